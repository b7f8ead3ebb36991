"""How the places of the year came about: charts, sentences, and what stands in cells."""

from collections.abc import Iterator, Sequence

from charts.bump import bump
from charts.model import Course as Drawn
from charts.model import MoveWords
from reports.pdf.fonts import legible
from reports.pdf.pictures import Picture, notes, picture
from reports.pdf.prose import capital, group
from reports.pdf.standings import in_short
from reports.pdf.tables import short_name
from reports.pdf.yearly.results import SIGN, head
from reports.voice import Voice, message
from reports.wording import MISSING
from reports.yearly import YearlyReport
from reports.yearly.histories import Course, History

DRAWN = 10
"""Most units whose courses are drawn: those that end foremost."""
FEWEST = 3
"""Fewer are no course to look at."""
CATEGORIES = ("A1", "A2")
"""The categories whose courses are drawn; the annex has all."""


def charts(voice: Voice, model: YearlyReport) -> Iterator[Picture]:
    """Draw the course of the foremost units in each group that compares enough of them."""
    for code in CATEGORIES:
        for history in model.histories:
            if history.category.code == code and (found := _chart(voice, model, history)):
                yield found


def _chart(voice: Voice, model: YearlyReport, history: History) -> Picture | None:
    quarters = [q for q in model.quarters if any(c.known[q.number - 1] for c in history.courses)]
    chosen = [c for c in history.courses if c.known[quarters[-1].number - 1]] if quarters else []
    if len(chosen) < FEWEST or len(quarters) < 2:  # noqa: PLR2004 - one quarter is no course
        return None
    chosen = chosen[:DRAWN]
    drawn = [
        Drawn(legible(c.unit.name), tuple(c.known[q.number - 1] for q in quarters)) for c in chosen
    ]
    values = {"what": short_name(voice, history.category), "group": group(voice, history.level)}
    said = (
        message("Riwayat peringkat %(what)s, %(number)s teratas, %(group)s")
        if len(history.courses) > len(chosen)
        else message("Riwayat peringkat %(what)s, %(group)s")
    )
    alt = voice.say(
        "Diagram garis peringkat %(what)s s.d. tiap triwulan, %(group)s: %(courses)s.",
        **values,
        courses="; ".join(f"{item.name} {_steps(item.places)}" for item in drawn),
    )
    words = MoveWords(
        risen=voice.say("naik sejak triwulan pertama"),
        fallen=voice.say("turun sejak triwulan pertama"),
        same=voice.say("kembali ke peringkat semula atau tetap"),
        new=voice.say("baru"),
        gone=voice.say("tanpa peringkat lagi"),
    )
    heads = [head(voice, quarter, upto=True) for quarter in quarters]
    svg = bump(drawn, heads, words, notes(voice, alt))
    return picture(svg, alt, capital(voice.say(said, number=len(chosen), **values)))


def _steps(places: Sequence[int | None]) -> str:
    return " → ".join(str(place) if place else MISSING for place in places)


def cell(voice: Voice, model: YearlyReport, at: tuple[History, Course | None], quarter: int) -> str:
    """Write a unit's place up to a quarter as it is known, marked where it was published otherwise.

    Where the last edition does not tell of the quarter, it is the published place.
    """
    history, course = at
    if course is None:
        return MISSING
    if course.known[quarter - 1] is None:
        return str(course.published[quarter - 1] or MISSING)
    mark = SIGN if quarter in course.corrected else ""
    return f"{known(voice, model, (history, course), quarter)}{mark}"


def known(voice: Voice, model: YearlyReport, at: tuple[History, Course], quarter: int) -> str:
    """Write a unit's place up to a quarter as it is known, marked where a corrected summary changes
    it."""
    history, course = at
    return voice.placed(course.known[quarter - 1], model.place(history, course, quarter))


def corrected(model: YearlyReport) -> Iterator[tuple[History, Course, int, int, int]]:
    """Yield every place that was published otherwise than it is known: quarter, then, now."""
    for history in model.histories:
        for course in history.courses:
            for q in course.corrected:
                then, now = course.published[q - 1], course.known[q - 1]
                yield history, course, q, then or 0, now or 0


def steady(voice: Voice, model: YearlyReport) -> Iterator[str]:
    """Say for A1 and A2 which groups kept their leader; nothing while a quarter is missing."""
    for code in () if model.missing else CATEGORIES:
        histories = [h for h in model.histories if h.category.code == code and len(h.courses) > 1]
        if not histories:
            continue
        kept = [h for h in histories if _kept(h)]
        values = {
            "category": in_short(voice, histories[0].category),
            "kept": voice.count(len(kept)),
            "all": voice.count(len(histories)),
            "names": voice.joined(
                voice.say("%(name)s (%(group)s)", name=h.courses[0].unit.name, group=h.level)
                for h in kept
            ),
        }
        said = (
            message(
                "Pada kategori %(category)s, %(kept)s dari %(all)s kelompok dipimpin instansi yang "
                "sama sepanjang tahun: %(names)s."
            )
            if kept
            else message(
                "Pada kategori %(category)s, tidak ada kelompok yang dipimpin instansi yang sama "
                "sepanjang tahun."
            )
        )
        yield voice.say(said, **values)


def _kept(history: History) -> bool:
    """Whether one unit was first up to each quarter, as published and as it is known now."""
    first = history.courses[0]
    return all(place == 1 for place in (*first.known, *first.published))
