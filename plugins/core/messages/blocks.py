"""What single blocks of a text ask of the writer: tables of figures, videos."""

from collections.abc import Mapping

_FIGURES: Mapping[str, Mapping[str, str]] = {
    "figures-no-table": {
        "fi": "lohkossa figures ei ole taulukkoa. Kirjoita siihen taulukko: ensimmäiselle riville sarjojen nimet, ensimmäiseen sarakkeeseen luokat, esimerkiksi | Asia | 2016 |",
        "en": "there is no table in the directive figures. Write one with the series' names in the first row and the categories in the first column, such as | Matter | 2016 |",
    },
    "figures-tables": {
        "fi": "lohkossa figures on {count} taulukkoa, mutta siihen mahtuu yksi. Tee jokaiselle taulukolle oma lohko.",
        "en": "there are {count} tables in the directive figures, which takes one. Give each table a directive of its own.",
    },
    "figures-small": {
        "fi": "lohkon figures taulukko on liian pieni. Lisää siihen otsikkorivin alle ainakin yksi rivi ja luokkien viereen ainakin yksi sarake: | Asia | 2016 |",
        "en": "the table in the directive figures is too small. Add at least one row below the first and one column beside the categories: | Matter | 2016 |",
    },
    "figures-series-unnamed": {
        "fi": "taulukon {column}. sarakkeella ei ole otsikkoa. Kirjoita ensimmäiselle riville, mitä sarakkeen luvut ovat.",
        "en": "column {column} of the table has no heading. Write in the first row what its numbers are.",
    },
    "figures-category-unnamed": {
        "fi": "taulukon {row}. rivin ensimmäinen solu on tyhjä. Kirjoita siihen, mitä rivin luvut ovat.",
        "en": "the first cell of row {row} of the table is empty. Write in it what the row's numbers are.",
    },
    "figures-ragged": {
        "fi": "taulukon rivillä ”{row}” on soluja {found}, mutta ensimmäisellä rivillä {expected}. Tarkista, ettei |-merkkejä ole liikaa tai liian vähän.",
        "en": "the table's row “{row}” has {found} cells, but the first row has {expected}. Check that there is no | too many or too few.",
    },
    "figures-cell": {
        "fi": "taulukon solu ”{found}” (rivi ”{row}”, sarake ”{column}”) ei ole luku. Kirjoita pelkkä luku, esimerkiksi 204, 1 234, 12,5 tai -3, tai puuttuvan luvun paikalle –",
        "en": "the table's cell “{found}” (row “{row}”, column “{column}”) is not a number. Write only a number such as 204, 1 234, 12,5 or -3, or – for a missing one.",
    },
    "figures-cell-empty": {
        "fi": "taulukon solu (rivi ”{row}”, sarake ”{column}”) on tyhjä. Kirjoita siihen luku tai puuttuvan luvun paikalle –",
        "en": "the table's cell (row “{row}”, column “{column}”) is empty. Write a number, or – for a missing one.",
    },
}

MESSAGES: Mapping[str, Mapping[str, str]] = {
    **_FIGURES,
    "directive-attribute-missing": {
        "fi": "lohkosta ”{name}” puuttuu lisätieto {attribute}. Kirjoita {mend}",
        "en": "the directive “{name}” lacks the attribute {attribute}. Write {mend}",
    },
}
