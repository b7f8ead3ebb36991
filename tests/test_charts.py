"""Charts: the same bytes each time, every text in place, nothing drawn that misleads."""

import os
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from charts import style
from charts.bars import ranked_bars, stacked_bars
from charts.exceptions import ChartError, GlyphError
from charts.lines import quarter_lines
from charts.model import Axis, Bar, Line, Notes, Stack
from charts.sheet import text_width, wrap

SVG = "{http://www.w3.org/2000/svg}"
SOURCE = "Sumber: SPSE/LKPP, data per 22 Desember 2022"
NOTES = Notes(SOURCE, "Nilai PDN menurut kabupaten", incomplete="Data belum lengkap")
QUARTERS = ["s.d. TW I", "s.d. TW II", "s.d. TW III", "s.d. TW IV"]
MINISTRIES = [
    "Kementerian Agraria dan Tata Ruang/Badan Pertanahan Nasional",
    "Kementerian Desa Pembangunan Daerah Tertinggal dan Transmigrasi RI",
    "Kementerian Kesehatan",
]


def tick_text(value: float) -> str:
    """Write a tick's value in the Indonesian way."""
    return f"{value:,.1f}".translate(str.maketrans(",.", ".,"))


AXIS = Axis("Nilai PDN (miliar rupiah)", tick_text)
SHARES = Axis("Porsi PDN terhadap realisasi (%)", lambda value: f"{value:g}%", reach=100)


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
        css = node.get("style", "")
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


def texts(svg: str) -> list[str]:
    """Give all texts of an SVG."""
    return [box.text for box in boxes(svg)]


def height(svg: str) -> float:
    """Give an SVG's height in points."""
    return float(root(svg).get("height", "").removesuffix("pt"))


def bars(values: Sequence[float | None], names: Sequence[str] = ("Kabupaten Sambas",)) -> list[Bar]:
    """Make bars of values, the names in turn."""
    return [
        Bar(names[n % len(names)], value, f"Rp{value} miliar", f"{n + 1}.", incomplete=n % 5 == 2)
        for n, value in enumerate(values)
    ]


def line(name: str, *values: float | None) -> Line:
    """Make a line with its texts."""
    return Line(name, values, [f"Rp{value} triliun" for value in values])


CHARTS = {
    "kabupaten": ranked_bars(bars([285.14, 201.33, 120.4, 61.02, 44.31, 16.69]), AXIS, NOTES),
    "ministries": ranked_bars(bars([9e4 * 0.8**n for n in range(49)], MINISTRIES), AXIS, NOTES),
    "one unit": ranked_bars(bars([812.55]), AXIS, NOTES),
    "only zeros": ranked_bars(bars([0, 0]), AXIS, NOTES),
    "ties at 99.8 %": ranked_bars(bars([99.8, 99.8, 13.3]), SHARES, NOTES),
    "over 100 %": ranked_bars(bars([180.5, 101.2, 99]), SHARES, NOTES),
    "bars up to a text's width": ranked_bars(
        bars([100 - n for n in range(0, 100, 3)]), AXIS, NOTES
    ),
    "a mark": ranked_bars(
        bars([95, 80, 20]), Axis("Porsi (%)", tick_text, 100, 80, "Target 80%"), NOTES
    ),
    "stacks": stacked_bars(
        [Stack(name, [50, 20, n], f"Rp{70 + n} miliar") for n, name in enumerate(MINISTRIES)],
        ["Tender", "E-purchasing", "Pencatatan nontender dan swakelola"],
        AXIS,
        NOTES,
    ),
    "lines": quarter_lines(
        QUARTERS,
        [
            line("Nilai", 0.21, 0.62, 1.08, 1.71),
            line("PDN", 0.18, 0.55, 0.97, 1.52),
            line("UMK", 0.05, 0.2, 0.41, 0.66),
        ],
        AXIS,
        NOTES,
    ),
    "lines close together": quarter_lines(
        QUARTERS,
        [
            line("Nilai pengadaan", 0.21, 0.62, 1.08, 1.1),
            line("Produk dalam negeri (PDN)", 0.21, 0.62, 1.08, 1.1),
            line("Usaha mikro dan kecil (UMK)", 0.2, 0.61, 1.07, 1.09),
            line("TKDN", 0, 0, 0, 0),
        ],
        AXIS,
        NOTES,
    ),
    "two quarters known": quarter_lines(
        QUARTERS,
        [line("Nilai", 0.21, 0.62, None, None), line("PDN", 0.2, 0.5, None, None)],
        AXIS,
        NOTES,
    ),
}


@pytest.mark.parametrize("name", CHARTS)
def test_no_text_is_cut(name: str) -> None:
    """Every text lies inside the chart."""
    bottom = height(CHARTS[name])
    for box in boxes(CHARTS[name]):
        assert box.left >= -0.2, box
        assert box.right <= style.WIDTH + 0.2, box
        assert box.top >= 0, box
        assert box.bottom <= bottom, box


@pytest.mark.parametrize("name", CHARTS)
def test_no_texts_overlap(name: str) -> None:
    """No two texts of a chart stand on each other."""
    found = boxes(CHARTS[name])
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            apart = (
                one.right <= other.left
                or other.right <= one.left
                or one.bottom <= other.top
                or other.bottom <= one.top
            )
            assert apart, (one, other)


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_160_mm_wide_and_says_what_it_shows_and_whence(name: str) -> None:
    """The width is the page's, the source stands at the foot, the title is the given alt text."""
    svg = CHARTS[name]
    assert float(root(svg).get("width", "").removesuffix("pt")) == pytest.approx(style.WIDTH)
    assert texts(svg)[-1] == SOURCE
    assert root(svg).findtext(f"{SVG}title") == NOTES.alt


def test_every_value_of_a_line_has_its_text() -> None:
    """All twelve values of three series stand in the chart."""
    found = texts(CHARTS["lines"])
    for value in (0.21, 0.62, 1.08, 1.71, 0.18, 0.55, 0.97, 1.52, 0.05, 0.2, 0.41, 0.66):
        assert f"Rp{value} triliun" in found


def test_every_bar_has_its_value_and_place() -> None:
    """Each bar's text and place stand in the chart, for the smallest bar too."""
    found = texts(CHARTS["ministries"])
    assert found.count("49.") == 1
    assert all(f"Rp{9e4 * 0.8**n} miliar" in found for n in range(49))


def test_decimals_are_drawn_as_the_numbers_they_are() -> None:
    """A Decimal gives the same bytes as the float of the same value."""
    exact = ranked_bars([Bar("Kota Pontianak", Decimal("112.5"), "112,5")], AXIS, NOTES)
    assert exact == ranked_bars([Bar("Kota Pontianak", 112.5, "112,5")], AXIS, NOTES)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """A new process with another hash seed and a matplotlibrc of its own gives the same SVG."""
    (tmp_path / "matplotlibrc").write_text("svg.fonttype: path\nsavefig.bbox: tight\n")
    script = (
        "import sys, tests.test_charts as t;"
        "sys.stdout.buffer.write(''.join(t.CHARTS.values()).encode())"
    )
    other = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[1],
        env={**os.environ, "MATPLOTLIBRC": str(tmp_path), "PYTHONHASHSEED": "7"},
    )
    assert other.stdout.decode() == "".join(CHARTS.values())


def test_signs_of_markup_and_mathematics_stay_text() -> None:
    """A name with $, &, <, _ and accents is in the chart letter for letter."""
    name = "Kab. $a_b$ & <b>É</b> ñ–^"
    assert name in texts(ranked_bars([Bar(name, 1, "1")], AXIS, NOTES))


@pytest.mark.parametrize("name", ["Kota 雪", "Kota 😀", "Kota\x07", "Kota\nB"])
def test_a_character_without_a_glyph_is_an_error(name: str) -> None:
    """A character that the font has not is named, not replaced by a box."""
    with pytest.raises(GlyphError, match=r"has no glyph for .* in 'Kota"):
        ranked_bars([Bar(name, 1, "1")], AXIS, NOTES)


def test_long_names_go_on_in_a_second_line() -> None:
    """A name is broken after a space or a slash, and nothing of it is lost."""
    lines = wrap(MINISTRIES[0], style.NAME_WIDTH)
    assert lines == ["Kementerian Agraria dan Tata Ruang/Badan", "Pertanahan Nasional"]


def test_a_word_wider_than_the_line_is_broken_anywhere() -> None:
    """No word is so long that it leaves its column."""
    lines = wrap("A" * 100, 50)
    assert "".join(lines) == "A" * 100
    assert max(map(text_width, lines)) <= 50


def test_bars_begin_at_zero_and_keep_the_values_proportions() -> None:
    """Half the value is half the length."""
    svg = ranked_bars([Bar("A", 10, "10"), Bar("B", 5, "5")], AXIS, NOTES)
    long, short = widths(svg, style.PLAIN.fill)[:2]
    assert short == pytest.approx(long / 2, rel=0.001)


def test_bars_keep_one_thickness() -> None:
    """More bars make a higher chart, not thinner bars."""
    few = height(ranked_bars(bars([3] * 2), AXIS, Notes(SOURCE, "")))
    many = height(ranked_bars(bars([3, 3]) * 10, AXIS, Notes(SOURCE, "")))
    assert many - few == pytest.approx(18 * style.ROW)


def test_a_missing_value_has_no_bar() -> None:
    """Missing is not zero: only the text stands there."""
    svg = ranked_bars([Bar("A", None, "tidak ada data"), Bar("B", 5, "5")], AXIS, NOTES)
    assert "tidak ada data" in texts(svg)
    assert len(widths(svg, style.PLAIN.fill)) == 2  # the bar of B and the ground of its text


def test_two_charts_of_one_reach_have_one_scale() -> None:
    """The axis goes at least as far as told, so that parts of a ranking compare."""
    high = ranked_bars([Bar("A", 100, "100")], AXIS, NOTES)
    low = ranked_bars([Bar("A", 50, "50")], Axis(AXIS.title, tick_text, reach=100), NOTES)
    assert widths(low, style.PLAIN.fill)[0] == pytest.approx(widths(high, style.PLAIN.fill)[0] / 2)


def widths(svg: str, fill: str) -> list[float]:
    """Give the widths of the rectangles filled with a colour."""
    found = []
    for node in root(svg).iter(f"{SVG}path"):
        if f"fill: {fill}" in node.get("style", ""):
            numbers = [part for part in node.get("d", "").split() if part not in "MLz"]
            found.append(float(numbers[2]) - float(numbers[0]))
    return found


def test_incomplete_bars_are_striped_and_explained() -> None:
    """A bar of incomplete data has another look, and the key says what it means."""
    svg = ranked_bars([Bar("A", 5, "5", incomplete=True)], AXIS, NOTES)
    assert NOTES.incomplete in texts(svg)
    assert style.PLAIN.fill not in svg.replace(f"stroke: {style.PLAIN.edge}", "")


def test_an_incomplete_bar_without_an_explanation_is_an_error() -> None:
    """Stripes that nobody explains are not drawn."""
    with pytest.raises(ChartError, match=r"notes\.incomplete"):
        ranked_bars([Bar("A", 5, "5", incomplete=True)], AXIS, Notes(SOURCE, ""))


def test_a_highlighted_bar_is_explained_only_where_there_is_one() -> None:
    """The key of the other colour stands with a highlighted bar and not without."""
    notes = Notes(SOURCE, "", highlight="Kabupaten pelapor")
    assert "Kabupaten pelapor" in texts(ranked_bars([Bar("A", 5, "5", "1.", True)], AXIS, notes))
    assert "Kabupaten pelapor" not in texts(ranked_bars([Bar("A", 5, "5")], AXIS, notes))


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf")])
def test_a_value_that_a_bar_cannot_show_is_an_error(value: float) -> None:
    """A bar from zero shows no negative and no endless value."""
    with pytest.raises(ChartError, match="cannot show"):
        ranked_bars([Bar("A", value, "x")], AXIS, NOTES)


def test_a_line_of_another_length_than_the_quarters_is_an_error() -> None:
    """A line without a value for each quarter is refused by its name."""
    with pytest.raises(ChartError, match="'PDN': 4 were expected, 2 given"):
        quarter_lines(QUARTERS, [line("PDN", 1, 2)], AXIS, NOTES)


def test_a_line_with_fewer_texts_than_values_is_an_error() -> None:
    """Every value needs its text."""
    with pytest.raises(ChartError, match="4 were expected, 1 given"):
        quarter_lines(QUARTERS, [Line("PDN", [1, 2, 3, 4], ["1"])], AXIS, NOTES)


def test_a_stack_of_another_length_than_the_parts_is_an_error() -> None:
    """A stack has one value for each part."""
    with pytest.raises(ChartError, match="2 were expected, 3 given"):
        stacked_bars([Stack("A", [1, 2, 3], "6")], ["Tender", "Nontender"], AXIS, NOTES)


@pytest.mark.parametrize("many", [0, 5])
def test_too_few_or_too_many_lines_are_an_error(many: int) -> None:
    """A chart has one to four lines, so that each has a look of its own."""
    with pytest.raises(ChartError, match=f"{many} given"):
        quarter_lines(QUARTERS, [line("PDN", 1, 2, 3, 4)] * many, AXIS, NOTES)


def test_a_line_of_which_nothing_is_known_is_an_error() -> None:
    """A line needs a point."""
    with pytest.raises(ChartError, match="No value of 'PDN'"):
        quarter_lines(QUARTERS, [line("PDN", None, None, None, None)], AXIS, NOTES)


def test_no_bars_are_an_error() -> None:
    """An empty chart is refused."""
    with pytest.raises(ChartError, match="at least one bar"):
        ranked_bars([], AXIS, NOTES)


def test_a_text_wider_than_the_chart_is_an_error() -> None:
    """A value's text that would be cut is refused."""
    with pytest.raises(ChartError, match="does not fit"):
        ranked_bars([Bar("A", 0, "9" * 200)], AXIS, NOTES)


@pytest.mark.parametrize("scale", [1, 5, 30, 200])
def test_values_near_zero_find_room_for_their_texts(scale: int) -> None:
    """Several series that are all low in a quarter are drawn, each value with its text."""
    rows = [
        (0.55, 3.4 / scale, 11.1, 15.8),
        (0.51, 3.0 / scale, 9.6, 13.6),
        (0.4, 2.0 / scale, 5.6, 7.8),
    ]
    texts = [[f"{n}.{q}" for q in range(4)] for n in range(3)]
    lines = [Line(f"L{n}", row, texts[n]) for n, row in enumerate(rows)]
    svg = quarter_lines(["1", "2", "3", "4"], lines, Axis("x", str), Notes("s", "a"))
    assert all(text in svg for row in texts for text in row)
