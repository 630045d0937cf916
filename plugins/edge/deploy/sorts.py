"""What a file of the site is to the one who publishes it: a page, or one of a sort that is told by number."""

import re

from plugins.core.media_types import is_picture

PAGES = "pages"
SORTS = (PAGES, "feeds", "downloads", "pictures", "theme", "search", "packed", "others")
# The first one that fits: a page that is packed is no page, and a download that is packed is a download.
_LOOKS = {
    sort: re.compile(look)
    for sort, look in (
        ("downloads", r"files/.*"),
        ("packed", r".*\.(?:br|gz)"),
        ("search", r".*(?:/pagefind[^/]*|\.pagefind|\.pf_\w+)"),
        ("theme", r"theme/.*"),
        (PAGES, r".*\.html"),
        ("feeds", r"(?:.*/)?feeds/.*|.*\.(?:ics|opml)"),
    )
}


def sort_of(path: str) -> str:
    """One of `SORTS`."""
    found = next((sort for sort, look in _LOOKS.items() if look.fullmatch(path)), None)
    return found or ("pictures" if is_picture(path) else "others")
