"""What `plugins.edge.difference` says, by language."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "fi": {
        "title": "Mikä muuttuu, kun tämä julkaistaan (verrattuna: {where})",
        "reader": "Lukija näkee",
        "new-pages": "uusia sivuja",
        "changed-pages": "muuttuneita sivuja",
        "removed-pages": "poistuvia sivuja",
        "changed-lists": "muuttuneita luetteloita ja koosteita",
        "subscriber": "Tilaaja saa",
        "new-items": "uusia",
        "updated-items": "päivittyviä, joita ei lähetetä uudelleen",
        "again": "toiseen kertaan lähteviä",
        "vanished": "katoavia",
        "addresses": "Osoitteet",
        "broken": "rikkoutuvia, joita ei ohjata",
        "passed": "ajan mukana poistuvia",
        "ended": "kalentereista poistuvia määräaikoja",
        "to-come": "tulossa myöhemmin",
        "more": "ja {number} muuta (kaikki: make diff ALL=1)",
        "led": "{address} (ohjataan)",
        "calendar": "vain kalenterissa",
        "warnings": "Varoitukset",
        "refused": "Julkaisu estyisi, {number} syytä:",
        "harmless": "Julkaisulle ei ole estettä.",
        "first": "Kohdassa {where} ei ole luetteloa published.json: sivustoa ei ole vielä julkaistu, "
        "tai vanhempi ohjelma on tehnyt sen. Kaikki on uutta, eikä vahti voi verrata.",
        "unguarded": "Vahti ei voinut verrata julkaistuun: kohdassa {where} ei ole luetteloa published.json. "
        "Ensimmäisellä kerralla näin kuuluukin olla. Muuten anna julkaistun sivuston kansio tai osoite: "
        "make publish AGAINST=…",
        "note-to-come": "Tulossa {day}: {title} ({path})",
        "note-passed": "Ajan mukana poistuu: {address}",
        "note-ended": "Kalentereista poistuu määräaika: {title}",
        "note-more": "ja {number} muuta (katso: make diff)",
    },
    "en": {
        "title": "What changes when this is published (compared with: {where})",
        "reader": "A reader sees",
        "new-pages": "new pages",
        "changed-pages": "changed pages",
        "removed-pages": "pages that go",
        "changed-lists": "changed lists and collections",
        "subscriber": "A subscriber gets",
        "new-items": "new",
        "updated-items": "updated, not sent again",
        "again": "sent a second time",
        "vanished": "vanishing",
        "addresses": "Addresses",
        "broken": "breaking and not redirected",
        "passed": "going with time",
        "ended": "deadlines that leave the calendars",
        "to-come": "to come later",
        "more": "and {number} more (all: make diff ALL=1)",
        "led": "{address} (redirected)",
        "calendar": "in calendars only",
        "warnings": "Warnings",
        "refused": "Publishing would be refused, {number} reasons:",
        "harmless": "Nothing stands in the way of publishing.",
        "first": "There is no published.json at {where}: the site is not published yet, or an "
        "older program made it. Everything is new, and the guard cannot compare.",
        "unguarded": "The guard could not compare with what is published: {where} has no published.json. "
        "The first time this is as it should be. Otherwise give the folder or address of the "
        "published site: make publish AGAINST=…",
        "note-to-come": "To come on {day}: {title} ({path})",
        "note-passed": "Goes with time: {address}",
        "note-ended": "A deadline leaves the calendars: {title}",
        "note-more": "and {number} more (see: make diff)",
    },
}
