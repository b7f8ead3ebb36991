"""What is exported for machines is what the report holds, in every format, with its dictionary."""

import csv
import datetime
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner
from frictionless import validate
from openxml_audit import OpenXmlValidator

from reports import figures_json
from reports.commands import build
from reports.excel import flat
from reports.export.fields import fields
from reports.quarterly import QuarterlyReport
from tests.conftest import EXAMPLE, ROOT

TABLES = ("facts", "rankings", "figures")
FORMATS = ("csv", "parquet", "json", "xlsx")


def run(table: str, outputs: Path, *options: str, inputs: Path = EXAMPLE) -> str:
    """Export a table as a user does; return what was printed."""
    words = ["export", table, str(inputs), "-o", str(outputs), "--lang", "en", *options]
    result = CliRunner().invoke(build("en"), words, prog_name="p3dn")
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which every table of the example lies in every format."""
    outputs = tmp_path_factory.mktemp("outputs")
    for table in TABLES:
        run(table, outputs, *(word for kind in FORMATS for word in ("--format", kind)))
    return outputs


def place(exported: Path, name: str) -> Path:
    """Return a file of the export."""
    return exported / EXAMPLE.name / f"{name.partition('.')[0]}-en" / name


def lines(path: Path) -> list[dict[str, str]]:
    """Read a CSV file by the standard library alone."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(path: Path) -> Iterator[tuple[Any, ...]]:
    """Read the rows of a workbook by openpyxl."""
    book = openpyxl.load_workbook(path, read_only=True)
    yield from book.worksheets[0].iter_rows(values_only=True)
    book.close()


def plain(value: object) -> str:
    """Write a value as the CSV does."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value)[:10] if hasattr(value, "isoformat") else str(value)


@pytest.mark.parametrize("table", TABLES)
def test_parquet_and_json_hold_the_rows_of_the_csv(exported: Path, table: str) -> None:
    """Each read by another library, cell by cell."""
    told = lines(place(exported, f"{table}.csv"))
    assert list(told[0]) == [field.name for field in fields(table)]
    expected = [list(row.values()) for row in told]
    parquet = duckdb.read_parquet(str(place(exported, f"{table}.parquet"))).fetchall()
    assert [[plain(value) for value in row] for row in parquet] == expected
    if table != "figures":
        read = json.loads(place(exported, f"{table}.json").read_text("utf-8"))
        assert [[plain(value) for value in row.values()] for row in read] == expected


@pytest.mark.parametrize("table", TABLES)
def test_the_workbook_holds_the_rows_of_the_csv(exported: Path, table: str) -> None:
    """Texts, dates and counts are the same; an amount is the same to the last digit of a cell."""
    header, *rows = cells(place(exported, f"{table}.xlsx"))
    told = lines(place(exported, f"{table}.csv"))
    assert list(header) == list(told[0])
    assert len(rows) == len(told)
    numeric = [field.kind in ("money", "share") for field in fields(table)]
    for row, expected in zip(rows, told, strict=True):
        for value, text, number in zip(row, expected.values(), numeric, strict=True):
            if number and text:
                assert float(value) == float(text)
            else:
                assert plain(value) == text


def test_facts_add_up_to_the_report(exported: Path, example_report: QuarterlyReport) -> None:
    """The rows that count sum to the printed totals, and no row received is missing."""
    frame = pd.read_csv(place(exported, "facts.csv"), dtype=str, keep_default_na=False)
    assert len(frame) == example_report.rows_received
    counted = frame[frame["left_out"] == ""]
    total = example_report.all.total
    for name, figure in (("value", total.value), ("pdn", total.pdn), ("umk", total.umk)):
        assert sum(Decimal(text) for text in counted[name] if text) == figure.value
    reasons = frame[frame["left_out"] != ""].groupby("left_out").size().to_dict()
    assert reasons == {item.reason: item.rows for item in example_report.left_out}


def test_facts_lead_to_their_cells(exported: Path) -> None:
    """File, sheet and row are those in which the amount stands, as openpyxl finds it."""
    file = EXAMPLE / "kalbar15_tender_selesai_nilai_2022.xlsx"
    rows = list(cells(file))
    column = rows[0].index("nilai_kontrak")
    own = [fact for fact in lines(place(exported, "facts.csv")) if fact["file"] == file.name]
    assert len(own) == len(rows) - 1
    for fact in own[::50]:
        held = rows[int(fact["row"]) - 1][column]
        assert fact["value"] == ("" if held is None else f"{Decimal(str(held)):.2f}")


def test_rankings_are_the_places_of_the_report(
    exported: Path, example_report: QuarterlyReport
) -> None:
    """Each place stands there with its unit, and each unit without a place with its reason."""
    told = lines(place(exported, "rankings.csv"))
    places = [
        (ranking.category.code, ranking.level, str(item.rank), item.unit.code)
        for ranking in example_report.rankings
        for item in ranking.places
    ]
    ranked = [row for row in told if row["rank"]]
    named = [(row["category"], row["level"], row["rank"], row["unit"]) for row in ranked]
    assert named == places
    unranked = sum(len(ranking.unranked) for ranking in example_report.rankings)
    assert sum(bool(row["reason"]) for row in told) == unranked


def test_figures_are_those_of_figures_json(exported: Path) -> None:
    """Keys, amounts and printed texts are the same in the table and in figures.json."""
    whole = json.loads(place(exported, "figures.json").read_text("utf-8"))["figures"]
    told = {row["key"]: row for row in lines(place(exported, "figures.csv"))}
    assert list(told) == list(whole)
    for key, figure in whole.items():
        assert told[key]["text"] == figure.get("text", "")
        assert told[key]["fraction"] == figure.get("fraction", "")
        if told[key]["amount"]:
            assert Decimal(told[key]["amount"]) == Decimal(figure["value"])


def test_an_index_is_no_rupiah(dki_report: QuarterlyReport) -> None:
    """The ITKP of 81,33 is not told as Rp81."""
    told = json.loads(figures_json.figures(dki_report))["figures"]
    assert {f["text"] for key, f in told.items() if key.startswith("itkp.2022.Nilai")} == {"81,33"}
    assert told["itkp.2022.sum"]["text"] == "81,33"


@pytest.mark.parametrize("table", TABLES)
def test_the_data_package_is_valid(exported: Path, table: str) -> None:
    """Frictionless reads the CSV by its descriptor: types, bytes and hash are right."""
    path = place(exported, f"{table}.csv")
    report = validate(str(path.with_name("datapackage.json")))
    assert report.valid, report.flatten(["type", "note"])
    assert report.tasks[0].stats["rows"] == len(lines(path))


def test_a_changed_file_is_no_longer_its_package(exported: Path, tmp_path: Path) -> None:
    """The descriptor's hash finds a changed digit."""
    for path in place(exported, "rankings.csv").parent.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / "rankings.csv").read_text("utf-8")
    (tmp_path / "rankings.csv").write_text(text.replace("0.00,", "0.01,", 1), "utf-8")
    assert not validate(str(tmp_path / "datapackage.json")).valid


@pytest.mark.parametrize("table", ["rankings", "figures"])
def test_exported_workbooks_are_sound(exported: Path, table: str) -> None:
    """openxml-audit finds nothing wrong with them."""
    result = OpenXmlValidator().validate(place(exported, f"{table}.xlsx"))
    assert result.errors == []


@pytest.mark.parametrize("name", ["example_report", "dki_report"])
def test_figures_json_keeps_to_its_schema(name: str, request: pytest.FixtureRequest) -> None:
    """Both examples' figures.json is what the schema says that it is."""
    document = json.loads(figures_json.figures(request.getfixturevalue(name)))
    validator = jsonschema.Draft202012Validator(schema())
    assert [error.message for error in validator.iter_errors(document)] == []


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"period": "2022"},
        {"as_of": "22 Desember 2022"},
        {"figures": {"a": {"measure": "value", "value": "1.000.000,00", "cells": []}}},
        {"figures": {"a": {"measure": "value", "value": "1"}}},
        {"sources": [{"file": "a.xlsx"}]},
        {"extra": 1},
    ],
)
def test_the_schema_refuses(change: dict[str, Any], example_report: QuarterlyReport) -> None:
    """It says more than that anything goes."""
    document = json.loads(figures_json.figures(example_report)) | change
    assert not jsonschema.Draft202012Validator(schema()).is_valid(document)


def schema() -> dict[str, Any]:
    """Return the schema that is shipped."""
    path = ROOT / "reports" / "export" / "figures.schema.json"
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(read)
    return read


def test_the_schema_lies_beside_the_figures(exported: Path) -> None:
    """Whoever gets figures.json gets its schema, too."""
    beside = place(exported, "figures.json").with_name("figures.schema.json")
    assert json.loads(beside.read_text("utf-8")) == schema()


def test_texts_that_look_like_formulas_stay_texts(tenders: Any, tmp_path: Path) -> None:
    """A package code that begins with = is a text in the workbook."""
    path = tenders({"kd_tender": "=1+1"}, {"kd_tender": "@SUM(A1)"})
    run("facts", tmp_path / "out", "--format", "xlsx", inputs=path.parent)
    (book,) = tmp_path.rglob("facts.xlsx")
    sheet = openpyxl.load_workbook(book).worksheets[0]
    found = [cell for row in sheet.iter_rows() for cell in row]
    assert {"=1+1", "@SUM(A1)"} <= {cell.value for cell in found}
    assert "f" not in {cell.data_type for cell in found}


def test_more_rows_than_a_sheet_has_go_beside(tenders: Any, tmp_path: Path) -> None:
    """Instead of a workbook there are CSV and Parquet with their dictionary, and it is said."""
    path = tenders({}, {}, {})
    (path.parent / "p3dn.toml").write_text("[limits]\nsheet_rows = 2\n", "utf-8")
    said = run("facts", tmp_path / "out", "--format", "xlsx", inputs=path.parent)
    folder = tmp_path / "out" / "inputs" / "facts-en"
    names = sorted(item.name for item in folder.iterdir())
    assert names == ["datapackage.json", "facts.csv", "facts.parquet"]
    assert "limits.sheet_rows" in said
    assert len(lines(folder / "facts.csv")) == 3


def test_nothing_is_replaced_unasked(exported: Path) -> None:
    """An export that is there is kept, unless --force is given."""
    words = ["export", "facts", str(EXAMPLE), "-o", str(exported), "--lang", "en"]
    result = CliRunner().invoke(build("en"), words, prog_name="p3dn")
    assert result.exit_code == 1
    assert "--force" in result.output


def test_the_same_input_gives_the_same_bytes(exported: Path, tmp_path: Path) -> None:
    """Each file, of every format."""
    for table in TABLES:
        run(table, tmp_path, *(word for kind in FORMATS for word in ("--format", kind)))
        for path in place(exported, f"{table}.csv").parent.iterdir():
            assert (
                tmp_path / EXAMPLE.name / path.parent.name / path.name
            ).read_bytes() == path.read_bytes()


def test_a_workbook_holds_every_kind_of_value(tmp_path: Path) -> None:
    """Each is read as it was given, and an unknown one as an empty cell."""
    path = tmp_path / "flat.xlsx"
    day = datetime.date(2022, 12, 31)
    rows = [("=a", 1, 70.25, 0.5, day, True), (None, 2, None, None, None, None)]
    kinds = ("text", "count", "rupiah", "percent", "date", "yesno")
    flat.workbook(path, "data", dict(zip("abcdef", kinds, strict=True)), rows, len(rows), {})
    first, *read = cells(path)
    assert first == tuple("abcdef")
    assert [[plain(value) for value in row] for row in read] == [
        ["=a", "1", "70.25", "0.5", "2022-12-31", "true"],
        ["", "2", "", "", "", ""],
    ]


def test_numbers_that_come_later_are_seen(tmp_path: Path) -> None:
    """Columns are measured by the first rows, but have room for the numbers of a long table."""
    path = tmp_path / "flat.xlsx"
    flat.workbook(path, "data", {"a": "count", "b": "rupiah"}, [(1, 1.0)], 1, {})
    widths = openpyxl.load_workbook(path)["data"].column_dimensions
    assert widths["A"].width >= len("1000000")
    assert widths["B"].width >= len("999,999,999,999")


def test_errors_stop_an_export(tenders: Any, tmp_path: Path) -> None:
    """Where a figure may not be made nothing is written."""
    path = tenders({"nilai_kontrak": "seratus"})
    words = ["export", "facts", str(path.parent), "-o", str(tmp_path / "out"), "--lang", "en"]
    result = CliRunner().invoke(build("en"), words, prog_name="p3dn")
    assert result.exit_code == 1
    assert not (tmp_path / "out").exists()


def test_an_amount_beyond_a_cell_is_refused(tenders: Any, tmp_path: Path) -> None:
    """No workbook holds an amount otherwise than it was received; CSV does."""
    path = tenders({"nilai_kontrak": 9_000_000_000_000_001, "pagu": 9_000_000_000_000_001})
    words = ["export", "facts", str(path.parent), "-o", str(tmp_path / "out"), "--lang", "en"]
    result = CliRunner().invoke(build("en"), [*words, "--format", "xlsx"], prog_name="p3dn")
    assert result.exit_code == 1
    assert "9000000000000001" in result.output
    assert not list(tmp_path.rglob("*.xlsx"))[1:]
