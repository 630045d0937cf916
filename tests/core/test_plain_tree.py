from xml.etree.ElementTree import Element, fromstring

import pytest

from plugins.core.calls import Gathering
from plugins.core.pins import Source
from plugins.core.plain_tree import plain_html, plain_inside
from plugins.core.prose import LinkCall

FENCED = '<pre><code class="language-c++">&quot;a&quot; &lt; \x0e1\x0fb]</code></pre>'


def tree(xml: str) -> list[Element]:
    """The elements; ``{…}`` stand for the characters that XML cannot have."""
    elements = list(fromstring(f"<root>{xml}</root>"))  # noqa: S314 - the tests' own
    names = {"{2}": "\x02", "{3}": "\x03", "{pin}": "\x0e1\x0f", "{note}": "\x10note 0 1\x11", "{16}": "\x10"}
    for element in (one for top in elements for one in top.iter()):
        for name, sign in names.items():
            element.text = element.text and element.text.replace(name, sign)
            element.tail = element.tail and element.tail.replace(name, sign)
            element.attrib |= {key: value.replace(name, sign) for key, value in element.attrib.items()}
    return elements


def gathering() -> Gathering:
    return Gathering(Source("text", 1, "x.md"), frozenset({"project"}))


@pytest.mark.parametrize(
    ("xml", "html"),
    [
        ("<p>a &amp; &lt;b&gt; \u00a0c</p>", "<p>a &amp; &lt;b&gt; &nbsp;c</p>"),
        ("<p>a<br />b <em>c</em> <strong>d</strong></p>", "<p>a<br>b <em>c</em> <strong>d</strong></p>"),
        ("<ul>\n<li>a</li>\n<li><p>b</p></li>\n</ul>\n", "<ul>\n<li>a</li>\n<li><p>b</p></li>\n</ul>"),
        ("<pre><code>a]\n\n\nb\n</code></pre><hr />\n", "<pre><code>a]\n\n\nb\n</code></pre><hr>"),
        ("<h3>{pin}a {pin}b</h3>", "<h3>\x0e1\x0fa b</h3>"),
        ("<p>a{note} {pin}b</p>", "<p>a\x10note 0 1\x11 b</p>"),
        ("<p>{2}wzxhzdk:0{3}</p>\n", '<pre><code class="language-c++">"a" &lt; b]</code></pre>'),
        (
            '<table>\n<tbody>\n<tr><td align="right">a</td><th>b</th></tr></tbody></table>',
            '<table>\n<tbody>\n<tr><td class="align-right">a</td><th>b</th></tr></tbody></table>',
        ),
    ],
)
def test_plain_elements_are_written(xml, html):
    assert plain_html(tree(xml), gathering(), [FENCED]) == html


def test_addresses_are_gathered_in_their_order():
    found = gathering()
    xml = '<p><a href="project:x{pin}">a</a> <a href="b?c=d&amp;e=f&amp;amp;g">h</a> <a href="i:j">k</a></p>'
    assert (
        plain_html(tree(xml), found, [])
        == '<p><a href="\x02L0\x03">a</a> <a href="\x02L1\x03">h</a> <a>k</a></p>'
    )
    assert found.links == [
        LinkCall("project:x", found.source.place(1)),
        LinkCall("b?c=d&e=f&g", found.search.place("never written")),
    ]
    assert [problem.code for problem in found.problems] == ["link-scheme"]


@pytest.mark.parametrize(
    "xml",
    [
        *("<div>a</div>", "<p>a<p>b</p></p>", "<p>a<img /></p>", "<em>a<ul /></em>", "<blockcall />"),
        *(
            "<ul><p>a</p></ul>",
            "<ol>a<ol /></ol>",
            "<dl><li>a</li></dl>",
            "<li>a</li>",
            "<dd>a</dd>",
            "<tr />",
        ),
        *("<table>a</table>", "<table><thead />a</table>", "<table><tr /></table>", "<pre>a<code /></pre>"),
        *("<pre><code>a<em>b</em></code></pre>", "<hr>a</hr>", "<p><br>a</br></p>"),
        *(
            '<p class="a">b</p>',
            '<td align="left">a</td>',
            '<table><tbody><tr><td align="x" /></tr></tbody></table>',
        ),
        *("<p />", "<p> </p>", "<p>\u00a0</p>", "<p>{pin}</p>"),
        *("<p>a]</p>", "<p>{pin}:b</p>", "<p>#{pin}a</p>", "<p>a\n ##{pin}b</p>", "<p>&amp;auml;</p>"),
        *("<p>a{2}b</p>", "<p>{2}wzxhzdk:0{3}a</p>", "<p>{2}wzxhzdk:1{3}</p>", "<p>{16}a</p>"),
        *("<p><code>{16}</code></p>", "<p><code>{2}klzzwxh:0001{3}</code></p>", "<p><code>{note}</code></p>"),
        *("<p><a>a</a></p>", '<p><a href="a" title="b">c</a></p>', '<p><a href="a"> </a></p>'),
        *(
            '<p><a href="a">{pin}</a></p>',
            '<p><a href="a">b{note}</a></p>',
            '<p><a href="a&amp;#2;">b</a></p>',
        ),
        *('<p><a href="a{2}b">c</a></p>', '<p><a href="a">b<em><a href="c">d</a></em></a></p>'),
        "<blockquote>" * 102 + "<p>a</p>" + "</blockquote>" * 102,
    ],
)
def test_what_has_to_be_looked_at_is_not_plain(xml):
    found = gathering()
    assert plain_html(tree(f'<p><a href="first">a</a></p>{xml}'), found, [FENCED, "<b>x</b>"]) is None
    assert (found.links, found.problems) == ([], [])


def test_inside_of_a_heading_is_written_alone():
    heading, other, long = tree('<h2 id="a">{pin} b <em>c</em></h2><h2>{pin}:b</h2><h2>a<div /></h2>')
    assert plain_inside(heading, gathering()) == "\x0e1\x0f b <em>c</em>"
    assert plain_inside(other, gathering()) is None
    assert plain_inside(long, gathering()) is None
