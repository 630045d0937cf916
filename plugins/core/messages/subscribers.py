"""What keeps ``make subscribers`` from telling what subscribers have been shown."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "history-no-git": {
        "fi": "ohjelmaa git ei ole tällä koneella, joten aiempia muutoksia ei voi lukea. Asenna git, tai vertaa "
        'valmiita sivustoja: make subscribers BUILDS="kansio1 kansio2".',
        "en": "the program git is not on this machine, so earlier changes cannot be read. Install git, or compare "
        'finished sites: make subscribers BUILDS="folder1 folder2".',
    },
    "history-no-repository": {
        "fi": "kansio ”{folder}” ei ole git-tietovarastossa, joten aiempia muutoksia ei voi lukea. Aja komento "
        'tietovarastossa, tai vertaa valmiita sivustoja: make subscribers BUILDS="kansio1 kansio2".',
        "en": "the folder “{folder}” is in no git repository, so earlier changes cannot be read. Run the command "
        'in a repository, or compare finished sites: make subscribers BUILDS="folder1 folder2".',
    },
    "history-no-commits": {
        "fi": "kansiosta ”{folder}” ei ole tallennettu gitiin yhtään muutosta. Tallenna ensin: git add ja git commit.",
        "en": "no change of the folder “{folder}” is stored in git. Store one first: git add and git commit.",
    },
    "history-folder-gone": {
        "fi": "kansiota ”{folder}” ei ollut tässä muutoksessa. Tarkista, että CONTENT on se kansio, jonka muutoksia kysyt.",
        "en": "there was no folder “{folder}” in this commit. Check that CONTENT is the folder whose changes you ask for.",
    },
    "history-failed": {
        "fi": "git ei pystynyt lukemaan aiempia muutoksia ({reason}). Kokeile samassa kansiossa: git log.",
        "en": "git could not read the earlier changes ({reason}). Try in the same folder: git log.",
    },
    "history-cut": {
        "fi": "tällä koneella on sisällön muutoksista vain {found}, kun pyydettiin {wanted}: vanhempia ei ole haettu "
        "(matala kopio). Hae ne: git fetch --unshallow.",
        "en": "of the changes of the content only {found} are on this machine, {wanted} were asked for: the older "
        "ones have not been fetched (a shallow clone). Fetch them: git fetch --unshallow.",
    },
    "subscribers-number": {
        "fi": "N=”{found}” ei käy. Kirjoita, montako viimeisintä muutosta käydään läpi, kokonaislukuna: N=5.",
        "en": "N=“{found}” will not do. Write how many of the last changes to go through, as a whole number: N=5.",
    },
    "subscribers-builds": {
        "fi": "BUILDS=”{found}” ei käy: lainausmerkki on jäänyt sulkematta. Kirjoita kansiot välilyönnein erotettuina.",
        "en": "BUILDS=“{found}” will not do: a quotation mark is not closed. Write the folders with spaces between them.",
    },
    "subscribers-folder": {
        "fi": "kansiota ”{folder}” ei ole, tai siinä ei ole valmista sivustoa (kansiota feeds). Tarkista BUILDS.",
        "en": "there is no folder “{folder}”, or no finished site in it (no folder feeds). Check BUILDS.",
    },
    "subscribers-feed-near": {
        "fi": "syötettä ”{name}” ei ole. Tarkoititko ”{nearest}”?",
        "en": "there is no feed “{name}”. Did you mean “{nearest}”?",
    },
    "subscribers-feed": {
        "fi": "syötettä ”{name}” ei ole. Anna esimerkiksi jokin näistä: {known}.",
        "en": "there is no feed “{name}”. Give for example one of these: {known}.",
    },
}
