"""The programmes by quarter, and what they came to against the year's targets."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.figures import Figure, difference, total
from reports.measures.activities import Event, Events
from reports.measures.districts import Districts
from reports.measures.monitoring import Monitoring
from reports.period import Period
from reports.quarterly import QuarterlyReport
from reports.yearly.told import QUARTERS, quoted


@dataclass(frozen=True, slots=True)
class Steps:
    """What each quarter added to a programme, and what it had come to by then."""

    quarters: tuple[Figure, ...]
    upto: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """The government's own business matchings by quarter."""

    number: Steps
    participants: Steps
    interest: Steps
    transactions: Steps


@dataclass(frozen=True, slots=True)
class Met:
    """The meetings of monitoring and evaluation by quarter."""

    number: Steps
    due: Steps
    """Spans that ended in the quarter, in each of which a meeting was due."""
    held: Steps
    """Those of them with at least one meeting."""


@dataclass(frozen=True, slots=True)
class Products:
    """TKDN for small industry against the year's target."""

    found: Districts
    due: int
    """What the rule asks for: products of a quarter, times four, times all kecamatan."""
    target: Figure
    registered: Figure
    left: Figure
    """The target less what was registered; below zero where it is passed."""


@dataclass(frozen=True, slots=True)
class Programmes:
    """What the last edition tells of the year's programmes; None for what it does not tell."""

    matched: Matched | None
    met: Met | None
    products: Products | None


def of(last: QuarterlyReport) -> Programmes:
    """Return the programmes of the year as the last edition knows them."""
    found = last.measures
    own = found.matching.own if found.matching else None
    return Programmes(
        _matched(last, own) if own else None,
        _met(last, found.monitoring) if found.monitoring else None,
        _products(last, found.districts) if found.districts else None,
    )


def _matched(last: QuarterlyReport, own: Events) -> Matched:
    def amounts(field: str) -> Steps:
        def of_quarter(period: Period) -> Figure:
            parts = (getattr(event, field) for event in _in_quarter(own.events, period))
            key = f"yearly.matching.TW{period.quarter}.{field}"
            return total(key, field, (quoted(last, part) for part in parts))

        return _steps(
            f"yearly.matching.{field}", field, [of_quarter(period) for period in _told(last)]
        )

    counts = [
        _count(own.number, "yearly.matching", [event.date for event in own.events], period)
        for period in _told(last)
    ]
    return Matched(
        _steps("yearly.matching.number", "count", counts),
        *(amounts(field) for field in ("participants", "interest", "transactions")),
    )


def _in_quarter(events: Sequence[Event], period: Period) -> list[Event]:
    return [event for event in events if Period.of(event.date) == period]


def _met(last: QuarterlyReport, found: Monitoring) -> Met:
    def spans(name: str, *, held: bool) -> Steps:
        counts = [
            Figure(
                f"yearly.monitoring.TW{period.quarter}.{name}",
                "count",
                sum(
                    Period.of(span.last) == period and (bool(span.meetings) or not held)
                    for span in found.spans
                ),
                how="sum",
                parts=(quoted(last, getattr(found, name)).key,),
            )
            for period in _told(last)
        ]
        return _steps(f"yearly.monitoring.{name}", "count", counts)

    days = [meeting.date for meeting in found.meetings]
    counts = [_count(found.number, "yearly.monitoring", days, period) for period in _told(last)]
    return Met(
        _steps("yearly.monitoring.number", "count", counts),
        spans("due", held=False),
        spans("held", held=True),
    )


def _products(last: QuarterlyReport, found: Districts) -> Products:
    target, registered = quoted(last, found.all.target), quoted(last, found.all.registered)
    return Products(
        found,
        due=found.per_quarter * len(QUARTERS) * len(found.districts),
        target=target,
        registered=registered,
        left=difference("yearly.products.left", "registered", target, registered),
    )


def _count(number: Figure, key: str, days: Sequence[datetime.date], period: Period) -> Figure:
    """Count those of some rows whose day is in a quarter; one of another year is in none."""
    if number.rows is None:
        raise ValueError(number.key)
    at = tuple(
        row for row, day in zip(number.rows.at, days, strict=True) if Period.of(day) == period
    )
    rows = replace(number.rows, at=at)
    return Figure(f"{key}.TW{period.quarter}.number", "count", len(at), how="rows", rows=rows)


def _told(last: QuarterlyReport) -> list[Period]:
    """Return the quarters that the last edition can tell of."""
    return [Period(last.period.year, quarter) for quarter in range(1, last.period.quarter + 1)]


def _steps(key: str, measure: str, quarters: Sequence[Figure]) -> Steps:
    upto = (total(f"{key}.sd-TW{q}", measure, quarters[:q]) for q in range(1, len(quarters) + 1))
    return Steps(tuple(quarters), tuple(upto))
