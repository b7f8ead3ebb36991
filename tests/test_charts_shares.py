"""Bars of 100 percent: proportions, the part that is not known, names of parts."""

import pytest

from charts import style
from charts.exceptions import ChartError
from charts.model import Notes, Split
from charts.shares import share_bars
from tests.chart_svg import areas, box_of, texts

NOTES = Notes("Sumber: SPSE/LKPP", "Porsi menurut TKDN")
PARTS = ["TKDN tinggi", "Impor"]


def split(*values: float, unknown: float = 0, name: str = "Seluruh") -> Split:
    """Make a split bar."""
    return Split(name, values, ["enam puluh", "empat puluh"], "Rp10", unknown, "selebihnya")


def test_parts_are_shares_of_one_length() -> None:
    """Bars of other totals are equally long, and their parts keep their shares."""
    svg = share_bars([split(60, 40), split(3, 9, name="Dinas")], PARTS, NOTES)
    (one, other), (rest, last) = areas(svg, style.SHARES[0]), areas(svg, style.SHARES[1])
    whole = one.width + rest.width
    assert other.width + last.width == pytest.approx(whole)
    assert [one.width / whole, other.width / whole] == pytest.approx([0.6, 0.25])
    assert one.left == other.left


def test_what_is_not_known_is_a_hatched_part_of_the_whole() -> None:
    """Twenty of a hundred that nobody knows take a fifth of the bar."""
    svg = share_bars([split(50, 30, unknown=20)], PARTS, NOTES, "Tidak diketahui")
    (part,) = areas(svg, style.UNKNOWN)
    assert part.width == pytest.approx(0.4 * areas(svg, style.SHARES[0])[0].width)
    assert {"Tidak diketahui", "selebihnya"} <= set(texts(svg))


def test_a_part_that_is_not_known_needs_a_name() -> None:
    """A hatched part that nobody explains is not drawn."""
    with pytest.raises(ChartError, match="'Seluruh' is not known"):
        share_bars([split(1, 1, unknown=1)], PARTS, NOTES)


def test_names_stand_above_the_first_bar_in_the_order_of_its_parts() -> None:
    """The parts are named directly, without a key."""
    svg = share_bars([split(60, 40)], PARTS, NOTES)
    high, low = (box_of(svg, name) for name in PARTS)
    bar = areas(svg, style.SHARES[0])[0]
    assert high.bottom < bar.top
    assert high.right < low.left
    assert len(areas(svg, style.SHARES[0])) == 1


def test_a_key_names_parts_that_the_first_bar_hardly_has() -> None:
    """A part of nothing cannot be named by a line to it."""
    svg = share_bars([split(60, 0), split(1, 1, name="Dinas")], PARTS, NOTES)
    key = areas(svg, style.SHARES[1])[0]
    assert key.bottom < areas(svg, style.SHARES[0])[1].top
    assert set(PARTS) <= set(texts(svg))


def test_a_text_that_does_not_fit_its_part_is_left_out() -> None:
    """The text of a narrow part would stand on its neighbour's."""
    assert "empat puluh" not in texts(share_bars([split(99, 1)], PARTS, NOTES))


def test_without_an_amount_there_is_no_bar() -> None:
    """Only the text says that there is nothing to split."""
    empty = Split("Biro Hukum", [0, 0], ["", ""], "tidak ada data")
    svg = share_bars([split(60, 40), empty], PARTS, NOTES)
    assert len(areas(svg, style.SHARES[0])) == 1
    assert "tidak ada data" in texts(svg)


@pytest.mark.parametrize("value", [-1, float("nan")])
def test_an_amount_that_has_no_share_is_an_error(value: float) -> None:
    """A negative amount has no share of a whole."""
    with pytest.raises(ChartError, match="cannot show"):
        share_bars([split(1, value)], PARTS, NOTES)


def test_texts_and_values_are_one_for_each_part() -> None:
    """A bar with more values than parts is refused by its name."""
    with pytest.raises(ChartError, match="'Seluruh': 2 were expected, 3 given"):
        share_bars([split(1, 2, 3)], PARTS, NOTES)


def test_more_parts_than_looks_are_an_error() -> None:
    """Seven parts could not be told apart."""
    with pytest.raises(ChartError, match="at most 6 parts, 7 given"):
        share_bars([split(1, 2)], ["x"] * 7, NOTES)
