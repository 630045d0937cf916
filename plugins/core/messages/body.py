"""What the conversion of a body finds: directives, headings, pictures, links, footnotes, raw HTML."""

from collections.abc import Mapping

_DIRECTIVES: Mapping[str, Mapping[str, str]] = {
    "directive-unknown": {
        "fi": "lohkoa ”{found}” ei ole. Käytä jotakin näistä: {known}.",
        "en": "there is no directive “{found}”. Use one of these: {known}.",
    },
    "directive-unknown-near": {
        "fi": "lohkoa ”{found}” ei ole. Tarkoititko ”{nearest}”? Se kirjoitetaan {mend}",
        "en": "there is no directive “{found}”. Did you mean “{nearest}”? It is written {mend}",
    },
    "directive-nameless": {
        "fi": "rivi ”{found}” alkaa kaksoispisteillä, mutta niiden perästä puuttuu lohkon nimi. Kirjoita esimerkiksi ::contact[marja-heikkila] tai :::factbox[Otsikko]",
        "en": "the line “{found}” begins with colons but no name of a directive follows. Write for example ::contact[marja-heikkila] or :::factbox[Title]",
    },
    "directive-space": {
        "fi": "rivillä ”{found}” on ylimääräinen välilyönti. Kirjoita lohko ilman sitä: {mend}",
        "en": "the line “{found}” has a space too many. Write the directive without it: {mend}",
    },
    "directive-one-colon": {
        "fi": "lohkon ”{name}” edestä puuttuu kaksoispisteitä. Kirjoita {mend}",
        "en": "the directive “{name}” lacks colons at its beginning. Write {mend}",
    },
    "directive-no-brackets": {
        "fi": "lohkon perässä on tekstiä ”{found}” ilman hakasulkeita. Kirjoita {mend}",
        "en": "the directive is followed by “{found}” without brackets. Write {mend}",
    },
    "directive-text-after": {
        "fi": "lohkon perässä samalla rivillä on muuta tekstiä: ”{found}”. Jätä riville vain {mend} ja siirrä teksti omalle rivilleen.",
        "en": "other text follows the directive on its line: “{found}”. Leave only {mend} and move the text to a line of its own.",
    },
    "directive-bracket": {
        "fi": "hakasulkeet eivät täsmää rivillä ”{found}”. Sulje ne merkillä ]; tekstiin kuuluva hakasulje kirjoitetaan \\[ tai \\].",
        "en": "the brackets do not match on the line “{found}”. Close them with ]; a bracket that belongs to the text is written \\[ or \\].",
    },
    "directive-braces": {
        "fi": 'lohkon lisätietoja ei voi lukea kohdasta ”{found}”. Kirjoita ne aaltosulkeisiin, arvo suoriin lainausmerkkeihin: {{chart=bar unit="kpl"}}',
        "en": 'the directive\'s attributes cannot be read at “{found}”. Write them in braces, a value in straight quotation marks: {{chart=bar unit="kpl"}}',
    },
    "directive-label-missing": {
        "fi": "lohkosta ”{name}” puuttuu hakasulkeiden sisältö. Kirjoita {mend}",
        "en": "the directive “{name}” has nothing between its brackets. Write {mend}",
    },
    "directive-label-needless": {
        "fi": "lohkossa ”{name}” ei ole hakasulkeita, mutta nyt niissä lukee ”{found}”. Kirjoita {mend} ja oma tekstisi sen ylä- tai alapuolelle.",
        "en": "the directive “{name}” has no brackets, but here they hold “{found}”. Write {mend}, and your own text above or below it.",
    },
    "directive-attribute": {
        "fi": "lohkolla ”{name}” ei ole lisätietoa ”{attribute}”. Käytä jotakin näistä: {known}.",
        "en": "the directive “{name}” has no attribute “{attribute}”. Use one of these: {known}.",
    },
    "directive-attribute-near": {
        "fi": "lohkolla ”{name}” ei ole lisätietoa ”{attribute}”. Tarkoititko ”{nearest}”?",
        "en": "the directive “{name}” has no attribute “{attribute}”. Did you mean “{nearest}”?",
    },
    "directive-attribute-none": {
        "fi": "lohkolla ”{name}” ei ole lisätietoja, mutta aaltosulkeissa on ”{attribute}”. Poista aaltosulkeet.",
        "en": "the directive “{name}” has no attributes, but “{attribute}” stands in braces. Remove the braces.",
    },
    "directive-attribute-twice": {
        "fi": "lohkon ”{name}” lisätieto ”{attribute}” on annettu kahdesti. Poista toinen.",
        "en": "the attribute “{attribute}” of the directive “{name}” is given twice. Remove one.",
    },
    "directive-value": {
        "fi": "lohkon ”{name}” lisätieto {attribute} ei voi olla ”{found}”. Kirjoita jokin näistä: {allowed}.",
        "en": "the attribute {attribute} of the directive “{name}” cannot be “{found}”. Write one of these: {allowed}.",
    },
    "directive-value-near": {
        "fi": "lohkon ”{name}” lisätieto {attribute} ei voi olla ”{found}”. Tarkoititko ”{nearest}”? Mahdolliset arvot: {allowed}.",
        "en": "the attribute {attribute} of the directive “{name}” cannot be “{found}”. Did you mean “{nearest}”? Possible values: {allowed}.",
    },
    "directive-leaf-as-container": {
        "fi": "”{name}” on yhden rivin lohko, jonka edessä on kaksi kaksoispistettä ja jota ei suljeta. Kirjoita {mend}",
        "en": "“{name}” is a directive of one line: two colons before it, and it is not closed. Write {mend}",
    },
    "directive-container-as-leaf": {
        "fi": "”{name}” on lohko, jolla on sisältö. Kirjoita {mend}, sitten sisältö omille riveilleen ja loppuun rivi :::",
        "en": "“{name}” is a directive with content. Write {mend}, then the content on lines of its own and a line ::: at the end.",
    },
    "directive-unclosed": {
        "fi": "lohkoa ”{name}” ei suljeta. Lisää lohkon loppuun rivi, jolla on vain {fence}",
        "en": "the directive “{name}” is not closed. Add a line with only {fence} where it ends.",
    },
    "directive-unclosed-before": {
        "fi": "lohkoa ”{name}” ei suljeta. Lisää rivi, jolla on vain {fence}, sinne missä lohko päättyy, todennäköisesti ennen riviä {line}, jolta alkaa seuraava lohko.",
        "en": "the directive “{name}” is not closed. Add a line with only {fence} where it ends, probably before line {line}, where the next one begins.",
    },
    "directive-same-fence": {
        "fi": "lohko ”{name}” on lohkon ”{outer}” (rivi {line}) sisällä, joten ulommassa pitää olla enemmän kaksoispisteitä. Kirjoita riville {line} {mend} ja sen loppuun {fence}",
        "en": "the directive “{name}” stands inside “{outer}” (line {line}), so the outer one needs more colons. Write {mend} on line {line} and {fence} at its end.",
    },
    "directive-stray": {
        "fi": "{found} sulkee lohkon, mutta mikään lohko ei ole auki. Poista rivi, tai tarkista lohkon aloittava rivi (:::factbox[Otsikko]).",
        "en": "{found} closes a directive, but none is open. Remove the line, or check the line that should open it (:::factbox[Title]).",
    },
    "directive-short-fence": {
        "fi": "{found} ei sulje lohkoa ”{name}” (rivi {line}), koska siinä on liian vähän kaksoispisteitä. Kirjoita {mend}",
        "en": "{found} does not close the directive “{name}” (line {line}), since it has too few colons. Write {mend}",
    },
    "directive-misplaced": {
        "fi": "lohko ”{found}” ei toimi tässä. Siirrä se omalle rivilleen ilman sisennystä: se ei voi olla lauseen keskellä, luettelossa, lainauksessa eikä HTML:n sisällä. Jos se on esimerkki lohkosta, kirjoita sen kummallekin puolelle merkki `: `{found}`",
        "en": "the directive “{found}” does not work here. Move it to a line of its own without indentation: it cannot stand within a sentence, a list, a quotation or HTML. If it is an example of one, put a ` on both sides of it: `{found}`",
    },
}

_HEADINGS: Mapping[str, Mapping[str, str]] = {
    "heading-empty": {
        "fi": "otsikossa ei ole tekstiä, joten se jätetään pois. Kirjoita otsikko tai poista rivi.",
        "en": "the heading has no text, so it is left out. Write one or remove the line.",
    },
    "heading-first-level": {
        "fi": "”# {title}” on ylimmän tason otsikko, mutta se on jo sivun oma otsikko. Tästä tehdään tason ## otsikko, joka ei aloita juttua. Kirjoita ##, tai \\# jos rivin ei pitänyt olla otsikko.",
        "en": "“# {title}” is a heading of the first level, which is the page's own title. It becomes one of level ## that opens no story. Write ##, or \\# if the line is not meant as a heading.",
    },
    "heading-in-container": {
        "fi": "lohkon sisällä on otsikko ”{found} {title}”. Kirjoita se kolmella #-merkillä: ### {title}",
        "en": "the heading “{found} {title}” stands inside a directive. Write it with three number signs: ### {title}",
    },
    "heading-skips": {
        "fi": "otsikon ”{title}” edellä hypätään otsikkotason yli. Kirjoita {found} sijaan {mend}",
        "en": "a heading level is skipped before “{title}”. Write {mend} in the place of {found}",
    },
    "heading-in-html": {
        "fi": "otsikko ”{found}” on HTML-elementin sisällä, eikä sitä lueta otsikoksi. Sulje elementti ennen otsikkoa tai kirjoita otsikkokin HTML:nä.",
        "en": "the heading “{found}” stands inside an HTML element and is not read as a heading. Close the element before it, or write the heading as HTML too.",
    },
    "story-empty": {
        "fi": "jutulla ei ole otsikkoa. Kirjoita se samalle riville: ## Jutun otsikko {{#jutun-tunnus}}",
        "en": "the story has no heading. Write it on the same line: ## The story's heading {{#story-id}}",
    },
    "story-id": {
        "fi": "jutun tunnus ”{found}” ei kelpaa: siinä saa olla vain pieniä kirjaimia a–z, numeroita ja yhdysmerkkejä. Kirjoita {{#{mend}}}",
        "en": "the story's id “{found}” will not do: it has only small letters a–z, digits and hyphens. Write {{#{mend}}}",
    },
    "story-no-id": {
        "fi": "jutulla ”{title}” ei ole pysyvää tunnusta, joten sen osoite muuttuu, jos otsikkoa muutetaan. Lisää otsikon perään {{#{mend}}}",
        "en": "the story “{title}” has no lasting id, so its address changes when the heading does. Add {{#{mend}}} after the heading.",
    },
    "story-id-twice": {
        "fi": "jutun tunnus ”{id}” on myös rivillä {line}. Anna toiselle oma tunnus otsikon perään, esimerkiksi {{#{id}-2}}",
        "en": "the story's id “{id}” is on line {line} too. Give one of them an id of its own after its heading, such as {{#{id}-2}}",
    },
    "id-twice-in-text": {
        "fi": "tunnus ”{id}” on tässä tekstissä jo rivillä {line}. Anna toiselle oma tunnus, jotta linkit osuvat oikeaan kohtaan.",
        "en": "the id “{id}” is already on line {line} of this text. Give one of them an id of its own, so that links find the right place.",
    },
    "attribute-not-story": {
        "fi": '{attribute}=… jätetään pois, koska se kuuluu vain uutiskirjeen jutun otsikkoon: ## Otsikko {{#tunnus {attribute}="…"}}. Poista se tästä.',
        "en": '{attribute}=… is left out, since it belongs only on the heading of a story in a newsletter: ## Heading {{#id {attribute}="…"}}. Remove it here.',
    },
    "heading-attribute": {
        "fi": "otsikon perässä aaltosulkeissa on ”{attribute}”, jota ei tunneta. Kirjoita tunnuksen eteen #-merkki ilman väliä: {{#{mend}}}",
        "en": "the braces after the heading hold “{attribute}”, which is not known. Write # before the id, without a space: {{#{mend}}}",
    },
}

_LINKS_AND_PICTURES: Mapping[str, Mapping[str, str]] = {
    "link-empty": {
        "fi": "linkiltä puuttuu osoite. Kirjoita se sulkeisiin: [teksti](https://www.sosket.fi)",
        "en": "the link has no address. Write it in parentheses: [text](https://www.sosket.fi)",
    },
    "link-no-text": {
        "fi": "linkillä ”{found}” ei ole tekstiä, joten sitä ei näe eikä kuule. Kirjoita teksti hakasulkeisiin: [teksti]({found})",
        "en": "the link “{found}” has no text, so nobody can see or hear it. Write the text in brackets: [text]({found})",
    },
    "link-undefined": {
        "fi": "”{found}” jää tekstiksi, koska linkin osoitetta [{name}] ei ole annettu. Lisää omalle rivilleen [{name}]: https://www.sosket.fi",
        "en": "“{found}” stays text, since there is no address for [{name}]. Add on a line of its own [{name}]: https://www.sosket.fi",
    },
    "link-space": {
        "fi": "linkin tai kuvan hakasulkeiden ja osoitteen välissä on tyhjää, joten siitä ei tule linkkiä eikä kuvaa. Kirjoita {mend}",
        "en": "there is a space between the brackets of a link or picture and its address, so it becomes neither. Write {mend}",
    },
    "link-unclosed": {
        "fi": "linkin tai kuvan osoitetta ei suljeta, joten siitä ei tule linkkiä eikä kuvaa. Lisää loppuun sulje: {mend}",
        "en": "the address of a link or picture is not closed, so it becomes neither. Add the closing parenthesis: {mend}",
    },
    "link-no-scheme": {
        "fi": "osoitteesta ”{found}” puuttuu alku. Kirjoita {mend}",
        "en": "the address “{found}” lacks its beginning. Write {mend}",
    },
    "link-mail": {
        "fi": "”{found}” on sähköpostiosoite, mutta linkin alusta puuttuu mailto:. Kirjoita {mend}",
        "en": "“{found}” is an e-mail address, but the link lacks mailto: at its beginning. Write {mend}",
    },
    "link-scheme": {
        "fi": "osoite ei voi alkaa ”{found}:”. Kirjoita https://…, mailto:…, tel:…, oma sisältö (project:pro-sos) tai tiedosto (files/ohjelma.pdf).",
        "en": "an address cannot begin with “{found}:”. Write https://…, mailto:…, tel:…, an own item (project:pro-sos) or a file (files/programme.pdf).",
    },
    "link-scheme-near": {
        "fi": "osoite ei voi alkaa ”{found}:”. Tarkoititko ”{nearest}:”? Kirjoita {mend}",
        "en": "an address cannot begin with “{found}:”. Did you mean “{nearest}:”? Write {mend}",
    },
    "link-address-broken": {
        "fi": "”{found}” ei ole kokonainen osoite. Kirjoita se näin: {mend}",
        "en": "“{found}” is not a whole address. Write it like this: {mend}",
    },
    "image-no-source": {
        "fi": "kuvalta puuttuu tiedosto. Kirjoita se sulkeisiin: ![vaihtoehtoinen teksti](images/kuva.jpg)",
        "en": "the picture has no file. Write it in parentheses: ![alternative text](images/picture.jpg)",
    },
    "image-foreign": {
        "fi": "kuva ”{found}” on muualla kuin sisältökansiossa. Tallenna kuva kansioon images ja kirjoita {mend}",
        "en": "the picture “{found}” is not in the content folder. Save it in the folder images and write {mend}",
    },
    "image-no-alt": {
        "fi": "kuvalta ”{found}” puuttuu vaihtoehtoinen teksti. Kerro hakasulkeissa, mitä kuvassa on: ![Kaksi naista kahvilla]({found}). Jos kuva on pelkkä koriste, kirjoita ![]({found}){{decorative}}",
        "en": "the picture “{found}” has no alternative text. Say in brackets what is in it: ![Two women at coffee]({found}). If it only decorates, write ![]({found}){{decorative}}",
    },
    "image-no-credit": {
        "fi": "valokuvalta ”{found}” puuttuu kuvaaja. Tekijän nimi on mainittava, kun kuva julkaistaan: lisää {mend}",
        "en": "the photograph “{found}” has no credit. Who made it must be named where it is published: add {mend}",
    },
    "image-alt-file": {
        "fi": "kuvan ”{src}” vaihtoehtoinen teksti ”{found}” on tiedoston nimi. Kerro sen sijaan, mitä kuvassa on.",
        "en": "the alternative text “{found}” of the picture “{src}” is the name of a file. Say what is in the picture instead.",
    },
    "image-in-line": {
        "fi": "kuvan ”{src}” kuvateksti ja kuvaaja jäävät pois, koska kuva on tekstin seassa. Erota kuva omaksi kappaleekseen tyhjillä riveillä.",
        "en": "the caption and credit of the picture “{src}” are left out, because it stands within a line. Set it apart with empty lines.",
    },
    "image-decorative-alt": {
        "fi": "kuva ”{found}” on merkitty koristeeksi, joten sen vaihtoehtoista tekstiä ”{alt}” ei käytetä. Poista {{decorative}} tai teksti.",
        "en": "the picture “{found}” is marked as decoration, so its alternative text “{alt}” is not used. Remove {{decorative}} or the text.",
    },
}

_FOOTNOTES: Mapping[str, Mapping[str, str]] = {
    "note-unknown": {
        "fi": "alaviitettä [^{name}] ei ole. Kirjoita sen teksti omalle rivilleen: [^{name}]: viitteen teksti",
        "en": "there is no footnote [^{name}]. Write its text on a line of its own: [^{name}]: the note's text",
    },
    "note-unknown-near": {
        "fi": "alaviitettä [^{name}] ei ole. Tarkoititko [^{nearest}]?",
        "en": "there is no footnote [^{name}]. Did you mean [^{nearest}]?",
    },
    "note-unused": {
        "fi": "alaviitteeseen [^{name}] ei viitata tekstissä, joten se jää pois. Lisää [^{name}] tekstiin tai poista viite.",
        "en": "nothing in the text refers to the footnote [^{name}], so it is left out. Add [^{name}] to the text or remove the note.",
    },
    "note-twice": {
        "fi": "alaviite [^{name}] on kirjoitettu jo riville {line}. Anna toiselle oma nimi.",
        "en": "the footnote [^{name}] is already written on line {line}. Give one of them a name of its own.",
    },
    "note-in-link": {
        "fi": "alaviitteen merkki on linkin tekstissä, eikä linkki voi olla toisen sisällä. Siirrä merkki linkin perään.",
        "en": "a footnote's mark stands in the text of a link, and no link can stand within another. Move the mark behind the link.",
    },
    "note-in-html": {
        "fi": "viittaus [^{name}] ei toimi HTML:n sisällä. Kirjoita kohta ilman HTML:ää.",
        "en": "the reference [^{name}] does not work inside HTML. Write this part without HTML.",
    },
}

_HTML: Mapping[str, Mapping[str, str]] = {
    "html-element": {
        "fi": "HTML-elementti <{name}> ei ole sallittu, joten se poistettiin; sen sisältö jäi. Jos < on tekstiä, kirjoita &lt;",
        "en": "the HTML element <{name}> is not allowed, so it was removed; its content stays. If < is text, write &lt;",
    },
    "html-element-whole": {
        "fi": "HTML-elementti <{name}> ei ole sallittu, joten se poistettiin sisältöineen. Kirjoita sen tilalle linkki, esimerkiksi [teksti](https://www.sosket.fi), tai poista se.",
        "en": "the HTML element <{name}> is not allowed, so it was removed with its content. Write a link instead, such as [text](https://www.sosket.fi), or delete it.",
    },
    "html-not-link": {
        "fi": "<{name}> ei ole linkki eikä HTML:ää, joten se poistettiin. Kirjoita linkki näin: [teksti]({name})",
        "en": "<{name}> is no link and no HTML, so it was removed. Write a link like this: [text]({name})",
    },
    "html-attribute": {
        "fi": "elementin <{element}> määrite ”{attribute}” ei ole sallittu, joten se poistettiin. Poista se tekstistä.",
        "en": "the attribute “{attribute}” of <{element}> is not allowed, so it was removed. Delete it from the text.",
    },
    "html-attribute-near": {
        "fi": "elementin <{element}> määrite ”{attribute}” ei ole sallittu, joten se poistettiin. Tarkoititko ”{nearest}”?",
        "en": "the attribute “{attribute}” of <{element}> is not allowed, so it was removed. Did you mean “{nearest}”?",
    },
    "html-unclosed": {
        "fi": "HTML-elementtiä <{name}> ei suljeta. Lisää loppuun </{name}>",
        "en": "the HTML element <{name}> is not closed. Add </{name}> at its end.",
    },
    "html-swallows": {
        "fi": "HTML-elementtiä <{name}> ei suljeta, joten kaikki sen jälkeinen teksti katoaisi. Poista <{name}>.",
        "en": "the HTML element <{name}> is not closed, so all text after it would be lost. Remove <{name}>.",
    },
    "html-stray-end": {
        "fi": "</{name}> sulkee HTML-elementin, joka ei ole auki, joten se poistettiin. Poista se tekstistä tai lisää sen edelle <{name}>.",
        "en": "</{name}> closes an HTML element that is not open, so it was removed. Delete it from the text or add <{name}> before it.",
    },
    "html-torn": {
        "fi": "HTML jää kesken kohdassa ”{found}”, joten kaikki sen jälkeinen teksti katoaisi. Tarkista lainausmerkit ja päättävä >. Pelkkä pienempi kuin -merkki kirjoitetaan &lt;",
        "en": "the HTML breaks off at “{found}”, so all text after it would be lost. Check the quotation marks and the closing >. A mere less-than sign is written &lt;",
    },
    "markup-crossing": {
        "fi": "tämän kohdan lähellä merkinnät menevät ristiin (esimerkiksi tähdet ja HTML-elementit), eikä tekstiä voi lukea luotettavasti. Sulje sisempi merkintä ennen ulompaa.",
        "en": "near this place marks cross each other (asterisks and HTML elements, for instance), and the text cannot be read reliably. Close the inner one before the outer one.",
    },
    "control-reference": {
        "fi": "{found} tarkoittaa ohjausmerkkiä, jota tekstissä ei saa olla. Poista se.",
        "en": "{found} means a control character, which a text may not have. Remove it.",
    },
    "body-too-deep": {
        "fi": "tekstissä on liian monta tasoa sisäkkäin (lainauksia, luetteloita, määritelmiä tai HTML-elementtejä). Vähennä tasoja tai jaa teksti tyhjillä riveillä.",
        "en": "the text has too many levels inside each other (quotations, lists, definitions or HTML elements). Use fewer levels or divide the text with empty lines.",
    },
    "body-too-heavy": {
        "fi": "teksti on liian raskas luettavaksi: tästä alkavassa kappaleessa on poikkeuksellisen paljon merkintöjä, esimerkiksi sulkemattomia hakasulkeita. Tarkista kappale tai jaa se tyhjillä riveillä.",
        "en": "the text is too heavy to read: the paragraph that begins here has exceptionally much mark-up, unclosed brackets for instance. Check it or divide it with empty lines.",
    },
}

MESSAGES: Mapping[str, Mapping[str, str]] = {
    **_DIRECTIVES,
    **_HEADINGS,
    **_LINKS_AND_PICTURES,
    **_FOOTNOTES,
    **_HTML,
}
