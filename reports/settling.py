"""Decisions against findings: which findings each answers, and which cells and rows it changes.

Corrections and rows left out come first, against the inputs as they were received; acceptances
come after them, against what the rules find then. A decision about a cell comes before one about
its row, and that before one about the rule, which speaks of what the others left.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from reports import facts, tables
from reports.decided import LEFT_OUT, Change, Decided
from reports.decisions import Decision, Decisions
from reports.exceptions import PeriodError
from reports.facts import Facts
from reports.findings import Finding, Group, Place
from reports.intake import layouts
from reports.intake.cells import Doubt
from reports.intake.door import Intake, Source
from reports.intake.readers import READERS

SEN = Decimal("0.01")

Held = Callable[[Source, int, str], str | None]
"""Tells what a field of a source's row holds, '' if nothing; None if there is no such row."""


class _Refused(Exception):  # noqa: N818 - no error of the program: it becomes a finding
    """A decision that cannot be applied; ``finding`` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.rule)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Settled:
    """The decisions that are applied, the refusals of the others, and what is still open."""

    decided: tuple[Decided, ...]
    refused: tuple[Finding, ...]
    open: tuple[Finding, ...]

    @property
    def answered(self) -> set[Finding]:
        """Every finding that the decisions answer."""
        return {finding for item in self.decided for finding in item.findings}

    @property
    def changes(self) -> list[Change]:
        """Every change that the decisions make."""
        return [change for item in self.decided for change in item.changes]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The facts as decided, or None; what is still open; and the decisions that were applied."""

    facts: Facts | None
    findings: tuple[Finding, ...]
    decided: tuple[Decided, ...]


def outcome(
    given: Decisions, intake: Intake, load: Callable[..., Facts], as_of: datetime.date | None
) -> Outcome:
    """Load the facts with what was decided about them, and look for everything that is open.

    ``load`` takes the changes of the rows. Raises PeriodError as it does, unless findings stop the
    report anyway.
    """

    def settle_on(facts_: Facts, accept: bool, received: Sequence[Finding]) -> Settled:
        entries = [entry for entry in given.entries if (entry.action == "accept") == accept]
        return settle(
            entries, received, tuple(facts.check(facts_, as_of)), intake.sources, facts_.held
        )

    first = Settled((), (), ())
    if any(entry.action != "accept" for entry in given.entries):
        first = settle_on(load(assume=True), False, intake.findings)
    received = tuple(finding for finding in intake.findings if finding not in first.answered)
    refused = (*given.refused, *first.refused)
    try:
        loaded = load(changes=first.changes)
    except PeriodError:
        if not any(finding.stops for finding in (*received, *refused)):
            raise
        return Outcome(None, (*received, *refused), first.decided)
    then = settle_on(loaded, True, received)
    applied = sorted((*first.decided, *then.decided), key=lambda item: item.decision.number)
    return Outcome(loaded, (*refused, *then.refused, *then.open), tuple(applied))


def settle(
    decisions: Iterable[Decision],
    received: Sequence[Finding],
    found: Sequence[Finding],
    sources: Sequence[Source],
    held: Held,
) -> Settled:
    """Apply decisions to the findings of the door (``received``) and of the rules (``found``).

    A finding of the door in a cell that is corrected, or in a row that is left out, is answered
    with it; what the rules find is open again until they have run on what was changed.
    """
    bench = _Bench([*received, *found], sources, held)
    for decision in sorted(decisions, key=lambda decision: (decision.breadth, decision.number)):
        bench.judge(decision)
    decided = tuple(
        replace(item, findings=(*item.findings, *bench.beside(item, received)))
        for item in sorted(bench.decided, key=lambda item: item.decision.number)
    )
    settled = Settled(decided, tuple(bench.refused), ())
    left = [finding for finding in (*received, *found) if finding not in settled.answered]
    return replace(settled, open=tuple(left))


class _Bench:
    """Judges one decision after the other, the narrower first."""

    def __init__(self, findings: Iterable[Finding], sources: Sequence[Source], held: Held) -> None:
        self.by_rule: dict[str, list[Finding]] = {}
        for finding in findings:
            self.by_rule.setdefault(finding.rule, []).append(finding)
        self.sources = {(source.file, source.sheet): source for source in sources}
        self.held = held
        self.taken: dict[Finding | Place, Decision] = {}
        self.touched: dict[Place, Decision] = {}
        self.values: dict[Place, str] = {}
        self.decided: list[Decided] = []
        self.refused: list[Finding] = []

    def judge(self, decision: Decision) -> None:
        """Apply a decision, or refuse it with the reason."""
        try:
            findings = self._free(decision)
            changes = tuple(self._changes(decision, findings))
            self._keep(decision, findings, changes)
        except _Refused as refusal:
            self.refused.append(refusal.finding)

    def beside(self, item: Decided, received: Iterable[Finding]) -> list[Finding]:
        """Return what else the door found in the cells and rows that a decision changed."""
        if not item.changes:
            return []
        own = [finding for finding in received if self._taker(finding) is item.decision]
        return [finding for finding in own if finding not in item.findings]

    def _taker(self, finding: Finding) -> Decision | None:
        taken = self.taken
        return taken.get(finding) or taken.get(finding.at) or taken.get(finding.in_row)

    def _free(self, decision: Decision) -> list[Finding]:
        """Return the findings that a decision answers; raise _Refused unless all is as it says."""
        about = [f for f in self.by_rule.get(decision.rule, ()) if decision.concerns(f)]
        if not about:
            raise _Refused(decision.refusal("F-173", other=decision.rule))
        if about[0].row is None and decision.pointed:
            return self._one_of_many(decision)
        seen = [f for f in about if decision.seen in (None, f.seen)]
        if not seen:
            raise _Refused(_changed(decision, about[0].seen))
        free = [f for f in seen if self._taker(f) is None]
        takers = [taker for f in seen if (taker := self._taker(f))]
        rivals = [t for t in takers if t.breadth == decision.breadth or not free]
        if rivals:
            raise _Refused(decision.refusal("F-177", other=f"#{rivals[0].number}"))
        group = Group(decision.rule, tuple(free))
        if decision.rows not in (None, group.rows):
            raise _Refused(decision.refusal("F-175", seen=str(decision.rows), rows=group.rows))
        if decision.amount not in (None, group.amount):
            said = f"{decision.amount:f}"
            raise _Refused(decision.refusal("F-179", seen=said, other=group.amount or Decimal()))
        return free

    def _one_of_many(self, decision: Decision) -> list[Finding]:
        """Check a cell under a rule that speaks of many rows together; it answers none of them."""
        if decision.action == "accept" or not decision.cell:
            raise _Refused(decision.refusal("F-176", reason="E-214", seen=decision.rule))
        source = self._source(decision, decision.file, decision.sheet)
        held = self.held(source, decision.cell_row, self._fields(decision, source)[0])
        if held is None:
            raise _Refused(decision.refusal("F-173", other=decision.rule))
        if held != decision.seen:
            raise _Refused(_changed(decision, held))
        return []

    def _changes(self, decision: Decision, findings: Sequence[Finding]) -> Iterator[Change]:
        if decision.action == "leave-out":
            yield from self._left_out(decision, findings)
        elif decision.reading:
            yield from (self._read_as_percent(decision, finding) for finding in findings)
        elif decision.action == "correct":
            yield from self._corrected(decision, findings)

    def _left_out(self, decision: Decision, findings: Sequence[Finding]) -> Iterator[Change]:
        rows = {(f.file, f.sheet, f.row or 0): f.seen for f in reversed(findings)}
        if not findings:
            rows = {(decision.file, decision.sheet, decision.cell_row): decision.seen or ""}
        for (file, sheet, row), seen in sorted(rows.items()):
            if not row:
                raise _Refused(decision.refusal("F-176", reason="E-215", seen=decision.rule))
            yield Change(self._source(decision, file, sheet), row, LEFT_OUT, seen, "decided")

    def _read_as_percent(self, decision: Decision, finding: Finding) -> Change:
        """Return that part of the contract which the cell names in percent, to the sen."""
        source, row = self._source(decision, finding.file, finding.sheet), finding.row or 0
        if source.table != "transaction":
            raise _Refused(decision.refusal("F-176", reason="E-217", seen=finding.place))
        contract = self.values.get((source.file, source.sheet, source.cell("value", row)))
        known = finding.amount if contract is None else Decimal(contract) if contract else None
        new = ""
        if known is not None:
            new = f"{(known * Decimal(finding.seen) / 100).quantize(SEN, ROUND_HALF_UP):f}"
        fields = [f for f, name in source.headings.items() if source.cell(f, row) == finding.cell]
        return Change(source, row, fields[0], finding.seen, new)

    def _corrected(self, decision: Decision, findings: Sequence[Finding]) -> Iterator[Change]:
        source = self._source(decision, decision.file, decision.sheet)
        if any(not finding.column for finding in findings):
            raise _Refused(decision.refusal("F-176", reason="E-216", seen=decision.cell))
        for name in self._fields(decision, source):
            old = self.held(source, decision.cell_row, name) or decision.seen or ""
            yield Change(source, decision.cell_row, name, old, _value(decision, source, name))

    def _source(self, decision: Decision, file: str, sheet: str) -> Source:
        if (file, sheet) not in self.sources:
            raise _Refused(decision.refusal("F-176", reason="E-218", seen=file))
        return self.sources[file, sheet]

    def _fields(self, decision: Decision, source: Source) -> list[str]:
        """Return the fields that a cell fills; those that say whether a row counts stay as is."""
        column = decision.cell.rstrip("0123456789")
        names = [name for name, letters in source.columns.items() if letters == column]
        layout = next((known for known in layouts.known() if known.name == source.layout), None)
        telling = {rule.field for rule in layout.left_out} if layout else set()
        if not names or (decision.action == "correct" and telling & set(names)):
            raise _Refused(decision.refusal("F-176", reason="E-216", seen=decision.cell))
        return names

    def _keep(
        self, decision: Decision, findings: Sequence[Finding], changes: tuple[Change, ...]
    ) -> None:
        """Note what a decision answers and changes; raise _Refused if another changed it first."""
        for change in changes:
            row = (change.source.file, change.source.sheet, change.row)
            rival = self.taken.get(row) or self.taken.get(change.place)
            rival = rival or (self.touched.get(row) if change.leaves_out else None)
            if rival:
                raise _Refused(decision.refusal("F-177", other=f"#{rival.number}"))
        for change in changes:
            self.taken[change.place] = decision
            self.touched[change.source.file, change.source.sheet, change.row] = decision
            self.values[change.place] = change.new
        self.taken |= dict.fromkeys(findings, decision)
        self.decided.append(Decided(decision, tuple(findings), changes))


def _changed(decision: Decision, now: str) -> Finding:
    return decision.refusal("F-174", seen=decision.seen or "", other=now)


def _value(decision: Decision, source: Source, name: str) -> str:
    """Return a decision's value as the door would read it from a cell of that column."""
    kind = tables.tables()[source.table][name]
    given = decision.value
    try:
        return READERS[kind](given.strip() if isinstance(given, str) else given)
    except Doubt:
        raise _Refused(
            decision.refusal("F-178", seen=str(given), column=source.headings[name])
        ) from None
