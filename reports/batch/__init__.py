"""Hundreds of reports in one run: the facts are read and checked once, workers make the reports.

Which worker makes what, and when, changes no byte: a report is made of the model alone, and the
overall table follows the model's order.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from reports import editions, pipeline, publishing, whole
from reports.aside import meanwhile
from reports.batch import crew, executors, ledger, table
from reports.batch.crew import Outcome
from reports.batch.table import Row
from reports.batch.works import KINDS, PREPARED, Kind
from reports.pipeline import Tell, silent
from reports.publishing import Order
from reports.quarterly import QuarterlyReport
from reports.unit import Unit

__all__ = ["KINDS", "Batch", "Outcome", "Row", "run"]

FOLDER = "batch-"
Steps = Callable[[int, Iterator[Outcome]], Iterable[Outcome]]
"""Hears how many reports there are to make, and of each that is made or failed."""


def _unheard(_: int, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    return outcomes


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of a batch: a row a report, in the model's order, and the table's files."""

    report: QuarterlyReport
    place: Path
    rows: tuple[Row, ...]
    files: tuple[Path, ...]

    def count(self, state: table.State) -> int:
        """Return how many reports were made, kept from a run before, or failed."""
        return sum(row.state == state for row in self.rows)


def run(
    order: Order,
    per: str,
    workers: int | None = None,
    tell: Tell = silent,
    steps: Steps = _unheard,
    address: str | None = None,
) -> Batch:
    """Make a report for each unit or government that is not there yet as it would be made now.

    ``workers`` processes share the work, by default as many as there are processors; with an
    ``address`` the executors of that cluster do. What fails is
    told in its row and stops no other. Raises OutputError rather than replace what was made from
    something else, unless ``order.force`` allows it.
    """
    home = editions.apart(editions.home(order.outputs, order.inputs), order.inputs)
    place = home / f"{FOLDER}{per}{order.ending}"
    with meanwhile(partial(publishing.prepare, *PREPARED[per])):
        checked = pipeline.check(order.inputs, order.period, assume=False, tell=tell)
        built = pipeline.built(checked, tell, quarter_only=order.quarter_only)
    with whole.alone(place), KINDS[per](order, place, checked, built) as kind:
        place.mkdir(exist_ok=True)
        book = ledger.opened(place, _made_from(built, order))
        names = _names(kind.units)
        todo = [unit for unit, name in names.items() if not book.has(name)]
        if not order.force:
            book.claim({names[unit]: kind.place(names[unit]) for unit in todo})
        outcomes = (
            executors.over(kind.given, kind.work, todo, address)
            if address
            else crew.over(kind.given, kind.work, todo, workers or crew.processors())
        )
        failed = dict(_kept(steps(len(todo), outcomes), kind, book, names))
        rows = table.rows(kind.units, names, {*todo}, failed)
        return Batch(built, place, rows, _closed(book, rows))


def _names(units: Iterable[Unit]) -> dict[Unit, str]:
    """Return the name of each unit's report."""
    names = editions.names(unit.code for unit in units)
    return {unit: names[unit.code] for unit in units}


def _made_from(report: QuarterlyReport, order: Order) -> Mapping[str, Any]:
    """Return all that the bytes of a report depend on."""
    logo = report.settings.publisher.logo
    return {
        **editions.made_from(report, publishing.origin(order)),
        "logo": sha256(logo.content).hexdigest() if logo else None,
        "program": editions.program(),
    }


def _kept(
    outcomes: Iterable[Outcome], kind: Kind, book: ledger.Ledger, names: Mapping[Unit, str]
) -> Iterator[tuple[Unit, Outcome]]:
    """Put each report that was made into its place; yield those that failed."""
    for outcome in outcomes:
        if outcome.code:
            yield outcome.unit, outcome
            continue
        name = names[outcome.unit]
        book.note(name, {f"{name}{ending}": text for ending, text in outcome.files.items()})
        kind.write(book.folder, name, outcome.files)


def _closed(book: ledger.Ledger, rows: Sequence[Row]) -> tuple[Path, ...]:
    told = table.csv(rows)
    path = whole.write(book.folder / table.CSV, told, force=True)
    return path, book.close([table.plain(row) for row in rows])
