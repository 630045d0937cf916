"""What is said of old addresses."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "redirect-form": {
        "fi": "vanha osoite ”{found}” ei käy. Kirjoita se ilman palvelimen nimeä kauttaviivasta alkaen, esimerkiksi /vanha-sivu/, ja jätä pois ?- tai #-merkistä alkava osa, ”..” ja pisteellä alkava nimi.",
        "en": "the old address “{found}” will not do. Write it without the host, beginning with a slash, such as /old-page/, and leave out what begins with ? or #, “..” and a name that begins with a point.",
    },
    "redirect-bytes": {
        "fi": "vanhan osoitteen ”{found}” prosenttimerkinnät eivät ole UTF-8:aa. Kirjoita kirjaimet sellaisinaan: /räätälöity/.",
        "en": "the percent signs of the old address “{found}” are not UTF-8. Write the letters as they are: /räätälöity/.",
    },
    "redirect-long": {
        "fi": "vanha osoite on liian pitkä: siinä on yli 1000 merkkiä, tai kauttaviivojen välissä on yli 240. Tarkista osoite.",
        "en": "the old address is too long: it has more than 1000 characters, or more than 240 between two slashes. Check the address.",
    },
    "redirect-outside": {
        "fi": "vanha osoite ”{found}” ei ole sivuston kansiossa {folder}, joten siihen ei voi tehdä ohjaussivua. Pyydä ohjausta palvelimen ylläpidolta.",
        "en": "the old address “{found}” is not below the site's folder {folder}, so no page can lead on from it. Ask whoever keeps the server.",
    },
    "redirect-host": {
        "fi": "vanha osoite ”{found}” on toisella palvelimella. Tarkista osoite: ohjata voi vain tämän sivuston ({host}) osoitteita.",
        "en": "the old address “{found}” is another host's. Check it: only this site's ({host}) addresses can be redirected.",
    },
    "redirect-self": {
        "fi": "vanha osoite ”{found}” on sivun nykyinen osoite. Poista se.",
        "en": "the old address “{found}” is the page's present one. Remove it.",
    },
    "redirect-taken": {
        "fi": "vanha osoite ”{found}” on sivuston nykyinen osoite, eikä sitä voi ohjata muualle. Poista se.",
        "en": "the old address “{found}” is in use on the site and cannot lead elsewhere. Remove it.",
    },
    "redirect-twice": {
        "fi": "vanhan osoitteen ”{found}” on ottanut myös {other}. Jätä se vain toiseen.",
        "en": "the old address “{found}” is claimed by {other} too. Leave it in one of them.",
    },
    "redirects-form": {
        "fi": "tiedostossa ei ole ohjauksia. Kirjoita kukin omalle rivilleen: vanha osoite, kaksoispiste, välilyönti ja kohde, esimerkiksi /vanha/sivu/: /uusi/sivu/",
        "en": "the file has no redirects. Write each on a line of its own: an old address, a colon, a space and a target, such as /old/page/: /new/page/",
    },
    "redirects-line": {
        "fi": "rivillä ”{found}” ei ole vanhaa osoitetta ja kohdetta. Kirjoita ne näin, väli kaksoispisteen jälkeen: /vanha/sivu/: /uusi/sivu/",
        "en": "the line “{found}” has no old address and target. Write them like this, with a space after the colon: /old/page/: /new/page/",
    },
    "redirects-syntax": {
        "fi": "tiedostoa ei voi lukea tästä kohdasta eteenpäin. Syynä on useimmiten sulkematon lainausmerkki tai sulje taikka väärä sisennys.",
        "en": "the file cannot be read from here on. Most often a quotation mark or bracket is not closed, or the indentation is wrong.",
    },
    "redirects-documents": {
        "fi": "rivi --- aloittaa tässä toisen luettelon, ja tiedostossa on yksi. Poista rivi.",
        "en": "the line --- begins a second list here, and the file has one. Remove the line.",
    },
    "redirects-many": {
        "fi": "ohjauksia on yli {limit}, eikä niin monta lueta. Ohjaa kokonaiset kansiot yhdellä rivillä: /vanha/*: /uusi/*",
        "en": "there are more than {limit} redirects, and so many are not read. Redirect whole folders in one line: /old/*: /new/*",
    },
    "redirects-several": {
        "fi": "vanha osoite ”{found}” voi johtaa vain yhteen paikkaan. Kirjoita yksi kohde samalle riville.",
        "en": "the old address “{found}” can lead to one place only. Write one target on the same line.",
    },
    "redirects-empty": {
        "fi": "vanhalta osoitteelta ”{found}” puuttuu kohde. Kirjoita se kaksoispisteen ja välin jälkeen.",
        "en": "the old address “{found}” has no target. Write it after the colon and a space.",
    },
    "redirects-twice": {
        "fi": "vanha osoite ”{key}” on jo rivillä {line}. Jätä vain toinen.",
        "en": "the old address “{key}” stands on line {line} already. Keep one of them.",
    },
    "redirects-star": {
        "fi": "tähti käy vanhassa osoitteessa vain lopussa, kauttaviivan jälkeen: /vanha/*. Jos tähti kuuluu osoitteeseen, kirjoita sen tilalle %2A.",
        "en": "a star stands only at the end of an old address, after a slash: /old/*. If it belongs to the address, write %2A in its place.",
    },
    "redirects-folder-used": {
        "fi": "kansiossa ”{found}” on sivuston nykyisiä sivuja tai tiedostoja, esimerkiksi {path}, joten sitä ei voi ohjata kokonaan. Ohjaa sen vanhat osoitteet yksitellen.",
        "en": "the folder “{found}” has pages or files that are in use, for example {path}, so it cannot be redirected as a whole. Redirect its old addresses one by one.",
    },
    "redirects-target": {
        "fi": "kohde ”{found}” ei johda mihinkään. Kirjoita polku (/uutiset/), oma sisältö (project:pro-sos), tiedosto (files/ohjelma.pdf) tai https-osoite.",
        "en": "the target “{found}” leads nowhere. Write a path (/news/), an own item (project:pro-sos), a file (files/programme.pdf) or an https address.",
    },
    "redirects-target-near": {
        "fi": "kohde ”{found}” ei johda mihinkään. Tarkoititko ”{mend}”?",
        "en": "the target “{found}” leads nowhere. Did you mean “{mend}”?",
    },
    "redirects-target-long": {
        "fi": "kohteessa on yli 2000 merkkiä. Kirjoita lyhyempi osoite.",
        "en": "the target has more than 2000 characters. Write a shorter address.",
    },
    "redirects-star-target": {
        "fi": "kohde ”{found}” ei käy. Kohteen lopussa voi olla tähti vain, kun vanhankin osoitteen lopussa on, ja sitä edeltää pelkkä polku tai https-osoite: /vanha/*: /uusi/*",
        "en": "the target “{found}” will not do. A target ends with a star only where the old address does, and before it stands a mere path or https address: /old/*: /new/*",
    },
    "redirects-unknown": {
        "fi": "osoitteessa ”{found}” ei ole mitään. Tarkista kohde.",
        "en": "nothing stands at “{found}”. Check the target.",
    },
    "redirects-unknown-near": {
        "fi": "osoitteessa ”{found}” ei ole mitään. Tarkoititko ”{nearest}”?",
        "en": "nothing stands at “{found}”. Did you mean “{nearest}”?",
    },
    "redirects-detour": {
        "fi": "kohde ”{found}” on itsekin vanha osoite ({old}). Ohjaa suoraan perille: {mend}",
        "en": "the target “{found}” is an old address itself ({old}). Lead straight to the end: {mend}",
    },
    "redirects-ring": {
        "fi": "ohjaus kiertää kehää: {path}. Ohjaa jokin näistä nykyiselle sivulle.",
        "en": "the redirect goes round in a ring: {path}. Lead one of these to a present page.",
    },
    "redirects-not-out": {
        "fi": "kohdetta ”{target}” ei ole vielä julkaistu, joten ohjaus alkaa toimia vasta sen ilmestyttyä.",
        "en": "the target “{target}” is not published yet, so the redirect begins to work when it is.",
    },
    "redirects-not-shown": {
        "fi": "kohde ”{target}” ei ole enää yhteystiedoissa, joten vanha osoite ei johda mihinkään. Vaihda kohde, esimerkiksi /yhteystiedot/.",
        "en": "the target “{target}” is no longer on the contacts page, so the old address leads nowhere. Change the target, for example to /contacts/.",
    },
}
