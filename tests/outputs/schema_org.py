"""What schema.org (release 29) allows of the types that we use, and what Google's guides ask of some of them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

PARENTS = {
    "Thing": "",
    "CreativeWork": "Thing",
    "Article": "CreativeWork",
    "NewsArticle": "Article",
    "Report": "Article",
    "Book": "CreativeWork",
    "Chapter": "CreativeWork",
    "CreativeWorkSeries": "CreativeWork",
    "BookSeries": "CreativeWorkSeries",
    "Periodical": "CreativeWorkSeries",
    "PublicationIssue": "CreativeWork",
    "WebPage": "CreativeWork",
    "WebSite": "CreativeWork",
    "MediaObject": "CreativeWork",
    "Organization": "Thing",
    "Project": "Organization",
    "ResearchProject": "Project",
    "Person": "Thing",
    "Event": "Thing",
    "Place": "Thing",
    "PostalAddress": "ContactPoint",
    "ContactPoint": "Thing",
    "VirtualLocation": "Thing",
    "Service": "Thing",
    "Offer": "Thing",
    "Audience": "Thing",
    "OrganizationRole": "Role",
    "Role": "Thing",
    "BreadcrumbList": "ItemList",
    "ItemList": "Thing",
    "ListItem": "Thing",
    "SearchAction": "Thing",
    "EntryPoint": "Thing",
}
PROPERTIES = {
    "Thing": "alternateName description identifier image mainEntityOfPage name potentialAction sameAs url",
    "CreativeWork": "about audience author dateModified datePublished editor encoding hasPart headline inLanguage "
    "isPartOf keywords position publisher",
    "Article": "articleSection",
    "Report": "reportNumber",
    "Book": "isbn numberOfPages",
    "CreativeWorkSeries": "issn",
    "PublicationIssue": "issueNumber",
    "MediaObject": "contentUrl encodingFormat",
    "Organization": "address areaServed contactPoint dissolutionDate email foundingDate funder keywords logo member "
    "parentOrganization telephone",
    "Person": "familyName givenName",
    "Event": "audience endDate eventAttendanceMode eventStatus inLanguage keywords location organizer startDate",
    "Place": "address",
    "PostalAddress": "addressCountry addressLocality postalCode streetAddress",
    "ContactPoint": "availableLanguage contactType email telephone",
    "Service": "areaServed audience offers provider",
    "Offer": "price priceCurrency validFrom validThrough",
    "Audience": "audienceType",
    "Role": "roleName",
    "OrganizationRole": "member",  # whose property the role stands for
    "ItemList": "itemListElement",
    "ListItem": "item position",
    "SearchAction": "target query-input",
    "EntryPoint": "urlTemplate",
}
# isbn of a report is that of its file: Google and libraries read it there, though the vocabulary has it of books.
BESIDES = {("Report", "isbn"), ("CreativeWork", "isbn")}
# developers.google.com/search/docs/appearance/structured-data: what is asked for, and what is best given.
ASKED = {
    "Event": ("name", "startDate", "location", "eventStatus", "organizer"),
    "NewsArticle": ("headline", "datePublished", "author"),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name", "item"),
    "Organization": ("name",),
    "WebSite": ("name", "url"),
    "PublicationIssue": ("issueNumber", "datePublished", "isPartOf"),
    "Place": ("name", "address"),
    "Person": ("name",),
    "Project": ("name", "url"),
    "ResearchProject": ("name", "url"),
    "Report": ("name", "url"),
}
DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2})?)?)?")
DATES = {
    "datePublished", "dateModified", "startDate", "endDate", "foundingDate", "dissolutionDate", "validFrom",
    "validThrough",
}  # fmt: skip
ADDRESSES = {"url", "@id", "sameAs", "item", "image", "logo", "contentUrl", "mainEntityOfPage"}


def allowed(type_: str) -> set[str]:
    """The properties of a type and of those that it is one of."""
    own = set(PROPERTIES.get(type_, "").split())
    return own | (allowed(PARENTS[type_]) if PARENTS[type_] else set())


def faults(thing: Mapping[str, Any], at: str = "") -> Iterator[str]:
    """What is wrong with a thing and with those in it."""
    if set(thing) == {"@id"}:
        return
    type_ = thing.get("@type", "")
    at = f"{at}/{type_}"
    if type_ not in PARENTS:
        yield f"{at}: no type of ours"
        return
    for name in ASKED.get(type_, ()):
        if name not in thing:
            yield f"{at}: {name} is missing"
    for name, value in thing.items():
        if not name.startswith("@") and name not in allowed(type_) and (type_, name) not in BESIDES:
            yield f"{at}: {name} is no property"
        for one in value if isinstance(value, list) else [value]:
            yield from _faults_of(name, one, at)


def _faults_of(name: str, value: object, at: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from faults(value, f"{at}.{name}")
    elif value in ("", None):
        yield f"{at}: {name} is empty"
    elif (name in DATES and not DAY.fullmatch(value)) or (
        name in ADDRESSES and not re.match("https?://", value)
    ):
        yield f"{at}: {name} is {value}"
