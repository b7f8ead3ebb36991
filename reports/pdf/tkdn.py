"""Sentences about the bands of domestic content (TKDN) of what was spent."""

from reports.figures import Figure
from reports.measures.bands import Band, Banded
from reports.voice import Voice, message

DOMESTIC: tuple[Band, ...] = ("tkdn_40", "tkdn_25", "tkdn_below_25", "pdn_without_tkdn")


def names(voice: Voice) -> dict[str, str]:
    """Return the name of each band, and of what no band is known of."""
    return {
        "tkdn_40": voice.say("TKDN 40 persen atau lebih"),
        "tkdn_25": voice.say("TKDN 25 sampai kurang dari 40 persen"),
        "tkdn_below_25": voice.say("TKDN kurang dari 25 persen"),
        "pdn_without_tkdn": voice.say("PDN tanpa sertifikat TKDN"),
        "imported": voice.say("Impor"),
        "unbanded": voice.say("Tidak diketahui"),
    }


def said(voice: Voice) -> str:
    """Say which band is the largest, how much is imported, by whom most, and what is unknown."""
    found = voice.report.measures.bands
    if found is None or not found.all.value.value:
        return ""
    top: Band = max(DOMESTIC, key=lambda band: found.all.shares[band].share or 0)
    first = voice.say(
        "Dari nilai realisasi %(value)s, bagian terbesar ialah %(band)s (%(share)s).",
        value=voice.short(found.all.value),
        band=names(voice)[top],
        share=voice.persen(found.all.shares[top]),
    )
    return " ".join(filter(None, (first, _imported(voice), _unbanded(voice))))


def _imported(voice: Voice) -> str:
    found = voice.report.measures.bands
    if found is None:
        return ""
    if not found.all.amounts["imported"].value:
        return voice.say("Produk impor tidak tercatat.")
    groups = {name: item.shares["imported"] for name, item in found.groups.items()}
    most = max(groups, key=lambda name: groups[name].share or 0)
    said = (
        message(
            "Produk impor mencapai %(value)s atau %(share)s, dengan bagian tertinggi pada "
            "kelompok %(group)s (%(most)s)."
        )
        if len(groups) > 1
        else message("Produk impor mencapai %(value)s atau %(share)s.")
    )
    return voice.say(
        said,
        value=voice.short(found.all.amounts["imported"]),
        share=voice.persen(found.all.shares["imported"]),
        group=most,
        most=voice.persen(groups[most]),
    )


def _unbanded(voice: Voice) -> str:
    found = voice.report.measures.bands
    share = found.all.shares["unbanded"] if found else None
    if found is None or share is None or not share.share:
        return ""
    return voice.say(
        "Golongan belanja senilai %(value)s (%(share)s) tidak diketahui.",
        value=voice.short(found.all.amounts["unbanded"]),
        share=voice.persen(share),
    )


def rows(banded: Banded) -> list[tuple[str, Figure, Figure]]:
    """Return the bands that have any spending: key, amount and share."""
    return [
        (part, amount, banded.shares[part])
        for part, amount in banded.amounts.items()
        if amount.value
    ]
