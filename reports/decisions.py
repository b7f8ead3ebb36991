"""What the office decided about findings: ``decisions.toml`` beside the inputs, typed and checked.

Each ``[[decision]]`` answers the findings of one rule and says why, who decided and when. Every
problem of the file is a finding; a decision with a problem is never applied.
"""

import datetime
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from reports.exceptions import SettingsError
from reports.findings import Finding, rules

FILE_NAME = "decisions.toml"

KINDS: dict[str, tuple[type, ...]] = {
    "action": (str,),
    "rule": (str,),
    "file": (str,),
    "sheet": (str,),
    "cell": (str,),
    "row": (int,),
    "unit": (str,),
    "seen": (str, int),
    "rows": (int,),
    "amount": (str, int),
    "value": (str, int, datetime.date),
    "reading": (str,),
    "reason": (str,),
    "by": (str,),
    "date": (datetime.date,),
}
"""The keys of a decision and the kinds of value that each takes; never a fraction."""

ALWAYS = ("action", "rule", "reason", "by", "date")
ACTIONS = ("accept", "correct", "leave-out")
READINGS = {"W-201": "percent"}
"""The rules whose findings can be read in another way, and how."""
ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]*")

AMOUNT = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: what it does, about which findings, why, by whom and when.

    ``seen``, or ``rows`` and ``amount``, hold what it speaks of: the value in the cell, or how many
    rows the findings cover and the rupiah at stake in them. ``value`` is None unless the decision
    gives one; an empty one means "not known".
    """

    number: int
    action: str
    rule: str
    reason: str
    by: str
    date: datetime.date
    file: str = ""
    sheet: str = ""
    cell: str = ""
    row: int | None = None
    unit: str = ""
    seen: str | None = None
    rows: int | None = None
    amount: Decimal | None = None
    value: str | int | datetime.date | None = None
    reading: str = ""

    @property
    def breadth(self) -> int:
        """How much it covers: 0 for a cell, 1 for a row, more the fewer places it names."""
        if self.pointed:
            return 0 if self.cell else 1
        return 6 - sum(map(bool, (self.file, self.sheet, self.unit, self.seen)))

    @property
    def pointed(self) -> bool:
        """Whether it points to one cell or one row."""
        return bool(self.cell) or self.row is not None

    @property
    def cell_row(self) -> int:
        """The row of its cell."""
        return int(self.cell.lstrip(ascii_uppercase))

    def concerns(self, finding: Finding) -> bool:
        """Whether a finding is of the decision's rule and lies where the decision points to.

        A rule that speaks of a unit's rows together names no place: then any place is right.
        """
        if finding.rule != self.rule or (self.unit and finding.unit != self.unit):
            return False
        if not self.pointed:
            return self.file in ("", finding.file) and self.sheet in ("", finding.sheet)
        if not finding.file:
            return True
        here = (finding.file, finding.sheet) == (self.file, self.sheet)
        return here and (
            finding.row is None or finding.cell == self.cell or finding.row == self.row
        )

    def refusal(self, rule: str, **details: Any) -> Finding:
        """Say that the decision cannot be applied: ``rule`` says why, ``details`` fill it in."""
        return Finding(rule, FILE_NAME, cell=f"#{self.number}", **details)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a decisions file says; ``refused`` is what is wrong with the file itself."""

    path: Path | None = None
    entries: tuple[Decision, ...] = ()
    refused: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Problems:
    """The problems of one entry of the file."""

    number: int
    found: list[Finding] = field(default_factory=list)

    def note(self, reason: str, seen: str) -> None:
        """Note a problem: the code of its sentence and what fills it in."""
        at = f"#{self.number}"
        self.found.append(Finding("F-172", FILE_NAME, cell=at, reason=reason, seen=seen))


def of(inputs: Sequence[Path]) -> Decisions:
    """Return the decisions beside the inputs: in the folder given, or in the folder of the files.

    Raises SettingsError if there are several decisions files: which of them counts is not guessed.
    """
    found = {path.resolve(): path for place in inputs for path in _beside(place)}
    if len(found) > 1:
        raise SettingsError("E-206", paths=", ".join(map(str, sorted(found.values()))))
    return read(*found.values()) if found else Decisions()


def _beside(place: Path) -> Iterator[Path]:
    if place.is_dir():
        yield from place.rglob(FILE_NAME)
    elif (place.parent / FILE_NAME).is_file():
        yield place.parent / FILE_NAME


def read(path: Path) -> Decisions:
    """Read a decisions file; what cannot be used of it comes back as findings, all of them."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        return Decisions(path, refused=(Finding("F-171", FILE_NAME, seen=str(error)),))
    given = table.pop("decision", [])
    refused = [Finding("F-172", FILE_NAME, reason="E-207", seen=key) for key in table]
    if not isinstance(given, list) or not all(isinstance(entry, dict) for entry in given):
        refused.append(Finding("F-172", FILE_NAME, reason="E-209", seen=f"decision = {given}"))
        given = []
    entries = []
    for number, entry in enumerate(given, 1):
        problems = _problems(entry, number)
        refused += problems
        if not problems:
            entries.append(Decision(number, **(entry | _written(entry))))
    return Decisions(path, tuple(entries), tuple(refused))


def _written(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the values of an entry that are kept in another form than they are written in."""
    kept: dict[str, Any] = {}
    if "seen" in entry:
        kept["seen"] = str(entry["seen"]).strip()
    if "amount" in entry:
        kept["amount"] = Decimal(entry["amount"])
    return kept


def _problems(entry: dict[str, Any], number: int) -> list[Finding]:
    problems = _Problems(number)
    for key, given in entry.items():
        if key not in KINDS:
            problems.note("E-207", key)
        elif type(given) not in KINDS[key] and not (given == "" and key in ALWAYS):
            problems.note("E-209", f"{key} = {given}")
    for key in ALWAYS:
        if entry.get(key) is None or (isinstance(entry[key], str) and not entry[key].strip()):
            problems.note("E-208", key)
    if not problems.found:
        _check_place(entry, problems)
        _check_action(entry, problems)
    return problems.found


def _check_place(entry: dict[str, Any], problems: _Problems) -> None:
    """Check that the entry says where, and what it speaks of there."""
    if entry["rule"] not in rules():
        problems.note("E-209", f"rule = {entry['rule']}")
    if "cell" in entry and not ADDRESS.fullmatch(entry["cell"]):
        problems.note("E-209", f"cell = {entry['cell']}")
    if not AMOUNT.fullmatch(str(entry.get("amount", 0))):
        problems.note("E-209", f"amount = {entry['amount']}")
    if "cell" in entry and "row" in entry:
        problems.note("E-211", "cell, row")
    needed = ("file", "seen") if "cell" in entry or "row" in entry else ("rows",)
    for key in needed:
        if key not in entry:
            problems.note("E-208", key)


def _check_action(entry: dict[str, Any], problems: _Problems) -> None:
    """Check that the entry holds what its action needs, and nothing else."""
    action, rule = entry["action"], entry["rule"]
    given = {"value", "reading"} & entry.keys()
    if action not in ACTIONS:
        problems.note("E-209", f"action = {action}")
    elif action == "accept" and rule.startswith("F"):
        problems.note("E-213", rule)
    elif action != "correct" and given:
        problems.note("E-212", action)
    elif action == "correct" and len(given) != 1:
        problems.note("E-211" if given else "E-208", "value, reading" if given else "value")
    elif "value" in given and "cell" not in entry:
        problems.note("E-208", "cell")
    elif "reading" in given and entry["reading"] != READINGS.get(rule):
        problems.note("E-209", f"reading = {entry['reading']}")
