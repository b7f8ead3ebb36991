"""The sheet a chart is drawn on: in points from the top left corner, y downwards, out as SVG."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from io import StringIO
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from charts import style
from charts.exceptions import ChartError, GlyphError
from charts.style import Look, Stroke

Align = Literal["left", "center", "right"]
Slant = Literal["normal", "italic"]

STRIPES = 3.6  # points from stripe to stripe
SLACK = 0.1  # points, for rounding
SHEET = re.compile(r" *<defs>\n *<style[^<]*</style>\n *</defs>\n")
EVERYWHERE = 'stroke-linejoin="round" stroke-linecap="butt"'
STYLE = re.compile(r'(<[a-z]+\b[^<>]*?) style="([^"]*)"')
DECLARED = re.compile(r"([a-z-]+): ([^;]+);? ?")
LEVEL = re.compile(r' transform="rotate\(-0 [^"]*\)"')
GROUP = re.compile(r' *<g id="[^"]*">\n( *<(?:path|text) [^>]*(?:/>|>[^<]*</text>)\n) *</g>\n')
RISE = 0.36  # half of a capital's height, as a part of the size


class Sheet:
    """A drawing of the charts' width; its height is known when everything is on it.

    Marks and texts go to matplotlib's renderer as they are: a Figure would bring axes, layouts and
    projections, which take longer to import than all charts to draw.
    """

    def __init__(self) -> None:
        self._marks: list[Artist] = []
        self._texts: list[Text] = []
        self._points = Affine2D()

    def area(self, x: float, y: float, width: float, height: float, look: Look) -> None:
        """Fill a rectangle from its top left corner."""
        box = Rectangle((x, y), width, height, facecolor=look.fill, edgecolor=look.edge)
        self._add(box, linewidth=0.6)
        if look.lean is not None:
            stripes = Path(*_stripes(x, y, width, height, look.lean))
            self._add(PathPatch(stripes, fill=False, edgecolor=look.edge), linewidth=0.6)

    def clear(self, x: float, y: float, width: float, fill: str = style.PAPER) -> None:
        """Clear room for a text that begins at x, its capitals centred on y."""
        height = style.BAR - 0.6
        box = Rectangle((x - 1, y - height / 2), width + 2, height, facecolor=fill)
        self._add(box, linewidth=0)

    def rule(
        self,
        xs: tuple[float, float],
        ys: tuple[float, float],
        colour: str,
        width: float = 0.6,
    ) -> None:
        """Draw a straight line."""
        self._add(Line2D(xs, ys, color=colour), linewidth=width)

    def series(self, xs: Sequence[float], ys: Sequence[float], stroke: Stroke) -> None:
        """Draw a series' line with a marker at each point."""
        line = Line2D(xs, ys, color=stroke.colour, linestyle=stroke.dashes, marker=stroke.marker)
        self._add(line, linewidth=stroke.width, markersize=4.5)

    def text(
        self,
        at: tuple[float, float],
        text: str,
        *,
        align: Align = "left",
        colour: str = style.INK,
        slant: Slant = "normal",
    ) -> None:
        """Write a line of text, its capitals centred on the point's y; it must fit the sheet."""
        x, y = at
        width = text_width(text, slant)
        start = x - width * {"left": 0, "center": 0.5, "right": 1}[align]
        if start < -SLACK or start + width > style.WIDTH + SLACK:
            raise ChartError(f"{text!r} does not fit the chart: give a shorter text.")
        place = start, y + RISE * style.SIZE
        written = Text(*place, text, fontproperties=_properties(slant), color=colour)
        written.set_transform(self._points)
        self._texts.append(written)

    def paragraph(
        self,
        at: tuple[float, float],
        lines: Sequence[str],
        *,
        align: Align = "left",
        colour: str = style.INK,
    ) -> None:
        """Write lines of text below each other, centred on the point's y."""
        x, middle = at
        for number, line in enumerate(lines):
            y = middle + (number - (len(lines) - 1) / 2) * style.LEADING
            self.text((x, y), line, align=align, colour=colour)

    def _add(self, artist: Artist, **sizes: float) -> None:
        """Add an artist above those before it and below all texts."""
        artist.set(transform=self._points, **sizes)
        self._marks.append(artist)

    def svg(self, height: float, title: str) -> str:
        """Give the SVG text of the sheet, cut to the height."""
        self._points.scale(1, -1).translate(0, height)
        about = {"Date": None, "Creator": None, "Format": None, "Type": None}
        out = StringIO()
        renderer = RendererSVG(style.WIDTH, height, out, metadata={**about, "Title": title})
        for mark in self._marks:
            mark.draw(renderer)
        for text in self._texts:  # where it stands is known: what lays a text out is passed by
            drawn = renderer.new_gc()
            drawn.set_foreground(text.get_color())
            x, y = text.get_position()
            font = text.get_fontproperties()
            renderer.draw_text(drawn, x, y, text.get_text(), font, 0.0, mtext=text)
        renderer.finalize()
        return _light(out.getvalue())


def text_width(text: str, slant: Slant = "normal") -> float:
    """Measure a line of text in points; a character without a glyph is an error.

    Letters are not kerned, because WeasyPrint sets the text of an SVG letter by letter.
    """
    try:
        return sum(_advance(character, slant) for character in text)
    except KeyError as error:
        character = error.args[0]
        raise GlyphError(
            f"The charts' font {style.FAMILY} has no glyph for {character!r} "
            f"(U+{ord(character):04X}) in {text!r}: change the text."
        ) from error


def wrap(text: str, width: float, slant: Slant = "normal") -> list[str]:
    """Break a text into lines of at most the width: after a space or a slash, else in a word."""
    lines = [""]
    for piece in re.findall(r"[^ /]*(?:/+ *| +|$)", text):
        if text_width((lines[-1] + piece).rstrip(" "), slant) <= width:
            lines[-1] += piece
        elif text_width(piece.rstrip(" "), slant) <= width:
            lines.append(piece)
        else:
            for character in piece:
                if text_width(lines[-1] + character, slant) > width:
                    lines.append("")
                lines[-1] += character
    return [line.strip(" ") for line in lines]


def _light(svg: str) -> str:
    """Write styles as attributes, those of all elements at the root, and no group around one mark.

    It looks the same, and WeasyPrint has no style sheet to match and no declarations to parse.
    """
    svg = SHEET.sub("", svg).replace("<svg ", f"<svg {EVERYWHERE} ", 1)
    svg = STYLE.sub(lambda found: found[1] + DECLARED.sub(r' \1="\2"', found[2]), svg)
    return GROUP.sub(r"\1", LEVEL.sub("", svg))


@cache
def _font(slant: Slant) -> tuple[FT2Font, frozenset[int]]:
    font = FT2Font(style.FONTS[slant])
    font.set_size(style.SIZE, 72)
    return font, frozenset(font.get_charmap())


@cache
def _advance(character: str, slant: Slant) -> float:
    font, characters = _font(slant)
    if ord(character) not in characters or unicodedata.category(character) == "Cc":
        raise KeyError(character)
    glyph = font.load_char(ord(character), flags=LoadFlags.NO_HINTING)
    return glyph.linearHoriAdvance / 65536


@cache
def _properties(slant: Slant) -> FontProperties:
    return FontProperties(
        family=style.FAMILY, style=slant, size=style.SIZE, fname=style.FONTS[slant]
    )


def _stripes(
    x: float, y: float, width: float, height: float, lean: int
) -> tuple[list[tuple[float, float]], list[int]]:
    """Give the ends of stripes across a rectangle, cut at its sides, and matplotlib's codes."""
    ends: list[tuple[float, float]] = []
    for step in range(int((width + height) / STRIPES) + 1):
        start = (step + 0.5) * STRIPES - height
        low, high = max(start, 0.0), min(start + height, width)
        for across in (low, high) if low < high else ():
            down = across - start if lean < 0 else height - across + start
            ends.append((x + across, y + down))
    return ends, [int(Path.MOVETO), int(Path.LINETO)] * (len(ends) // 2)
