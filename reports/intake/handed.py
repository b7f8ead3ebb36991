"""A sheet's facts as CSV, to be handed over by the process that read them.

The csv module looks at every letter of every value; here whole columns are looked at, and a row is
one join of its values.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

SPECIAL = (",", '"', "\r", "\n")
"""What a value cannot hold without quotes."""

AT_ONCE = 10_000
"""Rows that are handed over in one piece."""


def pieces(columns: Sequence[Sequence[str]]) -> Iterator[bytes]:
    """Yield the rows of columns of one length as CSV without headings, in UTF-8.

    Lines end with CR LF; nothing at all stands where a value is missing.
    """
    rows = map(",".join, zip(*map(_quoted, columns), strict=True))
    while lines := list(islice(rows, AT_ONCE)):
        lines.append("")
        yield "\r\n".join(lines).encode()


def _quoted(values: Sequence[str]) -> Sequence[str]:
    """Put quotes around a column's values if any of them needs them."""
    every = "".join(values)
    if not any(mark in every for mark in SPECIAL):
        return values
    return ['"' + value.replace('"', '""') + '"' if value else "" for value in values]
