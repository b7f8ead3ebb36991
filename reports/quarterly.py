"""The quarterly report as a model: complete and frozen before any writer runs.

Every number that a writer prints is a field here; no writer computes one.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reports import effects, measures
from reports.changes import Revision
from reports.decided import Decided
from reports.effects import Effect, Standing
from reports.facts import Facts
from reports.figures import Amounts, Cell, Figure, amounts, difference, ratio
from reports.findings import Finding, Group, grouped
from reports.intake.door import Source
from reports.measures import Measures
from reports.measures.own import Own
from reports.measures.target import Thresholds
from reports.messages import Language, sentence
from reports.period import Period
from reports.ranking import Move, Ranking, moves, rankings_of
from reports.settings import Settings
from reports.tables import KEPT_FACT
from reports.unit import Unit, level_order


@dataclass(frozen=True, slots=True)
class Scope:
    """The figures of a unit, a level or everything.

    ``total`` covers the report's span (up to the quarter, or the quarter alone); ``quarters`` are
    the own amounts of each quarter up to the report's, ``cumulative`` the amounts up to each of
    them; ``channels`` are the span's amounts by channel, only those that have any rows.
    """

    name: str
    total: Amounts
    quarters: tuple[Amounts, ...]
    cumulative: tuple[Amounts, ...]
    channels: Mapping[str, Amounts]


@dataclass(frozen=True, slots=True)
class Level:
    """A level of government with its units, in the order of their names."""

    name: str
    all: Scope
    units: Mapping[Unit, Scope]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that do not count, by reason, with their money (None: no row knows it)."""

    reason: str
    rows: int
    value: Decimal | None
    pdn: Decimal | None
    umk: Decimal | None

    def why(self, language: Language) -> str:
        """Name the reason."""
        return sentence(f"L-{self.reason}", language)


@dataclass(frozen=True, slots=True)
class SourceRows:
    """An input sheet and how many of its rows count in the report."""

    source: Source
    counted: int


@dataclass(frozen=True, slots=True)
class Trace:
    """The rows of one source that a cell was summed from, as ranges such as ``2-14,20``."""

    source: int
    rows: str


@dataclass(frozen=True, slots=True)
class QuarterlyReport:
    """Everything that the quarterly report says."""

    settings: Settings
    period: Period
    government: str
    """The one government whose offices are reported on; '' if it is not exactly one."""
    system: str
    """The system that the figures come from, by the settings or the own workbook; '' if unsaid."""
    as_of: datetime.date | None
    """The day that the figures are of, from the same."""
    thresholds: Thresholds
    """What the office set about judging its results."""
    cumulative: bool
    all: Scope
    levels: tuple[Level, ...]
    channels: tuple[str, ...]
    channel_shares: Mapping[str, Figure]
    """What each channel has of the whole spending of the span."""
    change: Figure | None
    """The PDN of the quarter alone less that of the quarter before; None in the first."""
    rankings: tuple[Ranking, ...]
    before: tuple[Ranking, ...]
    """The same rankings up to the quarter before; empty if nothing was realised by then."""
    measures: Measures
    """What the own workbooks tell beside the cube: commitments, targets, duties, programmes."""
    left_out: tuple[LeftOut, ...]
    findings: tuple[Group, ...]
    """What is doubtful and nobody decided about."""
    effects: tuple[Effect, ...]
    decisions: tuple[Decided, ...]
    """What the office decided about findings, in the order of its file."""
    sources: tuple[SourceRows, ...]
    cells: Mapping[str, Cell]
    """The cube up to the quarter: every figure of spending is computed from some of it."""
    traces: Mapping[str, tuple[Trace, ...]]
    edition: int = 0
    """The number of the edition; 0 is a draft, which nobody has published."""
    revision: Revision | None = None
    """What a corrected edition changes, and why; None in any other."""

    @property
    def until(self) -> datetime.date:
        """The last day that the figures can cover: the quarter's end, or the day of the data."""
        return min(self.period.end, self.as_of or self.period.end)

    @property
    def rows_received(self) -> int:
        """How many rows came in: those that count and those that are left out."""
        return sum(item.source.rows for item in self.sources)

    @property
    def from_table(self) -> bool:
        """Whether the rows were taken from a table, so that nobody saw the files that it names."""
        return any(item.source.table == KEPT_FACT for item in self.sources)

    def ranking(self, category: str, level: str) -> Ranking:
        """Return the ranking of one category (A1 to A4) within one level."""
        return next(r for r in self.rankings if r.category.code == category and r.level == level)

    def rank_before(self, ranking: Ranking, unit: Unit) -> int | None:
        """Return a unit's place in a ranking up to the quarter before; None if it had none."""
        found = (
            r for r in self.before if (r.category, r.level) == (ranking.category, ranking.level)
        )
        places = (place for r in found for place in r.places)
        return next((place.rank for place in places if place.unit == unit), None)

    def moves(self, category: str) -> tuple[Move, ...]:
        """Return how all units got to their places of one category; empty without a before."""
        return tuple(
            move
            for ranking in self.rankings
            if ranking.category.code == category
            for move in self.moves_in(ranking)
        )

    def moves_in(self, ranking: Ranking) -> tuple[Move, ...]:
        """Return how the units of one ranking got to their places; empty without a before."""
        found = (
            r for r in self.before if (r.category, r.level) == (ranking.category, ranking.level)
        )
        return next((moves(ranking, before) for before in found), ())

    @property
    def ranked_levels(self) -> tuple[Level, ...]:
        """The levels whose units are ranked; an office may have others that are only reported."""
        ranked = {ranking.level for ranking in self.rankings}
        return tuple(level for level in self.levels if level.name in ranked)

    def rankings_of(self, level: str) -> tuple[Ranking, ...]:
        """Return the rankings of one level, by category."""
        return tuple(ranking for ranking in self.rankings if ranking.level == level)


def build(
    facts: Facts,
    findings: Sequence[Finding],
    settings: Settings,
    decided: Sequence[Decided] = (),
    *,
    quarter_only: bool = False,
    government: str = "",
) -> QuarterlyReport:
    """Build the whole model from facts, by default cumulative up to the end of the quarter.

    ``government`` is the one whose offices are reported on, if they are one's; its own workbook
    tells it.
    """
    last = facts.period.quarter
    span = _Span(last if quarter_only else 1, last)
    cells = facts.cells()
    levels = _levels(facts.units(), cells, span)
    within = {"first": span.first, "last": span.last}
    results = {unit: scope.total for level in levels for unit, scope in level.units.items()}
    rankings = rankings_of(results, settings.ranking.groups)
    everything = span.scope("all", cells)
    own = Own.of(facts)
    groups = grouped(findings)
    counted = {cell.key: cell for cell in cells if span.first <= cell.quarter <= span.last}
    return QuarterlyReport(
        settings=settings,
        period=facts.period,
        government=own.name if own else government,
        system=settings.data.source or (own.system if own else ""),
        as_of=settings.data.as_of or (own.as_of if own else None),
        thresholds=thresholds(settings),
        cumulative=not quarter_only,
        all=everything,
        levels=levels,
        channels=tuple(sorted({cell.channel for cell in cells})),
        channel_shares={
            name: ratio(f"all.{name}.share", "share", spent.value, everything.total.value)
            for name, spent in everything.channels.items()
        },
        change=_change(everything.quarters),
        rankings=rankings,
        before=ranked_until(levels, last - 1, settings) if last > 1 and not quarter_only else (),
        measures=measures.of(
            own, everything.cumulative, _channels(cells, last), thresholds(settings)
        ),
        left_out=tuple(LeftOut(**row) for row in facts.rows("left_out", **within)),
        findings=groups,
        effects=_effects(
            facts, groups, Standing(results, rankings, tuple(counted.values())), span, settings
        ),
        decisions=tuple(decided),
        sources=tuple(
            SourceRows(facts.sources[row["source"]], row["counted"])
            for row in facts.rows("source_rows", **within)
        ),
        cells={cell.key: cell for cell in cells if cell.quarter <= last},
        traces=_traces(facts),
    )


def thresholds(settings: Settings) -> Thresholds:
    """Return what the office has set about judging its results, as exact shares."""
    targets = settings.targets
    return Thresholds(
        close=Fraction(targets.close) / 100,
        umk=Fraction(targets.umk_allocation) / 100,
        meeting_days=targets.monitoring_days,
        district_products=targets.tkdn_ik_products,
    )


def weighed(facts: Facts, findings: Sequence[Finding], settings: Settings) -> tuple[Effect, ...]:
    """Return what every doubtful group does to the cumulative rankings, without the rest."""
    span = _Span(1, facts.period.quarter)
    cells = tuple(cell for cell in facts.cells() if cell.quarter <= span.last)
    own: dict[str, list[Cell]] = {}
    for cell in cells:
        own.setdefault(cell.unit, []).append(cell)
    results = {unit: amounts(unit.code, own.get(unit.code, ())) for unit in facts.units()}
    standing = Standing(results, rankings_of(results, settings.ranking.groups), cells)
    return _effects(facts, grouped(findings), standing, span, settings)


def ranked_until(levels: Iterable[Level], quarter: int, settings: Settings) -> tuple[Ranking, ...]:
    """Rank the units by what they had realised up to a quarter; nothing if none had anything."""
    results = {
        u: scope.cumulative[quarter - 1] for level in levels for u, scope in level.units.items()
    }
    known = any(amounts.rows.value for amounts in results.values())
    return rankings_of(results, settings.ranking.groups) if known else ()


def _change(quarters: Sequence[Amounts]) -> Figure | None:
    if len(quarters) == 1:
        return None
    before, own = quarters[-2:]
    return difference("all.pdn_change", "gap", own.pdn, before.pdn)


def _channels(cells: Iterable[Cell], last: int) -> dict[str, Amounts]:
    """Return the cumulative amounts of all units by channel."""
    counted = [cell for cell in cells if cell.quarter <= last]
    return {
        channel: amounts(f"all.sd-TW{last}.{channel}", (c for c in counted if c.channel == channel))
        for channel in sorted({cell.channel for cell in counted})
    }


def _effects(
    facts: Facts, groups: Iterable[Group], standing: Standing, span: "_Span", settings: Settings
) -> tuple[Effect, ...]:
    values = {
        "first": span.first,
        "last": span.last,
        "year": facts.period.year,
        "quarter": facts.period.quarter,
        "as_of": settings.data.as_of,
    }
    return effects.of(facts, [group.rule for group in groups], standing, values)


@dataclass(frozen=True, slots=True)
class _Span:
    """The quarters that a report covers."""

    first: int
    last: int

    def scope(self, name: str, cells: Sequence[Cell]) -> Scope:
        """Compute the figures of some cells."""
        span = [cell for cell in cells if self.first <= cell.quarter <= self.last]
        quarters = range(1, self.last + 1)
        return Scope(
            name,
            amounts(name, span),
            tuple(amounts(f"{name}.TW{q}", (c for c in cells if c.quarter == q)) for q in quarters),
            tuple(
                amounts(f"{name}.sd-TW{q}", (c for c in cells if c.quarter <= q)) for q in quarters
            ),
            {
                channel: amounts(f"{name}.{channel}", (c for c in span if c.channel == channel))
                for channel in sorted({cell.channel for cell in span})
            },
        )


def _levels(units: Iterable[Unit], cells: Iterable[Cell], span: _Span) -> tuple[Level, ...]:
    own: dict[str, list[Cell]] = {}
    for cell in cells:
        own.setdefault(cell.unit, []).append(cell)
    members: dict[str, list[Unit]] = {}
    for unit in sorted(units, key=lambda unit: (level_order(unit.level), unit.name, unit.code)):
        members.setdefault(unit.level, []).append(unit)
    return tuple(
        Level(
            name,
            span.scope(name, [cell for unit in level for cell in own.get(unit.code, ())]),
            {unit: span.scope(unit.code, own.get(unit.code, ())) for unit in level},
        )
        for name, level in members.items()
    )


def _traces(facts: Facts) -> dict[str, tuple[Trace, ...]]:
    traces: dict[str, list[Trace]] = {}
    for row in facts.rows("trace"):
        key = f"{row['unit']}/TW{row['quarter']}/{row['channel']}"
        traces.setdefault(key, []).append(Trace(row["source"], row["rows"]))
    return {key: tuple(found) for key, found in traces.items()}
