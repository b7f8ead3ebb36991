"""The materials for the national meeting as slides: the model's messages, with charts to edit.

The same words as the pages (``presenting``), and nothing is computed. A part without data is left
out. Looks are in the master and layouts of ``templates/slides``.
"""

import datetime
from collections.abc import Iterator
from io import BytesIO

import pptx
from pptx.presentation import Presentation

from reports.messages import Language
from reports.national import NationalMaterial
from reports.slides import annex, opening, outlook, places, results, sources, writer
from reports.slides.fit import fitted
from reports.slides.legible import legible
from reports.slides.package import dated, template
from reports.slides.page import Slide
from reports.voice import Voice
from reports.wording import excerpt

MOST = 255
"""Characters that a property of a document takes."""


def presentation(material: NationalMaterial, language: Language = "id") -> bytes:
    """Return the materials as a .pptx file, the same bytes for the same materials.

    Raises OutputError for an amount that no chart can hold.
    """
    voice = Voice(material.report, language)
    show = pptx.Presentation(template())
    for slide in slides(voice, material):
        notes = legible([*sources.notes(voice, slide)])
        for part in fitted(legible(slide)):
            writer.draw(show, part, voice, notes)
    day = _described(show, voice, material)
    packed = BytesIO()
    show.save(packed)
    return dated(packed.getvalue(), day)


def slides(voice: Voice, material: NationalMaterial) -> Iterator[Slide]:
    """Yield every slide in order, before it is measured."""
    yield from opening.slides(voice, material)
    yield from results.slides(voice, material)
    yield from places.slides(voice, material)
    yield from outlook.slides(voice, material)
    yield from annex.slides(voice, material)


def _described(show: Presentation, voice: Voice, material: NationalMaterial) -> datetime.date:
    """Describe the document by the settings, no person and no clock; return its day."""
    report = material.report
    settings, said = report.settings, show.core_properties
    publisher = report.settings.publisher.government or material.speaker.name
    day = settings.date or report.as_of or report.period.end
    told = {
        "title": voice.say("Bahan %(meeting)s", meeting=material.written.meeting),
        "subject": material.speaker.name,
        "author": publisher,
        "last_modified_by": publisher,
        "keywords": f"P3DN, PDN, UMK, {report.period}",
        "comments": " ".join(filter(None, (settings.notice, voice.status))),
    }
    for name, text in told.items():
        setattr(said, name, excerpt(text, MOST))
    said.language = {"id": "id-ID", "en": "en-GB"}[voice.language]
    said.created = said.modified = datetime.datetime.combine(day, datetime.time())
    return day
