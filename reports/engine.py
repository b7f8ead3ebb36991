"""The in-process DuckDB, and the queries of ``sql/``."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from reports.exceptions import InputError, OutputError

Connection = duckdb.DuckDBPyConnection
KEPT = ".parquet"
MEMORY = "600MB"
"""What tables take of memory at most where they may spill to the disk."""
PARQUET = "FORMAT parquet, COMPRESSION zstd"


@cache
def query(name: str) -> str:
    """Return the text of a query of ``sql/``."""
    return files("reports").joinpath("sql", f"{name}.sql").read_text("utf-8")


def connect(spill: Path | None = None) -> Connection:
    """Open a database in memory that reaches for nothing outside by itself.

    With a folder to ``spill`` into it takes no more memory than ``MEMORY``, however much it holds.
    """
    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": False})
    connection.execute("SET TimeZone = 'UTC'; SET preserve_insertion_order = false")
    if spill:
        connection.execute("SET memory_limit = $most", {"most": MEMORY})
        connection.execute("SET temp_directory = $folder", {"folder": str(spill / "spilled")})
    return connection


def receive(
    connection: Connection,
    table: str,
    columns: Mapping[str, str],
    paths: Sequence[str],
) -> None:
    """Make a table of the program's own and fill it with the rows of files.

    They are CSV without headings, or Parquet as ``keep`` writes it.
    """
    declared = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    connection.execute(f'CREATE TABLE "{table}" (source INTEGER, {declared})')
    kept = [path for path in paths if path.endswith(KEPT)]
    for rows, some in (
        (f"read_csv({_csv(columns)}, filename = true)", [p for p in paths if p not in kept]),
        ("read_parquet($paths, filename = true)", kept),
    ):
        if some:
            text = query("received").format(table=table, rows=rows)
            connection.execute(text, {"paths": [_plain(path) for path in some]})


def keep(connection: Connection, columns: Mapping[str, str], given: Path, path: Path) -> None:
    """Write the rows of a CSV file without headings as Parquet.

    Raises OutputError when it cannot be written.
    """
    quoted = _plain(given).replace("'", "''")
    rows = _csv(columns).replace("$paths", f"'{quoted}'")
    copy(connection, f"SELECT * FROM read_csv({rows})", path, PARQUET)  # noqa: S608 - our own file


def _plain(path: Path | str) -> str:
    """Return a path as DuckDB takes it for itself, not for a pattern of names."""
    return re.sub(r"([*?[])", r"[\1]", str(path))


def view(connection: Connection, name: str, place: Path, *, alike: bool = True) -> dict[str, str]:
    """Give a name to the rows of a Parquet file, or of those of a folder, whose paths tell values.

    Return its columns with their types, which are the widest of all files where these may not be
    ``alike``. Raises InputError if there is none that can be read.
    """
    files = _files(place).replace("'", "''")
    rows = f"read_parquet('{files}', hive_partitioning = true, union_by_name = {not alike})"
    with sound(place):
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {rows}")  # noqa: S608 - our own
        found = connection.execute(f"DESCRIBE {name}").fetchall()
    return {column: kind for column, kind, *_ in found}


def lacking(connection: Connection, place: Path) -> set[str]:
    """Return the columns that some Parquet files of a place have, but not all of them."""
    given = {"files": _files(place)}
    return {row["name"] for row in fetched(connection, query("lacking"), given)}


@contextmanager
def sound(place: Path) -> Iterator[None]:
    """Raise InputError where Parquet files are damaged, or a sum of theirs does not fit."""
    try:
        yield
    except duckdb.OutOfRangeException as error:
        raise InputError("E-285") from error
    except duckdb.Error as error:
        raise InputError("E-280", path=place) from error


def _files(place: Path) -> str:
    return _plain(place) if place.is_file() else f"{_plain(place)}/**/*{KEPT}"


def _csv(columns: Mapping[str, str]) -> str:
    """Return how the door's CSV is read; the files are those of $paths."""
    return query("csv").format(columns=dict(columns))


def change(
    connection: Connection,
    table: str,
    field: tuple[str, str],
    given: Sequence[tuple[int, int, str]],
) -> None:
    """Put other values into a field, named with its SQL type: source, row and text of each."""
    text = query("changed").format(table=table, field=field[0], kind=field[1])
    sources, numbers, values = (list(column) for column in zip(*given, strict=True))
    connection.execute(text, {"sources": sources, "rows": numbers, "values": values})


def held(connection: Connection, table: str, field: str, row: Mapping[str, int]) -> list[Any]:
    """Return what a field holds in the row with the given ``source`` and ``row``."""
    text = query("held").format(table=table, field=field)
    return [found for (found,) in connection.execute(text, dict(row)).fetchall()]


def fill(
    connection: Connection,
    table: str,
    columns: Mapping[str, str],
    given: Sequence[Sequence[object]],
) -> None:
    """Make a table of the program's own, named with its columns' SQL types, of rows of values."""
    declared = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    connection.execute(f'CREATE OR REPLACE TABLE "{table}" ({declared})')
    texts = [[None if v is None else str(v) for v in column] for column in zip(*given, strict=True)]
    lists = [f"unnest($c{place}::VARCHAR[])::{kind}" for place, kind in enumerate(columns.values())]
    if texts:
        values = {f"c{place}": column for place, column in enumerate(texts)}
        connection.execute(f'INSERT INTO "{table}" SELECT {", ".join(lists)}', values)


def count(connection: Connection, text: str) -> int:
    """Return how many rows the text of a query gives."""
    (found,) = connection.execute(f"SELECT count(*) FROM ({text})").fetchall()  # noqa: S608 - our own queries
    return int(found[0])


def copy(connection: Connection, text: str, path: Path, options: str) -> None:
    """Write the rows of a query's text into a file, in their order.

    Raises OutputError when it cannot be written.
    """
    quoted = str(path).replace("'", "''")
    connection.execute("SET preserve_insertion_order = true")
    try:
        connection.execute(f"COPY ({text}) TO '{quoted}' ({options})")
    except duckdb.IOException as error:
        raise OutputError("E-151", path=path, reason=error) from error


def streamed(connection: Connection, text: str, size: int = 10_000) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query's text, few of them in memory at a time."""
    connection.execute("SET preserve_insertion_order = true")
    result = connection.execute(text)
    while batch := result.fetchmany(size):
        yield from batch


@contextmanager
def apart(connection: Connection, others: Collection[str]) -> Iterator[Connection]:
    """Open a database beside that shows the same tables, all but the ``others``.

    Those it may make of its own; in it the one that it shows is called ``memory``.
    """
    beside = connection.cursor()
    beside.execute("ATTACH ':memory:' AS beside; USE beside")
    try:
        text = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'memory'"
        for (table,) in beside.execute(text).fetchall():
            if table not in others:
                beside.execute(f'CREATE VIEW "{table}" AS FROM memory."{table}"')
        yield beside
    finally:
        beside.execute("USE memory; DETACH beside")
        beside.close()


def rows(
    connection: Connection, name: str, values: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    """Run a query of ``sql/`` and return its rows by column name."""
    return fetched(connection, query(name), values or {})


def rows_of(
    connection: Connection, name: str, table: str, values: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Run a query of ``sql/`` that is written for any table over one of the program's own."""
    return fetched(connection, query(name).format(table=table), values)


def fetched(connection: Connection, text: str, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Run the text of a query and return its rows by column name.

    Of the values it is given those that it names.
    """
    given = {name: value for name, value in values.items() if f"${name}" in text}
    result = connection.execute(text, given)
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
