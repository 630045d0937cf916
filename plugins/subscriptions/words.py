"""The words of the page that tells how to subscribe, by language."""

from collections.abc import Mapping

STRINGS: Mapping[str, Mapping[str, str]] = {
    "fi": {
        "subscriptions.title": "Tilaa",
        "subscriptions.intro": "Saat tiedon uudesta ilman, että sinun tarvitsee käydä katsomassa. Valitse "
        "tapa, joka sopii sinulle.",
        "subscriptions.anchor-mail": "sahkopostiin",
        "subscriptions.anchor-calendar": "kalenteriin",
        "subscriptions.anchor-feed": "syotteenlukijaan",
        "subscriptions.anchor-start": "nain-paaset-alkuun",
        "subscriptions.anchor-own": "oma-seuranta",
        "subscriptions.mail": "Sähköpostiin",
        "subscriptions.mail-text": "Uutiskirjeen uusi numero tulee sähköpostiisi heti, kun se ilmestyy.",
        "subscriptions.mail-note": "Tilauslomake on toisen palvelun sivulla, joten sähköpostiosoitteesi "
        "tallentuu sinne.",
        "subscriptions.calendar": "Kalenteriin",
        "subscriptions.calendar-text": "Tilattu kalenteri näkyy oman kalenterisi rinnalla ja pysyy ajan "
        "tasalla: uudet tapahtumat tulevat siihen itsestään ja siirtyneet vaihtavat paikkaa.",
        "subscriptions.calendar-open": "Tilaa kalenteriin",
        "subscriptions.calendar-address": "Osoite",
        "subscriptions.calendar-help": "Jos tilauslinkki ei avaa kalenteriasi, kopioi osoite ja liitä se "
        "kalenteriohjelman kohtaan, jonka nimi on esimerkiksi ”Tilaa kalenteri” tai ”Lisää "
        "URL-osoitteesta”.",
        "subscriptions.feed": "Syötteenlukijaan",
        "subscriptions.feed-text": "Syöte on luettelo sivuston uusista sisällöistä. Syötteenlukija hakee "
        "sen puolestasi ja näyttää, mitä uutta on tullut. Et tarvitse tunnusta etkä anna "
        "sähköpostiosoitettasi kenellekään.",
        "subscriptions.feed-start": "Näin pääset alkuun",
        "subscriptions.feed-own": "Valitse syötteet",
        "subscriptions.step-reader": "Hanki syötteenlukija",
        "subscriptions.step-reader-text": "Lukijoita on puhelimeen, tietokoneelle ja selaimeen, ja monet "
        "niistä ovat maksuttomia. Niitä löytyy hakusanoilla ”syötteenlukija” ja ”RSS reader”. Myös jotkin "
        "sähköpostiohjelmat lukevat syötteitä.",
        "subscriptions.step-copy": "Kopioi syötteen osoite",
        "subscriptions.step-copy-text": "Napsauta syötteen linkkiä hiiren kakkospainikkeella tai paina sitä "
        "puhelimessa pitkään, ja valitse ”Kopioi linkin osoite”. RSS sopii lähes jokaiselle lukijalle. Atom "
        "ja JSON ovat sama syöte muussa muodossa, jos lukijasi sellaista pyytää.",
        "subscriptions.step-add": "Lisää osoite lukijaan",
        "subscriptions.step-add-text": "Liitä osoite lukijan kohtaan, jonka nimi on esimerkiksi ”Lisää "
        "syöte” tai ”Add feed”. Siitä lähtien uudet sisällöt tulevat lukijaan itsestään.",
        "subscriptions.start-everything": "Kaikki uusi yhdessä syötteessä:",
        "subscriptions.own": "Kokoa oma seuranta",
        "subscriptions.own-text": "Tässä ovat sivuston kaikki syötteet. Seuraa yhtä tai montaa.",
        "subscriptions.own-tick": "Rastita ne, jotka kiinnostavat sinua. Saat valinnoistasi yhden "
        "tiedoston, jonka viet syötteenlukijaan, ja linkit kalentereihin.",
        "subscriptions.own-opml": "{name}: oma seuranta",
        "subscriptions.filter": "Etsi syötettä",
        "subscriptions.found-one": "Löytyi 1 syöte.",
        "subscriptions.found-many": "Löytyi %n syötettä.",
        "subscriptions.found-none": "Yhdenkään syötteen nimessä ei ole tätä.",
        "subscriptions.chosen": "Valintasi",
        "subscriptions.chosen-none": "Et ole vielä valinnut mitään.",
        "subscriptions.chosen-one": "Olet valinnut 1 syötteen. Tiedosto on valmis.",
        "subscriptions.chosen-many": "Olet valinnut %n syötettä. Tiedosto on valmis.",
        "subscriptions.chosen-calendars": "Kalenterilinkkejä: %n.",
        "subscriptions.chosen-count": "valittu: %n",
        "subscriptions.download": "Lataa OPML-tiedosto",
        "subscriptions.share": "Linkki tähän valintaan",
        "subscriptions.clear": "Poista valinnat",
        "subscriptions.private": "Valinta on vain tämän sivun osoitteessa. Sitä ei tallenneta eikä lähetetä "
        "minnekään.",
        "subscriptions.import": "OPML-tiedosto on luettelo syötteiden osoitteista. Avaa se syötteenlukijan "
        "kohdassa, jonka nimi on esimerkiksi ”Tuo” tai ”Import”, niin kaikki lisätään kerralla.",
        "subscriptions.whole": "Kaikki kerralla",
        "subscriptions.whole-link": "Kaikki syötteet (OPML)",
        "subscriptions.opml-title": "{name}: kaikki syötteet",
        "subscriptions.everything": "Kaikki uusi",
        "subscriptions.kinds": "Koko sivusto ja sisältölajit",
        "subscriptions.tags": "Aiheet",
    },
    "sv": {
        "subscriptions.title": "Prenumerera",
        "subscriptions.intro": "Du får veta vad som är nytt utan att själv behöva titta in. Välj det sätt "
        "som passar dig.",
        "subscriptions.anchor-mail": "till-e-posten",
        "subscriptions.anchor-calendar": "till-kalendern",
        "subscriptions.anchor-feed": "till-flodeslasaren",
        "subscriptions.anchor-start": "sa-kommer-du-i-gang",
        "subscriptions.anchor-own": "egen-bevakning",
        "subscriptions.mail": "Till e-posten",
        "subscriptions.mail-text": "Ett nytt nummer av nyhetsbrevet kommer till din e-post genast när "
        "det utkommer.",
        "subscriptions.mail-note": "Beställningsformuläret finns hos en annan tjänst, så din e-postadress "
        "sparas där.",
        "subscriptions.calendar": "Till kalendern",
        "subscriptions.calendar-text": "En kalender som du prenumererar på syns bredvid din egen och hålls "
        "aktuell: nya evenemang kommer in av sig själva och flyttade byter plats.",
        "subscriptions.calendar-open": "Prenumerera",
        "subscriptions.calendar-address": "Adress",
        "subscriptions.calendar-help": "Om länken inte öppnar din kalender kan du kopiera adressen och "
        "klistra in den i kalenderprogrammet under till exempel ”Prenumerera på kalender” eller ”Lägg till "
        "från webbadress”.",
        "subscriptions.feed": "Till flödesläsaren",
        "subscriptions.feed-text": "Ett flöde är en förteckning över det nya på webbplatsen. En "
        "flödesläsare hämtar den åt dig och visar vad som har kommit. Du behöver inget konto och ger ingen "
        "din e-postadress.",
        "subscriptions.feed-start": "Så kommer du i gång",
        "subscriptions.feed-own": "Välj flöden",
        "subscriptions.step-reader": "Skaffa en flödesläsare",
        "subscriptions.step-reader-text": "Det finns läsare för telefonen, datorn och webbläsaren, och "
        "många är gratis. Du hittar dem med sökorden ”flödesläsare” och ”RSS reader”. Också en del "
        "e-postprogram läser flöden.",
        "subscriptions.step-copy": "Kopiera flödets adress",
        "subscriptions.step-copy-text": "Högerklicka på flödets länk, eller håll den nedtryckt i telefonen, "
        "och välj ”Kopiera länkadress”. RSS passar nästan alla läsare. Atom och JSON är samma flöde i en "
        "annan form, om din läsare ber om en sådan.",
        "subscriptions.step-add": "Lägg till adressen i läsaren",
        "subscriptions.step-add-text": "Klistra in adressen i läsaren under till exempel ”Lägg till flöde” "
        "eller ”Add feed”. Därefter kommer det nya till läsaren av sig själv.",
        "subscriptions.start-everything": "Allt nytt i ett flöde:",
        "subscriptions.own": "Sätt ihop din egen bevakning",
        "subscriptions.own-text": "Här är alla flöden på webbplatsen. Följ ett eller flera.",
        "subscriptions.own-tick": "Kryssa för det som intresserar dig. Av dina val får du en enda fil att "
        "ta in i flödesläsaren, och länkar till kalendrarna.",
        "subscriptions.own-opml": "{name}: egen bevakning",
        "subscriptions.filter": "Sök flöde",
        "subscriptions.found-one": "1 flöde hittades.",
        "subscriptions.found-many": "%n flöden hittades.",
        "subscriptions.found-none": "Inget flöde har detta i sitt namn.",
        "subscriptions.chosen": "Dina val",
        "subscriptions.chosen-none": "Du har inte valt något ännu.",
        "subscriptions.chosen-one": "Du har valt 1 flöde. Filen är klar.",
        "subscriptions.chosen-many": "Du har valt %n flöden. Filen är klar.",
        "subscriptions.chosen-calendars": "Kalenderlänkar: %n.",
        "subscriptions.chosen-count": "valda: %n",
        "subscriptions.download": "Ladda ner OPML-filen",
        "subscriptions.share": "Länk till det här urvalet",
        "subscriptions.clear": "Ta bort valen",
        "subscriptions.private": "Urvalet finns bara i den här sidans adress. Det sparas inte och skickas "
        "ingenstans.",
        "subscriptions.import": "En OPML-fil är en förteckning över flödenas adresser. Öppna den i "
        "flödesläsaren under till exempel ”Importera” eller ”Import”, så läggs alla till på en gång.",
        "subscriptions.whole": "Allt på en gång",
        "subscriptions.whole-link": "Alla flöden (OPML)",
        "subscriptions.opml-title": "{name}: alla flöden",
        "subscriptions.everything": "Allt nytt",
        "subscriptions.kinds": "Hela webbplatsen och innehållstyper",
        "subscriptions.tags": "Teman",
    },
    "en": {
        "subscriptions.title": "Subscribe",
        "subscriptions.intro": "Hear what is new without having to come and look. Choose the way that "
        "suits you.",
        "subscriptions.anchor-mail": "by-e-mail",
        "subscriptions.anchor-calendar": "in-your-calendar",
        "subscriptions.anchor-feed": "in-a-feed-reader",
        "subscriptions.anchor-start": "how-to-begin",
        "subscriptions.anchor-own": "your-own-selection",
        "subscriptions.mail": "By e-mail",
        "subscriptions.mail-text": "A new issue of the newsletter comes to your e-mail as soon as it is out.",
        "subscriptions.mail-note": "The form is on the page of another service, so your e-mail address is "
        "kept there.",
        "subscriptions.calendar": "In your calendar",
        "subscriptions.calendar-text": "A calendar that you subscribe to appears beside your own and stays "
        "up to date: new events come by themselves, and those that are rescheduled move.",
        "subscriptions.calendar-open": "Subscribe",
        "subscriptions.calendar-address": "Address",
        "subscriptions.calendar-help": "If the link does not open your calendar, copy the address and paste "
        "it into the calendar program, under a name such as “Subscribe to calendar” or “Add from URL”.",
        "subscriptions.feed": "In a feed reader",
        "subscriptions.feed-text": "A feed is a list of what is new on the site. A feed reader fetches it "
        "for you and shows what has been added. You need no account and give nobody your e-mail address.",
        "subscriptions.feed-start": "How to begin",
        "subscriptions.feed-own": "Choose feeds",
        "subscriptions.step-reader": "Get a feed reader",
        "subscriptions.step-reader-text": "There are readers for phones, computers and browsers, and many "
        "are free. Search for “feed reader” or “RSS reader”. Some e-mail programs read feeds too.",
        "subscriptions.step-copy": "Copy the address of a feed",
        "subscriptions.step-copy-text": "Right-click the link of the feed, or press and hold it on a phone, "
        "and choose “Copy link address”. RSS suits nearly every reader. Atom and JSON are the same feed in "
        "another form, should your reader ask for it.",
        "subscriptions.step-add": "Add the address to the reader",
        "subscriptions.step-add-text": "Paste the address into the reader, under a name such as “Add feed”. "
        "From then on, what is new comes to the reader by itself.",
        "subscriptions.start-everything": "Everything new in one feed:",
        "subscriptions.own": "Make your own selection",
        "subscriptions.own-text": "Here are all feeds of the site. Follow one or many.",
        "subscriptions.own-tick": "Tick those that interest you. You get one file to take into your feed "
        "reader, and the links of the calendars.",
        "subscriptions.own-opml": "{name}: own selection",
        "subscriptions.filter": "Find a feed",
        "subscriptions.found-one": "1 feed found.",
        "subscriptions.found-many": "%n feeds found.",
        "subscriptions.found-none": "No feed has this in its name.",
        "subscriptions.chosen": "Your selection",
        "subscriptions.chosen-none": "You have not chosen anything yet.",
        "subscriptions.chosen-one": "You have chosen 1 feed. The file is ready.",
        "subscriptions.chosen-many": "You have chosen %n feeds. The file is ready.",
        "subscriptions.chosen-calendars": "Calendar links: %n.",
        "subscriptions.chosen-count": "chosen: %n",
        "subscriptions.download": "Download the OPML file",
        "subscriptions.share": "Link to this selection",
        "subscriptions.clear": "Clear the selection",
        "subscriptions.private": "The selection is in the address of this page only. It is neither kept nor "
        "sent anywhere.",
        "subscriptions.import": "An OPML file is a list of the addresses of feeds. Open it in the feed "
        "reader, under a name such as “Import”, and all of them are added at once.",
        "subscriptions.whole": "All at once",
        "subscriptions.whole-link": "All feeds (OPML)",
        "subscriptions.opml-title": "{name}: all feeds",
        "subscriptions.everything": "Everything new",
        "subscriptions.kinds": "The whole site and types of content",
        "subscriptions.tags": "Topics",
    },
}
