"""How well the search finds: a set of queries over the real content, asked of the page as a reader asks."""

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import yaml

from plugins.core.page import SEARCH_WORDS
from plugins.search.finnish import Analysis
from tests.browser.chromium import Chromium

QUERIES = Path(__file__).with_name("queries.yaml")
TOP = 10
_SIGNED = b"pagefind_dcd"

ASKED = """(async () => {
  const place = document.querySelector("[data-search]");
  const status = place.querySelector("[data-status]");
  const settled = async (list) => {
    for (let turn = 0; turn < 12000; turn += 1) {
      await new Promise((done) => setTimeout(done, 5));
      if (list()) return;
    }
    throw new Error(status.textContent);
  };
  await settled(() => status.textContent && status.textContent !== place.dataset.wait);
  const more = place.querySelector("[data-more]");
  while (!more.hidden) {
    const before = place.querySelectorAll("[data-list] > li").length;
    more.querySelector("button").click();
    await settled(() => place.querySelectorAll("[data-list] > li").length > before);
  }
  return Array.from(place.querySelectorAll("[data-list] h3 a"), (link) => link.getAttribute("href"));
})()"""
"""The addresses of all results of the page that is open, in their order."""

ALONE = """(async (index, query) => {
  const { createInstance } = await import(`${index}pagefind.js`);
  const pagefind = createInstance({ basePath: index, baseUrl: "/", noWorker: true });
  const { results } = await pagefind.search(query);
  return Promise.all(results.map(async (result) => (await result.data()).raw_url.split(" ")[0]));
})"""


@dataclass(frozen=True)
class Query:
    """What is typed in a language, what answers it, and what has to come first."""

    lang: str
    text: str
    relevant: frozenset[str]
    first: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What one query found, of what it should have."""

    query: Query
    found: tuple[str, ...]

    @property
    def recall(self) -> float:
        """The share of what is relevant that is found."""
        wanted = self.query.relevant
        return len(wanted.intersection(self.found)) / len(wanted) if wanted else 1.0

    @property
    def precision(self) -> float:
        """The share of what is found that is relevant."""
        if not self.found:
            return 1.0 if not self.query.relevant else 0.0
        return len(self.query.relevant.intersection(self.found)) / len(self.found)

    @property
    def missing(self) -> tuple[str, ...]:
        """What has to come first and does not."""
        return tuple(one for one in self.query.first if one not in self.found[:TOP])


def folder_of(output: Path, lang: str) -> Path:
    """The folder of the index of a language; the real site has one for each."""
    start = output if lang == "fi" else output / lang
    (folder,) = (start / SEARCH_WORDS[lang]).glob("index-*/*")
    return folder


def documents(output: Path, lang: str) -> Iterator[Mapping[str, object]]:
    """All that can be found in a language, as it is shown."""
    for file in sorted((folder_of(output, lang) / "fragment").iterdir()):
        yield json.loads(file.read_bytes().removeprefix(_SIGNED))


def queries(output: Path) -> tuple[Query, ...]:
    """The queries, each with the addresses of all that answers it."""
    found = []
    for lang, asked in yaml.safe_load(QUERIES.read_text(encoding="utf-8")).items():
        texts = {
            one["url"]: f"{one['url']} {one['meta']['title']} {one['content']}"
            for one in documents(output, lang)
        }
        for one in asked:
            about = re.compile(one["finds"], re.IGNORECASE)
            relevant = {url for url, text in texts.items() if about.search(text)}
            unknown = {*one["first"]} - texts.keys()
            assert not unknown, f"no such page: {unknown}"
            found.append(Query(lang, one["query"], frozenset(relevant), tuple(one["first"])))
    return tuple(found)


def answered(browser: Chromium, origin: str, asked: tuple[Query, ...]) -> tuple[Outcome, ...]:
    """What the search page finds."""
    return tuple(Outcome(query, _found(browser, origin, query)) for query in asked)


def _found(browser: Chromium, origin: str, query: Query) -> tuple[str, ...]:
    start = "" if query.lang == "fi" else f"/{query.lang}"
    browser.open(f"{origin}{start}/{SEARCH_WORDS[query.lang]}/?q={quote(query.text)}")
    return tuple(browser.run(ASKED))


def alone(browser: Chromium, origin: str, index: str, asked: tuple[Query, ...]) -> tuple[Outcome, ...]:
    """What Pagefind finds by itself in an index of the words as they stand."""
    browser.open(f"{origin}/haku/")
    return tuple(
        Outcome(query, tuple(browser.run(f"{ALONE}({json.dumps(index)}, {json.dumps(query.text)})")))
        for query in asked
    )


def replaced(output: Path, folder: Path, files: Iterator[tuple[str, bytes]]) -> None:
    """Put an index of other terms in the place of that of a language."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in files:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def with_simplemma() -> Callable[[str], Analysis]:
    """Base forms by simplemma's list, and compounds taken apart where it knows both parts."""
    # Reading its list takes seconds.
    from simplemma import is_known, lemmatize  # noqa: PLC0415

    def analyse(word: str) -> Analysis:
        base = lemmatize(word, lang="fi").lower()
        cuts = range(3, len(base) - 3)
        cut = next((at for at in cuts if is_known(base[at:], "fi") and is_known(base[:at], "fi")), None)
        parts = (lemmatize(base[:cut], lang="fi"), lemmatize(base[cut:], lang="fi")) if cut else ()
        return Analysis((base,), tuple(part.lower() for part in parts))

    return analyse


def summary(outcomes: tuple[Outcome, ...]) -> str:
    """Recall, precision and how many of the pages that have to come first do, over all queries."""
    recall = sum(one.recall for one in outcomes) / len(outcomes)
    precision = sum(one.precision for one in outcomes) / len(outcomes)
    wanted = sum(len(one.query.first) for one in outcomes)
    first = wanted - sum(len(one.missing) for one in outcomes)
    return f"recall {recall:.3f}, precision {precision:.3f}, first ten {first}/{wanted}"
