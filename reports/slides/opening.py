"""The first slides: the cover, one page that says it all, and how the spending was procured."""

from collections.abc import Iterator
from itertools import chain, islice

from reports.figures import Figure
from reports.measures.commitment import PLAN_PDN
from reports.national import NationalMaterial
from reports.presenting import evidence, quarter, source, titles, written
from reports.presenting.origins import commitments
from reports.slides.page import Card, Cards, Chart, Cover, Series, Slide
from reports.slides.sources import foot
from reports.slides.theme import CARDS_AT
from reports.slides.words import told
from reports.voice import Voice


def slides(voice: Voice, material: NationalMaterial) -> Iterator[Slide]:
    """Yield the cover, the summary and the profile."""
    yield _cover(voice, material)
    yield _summary(voice, material)
    if any(spent.value.value for spent in material.scope.channels.values()):
        yield _profile(voice, material)


def _cover(voice: Voice, material: NationalMaterial) -> Slide:
    settings = voice.report.settings
    title = voice.say("Capaian penggunaan produk dalam negeri dan produk usaha mikro dan kecil")
    lines = (material.written.meeting, material.speaker.name, quarter(voice))
    below = (source(voice), voice.status, settings.notice)
    return Slide("", title, Cover(lines), tuple(filter(None, below)))


def _summary(voice: Voice, material: NationalMaterial) -> Slide:
    all_of_them = chain(_cards(voice, material), _places(voice, material))
    found = [*islice(all_of_them, len(CARDS_AT))]
    names = (voice.say("Indikator"), voice.say("Nilai"), voice.say("Terhadap"))
    return Slide(
        voice.say("Ringkasan"),
        titles.summary(voice, material),
        Cards([card for card, _ in found], names),
        foot(voice, commitments(material)[:1]),
        [figure for _, figures in found for figure in figures],
    )


def _cards(voice: Voice, material: NationalMaterial) -> Iterator[tuple[Card, list[Figure]]]:
    """Yield what is known of the six key figures, each with its denominator and its figures."""
    spent = material.scope.total
    held = material.measures.commitments
    main, plan = (held.main, held.named(PLAN_PDN)) if held else (None, None)
    yield from _shares(voice, material)
    if main and main.attained and main.realised:
        beside = voice.say("dari %(name)s %(value)s", name=main.name, value=voice.short(main.value))
        name = voice.say("Realisasi PDN terhadap komitmen")
        yield Card(name, voice.share(main.attained), beside), [main.attained, main.value]
    elif spent.value.value is not None:
        rows = voice.say("%(rows)s baris data", rows=voice.amount(spent.rows))
        yield Card(voice.say("Nilai pengadaan"), voice.short(spent.value), rows), [spent.value]
    if plan and plan.attained:
        beside = voice.say("terealisasi %(share)s", share=voice.share(plan.attained))
        yield Card(plan.name, voice.short(plan.value), beside), [plan.value, plan.attained]
    for channel in ("e-Katalog", "e-Order"):
        bought = material.channel(channel)
        if bought and bought.value.value is not None:
            share = material.channel_shares[channel]
            beside = voice.say("%(share)s dari nilai pengadaan", share=voice.share(share))
            name = voice.say("Belanja melalui %(channel)s", channel=channel)
            yield Card(name, voice.short(bought.value), beside), [bought.value, share]


def _shares(voice: Voice, material: NationalMaterial) -> Iterator[tuple[Card, list[Figure]]]:
    """Yield the shares of PDN and UMK, each with how much of the spending it is known of."""
    spent = material.scope.total
    for name, category, part, share in (
        (voice.say("Porsi PDN"), "A1", spent.pdn, spent.pdn_share),
        (voice.say("Porsi UMK"), "A2", spent.umk, spent.umk_share),
    ):
        found = material.position(category)
        if found is None or share.share is None:
            continue
        beside = voice.say(
            "%(part)s dari nilai pengadaan yang diketahui; kelengkapan %(complete)s",
            part=voice.short(part),
            complete=evidence.complete(voice, found),
        )
        yield Card(name, voice.share(share), beside), [share, part, *found.support]


def _places(voice: Voice, material: NationalMaterial) -> Iterator[tuple[Card, list[Figure]]]:
    """Yield our places among others."""
    for found in material.positions:
        if found.rank:
            name = voice.say("Peringkat %(code)s", code=found.category)
            beside = written(voice, found.value)
            yield Card(name, evidence.place(voice, found), beside), [found.value]


def _profile(voice: Voice, material: NationalMaterial) -> Slide:
    known = {
        name: spent.value
        for name, spent in material.scope.channels.items()
        if spent.value.value is not None
    }
    order = sorted(known, key=lambda name: (-known[name].amount, name))
    amounts = [known[name] for name in order]
    shares = [material.channel_shares[name] for name in order]
    names = [f"{name} ({voice.share(share)})" for name, share in zip(order, shares, strict=True)]
    title = voice.say("Nilai pengadaan menurut kanal")
    chart = Chart(
        "bars",
        title,
        told(voice, title, names, amounts),
        names,
        [Series(voice.say("Nilai pengadaan"), amounts)],
        "rupiah",
        voice.say("Nilai (Rp); dalam kurung, persen dari seluruh nilai pengadaan"),
    )
    figures = [material.scope.total.value, *amounts, *shares]
    topic = voice.say("Profil pengadaan")
    return Slide(topic, titles.profile(voice, material), chart, foot(voice), figures)
