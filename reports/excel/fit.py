"""How wide columns and how high rows must be for what they show.

Heights are written, too, because not every program fits rows to wrapped texts when it opens a file.
"""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from reports.excel import chart
from reports.excel.page import TRACE, Column, Computed, Link, Outside, Page, Revised, Value
from reports.figures import Figure
from reports.voice import MARK
from reports.wording import MISSING

DAY = "31/12/2023"
"""Of what width every date is shown."""
PADDING = 3
LINE_POINTS = 13.0
BOLD = 1.1
TITLE = 1.4 * BOLD
"""How much wider a title's letters are than a cell's."""
LONG = 26
"""A heading that takes three lines, where others take two."""
DIGIT = 7
"""Pixels of a digit."""
EMPTY = 8
"""Width of a column that nothing is set for."""
NARROW = frozenset(" .,:;'|!()[]/-ijlftrI")
WIDE = frozenset("mw%@–")
SPACE = 0.5
"""How wide Arial's letters are, where a digit is 1: rather too wide than too narrow."""


def shown(value: Value) -> str:
    """Return a text as wide as the one that will be seen; separators are as wide in every
    language."""
    if isinstance(value, Revised):
        return f"{shown(value.value)} {MARK}"
    if isinstance(value, Computed | Figure):
        return shown(value.value)
    if isinstance(value, Link):
        return value.text or value.sheet
    if isinstance(value, str):
        return value
    return value.text if isinstance(value, Outside) else _written(value)


def _written(value: int | Decimal | Fraction | datetime.date | None) -> str:
    if value is None:
        return MISSING
    if isinstance(value, datetime.date):
        return DAY
    return f"{float(value):,.2%}" if isinstance(value, Fraction) else f"{value:,.0f}"


def widths(page: Page) -> list[int]:
    """Return each column's width in digits; what is wider than its column's limit is wrapped."""
    result = [0] * max(len(table.columns) for table in page.tables)
    for table in page.tables:
        for place, column in enumerate(table.columns):
            needed = _width(column, [row[place] for row in table.widest])
            result[place] = max(result[place], needed)
    return result


def printed(page: Page) -> list[int]:
    """Return the widths of the columns that are printed: all but those that trace a figure."""
    given = widths(page)
    traced = [column.style == TRACE for table in page.tables for column in table.columns]
    return given[: len(given) - sum(traced)]


def columns(page: Page) -> int:
    """Return how many columns are printed: those of the tables, and what a long title or a chart
    needs."""
    wanted = max(_measure(page.title) * TITLE, *(_measure(line) for line in page.lines), 0)
    given = printed(page)
    drawn = chart.WIDTH / DIGIT if page.charts else 0
    more = max(wanted - sum(given), drawn - sum(given), 0)
    return len(given) + -(-int(more) // EMPTY)


def heading_points(columns: Sequence[Column], page_widths: Sequence[int]) -> float:
    """Return the height of a header row, with some air."""
    texts = [column.heading for column in columns]
    return points(texts, [width / BOLD for width in page_widths]) + 5


def row_points(
    columns: Sequence[Column], values: Sequence[Value], page_widths: Sequence[int]
) -> float:
    """Return the height of a row of values; what traces a figure is not wrapped."""
    pairs = zip(columns, values, strict=True)
    texts = ["" if column.style == TRACE else shown(value) for column, value in pairs]
    return points(texts, page_widths) + 1


def _width(column: Column, values: list[Value]) -> int:
    bold = BOLD if column.style == "strong" else 1
    longest = max((_measure(shown(value)) * bold for value in values), default=0)
    word = max(_measure(word) for word in column.heading.split())
    whole = _measure(column.heading)
    heading = max(word, whole * (0.6 if whole < LONG else 0.4)) * BOLD
    return round(max(min(longest, column.widest), heading) + PADDING)


def points(texts: Sequence[str], page_widths: Sequence[float]) -> float:
    """Return the height of a row of texts, each in a column of its width."""
    pairs = zip(texts, page_widths, strict=False)
    return LINE_POINTS * max(_lines(text, width - PADDING + 1) for text, width in pairs)


def _lines(text: str, width: float) -> int:
    """Count the lines that a text takes, broken between words and within overlong ones."""
    lines, used = 1, 0.0
    for word in text.split():
        needed = _measure(word)
        if used and used + SPACE + needed > width:
            lines, used = lines + 1, 0.0
        lines += int(needed / width)
        used += SPACE + needed % width
    return lines


def _measure(text: str) -> float:
    return sum(_letter(letter) for letter in text)


def _letter(letter: str) -> float:
    if letter in NARROW:
        return SPACE
    return 1.25 if letter.isupper() or letter in WIDE else 1.0
