"""What keeps ``make new`` from writing a file, and ``make check`` from telling."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "format": {
        "fi": "FORMAT=”{found}” ei käy. Anna jokin näistä: {known}.",
        "en": "FORMAT=“{found}” will not do. Give one of these: {known}.",
    },
    "new-kind-missing": {
        "fi": "laji puuttuu. Kirjoita, mitä teet: make new KIND=newsletters. Lajeja ovat {known}.",
        "en": "the kind is missing. Write what you are making: make new KIND=newsletters. The kinds are {known}.",
    },
    "new-kind": {
        "fi": "lajia ”{found}” ei ole. Anna jokin näistä: {known}.",
        "en": "there is no kind “{found}”. Give one of these: {known}.",
    },
    "new-kind-near": {
        "fi": "lajia ”{found}” ei ole. Tarkoititko ”{nearest}”?",
        "en": "there is no kind “{found}”. Did you mean “{nearest}”?",
    },
    "new-key": {
        "fi": "tietoa {found} ei ole tällä lajilla. Anna jokin näistä: {known}.",
        "en": "this kind has no {found}. Give one of these: {known}.",
    },
    "new-key-near": {
        "fi": "tietoa {found} ei ole tällä lajilla. Tarkoititko {nearest}?",
        "en": "this kind has no {found}. Did you mean {nearest}?",
    },
    "new-missing": {
        "fi": '{name} puuttuu ({what}). Anna se samalla: make new KIND={folder} {name}="{example}".',
        "en": '{name} is missing ({what}). Give it too: make new KIND={folder} {name}="{example}".',
    },
    "new-id-taken": {
        "fi": "tunnus ”{id}” on jo toisella kansiossa {folder}. Anna toinen: ID=oma-tunnus.",
        "en": "another one in the folder {folder} has the id “{id}” already. Give another: ID=own-id.",
    },
    "new-file-exists": {
        "fi": "tiedosto {path} on jo olemassa, eikä siihen koskettu. Anna toinen tunnus: ID=oma-tunnus.",
        "en": "there is a file {path} already; it was not touched. Give another id: ID=own-id.",
    },
    "new-unwritable": {
        "fi": "tiedostoa {path} ei voi kirjoittaa ({reason}). Tarkista, että kansio on olemassa ja sinulla on oikeus kirjoittaa siihen.",
        "en": "the file {path} cannot be written ({reason}). Check that the folder is there and that you are allowed to write in it.",
    },
}
