"""Kept facts asked by one engine or the other: DuckDB in process, or a Spark cluster.

The facts are the relation that ``p3dn intake`` writes into ``fact/``: a folder of Parquet, or a
table of the cluster's with the same columns. One query goes over its amounts; everything else is
added up from what it gives.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from reports import cluster, engine
from reports.exceptions import InputError
from reports.figures import Cell
from reports.intake import record
from reports.intake.record import PLACED
from reports.unit import Unit

Place = Path | str
"""A folder; or what a cluster knows by its name: a table, or the address of a folder."""
Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Kept:
    """Kept facts with what answers queries about them; ``units`` (codes) narrow them down."""

    ask: Callable[[str], Rows]
    units: Sequence[str] = ()
    vouched: bool = True
    """Whether ``p3dn intake`` has written them."""

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
        doubled = [] if self.vouched else self.ask(engine.query("kept_doubled"))
        if doubled:
            raise InputError("E-299", unit=doubled[0]["unit"], count=len(doubled))
        return tuple(Unit(**row) for row in self.ask(self._query("kept_units")))

    def years(self) -> Rows:
        """Return the fiscal years of the rows, each with the last day that is dated within it."""
        return self.ask(engine.query("kept_years"))

    def _query(self, name: str, **values: object) -> str:
        texts = ", ".join("'" + unit.replace("'", "''") + "'" for unit in self.units)
        scope = f"coalesce(government, unit) IN ({texts})" if texts else "TRUE"
        return engine.query(name).format(scope=scope, **values)


def folder(inputs: Sequence[Place]) -> Place | None:
    """Return where the facts lie if the inputs are kept facts and nothing else, else None."""
    if len(inputs) != 1:
        return None
    (place,) = inputs
    if isinstance(place, str):
        return place
    if record.is_kept(place):
        return place / PLACED
    return place if place.is_dir() and any(place.glob("year=*")) else None


def opened(place: Place, units: Sequence[str] = (), address: str | None = None) -> Kept:
    """Open kept facts with DuckDB, or with the cluster at an address.

    Raises InputError where DuckDB finds no facts, EngineError where the cluster does not.
    """
    vouched = isinstance(place, Path) and record.is_kept(place.parent)
    if address:
        spark = cluster.session(address)
        cluster.view(spark, "fact", cluster.plain(place) if isinstance(place, Path) else place)
        return Kept(partial(cluster.rows, spark), units, vouched)
    if not isinstance(place, Path):
        raise InputError("E-131", path=place)
    connection = engine.connect()
    engine.view(connection, "fact", place)
    return Kept(lambda text: engine.fetched(connection, text, {}), units, vouched)
