"""Bodies for the tests of the convert stage: what they become, and what is told of them."""

from plugins.core.directives import Directive
from plugins.core.markup import convert
from plugins.core.problems import describe
from plugins.core.prose import Prose

SCHEMES = frozenset({"issue", "news", "project", "person"})
DIRECTIVES = {
    "contact": Directive("contact", container=False, label="required", attributes={}),
    "factbox": Directive("factbox", container=True, label="required", attributes={}),
    "callout": Directive("callout", container=True, label="optional", attributes={}),
}

# Pieces that come near the rules when they stand in any order.
PIECES = (
    *("[", "](", "![", "]", ")", "{#a}", "{", "}", "`", "```\n", "~~~\n", "*", "**", "_", "<", ">", "\\"),
    *(
        "\n",
        "\n\n",
        "    ",
        "\t",
        "> ",
        "- ",
        "1. ",
        "# ",
        "## ",
        "### ",
        "---\n",
        "===\n",
        ": ",
        "|",
        "a",
        "ä ",
    ),
    *(
        "| a | b |\n|---|--:|\n",
        "::contact[x]\n",
        ":::factbox[A]\n",
        ":::\n",
        "::::callout\n",
        "::::\n",
        "::",
    ),
    *("[^1]", "[^1]: ", "[r]: ", "[r]", "*[HTML]: x\n", "HTML", "project:x", "<https://x.fi>", "<a@b.fi>"),
    *(
        '<a href="x">',
        "</a>",
        "<img src=x>",
        '"',
        "=",
        "{decorative}",
        "<div>",
        "</div>",
        "<b>",
        "<h2>",
        "</h2>",
    ),
    *(
        "<pre>",
        "</pre>",
        "<code>",
        "<!--",
        "-->",
        "<svg>",
        "&#2;",
        "&amp;",
        "\u2028",
        "😀",
        "\x02",
        "\x0e1\x0f",
    ),
)


def prose_of(body: str, *, stories: bool = False) -> Prose:
    """The prose of a text without faults."""
    prose, problems = convert(body, 1, "x.md", DIRECTIVES, SCHEMES, stories=stories)
    assert problems == ()
    return prose


def told(body: str, *, stories: bool = False) -> list[str]:
    """What the writer is told of a text, from the line's number on."""
    _, problems = convert(body, 1, "x.md", DIRECTIVES, SCHEMES, stories=stories)
    return [describe(problem, "fi").removeprefix("content/x.md:") for problem in problems]
