"""Commitments and plans, and how much of each has been realised.

"Komitmen" has several denominators in use; a percentage is never said without the name, value,
source and date of its own (Komitmen PDN dalam RAPBD: told to Kemendagri in the year before).
"""

import datetime
from dataclasses import dataclass, replace

from reports.figures import Amounts, Figure, Measure, difference, ratio, received
from reports.measures.own import Own, Row

PLEDGE = "Komitmen PDN dalam RAPBD"
PLAN_PDN = "RUP PDN"
PLAN_UMK = "RUP UMKK"
BUDGET = "Anggaran belanja barang/jasa"
NUMERATORS: dict[str, Measure] = {
    PLEDGE: "pdn",
    PLAN_PDN: "pdn",
    PLAN_UMK: "umk",
    BUDGET: "value",
}
"""What is realised of each known commitment; a name of the office's own tells by its words."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment or plan of the report's year, with what was realised of it."""

    name: str
    year: int
    value: Figure
    source: str
    date: datetime.date | None
    measure: Measure | None
    """What is realised of it; None if its name does not tell."""
    realised: Figure | None
    attained: Figure | None
    """Realised to date as a share of it; may pass 1."""
    gap: Figure | None
    """What is still to be realised; below zero once it is passed."""


@dataclass(frozen=True, slots=True)
class Commitments:
    """The commitments of the report's year, and earlier ones as they were told."""

    current: tuple[Commitment, ...]
    earlier: tuple[Commitment, ...]
    progress: tuple[Figure, ...]
    """Up to each quarter, PDN realised as a share of the pledge; empty without a pledge."""
    allocation: Figure | None
    """RUP UMKK as a share of the budget for goods and services (40 % duty)."""
    planned: Figure | None
    """RUP PDN as a share of the pledge in the RAPBD; may pass 1."""
    change: Figure | None
    """The main commitment less the one of the same name of the year before."""

    @property
    def main(self) -> Commitment | None:
        """The pledge in the RAPBD, else the first commitment that PDN is measured against."""
        about = [item for item in self.current if item.measure == "pdn"]
        return next((item for item in about if item.name == PLEDGE), about[0] if about else None)

    @property
    def passed_in(self) -> int | None:
        """The first quarter by the end of which the main commitment was reached; None if it is
        not."""
        reached = (
            q for q, f in enumerate(self.progress, 1) if f.share is not None and f.share >= 1
        )
        return next(reached, None)

    @property
    def before(self) -> Commitment | None:
        """The commitment of the main one's name for the year before."""
        main = self.main
        told = (c for c in self.earlier if main and (c.name, c.year) == (main.name, main.year - 1))
        return next(told, None)

    def named(self, name: str) -> Commitment | None:
        """Return the commitment of the report's year with a name."""
        return next((item for item in self.current if item.name == name), None)


def of(own: Own, cumulative: tuple[Amounts, ...]) -> Commitments | None:
    """Return the commitments that the workbook tells, with what was realised of them."""
    rows = own.rows("commitment")
    if not rows:
        return None
    found = [_commitment(row, cumulative[-1], own.period.year) for row in rows]
    current = tuple(item for item in found if item.year == own.period.year)
    earlier = tuple(item for item in found if item.year != own.period.year)
    gathered = Commitments(current, earlier, (), None, None, None)
    main, before = gathered.main, gathered.before
    goods, plan, budget = (gathered.named(name) for name in (PLAN_PDN, PLAN_UMK, BUDGET))
    progress = (
        ratio(f"commitment.progress.sd-TW{q}", "attainment", amounts.pdn, main.value)
        for q, amounts in enumerate(cumulative, 1)
        if main
    )
    return replace(
        gathered,
        progress=tuple(progress),
        allocation=_of("allocation", "share", plan, budget),
        planned=_of("planned", "attainment", goods, main) if main and main.name == PLEDGE else None,
        change=difference("commitment.change", "gap", main.value, before.value)
        if main and before
        else None,
    )


def _of(key: str, measure: str, part: Commitment | None, whole: Commitment | None) -> Figure | None:
    """Return one commitment or plan as a share of another; None if one was not received."""
    if part is None or whole is None:
        return None
    return ratio(f"commitment.{key}", measure, part.value, whole.value)


def _commitment(row: Row, spent: Amounts, year: int) -> Commitment:
    name = row["commitment"]
    key = f"commitment.{row['fiscal_year']}.{name}.{row['row']}"
    value = received(f"{key}.value", "value", "commitment", [row])
    measure = NUMERATORS.get(name) or _told(name)
    realised = spent.of(measure) if measure and row["fiscal_year"] == year else None
    return Commitment(
        name,
        row["fiscal_year"],
        value,
        row["source_name"] or "",
        row["date"],
        measure,
        realised,
        ratio(f"{key}.attained", "attainment", realised, value) if realised else None,
        difference(f"{key}.gap", "gap", value, realised) if realised else None,
    )


def _told(name: str) -> Measure | None:
    upper = name.upper()
    if "UMK" in upper:
        return "umk"
    return "pdn" if "PDN" in upper else None
