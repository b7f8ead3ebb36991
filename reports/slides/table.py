"""Tables of a slide: a header row that is marked as one, columns as wide as they need."""

from pptx.enum.text import PP_ALIGN
from pptx.shapes.placeholder import TablePlaceholder
from pptx.table import _Cell
from pptx.util import Pt

from reports.messages import Language
from reports.slides import fit, theme
from reports.slides.page import Point, Table
from reports.slides.runs import put


def draw(place: TablePlaceholder, table: Table, language: Language) -> None:
    """Put a table into its place on a slide."""
    frame = place.insert_table(len(table.rows) + 1, len(table.columns))
    frame.name = table.description
    frame.element.nvGraphicFramePr.cNvPr.set("descr", table.description)
    (style,) = frame.element.xpath(".//a:tableStyleId")
    style.text = theme.TABLE_STYLE
    drawn = frame.table
    drawn.horz_banding = False
    whole = sum(column.width for column in table.columns)
    for column, made in zip(table.columns, drawn.columns, strict=True):
        made.width = Pt(theme.TABLE.width * column.width / whole)
    headings = [column.heading for column in table.columns]
    drawn.rows[0].height = Pt(fit.row_height(table.columns, headings, bold=True))
    for at, row in enumerate(table.rows, 1):
        drawn.rows[at].height = Pt(fit.row_height(table.columns, row))
    for at, texts in enumerate((headings, *table.rows)):
        for place_, (column, text) in enumerate(zip(table.columns, texts, strict=True)):
            _cell(drawn.cell(at, place_), text, language, number=column.number)
    frame.height = sum(row.height for row in drawn.rows)


def _cell(cell: _Cell, text: str, language: Language, *, number: bool) -> None:
    put(cell.text_frame, [Point(text)], language, size=theme.TABLE.size)
    beside, above = map(Pt, theme.MARGIN)
    cell.margin_left = cell.margin_right = beside
    cell.margin_top = cell.margin_bottom = above
    if number:
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
