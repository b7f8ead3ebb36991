"""Bars of progress: lengths from zero, what goes beyond the whole, what is not known."""

import pytest

from charts import style
from charts.exceptions import ChartError
from charts.model import Axis, Notes, Progress
from charts.progress import progress_bars
from tests.chart_svg import areas, box_of, lines, texts

NOTES = Notes("Sumber: SPSE/LKPP", "Realisasi terhadap komitmen", highlight="Melampaui 100%")
AXIS = Axis("Realisasi (persen)", lambda value: f"{value:.0%}")
TARGET = Axis("Realisasi (persen)", lambda value: f"{value:.0%}", mark=0.8, mark_text="Target 80%")


def bar(share: float | None, text: str = "Rp13,10 triliun (82,60%)") -> Progress:
    """Make a bar of progress."""
    return Progress(f"Komitmen {share}", "Rp15,85 triliun", share, text)


def test_lengths_are_shares_of_the_line_at_100_percent() -> None:
    """The bar of 82.6 percent is 0.826 of the distance from zero to the line of 100 percent."""
    svg = progress_bars([bar(0.826)], AXIS, NOTES)
    (reached,) = areas(svg, style.PLAIN)
    (whole,) = lines(svg, style.INK, 0.6)
    assert reached.width == pytest.approx(0.826 * (whole.left - reached.left), rel=1e-4)


def test_what_goes_beyond_the_whole_has_its_own_look_and_is_explained() -> None:
    """Of 180.47 percent, 100 have the look of progress and 80.47 the other one."""
    svg = progress_bars([bar(1.8047)], AXIS, NOTES)
    (within,), (beyond, key) = areas(svg, style.PLAIN), areas(svg, style.HIGHLIGHT)
    assert beyond.left == within.right
    assert beyond.width == pytest.approx(0.8047 * within.width, rel=1e-4)
    assert key.top > beyond.bottom
    assert NOTES.highlight in texts(svg)


def test_nothing_is_explained_where_nothing_goes_beyond() -> None:
    """At exactly 100 percent no part has the other look, and the key is left out."""
    svg = progress_bars([bar(1)], AXIS, NOTES)
    assert not areas(svg, style.HIGHLIGHT)
    assert NOTES.highlight not in texts(svg)


def test_a_share_that_is_not_known_has_neither_bar_nor_frame() -> None:
    """An empty frame would say zero: of what is not known only the text is there."""
    svg = progress_bars([bar(None, "tidak diketahui"), bar(0, "Rp0")], AXIS, NOTES)
    assert not areas(svg, style.PLAIN)
    assert len(areas(svg, style.TRACK)) == 1
    assert {"tidak diketahui", "Rp0"} <= set(texts(svg))


def test_name_whole_and_text_of_every_bar_are_there() -> None:
    """The whole's amount stands below the name."""
    svg = progress_bars([bar(0.826)], AXIS, NOTES)
    assert box_of(svg, "Rp15,85 triliun").top > box_of(svg, "Komitmen 0.826").bottom
    assert "Rp13,10 triliun (82,60%)" in texts(svg)


def test_the_target_has_a_line_of_its_own_with_its_words() -> None:
    """The target's line stands at 80 of 100 percent."""
    svg = progress_bars([bar(0.5)], TARGET, NOTES)
    whole, target = lines(svg, style.INK, 0.6)
    left = areas(svg, style.PLAIN)[0].left
    assert target.left - left == pytest.approx(0.8 * (whole.left - left), rel=1e-4)
    assert {"Target 80%", "100%"} <= set(texts(svg))


def test_a_text_inside_a_bar_keeps_off_the_target() -> None:
    """The text moves before the line rather than stand on it."""
    svg = progress_bars([bar(0.826)], TARGET, NOTES)
    target = lines(svg, style.INK, 0.6)[1]
    assert box_of(svg, "Rp13,10 triliun (82,60%)").right < target.left


@pytest.mark.parametrize("share", [-0.1, float("nan"), float("inf")])
def test_a_share_that_cannot_be_drawn_is_an_error(share: float) -> None:
    """No bar from zero shows a negative or an endless share."""
    with pytest.raises(ChartError, match="cannot show"):
        progress_bars([bar(share)], AXIS, NOTES)
