"""Draws slides: each text into its place of a layout, whose look the master has."""

from collections.abc import Sequence
from copy import deepcopy

from pptx.presentation import Presentation
from pptx.slide import Slide as Drawn
from pptx.slide import SlideLayout

from reports.slides import chart, fit, table, theme
from reports.slides.page import Body, Cards, Chart, Cover, Point, Slide, Table, Text
from reports.slides.runs import put
from reports.voice import Voice

SUBTITLE_AT = 1
"""The place of the cover's lines."""


def draw(show: Presentation, slide: Slide, voice: Voice, notes: Sequence[str]) -> None:
    """Add a slide with its title, body, source, number, mark and speaker's notes."""
    layout = _layout(show, slide.body)
    drawn = show.slides.add_slide(layout)
    title = theme.COVER_TITLE if isinstance(slide.body, Cover) else theme.TITLE
    _text(drawn, 0, [Point(_title(slide, voice))], voice, title)
    _text(drawn, theme.TOPIC_AT, [Point(slide.topic)], voice, theme.TOPIC)
    _body(drawn, slide.body, voice)
    source = theme.COVER_SOURCE if isinstance(slide.body, Cover) else theme.SOURCE
    _text(drawn, theme.SOURCE_AT, [Point(line) for line in slide.source], voice, source)
    _text(drawn, theme.MARK_AT, [Point(voice.mark)], voice, theme.MARK)
    _numbered(drawn, layout)
    _named(drawn, layout)
    frame = drawn.notes_slide.notes_text_frame
    if frame is not None:
        put(frame, [Point(line) for line in notes], voice.language)


def _layout(show: Presentation, body: Body) -> SlideLayout:
    match body:
        case Cover():
            name = "cover"
        case Text(listed=listed):
            name = "text" if listed else "prose"
        case Cards():
            name = "cards"
        case Chart(points=points):
            name = "beside" if points else "chart"
        case Table():
            name = "table"
    found = show.slide_layouts.get_by_name(theme.LAYOUTS[name])
    if found is None:
        raise KeyError(name)
    return found


def _title(slide: Slide, voice: Voice) -> str:
    """Return the message, or on further slides what it goes on with, if need be its topic alone."""
    if slide.part == 1:
        return slide.message
    going_on = (
        voice.say("%(title)s (lanjutan %(part)s)", title=title, part=slide.part - 1)
        for title in (slide.message, slide.topic)
    )
    whole, short = going_on
    return whole if fit.fits(whole, theme.TITLE) else short


def _body(drawn: Drawn, body: Body, voice: Voice) -> None:
    match body:
        case Cover(lines):
            _text(drawn, SUBTITLE_AT, [Point(line) for line in lines], voice, theme.COVER_LINES)
        case Text(points):
            _text(drawn, theme.TEXT_AT, points, voice, theme.TEXT, theme.INDENT)
        case Cards():
            _cards(drawn, body, voice)
        case Chart():
            chart.draw(drawn.placeholders[theme.CHART_AT], body, voice.language)
            if body.points:
                _text(drawn, theme.BESIDE_AT, body.points, voice, theme.BESIDE, theme.INDENT)
        case Table():
            table.draw(drawn.placeholders[theme.TABLE_AT], body, voice.language)


def _cards(drawn: Drawn, body: Cards, voice: Voice) -> None:
    for at in theme.CARDS_AT[len(body.cards) :]:
        _remove(drawn, at)
    for at, card in zip(theme.CARDS_AT, body.cards, strict=False):
        levels = [Point(text) for text in (card.name, card.figure, card.beside)]
        put(drawn.placeholders[at].text_frame, levels, voice.language, nested=True)


def _text(
    drawn: Drawn,
    at: int,
    points: Sequence[Point],
    voice: Voice,
    box: theme.Box,
    indent: float = 0,
) -> None:
    """Write paragraphs into a place if the layout has it; smaller only where they are long."""
    if at not in [shape.placeholder_format.idx for shape in drawn.placeholders]:
        return
    if not any(point.text for point in points):
        _remove(drawn, at)
        return
    size = fit.largest([point.whole for point in points], box, indent)
    given = None if size == box.size else size
    put(drawn.placeholders[at].text_frame, points, voice.language, size=given)


def _numbered(drawn: Drawn, layout: SlideLayout) -> None:
    """Add the number of the slide, which python-pptx leaves out, as the field that counts."""
    place = layout.placeholders.get(theme.NUMBER_AT)
    if place is None:
        return
    drawn.shapes.clone_placeholder(place)
    made = drawn.placeholders[theme.NUMBER_AT]
    made.text_frame.text = "0"
    (counted,) = place.element.xpath(".//a:fld")
    (run,) = made.element.xpath(".//a:r")
    run.getparent().replace(run, deepcopy(counted))


def _named(drawn: Drawn, layout: SlideLayout) -> None:
    """Call the places as the layout does, which is how they are listed to be read."""
    for shape in drawn.placeholders:
        place = layout.placeholders.get(shape.placeholder_format.idx)
        if place is not None and not (shape.has_chart or shape.has_table):
            shape.name = place.name


def _remove(drawn: Drawn, at: int) -> None:
    element = drawn.placeholders[at].element
    element.getparent().remove(element)
