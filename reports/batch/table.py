"""The overall table of a batch: a row a report, with what it is about and what became of it."""

import csv as csv_
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from io import StringIO
from typing import Any, Literal

from reports.batch.crew import Outcome
from reports.batch.works import About
from reports.export import relations
from reports.figures import Amounts
from reports.messages import Language, sentence
from reports.unit import Unit

CSV = "batch.csv"
State = Literal["made", "kept", "failed"]
TEXTS = ("name", "code", "unit", "level", "reason")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula for Excel, which opens the table by a double click."""


@dataclass(frozen=True, slots=True)
class Row:
    """One report of a batch."""

    name: str
    """Of its file or folder."""
    unit: Unit
    total: Amounts
    findings: int
    state: State
    failure: Outcome | None = None

    def why(self, language: Language) -> str:
        """Say why there is no report; '' if there is one."""
        if self.failure is None:
            return ""
        return sentence(self.failure.code, language, self.failure.details)


def rows(
    units: Mapping[Unit, About],
    names: Mapping[Unit, str],
    tried: Set[Unit],
    failed: Mapping[Unit, Outcome],
) -> tuple[Row, ...]:
    """Return the row of each unit, in their order."""
    return tuple(
        Row(
            names[unit],
            unit,
            about.total,
            about.findings,
            "failed" if unit in failed else "made" if unit in tried else "kept",
            failed.get(unit),
        )
        for unit, about in units.items()
    )


def plain(row: Row) -> dict[str, Any]:
    """Return a row for machines: amounts and shares as decimal text, None if unknown.

    Whether a report was made now or before is not told, so that the table is the same.
    """
    amounts = {part: row.total.of(part).value for part in ("value", "pdn", "umk")}
    shares = {
        name: relations.share(getattr(row.total, name).share) for name in ("pdn_share", "umk_share")
    }
    numbers = {
        name: None if number is None else str(number) for name, number in (amounts | shares).items()
    }
    return {
        "name": row.name,
        "code": row.unit.code,
        "unit": row.unit.name,
        "level": row.unit.level,
        **numbers,
        "findings": row.findings,
        "status": "failed" if row.failure else "ok",
        "reason": row.why("id"),
    }


def csv(rows: Sequence[Row]) -> bytes:
    """Return the table as CSV in UTF-8; an unknown number is empty, never zero.

    A text that Excel would take for a formula has an apostrophe before it.
    """
    text = StringIO()
    told = [_guarded(plain(row)) for row in rows]
    writer = csv_.DictWriter(text, fieldnames=list(told[0]) if told else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(told)
    return text.getvalue().encode()


def _guarded(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: f"'{value}" if name in TEXTS and value.startswith(FORMULA) else value
        for name, value in row.items()
    }
