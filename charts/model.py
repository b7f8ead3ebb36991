"""What a chart is made of: numbers to draw and the finished texts that stand beside them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

Number = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Bar:
    """A unit's bar: its name, value and the value's text; a missing value is None, never zero."""

    name: str
    value: Number | None
    text: str
    place: str = ""  # stands before the name, as "1."
    highlight: bool = False
    incomplete: bool = False


@dataclass(frozen=True, slots=True)
class Stack:
    """A unit's bar of several parts, one value for each part, and the text of their total."""

    name: str
    values: Sequence[Number]
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A series: a value and its text for each quarter; None for a quarter that is not known."""

    name: str
    values: Sequence[Number | None]
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Progress:
    """What of a whole was reached: 1 is all of it, and more than 1 may be reached.

    `whole` is the text of the whole's amount, which stands below the name, and `text` what was
    reached, as "Rp13,1 triliun (82,6%)"; a share that is not known is None.
    """

    name: str
    whole: str
    share: Number | None
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """A unit's whole, split into shares: an amount and a text for each part, and the total's text.

    `unknown` is the amount of which the part is not known. The bar has all of them as 100 percent;
    with no amount at all there is no bar, only the text. `gap` leaves room below, as after a total.
    """

    name: str
    values: Sequence[Number]
    texts: Sequence[str]
    text: str = ""
    unknown: Number = 0
    unknown_text: str = ""
    gap: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row of a table of shaded cells: a value, which decides the shade, and a text for each cell.

    A value that is not known is None. Rows of one `group` stand together below its name.
    """

    name: str
    values: Sequence[Number | None]
    texts: Sequence[str]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Shades:
    """What the shades of cells mean: the value at which each shade after the first begins.

    `texts` names every shade, from the lightest, and `missing` the cells whose value is not known.
    """

    bounds: Sequence[Number]
    texts: Sequence[str]
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Mover:
    """A unit's place before and now; None where it had or has none."""

    name: str
    before: int | None
    now: int | None


@dataclass(frozen=True, slots=True)
class Course:
    """A unit's places over some quarters; None where it had none, or it is not known."""

    name: str
    places: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class MoveWords:
    """What the five kinds of moves are called in the key."""

    risen: str
    fallen: str
    same: str
    new: str
    gone: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis of values, which begins at zero: its title, its numbers, how far it goes at least.

    `mark` is a value at which a line stands across the chart, `mark_text` the words on that line.
    """

    title: str
    tick_text: Callable[[float], str]
    reach: Number = 0
    mark: Number | None = None
    mark_text: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """The words around a chart: its source, what it shows, what a look of bars means."""

    source: str
    alt: str
    incomplete: str = ""  # of striped bars
    highlight: str = ""  # of bars in the other colour
