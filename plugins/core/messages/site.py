"""What only the whole site shows: references, links, addresses, contacts."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "reference-unknown": {
        "fi": "tunnusta ”{id}” ei ole kansiossa {folder}. Tarkista tunnus tai tee sille oma tiedosto.",
        "en": "there is no “{id}” in the folder {folder}. Check the id or write the item.",
    },
    "reference-unknown-near": {
        "fi": "tunnusta ”{id}” ei ole kansiossa {folder}. Tarkoititko ”{nearest}”?",
        "en": "there is no “{id}” in the folder {folder}. Did you mean “{nearest}”?",
    },
    "reference-other-kind": {
        "fi": "”{id}” on kansiossa {other}, mutta tähän tarvitaan tunnus kansiosta {folder}. Vaihda tunnus.",
        "en": "“{id}” is in the folder {other}, but this needs an id from the folder {folder}. Change the id.",
    },
    "reference-not-out": {
        "fi": "”{target}” ei ole vielä julkaistu (luonnos tai tuleva päivä), joten se jätetään tästä pois siihen asti.",
        "en": "“{target}” is not published yet (a draft or a future date), so it is left out here until then.",
    },
    "name-is-item": {
        "fi": "”{found}” on tässä pelkkä nimi. Jos tarkoitat omaa sisältöä, kirjoita sen tunnus: {id}",
        "en": "“{found}” is a mere name here. If the item is meant, write its id: {id}",
    },
    "link-not-out": {
        "fi": "linkin kohdetta ”{target}” ei ole vielä julkaistu, joten linkki näytetään pelkkänä tekstinä siihen asti.",
        "en": "the link's target “{target}” is not published yet, so the link is shown as plain text until then.",
    },
    "card-not-out": {
        "fi": "kortin kohdetta ”{target}” ei ole vielä julkaistu, joten kortti jätetään pois siihen asti.",
        "en": "the card's item “{target}” is not published yet, so the card is left out until then.",
    },
    "link-not-shown": {
        "fi": "linkin kohde ”{target}” ei ole enää yhteystiedoissa, joten linkki näytetään pelkkänä tekstinä. Vaihda linkki nykyiseen henkilöön tai poista se.",
        "en": "the link's target “{target}” is no longer on the contacts page, so the link is shown as plain text. Link to the present person or remove it.",
    },
    "anchor-unknown": {
        "fi": "sivulla ”{title}” ei ole kohtaa #{anchor}. Tarkista #-merkin jälkeinen tunnus: se on sama kuin otsikon perässä aaltosulkeissa, esimerkiksi {{#tunnus}}.",
        "en": "the page “{title}” has no place #{anchor}. Check the id after #: it is the one in braces after the heading, such as {{#id}}.",
    },
    "anchor-unknown-near": {
        "fi": "sivulla ”{title}” ei ole kohtaa #{anchor}. Tarkoititko #{nearest}?",
        "en": "the page “{title}” has no place #{anchor}. Did you mean #{nearest}?",
    },
    "file-unknown": {
        "fi": "tiedostoa ”{found}” ei ole sisältökansiossa. Lisää tiedosto sinne tai korjaa nimi.",
        "en": "there is no file “{found}” in the content folder. Add it or correct the name.",
    },
    "file-unknown-near": {
        "fi": "tiedostoa ”{found}” ei ole sisältökansiossa. Tarkoititko ”{nearest}”?",
        "en": "there is no file “{found}” in the content folder. Did you mean “{nearest}”?",
    },
    "picture-not-picture": {
        "fi": "”{found}” ei ole kuva. Tallenna kuva kansioon images ja kirjoita sen nimi, esimerkiksi images/kuva.jpg.",
        "en": "“{found}” is no picture. Save the picture in the folder images and write its name, such as images/picture.jpg.",
    },
    "link-outside": {
        "fi": "linkki ”{found}” vie sisältökansion ulkopuolelle. Nimeä tiedosto sisältökansiosta lähtien: files/ohjelma.pdf.",
        "en": "the link “{found}” leads out of the content folder. Name the file from it on: files/programme.pdf.",
    },
    "link-path-item": {
        "fi": "linkki ”{found}” ei johda mihinkään. Kirjoita linkki omaan sisältöön näin: {mend}",
        "en": "the link “{found}” leads nowhere. Write a link to an own item like this: {mend}",
    },
    "link-path": {
        "fi": "linkki ”{found}” ei johda mihinkään. Kirjoita https-osoite, oma sisältö (project:pro-sos) tai tiedosto (files/ohjelma.pdf).",
        "en": "the link “{found}” leads nowhere. Write an https address, an own item (project:pro-sos) or a file (files/programme.pdf).",
    },
    "link-www": {
        "fi": "linkistä ”{found}” puuttuu alku. Kirjoita {mend}",
        "en": "the link “{found}” lacks its beginning. Write {mend}",
    },
    "link-address": {
        "fi": "tällä sivustolla ei ole osoitetta ”{found}”. Tarkista se tai linkitä sisältöön tunnuksella (project:pro-sos).",
        "en": "this site has no address “{found}”. Check it or link to the item by its id (project:pro-sos).",
    },
    "id-twice": {
        "fi": "tunnus ”{id}” ({kind}) on myös tiedostossa {other}. Anna toiselle oma tunnus: nimeä tiedosto uudelleen tai muuta sen tietoa id.",
        "en": "the id “{id}” ({kind}) is also that of {other}. Give one of them an id of its own: rename the file or change its key id.",
    },
    "unique-twice": {
        "fi": "sama {keys} ({found}) on myös tiedostossa {other}. Korjaa toiseen oikea numero.",
        "en": "the same {keys} ({found}) stands in {other} too. Correct the number in one of them.",
    },
    "guid-twice": {
        "fi": "sama syötetunniste ”{found}” on myös tiedostossa {other}. Poista rivi guid siitä, jolle se ei kuulu.",
        "en": "the same guid “{found}” stands in {other} too. Delete the line guid from the one that it does not belong to.",
    },
    "tag-form": {
        "fi": "aiheesta ”{found}” ei saa osoitetta, koska siinä ei ole kirjaimia a–ö eikä numeroita. Kirjoita aihe sanoin, esimerkiksi perheet.",
        "en": "the tag “{found}” gives no address, since it has no letters or digits. Write the tag in words, such as families.",
    },
    "ring": {
        "fi": "”{key}” kiertää kehää: {path}. Poista {key} yhdestä näistä.",
        "en": "“{key}” goes round in a ring: {path}. Remove {key} from one of these.",
    },
    "translation-same-lang": {
        "fi": "käännös on samalla kielellä ({lang}) kuin alkuperäinen {target}. Korjaa lang tai poista translation_of.",
        "en": "the translation is in the same language ({lang}) as its original {target}. Correct lang or remove translation_of.",
    },
    "translation-twice": {
        "fi": "samalle sisällölle on toinenkin käännös kielellä {lang} ({other}). Jätä vain toinen.",
        "en": "the same item has another translation into {lang} ({other}). Keep one of them.",
    },
    "order": {
        "fi": "”{later}” ({found}) on ennen tietoa ”{earlier}” ({other}). Tarkista, kumpi päivä on väärin.",
        "en": "“{later}” ({found}) is before “{earlier}” ({other}). Check which of the dates is wrong.",
    },
    "year-differs": {
        "fi": "vuosi {found} ei ole sama kuin julkaisupäivän vuosi {other}. Tarkista, onko se tarkoitus.",
        "en": "the year {found} is not that of the date, {other}. Check whether this is meant.",
    },
    "state-with-dates": {
        "fi": "tilaa ”{found}” ei tarvita, koska päivät kertovat sen. Poista rivi state:.",
        "en": "the state “{found}” is not needed, since the dates tell it. Remove the line state:.",
    },
    "address-twice": {
        "fi": "sivun osoite {address} on jo käytössä ({other}). Anna toiselle oma tunnus, esimerkiksi rivillä id: toinen-tunnus.",
        "en": "the address {address} is in use already ({other}). Give one of them an id of its own, for example on a line id: other-id.",
    },
    "address-reserved": {
        "fi": "osoite {address} on varattu sivuston omaan käyttöön. Anna sivulle toinen tunnus, esimerkiksi rivillä id: toinen-tunnus.",
        "en": "the address {address} is reserved for the site itself. Give the page another id, for example on a line id: other-id.",
    },
    "lang-not-on-site": {
        "fi": "kieltä ”{found}” ei ole tällä sivustolla. Vaihda tilalle jokin näistä: {allowed}.",
        "en": "the language “{found}” is not one of this site's. Write one of these: {allowed}.",
    },
    "organisation-missing": {
        "fi": "asetuksissa nimetyllä omalla organisaatiolla ”{id}” ei ole tiedostoa. Tee organisations/{id}.md.",
        "en": "the site's own organisation “{id}” in the settings has no file. Write organisations/{id}.md.",
    },
    "contact-no-role": {
        "fi": "henkilöllä {name} ei ole tehtävää päivänä {day}, joten hänestä näytetään vain nimi. Tarkista tehtävien päivät hänen tiedostostaan.",
        "en": "{name} holds no role on {day}, so only the name is shown. Check the days of the roles in the person's file.",
    },
    "contact-empty": {
        "fi": "yhteystietolohkossa on tyhjä kohta pilkkujen välissä. Kirjoita henkilöiden tunnukset: ::contact[marja-heikkila, sivi-talvensola]",
        "en": "the contact block has an empty place between commas. Write the people's ids: ::contact[marja-heikkila, sivi-talvensola]",
    },
    "contact-left": {
        "fi": "{name} ei ole enää tehtävässään. Sivulla näytetään hänen sijastaan: {present}. Vaihda tähän nykyisen yhteyshenkilön tunnus.",
        "en": "{name} is no longer in the role. The page shows instead: {present}. Write the id of the present contact here.",
    },
}
