"""Write reports as PDF: model -> HTML -> pages."""

import gc
import re
from collections.abc import Mapping, Sequence
from functools import partial

from jinja2 import Environment

from reports import method, presenting
from reports.changes import Told, between
from reports.exceptions import SettingsError
from reports.messages import Language
from reports.national import NationalMaterial
from reports.pdf import (
    achievement,
    annexes,
    boards,
    changed,
    charted,
    duties,
    efforts,
    industry,
    introduction,
    movement,
    official,
    others,
    pictures,
    plans,
    pledges,
    programme_charts,
    prose,
    quality,
    recomputed,
    sheets,
    spending,
    standings,
    summary,
    tables,
    tkdn,
    writing,
)
from reports.pdf.attachments import Attachment, enclosed
from reports.pdf.contents import Contents
from reports.pdf.fonts import legible
from reports.pdf.national import graphs, parcel, tiles
from reports.pdf.press import prints, render
from reports.pdf.writing import compile_folder
from reports.pdf.yearly import pages
from reports.presenting import evidence, statement, titles
from reports.quarterly import QuarterlyReport
from reports.scorecard import Scorecard
from reports.settings import FILE_NAME
from reports.voice import CORRECTED, MARK, Voice, marked
from reports.yearly import YearlyReport

MARKED = re.compile(f"{marked('', '')}({re.escape(MARK)}|{re.escape(CORRECTED)})(?=[^<>]*<)")
"""The mark of a number where it is text, and not within a tag."""

__all__ = [
    "comparison",
    "compile_folder",
    "covering",
    "document",
    "enclosed",
    "html",
    "national",
    "national_html",
    "render",
    "sheet",
    "yearly",
    "yearly_html",
]


def document(
    report: QuarterlyReport,
    language: Language = "id",
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """Return the quarterly report as a PDF with the attachments inside.

    Raises SettingsError for a logo that cannot be drawn.
    """
    page = html(report, language, tuple(item.name for item in attachments))
    try:
        return render(page, attachments)
    except Exception:
        logo = report.settings.publisher.logo
        if logo and not prints(logo.address):
            given = {"path": FILE_NAME, "key": "publisher.logo", "given": logo.name}
            raise SettingsError("E-194", **given) from None
        raise


def html(report: QuarterlyReport, language: Language = "id", inside: Sequence[str] = ()) -> str:
    """Return the exact HTML that the PDF is made of; it refers to nothing outside itself.

    ``inside`` are the names of the files that the PDF carries.
    """
    return _filled("quarterly/report.html.j2", Voice(report, language), inside, {})


def _filled(name: str, voice: Voice, inside: Sequence[str], parts: Mapping[str, object]) -> str:
    """Fill in the template of a whole report, with what only this one has among its parts."""
    report = voice.report
    template = _environment(voice).get_template(name)
    page = template.render(
        parts,
        report=report,
        contents=Contents(voice),
        inside=inside,
        method=method.paragraphs(voice.language),
        source=prose.source(voice),
        dated=(report.settings.date or report.as_of or report.period.end),
    )
    return _marked(page)


def _marked(page: str) -> str:
    """Set the marks of numbers apart."""
    return MARKED.sub(r'<span class="r"> \1</span>', legible(page))


def sheet(card: Scorecard, language: Language = "id") -> bytes:
    """Return the sheet of one unit as a PDF; what making it took is freed, for the next hundred."""
    report = card.report
    voice = Voice(report, language)
    template = _environment(voice).get_template("unit/sheet.html.j2")
    page = template.render(
        report=report,
        card=card,
        source=prose.source(voice),
        dated=(report.settings.date or report.as_of or report.period.end),
    )
    pages = render(legible(page))
    gc.collect(1)  # the young only: what is as old as the model is still needed
    return pages


def comparison(first: Told, second: Told, language: Language = "id") -> bytes:
    """Return what changed from one edition to another as a PDF."""
    page = (
        writing.environment(language)
        .get_template("changes/document.html.j2")
        .render(
            changed=changed,
            language=language,
            title=changed.title(first, second, language),
            sides=changed.sides(first, second, language),
            told=changed.told(between(first, second), language),
            dated=changed.dated(second),
        )
    )
    return render(legible(page))


def national(
    material: NationalMaterial,
    language: Language = "id",
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """Return the materials for the national meeting as landscape pages."""
    return render(national_html(material, language), attachments)


def national_html(material: NationalMaterial, language: Language = "id") -> str:
    """Return the exact HTML that the materials are made of."""
    report = material.report
    voice = Voice(report, language)
    page = _environment(voice).get_template("national/material.html.j2")
    dated = report.settings.date or report.as_of or report.period.end
    return legible(page.render(report=report, material=material, dated=dated))


def covering(
    material: NationalMaterial, contents: Mapping[str, str], language: Language = "id"
) -> bytes:
    """Return the covering letter of a parcel, with its table of contents.

    ``contents`` are the hashes of the files by their names.
    """
    report = material.report
    voice = Voice(report, language)
    template = _environment(voice).get_template("national/letter.html.j2")
    dated = report.settings.date or report.as_of or report.period.end
    page = template.render(report=report, material=material, contents=contents, dated=dated)
    return render(legible(page))


def yearly(
    model: YearlyReport, language: Language = "id", attachments: Sequence[Attachment] = ()
) -> bytes:
    """Return the yearly summary as a PDF with the attachments inside."""
    names = tuple(item.name for item in attachments)
    return render(yearly_html(model, language, names), attachments)


def yearly_html(model: YearlyReport, language: Language = "id", inside: Sequence[str] = ()) -> str:
    """Return the exact HTML that the yearly summary is made of; see ``html``."""
    parts = {**pages.PARTS, "model": model}
    return _filled("yearly/summary.html.j2", Voice(model.report, language), inside, parts)


def _environment(voice: Voice) -> Environment:
    environment = writing.environment(voice.language)
    environment.filters |= {name: partial(write, voice) for name, write in writing.FILTERS.items()}
    environment.globals |= {
        "achievement": achievement,
        "annexes": annexes,
        "boards": boards,
        "changed": changed,
        "charted": charted,
        "duties": duties,
        "efforts": efforts,
        "industry": industry,
        "introduction": introduction,
        "movement": movement,
        "evidence": evidence,
        "graphs": graphs,
        "others": others,
        "official": official,
        "pictures": pictures,
        "plans": plans,
        "presenting": presenting,
        "pledges": pledges,
        "programme_charts": programme_charts,
        "prose": prose,
        "quality": quality,
        "recomputed": recomputed,
        "sheets": sheets,
        "spending": spending,
        "standings": standings,
        "summary": summary,
        "tables": tables,
        "tkdn": tkdn,
        "parcel": parcel,
        "statement": statement,
        "tiles": tiles,
        "titles": titles,
        "voice": voice,
    }
    return environment
