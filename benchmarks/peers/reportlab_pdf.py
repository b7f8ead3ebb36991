"""The same content by ReportLab, which reads the blocks of content.py; it draws no SVG."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)

from reports.pdf.fonts import FONTS

TEXT = ParagraphStyle("text", fontName="Arimo", fontSize=11, leading=15, spaceAfter=6, alignment=4)
HEADINGS = {
    1: ParagraphStyle("h1", TEXT, fontSize=14, alignment=1, spaceAfter=12),
    2: ParagraphStyle("h2", TEXT, fontSize=12, spaceBefore=10),
}
CELL = ParagraphStyle("cell", fontName="Arimo", fontSize=8.5, leading=10.6)
RIGHT = ParagraphStyle("right", CELL, alignment=2)
LINES = [
    ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 1.2 * mm),
    ("RIGHTPADDING", (0, 0), (-1, -1), 1.2 * mm),
    ("TOPPADDING", (0, 0), (-1, -1), 0.5 * mm),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0.5 * mm),
]


def write(folder: Path) -> None:
    """Write FOLDER/reportlab.pdf."""
    pdfmetrics.registerFont(TTFont("Arimo", str(FONTS["font:arimo"])))
    document = BaseDocTemplate(str(folder / "reportlab.pdf"), lang="id")
    document.addPageTemplates([page("upright", A4), page("across", landscape(A4))])
    blocks = json.loads((folder / "content.json").read_text("utf-8"))
    document.build([flowable for block in blocks for flowable in set_block(block)])


def page(name: str, size: tuple[float, float]) -> PageTemplate:
    """Return a page of a size, with its number."""
    width, height = size
    frame = Frame(30 * mm, 25 * mm, width - 50 * mm, height - 45 * mm, 0, 0, 0, 0)

    def number(canvas: Any, _: Any) -> None:
        canvas.drawCentredString(width / 2, 12 * mm, str(canvas.getPageNumber()))

    return PageTemplate(name, [frame], pagesize=size, onPage=number)


def set_block(block: dict[str, Any]) -> Iterator[Flowable]:
    """Yield what a block is set as."""
    if block["kind"] == "heading":
        if block["level"] == 1:
            yield PageBreak()
        yield Paragraph(escape(block["text"]), HEADINGS[block["level"]])
    elif block["kind"] == "paragraph":
        yield Paragraph(escape(block["text"]), TEXT)
    elif block["kind"] == "table" and block["wide"]:
        yield from (NextPageTemplate("across"), PageBreak(), table(block))
        yield from (NextPageTemplate("upright"), PageBreak())
    elif block["kind"] == "table":
        yield table(block)


def table(block: dict[str, Any]) -> Table:
    """Return a table, its joined cells where they belong."""
    rows, columns = block["head"] + block["body"], len(block["widths"])
    grid: list[list[Any]] = [[None] * columns for _ in rows]
    style: list[tuple[Any, ...]] = list(LINES)
    for down, row in enumerate(rows):
        for cell in row:
            right = grid[down].index(None)
            below, beside = down + cell["rowspan"] - 1, right + cell["colspan"] - 1
            for at in range(down, below + 1):
                grid[at][right : beside + 1] = [""] * cell["colspan"]
            grid[down][right] = Paragraph(escape(cell["text"]), RIGHT if cell["right"] else CELL)
            if (below, beside) != (down, right):
                style.append(("SPAN", (right, down), (beside, below)))
    widths = [width * mm for width in block["widths"]]
    return Table(grid, widths, repeatRows=len(block["head"]), style=style)
