"""Writes one page: its lines, tables and charts, then how it is looked at and printed."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from reports.excel import chart, fit, marks, theme
from reports.excel.page import (
    Column,
    Computed,
    Flow,
    Link,
    Outside,
    Page,
    Revised,
    Table,
    Value,
)
from reports.excel.sheet import Row, Sheet, added, escaped
from reports.exceptions import OutputError
from reports.figures import Figure
from reports.floats import stored
from reports.wording import MISSING

A4 = 9
WIDE = 110
"""Characters that a portrait page holds in letters of a readable size."""
FEW_ROWS = 8
"""Rows that share a printed page with the chart; after more of them it begins a new one."""
SMALL = f'&"{theme.FONT},Regular"&8'


@dataclass(frozen=True, slots=True)
class Pen:
    """A sheet and the formats that its cells are written in."""

    sheet: Sheet
    formats: theme.Formats

    def put(self, row: int, column: int, value: Value, style: str) -> None:
        """Write a value; raise OutputError rather than lose any of it."""
        if self._write(row, column, value, style) != 0:
            cell = xl_rowcol_to_cell(row, column)
            raise OutputError("E-162", sheet=self.sheet.name, cell=cell)

    def _write(self, row: int, column: int, value: Value, style: str) -> int:
        if isinstance(value, Revised):
            return self._write(row, column, value.value, theme.revised(style))
        if isinstance(value, Figure):
            return self._write(row, column, value.value, style)
        cell_format = self.formats[style]
        if isinstance(value, Computed):
            return self.compute(row, column, value.formula, value.value, style)
        if isinstance(value, Link):
            target = f"internal:'{value.sheet}'!A1"
            shown = value.text or value.sheet
            done = self.sheet.write_url(row, column, target, cell_format, shown)
        elif isinstance(value, Outside):
            target = f"external:{value.target}"
            done = self.sheet.write_url(row, column, target, self.formats["link"], value.text)
        elif value == "":
            done = self.sheet.write_blank(row, column, None, cell_format)
        elif isinstance(value, datetime.date):
            midnight = datetime.datetime.combine(value, datetime.time())
            done = self.sheet.write_datetime(row, column, midnight, cell_format)
        elif value is None or isinstance(value, str):
            done = self.sheet.write_string(row, column, value or MISSING, cell_format)
        else:
            done = self.sheet.write_number(row, column, stored(value), cell_format)
        return int(done)

    def compute(self, row: int, column: int, formula: str, value: Value, style: str) -> int:
        """Write a formula with what it comes to, so that a reader that computes nothing has it."""
        if isinstance(value, Revised):
            return self.compute(row, column, formula, value.value, theme.revised(style))
        if isinstance(value, Figure):
            return self.compute(row, column, formula, value.value, style)
        known = stored(value) if isinstance(value, int | Decimal | Fraction) else value or MISSING
        if isinstance(known, str):
            known = escaped(known)
        return int(self.sheet.write_formula(row, column, f"={formula}", self.formats[style], known))


def write(book: Workbook, formats: theme.Formats, page: Page) -> None:
    """Write a page as the next sheet of the workbook."""
    sheet = added(book, page.name)
    pen = Pen(sheet, formats)
    widths = fit.widths(page)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    first = _write_top(pen, page)
    header = row = first
    for table in page.tables:
        header = _write_title(pen, row, table)
        if table.name and table.count:
            _add_table(sheet, header, table, filtered=page.filtered)
        elif page.filtered:
            sheet.autofilter(header, 0, header + table.count, len(table.columns) - 1)
        for name, (down, right) in table.names.items():
            cell = xl_rowcol_to_cell(header + 1 + down, right, row_abs=True, col_abs=True)
            book.define_name(name, f"='{page.name}'!{cell}")
        row = _write_table(pen, header, table, widths) + 1
    if page.charts and row - first > FEW_ROWS:
        sheet.set_h_pagebreaks([row - 1])
    for drawn in page.charts:
        row = chart.insert(book, sheet, drawn, first, row)
    frozen = first + 1 if page.one_header and not page.tables[0].title else first
    sheet.freeze_panes(frozen, page.frozen_columns)
    _set_print(sheet, page, frozen, row - 1)


def _write_top(pen: Pen, page: Page) -> int:
    row = 0
    if page.home:
        pen.put(0, 0, page.home, "home")
        row = 1
    pen.put(row, 0, page.title, "title")
    for line in page.lines:
        row += 1
        pen.put(row, 0, line, "line")
    pen.sheet.set_row(row, theme.AIR_POINTS)
    return row + 1


def _write_title(pen: Pen, row: int, table: Table) -> int:
    if not table.title:
        return row
    pen.put(row, 0, table.title, "table_title")
    pen.sheet.set_row(row, theme.AIR_POINTS)
    return row + 1


def _add_table(sheet: Sheet, header: int, table: Table, *, filtered: bool) -> None:
    """Make the cells a table of Excel's, whose new rows are computed as the others are."""
    last, right = header + max(len(table.rows), 1), len(table.columns) - 1
    options = {
        "name": table.name,
        "style": None,
        "autofilter": filtered,
        "total_row": table.total,
        "columns": [_described(table, place) for place in range(len(table.columns))],
    }
    if sheet.add_table(header, 0, last, right, options) != 0:
        raise OutputError("E-162", sheet=sheet.name, cell=xl_rowcol_to_cell(header, 0))
    if table.flow:
        sheet.lengthen(header, header + table.count, right)


def _described(table: Table, place: int) -> dict[str, str]:
    column = table.columns[place]
    told = {"header": column.heading}
    if column.formula:
        told["formula"] = column.formula
    if table.total and column.total:
        told["total_function"] = column.total
    elif table.total and table.rows[-1][place] != "":
        value = table.rows[-1][place]
        told["total_string"] = fit.shown(value.value if isinstance(value, Revised) else value)
    return told


def _write_table(pen: Pen, header: int, table: Table, widths: list[int]) -> int:
    """Write header and rows; return the row after them."""
    pen.sheet.set_row(header, fit.heading_points(table.columns, widths))
    for place, column in enumerate(table.columns):
        pen.put(header, place, column.heading, "heading")
    if not table.count:
        pen.put(header + 1, 0, table.empty, "line")
        return header + 2
    last = header + len(table.rows)
    for row, values in enumerate(table.rows, header + 1):
        pen.sheet.set_row(row, fit.row_points(table.columns, values, widths))
        ends = table.total and row == last
        for place, (column, value) in enumerate(zip(table.columns, values, strict=True)):
            _write_cell(pen, row, place, (column, value), ends=ends)
    if table.flow:
        _pour(pen, last + 1, table.columns, table.flow, widths)
        marks.changed(pen.sheet, pen.formats, table.columns, (last + 1, table.flow.changed))
        last += table.flow.count
    marks.draw(pen.sheet, pen.formats, table, header + 1, last - table.total)
    return last + 1


def _pour(
    pen: Pen, first: int, columns: Sequence[Column], flow: Flow, widths: Sequence[int]
) -> None:
    """Have rows follow when the workbook is closed. Only texts make them higher, and most of these
    come again and again."""
    height = lru_cache(lambda texts: fit.points(texts, widths) + 1)

    def points(row: Row) -> float:
        return height(tuple(value if isinstance(value, str) else "" for value in row))

    rows = ([MISSING if value is None else value for value in row] for row in flow.rows)
    formats = [pen.formats[column.style] for column in columns]
    pen.sheet.pour(first, flow.count, rows, formats, points)


def _write_cell(pen: Pen, row: int, place: int, cell: tuple[Column, Value], *, ends: bool) -> None:
    column, value = cell
    style = column.style + (".total" if ends else "")
    formula = column.total if ends else column.formula
    if formula:
        pen.compute(row, place, formula, value, style)
    else:
        pen.put(row, place, value, style)


def _set_print(sheet: Worksheet, page: Page, frozen: int, last: int) -> None:
    """Print on A4, one page wide, with the title and header on every page; not the link back, nor
    what traces a figure to its rows, which would make everything small."""
    first = 1 if page.home else 0
    sheet.hide_gridlines(2)
    sheet.set_paper(A4)
    if page.landscape or sum(fit.printed(page)) > WIDE:
        sheet.set_landscape()
    sheet.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first, frozen - 1)
    sheet.print_area(first, 0, last, fit.columns(page) - 1)
    parts = zip("LCR", page.foot, strict=True)
    sheet.set_footer("".join(f"&{side}{SMALL}{text}" for side, text in parts))
