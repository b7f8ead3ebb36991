"""Facts of a table taken over for a report: rows of the files that they say they come from.

``p3dn intake`` may have written them, but its record is not with them. So the files are only names,
their hashes are those of the rows that were taken, and nobody has seen the cells themselves.
"""

import csv
import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from reports import messages, tables
from reports.findings import Finding
from reports.intake import days
from reports.intake.opening import Result
from reports.kept import ORIGIN, Kept
from reports.tables import KEPT_FACT

LAYOUT = "Fakta P3DN"
"""What rows of a table are called where other files have their kind."""
LIMIT = Decimal(10**16)
"""Amounts are kept below it, to the sen, as DECIMAL(18, 2)."""
KNOWN = {"quarter": (range(1, 5), "F-115"), "year": (days.YEARS, "F-104")}
"""The whole numbers that there may be, and the rule that tells of others."""
ROWS = range(1, 2**31)
FILE, SHEET, ROW, REASON, FIELDS = range(len(ORIGIN) + 1)
"""The places of what is asked of a row; its fields are the last."""
Row = Sequence[Any]


def taken(facts: Kept, name: str, folder: Path, year: int | None) -> list[Result]:
    """Take the rows of a year (None: of all) over into ``folder``; return what each file gave.

    ``name`` is what the table is called. What is wrong comes back as findings, all of it.
    """
    files = groupby(facts.rows(year), key=itemgetter(FILE))
    results = [
        _file(name, file or "", folder / f"taken-{number}", rows)
        for number, (file, rows) in enumerate(files)
    ]
    return results or [Result(name, "", folder, findings=(Finding("F-109", name),))]


def _file(table: str, file: str, folder: Path, rows: Iterable[Row]) -> Result:
    """Write the rows that say they come from one file, each sheet's by themselves."""
    folder.mkdir()
    name, digest, sheets = f"{table}/{file}".rstrip("/"), sha256(), []
    for number, (sheet, own) in enumerate(groupby(rows, key=itemgetter(SHEET))):
        path = folder / f"{number}.csv"
        sheets.append(_Sheet(name, sheet, path))
        sheets[-1].write(own, named=bool(file))
        digest.update(path.read_bytes())
    told = Finding("W-228", name, rows=sum(sheet.rows for sheet in sheets))
    wrong = [finding for sheet in sheets for finding in sheet.wrong()]
    described = tuple(sheet.described() for sheet in sheets)
    return Result(name, digest.hexdigest(), folder, described, (told, *wrong))


@dataclass(slots=True)
class _Sheet:
    """The rows of one sheet: written as the door writes them, with what is wrong with them."""

    file: str
    name: str
    path: Path
    rows: int = 0
    unclear: int = 0
    """Rows without a file or a number, or with the number of another."""
    reasons: Counter[str] = field(default_factory=Counter)
    cells: list[Finding] = field(default_factory=list)

    def write(self, rows: Iterable[Row], *, named: bool) -> None:
        """Write all rows; ``named`` tells whether they say which file they come from."""
        with self.path.open("w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows(self._lines(rows))
        if not named:
            self.unclear = self.rows

    def _lines(self, rows: Iterable[Row]) -> Iterator[Row]:
        before = None
        for row in rows:
            number, reason, fields = row[ROW], row[REASON], row[FIELDS:]
            self.rows += 1
            there = number is not None and number in ROWS  # a range looks through itself for None
            self.unclear += not there or number == before
            self.reasons[reason or ""] += 1
            before = number
            yield (
                number if there else None,
                reason,
                None,
                *self._fitting(number or 0, fields),
            )

    def _fitting(self, number: int, fields: Row) -> Row:
        """Return what a row holds without what cannot be kept, which is noted."""
        odd = {at: rule for at, kind in _looked_at() if (rule := _refused(kind, fields[at]))}
        for at, rule in odd.items():
            where = (self.file, self.name, f"{ascii_uppercase[at]}{number}", _columns()[at])
            self.cells.append(Finding(rule, *where, seen=str(fields[at]), other="1, 2, 3, 4"))
        return [None if at in odd else value for at, value in enumerate(fields)] if odd else fields

    def wrong(self) -> Iterator[Finding]:
        """Yield what is wrong: cells, origins that are not clear, reasons that nobody knows."""
        where = (self.file, self.name)
        yield from self.cells
        if self.unclear:
            yield Finding("F-122", *where, rows=self.unclear)
        for reason, count in sorted(self.reasons.items()):
            if reason and not messages.known(f"L-{reason}"):
                yield Finding("F-123", *where, column="left_out", seen=reason, rows=count)

    def described(self) -> dict[str, Any]:
        """Return what a file says of a sheet; columns are named as the table has them."""
        return {
            "sheet": self.name,
            "layout": LAYOUT,
            "rows": self.rows,
            "findings": [],
            "table": KEPT_FACT,
            "dated": True,  # by the quarters that are told
            "columns": dict(zip(_columns(), ascii_uppercase, strict=False)),
            "headings": {name: name for name in _columns()},
            "kept": self.path.name,
        }


@cache
def _columns() -> tuple[str, ...]:
    return tuple(tables.tables()[KEPT_FACT])


@cache
def _looked_at() -> tuple[tuple[int, str], ...]:
    """Return the places of the fields whose values may not fit, each with its kind."""
    kinds = enumerate(tables.tables()[KEPT_FACT].values())
    return tuple((at, kind) for at, kind in kinds if kind in {"money", "date", *KNOWN})


def _refused(kind: str, value: Any) -> str:
    """Return the rule by which a value cannot be kept; '' if it can."""
    if value is None:
        return ""
    if kind == "money":
        return "F-108" if abs(value) >= LIMIT else ""
    if kind == "date":
        within = isinstance(value, datetime.date) and value.year in days.YEARS
        return "" if within else "F-107"
    known, rule = KNOWN[kind]
    return "" if value in known else rule
