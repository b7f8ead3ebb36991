"""The facts of a quarter in typed tables: what was received, where it counts, what is doubtful in
it.

Everything is asked of DuckDB through the queries of ``sql/``; amounts are DECIMAL(18,2) rupiah, a
missing value is null and never zero, and every row keeps its file, sheet and row.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from reports import consistency, engine, tables
from reports.decided import Change
from reports.exceptions import InputError, PeriodError
from reports.figures import Cell
from reports.findings import Finding
from reports.intake.door import Source
from reports.intake.record import PLACED
from reports.period import Period
from reports.unit import Unit

DECIMALS = 2
"""Of amounts, which are kept to the sen; what is kept finer is shown as it was written."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The tables of one quarter's inputs, every row placed in the quarter in which it counts."""

    connection: duckdb.DuckDBPyConnection
    sources: tuple[Source, ...]
    told: Period | None
    """The period that was given or that the rows tell; None if nothing tells one."""
    scope: tuple[str, ...] = ()
    cube: tuple[Cell, ...] | None = None
    """The cube, where a cluster has computed it."""

    @property
    def period(self) -> Period:
        """The period of the report; raises PeriodError if nothing tells one."""
        if self.told is None:
            raise _untold(engine.rows(self.connection, "years"))
        return self.told

    def rows(self, query: str, **values: object) -> list[dict[str, Any]]:
        """Run a query of ``sql/`` over the facts and return its rows by column name."""
        return engine.rows(self.connection, query, values)

    def own(self, table: str, **values: object) -> list[dict[str, Any]]:
        """Return the rows of a sheet of a government's own workbooks, up to a quarter of a year."""
        return engine.rows_of(self.connection, "own", table, values)

    def held(self, source: Source, row: int, field: str) -> str | None:
        """Return what a field of a received row holds, '' if nothing; None without such a row."""
        at = {"source": source.number, "row": row}
        found = engine.held(self.connection, source.table, field, at)
        return _plain(found[0]) if found else None

    def units(self) -> tuple[Unit, ...]:
        """Return every unit that the report is about and that any row names."""
        return tuple(Unit(**row) for row in self.rows("units"))

    def covers(self, government: str | None) -> bool:
        """Whether the report is about a government, given by its code."""
        return bool(government) and (not self.scope or (government or "").upper() in self.scope)

    def close(self) -> None:
        """Let go of the tables; nothing can be asked any more."""
        self.connection.close()

    def cells(self) -> tuple[Cell, ...]:
        """Return the cube: the sums and counts of each unit, quarter and channel."""
        if self.cube is not None:
            return self.cube
        return tuple(Cell(**row) for row in self.rows("cube"))

    def keep(self, folder: Path) -> None:
        """Write every row where it counts in its own year, as Parquet by year, quarter and level.

        Of facts that were kept nothing else may be asked. Raises OutputError if it cannot be
        written, InputError for an amount of more digits than are kept.
        """
        everything: dict[str, Any] = {"year": None, "quarter": None, "units": []}
        self.connection.execute(engine.query("placed"), everything)
        parts = f"{engine.PARQUET}, PARTITION_BY (year, quarter, level)"
        try:
            engine.copy(self.connection, engine.query("kept"), folder / PLACED, parts)
        except duckdb.ConversionException as error:
            raise InputError("E-285") from error


def load(
    sources: Sequence[Source],
    period: Period | None = None,
    units: Sequence[str] = (),
    *,
    assume: bool = False,
    changes: Iterable[Change] = (),
    spill: Path | None = None,
) -> Facts:
    """Load what the door let in and place every row in its quarter.

    Without a ``period`` the latest dated quarter of the only fiscal year is taken. ``units`` are
    the codes of the units that the report is about; empty means all; ``changes`` are what was
    decided about the rows. Raises PeriodError when the
    inputs hold no row of the period's year, or when the period cannot be told, unless the rows may
    be looked at without one (``assume``), each in its own year. What memory should not hold goes
    into the folder ``spill``, if there is one.
    """
    connection = engine.connect(spill)
    _receive(connection, sources, changes)
    found = told(period, sources, engine.rows(connection, "years"), assume=assume)
    where = {
        "year": found.year if found else None,
        "quarter": found.quarter if found else 4,
        "units": list(units),
    }
    connection.execute(engine.query("placed"), where)
    connection.execute(engine.query("unit"))
    return Facts(connection, tuple(sources), found, tuple(units))


def told(
    period: Period | None,
    sources: Sequence[Source],
    years: list[dict[str, Any]],
    *,
    assume: bool = False,
) -> Period | None:
    """Return the period that was given, or the one that workbooks or the rows' years tell.

    Raises PeriodError as ``load`` does.
    """
    found = period or _of_workbooks(sources) or _latest_quarter(years)
    if found is None and not assume:
        raise _untold(years)
    if found and (years or not assume):
        _need_rows(found, years)
    return found


def check(facts: Facts, as_of: datetime.date | None) -> Iterator[Finding]:
    """Yield what every rule of ``sql/rules/`` finds in the facts.

    One about tables of which nothing was received can find nothing, and is not asked.
    """
    given = {
        "year": facts.told and facts.told.year,
        "period": facts.told and str(facts.told),
        "as_of": as_of,
        "units": list(facts.scope),
    }
    for view in ("repeated", "reported"):
        facts.connection.execute(engine.query(view))
    for rule in rules():
        for row in _found(facts, rule, given):
            yield _finding(rule, row, facts.sources)


def rules() -> list[str]:
    """Return the codes of the rules that are looked for in the facts."""
    folder = files("reports").joinpath("sql", "rules")
    asked = (item.name.removesuffix(".sql") for item in folder.iterdir())
    return sorted((*asked, *consistency.RULES))


def _found(facts: Facts, rule: str, given: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """Return what a rule finds; nothing where what it compares with is not known."""
    if rule in consistency.RULES:
        query, find = consistency.RULES[rule]
        return find(facts.rows(query))
    text = engine.query(f"rules/{rule}")
    if not _concerned(facts, text):
        return []
    values = {key: value for key, value in given.items() if f"${key}" in text}
    return [] if None in values.values() else facts.rows(f"rules/{rule}", **values)


def _concerned(facts: Facts, text: str) -> bool:
    """Whether a query can find anything: it names no table, or one of which something came in."""
    named = set(re.findall(r"\w+", text))
    declared = (named | {"realisation"} if "reported" in named else named) & tables.tables().keys()
    received = {source.table for source in facts.sources}
    return "placed" in named or not declared or not declared.isdisjoint(received)


def _receive(
    connection: duckdb.DuckDBPyConnection, sources: Sequence[Source], changes: Iterable[Change]
) -> None:
    connection.execute(engine.query("source"))
    for source in sources:
        connection.execute(engine.query("source_row"), _described(source))
    for table in tables.tables():
        paths = [str(source.facts) for source in sources if source.table == table]
        engine.receive(connection, table, tables.sql_columns(table), paths)
    _change(connection, changes)
    for query in ("names", "realised", "bought", "reporting", "fact"):
        connection.execute(engine.query(query))


def _change(connection: duckdb.DuckDBPyConnection, changes: Iterable[Change]) -> None:
    given: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    for change in changes:
        row = (change.source.number, change.row, change.new)
        given.setdefault((change.source.table, change.field), []).append(row)
    for (table, field), rows in given.items():
        engine.change(connection, table, (field, tables.sql_columns(table)[field]), rows)


def _described(source: Source) -> dict[str, Any]:
    period = source.period
    return {
        "number": source.number,
        "facts": str(source.facts),
        "file": source.file,
        "sheet": source.sheet,
        "layout": source.layout,
        "table": source.table,
        "dated": source.dated,
        "has_year": "fiscal_year" in source.columns,
        "has_pdn": "pdn" in source.columns,
        "has_umk": "umk" in source.columns,
        "year": period and period.year,
        "quarter": period and period.quarter,
        "government": (source.identity.get("unit_code") or "").upper() or None,
        "government_name": source.identity.get("unit_name") or None,
        "as_of": source.identity.get("as_of") or None,
        "system": source.identity.get("source") or None,
    }


def _of_workbooks(sources: Sequence[Source]) -> Period | None:
    """Return the latest period of the office's own workbooks; earlier ones are what came before."""
    return max((source.period for source in sources if source.period), default=None)


def _latest_quarter(years: list[dict[str, Any]]) -> Period | None:
    """Return the last quarter with a dated row, if there is one fiscal year and it has dates."""
    if len(years) != 1 or years[0]["last_day"] is None:
        return None
    year, last = years[0]["year"], years[0]["last_day"]
    return Period.of(last) if last.year == year else Period(year, 1)


def _untold(years: list[dict[str, Any]]) -> PeriodError:
    if len(years) == 1:
        return PeriodError("E-102", year=years[0]["year"])
    if not years:
        return PeriodError("E-105")
    found = ", ".join(str(row["year"]) for row in years)
    return PeriodError("E-103", years=found, year=years[-1]["year"])


def _need_rows(period: Period, years: list[dict[str, Any]]) -> None:
    found = [row["year"] for row in years]
    if period.year not in found:
        raise PeriodError("E-104", year=period.year, years=", ".join(map(str, found)) or "0")


def _finding(rule: str, row: Mapping[str, Any], sources: Sequence[Source]) -> Finding:
    source = sources[row["source"]] if row.get("source") is not None else None
    fact, number = row.get("fact", ""), row.get("row")
    other = row.get("other")
    if row.get("other_source") is not None:
        other = _address(sources[row["other_source"]], fact, row["other_row"])
    return Finding(
        rule,
        file=source.file if source else "",
        sheet=source.sheet if source else "",
        cell=source.cell(fact, number) if source and number else "",
        column=source.headings.get(fact, "") if source else "",
        seen=_plain(row.get("seen")),
        unit=row.get("unit") or "",
        other=other if isinstance(other, Decimal | Fraction | datetime.date) else _plain(other),
        rows=row.get("rows", 1),
        amount=row.get("amount"),
    )


def _address(source: Source, fact: str, row: int) -> str:
    sheet = f"{source.sheet}!" if source.sheet else ""
    return f"{source.file} ({sheet}{source.cell(fact, row)})"


def _plain(value: object) -> str:
    """Write a value as it was seen: digits without separators, days as ISO dates."""
    if isinstance(value, Decimal):
        whole, _, part = f"{value:f}".partition(".")
        part = "" if part == "00" else part if len(part) <= DECIMALS else part.rstrip("0")
        return f"{whole}.{part}" if part else whole
    return "" if value is None else str(value)
