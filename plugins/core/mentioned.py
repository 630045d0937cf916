"""What was written about something: stories of issues, then items by kind, as its page lists them."""

from collections.abc import Iterable

from plugins.core.contents import Mention
from plugins.core.languages import noted
from plugins.core.model import Entity
from plugins.core.page import day
from plugins.core.site import Site
from plugins.core.view import Card, Group


def written_about(entities: Iterable[Entity], lang: str, site: Site) -> tuple[Group, ...]:
    """The cards of what was written about these items, the newest first, each once.

    A text in another language stands here only where there is none in ``lang``. Of the kinds those that
    are ``topical``, in the order of the settings.
    """
    mentions = mentions_of(entities, lang, site)
    stories = tuple(_story_card(mention, site) for mention in mentions if mention.story)
    groups = [_group(site.strings[lang]("in_newsletter"), "_stories", stories, lang, site)] if stories else []
    for kind in site.kinds.values():
        if kind.topical and not kind.stories:
            cards = tuple(site.card(one.entity) for one in mentions if one.entity.kind == kind.name)
            if cards:
                title = site.strings[lang](f"{kind.name}.list")
                groups.append(_group(title, f"_{kind.name}", cards, lang, site))
    return tuple(groups)


def _group(title: str, id: str, cards: tuple[Card, ...], lang: str, site: Site) -> Group:
    return Group(noted(title, (card.lang for card in cards), lang, site), id, cards)


def mentions_of(entities: Iterable[Entity], lang: str, site: Site) -> tuple[Mention, ...]:
    """Where these items are written about, in the order of `written_about`, each text once."""
    found: dict[tuple[str, str, str], Mention] = {}
    for entity in entities:
        for mention in site.mentions(entity.kind, entity.id):
            text = mention.entity
            if text.lang != lang and any(other.lang == lang for other in site.translations(text)):
                continue
            found.setdefault((text.kind, text.id, mention.story), mention)
    return tuple(sorted(found.values(), key=_newest, reverse=True))


def _newest(mention: Mention) -> float:
    return mention.entity.short.instant


def _story_card(mention: Mention, site: Site) -> Card:
    issue = mention.entity
    return Card(
        "story",
        mention.title,
        f"{site.address(issue)}#{mention.story}",
        label=issue.title,
        lang=issue.lang,
        date=day(issue.date, issue.lang) if issue.date else None,
    )
