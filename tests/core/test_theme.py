import pytest

from plugins.core.theme import bound, hashed, lightened


def test_style_sheets_name_the_other_files_as_they_go_out():
    font, sheet = b"a font", b"""@font-face { src: url("a.woff2"), url('a.woff2'), url(a.woff2); }"""

    named = bound({"a.woff2": font, "style.css": sheet})

    assert hashed("a.woff2", font).startswith("theme/")
    assert named["a.woff2"] is font
    assert named["style.css"].count(b'url("%b")' % hashed("a.woff2", font)[6:].encode()) == 3
    assert hashed("style.css", named["style.css"]) != hashed(
        "style.css", bound({"a.woff2": b"another", "style.css": sheet})["style.css"]
    )


def test_what_is_no_file_of_the_theme_is_left_as_it_is():
    sheet = b"""a { background: url("data:image/svg+xml,x"), url(#b), url("gone.png"); }"""

    assert bound({"style.css": sheet})["style.css"] == (
        b'a{background: url("data:image/svg+xml,x"),url(#b),url("gone.png")}\n'
    )
    assert bound({"a.svg": b"<svg/>", "b.js": b'x = "url(a.svg)"'})["b.js"] == b'x = "url(a.svg)"'


@pytest.mark.parametrize(
    ("sheet", "light"),
    [
        ("/* a\n b */\n", "\n"),
        ("a ,\n.b > .c:not(.d) {\n  margin: 0 1px;\n}\n", "a,.b > .c:not(.d){margin: 0 1px}\n"),
        ("a::after { content: \" ;  /* {\" / ''; }", "a::after{content: \" ;  /* {\" / ''}\n"),
        ("a { width: calc(1px + 2px); }/* x */b {}", "a{width: calc(1px + 2px)}b{}\n"),
        ('a { color: red; /* ; " */ top: 0 }', "a{color: red;top: 0}\n"),
        ("@media (x) {\n  a,\n  b {\n    c: d;\n  }\n}\n", "@media (x){a,b{c: d}}\n"),
    ],
)
def test_style_sheets_go_out_without_what_only_their_writers_read(sheet, light):
    assert lightened(sheet.encode()).decode() == light
