"""The rows of a table that are data, told from the headings, totals and notes among them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from reports import workbook
from reports.intake import headings
from reports.intake.cells import Cell, shown, text
from reports.intake.headings import Heading
from reports.intake.layouts import Layout
from reports.intake.rows import filled, is_total
from reports.intake.seen import Seen

Row = Sequence[Cell]
Numbered = tuple[int, Row]
"""A row with its number in the sheet, counted from 1."""

NO_TOTAL = frozenset("ABCDEFHIKLMNOPQUVWXYZ0123456789")
"""Letters that begin no word for a total."""

TOTALS = ("jumlah", "total", "sub", "grand", "rata", "rerata")
"""How the first text of a total begins; whether it is one is looked at closely then."""


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of a table: its data, its totals, and the numbers of all rows that are no data."""

    data: Sequence[Numbered]
    totals: Sequence[Numbered]
    passed_over: Collection[int]


def split(
    seen: Seen, rows: Sequence[Row], heading: Heading[Layout], places: Mapping[str, int]
) -> Body:
    """Return the rows of data and the totals among them; say what else was passed over.

    In the office's own workbook the rows that its first column marks (example, numbers of the
    columns, totals) are passed over without a word, as its instructions say.
    """
    last = headings.end(rows, heading)
    table = rows[heading.body : last]
    kinds = _told_apart(heading, places, table)
    outside = [(at, row) for at, row in enumerate(rows[last:], last + 1) if any(map(filled, row))]
    _tell(seen, kinds, outside)
    totals = [(at, row) for at, row in kinds["marked"] if workbook.TOTAL in map(text, row)]
    apart = (*kinds["total"], *kinds["repeated"], *kinds["marked"], *outside)
    return Body(kinds["data"], kinds["total"] + totals, {at for at, _ in apart})


def _told_apart(
    heading: Heading[Layout], places: Mapping[str, int], table: Sequence[Row]
) -> dict[str, list[Numbered]]:
    """Return the rows under a heading by what they are; those that are blank are none of these."""
    kinds: dict[str, list[Numbered]] = {"data": [], "total": [], "repeated": [], "marked": []}
    heads = {row[0] if row else "" for row in table}
    plain, rows = _plain(heading, heads), enumerate(table, heading.body + 1)
    if plain == heads:
        return kinds | {"data": list(rows)}
    kind_of, data = _kinds(heading, places), kinds["data"]
    for at, row in rows:
        if row and row[0] in plain:
            data.append((at, row))
        elif any(map(filled, row)):
            kinds[kind_of(row)].append((at, row))
    return kinds


def _plain(heading: Heading[Layout], heads: Collection[Cell]) -> Collection[Cell]:
    """Return the first cells that tell by themselves that their row is data: most do."""
    if heading.fit.own and _mark(heading) is not None:
        return frozenset()
    above = {cell for row in heading.above for cell in row}
    return {head for head in heads if type(head) is str and head[:1] in NO_TOTAL} - above


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
        if not heading.fit.totalled:
            return "data"
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
