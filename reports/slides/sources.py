"""The source of each slide at its foot, and where every figure came from in the speaker's notes."""

from collections.abc import Iterable, Iterator

from reports.presenting import source
from reports.presenting.origins import Origin, exact, provenance
from reports.slides.fit import fits
from reports.slides.page import Slide
from reports.slides.theme import SOURCE
from reports.voice import Voice
from reports.wording import MISSING


def foot(voice: Voice, others: Iterable[Origin] = ()) -> tuple[str, ...]:
    """Say the sources and days of a slide, and what the office notes on every page.

    Where they are too long for the foot it says that they are on the slide of sources.
    """
    notice = voice.report.settings.notice
    told = "; ".join([source(voice), *dict.fromkeys(_origin(voice, item) for item in others)])
    lines = tuple(filter(None, (f"{told}.", notice)))
    if fits("\n".join(lines), SOURCE):
        return lines
    short = voice.say("%(source)s; sumber lain pada salindia Sumber.", source=source(voice))
    return tuple(filter(None, (short, notice)))


def _origin(voice: Voice, item: Origin) -> str:
    values = {"about": item.about, "source": item.source or MISSING}
    if item.as_of is None:
        return voice.say("%(about)s: %(source)s", **values)
    return voice.say("%(about)s: %(source)s, per %(date)s", date=voice.date(item.as_of), **values)


def notes(voice: Voice, slide: Slide) -> Iterator[str]:
    """Yield the speaker's notes: what is said, then each figure with its provenance."""
    yield from slide.said
    known = {figure.key: figure for figure in slide.figures if figure.value is not None}
    if known:
        yield voice.say("Angka pada salindia ini, dengan kuncinya di figures.json:")
    for figure in known.values():
        values = {
            "key": figure.key,
            "value": exact(voice, figure),
            "from": provenance(voice, figure),
        }
        yield voice.say("%(key)s = %(value)s: %(from)s", **values)
