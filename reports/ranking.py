"""Who leads each award category, within each level of government.

The rule, which the report prints: units are ordered by the exact value, never the rounded one;
equal values share a place and the next place is skipped (1-2-2-4); within a shared place the other
measure of the same kind, then total spending, then the code decide only the order of printing.
Missing is not zero: a unit whose measure is not known at all is listed without a place.

LKPP published the categories (Anugerah Pengadaan 2023) but no rule for ties or the denominator of
the shares; total realised spending is taken as denominator, over the rows in which both parts are
known.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from reports.figures import Amounts, Figure, Measure, Value
from reports.messages import Language, sentence
from reports.unit import Unit, level_order
from reports.wording import rupiah_short


@dataclass(frozen=True, slots=True)
class Category:
    """An award category of the Anugerah Pengadaan: PDN or UMK, by value or by share."""

    code: str
    part: Literal["pdn", "umk"]
    by: Literal["value", "share"]

    def name(self, language: Language) -> str:
        """Return the category's official name."""
        return sentence(self.code, language)

    @property
    def share(self) -> Measure:
        """The share that is shown beside the amount."""
        return "pdn_share" if self.part == "pdn" else "umk_share"

    @property
    def complete(self) -> Measure:
        """How much of the spending has this part filled in."""
        return "pdn_complete" if self.part == "pdn" else "umk_complete"

    @property
    def planned(self) -> Measure:
        """How much of the spending has this part by the flags of its plan only."""
        return "pdn_planned" if self.part == "pdn" else "umk_planned"

    @property
    def decides(self) -> Measure:
        """The measure that decides the places."""
        return self.share if self.by == "share" else self.part

    @property
    def parts_ties(self) -> Measure:
        """The measure that orders units which share a place."""
        return self.part if self.by == "share" else self.share


CATEGORIES = (
    Category("A1", "pdn", "value"),
    Category("A2", "umk", "value"),
    Category("A3", "pdn", "share"),
    Category("A4", "umk", "share"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A unit's place in a ranking."""

    rank: int
    unit: Unit
    value: Figure
    share: Figure
    complete: Figure
    planned: Figure
    """The value of the transactions whose PDN or UMK follows from the flags of their plan."""
    tied: bool

    def on_plan(self, language: Language) -> str:
        """Say how much of the spending has its PDN or UMK from its plan, '' if none has."""
        if not self.planned.value:
            return ""
        part, amount = self.planned.measure[:3].upper(), self.planned.amount
        details = {"part": part, "amount": rupiah_short(amount, language)}
        return sentence("P-planned", language, details)


@dataclass(frozen=True, slots=True)
class Unranked:
    """A unit that has no place, and the code of the sentence that says why."""

    unit: Unit
    reason: str

    def why(self, language: Language) -> str:
        """Say why the unit has no place."""
        return sentence(self.reason, language)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The places of one category within one level."""

    category: Category
    level: str
    places: tuple[Place, ...]
    unranked: tuple[Unranked, ...]

    @property
    def leaders(self) -> tuple[Place, ...]:
        """Whoever holds the first place; several when it is shared."""
        return self.at(1)

    def at(self, rank: int) -> tuple[Place, ...]:
        """Whoever holds a place; nobody where it is skipped, several where it is shared."""
        return tuple(place for place in self.places if place.rank == rank)

    def decisive(self, place: Place) -> Figure:
        """Return the figure that decides a place."""
        return place.share if self.category.by == "share" else place.value

    @property
    def gaps(self) -> Mapping[int, Value]:
        """What each place lacks to the next above it, in the measure that decides, exact."""
        firsts = {place.rank: place for place in reversed(self.places)}
        order = [firsts[rank] for rank in sorted(firsts)]
        return {
            lower.rank: self.decisive(upper).value - self.decisive(lower).value  # type: ignore[operator]
            for upper, lower in pairwise(order)
        }


@dataclass(frozen=True, slots=True)
class Move:
    """A unit's place, and the one that it had up to the quarter before (None if it had none)."""

    ranking: Ranking
    place: Place
    before: int | None

    @property
    def change(self) -> int | None:
        """How many places the unit rose; below zero if it fell, None if it is new."""
        return None if self.before is None else self.before - self.place.rank


def moves(ranking: Ranking, before: Ranking) -> tuple[Move, ...]:
    """Return how each unit of a ranking got to its place from the ranking before."""
    had = {place.unit: place.rank for place in before.places}
    return tuple(Move(ranking, place, had.get(place.unit)) for place in ranking.places)


def farthest(found: Iterable[Move], most: int) -> tuple[Move, ...]:
    """Return those that moved farthest, up or down, the farthest first."""
    moved = [move for move in found if move.change]
    order = sorted(moved, key=lambda move: (-abs(move.change or 0), move.place.unit.name))
    return tuple(order[:most])


def rankings_of(results: Mapping[Unit, Amounts], groups: Sequence[str]) -> tuple[Ranking, ...]:
    """Rank the units of each level in every category; of some levels (``groups``) only, if any."""
    levels: dict[str, dict[Unit, Amounts]] = {}
    for unit, result in results.items():
        if not groups or unit.level in groups:
            levels.setdefault(unit.level, {})[unit] = result
    return tuple(
        rank(category, level, levels[level])
        for category in CATEGORIES
        for level in sorted(levels, key=level_order)
    )


def rank(category: Category, level: str, results: Mapping[Unit, Amounts]) -> Ranking:
    """Rank units of one level in one category by the rule above."""

    def decisive(member: tuple[Unit, Amounts]) -> Value | None:
        return member[1].of(category.decides).value

    members = sorted(results.items(), key=lambda member: _descending(category, *member))
    places: list[Place] = []
    for _, same in groupby(filter(lambda one: decisive(one) is not None, members), key=decisive):
        sharing = list(same)
        first = len(places) + 1
        places += (
            Place(
                rank=first,
                unit=unit,
                value=result.of(category.part),
                share=result.of(category.share),
                complete=result.of(category.complete),
                planned=result.of(category.planned),
                tied=len(sharing) > 1,
            )
            for unit, result in sharing
        )
    unknown = [member for member in results.items() if decisive(member) is None]
    without = sorted(unknown, key=lambda member: member[0].name)
    unranked = tuple(Unranked(unit, _reason(category, result)) for unit, result in without)
    return Ranking(category, level, tuple(places), unranked)


def _descending(category: Category, unit: Unit, result: Amounts) -> tuple[Value | str, ...]:
    measures: Iterable[Measure] = (category.decides, category.parts_ties, "value")
    values = (result.of(measure).value for measure in measures)
    return (
        *(-value if value is not None else 1 for value in values),
        unit.code,
    )


def _reason(category: Category, result: Amounts) -> str:
    if not result.rows.value:
        return "U-1"
    if result.of(category.part).value is None:
        return "U-2" if category.part == "pdn" else "U-3"
    return "U-4"
