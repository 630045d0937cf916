"""Texts and addresses of others: what becomes of them, and that nothing but plain text does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.plain_text import is_plain, is_web_address, plain, web_address


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("", ""),
        ("Teksti", "Teksti"),
        ("  kaksi \n\t riviä ", "kaksi riviä"),
        ("<p>Yksi.</p><p>Kaksi.</p>", "Yksi. Kaksi."),
        ("Ku<b>va</b>", "Kuva"),
        ("AT&T &amp; muut", "AT&T & muut"),
        ("3 < 5 &lt; 7", "3 < 5 < 7"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Loppu", "Loppu"),
        ("&amp;amp;lt;script&amp;amp;gt;x", "" ),
        ("<script>alert(1)</script><style>p{}</style><svg><a>x</a></svg>Loppu", "Loppu"),
        ("<img src=x onerror=alert(1)>", ""),
        ("<!-- x -->Loppu", "Loppu"),
        ("a\x00b\x1b\u202ec\u2066\u200b\u00add\ufeff\ue000\u2028e", "ab cd e"),
        ("\u00a05\u00a0000\u00a0", "5\u00a0000"),
        ("a\u0308", "ä"),
        ("<\u202e/x>Loppu", "Loppu"),
        ("&lt;&#8238;script>alert(1)&lt;/script>Loppu", "Loppu"),
        ("<\u212a>Loppu", "Loppu"),
        ("\ud800x", "?x"),
    ],
)  # fmt: skip
def test_html_becomes_the_text_that_a_reader_sees(written, text):
    assert plain(written, 100) == text


def test_a_long_text_is_cut_at_a_word():
    assert plain("yksi kaksi kolme", 12) == "yksi kaksi…"


PIECES = (*"<>/!?&;#ab \x00\u202e'\"", "lt", "gt", "amp", "script", "#60", "&lt;")


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_no_text_has_markup_in_it_whatever_was_written(written):
    text = plain(written, 200)
    assert is_plain(text)
    assert not re.search(r"<[A-Za-z/!?]", text)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("/x", "https://b.example/x"),
        ("//c.example/x", "https://c.example/x"),
        (" x \n", "https://b.example/a/x"),
        ("", ""),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("mailto:a@b.example", ""),
        ("ftp://a.example/", ""),
        ("https://user@a.example/", ""),
        ("https://[", ""),
        ("https://a.example/" + "x" * 1000, ""),
        ('https://a.example/"onclick', ""),
    ],
)
def test_only_addresses_of_the_web_are_let_in(written, address):
    assert web_address(written, "https://b.example/a/") == address


def test_an_address_may_have_an_at_sign_after_its_host():
    assert is_web_address("https://a.example/@koske")
