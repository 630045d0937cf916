import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.text import (
    code_and_town,
    email_from_pattern,
    is_email,
    is_http_url,
    is_slug,
    nearest,
    plain_excerpt,
    slugify,
    sort_key,
    two_sentences,
)

LANGS = st.sampled_from(["fi", "sv", "en"])
NAMES = st.one_of(st.text(max_size=8), st.text("aAäÄåöøüvwz019 -'.", max_size=8))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("PRO SOS", "pro-sos"),
        ("Yhdessä ei olla yksin", "yhdessa-ei-olla-yksin"),
        ("Åbo Øresund Ærø Straße", "abo-oresund-aero-strasse"),
        ("Café Đorđe Łódź Þór Œuvre", "cafe-dorde-lodz-thor-oeuvre"),
        ("Eŋŋa, ruoŧŧa, ħaġar, \u0131rmak, Guðrún", "enna-ruotta-hagar-irmak-gudrun"),
        ("ǿ ǽ ẞ İ", "o-ae-ss-i"),
        ("  --Mikä? -- (2.) vaihe!  ", "mika-2-vaihe"),
        ("short_name", "short-name"),
        ("Коске 2017", "2017"),
        ("Коске", ""),
        ("m² ½ ﬁ \uff11", "m"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_slug_has_bare_letters_and_single_hyphens(text, slug):
    assert slugify(text) == slug
    assert slugify(unicodedata.normalize("NFD", text)) == slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("a", True), ("2017-1", True), ("pro-sos", True)),
        *(("", False), ("-a", False), ("a-", False), ("a--b", False), ("A", False), ("ä", False)),
        *(("a b", False), ("a_b", False), ("a\n", False), ("٢", False)),
    ],
)
def test_a_slug_is_known_by_its_form(text, expected):
    assert is_slug(text) is expected


@given(st.text())
def test_the_laws_of_slugs_hold(text):
    slug = slugify(text)
    assert slug == "" or is_slug(slug)
    assert slugify(slug) == slug
    assert slugify(unicodedata.normalize("NFC", text)) == slug
    assert slugify(unicodedata.normalize("NFD", text)) == slug


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True))
def test_a_slug_is_its_own_slug(slug):
    assert is_slug(slug)
    assert slugify(slug) == slug


@pytest.mark.parametrize(
    ("name", "known", "found"),
    [
        ("titel", ["title", "summary", "date"], "title"),
        ("sumary", ["title", "summary", "date"], "summary"),
        ("Short name", ["short_name", "summary"], "short_name"),
        ("kontakti", ["contact", "project", "callout"], "contact"),
        ("se", ["en", "fi", "sv"], "sv"),
        ("Pro SOS", ["kansa-koulu", "pro-sos"], "pro-sos"),
        ("pro-sso", ["kansa-koulu", "pro-sos"], "pro-sos"),
        ("marja", ["eija-hiekka", "marja-heikkila"], "marja-heikkila"),
        ("talvensola", ["eija-hiekka", "sivi-talvensola"], "sivi-talvensola"),
        ("talvensola-sivi", ["eija-hiekka", "sivi-talvensola"], "sivi-talvensola"),
        ("sivi-talvensola-2021", ["eija-hiekka", "sivi-talvensola"], "sivi-talvensola"),
        ("kansa-koulu-2", ["kansa-koulu-iii", "kansa-koulu"], "kansa-koulu"),
        ("images/kahvla.jpg", ["images/kahvila.jpg", "images/kartta.jpg"], "images/kahvila.jpg"),
        ("Коскэ", ["Коске"], "Коске"),
        ("marja", ["marja"], "marja"),
        ("nimi", ["title", "summary", "date"], None),
        ("xyz", ["title"], None),
        ("x", ["y"], None),
        ("", ["title"], None),
        ("title", [""], None),
        ("title", [], None),
    ],
)
def test_the_nearest_name_is_found(name, known, found):
    assert nearest(name, known) == found
    assert nearest(name, reversed(known)) == found


@pytest.mark.parametrize(
    ("name", "known", "found"),
    [
        ("cat", ["cart", "bat", "car"], "bat"),
        ("marja", ["marja-heikkila", "marja-ek"], "marja-ek"),
        ("lumo", ["luomo", "lumo-hanke"], "luomo"),
    ],
)
def test_of_names_equally_near_the_choice_does_not_depend_on_their_order(name, known, found):
    assert nearest(name, known) == nearest(name, known[::-1]) == found


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=5))
def test_the_nearest_name_is_one_of_the_known(name, known):
    found = nearest(name, known)
    assert found is None or found in known
    assert found == nearest(name, set(known))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("eija.hiekka@koske.fi", True), ("a+b_c%d'e-f@x-y.example.fi", True)),
        *(("eija.hiekka@koske", False), ("eija hiekka@koske.fi", False), ("eija@@koske.fi", False)),
        *(("eija@koske.fi@koske.fi", False), ("@koske.fi", False), ("eija@", False), ("eija@.fi", False)),
        *(("eija@koske..fi", False), ("eija@-koske.fi", False), ("eija@koske.fi.", False), ("", False)),
        *((".eija@koske.fi", False), ("ei..ja@koske.fi", False), ("eijä@koske.fi", False)),
        *(("eija@köske.fi", False), ("eija@koske.fi\n", False), ("<eija@koske.fi>", False)),
        *(("{first}.{last}@koske.fi", False), ("mailto:eija@koske.fi", False)),
    ],
)
def test_an_email_address_is_known_by_its_form(text, expected):
    assert is_email(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(
            ("https://koske.fi", True),
            ("HTTP://www.koske.fi/a?b=c#d", True),
            ("http://localhost:8000/", True),
        ),
        *(("https://[::1]/", True), ("https://jyväskylä.fi/ä", True), ("https://koske.fi./", True)),
        *(("https://", False), ("https:///koske.fi", False), ("https:koske.fi", False), ("koske.fi", False)),
        *(("//koske.fi", False), ("ftp://koske.fi", False), ("javascript:alert(1)", False), ("", False)),
        *(("https://koske.fi/a b", False), ("https://koske.fi/\u00a0", False), (" https://koske.fi", False)),
        *(
            ("https://koske.fi\n", False),
            ("java\tscript://koske.fi", False),
            ("https://koske.fi/\x7f", False),
        ),
        *(
            ("https://koske.fi/\u200b", False),
            ("https://koske.fi/\u202e", False),
            ("https://koske..fi", False),
        ),
        *(("https://koske.fi:99999/", False), ("https://[::1/", False), ("https://:80/", False)),
        *(('https://koske.fi/"', False), ("https://koske.fi\\@x.fi", False), ("https://koske.fi/<b>", False)),
    ],
)
def test_a_web_address_is_known_by_its_form(text, expected):
    assert is_http_url(text) is expected


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Eija Hiekka", "eija.hiekka@koske.fi"),
        ("Katja Salminen-Lahtinen", "katja.salminen-lahtinen@koske.fi"),
        ("Liisa Grönholm-Sihvola", "liisa.gronholm-sihvola@koske.fi"),
        (unicodedata.normalize("NFD", "Tanja Hänninen"), "tanja.hanninen@koske.fi"),
        ("Anna Maria  Åkerlund", "anna.akerlund@koske.fi"),
        ("Eija\u00a0Hiekka", "eija.hiekka@koske.fi"),
        ("Koske", None),
        ("Koske –", None),
        ("Ева Коске", None),
        ("", None),
    ],
)
def test_an_address_is_made_of_the_first_and_last_word_of_a_name(name, address):
    assert email_from_pattern("{first}.{last}@koske.fi", name) == address


def test_a_pattern_says_what_of_the_name_it_takes():
    assert email_from_pattern("{last}@jamk.fi", "Eija Hiekka") == "hiekka@jamk.fi"


@pytest.mark.parametrize("pattern", ["{first}.{last}", "{nimi}@koske.fi", "{first.__class__}@koske.fi"])
def test_a_pattern_that_gives_no_address_gives_none(pattern):
    assert email_from_pattern(pattern, "Eija Hiekka") is None


@pytest.mark.parametrize(
    ("text", "limit", "excerpt"),
    [
        ("Koske tiedottaa", 15, "Koske tiedottaa"),
        ("Koske  tiedottaa\n", 15, "Koske tiedottaa"),
        ("Koske tiedottaa nyt", 16, "Koske tiedottaa…"),
        ("Koske tiedottaa nyt", 15, "Koske…"),
        ("Koske, joka tiedottaa", 9, "Koske…"),
        ("Se alkoi. Nyt jatkuu", 12, "Se alkoi…"),
        ("Maksaa 767\u00a0430\u00a0€ vuodessa", 12, "Maksaa…"),
        ("Lastensuojelulaitos", 8, "Lastens…"),
        ("Jyva\u0308skyla\u0308ssa", 5, "Jyv…"),
        ("Koske", 1, "…"),
        ("", 1, ""),
    ],
)
def test_an_excerpt_is_cut_at_a_word(text, limit, excerpt):
    assert plain_excerpt(text, limit) == excerpt


def test_an_excerpt_of_nothing_is_a_fault_of_the_program():
    with pytest.raises(ValueError, match=r"^an excerpt has at least one character$"):
        plain_excerpt("Koske", 0)


@given(st.text(), st.integers(1, 30))
def test_an_excerpt_is_never_longer_than_asked(text, limit):
    assert len(plain_excerpt(text, limit)) <= limit


@pytest.mark.parametrize(
    "kept",
    [
        "Yksi. Kaksi.",
        "Onko näin? On!",
        "Hanke alkoi 1.8.2016. Se päättyi 31.12.2018.",
        "Mukana on esim. Jyväskylä. Tukea saa mm. Kelasta.",
        "Kunnat, järjestöt ym. Keski-Suomen toimijat ovat mukana. Tule sinäkin!",
        "Aloitamme klo 9.00 ja jatkamme hankkeen 2. vaiheen asioilla. Lounas on klo 12.",
        "Ilmoittaudu 20.4. mennessä. Paikkoja on 20.",
        "Ilmoittaudu viimeistään 20.4. Paikkoja on 20.",
        "Kuvassa J. Virtanen (vas.) ja n. 20 muuta. Kuva: Pixabay.",
        "Koske jatkaa. 95 kuntaa on mukana.",
        "Tulot olivat 2,4 milj. Euroopan unionin tukea. Siitä on hyötyä.",
        "Lue lisää: www.koske.fi. Tervetuloa.",
        "Hän sanoi: ”Näin on.” Se riitti…",
        "Mikä PRO SOS -hanke? (Se on pitkä.)",
        "Lastensuojelu lapsen etuna? -tutkimus alkaa. Se kestää vuoden.",
        "Det finns t.ex. Koske. Så är det.",
        "Ostimme 4. 5 jäi yli. Hyvä.",
    ],
)
def test_two_sentences_are_kept_whole(kept):
    assert two_sentences(f"{kept} Kolmas jää pois. Neljäs myös.") == kept
    assert two_sentences(kept) == kept


@pytest.mark.parametrize("text", ["", "Yksi", "Yksi.", "Yksi. Kaksi", "yksi. kaksi. kolme. neljä."])
def test_a_text_of_fewer_sentences_is_kept_whole(text):
    assert two_sentences(text) == text


def test_sentences_come_on_one_line():
    assert two_sentences("Yksi\nja toinen.\n\nKaksi.\nKolme.") == "Yksi ja toinen. Kaksi."


@pytest.mark.parametrize(
    ("lang", "ordered"),
    [
        ("fi", ["Aho", "Vuori", "Wirta", "Yli", "Zetor", "Åberg", "Äänekoski", "Öhman"]),
        ("sv", ["Aho", "Zetor", "Åberg", "Äänekoski", "Öhman"]),
        ("en", ["Äänekoski", "Åberg", "Aho", "Öhman", "Zetor"]),
        ("fi", ["Kola", "Kóla", "Kolb"]),
        ("fi", ["Mutka", "Müller", "Myre"]),
        ("fi", ["Zoo", "Åre", "Ärla", "Æro", "Öre", "Ørsted"]),
        ("fi", ["Koske", "Koske 2", "Koske 10", "Koske A", "Koskela", "Koskeä"]),
        ("fi", ["2. vaihe", "10. vaihe", "Aalto"]),
        ("fi", ["aho", "Aino", "alli"]),
        ("fi", ["”Aho”", "Aino", "-alku"]),
        ("fi", ["Oja", "Öky", "Коске"]),
    ],
)
def test_the_alphabet_is_that_of_the_language(lang, ordered):
    backwards = ordered[::-1]
    assert sorted(backwards, key=lambda text: sort_key(text, lang)) == ordered


def test_numbers_of_any_length_have_their_place():
    assert sort_key("9" * 5000, "fi") < sort_key("1" + "0" * 5000, "fi")


@given(NAMES, NAMES, LANGS)
def test_the_alphabet_is_a_total_order_of_the_composed_texts(one, other, lang):
    first, second = sort_key(one, lang), sort_key(other, lang)
    assert (first == second) == (unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other))
    assert (first < second) + (first == second) + (first > second) == 1
    assert sort_key(unicodedata.normalize("NFD", one), lang) == first


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("40100 Jyväskylä", ("40100", "Jyväskylä")),
        ("00100  Helsinki", ("00100", "Helsinki")),
        ("40100", None),
        ("4010 Jyväskylä", None),
        ("PL 40100 Jyväskylä", None),
    ],
)
def test_code_and_town_of_a_line_of_an_address(line, found):
    assert code_and_town(line) == found
