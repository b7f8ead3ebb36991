"""A sheet whose rows may be written as they come: a million take no more memory than ten.

XlsxWriter makes everything but these rows. It has a call and an object for each of their cells,
which take longer than all the rest, and it keeps them wherever the sheet holds a table.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from decimal import Decimal
from typing import Any, Literal, cast
from xml.sax.saxutils import escape

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from reports.exceptions import OutputError
from reports.floats import stored

LONGEST = 32_767
"""UTF-16 units that a cell takes."""
SPECIAL = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9a-fA-F]{4}_|^\s|\s$")
"""What is not written as it stands."""
ESCAPED = re.compile(r"_(?=x[0-9a-fA-F]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
DAY_0, LEAP = datetime.date(1899, 12, 31).toordinal(), 59
"""Where Excel's days begin, and the last before the 29 February 1900 that it believes in."""

Row = Sequence[str | int | float | bool | Decimal | datetime.date | None]
"""Cells of a streamed row; None is an empty one."""


class Sheet(Worksheet):
    """A sheet of XlsxWriter's, whose last rows may be streamed."""

    dim_rowmax: Any
    fh: Any

    def __init__(self) -> None:
        super().__init__()
        self._rows: Iterable[str] = ()
        self._count = 0

    def pour(
        self,
        first: int,
        count: int,
        rows: Iterable[Row],
        formats: Sequence[Format | None],
        points: Callable[[Row], float] | None = None,
    ) -> None:
        """Have ``count`` rows follow, from the row ``first`` on, under everything else.

        They are asked for when the workbook is closed. ``formats`` are those of the columns,
        ``points`` tells the height of a row. Raises OutputError where they are more than a sheet
        has; closing the workbook does for a text too long for its cell, and raises ValueError
        where they are not ``count``.
        """
        if first + count > self.xls_rowmax:
            cell = xl_rowcol_to_cell(self.xls_rowmax, 0)
            raise OutputError("E-162", sheet=self.name, cell=cell)
        self._count = count
        numbered = zip(range(first + 1, first + count + 1), rows, strict=True)
        columns = [_around(place, look) for place, look in enumerate(formats)]
        self._rows = (self._row(number, row, columns, points) for number, row in numbered)

    def lengthen(self, first: int, last: int, right: int) -> None:
        """Have the table that was added last reach to the row ``last`` and the column ``right``;
        ``first`` is its heading. XlsxWriter would note each of its cells."""
        table, reach = self.tables[-1], xl_range(first, 0, last, right)
        table["range"] = reach
        if "autofilter" in table:
            table["autofilter"] = reach

    def _row(
        self,
        number: int,
        row: Row,
        columns: Sequence[tuple[str, str]],
        points: Callable[[Row], float] | None,
    ) -> str:
        height = f' ht="{points(row)}" customHeight="1"' if points else ""
        try:
            cells = [
                f"{begin}{number}{style}{CONTENTS[type(value)](value)}"
                for (begin, style), value in zip(columns, row, strict=True)
                if value is not None
            ]
        except OverflowError as error:
            place = next(at for at, value in enumerate(row) if too_long(value))
            cell = xl_rowcol_to_cell(number - 1, place)
            raise OutputError("E-162", sheet=self.name, cell=cell) from error
        return f'<row r="{number}"{height}>{"".join(cells)}</row>'

    def _write_dimension(self) -> None:
        self.dim_rowmax += self._count
        super()._write_dimension()
        self.dim_rowmax -= self._count

    def _write_rows(self) -> None:
        super()._write_rows()
        with ExitStack() as failing:
            failing.callback(self._xml_close)
            self.fh.writelines(self._rows)
            failing.pop_all()

    def _prepare_formula(self, formula: str, _expand: bool = False) -> str:
        """Take formulas as they stand, newer functions with their prefix: to look each over for
        them takes longer than all the rest."""
        return formula.removeprefix("=")

    def _write_string(
        self, row: int, col: int, string: str, cell_format: Format | None = None
    ) -> Literal[0, -1, -2]:
        """Write a text that looks like XlsxWriter's own mark-up, which goes into the file as it
        stands and can break it, as a piece of such mark-up."""
        if string.startswith("<r>") and string.endswith("</r>"):
            string = f'<r><t xml:space="preserve">{escape(string)}</t></r>'
        return super()._write_string(row, col, string, cell_format)


def added(book: Workbook, name: str) -> Sheet:
    """Give the workbook another sheet."""
    return cast(Sheet, book.add_worksheet(name, Sheet))


def _around(place: int, look: Format | None) -> tuple[str, str]:
    """Return what is before and after the number of a row in a column's cells."""
    style = f' s="{_index(look)}"' if look else ""
    return f'<c r="{xl_col_to_name(place)}', f'"{style}'


def _index(look: Format) -> int:
    return cast(int, look._get_xf_index())  # type: ignore[no-untyped-call]  # noqa: SLF001 - the only way


def too_long(value: object) -> bool:
    """Tell whether a cell would cut a value."""
    if not isinstance(value, str):
        return False
    return len(value.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST


def _text(value: str) -> str:
    if len(value) > LONGEST // 2 and too_long(value):
        raise OverflowError
    if not SPECIAL.search(value):
        return f' t="inlineStr"><is><t>{value}</t></is></c>'
    space = ' xml:space="preserve"' if value != value.strip() else ""
    return f' t="inlineStr"><is><t{space}>{escape(escaped(value))}</t></is></c>'


def escaped(text: str) -> str:
    """Return a text as a file holds it: _xHHHH_ is a character there, and what only looks like one
    is escaped. XlsxWriter does so for cells with texts, not for what a formula comes to."""
    return ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _number(value: float) -> str:
    return f"><v>{value:.16G}</v></c>"


def _amount(value: Decimal) -> str:
    return _number(stored(value))


def _day(value: datetime.date) -> str:
    days = value.toordinal() - DAY_0
    return f"><v>{days + (days > LEAP)}</v></c>"


def _yes(value: bool) -> str:
    return f' t="b"><v>{value:d}</v></c>'


CONTENTS: dict[type, Callable[[Any], str]] = {
    str: _text,
    int: _number,
    float: _number,
    Decimal: _amount,
    datetime.date: _day,
    bool: _yes,
}
"""How a cell ends, by what it holds; what has no entry is refused."""
