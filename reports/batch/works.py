"""What a batch makes of each unit: what its workers need for it, and how its files are kept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reports import editions, pipeline, publishing, scorecard, whole, within
from reports.batch.crew import Work
from reports.figures import Amounts, amounts
from reports.intake.door import Received
from reports.messages import Language
from reports.pipeline import Checked
from reports.publishing import Order
from reports.quarterly import QuarterlyReport
from reports.unit import Unit


@dataclass(frozen=True, slots=True)
class About:
    """What the overall table tells of a report: the amounts and how much was found."""

    total: Amounts
    findings: int


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report: whom there is one for, and how it is made.

    What is ``given`` for a unit is told in this process, at the time; the ``work`` is done with it
    by a worker and returns the report's files, by what follows the report's name in theirs. A
    report is one file, which ends in ``ending``, or a folder of files.
    """

    units: Mapping[Unit, About]
    given: Callable[[Unit], Any]
    work: Work
    ending: str = ""

    def place(self, name: str) -> str:
        """Return the file or folder of a report."""
        return f"{name}{self.ending}"

    def write(self, folder: Path, name: str, files: Mapping[str, bytes]) -> None:
        """Put the files of a report into a batch's folder, whole."""
        place = folder / self.place(name)
        if self.ending:
            whole.write(place, files[self.ending], force=True)
        else:
            inside = {ending.removeprefix("/"): content for ending, content in files.items()}
            editions.stored(place, inside, final=False, force=True)


@dataclass(frozen=True, slots=True)
class Sheets:
    """Makes the two-page sheet of a unit of the report."""

    report: QuarterlyReport
    language: Language

    def __call__(self, unit: Unit) -> Mapping[str, bytes]:
        """Return the sheet as a PDF."""
        from reports import pdf

        return {".pdf": pdf.sheet(scorecard.scorecard(self.report, unit), self.language)}


@dataclass(frozen=True, slots=True)
class Reports:
    """Makes the quarterly report of a government from its model."""

    place: Path
    order: Order
    received: tuple[Received, ...]

    def __call__(self, report: QuarterlyReport) -> Mapping[str, bytes]:
        """Return the files of a draft; its PDF holds the government's own workbook, if any."""
        (code,) = report.settings.data.units
        names = {
            item.source.file
            for item in report.sources
            if item.source.identity.get("unit_code", "").upper() == code
        }
        own = [item for item in self.received if item.name in names]
        way = publishing.toward(self.place / "report", self.order.inputs)
        language = self.order.language
        files = publishing.written(report, own, language, way, pipeline.silent)
        files = editions.recorded(report, files, publishing.origin(self.order))
        return {f"/{name}": content for name, content in files.items()}


Maker = Callable[[Order, Path, Checked, QuarterlyReport], AbstractContextManager[Kind]]


@contextmanager
def _sheets(order: Order, _: Path, checked: Checked, report: QuarterlyReport) -> Iterator[Kind]:
    """Sheets need the model only: the facts' threads end before anything is forked."""
    pipeline.sound(checked).close()
    units = {
        unit: About(scope.total, len(scorecard.findings(report, unit)))
        for level in report.levels
        for unit, scope in level.units.items()
    }
    yield Kind(units, lambda unit: unit, Sheets(report, order.language), ".pdf")


@contextmanager
def _reports(
    order: Order, place: Path, checked: Checked, report: QuarterlyReport
) -> Iterator[Kind]:
    """A government's report is made of a model of its own, out of the facts of all."""
    facts = pipeline.sound(checked)
    known = within.whole(facts, checked.findings, checked.settings, checked.decided)
    spent = {unit.code: s.total for level in report.levels for unit, s in level.units.items()}
    units = {}
    for government in within.governments(facts):
        keys = [key for member in government.members for key in spent[member].value.cells]
        cells = [report.cells[key] for key in keys]
        code = government.unit.code
        units[government.unit] = About(amounts(code, cells), len(known.findings_of(code)))
    yield Kind(
        units,
        lambda unit: known.report(unit, quarter_only=order.quarter_only),
        Reports(place, order, checked.received),
    )


KINDS: Mapping[str, Maker] = {"unit": _sheets, "instansi": _reports}
"""What there may be one of for each unit."""

PREPARED: Mapping[str, Sequence[str]] = {"unit": ("unit",), "instansi": publishing.PREPARED}
"""The templates and writers that make each."""
