"""Addresses in HTML that leaves the site."""

import html as entities

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.absolute import absolute_html

PAGE = "https://koskeverkko.fi/uutiskirje/2017-1/#aluekierros"


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ('<a href="/hankkeet/pro-sos/">', '<a href="https://koskeverkko.fi/hankkeet/pro-sos/">'),
        ('<a href="#lahde">', '<a href="https://koskeverkko.fi/uutiskirje/2017-1/#lahde">'),
        ('<a class="x" href=\'/a/\' lang="sv">', '<a class="x" href="https://koskeverkko.fi/a/" lang="sv">'),
        ("<a href=/a/>", '<a href="https://koskeverkko.fi/a/">'),
        ('<img src="/images/x.png" alt="">', '<img src="https://koskeverkko.fi/images/x.png" alt="">'),
        ('<video poster="/images/x.png">', '<video poster="https://koskeverkko.fi/images/x.png">'),
        ('<a href="/haku/?a=1&amp;b=2">', '<a href="https://koskeverkko.fi/haku/?a=1&amp;b=2">'),
        ('<a href="//sosket.fi/x">', '<a href="https://sosket.fi/x">'),
        ('<a\n  href = "/a/"\n>', '<a\n  href="https://koskeverkko.fi/a/"\n>'),
        (
            '<img srcset="/a.png 1x, /b.png 2x">',
            '<img srcset="https://koskeverkko.fi/a.png 1x, https://koskeverkko.fi/b.png 2x">',
        ),
        (
            '<source srcset="/a.avif 320w,/b.avif 640w">',
            '<source srcset="https://koskeverkko.fi/a.avif 320w,https://koskeverkko.fi/b.avif 640w">',
        ),
        ('<img srcset="/a.png">', '<img srcset="https://koskeverkko.fi/a.png">'),
    ],
)
def test_an_address_becomes_a_full_one(written: str, full: str) -> None:
    assert absolute_html(written, PAGE) == full


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://sosket.fi/">',
        '<a href="mailto:koske@koske.fi">',
        '<a href="tel:+358400546613">',
        '<p title="x href=/y" lang="fi">',
        "<p title='src=\"/x\"'>",
        '<p>Kirjoita href="/x" tähän, 1 &lt; 2</p>',
        '<time datetime="2017-04-04">',
        '<input disabled data-href="/x">',
    ],
)
def test_everything_else_stays_as_it_is(html: str) -> None:
    assert absolute_html(html, PAGE) == html


@given(st.text(), st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs", "Cc"])))
def test_texts_and_other_attributes_are_never_touched(text: str, title: str) -> None:
    html = f'<p title="{entities.escape(title)}">{entities.escape(text)}</p>'
    assert absolute_html(html, PAGE) == html


@given(st.from_regex(r"[a-z0-9/._~#?=&;-]{0,20}", fullmatch=True))
def test_a_full_address_is_not_changed_again(path: str) -> None:
    once = absolute_html(f'<a href="/{entities.escape(path)}">', PAGE)
    assert absolute_html(once, "https://other.example/page/") == once
