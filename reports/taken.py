"""Facts of a table taken over for a report: rows of the files that they say they come from.

``p3dn intake`` may have written them, but its record is not with them. So the files are only names,
their hashes are those of the rows that were taken, and nobody has seen the cells themselves.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from hashlib import blake2b, file_digest
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from reports import messages, tables
from reports.findings import Finding
from reports.intake.door import Intake, Received, Source
from reports.kept import ORIGIN, TABLE, Kept

LAYOUT = "Fakta P3DN"
"""What rows of a table are called where other files have their kind."""
LIMIT = Decimal(10**16)
"""Amounts are kept below it, to the sen, as DECIMAL(18, 2)."""
QUARTERS = (1, 2, 3, 4)
ROW, REASON, FIELDS = range(2, len(ORIGIN) + 1)
"""The places of what is asked of a row, behind its file and its sheet."""
Row = Sequence[Any]


def taken(facts: Kept, name: str, folder: Path, year: int | None) -> Intake:
    """Take the rows of a year (None: of all) over into ``folder``, by the file and sheet they name.

    ``name`` is what the table is called. What is wrong comes back as findings, all of it.
    """
    sources: list[Source] = []
    findings: list[Finding] = []
    for (file, sheet), rows in groupby(facts.rows(year), key=itemgetter(0, 1)):
        given = _source(len(sources), f"{name}/{file}" if file else name, sheet, folder)
        source = _written(given, rows, findings)
        sources.append(source)
        if not file:
            findings.append(Finding("F-122", name, rows=source.rows))
    count = sum(source.rows for source in sources)
    told = Finding("W-228", name, rows=count) if count else Finding("F-109", name)
    return Intake(tuple(sources), (told, *findings), tuple(_received(sources)))


def _source(number: int, file: str, sheet: str, folder: Path) -> Source:
    """Return where the rows of a sheet go; columns are named as the table has them."""
    fields = list(tables.tables()[TABLE])
    return Source(
        number=number,
        file=file,
        sheet=sheet,
        sha256="",
        facts=folder / f"{number}.csv",
        layout=LAYOUT,
        table=TABLE,
        dated=True,  # by the quarters that are told
        rows=0,
        columns=dict(zip(fields, ascii_uppercase, strict=False)),
        headings=dict(zip(fields, fields, strict=True)),
    )


def _written(source: Source, rows: Iterable[Row], findings: list[Finding]) -> Source:
    """Write the rows of a sheet as the door does, and note what is wrong with them."""
    reasons: Counter[str] = Counter()
    unclear, count, before = 0, 0, None
    with source.facts.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        for row in rows:
            number, reason, fields = row[ROW], row[REASON], row[FIELDS:]
            unclear += number is None or number == before
            reasons[reason or ""] += 1
            kept = _fitting(source, number or 0, fields, findings)
            writer.writerow((number, reason, _digest(fields), *kept))
            count, before = count + 1, number
    findings.extend(_unclear(source, unclear, reasons))
    with source.facts.open("rb") as written:
        return replace(source, rows=count, sha256=file_digest(written, "sha256").hexdigest())


def _unclear(source: Source, rows: int, reasons: Counter[str]) -> Iterator[Finding]:
    """Yield what is wrong with where rows of a sheet come from, and why they do not count."""
    where = (source.file, source.sheet)
    if rows:
        yield Finding("F-122", *where, rows=rows)
    for reason, count in sorted(reasons.items()):
        if reason and not messages.known(f"L-{reason}"):
            yield Finding("F-123", *where, column="left_out", seen=reason, rows=count)


def _fitting(source: Source, number: int, fields: Row, findings: list[Finding]) -> list[Any]:
    """Return what a row holds without what cannot be kept, which is told."""
    kept = list(fields)
    for place, (name, kind) in enumerate(tables.tables()[TABLE].items()):
        rule = _refused(kind, fields[place])
        if rule:
            where = (source.file, source.sheet, source.cell(name, number), name)
            findings.append(Finding(rule, *where, seen=str(fields[place]), other="1, 2, 3, 4"))
            kept[place] = None
    return kept


def _refused(kind: str, value: Any) -> str:
    """Return the rule by which a value cannot be kept; '' if it can."""
    if value is None:
        return ""
    if kind == "money":
        return "F-108" if abs(value) >= LIMIT else ""
    return "F-115" if kind == "quarter" and value not in QUARTERS else ""


def _digest(fields: Row) -> str:
    return blake2b(repr(tuple(fields)).encode(), digest_size=16).hexdigest()


def _received(sources: Iterable[Source]) -> Iterator[Received]:
    for file, sheets in groupby(sources, key=attrgetter("file")):
        held = list(sheets)
        kinds = tuple((source.sheet, source.layout, source.rows) for source in held)
        yield Received(file, None, held[0].sha256, kinds)
