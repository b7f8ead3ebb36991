"""Moves between places: kinds told apart, order of rows, those with one place only."""

import pytest

from charts import style
from charts.exceptions import ChartError
from charts.model import Mover, MoveWords, Notes
from charts.slope import slope
from charts.style import Stroke
from tests.chart_svg import Area, box_of, boxes, lines, texts

NOTES = Notes("Sumber: SPSE/LKPP", "Perubahan peringkat")
HEADS = ("s.d. TW II", "s.d. TW III")
WORDS = MoveWords("Naik", "Turun", "Tetap", "Baru", "Keluar")
MOVERS = [
    Mover("Dinas Pendidikan", 1, 2),
    Mover("Dinas Kesehatan", 2, 1),
    Mover("Inspektorat", 3, 3),
    Mover("RSUD Tarakan", 4, None),
    Mover("Dinas Kebudayaan", None, 4),
]


def drawn(svg: str, stroke: Stroke) -> list[Area]:
    """Give the lines of a stroke, without that of the key, which comes last."""
    return lines(svg, stroke.colour, stroke.width)[:-1]


def test_every_kind_has_a_weight_or_dash_of_its_own_and_a_word() -> None:
    """Kinds differ without colour too, and each that occurs is explained."""
    svg = slope(MOVERS, HEADS, WORDS, NOTES)
    assert {"Naik", "Turun", "Tetap", "Baru", "Keluar"} <= set(texts(svg))
    strokes = [style.RISEN, style.FALLEN, style.SAME]
    assert len({(stroke.width, stroke.dashes) for stroke in strokes}) == 3
    kinds = [*strokes, style.NEW, style.GONE]
    assert len({stroke.marker for stroke in kinds}) == 5


def test_only_kinds_that_occur_are_explained() -> None:
    """Without newcomers there is no word for them."""
    assert "Baru" not in texts(slope(MOVERS[:3], HEADS, WORDS, NOTES))


def test_a_line_joins_the_rows_of_both_places() -> None:
    """The riser's line goes from the row of its old place to that of the new one."""
    svg = slope(MOVERS, HEADS, WORDS, NOTES)
    (line,) = drawn(svg, style.RISEN)
    old, new = [box for box in boxes(svg) if box.text == "Dinas Kesehatan"]
    assert old.top - new.top == pytest.approx(line.bottom - line.top)
    assert new.top < line.top < new.bottom
    assert old.top < line.bottom < old.bottom


def test_who_keeps_a_place_has_a_level_line() -> None:
    """Rows of one place are equally high in both columns."""
    (line,) = drawn(slope(MOVERS, HEADS, WORDS, NOTES), style.SAME)
    assert line.top == line.bottom


def test_who_has_one_place_only_is_named_in_one_column() -> None:
    """A newcomer stands at the right only, who left at the left only."""
    svg = slope(MOVERS, HEADS, WORDS, NOTES)
    assert box_of(svg, "RSUD Tarakan").right < style.WIDTH / 2
    assert box_of(svg, "Dinas Kebudayaan").left > style.WIDTH / 2
    assert texts(svg).count("Inspektorat") == 2


def test_units_of_one_place_have_rows_of_their_own() -> None:
    """Ties stand below each other, each with its place."""
    svg = slope([Mover("A", 1, 1), Mover("B", 1, 1)], HEADS, WORDS, NOTES)
    assert texts(svg).count("1.") == 4


@pytest.mark.parametrize(
    ("movers", "message"),
    [
        ([], "at least one unit"),
        ([Mover("A", None, None)], "'A' needs a place"),
        ([Mover("A", 0, 1)], "counted from 1"),
        ([Mover("A", 1, 2), Mover("A", 2, 1)], "twice"),
    ],
)
def test_what_is_no_move_is_an_error(movers: list[Mover], message: str) -> None:
    """The message names what is wrong."""
    with pytest.raises(ChartError, match=message):
        slope(movers, HEADS, WORDS, NOTES)
