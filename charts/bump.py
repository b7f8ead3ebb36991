"""Places over the quarters of a year: every unit's way to its final place."""

import math
from collections.abc import Sequence

import matplotlib

from charts import style
from charts.exceptions import ChartError
from charts.frame import foot, same_length
from charts.model import Course, MoveWords, Notes
from charts.sheet import Sheet, text_width, wrap
from charts.slope import STROKES, key

NAMES_WIDTH = 172.0
EDGE = 12.0  # from the left side to the first column
BESIDE = 14.0  # from the last column to the names
ROW = 2 * style.LEADING + style.GAP  # room for a name of two lines
Rows = dict[Course, float]


@matplotlib.rc_context(style.SETTINGS)
def bump(courses: Sequence[Course], heads: Sequence[str], words: MoveWords, notes: Notes) -> str:
    """Draw each unit's place up to every quarter, joined by a line, and give the SVG.

    `heads` stand above the columns. A column has the units in the order of their places there,
    each with its place as a number; the last one names them. A place that is not known interrupts
    its line. Some 12 units fit.
    """
    _check(courses, heads)
    sheet = Sheet()
    names = {course: wrap(course.name, NAMES_WIDTH) for course in courses}
    beside = max(text_width(line) for lines in names.values() for line in lines)
    last = style.WIDTH - beside - BESIDE
    step = (last - EDGE) / max(len(heads) - 1, 1)
    xs = [EDGE + number * step for number in range(len(heads))]
    top = style.LEADING * 1.6
    columns = [_column(courses, number, top) for number in range(len(heads))]
    _heads(sheet, heads, xs)
    for kind in STROKES:
        for course in (course for course in courses if _kind(course) == kind):
            ys = [rows.get(course, math.nan) for rows in columns]
            sheet.series(xs, ys, STROKES[kind])
    for number, (x, rows) in enumerate(zip(xs, columns, strict=True)):
        for course, y in rows.items():
            _place(sheet, x, y, str(course.places[number]))
    for course, y in columns[-1].items():
        sheet.paragraph((xs[-1] + BESIDE, y), names[course])
    bottom = top + ROW * max(map(len, columns))
    return foot(sheet, key(sheet, bottom, {_kind(course) for course in courses}, words), notes)


def _check(courses: Sequence[Course], heads: Sequence[str]) -> None:
    if not courses or len(heads) < 2:  # noqa: PLR2004 - one column joins nothing
        raise ChartError("A chart of courses needs at least one unit and two quarters.")
    if len({course.name for course in courses}) < len(courses):
        raise ChartError("A unit stands twice in a chart of courses: give each name once.")
    for course in courses:
        same_length(f"Places of {course.name!r}", heads, course.places)
        if course.places[-1] is None or min(p for p in course.places if p is not None) < 1:
            raise ChartError(f"{course.name!r} needs a last place, and places counted from 1.")


def _kind(course: Course) -> str:
    """Tell how a unit came from its first place to its last."""
    known = [place for place in course.places if place is not None]
    if len(known) < 2:  # noqa: PLR2004 - one place is no move
        return "new"
    first, last = known[0], known[-1]
    return "same" if first == last else "risen" if last < first else "fallen"


def _column(courses: Sequence[Course], number: int, top: float) -> Rows:
    """Give each unit's y in a column, in the order of its places there."""
    there = [(p, course) for course in courses if (p := course.places[number]) is not None]
    order = sorted(there, key=lambda item: (item[0], item[1].places[-1] or 0))
    return {course: top + ROW * (row + 0.5) for row, (_, course) in enumerate(order)}


def _heads(sheet: Sheet, heads: Sequence[str], xs: Sequence[float]) -> None:
    for number, (x, head) in enumerate(zip(xs, heads, strict=True)):
        if number:
            sheet.text((x, style.LEADING / 2), head, align="center", colour=style.QUIET)
        else:
            sheet.text((0, style.LEADING / 2), head, colour=style.QUIET)


def _place(sheet: Sheet, x: float, y: float, place: str) -> None:
    """Write a place onto its line."""
    width = text_width(place)
    sheet.clear(x - width / 2 - 1, y, width + 2)
    sheet.text((x, y), place, align="center")
