"""What the office's own workbook says of itself: which form, whose, of which quarter."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports import workbook
from reports.exceptions import PeriodError
from reports.intake.cells import Cell, Doubt, day, text
from reports.intake.grid import Book, Grid, address
from reports.period import Period
from reports.workbook import NAME_PREFIX, Template, plain

REFERENCE = re.compile(r"=?\$?(?P<sheet>'(?:[^']|'')*'|[^'!.]+)[!.]\$?(?P<cell>[A-Z]{1,3}\$?\d+)")
"""A defined name's one cell: ``Identitas!$C$4``, or ``$Identitas.$C$4`` as .ods has it."""

SEARCHED = 500
"""Rows from the top among which labels are looked for; the form itself has a tenth of them."""

Fault = dict[str, Any]
"""A finding about the identity, by the names of a Finding's fields: rule, sheet, cell and so on."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The identity as it stands in the file: ``values`` as text by field, '' where nothing is.

    A day is ISO text. ``cells`` tells where each value stands on ``sheet``.
    """

    sheet: str
    values: Mapping[str, str]
    cells: Mapping[str, str]

    @property
    def version(self) -> int | None:
        """The version of the form, 1 or more; None if it is no such number."""
        written = self.values.get("template_version", "")
        return int(written) if re.fullmatch(r"[1-9][0-9]{0,5}", written) else None

    @property
    def period(self) -> Period | None:
        """The period; None if it cannot be read."""
        try:
            return Period.parse(self.values.get("period", ""))
        except PeriodError:
            return None

    @property
    def template(self) -> Template | None:
        """The declaration that the file was made by; None if the program does not know it."""
        known = workbook.versions().get(self.version or 0)
        return known if known and known.id == self.values.get("template_id") else None


def identity(book: Book) -> Identity | None:
    """Return what the first sheet that says it says, or None: the file is none of our workbooks.

    Reads ``book.grids`` up to that sheet; for grids that can be read only once see ``of_sheet``.
    """
    found = (of_sheet(grid, book.names) for grid in book.grids)
    return next((one for one in found if one), None)


def of_sheet(grid: Grid, names: Mapping[str, str]) -> Identity | None:
    """Return the identity that one sheet holds, or None if it does not hold one.

    Defined names lead to the values; where they are lost, the labels beside them do.
    """
    places = _labelled(grid) | _named(grid, names)
    if "template_id" not in places:
        return None
    values = {field: _text(field, _cell(grid, *at)) for field, at in places.items()}
    return Identity(grid.name, values, {field: address(*at) for field, at in places.items()})


def check(
    found: Identity | None, period: Period | None = None, units: Sequence[str] = ()
) -> list[Fault]:
    """Return what is wrong with an identity, all of it: F-131 to F-139.

    ``period`` and ``units`` (codes) are those that are wanted, if any are. Where the form itself is
    unknown nothing else is judged, because its fields may mean something else.
    """
    if found is None:
        return [{"rule": "F-131"}]
    faults = list(_form(found))
    if faults and faults[0]["rule"] == "F-132":
        return faults
    faults += _missing(found)
    faults += _period(found, period)
    faults += _unit(found, units)
    return faults


def _form(found: Identity) -> Iterator[Fault]:
    newest = workbook.current()
    if found.values["template_id"] != newest.id:
        yield _fault("F-132", found, "template_id", other=newest.id)
    elif found.version is None and found.values.get("template_version"):
        yield _fault("F-139", found, "template_version")
    elif found.version and found.version != newest.version:
        rule = "F-133" if found.version < newest.version else "F-134"
        yield _fault(rule, found, "template_version", other=str(newest.version))


def _missing(found: Identity) -> Iterator[Fault]:
    template = found.template or workbook.current()
    for field in template.identity:
        if not found.values.get(field.field):
            yield _fault("F-137", found, field.field)


def _period(found: Identity, wanted: Period | None) -> Iterator[Fault]:
    """Judge the period and the as-of date, which lies in its year and not before it."""
    told = found.period
    if found.values.get("period") and told is None:
        yield _fault("F-139", found, "period")
    if told and wanted and told != wanted:
        yield _fault("F-135", found, "period", other=str(wanted))
    as_of = _read_day(found)
    if found.values.get("as_of") and as_of is None:
        yield _fault("F-139", found, "as_of")
    if told and as_of and not told.start <= as_of <= told.last_day_of_year:
        yield _fault("F-138", found, "as_of", other=str(told))


def _unit(found: Identity, wanted: Sequence[str]) -> Iterator[Fault]:
    code = found.values.get("unit_code", "")
    if code and wanted and code.casefold() not in {unit.casefold() for unit in wanted}:
        yield _fault("F-136", found, "unit_code", other=", ".join(wanted))


def _read_day(found: Identity) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(found.values.get("as_of", ""))
    except ValueError:
        return None


def _fault(rule: str, found: Identity, field: str, other: str = "") -> Fault:
    template = found.template or workbook.current()
    label = next((item.label for item in template.identity if item.field == field), field)
    return {
        "rule": rule,
        "sheet": found.sheet,
        "cell": found.cells.get(field, ""),
        "column": label,
        "seen": found.values.get(field, ""),
        "other": other,
    }


def _named(grid: Grid, names: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Return row and column of each value that a defined name leads to on this sheet."""
    places = {}
    for name, reference in names.items():
        match = REFERENCE.fullmatch(reference)
        if match and name.casefold().startswith(NAME_PREFIX):
            sheet = match["sheet"].strip("'").replace("''", "'")
            if sheet.casefold() == grid.name.casefold():
                places[name.casefold().removeprefix(NAME_PREFIX)] = place(match["cell"])
    return places


def _labelled(grid: Grid) -> dict[str, tuple[int, int]]:
    """Return row and column of the cell right of each label that some version has."""
    labels = {
        plain(field.label): field.field
        for template in workbook.versions().values()
        for field in template.identity
    }
    places: dict[str, tuple[int, int]] = {}
    for row, cells in enumerate(grid.rows[:SEARCHED]):
        for column, cell in enumerate(cells):
            field = labels.get(plain(cell)) if isinstance(cell, str) else None
            if field:
                places.setdefault(field, (row, column + 1))
    return places if "template_id" in places else {}


def cell_at(grid: Grid, written: str) -> Cell:
    """Return the cell at an address; None where the sheet has none."""
    return _cell(grid, *place(written))


def _cell(grid: Grid, row: int, column: int) -> Cell:
    cells = grid.rows[row] if row < len(grid.rows) else ()
    return cells[column] if column < len(cells) else None


def _text(field: str, cell: Cell) -> str:
    """Return a value as text; the as-of date as ISO text if it can be read as a day."""
    if field != "as_of":
        return text(cell)
    try:
        return day(cell)
    except Doubt as doubt:
        return doubt.value or text(cell)


def place(written: str) -> tuple[int, int]:
    """Return row and column, each counted from 0, of an address such as ``C$4``."""
    name = written.rstrip("0123456789")
    number = written.removeprefix(name)
    column = 0
    for letter in name.rstrip("$"):
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(number) - 1, column - 1
