"""Compares ways to make the index, over the queries: ``python -m tests.search``.

Pagefind alone, with simplemma's base forms, and with Voikko's, which is what the site has.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.search.documents import Document, Part
from plugins.search.index import files_of
from plugins.search.pagefind import index_of
from plugins.search.terms import Lexicon
from tests.browser.chromium import Chromium, find
from tests.browser.host import served
from tests.browser.real_site import build_real_site
from tests.search import evaluation


def shown(output: Path, lang: str) -> tuple[Document, ...]:
    """The documents of an index as they are shown, without what stands beside the text."""
    return tuple(
        Document(
            one["url"], one["meta"]["title"], one["meta"]["kind"], lang, one["meta"]["day"], (), "",
            (Part("", "", one["content"]),), "",
        )
        for one in evaluation.documents(output, lang)
    )  # fmt: skip


def main() -> None:
    """Print recall and precision of each way."""
    program = find()
    if program is None:
        raise SystemExit("no Chromium")
    with TemporaryDirectory() as folder:
        output = build_real_site(Path(folder), added=None)
        asked = tuple(one for one in evaluation.queries(output) if one.lang == "fi")
        texts = shown(output, "fi")
        plain = index_of(
            {
                "url": f"{one.address} ", "content": f"{one.title} {one.parts[0].text}", "language": "fi",
                "meta": {"title": one.title}, "filters": {},
            }
            for one in texts
        )  # fmt: skip
        evaluation.replaced(output, output / "haku/alone", iter(plain.items()))
        with served(output) as origin, Chromium(program) as browser:
            ours = evaluation.answered(browser, origin, asked)
            alone = evaluation.alone(browser, origin, "/haku/alone/", asked)
            place = evaluation.folder_of(output, "fi")
            evaluation.replaced(output, place, files_of(texts, Lexicon("fi", evaluation.with_simplemma())))
            listed = evaluation.answered(browser, origin, asked)
    for name, outcomes in (("Pagefind alone", alone), ("with simplemma", listed), ("with Voikko", ours)):
        sys.stdout.write(f"{name:15} {evaluation.summary(outcomes)}\n")
    for before, other, one in zip(alone, listed, ours, strict=True):
        parts = (f"{each.recall:.2f} {each.precision:.2f}" for each in (before, other, one))
        sys.stdout.write(f"{one.query.text:28} {'   '.join(parts)}  {' '.join(one.missing)}\n")


if __name__ == "__main__":
    main()
