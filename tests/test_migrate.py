"""A filled-in workbook of an older version is carried to a newer one, and nothing is lost."""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from reports import workbook
from reports.commands import build
from reports.commands.language import chosen
from reports.excel import template as writer
from reports.excel.form import Row
from reports.intake import formats
from reports.intake.grid import Grid
from reports.intake.identity import check, identity
from reports.intake.raw import packed, unpacked
from reports.period import Period
from reports.settings import Limits
from reports.workbook import EXAMPLE, MARK, Column, Sheet, Template, plain
from tests.conftest import ROOT

FIRST = workbook.versions()[1]
BANDS = ("tkdn_40", "tkdn_25", "tkdn_below_25", "pdn_without_tkdn", "imported")
KEYS = ("unit_code", "unit_name", "channel")
PERIOD = Period(2023, 4)
IDENTITY: dict[str, Any] = {
    "unit_code": "D201",
    "unit_name": "Kabupaten Ketapang",
    "level": "Kabupaten",
    "as_of": datetime.date(2023, 12, 22),
    "source": "SPSE",
    "responsible": "Kepala Bagian Pengadaan",
}
ROW: dict[str, Any] = {
    "unit_code": "007",
    "unit_name": "Dinas Pendidikan",
    "group": "Dinas",
    "channel": "Tender",
    "packages": Decimal(3),
    "value": Decimal("13714199150409.25"),
    "pdn": Decimal("0.1"),
    "umk": Decimal(0),
    "union": Decimal("1140000000"),
}


def second() -> Template:
    """Return a version 2: two columns renamed, one new, one dropped, one sheet split off."""
    sheets = []
    for sheet in FIRST.sheets:
        columns = sheet.columns
        if sheet.table == "realisation":
            columns = tuple(_renamed(column) for column in columns if column.field not in BANDS)
        if sheet.table == "monitoring":
            columns = tuple(column for column in columns if column.field != "attendance")
        sheets.append(dataclasses.replace(sheet, columns=columns))
    carried: dict[str, Sequence[str]] = {"realisation.union": ["realisation.indicator_value"]}
    carried |= {f"realisation.{field}": [f"tkdn.{field}"] for field in BANDS}
    carried |= {f"realisation.{key}": [f"realisation.{key}", f"tkdn.{key}"] for key in KEYS}
    return dataclasses.replace(
        FIRST, version=2, sheets=(*sheets, _split_off()), carried=carried, title="Buku Kerja Baru"
    )


def _renamed(column: Column) -> Column:
    if column.field == "group":  # a new heading, and beside it a new column, in place of the old
        return dataclasses.replace(column, heading="Rumpun")
    if column.field == "union":
        return dataclasses.replace(
            column, field="indicator_value", heading="Nilai indikator kinerja"
        )
    return column


def _split_off() -> Sheet:
    (old,) = (sheet for sheet in FIRST.sheets if sheet.table == "realisation")
    columns = tuple(column for column in old.columns if column.field in (*KEYS, *BANDS))
    required = tuple(
        dataclasses.replace(column, required=column.field in (*KEYS, "tkdn_40"))
        for column in columns
    )
    note = dataclasses.replace(
        columns[0], field="remark", heading="Catatan TKDN", example="Sesuai sertifikat"
    )
    return dataclasses.replace(
        old, name="TKDN", table="tkdn", title="Rincian TKDN", columns=(*required, note)
    )


@pytest.fixture
def two_versions(monkeypatch: pytest.MonkeyPatch) -> Template:
    """Have the program know a second version; return it."""
    both = {1: FIRST, 2: second()}
    monkeypatch.setattr(workbook, "versions", lambda: both)
    return both[2]


def old_book(
    folder: Path, tables: Mapping[str, Sequence[Row]] | None = None, **changes: Any
) -> Path:
    """Write a filled-in workbook of version 1."""
    path = folder / "lama.xlsx"
    content = writer.workbook(FIRST, PERIOD, IDENTITY | changes, tables or {"realisation": [ROW]})
    path.write_bytes(content)
    return path


def run(*arguments: object) -> Result:
    """Run the command as a user would."""
    words = [str(argument) for argument in arguments]
    return CliRunner().invoke(build(chosen(words)), words, prog_name="p3dn")


def rows(path: Path, name: str) -> list[dict[str, Any]]:
    """Return what is filled in on a sheet, by heading."""
    sheet: Worksheet = load_workbook(path)[name]
    all_rows = list(sheet.iter_rows(values_only=True))
    header = next(at for at, row in enumerate(all_rows) if row[0] == MARK)
    example = next(at for at, row in enumerate(all_rows) if row[0] == EXAMPLE)
    headings = [plain(str(cell)) for cell in all_rows[header]]
    filled = [row for row in all_rows[example + 1 :] if any(cell is not None for cell in row)]
    return [
        {name: cell for name, cell in zip(headings, row, strict=True) if cell is not None}
        for row in filled
    ]


def test_renamed_columns_and_the_identity_are_carried(
    two_versions: Template, tmp_path: Path
) -> None:
    """Values stand under their new headings, amounts to the last digit, codes as text."""
    new = tmp_path / "baru.xlsx"
    result = run("migrate", old_book(tmp_path), "-o", new)
    assert result.exit_code == 0
    assert "versi 1 dipindahkan ke versi 2, 1 baris" in result.stdout
    assert rows(new, "Realisasi") == [
        {
            "kode perangkat daerah": "007",
            "perangkat daerah": "Dinas Pendidikan",
            "rumpun": "Dinas",
            "kanal": "Tender",
            "jumlah paket": 3,
            "nilai realisasi (rp)": 13714199150409.25,
            "nilai pdn (rp)": 0.1,
            "nilai umk (rp)": 0,
            "nilai indikator kinerja": 1140000000,
        }
    ]
    told = identity(formats.opened(new.read_bytes(), ".xlsx", Limits()))
    assert told is not None
    assert (told.version, told.template) == (2, two_versions)
    assert check(told, PERIOD, ["D201"]) == []
    assert "Tidak terbawa" not in load_workbook(new).sheetnames
    assert OpenXmlValidator().validate(new).errors == []


@pytest.mark.usefixtures("two_versions")
def test_a_split_sheet_repeats_keys_only_where_there_is_more(tmp_path: Path) -> None:
    """A row goes to the table that its values belong to; keys alone make no row."""
    banded = ROW | {"unit_name": "Dinas Kesehatan", "tkdn_40": Decimal(5)}
    new = tmp_path / "baru.xlsx"
    run("migrate", old_book(tmp_path, {"realisation": [ROW, banded]}), "-o", new)
    assert [row["perangkat daerah"] for row in rows(new, "Realisasi")] == [
        "Dinas Pendidikan",
        "Dinas Kesehatan",
    ]
    assert rows(new, "TKDN") == [
        {
            "kode perangkat daerah": "007",
            "perangkat daerah": "Dinas Kesehatan",
            "kanal": "Tender",
            "tkdn ≥ 40% (rp)": 5,
        }
    ]


@pytest.mark.usefixtures("two_versions")
def test_what_has_no_place_is_listed_and_kept(tmp_path: Path) -> None:
    """A dropped column, a column and a sheet of the office's own: all are there, and said."""
    meeting: Row = {
        "date": datetime.date(2023, 5, 2),
        "agenda": "Capaian",
        "attendance": Decimal(45),
    }
    old = old_book(tmp_path, {"monitoring": [meeting]})
    book = load_workbook(old)
    book["Kendala"]["J20"] = "catatan kami"
    book["Identitas"]["B30"] = datetime.datetime(2023, 1, 2, tzinfo=None)  # noqa: DTZ001
    book.create_sheet("Coretan")["B2"] = 12.5
    book.save(old)
    new = tmp_path / "baru.xlsx"
    result = run("migrate", old, "-o", new)
    assert result.exit_code == 0
    assert "4 sel tidak mempunyai tempat" in result.stdout
    for line in ("Monev!D", "Kendala!J20: catatan kami", "Identitas!B30: ", "Coretan!B2: 12.5"):
        assert line in result.stdout
    kept = list(load_workbook(new)["Tidak terbawa"].iter_rows(min_row=5, values_only=True))
    assert sorted((row[0], row[2]) for row in kept if row[0] != "Identitas") == [
        ("Coretan", 12.5),
        ("Kendala", "catatan kami"),
        ("Monev", 45),
    ]
    assert ("Identitas", "B30", datetime.datetime(2023, 1, 2)) in kept  # noqa: DTZ001
    (carried,) = rows(new, "Monev")
    assert carried["agenda"] == "Capaian"
    assert carried["tanggal pertemuan"].date() == datetime.date(2023, 5, 2)


@pytest.mark.usefixtures("two_versions")
def test_a_second_sheet_of_the_same_table_is_not_added_up(tmp_path: Path) -> None:
    """A copy of a sheet would double amounts: its cells are kept aside instead."""
    old = old_book(tmp_path)
    book = load_workbook(old)
    book.copy_worksheet(book["Realisasi"])
    book.save(old)
    new = tmp_path / "baru.xlsx"
    assert run("migrate", old, "-o", new).exit_code == 0
    assert len(rows(new, "Realisasi")) == 1
    kept = load_workbook(new)["Tidak terbawa"].iter_rows(min_row=5, values_only=True)
    assert ("Realisasi Copy", 13714199150409.25) in {(row[0], row[2]) for row in kept}


@pytest.mark.usefixtures("two_versions")
def test_rows_below_the_drawn_ones_and_marks_are_carried(tmp_path: Path) -> None:
    """However many rows there are, each comes through in order with its number."""
    many = [ROW | {MARK: f"{number}.", "value": Decimal(number)} for number in range(1, 101)]
    new = tmp_path / "baru.xlsx"
    run("migrate", old_book(tmp_path, {"realisation": many}), "-o", new)
    carried = rows(new, "Realisasi")
    assert [row["nilai realisasi (rp)"] for row in carried] == list(range(1, 101))
    assert [row["no."] for row in carried] == [f"{number}." for number in range(1, 101)]


@pytest.mark.usefixtures("two_versions")
@pytest.mark.parametrize(
    "amount", [0.1 + 0.2, 13714199150409.25, 9007199254740993.0, 1e-7, 123456789.12345678, 1e22]
)
def test_numbers_keep_every_digit(tmp_path: Path, amount: float) -> None:
    """What a cell holds is written again as the same number, also where 16 digits cannot tell."""
    old = old_book(tmp_path, {"realisation": [ROW | {"union": amount}]})
    new = tmp_path / "baru.xlsx"
    assert run("migrate", old, "-o", new).exit_code == 0
    assert rows(new, "Realisasi")[0]["nilai indikator kinerja"] == amount


@pytest.mark.usefixtures("two_versions")
def test_the_old_workbook_is_untouched_and_nothing_is_replaced(tmp_path: Path) -> None:
    """The old file keeps its bytes; a new one that exists needs --force and is never the old."""
    old, new = old_book(tmp_path), tmp_path / "baru.xlsx"
    before = sha256(old.read_bytes()).hexdigest()
    new.write_bytes(b"yang lain")
    refused = run("migrate", old, "-o", new)
    assert (refused.exit_code, "--force" in refused.stderr) == (1, True)
    assert new.read_bytes() == b"yang lain"
    itself = run("migrate", old, "-o", tmp_path / "." / "lama.xlsx", "--force")
    assert (itself.exit_code, "tidak pernah diubah" in itself.stderr) == (1, True)
    assert run("migrate", old, "-o", new, "--force").exit_code == 0
    assert sha256(old.read_bytes()).hexdigest() == before
    assert {item.name for item in tmp_path.iterdir()} == {"lama.xlsx", "baru.xlsx"}


@pytest.mark.usefixtures("two_versions")
def test_same_old_workbook_same_bytes(tmp_path: Path) -> None:
    """The new workbook depends on the old one alone."""
    old = old_book(tmp_path)
    for name in ("a.xlsx", "b.xlsx"):
        run("migrate", old, "-o", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.usefixtures("two_versions")
def test_a_cell_without_a_value_stops(tmp_path: Path) -> None:
    """An error or a formula that was never computed has no value to carry: it is named instead."""
    old = old_book(tmp_path)
    book = load_workbook(old)
    cell = next(
        cell for row in book["Realisasi"].iter_rows() for cell in row if cell.value == 1140000000
    )
    cell.value = "=1+1"
    book.save(old)
    result = run("migrate", old, "-o", tmp_path / "baru.xlsx")
    assert result.exit_code == 1
    assert "F-106" in result.stderr
    assert f"Realisasi!{cell.coordinate}" in result.stderr
    assert not (tmp_path / "baru.xlsx").exists()


def test_the_newest_version_needs_no_migration(tmp_path: Path) -> None:
    """There is nothing to do, which is said."""
    result = run("migrate", old_book(tmp_path), "-o", tmp_path / "baru.xlsx", "--lang", "en")
    assert (result.exit_code, "nothing to carry over" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"", "F-131"), (b"%PDF-1.7", "F-101"), (b"PK\x03\x04 rusak", "F-101")],
)
def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path, content: bytes, rule: str) -> None:
    """The old file is opened like any input: a broken or empty one is a finding, no traceback."""
    old = tmp_path / "lama.xlsx"
    old.write_bytes(content)
    result = run("migrate", old, "-o", tmp_path / "baru.xlsx")
    assert (result.exit_code, rule in result.stderr) == (1, True)
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize(
    ("cell", "value", "rule"),
    [
        ("C5", "formulir-lain", "F-132"),
        ("C6", 9, "F-134"),
        ("C6", None, "F-137"),
        ("C7", "TW4", "F-139"),
        ("B5", "Lain", "F-131"),
    ],
)
def test_another_workbook_is_refused(tmp_path: Path, cell: str, value: Any, rule: str) -> None:
    """Only a workbook of ours, of a version that is known and a quarter that is told."""
    old = old_book(tmp_path)
    book = load_workbook(old)
    book["Identitas"][cell] = value
    if rule == "F-131":
        del book.defined_names["p3dn_template_id"]
    book.save(old)
    result = run("migrate", old, "-o", tmp_path / "baru.xlsx")
    assert (result.exit_code, rule in result.stderr) == (1, True)


@pytest.mark.parametrize(
    "words", [("migrate",), ("migrate", "nowhere.xlsx", "-o", "x.xlsx"), ("migrate", "README.md")]
)
def test_wrong_usage_exits_with_two(words: tuple[str, ...]) -> None:
    """Both files are wanted, and the old one has to be there."""
    assert run(*words).exit_code == 2


def test_cells_pass_between_processes_unchanged() -> None:
    """Every kind of cell is the same after it was handed over."""
    row: list[Any] = ["007", 0.1 + 0.2, True, None, ""]
    row += [datetime.date(2023, 5, 2), datetime.datetime(2023, 5, 2, 1, 2, 3)]  # noqa: DTZ001
    row += [datetime.time(1, 2), datetime.timedelta(hours=30, microseconds=5)]
    grid = Grid("Lembar", [row], unread=(("F-105", "A2", "#DIV/0!"),))
    assert unpacked(packed(grid)) == grid


@pytest.mark.parametrize("template", [second(), *list(workbook.versions().values())[1:]])
def test_every_step_leads_to_places_that_exist(template: Template) -> None:
    """A declaration carries what the version before had to what its own has."""
    before = workbook.versions()[template.version - 1]
    had = {f"{sheet.table}.{column.field}" for sheet in before.sheets for column in sheet.columns}
    has = {f"{sheet.table}.{column.field}" for sheet in template.sheets for column in sheet.columns}
    assert set(template.carried) <= had
    assert {target for targets in template.carried.values() for target in targets} <= has


def test_steps_are_data() -> None:
    """What became of a column is read from the declaration, a place or several or none."""
    text = (ROOT / "reports" / "workbook" / "v1.toml").read_text("utf-8")
    steps = '[carried]\n"itkp.value" = ["itkp.index"]\n"itkp.year" = []\n'
    assert workbook.parsed(text + steps).carried == {"itkp.value": ["itkp.index"], "itkp.year": []}
