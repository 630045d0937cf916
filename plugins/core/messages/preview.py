"""What the preview says of itself."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "preview-code": {
        "fi": "ohjelman tiedostossa ”{file}” rivillä {line} on virhe ({reason}). Sivut näytetään ohjelman "
        "entisellä versiolla. Kun virhe on korjattu ja tallennettu, esikatselu käynnistyy itse uudelleen.",
        "en": "line {line} of the program's file “{file}” has a fault ({reason}). Pages are shown by the former "
        "version. Once it is mended and saved, the preview starts again by itself.",
    },
    "preview-fault": {
        "fi": "ohjelma keskeytyi virheeseen ({reason}; {where}). Vika ei ole tekstissä: kerro siitä sivuston "
        "ylläpitäjälle.",
        "en": "the program ended in a fault ({reason}; {where}). The text is not to blame: tell whoever "
        "maintains the site.",
    },
}
