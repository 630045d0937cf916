"""What keeps a finished site from being brought to where readers get it."""

from collections.abc import Mapping

_ASKED: Mapping[str, Mapping[str, str]] = {
    "deploy-missing": {
        "fi": "kohdetta ei annettu. Lisää komentoon DEPLOY=kansio, DEPLOY=ssh://palvelin/polku, DEPLOY=s3://säiliö tai DEPLOY=artifact:sivusto.zip.",
        "en": "no place was given. Add DEPLOY=folder, DEPLOY=ssh://host/path, DEPLOY=s3://bucket or DEPLOY=artifact:site.zip.",
    },
    "deploy-form": {
        "fi": "kohteessa DEPLOY=”{found}” ei ole kohdetta tai siinä on merkkejä, joita ei näe. Anna kansio, ssh://palvelin/polku, s3://säiliö tai artifact:sivusto.zip.",
        "en": "DEPLOY=“{found}” is no place, or has characters that cannot be seen. Give a folder, ssh://host/path, s3://bucket or artifact:site.zip.",
    },
    "deploy-scheme": {
        "fi": "kohdetta DEPLOY=”{found}” ei osata käyttää: ”{scheme}://” ei ole tuttu. Anna kansio, ssh://palvelin/polku, s3://säiliö, rclonen etäkohde (nimi:polku) tai artifact:sivusto.zip.",
        "en": "DEPLOY=“{found}” cannot be used: “{scheme}://” is not known. Give a folder, ssh://host/path, s3://bucket, an rclone remote (name:path) or artifact:site.zip.",
    },
    "deploy-scp": {
        "fi": "kohde DEPLOY=”{found}” näyttää palvelimelta. Kirjoita se näin: DEPLOY={nearest}",
        "en": "DEPLOY=“{found}” looks like a server. Write it like this: DEPLOY={nearest}",
    },
    "deploy-ssh": {
        "fi": "kohteesta DEPLOY=”{found}” ei löydy palvelinta ja polkua. Kirjoita ssh://käyttäjä@palvelin/koko/polku tai portin kanssa ssh://palvelin:2222/koko/polku. Kotikansiosta alkava polku on ssh://palvelin/~/polku.",
        "en": "DEPLOY=“{found}” does not name a host and a path. Write ssh://user@host/whole/path, with a port ssh://host:2222/whole/path. A path below the home folder is ssh://host/~/path.",
    },
    "deploy-s3": {
        "fi": "kohteesta DEPLOY=”{found}” ei löydy säiliön nimeä. Kirjoita s3://säiliö tai s3://säiliö/kansio. Nimessä on pieniä kirjaimia, numeroita, pisteitä ja yhdysmerkkejä. Avaimet annetaan ympäristömuuttujina, ei tässä.",
        "en": "DEPLOY=“{found}” does not name a bucket. Write s3://bucket or s3://bucket/folder; names have small letters, digits, full stops and hyphens. Keys are given in the environment, not here.",
    },
    "deploy-remote": {
        "fi": "kohde DEPLOY=”{found}…” on rclonen yhteysmerkkijono, jossa voisi olla salasanoja. Anna etäkohteelle nimi komennolla rclone config ja kirjoita DEPLOY=nimi:polku.",
        "en": "DEPLOY=“{found}…” is a connection string of rclone, which may hold passwords. Give the remote a name with rclone config, and write DEPLOY=name:path.",
    },
    "deploy-artifact": {
        "fi": "pakettia DEPLOY=”{found}” ei voi tehdä: tiedoston nimen lopussa pitää olla .zip tai .tar.gz, esimerkiksi artifact:sivusto.zip.",
        "en": "DEPLOY=“{found}” cannot be made: the file's name has to end in .zip or .tar.gz, for example artifact:site.zip.",
    },
    "deploy-inside": {
        "fi": "kohde ”{found}” ja kansio ”{folder}” ovat sisäkkäin tai sama kansio. Anna kohteeksi kansio, joka on muualla, esimerkiksi DEPLOY=/srv/koske.",
        "en": "“{found}” and the folder “{folder}” are one within the other, or the same. Give a folder elsewhere, for example DEPLOY=/srv/koske.",
    },
    "deploy-keep": {
        "fi": "KEEP=”{found}” ei ole määrä. Anna luku 1–1000: montako viimeistä julkaisua säilytetään, esimerkiksi KEEP=5.",
        "en": "KEEP=“{found}” is no number. Give one from 1 to 1000: how many of the last releases are kept, for example KEEP=5.",
    },
    "deploy-health": {
        "fi": "HEALTH=”{found}” ei ole osoite. Anna etusivun osoite, esimerkiksi HEALTH=https://koskeverkko.fi, tai HEALTH=1, jolloin käytetään asetuksen SITEURL osoitetta.",
        "en": "HEALTH=“{found}” is no address. Give that of the front page, for example HEALTH=https://koskeverkko.fi, or HEALTH=1 for the one in SITEURL.",
    },
    "deploy-nothing": {
        "fi": "kansiossa ”{folder}” ei ole valmista sivustoa. Anna komento make publish uudelleen.",
        "en": "there is no finished site in “{folder}”. Run make publish again.",
    },
}

_STANDING: Mapping[str, Mapping[str, str]] = {
    "deploy-foreign": {
        "fi": "kohteessa ”{where}” on tiedostoja, joita tämä ohjelma ei ole vienyt, eikä niihin kosketa. Anna tyhjä tai uusi kansio.",
        "en": "“{where}” holds files that this program has not brought, and they are left alone. Give an empty folder or a new one.",
    },
    "deploy-other-site": {
        "fi": "kohteessa ”{where}” on toinen sivusto (”{found}”), eikä sen päälle viedä. Tarkista DEPLOY. Jos sivusto on sama ja vain FEED_DOMAIN on muuttunut, korjaa nimi kohteen tiedostoon {mark}.",
        "en": "“{where}” holds another site (“{found}”), which is not overwritten. Check DEPLOY. If it is the same site and only FEED_DOMAIN has changed, mend the name in the file {mark} there.",
    },
    "deploy-current": {
        "fi": "kohteessa ”{where}” on ”current”, joka ei ole tämän ohjelman tekemä linkki. Siirrä se syrjään ja anna komento uudelleen.",
        "en": "“{where}” has a “current” that is no link made by this program. Move it aside and run the command again.",
    },
    "deploy-state": {
        "fi": "tallennustilan ”{where}” tiedosto {file} on vioittunut tai toisen ohjelman, joten ei tiedetä, mikä siellä on tämän sivuston. Palauta se, tai tyhjennä tallennustila ja julkaise uudelleen.",
        "en": "the file {file} in “{where}” is damaged or another program's, so it is not known what there belongs to this site. Restore it, or empty the storage and publish again.",
    },
    "deploy-archive": {
        "fi": "paikassa ”{where}” on jo tiedosto, jota ei voi lukea pakettina. Tarkista nimi tai poista tiedosto.",
        "en": "there is a file at “{where}” that cannot be read as an archive. Check the name, or remove the file.",
    },
    "deploy-interrupted": {
        "fi": "vienti keskeytettiin. Anna sama komento uudelleen: kesken jäänyt siivotaan tai viedään loppuun.",
        "en": "it was interrupted. Run the same command again: what was left half done is cleared or finished.",
    },
    "deploy-busy": {
        "fi": "kohteeseen ”{where}” viedään juuri nyt toista julkaisua. Odota, että se on valmis, ja yritä uudelleen.",
        "en": "another deploy to “{where}” is under way. Wait until it has finished, and try again.",
    },
    "deploy-far-busy": {
        "fi": "kohteeseen ”{where}” viedään juuri nyt toista julkaisua. Odota, että se on valmis, ja yritä uudelleen. Jos olet varma, ettei mikään ole kesken, poista palvelimelta kohteen tiedosto .lock.",
        "en": "another deploy to “{where}” is under way. Wait until it has finished, and try again. If you are sure that none is, remove the file .lock there.",
    },
    "deploy-no-release": {
        "fi": "kohteessa ”{where}” ei ole julkaisua ”{found}”. Siellä ovat: {known}.",
        "en": "there is no release “{found}” at “{where}”. There are: {known}.",
    },
    "deploy-no-older": {
        "fi": "kohteessa ”{where}” ei ole vanhempaa julkaisua, johon palata. Mitään ei muutettu.",
        "en": "“{where}” has no older release to go back to. Nothing was changed.",
    },
    "deploy-no-rollback": {
        "fi": "kohteessa ”{where}” ei säilytetä vanhoja julkaisuja, joten siellä ei voi palata niihin. Palauta sisältö versionhallinnassa (git revert) ja julkaise uudelleen.",
        "en": "“{where}” keeps no former releases to go back to. Restore the content in version control (git revert) and publish again.",
    },
}

_FAR: Mapping[str, Mapping[str, str]] = {
    "deploy-program": {
        "fi": "ohjelmaa {program} ei ole tällä koneella. Asenna se: sudo apt install {package} (macOS: brew install {package}).",
        "en": "the program {program} is not on this machine. Install it: sudo apt install {package} (macOS: brew install {package}).",
    },
    "deploy-connection": {
        "fi": "yhteys palvelimeen {host} ei onnistunut tai katkesi ({reason}). Julkaistu sivusto on ennallaan. Tarkista osoite ja verkko ja anna komento uudelleen.",
        "en": "the connection to {host} failed or broke ({reason}). The published site is as it was. Check the address and the network, and run the command again.",
    },
    "deploy-host-key": {
        "fi": "palvelimen {host} avainta ei tunneta, tai se on vaihtunut ({reason}). Mitään ei viety. Kysy palvelimen ylläpidolta oikea avain ja lisää se tiedostoon ~/.ssh/known_hosts; tarkistusta ei voi ohittaa.",
        "en": "the key of {host} is not known, or has changed ({reason}). Nothing was sent. Ask whoever runs the host for the right key and add it to ~/.ssh/known_hosts; the check cannot be left out.",
    },
    "deploy-login": {
        "fi": "palvelin {host} ei päästänyt sisään ({reason}). Mitään ei viety. Tarkista käyttäjätunnus (ssh://käyttäjä@palvelin/polku) ja että avaimesi on palvelimella.",
        "en": "{host} did not let you in ({reason}). Nothing was sent. Check the user name (ssh://user@host/path), and that your key is on the host.",
    },
    "deploy-far-denied": {
        "fi": "palvelimella ei saa kirjoittaa kohteeseen ”{where}”, tai sen levy on täynnä. Julkaistu sivusto on ennallaan. Pyydä kirjoitusoikeus tai tilaa palvelimen ylläpidolta.",
        "en": "“{where}” may not be written to, or its disk is full. The published site is as it was. Ask whoever runs the host for the right to write, or for room.",
    },
    "deploy-far-full": {
        "fi": "kohteen ”{where}” levy on täynnä ({reason}). Julkaistu sivusto on ennallaan. Vapauta tilaa tai säilytä vähemmän julkaisuja (KEEP=2).",
        "en": "the disk of “{where}” is full ({reason}). The published site is as it was. Make room, or keep fewer releases (KEEP=2).",
    },
    "deploy-far-rsync": {
        "fi": "palvelimella ei ole ohjelmaa rsync ({reason}). Pyydä ylläpitoa asentamaan se. Julkaistu sivusto on ennallaan.",
        "en": "the host has no rsync ({reason}). Ask whoever runs it to install it. The published site is as it was.",
    },
    "deploy-rsync": {
        "fi": "tiedostojen siirto kohteeseen ”{where}” keskeytyi ({reason}). Julkaistu sivusto on ennallaan. Anna komento uudelleen.",
        "en": "sending files to “{where}” failed ({reason}). The published site is as it was. Run the command again.",
    },
    "deploy-far-switch": {
        "fi": "palvelin ei osannut vaihtaa linkkiä ”current” yhdellä kertaa kohteessa ”{where}”. Julkaistu sivusto on ennallaan. Palvelimella tarvitaan GNU:n tai BSD:n mv, perl tai python3.",
        "en": "the host could not replace the link “current” at “{where}” in one step. The published site is as it was. It needs the mv of GNU or BSD, perl or python3.",
    },
    "deploy-far-lock": {
        "fi": "toinen julkaisu on ottanut kohteen ”{where}” lukon. Julkaistu sivusto on ennallaan. Yritä hetken päästä uudelleen.",
        "en": "another deploy has taken the lock of “{where}”. The published site is as it was. Try again in a while.",
    },
    "deploy-far-side": {
        "fi": "palvelimella jokin meni vikaan kohteessa ”{where}” ({found}). Julkaistu sivusto on ennallaan. Anna komento uudelleen.",
        "en": "something went wrong on the host at “{where}” ({found}). The published site is as it was. Run the command again.",
    },
    "deploy-rclone": {
        "fi": "ohjelmaa rclone ei ole, ja kohde ”{where}” tarvitsee sen. Anna komento make publish DEPLOY=…, joka asentaa sen.",
        "en": "there is no rclone, which “{where}” needs. Run make publish DEPLOY=…, which installs it.",
    },
    "deploy-storage": {
        "fi": "tallennustila ”{where}” ei ottanut sivustoa vastaan ({reason}). Osa siitä voi olla jo siellä; sama komento jatkaa siitä, mihin jäätiin.",
        "en": "the storage “{where}” did not take the site ({reason}). A part of it may be there already; the same command goes on from there.",
    },
    "deploy-storage-denied": {
        "fi": "tallennustila ”{where}” ei päästänyt sisään ({reason}). Tarkista ympäristömuuttujat AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY ja AWS_REGION tai AWS_ENDPOINT_URL sekä avaimen oikeudet.",
        "en": "the storage “{where}” did not let you in ({reason}). Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION or AWS_ENDPOINT_URL in the environment, and what the key may do.",
    },
    "deploy-bucket": {
        "fi": "säiliötä ei ole: ”{where}” ({reason}). Tarkista nimi ja AWS_REGION tai AWS_ENDPOINT_URL. Säiliön tekee tallennustilan ylläpito.",
        "en": "there is no such bucket: “{where}” ({reason}). Check its name and AWS_REGION or AWS_ENDPOINT_URL. It is made by whoever runs the storage.",
    },
    "deploy-unknown-remote": {
        "fi": "rclone ei tunne etäkohdetta ”{remote}”. Tee se komennolla rclone config. Jos tarkoitit palvelinta, kirjoita ssh://{remote}/polku, jos kansiota, ./{where}.",
        "en": "rclone knows no remote “{remote}”. Make it with rclone config. If you meant a server, write ssh://{remote}/path, if a folder, ./{where}.",
    },
}

MESSAGES: Mapping[str, Mapping[str, str]] = {**_ASKED, **_STANDING, **_FAR}
