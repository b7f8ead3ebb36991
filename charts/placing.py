"""Where texts go beside points: apart from each other, clear of markers, off the lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise, product, takewhile

from matplotlib.path import Path
from matplotlib.transforms import Bbox

from charts import style
from charts.sheet import text_width

Point = tuple[float, float]

MARKER = 3.5  # half of a marker with the air around it
ABOVE = 8.0  # from a point to the middle of a text above or below it
AIR = 1.5
CROSSING = 12.0  # a text rather goes this much farther than stand on a line
BELOW = 1.0  # and rather stands this much farther above than below


@dataclass(frozen=True, slots=True)
class Spot:
    """A point with the lines of text that belong to it, and their colour."""

    point: Point
    texts: Sequence[str]
    colour: str

    @property
    def width(self) -> float:
        """Give the widest line's width."""
        return max(text_width(text) for text in self.texts)

    @property
    def height(self) -> float:
        """Give the height of all lines with some air."""
        return style.LEADING * len(self.texts) + AIR


def box(left: float, middle: float, width: float, height: float) -> Bbox:
    """Give a box from its left side and its middle line."""
    return Bbox.from_bounds(left, middle - height / 2, width, height)


def marker(point: Point, half: float = MARKER) -> Bbox:
    """Give the box that a point's marker takes, given half of its width."""
    return box(point[0] - half, point[1], 2 * half, 2 * MARKER)


def apart(spots: Sequence[Spot], within: tuple[float, float]) -> list[float]:
    """Give the middles of texts at the side of their points, moved so that none overlap.

    They keep their order from top to bottom and stay within a top and a bottom.
    """
    return spread([spot.point[1] for spot in spots], [spot.height for spot in spots], within)


def spread(
    middles: Sequence[float], sizes: Sequence[float], within: tuple[float, float]
) -> list[float]:
    """Move the middles of things on a line as little as needed, so that none overlap.

    They keep their order and stay between the two ends if there is room for all.
    """
    low, high = within
    moved = list(middles)
    order = sorted(range(len(moved)), key=lambda number: (moved[number], number))
    for _, (one, other) in product(range(40), pairwise(order)):
        excess = (sizes[one] + sizes[other]) / 2 - (moved[other] - moved[one])
        if excess > 0:
            moved[one] -= excess / 2
            moved[other] += excess / 2
    for number in reversed(order):
        half = sizes[number] / 2
        moved[number] = min(moved[number], high - half)
        high = moved[number] - half
    for number in order:
        half = sizes[number] / 2
        moved[number] = max(moved[number], low + half)
        low = moved[number] + half
    return moved


def room(
    spot: Spot, within: tuple[float, float], taken: Sequence[Bbox], lines: Sequence[Path]
) -> Bbox | None:
    """Find the best free box for a text near its point, within a top and a bottom, if any is."""
    best: tuple[float, Bbox] | None = None
    for cost, free in _boxes(spot, within):
        if best and cost >= best[0]:
            break
        if any(free.overlaps(other) for other in taken):
            continue
        crossed = sum(line.intersects_bbox(free, filled=False) for line in lines)
        if best is None or cost + CROSSING * crossed < best[0]:
            best = cost + CROSSING * crossed, free
    return best[1] if best else None


def _boxes(spot: Spot, within: tuple[float, float]) -> Iterator[tuple[float, Bbox]]:
    """Give the boxes a text may take, dearer and dearer: farther, to the side, below."""
    x, y = spot.point
    lefts = (x + MARKER - spot.width, x - spot.width / 2, x - MARKER)
    highest, lowest = within[0] + style.SIZE / 2, within[1] - style.SIZE / 2
    for away in takewhile(lambda far: far < lowest - highest + style.SIZE, count(0, 2)):
        for below, (side, left) in product((0, 1), enumerate(lefts)):
            middle = y + (ABOVE + away) * (1 if below else -1)
            if highest <= middle <= lowest:
                yield away + side / 3 + below * BELOW, box(left, middle, spot.width, style.SIZE)
