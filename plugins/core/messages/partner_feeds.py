"""What is said of partners' feeds: of their snapshots, and of what their servers give."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "partner-feed-file": {
        "fi": "tiedostolle ”{name}” ei ole paikkaa tässä kansiossa: komento make fetch-feeds tekee kansion tiedostot itse, esimerkiksi {example}. Siirrä tai poista se.",
        "en": "there is no place for “{name}” in this folder: the command make fetch-feeds makes its files itself, for example {example}. Move it or delete it.",
    },
    "partner-feed-gone": {
        "fi": "tällä tallenteella ei ole enää syötettä, koska sisällössä {owner} ei ole tietoa ”feed”. Uutisia ei näytetä. Poista tiedosto: make fetch-feeds.",
        "en": "this snapshot has no feed any more, since there is no “feed” in {owner}. Its news is not shown. Delete the file: make fetch-feeds.",
    },
    "partner-feed-new": {
        "fi": "syötettä ei ole vielä haettu tästä osoitteesta. Hae se: make fetch-feeds.",
        "en": "the feed has not been fetched from this address yet. Fetch it: make fetch-feeds.",
    },
    "partner-feed-damaged": {
        "fi": "syötteen tallennetta ei voi lukea. Poista tiedosto ja hae syöte uudelleen: make fetch-feeds.",
        "en": "the snapshot of the feed cannot be read. Delete the file and fetch the feed again: make fetch-feeds.",
    },
    "partner-feed-many": {
        "fi": "syötteen tallenteessa on {found} uutista, enintään {most} kelpaa. Poista tästä alkaen, tai hae syöte uudelleen: make fetch-feeds.",
        "en": "the snapshot of the feed has {found} items, {most} at most will do. Delete from here on, or fetch the feed again: make fetch-feeds.",
    },
    "partner-feed-markup": {
        "fi": "tiedossa ”{key}” on HTML-koodia tai näkymättömiä merkkejä; tallenteessa on vain tekstiä. Poista ne, tai hae syöte uudelleen: make fetch-feeds.",
        "en": "“{key}” has HTML or characters in it that cannot be seen; a snapshot has nothing but text. Remove them, or fetch the feed again: make fetch-feeds.",
    },
    "partner-feed-long": {
        "fi": "tiedon ”{key}” pituus on {found} merkkiä, enintään {most} kelpaa. Lyhennä sitä, tai hae syöte uudelleen: make fetch-feeds.",
        "en": "“{key}” is {found} characters long, {most} at most will do. Shorten it, or fetch the feed again: make fetch-feeds.",
    },
    "partner-feed-date": {
        "fi": "tiedossa ”{key}” on ”{found}”, joka ei ole päivä muodossa VVVV-KK-PP vuosilta {first}–{last}. Korjaa päivä, tai hae syöte uudelleen: make fetch-feeds.",
        "en": "“{key}” is “{found}”, which is no day YYYY-MM-DD of the years {first}–{last}. Mend it, or fetch the feed again: make fetch-feeds.",
    },
    "partner-feed-language": {
        "fi": "tiedossa ”{key}” on ”{found}”, joka ei ole kielen tunnus (esimerkiksi fi, sv tai en-GB). Korjaa se, tai hae syöte uudelleen: make fetch-feeds.",
        "en": "“{key}” is “{found}”, which is no code of a language (as fi, sv or en-GB). Mend it, or fetch the feed again: make fetch-feeds.",
    },
    "partner-feed-none": {
        "fi": "osoitteessa ”{url}” ei ole syötettä (RSS, Atom tai JSON Feed) vaan jotain muuta. Etsi syötteen osoite kumppanin sivuilta, tai poista tieto ”feed”.",
        "en": "there is no feed (RSS, Atom or JSON Feed) at “{url}”, but something else. Find the feed's address on the partner's site, or remove “feed”.",
    },
    "partner-feed-page": {
        "fi": "osoitteessa ”{url}” on verkkosivu eikä syöte. Sivun mukaan sen syöte on ”{nearest}”: kirjoita tietoon ”feed” se.",
        "en": "at “{url}” there is a web page and no feed. The page says that its feed is “{nearest}”: write that as “feed”.",
    },
    "partner-feed-malformed": {
        "fi": "syöte ”{url}” on rikki, eikä sitä voi lukea luotettavasti. Aiempi tallenne jäi ennalleen. Kerro viasta syötteen julkaisijalle.",
        "en": "the feed “{url}” is malformed and cannot be read with certainty. The former snapshot stays. Tell its publisher.",
    },
    "partner-feed-entities": {
        "fi": "syöte ”{url}” määrittelee omia XML-entiteettejä, jollaisilla ohjelmia kaadetaan. Sitä ei luettu; aiempi tallenne jäi ennalleen. Kerro viasta syötteen julkaisijalle.",
        "en": "the feed “{url}” defines XML entities of its own, which is how programs are made to break. It was not read; the former snapshot stays. Tell its publisher.",
    },
    "partner-feed-heavy": {
        "fi": "syötteen ”{url}” lukeminen vei liikaa aikaa tai muistia, ja se keskeytettiin. Aiempi tallenne jäi ennalleen. Kerro viasta syötteen julkaisijalle.",
        "en": "reading the feed “{url}” took too much time or memory and was stopped. The former snapshot stays. Tell its publisher.",
    },
    "partner-feed-empty": {
        "fi": "syötteessä ”{url}” ei ole yhtään uutista, jolla olisi otsikko ja osoite. Aiempi tallenne jäi ennalleen. Jos syöte on lopetettu, poista tieto ”feed”.",
        "en": "the feed “{url}” has no item with a title and an address. The former snapshot stays. If the feed has ended, remove “feed”.",
    },
    "partner-feed-moved": {
        "fi": "syöte ”{url}” on muuttanut pysyvästi. Kirjoita tietoon ”feed” uusi osoite ”{nearest}”.",
        "en": "the feed “{url}” has moved for good. Write its new address “{nearest}” as “feed”.",
    },
    "partner-feed-unwritten": {
        "fi": "syötteen tallennetta ”{file}” ei voi kirjoittaa ({reason}). Tarkista levyn tila ja oikeutesi kansioon.",
        "en": "the snapshot “{file}” cannot be written ({reason}). Check the room on the disk and your rights to the folder.",
    },
}
