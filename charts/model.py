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
class Axis:
    """The axis of values, which begins at zero: its title, its numbers, how far it goes at least.

    `mark` is a value at which a line stands across the bars, `mark_text` the words on that line.
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
