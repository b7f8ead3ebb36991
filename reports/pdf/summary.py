"""The boxes and the table of key figures in the executive summary, each with its denominator."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from reports.figures import Figure
from reports.measures.commitment import BUDGET, PLAN_UMK
from reports.measures.target import Status
from reports.pdf import achievement, plans, pledges, prose
from reports.pdf.achievement import MARKS
from reports.pdf.achievement import status as standing
from reports.pdf.spending import CATALOGUE, ORDERS
from reports.pdf.tables import complete
from reports.voice import Voice, message

BOXES = 4
"""As many as stand beside each other."""


@dataclass(frozen=True, slots=True)
class Box:
    """A key figure in a frame: its name, the figure, and what stands beside it, line by line."""

    name: str
    figure: str
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A key figure: what it is, its value, the share of what, and how it stands."""

    name: str
    value: str
    share: str = ""
    against: str = ""
    status: str = ""


def paragraphs(voice: Voice) -> list[str]:
    """Say what the year has come to so far, in the paragraphs that were received data for."""
    found = voice.report.measures.commitments
    pledge = found.main if found else None
    share = found.allocation.share if found and found.allocation else None
    lacking = share is not None and share < voice.report.thresholds.umk
    told = (
        (pledges.commitment(voice, pledge), pledges.progress(voice))
        if pledge
        else (prose.total(voice), prose.part(voice, voice.report.all.total, "pdn")),
        (achievement.indicator(voice), achievement.offices(voice)),
        (plans.allocation(voice) if lacking else "",),
    )
    return [said for group in told if (said := " ".join(filter(None, group)))]


def boxes(voice: Voice) -> list[Box]:
    """Return the four key figures that say most of what was received."""
    return list(islice(_boxes(voice), BOXES))


def _boxes(voice: Voice) -> Iterator[Box]:
    spent, found = voice.report.all.total, voice.report.measures
    main = found.commitments.main if found.commitments else None
    if main and main.attained and main.attained.share is not None:
        yield Box(
            voice.say("Realisasi PDN terhadap komitmen"),
            voice.share(main.attained),
            (
                voice.say(
                    "%(part)s dari %(whole)s",
                    part=voice.short(main.realised),
                    whole=voice.short(main.value),
                ),
            ),
        )
    if found.indicator and found.indicator.all.share.share is not None:
        yield Box(
            voice.say("Indikator Perjanjian Kinerja"),
            voice.share(found.indicator.all.share),
            _aim(voice, found.indicator.target, found.indicator.all.status),
        )
    allocated = found.commitments.allocation if found.commitments else None
    if allocated and allocated.share is not None:
        yield Box(
            voice.say("Alokasi UMKK dalam anggaran"),
            voice.share(allocated),
            (
                voice.say(
                    "paling sedikit %(duty)s", duty=voice.fraction(voice.report.thresholds.umk)
                ),
                _duty(voice, allocated),
            ),
        )
    yield from _amounts(voice)
    yield Box(
        voice.say("Kelengkapan nilai PDN dan UMK"),
        "",
        (
            voice.say("PDN %(share)s", share=complete(voice, spent.pdn_complete)),
            voice.say("UMK %(share)s", share=complete(voice, spent.umk_complete)),
        ),
    )


def _amounts(voice: Voice) -> Iterator[Box]:
    spent = voice.report.all.total
    names = {
        "umk": voice.say("Usaha Mikro dan Usaha Kecil (UMK)"),
        "pdn": voice.say("Produk Dalam Negeri (PDN)"),
    }
    parts = (("umk", spent.umk, spent.umk_share), ("pdn", spent.pdn, spent.pdn_share))
    ordered = parts if voice.report.government else parts[::-1]
    if not voice.report.government:
        rows = voice.say("%(rows)s baris data", rows=voice.amount(spent.rows))
        yield Box(voice.say("Nilai transaksi"), voice.short(spent.value), (rows,))
    for part, amount, share in ordered:
        beside = voice.say("%(share)s dari nilai transaksi", share=voice.share(share))
        yield Box(names[part], voice.short(amount), (beside,))


def _aim(voice: Voice, target: Figure | None, found: Status | None) -> tuple[str, ...]:
    if target is None:
        return (voice.say("tanpa target untuk triwulan ini"),)
    return (
        voice.say("target %(target)s", target=voice.share(target, 0)),
        standing(voice, found),
    )


def _duty(voice: Voice, allocated: Figure) -> str:
    """Write whether the duty to allocate is met, with its sign."""
    met = (allocated.share or 0) >= voice.report.thresholds.umk
    word = voice.say("terpenuhi") if met else voice.say("belum terpenuhi")
    return f"{MARKS['reached' if met else 'behind']}\N{NO-BREAK SPACE}{word}"


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
            _reached(voice, main.attained),
        )
    yield from _allocated(voice)
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
    whole = voice.say("nilai transaksi %(value)s", value=voice.short(spent.value))
    yield Key(voice.say("Porsi PDN"), voice.short(spent.pdn), voice.share(spent.pdn_share), whole)
    yield Key(voice.say("Porsi UMK"), voice.short(spent.umk), voice.share(spent.umk_share), whole)
    if found.bands:
        yield Key(
            voice.say("Produk bernilai TKDN 40 persen atau lebih"),
            voice.short(found.bands.all.amounts["tkdn_40"]),
            voice.share(found.bands.all.shares["tkdn_40"]),
            voice.say("nilai realisasi %(value)s", value=voice.short(found.bands.all.value)),
        )


def _allocated(voice: Voice) -> Iterator[Key]:
    found = voice.report.measures.commitments
    planned, budget = (found.named(name) if found else None for name in (PLAN_UMK, BUDGET))
    share = found.allocation if found else None
    if planned and budget and share and share.share is not None:
        yield Key(
            voice.say("Alokasi UMKK dalam anggaran"),
            voice.short(planned.value),
            voice.share(share),
            voice.say(
                "anggaran belanja barang/jasa %(value)s; kewajiban %(duty)s",
                value=voice.short(budget.value),
                duty=f"{voice.plain(voice.report.thresholds.umk)}%",
            ),
            _duty(voice, share),
        )


def _channels(voice: Voice) -> Iterator[Key]:
    spent = voice.report.all
    for name in (CATALOGUE, ORDERS):
        if name in spent.channels:
            yield Key(
                voice.say("Belanja melalui %(channel)s", channel=name),
                voice.short(spent.channels[name].value),
                voice.share(voice.report.channel_shares[name]),
                voice.say("nilai transaksi %(value)s", value=voice.short(spent.total.value)),
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
            _reached(voice, whole.attained),
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


def _reached(voice: Voice, attained: Figure) -> str:
    """Write that all was reached; what the year has still time for is not judged."""
    all_of_it = attained.share is not None and attained.share >= 1
    return standing(voice, "reached") if all_of_it else ""


def _status(voice: Voice, found: Status | None) -> str:
    return standing(voice, found) if found else ""
