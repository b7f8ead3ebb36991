"""Where a table starts and ends, and which of its rows are no data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from reports.intake import layouts
from reports.intake.cells import Cell
from reports.intake.headings import LOOKED_AT, Area, Heading, end, find
from reports.intake.rows import is_note, is_numbering, is_total
from tests.conftest import EXAMPLE, ROOT

Rows = list[list[Cell]]

PLAIN: Rows = [["No", "SKPD", "Pagu", "PDN"], [1.0, "Dinas A", 5.0, 3.0], [2.0, "Dinas B", 4.0, ""]]

GROUPED: Rows = [
    ["No", "SKPD", "Rencana", "", "Realisasi", ""],
    ["", "", "PDN", "UMK", "PDN", "UMK"],
    [1.0, "Dinas A", 9.0, 8.0, 3.0, 1.0],
]
GROUPED_AREAS: list[Area] = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5)]
GROUPED_NAMES = (
    *("No", "SKPD", "Rencana › PDN", "Rencana › UMK"),
    *("Realisasi › PDN", "Realisasi › UMK"),
)


@dataclass(frozen=True)
class Known:
    """A layout that fits where all of its names are there."""

    names: tuple[str, ...]

    def positions(self, headings: Sequence[str]) -> dict[str, int]:
        """Return where its names stand."""
        return {name: place for place, name in enumerate(headings) if name in self.names}


def having(*names: str) -> Callable[[list[str]], Known | None]:
    """Return the recogniser of a layout with these names."""
    return lambda found: Known(names) if set(names) <= set(found) else None


def found(
    rows: Sequence[Sequence[Cell]], *names: str, merged: Sequence[Area] = ()
) -> Heading[Known]:
    """Return the heading that has these names; fail if there is none."""
    heading = find(rows, merged, having(*names))
    assert heading is not None
    return heading


def lower(areas: Sequence[Area], by: int) -> list[Area]:
    """Return merged areas so many rows further down."""
    return [(top + by, left, bottom + by, right) for top, left, bottom, right in areas]


def test_a_first_row_that_fits_is_enough() -> None:
    """Of a file whose first row is the heading, no other row is asked."""
    asked: list[list[str]] = []

    def fits(names: list[str]) -> Known:
        asked.append(names)
        return Known(("SKPD",))

    heading = find(PLAIN, [], fits)
    assert heading is not None
    assert (heading.first, heading.body) == (0, 1)
    assert asked == [["No", "SKPD", "Pagu", "PDN"]] * 2


def test_no_row_that_fits_is_no_table() -> None:
    """Nothing is guessed: a sheet whose names nobody knows has no headings."""
    assert find(PLAIN, [], having("Satuan Kerja")) is None
    assert find([], [], having("SKPD")) is None


@pytest.mark.parametrize(
    ("path", "body"),
    [(path, 1) for path in sorted(EXAMPLE.glob("*.xlsx"))]
    + [(path, 1) for path in sorted((ROOT / "tests" / "data").glob("*.xlsx"))],
    ids=lambda value: value.name if isinstance(value, Path) else "",
)
def test_real_exports_begin_in_their_first_row(path: Path, body: int) -> None:
    """What the systems export has its headings in the first row and data to the last one."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    heading = find(rows, [], layouts.recognise)
    assert heading is not None
    assert (heading.first, heading.body) == (0, body)
    assert end(rows, heading) == len(rows)
    assert not any(heading.repeats(row) or is_total(row) or is_note(row) for row in rows[1:])


def test_titles_and_blank_rows_stand_above() -> None:
    """Title, period and date of an export stand above the headings, with blank rows between."""
    titles: Rows = [["REKAPITULASI PDN"], ["Triwulan IV Tahun 2023"], ["Diunduh: 5 Januari 2024"]]
    heading = found([*titles, [], *PLAIN], "SKPD")
    assert (heading.first, heading.body, heading.names) == (4, 5, ("No", "SKPD", "Pagu", "PDN"))


def test_headings_far_down_are_not_looked_for() -> None:
    """Only the first rows are searched."""
    assert found([*[["x"]] * (LOOKED_AT - 1), *PLAIN], "SKPD").first == LOOKED_AT - 1
    assert find([*[["x"]] * LOOKED_AT, *PLAIN], [], having("SKPD")) is None


@pytest.mark.parametrize("merged", [GROUPED_AREAS, []], ids=["merged", "not merged"])
@pytest.mark.parametrize("signature", ["SKPD", "Realisasi › PDN"])
@pytest.mark.parametrize("above", [0, 2])
def test_two_rows_are_one_heading(signature: str, merged: list[Area], above: int) -> None:
    """The names of a column in two rows are joined from the top, with merged cells or without."""
    titles: Rows = [["REKAPITULASI"], []]
    rows = [*titles[:above], *GROUPED]
    heading = found(rows, signature, merged=lower(merged, above))
    assert (heading.first, heading.body) == (above, above + 2)
    assert heading.names == GROUPED_NAMES


@pytest.mark.parametrize("merged", [GROUPED_AREAS, []], ids=["merged", "not merged"])
def test_a_name_that_two_columns_share_is_no_name(merged: list[Area]) -> None:
    """A layout that knows only PDN does not fit where both Rencana and Realisasi have one."""
    assert find(GROUPED, merged, having("PDN")) is None


def test_each_column_gets_the_name_that_its_layout_knows() -> None:
    """A layout may know some columns by their joined names and others by their own."""
    areas = GROUPED_AREAS[:2]
    rows: Rows = [["No", "SKPD", "SIPD", "Komitmen"], ["", "", "Anggaran", "PDN"], [1.0, "A", 2, 1]]
    heading = found(rows, "SKPD", "SIPD › Anggaran", "PDN", merged=areas)
    assert (heading.body, heading.names) == (2, ("No", "SKPD", "SIPD › Anggaran", "PDN"))


def test_a_layout_may_know_the_lowest_names_alone() -> None:
    """Where a layout knows only the names in the last row, it is given those."""
    rows: Rows = [["", "", "Realisasi", ""], ["No", "SKPD", "PDN", "UMK"], [1.0, "A", 3.0, 1.0]]
    heading = found(rows, "SKPD", "PDN", "UMK", merged=[(0, 2, 0, 3)])
    assert (heading.body, heading.names) == (2, ("No", "SKPD", "PDN", "UMK"))


def test_a_layout_may_know_the_highest_names_alone() -> None:
    """Where units stand under the names, a layout may know the names without them."""
    rows: Rows = [["SKPD", "Pagu"], ["(nama)", "(Rp)"], ["Dinas A", 5.0]]
    heading = found(rows, "SKPD › (nama)", "Pagu › (Rp)")
    assert heading.body == 2
    heading = found(rows, "SKPD", "Pagu", merged=[(0, 0, 1, 0)])
    assert (heading.body, heading.names) == (2, ("SKPD", "Pagu"))


def test_a_group_above_the_row_that_fits_is_taken_in() -> None:
    """The names of groups above a row that fits alone are joined to it."""
    rows: Rows = [["", "", "Rencana", "", "Realisasi", ""], ["No", "SKPD", *["PDN", "UMK"] * 2]]
    heading = found([["REKAP"], *rows, [1.0, "A", 3.0, 1.0, 2.0, 1.0]], "SKPD")
    assert (heading.first, heading.body, heading.names) == (1, 3, GROUPED_NAMES)


def test_three_rows_are_one_heading() -> None:
    """Headings of three rows are joined too."""
    rows: Rows = [
        ["SKPD", "Realisasi", "", "", ""],
        ["", "PDN", "", "UMK", ""],
        ["", "Paket", "Nilai", "Paket", "Nilai"],
        ["Dinas A", 1.0, 2.0, 3.0, 4.0],
    ]
    areas = [(0, 0, 2, 0), (0, 1, 0, 4), (1, 1, 1, 2), (1, 3, 1, 4)]
    for signature in ("SKPD", "Realisasi › PDN › Nilai"):
        for merged in (areas, []):
            heading = found(rows, signature, merged=merged)
            assert heading.body == 3
            assert heading.names[1:3] == ("Realisasi › PDN › Paket", "Realisasi › PDN › Nilai")


def test_the_sipd_commitment_form() -> None:
    """The ministry's form names SIPD above ANGGARAN SIPD, beside codes in one merged cell."""
    rows: Rows = [
        ["KODE AKUN", "", "SIPD", "KOMITMEN NILAI PRODUK DALAM NEGERI(PDN)", "TKDN(%)"],
        ["", "", "ANGGARAN SIPD", "ANGGARAN PDN", ""],
        ["5", "1", 100.0, 80.0, 80.0],
    ]
    areas = [(0, 0, 1, 1), (0, 4, 1, 4)]
    heading = found(rows, "KODE AKUN", "SIPD › ANGGARAN SIPD", merged=areas)
    assert heading.body == 2
    assert heading.names[3:] == (
        "KOMITMEN NILAI PRODUK DALAM NEGERI(PDN) › ANGGARAN PDN",
        "TKDN(%)",
    )


def test_words_in_the_first_row_of_data_are_data() -> None:
    """A first row of data that holds words only is never taken for a heading."""
    rows: Rows = [["Kode", "SKPD", "Metode", ""], ["A", "Dinas A", "Tender", "catatan kami"]]
    heading = found(rows, "SKPD")
    assert (heading.body, heading.names) == (1, ("Kode", "SKPD", "Metode", ""))
    rows[1][3] = ""
    assert found(rows, "SKPD", merged=[(0, 2, 0, 3), (1, 2, 1, 3)]).body == 1


@pytest.mark.parametrize(
    "numbers",
    [
        [1.0, 2.0, 3.0, 4.0],
        ["1", "2", "3", "4"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["a", "b", "c", "d"],
        ["1", "2", "3", "4 = 3 / 2 x 100"],
    ],
)
def test_a_row_that_numbers_the_columns_is_no_data(numbers: list[Cell]) -> None:
    """The numbers of the columns, and blank rows around them, are passed over."""
    assert is_numbering(numbers)
    rows: Rows = [PLAIN[0], [], numbers, ["", ""], *PLAIN[1:]]
    heading = found(rows, "SKPD")
    assert (heading.body, heading.names) == (4, ("No", "SKPD", "Pagu", "PDN"))
    assert heading.repeats(numbers)


def test_headings_repeated_on_a_new_page_are_known() -> None:
    """Titles and headings that come again further down are told from data."""
    rows: Rows = [["REKAP"], [], *GROUPED]
    heading = found(rows, "SKPD", merged=lower(GROUPED_AREAS, 2))
    assert heading.repeats(["REKAP", "", "", "", "", ""])
    assert all(map(heading.repeats, GROUPED[:2]))
    assert not heading.repeats(GROUPED[2])
    assert not heading.repeats(["No", "Dinas No", *[""] * 4])
    assert not heading.repeats([])


def test_notes_and_signatures_end_a_table() -> None:
    """Source, notes and signatures under a table are no part of it; its total is."""
    rows: Rows = [
        *PLAIN,
        ["", "JUMLAH", 9.0, 3.0],
        ["Sumber: SPSE", "", "", ""],
        ["", "", "", ""],
        ["", "", "Jakarta, 5 Januari 2024", ""],
        ["", "", "Kepala Biro", ""],
    ]
    assert end(rows, found(rows, "SKPD")) == 4
    assert end(rows[:4], found(rows, "SKPD")) == 4


def test_a_last_row_with_little_in_it_is_data() -> None:
    """A unit that has handed in nothing yet still is a row of the table."""
    rows: Rows = [*PLAIN, ["", "Dinas C", "", ""]]
    assert end(rows, found(rows, "SKPD")) == len(rows)


TITLE = st.text(alphabet="ABCabc :-", min_size=1, max_size=20).map(lambda title: [title])
TITLES: st.SearchStrategy[list[list[Cell]]] = st.lists(
    st.one_of(st.just([]), TITLE),
    max_size=20,
)


@given(TITLES, st.sampled_from(["SKPD", "Realisasi › PDN"]), st.booleans())
def test_titles_never_change_what_is_found(
    titles: list[list[Cell]], signature: str, merged: bool
) -> None:
    """Whatever titles stand above a table, its names and its first row of data are the same."""
    areas = lower(GROUPED_AREAS, len(titles)) if merged else []
    heading = found([*titles, *GROUPED], signature, merged=areas)
    assert heading.names == GROUPED_NAMES
    assert (heading.first, heading.body) == (len(titles), len(titles) + 2)


CELL = st.one_of(st.none(), st.text(max_size=8), st.floats(), st.booleans(), st.just("No"))
ANY: st.SearchStrategy[list[list[Cell]]] = st.lists(st.lists(CELL, max_size=5), max_size=8)


@given(ANY, st.lists(st.tuples(*[st.integers(0, 9)] * 4), max_size=4))
def test_any_sheet_is_searched_without_harm(rows: Rows, merged: list[Area]) -> None:
    """Whatever a sheet holds, a heading is found in it or not, and data are after it."""
    heading = find(rows, merged, having("No"))
    if heading is not None:
        assert 0 <= heading.first < heading.body <= end(rows, heading) <= len(rows)
        assert "No" in heading.names
    for row in rows:
        is_total(row, (0, 9))
