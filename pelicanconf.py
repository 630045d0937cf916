"""The settings of the site: who publishes it, in which languages, and what it is made of.

A sister centre copies this file, writes its own facts into it and builds with
``make html CONTENT=its-content SETTINGS=its-settings.py``. Nothing else names the centre.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from plugins.edge.hosting import site_builder

# --- Who publishes the site ----------------------------------------------------------------

# The name as readers know it, and a line that says what the centre is.
SITENAME = "Koske"
SITESUBTITLE = "Keski-Suomen sosiaalialan osaamiskeskus"
SITESUBTITLES = {
    "sv": "Kompetenscentret inom det sociala området i Mellersta Finland",
    "en": "Centre of Expertise on Social Welfare in Central Finland",
}

# The public address of the front page. Links in feeds and search engines are made of it.
SITEURL = "https://koskeverkko.fi"

# The id of the centre's own file in content/organisations/. Roles in content/people/ that name
# no organisation are held there.
ORGANISATION = "koske"

# How the centre's e-mail addresses are made of names. An organisation's own file may say another.
EMAIL_PATTERN = "{first}.{last}@koske.fi"

# Whom readers turn to when the person an old text names has left. Leave empty what there is not.
CONTACT_PHONE = ""
CONTACT_EMAIL = ""
POSTAL_ADDRESS = ("Matarankatu 4", "40100 Jyväskylä")

# Where the centre can be followed, and the form with which the newsletter is subscribed to.
CHANNELS = (
    ("Facebook", "https://www.facebook.com/KOSKESosiaalialanOsaamiskeskus"),
    ("Twitter", "https://twitter.com/KeskiSuomenoske"),
    ("YouTube", "https://www.youtube.com/channel/UCk0qiNVkh6C1oBa0YXRIt4w/"),
)
SUBSCRIBE_URL = "http://eepurl.com/dtGJUX"

# Other words in the addresses, by language and kind: {"fi": {"news": "ajankohtaista"}}. Once the site
# is out, lead on from the old ones in content/redirects.yaml: /uutiset/*: /ajankohtaista/*
ADDRESS_WORDS = {}

# --- Languages and time ---------------------------------------------------------------------

# The site's own language, and all that items may be written in (fi, sv, en).
DEFAULT_LANG = "fi"
LANGUAGES = ("fi", "sv", "en")

# Days begin and deadlines end by this clock.
TIMEZONE = "Europe/Helsinki"

# --- How much is read ------------------------------------------------------------------------

# A larger text or picture is refused: most often it is a mistake, and it would slow every build.
TEXT_LIMIT_MB = 5
PICTURE_LIMIT_MEGAPIXELS = 50

# --- What subscribers' programs remember ---------------------------------------------------

# The lasting ids of feed items are made of these two. Set them once and never change them, not
# even when the site moves to another address: every subscriber would get everything again.
FEED_DOMAIN = "koskeverkko.fi"
FEED_YEAR = 2017

# The hub (WebSub) that tells subscribers' programs of news at once. Empty: they come and look.
FEED_HUB = ""

# A new item that is dated more days than this before the newest published one gets a warning: services that
# mail from a feed would never mail it.
LATE_DAYS = 30

# --- What the site is made of --------------------------------------------------------------

# One line for each kind of item, block of text and output. This list is the only place that
# knows them all.
PLUGINS = [
    "plugins.newsletters",
    "plugins.news",
    "plugins.events",
    "plugins.statements",
    "plugins.projects",
    "plugins.publications",
    "plugins.services",
    "plugins.groups",
    "plugins.people",
    "plugins.organisations",
    "plugins.pages",
    "plugins.project_cards",
    "plugins.contact_blocks",
    "plugins.boxes",
    "plugins.figures",
    "plugins.video",
    "plugins.accessibility",
    "plugins.front",
    "plugins.chapters",
    "plugins.tags",
    "plugins.deadlines",
    "plugins.calendars",
    "plugins.vcards",
    "plugins.flyers",
    "plugins.social_cards",
    "plugins.partner_feeds",
    "plugins.feeds",
    "plugins.subscriptions",
    "plugins.style_guide",
    "plugins.search",
    "plugins.sitemap",
    "plugins.redirects",
    "plugins.hosts",
    "plugins.published",
    "plugins.media",
    "plugins.pictures",
]

PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
THEME = "theme"
PELICAN_CLASS = site_builder
