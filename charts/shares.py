"""Bars of 100 percent, each split into the shares of its parts."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

import matplotlib

from charts import style
from charts.exceptions import ChartError
from charts.frame import foot, from_zero, same_length
from charts.model import Notes, Split
from charts.placing import spread
from charts.rows import baseline, column, keys, names
from charts.sheet import Sheet, text_width, wrap
from charts.style import Look

LEADER = 8.0  # from a part's name down to the first bar
SMALLEST = 3.0  # a narrower part of the first bar cannot be named by a line to it


@matplotlib.rc_context(style.SETTINGS)
def share_bars(
    splits: Sequence[Split], parts: Sequence[str], notes: Notes, unknown: str = ""
) -> str:
    """Draw for each unit one bar of 100 percent, split into its parts, and give the SVG.

    `parts` names the parts in the order of each split's values, `unknown` what is not known, which
    comes last and is hatched. The names stand above the first bar, or in a key if parts of it are
    too narrow. A text that has no room in its part is left out.
    """
    _check(splits, parts, unknown)
    sheet = Sheet()
    looks = list(zip(parts, style.SHARES, strict=False))
    if unknown:
        looks.append((unknown, style.UNKNOWN))
    left = column(splits)
    length = style.WIDTH - left.end - max(text_width(split.text) for split in splits) - style.GAP
    edges = [left.end + edge for edge in _edges(splits[0], length)]
    if all(b - a >= SMALLEST for a, b in pairwise(edges[: len(looks) + 1])):
        y = _heads(sheet, [name for name, _ in looks], edges)
    else:
        y = keys(sheet, -style.GAP, looks) + style.GAP
    breaks = [row for row, split in enumerate(splits[:-1]) if split.gap]
    rows = names(sheet, left, y, breaks, style.ROW / 2)
    for split, middle in zip(splits, rows.middles, strict=True):
        _split(sheet, split, [look for _, look in looks], (rows.left, middle), length)
    baseline(sheet, rows)
    return foot(sheet, rows.bottom, notes)


def _check(splits: Sequence[Split], parts: Sequence[str], unknown: str) -> None:
    if len(parts) > len(style.SHARES):
        raise ChartError(f"A bar has at most {len(style.SHARES)} parts, {len(parts)} given.")
    for split in splits:
        same_length(f"Values and texts of {split.name!r}", parts, split.values, split.texts)
        if any(from_zero([split.unknown])) and not unknown:
            raise ChartError(f"A part of {split.name!r} is not known: name it in `unknown`.")


def _edges(split: Split, length: float) -> list[float]:
    """Give where the parts of a bar begin and the last ends; all at zero if there is no amount."""
    edges = list(accumulate(from_zero([*split.values, split.unknown]), initial=0.0))
    return [edge / edges[-1] * length if edges[-1] else 0.0 for edge in edges]


def _heads(sheet: Sheet, heads: Sequence[str], edges: Sequence[float]) -> float:
    """Write the names of the parts, with a line from each to its part; give the bars' top."""
    wrapped = [wrap(head, style.WIDTH / len(heads) - 2 * style.GAP) for head in heads]
    widths = [max(map(text_width, lines)) + 2 * style.GAP for lines in wrapped]
    middles = [(a + b) / 2 for a, b in pairwise(edges[: len(heads) + 1])]
    within = (-style.GAP, style.WIDTH + style.GAP)
    bottom = style.LEADING * max(map(len, wrapped))
    top = bottom + LEADER
    places = zip(wrapped, middles, spread(middles, widths, within), strict=True)
    for lines, middle, centre in places:
        y = bottom - style.LEADING * len(lines) / 2
        sheet.paragraph((centre, y), lines, align="center")
        foot = top + (style.ROW - style.BAR) / 2
        half = max(map(text_width, lines)) / 2
        start = min(max(middle, centre - half), centre + half)
        sheet.rule((start, middle), (bottom + 1, foot), style.QUIET)
    return top


def _split(
    sheet: Sheet, split: Split, looks: Sequence[Look], at: tuple[float, float], length: float
) -> None:
    """Draw a bar's parts with their texts, and the total's text at the end of all bars."""
    left, middle = at
    edges = _edges(split, length)
    if not edges[-1]:
        sheet.text((left + style.GAP, middle), split.text)
        return
    texts = [*split.texts, split.unknown_text]
    for look, text, (begin, end) in zip(looks, texts, pairwise(edges), strict=False):
        if end > begin:
            sheet.area(left + begin, middle - style.BAR / 2, end - begin, style.BAR, look)
        width = text_width(text)
        if text and width + style.GAP / 2 <= end - begin:
            x = left + (begin + end) / 2
            sheet.clear(x - width / 2, middle, width, look.fill)
            sheet.text((x, middle), text, align="center", colour=look.ink)
    sheet.text((left + length + style.GAP, middle), split.text)
