"""The look of the slides: the sizes of what is measured, the colours of what is drawn.

Fonts, colours and places are in the master and the layouts (``templates/slides``); what has to be
known here to measure texts and to draw charts is the same, and a test compares the two.
"""

from dataclasses import dataclass

FONT = "Arial"
LEAST = 14
"""The smallest letters, in points, that can be read in a hall."""
POINT = 12_700
"""The units of a slide (EMU) in a point."""


@dataclass(frozen=True, slots=True)
class Box:
    """A frame for text: width and height in points, and the size of its letters."""

    width: float
    height: float
    size: int
    bold: bool = False
    least: int = LEAST
    """The size below which the text goes onto a further slide."""


TITLE = Box(880, 102, 28, bold=True)
TOPIC = Box(742, 29, 16, bold=True)
TEXT = Box(880, 302, 24, least=20)
BESIDE = Box(308, 299, 18, least=16)
TABLE = Box(880, 302, 14)
MARK = Box(115, 30, 16, bold=True)
SOURCE = Box(806, 56, 14)
COVER_TITLE = Box(835, 208, 40, bold=True)
COVER_LINES = Box(835, 115, 22)
COVER_SOURCE = Box(835, 61, 16)
CARD = 134
"""The height of a frame's inside, and between its parts, in points."""
CARD_GAP = 2
CARD_NAME = Box(266, CARD, 16, bold=True)
CARD_FIGURE = Box(266, 34, 28, bold=True)
CARD_BESIDE = Box(266, CARD, 16)
MARGIN = (7.2, 3.6)
"""What a cell of a table keeps free, beside and above its text, in points."""
INDENT = 22.5
"""How far a listed paragraph is set in."""
GAP = 8
"""Points between paragraphs."""

LAYOUTS = {
    "cover": "Sampul",
    "text": "Teks",
    "prose": "Pernyataan",
    "cards": "Angka utama",
    "chart": "Grafik",
    "beside": "Grafik dan teks",
    "table": "Tabel",
}
"""The layouts by what they are for."""
TOPIC_AT, TEXT_AT, CHART_AT, TABLE_AT, BESIDE_AT = 10, 11, 12, 13, 14
CARDS_AT = tuple(range(31, 37))
SOURCE_AT, MARK_AT, NUMBER_AT = 40, 41, 42
"""The places of a layout, by the number of their placeholder."""

TABLE_STYLE = "{8A3D1C52-6F0B-4E57-9B7A-2C41D0E5A917}"
"""The style of every table, from the template."""
COLOURS = {"pdn": "ACCENT_1", "umk": "ACCENT_2", "nation": "ACCENT_6"}
"""The colours of the theme that bars have, by what they show."""
PALER = 0.6
"""How much paler the bars beside our own are."""
MOST_BARS = 8
"""How many bars a hall can read."""
FORMATS = {
    "rupiah": {
        "id": '[>=1000000000000]"Rp"#,##0.00,,,," triliun";'
        '[>=1000000000]"Rp"#,##0.00,,," miliar";"Rp"#,##0.00,," juta"',
        "en": '[>=1000000000000]"Rp"#,##0.00,,,," trillion";'
        '[>=1000000000]"Rp"#,##0.00,,," billion";"Rp"#,##0.00,," million"',
    },
    "share": {"id": "0.00%", "en": "0.00%"},
    "index": {"id": "0.00", "en": "0.00"},
}
"""How the program that opens a chart writes its figures, with its own separators."""
SCALED = "#,##0.00"
"""The same of amounts that are all in one unit; each comma after it makes them a thousandth."""
