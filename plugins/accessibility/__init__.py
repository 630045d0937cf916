"""The accessibility statement, made of what is known: ``::accessibility-statement`` on a page of its own.

What stands in it comes from ``accessibility.yaml``, from the last automatic run
(``accessibility-run.json``) and from the PDFs among the downloads. It cannot claim what was not checked
(`plugins.accessibility.conformance`).
"""

from plugins.accessibility.check import check, missing
from plugins.accessibility.evidence import gathered
from plugins.accessibility.parts import Teller
from plugins.accessibility.view import StatementView, publisher_of, worded
from plugins.accessibility.words import STRINGS
from plugins.core.directives import Directive
from plugins.core.feature import Block, Feature, Output, Setting
from plugins.core.prose import BlockCall
from plugins.core.site import Site
from plugins.core.view import Body


def statement(lang: str, site: Site) -> StatementView | None:
    """The statement in a language; None where nothing is known."""
    evidence = gathered(lang, site)
    tell = Teller(lang, site.identity.lang, site.strings[lang])
    return worded(evidence, publisher_of(site, lang), tell) if evidence else None


def view(_call: BlockCall, setting: Setting, _body: Body) -> StatementView | None:
    """The statement in the language of its page, asked for as a whole: it alone makes the page anew."""
    return setting.site.ask(statement, setting.entity.lang)


FEATURE = Feature(
    blocks=(
        Block(
            Directive("accessibility-statement", container=False, label="none", attributes={}),
            "accessibility-statement",
            view,
            findings=missing,
        ),
    ),
    outputs=(Output("accessibility", check=check),),
    strings=STRINGS,
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
