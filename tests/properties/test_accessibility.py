"""The accessibility statement cannot claim what was not checked, whatever its data, its run and its PDFs."""

from datetime import date
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from plugins.accessibility.evidence import CHECK_MONTHS, RUN_MONTHS, later
from plugins.accessibility.model import AREAS
from plugins.accessibility.run import REQUIRED
from plugins.core.source import PdfFacts
from tests.features.statements import BY_HAND, DATA, DAY, GOOD, SORTS, Small, text

CLAIMS = {"fi": "täyttää kaikki", "sv": "uppfyller alla", "en": "meets all"}
ITEM = [{"what": "Kaavio", "why": "Se on kuva"}]
DAYS = ("2026-11-21", "2026-11-22", "2026-05-22", "2026-05-21", "2025-11-21", "2026-11-23")


def mostly(usual: Any, *others: Any) -> st.SearchStrategy[Any]:
    """The usual value three times out of four, so that the good case comes up too."""
    return st.integers(0, 3).flatmap(lambda n: st.just(usual) if n or not others else st.sampled_from(others))


findings = mostly([], [{"rule": "image-alt", "places": 1}])
pages = st.fixed_dictionaries(
    {
        "widths": mostly([320, 1280], [1280], [320], []),
        "schemes": mostly(["light", "dark"], ["light"], []),
        "violations": findings,
        "incomplete": findings,
    }
)


def page_at(address: str) -> st.SearchStrategy[dict[str, Any]]:
    """What a run says of a page, most often something."""
    there = pages.map(lambda page: {"address": address, **page})
    return st.integers(0, 5).flatmap(lambda n: there if n else st.just({}))


runs = st.fixed_dictionaries(
    {
        "as_of": mostly("2026-11-20", *DAYS),
        "tool": st.just("axe-core 4.11.0"),
        "rules": mostly(list(REQUIRED), ["wcag2a"], ["best-practice"], []),
        "pages": st.tuples(*map(page_at, (*SORTS, "/poissa/"))).map(
            lambda found: [page for page in found if page]
        ),
    }
)
checks = st.tuples(
    *(
        mostly(
            [("2026-11-21", "passed")],
            *([(day, result)] for day in DAYS for result in ("passed", "failed")),
            [],
            [("2026-11-20", "passed"), ("2026-11-21", "failed")],
        ).map(
            lambda found, area=area: [
                {"what": area, "date": day, "by": "Maija", "result": result} for day, result in found
            ]
        )
        for area in AREAS
    )
).map(lambda found: [one for group in found for one in group])
known = st.fixed_dictionaries(
    {
        "checks": checks,
        "shortcomings": mostly([], ITEM),
        "burden": mostly([], ITEM),
        "unchecked": mostly([], ITEM),
        "out_of_scope": mostly([], ITEM),
        "conformance": mostly(None, "partly", "not"),
    }
).map(lambda found: {**DATA, **{key: value for key, value in found.items() if value}})
sites = st.builds(
    Small,
    known,
    mostly(None, None) | runs | runs | runs,
    mostly({}, {"files/a.pdf": GOOD}, {"files/a.pdf": PdfFacts("read")}, {"files/a.pdf": PdfFacts("locked")}),
    mostly((), ("files/a.docx",)),
)


def passed(site: Small, area: str) -> date | None:
    """The day on which an area was last checked, where that was not long ago and found nothing."""
    found = (
        [check for check in site.known["checks"] if check["what"] == area] if "checks" in site.known else []
    )
    found = [check for check in found if date.fromisoformat(check["date"]) <= DAY]
    last = max((check["date"] for check in found), default="")
    of_last = [check["result"] for check in found if check["date"] == last]
    day = date.fromisoformat(last) if last else date.min
    return day if last and set(of_last) == {"passed"} and later(day, CHECK_MONTHS) >= DAY else None


def failed(site: Small, area: str) -> bool:
    """Whether the last look at an area found a fault."""
    found = [check for check in site.known.get("checks", ()) if check["what"] == area]
    found = [check for check in found if date.fromisoformat(check["date"]) <= DAY]
    last = max((check["date"] for check in found), default="")
    return any(check["result"] == "failed" for check in found if check["date"] == last)


def is_proved(site: Small) -> bool:
    """Whether everything that the law asks for has been checked and found good, not long ago."""
    run, data = site.run, site.known
    if run is None or any(data.get(key) for key in ("shortcomings", "burden", "unchecked", "conformance")):
        return False
    day = date.fromisoformat(run["as_of"])
    if not day <= DAY <= later(day, RUN_MONTHS) or not set(REQUIRED) <= set(run["rules"]):
        return False
    whole = {
        page["address"]
        for page in run["pages"]
        if {320, 1280} <= set(page["widths"]) and {"light", "dark"} <= set(page["schemes"])
    }
    if any(page["violations"] for page in run["pages"]) or not set(SORTS) <= whole:
        return False
    if any(page["incomplete"] for page in run["pages"]):
        decided = passed(site, "unclear")
        if decided is None or decided < day:
            return False
    needed = (*BY_HAND, *(("documents",) if site.assets() else ()))
    if any(passed(site, area) is None for area in needed) or any(failed(site, area) for area in AREAS):
        return False
    return all(facts == GOOD for facts in site.pdfs.values())


@given(sites)
@settings(max_examples=400, deadline=None)
def test_everything_is_claimed_only_where_everything_was_checked_and_found_good(site: Small) -> None:
    proved = is_proved(site)
    event(f"proved: {proved}")
    for lang, claim in CLAIMS.items():
        assert (claim in text(site, lang)) == proved


@given(sites)
@settings(max_examples=100, deadline=None)
def test_what_was_not_looked_at_is_said(site: Small) -> None:
    told, run = text(site), site.run
    if run is None or date.fromisoformat(run["as_of"]) > DAY:
        assert "Automaattista tarkistusta ei ole tehty." in told
        return
    seen = {
        SORTS.get(page["address"])
        for page in run["pages"]
        if {320, 1280} <= set(page["widths"]) and {"light", "dark"} <= set(page["schemes"])
    }
    words = {"front": "etusivut", "page": "tavalliset sivut", "list:news": "luettelo: Uutiset"}
    for sort, name in words.items():
        assert (name in told.split("\n")) == (sort not in seen)
    found = any(page["violations"] for page in run["pages"])
    assert ("Kuvalla ei ole tekstivastinetta." in told) == found
    assert ("Kuvalla ei ole tekstivastinetta?" in told) == any(page["incomplete"] for page in run["pages"])
    assert not (found and "Ohjelma ei löytänyt puutteita" in told)
