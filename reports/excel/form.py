"""One sheet of the office's workbook: headings, totals, example and cells to fill in."""

import datetime
import textwrap
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from reports.excel import fit
from reports.excel.theme import Formats
from reports.exceptions import OutputError
from reports.wording import MISSING
from reports.workbook import EXAMPLE, MARK, NUMBERS, TOTAL, Column, Sheet

Value = str | int | float | bool | Decimal | datetime.date | datetime.time | datetime.timedelta
Row = Mapping[str, Value | None]
"""What stands in a row, by field (and by ``MARK``); a field that is not there is not known."""

LAST = 1_048_575
"""The last row of a sheet, counted from 0."""
MARK_WIDTH = 10
PAGE_WIDTH = 195
"""Characters that a landscape page holds before letters become too small to read."""

FREE = {"format_columns": True, "format_rows": True, "insert_rows": True, "sort": True}
"""What an office may do on a protected sheet besides filling it in."""

LIMITS: dict[str, dict[str, Any]] = {
    "money": {"validate": "decimal", "criteria": ">=", "value": 0},
    "number": {"validate": "decimal", "criteria": ">=", "value": 0},
    "share": {"validate": "decimal", "criteria": ">=", "value": 0},
    "count": {"validate": "integer", "criteria": ">=", "value": 0},
    "year": {"validate": "integer", "criteria": "between", "minimum": 2000, "maximum": 2100},
    "quarter": {"validate": "list", "source": [1, 2, 3, 4]},
    "yesno": {"validate": "list", "source": ["Ya", "Tidak"]},
    "date": {
        "validate": "date",
        "criteria": "between",
        "minimum": datetime.date(2000, 1, 1),
        "maximum": datetime.date(2100, 12, 31),
    },
}
COMPLAINTS = {
    "money": "Tulis nilai dalam rupiah penuh, angka saja, tidak kurang dari 0. Kosongkan bila belum"
    " diketahui.",
    "number": "Tulis angka saja, tidak kurang dari 0. Kosongkan bila belum diketahui.",
    "share": "Tulis persentase seperti diucapkan, misalnya 82,6. Kosongkan bila belum diketahui.",
    "count": "Tulis bilangan bulat, tidak kurang dari 0. Kosongkan bila belum diketahui.",
    "year": "Tulis tahun dengan empat angka, misalnya 2023.",
    "quarter": "Tulis 1, 2, 3, atau 4.",
    "yesno": "Pilih Ya atau Tidak. Kosongkan bila belum diketahui.",
    "date": "Tulis tanggal, misalnya 31/12/2023.",
    "choice": "Pilih salah satu dari daftar.",
}


class Exact(float):
    """A number that XlsxWriter writes with all its digits, not with sixteen."""

    def __format__(self, spec: str) -> str:
        """Return the shortest text that reads back as the same number."""
        return repr(float(self))


def put(sheet: Worksheet, row: int, column: int, value: Value | None, style: Any) -> None:
    """Write a value as what it is; raise OutputError E-162 rather than lose any of it."""
    done = _writer(sheet, value)(row, column, _held(value), style)
    if done != 0:
        cell = xl_rowcol_to_cell(row, column)
        raise OutputError("E-162", sheet=sheet.name, cell=cell)


def _writer(sheet: Worksheet, value: Value | None) -> Callable[..., int | None]:
    if value is None or value == "":
        return sheet.write_blank
    if isinstance(value, str):
        return sheet.write_string
    if isinstance(value, bool):
        return sheet.write_boolean
    if isinstance(value, int | float | Decimal):
        return sheet.write_number
    return sheet.write_datetime


def _held(value: Value | None) -> Value | None:
    return Exact(value) if isinstance(value, Decimal | float) else value


def write(
    sheet: Worksheet, formats: Formats, declared: Sheet, lines: Sequence[str], rows: Sequence[Row]
) -> None:
    """Write a declared sheet with its rows; ``lines`` stand above, the first one a formula."""
    columns = declared.columns
    sheet.set_column(0, 0, MARK_WIDTH, formats["below.choice"])
    for place, column in enumerate(columns, 1):
        sheet.set_column(place, place, column.width, formats[f"below.{column.kind}"])
    header = _top(sheet, formats, declared, lines)
    at = _header(sheet, formats, columns, header)
    first = at + any(column.total for column in columns) + 1
    if first > at + 1:
        _totals(sheet, formats, columns, at, first, rows)
    sheet.freeze_panes(first - 1, _kept_in_sight(columns))
    _row(sheet, formats, columns, first - 1, "example", _example(columns))
    for offset in range(max(declared.rows, len(rows))):
        row = rows[offset] if offset < len(rows) else {}
        _row(sheet, formats, columns, first + offset, "input", row)
    _rules(sheet, formats, columns, first)
    width = MARK_WIDTH + sum(column.width for column in columns)
    sheet.repeat_rows(header, header + 1 + bool(_bands(columns)))
    sheet.repeat_columns(0, _kept_in_sight(columns) - 1)
    sheet.fit_to_pages(-(-width // PAGE_WIDTH), 0)
    sheet.protect("", FREE)


def wrapped(text: str, width: int) -> list[str]:
    """Return a small-lettered text as lines that stay within a number of characters."""
    return textwrap.wrap(text, int(width * 1.05))


def limit(kind: str, choices: Sequence[str] = (), *, open_: bool = False) -> dict[str, Any] | None:
    """Return what Excel checks of a kind of value while it is typed in; None for text."""
    rule = {"validate": "list", "source": list(choices)} if choices else LIMITS.get(kind)
    if rule is None:
        return None
    words = {"error_title": "Isian tidak sesuai", "error_message": COMPLAINTS[kind]}
    return rule | words | {"show_error": not open_}


def _bands(columns: Sequence[Column]) -> bool:
    return any(column.band for column in columns)


def _kept_in_sight(columns: Sequence[Column]) -> int:
    """Return how many columns stay while one scrolls: up to the first that is required."""
    return next(at for at, column in enumerate(columns, 2) if column.required)


def _example(columns: Sequence[Column]) -> Row:
    return {MARK: EXAMPLE} | {column.field: column.example for column in columns}


def _top(sheet: Worksheet, formats: Formats, declared: Sheet, lines: Sequence[str]) -> int:
    """Write title and notes; return the row after them."""
    width = MARK_WIDTH + sum(column.width for column in declared.columns)
    notes = wrapped(declared.note, min(width, PAGE_WIDTH))
    for row in range(len(notes) + 3):
        for place in range(len(declared.columns) + 1):
            sheet.write_blank(row, place, None, formats["blank"])
    put(sheet, 0, 0, declared.title, formats["title"])
    sheet.write_formula(1, 0, lines[0], formats["line"], lines[1])
    for row, note in enumerate(notes, 2):
        put(sheet, row, 0, note, formats["line"])
    sheet.set_row(len(notes) + 2, 6)
    return len(notes) + 3


def _header(sheet: Worksheet, formats: Formats, columns: Sequence[Column], row: int) -> int:
    """Write bands, headings with their notes, and the columns' numbers; return the row after."""
    if _bands(columns):
        before = ""
        sheet.write_blank(row, 0, None, formats["blank"])
        for place, column in enumerate(columns, 1):
            style = formats["band" if column.band else "blank"]
            put(sheet, row, place, column.band if column.band != before else None, style)
            before = column.band
        row += 1
    widths = [column.width / fit.BOLD for column in columns]
    sheet.set_row(row, fit.points([column.shown for column in columns], widths) + 5)
    put(sheet, row, 0, MARK, formats["heading"])
    put(sheet, row + 1, 0, NUMBERS, formats["numbers"])
    for place, column in enumerate(columns, 1):
        put(sheet, row, place, column.shown, formats["heading"])
        put(sheet, row + 1, place, f"({place + 1})", formats["numbers"])
        note = column.note + (" Wajib diisi." if column.required else "")
        size = {"width": 260, "height": 26 + 17 * len(textwrap.wrap(note, 40))}
        sheet.write_comment(row, place, note, size | {"author": "P3DN", "font_size": 9})
    return row + 2


def _totals(
    sheet: Worksheet,
    formats: Formats,
    columns: Sequence[Column],
    row: int,
    first: int,
    rows: Sequence[Row],
) -> None:
    """Write the row of totals; a column in which nothing is filled in has a dash, not zero."""
    put(sheet, row, 0, TOTAL, formats["total.choice"])
    for place, column in enumerate(columns, 1):
        style = formats[f"total.{column.kind}"]
        if not column.total:
            sheet.write_blank(row, place, None, style)
            continue
        name = xl_col_to_name(place)
        area = f"{name}{first + 1}:{name}{LAST + 1}"
        values = [item.get(column.field) for item in rows]
        known = [Decimal(str(value)) for value in values if _counts(value)]
        shown = float(sum(known, Decimal())) if known else MISSING
        formula = f'=IF(COUNT({area})=0,"{MISSING}",SUM({area}))'
        sheet.write_formula(row, place, formula, style, shown)


def _counts(value: Value | None) -> bool:
    """Whether a spreadsheet adds a value up."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _row(
    sheet: Worksheet, formats: Formats, columns: Sequence[Column], at: int, style: str, row: Row
) -> None:
    if row:
        texts = [str(row.get(column.field, "")) for column in columns]
        sheet.set_row(at, fit.points(texts, [column.width for column in columns]) + 3)
    put(sheet, at, 0, row.get(MARK), formats[f"{style}.choice"])
    for place, column in enumerate(columns, 1):
        put(sheet, at, place, row.get(column.field), formats[f"{style}.{column.kind}"])


def _rules(sheet: Worksheet, formats: Formats, columns: Sequence[Column], first: int) -> None:
    """Check what is typed, colour what is wanted, draw rows that are added at the end."""
    used = f"COUNTA($B{first + 1}:${xl_col_to_name(len(columns))}{first + 1})>0"
    for place, column in enumerate(columns, 1):
        rule = limit(column.kind, column.choices, open_=column.open)
        if rule:
            sheet.data_validation(first, place, LAST, place, rule)
        if column.required:
            wanted = f"=AND({used},LEN({xl_col_to_name(place)}{first + 1})=0)"
            colour = {"type": "formula", "criteria": wanted, "format": formats["wanted"]}
            sheet.conditional_format(first, place, LAST, place, colour)
    drawn = {"type": "formula", "criteria": f"={used}", "format": formats["drawn"]}
    sheet.conditional_format(first, 0, LAST, len(columns), drawn)
