"""Records by name: JSON as portals' interfaces give it, and Parquet as data teams hand it on.

Numbers stay exact: a number with up to two decimals becomes its digits, never a float.
"""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reports.exceptions import InputError
from reports.intake.cells import Cell
from reports.intake.formats.delimited import decoded
from reports.intake.grid import Book, Grid
from reports.settings import Limits

if TYPE_CHECKING:
    import duckdb

LONGEST = 30
"""Digits that a number may have; a longer one is kept as it is written."""


def opened_json(content: bytes, limits: Limits) -> Book:
    """Open a JSON file: an array of records, or an object that holds one such array.

    Raises InputError if it is no JSON, holds something else, or a record has a value that is a list
    or a record itself.
    """
    try:
        data = json.loads(
            decoded(content)[0],
            parse_float=lambda digits: exact(Decimal(digits)),
            parse_constant=_no_number,
            object_pairs_hook=_record,
        )
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError("E-125") from error
    records = _records(data)
    headings = list({name: None for record in records for name in record})
    if len(headings) * (len(records) + 1) > limits.cells:
        raise InputError("E-124")
    rows = [
        [_plain(record.get(name), at, name) for name in headings]
        for at, record in records_at(records)
    ]
    return Book([Grid("", [headings, *rows])])


def records_at(records: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Return records with the row in which each stands, below the headings."""
    return enumerate(records, 2)


def exact(number: Decimal) -> Cell:
    """Return a decimal number without loss: an integer, or digits down to the sen, else a float."""
    if not number.is_finite() or abs(number.adjusted()) > LONGEST:
        return str(number)
    if number == number.to_integral_value():
        return int(number)
    return f"{number.normalize():f}" if number == round(number, 2) else float(number)


def opened_parquet(content: bytes, limits: Limits) -> Book:
    """Open a Parquet file with DuckDB, which may reach for nothing but these bytes.

    Raises InputError if it is damaged, too large, or a column holds lists or records.
    """
    with _parquet(content) as table:
        if (len(table) + 1) * len(table.columns) > limits.cells:
            raise InputError("E-124")
        headings, rows = table.columns, table.fetchall()
    return Book([Grid("", [headings, *_plain_rows(rows, headings)])])


def parquet_columns(content: bytes) -> list[str]:
    """Return the names of the columns of a Parquet file; raises InputError if it is damaged."""
    with _parquet(content) as table:
        return list(table.columns)


@contextmanager
def _parquet(content: bytes) -> "Iterator[duckdb.DuckDBPyRelation]":
    import duckdb  # heavy, and only this kind of file needs it

    with _as_file(content) as path, duckdb.connect(":memory:", config={"threads": 1}) as database:
        database.execute("SET autoinstall_known_extensions = false")
        database.execute("SET autoload_known_extensions = false")
        database.execute(f"SET allowed_paths = ['{path}']")
        database.execute("SET enable_external_access = false; SET lock_configuration = true")
        try:
            yield database.read_parquet(path)
        except duckdb.Error as error:
            raise InputError("E-125") from error


def _plain_rows(rows: list[tuple[Any, ...]], headings: list[str]) -> Iterator[list[Cell]]:
    for at, row in enumerate(rows, 2):
        yield [_plain(value, at, name) for name, value in zip(headings, row, strict=True)]


@contextmanager
def _as_file(content: bytes) -> Iterator[str]:
    """Lend the bytes as a file: in memory where the system can, else in a folder of its own."""
    if hasattr(os, "memfd_create"):
        with os.fdopen(os.memfd_create("parquet"), "wb") as file:
            file.write(content)
            file.flush()
            yield f"/proc/self/fd/{file.fileno()}"
        return
    with tempfile.TemporaryDirectory(prefix="p3dn-") as folder:
        path = Path(folder, "parquet")
        path.write_bytes(content)
        yield path.as_posix()


def _records(data: Any) -> list[dict[str, Any]]:
    """Return the records; an object may hold them under any name, such as ``data``."""
    if isinstance(data, dict):
        arrays = [value for value in data.values() if _are_records(value)]
        data = arrays[0] if len(arrays) == 1 else None
    if data == []:
        return []
    if not _are_records(data):
        raise InputError("E-167")
    return list(data)


def _are_records(data: Any) -> bool:
    return isinstance(data, list) and bool(data) and all(isinstance(item, dict) for item in data)


def _record(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        names = [name for name, _ in pairs]
        raise InputError("E-169", seen=next(name for name in names if names.count(name) > 1))
    return record


def _no_number(written: str) -> str:
    return written


def _plain(value: Any, at: int, name: str) -> Cell:
    """Return a value that a cell can hold; raises InputError with the place of another."""
    if isinstance(value, Decimal):
        return exact(value)
    if isinstance(value, list | tuple | dict | bytes):
        raise InputError("E-168", seen=f"{name}, {at}")
    cell: Cell = value
    return cell
