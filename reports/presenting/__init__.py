"""What the materials for the national meeting say: the same words for pages and slides.

``titles`` has the one message of each page, as a whole sentence that follows from the data;
``evidence`` what stands in the matrix of categories and about each place; ``practice`` what worked;
``origins`` where figures come from; ``statement`` what is declared of the data.
"""

from decimal import Decimal

from reports.figures import INDEX_MEASURE, Figure
from reports.messages import sentence
from reports.voice import Voice
from reports.wording import MISSING, number


def quarter(voice: Voice) -> str:
    """Name the quarter and its fiscal year."""
    period = voice.report.period
    return voice.say(
        "Triwulan %(quarter)s Tahun Anggaran %(year)s", quarter=period.roman, year=period.year
    )


def source(voice: Voice) -> str:
    """Name the source of the report's own figures and their day, as far as they are known."""
    report = voice.report
    name = report.system or voice.say("berkas masukan")
    if report.as_of is None:
        return voice.say("Sumber: %(name)s", name=name)
    return voice.say(
        "Sumber: %(name)s, data per %(date)s", name=name, date=voice.date(report.as_of)
    )


def category(voice: Voice, code: str) -> str:
    """Return the official name of a category, A1 to A5."""
    return sentence(code, voice.language)


def written(voice: Voice, figure: Figure | None) -> str:
    """Write a figure as speech does: an index, a share in percent, or rupiah in large units."""
    if figure is None or figure.value is None:
        return MISSING
    if figure.measure == INDEX_MEASURE and isinstance(figure.value, Decimal):
        return number(figure.value, voice.language, 2)
    return voice.persen(figure) if figure.share is not None else voice.short(figure)


def distance(voice: Voice, figure: Figure) -> str:
    """Write the difference of two such figures: points where they are shares."""
    if figure.share is not None:
        return voice.say("%(points)s poin persen", points=voice.points(figure))
    return written(voice, figure)
