"""What is said of long documents."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "chapter-id": {
        "fi": "luvun tunnus ”{found}” ei kelpaa osoitteeseen. Käytä pieniä kirjaimia a–z, numeroita ja yhdysmerkkejä: {{#{mend}}}",
        "en": "the chapter's id “{found}” cannot stand in an address. Use small letters a–z, digits and hyphens: {{#{mend}}}",
    },
    "chapter-reserved": {
        "fi": "luvun ”{title}” osoite olisi ”{slug}”, mutta se on varattu sivulle, jolla on koko asiakirja. Anna luvulle toinen tunnus, esimerkiksi {{#{slug}-luku}}",
        "en": "the address of the chapter “{title}” would be “{slug}”, but that is the page of the whole document. Give the chapter another id, for example {{#{slug}-chapter}}",
    },
    "chapter-twice": {
        "fi": "kahdella luvulla on sama osoite ”{slug}”; toinen on rivillä {line}. Anna toiselle oma tunnus otsikon perään, esimerkiksi {{#{slug}-2}}",
        "en": "two chapters have the same address “{slug}”; the other is on line {line}. Give one of them an id of its own after its heading, for example {{#{slug}-2}}",
    },
}
