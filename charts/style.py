"""The look of every chart: sizes in points, colours, the font, matplotlib's settings."""

from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

import matplotlib

WIDTH = 160 * 72 / 25.4
SIZE = 8.0
LEADING = 9.6
GAP = 4.0
BAR = 9.6
ROW = 13.0
NAME_WIDTH = 172.0
PLOT_HEIGHT = 190.0

FAMILY = "Arimo"
FONTS = {
    "normal": str(files("fontpkg_arimo") / "files" / "Arimo[wght].ttf"),
    "italic": str(files("fontpkg_arimo") / "files" / "Arimo-Italic[wght].ttf"),
}

INK = "#1a1a1a"
QUIET = "#595959"
GRID = "#d9d9d9"
PAPER = "#ffffff"


@dataclass(frozen=True, slots=True)
class Look:
    """How an area is filled, the colour of a text on it, and how its stripes lean, if it has any.

    Stripes have the edge's colour; a lean of 1 is a slash, -1 a backslash.
    """

    fill: str
    edge: str
    ink: str
    lean: int | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a series is drawn: colour, dashes and marker each tell it from the others."""

    colour: str
    dashes: Literal["-", "--", ":", "-."]
    marker: str
    width: float = 1.4


# Blue, orange, vermilion and green after Okabe and Ito. Neighbours differ in lightness or in
# stripes too, so that they stay apart in a black-and-white print.
PLAIN = Look("#22638f", "#22638f", PAPER)
PLAIN_INCOMPLETE = Look("#e6eff6", "#22638f", INK, lean=1)
HIGHLIGHT = Look("#e69f00", "#e69f00", INK)
HIGHLIGHT_INCOMPLETE = Look("#fdf3dc", "#a66f00", INK, lean=1)
PARTS = (
    Look("#22638f", "#22638f", PAPER),
    Look("#e69f00", "#e69f00", INK),
    Look("#e6eff6", "#22638f", INK, lean=1),
    Look("#00604a", PAPER, PAPER, lean=-1),
    Look("#d9d9d9", "#8c8c8c", INK),
    Look("#fbe6d8", "#b34f00", INK, lean=-1),
)
# Three bands from dark to light, then what is beside them.
SHARES = (
    Look("#174f77", "#174f77", PAPER),
    Look("#5b94bd", "#5b94bd", INK),
    Look("#d9e8f3", "#79a9cc", INK),
    Look("#00604a", PAPER, PAPER, lean=-1),
    Look("#e69f00", "#e69f00", INK),
    Look("#fbe6d8", "#b34f00", INK, lean=-1),
)
UNKNOWN = Look(PAPER, "#8c8c8c", INK, lean=1)
TRACK = Look(PAPER, "#8c8c8c", INK)
HEAT = (
    Look("#e9f1f8", PAPER, INK),
    Look("#bfd7e9", PAPER, INK),
    Look("#8ab5d5", PAPER, INK),
    Look("#37719d", PAPER, PAPER),
    Look("#0f3a5c", PAPER, PAPER),
)
MISSING = Look(PAPER, "#b3b3b3", INK, lean=1)
STROKES = (
    Stroke("#1a1a1a", "-", "o"),
    Stroke("#22638f", "--", "s"),
    Stroke("#b34f00", ":", "^"),
    Stroke("#00604a", "-.", "D"),
)

RISEN = Stroke("#22638f", "-", "^", 2.0)
FALLEN = Stroke("#b34f00", "--", "v")
SAME = Stroke("#8c8c8c", "-", "o", 0.8)
NEW = Stroke("#00604a", "-", "D", 2.0)
GONE = Stroke("#1a1a1a", ":", "X")

# Every setting is matplotlib's own default, whatever a matplotlibrc of the machine says; text
# stays text, and the identifiers in the SVG do not change from run to run.
SETTINGS: dict[Any, Any] = {
    **{name: value for name, value in matplotlib.rcParamsDefault.items() if name != "backend"},
    "svg.fonttype": "none",
    "svg.hashsalt": "p3dn",
}
