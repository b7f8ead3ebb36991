"""Tables of shaded cells: shade by value, number in each cell, missing cells, blocks."""

import pytest

from charts import style
from charts.exceptions import ChartError
from charts.heat import heat_table
from charts.model import HeatRow, Notes, Shades
from tests.chart_svg import areas, box_of, height, texts

NOTES = Notes("Sumber: laporan kecamatan", "Produk per kecamatan")
SHADES = Shades([1, 5, 10], ["nol", "sedikit", "cukup", "tercapai"], "Belum dilaporkan")
QUARTERS = ["TW I", "TW II", "TW III", "TW IV"]


def row(name: str, *values: float | None, group: str = "") -> HeatRow:
    """Make a row of cells."""
    return HeatRow(name, values, ["–" if v is None else f"{v}" for v in values], group)


def shade_of(value: float) -> int:
    """Tell which of the five looks a cell of a value has."""
    svg = heat_table([row("Gambir", value)], ["TW I"], SHADES, NOTES)
    (found,) = [n for n, look in enumerate(style.HEAT) if len(areas(svg, look)) == 2]
    return found  # the cell and its key


def test_a_shade_begins_at_its_bound() -> None:
    """A value at a bound has the darker shade, one just below it the lighter."""
    shades = [shade_of(value) for value in (0, 1, 4.99, 5, 9, 10, 99999)]
    assert shades == [0, 2, 2, 3, 3, 4, 4]


def test_every_cell_holds_its_text() -> None:
    """Each number stands in the middle of its cell."""
    svg = heat_table([row("Gambir", 0, 7)], QUARTERS[:2], SHADES, NOTES)
    box, cell = box_of(svg, "7"), areas(svg, style.HEAT[3])[0]
    assert box.left + box.right == pytest.approx(cell.left + cell.right)
    assert cell.top < box.top < box.bottom < cell.bottom


def test_a_missing_cell_is_hatched_and_explained() -> None:
    """What is not known has no shade: a dash on white, with a key."""
    svg = heat_table([row("Gambir", None, 10)], QUARTERS[:2], SHADES, NOTES)
    assert len(areas(svg, style.MISSING)) == 2
    assert {"–", "Belum dilaporkan"} <= set(texts(svg))
    assert len(areas(svg, style.HEAT[0])) == 1  # in the key only


def test_nothing_missing_needs_no_explanation() -> None:
    """The key of missing cells stands only where there is one."""
    svg = heat_table([row("Gambir", 1)], QUARTERS[:1], SHADES, NOTES)
    assert "Belum dilaporkan" not in texts(svg)


def test_missing_cells_without_an_explanation_are_an_error() -> None:
    """Hatching that nobody explains is not drawn."""
    with pytest.raises(ChartError, match=r"shades\.missing"):
        heat_table([row("Gambir", None)], QUARTERS[:1], Shades([], ["ada"]), NOTES)


def test_44_rows_fill_half_a_page_in_two_blocks() -> None:
    """The second block stands beside the first, each with its heads."""
    rows = [row(f"Kecamatan {n}", 1, 2, 3, 4) for n in range(44)]
    svg = heat_table(rows, QUARTERS, SHADES, NOTES, 2)
    assert height(svg) < 350
    assert texts(svg).count("TW IV") == 2
    assert box_of(svg, "Kecamatan 22").top == box_of(svg, "Kecamatan 0").top
    assert box_of(svg, "Kecamatan 22").left > style.WIDTH / 2


def test_rows_of_a_group_stand_below_its_name_in_each_block() -> None:
    """A group that goes on in the second block is named again."""
    rows = [row(f"Kecamatan {n}", 1, group="Jakarta Timur") for n in range(4)]
    svg = heat_table(rows, QUARTERS[:1], SHADES, NOTES, 2)
    assert texts(svg).count("Jakarta Timur") == 2


@pytest.mark.parametrize(
    ("rows", "shades", "message"),
    [
        ([], SHADES, "at least one row"),
        ([row("Gambir", 1, 2)], SHADES, "'Gambir': 1 were expected, 2 given"),
        ([row("Gambir", float("nan"))], SHADES, "no shade"),
        ([row("Gambir", 1)], Shades([1, 2], ["a", "b"]), "one more than their bounds"),
        ([row("Gambir", 1)], Shades(range(5), "abcdef"), "1 to 5"),
        ([row("Gambir", 1)], Shades([2, 1], ["a", "b", "c"]), "rise"),
        ([row("Gambir", 10**30)], SHADES, "wider than its cell"),
    ],
)
def test_what_cannot_be_shaded_is_an_error(
    rows: list[HeatRow], shades: Shades, message: str
) -> None:
    """The message names what is wrong."""
    with pytest.raises(ChartError, match=message):
        heat_table(rows, ["TW I"], shades, NOTES)
