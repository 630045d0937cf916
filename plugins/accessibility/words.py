"""The words of the accessibility statement: what the law's model asks for, in plain language."""

from collections.abc import Mapping

from plugins.accessibility.words_en import WORDS as EN
from plugins.accessibility.words_fi import WORDS as FI
from plugins.accessibility.words_sv import WORDS as SV

LAW = {
    "fi": "https://www.finlex.fi/fi/lainsaadanto/saadoskokoelma/2019/306",
    "sv": "https://www.finlex.fi/sv/laki/alkup/2019/20190306",
    "en": "https://www.finlex.fi/fi/lainsaadanto/saadoskokoelma/2019/306",
}

STRINGS: Mapping[str, Mapping[str, str]] = {
    lang: {f"accessibility.{key}": text for key, text in words.items()}
    for lang, words in (("fi", FI), ("sv", SV), ("en", EN))
}
