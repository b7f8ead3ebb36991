"""Sentences about what was spent: UMK beside the duty, channels, groups of offices."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from reports.figures import Amounts, Figure
from reports.measures.commitment import PLAN_UMK
from reports.pdf import prose
from reports.pdf.tables import is_complete, is_nearly_complete, threshold
from reports.quarterly import QuarterlyReport, Scope
from reports.voice import Voice, message

NAMED = 6
"""Most names that a sentence lists; more are counted."""
ORDERS = "e-Order"
CATALOGUE = "e-Katalog"


def by_quarter(report: QuarterlyReport) -> list[tuple[Amounts, Amounts, Figure]]:
    """Return each quarter's own amounts, those up to it, and their share of the commitment."""
    found = report.measures.commitments
    shares = found.progress if found else ()
    return list(zip(report.all.quarters, report.all.cumulative, shares, strict=True))


def umk(voice: Voice) -> str:
    """Say the realised share of UMK beside the duty, which is on the budget and not on it."""
    spent = voice.report.all.total
    share = spent.umk_share.share
    if share is None:
        return voice.say("Persentase UMK tidak dapat dihitung dari data yang diterima.")
    duty = voice.report.thresholds.umk
    said = (
        message(
            "Angka itu di atas %(duty)s. Kewajiban %(duty)s sendiri berlaku bagi alokasi anggaran "
            "belanja barang/jasa, bukan bagi realisasi, sehingga di sini hanya menjadi acuan."
        )
        if share >= duty
        else message(
            "Angka itu masih di bawah %(duty)s. Kewajiban %(duty)s sendiri berlaku bagi alokasi "
            "anggaran belanja barang/jasa, bukan bagi realisasi, sehingga di sini hanya menjadi "
            "acuan."
        )
    )
    first = prose.part(voice, spent, "umk")
    return " ".join(
        filter(None, (first, voice.say(said, duty=voice.fraction(duty)), _umk_planned(voice)))
    )


def _umk_planned(voice: Voice) -> str:
    found = voice.report.measures.commitments
    planned = found.named(PLAN_UMK) if found else None
    if planned is None or planned.attained is None or planned.attained.share is None:
        return ""
    said = (
        message("Terhadap %(plan)s sebesar %(value)s, realisasinya sudah %(share)s.")
        if planned.attained.share >= 1
        else message("Terhadap %(plan)s sebesar %(value)s, realisasinya baru %(share)s.")
    )
    return voice.say(
        said,
        plan=planned.name,
        value=voice.short(planned.value),
        share=voice.persen(planned.attained),
    )


def umk_parts(voice: Voice, members: Sequence[tuple[str, Scope]]) -> str:
    """Say who is below the duty's share, of those units or groups whose UMK is nearly all known."""
    known = {
        name: scope.total
        for name, scope in members
        if scope.total.umk_share.share is not None and is_nearly_complete(scope.total.umk_complete)
    }
    if len(known) < 2:  # noqa: PLR2004 - one is nobody's neighbour
        return ""
    duty = voice.report.thresholds.umk
    low = [name for name, spent in known.items() if (spent.umk_share.share or 0) < duty]
    least = min(known, key=lambda name: known[name].umk_share.share or 0)
    values = {
        "names": voice.joined(low) if len(low) <= NAMED else voice.count(len(low)),
        "least": least,
        "share": voice.persen(known[least].umk_share),
    }
    said = (
        message("Semuanya mencapai acuan; yang terendah ialah %(least)s (%(share)s).")
        if not low
        else message("Semuanya di bawah acuan; yang terendah ialah %(least)s (%(share)s).")
        if len(low) == len(known)
        else message("Di bawah acuan hanya %(least)s (%(share)s).")
        if len(low) == 1
        else message("Di bawah acuan: %(names)s; yang terendah ialah %(least)s (%(share)s).")
        if len(low) <= NAMED
        else message(
            "%(names)s di antaranya di bawah acuan; yang terendah ialah %(least)s (%(share)s)."
        )
    )
    return f"{_compared(voice, members, len(known))} {voice.say(said, **values)}"


def _compared(voice: Voice, members: Sequence[tuple[str, Scope]], known: int) -> str:
    """Say how many are compared, and that those of whom too little is known are not."""
    if known == len(members):
        units = sum(len(level.units) for level in voice.report.levels)
        return voice.say_n(
            message("Gambar berikut membandingkan %(number)s instansi.")
            if known == units
            else message("Gambar berikut membandingkan %(number)s kelompok."),
            known,
        )
    return voice.say_n(
        "Gambar berikut membandingkan semuanya; dinilai hanya %(number)s yang nilai UMK-nya diisi "
        "untuk sedikitnya %(threshold)s transaksinya.",
        known,
        threshold=threshold(voice),
    )


def members(report: QuarterlyReport, most: int) -> list[tuple[str, Scope]]:
    """Return every unit with its name, or every group or level if there are more than so many."""
    units = [(unit.name, scope) for level in report.levels for unit, scope in level.units.items()]
    return units if len(units) <= most else [(level.name, level.all) for level in report.levels]


def electronic(voice: Voice) -> str:
    """Say how much went through e-Katalog and e-Order, as far as they are reported."""
    found = voice.report.all.channels
    shares = voice.report.channel_shares
    told = [
        voice.say(
            "%(name)s %(value)s (%(share)s)",
            name=name,
            value=voice.short(found[name].value),
            share=voice.persen(shares[name]),
        )
        for name in (CATALOGUE, ORDERS)
        if name in found and shares[name].share is not None
    ]
    if not told:
        return ""
    return voice.say(
        "Belanja melalui kanal elektronik yang dicatat tersendiri, dengan bagiannya dari nilai "
        "transaksi, ialah %(amounts)s.",
        amounts=voice.joined(told),
    )


def weakest_channel(voice: Voice) -> str:
    """Name the channel with the least share of PDN, where several are known."""
    known = _known(voice.report.all.channels)
    if len(known) < 2:  # noqa: PLR2004 - one is highest and lowest
        return ""
    least, most = _ends(known)
    return voice.say(
        "Persentase PDN tertinggi ada pada %(most)s (%(highest)s) dan terendah pada %(least)s "
        "(%(lowest)s) dari nilai transaksi masing-masing.",
        most=most,
        highest=voice.persen(known[most].pdn_share),
        least=least,
        lowest=voice.persen(known[least].pdn_share),
    )


def groups(voice: Voice) -> str:
    """Say which group of offices spends most, and where the share of PDN is highest and lowest."""
    report = voice.report
    level = max(report.levels, key=lambda item: item.all.total.value.value or 0)
    first = voice.say_n(
        "Belanja terbesar ada pada kelompok %(group)s (%(number)s instansi), yaitu %(value)s; "
        "PDN-nya %(pdn)s atau %(share)s.",
        len(level.units),
        group=level.name,
        value=voice.short(level.all.total.value),
        pdn=voice.short(level.all.total.pdn),
        share=voice.persen(level.all.total.pdn_share),
    )
    known = _known({item.name: item.all.total for item in report.levels})
    if len(known) < 2:  # noqa: PLR2004 - one is highest and lowest
        return first
    least, most = _ends(known)
    second = voice.say(
        "Persentase PDN tertinggi ada pada kelompok %(most)s (%(highest)s) dan terendah pada "
        "kelompok %(least)s (%(lowest)s) dari nilai transaksi masing-masing.",
        most=most,
        highest=voice.persen(known[most].pdn_share),
        least=least,
        lowest=voice.persen(known[least].pdn_share),
    )
    return f"{first} {second}"


def _known(parts: Mapping[str, Amounts]) -> dict[str, Amounts]:
    """Return those whose PDN is nearly all known, so that they can be compared."""
    return {
        name: spent
        for name, spent in parts.items()
        if spent.pdn_share.share is not None and is_nearly_complete(spent.pdn_complete)
    }


def _ends(known: Mapping[str, Amounts]) -> tuple[str, str]:
    """Name the one with the least and the one with the highest share of PDN."""

    def share(name: str) -> Fraction:
        return known[name].pdn_share.share or Fraction(0)

    return min(known, key=share), max(known, key=share)


def base(voice: Voice) -> str:
    """Say what the shares of PDN and UMK are shares of."""
    spent = voice.report.all.total
    if is_complete(spent.pdn_complete) and is_complete(spent.umk_complete):
        return voice.say("Persentase: terhadap nilai transaksi.")
    return voice.say("Persentase: terhadap nilai transaksi yang PDN atau UMK-nya diketahui.")
