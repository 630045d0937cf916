"""The site of the benchmark for stock Pelican: the same pages as the other generators make."""

SITENAME = "Koske"
SITEURL = "https://example.org"
AUTHOR = "Koske"
TIMEZONE = "Europe/Helsinki"
DEFAULT_LANG = "fi"

# Pelican's own theme `simple`, copied beside this file so that the benchmark can change it.
THEME = "theme"
USE_FOLDER_AS_CATEGORY = False
ARTICLE_PATHS = ["news"]
ARTICLE_URL = "{slug}/"
ARTICLE_SAVE_AS = "{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
YEAR_ARCHIVE_URL = "years/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "years/{date:%Y}/index.html"
AUTHOR_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "archives"]
DEFAULT_PAGINATION = 10
# The pages of tags and of years are not divided: those of this generator are not either.
PAGINATED_TEMPLATES = {"index": None, "tag": 1_000_000}

FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_ALL_RSS = "feeds/all.rss.xml"
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 50

CHECK_MODIFIED_METHOD = "mtime"
