"""What the rules of axe-core are about, in plain words: what is wrong where one does not hold."""

from collections.abc import Mapping
from typing import NamedTuple


class Rule(NamedTuple):
    """A rule: the criterion of WCAG that it stands for, or an empty text, and the fault by language."""

    wcag: str
    fi: str
    sv: str
    en: str


RULES: Mapping[str, Rule] = {
    "aria-allowed-attr": Rule("4.1.2", "Ruudunlukijalle annettu tieto ei sovi kohtaansa.", "Uppgiften till skärmläsaren passar inte på sitt ställe.", "What screen readers are told does not fit its place."),
    "aria-command-name": Rule("4.1.2", "Painikkeella tai linkillä ei ole nimeä, jonka ruudunlukija voisi lukea.", "En knapp eller länk har inget namn som skärmläsaren kan läsa upp.", "A button or link has no name for screen readers."),
    "aria-hidden-focus": Rule("4.1.2", "Ruudunlukijalta piilotettuun kohtaan pääsee näppäimistöllä.", "Man når med tangentbordet något som är dolt för skärmläsare.", "The keyboard reaches something that is hidden from screen readers."),
    "aria-input-field-name": Rule("4.1.2", "Kentällä ei ole nimeä, jonka ruudunlukija voisi lukea.", "Ett fält har inget namn som skärmläsaren kan läsa upp.", "A field has no name for screen readers."),
    "aria-required-attr": Rule("4.1.2", "Ruudunlukijan tarvitsema tieto puuttuu.", "En uppgift som skärmläsaren behöver saknas.", "Something that screen readers need is missing."),
    "aria-required-children": Rule("1.3.1", "Luettelon tai valikon rakenne on ruudunlukijalle vajaa.", "Strukturen i en lista eller meny är ofullständig för skärmläsare.", "The structure of a list or menu is incomplete for screen readers."),
    "aria-required-parent": Rule("1.3.1", "Luettelon tai valikon osa on ruudunlukijalle irrallaan.", "En del av en lista eller meny står lös för skärmläsare.", "A part of a list or menu stands alone for screen readers."),
    "aria-valid-attr-value": Rule("4.1.2", "Ruudunlukijalle annettu tieto on virheellinen.", "Uppgiften till skärmläsaren är felaktig.", "What screen readers are told is wrong."),
    "autocomplete-valid": Rule("1.3.5", "Kenttä ei kerro selaimelle oikein, mitä siihen täytetään.", "Ett fält berättar inte rätt för webbläsaren vad som ska fyllas i.", "A field does not tell the browser correctly what goes into it."),
    "button-name": Rule("4.1.2", "Painikkeella ei ole nimeä.", "En knapp har inget namn.", "A button has no name."),
    "bypass": Rule("2.4.1", "Toistuvia osia, kuten valikkoa, ei voi ohittaa.", "Man kan inte hoppa över delar som upprepas, till exempel menyn.", "Parts that repeat, such as the menu, cannot be skipped."),
    "color-contrast": Rule("1.4.3", "Tekstin ja taustan kontrasti on liian pieni.", "Kontrasten mellan text och bakgrund är för liten.", "The contrast of text and background is too low."),
    "definition-list": Rule("1.3.1", "Määritelmäluettelon rakenne on virheellinen.", "Strukturen i en definitionslista är felaktig.", "The structure of a definition list is wrong."),
    "dlitem": Rule("1.3.1", "Määritelmäluettelon osa on irrallaan luettelosta.", "En del av en definitionslista står utanför listan.", "A part of a definition list stands outside the list."),
    "document-title": Rule("2.4.2", "Sivulla ei ole otsikkoa, jonka selain näyttäisi.", "Sidan har ingen titel som webbläsaren kan visa.", "The page has no title for the browser to show."),
    "duplicate-id-aria": Rule("4.1.2", "Kahdella kohdalla on sama tunnus, joten ruudunlukija voi yhdistää ne väärin.", "Två ställen har samma beteckning, så skärmläsaren kan blanda ihop dem.", "Two places have the same id, so screen readers may mix them up."),
    "empty-heading": Rule("", "Otsikko on tyhjä.", "En rubrik är tom.", "A heading is empty."),
    "frame-title": Rule("4.1.2", "Upotetulla sisällöllä ei ole nimeä.", "Inbäddat innehåll har inget namn.", "Embedded content has no name."),
    "heading-order": Rule("", "Otsikkotasoja on jätetty väliin.", "Rubriknivåer har hoppats över.", "Heading levels are skipped."),
    "html-has-lang": Rule("3.1.1", "Sivun kieltä ei ole merkitty.", "Sidans språk är inte angett.", "The language of the page is not given."),
    "html-lang-valid": Rule("3.1.1", "Sivun kieli on merkitty väärin.", "Sidans språk är fel angett.", "The language of the page is given incorrectly."),
    "image-alt": Rule("1.1.1", "Kuvalla ei ole tekstivastinetta.", "En bild saknar textalternativ.", "A picture has no text alternative."),
    "input-button-name": Rule("4.1.2", "Painikkeella ei ole nimeä.", "En knapp har inget namn.", "A button has no name."),
    "input-image-alt": Rule("1.1.1", "Kuvapainikkeella ei ole tekstivastinetta.", "En bildknapp saknar textalternativ.", "A button that is a picture has no text alternative."),
    "label": Rule("4.1.2", "Lomakkeen kentällä ei ole nimilappua.", "Ett formulärfält saknar etikett.", "A form field has no label."),
    "label-content-name-mismatch": Rule("2.5.3", "Näkyvä nimi ja ruudunlukijan lukema nimi ovat eri.", "Det synliga namnet och det som skärmläsaren läser är olika.", "The name that is seen and the one that is read aloud differ."),
    "landmark-one-main": Rule("", "Sivun pääsisältöä ei ole merkitty.", "Sidans huvudinnehåll är inte märkt.", "The main content of the page is not marked."),
    "link-in-text-block": Rule("1.4.1", "Linkin erottaa tekstistä vain väristä.", "En länk skiljer sig från texten bara genom färgen.", "A link differs from its text by colour alone."),
    "link-name": Rule("2.4.4", "Linkillä ei ole tekstiä.", "En länk saknar text.", "A link has no text."),
    "list": Rule("1.3.1", "Luettelon rakenne on virheellinen.", "Strukturen i en lista är felaktig.", "The structure of a list is wrong."),
    "listitem": Rule("1.3.1", "Luettelon kohta on irrallaan luettelosta.", "En punkt står utanför sin lista.", "An item stands outside its list."),
    "meta-refresh": Rule("2.2.1", "Sivu siirtyy itsestään toiselle sivulle.", "Sidan går av sig själv till en annan sida.", "The page moves on by itself."),
    "meta-viewport": Rule("1.4.4", "Sivun suurentaminen on estetty.", "Man kan inte förstora sidan.", "The page cannot be enlarged."),
    "nested-interactive": Rule("4.1.2", "Painikkeen tai linkin sisällä on toinen.", "En knapp eller länk ligger inne i en annan.", "A button or link stands inside another."),
    "page-has-heading-one": Rule("", "Sivulla ei ole pääotsikkoa.", "Sidan saknar huvudrubrik.", "The page has no main heading."),
    "p-as-heading": Rule("1.3.1", "Teksti näyttää otsikolta mutta ei ole sellainen ruudunlukijalle.", "En text ser ut som en rubrik men är ingen för skärmläsaren.", "A text looks like a heading but is none for screen readers."),
    "region": Rule("", "Osa sisällöstä on sivun merkittyjen osien ulkopuolella.", "En del av innehållet står utanför sidans märkta delar.", "Some content stands outside the marked parts of the page."),
    "role-img-alt": Rule("1.1.1", "Kuvalla ei ole tekstivastinetta.", "En bild saknar textalternativ.", "A picture has no text alternative."),
    "scrollable-region-focusable": Rule("2.1.1", "Vieritettävään alueeseen ei pääse näppäimistöllä.", "Ett område som rullas nås inte med tangentbordet.", "An area that scrolls cannot be reached by keyboard."),
    "select-name": Rule("4.1.2", "Valintaluettelolla ei ole nimilappua.", "En rullgardinslista saknar etikett.", "A list of choices has no label."),
    "svg-img-alt": Rule("1.1.1", "Kuvalla ei ole tekstivastinetta.", "En bild saknar textalternativ.", "A picture has no text alternative."),
    "tabindex": Rule("", "Näppäimistöllä liikutaan sivulla muussa kuin lukujärjestyksessä.", "Med tangentbordet rör man sig i en annan ordning än man läser.", "The keyboard moves in another order than that of reading."),
    "table-fake-caption": Rule("1.3.1", "Taulukon otsikko on merkitty tavalliseksi soluksi.", "Tabellens rubrik är märkt som en vanlig cell.", "The caption of a table is marked as a cell."),
    "target-size": Rule("2.5.8", "Painike tai linkki on liian pieni tai liian lähellä toista.", "En knapp eller länk är för liten eller för nära en annan.", "A button or link is too small or too near another."),
    "td-headers-attr": Rule("1.3.1", "Taulukon solut eivät viittaa otsikoihinsa oikein.", "Tabellens celler hänvisar inte rätt till sina rubriker.", "The cells of a table do not refer correctly to their headers."),
    "th-has-data-cells": Rule("1.3.1", "Taulukon otsikolla ei ole soluja.", "En rubrik i en tabell har inga celler.", "A header of a table has no cells."),
    "valid-lang": Rule("3.1.2", "Tekstin osan kieli on merkitty väärin.", "Språket för en del av texten är fel angett.", "The language of a part of the text is given incorrectly."),
    "video-caption": Rule("1.2.2", "Videolta puuttuu tekstitys.", "En video saknar textning.", "A video has no captions."),
}  # fmt: skip
