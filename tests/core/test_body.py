"""Links of a text that lead nowhere on the build day, between others that do."""

import re

import pytest

from tests.outputs.sites import built
from tests.outputs.subscribers import NEWS, PROJECT

CONTENT = {
    "news/tuleva.md": "title: Tuleva\ndate: 2022-01-01\nsummary: Myöhemmin.",
    "projects/pro-sos.md": PROJECT,
}
HERE, PICTURE = '<a href="/hankkeet/pro-sos/">hanke</a>', '<picture><img src="/images/talvi.png"></picture>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[tuleva](news:tuleva)", "<p>tuleva</p>"),
        ("[hanke](project:pro-sos), [a *b*](news:tuleva)", f"<p>{HERE}, a <em>b</em></p>"),
        ("[a](news:tuleva) [hanke](project:pro-sos) [b](news:tuleva)", f"<p>a {HERE} b</p>"),
        (
            "x [![Talvi](images/talvi.png)](news:tuleva) [hanke](project:pro-sos)",
            f"<p>x {PICTURE}{HERE}</p>",
        ),
        (":::callout[Huomaa]\n[a](news:tuleva)\n:::\n\n[b](news:tuleva)", "<p>a</p></aside><p>b</p>"),
        ("- [a](news:tuleva)\n- [hanke](project:pro-sos)", f"<ul><li>a</li><li>{HERE}</li></ul>"),
    ],
)
def test_a_link_to_what_is_not_out_is_its_text_alone(text, shown):
    html = built(CONTENT | {"news/x.md": f"{NEWS}---\n{text}"}).text("uutiset/x/index.html")
    prose = re.search('<div class="prose">(.*?)</div>\n    </div>', html, re.DOTALL)
    assert prose is not None
    found = re.sub(r"<source [^>]*>| (?:srcset|width|alt)=.*?(?=>)", "", prose[1])
    assert shown in re.sub(r"(?<=>)\s+(?=<)", "", found)
