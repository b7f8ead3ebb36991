"""The look of the workbook, by name. No other module knows a colour, a font or a number format."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

INK = "#1A1A1A"
QUIET = "#595959"
LINK = "#22638F"
RULE = "#BFBFBF"
HEADER = "#D9E2F3"
TOTAL = "#F2F2F2"
FILLS = {"pdn": "#22638F", "umk": "#E69F00"}
"""The colour of a chart's bars, by what they show."""

FONT = "Arial"
BASE = {"font_name": FONT, "font_size": 10}
ROW_PIXELS = 17
AIR_POINTS = 19.0
"""Height of a line that stands apart from what comes next or before."""

RUPIAH = "#,##0"
PERCENT = "0.00%"
LABELS = {
    "rupiah": '[>=1000000000000]"Rp"#,##0.00,,,," triliun";'
    '[>=1000000000]"Rp"#,##0.00,,," miliar";"Rp"#,##0.00,," juta"',
    "percent": PERCENT,
}
"""Number formats of the labels on a chart's bars."""
TICKS = {
    "rupiah": '[>=1000000000000]#,##0.0,,,," triliun";[>=1000000]#,##0.0,,," miliar";#,##0',
    "percent": "0%",
}
"""Number formats of a chart's value axis."""

Formats = dict[str, Format]

_CELL = {"valign": "top", "bottom": 1, "bottom_color": RULE, "font_color": INK}
_TEXT = _CELL | {"text_wrap": True, "align": "left", "indent": 1}
_NUMBER = _CELL | {"align": "right"}
STYLES: dict[str, dict[str, object]] = {
    "home": {"font_size": 8, "font_color": LINK, "underline": 1},
    "title": {"bold": True, "font_size": 14, "font_color": INK},
    "line": {"valign": "top", "font_size": 9, "font_color": QUIET},
    "table_title": {"bold": True, "font_size": 11, "font_color": INK},
    "heading": {
        "bold": True,
        "bg_color": HEADER,
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
        "top": 1,
        "bottom": 1,
        "font_color": INK,
    },
    "text": _TEXT,
    "strong": _TEXT | {"bold": True},
    "centred": _CELL | {"align": "center"},
    "rupiah": _NUMBER | {"num_format": RUPIAH},
    "percent": _NUMBER | {"num_format": PERCENT},
    "count": _NUMBER | {"num_format": "#,##0"},
    "link": _CELL | {"font_color": LINK, "underline": 1},
}


def formats(book: Workbook) -> Formats:
    """Make every format of the theme; ``<style>.total`` is the same style in a total row."""
    total = {"bold": True, "bg_color": TOTAL}
    both = STYLES | {f"{name}.total": style | total for name, style in STYLES.items()}
    return {name: book.add_format(BASE | style) for name, style in both.items()}
