"""The corpus in the form of each generator: files by name, with the same texts in all of them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench.corpus import Document, Named, organisations, people, projects


@dataclass(frozen=True)
class File:
    """A file of content: its path from the content folder on, and its text."""

    path: str
    text: str


def ours(document: Document) -> File:
    """A news item by the content model."""
    lines = [
        f"title: {_quoted(document.title)}",
        f"date: {document.day}",
        f"summary: {_quoted(document.summary)}",
        f"tags: [{', '.join(document.tags)}]",
    ]
    if document.person:
        lines.append(f"contacts: [{document.person}]")
    if document.project:
        lines.append(f"projects: [{document.project}]")
    return File(_news(document), _fenced("---", lines, document.body))


def our_others() -> Iterator[File]:
    """The people, organisations and projects by the content model."""
    for organisation in organisations():
        yield _our_item("organisations", organisation, [], "")
    for person in people():
        yield _our_item("people", person, ["roles:", "  - title: kehittäjä", f"    from: {1998}"], "")
    for project in projects():
        summary = f"summary: {_quoted(project.text.partition('.')[0] + '.')}"
        yield _our_item("projects", project, [summary, "start: 1999", "end: 2030"], project.text)


def pelican(document: Document) -> File:
    """An article of Pelican."""
    lines = [
        f"Title: {document.title}",
        f"Date: {document.day}",
        f"Summary: {document.summary}",
        f"Tags: {', '.join(document.tags)}",
        f"Slug: {document.id}",
    ]
    if document.person:
        lines.append(f"Authors: {_name(document.person)}")
    return File(_news(document), "\n".join([*lines, "", document.body]))


def pelican_others() -> Iterator[File]:
    """The people, organisations and projects as pages of Pelican."""
    for item in _named():
        yield File(f"pages/{item.id}.md", f"Title: {item.title}\nSlug: {item.id}\n\n{item.text}\n")


def hugo(document: Document) -> File:
    """A page of Hugo."""
    lines = [
        f"title = {_quoted(document.title)}",
        f"date = {document.day}",
        f"summary = {_quoted(document.summary)}",
        f"tags = {json.dumps(document.tags, ensure_ascii=False)}",
        f'years = ["{document.day.year}"]',
        f'slug = "{document.id}"',
    ]
    if document.person:
        lines.append(f"contact = {_quoted(_name(document.person))}")
    return File(_news(document), _fenced("+++", lines, document.body))


def hugo_others() -> Iterator[File]:
    """The people, organisations and projects as pages of Hugo."""
    yield File("news/_index.md", '+++\ntitle = "Uutiset"\n+++\n')
    for item in _named():
        yield File(f"{item.id}.md", _fenced("+++", [f"title = {_quoted(item.title)}"], item.text))


def _news(document: Document) -> str:
    return f"news/{document.day.year}/{document.id}.md"


def _our_item(folder: str, item: Named, lines: list[str], text: str) -> File:
    return File(f"{folder}/{item.id}.md", _fenced("---", [f"title: {_quoted(item.title)}", *lines], text))


def _named() -> tuple[Named, ...]:
    return (*organisations(), *people(), *projects())


def _name(id: str) -> str:
    return next(item.title for item in people() if item.id == id)


def _fenced(fence: str, lines: list[str], text: str) -> str:
    return "\n".join([fence, *lines, fence, "", text])


def _quoted(text: str) -> str:
    """A text in quotation marks, which YAML, TOML and JSON read alike."""
    return json.dumps(text, ensure_ascii=False)
