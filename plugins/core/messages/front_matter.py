"""What reading a file and its front matter finds."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "file-empty": {
        "fi": "tiedosto on tyhjä. Kirjoita alkuun tietolohko: rivi ---, rivi title: Otsikko ja rivi ---. Jos tiedostoa ei tarvita, poista se.",
        "en": "the file is empty. Begin it with front matter: a line ---, a line title: Heading and a line ---. If the file is not needed, delete it.",
    },
    "not-utf8": {
        "fi": "tiedoston merkistö on väärä: tästä alkaen kirjaimia ei voi lukea (tavu {byte}). Tallenna tiedosto uudelleen ja valitse merkistöksi UTF-8.",
        "en": "the file has the wrong encoding: from here on its letters cannot be read (byte {byte}). Save it again and choose the encoding UTF-8.",
    },
    "control-character": {
        "fi": "tekstissä on näkymätön ohjausmerkki {character}, jota ei sallita. Poista se ja kirjoita kohta uudelleen.",
        "en": "the text has an invisible control character {character}, which is not allowed. Delete it and retype the spot.",
    },
    "bidi-override": {
        "fi": "tekstissä on kirjoitussuunnan kääntävä näkymätön merkki {character}. Poista se, ellei se ole tarkoituksella siinä.",
        "en": "the text has an invisible character {character} that turns the writing direction. Delete it unless it is meant.",
    },
    "front-missing": {
        "fi": "tiedosto ei ala tietolohkolla. Lisää ensimmäiseksi riviksi pelkkä ---, sen alle tiedot (esimerkiksi title: Otsikko) ja niiden jälkeen taas rivi ---.",
        "en": "the file does not begin with front matter. Let the first line be --- alone, then the keys (such as title: Heading), then --- again.",
    },
    "front-dashes": {
        "fi": "tietolohkon alku- ja loppurivillä on kolme yhdysmerkkiä, ---, mutta tässä lukee ”{found}”. Tekstinkäsittely on voinut vaihtaa ne. Kirjoita rivi uudelleen: ---",
        "en": "the front matter begins and ends with a line of three hyphens, ---, but here it says “{found}”. A word processor may have changed them. Write the line again: ---",
    },
    "front-late": {
        "fi": "tietolohko alkaa vasta tältä riviltä, mutta sen edellä ei saa olla mitään. Poista rivit ja välilyönnit rivin --- edeltä.",
        "en": "the front matter begins only here, but nothing may stand before it. Delete the lines and spaces before ---.",
    },
    "front-unclosed": {
        "fi": "tietolohko ei pääty. Lisää tietojen jälkeen, luultavasti ennen tätä riviä, rivi, jolla on pelkkä ---.",
        "en": "the front matter does not end. Add a line with --- alone after the keys, most likely before this line.",
    },
    "front-empty": {
        "fi": "tietolohkossa ei ole yhtään tietoa. Kirjoita siihen ainakin title: Otsikko.",
        "en": "the front matter has no keys. Write at least title: Heading.",
    },
    "front-not-keys": {
        "fi": "tietolohkossa pitää olla tietoja. Kirjoita kukin omalle rivilleen: nimi, kaksoispiste, välilyönti ja arvo, esimerkiksi title: Otsikko.",
        "en": "the front matter must be keys with values. Write each on a line of its own: the key, a colon, a space and the value, such as title: Heading.",
    },
    "yaml-syntax": {
        "fi": 'tietoja ei voi lukea tästä kohdasta eteenpäin. Tarkista tämä rivi ja edellinen: lainausmerkit ja sulkeet suljetaan, nimen jälkeen on kaksoispiste ja välilyönti, esimerkiksi title: "Otsikko".',
        "en": 'the keys cannot be read from here on ({detail}). Check this line and the one before: quotation marks and brackets are closed, and a colon and a space follow the key, such as title: "Heading".',
    },
    "yaml-colon": {
        "fi": "arvossa on kaksoispiste ja välilyönti, joten se luetaan väärin. Kirjoita arvo lainausmerkkeihin: {mend}",
        "en": "the value holds a colon and a space, so it is misread. Put the value in quotation marks: {mend}",
    },
    "yaml-quotes": {
        "fi": "arvo alkaa merkillä, jolla on tässä oma tehtävänsä. Kirjoita koko arvo lainausmerkkeihin: {mend}",
        "en": "the value begins with a sign that has a task of its own here. Put the whole value in quotation marks: {mend}",
    },
    "yaml-quote-open": {
        "fi": "tästä alkavaa lainausmerkkiä ei suljeta. Kirjoita: {mend}",
        "en": "the quotation mark that opens here is not closed. Write: {mend}",
    },
    "yaml-bracket-open": {
        "fi": "tästä alkavaa luetteloa ei suljeta. Kirjoita: {mend}",
        "en": "the list that opens here is not closed. Write: {mend}",
    },
    "yaml-commas": {
        "fi": "luettelossa on pilkku liikaa. Kirjoita: {mend}",
        "en": "the list has a comma too many. Write: {mend}",
    },
    "yaml-indent": {
        "fi": "rivin alussa on välilyöntejä {found}, mutta edellisen rivin mukaan niitä pitää olla {expected}. Samaan kohtaan kuuluvat rivit alkavat yhtä kaukaa reunasta: korjaa sisennys.",
        "en": "the line begins with {found} spaces, but by the line before there should be {expected}. Lines that belong together begin at the same place: mend the indentation.",
    },
    "yaml-dash": {
        "fi": "rivi ”{found}” jää edellisen rivin jatkoksi, koska se on sisennetty eri tavalla. Jos se on luettelon kohta, aloita luettelon kaikki viivat samasta kohdasta.",
        "en": "the line “{found}” is read as a part of the line before it, since it is indented differently. If it is an entry of a list, begin all dashes of the list at the same place.",
    },
    "yaml-blank": {
        "fi": "tässä on merkki {character}, joka näyttää välilyönniltä tai ei näy lainkaan. Se on voinut tulla mukana, kun tekstiä on kopioitu. Poista se ja kirjoita tilalle tavallinen välilyönti.",
        "en": "here is the character {character}, which looks like a space or cannot be seen. It may have come with copied text. Delete it and type a plain space.",
    },
    "yaml-space": {
        "fi": "kaksoispisteen jäljestä puuttuu välilyönti. Kirjoita: {mend}",
        "en": "there is no space after the colon. Write: {mend}",
    },
    "yaml-no-colon": {
        "fi": "riviltä ”{found}” puuttuu tiedon nimi ja kaksoispiste. Kirjoita esimerkiksi title: Otsikko; jos rivi jatkaa edellistä arvoa, sisennä se kahdella välilyönnillä.",
        "en": "the line “{found}” has no key and colon. Write for example title: Heading; if it goes on with the value before it, indent it by two spaces.",
    },
    "yaml-hash": {
        "fi": '#-merkki aloittaa muistiinpanon, joten ”{found}” ja sen jälkeinen teksti jäävät pois. Jos se kuuluu arvoon, kirjoita koko arvo lainausmerkkeihin, esimerkiksi title: "Nro #1".',
        "en": 'the sign # begins a comment, so “{found}” and the text after it are left out. If it belongs to the value, put the whole value in quotation marks, such as title: "No. #1".',
    },
    "yaml-hash-list": {
        "fi": '#-merkki aloittaa muistiinpanon, joten luettelo jää kesken. Jätä #-merkki pois tai kirjoita lainausmerkkeihin: "{found}"',
        "en": 'the sign # begins a comment, so the list is cut off. Leave the # out or put it in quotation marks: "{found}"',
    },
    "yaml-tab": {
        "fi": "sisennyksessä on sarkain. Poista se ja sisennä välilyönneillä, esimerkiksi kahdella.",
        "en": "the indentation has a tab. Delete it and indent with spaces, two for example.",
    },
    "yaml-deep": {
        "fi": "sisäkkäisiä luetteloita on yli {limit}. Kirjoita tiedot omille riveilleen ilman sisäkkäisiä sulkeita.",
        "en": "there are more than {limit} lists within lists. Write the keys on lines of their own without brackets in brackets.",
    },
    "yaml-long": {
        "fi": "tietolohkossa on yli {limit} merkkiä, eikä niin pitkää lueta. Siirrä pitkä teksti tietolohkon jälkeen.",
        "en": "the front matter has over {limit} characters, and one so long is not read. Move long text below it.",
    },
    "yaml-many": {
        "fi": "tietolohkossa on yli {limit} nimeä ja arvoa, eikä niin monta lueta. Tarkista, ettei siihen ole joutunut muuta tekstiä.",
        "en": "the front matter has over {limit} keys and values, and so many are not read. Check that no other text has got into it.",
    },
    "yaml-alias": {
        "fi": 'tähti arvon alussa tarkoittaa tässä viittausta, eikä niitä käytetä. Kirjoita arvo auki; jos tähti kuuluu tekstiin, kirjoita koko arvo lainausmerkkeihin: "{name}"',
        "en": 'an asterisk at the beginning of a value means a reference here, and these are not used. Write the value out; if the asterisk belongs to the text, put the whole value in quotation marks: "{name}"',
    },
    "yaml-anchor": {
        "fi": '&-merkillä arvon alussa on tässä oma tehtävänsä, eikä sitä käytetä. Poista ”{name}”; jos se kuuluu tekstiin, kirjoita koko arvo lainausmerkkeihin: "{name} …"',
        "en": 'the sign & at the beginning of a value has a task of its own here, which is not used. Delete “{name}”; if it belongs to the text, put the whole value in quotation marks: "{name} …"',
    },
    "yaml-tag": {
        "fi": 'huutomerkillä arvon alussa on tässä oma tehtävänsä, eikä sitä käytetä. Poista ”{name}”; jos se kuuluu tekstiin, kirjoita koko arvo lainausmerkkeihin: "{name} …"',
        "en": 'the exclamation mark at the beginning of a value has a task of its own here, which is not used. Delete “{name}”; if it belongs to the text, put the whole value in quotation marks: "{name} …"',
    },
    "yaml-merge": {
        "fi": "merkintää << ei käytetä tässä. Kirjoita tiedot auki, kukin omalle rivilleen, esimerkiksi alt: Talo.",
        "en": "the mark << is not used here. Write the keys out, each on its own line, such as alt: A house.",
    },
    "yaml-key": {
        "fi": "tiedon nimen pitää olla yksi sana, ei luettelo. Kirjoita esimerkiksi title: Otsikko.",
        "en": "a key must be one word, not a list. Write for example title: Heading.",
    },
    "yaml-documents": {
        "fi": "tietolohkoja on useita, mutta yhdessä tiedostossa on yksi. Poista ylimääräinen rivi --- tai siirrä toiset tiedot omaan tiedostoonsa.",
        "en": "there are several blocks of front matter, but a file has one. Delete the --- too many or move the other keys to a file of their own.",
    },
    "key-twice": {
        "fi": "tieto ”{key}” on jo rivillä {line}. Jätä vain toinen.",
        "en": "the key “{key}” stands on line {line} already. Keep one of them.",
    },
    "key-missing": {
        "fi": "pakollinen tieto ”{key}” puuttuu. Lisää tietolohkoon rivi {key}: …",
        "en": "the required key “{key}” is missing. Add a line {key}: … to the front matter.",
    },
    "key-missing-inside": {
        "fi": "kohdasta ”{inside}” puuttuu pakollinen tieto ”{key}”. Lisää {key}: …",
        "en": "“{inside}” lacks the required key “{key}”. Add {key}: …",
    },
    "key-empty": {
        "fi": "pakollisella tiedolla ”{key}” ei ole arvoa. Kirjoita arvo kaksoispisteen jälkeen.",
        "en": "the required key “{key}” has no value. Write the value after the colon.",
    },
    "key-unknown-near": {
        "fi": "tietoa ”{key}” ei ole. Tarkoititko ”{nearest}”?",
        "en": "there is no key “{key}”. Did you mean “{nearest}”?",
    },
    "key-unknown": {
        "fi": "tietoa ”{key}” ei ole. Käytä jotakin näistä: {known}.",
        "en": "there is no key “{key}”. Use one of these: {known}.",
    },
    "key-indent": {
        "fi": "tieto ”{key}” kuuluu tiedon ”{above}” alle. Sisennä rivi kahdella välilyönnillä ja siirrä se rivin {above}: alle.",
        "en": "the key “{key}” belongs under “{above}”. Indent the line by two spaces, below the line {above}:.",
    },
    "expected-list": {
        "fi": "tiedon ”{key}” pitää olla luettelo. Kirjoita hakasulkeisiin, esimerkiksi {mend}",
        "en": "“{key}” must be a list. Write it in brackets, for example {mend}",
    },
    "expected-entries": {
        "fi": "tiedon ”{key}” pitää olla luettelo. Aloita sen jokainen kohta omalla rivillään viivalla ja välilyönnillä: - {first}: …",
        "en": "“{key}” must be a list. Begin each entry on a line of its own with a dash and a space: - {first}: …",
    },
    "list-empty": {
        "fi": "luettelossa ”{key}” pitää olla ainakin yksi kohta. Lisää se hakasulkeisiin, esimerkiksi {key}: [nimi], tai poista rivi.",
        "en": "the list “{key}” must have at least one entry. Put it in the brackets, such as {key}: [name], or delete the line.",
    },
    "expected-keys": {
        "fi": "tiedolla ”{key}” on useita osia, ja kukin tarvitsee nimensä. Kirjoita: {mend}",
        "en": "“{key}” is made of several parts, each with its name. Write: {mend}",
    },
    "expected-text-not-list": {
        "fi": "tiedon ”{key}” pitää olla yksi teksti, mutta siinä on luettelo. Poista hakasulkeet tai rivien alusta viivat; jos teksti alkaa hakasululla, kirjoita se lainausmerkkeihin.",
        "en": "“{key}” must be one text, but it is a list. Remove the brackets or the dashes; if the text begins with a bracket, put it in quotation marks.",
    },
    "expected-text-not-keys": {
        "fi": "tiedon ”{key}” pitää olla yksi teksti, mutta siinä on useita osia. Kirjoita se yhdelle riville; jos teksti alkaa aaltosululla, kirjoita se lainausmerkkeihin.",
        "en": "“{key}” must be one text, but it is made of several parts. Write it on one line; if the text begins with a brace, put it in quotation marks.",
    },
    "expected-text-colon": {
        "fi": "kohdassa ”{key}” on kaksoispiste ja välilyönti, joten se luetaan väärin. Kirjoita teksti lainausmerkkeihin: {mend}",
        "en": "“{key}” holds a colon and a space, so it is misread. Put the text in quotation marks: {mend}",
    },
    "value-empty": {
        "fi": "kohdassa ”{key}” on tyhjä arvo. Kirjoita arvo tai poista kohta.",
        "en": "“{key}” has an empty value. Write the value or remove it.",
    },
    "choice": {
        "fi": "tiedon ”{key}” arvoa ”{found}” ei tunneta. Käy jokin näistä: {allowed}.",
        "en": "the value “{found}” of “{key}” is not known. It may be: {allowed}.",
    },
    "choice-near": {
        "fi": "tiedon ”{key}” arvoa ”{found}” ei tunneta. Tarkoititko ”{nearest}”? Käy jokin näistä: {allowed}.",
        "en": "the value “{found}” of “{key}” is not known. Did you mean “{nearest}”? It may be: {allowed}.",
    },
    "flag-form": {
        "fi": "tiedon ”{key}” arvon pitää olla kyllä tai ei, mutta siinä lukee ”{found}”. Käy jokin näistä: {allowed}.",
        "en": "“{key}” must be true or false, but it says “{found}”. It may be: {allowed}.",
    },
    "id-form": {
        "fi": "”{found}” ei käy tunnukseksi: siinä saa olla vain pieniä kirjaimia a–z, numeroita ja yhdysmerkkejä. Esimerkiksi ”{mend}”.",
        "en": "“{found}” cannot be an id: use only small letters a-z, digits and hyphens, for example “{mend}”.",
    },
    "reference-form": {
        "fi": "tiedossa ”{key}” pitää olla tunnus, mutta siinä lukee ”{found}”. Kokeile ”{mend}”.",
        "en": "“{key}” must be an id, but it says “{found}”. Try “{mend}”.",
    },
    "reference-several": {
        "fi": "tiedossa ”{key}” on monta tunnusta ilman pilkkuja: ”{found}”. Kirjoita pilkut väliin: {mend}",
        "en": "“{key}” has several ids without commas: “{found}”. Put commas between them: {mend}",
    },
    "file-name-id": {
        "fi": "tiedoston nimi ”{found}” ei käy tunnukseksi. Nimeä tiedosto ”{mend}.md” tai lisää tietolohkoon rivi id: {mend}",
        "en": "the file name “{found}” cannot be an id. Rename the file “{mend}.md” or add the line id: {mend}",
    },
    "number-form": {
        "fi": "tiedon ”{key}” pitää olla pelkkä kokonaisluku, mutta siinä lukee ”{found}”. Kirjoita se numeroin, esimerkiksi 3.",
        "en": "“{key}” must be a whole number alone, but it says “{found}”. Write it in digits, for example 3.",
    },
    "number-form-near": {
        "fi": "tiedon ”{key}” pitää olla pelkkä kokonaisluku, mutta siinä lukee ”{found}”. Kirjoita vain {mend}.",
        "en": "“{key}” must be a whole number alone, but it says “{found}”. Write only {mend}.",
    },
    "year-form": {
        "fi": "tiedon ”{key}” pitää olla vuosi neljällä numerolla, mutta siinä lukee ”{found}”. Kirjoita esimerkiksi 2017.",
        "en": "“{key}” must be a year in four digits, but it says “{found}”. Write for example 2017.",
    },
    "money-form": {
        "fi": "tiedossa ”{key}” pitää olla rahasumma, mutta siinä lukee ”{found}”. Kirjoita se kokonaisina euroina (2 400 000) tai sentteineen (12,50).",
        "en": "“{key}” must be an amount of money, but it says “{found}”. Write whole euros (2 400 000) or with cents (12,50).",
    },
    "money-form-near": {
        "fi": "tiedossa ”{key}” pitää olla rahasumma, mutta siinä lukee ”{found}”. Kirjoita {mend}; tuhannet erotetaan välilyönnillä ja sentit pilkulla.",
        "en": "“{key}” must be an amount of money, but it says “{found}”. Write {mend}: spaces between thousands, a comma before the cents.",
    },
    "phone-form": {
        "fi": "puhelinnumerossa ”{found}” saa olla vain numeroita ja välilyöntejä, maatunnuksen edessä +. Kirjoita esimerkiksi 0400 123 456.",
        "en": "the phone number “{found}” may have only digits and spaces, with + before a country code. Write for example 0400 123 456.",
    },
    "phone-form-near": {
        "fi": "puhelinnumerossa ”{found}” saa olla vain numeroita ja välilyöntejä. Kirjoita {mend}.",
        "en": "the phone number “{found}” may have only digits and spaces. Write {mend}.",
    },
    "phone-length": {
        "fi": "puhelinnumerossa ”{found}” on väärä määrä numeroita. Tarkista numero; se kirjoitetaan esimerkiksi 0400 123 456 tai +358 400 123 456.",
        "en": "the phone number “{found}” has a wrong number of digits. Check it; it is written like 0400 123 456 or +358 400 123 456.",
    },
    "email-form": {
        "fi": "”{found}” ei ole sähköpostiosoite. Kirjoita se muodossa etunimi.sukunimi@koske.fi.",
        "en": "“{found}” is no e-mail address. Write it like first.last@example.org.",
    },
    "email-form-near": {
        "fi": "”{found}” ei ole sähköpostiosoite. Tarkoititko {mend}?",
        "en": "“{found}” is no e-mail address. Did you mean {mend}?",
    },
    "email-pattern-form": {
        "fi": 'sähköpostikaava ”{found}” on väärässä muodossa. Kirjoita se näin: "{{first}}.{{last}}@koske.fi".',
        "en": 'the e-mail pattern “{found}” is malformed. Write it like "{{first}}.{{last}}@example.org".',
    },
    "url-form": {
        "fi": "”{found}” ei ole verkko-osoite. Kirjoita osoite kokonaan, alkuun https:// tai http://, esimerkiksi https://www.sosket.fi.",
        "en": "“{found}” is no web address. Write the whole address, which begins with https:// or http://, such as https://www.sosket.fi.",
    },
    "url-form-near": {
        "fi": "”{found}” ei ole kokonainen verkko-osoite. Kirjoita {mend}",
        "en": "“{found}” is no whole web address. Write {mend}",
    },
    "picture-elsewhere": {
        "fi": "kuvaa ei voi hakea toiselta palvelimelta ({found}). Tallenna se kansioon images ja kirjoita sen nimi, esimerkiksi images/kuva.jpg.",
        "en": "a picture cannot come from another host ({found}). Save it in the folder images and write its name, such as images/picture.jpg.",
    },
    "file-elsewhere": {
        "fi": "tiedostoa ei voi hakea toiselta palvelimelta ({found}). Tallenna se kansioon files ja kirjoita sen nimi, esimerkiksi files/ohjelma.pdf.",
        "en": "a file cannot come from another host ({found}). Save it in the folder files and write its name, such as files/programme.pdf.",
    },
    "file-outside": {
        "fi": "”{found}” ei ole sisältökansiossa. Kirjoita tiedoston nimi sisältökansiosta lähtien: images/kuva.jpg tai files/ohjelma.pdf.",
        "en": "“{found}” is not in the content folder. Write the file's name from it on: images/picture.jpg or files/programme.pdf.",
    },
    "file-outside-near": {
        "fi": "”{found}” ei ole tiedoston nimi sisältökansiossa. Kirjoita {mend} ja tarkista, että tiedosto on siellä.",
        "en": "“{found}” is no name of a file in the content folder. Write {mend} and check that the file is there.",
    },
    "file-folder": {
        "fi": "kuvat ovat kansiossa images ja ladattavat tiedostot kansiossa files, mutta tässä lukee ”{found}”. Kokeile ”{mend}”.",
        "en": "pictures lie in the folder images and downloads in files, but here it says “{found}”. Try “{mend}”.",
    },
    "date-form": {
        "fi": "tiedossa ”{key}” pitää olla päivä, mutta siinä lukee ”{found}”. Kirjoita 2017-04-04 tai 4.4.2017; kellonaika näin: 27.4.2017 klo 9.00.",
        "en": "“{key}” must be a date, but it says “{found}”. Write 2017-04-04 or 4.4.2017; with a time: 2017-04-27 09:00.",
    },
    "date-form-near": {
        "fi": "tiedossa ”{key}” pitää olla päivä, mutta siinä lukee ”{found}”. Tarkoititko {mend}?",
        "en": "“{key}” must be a date, but it says “{found}”. Did you mean {mend}?",
    },
    "date-span": {
        "fi": "tiedossa ”{key}” on sekä alku että loppu: ”{found}”. Kirjoita ne eri riveille: {key}: {first} ja end: {last}",
        "en": "“{key}” has both beginning and end: “{found}”. Write them on two lines: {key}: {first} and end: {last}",
    },
    "date-partial": {
        "fi": "tiedossa ”{key}” pitää olla koko päivä, mutta siinä on vain osa siitä: ”{found}”. Kirjoita päivä, kuukausi ja vuosi, esimerkiksi 4.4.2017.",
        "en": "“{key}” must be a whole date, but it has only a part: “{found}”. Write day, month and year, such as 2017-04-04.",
    },
    "date-impossible": {
        "fi": "päivää ”{found}” ei ole olemassa (tieto ”{key}”). Tarkista päivä ja kuukausi.",
        "en": "there is no such day as “{found}” (“{key}”). Check the day and the month.",
    },
    "time-impossible": {
        "fi": "kellonaikaa ”{found}” ei ole olemassa (tieto ”{key}”). Tarkista aika: tunnit ovat 0–23 ja minuutit 00–59, esimerkiksi 27.4.2017 klo 9.00.",
        "en": "there is no such time as “{found}” (“{key}”). Check it: hours are 0–23, minutes 00–59, such as 2017-04-27 09:00.",
    },
    "time-skipped": {
        "fi": "kellonaikaa ”{found}” ei ole (tieto ”{key}”), koska kelloja siirrettiin silloin eteenpäin. Tarkoititko klo {near}?",
        "en": "the time “{found}” does not exist (“{key}”), because the clocks went forward then. Did you mean {near}?",
    },
}
