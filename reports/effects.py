"""What each doubtful group of findings does to the rankings.

A doubtful group can be read otherwise than as received: what looks like a percentage can be one, a
missing amount can be nothing or everything. Each such reading is a query of ``sql/effects/``, named
by the rule and the code of the message that says what it does. It returns the rows of ``placed``
that it reads otherwise, as it reads them; a row without a quarter does not count. In ``counted``,
which no reading touches, each row carries how it counts as received. All readings are asked for in
one query, whose differences are added to the sums of each unit, and the units are ranked again. The
report itself uses the figures as received.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files

from reports import engine
from reports.facts import Facts
from reports.figures import Amounts, Cell, Measure, Value, amounts
from reports.messages import Language, sentence
from reports.ranking import CATEGORIES, Category, Ranking, rank
from reports.unit import Unit
from reports.wording import MISSING, number

NAMED = 6
"""Most units whose move a sentence tells; more are counted."""


@dataclass(frozen=True, slots=True)
class Change:
    """A unit's place (None: it has none) and deciding measure, as received and as read."""

    unit: Unit
    rank_before: int | None
    rank_after: int | None
    value_before: Decimal | Fraction | int | None
    value_after: Decimal | Fraction | int | None

    @property
    def moved(self) -> bool:
        """Whether the place is another one."""
        return self.rank_before != self.rank_after

    def __str__(self) -> str:
        return f"{self.unit.name} {self.rank_before or MISSING} → {self.rank_after or MISSING}"


@dataclass(frozen=True, slots=True)
class Shift:
    """What a reading changes in one ranking: every unit with another measure or place."""

    category: Category
    level: str
    changes: tuple[Change, ...]

    @property
    def moved(self) -> tuple[Change, ...]:
        """The units that have another place, by the place that they had."""
        return tuple(change for change in self.changes if change.moved)

    def says(self, language: Language) -> str:
        """Say which places change."""
        ranking = f"{self.category.code} {self.level}"
        if len(self.moved) > NAMED:
            count = number(len(self.moved), language)
            return sentence("R-18", language, {"count": count, "ranking": ranking})
        moves = ", ".join(self._moves(language))
        return sentence("R-17", language, {"moves": moves, "ranking": ranking})

    def _moves(self, language: Language) -> Iterator[str]:
        """Tell the moves, two units that change places in one."""
        moves = {(change.rank_before, change.rank_after): change for change in self.moved}
        swaps = len(moves) == len(self.moved)
        for (before, after), change in moves.items() if swaps else ():
            other = moves.get((after, before))
            if other is None:
                yield str(change)
            elif before is not None and after is not None and before < after:
                units = f"{change.unit.name}, {other.unit.name}"
                yield sentence("R-16", language, {"first": before, "second": after, "units": units})
        if not swaps:
            yield from map(str, self.moved)


@dataclass(frozen=True, slots=True)
class Effect:
    """What one reading of a doubtful group changes: the report's sums, and its rankings."""

    rule: str
    reading: str
    value: Decimal
    pdn: Decimal
    umk: Decimal
    read: Mapping[Measure, Value | None]
    """What all units come to by this reading, in each measure that decides places."""
    shifts: tuple[Shift, ...]

    @property
    def moves(self) -> tuple[Shift, ...]:
        """The rankings in which a place changes."""
        return tuple(shift for shift in self.shifts if shift.moved)

    def reads(self, language: Language) -> str:
        """Say how the group is read."""
        return sentence(self.reading, language)

    def says(self, language: Language) -> str:
        """Say which places change, if any."""
        said = "; ".join(shift.says(language) for shift in self.moves)
        return said or sentence("R-19", language)


@dataclass(frozen=True, slots=True)
class Standing:
    """The figures as received, with which every reading is compared, over the report's span."""

    results: Mapping[Unit, Amounts]
    rankings: Sequence[Ranking]
    cells: Sequence[Cell]


@cache
def readings() -> tuple[tuple[str, str], ...]:
    """Return every reading: the rule whose findings it is of, and the code of its message."""
    folder = files("reports").joinpath("sql", "effects")
    names = (item.name.removesuffix(".sql").split(".") for item in folder.iterdir())
    return tuple(sorted((rule, code) for rule, code in names))


def of(
    facts: Facts, rules: Iterable[str], standing: Standing, values: Mapping[str, object]
) -> tuple[Effect, ...]:
    """Compute the effect of every reading of the doubtful groups that ``rules`` name.

    ``values`` are what the queries ask for: ``first`` and ``last`` quarter of the report, its
    ``year`` and ``quarter``, and the day of the data, ``as_of``.
    """
    found = set(rules)
    asked = [reading for reading in readings() if reading[0] in found]
    if not asked:
        return ()
    deltas: dict[tuple[str, str], list[Cell]] = {reading: [] for reading in asked}
    text = engine.query("effect").format(readings=" UNION ALL ".join(_select(*it) for it in asked))
    for row in engine.fetched(facts.connection, text, values):
        deltas[row.pop("rule"), row.pop("code")].append(Cell(quarter=0, channel="", **row))
    own: dict[str, list[Cell]] = {}
    for cell in standing.cells:
        own.setdefault(cell.unit, []).append(cell)
    return tuple(_effect(*reading, deltas[reading], standing, own) for reading in asked)


def _select(rule: str, code: str) -> str:
    text = engine.query(f"effects/{rule}.{code}")
    columns = "unit, quarter, value, pdn, umk, counted"
    return f"SELECT '{rule}' AS rule, '{code}' AS code, {columns} FROM ({text})"  # noqa: S608


def _effect(
    rule: str, code: str, deltas: Sequence[Cell], standing: Standing, own: Mapping[str, list[Cell]]
) -> Effect:
    more: dict[str, list[Cell]] = {}
    for cell in deltas:
        more.setdefault(cell.unit, []).append(cell)
    read = {
        unit: amounts(unit.code, (*own.get(unit.code, ()), *more[unit.code]))
        if unit.code in more
        else result
        for unit, result in standing.results.items()
    }
    everything = amounts("all", (*standing.cells, *deltas))
    levels = {unit.level for unit in read if unit.code in more}
    shifts = (
        _shift(ranking, standing.results, read)
        for ranking in standing.rankings
        if ranking.level in levels
    )
    return Effect(
        rule,
        code,
        sum((cell.value for cell in deltas), Decimal()),
        sum((cell.pdn for cell in deltas), Decimal()),
        sum((cell.umk for cell in deltas), Decimal()),
        {c.decides: everything.of(c.decides).value for c in CATEGORIES},
        tuple(shift for shift in shifts if shift.changes),
    )


def _shift(
    before: Ranking, received: Mapping[Unit, Amounts], read: Mapping[Unit, Amounts]
) -> Shift:
    """Rank the units of one ranking again and compare."""
    members = {unit: result for unit, result in read.items() if unit.level == before.level}
    decides = before.category.decides
    if all(received[u].of(decides).value == it.of(decides).value for u, it in members.items()):
        return Shift(before.category, before.level, ())
    after = rank(before.category, before.level, members)
    old, new = ({place.unit: place.rank for place in it.places} for it in (before, after))
    changes = [
        Change(
            unit,
            old.get(unit),
            new.get(unit),
            received[unit].of(decides).value,
            result.of(decides).value,
        )
        for unit, result in members.items()
        if unit in old or unit in new
    ]
    changes.sort(key=lambda change: (change.rank_before or len(members) + 1, change.unit.name))
    return Shift(
        before.category,
        before.level,
        tuple(it for it in changes if it.moved or it.value_before != it.value_after),
    )
