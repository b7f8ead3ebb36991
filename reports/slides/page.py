"""What a slide shows, before it is drawn: one message, one thing that bears it out, its source."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from reports.figures import Figure


@dataclass(frozen=True, slots=True)
class Point:
    """A paragraph; ``lead`` are its first words, set off in bold."""

    text: str
    lead: str = ""

    @property
    def whole(self) -> str:
        """All its words."""
        return f"{self.lead} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Cover:
    """The first slide: lines under the title, and the source below."""

    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs, as a list or, if not ``listed``, as prose."""

    points: Sequence[Point]
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Card:
    """A key figure in a frame: its name, the figure, and the share of what."""

    name: str
    figure: str
    beside: str


@dataclass(frozen=True, slots=True)
class Cards:
    """Key figures; ``names`` heads their columns where they are too long for frames."""

    cards: Sequence[Card]
    names: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of a chart that belong together, and the colour of the theme they have."""

    name: str
    figures: Sequence[Figure | None]
    colour: str = "pdn"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its figures inside, to be edited; ``points`` beside it say what it means.

    ``bars`` lie and are read from the top, ``columns`` stand; ``own`` is the bar that is ours.
    """

    kind: Literal["bars", "columns"]
    title: str
    description: str
    names: Sequence[str]
    series: Sequence[Series]
    unit: Literal["rupiah", "share", "index"]
    axis: str
    own: int | None = None
    points: Sequence[Point] = ()
    thousands: int | None = None
    """By how many thousands amounts are divided where all have the one unit that the axis names;
    None if each has its own."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its part of the width, whether numbers stand in it."""

    heading: str
    width: float
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    description: str


Body = Cover | Text | Cards | Chart | Table


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its topic, its message as a whole sentence, what bears it out, its source.

    ``figures`` are those that it shows, for the speaker's notes; ``said`` stands there, too.
    """

    topic: str
    message: str
    body: Body
    source: Sequence[str]
    figures: Sequence[Figure] = field(default=())
    said: Sequence[str] = ()
    part: int = 1
    """Which of the slides it is that the message takes."""
