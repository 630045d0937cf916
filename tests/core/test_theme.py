from plugins.core.theme import bound, hashed


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

    assert bound({"style.css": sheet})["style.css"] == sheet
    assert bound({"a.svg": b"<svg/>", "b.js": b'x = "url(a.svg)"'})["b.js"] == b'x = "url(a.svg)"'
