"""The office's own workbook as files: blank for a quarter, or an old one in the newest version."""

from dataclasses import dataclass
from pathlib import Path

from reports import settings, whole, workbook
from reports.exceptions import FindingsError, InputError, OutputError
from reports.findings import Finding
from reports.intake.filled import Filled, Placed
from reports.intake.grid import Book
from reports.period import Period
from reports.workbook import Template

STOPS_MIGRATION = ("F-131", "F-132", "F-134", "F-137", "F-139")
"""What makes an identity useless: without version and period nothing can be carried over."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """What became of an old workbook; ``left`` are the values without a place in the new one."""

    path: Path
    old: int
    new: int
    rows: int
    left: tuple[Placed, ...]


def blank(period: Period, path: Path | None = None, unit: str = "", *, force: bool = False) -> Path:
    """Write the blank workbook of a quarter, for a government if it is named; return its path.

    Raises OutputError when the file exists and ``force`` is not given, or cannot be written.
    """
    from reports.excel import template  # heavy: only once a workbook is wanted

    path = path or Path(f"buku-kerja-p3dn-{str(period).lower()}.xlsx")
    _check_ending(path)
    identity = {"unit_name": unit} if unit else {}
    content = template.workbook(workbook.current(), period, identity)
    return whole.write(path, content, force=force)


def migrate(old: Path, new: Path, *, force: bool = False) -> Migrated:
    """Write the contents of an old workbook as one of the newest version; the old one stays.

    Raises FindingsError for a file that cannot be read or is none of our workbooks, and for cells
    without a value; InputError where there is nothing to do; OutputError where ``new`` cannot be
    written, exists, or is the old file.
    """
    from reports import migration
    from reports.excel import template  # heavy: only once a workbook is wanted
    from reports.intake import opening

    _check_ending(new)
    if new.exists() and new.samefile(old):
        raise OutputError("E-183", path=new)
    made_by, period, held = _read(opening.cells(old, settings.of([old]).limits), old)
    newer = [form for form in workbook.versions().values() if form.version > made_by.version]
    carried = migration.carry(held, newer)
    identity = {field: one.value for field, one in carried.identity.items()}
    tables = {
        table: [{field: one.value for field, one in row.items()} for row in rows]
        for table, rows in carried.tables.items()
    }
    left = [(one.sheet, one.cell, one.value) for one in carried.left]
    content = template.workbook(newer[-1], period, identity, tables, left)
    path = whole.write(new, content, force=force)
    rows = sum(map(len, tables.values()))
    return Migrated(path, made_by.version, newer[-1].version, rows, tuple(carried.left))


def _read(book: Book, path: Path) -> tuple[Template, Period, Filled]:
    """Return which version a workbook is of, its period, and all that it holds."""
    from reports.intake import filled, identity

    found = identity.identity(book)
    made_by, period = (found.template, found.period) if found else (None, None)
    if found is None or made_by is None or period is None:
        faults = [one for one in identity.check(found) if one["rule"] in STOPS_MIGRATION]
        raise FindingsError([Finding(file=path.name, **one) for one in faults])
    if made_by.version == workbook.current().version:
        raise InputError("E-182", path=path, version=made_by.version)
    held = filled.read(book, found, made_by)
    if held.unread:
        raise FindingsError([_unread(path, *one) for one in held.unread])
    return made_by, period, held


def _unread(path: Path, rule: str, placed: Placed) -> Finding:
    column = placed.cell.rstrip("0123456789")
    return Finding(rule, path.name, placed.sheet, placed.cell, column, str(placed.value))


def _check_ending(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise OutputError("E-181", path=path)
