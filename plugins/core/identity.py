"""Who publishes the site: what the settings file says, as one checked value."""

from collections.abc import Mapping
from functools import cached_property
from urllib.parse import urlsplit

from msgspec import Struct, field

from plugins.core.phones import Phone


class Channel(Struct, frozen=True):
    """A place where the organisation can be followed: a social channel by name and address."""

    name: str
    url: str


class Identity(Struct, frozen=True, dict=True):
    """The site's identity. ``url`` is the address of the front page without the last ``/``.

    ``organisation`` is the id of the site's own organisation; ``feed_domain`` and
    ``feed_year`` make the lasting ids of feed items (RFC 4151) and never change.
    ``feed_hub`` is the address of the hub (WebSub) that tells subscribers of news at once, or empty.
    ``words`` overrides the kinds' address words: language -> kind -> word. ``taglines`` are those of
    the other languages.
    """

    name: str
    tagline: str
    url: str
    lang: str
    languages: tuple[str, ...]
    zone: str
    organisation: str
    email_pattern: str
    contact_phone: Phone | None
    contact_email: str
    postal_address: tuple[str, ...]
    channels: tuple[Channel, ...]
    subscribe_url: str
    feed_domain: str
    feed_year: int
    words: Mapping[str, Mapping[str, str]]
    feed_hub: str = ""
    taglines: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def base(self) -> str:
        """The path that the site's addresses begin with: empty at the root of a host."""
        return urlsplit(self.url).path.rstrip("/")

    @cached_property
    def host(self) -> str:
        """The host of the site's address, in lower case."""
        return (urlsplit(self.url).hostname or "").lower()

    def absolute(self, address: str) -> str:
        """The full address of a page or file of this site; other addresses stay as they are."""
        if address.startswith("/") and not address.startswith("//"):
            return self.url + address.removeprefix(self.base)
        return address

    def tag_uri(self, specific: str) -> str:
        """A lasting id (RFC 4151): it depends on the item's id, never on its address or date."""
        return f"tag:{self.feed_domain},{self.feed_year}:{specific}"
