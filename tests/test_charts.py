"""Charts: the same bytes each time, every text in place, nothing drawn that misleads."""

import os
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from charts import style
from charts.bars import extremes, ranked_bars, stacked_bars
from charts.exceptions import ChartError, GlyphError
from charts.heat import heat_table
from charts.lines import quarter_lines
from charts.model import (
    Axis,
    Bar,
    HeatRow,
    Line,
    Mover,
    MoveWords,
    Notes,
    Progress,
    Shades,
    Split,
    Stack,
)
from charts.progress import progress_bars
from charts.shares import share_bars
from charts.sheet import text_width, wrap
from charts.slope import slope
from tests.chart_svg import SVG, areas, box_of, boxes, height, lines, root, texts, widths

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


def bars(values: Sequence[float | None], names: Sequence[str] = ("Kabupaten Sambas",)) -> list[Bar]:
    """Make bars of values, the names in turn."""
    return [
        Bar(names[n % len(names)], value, f"Rp{value} miliar", f"{n + 1}.", incomplete=n % 5 == 2)
        for n, value in enumerate(values)
    ]


def line(name: str, *values: float | None) -> Line:
    """Make a line with its texts."""
    return Line(name, values, [f"Rp{value} triliun" for value in values])


def progress(name: str, share: float | None) -> Progress:
    """Make a bar of progress with its texts."""
    text = "tidak diketahui" if share is None else f"Rp13,10 triliun ({share:.2%})"
    return Progress(name, "Rp15,85 triliun", share, text)


def split(name: str, *values: float, unknown: float = 0, gap: bool = False) -> Split:
    """Make a split bar whose texts are the values."""
    texts = [f"nilai {value}" for value in values]
    return Split(name, values, texts, "Rp13,10 triliun", unknown, f"nilai {unknown}", gap)


def heat(name: str, *values: float | None, group: str = "") -> HeatRow:
    """Make a row of shaded cells; a missing value is an en dash."""
    return HeatRow(name, values, ["–" if v is None else f"{v}" for v in values], group)


PERCENT = Axis("Realisasi (persen)", lambda value: f"{value:.0%}", mark=0.8, mark_text="Target 80%")
COMMITMENT = Axis("Nilai kumulatif", tick_text, 0, 15.85, "Komitmen Rp15,85 triliun")
BANDS = ["TKDN ≥ 40%", "TKDN 25–<40%", "TKDN < 25%", "PDN non-TKDN", "Impor"]
UNKNOWN = "Tidak diketahui"
SHADES = Shades([1, 5, 10], ["0", "1–4", "5–9", "10 atau lebih"], "Belum dilaporkan")
WORDS = MoveWords("Naik", "Turun", "Tetap", "Baru masuk", "Tidak lagi masuk")
HEADS = ("s.d. TW II", "s.d. TW III")
DISTRICTS = [
    heat(f"Kecamatan {n}", *((n * q) % 13 or None for q in range(1, 5)), group=f"Kota {n // 10}")
    for n in range(44)
]

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
    "progress": progress_bars(
        [
            progress("Komitmen PDN dalam RAPBD", 0.826),
            progress("Rencana umum pengadaan produk dalam negeri", 0.447),
            progress("RUP PDN", 1.8047),
            progress("Pagu", None),
            progress("Nol", 0),
        ],
        PERCENT,
        NOTES,
    ),
    "progress far beyond": progress_bars(
        [progress("A", 12.5), progress("B", 1.5), progress("C", 0.0001)], PERCENT, NOTES
    ),
    "targets to come": quarter_lines(
        QUARTERS,
        [line("Realisasi PDN", 1.9, 5.6, 13.1, None)],
        COMMITMENT,
        NOTES,
        line("Target", 3.17, 6.34, 9.51, 12.68),
    ),
    "targets passed": quarter_lines(
        QUARTERS,
        [line("Realisasi PDN", 3.1, 8.6, 15.9, 28.6)],
        COMMITMENT,
        NOTES,
        line("Target", 3.17, 6.34, 9.51, 15.85),
    ),
    "close to a commitment": quarter_lines(
        QUARTERS,
        [line("Realisasi PDN", 3.1, 15.7, None, None)],
        COMMITMENT,
        NOTES,
        line("Target", None, None, 15.7, 15.85),
    ),
    "shares": share_bars(
        [split("Seluruh", 5.2, 2.9, 1.1, 3, 0.5, unknown=0.4, gap=True)]
        + [split(name, 5 - n, 2, 0.9, n, 0, unknown=n) for n, name in enumerate(MINISTRIES)],
        BANDS,
        NOTES,
        UNKNOWN,
    ),
    "shares with a key": share_bars(
        [split("Seluruh", 5, 0, 0.001, 3, 0.5), split("Tidak ada", 0, 0, 0, 0, 0)],
        BANDS,
        NOTES,
        UNKNOWN,
    ),
    "extremes": extremes(
        bars([99 - n for n in range(10)], MINISTRIES),
        bars([50 - 5 * n for n in range(10)], MINISTRIES),
        Axis("Porsi (%)", tick_text, 100, 80, "Target 80%"),
        NOTES,
        "22 perangkat daerah lainnya",
    ),
    "heat in two blocks": heat_table(
        DISTRICTS, ["TW I", "TW II", "TW III", "TW IV"], SHADES, NOTES, 2
    ),
    "heat of one row": heat_table([heat("Gambir", 40, 0, None)], BANDS[:3], SHADES, NOTES),
    "moves": slope(
        [Mover(f"Dinas {n}", n, n // 2 * 2 + 1 if n < 19 else None) for n in range(1, 21)]
        + [Mover(name, None, 21 + n) for n, name in enumerate(MINISTRIES)],
        HEADS,
        WORDS,
        NOTES,
    ),
    "one move": slope([Mover("Dinas Kesehatan", 1, 1)], HEADS, WORDS, NOTES),
    "only new": slope([Mover("Dinas Kesehatan", None, 1)], HEADS, WORDS, NOTES),
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


def test_incomplete_bars_are_striped_and_explained() -> None:
    """A bar of incomplete data has another look, and the key says what it means."""
    svg = ranked_bars([Bar("A", 5, "5", incomplete=True)], AXIS, NOTES)
    assert NOTES.incomplete in texts(svg)
    assert f'fill="{style.PLAIN.fill}"' not in svg


def test_charts_have_attributes_only() -> None:
    """WeasyPrint has no style sheet to match and no declarations to parse in a chart."""
    svg = ranked_bars([Bar('A style="fill: red"', 5, "5")], AXIS, NOTES)
    assert "<style" not in svg
    assert svg.count(" style=") == 1  # the name's own


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


def test_the_first_and_the_last_stand_on_one_scale_with_a_gap_between() -> None:
    """Lengths compare across the gap, in which stands who is left out."""
    svg = extremes([Bar("A", 100, "100")], [Bar("Z", 25, "25")], AXIS, NOTES, "22 lainnya")
    first, last = areas(svg, style.PLAIN)
    between = box_of(svg, "22 lainnya")
    assert last.width == pytest.approx(first.width / 4)
    assert first.bottom < between.top < between.bottom < last.top


@pytest.mark.parametrize("sides", [([], [Bar("Z", 1, "1")]), ([Bar("A", 1, "1")], [])])
def test_extremes_need_both_sides(sides: tuple[list[Bar], list[Bar]]) -> None:
    """A chart of the first and the last is refused where one of them is missing."""
    with pytest.raises(ChartError, match="needs bars of both"):
        extremes(*sides, AXIS, NOTES, "lainnya")


@pytest.mark.parametrize("value", [0.39, 0.40, 0.41, 0.46, 0.5])
def test_a_text_in_a_bar_keeps_off_the_mark(value: float) -> None:
    """A value's text inside its bar stands beside the line, not on it."""
    axis = Axis("Porsi UMKK (%)", tick_text, 1, 0.4, "Batas 40%")
    svg = ranked_bars([Bar("Dinas Kesehatan", value, "46,00%")], axis, NOTES)
    mark, text = lines(svg, style.INK, 0.6)[0].left, box_of(svg, "46,00%")
    assert text.right < mark or text.left > mark
