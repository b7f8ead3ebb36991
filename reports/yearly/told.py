"""What was published of a quarter, beside what the last edition of the year knows of it.

A quarter's own amounts and those up to its end are kept apart throughout.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reports.figures import Amounts, Figure, Measure, difference
from reports.measures import target
from reports.period import Period
from reports.quarterly import QuarterlyReport, Scope

MEASURES: tuple[Measure, ...] = ("value", "pdn", "umk", "pdn_share", "umk_share")
"""What is told of each quarter."""
QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it was published and as the last edition knows it; None where nothing tells."""

    published: Figure | None
    known: Figure | None
    change: Figure | None
    """Known less published; None unless both are there."""

    @property
    def corrected(self) -> bool:
        """Whether what was published is no longer what is known."""
        told = self.change is not None and self.change.value is not None
        return (told and self.change.value != 0) or self._appeared  # type: ignore[union-attr]

    @property
    def _appeared(self) -> bool:
        """Whether only one of the two is known: missing is not zero."""
        both = self.published is not None and self.known is not None
        return both and (self.published.value is None) != (self.known.value is None)  # type: ignore[union-attr]


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of the year: its own amounts and those up to its end, by measure."""

    period: Period
    editions: tuple[QuarterlyReport, ...]
    """The reports of its first final edition and of the one in force, which may be the same; none
    where there is no final edition."""
    own: Mapping[Measure, Told]
    upto: Mapping[Measure, Told]
    indicator: Figure | None
    """The indicator of the Perjanjian Kinerja up to its end, as it was published."""
    target: Figure | None
    """The target of the indicator for the quarter, as the last edition tells it."""
    attained: Figure | None
    """PDN up to its end as a share of the main commitment, as the last edition knows both."""

    @property
    def number(self) -> int:
        """Its number, 1 to 4."""
        return self.period.quarter

    @property
    def first(self) -> QuarterlyReport | None:
        """The report that was published first; what it says is what was published."""
        return self.editions[0] if self.editions else None

    @property
    def report(self) -> QuarterlyReport | None:
        """The report of the edition in force; None where there is none."""
        return self.editions[-1] if self.editions else None


def quoted(report: QuarterlyReport, figure: Figure) -> Figure:
    """Return a figure of an edition, named after its quarter and number; it stands in its
    ``figures.json``."""
    key = f"{report.period}.{report.edition}/{figure.key}"
    return replace(figure, key=key, cells=(), how="edition", rows=None, parts=(figure.key,))


def quoted_if(report: QuarterlyReport, figure: Figure | None) -> Figure | None:
    """Return a figure of an edition as ``quoted`` does; None where there is none."""
    return quoted(report, figure) if figure is not None else None


def told(key: str, published: Figure | None, known: Figure | None) -> Told:
    """Put what was published beside what is known; ``key`` names their difference."""
    if published is None or known is None:
        return Told(published, known, None)
    return Told(published, known, difference(key, known.measure, known, published))


def quarters(
    year: int, reports: Sequence[QuarterlyReport], last: QuarterlyReport
) -> tuple[Quarter, ...]:
    """Return the four quarters of a year, those without a final edition too."""
    return tuple(
        _quarter(period, tuple(r for r in reports if r.period == period), last)
        for period in (Period(year, quarter) for quarter in QUARTERS)
    )


def _quarter(
    period: Period, editions: tuple[QuarterlyReport, ...], last: QuarterlyReport
) -> Quarter:
    q, report = period.quarter, editions[0] if editions else None
    held = last.measures.commitments
    progress = held.progress if held else ()
    indicator = report.measures.indicator if report else None
    return Quarter(
        period,
        editions,
        own=scoped(f"yearly.TW{q}", report, last, q, own=True),
        upto=scoped(f"yearly.sd-TW{q}", report, last, q, own=False),
        indicator=quoted(report, indicator.all.share) if report and indicator else None,
        target=quoted_if(last, target.due(last.measures.targets, target.INDICATOR, q)),
        attained=quoted(last, progress[q - 1]) if q <= len(progress) and told_of(last, q) else None,
    )


def scoped(
    key: str, report: QuarterlyReport | None, last: QuarterlyReport, quarter: int, *, own: bool
) -> dict[Measure, Told]:
    """Return the amounts of everything in a quarter, or up to it, as published and as known."""
    then = _amounts(report.all, quarter, own=own) if report else None
    now = _amounts(last.all, quarter, own=own) if told_of(last, quarter) else None
    return {
        measure: told(
            f"{key}.{measure}.change",
            quoted(report, then.of(measure)) if report and then else None,
            quoted(last, now.of(measure)) if now else None,
        )
        for measure in MEASURES
    }


def _amounts(scope: Scope, quarter: int, *, own: bool) -> Amounts:
    return (scope.quarters if own else scope.cumulative)[quarter - 1]


def told_of(report: QuarterlyReport, quarter: int) -> bool:
    """Whether a report tells of a quarter by itself: it has rows of it."""
    return quarter <= report.period.quarter and bool(report.all.quarters[quarter - 1].rows.value)
