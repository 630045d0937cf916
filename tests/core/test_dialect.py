"""What the reader of Markdown does otherwise than the library."""

import pytest

from plugins.core.markup import convert

HEAD = "| Asia | 2016 |\n|---|---|\n"


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| Neuvonta | 1 |", ["Neuvonta", "1"]),
        ("| Neuvonta | 1 | 2 | |", ["Neuvonta", "1", "2"]),
        ("| Neuvonta | 1 | |", ["Neuvonta", "1"]),
        ("| Neuvonta |", ["Neuvonta", ""]),
    ],
)
def test_a_row_of_a_table_loses_no_cell(row, cells):
    prose, problems = convert(HEAD + row, 1, "news/x.md", {}, frozenset())
    assert problems == ()
    body = prose.html().partition("<tbody>")[2]
    assert body == "\n<tr>\n" + "".join(f"<td>{cell}</td>\n" for cell in cells) + "</tr>\n</tbody>\n</table>"
