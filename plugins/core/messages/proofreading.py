"""Language help: remarks on texts that build, for the writer to weigh."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "note-doubled": {
        "fi": "sana ”{found}” on kahdesti peräkkäin. Poista toinen, jos se on vahinko.",
        "en": "the word “{found}” stands twice in a row. Take one out if it is a slip.",
    },
    "note-long-sentence": {
        "fi": "virkkeessä on {count} sanaa. Yli {most} sanan virkettä on raskas lukea: jaa se kahdeksi.",
        "en": "the sentence has {count} words. One of more than {most} is hard to read: make it two.",
    },
    "note-link-text": {
        "fi": "linkin teksti ”{found}” ei kerro, mihin linkki vie. Kirjoita linkiksi se, mitä lukija saa: [ohjelma (pdf)](…).",
        "en": "the link text “{found}” does not say where the link leads. Let the link be what the reader gets: "
        "[programme (pdf)](…).",
    },
    "note-no-year": {
        "fi": "päivässä ”{found}” ei ole vuotta. Teksti jää arkistoon: kirjoita vuosi mukaan, esimerkiksi {found}{year}.",
        "en": "the day “{found}” has no year. The text stays in the archive: write the year too, for example {found}{year}.",
    },
    "note-email-unknown": {
        "fi": "osoitetta ”{found}” ei ole kenelläkään yhteystiedoissa. Tarkista se, tai käytä lohkoa "
        "::contact[henkilon-tunnus], jolloin osoite pysyy oikeana.",
        "en": "nobody in the directory has the address “{found}”. Check it, or use the block ::contact[id-of-the-person], "
        "which keeps the address right.",
    },
    "note-phone-by-hand": {
        "fi": "numero ”{found}” ({name}) on kirjoitettu käsin, eikä se muutu, kun yhteystiedot muuttuvat. Käytä lohkoa ::contact[henkilon-tunnus], jos se sopii tähän.",
        "en": "the number “{found}” ({name}) is written by hand and does not change when the directory does. Use the block ::contact[id-of-the-person] if it fits here.",
    },
    "note-phone-differs": {
        "fi": "numero ”{found}” on eri kuin yhteystiedoissa: {name}, {known}. Tarkista, kumpi on oikein.",
        "en": "the number “{found}” is not that of the directory: {name}, {known}. Check which is right.",
    },
    "note-unwritten": {
        "fi": "tässä on vielä ”{found}”, vaikka sisältö ei ole enää luonnos. Kirjoita teksti tai poista rivi.",
        "en": "here still stands “{found}” although the item is no longer a draft. Write the text or take out the line.",
    },
    "note-indented": {
        "fi": "rivi on sisennetty neljällä välilyönnillä, joten ”{found}” näytetään koodina. Poista sisennys.",
        "en": "the line is indented by four spaces, so “{found}” is shown as code. Remove the indentation.",
    },
    "note-quotes": {
        "fi": 'arvon {found} lainausmerkit näkyvät lukijalle. Poista ne; jos niiden pitää näkyä, kirjoita arvon ympärille vielä suorat lainausmerkit: "{found}"',
        "en": 'readers see the quotation marks of {found}. Remove them; if they are to be seen, put straight ones around the value: "{found}"',
    },
    "note-no-summary": {
        "fi": "tiivistelmä puuttuu. Se näkyy korteissa, hakukoneissa ja jaetuissa linkeissä: lisää summary.",
        "en": "there is no summary. It is shown on cards, by search engines and with shared links: add summary.",
    },
    "note-deadline-past": {
        "fi": "ilmoittautuminen päättyy ennen julkaisupäivää ({date}). Tarkista päivät.",
        "en": "registration ends before the day of publication ({date}). Check the days.",
    },
}
