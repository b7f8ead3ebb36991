"""Lines against targets and a commitment: heights from zero, empty quarters, direct labels."""

from itertools import pairwise

import pytest

from charts import style
from charts.exceptions import ChartError
from charts.lines import quarter_lines
from charts.model import Axis, Line, Notes
from tests.chart_svg import box_of, lines, texts

NOTES = Notes("Sumber: SPSE/LKPP", "Realisasi terhadap komitmen")
QUARTERS = ["TW I", "TW II", "TW III", "TW IV"]
AXIS = Axis("Nilai (triliun rupiah)", lambda value: f"{value:g}", 0, 16, "Komitmen Rp16 triliun")
TARGETS = Line("Target", [4, 8, None, 12], ["Rp4", "Rp8", "", "Rp12"])
REALISED = Line("Realisasi", [2, 6, None, None], ["Rp2", "Rp6", "", ""])


def test_commitment_and_targets_stand_at_their_heights_from_zero() -> None:
    """A target of half the commitment is half as high."""
    svg = quarter_lines(QUARTERS, [REALISED], AXIS, NOTES, TARGETS)
    (commitment,) = lines(svg, style.INK, 0.9)
    zero = max(line.bottom for line in lines(svg, style.QUIET, 0.6) if line.width > 100)
    heights = [zero - target.top for target in lines(svg, style.QUIET, 2.2)]
    whole = zero - commitment.top
    assert heights == pytest.approx([whole / 4, whole / 2, whole * 3 / 4], rel=1e-4)


def test_targets_that_are_not_given_are_not_drawn() -> None:
    """Three targets of four give three short bars."""
    svg = quarter_lines(QUARTERS, [REALISED], AXIS, NOTES, TARGETS)
    assert len(lines(svg, style.QUIET, 2.2)) == 3


def test_quarters_to_come_keep_their_room() -> None:
    """Quarters without a value are named, at the same distance as the others."""
    svg = quarter_lines(QUARTERS, [REALISED], AXIS, NOTES, TARGETS)
    middles = [(box.left + box.right) / 2 for box in (box_of(svg, name) for name in QUARTERS)]
    steps = [b - a for a, b in pairwise(middles)]
    assert steps == pytest.approx([steps[0]] * 3, abs=0.01)


def test_every_value_and_name_stands_beside_its_point() -> None:
    """Names and values of line, targets and commitment are there, and no legend."""
    svg = quarter_lines(QUARTERS, [REALISED], AXIS, NOTES, TARGETS)
    wanted = {"Realisasi", "Target", "Komitmen Rp16 triliun", "Rp2", "Rp6", "Rp4", "Rp8", "Rp12"}
    assert wanted <= set(texts(svg))


@pytest.mark.parametrize("value", [15.9, 16, 16.1])
def test_the_text_of_a_line_that_ends_early_keeps_off_the_commitment(value: float) -> None:
    """Close to the line of the commitment the text stands below or above it."""
    line = Line("Realisasi", [2, value, None, None], ["Rp2", "akhir", "", ""])
    svg = quarter_lines(QUARTERS, [line], AXIS, NOTES)
    (commitment,) = lines(svg, style.INK, 0.9)
    for text in ("Realisasi", "akhir"):
        box = box_of(svg, text)
        assert box.bottom < commitment.top or box.top > commitment.top


def test_targets_need_one_value_for_each_quarter() -> None:
    """Targets of fewer quarters are refused by their name."""
    with pytest.raises(ChartError, match="'Target': 4 were expected, 1 given"):
        quarter_lines(QUARTERS, [REALISED], AXIS, NOTES, Line("Target", [1], ["1"]))


def test_targets_of_which_nothing_is_known_are_an_error() -> None:
    """Targets without a value are left out by the caller."""
    with pytest.raises(ChartError, match="No value of 'Target'"):
        quarter_lines(QUARTERS, [REALISED], AXIS, NOTES, Line("Target", [None] * 4, [""] * 4))
