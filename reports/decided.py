"""A decision that was applied: what it answers, what it changes, and how that is said in print."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports import tables
from reports.decisions import Decision
from reports.findings import Finding, Group, Place
from reports.intake.door import Source
from reports.messages import Language, sentence
from reports.wording import date, number, rupiah_exact

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]{1,2})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LEFT_OUT = "left_out"
"""The field of every row that says why it does not count."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision puts into one field of a row, as exact text; '' is not known."""

    source: Source
    row: int
    field: str
    old: str
    new: str

    @property
    def kind(self) -> str:
        """The kind of the field, as ``tables.toml`` declares it; '' where a row is left out."""
        return tables.tables()[self.source.table].get(self.field, "")

    @property
    def leaves_out(self) -> bool:
        """Whether the whole row is left out."""
        return self.field == LEFT_OUT

    @property
    def cell(self) -> str:
        """The address of the cell; of the row's first where the whole row is left out."""
        return self.source.cell(self.field, self.row)

    @property
    def place(self) -> Place:
        """The file, the sheet, and the cell that changes or the row that is left out."""
        return self.source.file, self.source.sheet, self.row if self.leaves_out else self.cell

    def before(self, language: Language) -> str:
        """Write what was received."""
        return _said(self.old, self.kind, language)

    def after(self, language: Language) -> str:
        """Write what counts from now on."""
        if self.leaves_out:
            return sentence("D-not-counted", language)
        return _said(self.new, self.kind, language)


@dataclass(frozen=True, slots=True)
class Detail:
    """A finding that a decision answers, with what changes there; one of the two may be None."""

    finding: Finding | None
    change: Change | None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was applied: the findings that it answers and the changes that it makes."""

    decision: Decision
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows it is about."""
        if self.changes:
            return len({(change.source.number, change.row) for change in self.changes})
        return self._group.rows

    @property
    def amount(self) -> Decimal | None:
        """The rupiah at stake, once a row; None where no finding knows them."""
        return self._group.amount

    @property
    def before(self) -> Decimal | None:
        """The sum of the amounts that it replaces; None unless it replaces amounts only."""
        return self._sum([change.old for change in self.changes])

    @property
    def after(self) -> Decimal | None:
        """The sum of the amounts that it puts in; None unless it puts in amounts only."""
        return self._sum([change.new for change in self.changes])

    @property
    def details(self) -> list[Detail]:
        """Every finding with what changes at its place, then the changes that answer none."""
        changes = {change.place: change for change in self.changes}
        pairs = [(f, changes.get(f.at) or changes.get(f.in_row)) for f in self.findings]
        told = {change.place for _, change in pairs if change}
        return [Detail(finding, change) for finding, change in pairs] + [
            Detail(None, change) for place, change in changes.items() if place not in told
        ]

    @property
    def _group(self) -> Group:
        own = [finding for finding in self.findings if finding.rule == self.decision.rule]
        return Group(self.decision.rule, tuple(own))

    def _sum(self, texts: Sequence[str]) -> Decimal | None:
        money = self.changes and all(change.kind == "money" for change in self.changes)
        if not money or not all(map(NUMBER.fullmatch, texts)):
            return None
        return sum(map(Decimal, texts), Decimal())

    def title(self, language: Language) -> str:
        """Name what was decided."""
        return sentence(f"D-{self.decision.action}", language)

    def about(self, language: Language) -> str:
        """Name the rule whose findings it answers."""
        return self._group.title(language)

    def where(self, language: Language) -> str:
        """Name the place that it is about, as far as it names one."""
        said = self.decision
        at = said.cell or (sentence("D-row", language, {"row": said.row}) if said.row else "")
        inside = "!".join(filter(None, (said.sheet, at)))
        named = f"{said.file} ({inside})" if inside and said.file else said.file or inside
        words = [*filter(None, (named, said.unit)), *([said.seen] if self._narrows else [])]
        return "; ".join(filter(None, words)) or sentence("D-whole", language)

    def effect(self, language: Language) -> str:
        """Say what it changes: the value before and after, or the rows, or nothing."""
        if self.decision.action == "accept":
            return sentence("D-as-received", language)
        rows = number(self.rows, language)
        if self.changes[0].leaves_out:
            return sentence("D-left-out-rows", language, {"rows": rows})
        if len(self.changes) == 1:
            old, new = self.changes[0].before(language), self.changes[0].after(language)
            return sentence("D-changed", language, {"old": old, "new": new})
        sums = [
            rupiah_exact(amount, language)
            if amount is not None
            else sentence("D-unknown", language)
            for amount in (self.before, self.after)
        ]
        return sentence("D-summed", language, {"rows": rows, "old": sums[0], "new": sums[1]})

    @property
    def _narrows(self) -> bool:
        return bool(self.decision.seen) and not self.decision.pointed


def _said(text: str, kind: str, language: Language) -> str:
    """Write exact text as a reader expects it; what cannot be read stays as it was received."""
    if not text:
        return sentence("D-unknown", language)
    if kind == "money" and NUMBER.fullmatch(text):
        return rupiah_exact(Decimal(text), language)
    if kind == "date" and DAY.fullmatch(text):
        return date(datetime.date.fromisoformat(text), language)
    return text
