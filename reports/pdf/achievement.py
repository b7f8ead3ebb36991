"""Sentences about results: the indicator of the Perjanjian Kinerja, UMK, TKDN, channels."""

from collections.abc import Iterator

from reports.figures import Amounts, Figure
from reports.measures.bands import Band, Banded
from reports.measures.indicator import Result
from reports.measures.target import Status
from reports.pdf.prose import counted
from reports.pdf.voice import Voice, message
from reports.quarterly import QuarterlyReport
from reports.unit import Unit
from reports.wording import MISSING

ORDERS = "e-Order"
CATALOGUE = "e-Katalog"


def mark(status: Status | None) -> str:
    """Return the sign that stands before a status, so that colour alone says nothing."""
    return {"reached": "●", "close": "○", "behind": "▼", None: "–"}[status]


def status(voice: Voice, found: Status | None) -> str:
    """Write a status in words, with its sign."""
    said = {
        "reached": voice.say("tercapai"),
        "close": voice.say("mendekati"),
        "behind": voice.say("di bawah target"),
        None: "",
    }[found]
    return f"{mark(found)} {said}".strip()


def indicator(voice: Voice) -> str:
    """Say how all offices together stand to the target of the quarter."""
    found = voice.report.measures.indicator
    if found is None:
        return ""
    values = {
        "share": voice.persen(found.all.share),
        "base": voice.short(found.all.base),
        "union": voice.short(found.all.union),
        "target": voice.fraction(found.target.share) if found.target and found.target.share else "",
        "points": voice.points(found.all.gap),
        "quarter": voice.report.period.roman,
    }
    said = {
        "reached": message(
            "Belanja bersertifikat TKDN, PDN, dan/atau UMKK mencapai %(union)s atau "
            "%(share)s dari realisasi belanja %(base)s, %(points)s poin persen di atas target "
            "Triwulan %(quarter)s sebesar %(target)s."
        ),
        "close": message(
            "Belanja bersertifikat TKDN, PDN, dan/atau UMKK mencapai %(union)s atau %(share)s "
            "dari realisasi belanja %(base)s, mendekati target Triwulan %(quarter)s sebesar "
            "%(target)s (kurang %(points)s poin persen)."
        ),
        "behind": message(
            "Belanja bersertifikat TKDN, PDN, dan/atau UMKK mencapai %(union)s atau "
            "%(share)s dari realisasi belanja %(base)s, %(points)s poin persen di bawah target "
            "Triwulan %(quarter)s sebesar %(target)s."
        ),
        None: message(
            "Belanja bersertifikat TKDN, PDN, dan/atau UMKK mencapai %(union)s atau %(share)s "
            "dari realisasi belanja %(base)s; untuk Triwulan %(quarter)s tidak ada target."
        ),
    }[found.all.status]
    return voice.say(said, **values)


def offices(voice: Voice) -> str:
    """Count the offices that reached the target, are close to it or behind, and are unknown."""
    found = voice.report.measures.indicator
    if found is None or found.target is None:
        return ""
    reached, close, behind = (
        len(found.with_status(status)) for status in ("reached", "close", "behind")
    )
    return voice.say(
        "Dari %(all)s instansi, %(reached)s mencapai target, %(close)s mendekatinya (selisih "
        "paling banyak %(margin)s poin persen), dan %(behind)s masih di bawahnya.",
        all=voice.count(len(found.offices)),
        reached=voice.count(reached),
        close=voice.count(close),
        behind=voice.count(behind),
        margin=voice.plain(voice.report.thresholds.close),
    )


def behind(voice: Voice) -> Iterator[str]:
    """Name the offices that are behind the target, and those whose share is not known."""
    found = voice.report.measures.indicator
    if found is None:
        return
    low = [(unit, item) for unit, item in found.ordered if item.status == "behind"]
    if low:
        names = voice.joined(_office(voice, unit, item) for unit, item in low[::-1][:10])
        said = (
            message("Yang terendah ialah %(names)s.")
            if len(low) > 10  # noqa: PLR2004 - as many as a sentence bears
            else message("Di bawah target: %(names)s.")
        )
        yield voice.say(said, names=names)
    if found.unknown:
        yield voice.say(
            "Nilai gabungannya tidak diisi oleh %(units)s, sehingga persentasenya tidak dihitung.",
            units=counted(voice, [unit.name for unit in found.unknown]),
        )


def _office(voice: Voice, unit: Unit, item: Result) -> str:
    return f"{unit.name} ({voice.persen(item.share)})"


def umk(voice: Voice) -> str:
    """Say the realised share of UMK beside the duty, which is on the budget and not on it."""
    spent = voice.report.all.total
    share = spent.umk_share.share
    if share is None:
        return voice.say("Persentase UMK tidak dapat dihitung dari data yang diterima.")
    duty = voice.report.thresholds.umk
    said = (
        message(
            "Realisasi UMK mencapai %(value)s atau %(share)s dari nilai transaksi yang UMK-nya "
            "diketahui. Sebagai acuan dipakai %(duty)s, yaitu kewajiban alokasi anggaran; "
            "realisasi berada di atas acuan itu."
        )
        if share >= duty
        else message(
            "Realisasi UMK mencapai %(value)s atau %(share)s dari nilai transaksi yang UMK-nya "
            "diketahui. Sebagai acuan dipakai %(duty)s, yaitu kewajiban alokasi anggaran; "
            "realisasi masih di bawah acuan itu."
        )
    )
    return voice.say(
        said,
        value=voice.short(spent.umk),
        share=voice.persen(spent.umk_share),
        duty=voice.fraction(duty),
    )


def band_names(voice: Voice) -> dict[str, str]:
    """Return the name of each band, and of what no band is known of."""
    return {
        "tkdn_40": voice.say("TKDN 40 persen atau lebih"),
        "tkdn_25": voice.say("TKDN 25 sampai kurang dari 40 persen"),
        "tkdn_below_25": voice.say("TKDN kurang dari 25 persen"),
        "pdn_without_tkdn": voice.say("PDN tanpa sertifikat TKDN"),
        "imported": voice.say("Impor"),
        "unbanded": voice.say("Tidak diketahui"),
    }


def bands(voice: Voice) -> str:
    """Say which band is the largest, and how much is imported."""
    found = voice.report.measures.bands
    if found is None:
        return ""
    top: Band = max(
        ("tkdn_40", "tkdn_25", "tkdn_below_25", "pdn_without_tkdn"),
        key=lambda band: found.all.shares[band].share or 0,
    )
    return voice.say(
        "Bagian terbesar ialah %(band)s, %(share)s dari nilai realisasi; produk impor "
        "%(imported)s.",
        band=band_names(voice)[top],
        share=voice.persen(found.all.shares[top]),
        imported=voice.persen(found.all.shares["imported"]),
    )


def band_rows(banded: Banded) -> list[tuple[str, Figure, Figure]]:
    """Return the bands that have any spending: key, amount and share."""
    return [
        (part, amount, banded.shares[part])
        for part, amount in banded.amounts.items()
        if amount.value
    ]


def electronic(voice: Voice) -> str:
    """Say how much went through e-Katalog and e-Order, as far as they are reported."""
    found = voice.report.all.channels
    told = [(name, found[name]) for name in (CATALOGUE, ORDERS) if name in found]
    if not told:
        return ""
    amounts = [f"{name} {voice.short(item.value)}" for name, item in told]
    return voice.say(
        "Melalui kanal elektronik tercatat belanja %(amounts)s.", amounts=voice.joined(amounts)
    )


def by_quarter(report: QuarterlyReport) -> list[tuple[Amounts, Amounts, Figure]]:
    """Return each quarter's own amounts, those up to it, and their share of the commitment."""
    found = report.measures.commitments
    shares = found.progress if found else ()
    return list(zip(report.all.quarters, report.all.cumulative, shares, strict=True))


def distance(voice: Voice, result: Result | None) -> str:
    """Write how far an office is from the target, with its sign."""
    gap = result.gap if result else None
    if gap is None or gap.share is None:
        return MISSING
    return f"{'+' if gap.share >= 0 else '-'}{voice.points(gap)}"


def legend(voice: Voice) -> str:
    """Explain the signs of the status."""
    found = voice.report.measures.indicator
    if found is None or found.target is None:
        return voice.say("Indikator PK: indikator Perjanjian Kinerja; tanpa target triwulan ini.")
    return voice.say(
        "Indikator PK: indikator Perjanjian Kinerja, target %(target)s; ● tercapai, ○ mendekati, "
        "▼ di bawah target.",
        target=voice.share(found.target, 0),
    )
