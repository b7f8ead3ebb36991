"""The native charts of a page, which follow the cells of its first table."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.excel import theme
from reports.excel.page import Chart

WIDTH = 900
BAR = 17
SLOT = 25
LEAST = 160
LINES = 300
ABOVE = 64
BELOW = 40
LEGEND = 30
"""Pixels of a bar, of a bar with its gap, of all bars together, of lines, and around them."""
MOST_GAP = 500
"""The widest gap that Excel knows, in hundredths of a bar."""
NAMES = 0.27
LABELS = 0.13
"""Parts of the width for the names on the left and the last label on the right."""


def insert(book: Workbook, sheet: Worksheet, chart: Chart, header: int, row: int) -> int:
    """Put the chart at ``row``, drawn from the table under ``header``; return the row after it."""
    stacked = {"subtype": "percent_stacked"} if chart.kind == "stacked" else {}
    kind = "line" if chart.kind == "line" else "bar"
    drawn: Any = book.add_chart({"type": kind, **stacked})
    for number in range(len(chart.series)):
        drawn.add_series(_series(str(sheet.name), chart, header, number))
    inside = LINES if kind == "line" else max(SLOT * chart.rows, LEAST)
    legend = LEGEND if len(chart.series) > 1 else 0
    height = ABOVE + inside + BELOW + legend
    _dress(drawn, chart)
    if kind == "bar":
        place = {"x": NAMES, "y": ABOVE / height}
        place |= {"width": 1 - NAMES - LABELS, "height": inside / height}
        drawn.set_plotarea({"layout": place})
    drawn.set_size({"width": WIDTH, "height": height})
    sheet.insert_chart(row, 0, drawn, {"description": chart.description, "object_position": 2})
    return row + -(-height // theme.ROW_PIXELS) + 1


def _series(sheet: str, chart: Chart, header: int, place: int) -> dict[str, Any]:
    series = chart.series[place]
    first, last = header + 1, header + chart.rows
    colour = theme.FILLS[series.look]
    told: dict[str, Any] = {
        "name": [sheet, header, series.column],
        "categories": [sheet, first, chart.names, last, chart.names],
        "values": [sheet, first, series.column, last, series.column],
    }
    if chart.kind == "line":
        mark = {"type": theme.MARKERS[place], "size": 6}
        mark |= {"fill": {"color": colour}, "border": {"color": colour}}
        line = {"color": colour, "width": 2.25, "dash_type": theme.DASHES[place]}
        return told | {"line": line, "marker": mark}
    told |= {"fill": {"color": colour}, "gap": _gap(chart)}
    if chart.kind == "bar" and len(chart.series) == 1:
        label = {"value": True, "num_format": theme.LABELS[chart.style], "font": _font()}
        told["data_labels"] = label
    return told


def _gap(chart: Chart) -> int:
    """Return the gap between bars that leaves them as thick in every chart."""
    inside = max(SLOT * chart.rows, LEAST)
    return min(round((inside / chart.rows / BAR - 1) * 100), MOST_GAP)


def _dress(drawn: Any, chart: Chart) -> None:
    drawn.set_title({"name": chart.title, "name_font": _font(11, bold=True), "overlay": False})
    several = {"position": "bottom", "font": _font()}
    drawn.set_legend(several if len(chart.series) > 1 else {"none": True})
    names: dict[str, Any] = {"num_font": _font(), "line": {"color": theme.RULE}}
    if chart.kind == "line":
        names["num_format"] = theme.QUARTER
    values = {
        "min": 0,
        "max": chart.most,
        "num_format": theme.TICKS[chart.style],
        "num_font": _font(8),
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": theme.RULE, "width": 0.5}},
    }
    if chart.kind == "line":
        drawn.set_x_axis(names)
        drawn.set_y_axis(values)
    else:
        # the first row of the table is the topmost bar, and the values stay at the bottom
        drawn.set_y_axis(names | {"reverse": True})
        drawn.set_x_axis(values | {"label_position": "high"})
    drawn.set_chartarea({"border": {"color": theme.RULE}})


def _font(size: int = 9, *, bold: bool = False) -> dict[str, object]:
    return {"name": theme.FONT, "size": size, "bold": bold, "color": theme.INK}
