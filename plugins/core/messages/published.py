"""What the guard of what is published says, and what is wrong with what it compares with."""

from collections.abc import Mapping

_GUARD: Mapping[str, Mapping[str, str]] = {
    "guard-ids": {
        "fi": "syötteiden tunnisteet alkaisivat ”{now}”, mutta julkaistut alkavat ”{was}”: jokainen tilaaja saisi kaiken uudelleen. Palauta asetukset FEED_DOMAIN ja FEED_YEAR entisiksi.",
        "en": "the ids of the feeds would begin with “{now}”, but those that are published begin with “{was}”: every subscriber would get everything again. Restore the settings FEED_DOMAIN and FEED_YEAR.",
    },
    "guard-renamed": {
        "fi": "”{title}” on julkaistu tunnuksella ”{id}” osoitteessa {address}. Uudella tunnuksella se lähtisi tilaajille toiseen kertaan. Lisää tietolohkoon rivi id: {id}",
        "en": "“{title}” is published with the id “{id}” at {address}. With another id it would be sent to subscribers again. Add a line to the front matter: id: {id}",
    },
    "guard-page-renamed": {
        "fi": "sivu ”{title}” on julkaistu tunnuksella ”{id}”, ja sen osoite {address} lakkaisi toimimasta. Lisää tietolohkoon rivi id: {id}",
        "en": "the page “{title}” is published with the id “{id}”, and its address {address} would break. Add a line to the front matter: id: {id}",
    },
    "guard-other-kind": {
        "fi": "”{title}” on julkaistu toisen lajin kansiosta osoitteessa {address}. Se lähtisi tilaajille toiseen kertaan, ja vanha osoite lakkaisi toimimasta. Siirrä tiedosto takaisin tai lisää tietolohkoon rivit redirect_from: [{address}] ja guid: {guid}",
        "en": "“{title}” is published from another kind's folder at {address}. It would be sent to subscribers again, and the old address would break. Move the file back, or add to the front matter the lines redirect_from: [{address}] and guid: {guid}",
    },
    "guard-guid": {
        "fi": "”{title}” on julkaistu toisella tunnisteella, joten se lähtisi tilaajille toiseen kertaan. Lisää tietolohkoon rivi guid: {guid}",
        "en": "“{title}” is published with another lasting id, so it would be sent to subscribers again. Add a line to the front matter: guid: {guid}",
    },
    "guard-guid-added": {
        "fi": "”{title}” on jo julkaistu, ja tieto guid antaisi sille uuden tunnisteen: se lähtisi tilaajille toiseen kertaan. Poista rivi guid.",
        "en": "“{title}” is published already, and guid would give it another lasting id: it would be sent to subscribers again. Remove the line guid.",
    },
    "guard-story": {
        "fi": "juttu ”{title}” on julkaistu tunnuksella ”{id}”. Uudella tunnuksella se lähtisi tilaajille toiseen kertaan. Palauta otsikon perään {{#{id}}}",
        "en": "the story “{title}” is published with the id “{id}”. With another id it would be sent to subscribers again. Restore it behind the heading: {{#{id}}}",
    },
    "guard-deadline": {
        "fi": "määräaika ”{title}” lähtisi tilaajille toiseen kertaan, koska sen alkupäivä on muuttunut. Palauta päivä tai perustele poikkeus tiedostossa publish-exceptions.yaml: item: {item}",
        "en": "the deadline “{title}” would be sent to subscribers again, since the day from which it counts has changed. Restore the day, or give a reason in publish-exceptions.yaml: item: {item}",
    },
    "guard-gone": {
        "fi": "”{title}” on julkaistu ({address}), mutta sen tiedostoa ei enää ole. Palauta tiedosto tai perustele poisto tiedostossa publish-exceptions.yaml: item: {item}",
        "en": "“{title}” is published ({address}), but its file is gone. Restore the file, or give the reason in publish-exceptions.yaml: item: {item}",
    },
    "guard-draft": {
        "fi": "”{title}” on jo julkaistu ({address}), ja luonnoksena se katoaisi lukijoilta ja tilaajilta. Poista rivi status: draft tai perustele poisto tiedostossa publish-exceptions.yaml: item: {item}",
        "en": "“{title}” is published already ({address}); as a draft it would vanish for readers and subscribers. Remove the line status: draft, or give the reason in publish-exceptions.yaml: item: {item}",
    },
    "guard-later": {
        "fi": "”{title}” on jo julkaistu ({address}), mutta sen päivä on nyt {day}, ja siihen asti se katoaisi. Palauta päivä tai perustele poisto tiedostossa publish-exceptions.yaml: item: {item}",
        "en": "“{title}” is published already ({address}), but it is dated {day} now and would vanish until then. Restore the date, or give the reason in publish-exceptions.yaml: item: {item}",
    },
    "guard-undated": {
        "fi": "”{title}” on lähetetty tilaajille, mutta ilman päivää se katoaisi syötteistä. Palauta tieto date tai perustele poisto tiedostossa publish-exceptions.yaml: item: {item}",
        "en": "“{title}” has been sent to subscribers, but without a date it would vanish from the feeds. Restore date, or give the reason in publish-exceptions.yaml: item: {item}",
    },
    "guard-no-item": {
        "fi": "”{title}” on lähetetty tilaajille, mutta se katoaisi syötteistä. Palauta se tai perustele poisto tiedostossa publish-exceptions.yaml: item: {item}",
        "en": "“{title}” has been sent to subscribers, but it would vanish from the feeds. Restore it, or give the reason in publish-exceptions.yaml: item: {item}",
    },
    "guard-story-gone": {
        "fi": "juttu ”{title}” on julkaistu, mutta sitä ei enää ole numerossa. Palauta juttu tai perustele poisto tiedostossa publish-exceptions.yaml: item: {item}",
        "en": "the story “{title}” is published, but the issue has it no more. Restore it, or give the reason in publish-exceptions.yaml: item: {item}",
    },
    "guard-moved": {
        "fi": "sivun ”{title}” osoite on muuttunut, ja nämä lakkaisivat toimimasta: {address}. Lisää tietolohkoon rivi redirect_from: [{paths}]",
        "en": "the address of the page “{title}” has changed, and these would break: {address}. Add a line to the front matter: redirect_from: [{paths}]",
    },
    "guard-part": {
        "fi": "sivun ”{title}” osa on saanut toisen osoitteen tai poistunut, ja nämä lakkaisivat toimimasta: {address}. Palauta väliotsikon tunnus tai lisää tietolohkoon rivi redirect_from: [{paths}]",
        "en": "a part of the page “{title}” has another address or is gone, and these would break: {address}. Restore the heading's id, or add a line to the front matter: redirect_from: [{paths}]",
    },
    "guard-file": {
        "fi": "tiedosto {address} on julkaistu, ja sen osoite lakkaisi toimimasta. Palauta tiedosto sisältökansioon tai perustele poisto tiedostossa publish-exceptions.yaml: address: {address}",
        "en": "the file {address} is published, and its address would break. Restore it in the content folder, or give the reason in publish-exceptions.yaml: address: {address}",
    },
    "guard-address": {
        "fi": "nämä julkaistut osoitteet lakkaisivat toimimasta: {address}. Palauta ne, ohjaa ne tiedostossa redirects.yaml tai perustele poisto tiedostossa publish-exceptions.yaml: address: {head}",
        "en": "these published addresses would break: {address}. Restore them, lead them on in redirects.yaml, or give the reason in publish-exceptions.yaml: address: {head}",
    },
    "late-item": {
        "fi": "”{title}” on päivätty {date}, mutta uusin julkaistu on jo päivältä {newest}. Syötteestä viestejä lähettävä postituspalvelu ohittaa yli {days} päivää vanhan, eikä sitä lähetetä kenellekään. Anna tietoon date julkaisupäivä.",
        "en": "“{title}” is dated {date}, but the newest published item {newest}. A service that mails from the feed passes over what is more than {days} days older, so nobody would get it. Let date be the day on which it goes out.",
    },
}

_EXCEPTIONS: Mapping[str, Mapping[str, str]] = {
    "exceptions-not-utf8": {
        "fi": "tiedosto ei ole UTF-8-muotoinen. Tallenna se editorissa UTF-8-muodossa.",
        "en": "the file is not UTF-8. Save it as UTF-8 in your editor.",
    },
    "exceptions-form": {
        "fi": "poikkeukset ovat luettelo. Kirjoita jokainen omaksi kohdakseen, jossa on ensin rivi - item: news/tunnus (tai address: /osoite/) ja sen alla sisennettynä rivi reason: miksi",
        "en": "the exceptions are a list. Let each be an entry with a line - item: news/id (or address: /address/) and below it, indented, a line reason: why",
    },
    "exceptions-one": {
        "fi": "poikkeuksessa pitää olla joko address tai item, mutta ei molempia. Kirjoita kumpikin omaksi kohdakseen.",
        "en": "an exception has either address or item, not both. Let each be an entry of its own.",
    },
    "exceptions-value": {
        "fi": "tiedon ”{key}” pitää olla yksi arvo. Kirjoita jokaiselle oma kohtansa.",
        "en": "“{key}” has to be one value. Let each have an entry of its own.",
    },
    "exceptions-reason": {
        "fi": "poikkeuksesta puuttuu perustelu. Kerro tiedossa reason, miksi osoite tai sisältö saa kadota.",
        "en": "the exception has no reason. Say in reason why the address or item may vanish.",
    },
    "exceptions-address": {
        "fi": "osoitteen ”{found}” pitää alkaa kauttaviivalla. Kirjoita se ilman palvelimen nimeä, esimerkiksi /uutiset/vanha/.",
        "en": "the address “{found}” has to begin with a slash. Write it without the name of the host, for example /news/old/.",
    },
    "exceptions-item": {
        "fi": "”{found}” ei ole sisällön tunniste. Kirjoita laji ja tunnus, esimerkiksi news/vanha tai story/2017-1/aluekierros.",
        "en": "“{found}” is no id of an item. Write its kind and id, for example news/old or story/2017-1/tour.",
    },
    "exceptions-twice": {
        "fi": "poikkeus ”{found}” on jo rivillä {line}. Jätä vain toinen.",
        "en": "the exception “{found}” stands on line {line} already. Keep one of them.",
    },
    "exception-idle": {
        "fi": "poikkeusta ”{found}” ei enää tarvita: mikään, mitä se koskee, ei ole katoamassa eikä lähdössä uudelleen. Poista se.",
        "en": "the exception “{found}” is not needed any more: nothing that it is about is going to vanish or be sent again. Remove it.",
    },
}

_RECORD: Mapping[str, Mapping[str, str]] = {
    "published-missing": {
        "fi": "vertailukohtaa ”{where}” ei ole. Tarkista, että AGAINST on julkaistun sivuston kansio tai osoite.",
        "en": "there is no “{where}” to compare with. Check that AGAINST is the folder or the address of the published site.",
    },
    "published-unreadable": {
        "fi": "vertailukohtaa ”{where}” ei voi lukea ({reason}). Tarkista, että sinulla on siihen lukuoikeus.",
        "en": "“{where}”, which to compare with, cannot be read ({reason}). Check that you are allowed to read it.",
    },
    "published-damaged": {
        "fi": "julkaistun sivuston luettelo ”{where}” on vioittunut tai jotain muuta, joten siihen ei voi verrata. Palauta se varmuuskopiosta tai anna AGAINST, joka on julkaistun sivuston kansio tai osoite.",
        "en": "“{where}”, the record of the published site, is damaged or something else, so nothing can be compared with it. Restore it from a copy, or give AGAINST, the folder or address of the published site.",
    },
    "published-large": {
        "fi": "julkaistun sivuston luettelo ”{where}” on yli {limit} megatavun kokoinen, eikä niin isoa lueta. Tarkista, että AGAINST on oikea.",
        "en": "“{where}”, the record of the published site, is over {limit} megabytes, and one so big is not read. Check AGAINST.",
    },
    "published-version": {
        "fi": "julkaistun sivuston luettelo ”{where}” on uudemman ohjelman tekemä (versio {version}). Päivitä tämä ohjelma ennen julkaisua.",
        "en": "“{where}”, the record of the published site, was made by a newer program (version {version}). Update this one before you publish.",
    },
}

MESSAGES: Mapping[str, Mapping[str, str]] = {**_GUARD, **_EXCEPTIONS, **_RECORD}
