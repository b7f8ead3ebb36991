"""The office's own workbook cell by cell: every value with its field, and what belongs to none.

Only values are taken, neither colours nor notes on cells.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from reports.intake.cells import Cell, text
from reports.intake.grid import Book, Grid, address
from reports.intake.identity import Identity, cell_at, place
from reports.workbook import GUIDE_SHEET, MARK, PASSED_OVER, Sheet, Template, plain

SEARCHED = 40
"""Rows from the top among which a sheet's header row is looked for."""
GUIDE_COLUMNS = 3
IDENTITY_COLUMNS = 4
OURS = frozenset(map(plain, PASSED_OVER))


@dataclass(frozen=True, slots=True)
class Placed:
    """A value and where it stands."""

    value: Cell
    sheet: str
    cell: str


Row = dict[str, Placed]
"""The values of a row by field, and by ``MARK`` what its first column says; nothing empty."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a workbook holds: the identity by field, rows by table, and what has no field.

    ``unread`` names cells that hold an error (F-105) or a formula without a value (F-106), by rule.
    """

    identity: Row = field(default_factory=dict)
    tables: dict[str, list[Row]] = field(default_factory=dict)
    left: list[Placed] = field(default_factory=list)
    unread: list[tuple[str, Placed]] = field(default_factory=list)


def read(book: Book, found: Identity, template: Template) -> Filled:
    """Return everything that a workbook made by ``template`` holds, nothing left out."""
    filled = Filled()
    for grid in book.grids:
        declared, header = _declared(grid, template)
        if declared and declared.table not in filled.tables:
            _take_table(filled, grid, declared, header)
        elif grid.name == found.sheet:
            _take_identity(filled, grid, found, template)
        else:
            _take_other(filled, grid, header)
    return filled


def _declared(grid: Grid, template: Template) -> tuple[Sheet | None, int]:
    """Return which sheet it is, and its header row; None if it is none."""
    top = [[text(cell) for cell in row] for row in grid.rows[:SEARCHED]]
    heads = ((sheet, sheet.header(top)) for sheet in template.sheets)
    return next(((sheet, row) for sheet, row in heads if row is not None), (None, -1))


def _take_table(filled: Filled, grid: Grid, declared: Sheet, header: int) -> None:
    columns = {at: name for name, at in _places(grid, declared, header).items()}
    rows = filled.tables[declared.table] = []
    for at in range(header + 1, len(grid.rows)):
        if not _ours(grid, at):
            filled_in = {
                columns[column]: Placed(cell, grid.name, address(at, column))
                for column, cell in enumerate(grid.rows[at])
                if column in columns and _holds(cell)
            }
            rows += [filled_in] if filled_in else []
    bands = {plain(column.band) for column in declared.columns}

    def outside(row: int, column: int) -> bool:
        if row == header:
            return column not in columns
        if row < header:
            return column > 0 and plain(text(grid.rows[row][column])) not in bands
        return column not in columns and not _ours(grid, row)

    filled.left.extend(_cells(grid, outside))
    filled.unread.extend(_unread(grid, header))


def _places(grid: Grid, declared: Sheet, header: int) -> Mapping[str, int]:
    headings = [text(cell) for cell in grid.rows[header]]
    mark = {MARK: headings.index(MARK)} if MARK in headings else {}
    return mark | declared.places(headings)


def _take_identity(filled: Filled, grid: Grid, found: Identity, template: Template) -> None:
    last = max(place(cell)[0] for cell in found.cells.values())
    for item in template.identity:
        cell = cell_at(grid, found.cells[item.field]) if item.field in found.cells else None
        if _holds(cell) and not item.locked:
            filled.identity[item.field] = Placed(cell, grid.name, found.cells[item.field])
    beyond = _cells(grid, lambda row, column: row > last or column >= IDENTITY_COLUMNS)
    filled.left.extend(beyond)
    filled.unread.extend(_unread(grid, -1))


def _take_other(filled: Filled, grid: Grid, header: int) -> None:
    """Take all that the office itself put onto a sheet that is none of the form's, or a copy."""
    ours = GUIDE_COLUMNS if grid.name == GUIDE_SHEET else 0

    def outside(row: int, column: int) -> bool:
        return column >= ours and row > header and not (header >= 0 and _ours(grid, row))

    filled.left.extend(_cells(grid, outside))
    filled.unread.extend(_unread(grid, header))


def _cells(grid: Grid, wanted: Callable[[int, int], bool]) -> Iterator[Placed]:
    """Yield every cell that holds something and is wanted by its row and column."""
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            if _holds(cell) and wanted(row, column):
                yield Placed(cell, grid.name, address(row, column))


def _unread(grid: Grid, header: int) -> Iterator[tuple[str, Placed]]:
    """Yield what could not be read below the header, if there is one: not what is the form's."""
    for rule, cell, seen in grid.unread:
        row, _ = place(cell)
        if row > header and not (header >= 0 and _ours(grid, row)):
            yield rule, Placed(seen, grid.name, cell)


def _ours(grid: Grid, row: int) -> bool:
    """Whether a row is the form's own: numbers of columns, totals, example."""
    cells = grid.rows[row] if row < len(grid.rows) else ()
    return bool(cells) and plain(text(cells[0])) in OURS


def _holds(cell: Cell) -> bool:
    return cell is not None and cell != ""
