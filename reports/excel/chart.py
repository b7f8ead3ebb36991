"""The native chart of a page: horizontal bars that follow the cells of its first table."""

from typing import cast

from xlsxwriter import Workbook
from xlsxwriter.chart_bar import ChartBar
from xlsxwriter.worksheet import Worksheet

from reports.excel import theme
from reports.excel.page import Chart

WIDTH = 900
BAR = 17
SLOT = 25
LEAST = 160
ABOVE = 64
BELOW = 40
"""Pixels of a bar, of a bar with its gap, of all bars together, and above and below them."""
MOST_GAP = 500
"""The widest gap that Excel knows, in hundredths of a bar."""
NAMES = 0.27
LABELS = 0.13
"""Parts of the width for the names on the left and the last label on the right."""


def insert(book: Workbook, sheet: Worksheet, chart: Chart, header: int, row: int) -> int:
    """Put the chart at ``row``, drawn from the table under ``header``; return the row after it."""
    bars = cast(ChartBar, book.add_chart({"type": "bar"}))
    name = sheet.name
    inside = max(SLOT * chart.bars, LEAST)
    rows = (header + 1, header + chart.bars)
    bars.add_series(
        {
            "name": chart.title,
            "categories": [name, rows[0], chart.names, rows[1], chart.names],
            "values": [name, rows[0], chart.values, rows[1], chart.values],
            "fill": {"color": theme.FILLS[chart.part]},
            "gap": min(round((inside / chart.bars / BAR - 1) * 100), MOST_GAP),
            "data_labels": {
                "value": True,
                "num_format": theme.LABELS[chart.style],
                "font": _font(),
            },
        }
    )
    _dress(bars, chart)
    height = ABOVE + inside + BELOW
    place = {"x": NAMES, "y": ABOVE / height}
    place |= {"width": 1 - NAMES - LABELS, "height": inside / height}
    bars.set_plotarea({"layout": place})
    bars.set_size({"width": WIDTH, "height": height})
    sheet.insert_chart(row, 0, bars, {"description": chart.description, "object_position": 2})
    return row + -(-height // theme.ROW_PIXELS) + 1


def _dress(bars: ChartBar, chart: Chart) -> None:
    bars.set_title({"name": chart.title, "name_font": _font(11, bold=True), "overlay": False})
    bars.set_legend({"none": True})
    # the first row of the table is the topmost bar, and the values stay at the bottom
    bars.set_y_axis({"reverse": True, "num_font": _font(), "line": {"color": theme.RULE}})
    bars.set_x_axis(
        {
            "min": 0,
            "max": 1 if chart.whole else None,
            "num_format": theme.TICKS[chart.style],
            "num_font": _font(8),
            "label_position": "high",
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": theme.RULE, "width": 0.5}},
        }
    )
    bars.set_chartarea({"border": {"color": theme.RULE}})


def _font(size: int = 9, *, bold: bool = False) -> dict[str, object]:
    return {"name": theme.FONT, "size": size, "bold": bold, "color": theme.INK}
