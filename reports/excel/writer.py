"""Writes one page: its lines, tables and chart, then how it is looked at and printed."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from reports.excel import chart, fit, theme
from reports.excel.page import Link, Outside, Page, Table, Value
from reports.exceptions import OutputError
from reports.wording import MISSING

A4 = 9
SEN = Decimal("0.01")
WIDE = 110
"""Characters that a portrait page holds in letters of a readable size."""
FEW_ROWS = 8
"""Rows that share a printed page with the chart; after more of them it begins a new one."""
SMALL = f'&"{theme.FONT},Regular"&8'


@dataclass(frozen=True, slots=True)
class Pen:
    """A sheet and the formats that its cells are written in."""

    sheet: Worksheet
    formats: theme.Formats

    def put(self, row: int, column: int, value: Value, style: str) -> None:
        """Write a value; raise OutputError rather than lose any of it."""
        if self._write(row, column, value, style) != 0:
            cell = xl_rowcol_to_cell(row, column)
            raise OutputError("E-162", sheet=self.sheet.name, cell=cell)

    def _write(self, row: int, column: int, value: Value, style: str) -> int:
        cell_format = self.formats[style]
        if isinstance(value, Link):
            target = f"internal:'{value.sheet}'!A1"
            done = self.sheet.write_url(row, column, target, cell_format, value.sheet)
        elif isinstance(value, Outside):
            target = f"external:{value.target}"
            done = self.sheet.write_url(row, column, target, self.formats["link"], value.text)
        elif value == "":
            done = self.sheet.write_blank(row, column, None, cell_format)
        elif value is None or isinstance(value, str):
            done = self.sheet.write_string(row, column, value or MISSING, cell_format)
        else:
            done = self.sheet.write_number(row, column, stored(value), cell_format)
        return int(done)


def stored(value: int | Decimal | Fraction) -> float:
    """Return the number that a cell holds.

    An amount is exact to the sen as far as a cell holds it, at 16 digits up to Rp70 trillion; a
    larger one is rounded once, half up, to whole rupiah. Raises OutputError where not even these
    fit, beyond Rp9,000 trillion.
    """
    if not isinstance(value, Decimal):
        return float(value)
    for amount in (value, value.quantize(Decimal(1), ROUND_HALF_UP)):
        # XlsxWriter writes 16 digits, of which the last may already be the binary number's own
        if Decimal(f"{float(amount):.16G}").quantize(SEN, ROUND_HALF_UP) == amount:
            return float(amount)
    raise OutputError("E-161", amount=f"{value:f}")


def write(book: Workbook, formats: theme.Formats, page: Page) -> None:
    """Write a page as the next sheet of the workbook."""
    sheet: Worksheet = book.add_worksheet(page.name)
    pen = Pen(sheet, formats)
    widths = fit.widths(page)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    first = _write_top(pen, page)
    header = row = first
    for table in page.tables:
        header = _write_title(pen, row, table)
        if page.filtered:
            sheet.autofilter(header, 0, header + len(table.rows), len(table.columns) - 1)
        row = _write_table(pen, header, table, widths) + 1
    if page.chart:
        if row - first > FEW_ROWS:
            sheet.set_h_pagebreaks([row - 1])
        row = chart.insert(book, sheet, page.chart, first, row)
    frozen = first + 1 if page.one_header and not page.tables[0].title else first
    sheet.freeze_panes(frozen, page.frozen_columns)
    _set_print(sheet, page, frozen, row - 1, sum(widths))


def _write_top(pen: Pen, page: Page) -> int:
    row = 0
    if page.home:
        target = f"internal:'{page.home}'!A1"
        pen.sheet.write_url(0, 0, target, pen.formats["home"], "Kembali ke daftar isi")
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


def _write_table(pen: Pen, header: int, table: Table, widths: list[int]) -> int:
    """Write header and rows; return the row after them."""
    pen.sheet.set_row(header, fit.heading_points(table.columns, widths))
    for place, column in enumerate(table.columns):
        pen.put(header, place, column.heading, "heading")
    if not table.rows:
        pen.put(header + 1, 0, table.empty, "line")
        return header + 2
    last = header + len(table.rows)
    for row, values in enumerate(table.rows, header + 1):
        pen.sheet.set_row(row, fit.row_points(values, widths))
        ending = ".total" if table.total and row == last else ""
        for place, (column, value) in enumerate(zip(table.columns, values, strict=True)):
            pen.put(row, place, value, column.style + ending)
    return last + 1


def _set_print(sheet: Worksheet, page: Page, frozen: int, last: int, width: int) -> None:
    """Print on A4, one page wide, with the title and header on every page; not the link back."""
    first = 1 if page.home else 0
    sheet.hide_gridlines(2)
    sheet.set_paper(A4)
    if page.landscape or width > WIDE:
        sheet.set_landscape()
    sheet.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first, frozen - 1)
    columns = max(len(table.columns) for table in page.tables)
    sheet.print_area(first, 0, last, columns - 1)
    parts = zip("LCR", page.foot, strict=True)
    sheet.set_footer("".join(f"&{side}{SMALL}{text}" for side, text in parts))
