"""What keeps the forms in the browser from saving."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "forms-changed-meanwhile": {
        "fi": "tiedosto on muuttunut sen jälkeen, kun avasit lomakkeen. Mitään ei tallennettu. Kopioi muutoksesi talteen, "
        "avaa sisältö uudelleen ja tee ne uuteen versioon.",
        "en": "the file has changed since you opened the form. Nothing was saved. Copy your changes, open the item again "
        "and make them in the new version.",
    },
    "forms-out-of-date": {
        "fi": "tästä nimestä on jo tiedosto, jota tämä lomake ei ole avannut. Mitään ei tallennettu. Avaa sisältö uudelleen "
        "tai anna uudelle toinen otsikko.",
        "en": "there is a file of this name already, which this form has not opened. Nothing was saved. Open the item again, "
        "or give the new one another title.",
    },
    "forms-gone": {
        "fi": "tiedosto on poistettu sen jälkeen, kun avasit lomakkeen. Mitään ei tallennettu. Kopioi tekstisi talteen ja tee "
        "sisältö uudelleen.",
        "en": "the file has been deleted since you opened the form. Nothing was saved. Copy your text and make the item anew.",
    },
    "forms-unmerged": {
        "fi": "muutosta ei voi kirjoittaa tiedostoon niin, että muu säilyy ennallaan. Mitään ei tallennettu. Tee muutos "
        "tiedostoon itse.",
        "en": "the change cannot be written into the file so that all else stays. Nothing was saved. Make the change in the "
        "file yourself.",
    },
    "forms-name": {
        "fi": "tiedoston nimeksi ei käy ”{found}”. Kirjoita otsikko, jossa on kirjaimia tai numeroita.",
        "en": "“{found}” cannot be the name of a file. Write a title that has letters or digits.",
    },
    "forms-path": {
        "fi": "lomakkeet eivät kirjoita tiedostoon ”{found}”. Ne muuttavat vain sisältöjä, kuvia ja ladattavia tiedostoja "
        "(.pdf, .docx, .png …).",
        "en": "the forms do not write the file “{found}”. They change items, pictures and downloads alone "
        "(.pdf, .docx, .png …).",
    },
    "forms-large": {
        "fi": "tiedosto on liian suuri; suurin sallittu on {limit} Mt. Pienennä sitä ja yritä uudelleen.",
        "en": "the file is too large; the limit is {limit} MB. Make it smaller and try again.",
    },
    "forms-media-exists": {
        "fi": "tämänniminen tiedosto on jo, ja se on toinen. Anna uudelle toinen nimi ja lisää se uudelleen.",
        "en": "there is another file of this name already. Give the new one another name and add it again.",
    },
    "forms-unwritable": {
        "fi": "tiedostoa ei voi kirjoittaa ({reason}). Tarkista kansio.",
        "en": "the file cannot be written ({reason}). Check the folder.",
    },
    "forms-missing": {
        "fi": "tiedostoa ei ole (enää). Lataa sivu uudelleen.",
        "en": "there is no such file (any more). Load the page again.",
    },
    "forms-request": {
        "fi": "lomakkeen pyyntöä ei voi lukea. Lataa sivu uudelleen.",
        "en": "what the form asks cannot be read. Load the page again.",
    },
    "forms-not-fetched": {
        "fi": "asetus ADMIN tuo sivustolle muokkausohjelman, mutta sitä ei ole haettu. Hae se: sh requirements/forms.sh",
        "en": "the setting ADMIN puts an editor into the site, but it has not been fetched. Fetch it: sh requirements/forms.sh",
    },
    "forms-action": {
        "fi": "lomakkeilla ei voi tehdä toimintoa ”{found}”. Tee se tiedostoihin.",
        "en": "the forms cannot do “{found}”. Do it in the files.",
    },
    "forms-token": {
        "fi": "esikatselu on käynnistetty uudelleen. Kopioi tekstisi talteen ja lataa sivu uudelleen.",
        "en": "the preview has been started again. Copy your text and load the page again.",
    },
    "forms-origin": {
        "fi": "muu kuin esikatselun oma sivu yritti muuttaa sisältöä. Mitään ei muutettu.",
        "en": "a page other than the preview's own tried to change the content. Nothing was changed.",
    },
    "forms-delete-address": {
        "fi": "sivu {address} on julkaistu. Jos poistat sen, vanhat linkit, hakukoneet ja syötteet vievät tyhjään, eikä sivustoa "
        "julkaista ennen kuin osoitteella on uusi kohde. Valitse, mille sivulle lukija ohjataan.",
        "en": "the page {address} has been published. If you delete it, old links, search engines and feeds lead nowhere, and the "
        "site does not go out before the address leads somewhere. Choose the page that readers are led to.",
    },
    "forms-delete-target": {
        "fi": "”{found}” ei ole tämän sivuston osoite. Kirjoita esimerkiksi /uutiset/.",
        "en": "“{found}” is no address of this site. Write /uutiset/, for example.",
    },
}
