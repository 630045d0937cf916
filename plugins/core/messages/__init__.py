"""The one catalogue of what the program says to the people who write and build the site.

``MESSAGES[code][language]`` is a sentence with ``{names}`` for the values of a problem:
what was found, what was expected, the likely mend. Finnish and English are complete; a
site in another language is answered in English. The catalogue is kept in parts, one for
each stage that finds problems.

One thing has one name in Finnish, that of the writer's guide:

    front matter                 tietolohko
    key                          tieto (”tietoa ”tag” ei ole”)
    value                        arvo
    id                           tunnus
    lasting id in a feed         syötetunniste
    directive                    lohko
    attribute of a directive     lisätieto
    entry of a list              kohta
    anchor                       kohta, #-merkin jälkeinen tunnus
    content folder               sisältökansio
    item                         sisältö
    story                        juttu
    alternative text             vaihtoehtoinen teksti
    footnote                     alaviite
    space, no-break space        välilyönti, välilyönnin näköinen merkki
    tab                          sarkain
    hyphen                       yhdysmerkki
    number sign                  #-merkki
    web address                  verkko-osoite, osoite
    old address, redirect        vanha osoite, ohjaus
    snapshot                     tallenne
    published record             luettelo
    plugin, theme                lisäosa, ulkoasu

What is to be typed stands bare where a message ends with it, so that it can be copied whole; elsewhere it has
quotation marks of the language. A value that is shown has no-break spaces; one that is to be typed has plain ones.
"""

from collections.abc import Mapping

from plugins.core.messages import (
    accessibility,
    blocks,
    body,
    building,
    deploy,
    desk,
    documents,
    events,
    fetching,
    forms,
    front_matter,
    partner_feeds,
    preview,
    proofreading,
    publications,
    published,
    redirects,
    settings,
    site,
    statements,
    subscribers,
)

SEVERITIES: Mapping[str, Mapping[str, str]] = {
    "fi": {"error": "virhe", "warning": "varoitus", "note": "huomio"},
    "en": {"error": "error", "warning": "warning", "note": "note"},
}

MESSAGES: Mapping[str, Mapping[str, str]] = {
    **front_matter.MESSAGES,
    **body.MESSAGES,
    **blocks.MESSAGES,
    **site.MESSAGES,
    **events.MESSAGES,
    **publications.MESSAGES,
    **published.MESSAGES,
    **documents.MESSAGES,
    **statements.MESSAGES,
    **building.MESSAGES,
    **deploy.MESSAGES,
    **desk.MESSAGES,
    **settings.MESSAGES,
    **redirects.MESSAGES,
    **fetching.MESSAGES,
    **forms.MESSAGES,
    **partner_feeds.MESSAGES,
    **subscribers.MESSAGES,
    **proofreading.MESSAGES,
    **accessibility.MESSAGES,
    **preview.MESSAGES,
}
