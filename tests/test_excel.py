"""The workbook says what the model says, and is one that an office would send."""

import dataclasses
import datetime
import subprocess
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from reports import excel, pipeline, publishing
from reports.excel.page import Column, Page, Table, named
from reports.excel.trace import trace
from reports.excel.words import Words
from reports.exceptions import OutputError
from reports.floats import stored
from reports.period import Period
from reports.quarterly import QuarterlyReport
from reports.voice import Voice

HEADER = 6
"""The row of the header under link, title, period, source and notice."""
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"

Tenders = Callable[..., Path]


@pytest.fixture(scope="module")
def example_bytes(example_report: QuarterlyReport) -> bytes:
    """Return the example quarter's workbook."""
    return excel.workbook(example_report)


@pytest.fixture(scope="module")
def example_book(example_bytes: bytes) -> Workbook:
    """Return the example quarter's workbook, opened by another library."""
    return load_workbook(BytesIO(example_bytes), data_only=True)


def opened(path: Path) -> Workbook:
    """Return the workbook of a small input, opened."""
    return load_workbook(
        BytesIO(excel.workbook(pipeline.model([path], Period(2022, 2)))), data_only=True
    )


def sen(value: object) -> object:
    """Return a number that was read as exact rupiah and sen; any text as it is."""
    return (
        Decimal(str(value)).quantize(Decimal("0.01")) if isinstance(value, int | float) else value
    )


def column(sheet: Worksheet, heading: str) -> list[object]:
    """Return what stands under a heading, to the end of the sheet."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == heading:
                below = sheet.iter_rows(cell.row + 1, None, cell.column, cell.column)
                return [found[0].value for found in below]
    raise AssertionError(heading)


def test_rankings_hold_the_models_values(
    example_report: QuarterlyReport, example_book: Workbook
) -> None:
    """Every place, amount, share and completeness is the model's, unrounded."""
    for ranking in example_report.rankings:
        sheet = example_book[f"{ranking.category.code} {ranking.level}"]
        rows = sheet.iter_rows(HEADER + 1, HEADER + len(ranking.places), 1, 7, values_only=True)
        for place, (rank, _, name, code, value, share, complete) in zip(
            ranking.places, rows, strict=True
        ):
            assert (rank, name, code) == (place.rank, place.unit.name, place.unit.code)
            assert sen(value) == place.value.value
            assert share == pytest.approx(float(place.share.share or 0), rel=1e-15)
            assert complete == pytest.approx(float(place.complete.share or 0), rel=1e-15)


def test_realised_spending_holds_the_models_values(
    example_report: QuarterlyReport, example_book: Workbook
) -> None:
    """Every unit's amounts are exact to the sen, and unknown ones are the dash."""
    units = [scope for level in example_report.levels for scope in level.units.values()]
    for heading, part in (("Nilai transaksi (Rp)", "value"), ("Nilai UMK (Rp)", "umk")):
        *written, _ = column(example_book["Realisasi per Instansi"], heading)
        known = [getattr(scope.total, part).value for scope in units]
        assert [sen(value) for value in written] == ["–" if k is None else k for k in known]


def test_unknown_is_a_dash_and_never_zero(tenders: Tenders) -> None:
    """A unit whose UMK is never filled in has a dash; one with a known zero has 0."""
    book = opened(
        tenders(
            {"nilai_umk_kontrak": None},
            {"kd_klpd": "D202", "nama_klpd": "Kabupaten Lain", "nilai_umk_kontrak": 0},
        )
    )
    sheet = book["Realisasi per Instansi"]
    assert column(sheet, "Nilai UMK (Rp)") == ["–", 0, 0]
    assert column(sheet, "Persentase UMK") == ["–", 0, 0]
    assert column(book["Data"], "Nilai UMK") == ["–", 0]


def test_unit_without_a_place_is_listed_with_the_reason(tenders: Tenders) -> None:
    """Whoever has no place follows the others, with a dash for the place."""
    sheet = opened(tenders({"nilai_umk_kontrak": None}))["A2 Kabupaten"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[-1][:5] == ("–", 1, "Kabupaten Ketapang", "D201", "–")
    assert rows[-1][10] == "Nilai UMK tidak pernah diisi"


def test_shared_place_is_noted(tenders: Tenders) -> None:
    """Units of equal value share a place, and both rows say so."""
    sheet = opened(tenders({}, {"kd_klpd": "D202", "nama_klpd": "Kabupaten Lain"}))["A1 Kabupaten"]
    rows = list(sheet.iter_rows(HEADER, HEADER + 1, values_only=True))
    assert [(row[0], row[10]) for row in rows] == [(1, "Peringkat sama"), (1, "Peringkat sama")]


def test_text_stays_text(tenders: Tenders) -> None:
    """A name that looks like a formula, a number or an address is written as text."""
    names = ["=1+1", "007", "https://contoh.go.id"]
    book = opened(
        tenders(*({"kd_klpd": f"D{n}", "nama_klpd": name} for n, name in enumerate(names)))
    )
    sheet = book["Realisasi per Instansi"]
    cells = [row[2] for row in sheet.iter_rows(HEADER, sheet.max_row - 1)]
    assert sorted(str(cell.value) for cell in cells) == sorted(names)
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_same_report_same_bytes(example_report: QuarterlyReport, example_bytes: bytes) -> None:
    """The workbook depends on the report alone."""
    assert excel.workbook(example_report) == example_bytes


def test_properties_come_from_the_report(example_book: Workbook) -> None:
    """Title, publisher and date are the report's; the clock is not asked."""
    told = example_book.properties
    assert told.title == "Laporan Pelaksanaan Peningkatan Penggunaan Produk Dalam Negeri (P3DN)"
    assert str(told.creator).startswith("Pemerintah Provinsi Kalimantan Barat, ")
    assert told.subject == "s.d. Triwulan IV Tahun Anggaran 2022"
    assert told.created.date() == datetime.date(2022, 12, 22)


def test_audit_finds_nothing(example_bytes: bytes, tmp_path: Path) -> None:
    """The file is sound by the rules of its format, which opening it does not prove."""
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(example_bytes)
    assert OpenXmlValidator().validate(path).errors == []


def test_every_sheet_can_be_read_and_printed(example_book: Workbook) -> None:
    """Headers stay in sight and are repeated; a page is A4, numbered, and as wide as the sheet."""
    for sheet in example_book.worksheets:
        assert sheet.freeze_panes, sheet.title
        assert sheet.print_title_rows, sheet.title
        assert sheet.print_area, sheet.title
        setup = sheet.sheet_properties.pageSetUpPr
        assert setup is not None
        assert setup.fitToPage, sheet.title
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.page_setup.paperSize == 9
        assert "&P dari &N" in str(sheet.oddFooter.right)  # type: ignore[union-attr]


def test_findings_are_large_enough_in_print(example_book: Workbook) -> None:
    """The columns of all findings share the width of a page in letters of some 7 points."""
    sheet = example_book["Rincian Temuan"]
    widths = [column.width for column in sheet.column_dimensions.values()]
    assert (len(widths), sheet.page_setup.orientation) == (10, "landscape")
    assert sum(widths) < 200


def test_no_cell_is_merged_and_no_row_of_a_table_is_blank(example_book: Workbook) -> None:
    """Tables can be sorted, filtered and read by programs."""
    for sheet in example_book.worksheets:
        assert not sheet.merged_cells.ranges, sheet.title
    assert None not in column(example_book["Rincian Temuan"], "Kode")
    for name in ("Rincian Temuan", "Realisasi per Instansi", "Data"):
        (table,) = example_book[name].tables.values()
        assert table.autoFilter.ref


def test_contents_lead_to_every_sheet(example_book: Workbook) -> None:
    """Each other sheet is described once, and its link leads to it."""
    links = [
        cell for row in example_book["Isi"].iter_rows(max_col=1) for cell in row if cell.hyperlink
    ]
    assert [cell.value for cell in links] == example_book.sheetnames[2:]
    assert [cell.hyperlink and cell.hyperlink.location for cell in links] == [
        f"'{name}'!A1" for name in example_book.sheetnames[2:]
    ]


def test_every_ranking_has_a_chart_with_alternative_text(
    example_report: QuarterlyReport, example_bytes: bytes, example_book: Workbook
) -> None:
    """Whoever cannot see a chart hears what it shows."""
    with ZipFile(BytesIO(example_bytes)) as file:
        names = [name for name in file.namelist() if name.startswith("xl/drawings/drawing")]
        drawn = [ElementTree.fromstring(file.read(name)) for name in names]  # noqa: S314 - our own
    texts = [item.get("descr", "") for tree in drawn for item in tree.iter(f"{DRAWING}cNvPr")]
    assert len(texts) == len(example_report.rankings) + 4
    assert all(text.startswith(("Diagram batang mendatar: ", "Diagram garis: ")) for text in texts)
    for ranking in example_report.rankings:
        assert len(example_book[f"{ranking.category.code} {ranking.level}"]._charts) == 1  # type: ignore[attr-defined]  # noqa: SLF001


def test_no_chart_is_cut_where_it_is_printed(example_book: Workbook) -> None:
    """What is printed is as wide as the 900 pixels of a chart, at 7 a digit."""
    drawn = [sheet for sheet in example_book.worksheets if sheet._charts]  # type: ignore[attr-defined]  # noqa: SLF001
    assert len(drawn) > 10
    for sheet in drawn:
        widths: dict[int, float] = {}
        for item in sheet.column_dimensions.values():
            widths |= dict.fromkeys(range(item.min or 1, (item.max or 1) + 1), item.width)
        _, _, last, _ = range_boundaries(str(sheet.print_area).rpartition("!")[2])
        printed = [widths.get(place, 9.14) for place in range(1, (last or 1) + 1)]
        assert sum(printed) * 7 >= 900, sheet.title


def test_chart_draws_every_place(example_report: QuarterlyReport, example_bytes: bytes) -> None:
    """The bars are the cells of the ranking's own column, all of them."""
    places = len(example_report.ranking("A3", "Kabupaten").places)
    with ZipFile(BytesIO(example_bytes)) as file:
        charts = [file.read(name).decode() for name in file.namelist() if "charts/chart" in name]
    wanted = f"<c:f>'A3 Kabupaten'!$F${HEADER + 1}:$F${HEADER + places}</c:f>"
    assert sum(wanted in chart for chart in charts) == 1


def test_trace_names_files_and_rows(tenders: Tenders) -> None:
    """Few rows are listed; many are counted, and the text says who lists them."""
    few = pipeline.model([tenders({}, {}, {"kd_klpd": "D202", "nama_klpd": "Kabupaten Lain"})])
    found = {unit.code: scope.total for unit, scope in few.levels[0].units.items()}
    words = Words(Voice(few))
    assert trace(words, found["D201"]) == "[1] baris 2-3"
    assert trace(words, found["D202"]) == "[1] baris 4"
    others = [{"kd_klpd": "D201"}, {"kd_klpd": "D202", "nama_klpd": "Kabupaten Lain"}] * 60
    many = pipeline.model([tenders(*others)])
    total = next(iter(many.levels[0].units.values())).total
    assert trace(Words(Voice(many)), total) == "[1] 60 baris; nomornya di figures.json"


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("13714199150409.25", 13714199150409.25),
        ("69999999999999.99", 69999999999999.99),
        ("123456789012345.67", 123456789012346),
        ("1234567890123454.50", 1234567890123455),
        ("-1234567890123454.50", -1234567890123455),
        ("9007199254740991.00", 9007199254740991),
    ],
)
def test_amounts_keep_their_sen_as_far_as_a_cell_can(amount: str, expected: float) -> None:
    """What a cell cannot hold to the sen is rounded once, half up, to whole rupiah."""
    assert stored(Decimal(amount)) == expected


def test_amount_that_no_cell_can_hold_is_refused() -> None:
    """Nothing is written that is not the amount."""
    with pytest.raises(OutputError) as caught:
        stored(Decimal("99007199254740993.00"))
    assert caught.value.code == "E-161"


def test_share_is_the_exact_fractions_nearest_number() -> None:
    """A share is not rounded to what is shown."""
    assert stored(Fraction(1, 3)) == 1 / 3


def test_text_too_long_for_a_cell_is_refused(example_report: QuarterlyReport) -> None:
    """Excel would cut it silently."""
    settings = dataclasses.replace(example_report.settings, notice="x" * 32_768)
    with pytest.raises(OutputError) as caught:
        excel.workbook(dataclasses.replace(example_report, settings=settings))
    assert caught.value.code == "E-162"
    assert "Sampul" in caught.value.sentence("id")


def test_sheet_names_are_legal_and_unique() -> None:
    """Levels may have any name; two that are cut to the same one are numbered."""
    wanted = ["A1 Badan/Lembaga [BUMD]: 'x'", "A1 " + "Tingkat " * 6, "A1 " + "Tingkat " * 7, "isi"]
    pages = [Page(name, "", (), (Table((Column("A"),), ()),)) for name in wanted]
    assert [page.name for page in named(pages, taken="Isi")] == [
        "A1 Badan Lembaga BUMD x",
        "A1 Tingkat Tingkat Tingkat Ting",
        "A1 Tingkat Tingkat Tingkat Ti 2",
        "isi 2",
    ]


def test_quarter_alone_is_said(example_report: QuarterlyReport) -> None:
    """Only a cumulative report says s.d. (up to)."""
    alone = dataclasses.replace(example_report, cumulative=False, system="", as_of=None)
    book = load_workbook(BytesIO(excel.workbook(alone)), data_only=True)
    assert book["Isi"]["A2"].value == "Triwulan IV Tahun Anggaran 2022"
    assert book["Isi"]["A3"].value == "Sumber: berkas masukan (lihat lembar Sumber)"
    assert book.properties.created.date() == datetime.date(2022, 12, 31)


def test_libreoffice_prints_every_sheet(tenders: Tenders, tmp_path: Path) -> None:
    """Another office program opens the workbook, and the link back is not on paper."""
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(excel.workbook(pipeline.model([tenders({})])))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    printed = subprocess.run(
        ["pdftotext", "-layout", str(path.with_suffix(".pdf")), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert "Kabupaten Ketapang" in printed
    assert "Metode" in printed
    assert "Kembali ke daftar isi" not in printed


def test_too_many_cells_for_a_sheet_go_beside(tenders: Callable[..., Path], tmp_path: Path) -> None:
    """The other sheets hold the same values without formulas, and say where the data are."""
    path = tenders({}, {"nilai_kontrak": 50_000_000, "tgl_penetapan_pemenang": "2022-11-02"})
    whole = load_workbook(_made(path, tmp_path / "whole")[0], data_only=True)
    (path.parent / "p3dn.toml").write_text("[limits]\nsheet_rows = 1\n", "utf-8")
    book, *others = _made(path, tmp_path / "beside")
    still = load_workbook(book)
    assert [item.name for item in others] == ["data.csv", "data.parquet", "datapackage.json"]
    found = [cell for sheet in still for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in found if cell.data_type == "f"] == []
    assert any("data.parquet" in str(cell.value) for cell in found)
    for name in ("Ringkasan", "A1 Kabupaten"):
        assert _shown(still[name]) == _shown(whole[name])


def _shown(sheet: Worksheet) -> list[list[object]]:
    """Return what every cell shows; numbers as far as a cell's digits go."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [[f"{v:.14g}" if isinstance(v, int | float) else v for v in row] for row in rows]


def _made(path: Path, outputs: Path) -> list[Path]:
    """Make a report; return its workbook and what lies beside it for the workbook's sake."""
    _, files = publishing.report(publishing.Order([path.parent], outputs))
    wanted = (".xlsx", ".csv", ".parquet", "datapackage.json")
    return [item for item in files if item.name.endswith(wanted)]
