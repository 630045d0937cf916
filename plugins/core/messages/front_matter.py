"""What reading a file and its front matter finds."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "file-empty": {
        "fi": "tiedosto on tyhjä. Kirjoita alkuun tietolohko (--- ja --- -rivien väliin ainakin title:) tai poista tiedosto.",
        "en": "the file is empty. Begin it with front matter (at least title: between two --- lines) or delete the file.",
    },
    "not-utf8": {
        "fi": "tiedosto ei ole UTF-8-muotoinen (tavu {byte}). Tallenna se uudelleen UTF-8-merkistöllä.",
        "en": "the file is not UTF-8 (byte {byte}). Save it again with the UTF-8 encoding.",
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
        "fi": "tiedosto ei ala tietolohkolla. Ensimmäisen rivin pitää olla pelkkä ---, sitten tiedot (esim. title: Otsikko) ja niiden jälkeen taas ---.",
        "en": "the file does not begin with front matter. The first line must be --- alone, then the keys (such as title: Heading), then --- again.",
    },
    "front-unclosed": {
        "fi": "tietolohko ei pääty. Lisää tietojen jälkeen rivi, jolla on pelkkä ---.",
        "en": "the front matter does not end. Add a line with --- alone after the keys.",
    },
    "front-empty": {
        "fi": "tietolohkossa ei ole yhtään tietoa. Kirjoita siihen ainakin title: Otsikko.",
        "en": "the front matter has no keys. Write at least title: Heading.",
    },
    "front-not-keys": {
        "fi": "tietolohkossa pitää olla tietoja muodossa avain: arvo, esimerkiksi title: Otsikko.",
        "en": "the front matter must be keys with values, such as title: Heading.",
    },
    "yaml-syntax": {
        "fi": "tietolohkoa ei voi lukea tästä kohdasta eteenpäin. Syynä on useimmiten sulkematon lainausmerkki tai sulje, väärä sisennys tai puuttuva kaksoispiste.",
        "en": "the front matter cannot be read from here on ({detail}). Check indentation, quotation marks and brackets.",
    },
    "yaml-colon": {
        "fi": "arvossa on kaksoispiste ja välilyönti, joten se luetaan väärin. Kirjoita arvo lainausmerkkeihin: {mend}",
        "en": "the value holds a colon and a space, so it is misread. Put the value in quotation marks: {mend}",
    },
    "yaml-quotes": {
        "fi": "arvon alussa oleva merkki tarkoittaa YAMLissa muuta. Kirjoita koko arvo lainausmerkkeihin: {mend}",
        "en": "the sign at the beginning of the value means something else in YAML. Put the whole value in quotation marks: {mend}",
    },
    "yaml-space": {
        "fi": "kaksoispisteen jäljestä puuttuu välilyönti. Kirjoita: {mend}",
        "en": "there is no space after the colon. Write: {mend}",
    },
    "yaml-no-colon": {
        "fi": "riviltä ”{found}” puuttuu avain ja kaksoispiste, tai se jatkaa edellistä arvoa ilman sisennystä. Sisennä rivi tai kirjoita se muotoon avain: arvo.",
        "en": "the line “{found}” has no key and colon, or it goes on with the value before it without an indent. Indent the line or write key: value.",
    },
    "yaml-hash": {
        "fi": "risuaita aloittaa kommentin, joten ”{found}” ja sen jälkeinen teksti jäävät pois. Jos se kuuluu arvoon, kirjoita koko arvo lainausmerkkeihin.",
        "en": "the hash begins a comment, so “{found}” and the text after it are left out. If it belongs to the value, put the whole value in quotation marks.",
    },
    "yaml-hash-list": {
        "fi": 'risuaita aloittaa kommentin, joten luettelo jää kesken. Kirjoita lainausmerkkeihin: "{found}", tai jätä risuaita pois.',
        "en": 'the hash begins a comment, so the list is cut off. Put it in quotation marks: "{found}", or leave the hash out.',
    },
    "yaml-tab": {
        "fi": "sisennyksessä on sarkainmerkki. Käytä sisennykseen välilyöntejä.",
        "en": "the indentation has a tab. Indent with spaces.",
    },
    "yaml-deep": {
        "fi": "sisäkkäisiä luetteloita on yli {limit}. Kirjoita tiedot litteämmin.",
        "en": "there are more than {limit} lists within lists. Write the keys flatter.",
    },
    "yaml-long": {
        "fi": "tietolohkossa on yli {limit} merkkiä, eikä niin pitkää lueta. Siirrä pitkä teksti tietolohkon jälkeen.",
        "en": "the front matter has over {limit} characters, and one so long is not read. Move long text below it.",
    },
    "yaml-many": {
        "fi": "tietolohkossa on yli {limit} avainta ja arvoa, eikä niin monta lueta. Tarkista, ettei siihen ole joutunut muuta tekstiä.",
        "en": "the front matter has over {limit} keys and values, and so many are not read. Check that no other text has got into it.",
    },
    "yaml-alias": {
        "fi": "YAML-viittausta *{name} ei sallita. Kirjoita arvo tähän uudelleen; jos arvo alkaa tähdellä, pane se lainausmerkkeihin.",
        "en": "the YAML alias *{name} is not allowed. Write the value here again; if it begins with an asterisk, put it in quotation marks.",
    },
    "yaml-anchor": {
        "fi": "YAML-ankkuria &{name} ei sallita. Poista se; jos arvo alkaa &-merkillä, pane se lainausmerkkeihin.",
        "en": "the YAML anchor &{name} is not allowed. Remove it; if the value begins with &, put it in quotation marks.",
    },
    "yaml-tag": {
        "fi": "YAML-merkintää {name} ei sallita. Poista se; jos arvo alkaa huutomerkillä, pane se lainausmerkkeihin.",
        "en": "the YAML tag {name} is not allowed. Remove it; if the value begins with an exclamation mark, put it in quotation marks.",
    },
    "yaml-merge": {
        "fi": "YAML-yhdistämistä (<<) ei sallita. Kirjoita tiedot tähän auki.",
        "en": "the YAML merge key (<<) is not allowed. Write the keys out here.",
    },
    "yaml-key": {
        "fi": "avaimen pitää olla yksi sana, ei luettelo.",
        "en": "a key must be one word, not a list.",
    },
    "yaml-documents": {
        "fi": "tietolohkoja on useita. Yhdessä tiedostossa on yksi.",
        "en": "there are several YAML documents. A file has one.",
    },
    "key-twice": {
        "fi": "avain ”{key}” on jo rivillä {line}. Jätä vain toinen.",
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
        "fi": "avainta ”{key}” ei tunneta. Tarkoititko ”{nearest}”?",
        "en": "the key “{key}” is not known. Did you mean “{nearest}”?",
    },
    "key-unknown": {
        "fi": "avainta ”{key}” ei tunneta. Tässä voi olla: {known}.",
        "en": "the key “{key}” is not known. Known here: {known}.",
    },
    "expected-list": {
        "fi": "tiedon ”{key}” pitää olla luettelo. Kirjoita hakasulkeisiin, esimerkiksi {mend}",
        "en": "“{key}” must be a list. Write it in brackets, for example {mend}",
    },
    "expected-entries": {
        "fi": "tiedon ”{key}” pitää olla luettelo, jonka jokainen kohta alkaa omalla rivillään näin: - {first}: …",
        "en": "“{key}” must be a list, each entry of which begins on a line of its own: - {first}: …",
    },
    "list-empty": {
        "fi": "luettelossa ”{key}” pitää olla ainakin yksi kohta.",
        "en": "the list “{key}” must have at least one entry.",
    },
    "expected-keys": {
        "fi": "tiedon ”{key}” pitää koostua avaimista ja arvoista, esimerkiksi sisennettynä seuraaville riveille tai muodossa {{avain: arvo}}.",
        "en": "“{key}” must be made of keys and values, indented on the following lines or written as {{key: value}}.",
    },
    "expected-text-not-list": {
        "fi": "tiedon ”{key}” pitää olla yksi teksti, mutta siinä on luettelo. Poista hakasulkeet tai luettelomerkit.",
        "en": "“{key}” must be one text, but it is a list. Remove the brackets or the list marks.",
    },
    "expected-text-not-keys": {
        "fi": "tiedon ”{key}” pitää olla yksi teksti, mutta siinä on avaimia ja arvoja. Jos teksti alkaa aaltosululla, pane se lainausmerkkeihin.",
        "en": "“{key}” must be one text, but it holds keys and values. If the text begins with a brace, put it in quotation marks.",
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
    "file-name-id": {
        "fi": "tiedoston nimi ”{found}” ei käy tunnukseksi. Nimeä tiedosto ”{mend}.md” tai lisää tietolohkoon rivi id: {mend}",
        "en": "the file name “{found}” cannot be an id. Rename the file “{mend}.md” or add the line id: {mend}",
    },
    "number-form": {
        "fi": "tiedon ”{key}” pitää olla kokonaisluku ilman etumerkkiä, mutta siinä lukee ”{found}”. Kirjoita se numeroin, esimerkiksi 3.",
        "en": "“{key}” must be a whole number without a sign, but it says “{found}”. Write it in digits, for example 3.",
    },
    "year-form": {
        "fi": "tiedon ”{key}” pitää olla vuosi neljällä numerolla, mutta siinä lukee ”{found}”. Esimerkiksi 2017.",
        "en": "“{key}” must be a year in four digits, but it says “{found}”. For example 2017.",
    },
    "money-form": {
        "fi": "tiedossa ”{key}” pitää olla rahasumma, mutta siinä lukee ”{found}”. Kirjoita se kokonaisina euroina (2 400 000) tai sentteineen (12,50).",
        "en": "“{key}” must be an amount of money, but it says “{found}”. Write whole euros (2 400 000) or with cents (12,50).",
    },
    "phone-form": {
        "fi": "puhelinnumerossa ”{found}” saa olla vain numeroita ja välilyöntejä, maatunnuksen edessä +. Esimerkiksi 0400 123 456.",
        "en": "the phone number “{found}” may have only digits and spaces, with + before a country code. For example 0400 123 456.",
    },
    "phone-length": {
        "fi": "puhelinnumerossa ”{found}” on väärä määrä numeroita. Tarkista numero.",
        "en": "the phone number “{found}” has a wrong number of digits. Check it.",
    },
    "email-form": {
        "fi": "”{found}” ei ole sähköpostiosoite. Kirjoita se muodossa etunimi.sukunimi@koske.fi.",
        "en": "“{found}” is no e-mail address. Write it like first.last@example.org.",
    },
    "email-pattern-form": {
        "fi": 'sähköpostikaava ”{found}” on väärässä muodossa. Kirjoita se näin: "{{first}}.{{last}}@koske.fi".',
        "en": 'the e-mail pattern “{found}” is malformed. Write it like "{{first}}.{{last}}@example.org".',
    },
    "url-form": {
        "fi": "”{found}” ei ole verkko-osoite. Osoite alkaa https:// tai http://.",
        "en": "“{found}” is no web address. An address begins with https:// or http://.",
    },
    "picture-elsewhere": {
        "fi": "kuvaa ei voi hakea toiselta palvelimelta ({found}). Tallenna se kansioon images/ ja viittaa siihen images/….",
        "en": "a picture cannot come from another host ({found}). Save it under images/ and name it images/….",
    },
    "file-elsewhere": {
        "fi": "tiedostoa ei voi hakea toiselta palvelimelta ({found}). Tallenna se kansioon files/ ja viittaa siihen files/….",
        "en": "a file cannot come from another host ({found}). Save it under files/ and name it files/….",
    },
    "file-outside": {
        "fi": "polku ”{found}” vie sisältökansion ulkopuolelle. Tiedostot nimetään sisältökansiosta lähtien: images/kuva.jpg tai files/ohjelma.pdf.",
        "en": "the path “{found}” leads out of the content folder. Files are named from it on: images/picture.jpg or files/programme.pdf.",
    },
    "file-folder": {
        "fi": "”{found}”: kuvat ovat kansiossa images/ ja ladattavat tiedostot kansiossa files/. Kokeile ”{mend}”.",
        "en": "“{found}”: pictures lie under images/ and downloads under files/. Try “{mend}”.",
    },
    "date-form": {
        "fi": "tiedossa ”{key}” pitää olla päivä, mutta siinä lukee ”{found}”. Kirjoita 2017-04-04 tai 4.4.2017; kellonaika näin: 27.4.2017 klo 9.00.",
        "en": "“{key}” must be a date, but it says “{found}”. Write 2017-04-04 or 4.4.2017; with a time: 2017-04-27 09:00.",
    },
    "date-partial": {
        "fi": "tiedossa ”{key}” pitää olla koko päivämäärä, mutta siinä on vain osa siitä: ”{found}”. Kirjoita päivä, kuukausi ja vuosi: 4.4.2017.",
        "en": "“{key}” must be a whole date, but it has only a part: “{found}”. Write day, month and year: 2017-04-04.",
    },
    "date-impossible": {
        "fi": "päivää ”{found}” ei ole olemassa (tieto ”{key}”). Tarkista päivä ja kuukausi.",
        "en": "there is no such day as “{found}” (“{key}”). Check the day and the month.",
    },
    "time-impossible": {
        "fi": "kellonaikaa ”{found}” ei ole olemassa (tieto ”{key}”). Tunnit ovat 0–23 ja minuutit 00–59.",
        "en": "there is no such time as “{found}” (“{key}”). Hours are 0–23, minutes 00–59.",
    },
    "time-skipped": {
        "fi": "kellonaikaa ”{found}” ei ole (tieto ”{key}”), koska kelloja siirrettiin silloin eteenpäin. Tarkoititko klo {near}?",
        "en": "the time “{found}” does not exist (“{key}”), because the clocks went forward then. Did you mean {near}?",
    },
}
