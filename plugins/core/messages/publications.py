"""What is said of publications and series."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "isbn-form": {
        "fi": "”{found}” ei ole ISBN (tieto ”{key}”). Tarkista se julkaisusta: siinä on 13 numeroa, ja se alkaa 978 tai 979 (vanhassa on 10), esimerkiksi 978-952-5676-51-8.",
        "en": "“{found}” is no ISBN (key “{key}”). Check it in the publication: it has 13 digits and begins with 978 or 979 (an old one has 10), such as 978-952-5676-51-8.",
    },
    "isbn-digit": {
        "fi": "ISBN-tunnuksen ”{found}” tarkistusnumero ei täsmää (tieto ”{key}”). Jos muut numerot ovat oikein, viimeinen on {digit}: {mend}. Vertaa julkaisuun.",
        "en": "the check digit of the ISBN “{found}” does not fit (key “{key}”). If the other digits are right, the last is {digit}: {mend}. Compare with the publication.",
    },
    "issn-form": {
        "fi": "”{found}” ei ole ISSN (tieto ”{key}”). Tarkista se sarjasta: siinä on kahdeksan merkkiä, esimerkiksi 1798-5668.",
        "en": "“{found}” is no ISSN (key “{key}”). Check it in the series: it has eight characters, such as 1798-5668.",
    },
    "issn-digit": {
        "fi": "ISSN-tunnuksen ”{found}” tarkistusmerkki ei täsmää (tieto ”{key}”). Jos muut numerot ovat oikein, viimeinen on {digit}: {mend}. Vertaa julkaisuun.",
        "en": "the check digit of the ISSN “{found}” does not fit (key “{key}”). If the other digits are right, the last is {digit}: {mend}. Compare with the publication.",
    },
    "urn-form": {
        "fi": "”{found}” ei ole URN-tunnus (tieto ”{key}”). Kirjoita se näin: URN:ISBN:978-952-5676-51-8 tai urn:nbn:fi-fe201704041234.",
        "en": "“{found}” is no URN (key “{key}”). Write it like this: URN:ISBN:978-952-5676-51-8 or urn:nbn:fi-fe201704041234.",
    },
    "urn-isbn": {
        "fi": "tiedon ”urn” ISBN on {found}, mutta julkaisulla on ISBN {given}. Korjaa toinen, tai jätä urn pois: se muodostetaan ISBN:stä.",
        "en": "the ISBN in “urn” is {found}, but the publication has the ISBN {given}. Correct one of them, or leave urn out: it is made of the ISBN.",
    },
    "isbn-of-two-formats": {
        "fi": "ISBN {found} on jo toisella tiedostolla. Jokaisella tiedostomuodolla on oma ISBN:nsä: korjaa toinen tai poista se.",
        "en": "another file has the ISBN {found} already. Every format has an ISBN of its own: correct one of them or remove it.",
    },
    "file-named-twice": {
        "fi": "tiedosto {found} on luettelossa kahdesti. Poista toinen tai korjaa sen nimi.",
        "en": "the file {found} is listed twice. Remove one of them, or correct its name.",
    },
    "number-without-series": {
        "fi": "julkaisulla on numero ({found}) mutta ei sarjaa. Lisää rivi series: ja sarjan tunnus, tai poista numero.",
        "en": "the publication has a number ({found}) but no series. Add a line series: with the id of the series, or remove the number.",
    },
    "isbn-twice": {
        "fi": "ISBN {found} on myös tiedostossa {other}. Tarkista, kumman julkaisun se on.",
        "en": "the ISBN {found} stands in {other} too. See to which of the publications it belongs.",
    },
}
