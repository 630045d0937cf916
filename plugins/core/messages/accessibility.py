"""What is said of the accessibility statement's data, and of PDFs."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "accessibility-none": {
        "fi": "saavutettavuusselosteen tietoja, tiedostoa ”{file}”, ei ole sisältökansiossa. Tee se oppaan mallin mukaan, tai poista tämä rivi.",
        "en": "the data of the accessibility statement, the file “{file}”, is not in the content folder. Make it after the guide's example, or remove this line.",
    },
    "accessibility-empty": {
        "fi": "tiedosto on tyhjä. Täytä saavutettavuusselosteen tiedot oppaan mallin mukaan, tai poista tiedosto.",
        "en": "the file is empty. Fill in the data of the accessibility statement after the guide's example, or delete the file.",
    },
    "accessibility-form": {
        "fi": "tässä pitää olla saavutettavuusselosteen tietoja, kukin omalla rivillään (service: …). Katso oppaan malli.",
        "en": "the data of the accessibility statement is expected here, each on a line of its own (service: …). See the guide's example.",
    },
    "accessibility-missing": {
        "fi": "pakollinen tieto ”{key}” puuttuu. Lisää tiedostoon rivi {key}: …",
        "en": "the required key “{key}” is missing. Add a line {key}: … to the file.",
    },
    "accessibility-old": {
        "fi": "saavutettavuusselosteen tiedot on käyty läpi viimeksi {day}, yli {months} kuukautta sitten. Käy ne läpi ja kirjoita päivä tietoon ”reviewed”.",
        "en": "the data of the accessibility statement was last looked through on {day}, more than {months} months ago. Look through it and write the day as “reviewed”.",
    },
    "accessibility-late": {
        "fi": "puute ”{what}” piti korjata viimeistään {day}. Jos se on korjattu, poista se luettelosta ”shortcomings”; muuten kirjoita uusi päivä tietoon ”mend_by”.",
        "en": "the fault “{what}” was to be mended by {day}. If it is, remove it from “shortcomings”; otherwise write a new day as “mend_by”.",
    },
    "accessibility-run-form": {
        "fi": "saavutettavuuden tarkistuksen tulosta ei voi lukea. Tee tiedosto uudelleen: make audit.",
        "en": "the result of the accessibility check cannot be read. Make the file again: make audit.",
    },
    "accessibility-run-missing": {
        "fi": "tarkistuksen tuloksesta puuttuu ”{key}”. Tee tiedosto uudelleen: make audit.",
        "en": "the result of the check lacks “{key}”. Make the file again: make audit.",
    },
    "accessibility-run-address": {
        "fi": "tiedossa ”{key}” on ”{found}”, joka ei ole tämän sivuston osoite (esimerkiksi /uutiset/). Tee tiedosto uudelleen: make audit.",
        "en": "“{key}” is “{found}”, which is no address of this site (as /uutiset/). Make the file again: make audit.",
    },
    "accessibility-run-old": {
        "fi": "saavutettavuuden automaattinen tarkistus on tehty {day}, yli {months} kuukautta sitten, ja seloste kertoo sen. Tee uusi: make audit.",
        "en": "the automatic accessibility check was made on {day}, more than {months} months ago, and the statement says so. Make a new one: make audit.",
    },
    "accessibility-run-unseen": {
        "fi": "saavutettavuuden automaattinen tarkistus ei ole nähnyt kaikenlaisia sivuja, ja seloste kertoo sen: {sorts}. Tee uusi: make audit.",
        "en": "the automatic accessibility check has not seen all kinds of pages, and the statement says so: {sorts}. Make a new one: make audit.",
    },
    "pdf-damaged": {
        "fi": "PDF on vioittunut, ja moni ei ehkä saa sitä auki. Tallenna se uudelleen alkuperäisestä asiakirjasta.",
        "en": "the PDF is damaged, and many may be unable to open it. Save it again from the original document.",
    },
    "pdf-locked": {
        "fi": "PDF:n avaamiseen tarvitaan salasana, joten lukijat eivät saa sitä auki. Tallenna se ilman salasanaa.",
        "en": "the PDF needs a password to be opened, so readers cannot open it. Save it without one.",
    },
    "pdf-heavy": {
        "fi": "PDF on niin raskas, ettei sen saavutettavuutta voitu tarkistaa; puhelimessa se ei ehkä aukea. Tallenna siitä kevyempi tai jaa se osiin.",
        "en": "the PDF is so heavy that its accessibility could not be checked; phones may not open it. Save a lighter one or split it.",
    },
}
