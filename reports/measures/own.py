"""The one government whose own workbooks are reported on, and what they hold."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports.facts import Facts
from reports.period import Period

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Own:
    """The own workbooks of a government up to the report's quarter."""

    facts: Facts
    code: str
    name: str
    level: str
    system: str
    """The system that the figures come from, as the workbook of the report's quarter says."""
    as_of: datetime.date | None
    """The day that its amounts are of."""

    @classmethod
    def of(cls, facts: Facts) -> "Own | None":
        """Return the government of the report's own workbooks; None if it is not exactly one."""
        told = [
            source.identity
            for source in facts.sources
            if source.period == facts.period and facts.covers(source.identity.get("unit_code"))
        ]
        if len({identity["unit_code"].upper() for identity in told}) != 1:
            return None
        first = told[0]
        day = first.get("as_of")
        return cls(
            facts,
            first["unit_code"].upper(),
            first.get("unit_name", ""),
            first.get("level", ""),
            first.get("source", ""),
            datetime.date.fromisoformat(day) if day else None,
        )

    @property
    def period(self) -> Period:
        """The period of the report."""
        return self.facts.period

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a sheet in the workbook of the report's quarter."""
        return [r for r in self.all_rows(table) if r["told_quarter"] == self.period.quarter]

    def all_rows(self, table: str) -> Sequence[Row]:
        """Return the rows of a sheet in all workbooks of the year up to the report's quarter."""
        return self.facts.own(
            table, government=self.code, year=self.period.year, quarter=self.period.quarter
        )
