"""What browsers are told to refuse, whoever serves the site: one policy for all pages.

Hosts send it as headers (`plugins.hosts`); where one cannot, each page has what a page can say itself.
"""

from collections.abc import Iterable, Mapping

from plugins.core.identity import Identity

Sources = Mapping[str, tuple[str, ...]]
"""What may be loaded, by the directive of the policy that says so."""

OwnHeaders = Mapping[str, Mapping[str, str]]
"""What is said of single pages in place of what is said of all, by their paths: ``{"admin/": {...}}``."""

REFERRER = "no-referrer"
"""No other site learns which page its reader came from."""

_POLICY: Sources = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'",),
    "font-src": ("'self'",),
    "connect-src": ("'self'",),
    "form-action": ("'self'",),
    "base-uri": ("'none'",),
    "frame-ancestors": ("'none'",),
    "require-trusted-types-for": ("'script'",),
}
_HEADER_ONLY = ("frame-ancestors",)  # Content Security Policy Level 3, 3.3: no meta element can say it

# What a page may use of the reader's device: nothing but the clipboard, to copy a link into.
_REFUSED = (
    *(
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
    ),
    *("gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture"),
    *("publickey-credentials-get", "screen-wake-lock", "sync-xhr", "usb", "xr-spatial-tracking"),
)
_PERMISSIONS = ", ".join((*(f"{name}=()" for name in _REFUSED), "clipboard-write=(self)"))
_YEAR = 365 * 24 * 60 * 60  # seconds


def joined(of_plugins: Iterable[Sources]) -> Sources:
    """What the scripts of several plugins need besides what every page may, in one."""
    found: dict[str, set[str]] = {}
    for sources in of_plugins:
        for directive, needed in sources.items():
            found.setdefault(directive, set()).update(needed)
    return {directive: tuple(sorted(found[directive])) for directive in sorted(found)}


def policy(more: Sources) -> str:
    """The Content-Security-Policy as a header: ``more`` is what plugins need."""
    return _worded(_POLICY, more)


def page_policy(more: Sources) -> str:
    """The same as a page can say it."""
    return _worded({name: _POLICY[name] for name in _POLICY if name not in _HEADER_ONLY}, more)


def security_headers(identity: Identity, more: Sources) -> Mapping[str, str]:
    """The headers of every answer, by their names.

    Everything is public and the same for all, so others may show a picture or read a feed (CORP); framing a
    page is what the policy refuses. Who came by https comes by it for a year (HSTS).
    """
    headers = {
        "Content-Security-Policy": policy(more),
        "Referrer-Policy": REFERRER,
        "Permissions-Policy": _PERMISSIONS,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    if identity.url.startswith("https://"):
        headers["Strict-Transport-Security"] = f"max-age={_YEAR}"
    return headers


def _worded(policy: Sources, more: Sources) -> str:
    directives = {name: (*policy.get(name, ()), *more.get(name, ())) for name in (*policy, *more)}
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())
