"""The rows of a table that are data, told from the headings, totals and notes among them."""

from collections.abc import Callable, Mapping, Sequence

from reports import workbook
from reports.intake import headings
from reports.intake.cells import Cell, shown, text
from reports.intake.headings import Heading
from reports.intake.layouts import Layout
from reports.intake.rows import is_total
from reports.intake.seen import Seen

Row = Sequence[Cell]
Numbered = tuple[int, Row]
"""A row with its number in the sheet, counted from 1."""

TOTALS = ("jumlah", "total", "sub", "grand", "rata", "rerata")
"""How the first text of a total begins; whether it is one is looked at closely then."""


def split(
    seen: Seen, rows: Sequence[Row], heading: Heading[Layout], places: Mapping[str, int]
) -> tuple[list[Numbered], list[Numbered]]:
    """Return the rows of data and the totals among them; say what else was passed over.

    In the office's own workbook the rows that its first column marks (example, numbers of the
    columns, totals) are passed over without a word, as its instructions say.
    """
    last = headings.end(rows, heading)
    kind_of = _kinds(heading, places)
    kinds: dict[str, list[Numbered]] = {"data": [], "total": [], "repeated": [], "marked": []}
    for at, row in enumerate(rows[heading.body : last], heading.body + 1):
        if any(map(filled, row)):
            kinds[kind_of(row)].append((at, row))
    _tell(
        seen,
        kinds,
        [pair for pair in enumerate(rows[last:], last + 1) if any(map(filled, pair[1]))],
    )
    marked_totals = [(at, row) for at, row in kinds["marked"] if workbook.TOTAL in map(text, row)]
    return kinds["data"], kinds["total"] + marked_totals


def filled(cell: Cell) -> bool:
    """Whether a cell holds anything."""
    return cell is not None and cell != ""


def _kinds(heading: Heading[Layout], places: Mapping[str, int]) -> Callable[[Row], str]:
    """Return what tells of a row that is not blank whether it is data."""
    names = [places[name] for name in heading.fit.names if name in places]
    mark = _mark(heading) if heading.fit.own else None

    def kind(row: Row) -> str:
        if mark is not None and mark < len(row):
            alone = not any(filled(cell) for at, cell in enumerate(row) if at != mark)
            if alone or text(row[mark]) in workbook.PASSED_OVER:
                return "marked"
        if heading.repeats(row):
            return "repeated"
        first = next((cell for cell in row if type(cell) is str and cell), "")
        if first.lstrip().casefold().startswith(TOTALS) and is_total(row, names):
            return "total"
        return "data"

    return kind


def _mark(heading: Heading[Layout]) -> int | None:
    return heading.names.index(workbook.MARK) if workbook.MARK in heading.names else None


def _tell(seen: Seen, kinds: Mapping[str, Sequence[Numbered]], outside: Sequence[Numbered]) -> None:
    for at, row in kinds["total"]:
        seen.find("W-235", cell=f"A{at}", seen=_first(row))
    if kinds["repeated"]:
        seen.find("W-237", cell=f"A{kinds['repeated'][0][0]}", rows=len(kinds["repeated"]))
    if outside:
        at, row = outside[0]
        seen.find("W-236", cell=f"A{at}", seen=_first(row), rows=len(outside))


def _first(row: Row) -> str:
    return shown(next(cell for cell in row if filled(cell)))
