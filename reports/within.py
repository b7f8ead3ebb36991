"""The report of one government, out of facts that were read and checked once for all of them.

Its rows are those that the whole report counts for it; its units are the offices that its exports
name, or its own workbook. What was found and decided about it goes with it, and what was found
about a file as a whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from reports import engine, quarterly
from reports.decided import Decided
from reports.facts import Facts
from reports.findings import Finding, Place
from reports.quarterly import QuarterlyReport
from reports.settings import Settings
from reports.settings.keys import Letter
from reports.unit import Unit, level_order

EVERYBODY = ""
"""The owner of what was found about no single government."""


@dataclass(frozen=True, slots=True)
class Government:
    """A government and the codes of the units that the whole report counts for it."""

    unit: Unit
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """What is known of all governments; findings and decisions each with whose they are."""

    facts: Facts
    settings: Settings
    findings: tuple[tuple[str | None, Finding], ...]
    decided: tuple[tuple[str | None, Decided], ...]

    def findings_of(self, code: str) -> tuple[Finding, ...]:
        """Return what was found about a government, and about everybody."""
        return tuple(finding for owner, finding in self.findings if owner in (code, EVERYBODY))

    def report(self, government: Unit, *, quarter_only: bool = False) -> QuarterlyReport:
        """Return the report on one government and its offices."""
        with _narrowed(self.facts, government.code) as own:
            return quarterly.build(
                own,
                self.findings_of(government.code),
                _settings(self.settings, own),
                [item for owner, item in self.decided if owner in (government.code, EVERYBODY)],
                quarter_only=quarter_only,
                government=government.name,
            )


def governments(facts: Facts) -> tuple[Government, ...]:
    """Return the governments that any counted row is of, by level and name."""
    found = (
        Government(Unit(row["code"], row["name"], row["level"]), tuple(row["units"]))
        for row in facts.rows("governments")
    )
    return tuple(sorted(found, key=lambda it: (level_order(it.unit.level), it.unit.name)))


def whole(
    facts: Facts, findings: Sequence[Finding], settings: Settings, decided: Sequence[Decided]
) -> Whole:
    """Tell whose each finding and decision is, once for all reports."""
    answered = [finding for item in decided for finding in item.findings]
    owners = dict(_owners(facts, [*findings, *answered]))
    return Whole(
        facts,
        settings,
        tuple((owners[finding], finding) for finding in findings),
        tuple((owners[item.findings[0]] if item.findings else EVERYBODY, item) for item in decided),
    )


def _owners(facts: Facts, findings: Iterable[Finding]) -> Iterator[tuple[Finding, str | None]]:
    """Yield whose each finding is: that of its own workbook, of its unit, or of its only row."""
    found = tuple(findings)
    files = {it.file: it.identity["unit_code"].upper() for it in facts.sources if it.identity}
    names = _names(facts)
    rows = _rows(facts, [finding for finding in found if not finding.unit])
    for finding in found:
        if finding.file in files:
            yield finding, files[finding.file]
        elif finding.unit:
            yield finding, names.get(finding.unit.upper())
        else:
            yield finding, rows.get(finding.in_row, EVERYBODY)


def _names(facts: Facts) -> dict[str, str]:
    """Return the code of each government by all that a finding may call it."""
    units = {unit.code: unit for unit in facts.units()}
    names: dict[str, str] = {}
    for government in governments(facts):
        code, members = government.unit.code, (units[member] for member in government.members)
        for unit in (government.unit, *members):
            for name in (unit.code, unit.name, f"{unit.name} ({unit.code})"):
                known = names.setdefault(name.upper(), code)
                if known != code:  # offices of several governments share their names
                    names[name.upper()] = EVERYBODY
    return names


def _rows(facts: Facts, findings: Iterable[Finding]) -> dict[Place, str]:
    """Return whose the rows are that findings of a single row speak of."""
    numbers = {(item.file, item.sheet): item.number for item in facts.sources}
    places = {
        (numbers[finding.file, finding.sheet], finding.row): finding.in_row
        for finding in findings
        if finding.rows == 1 and finding.row and (finding.file, finding.sheet) in numbers
    }
    sources, rows = [source for source, _ in places], [row for _, row in places]
    told = facts.rows("owners", sources=sources, rows=rows)
    return {
        places[row["source"], row["row"]]: row["government"] for row in told if row["government"]
    }


@contextmanager
def _narrowed(facts: Facts, code: str) -> Iterator[Facts]:
    """Open the facts of one government: its rows by office, those of others out of scope."""
    with engine.apart(facts.connection, ("placed", "unit")) as connection:
        connection.execute(engine.query("within/placed"), {"government": code})
        for query in ("within/unit", "repeated", "reported"):
            connection.execute(engine.query(query))
        yield replace(facts, connection=connection, scope=(code,))


def _settings(settings: Settings, own: Facts) -> Settings:
    """Return the settings for one government's report.

    The covering letter and the official figures of earlier years are those of the office that
    publishes; groups are ranked as it says only if they are of offices.
    """
    levels = {unit.level for unit in own.units()}
    groups = tuple(name for name in settings.ranking.groups if name in levels)
    return replace(
        settings,
        letter=Letter(),
        history=(),
        data=replace(settings.data, units=own.scope),
        ranking=replace(settings.ranking, groups=groups),
    )
