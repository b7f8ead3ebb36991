"""Facts that lie in a table, asked by one engine or the other: DuckDB in process, or Spark.

The table is what ``p3dn intake`` writes into ``fact/``: a folder of Parquet, or a table of the
cluster's with the same columns, which another program may have written. One query goes over its
amounts; everything else is added up from what it gives.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from reports import cluster, engine, settings, tables
from reports.exceptions import InputError
from reports.figures import Cell
from reports.intake import days, door, opening, record
from reports.intake.record import PLACED
from reports.tables import KEPT_FACT
from reports.unit import Unit

Place = Path | str
"""A folder; or what a cluster knows by its name: a table, or the address of a folder."""
Rows = list[dict[str, Any]]
ORIGIN: Mapping[str, str] = {"file": "text", "sheet": "text", "row": "count", "left_out": "text"}
"""Where a row was, and why it counts nowhere."""
SOUND = f"(year >= {days.YEARS.start} AND year < {days.YEARS.stop})"
"""That a fiscal year is one."""
UNFINISHED = "_temporary"
"""The folder in which a cluster leaves what it could not write to the end."""
SPARED = frozenset({"office_code", "office_name", "package", "rup_code", "status", "budget"})
"""Columns that another program may leave out: what is not there is not known."""
WHOLE = r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?"
CODE = "CASE WHEN {0} LIKE '% %' THEN {0} ELSE upper({0}) END"
"""A code has capitals, a name that stands for one is left."""
WRITTEN: Mapping[str, str] = {
    "unit": CODE,
    "government": CODE,
    "level": "CASE WHEN {0} LIKE '% %' THEN {0} ELSE"
    " upper(substr({0}, 1, 1)) || lower(substr({0}, 2)) END",
}
"""How the program writes codes and levels, however a table does."""
TYPES: Mapping[str, str] = {
    "text": r"VARCHAR|STRING|(VAR)?CHAR\(\d+\)",
    "money": rf"{WHOLE}|DECIMAL\(\d+,[0-2]\)",
    "date": "DATE",
    "yesno": "BOOLEAN",
    "count": WHOLE,
    "year": WHOLE,
    "quarter": WHOLE,
}
"""How the engines call the types of each kind; amounts are exact, to the sen."""
NOWHERE = r"|VOID|\"?NULL\"?"
"""The types of a column that holds nothing."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Facts with what answers queries about them; ``units`` (codes) narrow them down."""

    ask: Callable[[str], Rows]
    stream: Callable[[str], Iterator[tuple[Any, ...]]]
    columns: Mapping[str, str]
    units: Sequence[str] = ()
    vouched: bool = True
    """Whether ``p3dn intake`` has written them, and nobody moved them since."""

    def cells(self, year: int, undated: int, *, channels: bool = True) -> tuple[Cell, ...]:
        """Return the cube of a year: one pass over the facts.

        Rows of files without dates are said to be of the quarter ``undated``. Without ``channels``
        each unit has one cell a quarter, of a channel without a name.
        """
        channel = "channel" if channels else "''"
        self.ask(self._query("kept_placed", year=year, quarter=undated, channel=channel))
        return tuple(Cell(**row) for row in self.ask(engine.query("cube")))

    def members(self) -> tuple[Unit, ...]:
        """Return every unit that the facts are about and that any row names.

        Raises InputError where facts that another program wrote call a unit by several names or
        put it on several levels.
        """
        doubled = [] if self.vouched else self.ask(self._query("kept_doubled"))
        if doubled:
            raise InputError("E-299", unit=doubled[0]["unit"], count=len(doubled))
        return tuple(Unit(**row) for row in self.ask(self._query("kept_units")))

    def years(self, *, everywhere: bool = False) -> Rows:
        """Return the fiscal years of the rows, each with the last day that is dated within it.

        Those of the units, unless it is asked ``everywhere``.
        """
        scope = "TRUE" if everywhere else self._scope()
        return self.ask(engine.query("kept_years").format(sound=SOUND, scope=scope))

    def rows(self, year: int | None) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a year (None: of all) by file, sheet and row, which come first.

        The reason why a row counts nowhere follows, then what ``tables.toml`` declares; None where
        there is no such column. Rows of no year are of each.
        """
        fields = [
            f'"{name}"' if name in self.columns else f'NULL AS "{name}"'
            for name in tables.tables()[KEPT_FACT]
        ]
        within = (
            f"(year = {year} OR year IS NULL OR year NOT BETWEEN 1 AND 9999)" if year else "TRUE"
        )
        return self.stream(self._query("kept_rows", fields=", ".join(fields), within=f"({within})"))

    def _scope(self) -> str:
        texts = ", ".join("'" + unit.replace("'", "''") + "'" for unit in self.units)
        return f"coalesce(government, unit) IN ({texts})" if texts else "TRUE"

    def _query(self, name: str, **values: object) -> str:
        return engine.query(name).format(scope=self._scope(), **values)


def folder(inputs: Sequence[Place]) -> Place | None:
    """Return where the facts lie if the inputs are kept facts or a table of them, else None."""
    if len(inputs) != 1:
        return None
    (place,) = inputs
    if isinstance(place, str):
        return place
    if record.is_kept(place):
        return place / PLACED
    return place if _holds_facts(place) else None


def called(place: Place) -> str:
    """Return what facts are called that lie in a table: the last part of its name or address."""
    return Path(place).name


def bare(inputs: Sequence[Place]) -> Place | None:
    """Return where the facts lie if that is all that is given: no record of how they were kept."""
    kept = isinstance(inputs[0], Path) and record.is_kept(inputs[0])
    return None if kept else folder(inputs)


def opened(place: Place, units: Sequence[str] = (), address: str | None = None) -> Kept:
    """Open facts with DuckDB, or with the cluster at an address.

    Raises InputError where DuckDB finds no facts, EngineError where the cluster does not, and
    InputError where columns of facts that another program wrote are missing or of another type.
    """
    vouched = _vouched(place)
    name = "fact" if vouched else "given"
    missing: set[str] = set()
    if address:
        spark = cluster.session(address)
        where = cluster.plain(place) if isinstance(place, Path) else place
        ask, stream = partial(cluster.rows, spark), partial(cluster.streamed, spark)
        columns = cluster.view(spark, name, where)
    elif isinstance(place, Path):
        connection = engine.connect()
        ask, stream = partial(_asked, connection, place), partial(_streamed, connection, place)
        columns = engine.view(connection, name, place, alike=vouched)
        missing = set() if vouched else engine.lacking(connection, place)
    else:
        raise InputError("E-131", path=place)
    if not vouched:
        _check_columns(place, {at: kind for at, kind in columns.items() if at not in missing})
        ask(engine.query("kept_read").format(fields=", ".join(_read(columns))))
    return Kept(ask, stream, columns, units, vouched)


def _asked(connection: engine.Connection, place: Path, text: str) -> Rows:
    with engine.sound(place):
        return engine.fetched(connection, text, {})


def _streamed(connection: engine.Connection, place: Path, text: str) -> Iterator[tuple[Any, ...]]:
    with engine.sound(place):
        yield from engine.streamed(connection, text)


def _read(columns: Mapping[str, str]) -> Iterator[str]:
    """Yield how each column of a table is read: an empty text is none, a code has capitals."""
    for name, kind in {**ORIGIN, **tables.tables()[KEPT_FACT]}.items():
        if name not in columns:
            continue
        text = f"nullif(trim(CAST(\"{name}\" AS VARCHAR)), '')" if kind == "text" else f'"{name}"'
        yield f'{WRITTEN.get(name, "{0}").format(text)} AS "{name}"'


def _vouched(place: Place) -> bool:
    return isinstance(place, Path) and place.name == PLACED and record.is_kept(place.parent)


def _holds_facts(place: Path) -> bool:
    """Whether a file or folder is Parquet of facts, told by its folders or its columns.

    A folder that holds any other data is none: nothing of it may be passed over, and what a
    cluster began to write and did not finish is not counted beside what it wrote.
    """
    files = [path for _, path in door.data_files([place], settings.files([place]))]
    if not files or any(p.suffix != engine.KEPT or UNFINISHED in p.parts for p in files):
        return False
    if place.is_dir() and any(place.glob("year=*")):
        return True
    names = opening.columns(files[0], settings.of([place]).limits)
    return names is None or ORIGIN.keys() <= {*names}


def _check_columns(place: Place, columns: Mapping[str, str]) -> None:
    """Raise InputError, with every column that is missing or of another type, if there is any."""
    wanted = {**ORIGIN, **tables.tables()[KEPT_FACT]}
    given = {name: columns.get(name, "" if name in SPARED else "–") for name in wanted}
    odd = [
        f"{name} ({kind})"
        for name, kind in given.items()
        if kind and not re.fullmatch(TYPES[wanted[name]] + NOWHERE, kind, re.IGNORECASE)
    ]
    if odd:
        raise InputError("E-286", path=place, columns=", ".join(odd))
