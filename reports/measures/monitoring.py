"""Monitoring and evaluation of P3DN: a meeting is due every two weeks."""

import datetime
from dataclasses import dataclass

from reports.figures import Figure, Rows, difference, ratio
from reports.measures.own import Own, Row
from reports.measures.target import Thresholds


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that was held; ``attendance`` is None where it was not noted."""

    date: datetime.date
    agenda: str
    attendance: Figure
    follow_up: str


@dataclass(frozen=True, slots=True)
class Span:
    """Days in which a meeting is due, and those that were held in them."""

    first: datetime.date
    last: datetime.date
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Monitoring:
    """The meetings of the year up to the day of the data."""

    meetings: tuple[Meeting, ...]
    spans: tuple[Span, ...]
    """Every whole span from 1 January to the day of the data, in which a meeting is due."""
    days: int
    number: Figure
    due: Figure
    held: Figure
    """The spans with at least one meeting."""
    missed: Figure
    held_share: Figure

    @property
    def later(self) -> tuple[Meeting, ...]:
        """The meetings after the last whole span."""
        end = self.spans[-1].last if self.spans else datetime.date.min
        return tuple(item for item in self.meetings if item.date > end)

    @property
    def gaps(self) -> tuple[Span, ...]:
        """The spans without a meeting."""
        return tuple(span for span in self.spans if not span.meetings)


def of(own: Own, thresholds: Thresholds) -> Monitoring | None:
    """Return the meetings and which were due; None if nothing was received about them."""
    rows = sorted(own.rows("monitoring"), key=lambda row: (row["date"], row["row"]))
    if not rows:
        return None
    meetings = tuple(_meeting(number, row) for number, row in enumerate(rows, 1))
    end = min(own.as_of or own.period.end, own.period.end)
    spans = _spans(own.period.first_day_of_year, end, thresholds.meeting_days, meetings)
    at = tuple((row["source"], row["row"]) for row in rows)
    counts = {
        "number": len(meetings),
        "due": len(spans),
        "held": sum(bool(span.meetings) for span in spans),
    }
    number, due, held = (
        Figure(
            f"monitoring.{name}", "count", count, how="rows", rows=Rows("monitoring", "date", at)
        )
        for name, count in counts.items()
    )
    return Monitoring(
        meetings,
        spans,
        thresholds.meeting_days,
        number,
        due,
        held,
        difference("monitoring.missed", "count", due, held),
        ratio("monitoring.held_share", "share", held, due),
    )


def _meeting(number: int, row: Row) -> Meeting:
    at = ((row["source"], row["row"]),)
    attendance = Figure(
        f"monitoring.{number}.attendance",
        "attendance",
        row["attendance"],
        how="rows",
        rows=Rows("monitoring", "attendance", at),
    )
    return Meeting(row["date"], row["agenda"], attendance, row["follow_up"] or "")


def _spans(
    first: datetime.date, end: datetime.date, days: int, meetings: tuple[Meeting, ...]
) -> tuple[Span, ...]:
    spans = []
    while (last := first + datetime.timedelta(days=days - 1)) <= end:
        spans.append(Span(first, last, tuple(m for m in meetings if first <= m.date <= last)))
        first = last + datetime.timedelta(days=1)
    return tuple(spans)
