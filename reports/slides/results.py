"""What was reached: against the commitments, over the quarters, beside the nation and the years."""

from collections.abc import Iterator

from reports.national import NationalMaterial
from reports.national.years import Nation, Year
from reports.presenting import titles
from reports.presenting.origins import commitments, nations, years
from reports.slides.page import Chart, Point, Series, Slide
from reports.slides.sources import foot
from reports.slides.words import scale, several, told
from reports.voice import Voice


def slides(voice: Voice, material: NationalMaterial) -> Iterator[Slide]:
    """Yield a slide for each comparison that something was received for."""
    if material.measures.commitments:
        yield _commitments(voice, material)
    reached = material.scope.cumulative
    if len(reached) > 1 and all(amounts.pdn.value is not None for amounts in reached):
        yield _growth(voice, material)
    if material.nation and material.nation.pdn_gap:
        yield _nation(voice, material, material.nation)
    if material.earlier:
        yield _years(voice, material)


def _commitments(voice: Voice, material: NationalMaterial) -> Slide:
    held = material.measures.commitments
    rows = [item for item in (held.current if held else ()) if item.attained]
    shares = [item.attained for item in rows]
    names = [item.name for item in rows]
    points = [
        Point(
            voice.say(
                "%(part)s dari %(whole)s",
                part=voice.short(item.realised),
                whole=voice.short(item.value),
            ),
            f"{item.name}:",
        )
        for item in rows
    ]
    title = voice.say("Realisasi terhadap komitmen, rencana, dan anggaran")
    chart = Chart(
        "bars",
        title,
        told(voice, title, names, shares),
        names,
        [Series(voice.say("Realisasi"), shares)],
        "share",
        voice.say("Realisasi (persen dari nilai masing-masing)"),
        points=points,
    )
    figures = [figure for item in rows for figure in (item.attained, item.realised, item.value)]
    return Slide(
        voice.say("Capaian terhadap komitmen dan rencana"),
        titles.commitment(voice, material),
        chart,
        foot(voice, commitments(material)),
        [figure for figure in figures if figure],
    )


def _growth(voice: Voice, material: NationalMaterial) -> Slide:
    reached = material.scope.cumulative
    names = [voice.say("s.d. TW %(quarter)s", quarter=at) for at in ("I", "II", "III", "IV")]
    names = names[: len(reached)]
    series = [
        Series("PDN", [amounts.pdn for amounts in reached]),
        Series("UMK", [amounts.umk for amounts in reached], "umk"),
    ]
    title = voice.say("Realisasi PDN dan UMK kumulatif")
    unit, thousands = scale(voice, series)
    chart = Chart(
        "columns",
        title,
        several(voice, title, names, series),
        names,
        series,
        "rupiah",
        voice.say("Nilai kumulatif (Rp %(unit)s)", unit=unit),
        thousands=thousands,
    )
    figures = [figure for one in series for figure in one.figures if figure]
    topic = voice.say("Perkembangan dalam tahun berjalan")
    return Slide(topic, titles.growth(voice, material), chart, foot(voice), figures)


def _nation(voice: Voice, material: NationalMaterial, nation: Nation) -> Slide:
    spent = material.scope.total
    names = [voice.say("PDN"), voice.say("UMK (nasional: UMKK)")]
    ours = [spent.pdn_share, spent.umk_share]
    theirs = [nation.pdn_share, nation.umk_share]
    series = [
        Series(material.speaker.name, ours),
        Series(voice.say("Nasional"), theirs, "nation"),
    ]
    title = voice.say("Persentase PDN dan UMK, daerah dan nasional")
    chart = Chart(
        "columns",
        title,
        several(voice, title, names, series),
        names,
        series,
        "share",
        voice.say("Persen dari penyebutnya"),
        points=[
            Point(
                voice.say(
                    "Penyebut angka nasional ialah yang dipakai sumbernya; UMKK nasional termasuk "
                    "koperasi, UMK daerah tidak."
                )
            )
        ],
    )
    gaps = [gap for gap in (nation.pdn_gap, nation.umk_gap) if gap]
    topic = voice.say("Capaian terhadap nasional")
    message = titles.nation(voice, material, nation)
    return Slide(
        topic, message, chart, foot(voice, nations(voice, material)[:1]), [*ours, *theirs, *gaps]
    )


def _years(voice: Voice, material: NationalMaterial) -> Slide:
    rows = [item for item in material.years if item.pdn.value is not None]
    names = [_year(item) for item in rows]
    amounts = [item.pdn for item in rows]
    title = voice.say("Realisasi PDN menurut tahun dan sumber")
    chart = Chart(
        "bars",
        title,
        told(voice, title, names, amounts),
        names,
        [Series(voice.say("Nilai PDN"), amounts)],
        "rupiah",
        voice.say("Nilai PDN (Rp)"),
        own=len(rows) - 1,
        points=[_dated(voice, item) for item in rows],
    )
    grown = [figure for item in rows for figure in (item.growth, item.attained) if figure]
    topic = voice.say("Tren tiga tahun")
    message = titles.trend(voice, material)
    return Slide(topic, message, chart, foot(voice, years(voice, material)), [*amounts, *grown])


def _year(item: Year) -> str:
    return f"{item.year} {item.source}"


def _dated(voice: Voice, item: Year) -> Point:
    lead = f"{_year(item)}:"
    day = (
        voice.say("data per %(date)s", date=voice.date(item.as_of))
        if item.as_of
        else voice.say("tanggal data tidak disebut")
    )
    if item.attained.share is None:
        return Point(day, lead)
    attained = titles.attained(voice, item)
    return Point(voice.say("%(attained)s; %(day)s", attained=attained, day=day), lead)
