"""Faults that were once there, each with the content that showed it."""

import re
import unicodedata

import pytest

from plugins.core.yaml_tree import read_yaml
from tests.outputs.sites import built

NEWS = "title: Uutinen\ndate: 2017-04-04\nsummary: Tiivistelmä.\n"
PRO_SOS = {"projects/pro-sos.md": "title: PRO SOS\nsummary: Hanke."}
ISSUE = "title: Koske tiedottaa\nnumber: 1\nyear: 2017\ndate: 2017-04-04\nsummary: Tiivistelmä.\n"


def test_key_without_a_value_is_as_if_it_were_not_there():
    site = built({"projects/hanke.md": "title: Hanke\nsummary: S.\nstart:\nend:\ntags:\nparent:\nimage:"})
    assert site.problems == ()


def test_quoted_empty_value_is_a_fault():
    assert built({"projects/hanke.md": 'title: Hanke\nsummary: S.\nend: ""'}).problems == (
        "content/projects/hanke.md:4:6: virhe: kohdassa ”end” on tyhjä arvo. Kirjoita arvo tai poista kohta.",
    )


def test_project_named_in_the_heading_of_a_story_is_checked():
    site = built(
        PRO_SOS
        | {"newsletters/2017-1.md": f'{ISSUE}---\n## Juttu {{#juttu projects="pro-soss"}}\n\nTekstiä.'}
    )
    assert site.problems == (
        "content/newsletters/2017-1.md:8:1: virhe: tunnusta ”pro-soss” ei ole kansiossa projects. Tarkoititko ”pro-sos”?",
    )


def test_link_to_a_feed_is_no_fault_beside_another_fault():
    site = built({"pages/a.md": "title: A\n---\n[syöte](/feeds/all.xml) [vika](project:ei-ole)"})
    assert site.problems == (
        "content/pages/a.md:4:32: virhe: tunnusta ”ei-ole” ei ole kansiossa projects. Tarkista tunnus tai tee sille oma tiedosto.",
    )


def test_redirect_from_a_feed_is_told_beside_another_fault():
    site = built({"pages/a.md": "title: A\nredirect_from: [/feeds/all.xml]\n---\n[vika](project:ei-ole)"})
    assert len(site.problems) == 2
    assert "”/feeds/all.xml” on sivuston nykyinen osoite" in site.problems[0]


def test_broken_address_is_told_beside_a_file_that_cannot_be_read():
    site = built({"news/a.md": "title: A", "news/b.md": f"{NEWS}---\n[x](/ei-ole/) [ehkä](/uutiset/a/)"})
    assert [problem for problem in site.problems if "osoitetta" in problem] == [
        "content/news/b.md:6:5: virhe: tällä sivustolla ei ole osoitetta ”/ei-ole/”. Tarkista se tai linkitä sisältöön tunnuksella (project:pro-sos).",
    ]


def test_translation_in_a_language_that_the_site_does_not_have_is_told():
    pair = {"news/a.md": NEWS, "news/b.md": f"{NEWS}lang: sv\ntranslation_of: a"}
    assert built(pair, languages=("fi", "en")).problems == (
        "content/news/b.md:5:7: virhe: kieltä ”sv” ei ole tällä sivustolla. Vaihda tilalle jokin näistä: fi, en.",
    )


def test_translation_of_a_translation_belongs_to_the_original():
    site = built({
        "news/fi.md": NEWS,
        "news/sv.md": f"{NEWS}lang: sv\ntranslation_of: fi",
        "news/en.md": f"{NEWS}lang: en\ntranslation_of: sv",
    })  # fmt: skip
    for path in ("uutiset/fi", "sv/nyheter/sv", "en/news/en"):
        assert (
            re.findall(r'rel="alternate" hreflang="(\w+)"', site.text(f"{path}/index.html")).count("en") == 1
        )


def test_issue_and_its_translation_share_their_number():
    pair = {
        "newsletters/2017-1.md": ISSUE,
        "newsletters/2017-1-sv.md": f"{ISSUE}lang: sv\ntranslation_of: 2017-1",
    }
    assert built(pair).problems == ()


def test_update_before_publication_on_the_same_day_is_told():
    news = "title: U\nsummary: S.\ndate: 4.4.2017 klo 12.00\nupdated: {}"
    assert built({"news/a.md": news.format("4.4.2017")}).problems == ()
    assert built({"news/a.md": news.format("4.4.2017 klo 9.00")}).problems == (
        "content/news/a.md:5:10: virhe: ”updated” (4.4.2017\u00a0klo\u00a09.00) on ennen tietoa ”date” (4.4.2017\u00a0klo\u00a012.00). Tarkista, kumpi päivä on väärin.",
    )


def test_key_by_the_name_it_has_in_the_program_is_not_known():
    person = "title: Kaisa Kivi\nroles:\n  - title: suunnittelija\n    begins: 2017"
    assert built({"people/kaisa-kivi.md": person}).problems == (
        "content/people/kaisa-kivi.md:5:5: virhe: tietoa ”begins” ei ole. Käytä jotakin näistä: from, organisation, projects, services, title, title_en, title_sv, until.",
    )


def test_period_takes_a_day_with_its_time():
    site = built(
        {"projects/hanke.md": "title: H\nsummary: S.\nstart: 2017-04-27 09:00\nend: 31.12.2017 klo 12"}
    )
    assert site.problems == ()
    assert "27.4.–31.12.2017" in site.text("hankkeet/hanke/index.html")


@pytest.mark.parametrize(
    ("front", "code", "line", "column"),
    [
        ('title: "Kokous\nsummary: S.\n', "yaml-quote-open", 2, 8),
        ("tags: [a, b\nsummary: S.\n", "yaml-bracket-open", 2, 7),
        ('image: {src: "a\n', "yaml-syntax", 2, 14),
    ],
)
def test_quotation_mark_or_bracket_that_is_never_closed_is_told_where_it_begins(front, code, line, column):
    tree, problems = read_yaml(front, "news/a.md", 1)
    assert tree is None
    assert [(problem.code, problem.place.line, problem.place.column) for problem in problems] == [
        (code, line, column)
    ]


@pytest.mark.parametrize("escape", [r"\x07", r"\x02B0\x03", r"\0", r"\x7f", r"\N", r"\uFFFF"])
def test_control_character_written_as_an_escape_is_told(escape):
    site = built({"news/a.md": f'title: "a{escape}b"\ndate: 2017-04-04\nsummary: S.'})
    assert len(site.problems) >= 1
    assert all("näkymätön ohjausmerkki" in problem for problem in site.problems)


def test_character_that_xml_cannot_write_is_told():
    assert built({"news/a.md": f"{NEWS}---\nT\uffff"}).problems == (
        "content/news/a.md:6:2: virhe: tekstissä on näkymätön ohjausmerkki U+FFFF, jota ei sallita. Poista se ja kirjoita kohta uudelleen.",
    )


@pytest.mark.parametrize("written", ["images/{}.png", "<images/{}.png>", "images/hyv%C3%A4.png"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_picture_is_found_by_its_name_in_any_form(written, form, monkeypatch):
    monkeypatch.setattr("tests.outputs.sites.PICTURES", ("images/hyvä.png",))
    name = unicodedata.normalize(form, "hyvä")
    site = built({"pages/a.md": f"title: A\n---\n![Kuva]({written.format(name)})"})
    assert site.problems == ()
    assert 'src="/images/hyv%C3%A4.png"' in site.text("a/index.html")


def test_picture_of_another_host_is_told_once():
    site = built({"pages/a.md": "title: A\n---\n![Kuva](https://muualla.fi/kuva.png)"})
    assert len(site.problems) == 1


def test_old_address_of_one_item_in_two_spellings_is_one():
    site = built({"pages/a.md": "title: A\nredirect_from: [/vanha, /vanha/]"})
    assert site.problems == ()


def test_old_address_claimed_twice_is_told_as_each_wrote_it():
    pair = {
        "pages/a.md": "title: A\nredirect_from: [/vanha/]",
        "pages/b.md": "title: B\nredirect_from: [/vanha]",
    }
    assert built(pair).problems == (
        "content/pages/a.md:3:17: virhe: vanhan osoitteen ”/vanha/” on ottanut myös pages/b.md. Jätä se vain toiseen.",
        "content/pages/b.md:3:17: virhe: vanhan osoitteen ”/vanha” on ottanut myös pages/a.md. Jätä se vain toiseen.",
    )


def test_card_of_a_story_tells_its_language():
    site = built(
        PRO_SOS
        | {"newsletters/2017-1.md": f'{ISSUE}lang: sv\n---\n## Text {{#text projects="pro-sos"}}\n\nText.'}
    )
    assert '<article class="card card-story" lang="sv">' in site.text("hankkeet/pro-sos/index.html")


def test_organisation_that_is_not_out_is_named_nowhere():
    site = built({
        "organisations/salainen.md": "title: Salainen hanke\nstatus: draft",
        "people/kaisa-kivi.md": "title: Kaisa Kivi\nroles:\n  - title: suunnittelija\n    organisation: salainen",
        "pages/a.md": "title: A\ncontacts: [kaisa-kivi]",
    })  # fmt: skip
    for path in ("a/index.html", "yhteystiedot/index.html"):
        assert "Kaisa Kivi" in site.text(path)
        assert "alainen" not in site.text(path)
    assert ">Muualla</h2>" in site.text("yhteystiedot/index.html")


def test_heading_of_a_story_may_hold_a_link_and_a_picture():
    text = (
        f"{ISSUE}---\n## Lue [hankkeesta](project:pro-sos) {{#a}}\n\nTekstiä.\n\n"
        "## Kuva ![järvi](images/talvi.png) {#b}\n\nTekstiä.\n\n## Rivi<br>jatkuu {#c}\n\nTekstiä."
    )
    page = built(PRO_SOS | {"newsletters/2017-1.md": text}).text("uutiskirje/2017-1/index.html")
    assert '<h2 class="story_title" id="a">Lue <a href="/hankkeet/pro-sos/">hankkeesta</a></h2>' in page
    assert '<img src="/images/talvi.png"' in page.partition('id="b"')[2].partition("</h2>")[0]
    assert '<a href="#c">Rivi jatkuu</a>' in page


def test_heading_of_a_story_may_hold_a_footnote():
    text = f"{ISSUE}---\n## Viite[^a] {{#v}}\n\nTekstiä.\n\n[^a]: Lähde."
    assert built({"newsletters/2017-1.md": text}).problems == ()


def test_two_stories_with_one_heading_and_no_ids_are_told():
    text = f"{ISSUE}---\n## Sama\n\nTekstiä.\n\n## Sama\n\nTekstiä."
    told = [line for line in built({"newsletters/2017-1.md": text}).problems if ": virhe: " in line]
    assert [line.split(" virhe: ")[0] for line in told] == [
        "content/newsletters/2017-1.md:8:1:",
        "content/newsletters/2017-1.md:12:1:",
    ]


def test_the_rest_of_a_file_with_a_fault_is_looked_at_too():
    front = "title: P\nsummary: S.\nfoo: 1\nstart: 2021\nend: 2020\nparent: pro-so\nleads: [maija]"
    told = built(PRO_SOS | {"projects/p.md": f"{front}\n---\n[a](news:nope)"}).problems
    assert [line.split(" virhe: ")[0].removeprefix("content/projects/p.md:") for line in told] == [
        "4:1:",
        "6:6:",
        "7:9:",
        "8:9:",
        "10:5:",
    ]


def test_a_required_field_at_fault_does_not_hide_the_other_faults():
    front = "title: U\ndate: 31.2.2017\nsummary: [x]\nprojects: [ei-ole]"
    told = built(PRO_SOS | {"news/u.md": front}).problems
    assert [line.split(" virhe: ")[0].removeprefix("content/news/u.md:") for line in told] == [
        "3:7:",
        "4:10:",
        "5:12:",
    ]


def test_picture_within_a_line_has_no_caption_and_the_writer_is_told():
    text = f'{NEWS}---\nKuva ![järvi](images/talvi.png "Teksti"){{credit="Pixabay"}} rivissä.'
    assert built({"news/u.md": text}).problems == (
        "content/news/u.md:6:15: varoitus: kuvan ”images/talvi.png” kuvateksti ja kuvaaja jäävät pois, koska kuva on tekstin seassa. Erota kuva omaksi kappaleekseen tyhjillä riveillä.",
    )


def test_word_of_another_language_is_no_reserved_address():
    assert built({"pages/news.md": "title: News"}).problems == ()


def test_second_translation_into_one_language_is_told():
    content = {
        "pages/koske.md": "title: Koske",
        "pages/a.md": "title: A\nlang: sv\ntranslation_of: koske",
        "pages/b.md": "title: B\nlang: sv\ntranslation_of: koske",
    }
    assert built(content).problems == (
        "content/pages/a.md:4:17: virhe: samalle sisällölle on toinenkin käännös kielellä sv (pages/b.md). Jätä vain toinen.",
        "content/pages/b.md:4:17: virhe: samalle sisällölle on toinenkin käännös kielellä sv (pages/a.md). Jätä vain toinen.",
    )


def test_person_named_twice_in_a_block_is_shown_once():
    people = {"people/a.md": "title: Anna Aalto\nroles:\n  - title: johtaja"}
    page = built(people | {"pages/s.md": "title: S\n---\n::contact[a, a]"}).text("s/index.html")
    assert page.count(">Anna Aalto<") == 1


def test_story_in_two_languages_stands_once_on_a_project():
    story = '---\n## Juttu {#juttu projects="pro-sos"}\n\nTekstiä.'
    content = PRO_SOS | {
        "newsletters/2017-1.md": f"{ISSUE}{story}",
        "newsletters/2017-1-sv.md": f"{ISSUE}lang: sv\ntranslation_of: 2017-1\n{story}",
    }
    assert built(content).text("hankkeet/pro-sos/index.html").count("card-story") == 1


def test_full_text_in_a_feed_has_the_contacts_of_the_item():
    people = {"people/a.md": "title: Anna Aalto\nphone: 040 123 4567\nroles:\n  - title: johtaja"}
    feed = built(people | {"news/u.md": f"{NEWS}contacts: [a]\n---\nTekstiä."}).text("feeds/news.xml")
    assert "tel:+358401234567" in feed


def test_list_of_entries_is_mended_with_an_entry():
    assert built({"people/a.md": "title: Anna Aalto\nroles: johtaja"}).problems == (
        "content/people/a.md:3:8: virhe: tiedon ”roles” pitää olla luettelo. Aloita sen jokainen kohta omalla rivillään viivalla ja välilyönnillä: - title: …",
    )


def test_two_kinds_with_one_word_in_their_addresses_are_told_as_a_setting():
    site = built(PRO_SOS | {"news/a.md": NEWS}, words={"fi": {"project": "uutiset"}})
    assert site.problems == (
        "virhe: asetuksen ADDRESS_WORDS arvo ”uutiset” ei käy. Katso mallia tiedostosta pelicanconf.py.",
    )
