"""What stands in the way of a build as a whole: files, pictures, folders, settings, the build day."""

from collections.abc import Mapping

# What is wrong with a file's place or name, before anything in it is read.
_FILES: Mapping[str, Mapping[str, str]] = {
    "folder-unknown-near": {
        "fi": "kansiota ”{name}” ei tunneta. Tarkoititko ”{nearest}”? Sisältökansion kansiot ovat: "
        "{allowed}.",
        "en": "the folder “{name}” is not known. Did you mean “{nearest}”? The folders are: {allowed}.",
    },
    "folder-unknown": {
        "fi": "kansiota ”{name}” ei tunneta. Sisältökansion kansiot ovat: {allowed}. Siirrä tiedostot "
        "niistä sopivaan tai pois sisältökansiosta.",
        "en": "the folder “{name}” is not known. The folders are: {allowed}. Move the files to the one "
        "that fits, or out of the content folder.",
    },
    "root-text": {
        "fi": "teksti ”{name}” ei ole minkään lajin kansiossa. Siirrä se sopivaan kansioon: {allowed}.",
        "en": "the text “{name}” is in no kind's folder. Move it to the folder that fits: {allowed}.",
    },
    "root-file-near": {
        "fi": "tiedostoa ”{name}” ei tunneta sisältökansion juuressa. Tarkoititko ”{nearest}”?",
        "en": "the file “{name}” is not known at the root of the content folder. Did you mean “{nearest}”?",
    },
    "root-file": {
        "fi": "tiedosto ”{name}” ei kuulu sisältökansion juureen. Siirrä kuva kansioon images, muu "
        "jaettava tiedosto kansioon files tai poista tiedosto.",
        "en": "the file “{name}” does not belong at the root of the content folder. Move a picture to "
        "images, another file for readers to files, or delete it.",
    },
    "kind-file": {
        "fi": "tiedosto ”{name}” ei kuulu millekään lajille: kansiossa ”{folder}” on vain .md-päätteisiä "
        "tekstejä. Siirrä kuva kansioon images, muu jaettava tiedosto kansioon files tai anna tekstille "
        "pääte .md.",
        "en": "the file “{name}” is no kind's file: the folder “{folder}” holds only texts that end with "
        ".md. Move a picture to images, another file for readers to files, or let the text's name end "
        "with .md.",
    },
    "kind-file-text": {
        "fi": "tekstin ”{name}” pääte on väärä, eikä sitä lueta. Nimeä se uudelleen: {mend}",
        "en": "the text “{name}” has the wrong ending and is not read. Rename it: {mend}",
    },
    "kind-file-document": {
        "fi": "”{name}” on tekstinkäsittelyn tiedosto, eikä sitä lueta kansiosta ”{folder}”. Kopioi sen teksti .md-päätteiseen tiedostoon (make new tekee sellaisen); jaettava liite kuuluu kansioon files.",
        "en": "“{name}” is a word processor's file, which is not read in the folder “{folder}”. Copy its text to a file that ends with .md (make new makes one); a file for readers belongs in files.",
    },
    "system-file": {
        "fi": "Windows on tehnyt tiedoston ”{name}” omaan käyttöönsä. Poista se: se ei kuulu sivustoon.",
        "en": "Windows made the file “{name}” for its own use. Delete it: it does not belong to the site.",
    },
    "office-file": {
        "fi": "”{name}” on merkki siitä, että asiakirja on auki Officessa. Sulje asiakirja; jos tiedosto jää, poista se.",
        "en": "“{name}” says that a document is open in Office. Close the document; if the file stays, delete it.",
    },
    "link-found": {
        "fi": "tämä on linkki (pikakuvake) toiseen paikkaan. Linkkejä ei seurata: kopioi tiedosto itse "
        "tähän ja poista linkki.",
        "en": "this is a symbolic link to another place. Links are not followed: copy the file itself "
        "here and delete the link.",
    },
    "not-a-file": {
        "fi": "tämä ei ole tavallinen tiedosto eikä kansio vaan laite, putki tai pistoke. Poista se.",
        "en": "this is neither a plain file nor a folder but a device, a pipe or a socket. Delete it.",
    },
    "file-denied": {
        "fi": "tätä ei saa lukea: sinulla ei ole siihen lukuoikeutta. Korjaa käyttöoikeudet tai pyydä apua "
        "siltä, joka on tuonut tiedoston.",
        "en": "this may not be read: you lack the right to read it. Mend the permissions, or ask whoever "
        "brought the file.",
    },
    "file-unreadable": {
        "fi": "tätä ei voi lukea ({reason}). Tarkista, että levy on kunnossa, ja tuo tiedosto tarvittaessa "
        "uudelleen.",
        "en": "this cannot be read ({reason}). Check that the disk is sound, and bring the file again if "
        "need be.",
    },
    "name-not-utf8": {
        "fi": "nimessä on merkki, joka ei ole UTF-8-muotoinen (tässä sen tilalla on �). Anna uusi nimi, "
        "esimerkiksi pelkin pienin kirjaimin.",
        "en": "the name has a character that is not UTF-8 (shown here as �). Give a new name, in small "
        "letters only, say.",
    },
    "name-unsafe": {
        "fi": "nimessä on merkki {character}, joka ei kelpaa verkko-osoitteeseen. Anna uusi nimi ilman "
        "kenoviivoja, näkymättömiä merkkejä sekä alussa tai lopussa olevia välilyöntejä.",
        "en": "the name has the character {character}, which cannot stand in a web address. Give a new "
        "name without backslashes, invisible characters and spaces at its beginning or end.",
    },
    "name-twice": {
        "fi": "kansiossa on kaksi tiedostoa, joiden nimi on sama: toisen ä, ö tai muu tarkkeellinen "
        "kirjain on tallennettu kahtena merkkinä. Nimeä toinen uudelleen tai poista se.",
        "en": "the folder has two files of the same name: in one of them ä, ö or another letter with a "
        "mark is stored as two characters. Rename one or delete it.",
    },
    "name-case": {
        "fi": "nimi eroaa tiedostosta ”{other}” vain isoilla ja pienillä kirjaimilla, eivätkä kaikki "
        "palvelimet erota niitä. Nimeä toinen uudelleen.",
        "en": "the name differs from “{other}” only in capital and small letters, which not every server "
        "tells apart. Rename one of them.",
    },
    "text-too-big": {
        "fi": "teksti on yli {limit} megatavun kokoinen, eikä niin isoa lueta. Siirrä kuvat ja liitteet "
        "omiksi tiedostoikseen tai jaa teksti osiin.",
        "en": "the text is over {limit} megabytes, and one so big is not read. Move pictures and attachments to "
        "files of their own, or split the text.",
    },
    "download-empty": {
        "fi": "tiedosto on tyhjä. Se on luultavasti jäänyt kesken kopioitaessa: tuo se uudelleen.",
        "en": "the file is empty. Its copying probably broke off: bring it again.",
    },
}

_PICTURES: Mapping[str, Mapping[str, str]] = {
    "picture-ending": {
        "fi": "tiedoston pääte ”{ending}” ei ole minkään sallitun kuvamuodon. Tallenna kuva jossakin "
        "näistä: {allowed}. Muut kuin kuvat kuuluvat kansioon files.",
        "en": "the ending “{ending}” is that of no allowed picture format. Save the picture as one of: "
        "{allowed}. What is no picture belongs in files.",
    },
    "picture-empty": {
        "fi": "kuvatiedosto on tyhjä. Se on luultavasti jäänyt kesken kopioitaessa: tuo kuva uudelleen.",
        "en": "the picture file is empty. Its copying probably broke off: bring the picture again.",
    },
    "picture-too-big": {
        "fi": "kuvatiedosto on yli {limit} megatavun kokoinen, eikä niin isoa lueta. Pienennä kuva tai "
        "tallenna se tiiviimmin.",
        "en": "the picture file is over {limit} megabytes, and one so big is not read. Make the picture "
        "smaller, or save it more compactly.",
    },
    "picture-damaged": {
        "fi": "kuva on vioittunut: {format}-tiedosto katkeaa kesken tai sen sisältö on rikki. Tuo kuva "
        "uudelleen alkuperäisestä.",
        "en": "the picture is damaged: the {format} file breaks off or its content is broken. Bring the "
        "picture again from the original.",
    },
    "picture-other-format": {
        "fi": "nimen mukaan kuva on {expected}, mutta sisältö on {found}. Anna tiedostolle pääte {mend} "
        "ja korjaa nimi teksteihin, joissa kuva on.",
        "en": "by its name the picture is {expected}, but the content is {found}. Let the name end with "
        "{mend} and mend it in the texts that show the picture.",
    },
    "picture-foreign-format": {
        "fi": "nimen mukaan kuva on {expected}, mutta sisältö on {found}. Avaa se "
        "kuvankäsittelyohjelmassa ja tallenna muodossa {expected}.",
        "en": "by its name the picture is {expected}, but the content is {found}. Open it in an image "
        "program and save it as {expected}.",
    },
    "picture-no-picture": {
        "fi": "nimen mukaan tämä on {expected}-kuva, mutta sisältö ei ole kuva lainkaan. Tuo oikea tiedosto.",
        "en": "by its name this is a {expected} picture, but the content is no picture. Bring the right "
        "file.",
    },
    "picture-name-taken": {
        "fi": "kuvan {picture} pienennökselle tehdään tämänniminen tiedosto, joten nimi on varattu. Tämä kuva on "
        "luultavasti tallennettu sivustolta: anna sille toinen nimi tai käytä kuvaa {picture}.",
        "en": "a smaller form of the picture {picture} has this name, so it is taken. This picture was probably "
        "saved from the site: give it another name, or use {picture}.",
    },
    "picture-too-large": {
        "fi": "kuvassa on {width} × {height} kuvapistettä eli {megapixels} megapikseliä, ja enintään "
        "{limit} sallitaan. Pienennä kuva: 2400 kuvapisteen leveys riittää.",
        "en": "the picture has {width} × {height} pixels, {megapixels} megapixels, and at most {limit} are "
        "allowed. Make it smaller: a width of 2400 pixels is enough.",
    },
    "svg-broken": {
        "fi": "SVG-kuvan rakenne on rikki rivillä {line}. Vie kuva piirto-ohjelmasta uudelleen.",
        "en": "the structure of the SVG picture is broken on line {line}. Export it again from the "
        "drawing program.",
    },
    "svg-no-namespace": {
        "fi": "SVG-kuvan alusta puuttuu xmlns, eivätkä selaimet näytä kuvaa. Lisää se: <svg "
        'xmlns="http://www.w3.org/2000/svg" …>.',
        "en": "the SVG picture lacks its xmlns, and browsers do not show it. Add it: <svg "
        'xmlns="http://www.w3.org/2000/svg" …>.',
    },
    "svg-doctype": {
        "fi": "SVG-kuvan rivillä {line} on DOCTYPE-määrittely, joka voi tuoda kuvaan vierasta sisältöä. "
        "Poista se tai tallenna kuva piirto-ohjelmasta tavallisena tai optimoituna SVG-kuvana.",
        "en": "line {line} of the SVG picture has a DOCTYPE, which can bring in foreign content. Delete "
        "it, or save the picture from the drawing program as a plain or optimised SVG.",
    },
    "svg-active": {
        "fi": "SVG-kuvassa on toiminnallista tai upotettua sisältöä ({found}, rivi {line}), jota ei "
        "sallita. Tallenna kuva piirto-ohjelmasta tavallisena SVG-kuvana tai PNG-kuvana.",
        "en": "the SVG picture has active or embedded content ({found}, line {line}), which is not "
        "allowed. Save it from the drawing program as a plain SVG or as a PNG.",
    },
    "svg-foreign-address": {
        "fi": "SVG-kuva viittaa itsensä ulkopuolelle ({found}, rivi {line}). Kuvassa saa viitata vain sen "
        "omiin osiin (#…): poista viittaus tai tallenna kuva PNG-muodossa.",
        "en": "the SVG picture refers to something outside itself ({found}, line {line}). It may only "
        "refer to its own parts (#…): delete the reference, or save the picture as a PNG.",
    },
    "svg-no-size": {
        "fi": "SVG-kuvalla ei ole kokoa. Lisää <svg>-merkintään viewBox tai leveys ja korkeus "
        'kuvapisteinä, esimerkiksi width="800" height="600".',
        "en": "the SVG picture has no size. Give its <svg> a viewBox, or a width and a height in pixels, "
        'such as width="800" height="600".',
    },
}

_FOLDERS: Mapping[str, Mapping[str, str]] = {
    "content-missing": {
        "fi": "sisältökansiota ”{folder}” ei ole. Tarkista, että CONTENT on kirjoitettu oikein.",
        "en": "there is no content folder “{folder}”. Check the spelling of CONTENT.",
    },
    "content-not-folder": {
        "fi": "sisällöksi annettu ”{folder}” ei ole kansio. Anna kansio, jossa ovat news, pages ja muut "
        "kansiot: CONTENT=….",
        "en": "“{folder}”, given as the content, is not a folder. Name the one that holds news, pages and "
        "the others: CONTENT=….",
    },
    "content-unreadable": {
        "fi": "sisältökansiota ”{folder}” ei voi lukea. Tarkista, että sinulla on siihen lukuoikeus.",
        "en": "the content folder “{folder}” cannot be read. Check that you are allowed to read it.",
    },
    "content-empty": {
        "fi": "sisältökansiossa ”{folder}” ei ole yhtään tiedostoa. Tarkista, että CONTENT on oikea kansio.",
        "en": "the content folder “{folder}” has no files. Check that CONTENT is the right folder.",
    },
    "output-same": {
        "fi": "sivusto menisi samaan kansioon kuin sisältö (”{folder}”). Anna sivustolle oma kansio: "
        "OUTPUT=….",
        "en": "the site would go to the same folder as the content (“{folder}”). Give it one of its own: "
        "OUTPUT=….",
    },
    "output-above": {
        "fi": "sivuston kansio ”{folder}” on sisältökansion yläpuolella, ja sisältö jäisi sen alle. Anna "
        "sivustolle oma kansio: OUTPUT=….",
        "en": "the site's folder “{folder}” is above the content folder, and the content would lie in it. "
        "Give the site a folder of its own: OUTPUT=….",
    },
    "output-below": {
        "fi": "sivuston kansio ”{folder}” on sisältökansion sisällä. Anna sivustolle kansio sen "
        "ulkopuolelta: OUTPUT=….",
        "en": "the site's folder “{folder}” is inside the content folder. Give the site a folder outside "
        "of it: OUTPUT=….",
    },
    "output-not-folder": {
        "fi": "sivuston kansioksi annettu ”{folder}” on jotakin muuta kuin kansio. Siirrä se pois tai "
        "anna toinen kansio: OUTPUT=….",
        "en": "“{folder}”, given as the site's folder, is something else than a folder. Move it away or "
        "name another folder: OUTPUT=….",
    },
    "output-link-nowhere": {
        "fi": "sivuston kansio ”{folder}” on linkki, jonka kohdetta ei ole. Poista linkki tai anna toinen "
        "kansio: OUTPUT=….",
        "en": "the site's folder “{folder}” is a link to nowhere. Delete the link or name another folder: "
        "OUTPUT=….",
    },
    "output-not-own": {
        "fi": "sivuston kansioksi ei käy ”{folder}”, koska siinä on muutakin kuin sivusto: kansio "
        "korvataan kokonaan. Anna sivustolle oma kansio: OUTPUT=….",
        "en": "“{folder}” cannot be the site's folder, since it holds more than the site: the folder is "
        "replaced as a whole. Give the site one of its own: OUTPUT=….",
    },
    "output-unreadable": {
        "fi": "sivuston kansiota ”{folder}” ei voi lukea. Korjaa käyttöoikeudet tai anna toinen kansio: "
        "OUTPUT=….",
        "en": "the site's folder “{folder}” cannot be read. Mend the permissions or name another folder: "
        "OUTPUT=….",
    },
    "output-foreign-files": {
        "fi": "sivuston kansiossa ”{folder}” on tiedostoja, joita sivuston teko ei ole kirjoittanut: "
        "{names}. Kansio korvataan kokonaan, joten siirrä ne muualle tai anna toinen kansio: OUTPUT=….",
        "en": "the site's folder “{folder}” has files that no build wrote: {names}. The folder is "
        "replaced as a whole: move them elsewhere or name another folder: OUTPUT=….",
    },
}

_WRITING: Mapping[str, Mapping[str, str]] = {
    "publish-disk-full": {
        "fi": "levy tai käyttäjän levytila on täynnä, eikä sivusto mahdu kansioon ”{folder}”. Entinen "
        "sivusto on tallella. Vapauta tilaa ja yritä uudelleen.",
        "en": "the disk or your share of it is full, and the site does not fit in “{folder}”. The former "
        "site is untouched. Make room and try again.",
    },
    "publish-denied": {
        "fi": "sivustoa ei saa kirjoittaa kansioon ”{folder}”. Entinen sivusto on tallella. Pyydä "
        "kirjoitusoikeus kansioon, jossa se on, tai anna toinen kansio: OUTPUT=….",
        "en": "the site may not be written to “{folder}”. The former site is untouched. Ask for the right "
        "to write in the folder that holds it, or name another folder: OUTPUT=….",
    },
    "publish-failed": {
        "fi": "sivustoa ei voitu kirjoittaa kansioon ”{folder}” ({reason}). Entinen sivusto on tallella. Tarkista levyn tila ja yritä uudelleen.",
        "en": "the site could not be written to “{folder}” ({reason}). The former site is untouched. Check the room on the disk and try again.",
    },
    "publish-file-failed": {
        "fi": "sivuston tiedostoa ”{file}” ei voitu kirjoittaa kansioon ”{folder}” ({reason}). Entinen sivusto on tallella. Tarkista levyn tila ja yritä uudelleen.",
        "en": "the site's file “{file}” could not be written to “{folder}” ({reason}). The former site is untouched. Check the room on the disk and try again.",
    },
    "publish-odd-file": {
        "fi": "valmiissa sivustossa ”{file}” ei ole tavallinen tiedosto vaan linkki tai laite. Jokin "
        "lisäosa on tehnyt sen: poista lisäosa käytöstä tai korjaa se. Entinen sivusto on tallella.",
        "en": "in the finished site “{file}” is no plain file but a link or a device. Some plugin made "
        "it: take the plugin out of use or mend it. The former site is untouched.",
    },
    "theme-missing": {
        "fi": 'ulkoasun kansiota ”{folder}” ei ole. Tarkista asetus THEME, esimerkiksi THEME = "theme".',
        "en": 'there is no theme folder “{folder}”. Check the setting THEME, such as THEME = "theme".',
    },
    "jobs": {
        "fi": "JOBS=”{found}” ei ole määrä. Anna prosessien määrä lukuna, esimerkiksi JOBS=2, tai jätä se pois.",
        "en": "JOBS=“{found}” is no number. Give the number of processes, such as JOBS=2, or leave it out.",
    },
    "file-changed": {
        "fi": "tiedosto muuttui tai katosi kesken kaiken. Entinen sivusto on tallella. Yritä uudelleen.",
        "en": "the file changed or went away in the middle of the build. The former site is untouched. Try again.",
    },
    "interrupted": {
        "fi": "komento keskeytettiin. Sivusto on ehjä: entinen, tai uusi, jos se ehti valmistua. Anna sama komento uudelleen.",
        "en": "the command was interrupted. The site is whole: the former one, or the new one if it was ready. Run the command again.",
    },
    "publish-busy": {
        "fi": "kansioon ”{folder}” kirjoittaa juuri nyt toinen sivuston teko. Odota, että se on valmis, ja "
        "yritä uudelleen.",
        "en": "another build is writing to “{folder}” right now. Wait until it has finished and try again.",
    },
    "publish-in-the-way": {
        "fi": "”{folder}” on tiellä: sen niminen kansio tarvitaan uutta sivustoa varten, mutta se ei ole "
        "kansio. Entinen sivusto on tallella. Siirrä se pois ja yritä uudelleen.",
        "en": "“{folder}” is in the way: a folder of that name is needed for the new site, and it is no "
        "folder. The former site is untouched. Move it away and try again.",
    },
    "publish-foreign-behind": {
        "fi": "kansiossa ”{folder}”, jossa uusi sivusto valmistellaan, on tiedostoja, joita sivuston teko ei "
        "ole kirjoittanut: {names}. Ne ovat voineet tulla sivuston kansioon kesken edellisen teon. Siirrä "
        "ne muualle ja yritä uudelleen. Entinen sivusto on tallella.",
        "en": "the folder “{folder}”, in which the new site is made ready, has files that no build wrote: "
        "{names}. They may have come into the site's folder during the last build. Move them elsewhere "
        "and try again. The former site is untouched.",
    },
    "publish-altered": {
        "fi": "sivuston tiedosto ”{file}” muuttui kesken kaiken kansiossa ”{folder}”. Jokin muu ohjelma "
        "kirjoittaa sinne: sulje se ja yritä uudelleen. Entinen sivusto on tallella.",
        "en": "the site's file “{file}” changed in “{folder}” in the middle of the build. Some other "
        "program writes there: close it and try again. The former site is untouched.",
    },
    "preview-no-port": {
        "fi": "esikatselu ei voi käynnistyä: portit {first}–{last} ovat varattuja. Sulje jokin toinen "
        "esikatselu tai anna toinen portti.",
        "en": "the preview cannot start: the ports {first}–{last} are taken. Close another preview or "
        "give another port.",
    },
}

MESSAGES: Mapping[str, Mapping[str, str]] = {**_FILES, **_PICTURES, **_FOLDERS, **_WRITING}
