"""The yearly summary as a model: the four quarters' final editions, and what the year came to.

The last edition of the year tells the figures as they are known; what each quarter published stands
beside, and every difference is a correction. A quarter without a final edition is missing by name,
never zero. Every number that a writer prints is a figure here or one of the last edition.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reports.changes import PlaceKey
from reports.national import years
from reports.national.years import Year
from reports.quarterly import QuarterlyReport
from reports.settings import Settings
from reports.settings.keys import Award
from reports.yearly import corrections, histories, programmes, sources, told
from reports.yearly.corrections import Correction, Reconciled
from reports.yearly.histories import Course, History
from reports.yearly.programmes import Programmes
from reports.yearly.sources import Sourced
from reports.yearly.told import Quarter

SPAN = 5
"""How many years stand beside each other at most, the summary's with them."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A final edition of the year as it lies in the outputs."""

    place: str
    period: str
    number: int
    language: str
    replaced_by: int
    """The number of the edition that replaces it; 0 while it is in force."""
    used: bool
    """Whether the summary is made from it."""
    reason: str
    """Why it replaces an earlier one; '' in a first edition."""
    files: Mapping[str, str]
    """The SHA-256 of its files, its record included; its inputs are under ``inputs/``."""


@dataclass(frozen=True, slots=True)
class YearlyReport:
    """Everything that the yearly summary says."""

    year: int
    report: QuarterlyReport
    """The report of the last edition, titled and filed as the summary is."""
    quarters: tuple[Quarter, ...]
    editions: tuple[Edition, ...]
    corrections: tuple[Correction, ...]
    reconciled: tuple[Reconciled, ...]
    histories: tuple[History, ...]
    programmes: Programmes
    sources: tuple[Sourced, ...]
    years: tuple[Year, ...]
    awards: tuple[Award, ...]

    @property
    def missing(self) -> tuple[Quarter, ...]:
        """The quarters without a final edition."""
        return tuple(quarter for quarter in self.quarters if quarter.report is None)

    @property
    def untold(self) -> tuple[Quarter, ...]:
        """The published quarters that the last edition does not tell of: nobody knows whether they
        were corrected."""
        return tuple(q for q in self.quarters if q.report and q.own["pdn"].known is None)

    @property
    def last(self) -> Quarter:
        """The last quarter that has a final edition."""
        return [quarter for quarter in self.quarters if quarter.report][-1]

    def edition_of(self, quarter: Quarter) -> Edition | None:
        """Return the edition that a quarter is told from; None where there is none."""
        period = str(quarter.period)
        there = (e for e in self.editions if e.used and e.period == period)
        return next((edition for edition in there if not edition.replaced_by), None)

    @property
    def corrected_units(self) -> frozenset[tuple[int, str]]:
        """Quarter and code of every unit whose PDN was published otherwise than it is known."""
        return frozenset(
            (item.period.quarter, item.code)
            for item in self.corrections
            if item.measure == "pdn" and not item.put_back
        )

    def history(self, category: str, level: str) -> History:
        """Return the history of one category (A1 to A4) within one level."""
        return next(h for h in self.histories if h.category.code == category and h.level == level)

    def place(self, history: History, course: Course, quarter: int) -> PlaceKey:
        """Return which place a unit's one up to a quarter is, as changes name it."""
        until = 0 if quarter == self.report.period.quarter else quarter
        return history.category.code, history.level, course.unit.code, until


def build(
    year: int,
    reports: Sequence[QuarterlyReport],
    editions: Sequence[Edition],
    settings: Settings,
    number: int = 0,
) -> YearlyReport:
    """Build the summary of a year from the reports of its final editions, in their order.

    Of a quarter that was published again, the first edition and the one in force are among them.
    ``settings`` are those of the summary, ``number`` that of its edition (0: a draft).
    """
    last = reports[-1]
    quarters = told.quarters(year, reports, last)
    found = corrections.of(quarters, last)
    shown = replace(last, settings=titled(settings), edition=number)
    return YearlyReport(
        year=year,
        report=shown,
        quarters=quarters,
        editions=tuple(editions),
        corrections=found,
        reconciled=corrections.reconciled(quarters, found),
        histories=histories.of(quarters, last),
        programmes=programmes.of(last),
        sources=sources.of(quarters, last),
        years=years.of(shown, shown.all, SPAN),
        awards=tuple(a for a in settings.awards if a.date.year == year),
    )


def titled(settings: Settings) -> Settings:
    """Return the settings with the summary's own title, number, date and retention."""
    own, archive = settings.yearly, settings.archive
    return replace(
        settings,
        title=own.title,
        number=own.number,
        date=own.date,
        letter=replace(settings.letter, addressees=()),
        archive=replace(
            archive,
            active_years=own.active_years or archive.active_years,
            inactive_years=own.inactive_years or archive.inactive_years,
            fate=own.fate or archive.fate,
        ),
    )
