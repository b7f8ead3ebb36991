"""The last slides: the units with the most PDN, then the source of every figure."""

from collections.abc import Iterator

from reports.national import Listed, NationalMaterial
from reports.presenting import statement, titles
from reports.presenting.origins import everything
from reports.slides.page import Column, Slide, Table
from reports.slides.sources import foot
from reports.voice import Voice
from reports.wording import MISSING


def slides(voice: Voice, material: NationalMaterial) -> Iterator[Slide]:
    """Yield the recapitulation, and the sources if there are several."""
    if len(material.listed) > 1:
        yield _listed(voice, material)
    if len(everything(voice, material)) > 1:
        yield _sources(voice, material)


def _listed(voice: Voice, material: NationalMaterial) -> Slide:
    columns = (
        Column(voice.say("No."), 0.7, number=True),
        Column(voice.say("Instansi"), 5),
        Column(voice.say("Pengadaan"), 2, number=True),
        Column("PDN", 2, number=True),
        Column("% PDN", 1.2, number=True),
        Column("UMK", 2, number=True),
        Column("% UMK", 1.2, number=True),
    )
    topic = voice.say("Lampiran: rekapitulasi")
    body = Table(columns, [_unit(voice, item) for item in material.listed], topic)
    figures = [
        figure
        for item in material.listed
        for figure in (item.total.value, item.total.pdn, item.total.umk)
    ]
    return Slide(topic, titles.listed(voice, material), body, foot(voice), figures)


def _unit(voice: Voice, item: Listed) -> tuple[str, ...]:
    spent = item.total
    return (
        f"{item.order}",
        item.unit.name,
        voice.short(spent.value),
        voice.short(spent.pdn),
        voice.share(spent.pdn_share),
        voice.short(spent.umk),
        voice.share(spent.umk_share),
    )


def _sources(voice: Voice, material: NationalMaterial) -> Slide:
    columns = (
        Column(voice.say("Angka"), 3.6),
        Column(voice.say("Sumber"), 6),
        Column(voice.say("Tanggal data"), 2.4),
    )
    rows = [
        (item.about, item.source or MISSING, voice.date(item.as_of))
        for item in everything(voice, material)
    ]
    topic = voice.say("Sumber dan tanggal data")
    message = voice.say("Setiap angka bersumber dan bertanggal; yang berbeda tidak dijumlahkan.")
    said = filter(None, (statement.absent(voice, material),))
    return Slide(topic, message, Table(columns, rows, topic), foot(voice), said=[*said])
