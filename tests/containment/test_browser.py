"""What our templates write is let through where they write it, and is a danger anywhere else or with another value."""

from functools import cache

import pytest

from tests.containment.browser import dangers, read
from tests.outputs.sites import Built, built
from tests.outputs.subscribers import CONTENT, NEWS

TEXT = '<div class="prose">'
PICTURE = "/images/talvi.320.0123456789"
FORMS = (
    f'<source srcset="{PICTURE}.avif 320w"><source srcset="{PICTURE}.webp 320w"><img src="/images/talvi.png">'
)


@cache
def site() -> Built:
    return built(CONTENT | {"news/x.md": f"{NEWS}---\n![Talvi](images/talvi.png)"})


@pytest.mark.parametrize(
    "html",
    [
        "<div popover>x</div>",
        '<button popovertarget="_menu">x</button>',
        '<section data-share="https://x.fi">x</section>',
        '<form action="/haku/"></form>',
        "<select></select>",
        "<search></search>",
        '<img src="/a.png" srcset="https://x.fi/images/a.1.0123456789.png 1w">',
        '<picture><img src="/a.png"></picture>',
        "<svg></svg>",
        '<svg class="chart" role="img"><a href="/x">x</a></svg>',
        '<script type="module" src="/theme/finder.0123456789.js"></script>',
    ],
)
def test_in_a_text_it_is_a_danger(html):
    page = site().text("uutiset/x/index.html")
    assert dangers(read(page)) == []
    assert page.count(TEXT) == 1
    assert dangers(read(page.replace(TEXT, TEXT + html))) != []


@pytest.mark.parametrize(
    ("path", "ours", "other"),
    [
        ("uutiset/x/index.html", "default-src ", "default-src * "),
        ("uutiset/x/index.html", ' as="font"', ' as="script"'),
        ("uutiset/x/index.html", 'href="/theme/serif.', 'href="https://x.fi/serif.'),
        ("uutiset/x/index.html", 'popovertarget="_menu"', 'popovertarget="x"'),
        ("uutiset/x/index.html", '"Content-Security-Policy"', '"set-cookie"'),
        ("uutiset/x/index.html", 'src="/theme/share.', 'src="https://x.fi/share.'),
        ("haku/index.html", 'action="/haku/"', 'action="https://x.fi/haku/"'),
        ("haku/index.html", 'src="/theme/finder.', 'src="https://x.fi/finder.'),
    ],
)
def test_with_another_value_it_is_a_danger(path, ours, other):
    page = site().text(path)
    assert dangers(read(page)) == []
    assert ours in page
    assert dangers(read(page.replace(ours, other))) != []


@pytest.mark.parametrize("html", [f"<picture>{FORMS}</picture>", "<div popover>x</div>"])
def test_in_a_feed_it_is_a_danger(html):
    assert dangers(read(f"<!doctype html><title>x</title>{html}")) != []
