"""The door: what may come in, what it is, and what is wrong with it."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from reports import settings
from reports.exceptions import InputError
from reports.findings import Finding
from reports.intake import door, layouts
from reports.settings import Limits
from tests.conftest import EXAMPLE, TENDER

Make = Callable[..., Path]


def read(tmp_path: Path, *inputs: Path, limits: Limits | None = None) -> door.Intake:
    """Read inputs through the door."""
    facts = tmp_path / "facts"
    facts.mkdir(exist_ok=True)
    return door.read(inputs, limits or Limits(), facts)


def seen(findings: Sequence[Finding]) -> list[tuple[str, str, str]]:
    """Return rule, cell and value of each finding."""
    return [(finding.rule, finding.cell, finding.seen) for finding in findings]


def patched(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """Change a part of a workbook."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    assert old in parts[part]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content.replace(old, new) if name == part else content)
    return path


def test_example_files_are_recognised(tmp_path: Path) -> None:
    """The three workbooks of the example are known kinds, every row is read, nothing stops."""
    facts = tmp_path / "facts"
    facts.mkdir()
    intake = door.read([EXAMPLE], Limits(), facts, used=settings.files([EXAMPLE]))
    assert [(source.layout, source.rows) for source in intake.sources] == [
        ("SPSE Pencatatan Non Tender", 5115),
        ("SPSE Non Tender Selesai", 11319),
        ("SPSE Tender Selesai Nilai", 1427),
    ]
    assert intake.findings == ()


@pytest.mark.parametrize("layout", layouts.known(), ids=lambda layout: layout.name)
def test_layouts_are_recognised_in_any_order(layout: layouts.Layout) -> None:
    """Each layout recognises its own columns in any order and no other layout's."""
    headings = [names[-1] for names in layout.columns.values()] + list(layout.signature)
    for order in (headings, headings[::-1]):
        assert layouts.recognise(order) is layout
        assert layout.missing(layout.positions(order)) == []


@pytest.mark.parametrize(
    ("headings", "name"),
    [
        ("kd_nontender tgl_selesai_nontender status_nontender", "SPSE Non Tender Selesai"),
        ("kd_nontender tanggal_selesai_nontender", "SPSE Non Tender Selesai"),
        ("kd_swakelola_pct total_realisasi", "SPSE Pencatatan Swakelola"),
        ("kd_nontender_pct total_realisasi", "SPSE Pencatatan Non Tender"),
    ],
)
def test_column_names_of_2022_and_2025(headings: str, name: str) -> None:
    """The systems renamed columns over the years; both names are known."""
    layout = layouts.recognise(headings.split())
    assert layout is not None
    assert layout.name == name
    assert ("date" in layout.positions(headings.split())) == ("selesai" in headings)


def test_unknown_layout_stops(tmp_path: Path, workbook: Make) -> None:
    """A workbook with other columns is an error that shows its headings."""
    path = workbook([{"No": 1, "Uraian": "x"}])
    assert [(f.rule, f.seen) for f in read(tmp_path, path).findings] == [("F-102", "No, Uraian")]


def test_missing_columns_are_all_named(tmp_path: Path, workbook: Make) -> None:
    """Each column that is missing is named, and the file's rows are no facts."""
    row = {key: TENDER[key] for key in TENDER if key not in ("nilai_kontrak", "pagu")}
    intake = read(tmp_path, workbook([row]))
    assert [(f.rule, f.column) for f in intake.findings] == [
        ("F-103", "pagu"),
        ("F-103", "nilai_kontrak"),
    ]
    assert intake.sources == ()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"nilai_kontrak": "lima juta"}, ("F-104", "H3", "lima juta")),
        ({"nilai_pdn_kontrak": "1.234"}, ("F-113", "I3", "1.234")),
        ({"nilai_umk_kontrak": 1e17}, ("F-108", "J3", "100000000000000000")),
        ({"tgl_penetapan_pemenang": "besok"}, ("F-107", "F3", "besok")),
        ({"tahun_anggaran": "TA 2022"}, ("F-104", "A3", "TA 2022")),
        ({"nilai_kontrak": 1.005}, ("W-221", "H3", "1.005")),
    ],
)
def test_cells_that_cannot_be_used(
    tmp_path: Path, tenders: Make, change: dict[str, Any], found: tuple[str, str, str]
) -> None:
    """A cell that cannot be used is named with its address and what it holds."""
    assert seen(read(tmp_path, tenders({}, change, {})).findings) == [found]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"nilai_kontrak": "Rp 5.000,00"}, ("W-231", "H3", "Rp 5.000,00")),
        ({"nilai_pdn_kontrak": "2,2 M"}, ("W-232", "I3", "2,2 M")),
        ({"tgl_penetapan_pemenang": 44700}, ("W-233", "F3", "44700")),
        ({"kd_tender": 1.97010181998031e17}, ("W-234", "E3", "197010181998031000")),
    ],
)
def test_cells_that_are_read_with_a_word(
    tmp_path: Path, tenders: Make, change: dict[str, Any], found: tuple[str, str, str]
) -> None:
    """A cell that reads one way only is read, and said with its address and what it holds."""
    intake = read(tmp_path, tenders({}, change, {}))
    assert seen(intake.findings) == [found]
    assert intake.sources[0].rows == 3


def test_many_numbers_stored_as_text_are_told_once(tmp_path: Path, tenders: Make) -> None:
    """A column of numbers as text is one finding, of its first cell, with the number of cells."""
    intake = read(tmp_path, tenders(*[{"nilai_kontrak": f"Rp {n}.000.000"} for n in range(1, 40)]))
    assert [(f.rule, f.cell, f.rows) for f in intake.findings] == [("W-231", "H2", 39)]


def titled(tmp_path: Path, *rows: Sequence[object]) -> Path:
    """Write a recapitulation with whatever stands around it."""
    path = tmp_path / "rekap.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    return path


RECAP = ("Satuan Kerja", "Pagu Pengadaan", "Total RUP Terumumkan")


def test_titles_numbers_totals_and_notes_around_a_table(tmp_path: Path) -> None:
    """A table is found under its title; totals, headings again and notes are told, and no data."""
    file = titled(
        tmp_path,
        ["REKAPITULASI RUP"],
        ["per 21 April 2026"],
        [],
        RECAP,
        ["(1)", "(2)", "(3)"],
        ["Dinas Kesehatan", 100, 90],
        [],
        RECAP,
        ["Dinas Pendidikan", 200, 200],
        ["JUMLAH", 300, 290],
        [],
        ["Sumber: SiRUP"],
    )
    intake = read(tmp_path, file)
    assert [source.rows for source in intake.sources] == [2]
    rows = intake.sources[0].facts.read_text("utf-8").splitlines()
    assert [row.partition(",")[0] for row in rows] == ["6", "9"]
    assert [(f.rule, f.cell) for f in intake.findings] == [
        ("W-235", "A10"),
        ("W-237", "A8"),
        ("W-236", "A12"),
    ]


def test_a_heading_twice_is_refused(tmp_path: Path) -> None:
    """Of two columns with the same heading none is taken."""
    file = titled(tmp_path, (*RECAP, "pagu pengadaan"), ["A", 100, 90, 120])
    found = [f for f in read(tmp_path, file).findings if f.stops]
    assert [(f.rule, f.cell, f.other) for f in found] == [("F-143", "D1", "B")]


def test_a_total_that_is_not_the_sum_of_its_rows(tmp_path: Path) -> None:
    """The last total is compared with the rows above it, column by column."""
    file = titled(tmp_path, RECAP, ["A", 100, 90], ["B", 200, 200], ["JUMLAH", 300, 280])
    found = [f for f in read(tmp_path, file).findings if f.rule == "W-268"]
    assert [(f.cell, f.seen, f.other) for f in found] == [("C4", "280", "290")]


def test_error_cell_is_found(tmp_path: Path, tenders: Make) -> None:
    """#DIV/0! in a column that counts is an error, not an empty cell."""
    path = patched(
        tenders({}, {}), "xl/worksheets/sheet1.xml",
        b'<c r="H3"><v>100000000</v></c>', b'<c r="H3" t="e"><v>#DIV/0!</v></c>',
    )  # fmt: skip
    assert seen(read(tmp_path, path).findings) == [("F-105", "H3", "#DIV/0!")]


def test_formula_without_value_is_found(tmp_path: Path, tenders: Make) -> None:
    """A formula whose result was never stored is an error, not an empty cell."""
    path = patched(
        tenders({}, {}), "xl/worksheets/sheet1.xml",
        b'<c r="I3"><v>80000000</v></c>', b'<c r="I3"><f>H3*0.8</f></c>',
    )  # fmt: skip
    assert seen(read(tmp_path, path).findings) == [("F-106", "I3", "=H3*0.8")]


def test_formula_with_value_is_read(tmp_path: Path, tenders: Make) -> None:
    """A formula with a stored result is a number like any other."""
    path = patched(
        tenders({}, {}), "xl/worksheets/sheet1.xml",
        b'<c r="I3"><v>80000000</v></c>', b'<c r="I3"><f>H3*0.8</f><v>80000000</v></c>',
    )  # fmt: skip
    assert read(tmp_path, path).findings == ()


def csv_file(tmp_path: Path, text: str | bytes, name: str = "realisasi.csv") -> Path:
    """Write a CSV file."""
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


INAPROC = (
    "Nama Instansi,Kode Paket,Tahun Anggaran,Sumber Transaksi,Total Nilai (Rp),Nilai PDN (Rp)\n"
)


def test_csv_is_read_like_a_workbook(tmp_path: Path) -> None:
    """A portal export as CSV, with or without BOM and with other separators, is the same export."""
    text = INAPROC + '"KOTA BATAM",1,2026,Tokodaring,10.5,0\n'
    for name, content in {
        "a.csv": text.encode(),
        "b.csv": b"\xef\xbb\xbf" + text.encode() + b"\r\n",
        "c.csv": text.replace(",", ";").encode(),
        "d.csv": text.replace(",", "\t").encode(),
    }.items():
        intake = read(tmp_path, csv_file(tmp_path, content, name))
        assert intake.findings == ()
        assert [(s.layout, s.rows) for s in intake.sources] == [("INAPROC Data Realisasi", 1)]
        line = intake.sources[0].facts.read_text("utf-8").strip()
        assert line.endswith(",2026,,KOTA BATAM,,,,1,,,Toko Daring,,,,,10.50,0.00,")


def test_csv_row_that_slipped(tmp_path: Path) -> None:
    """A row with a separator too many is an error: its amounts would stand in the wrong columns."""
    path = csv_file(
        tmp_path, INAPROC + "KOTA BATAM,1,2026,Tender,5,5\nKOTA, BATAM,2,2026,Tender,5,5\n"
    )
    assert ("F-112", "A3", "7 / 6") in seen(read(tmp_path, path).findings)


@pytest.mark.parametrize(
    ("name", "content", "rule", "reason"),
    [
        ("empty.csv", b"", "F-109", ""),
        ("heading-only.csv", INAPROC.encode(), "F-109", ""),
        ("empty.xlsx", b"", "F-109", ""),
        ("html.xlsx", b"<html><table>", "F-101", "E-125"),
        ("truncated.xlsx", b"PK\x03\x04 and then nothing", "F-101", "E-125"),
        ("binary.csv", INAPROC.encode() + b"KOTA \x00,1,2026,Tender,5,5\n", "F-101", "E-126"),
        ("data.zip", b"PK\x03\x04", "F-110", ""),
    ],
)
def test_files_that_cannot_be_read(
    tmp_path: Path, name: str, content: bytes, rule: str, reason: str
) -> None:
    """A file that cannot be read is one clear finding with its name, in both languages."""
    findings = read(tmp_path, csv_file(tmp_path, content, name)).findings
    assert [(f.rule, f.reason, f.file) for f in findings] == [(rule, reason, name)]
    assert name in findings[0].what("id")
    assert name in findings[0].what("en")


def test_hostile_workbooks_are_contained(tmp_path: Path, tenders: Make) -> None:
    """A bomb, a hidden path, a far cell and an endless file each end in a sentence."""
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    climbing = tmp_path / "climbing.xlsx"
    with zipfile.ZipFile(climbing, "w") as book:
        book.writestr("xl/workbook.xml", b"x")
        book.writestr("../../etc/passwd", b"x")
    far = patched(
        tenders({}, name="far.xlsx"), "xl/worksheets/sheet1.xml",
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    )  # fmt: skip
    limits = Limits(memory_bytes=1_000_000_000, seconds=20)
    findings = read(tmp_path, bomb, climbing, far, limits=limits).findings
    assert [(f.file, f.rule, f.reason) for f in findings] == [
        ("bomb.xlsx", "F-101", "E-123"),
        ("climbing.xlsx", "F-101", "E-121"),
        ("far.xlsx", "F-101", "E-124"),
    ]


def test_limits_are_settings(tmp_path: Path, tenders: Make) -> None:
    """A file above the limit of the settings is refused with the limit."""
    findings = read(tmp_path, tenders({}), limits=Limits(file_bytes=1_000)).findings
    assert [(f.rule, f.reason) for f in findings] == [("F-101", "E-128")]


def test_same_file_twice(tmp_path: Path, tenders: Make) -> None:
    """The same bytes under two names would count twice: an error."""
    first = tenders({}, name="a.xlsx")
    (first.parent / "b.xlsx").write_bytes(first.read_bytes())
    findings = read(tmp_path, first.parent).findings
    assert [(f.rule, f.file, f.other) for f in findings] == [("F-111", "b.xlsx", "a.xlsx")]


def test_a_sheet_of_notes_is_a_warning(tmp_path: Path, tenders: Make) -> None:
    """A sheet that is not known beside one that is: a warning; a hidden one is read and told."""
    import openpyxl

    path = tenders({}, {})
    book = openpyxl.load_workbook(path)
    book.create_sheet("_metadata").append(["dibuat", "2022-12-22"])
    book["Data"].sheet_state = "hidden"
    book.active = 1
    book.save(path)
    intake = read(tmp_path, path)
    assert [(f.rule, f.sheet) for f in intake.findings] == [
        ("W-224", "Data"),
        ("W-220", "_metadata"),
    ]
    assert intake.sources[0].rows == 2


def test_folder_without_files(tmp_path: Path) -> None:
    """A folder with nothing to read, or one that does not exist, is an error with its name."""
    with pytest.raises(InputError) as caught:
        read(tmp_path, tmp_path)
    assert str(tmp_path) in caught.value.sentence("id")
    with pytest.raises(InputError):
        read(tmp_path, tmp_path / "nowhere")


def test_a_file_that_is_no_workbook_is_told(tmp_path: Path, tenders: Make) -> None:
    """A scan beside the data is not read, and that is said; alone it is nothing to report on."""
    path = tenders({})
    scan = path.parent / "scan.pdf"
    scan.write_bytes(b"%PDF")
    findings = read(tmp_path, path.parent).findings
    assert [(f.rule, f.file) for f in findings] == [("W-222", "scan.pdf")]
    with pytest.raises(InputError):
        read(tmp_path, scan)


def test_notes_and_lock_files_are_passed_over(tmp_path: Path, tenders: Make) -> None:
    """README, settings, hidden files and Excel's lock files are not data."""
    path = tenders({})
    for name in ("README.md", "p3dn.toml", ".hidden.xlsx", "~$tender.xlsx"):
        (path.parent / name).write_bytes(b"x")
    intake = read(tmp_path, path.parent)
    assert (intake.findings, len(intake.sources)) == ((), 1)
