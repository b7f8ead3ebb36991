"""The office's own workbook, "Buku Kerja Triwulan P3DN": blank, or filled in by a migration.

Everything in it comes from the declaration that also reads and checks it.
"""

import datetime
from collections.abc import Mapping, Sequence
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.excel import fit, form, theme
from reports.excel.form import Row, Value, put
from reports.excel.sheet import added
from reports.excel.theme import Formats
from reports.period import Period
from reports.workbook import GUIDE_SHEET, IDENTITY_SHEET, Field, Template

A4 = 9
LEFT = "Tidak terbawa"
"""The sheet that holds what a migration found no place for."""
LEFT_NOTE = (
    "Isi berikut ada pada buku kerja lama, tetapi tidak mempunyai tempat pada versi ini. "
    "Pindahkan seperlunya, lalu hapus lembar ini."
)
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
LEGEND = (
    ("input.choice", "Putih: diisi oleh pemerintah daerah."),
    ("wanted", "Kuning: wajib diisi, tetapi masih kosong."),
    ("fixed", "Abu-abu: diisi oleh program, dikunci."),
    ("example.choice", "Krem, huruf miring: baris CONTOH, dikunci dan tidak dihitung."),
)
UNNAMED = "(nama pemerintah daerah belum diisi pada lembar Identitas)"
SMALL = f'&"{theme.FONT},Regular"&8'


def workbook(
    template: Template,
    period: Period,
    identity: Mapping[str, Value | None],
    tables: Mapping[str, Sequence[Row]] | None = None,
    left: Sequence[tuple[str, str, Value | None]] = (),
) -> bytes:
    """Return the workbook of a period as an .xlsx file, the same bytes for the same arguments.

    ``identity`` fills in the sheet Identitas by field, ``tables`` the others by table, and ``left``
    (sheet, cell, contents) goes onto a sheet of its own. Raises OutputError for what does not fit.
    """
    file = BytesIO()
    known = {
        **identity,
        "template_id": template.id,
        "template_version": template.version,
        "period": str(period),
    }
    with Workbook(file, OPTIONS | {"default_format_properties": dict(theme.BASE)}) as book:
        book.set_properties(_properties(template, period))
        formats = theme.form_formats(book)
        _guide(_page(book, GUIDE_SHEET, template, period), formats, template, period)
        page = _page(book, IDENTITY_SHEET, template, period)
        _identity(book, page, formats, template, period, known)
        for declared in template.sheets:
            page = _page(book, declared.name, template, period)
            lines = _lines(period, str(known.get("unit_name") or ""))
            form.write(page, formats, declared, lines, (tables or {}).get(declared.table, ()))
        if left:
            _left(_page(book, LEFT, template, period), formats, left)
        book.get_worksheet_by_name(IDENTITY_SHEET).activate()
    return file.getvalue()


def _properties(template: Template, period: Period) -> dict[str, object]:
    return {
        "title": f"{template.title} {period}",
        "subject": _span(period),
        "author": "p3dn-reports",
        "keywords": f"P3DN, PDN, UMK, {period}",
        "comments": f"{template.id} versi {template.version}",
        "created": datetime.datetime.combine(period.end, datetime.time(), datetime.UTC),
    }


def _span(period: Period) -> str:
    return f"s.d. Triwulan {period.roman} Tahun Anggaran {period.year}"


def _lines(period: Period, unit: str) -> tuple[str, str]:
    """Return the line under a title: a formula that follows the sheet Identitas, and its value."""
    name = "p3dn_unit_name"
    formula = f'=IF(LEN({name})=0,"{UNNAMED}",{name})&" – {_span(period)}"'
    return formula, f"{unit or UNNAMED} – {_span(period)}"


def _page(book: Workbook, name: str, template: Template, period: Period) -> Worksheet:
    """Add a sheet, set up to be printed on A4 across with its name and page numbers."""
    sheet = added(book, name)
    sheet.hide_gridlines(2)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L{SMALL}{template.title}&R{SMALL}{_span(period)}")
    version = f"{template.id} versi {template.version}"
    sheet.set_footer(f"&L{SMALL}{version}&C{SMALL}&A&R{SMALL}&P dari &N")
    return sheet


def _guide(sheet: Worksheet, formats: Formats, template: Template, period: Period) -> None:
    """Write how the workbook is filled in, what its colours mean, and which sheets it has."""
    for column, width in enumerate((9, 112, 16)):
        sheet.set_column(column, column, width)
    put(sheet, 0, 0, f"{template.title} {_span(period)}", formats["title"])
    put(sheet, 1, 0, template.subtitle, formats["line"])
    put(sheet, 3, 0, "Cara mengisi", formats["section"])
    row = 3
    for row, text in enumerate(template.instructions, 4):
        put(sheet, row, 0, f"{row - 3}.", formats["ordinal"])
        put(sheet, row, 1, text, formats["prose"])
        sheet.set_row(row, fit.points([text], [112]) + 4)
    put(sheet, row + 2, 0, "Arti warna sel", formats["section"])
    for at, (style, text) in enumerate(LEGEND, row + 3):
        sheet.write_blank(at, 0, None, formats[style])
        put(sheet, at, 1, text, formats["prose"])
    _contents(sheet, formats, template, row + len(LEGEND) + 4)
    sheet.fit_to_pages(1, 1)
    sheet.protect()


def _contents(sheet: Worksheet, formats: Formats, template: Template, row: int) -> None:
    put(sheet, row, 0, "Daftar lembar", formats["section"])
    for column, heading in enumerate(("No.", "Lembar", "Keterangan")):
        put(sheet, row + 1, column, heading, formats["heading"])
    listed = [(IDENTITY_SHEET, "Identitas Buku Kerja", "wajib")]
    listed += [
        (item.name, item.title, "tidak wajib" if item.optional else "bila ada")
        for item in template.sheets
    ]
    for number, (name, title, need) in enumerate(listed, 1):
        at = row + 1 + number
        put(sheet, at, 0, number, formats["centred"])
        sheet.write_url(at, 1, f"internal:'{name}'!A1", formats["link"], f"{name}: {title}")
        put(sheet, at, 2, need, formats["centred"])


def _identity(
    book: Workbook,
    sheet: Worksheet,
    formats: Formats,
    template: Template,
    period: Period,
    known: Mapping[str, Value | None],
) -> None:
    """Write who reports on what; each value's cell has a defined name."""
    for column, width in enumerate((6, 34, 48, 64)):
        sheet.set_column(column, column, width)
    put(sheet, 0, 0, "Identitas Buku Kerja", formats["title"])
    put(sheet, 1, 0, f"{template.title} {_span(period)}", formats["line"])
    for column, heading in enumerate(("No.", "Uraian", "Isian", "Keterangan")):
        put(sheet, 3, column, heading, formats["heading"])
    for row, item in enumerate(template.identity, 4):
        put(sheet, row, 0, row - 3, formats["centred"])
        put(sheet, row, 1, item.label, formats["label"])
        style = "fixed" if item.locked else f"input.{item.kind}"
        put(sheet, row, 2, known.get(item.field), formats[style])
        put(sheet, row, 3, item.note, formats["body"])
        sheet.set_row(row, fit.points([item.note], [60]) + 8)
        book.define_name(item.defined_name, f"={IDENTITY_SHEET}!$C${row + 1}")
        _check(sheet, formats, item, row, period)
    sheet.freeze_panes(4, 0)
    sheet.repeat_rows(3)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _check(sheet: Worksheet, formats: Formats, item: Field, row: int, period: Period) -> None:
    if item.locked:
        return
    rule = form.limit(item.kind, item.choices)
    if rule:
        if item.kind == "date":
            rule |= {"minimum": period.start, "maximum": period.last_day_of_year}
        sheet.data_validation(row, 2, row, 2, rule)
    wanted = {"type": "formula", "criteria": f"=LEN($C${row + 1})=0", "format": formats["wanted"]}
    sheet.conditional_format(row, 2, row, 2, wanted)


def _left(
    sheet: Worksheet, formats: Formats, left: Sequence[tuple[str, str, Value | None]]
) -> None:
    """Write what had no place in this version, with where it stood."""
    for column, width in enumerate((24, 10, 90)):
        sheet.set_column(column, column, width)
    put(sheet, 0, 0, LEFT, formats["title"])
    put(sheet, 1, 0, LEFT_NOTE, formats["line"])
    for column, heading in enumerate(("Lembar lama", "Sel lama", "Isi lama")):
        put(sheet, 3, column, heading, formats["heading"])
    for row, (name, cell, value) in enumerate(left, 4):
        put(sheet, row, 0, name, formats["body"])
        put(sheet, row, 1, cell, formats["centred"])
        dated = isinstance(value, datetime.date)
        put(sheet, row, 2, value, formats["example.date" if dated else "body"])
    sheet.freeze_panes(4, 0)
    sheet.repeat_rows(3)
