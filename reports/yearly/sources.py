"""What was told of the year's PDN, by source and day: interim and final figures side by side.

They are listed, never compared: each has its own system, day and denominator.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.figures import Figure
from reports.quarterly import QuarterlyReport
from reports.yearly.told import Quarter, quoted

MEASURE = "Nilai PDN"


@dataclass(frozen=True, slots=True)
class Sourced:
    """PDN up to a day of the year, by one source."""

    date: datetime.date | None
    """The day that it is of; None where its report does not tell one."""
    source: str
    edition: QuarterlyReport | None
    """The report in which it was published; None for what others published."""
    pdn: Figure
    whole: Figure | None
    """What its published percentage is of; None where it has none."""
    share: Figure | None
    again: Figure | None
    """The percentage as its two amounts give it."""
    follows: bool = True
    """Whether its percentage follows from its two amounts."""

    @property
    def day(self) -> datetime.date:
        """By which it is listed: its day, or else the last that it can be of."""
        return self.date or (self.edition.until if self.edition else datetime.date.max)


def of(quarters: Sequence[Quarter], last: QuarterlyReport) -> tuple[Sourced, ...]:
    """Return every amount of PDN that was told of the year, by day."""
    found = (*_editions(quarters), *_published(last))
    return tuple(sorted(found, key=lambda item: (item.day, item.source)))


def _editions(quarters: Sequence[Quarter]) -> Iterator[Sourced]:
    for quarter in quarters:
        for report in quarter.editions:
            held = report.measures.commitments
            main = held.main if held else None
            attained = quoted(report, main.attained) if main and main.attained else None
            yield Sourced(
                report.until if report.as_of else None,
                report.system,
                report,
                quoted(report, report.all.cumulative[-1].pdn),
                quoted(report, main.value) if main else None,
                attained,
                attained,
            )


def _published(last: QuarterlyReport) -> Iterator[Sourced]:
    for item in last.measures.published:
        told = (item.measure, item.unit.upper()) == (MEASURE, last.government.upper())
        if told and item.date and item.date.year == last.period.year:
            yield Sourced(
                item.date,
                item.source,
                None,
                quoted(last, item.part),
                quoted(last, item.whole),
                quoted(last, item.share),
                quoted(last, item.recomputed),
                follows=item.verdict == "follows",
            )
