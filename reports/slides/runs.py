"""Texts as paragraphs and runs, in the language that a screen reader is to read them in."""

from collections.abc import Sequence

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

from reports.messages import Language
from reports.slides.page import Point

LANGUAGES = {"id": MSO_LANGUAGE_ID.INDONESIAN, "en": MSO_LANGUAGE_ID.ENGLISH_UK}


def put(
    frame: TextFrame,
    points: Sequence[Point],
    language: Language,
    *,
    size: int | None = None,
    nested: bool = False,
) -> None:
    """Write paragraphs into a frame; each one level below the one before if they are ``nested``.

    Without a ``size`` in points the letters are as large as the layout says.
    """
    frame.clear()
    for number, point in enumerate(points):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        if nested:
            paragraph.level = number
        if point.lead:
            _run(paragraph, f"{point.lead} ", language, size, bold=True)
        _run(paragraph, point.text, language, size)


def _run(
    paragraph: _Paragraph, text: str, language: Language, size: int | None, *, bold: bool = False
) -> None:
    run = paragraph.add_run()
    run.text = text
    run.font.language_id = LANGUAGES[language]
    if bold:
        run.font.bold = True
    if size:
        run.font.size = Pt(size)
