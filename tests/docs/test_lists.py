"""The guide's tables of what passes and of what is too large are the program's own."""

import re

from plugins.core import sanitize, yaml_tree
from plugins.core.pictures import most_bytes
from plugins.core.sizes import USUAL
from tests.docs.test_guide import GUIDE, rows


def names(cell: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", cell))


def test_the_elements_are_those_of_the_safe_list():
    shown = [name for first, _ in rows("Elementit") for name in re.findall(r"`([^`]+)`", first)]
    assert sorted(shown) == sorted(sanitize.ELEMENTS | {"img"})


def test_the_attributes_are_those_of_the_safe_list():
    (everywhere, *others) = rows("Määritteet")
    assert names(everywhere[0]) == sanitize.EVERYWHERE
    shown: dict[str, set[str]] = {}
    for first, rest in others:
        for element in names(rest):
            shown.setdefault(element, set()).update(names(first))
    assert shown == {element: set(found) for element, found in sanitize.ATTRIBUTES.items()}


def test_what_goes_with_its_content_is_named():
    (line,) = re.findall(r"kokonaan lähtevät (.*)\.", GUIDE)
    assert names(line) == sanitize.WITH_CONTENT


def test_the_limits_are_the_usual_ones():
    shown = dict(rows("Mitä"))
    assert {what: re.findall(r"[0-9][0-9 ]*[0-9]|[0-9]", cell) for what, cell in shown.items()} == {
        "teksti": [str(USUAL.text_megabytes)],
        "kuva": [str(USUAL.picture_megapixels)],
        "kuvatiedosto": [str(most_bytes(f"images/a.{ending}") // 1_000_000) for ending in ("jpg", "svg")],
        "tietolohko": ["100 000", str(yaml_tree.MOST_VALUES), str(yaml_tree.DEEPEST)],
    }
    assert yaml_tree.LONGEST == 100_000
