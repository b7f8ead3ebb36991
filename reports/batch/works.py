"""What a batch makes of each unit: what its workers need for it, and how its files are kept."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from reports import scorecard, whole
from reports.batch.crew import Work
from reports.messages import Language
from reports.pipeline import Checked, sound
from reports.publishing import Order
from reports.quarterly import QuarterlyReport
from reports.unit import Unit


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report: what makes the files of one, by what follows the report's name in theirs.

    A report is one file, which ends in ``ending``, or a folder of files.
    """

    work: Work
    ending: str = ""

    def place(self, name: str) -> str:
        """Return the file or folder of a report."""
        return f"{name}{self.ending}"

    def write(self, folder: Path, name: str, files: Mapping[str, bytes]) -> None:
        """Put the files of a report into a batch's folder, whole."""
        (content,) = files.values()
        whole.write(folder / self.place(name), content, force=True)


@dataclass(frozen=True, slots=True)
class Sheets:
    """Makes the two-page sheet of a unit."""

    report: QuarterlyReport
    language: Language

    def __call__(self, unit: Unit) -> Mapping[str, bytes]:
        """Return the sheet as a PDF."""
        from reports import pdf

        return {".pdf": pdf.sheet(scorecard.scorecard(self.report, unit), self.language)}


@contextmanager
def _sheets(order: Order, checked: Checked, report: QuarterlyReport) -> Iterator[Kind]:
    """Sheets need the model only: the facts' threads end before anything is forked."""
    from reports import pdf  # noqa: F401 - heavy: here once, not in every worker

    sound(checked).close()
    yield Kind(Sheets(report, order.language), ".pdf")


KINDS: Mapping[str, Callable[[Order, Checked, QuarterlyReport], AbstractContextManager[Kind]]] = {
    "unit": _sheets,
}
"""What there may be one of for each unit."""
