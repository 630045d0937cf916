"""What is said where an address of others cannot be fetched."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "fetch-address": {
        "fi": "osoitetta ”{url}” ei voi hakea. Kirjoita koko osoite, joka alkaa https:// tai http://, ilman käyttäjätunnusta ja salasanaa.",
        "en": "the address “{url}” cannot be fetched. Write the whole address, which begins with https:// or http://, without user name and password.",
    },
    "fetch-private": {
        "fi": "osoite ”{url}” johtaa tähän koneeseen tai sisäverkkoon ({found}), josta ei haeta mitään. Tarkista osoite, tai kysy siitä julkaisijalta.",
        "en": "the address “{url}” leads to this machine or to a private network ({found}), from which nothing is fetched. Check the address, or ask its publisher.",
    },
    "fetch-host": {
        "fi": "palvelinta ”{host}” ei löydy (osoite ”{url}”). Tarkista osoitteen kirjoitusasu ja oma verkkoyhteytesi.",
        "en": "there is no server “{host}” (address “{url}”). Check the spelling of the address, and your own connection.",
    },
    "fetch-unreachable": {
        "fi": "palvelimeen ei saada yhteyttä: ”{url}”. Yritä myöhemmin uudelleen; jos vika jatkuu, tarkista osoite selaimessa.",
        "en": "the server cannot be reached: “{url}”. Try again later; if it goes on, check the address in a browser.",
    },
    "fetch-certificate": {
        "fi": "palvelimen varmenne ei kelpaa, joten siihen ei voi luottaa: ”{url}”. Kerro viasta sivuston julkaisijalle.",
        "en": "the certificate of the server is not valid, so it cannot be trusted: “{url}”. Tell the publisher of the site.",
    },
    "fetch-slow": {
        "fi": "vastaus ei tullut {seconds} sekunnissa: ”{url}”. Yritä myöhemmin uudelleen; jos vika jatkuu, kysy julkaisijalta.",
        "en": "there was no whole answer within {seconds} seconds: “{url}”. Try again later; if it goes on, ask its publisher.",
    },
    "fetch-large": {
        "fi": "vastaus on suurempi kuin {most} tavua, eikä sitä haettu loppuun: ”{url}”. Tarkista, että osoite on syötteen eikä esimerkiksi videon.",
        "en": "the answer is larger than {most} bytes and was not fetched to its end: “{url}”. Check that the address is the right one, and no video's, say.",
    },
    "fetch-redirects": {
        "fi": "osoite ohjaa eteenpäin yli {most} kertaa (viimeksi ”{url}”). Etsi lopullinen osoite selaimella ja kirjoita se.",
        "en": "the address leads on more than {most} times (at last “{url}”). Find the final address with a browser, and write that.",
    },
    "fetch-redirected": {
        "fi": "osoite ”{url}” ohjaa osoitteeseen ”{found}”, jonne ei mennä: kelpaa vain https:// tai http://, eikä suojatusta suojaamattomaan. Tarkista osoite selaimessa.",
        "en": "the address “{url}” leads on to “{found}”, where nothing is fetched: only https:// or http:// will do, and nothing from a secured one to an open one. Check the address in a browser.",
    },
    "fetch-status": {
        "fi": "palvelin vastasi koodilla {status}: ”{url}”. 404 ja 410: osoite on muuttunut, etsi uusi. 401 ja 403: sisältö ei ole kaikille. 5…: yritä myöhemmin uudelleen.",
        "en": "the server answered with the code {status}: “{url}”. 404 and 410: the address has changed, find the new one. 401 and 403: it is not open to all. 5…: try again later.",
    },
    "fetch-encoding": {
        "fi": "vastaus on pakattu tavalla ”{found}”, jota ei pyydetty: ”{url}”. Kerro viasta sivuston julkaisijalle.",
        "en": "the answer is packed as “{found}”, which was not asked for: “{url}”. Tell the publisher of the site.",
    },
    "fetch-broken": {
        "fi": "vastaus katkesi tai on rikki: ”{url}”. Yritä uudelleen; jos vika jatkuu, kerro siitä sivuston julkaisijalle.",
        "en": "the answer broke off or is damaged: “{url}”. Try again; if it goes on, tell the publisher of the site.",
    },
}
