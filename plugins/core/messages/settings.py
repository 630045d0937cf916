"""What is wrong with the settings, the plugins, the theme or the build day."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "settings-missing": {
        "fi": "asetustiedostoa ”{file}” ei ole. Tarkista, että SETTINGS on kirjoitettu oikein.",
        "en": "there is no settings file “{file}”. Check the spelling of SETTINGS.",
    },
    "settings-syntax": {
        "fi": "asetustiedostoa ”{file}” ei voi lukea: rivillä {line} on kirjoitusvirhe. Tarkista lainausmerkit, sulkeet ja pilkut.",
        "en": "the settings file “{file}” cannot be read: line {line} is malformed. Check its quotation marks, brackets and commas.",
    },
    "setting-missing": {
        "fi": "asetus {name} puuttuu asetustiedostosta tai on tyhjä. Katso mallia tiedostosta pelicanconf.py.",
        "en": "the setting {name} is missing from the settings file or empty. See pelicanconf.py for an example.",
    },
    "setting-wrong": {
        "fi": "asetuksen {name} arvo ”{found}” ei käy. Katso mallia tiedostosta pelicanconf.py.",
        "en": "the value “{found}” of the setting {name} will not do. See pelicanconf.py for an example.",
    },
    "plugin-missing": {
        "fi": "lisäosaa {name} ei voitu ladata. Tarkista nimi asetuksesta PLUGINS ja virhe yllä olevasta ilmoituksesta.",
        "en": "the plugin {name} could not be loaded. Check its name in PLUGINS and the fault in the lines above.",
    },
    "plugin-broken": {
        "fi": "lisäosan {name} lataaminen keskeytyi: {reason}. Vika on ohjelmassa, ei sisällössä: kerro siitä ylläpitäjälle.",
        "en": "loading the plugin {name} failed: {reason}. The fault is in the program, not in the content: tell whoever keeps the site.",
    },
    "theme-fault": {
        "fi": "ulkoasun mallipohjassa on vika ({where}): {detail}. Vika on kansiossa theme, ei sisällössä: kerro siitä ylläpitäjälle.",
        "en": "a template of the theme is at fault ({where}): {detail}. The fault is in the theme, not in the content: tell whoever keeps the site.",
    },
    "theme-no-card": {
        "fi": "jakokuvista puuttuu tiedosto ”{where}”. Lisää se theme-kansioon, tai poista kansio cards, jolloin sivut jaetaan ilman piirrettyä kuvaa.",
        "en": "“{where}” of the social cards is missing. Add it to the theme, or delete its folder cards: pages are then shared without a drawn picture.",
    },
    "theme-odd-file": {
        "fi": "ulkoasun ”{where}” on linkki tai laite. Linkkejä ei seurata: kopioi tiedosto itse theme-kansioon ja poista linkki.",
        "en": "“{where}” of the theme is a link or a device. Links are not followed: copy the file itself into the theme and delete the link.",
    },
    "theme-unreadable": {
        "fi": "ulkoasun tiedostoa ”{where}” ei voi lukea ({detail}). Tarkista, että THEME on oikea kansio ja että sinulla on siihen lukuoikeus.",
        "en": "“{where}” of the theme cannot be read ({detail}). Check that THEME is the right folder and that you are allowed to read it.",
    },
    "as-of": {
        "fi": "AS_OF=”{found}” ei ole päivä. Kirjoita se muodossa VVVV-KK-PP, esimerkiksi AS_OF=2021-03-01.",
        "en": "AS_OF=“{found}” is no day. Write it as YYYY-MM-DD, for example AS_OF=2021-03-01.",
    },
}
