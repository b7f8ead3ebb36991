"""The look of the workbook, by name. No other module knows a colour, a font or a number format."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from reports.voice import MARK

INK = "#1A1A1A"
QUIET = "#595959"
LINK = "#22638F"
RULE = "#BFBFBF"
HEADER = "#D9E2F3"
TOTAL = "#F2F2F2"
FILLS = {
    "value": "#1A1A1A",
    "pdn": "#22638F",
    "umk": "#E69F00",
    "wanted": "#8A1C1C",
    "tkdn_40": "#12426B",
    "tkdn_25": "#4F8FC0",
    "tkdn_below_25": "#B9D6EC",
    "pdn_without_tkdn": "#3A8F6B",
    "imported": "#E69F00",
    "unbanded": "#D0D0D0",
}
"""The colour of a chart's bars and lines, by what they show."""
BAR = "#CFE1EE"
COLD, HOT = "#F4F8FB", "#4F8FC0"
SIGNALS = {"✓": "reached", "△": "close", "✗": "behind"}
"""What a status begins with, and the style that it is coloured in."""

FONT = "Arial"
BASE = {"font_name": FONT, "font_size": 10}
ROW_PIXELS = 17
AIR_POINTS = 19.0
"""Height of a line that stands apart from what comes next or before."""

RUPIAH = "#,##0"
PERCENT = "0.00%"
QUARTER = '"TW "0'
LABELS = {
    "rupiah": '[>=1000000000000]"Rp"#,##0.00,,,," triliun";'
    '[>=1000000000]"Rp"#,##0.00,,," miliar";"Rp"#,##0.00,," juta"',
    "percent": PERCENT,
    "count": "#,##0",
    "index": "0.00",
}
"""Number formats of the labels on a chart's bars."""
TICKS = {
    "rupiah": '[>=1000000000000]#,##0.0,,,," triliun";[>=1000000]#,##0.0,,," miliar";#,##0',
    "percent": "0%",
    "count": "#,##0",
    "index": "0",
}
"""Number formats of a chart's value axis."""
MARKERS = ("circle", "square", "triangle", "diamond")
DASHES = ("solid", "dash", "round_dot", "long_dash")
"""What lines are told apart by in black and white, in their order."""

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
    "trace": _CELL | {"align": "left", "indent": 1, "font_color": QUIET},
    "strong": _TEXT | {"bold": True},
    "centred": _CELL | {"align": "center"},
    "rupiah": _NUMBER | {"num_format": RUPIAH},
    "percent": _NUMBER | {"num_format": PERCENT},
    "count": _NUMBER | {"num_format": "#,##0"},
    "index": _NUMBER | {"num_format": "#,##0.00"},
    "points": _NUMBER | {"num_format": "+0.00%;-0.00%;0.00%"},
    "rank": _CELL | {"align": "center", "num_format": "0"},
    "move": _CELL | {"align": "center", "num_format": '"▲ "0;"▼ "0;"="'},
    "quarter": _CELL | {"align": "center", "num_format": QUARTER},
    "year": _CELL | {"align": "center", "num_format": "0"},
    "date": _CELL | {"align": "center", "num_format": "dd/mm/yyyy"},
    "link": _TEXT | {"font_color": LINK, "underline": 1},
}

_SIGNALS: dict[str, dict[str, object]] = {
    "reached": {"font_color": "#0B5D2A", "bg_color": "#DDF1E3"},
    "close": {"font_color": "#7A4B00", "bg_color": "#FDF0D5"},
    "behind": {"font_color": "#8A1C1C", "bg_color": "#FBE3E1"},
}


def formats(book: Workbook) -> Formats:
    """Make every format of the theme; ``<style>.total`` is the same style in a total row,
    ``<style>.revised`` that of a changed number, and ``mark.<style>`` what marks it alone."""
    total = {"bold": True, "bg_color": TOTAL}
    both = STYLES | {f"{name}.total": style | total for name, style in STYLES.items()}
    marks = {name: {"num_format": _marked(style)} for name, style in both.items()}
    changed = {revised(name): style | marks[name] for name, style in both.items()}
    made = {name: book.add_format(BASE | style) for name, style in (both | changed).items()}
    made |= {f"mark.{name}": book.add_format(marks[name]) for name in STYLES}
    return made | {name: book.add_format(look) for name, look in _SIGNALS.items()}


def revised(style: str) -> str:
    """Name the style of a changed number."""
    return f"{style}.revised"


def _marked(style: dict[str, object]) -> str:
    """Return a style's number format with the mark after positive, negative, zero and text."""
    parts = str(style.get("num_format", "General")).split(";")
    plus, minus, zero = parts if len(parts) == len("+-0") else (parts[0], f"-{parts[0]}", parts[0])
    return ";".join(f'{part}" {MARK}"' for part in (plus, minus, zero, "@"))


# --- The workbook that an office fills in -------------------------------------------------------

INPUT_TEXT = "#1F3864"
EXAMPLE = "#FFF8E1"
LOCKED = "#EDEDED"
WANTED = "#FFE699"
KINDS: dict[str, dict[str, object]] = {
    "text": {"num_format": "@", "text_wrap": True, "align": "left", "indent": 1},
    "choice": {"text_wrap": True, "align": "left", "indent": 1},
    "yesno": {"align": "center"},
    "money": {"num_format": RUPIAH, "align": "right"},
    "count": {"num_format": "#,##0", "align": "right"},
    "number": {"num_format": "[>=1000]#,##0;0.00", "align": "right"},
    "share": {"num_format": "0.00", "align": "right"},
    "date": {"num_format": "dd/mm/yyyy", "align": "center"},
    "year": {"num_format": "0", "align": "center"},
    "quarter": {"num_format": "0", "align": "center"},
}
"""How each kind of column shows what is typed into it."""

_BOX = {"border": 1, "border_color": RULE, "valign": "top"}
_FORM: dict[str, dict[str, object]] = {
    "title": STYLES["title"],
    "line": STYLES["line"],
    "section": STYLES["table_title"],
    "heading": STYLES["heading"] | {"border": 1, "border_color": RULE},
    "band": STYLES["heading"] | {"align": "center_across", "border": 1, "border_color": RULE},
    "numbers": _BOX | {"align": "center", "font_size": 8, "font_color": QUIET, "bg_color": TOTAL},
    "label": _BOX | {"bold": True, "bg_color": HEADER, "align": "left", "indent": 1},
    "fixed": _BOX | {"bg_color": LOCKED, "align": "left", "indent": 1},
    "body": _BOX | {"text_wrap": True, "align": "left", "indent": 1},
    "centred": _BOX | {"align": "center"},
    "link": _BOX | {"font_color": LINK, "underline": 1, "align": "left", "indent": 1},
    "prose": {"text_wrap": True, "valign": "top", "align": "left", "indent": 1},
    "ordinal": {"align": "center", "valign": "top"},
    "blank": {},
    "wanted": {"bg_color": WANTED},
    "drawn": {"border": 1, "border_color": RULE},
}
_ROWS: dict[str, dict[str, object]] = {
    "total": _BOX | {"bold": True, "bg_color": TOTAL},
    "example": _BOX | {"italic": True, "font_color": QUIET, "bg_color": EXAMPLE},
    "input": _BOX | {"font_color": INPUT_TEXT, "locked": False},
    "below": {"font_color": INPUT_TEXT, "valign": "top", "locked": False},
}


def form_formats(book: Workbook) -> Formats:
    """Make every format of a form: those of ``_FORM``, and each row's by kind (``total.money``)."""
    by_kind = {
        f"{row}.{kind}": style | look
        for row, style in _ROWS.items()
        for kind, look in KINDS.items()
    }
    made = {name: book.add_format(BASE | look) for name, look in (_FORM | by_kind).items()}
    made |= {name: book.add_format(_FORM[name]) for name in ("wanted", "drawn")}
    return made
