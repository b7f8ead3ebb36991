"""The charts of targets and results: which figures they show, with which words."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from charts.bars import extremes, ranked_bars
from charts.lines import quarter_lines
from charts.model import Axis, Bar, Line, Notes, Progress, Split
from charts.progress import progress_bars
from charts.shares import share_bars
from charts.style import ROW
from reports.measures.bands import BANDS, Banded
from reports.measures.indicator import Indicator, Result
from reports.pdf import pictures
from reports.pdf.fonts import legible
from reports.pdf.pictures import BARS, Picture, drawn, notes, picture, scale, ticks
from reports.pdf.spending import members
from reports.pdf.tables import is_nearly_complete, threshold
from reports.pdf.tkdn import names as band_names
from reports.period import ROMAN
from reports.quarterly import Scope
from reports.unit import Unit
from reports.voice import Voice
from reports.wording import number

MANY = 40
"""Most units whose channels are drawn one by one."""
ENDS = 10
"""How many of the first and of the last a chart of extremes shows."""


def commitments(voice: Voice, row: float = ROW) -> Picture | None:
    """Draw what was realised of each commitment against 100 percent, which may be passed.

    ``row`` is the height of a commitment's row in points.
    """
    found = voice.report.measures.commitments
    items = [item for item in (found.current if found else ()) if item.attained and item.realised]
    if not items:
        return None
    bars = [
        Progress(
            legible(item.name),
            voice.short(item.value),
            drawn(item.attained) if item.attained else None,
            f"{voice.short(item.realised)} ({voice.share(item.attained, 1)})",
        )
        for item in items
    ]
    said = "; ".join(f"{bar.name} {bar.whole}: {bar.text}" for bar in bars)
    alt = voice.say("Diagram batang capaian terhadap komitmen dan rencana: %(said)s.", said=said)
    axis = Axis(voice.say("Realisasi terhadap komitmen atau rencana (persen)"), _percent(voice))
    beyond = voice.say("Melampaui 100 persen")
    title = voice.say("Realisasi terhadap tiap komitmen dan rencana")
    about = Notes(notes(voice, alt).source, legible(alt), highlight=beyond)
    return picture(progress_bars(bars, axis, about, row), alt, title)


def growth(voice: Voice) -> Picture | None:
    """Draw PDN up to each quarter against the commitment, as a line across all quarters."""
    found = voice.report.measures.commitments
    if found is None or found.main is None or found.main.value.value is None:
        return None
    row = [amounts.pdn for amounts in voice.report.all.cumulative]
    if all(drawn(figure) is None for figure in row):
        return None
    size, unit = scale(voice, [*row, found.main.value])
    later: Sequence[None] = [None] * (len(ROMAN) - len(row))
    texts = [_scaled(voice, figure.value, size) for figure in row] + [""] * len(later)
    mark = f"{found.main.name} {voice.short(found.main.value)}"
    alt = voice.say(
        "Diagram garis realisasi PDN kumulatif terhadap %(commitment)s: %(steps)s.",
        commitment=mark,
        steps="; ".join(
            f"s.d. TW {roman} {voice.short(figure)}"
            for roman, figure in zip(ROMAN, row, strict=False)
        ),
    )
    svg = quarter_lines(
        [voice.say("s.d. TW %(quarter)s", quarter=roman) for roman in ROMAN],
        [Line("PDN", [*(drawn(figure) for figure in row), *later], texts)],
        Axis(
            voice.say("Nilai kumulatif (%(unit)s)", unit=unit),
            ticks(voice, size),
            mark=drawn(found.main.value),
            mark_text=mark,
        ),
        notes(voice, alt),
    )
    return picture(svg, alt, voice.say("Realisasi PDN kumulatif terhadap komitmen"))


def ends(voice: Voice, indicator: Indicator) -> Picture | None:
    """Draw the offices with the highest and the lowest indicator against the target."""
    known = indicator.ordered
    if len(known) < 2:  # noqa: PLR2004 - one bar compares nothing
        return None
    bars = [_result(voice, place, *item) for place, item in enumerate(known, 1)]
    target = indicator.target
    axis = Axis(
        voice.say("Indikator Perjanjian Kinerja (persen)"),
        _percent(voice),
        reach=1,
        mark=drawn(target) if target else None,
        mark_text=voice.say("Target %(share)s", share=voice.share(target, 0)) if target else "",
    )
    alt = voice.say(
        "Diagram batang indikator Perjanjian Kinerja: tertinggi %(first)s %(high)s, terendah "
        "%(last)s %(low)s.",
        first=bars[0].name,
        high=bars[0].text,
        last=bars[-1].name,
        low=bars[-1].text,
    )
    about = Notes(notes(voice, alt).source, legible(alt), highlight=_behind(voice))
    if len(bars) <= 2 * ENDS:
        title = voice.say("Indikator Perjanjian Kinerja menurut instansi")
        return picture(ranked_bars(bars, axis, about), alt, title)
    between = voice.say_n("%(number)s instansi lain di antaranya", len(bars) - 2 * ENDS)
    svg = extremes(bars[:ENDS], bars[-ENDS:], axis, about, between)
    title = voice.say(
        "Indikator Perjanjian Kinerja, %(number)s instansi tertinggi dan terendah", number=ENDS
    )
    return picture(svg, alt, title)


def _behind(voice: Voice) -> str:
    return voice.say(
        "Lebih dari %(margin)s poin persen di bawah target",
        margin=voice.plain(voice.report.thresholds.close),
    )


def umk(voice: Voice) -> Picture | None:
    """Draw the share of UMK of each level or group, or of each unit, against the duty's share."""
    report = voice.report
    scopes = members(report, BARS)
    known = [(name, scope) for name, scope in scopes if scope.total.umk_share.share is not None]
    known.sort(key=lambda item: (-(item[1].total.umk_share.share or 0), item[0]))
    if len(known) < 2:  # noqa: PLR2004 - one bar compares nothing
        return None
    duty = report.thresholds.umk
    bars = [_umk(voice, name, scope) for name, scope in known]
    said = "; ".join(f"{bar.name} {bar.text}" for bar in bars)
    alt = voice.say("Diagram batang persentase UMK terhadap acuan: %(said)s.", said=said)
    hatched = voice.say(
        "Berarsir: %(name)s diketahui untuk kurang dari %(threshold)s nilai transaksinya",
        name="UMK",
        threshold=threshold(voice),
    )
    axis = Axis(
        voice.say("Persentase UMK (persen)"),
        _percent(voice),
        reach=1,
        mark=float(duty),
        mark_text=voice.say("Acuan %(share)s", share=f"{voice.plain(duty)}%"),
    )
    title = (
        voice.say("Persentase UMK menurut instansi terhadap acuan")
        if len(scopes) > len(report.levels)
        else voice.say("Persentase UMK menurut kelompok terhadap acuan")
    )
    return picture(ranked_bars(bars, axis, notes(voice, alt, hatched)), alt, title)


def bands(voice: Voice) -> Picture | None:
    """Draw the spending of all and of each group by band of TKDN, each as 100 percent."""
    found = voice.report.measures.bands
    if found is None:
        return None
    whole = voice.say("Seluruh instansi")
    splits = [_split(voice, whole, found.all, gap=len(found.groups) > 1)]
    if len(found.groups) > 1:
        splits += [_split(voice, name, item) for name, item in found.groups.items()]
    names = band_names(voice)
    said = "; ".join(f"{names[band]} {voice.share(found.all.shares[band], 1)}" for band in BANDS)
    alt = voice.say("Diagram batang nilai realisasi menurut TKDN: %(said)s.", said=said)
    svg = share_bars(splits, [names[b] for b in BANDS], notes(voice, alt), names["unbanded"])
    return picture(svg, alt, voice.say("Nilai realisasi menurut TKDN"))


def channels(voice: Voice) -> list[Picture]:
    """Draw the channels of few units in one chart, or of all units together by channel."""
    report = voice.report
    if not report.government and sum(len(level.units) for level in report.levels) <= MANY:
        return pictures.channels(voice)
    order = sorted(report.all.channels.items(), key=lambda item: -(item[1].value.value or 0))
    known = [(name, item) for name, item in order if drawn(item.value) is not None]
    if len(known) < 2:  # noqa: PLR2004 - one bar compares nothing
        return []
    size, unit = scale(voice, [item.value for _, item in known])
    bars = [Bar(legible(name), drawn(i.value), voice.short(i.value)) for name, i in known]
    said = "; ".join(f"{bar.name} {bar.text}" for bar in bars)
    alt = voice.say("Diagram batang nilai transaksi menurut kanal: %(said)s.", said=said)
    axis = Axis(voice.say("Nilai transaksi (%(unit)s)", unit=unit), ticks(voice, size))
    title = voice.say("Nilai transaksi menurut kanal")
    return [picture(ranked_bars(bars, axis, notes(voice, alt)), alt, title)]


def _split(voice: Voice, name: str, item: Banded, *, gap: bool = False) -> Split:
    unknown = item.amounts["unbanded"]
    return Split(
        legible(name),
        [drawn(item.amounts[band]) or 0 for band in BANDS],
        [voice.share(item.shares[band], 1) for band in BANDS],
        voice.short(item.value),
        unknown=drawn(unknown) or 0,
        unknown_text=voice.share(item.shares["unbanded"], 1) if unknown.value else "",
        gap=gap,
    )


def _result(voice: Voice, place: int, unit: Unit, item: Result) -> Bar:
    return Bar(
        legible(unit.name),
        drawn(item.share),
        voice.share(item.share),
        place=f"{place}.",
        highlight=item.status == "behind",
    )


def _umk(voice: Voice, name: str, scope: Scope) -> Bar:
    spent = scope.total
    return Bar(
        legible(name),
        drawn(spent.umk_share),
        voice.share(spent.umk_share),
        incomplete=not is_nearly_complete(spent.umk_complete),
    )


def _percent(voice: Voice) -> Callable[[float], str]:
    """Return how the shares of an axis are written."""
    return ticks(voice, 0.01)


def _scaled(voice: Voice, value: object, size: int) -> str:
    if not isinstance(value, Decimal):
        return ""
    return number(value / size, voice.language, 2)
