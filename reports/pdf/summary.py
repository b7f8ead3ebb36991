"""The table of key figures in the executive summary: each with what it is measured against."""

from collections.abc import Iterator
from dataclasses import dataclass

from reports.measures.target import Status
from reports.pdf.achievement import CATALOGUE, ORDERS, status
from reports.pdf.voice import Voice, message


@dataclass(frozen=True, slots=True)
class Key:
    """A key figure: what it is, its value, the share of what, and how it stands."""

    name: str
    value: str
    share: str
    against: str
    status: str = ""


def keys(voice: Voice) -> list[Key]:
    """Return the key figures of a government's own report, those that are known."""
    return [
        *_results(voice),
        *_channels(voice),
        *_programmes(voice),
    ]


def _results(voice: Voice) -> Iterator[Key]:
    report = voice.report
    found, spent = report.measures, report.all.total
    main = found.commitments.main if found.commitments else None
    if main and main.attained:
        yield Key(
            voice.say("Realisasi PDN terhadap komitmen"),
            voice.short(main.realised),
            voice.share(main.attained),
            voice.say("%(name)s %(value)s", name=main.name, value=voice.short(main.value)),
        )
    whole = voice.say("nilai transaksi %(value)s", value=voice.short(spent.value))
    yield Key(voice.say("Porsi PDN"), voice.short(spent.pdn), voice.share(spent.pdn_share), whole)
    yield Key(voice.say("Porsi UMK"), voice.short(spent.umk), voice.share(spent.umk_share), whole)
    if found.indicator:
        target = found.indicator.target
        said = (
            message("belanja %(value)s; target %(target)s")
            if target
            else message("belanja %(value)s")
        )
        yield Key(
            voice.say("Indikator Perjanjian Kinerja"),
            voice.short(found.indicator.all.union),
            voice.share(found.indicator.all.share),
            voice.say(
                said, value=voice.short(found.indicator.all.base), target=voice.share(target, 0)
            ),
            _status(voice, found.indicator.all.status),
        )
    if found.bands:
        yield Key(
            voice.say("Produk bernilai TKDN 40 persen atau lebih"),
            voice.short(found.bands.all.amounts["tkdn_40"]),
            voice.share(found.bands.all.shares["tkdn_40"]),
            voice.say("nilai realisasi %(value)s", value=voice.short(found.bands.all.value)),
        )


def _channels(voice: Voice) -> Iterator[Key]:
    for name in (CATALOGUE, ORDERS):
        channel = voice.report.all.channels.get(name)
        if channel:
            yield Key(
                voice.say("Belanja melalui %(channel)s", channel=name),
                voice.short(channel.value),
                "",
                "",
            )


def _programmes(voice: Voice) -> Iterator[Key]:
    found = voice.report.measures
    if found.matching and found.matching.own:
        own = found.matching.own
        yield Key(
            voice.say("Nilai ketertarikan Business Matching"),
            voice.short(own.interest),
            "",
            voice.say_n("%(number)s kegiatan", int(own.number.value or 0)),
        )
    if found.districts:
        whole = found.districts.all
        yield Key(
            voice.say("Produk Industri Kecil terdaftar untuk TKDN"),
            voice.amount(whole.registered),
            voice.share(whole.attained),
            voice.say("target %(target)s produk", target=voice.amount(whole.target)),
        )
    if found.monitoring:
        yield Key(
            voice.say("Pertemuan monitoring dan evaluasi"),
            voice.amount(found.monitoring.held),
            voice.share(found.monitoring.held_share),
            voice.say(
                "%(number)s masa %(days)s harian",
                number=voice.amount(found.monitoring.due),
                days=found.monitoring.days,
            ),
        )
    if found.compliance:
        yield Key(
            voice.say("Perangkat Daerah dengan Tim P3DN"),
            voice.amount(found.compliance.teams),
            voice.share(found.compliance.teams_share),
            voice.say("%(number)s Perangkat Daerah", number=voice.amount(found.compliance.number)),
        )


def _status(voice: Voice, found: Status | None) -> str:
    return status(voice, found) if found else ""
