"""The queries that readers make are answered: by the real page, in a browser, over the real content."""

import sys
from functools import partial

import pytest

from tests.browser.host import served
from tests.browser.real_site import build_real_site
from tests.search.evaluation import answered, queries, summary

pytestmark = pytest.mark.browser

# What the index reaches today, and a little less: new content may bring a page that no query foresaw. Pages that
# are found by their topic alone count as wrong here.
RECALL, PRECISION = 0.93, 0.85


@pytest.fixture(scope="module")
def outcomes(running, shared):
    output = shared("searched", partial(build_real_site, added=None))
    with served(output) as origin:
        return answered(running, origin, queries(output))


def test_there_are_forty_queries(outcomes):
    assert len(outcomes) >= 40


def test_most_of_what_is_relevant_is_found_and_little_else(outcomes):
    told = [f"{one.query.lang} {one.query.text:28} {one.recall:.2f} {one.precision:.2f}" for one in outcomes]
    sys.stdout.write("\n".join((summary(outcomes), *told, "")))
    assert sum(one.recall for one in outcomes) / len(outcomes) >= RECALL
    assert sum(one.precision for one in outcomes) / len(outcomes) >= PRECISION


def test_the_best_pages_come_first(outcomes):
    assert [(one.query.text, one.missing) for one in outcomes if one.missing] == []


@pytest.mark.parametrize("text", ["päätös", "hankkeissa"])
def test_a_base_form_is_found_in_all_its_forms_and_compounds(outcomes, text):
    found = next(one for one in outcomes if one.query.text == text)
    assert found.recall > 0.9
