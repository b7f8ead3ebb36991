"""Reading charts back: the texts of an SVG with their room, the areas and lines on it."""

from typing import NamedTuple
from xml.etree import ElementTree

from charts import style
from charts.sheet import text_width
from charts.style import Look

SVG = "{http://www.w3.org/2000/svg}"


class Box(NamedTuple):
    """A text of an SVG and the room it takes."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def boxes(svg: str) -> list[Box]:
    """Measure every text of an SVG."""
    found = []
    for node in root(svg).iter(f"{SVG}text"):
        text = node.text or ""
        css = _css(node)
        slant = "italic" if "italic" in css else "normal"
        width = text_width(text, "italic" if slant == "italic" else "normal")
        part = {"start": 0.0, "middle": 0.5, "end": 1.0}[
            css.split("text-anchor: ")[1].split(";")[0]
        ]
        left = float(node.get("x", "")) - part * width
        y = float(node.get("y", ""))
        found.append(Box(text, left, y - 0.72 * style.SIZE, left + width, y + 0.21 * style.SIZE))
    return found


def root(svg: str) -> ElementTree.Element:
    """Parse an SVG."""
    return ElementTree.fromstring(svg)  # noqa: S314 - written by us just now


def _css(node: ElementTree.Element) -> str:
    """Give what a node looks like, as a style sheet would have it."""
    return "".join(f"{name}: {value}; " for name, value in node.attrib.items())


def texts(svg: str) -> list[str]:
    """Give all texts of an SVG."""
    return [box.text for box in boxes(svg)]


def height(svg: str) -> float:
    """Give an SVG's height in points."""
    return float(root(svg).get("height", "").removesuffix("pt"))


def widths(svg: str, fill: str) -> list[float]:
    """Give the widths of the rectangles filled with a colour."""
    found = []
    for node in root(svg).iter(f"{SVG}path"):
        if f"fill: {fill}" in _css(node):
            numbers = [part for part in node.get("d", "").split() if part not in "MLz"]
            found.append(float(numbers[2]) - float(numbers[0]))
    return found


class Area(NamedTuple):
    """A rectangle of a chart."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Give the width."""
        return self.right - self.left


def areas(svg: str, look: Look) -> list[Area]:
    """Give the rectangles of a look, in the order they were drawn."""
    return _boxes(svg, f"fill: {look.fill}; stroke: {look.edge};")


def lines(svg: str, colour: str, width: float) -> list[Area]:
    """Give the lines of a colour and a width, each as the box around it."""
    return _boxes(svg, f"stroke: {colour}; stroke-width: {width:g};")


def _boxes(svg: str, css: str) -> list[Area]:
    found = []
    for node in root(svg).iter(f"{SVG}path"):
        if css in _css(node):
            numbers = [float(part) for part in node.get("d", "").split() if part not in "MLz"]
            xs, ys = numbers[::2], numbers[1::2]
            found.append(Area(min(xs), min(ys), max(xs), max(ys)))
    return found


def box_of(svg: str, text: str) -> Box:
    """Give the room of a text that stands once in the chart."""
    (found,) = [box for box in boxes(svg) if box.text == text]
    return found
