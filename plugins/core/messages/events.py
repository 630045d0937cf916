"""What is said of events and deadlines."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "event-nowhere": {
        "fi": "tapahtumalta puuttuu paikka. Lisää rivi place: … tai, jos se on verkossa, rivi online: https://…",
        "en": "the event has no place. Add a line place: … or, if it is online, a line online: https://…",
    },
    "registration-empty": {
        "fi": "tieto ”registration” on tyhjä. Lisää sen alle deadline, url tai email, tai poista se.",
        "en": "“registration” is empty. Add deadline, url or email under it, or remove it.",
    },
    "registration-nowhere": {
        "fi": "ilmoittautumiselta puuttuu osoite. Lisää kohtaan registration url tai email, tai nimeä yhteyshenkilö (contacts).",
        "en": "the registration has no address. Add url or email to registration, or name a contact person (contacts).",
    },
    "deadline-after-event": {
        "fi": "ilmoittautuminen päättyy ({found}) vasta tapahtuman ({other}) jälkeen. Tarkista päivät.",
        "en": "registration ends ({found}) only after the event ({other}). Check the dates.",
    },
    "deadline-weekend": {
        "fi": "määräaika {found} on viikonloppuna. Tarkista päivä; edellinen arkipäivä on {mend}.",
        "en": "the deadline {found} is on a weekend. Check the date; the working day before is {mend}.",
    },
    "deadline-holiday": {
        "fi": "määräaika {found} on vapaapäivä ({name}). Tarkista päivä; edellinen arkipäivä on {mend}.",
        "en": "the deadline {found} is on a holiday ({name}). Check the date; the working day before is {mend}.",
    },
}
