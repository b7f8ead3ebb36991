"""Places before and now, joined by lines."""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import accumulate, zip_longest
from math import inf

import matplotlib

from charts import style
from charts.exceptions import ChartError
from charts.frame import foot
from charts.model import Mover, MoveWords, Notes
from charts.sheet import Align, Sheet, text_width, wrap

NAMES_WIDTH = 146.0
BESIDE = 7.0  # from a point to the place at its side
STUB = 18.0  # of the line of a unit that has only one place
SAMPLE = 24.0  # of a line in the key
STROKES = {
    "same": style.SAME,
    "risen": style.RISEN,
    "fallen": style.FALLEN,
    "new": style.NEW,
    "gone": style.GONE,
}
Heights = dict[Mover, float]


@matplotlib.rc_context(style.SETTINGS)
def slope(movers: Sequence[Mover], heads: tuple[str, str], words: MoveWords, notes: Notes) -> str:
    """Draw how units moved from their places before to those of now, and give the SVG.

    `heads` stand above the two columns, as "s.d. TW II" and "s.d. TW III". Rows follow the order
    of places, units of one place below each other. Some 20 units fit.
    """
    _check(movers)
    sheet = Sheet()
    top = style.LEADING * 1.5
    before = _ordered(movers, lambda mover: (mover.before, mover.now))
    now = _ordered(movers, lambda mover: (mover.now, mover.before))
    lefts, rights, bottom = _rows(before, now, top)
    places = [_places(m.before for m in before), _places(m.now for m in now)]
    xs = _width(before, heads[0]) + places[0], style.WIDTH - _width(now, heads[1]) - places[1]
    sheet.text((xs[0], style.LEADING / 2), heads[0], align="right", colour=style.QUIET)
    sheet.text((xs[1], style.LEADING / 2), heads[1], colour=style.QUIET)
    for kind in STROKES:
        for mover in (mover for mover in movers if _kind(mover) == kind):
            _line(sheet, kind, xs, (lefts.get(mover), rights.get(mover)))
    for mover, y in lefts.items():
        _label(sheet, (xs[0] - BESIDE, y), f"{mover.before}.", mover, BESIDE - places[0])
    for mover, y in rights.items():
        _label(sheet, (xs[1] + BESIDE, y), f"{mover.now}.", mover, places[1] - BESIDE)
    return foot(sheet, key(sheet, bottom, {_kind(mover) for mover in movers}, words), notes)


def _check(movers: Sequence[Mover]) -> None:
    if not movers:
        raise ChartError("A chart of moves needs at least one unit.")
    if len({mover.name for mover in movers}) < len(movers):
        raise ChartError("A unit stands twice in a chart of moves: give each name once.")
    for mover in movers:
        places = [place for place in (mover.before, mover.now) if place is not None]
        if not places or min(places) < 1:
            raise ChartError(f"{mover.name!r} needs a place before or now, counted from 1.")


def _kind(mover: Mover) -> str:
    if mover.before is None:
        return "new"
    if mover.now is None:
        return "gone"
    if mover.now == mover.before:
        return "same"
    return "risen" if mover.now < mover.before else "fallen"


def _ordered(
    movers: Sequence[Mover], places: Callable[[Mover], tuple[int | None, int | None]]
) -> list[Mover]:
    """Give the units of a column by their place there, those of one place by the other column."""
    keyed = [(places(mover), mover) for mover in movers]
    known = [(here, there or inf, mover) for (here, there), mover in keyed if here is not None]
    return [mover for *_, mover in sorted(known, key=lambda item: item[:2])]


def _name(mover: Mover) -> list[str]:
    return wrap(mover.name, NAMES_WIDTH)


def _rows(
    before: Sequence[Mover], now: Sequence[Mover], top: float
) -> tuple[Heights, Heights, float]:
    """Give each unit's y in the two columns, whose rows are equally high, and the bottom."""
    pairs = list(zip_longest(before, now))
    lines = [max(len(_name(mover)) for mover in pair if mover) for pair in pairs]
    heights = [style.ROW + style.LEADING * (count - 1) for count in lines]
    tops = list(accumulate(heights, initial=top))
    middles = [edge + height / 2 for edge, height in zip(tops, heights, strict=False)]
    lefts = dict(zip(before, middles, strict=False))
    return lefts, dict(zip(now, middles, strict=False)), tops[-1]


def _places(places: Iterable[int | None]) -> float:
    """Give how wide a column's places are, with the room up to the names and the points."""
    return max((text_width(f"{place}.") for place in places), default=0) + style.GAP + BESIDE


def _width(movers: Sequence[Mover], head: str) -> float:
    """Give how wide a column's names are, and its head at least."""
    lines = [line for mover in movers for line in _name(mover)]
    return max(map(text_width, [head, *lines]))


def _line(
    sheet: Sheet,
    kind: str,
    xs: tuple[float, float],
    ys: tuple[float | None, float | None],
) -> None:
    """Join a unit's points, or draw a short line from or to the only one."""
    left, right = ys
    (start, end), stroke = xs, STROKES[kind]
    if left is None and right is not None:
        sheet.rule((end - STUB, end), (right, right), stroke.colour, stroke.width)
        sheet.series([end], [right], stroke)
    elif right is None and left is not None:
        sheet.rule((start, start + STUB), (left, left), stroke.colour, stroke.width)
        sheet.series([start + STUB], [left], stroke)
    elif left is not None and right is not None:
        sheet.series([start, end], [left, right], stroke)


def _label(sheet: Sheet, at: tuple[float, float], place: str, mover: Mover, beyond: float) -> None:
    """Write a place at its point and the name beyond it, to the left if `beyond` is negative."""
    x, y = at
    align: Align = "left" if beyond > 0 else "right"
    sheet.text((x, y), place, align=align)
    sheet.paragraph((x + beyond, y), _name(mover), align=align)


def key(sheet: Sheet, y: float, kinds: Collection[str], words: MoveWords) -> float:
    """Explain the lines that occur, in one row while there is room; give the y that follows."""
    said = {
        "risen": words.risen,
        "fallen": words.fallen,
        "same": words.same,
        "new": words.new,
        "gone": words.gone,
    }
    x = 0.0
    y += style.ROW
    for kind in (kind for kind in said if kind in kinds):
        width = SAMPLE + style.GAP + text_width(said[kind])
        if x and x + width > style.WIDTH:
            x, y = 0.0, y + style.ROW
        xs, ys = [x + 3, x + SAMPLE - 3], [y, y]
        if kind in {"new", "gone"}:
            sheet.rule((xs[0], xs[1]), (y, y), STROKES[kind].colour, STROKES[kind].width)
            xs, ys = xs[1:], ys[1:]
        sheet.series(xs, ys, STROKES[kind])
        sheet.text((x + SAMPLE + style.GAP, y), said[kind])
        x += width + 3 * style.GAP
    return y + style.LEADING / 2
