"""Whether a text fits, by its measured length, and what goes onto a further slide if not.

Nothing is made smaller than a hall can read. Lines are measured in Arimo, as wide as Arial.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TypeVar

from fontTools.ttLib import TTFont

from reports.slides.page import Body, Card, Cards, Chart, Column, Point, Slide, Table, Text
from reports.slides.theme import (
    BESIDE,
    CARD,
    CARD_BESIDE,
    CARD_FIGURE,
    CARD_GAP,
    CARD_NAME,
    CARDS_AT,
    GAP,
    INDENT,
    MARGIN,
    TABLE,
    TEXT,
    TITLE,
    Box,
)

T = TypeVar("T")
STEPS = 20
LEADING = 1.2
"""The height of a line, in sizes of its letters."""
BOLD = 1.1
"""How much wider bold letters are, at most."""
AIR = 0.97
"""The part of a line that is counted on: programs break lines a little differently."""


def fitted(slide: Slide) -> Iterator[Slide]:
    """Yield the slide, or the several that it takes so that all of it can be read."""
    if not fits(slide.message, TITLE):
        slide = _untitled(slide)
    for number, body in enumerate(_bodies(slide.body), 1):
        yield replace(slide, body=body, part=number)


def _bodies(body: Body) -> Iterator[Body]:
    match body:
        case Text(points, listed):
            for group in split(points, TEXT, indent=INDENT if listed else 0):
                yield Text(group, listed)
        case Table():
            yield from tables(body)
        case Cards():
            yield from [body] if _framed(body) else tables(_tabled(body))
        case Chart():
            first, *rest = split(body.points, BESIDE, indent=INDENT) or [()]
            yield replace(body, points=first)
            yield from map(Text, rest)
        case _:
            yield body


def fits(text: str, box: Box) -> bool:
    """Whether a text fits into a box."""
    return lines(text, box.size, box.width, bold=box.bold) * box.size * LEADING <= box.height


def largest(texts: Sequence[str], box: Box, indent: float = 0) -> int:
    """Return the largest size in which paragraphs fit into a box, and at least its least."""
    for size in range(box.size, box.least, -2):
        if _height(texts, replace(box, size=size), indent) <= box.height:
            return size
    return box.least


def split(points: Sequence[Point], box: Box, indent: float) -> list[tuple[Point, ...]]:
    """Put paragraphs into groups that each fit into a box; one that alone is too long is parted."""
    box = replace(box, size=box.least)
    parts = [part for whole in points for part in _parted(whole, box, indent)]
    return _shared(parts, [_height([part.whole], box, indent) + GAP for part in parts], box.height)


def _shared(items: Sequence[T], heights: Sequence[float], room: float) -> list[tuple[T, ...]]:
    """Put items into as few groups as fit into the room each, and as even ones as there can be."""
    groups = _grouped(items, heights, room)
    fewest, least = len(groups), sum(heights) / max(len(groups), 1)
    for step in range(STEPS):
        even = _grouped(items, heights, least + (room - least) * step / STEPS)
        if len(even) == fewest:
            return even
    return groups


def _grouped(items: Sequence[T], heights: Sequence[float], room: float) -> list[tuple[T, ...]]:
    groups: list[tuple[T, ...]] = []
    used = 0.0
    for item, height in zip(items, heights, strict=True):
        if groups and used + height <= room:
            groups[-1] = (*groups[-1], item)
        else:
            groups.append((item,))
            used = 0.0
        used += height
    return groups


def lines(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Count the lines of a text, broken between words and within overlong ones."""
    return sum(_wrapped(part, size, width, bold=bold) for part in text.split("\n"))


def row_height(columns: Sequence[Column], cells: Sequence[str], *, bold: bool = False) -> float:
    """Return the height of a table's row in points."""
    whole = sum(column.width for column in columns)
    beside, above = MARGIN
    most = max(
        lines(text, TABLE.size, TABLE.width * column.width / whole - 2 * beside, bold=bold)
        for column, text in zip(columns, cells, strict=True)
    )
    return most * TABLE.size * LEADING + 2 * above


def _wrapped(text: str, size: float, width: float, *, bold: bool) -> int:
    scale = size * (BOLD if bold else 1) / (width * AIR)
    space = _advance(" ") * scale
    count, used = 1, 0.0
    for word in text.split(" "):
        needed = sum(map(_advance, word)) * scale
        if used and used + space + needed > 1:
            count, used = count + 1, 0.0
        count += int(needed)
        used += space + needed % 1
    return count


def _height(texts: Sequence[str], box: Box, indent: float) -> float:
    count = sum(lines(text, box.size, box.width - indent, bold=box.bold) for text in texts)
    return count * box.size * LEADING + GAP * (len(texts) - 1)


def _parted(point: Point, box: Box, indent: float) -> Iterator[Point]:
    """Yield a paragraph, in parts of whole words if it is longer than a slide."""
    words: list[str] = []
    lead = point.lead
    for word in point.text.split(" "):
        longer = Point(" ".join([*words, word]), lead)
        if words and _height([longer.whole], box, indent) + GAP > box.height:
            yield Point(" ".join(words), lead)
            words, lead = [], ""
        words.append(word)
    yield Point(" ".join(words), lead)


def _untitled(slide: Slide) -> Slide:
    """Let a message that is too long for a title begin the text, under its topic as the title."""
    begun = Point(slide.message)
    match slide.body:
        case Text(points) | Chart(points=points):
            body = replace(slide.body, points=(begun, *points))
            return replace(slide, message=slide.topic, topic="", body=body)
    return replace(slide, message=slide.topic, topic="", said=(slide.message, *slide.said))


def tables(table: Table) -> Iterator[Table]:
    """Yield a table in parts that each fit onto a slide under the header."""
    headings = [column.heading for column in table.columns]
    room = TABLE.height - row_height(table.columns, headings, bold=True)
    rows = [part for whole in table.rows for part in _cut(table.columns, whole, room)]
    for group in _shared(rows, [row_height(table.columns, row) for row in rows], room):
        yield replace(table, rows=group)


def _cut(columns: Sequence[Column], row: Sequence[str], room: float) -> Iterator[Sequence[str]]:
    """Yield a row, in parts of whole words if it is higher than a slide."""
    while row_height(columns, row) > room:
        cells = [_words(columns, place, text, room) for place, text in enumerate(row)]
        yield [first for first, _ in cells]
        row = [rest for _, rest in cells]
    yield row


def _words(columns: Sequence[Column], place: int, text: str, room: float) -> tuple[str, str]:
    """Return as many words of a cell as fit into a slide, and the others."""
    words = text.split(" ")
    blank = [""] * len(columns)
    count = len(words)
    while count > 1:
        blank[place] = " ".join(words[:count])
        if row_height(columns, blank) <= room:
            break
        count -= 1
    return " ".join(words[:count]), " ".join(words[count:])


def _framed(cards: Cards) -> bool:
    few = len(cards.cards) <= len(CARDS_AT)
    return few and all(map(_fits_frame, cards.cards))


def _fits_frame(card: Card) -> bool:
    parts = ((card.name, CARD_NAME), (card.beside, CARD_BESIDE))
    height = sum(_height([text], box, 0) + CARD_GAP for text, box in parts)
    return fits(card.figure, CARD_FIGURE) and height + CARD_FIGURE.height <= CARD


def _tabled(cards: Cards) -> Table:
    name, figure, beside = cards.names
    columns = (Column(name, 4), Column(figure, 3, number=True), Column(beside, 5))
    rows = [(card.name, card.figure, card.beside) for card in cards.cards]
    return Table(columns, rows, description=name)


@cache
def _advances() -> dict[str, float]:
    place = files("fontpkg_arimo") / "files" / "Arimo[wght].ttf"
    with place.open("rb") as file, TTFont(file, lazy=True) as font:
        widths, unit = font["hmtx"], font["head"].unitsPerEm
        return {chr(code): widths[name][0] / unit for code, name in font.getBestCmap().items()}


def _advance(letter: str) -> float:
    """Return the width of a letter, where the size of its letters is 1."""
    return _advances().get(letter, 1.0)
