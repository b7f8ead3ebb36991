"""Tables for machines: the facts, rankings and figures of a report as CSV, Parquet, JSON or Excel.

A CSV file has its data dictionary beside it, ``datapackage.json``.
"""

import datetime
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from reports import engine, figures_json
from reports.exceptions import OutputError
from reports.export import package, relations
from reports.export.fields import Field, Kind
from reports.export.relations import Relation
from reports.facts import Facts
from reports.messages import Language
from reports.quarterly import QuarterlyReport

Ways = Mapping[Kind, str]
"""Expressions of SQL in which columns of a kind are written; {0} is the column."""

OPTIONS: Mapping[str, str] = {
    "csv": "FORMAT csv, HEADER true",
    "parquet": "FORMAT parquet, COMPRESSION zstd",
    "json": "FORMAT json, ARRAY true",
}
STYLES: Mapping[Kind, str] = {
    "text": "text",
    "count": "count",
    "money": "rupiah",
    "share": "percent",
    "day": "date",
    "yesno": "yesno",
}
EXACT, LARGEST = 70_000_000_000_000, 9_000_000_000_000_000
"""Rupiah up to which a cell of Excel's is exact to the sen, and beyond which not to the rupiah."""
CELL = f"CASE WHEN abs({{0}}) < {EXACT} THEN {{0}}::DOUBLE ELSE round({{0}}, 0)::DOUBLE END"
"""An amount as a cell holds it."""
SCHEMA = "figures.schema.json"


def relation(table: str, report: QuarterlyReport, facts: Facts) -> Relation:
    """Return what is exported as ``facts``, ``rankings`` or ``figures``."""
    if table == "facts":
        return relations.facts(facts)
    return relations.rankings(report) if table == "rankings" else relations.figures(report)


def write(
    folder: Path,
    exported: Relation,
    formats: Sequence[str],
    report: QuarterlyReport,
    language: Language = "id",
) -> list[str]:
    """Write a table in each format into ``folder`` and return the names of the files.

    CSV has its dictionary beside it. A table that is longer than
    ``limits.sheet_rows`` is written as CSV and Parquet instead of a workbook. The JSON of the
    figures is ``figures.json`` itself, with its schema. Raises OutputError when a file cannot be
    written, or a value fits into no cell.
    """
    kinds = fitting(exported, formats, report.settings.limits.sheet_rows)
    names = {kind: f"{exported.name}.{kind}" for kind in kinds}
    for kind, name in names.items():
        _write(folder / name, exported, kind, report)
    others: dict[str, bytes] = {}
    if "json" in names and exported.name == "figures":
        others[SCHEMA] = files("reports").joinpath("export", SCHEMA).read_bytes()
    if "csv" in names:
        told = package.descriptor(folder / names["csv"], exported.fields, report, language)
        others[package.FILE_NAME] = told
    for name, content in others.items():
        (folder / name).write_bytes(content)
    return [*names.values(), *others]


def fitting(exported: Relation, formats: Sequence[str], most: int) -> tuple[str, ...]:
    """Return the formats that a table is written in: a workbook only if no row would be lost."""
    if "xlsx" not in formats or exported.rows <= most:
        return tuple(dict.fromkeys(formats))
    others = [kind for kind in formats if kind != "xlsx"]
    return tuple(dict.fromkeys([*others, "csv", "parquet"]))


def _write(path: Path, exported: Relation, kind: str, report: QuarterlyReport) -> None:
    if kind == "xlsx":
        _workbook(path, exported, report)
    elif kind == "json" and exported.name == "figures":
        path.write_bytes(figures_json.figures(report))
    else:
        # most readers take a JSON number for a binary one; texts keep amounts exact
        texts: Ways = {"money": "{0}::VARCHAR", "share": "{0}::VARCHAR"} if kind == "json" else {}
        query = _selected(exported, texts)
        engine.copy(exported.connection, query, path, OPTIONS[kind])


def _workbook(path: Path, exported: Relation, report: QuarterlyReport) -> None:
    from reports.excel import flat  # heavy: only where a workbook is asked for

    _must_fit(exported)
    query = _selected(exported, {"money": CELL, "share": "{0}::DOUBLE"})
    settings = report.settings
    day = settings.date or report.as_of or report.period.end
    properties = {
        "title": f"{settings.title}, {report.period}",
        "author": settings.publisher.government,
        "created": datetime.datetime.combine(day, datetime.time(), datetime.UTC),
    }
    columns = {field.name: STYLES[field.kind] for field in exported.fields}
    rows = engine.streamed(exported.connection, query)
    flat.workbook(path, exported.name, columns, rows, exported.rows, properties)


def _must_fit(exported: Relation) -> None:
    """Raise OutputError for an amount that a cell cannot hold to the rupiah."""
    for field in exported.fields:
        if field.kind == "money":
            widest = f'SELECT max(abs("{field.name}")) FROM ({exported.query})'  # noqa: S608
            ((amount,),) = engine.streamed(exported.connection, widest)
            if amount is not None and amount > LARGEST:
                raise OutputError("E-161", amount=f"{amount:f}")


def _selected(exported: Relation, ways: Ways) -> str:
    """Return the query with the columns of some kinds in another way; order and names stay."""
    columns = ", ".join(_column(field, ways) for field in exported.fields)
    return f"SELECT {columns} FROM ({exported.query})"  # noqa: S608 - our own names


def _column(field: Field, ways: Ways) -> str:
    quoted = f'"{field.name}"'
    return f"{ways.get(field.kind, '{0}').format(quoted)} AS {quoted}"
