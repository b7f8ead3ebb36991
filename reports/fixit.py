"""What an office has to mend, and what became of it since the check before.

A finding is known again by its rule, its place and what was seen there. Where rows have moved it is
known by its column, its amount and what was seen, so that a deleted row makes no finding new.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from reports.findings import Finding
from reports.wording import excerpt

GENERAL = ""
"""The file of findings that speak of no single file."""


class Known(NamedTuple):
    """What is remembered of a finding from one check to the next."""

    rule: str
    file: str
    sheet: str
    cell: str
    column: str
    seen: str
    unit: str
    amount: str

    @property
    def exact(self) -> tuple[str, ...]:
        """What stays the same while the rows stay where they are."""
        return (self.rule, self.file, self.sheet, self.cell or self.unit, self.seen)

    @property
    def moved(self) -> tuple[str, ...]:
        """What stays the same when rows above it are added or deleted."""
        return (
            self.rule, self.file, self.sheet, self.column, self.unit, self.seen, self.amount
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """A finding, and whether the check before did not have it."""

    finding: Finding
    new: bool = True


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is wrong in one file, the most serious first; ``file`` is GENERAL for all of them.

    ``copy`` is where the file's copy lies, seen from the workbook; empty where there is none.
    """

    file: str
    items: tuple[Item, ...]
    fixed: tuple[Known, ...] = ()
    copy: str = ""
    sha256: str = ""
    kinds: tuple[tuple[str, str, int], ...] = ()
    """Name, kind and rows of each sheet that was recognised."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All findings by file, those that are fixed by file, and those not looked for this time."""

    items: dict[str, list[Item]]
    fixed: dict[str, list[Known]] = field(default_factory=dict)
    unchecked: tuple[Known, ...] = ()
    first: bool = True
    """Whether there was no check before."""

    @property
    def known(self) -> tuple[Known, ...]:
        """What is remembered of this check's findings, file by file."""
        return tuple(known(item.finding) for items in self.items.values() for item in items)

    @property
    def new(self) -> int:
        """How many findings the check before did not have."""
        return sum(item.new for items in self.items.values() for item in items)

    @property
    def still(self) -> int:
        """How many findings the check before had, too."""
        return sum(map(len, self.items.values())) - self.new


def known(finding: Finding) -> Known:
    """Return what is remembered of a finding, long texts cut."""
    short = shortened(finding)
    amount = "" if finding.amount is None else f"{finding.amount:f}"
    return Known(
        short.rule,
        short.file,
        short.sheet,
        short.cell,
        short.column,
        short.seen,
        short.unit,
        amount,
    )


def shortened(finding: Finding) -> Finding:
    """Return the finding with the texts that it took from a file cut to what a reader needs."""
    return replace(
        finding,
        column=excerpt(finding.column),
        seen=excerpt(finding.seen),
        unit=excerpt(finding.unit),
    )


def compare(
    before: Sequence[Known] | None,
    findings: Iterable[Finding],
    looked: Callable[[Known], bool] = lambda _: True,
) -> Comparison:
    """Tell new findings from those that were there before; None before is the first check.

    What is not found any more is fixed if ``looked`` says that this check could have found it.
    """
    now = sorted(findings, key=gravity)
    still, gone = _matched([known(finding) for finding in now], before or ())
    items: dict[str, list[Item]] = defaultdict(list)
    for at, finding in enumerate(now):
        items[finding.file].append(Item(finding, at not in still))
    fixed: dict[str, list[Known]] = defaultdict(list)
    for item in filter(looked, gone):
        fixed[item.file].append(item)
    unchecked = tuple(item for item in gone if not looked(item))
    return Comparison(items, fixed, unchecked, before is None)


def gravity(finding: Finding) -> tuple[object, ...]:
    """Order findings: errors first, those of a whole file before those of a cell; then rupiah."""
    amount = -abs(finding.amount or Decimal())
    if finding.stops:
        return (False, bool(finding.cell), finding.rule, amount)
    return (True, False, "", amount, -finding.rows, finding.rule)


def rechecked(
    findings: Iterable[Finding],
    received: Collection[str],
    before: Collection[str],
    unasked: Collection[str] = (),
) -> Callable[[Known], bool]:
    """Return what tells whether this check could have found an earlier finding again.

    ``received`` are the files of this check, ``before`` those of the one before; ``unasked`` are
    the rules that were not asked of the rows. An error without a cell means that a file or one of
    its sheets was not read, so that its rows were asked nothing; a finding about all files needs
    all of them.
    """
    unread = {item.file for item in findings if item.stops and not item.cell}
    whole = not unread and set(before) <= set(received)

    def looked(item: Known) -> bool:
        if item.file == GENERAL:
            return whole and item.rule not in unasked
        if item.rule.startswith("F") and not item.cell:
            return item.file in received
        return item.file in received and item.file not in unread and item.rule not in unasked

    return looked


def _matched(now: Sequence[Known], before: Iterable[Known]) -> tuple[set[int], list[Known]]:
    """Return the places of findings that were there before, and the earlier ones that are gone."""
    still: set[int] = set()
    left = list(before)
    for key in (Known.exact.fget, Known.moved.fget):  # type: ignore[attr-defined]
        waiting: dict[tuple[str, ...], list[Known]] = defaultdict(list)
        for item in reversed(left):
            waiting[key(item)].append(item)
        for at, item in enumerate(now):
            if at not in still and waiting[key(item)]:
                waiting[key(item)].pop()
                still.add(at)
        left = sorted(item for items in waiting.values() for item in items)
    return still, left
