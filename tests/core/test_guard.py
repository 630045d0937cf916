"""The guard on one site: what each change of it comes to, and the line that mends it."""

from datetime import date

import pytest

from plugins.core.build import build
from plugins.core.comparison import compare
from plugins.core.guard import late_items, refusals, to_come
from plugins.core.moves import leads_on
from plugins.core.problems import describe, has_errors
from plugins.core.published import read_record
from tests.outputs.sites import given

DAY = date(2021, 3, 1)
NEWS = "title: Vanha uutinen\ndate: 2021-02-01\nsummary: Tiivistelmä.\ntags: [perheet]\n---\nTekstiä riittää."
OTHER = "title: Toinen uutinen\ndate: 2021-01-20\nsummary: Tiivistelmä.\n---\nMuuta tekstiä."
ISSUE = (
    "title: Kirje 1/2021\nnumber: 1\nyear: 2021\ndate: 2021-02-15\nsummary: Kevään numero.\n---\n"
    "Pääkirjoitus.\n\n## Kahvila {#kahvila}\n\nTervetuloa.\n\n## Laki {#laki}\n\nPykälä."
)
EVENT = (
    "title: Ilta\nstart: 2021-05-01\nplace: Tila\nsummary: Kahvit.\n"
    "registration:\n  deadline: 2021-04-20\n  email: a@koske.fi"
)
REPORT = (
    "title: Raportti\nyear: 2020\nauthors: [Aino Aalto]\n---\nAlku.\n\n## Johdanto\n\nA.\n\n## Tulokset\n\nB."
)
PERSON = "title: Aino Aalto\nphone: 040 123 4567\nroles:\n  - title: johtaja\n    until: 2021-03-31"
SITE = {
    "news/vanha.md": NEWS,
    "news/toinen.md": OTHER,
    "newsletters/2021-1.md": ISSUE,
    "events/ilta.md": EVENT,
    "projects/arki.md": "title: Arki\nsummary: Hanke.",
    "publications/raportti.md": REPORT,
    "people/aino-aalto.md": PERSON,
}


def record(content, day=DAY, **identity):
    result = build(*given(content, day, **identity))
    assert not has_errors(result.problems), result.problems
    return read_record(result.record), result.site


def held(content, before=SITE, day=DAY, was=None, **identity):
    """The comparison of a site with what is published of it, and the site."""
    former, _ = record(before, **(was or {}))
    now, site = record(content, day, **identity)
    return compare(former, now, leads_on(site)), site


def told(content, **around):
    return [describe(one, "fi") for one in refusals(*held(content, **around))]


def without(*paths, **more):
    return {path: text for path, text in SITE.items() if path not in paths} | more


def changed(path, old, new, content=None):
    site = content or SITE
    assert old in site[path]
    return site | {path: site[path].replace(old, new)}


RENAMED = without("news/vanha.md") | {"news/uusi.md": NEWS}
HARMLESS = {
    "nothing": SITE,
    "a file renamed that keeps its id": without("news/vanha.md") | {"news/uusi.md": f"id: vanha\n{NEWS}"},
    "another title": changed("news/vanha.md", "Vanha uutinen", "Uusi otsikko"),
    "another date": changed("news/vanha.md", "2021-02-01", "2021-01-31"),
    "another text": changed("news/vanha.md", "riittää", "on lisää"),
    "a new item": SITE | {"news/kolmas.md": OTHER.replace("Toinen uutinen", "Kolmas").replace("Muuta", "Ihan muuta")},
    "another address that is led on, with the guid": without("news/vanha.md")
    | {"news/uusi.md": f"redirect_from: [/uutiset/vanha/]\nguid: tag:koskeverkko.fi,2017:news/vanha\n{NEWS}"},
    "a heading worded anew": changed("newsletters/2021-1.md", "## Kahvila", "## Kahvilassa"),
    "a deadline taken away": changed("events/ilta.md", "\nregistration:\n  deadline: 2021-04-20\n  email: a@koske.fi", ""),
    "a deadline moved": changed("events/ilta.md", "2021-04-20", "2021-04-21"),
    "an event cancelled": changed("events/ilta.md", "start:", "cancelled: kyllä\nstart:"),
    "a topic taken away that is led on": changed("news/vanha.md", "\ntags: [perheet]", "")
    | {"redirects.yaml": "/aiheet/perheet/: /uutiset/\n/feeds/tags/*: /feeds/news.xml\n"},
    "a vanished item with its reason": without("news/toinen.md")
    | {"publish-exceptions.yaml": "- item: news/toinen\n  reason: Julkaistu vahingossa.\n"},
    "an issue vanished with its stories": without("newsletters/2021-1.md")
    | {"publish-exceptions.yaml": "- item: issue/2021-1\n  reason: Kaksoiskappale.\n"},
    "a project vanished with its flyer and feeds": without("projects/arki.md")
    | {"publish-exceptions.yaml": "- item: project/arki\n  reason: Ei toteutunut.\n"},
}  # fmt: skip
MENDS = "tiedostossa publish-exceptions.yaml:"
REFUSED = {
    "a file renamed without its id": (
        RENAMED,
        ("content/news/uusi.md:1:1: virhe: ”Vanha uutinen” on julkaistu tunnuksella ”vanha” osoitteessa /uutiset/vanha/. "
        "Uudella tunnuksella se lähtisi tilaajille toiseen kertaan. Lisää tietolohkoon rivi id: vanha"),
    ),
    "renamed and retitled at once": (
        changed("news/uusi.md", "Vanha uutinen", "Aivan uusi", RENAMED),
        ("content/news/uusi.md:1:1: virhe: ”Aivan uusi” on julkaistu tunnuksella ”vanha” osoitteessa /uutiset/vanha/. "
        "Uudella tunnuksella se lähtisi tilaajille toiseen kertaan. Lisää tietolohkoon rivi id: vanha"),
    ),
    "renamed and led on, but without a guid": (
        without("news/vanha.md") | {"news/uusi.md": f"redirect_from: [/uutiset/vanha/]\n{NEWS}"},
        ("content/news/uusi.md:1:1: virhe: ”Vanha uutinen” on julkaistu toisella tunnisteella, joten se lähtisi tilaajille "
        "toiseen kertaan. Lisää tietolohkoon rivi guid: tag:koskeverkko.fi,2017:news/vanha"),
    ),
    "moved to another kind": (
        without("news/vanha.md") | {"statements/vanha.md": NEWS},
        ("content/statements/vanha.md:1:1: virhe: ”Vanha uutinen” on julkaistu toisen lajin kansiosta osoitteessa "
        "/uutiset/vanha/. Se lähtisi tilaajille toiseen kertaan, ja vanha osoite lakkaisi toimimasta. Siirrä tiedosto "
        "takaisin tai lisää tietolohkoon rivit redirect_from: [/uutiset/vanha/] ja guid: tag:koskeverkko.fi,2017:news/vanha"),
    ),
    "deleted": (
        without("news/toinen.md"),
        ("virhe: ”Toinen uutinen” on julkaistu (/uutiset/toinen/), mutta sen tiedostoa ei enää ole. Palauta tiedosto tai "
        f"perustele poisto {MENDS} item: news/toinen"),
    ),
    "made a draft": (
        changed("news/toinen.md", "summary:", "status: draft\nsummary:"),
        ("content/news/toinen.md:4:9: virhe: ”Toinen uutinen” on jo julkaistu (/uutiset/toinen/), ja luonnoksena se katoaisi "
        f"lukijoilta ja tilaajilta. Poista rivi status: draft tai perustele poisto {MENDS} item: news/toinen"),
    ),
    "dated in the future": (
        changed("news/toinen.md", "2021-01-20", "2021-12-01"),
        ("content/news/toinen.md:3:7: virhe: ”Toinen uutinen” on jo julkaistu (/uutiset/toinen/), mutta sen päivä on nyt "
        f"1.12.2021, ja siihen asti se katoaisi. Palauta päivä tai perustele poisto {MENDS} item: news/toinen"),
    ),
    "a guid given to what is published": (
        changed("news/vanha.md", "date:", "guid: vanha-1\ndate:"),
        ("content/news/vanha.md:3:7: virhe: ”Vanha uutinen” on jo julkaistu, ja tieto guid antaisi sille uuden tunnisteen: "
        "se lähtisi tilaajille toiseen kertaan. Poista rivi guid."),
    ),
    "another story id": (
        changed("newsletters/2021-1.md", "{#kahvila}", "{#kahvit}"),
        ("content/newsletters/2021-1.md:10:1: virhe: juttu ”Kahvila” on julkaistu tunnuksella ”kahvila”. Uudella tunnuksella "
        "se lähtisi tilaajille toiseen kertaan. Palauta otsikon perään {#kahvila}"),
    ),
    "a story taken out": (
        changed("newsletters/2021-1.md", "## Kahvila {#kahvila}\n\nTervetuloa.\n\n", ""),
        ("content/newsletters/2021-1.md:1:1: virhe: juttu ”Kahvila” on julkaistu, mutta sitä ei enää ole numerossa. Palauta "
        f"juttu tai perustele poisto {MENDS} item: story/2021-1/kahvila"),
    ),
    "an issue renamed: once, not for each story": (
        without("newsletters/2021-1.md") | {"newsletters/kevat.md": ISSUE},
        ("content/newsletters/kevat.md:1:1: virhe: ”Kirje 1/2021” on julkaistu tunnuksella ”2021-1” osoitteessa "
        "/uutiskirje/2021-1/. Uudella tunnuksella se lähtisi tilaajille toiseen kertaan. Lisää tietolohkoon rivi id: 2021-1"),
    ),
    "an event without a date renamed": (
        without("events/ilta.md") | {"events/kevatilta.md": EVENT},
        ("content/events/kevatilta.md:1:1: virhe: ”Ilta” on julkaistu tunnuksella ”ilta” osoitteessa /tapahtumat/ilta/. "
        "Uudella tunnuksella se lähtisi tilaajille toiseen kertaan. Lisää tietolohkoon rivi id: ilta"),
    ),
    "a project renamed": (
        without("projects/arki.md") | {"projects/arki-toimii.md": SITE["projects/arki.md"]},
        ("content/projects/arki-toimii.md:1:1: virhe: sivu ”Arki” on julkaistu tunnuksella ”arki”, ja sen osoite "
        "/hankkeet/arki/ lakkaisi toimimasta. Lisää tietolohkoon rivi id: arki"),
    ),
    "a project made a draft": (
        changed("projects/arki.md", "summary:", "status: draft\nsummary:"),
        ("content/projects/arki.md:3:9: virhe: ”Arki” on jo julkaistu (/hankkeet/arki/, /feeds/projects/arki.xml, "
        "/hankkeet/arki/esite/, /hankkeet/arki/esite/qr.svg, …), ja luonnoksena se katoaisi lukijoilta ja tilaajilta. "
        f"Poista rivi status: draft tai perustele poisto {MENDS} item: project/arki"),
    ),
    "a chapter worded anew": (
        changed("publications/raportti.md", "## Tulokset", "## Havainnot"),
        ("content/publications/raportti.md:1:1: virhe: sivun ”Raportti” osa on saanut toisen osoitteen tai poistunut, ja nämä "
        "lakkaisivat toimimasta: /julkaisut/raportti/tulokset/. Palauta väliotsikon tunnus tai lisää tietolohkoon rivi "
        "redirect_from: [/julkaisut/raportti/tulokset/]"),
    ),
    "a topic that nothing has any more": (
        changed("news/vanha.md", "\ntags: [perheet]", ""),
        ("virhe: nämä julkaistut osoitteet lakkaisivat toimimasta: /aiheet/perheet/, /feeds/tags/perheet.xml, "
        "/feeds/tags/perheet.atom, /feeds/tags/perheet.json. Palauta ne, "
        f"ohjaa ne tiedostossa redirects.yaml tai perustele poisto {MENDS} address: /aiheet/perheet/"),
    ),
    "an exception that excuses nothing": (
        SITE | {"publish-exceptions.yaml": "- item: news/poissa\n  reason: Poistettu.\n"},
        ("content/publish-exceptions.yaml:1:9: varoitus: poikkeusta ”news/poissa” ei enää tarvita: mikään, mitä se koskee, ei "
        "ole katoamassa eikä lähdössä uudelleen. Poista se."),
    ),
    "an exception for the address alone of what is sent too": (
        without("news/toinen.md")
        | {"publish-exceptions.yaml": "- address: /uutiset/toinen/\n  reason: Poistettu.\n"},
        ("virhe: ”Toinen uutinen” on julkaistu (/uutiset/toinen/), mutta sen tiedostoa ei enää ole. Palauta tiedosto tai "
        f"perustele poisto {MENDS} item: news/toinen"),
        ("content/publish-exceptions.yaml:1:12: varoitus: poikkeusta ”/uutiset/toinen/” ei enää tarvita: mikään, mitä se "
        "koskee, ei ole katoamassa eikä lähdössä uudelleen. Poista se."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMLESS)
def test_a_change_that_breaks_nothing_is_let_through(name):
    found, site = held(HARMLESS[name])
    assert [describe(one, "fi") for one in refusals(found, site)] == []
    assert found.again == ()


@pytest.mark.parametrize("name", REFUSED)
def test_a_change_that_breaks_something_is_told_with_its_mend(name):
    content, *lines = REFUSED[name]
    assert told(content) == lines


@pytest.mark.parametrize("name", [name for name, (_, line, *_) in REFUSED.items() if "rivi id: " in line])
def test_the_mend_of_a_renamed_file_mends_all(name):
    content, line, *_ = REFUSED[name]
    path, id = line.removeprefix("content/").partition(":")[0], line.rpartition("id: ")[2]
    assert told(content | {path: f"id: {id}\n{content[path]}"}) == []


def test_another_host_changes_nothing():
    found, site = held(SITE, url="https://uusi.example")
    assert found.changed_pages == found.changed_lists == found.updated_items == ()
    assert refusals(found, site) == ()


def test_a_folder_of_another_host_changes_nothing():
    found, site = held(SITE, url="https://uusi.example/koske")
    assert found.updated_items == found.new_pages == found.removed_pages == ()
    assert refusals(found, site) == ()


@pytest.mark.parametrize("other", [{"feed_domain": "uusi.example"}, {"feed_year": 2018}])
def test_another_domain_of_the_ids_is_told_once_and_not_for_each_item(other):
    (line,) = told(SITE, **other)
    assert line.startswith("virhe: syötteiden tunnisteet alkaisivat ”tag:")
    assert line.endswith("Palauta asetukset FEED_DOMAIN ja FEED_YEAR entisiksi.")


def test_other_words_in_the_addresses_name_every_address():
    lines = told(SITE, words={"fi": {"news": "ajankohtaista"}})
    assert (
        "content/news/toinen.md:1:1: virhe: sivun ”Toinen uutinen” osoite on muuttunut, ja nämä lakkaisivat toimimasta: "
        "/uutiset/toinen/. Lisää tietolohkoon rivi redirect_from: [/uutiset/toinen/]" in lines
    )
    assert (
        "virhe: nämä julkaistut osoitteet lakkaisivat toimimasta: /uutiset/. Palauta ne, ohjaa ne tiedostossa redirects.yaml "
        "tai perustele poisto tiedostossa publish-exceptions.yaml: address: /uutiset/" in lines
    )


def test_what_only_time_takes_away_is_no_refusal():
    found, site = held(SITE, day=date(2021, 4, 1))
    assert refusals(found, site) == ()
    assert found.passed == ("/yhteystiedot/aino-aalto.vcf",)


def test_a_list_goes_with_the_last_of_its_items():
    found, _ = held(without("events/ilta.md"))
    assert found.passed == ("/maaraajat/", "/tapahtumat/")


def test_an_archive_goes_with_the_last_of_its_items():
    many = {f"news/n{number}.md": NEWS for number in range(50)}
    old = {"news/ikivanha.md": NEWS.replace("2021", "2001")}
    found, _ = held(SITE | many, before=SITE | many | old)
    assert "/feeds/news.2001.xml" in found.passed
    assert found.broken == ("/uutiset/ikivanha/",)


def test_time_brings_no_refusal_in_ten_years():
    for day in (date(2021, 4, 21), date(2021, 5, 2), date(2031, 1, 1)):
        assert refusals(*held(SITE, day=day)) == ()


def test_a_day_before_what_is_published_is_refused():
    assert len(told(SITE, day=date(2021, 1, 1))) > 1


def test_a_late_item_is_told_with_both_days():
    late = {
        "news/myohassa.md": OTHER.replace("Toinen uutinen", "Myöhässä")
        .replace("2021-01-20", "2021-01-05")
        .replace("Muuta", "Jäi")
    }
    found, site = held(SITE | late)
    (line,) = (describe(one, "fi") for one in late_items(found, site, 30))
    assert line == (
        "content/news/myohassa.md:3:7: varoitus: ”Myöhässä” on päivätty 5.1.2021, mutta uusin julkaistu on jo päivältä 15.2.2021. "
        "Syötteestä viestejä lähettävä postituspalvelu ohittaa yli 30 päivää vanhan, eikä sitä lähetetä kenellekään. Anna tietoon "
        "date julkaisupäivä."
    )  # fmt: skip
    assert late_items(found, site, 60) == ()


def test_what_is_to_come_is_named_with_its_day():
    coming = {"news/tulossa.md": OTHER.replace("2021-01-20", "2026-12-01")}
    draft = {"news/luonnos.md": OTHER.replace("2021-01-20", "2026-12-01\nstatus: draft")}
    _, site = record(SITE | coming | draft)
    assert [entity.id for entity in to_come(site)] == ["tulossa"]


def test_an_item_of_an_older_system_keeps_its_guid_under_another_name():
    before = changed("news/vanha.md", "date:", "guid: wp-17\ndate:")
    after = {path: text for path, text in before.items() if path != "news/vanha.md"}
    after["news/uusi.md"] = f"redirect_from: [/uutiset/vanha/]\n{before['news/vanha.md']}"
    assert told(after, before=before) == []
    (line,) = told(SITE, before=before)
    assert line.endswith("Lisää tietolohkoon rivi guid: wp-17")


def test_an_order_of_files_and_items_changes_nothing():
    found, _ = held(dict(reversed(SITE.items())))
    assert (found.changed_pages, found.updated_items) == ((), ())
