"""Business matching, the office's own and the national one, and problems with their follow-up."""

import datetime
from dataclasses import dataclass

from reports.figures import Figure, Rows, ratio, received
from reports.measures.own import Own, Row


@dataclass(frozen=True, slots=True)
class Event:
    """One business matching."""

    stage: str
    date: datetime.date
    place: str
    participants: Figure
    interest: Figure
    """Interest that was stated; it need not become a transaction."""
    transactions: Figure
    realised: Figure
    """Transactions as a share of interest; may pass 1."""


@dataclass(frozen=True, slots=True)
class Events:
    """The business matchings of one organiser in the order of their dates, and their sums."""

    events: tuple[Event, ...]
    number: Figure
    participants: Figure
    interest: Figure
    transactions: Figure
    realised: Figure
    """Transactions as a share of interest, over the events that know both."""

    @property
    def largest(self) -> Event | None:
        """The event with the most interest; None if no event knows any."""
        known = [event for event in self.events if event.interest.value is not None]
        return max(known, key=lambda event: event.interest.amount, default=None)

    @property
    def compared(self) -> tuple[Event, ...]:
        """The events that know both interest and transactions."""
        return tuple(event for event in self.events if event.realised.share is not None)


@dataclass(frozen=True, slots=True)
class Matching:
    """The office's own business matchings and the national ones that it took part in."""

    own: Events | None
    national: Events | None


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem, why it came about, and who follows it up until when."""

    problem: str
    cause: str
    follow_up: str
    responsible: str
    due: datetime.date | None


def overdue(problems: tuple[Problem, ...], day: datetime.date) -> tuple[Problem, ...]:
    """Return the problems that were to be solved before a day."""
    return tuple(item for item in problems if item.due is not None and item.due < day)


def next_due(problems: tuple[Problem, ...], day: datetime.date) -> Problem | None:
    """Return the problem that is to be solved first from a day on; None if none has a day."""
    ahead = [(item.due, item) for item in problems if item.due is not None and item.due >= day]
    return min(ahead, key=lambda pair: pair[0])[1] if ahead else None


def matching(own: Own) -> Matching | None:
    """Return the business matchings of the year; None if nothing was received about them."""
    rows = own.rows("matching")
    parts = [
        _events(name, [row for row in rows if row["scope"] == scope])
        for name, scope in (("own", "Daerah"), ("national", "Nasional"))
    ]
    return Matching(*parts) if any(parts) else None


def problems(own: Own) -> tuple[Problem, ...]:
    """Return the problems in the order in which the office lists them."""
    return tuple(
        Problem(
            row["problem"],
            row["cause"] or "",
            row["follow_up"] or "",
            row["responsible"] or "",
            row["due"],
        )
        for row in own.rows("problem")
    )


def _events(name: str, rows: list[Row]) -> Events | None:
    if not rows:
        return None
    rows = sorted(rows, key=lambda row: (row["date"], row["row"]))
    key = f"matching.{name}"
    sums = {
        field: received(f"{key}.{field}", field, "matching", rows)
        for field in ("participants", "interest", "transactions")
    }
    both = [row for row in rows if None not in (row["interest"], row["transactions"])]
    parts = [
        received(f"{key}.both.{field}", field, "matching", both)
        for field in ("transactions", "interest")
    ]
    at = tuple((row["source"], row["row"]) for row in rows)
    return Events(
        tuple(_event(f"{key}.{number}", row) for number, row in enumerate(rows, 1)),
        number=Figure(
            f"{key}.number", "count", len(rows), how="rows", rows=Rows("matching", "date", at)
        ),
        realised=ratio(f"{key}.realised", "share", *parts),
        **sums,
    )


def _event(key: str, row: Row) -> Event:
    participants, interest, transactions = (
        received(f"{key}.{field}", field, "matching", [row])
        for field in ("participants", "interest", "transactions")
    )
    return Event(
        row["stage"] or "",
        row["date"],
        row["place"] or "",
        participants,
        interest,
        transactions,
        ratio(f"{key}.realised", "attainment", transactions, interest),
    )
