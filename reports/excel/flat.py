"""A workbook of one long table, for machines and for whoever filters it: headings in the first row.

A million rows take no more memory than ten, since they are written as they come.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

from reports.excel import fit, theme
from reports.excel.book import opened
from reports.excel.sheet import Row, added

LOOKED_AT = 200
"""Rows by which the widths of columns are told."""
WIDEST = 44
LEAST = {"count": "1000000", "rupiah": "999,999,999,999"}
"""What a column shows at least: numbers that come later may be longer, and are not seen if cut."""
LOOKS: Mapping[str, Mapping[str, object]] = {
    "text": {},
    "count": {"num_format": "0"},
    "rupiah": {"num_format": theme.RUPIAH},
    "percent": {"num_format": theme.PERCENT},
    "date": {"num_format": "dd/mm/yyyy"},
    "yesno": {},
}
"""How the values of each kind of column look."""


def workbook(
    path: Path,
    name: str,
    columns: Mapping[str, str],
    rows: Iterable[Row],
    count: int,
    properties: Mapping[str, object],
) -> None:
    """Write ``count`` rows into the sheet ``name`` of a workbook; what is unknown is an empty cell.

    ``columns`` are the headings, each with the kind of its values, a name of ``LOOKS``. No row is
    kept. Raises OutputError where a text does not fit into a cell, or the rows into the sheet.
    """
    remaining = iter(rows)
    begun = list(islice(remaining, LOOKED_AT))
    with opened(path, properties) as book:
        sheet = added(book, name)
        head = book.add_format({"bold": True, "bg_color": theme.HEADER, "bottom": 1})
        for place, (heading, kind) in enumerate(columns.items()):
            shown = [LEAST.get(kind, ""), *(row[place] for row in begun)]
            sheet.set_column(place, place, _width(heading, shown))
            sheet.write_string(0, place, heading, head)
        looks = {kind: book.add_format(dict(look)) for kind, look in LOOKS.items() if look}
        formats = [looks.get(kind) for kind in columns.values()]
        sheet.pour(1, count, chain(begun, remaining), formats)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, count, len(columns) - 1)


def _width(heading: str, values: Sequence[object]) -> float:
    shown = [len(str(value)) for value in values if value is not None]
    return min(max([len(heading) * fit.BOLD, *shown]), WIDEST) + fit.PADDING
