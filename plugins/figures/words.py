"""The words of a chart, for those who hear it."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "fi": {
        "figures.title": "Kuvio: {label}",
        "figures.bars": "Vaakapylväskuvio.",
        "figures.lines": "Viivakuvio.",
        "figures.series": "Sarjat: {names}.",
        "figures.unit": "Yksikkö: {unit}.",
        "figures.extremes": "Suurin: {most}. Pienin: {least}.",
        "figures.table": "Luvut ovat myös kuviota edeltävässä taulukossa.",
        "figures.file": "Lataa luvut: {label} (CSV, {size})",
    },
    "sv": {
        "figures.title": "Diagram: {label}",
        "figures.bars": "Liggande stapeldiagram.",
        "figures.lines": "Linjediagram.",
        "figures.series": "Serier: {names}.",
        "figures.unit": "Enhet: {unit}.",
        "figures.extremes": "Störst: {most}. Minst: {least}.",
        "figures.table": "Siffrorna finns också i tabellen före diagrammet.",
        "figures.file": "Ladda ner siffrorna: {label} (CSV, {size})",
    },
    "en": {
        "figures.title": "Chart: {label}",
        "figures.bars": "Horizontal bar chart.",
        "figures.lines": "Line chart.",
        "figures.series": "Series: {names}.",
        "figures.unit": "Unit: {unit}.",
        "figures.extremes": "Highest: {most}. Lowest: {least}.",
        "figures.table": "The numbers are also in the table before the chart.",
        "figures.file": "Download the numbers: {label} (CSV, {size})",
    },
}
