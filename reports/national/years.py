"""Official figures of earlier years and of the nation, as the settings tell them, beside our own.

Rows of different sources are never compared: a growth is computed only between rows of one source.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from reports.figures import Figure, difference, ratio, told
from reports.quarterly import QuarterlyReport, Scope
from reports.settings.keys import History
from reports.settings.keys import Nation as Told

SPAN = 3
"""How many years a trend covers, the report's with it."""
APART = 15
"""Days in the year by which figures of two years may lie apart and still be compared (our rule:
no source tells one)."""


@dataclass(frozen=True, slots=True)
class Year:
    """The official figures of a year by one source; what it does not tell is unknown."""

    year: int
    source: str
    as_of: datetime.date | None
    own: bool
    """Whether these are the report's own figures."""
    value: Figure
    pdn: Figure
    umk: Figure
    pdn_share: Figure
    umk_share: Figure
    commitment_name: str
    commitment: Figure
    attained: Figure
    """PDN as a share of the commitment of that name; may pass 1."""
    growth: Figure | None = None
    """How much PDN grew since the year before by the same source, as a share of that; None if no
    row of the same source tells the year before."""


@dataclass(frozen=True, slots=True)
class Nation:
    """The nation's shares of a year, and how far ours are from them."""

    year: int
    source: str
    as_of: datetime.date | None
    pdn_share: Figure
    umk_share: Figure
    pdn_gap: Figure | None
    """Our share less the nation's; None for another year than the report's."""
    umk_gap: Figure | None


def of(report: QuarterlyReport, scope: Scope, span: int = SPAN) -> tuple[Year, ...]:
    """Return the figures of some years by every source, the report's own last."""
    first = report.period.year - span + 1
    rows = [
        _year(number, row, _key(row, report.settings.history[: number - 1]))
        for number, row in enumerate(report.settings.history, 1)
        if first <= row.year <= report.period.year
    ]
    order = sorted(rows, key=lambda item: (item.year, item.as_of or datetime.date(item.year, 1, 1)))
    return tuple(_grown(item, order) for item in (*order, _own(report, scope)))


def nations(report: QuarterlyReport, scope: Scope) -> tuple[Nation, ...]:
    """Return the nation's figures of these years, the latest first."""
    first = report.period.year - SPAN + 1
    found = [
        _nation(number, row, report, scope)
        for number, row in enumerate(report.settings.nation, 1)
        if first <= row.year <= report.period.year
    ]
    return tuple(sorted(found, key=lambda n: (n.year, n.as_of or datetime.date.min), reverse=True))


def _key(row: History, before: Sequence[History]) -> str:
    """Name a row by year, source and day, so that it is known again wherever it stands; of several
    that have the same, by how many there are before."""
    named = [f"{row.year}", row.source, row.as_of.isoformat() if row.as_of else ""]
    same = sum((it.year, it.source, it.as_of) == (row.year, row.source, row.as_of) for it in before)
    return ".".join(filter(None, ("history", *named, f"{same + 1}" if same else "")))


def _year(number: int, row: History, key: str) -> Year:
    value, pdn, umk, commitment = (
        told(f"{key}.{name}", name, getattr(row, name), f"history.{number}.{name}")
        for name in ("value", "pdn", "umk", "commitment")
    )
    shares = [
        _percentage(f"{key}.{name}", getattr(row, name), f"history.{number}.{name}")
        for name in ("pdn_share", "umk_share")
    ]
    return Year(
        row.year,
        row.source,
        row.as_of,
        own=False,
        value=value,
        pdn=pdn,
        umk=umk,
        pdn_share=_share(shares[0], pdn, value),
        umk_share=_share(shares[1], umk, value),
        commitment_name=row.commitment_name,
        commitment=commitment,
        attained=ratio(f"{key}.attained", "attainment", pdn, commitment),
    )


def _share(published: Figure, part: Figure, whole: Figure) -> Figure:
    """Return a share of its amounts, or the one that was published without them."""
    computed = ratio(published.key, "share", part, whole)
    return published if computed.value is None else computed


def _percentage(key: str, given: Decimal | None, setting: str = "") -> Figure:
    return told(key, "share", None if given is None else Fraction(given) / 100, setting)


def _own(report: QuarterlyReport, scope: Scope) -> Year:
    """Return the report's own figures as the last of the years."""
    spent, held = scope.total, report.measures.commitments if scope is report.all else None
    main = held.main if held else None
    nothing = told("national.commitment", "commitment", None)
    return Year(
        report.period.year,
        report.system,
        report.as_of,
        own=True,
        value=spent.value,
        pdn=spent.pdn,
        umk=spent.umk,
        pdn_share=spent.pdn_share,
        umk_share=spent.umk_share,
        commitment_name=main.name if main else "",
        commitment=main.value if main else nothing,
        attained=main.attained if main and main.attained else nothing,
    )


def _grown(item: Year, rows: Sequence[Year]) -> Year:
    """Return a year with its growth since the one before, if the same source tells both of about
    the same day of their years."""
    wanted = (item.year - 1, item.source)
    before = [row for row in rows if (row.year, row.source) == wanted and _alike(row, item)]
    if not before or not item.source:
        return item
    last = before[-1].pdn
    key = f"national.{item.year}.{item.source}"
    more = difference(f"{key}.more", "gap", item.pdn, last)
    return replace(item, growth=ratio(f"{key}.growth", "growth", more, last))


def _alike(before: Year, after: Year) -> bool:
    """Whether two years are told up to about the same day; a part of one grows to the whole."""
    if before.as_of is None or after.as_of is None:
        return False
    first = before.as_of - datetime.date(before.year, 1, 1)
    last = after.as_of - datetime.date(after.year, 1, 1)
    return abs((last - first).days) <= APART


def _nation(number: int, row: Told, report: QuarterlyReport, scope: Scope) -> Nation:
    pdn, umk = (
        _percentage(f"nation.{number}.{name}", getattr(row, name))
        for name in ("pdn_share", "umk_share")
    )
    same = row.year == report.period.year
    return Nation(
        row.year,
        row.source,
        row.as_of,
        pdn,
        umk,
        difference(f"{pdn.key}_gap", "gap", scope.total.pdn_share, pdn) if same else None,
        difference(f"{umk.key}_gap", "gap", scope.total.umk_share, umk) if same else None,
    )
