"""``::video[…]``: a link with a picture, and nothing from another host."""

import re

import pytest

from tests.features.texts import PLACE, written

ADDRESS = "https://www.youtube.com/watch?v=9IdqHNUo7xY"
WHOLE = (
    f'::video[{ADDRESS}]{{title="Koske X & ystävät" still="images/talvi.png" transcript="files/puhe.txt"}}'
)


def block(text: str, path: str = "uutiset/x/index.html", lang: str = "fi") -> str:
    """The HTML of the block on the page, without the white space between its lines."""
    site = written(text, lang)
    assert site.fi == ()
    found = re.search(r'<div class="video">.*?</div>', site.files[path], re.DOTALL)
    assert found is not None
    return re.sub(r"\n\s*", "", found[0])


def plain(html: str) -> str:
    """The same, of each picture the form alone that every browser knows: the others say the same picture."""
    return re.sub(r'<source [^>]*>| (?:srcset|sizes)="[^"]*"', "", html)


def test_a_video_is_a_link_with_a_still_its_name_and_a_transcript():
    assert plain(block(WHOLE)) == (
        '<div class="video">'
        f'<a class="video_link" href="{ADDRESS}">'
        '<picture><img src="/images/talvi.png" width="1200" height="630" alt="" loading="lazy" decoding="async">'
        "</picture>"
        '<span class="video_title">Koske X &amp; ystävät</span>'
        '<span class="video_watch">Katso video: youtube.com</span>'
        "</a>"
        '<p class="video_transcript"><a href="/files/puhe.txt">Tekstivastine: Koske X &amp; ystävät</a></p>'
        "</div>"
    )


def test_the_still_comes_in_the_formats_that_browsers_choose_from():
    assert re.findall('<source type="([^"]+)"', block(WHOLE)) == ["image/avif", "image/webp"]


def test_the_still_and_the_transcript_may_be_left_out():
    assert block('::video[http://example.org/v]{title="Puhe"}') == (
        '<div class="video"><a class="video_link" href="http://example.org/v">'
        '<span class="video_title">Puhe</span><span class="video_watch">Katso video: example.org</span></a></div>'
    )


@pytest.mark.parametrize(
    ("lang", "path", "watch", "transcript"),
    [
        ("sv", "sv/nyheter/x/index.html", "Se videon: youtube.com", "Textversion: Koske X &amp; ystävät"),
        ("en", "en/news/x/index.html", "Watch the video: youtube.com", "Transcript: Koske X &amp; ystävät"),
    ],
)
def test_its_words_are_in_the_language_of_the_text(lang, path, watch, transcript):
    html = block(WHOLE, path, lang)
    assert f">{watch}<" in html
    assert f">{transcript}<" in html


def test_nothing_of_the_page_comes_from_the_video_host():
    page = written(WHOLE).files["uutiset/x/index.html"]
    assert page.count("youtube.com/watch") == 1
    assert not re.search(r"<(?:iframe|video|object|embed)\b", page)


def test_a_feed_has_the_link_with_full_addresses():
    feed = written(WHOLE).files["feeds/news.xml"]
    assert "https://koskeverkko.fi/images/talvi.png" in feed
    assert "https://koskeverkko.fi/files/puhe.txt" in feed


@pytest.mark.parametrize(
    ("text", "fi", "en"),
    [
        (
            '::video[youtu.be/x]{title="Puhe"}',
            "”youtu.be/x” ei ole kokonainen verkko-osoite. Kirjoita https://youtu.be/x",
            "“youtu.be/x” is no whole web address. Write https://youtu.be/x",
        ),
        (
            "::video[https://youtu.be/x]",
            'lohkosta ”video” puuttuu lisätieto title. Kirjoita ::video[https://youtu.be/x]{title="…"}',
            'the directive “video” lacks the attribute title. Write ::video[https://youtu.be/x]{title="…"}',
        ),
        (
            '::video[https://youtu.be/x]{title=" "}',
            'lohkosta ”video” puuttuu lisätieto title. Kirjoita ::video[https://youtu.be/x]{title="…"}',
            'the directive “video” lacks the attribute title. Write ::video[https://youtu.be/x]{title="…"}',
        ),
        (
            '::video[https://youtu.be/x]{title="Puhe" still="images/talvin.png"}',
            "tiedostoa ”images/talvin.png” ei ole sisältökansiossa. Tarkoititko ”images/talvi.png”?",
            "there is no file “images/talvin.png” in the content folder. Did you mean “images/talvi.png”?",
        ),
        (
            '::video[https://youtu.be/x]{title="Puhe" still="files/puhe.txt"}',
            "”files/puhe.txt” ei ole kuva. Tallenna kuva kansioon images ja kirjoita sen nimi, esimerkiksi images/kuva.jpg.",
            "“files/puhe.txt” is no picture. Save the picture in the folder images and write its name, such as images/picture.jpg.",
        ),
        (
            '::video[https://youtu.be/x]{title="Puhe" still="https://i.ytimg.com/x.jpg"}',
            "kuvaa ei voi hakea toiselta palvelimelta (https://i.ytimg.com/x.jpg). Tallenna se kansioon images ja kirjoita sen nimi, esimerkiksi images/kuva.jpg.",
            "a picture cannot come from another host (https://i.ytimg.com/x.jpg). Save it in the folder images and write its name, such as images/picture.jpg.",
        ),
        (
            '::video[https://youtu.be/x]{title="Puhe" transcript="//example.org/t.txt"}',
            "tiedostoa ei voi hakea toiselta palvelimelta (//example.org/t.txt). Tallenna se kansioon files ja kirjoita sen nimi, esimerkiksi files/ohjelma.pdf.",
            "a file cannot come from another host (//example.org/t.txt). Save it in the folder files and write its name, such as files/programme.pdf.",
        ),
        (
            '::video[https://youtu.be/x]{title="Puhe" transcript="files/vastine.pdf"}',
            "tiedostoa ”files/vastine.pdf” ei ole sisältökansiossa. Lisää tiedosto sinne tai korjaa nimi.",
            "there is no file “files/vastine.pdf” in the content folder. Add it or correct the name.",
        ),
        (
            '::video[https://youtu.be/x]{title="Puhe" transcript=""}',
            "tiedostoa ”” ei ole sisältökansiossa. Lisää tiedosto sinne tai korjaa nimi.",
            "there is no file “” in the content folder. Add it or correct the name.",
        ),
        (
            '::video[https://youtu.be/x]{title="Puhe" transcript="files/../../x.txt"}',
            "”files/../../x.txt” ei ole sisältökansiossa. Kirjoita tiedoston nimi sisältökansiosta lähtien: images/kuva.jpg tai files/ohjelma.pdf.",
            "“files/../../x.txt” is not in the content folder. Write the file's name from it on: images/picture.jpg or files/programme.pdf.",
        ),
    ],
)
def test_a_video_that_cannot_be_shown_is_refused(text, fi, en):
    site = written(text)
    place = PLACE.replace(":1", ":9") if text.startswith("::video[y") else PLACE
    assert site.fi == (f"{place}: virhe: {fi}",)
    assert site.en == (f"{place}: error: {en}",)
    assert site.files == {}


def test_an_attribute_that_it_does_not_have_is_told():
    site = written('::video[https://youtu.be/x]{title="Puhe" stil="images/talvi.png"}')
    assert site.fi == (
        "content/news/x.md:7:42: virhe: lohkolla ”video” ei ole lisätietoa ”stil”. Tarkoititko ”still”?",
    )
