"""Which rows of a sheet are no data."""

import pytest

from reports.intake.cells import Cell
from reports.intake.rows import is_note, is_numbering, is_total


@pytest.mark.parametrize(
    "row", [[1.0, 2.0], [1.0, 2.0, 4.0], [2.0, 3.0, 4.0], ["a", "b", "d"], ["x"], [], [1.0, "A", 3]]
)
def test_numbers_of_data_are_data(row: list[Cell]) -> None:
    """A row that does not count from one through at least three cells is data."""
    assert not is_numbering(row)


@pytest.mark.parametrize(
    "row",
    [
        *(
            ["JUMLAH", "", 9.0],
            ["", "TOTAL", 9.0],
            ["Grand Total", "", 9.0],
            ["SUB TOTAL :", "", 9],
        ),
        *(["Subtotal", "", 9.0], ["Rata-rata", "", 4.5], ["", "Rata - Rata per SKPD", 4.5]),
        *(["Jumlah Keseluruhan", "Dinas A", 9.0], ["TOTAL (A+B)", "x", 9.0], [81.0, "JUMLAH", 9.0]),
        *(["Jumlah Dinas Kesehatan", "", 9.0], ["Jumlah I + II", "x", 9.0], ["\u200bTotal", "", 9]),
        *(["Total Realisasi (Rp)", "x", 9.0],),
    ],
)
def test_totals_are_known(row: list[Cell]) -> None:
    """A row whose first words say so is a total."""
    assert is_total(row, (0, 1))


@pytest.mark.parametrize(
    "row",
    [
        *(
            ["Total Station Topcon", "Dinas PU", 9.0],
            ["Dinas A", "Jumlah", 9.0],
            ["Totalitas", "", 1],
        ),
        *(["Dinas A", 9.0], [1.0, 2.0], [], ["", None], ["Jumlahnya besar", "Dinas A", 1.0]),
    ],
)
def test_data_are_no_totals(row: list[Cell]) -> None:
    """A package or a unit whose name only begins like a total is data."""
    assert not is_total(row, (0, 1))


@pytest.mark.parametrize(
    "label",
    [
        *("Sumber: LKPP", "Sumber data : SPSE", "Catatan", "Keterangan :", "*) angka sementara"),
        *("Dicetak pada 5 Januari 2024", "Mengetahui,", "NIP. 197010101998031001", "Ket.: x"),
        *("Jakarta, 5 Januari 2024", "Pontianak,  Desember 2023"),
    ],
)
def test_notes_are_known(label: str) -> None:
    """The usual beginnings of what stands under a table."""
    assert is_note(["", label])
    assert not is_note([label, 5.0])


@pytest.mark.parametrize("label", ["Sumber Daya Air", "Dinas Sosial", "Notebook", "Nipah, Desa"])
def test_names_are_no_notes(label: str) -> None:
    """The name of an office or of a package is no note."""
    assert not is_note([label])
