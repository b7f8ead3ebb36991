"""What is wrong or doubtful in the inputs, and the rules that say so.

A rule has a stable code: ``F-...`` stops a report, ``W-...`` is printed in it. Its words, in
Indonesian and English, are in ``rules.toml``.
"""

import datetime
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from string import ascii_uppercase

from reports.messages import Language, sentence
from reports.wording import date, number, percent, rupiah

Place = tuple[str, str, str | int | None]
"""A file, a sheet, and a cell's address or a row's number."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or doubtful, with the place where it was seen.

    ``rows`` tells how many rows it speaks of and ``amount`` the rupiah at stake, where that is
    known; ``reason`` is the code of a message that says why, where the rule leaves that open.
    """

    rule: str
    file: str
    sheet: str = ""
    cell: str = ""
    column: str = ""
    seen: str = ""
    unit: str = ""
    other: str | Decimal | Fraction | datetime.date = ""
    reason: str = ""
    rows: int = 1
    amount: Decimal | None = None

    @property
    def stops(self) -> bool:
        """Whether no report may be made while this stands."""
        return self.rule.startswith("F")

    @property
    def row(self) -> int | None:
        """The row of its sheet that it speaks of; None if it speaks of no single one."""
        digits = self.cell.lstrip(ascii_uppercase)
        return int(digits) if digits.isascii() and digits.isdigit() else None

    @property
    def at(self) -> Place:
        """Its cell."""
        return self.file, self.sheet, self.cell

    @property
    def in_row(self) -> Place:
        """Its row."""
        return self.file, self.sheet, self.row

    @property
    def place(self) -> str:
        """Where it is: file, sheet and cell, as far as they are known."""
        where = f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell
        return f"{self.file} ({where})" if where else self.file

    def what(self, language: Language) -> str:
        """Say in one sentence what is wrong."""
        return self._fill("what", language)

    def todo(self, language: Language) -> str:
        """Say in one sentence what to do."""
        return self._fill("do", language)

    def _fill(self, part: str, language: Language) -> str:
        return rule_words(self.rule, language)[part].format_map(_Words(self, language))


class _Words(dict[str, str]):
    """What a rule's sentence may name of a finding, written only where a sentence names it."""

    def __init__(self, finding: Finding, language: Language) -> None:
        self._finding, self._language = finding, language

    def __missing__(self, name: str) -> str:
        if name == "rows":
            return number(self._finding.rows, self._language)
        if name == "amount":
            return rupiah(self._finding.amount, self._language)
        return self._other() if name == "other" else str(getattr(self._finding, name))

    def _other(self) -> str:
        other = self._finding.other
        if self._finding.reason:
            return sentence(self._finding.reason, self._language, {"seen": self._finding.seen})
        if isinstance(other, Decimal):
            return rupiah(other, self._language)
        if isinstance(other, Fraction):
            return percent(other, self._language)
        return other if isinstance(other, str) else date(other, self._language)


@dataclass(frozen=True, slots=True)
class Group:
    """All findings of one rule, counted."""

    rule: str
    findings: tuple[Finding, ...]

    @property
    def stops(self) -> bool:
        """Whether the rule stops a report."""
        return self.findings[0].stops

    @property
    def rows(self) -> int:
        """How many rows the rule speaks of; a row with two doubtful cells is one row."""
        return sum(most.rows for most in self._by_row())

    @property
    def amount(self) -> Decimal | None:
        """The rupiah at stake, once a row; None where no finding of the rule knows it."""
        known = [most.amount for most in self._by_row() if most.amount is not None]
        return sum(known, Decimal()) if known else None

    def _by_row(self) -> Iterable[Finding]:
        """Return one finding a row, that with most at stake; those of many rows as they are."""
        most: dict[tuple[str, str, str], Finding] = {}
        for at, finding in enumerate(self.findings):
            row = finding.cell.lstrip(ascii_uppercase)
            key = (finding.file, finding.sheet, row) if row else ("", "", str(at))
            if key not in most or (finding.amount or 0) > (most[key].amount or 0):
                most[key] = finding
        return most.values()

    def title(self, language: Language) -> str:
        """Name the rule in a few words."""
        return rule_words(self.rule, language)["title"]


@cache
def rules() -> dict[str, dict[str, dict[str, str]]]:
    """Return the words of every rule: code, language, then ``title``, ``what`` and ``do``."""
    return tomllib.loads(files("reports").joinpath("rules.toml").read_text("utf-8"))


def rule_words(rule: str, language: Language) -> dict[str, str]:
    """Return the words of one rule in one language."""
    return rules()[rule][language]


def by_weight(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Group findings by rule: errors by their number, then warnings by rupiah at stake."""
    return tuple(sorted(grouped(findings), key=_weight))


def _weight(group: Group) -> tuple[object, ...]:
    amount = Decimal() if group.stops else -abs(group.amount or Decimal())
    return (not group.stops, amount, -len(group.findings), group.rule)


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Group findings by rule, those that stop a report first, then by code."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    return tuple(Group(rule, tuple(by_rule[rule])) for rule in sorted(by_rule))
