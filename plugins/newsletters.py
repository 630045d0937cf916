"""Newsletter issues: an editorial, and stories that are items of their own for subscribers."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from msgspec import Struct

from plugins.core.archive import dated_list
from plugins.core.body import body_of, heading_of
from plugins.core.cards import card_of
from plugins.core.dates import format_day
from plugins.core.feature import Feature, Kind
from plugins.core.model import Entity, Item
from plugins.core.page import contacts_of, dates_of, tags_of, topics_of
from plugins.core.problems import Problem, warning
from plugins.core.prose import Heading, Section
from plugins.core.site import Site
from plugins.core.social import CardWords
from plugins.core.structured import article, known
from plugins.core.values import Moment, Number, PersonId, Text, Year
from plugins.core.view import Body, Card, ContactBlock, Dates, ListView, Picture, Value


class Issue(Item):
    """An issue of the newsletter: its number and year are given to one issue only."""

    contacts_as_of: ClassVar[str] = "date"

    number: Number
    year: Year
    date: Moment
    summary: Text
    editor: PersonId | None = None


class Story(Struct, frozen=True):
    """A story as its issue shows it."""

    heading: Heading
    title: Body
    body: Body
    topics: tuple[Value, ...]


class IssueInputs(Struct, frozen=True):
    """Everything that an issue's page shows."""

    fields: Issue
    dates: Dates
    editorial: Body
    editor: ContactBlock | None
    picture: Picture | None
    stories: tuple[Story, ...]
    contacts: ContactBlock | None
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]
    previous: Value | None
    next: Value | None
    archive: Value


class StoryView(Struct, frozen=True):
    """One story of an issue; ``name`` is the plain text of its title."""

    id: str
    url: str
    name: str
    title: Body
    body: Body
    topics: tuple[Value, ...] = ()


class IssueView(Struct, frozen=True):
    """A newsletter issue: editorial, contents, stories, neighbours."""

    title: str
    number: str
    summary: str
    dates: Dates
    editorial: Body
    editor: ContactBlock | None
    picture: Picture | None
    contents: tuple[Value, ...]
    stories: tuple[StoryView, ...]
    contacts: ContactBlock | None
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]
    previous: Value | None
    next: Value | None
    archive: Value


def select(entity: Entity, site: Site) -> IssueInputs:
    """What an issue's page shows, of the issue and of the issues around it."""
    lead = next((section for section in entity.prose.sections if section.heading is None), None)
    run = site.newest("issue", entity.lang)
    at = run.index(entity)
    return IssueInputs(
        entity.fields,
        dates_of(entity),
        body_of(entity, site, lead) if lead else Body(""),
        contacts_of(entity, site, "editor"),
        site.picture(entity),
        tuple(_story(entity, section, heading, site) for section, heading in _stories(entity)),
        contacts_of(entity, site),
        topics_of(entity, site),
        tags_of(entity, site),
        site.link(run[at + 1]) if at + 1 < len(run) else None,
        site.link(run[at - 1]) if at else None,
        Value(site.strings[entity.lang]("issue.list"), url=site.lists["issue", entity.lang]),
    )


def view(inputs: IssueInputs) -> IssueView:
    """An issue's page."""
    return IssueView(
        title=inputs.fields.title,
        number=_number(inputs.fields),
        summary=inputs.fields.summary,
        dates=inputs.dates,
        editorial=inputs.editorial,
        editor=inputs.editor,
        picture=inputs.picture,
        contents=tuple(Value(story.heading.text, url=f"#{story.heading.id}") for story in inputs.stories),
        stories=tuple(
            StoryView(
                story.heading.id,
                f"#{story.heading.id}",
                story.heading.text,
                story.title,
                story.body,
                story.topics,
            )
            for story in inputs.stories
        ),
        contacts=inputs.contacts,
        topics=inputs.topics,
        tags=inputs.tags,
        previous=inputs.previous,
        next=inputs.next,
        archive=inputs.archive,
    )


def card(entity: Entity, site: Site) -> Card:
    """An issue in a list: its number, day and summary."""
    number = site.strings[entity.lang]("issue.number", number=_number(entity.fields))
    return card_of(entity, site, label=number)


def listing(site: Site, lang: str) -> ListView:
    """The archive of issues, by year."""
    return dated_list("issue", lang, site)


def check(entity: Entity) -> Iterator[Problem]:
    """An issue whose year is not that of its date is most often a slip."""
    year: int | None = entity.fields.year
    if year and entity.date and year != entity.date.day.year:
        yield warning(entity.place("year"), "year-differs", found=year, other=entity.date.day.year)


def authors(entity: Entity, site: Site) -> tuple[str, ...]:
    """The editor, for subscribers."""
    return tuple(person.title for person in site.resolve([entity.fields.editor]))


def _stories(entity: Entity) -> Iterator[tuple[Section, Heading]]:
    for section in entity.prose.sections:
        if section.heading is not None:
            yield section, section.heading


def _story(entity: Entity, section: Section, heading: Heading, site: Site) -> Story:
    # A project whose card stands in the story needs no link beside it.
    return Story(
        heading,
        heading_of(entity, site, section),
        body_of(entity, site, section),
        topics_of(entity, site, _without_card(entity, section)),
    )


def _without_card(entity: Entity, section: Section) -> tuple[str, ...]:
    cards = {call.label for call in entity.prose.blocks_in(section.html) if call.name == "project"}
    return tuple(id for id in section.projects if id not in cards)


def json_ld(entity: Entity, site: Site) -> Mapping[str, object]:
    """The issue in schema.org's words: a part of the newsletter, its stories parts of the issue."""
    whole = article(entity, site, "PublicationIssue")
    listing = site.identity.absolute(site.lists["issue", entity.lang])
    periodical = {
        "@type": "Periodical",
        "@id": f"{listing}#periodical",
        "name": f"{site.identity.name}: {site.strings[entity.lang]('issue.list')}",
        "url": listing,
    }
    told = {**whole, "name": entity.title, "issueNumber": _number(entity.fields), "isPartOf": periodical}
    told["editor"] = [{"@type": "Person", "name": name} for name in authors(entity, site)]
    told["hasPart"] = [_story_in_json(heading, whole) for _, heading in _stories(entity)]
    return known(told)


def _story_in_json(heading: Heading, issue: Mapping[str, object]) -> Mapping[str, object]:
    """A story; whose it is and in which language is told of its issue."""
    url = f"{issue['url']}#{heading.id}"
    return {
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "headline": heading.text,
        "datePublished": issue["datePublished"],
        "author": issue["author"],
    }


def social(entity: Entity, site: Site) -> CardWords:
    """An issue's card: which one it is, and its day."""
    label = site.strings[entity.lang]("issue.card", number=_number(entity.fields))
    return CardWords(label, (format_day(entity.fields.date.day, entity.lang),))


def _number(fields: Issue) -> str:
    return f"{fields.number}/{fields.year}"


STRINGS = {
    "fi": {
        "list": "Uutiskirje",
        "intro": "Uutiskirjeen numerot vuosittain.",
        "feed": "Uutiskirjeen RSS-syöte",
        "number": "Numero {number}",
        "card": "Uutiskirje {number}",
    },
    "sv": {
        "list": "Nyhetsbrev",
        "intro": "Nyhetsbrevets nummer årsvis.",
        "feed": "RSS-flöde för nyhetsbrevet",
        "number": "Nummer {number}",
        "card": "Nyhetsbrev {number}",
    },
    "en": {
        "list": "Newsletter",
        "intro": "The issues of the newsletter by year.",
        "feed": "RSS feed of the newsletter",
        "number": "Issue {number}",
        "card": "Newsletter {number}",
    },
}

FEATURE = Feature(
    kinds=(
        Kind(
            name="issue",
            folder="newsletters",
            model=Issue,
            words={"fi": "uutiskirje", "sv": "nyhetsbrev", "en": "newsletter"},
            strings=STRINGS,
            card=card,
            select=select,
            view=view,
            listing=listing,
            yearly=True,
            json_ld=json_ld,
            check=check,
            contact_fields=("contacts", "editor"),
            unique=("number", "year"),
            stories=True,
            in_menu=True,
            feed="newsletters",
            feeds=("all", "newsletters"),
            authors=authors,
            social=social,
        ),
    ),
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
