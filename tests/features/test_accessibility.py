"""``::accessibility-statement``: what the law asks for, made of data, and nothing that was not checked."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from plugins.accessibility.model import read_accessibility
from plugins.accessibility.rules import RULES
from plugins.accessibility.run import read_run
from plugins.accessibility.words import STRINGS
from plugins.core.downloads import download
from plugins.core.source import Asset, PdfFacts
from plugins.core.values import MediaPath
from tests.features.statements import (
    ALL_GOOD,
    BY_HAND,
    DATA,
    GOOD,
    PAGE,
    RUN,
    SORTS,
    Small,
    checks,
    text,
    view,
)
from tests.outputs.sites import MODULES

UNTAGGED = PdfFacts("read", titled=True, language=True)


def run(**changed):
    """The good run with something else in it."""
    return {**RUN, **changed}


def page(address="/", **changed):
    """A page of a run."""
    return {"address": address, **PAGE, **changed}


def pages(**changed):
    """The pages of the good run, the first with something else."""
    first, *others = RUN["pages"]
    return [{**first, **changed}, *others]


def level(known, of_run=RUN, **site):
    return view(Small(known, of_run, **site)).level


def reasons(known, of_run=RUN, **site):
    return view(Small(known, of_run, **site)).reasons


CLEAN = run()
IMAGES = [{"rule": "image-alt", "impact": "critical", "places": 2}]
OPEN = [{"rule": "image-alt", "places": 2}]


@pytest.mark.parametrize(
    ("known", "of_run", "expected", "why"),
    [
        (ALL_GOOD, CLEAN, "full", ()),
        (
            DATA,
            None,
            "unknown",
            ("automaattista tarkistusta ei ole tehty", "4 käsin tehtävää tarkistusta on tekemättä"),
        ),
        (DATA, CLEAN, "partly", ("4 käsin tehtävää tarkistusta on tekemättä",)),
        (ALL_GOOD, None, "partly", ("automaattista tarkistusta ei ole tehty",)),
        (ALL_GOOD, run(pages=[]), "partly", ("automaattista tarkistusta ei ole tehty",)),
        (DATA, run(rules=["best-practice"]), "unknown", None),
        (
            ALL_GOOD,
            run(as_of="2026-05-21"),
            "partly",
            ("automaattinen tarkistus on yli 6 kuukautta vanha",),
        ),
        (ALL_GOOD, run(as_of="2026-05-22"), "full", ()),
        (
            ALL_GOOD,
            run(rules=["wcag2a"]),
            "partly",
            (
                "automaattisessa tarkistuksessa ei ollut mukana kaikkia sääntöjä, jotka vastaavat lain vaatimuksia",
            ),
        ),
        (
            ALL_GOOD,
            run(pages=pages(violations=IMAGES)),
            "partly",
            ("automaattinen tarkistus löysi yhdenlaisen puutteen",),
        ),
        (
            ALL_GOOD,
            run(pages=pages(violations=[*IMAGES, {"rule": "x", "places": 1}])),
            "partly",
            ("automaattinen tarkistus löysi 2 erilaista puutetta",),
        ),
        (
            ALL_GOOD,
            run(pages=RUN["pages"][:2]),
            "partly",
            ("yksi sivutyyppi on jäänyt automaattisen tarkistuksen ulkopuolelle",),
        ),
        (ALL_GOOD, run(pages=pages(widths=[1280])), "partly", None),
        (ALL_GOOD, run(pages=pages(schemes=["light"])), "partly", None),
        (
            ALL_GOOD,
            run(pages=pages(incomplete=OPEN)),
            "partly",
            ("automaattinen tarkistus jätti kohtia ihmisen ratkaistaviksi",),
        ),
        (
            {**ALL_GOOD, "checks": checks(*BY_HAND, "unclear")},
            run(pages=pages(incomplete=OPEN)),
            "full",
            (),
        ),
        (
            {**ALL_GOOD, "checks": checks(*BY_HAND) + checks("unclear", day="2026-11-19")},
            run(pages=pages(incomplete=OPEN)),
            "partly",
            ("automaattinen tarkistus jätti kohtia ihmisen ratkaistaviksi",),
        ),
        (
            {**DATA, "checks": checks(*BY_HAND[1:])},
            CLEAN,
            "partly",
            ("yksi käsin tehtävä tarkistus on tekemättä",),
        ),
        (
            {**DATA, "checks": checks(*BY_HAND[1:]) + checks("keyboard", result="failed")},
            CLEAN,
            "partly",
            ("käsin tarkistettaessa löytyi puutteita: käyttö pelkällä näppäimistöllä",),
        ),
        (
            {**DATA, "checks": checks(*BY_HAND[1:]) + checks("keyboard", day="2025-11-21")},
            CLEAN,
            "partly",
            ("käsin tehty tarkistus on yli 12 kuukautta vanha: käyttö pelkällä näppäimistöllä",),
        ),
        # A check and a run of a later day have not been made yet.
        ({**DATA, "checks": checks(*BY_HAND, day="2026-11-23")}, CLEAN, "partly", None),
        (ALL_GOOD, run(as_of="2026-11-23"), "partly", ("automaattista tarkistusta ei ole tehty",)),
        (
            {**ALL_GOOD, "shortcomings": [{"what": "Kaavio", "why": "Kuva"}]},
            CLEAN,
            "partly",
            ("tiedossa on puute, jota ei ole vielä korjattu",),
        ),
        (
            {**ALL_GOOD, "burden": [{"what": "Kaavio", "why": "Kuva"}] * 2},
            CLEAN,
            "partly",
            ("2 kohdan korjaaminen olisi kohtuuton rasite",),
        ),
        (
            {**ALL_GOOD, "unchecked": [{"what": "Lomake", "why": "Muualla"}]},
            CLEAN,
            "partly",
            ("yksi asia on kokonaan tarkistamatta",),
        ),
        ({**ALL_GOOD, "out_of_scope": [{"what": "Muut", "why": "Muiden"}]}, CLEAN, "full", ()),
        ({**ALL_GOOD, "conformance": "partly"}, CLEAN, "partly", ()),
        ({**ALL_GOOD, "conformance": "not"}, CLEAN, "not", ()),
        ({**DATA, "conformance": "partly"}, None, "unknown", None),
    ],
)
def test_the_state_is_no_better_than_what_was_checked(known, of_run, expected, why):
    assert level(known, of_run) == expected
    assert why is None or reasons(known, of_run) == why


@pytest.mark.parametrize(
    ("pdfs", "others", "expected"),
    [
        ({"files/a.pdf": GOOD}, (), ("yksi käsin tehtävä tarkistus on tekemättä",)),
        ({}, ("files/a.docx",), ("yksi käsin tehtävä tarkistus on tekemättä",)),
        ({}, ("files/a.zip", "images/a.png"), ()),
        (
            {"files/a.pdf": GOOD, "files/b.pdf": UNTAGGED},
            (),
            ("yksi käsin tehtävä tarkistus on tekemättä", "yhdessä PDF-tiedostossa on puutteita"),
        ),
    ],
)
def test_downloads_are_a_part_of_the_site(pdfs, others, expected):
    assert reasons(ALL_GOOD, pdfs=pdfs, others=others) == expected


def test_with_the_documents_checked_too_everything_can_be_claimed():
    known = {**ALL_GOOD, "checks": checks(*BY_HAND, "documents")}
    assert level(known, pdfs={"files/a.pdf": GOOD}) == "full"
    assert level(known, pdfs={"files/a.pdf": UNTAGGED}) == "partly"
    assert "Sivuston PDF-tiedostot on merkitty ruudunlukijoita varten." in text(
        Small(known, RUN, {"files/a.pdf": GOOD})
    )


@pytest.mark.parametrize(
    ("lang", "fault", "service"),
    [
        ("fi", "Kuvalla ei ole tekstivastinetta.", "Koskeverkko"),
        ("sv", "En bild saknar textalternativ.", "Koskenätet"),
        ("en", "A picture has no text alternative.", "Koske online"),
    ],
)
def test_what_a_run_found_is_told_in_plain_words_with_its_pages(lang, fault, service):
    found = [
        page("/uutiset/", violations=IMAGES),
        page("/", violations=IMAGES),
        page("/poissa/", violations=IMAGES),
    ]
    statement = view(Small(ALL_GOOD, run(pages=found)), lang)
    assert service in statement.scope.text
    lacking = next(part for part in statement.parts if part.id == "lacking")
    (violations,) = lacking.parts
    (entry,) = violations.entries
    assert entry.title.text == fault
    criterion, where, how_many = (fact.values for fact in entry.facts)
    assert [one.text for one in criterion] == ["1.1.1"]
    assert [(one.text, one.url) for one in where] == [
        ("Uutiset", "/uutiset/"), ("Etusivu", "/"), ("/poissa/", ""),
    ]  # fmt: skip
    assert {one.lang for one in where[:2]} == {"" if lang == "fi" else "fi"}
    assert how_many[0].text in ("6 kohtaa", "6 ställen", "6 places")


def test_a_rule_without_words_is_named():
    told = text(Small(ALL_GOOD, run(pages=pages(violations=[{"rule": "uusi-saanto", "places": 1}]))))
    assert "Sääntö ”uusi-saanto” (axe-core) ei toteudu." in told


def test_many_pages_of_one_fault_are_counted():
    found = [page(f"/s{number}/", violations=IMAGES) for number in range(8)]
    told = text(Small(ALL_GOOD, run(pages=found))).split("\n")
    assert "ja 3 muuta sivua" in told
    assert "16 kohtaa" in told


def test_what_the_run_could_not_tell_needs_a_person():
    told = text(Small(ALL_GOOD, run(pages=pages(incomplete=OPEN)))).split("\n")
    assert "Kuvalla ei ole tekstivastinetta?" in told
    assert (
        "Näissä kohdissa ohjelma ei osannut ratkaista, onko puutetta. Ihminen ei ole vielä tarkistanut niitä."
        in told
    )


def test_sorts_of_pages_that_the_run_never_saw_are_told():
    told = text(Small(ALL_GOOD, run(pages=[page("/")]))).split("\n")
    assert {"luettelo: Uutiset", "tavalliset sivut"} <= set(told)
    assert "etusivut" not in told


def test_the_run_is_told_with_its_tool_day_pages_widths_and_schemes():
    told = text(Small(DATA, run(rules=[*RUN["rules"], "wcag22aa", "best-practice", "section508"]))).split(
        "\n"
    )
    rules = "WCAG 2.1:n A- ja AA-tasot, WCAG 2.2:n uudet AA-tason kriteerit, hyvät käytännöt, section508"
    assert {
        "axe-core 4.11.0", "20.11.2026", "3 sivua", "320\u00a0px, 1280\u00a0px", "vaalea tila, tumma tila", rules,
    } <= set(told)  # fmt: skip
    assert "Ohjelma ei löytänyt puutteita sivuilta, jotka se kävi läpi." in told


def test_an_old_run_is_said_to_be_old():
    assert "Tarkistus on yli 6 kuukautta vanha. Sivusto on voinut muuttua sen jälkeen." in text(
        Small(DATA, run(as_of="2026-01-01"))
    )


def test_checks_by_hand_are_told_with_day_and_person_and_their_lack_too():
    known = {**DATA, "checks": checks("screen_reader", day="2025-01-01", result="failed")}
    told = text(Small(known, RUN)).split("\n")
    assert {"Käyttö ruudunlukijalla", "1.1.2025", "Maija Mallikas", "löytyi puutteita"} <= set(told)
    assert "käyttö pelkällä näppäimistöllä" in told
    assert "Käsin ei ole tarkistettu mitään." in text(Small(DATA, RUN))


def test_of_two_checks_the_later_counts_and_on_one_day_the_fault():
    known = {**DATA, "checks": [*checks(*BY_HAND), *checks("zoom", day="2026-11-20", result="failed")]}
    assert level(known) == "full"
    assert level({**known, "checks": [*known["checks"], *checks("zoom", result="failed")]}) == "partly"


def test_known_faults_say_why_since_when_and_until_when():
    fault = {
        "what": "Kaavioita ei voi lukea ilman hiirtä",
        "why": "Selite on kuvassa",
        "since": "1.3.2026",
        "mend_by": "1.12.2026",
        "wcag": ["1.1.1", "1.4.1"],
        "instead": "Luvut ovat taulukossa",
    }
    site = Small({**DATA, "shortcomings": [fault]}, RUN)
    told = text(site).split("\n")
    expected = {
        fault["what"], fault["why"], "1.3.2026", "1.12.2026", "1.1.1, 1.4.1", fault["instead"],
    }  # fmt: skip
    assert expected <= set(told)
    late = "Määräpäivä on mennyt, eikä puutetta ole merkitty korjatuksi."
    assert late not in told
    assert late in text(replace(site, as_of=date(2026, 12, 2)))


def test_a_text_that_a_language_lacks_is_shown_in_the_sites_own_and_marked():
    statement = view(Small({**DATA, "out_of_scope": [{"what": "Muut", "why": {"sv": "Andras"}}]}, RUN), "en")
    part = next(part for part in statement.parts if part.id == "out-of-scope")
    (entry,) = part.entries
    assert (entry.title.text, entry.title.lang) == ("Muut", "fi")
    why = entry.facts[0].values[0]
    assert (why.text, why.lang) == ("Andras", "sv")


def test_the_authority_and_the_time_of_answering_are_told():
    told = text(Small(DATA, RUN)).split("\n")
    assert {"Virasto", "https://virasto.example/", "Vastaamme 14 päivän kuluessa."} <= set(told)
    assert "https://verket.example/" in text(Small(DATA, RUN), "sv").split("\n")


def test_feedback_goes_where_the_file_says_else_to_the_general_contact():
    told = text(Small(DATA, RUN)).split("\n")
    assert {"koske@koske.fi", "Matarankatu 4, 40100 Jyväskylä"} <= set(told)
    feedback = {
        "email": "saavutettavuus@koske.fi",
        "phone": "014 123 456",
        "url": "https://koske.example/palaute",
        "address": ["Katu 1", "40100 Jyväskylä"],
        "note": "Voit kirjoittaa myös selkokielellä.",
    }
    own = text(Small({**DATA, "feedback": feedback}, RUN)).split("\n")
    assert {
        "saavutettavuus@koske.fi", "014\u00a0123\u00a0456", "https://koske.example/palaute",
        "Katu 1, 40100 Jyväskylä", "Voit kirjoittaa myös selkokielellä.",
    } <= {one.replace(" ", "\u00a0") if one.startswith("014") else one for one in own}  # fmt: skip
    assert "koske@koske.fi" not in own


@pytest.mark.parametrize(
    ("ways", "enough"),
    [
        ({"email": "saavutettavuus@koske.fi"}, True),
        ({"phone": "014 123 456"}, True),
        ({"url": "https://koske.example/palaute"}, True),
        ({"address": ["Katu 1", "40100 Jyväskylä"]}, False),
    ],
)
def test_who_can_only_be_written_to_on_paper_is_found_by_the_contacts(ways, enough):
    lists = {("news", "fi"): "/uutiset/", ("person", "fi"): "/yhteystiedot/"}
    told = text(Small({**DATA, "feedback": ways}, RUN, lists=lists)).split("\n")
    assert ("Muut yhteystiedot" not in told) is enough


def test_a_key_that_is_missing_is_told_in_the_words_for_its_file():
    known = {key: value for key, value in DATA.items() if key != "made"}
    (problem,) = read_accessibility(json.dumps(known).encode()).problems
    assert (problem.code, dict(problem.values)) == ("accessibility-missing", {"key": "made"})
    (problem,) = read_run(json.dumps({key: RUN[key] for key in RUN if key != "tool"}).encode())[1]
    assert (problem.code, dict(problem.values)) == ("accessibility-run-missing", {"key": "tool"})


def test_pdfs_are_listed_with_what_they_lack_and_by_year_where_they_are_many():
    few = {f"files/r{number}.pdf": UNTAGGED for number in range(3)}
    assert text(Small(DATA, RUN, few)).split("\n").count("ei merkitty ruudunlukijoita varten") == 3
    many = {f"files/r{number:02}.pdf": PdfFacts("locked") for number in range(11)}
    statement = view(Small(DATA, RUN, many))
    lacking = next(part for part in statement.parts if part.id == "lacking")
    (pdfs,) = lacking.parts
    assert [part.title for part in pdfs.parts] == ["Ilman vuotta"]
    assert len(pdfs.parts[0].entries) == 11


def test_the_words_are_there_in_all_languages_and_name_the_same_values():
    keys = {
        lang: {key: re.findall(r"{(\w+)}", told) for key, told in words.items()}
        for lang, words in STRINGS.items()
    }
    assert keys["fi"] == keys["sv"] == keys["en"]
    assert all(rule.fi and rule.sv and rule.en for rule in RULES.values())


def test_every_sort_of_page_that_is_no_kinds_has_words():
    outputs = {
        out.name for module in MODULES for out in module.FEATURE.outputs if out.page and not out.for_makers
    }
    assert [name for name in sorted(outputs) if f"accessibility.sort-{name}" not in STRINGS["fi"]] == []
    assert SORTS


def test_a_download_says_that_it_is_not_tagged():
    site = Small(DATA, RUN, {"files/a.pdf": UNTAGGED, "files/b.pdf": GOOD})
    first, second = (
        download(MediaPath(path, picture=False), Offering(site), "fi", note="ISBN 1") for path in site.pdfs
    )
    assert first.note == "ISBN 1; ei merkitty ruudunlukijoille"
    assert second.note == "ISBN 1"


class Offering:
    """A site whose downloads are there."""

    def __init__(self, site):
        self.strings, self.pdf, self.media = site.strings, site.pdf, site.media

    def asset(self, path):
        return Asset(path, path)

    def size_of(self, _path):
        return 1000
