"""Native charts: their figures are in a workbook inside, so that PowerPoint can edit them."""

from pptx.chart.chart import Chart as Drawn
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries
from pptx.dml.fill import FillFormat
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_THEME_COLOR_INDEX
from pptx.shapes.placeholder import ChartPlaceholder
from pptx.text.text import _Paragraph
from pptx.util import Pt

from reports.figures import Figure
from reports.floats import stored
from reports.messages import Language
from reports.slides import theme
from reports.slides.page import Chart, Series

KINDS = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
}
GAPS = {"bars": 45, "columns": 70}
"""The gap between bars, in hundredths of a bar."""


def draw(place: ChartPlaceholder, chart: Chart, language: Language) -> None:
    """Put a chart into its place on a slide, with title, axes, labels and alternative text."""
    formatted = _format(chart, language)
    data = CategoryChartData(number_format=formatted)
    data.categories = list(chart.names)
    for series in chart.series:
        data.add_series(series.name, [_number(figure) for figure in series.figures])
    frame = place.insert_chart(KINDS[chart.kind], data)
    frame.name = chart.title
    frame.element.nvGraphicFramePr.cNvPr.set("descr", chart.description)
    drawn = frame.chart
    drawn.font.size, drawn.font.name = Pt(theme.LEAST), theme.FONT
    drawn.has_title = True
    drawn.chart_title.text_frame.text = chart.title
    _sized(drawn.chart_title.text_frame.paragraphs[0], 16)
    _axes(drawn, chart, formatted)
    _legend(drawn, chart)
    drawn.plots[0].gap_width, drawn.plots[0].overlap = GAPS[chart.kind], 0
    for series, bars in zip(chart.series, drawn.plots[0].series, strict=True):
        _colour(bars, series, chart)
        _label(bars, formatted)
    for axis in drawn.element.xpath(".//c:axId | .//c:crossAx"):
        axis.set("val", axis.get("val").lstrip("-"))  # the schema knows no number below zero
    for body in drawn.element.xpath(".//c:dLbls/c:txPr/a:bodyPr"):
        body.set("wrap", "none")  # or a label that is longer than its bar is broken


def _format(chart: Chart, language: Language) -> str:
    if chart.thousands is None:
        return theme.FORMATS[chart.unit][language]
    return theme.SCALED + "," * chart.thousands


def _number(figure: Figure | None) -> float | None:
    return None if figure is None or figure.value is None else stored(figure.value)


def _axes(drawn: Drawn, chart: Chart, formatted: str) -> None:
    names, values = drawn.category_axis, drawn.value_axis
    names.has_major_gridlines = False
    names.format.line.color.theme_color = MSO_THEME_COLOR_INDEX.ACCENT_6
    if chart.kind == "bars":  # read from the top, with the axis of values at the foot all the same
        names.reverse_order = True
        names.crosses = XL_AXIS_CROSSES.MAXIMUM
    known = [_number(figure) for series in chart.series for figure in series.figures]
    values.minimum_scale = 0 if min(number for number in known if number is not None) >= 0 else None
    values.has_major_gridlines = False
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = formatted, False
    values.format.line.fill.background()
    values.has_title = True
    values.axis_title.text_frame.text = chart.axis
    _sized(values.axis_title.text_frame.paragraphs[0], theme.LEAST)


def _legend(drawn: Drawn, chart: Chart) -> None:
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
        drawn.legend.include_in_layout = False
        drawn.legend.font.size = Pt(theme.LEAST)


def _colour(bars: BarSeries, series: Series, chart: Chart) -> None:
    bars.invert_if_negative = False
    _fill(bars.format.fill, series, pale=chart.own is not None)
    if chart.own is not None:
        _fill(bars.points[chart.own].format.fill, series, pale=False)


def _fill(fill: FillFormat, series: Series, *, pale: bool) -> None:
    """Fill with a colour of the theme, which an office can change for all slides at once."""
    fill.solid()
    fill.fore_color.theme_color = MSO_THEME_COLOR_INDEX[theme.COLOURS[series.colour]]
    if pale:
        fill.fore_color.brightness = theme.PALER


def _label(bars: BarSeries, formatted: str) -> None:
    labels = bars.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = formatted, False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size = Pt(theme.LEAST)
    labels.font.bold = True
    labels.font.color.theme_color = MSO_THEME_COLOR_INDEX.TEXT_1


def _sized(paragraph: _Paragraph, size: int) -> None:
    paragraph.font.size, paragraph.font.bold = Pt(size), size > theme.LEAST
