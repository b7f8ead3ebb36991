"""Our place in each award category (A1 to A5), what it would take to change it, how firm it is.

Two ways lead to a place. Where several governments are reported on by their exports, the report's
rankings hold it. Where one reports on itself, it stands among the values that others published, so
that sources and days may differ; ``mixed`` says so.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from reports.effects import Effect
from reports.figures import Figure, Value, base, difference, product
from reports.measures.comparison import Standing
from reports.measures.governance import AWARD
from reports.national.speaker import Speaker
from reports.quarterly import QuarterlyReport, Scope
from reports.ranking import CATEGORIES, Category, Place, Ranking
from reports.unit import Unit

INDEX = "A5"
MEASURES = {
    "A1": "Nilai PDN",
    "A2": "Nilai UMK",
    "A3": "Persentase PDN",
    "A4": "Persentase UMK",
    INDEX: AWARD,
}
"""Under which measure the own workbook holds the values of other governments."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A government among those that are compared; equal values share a place (1-2-2-4)."""

    rank: int
    name: str
    own: bool
    value: Figure
    source: str
    as_of: datetime.date | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reading of open findings, by itself, by which the place would be another one."""

    effect: Effect
    findings: int
    """How many findings of the rule are open."""
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Position:
    """The place in one category, with what supports it."""

    category: str
    by: Literal["value", "share", "index"]
    level: str
    value: Figure
    """Ours, in the measure that decides."""
    support: tuple[Figure, ...]
    """What it rests on: total spending and completeness, or the parts of the share."""
    source: str
    as_of: datetime.date | None
    year: int
    """The year that the value is of; an index may be of one before the report's."""
    peers: tuple[Peer, ...] = ()
    """All that are compared, ours among them, by their places; empty if no other's is known."""
    reason: str = ""
    """The code of the sentence why there is no place though others have one."""
    gap: Figure | None = None
    """What is lacking to the place above, in the measure that decides."""
    needed: Figure | None = None
    """The rupiah of further spending that would bring us level with it, at the present total."""
    lead: Figure | None = None
    """What we are ahead of the place below."""
    spare: Figure | None = None
    """The rupiah that may drop out until the place below is level, at the present total."""
    doubts: tuple[Doubt, ...] = ()

    @property
    def own(self) -> Peer | None:
        """Our own entry."""
        return next((peer for peer in self.peers if peer.own), None)

    @property
    def rank(self) -> int | None:
        """Our place; None if there is none."""
        return self.own.rank if self.own else None

    @property
    def above(self) -> Peer | None:
        """Who has the place above ours."""
        better = [peer for peer in self.peers if self.rank and peer.rank < self.rank]
        return better[-1] if better else None

    @property
    def below(self) -> Peer | None:
        """Who has the place below ours."""
        worse = (peer for peer in self.peers if self.rank and peer.rank > self.rank)
        return next(worse, None)

    @property
    def shared(self) -> bool:
        """Whether another has the same place."""
        return sum(peer.rank == self.rank for peer in self.peers) > 1

    def unlike(self, other: Peer) -> bool:
        """Whether a government's value is of another source or day than ours."""
        mine = self.own
        return mine is not None and (other.source, other.as_of) != (mine.source, mine.as_of)

    @property
    def mixed(self) -> bool:
        """Whether values of different days or sources stand beside each other."""
        return len({(peer.source, peer.as_of) for peer in self.peers}) > 1


def of(report: QuarterlyReport, speaker: Speaker, scope: Scope) -> tuple[Position, ...]:
    """Return our place in each category whose value is known."""
    found = [_category(report, speaker, scope, category) for category in CATEGORIES]
    index = _index(report, speaker)
    return tuple(item for item in (*found, index) if item and item.value.value is not None)


def _category(
    report: QuarterlyReport, speaker: Speaker, scope: Scope, category: Category
) -> Position:
    spent = scope.total
    whole = base(scope.name, category.part, (report.cells[key] for key in spent.value.cells))
    compared = (
        _by_exports(report, speaker.unit, category)
        if speaker.unit
        else _published(report, speaker, category.code)
    )
    gap, lead = compared.gap, compared.lead
    key = f"national.{category.code}"
    by_share = category.by == "share"
    return Position(
        category.code,
        category.by,
        speaker.level,
        spent.of(category.decides),
        (spent.of(category.part), whole)
        if by_share
        else (spent.value, spent.of(category.complete)),
        report.system,
        report.as_of,
        report.period.year,
        compared.peers,
        compared.reason,
        gap,
        _rupiah(f"{key}.needed", gap, whole, up=True) if by_share else gap,
        lead,
        _rupiah(f"{key}.spare", lead, whole, up=False) if by_share else lead,
        tuple(_doubts(report, speaker, category, compared.peers)),
    )


def _rupiah(key: str, share: Figure | None, whole: Figure, *, up: bool) -> Figure | None:
    """Return a difference of shares as rupiah of the present total."""
    return product(key, "gap", share, whole, up=up) if share else None


@dataclass(frozen=True, slots=True)
class _Compared:
    """Where we stand among others."""

    peers: tuple[Peer, ...] = ()
    gap: Figure | None = None
    lead: Figure | None = None
    reason: str = ""


def _by_exports(report: QuarterlyReport, unit: Unit, category: Category) -> _Compared:
    """Find our place in the report's own ranking of our level."""
    found = [r for r in report.rankings_of(unit.level) if r.category == category]
    if not found:
        return _Compared()
    (ranking,) = found
    peers = tuple(_peer(report, ranking, place, unit) for place in ranking.places)
    reason = next((item.reason for item in ranking.unranked if item.unit == unit), "")
    gap, lead = _distances(f"national.{category.code}", peers, category.decides)
    return _Compared(peers if len(peers) > 1 or reason else (), gap, lead, reason)


def _peer(report: QuarterlyReport, ranking: Ranking, place: Place, unit: Unit) -> Peer:
    value = ranking.decisive(place)
    own = place.unit == unit
    return Peer(place.rank, place.unit.name, own, value, report.system, report.as_of)


def _distances(
    key: str, peers: tuple[Peer, ...], measure: str
) -> tuple[Figure | None, Figure | None]:
    """Return what we lack to the place above and what we are ahead of the one below."""
    own = next((peer for peer in peers if peer.own), None)
    if own is None:
        return None, None
    above = [peer for peer in peers if peer.rank < own.rank]
    below = [peer for peer in peers if peer.rank > own.rank]
    return (
        difference(f"{key}.gap", measure, above[-1].value, own.value) if above else None,
        difference(f"{key}.lead", measure, own.value, below[0].value) if below else None,
    )


def _published(report: QuarterlyReport, speaker: Speaker, category: str) -> _Compared:
    """Find our place among the values that other governments of our level published."""
    measure = MEASURES[category]
    about = [item for item in report.measures.standings if item.measure == measure and item.own]
    chosen = next((item for item in about if item.level == speaker.level), None)
    if chosen is None:
        return _Compared()
    return _Compared(tuple(_entries(chosen)), chosen.gap, chosen.lead)


def _entries(standing: Standing) -> Iterator[Peer]:
    for entry in standing.entries:
        yield Peer(entry.rank, entry.name, entry.own, entry.value, entry.source, entry.date)


def _index(report: QuarterlyReport, speaker: Speaker) -> Position | None:
    """Return the place by the index of procurement governance (ITKP)."""
    held = report.measures.governance if speaker.unit is None else None
    if held is None or held.index is None:
        return None
    compared = _published(report, speaker, INDEX)
    return Position(
        INDEX,
        "index",
        speaker.level,
        held.index.value,
        tuple(part.value for part in held.components),
        held.index.source,
        None,
        held.index.year,
        compared.peers,
        gap=compared.gap,
        lead=compared.lead,
    )


def _doubts(
    report: QuarterlyReport, speaker: Speaker, category: Category, peers: tuple[Peer, ...]
) -> Iterator[Doubt]:
    """Yield every reading of open findings by which our place would be another one.

    Each is weighed by itself: what several do together is not computed, since the same row can be
    in several findings.
    """
    open_ = {group.rule: len(group.findings) for group in report.findings}
    before = next((peer.rank for peer in peers if peer.own), None)
    if not peers:
        return
    for effect in report.effects:
        after = (
            _moved(effect, speaker.unit, category, before)
            if speaker.unit
            else _placed(peers, effect.read[category.decides])
        )
        if after != before:
            yield Doubt(effect, open_.get(effect.rule, 0), before, after)


def _moved(effect: Effect, unit: Unit, category: Category, before: int | None) -> int | None:
    """Return the place of a unit of the report by a reading."""
    shifts = (s for s in effect.shifts if (s.category, s.level) == (category, unit.level))
    changes = (change for shift in shifts for change in shift.changes if change.unit == unit)
    found = next(changes, None)
    return found.rank_after if found else before


def _placed(peers: Iterable[Peer], value: Value | None) -> int | None:
    """Return our place among others if our value were another one."""
    if value is None:
        return None
    others = [peer.value.value for peer in peers if not peer.own and peer.value.value is not None]
    return 1 + sum(Fraction(other) > Fraction(value) for other in others)
