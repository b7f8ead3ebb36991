"""What the sheet of one unit says: sentences, cells and its chart."""

from collections.abc import Iterator

from reports.figures import Figure
from reports.measures.bands import PARTS
from reports.measures.compliance import Office
from reports.pdf import pictures
from reports.pdf.pictures import Picture
from reports.ranking import Place
from reports.scorecard import Rank, Scorecard
from reports.voice import Voice, message

FINDINGS = 8
"""Most findings that a sheet prints."""

LOW = 140.0
"""The height of the lines of its chart in points, so that all of the first page fits."""


def rows(voice: Voice, card: Scorecard) -> str:
    """Say from how many rows the figures come."""
    return voice.say_n("dari %(number)s baris data", int(card.scope.total.rows.value or 0))


def target(voice: Voice, card: Scorecard) -> str:
    """Say the target of the quarter and how the unit stands to it."""
    indicator = card.report.measures.indicator
    if card.result is None or indicator is None or indicator.target is None:
        return voice.say("tanpa target untuk triwulan ini")
    said = {
        "reached": message("● target %(target)s tercapai"),
        "close": message("○ mendekati target %(target)s"),
        "behind": message("▼ di bawah target %(target)s"),
        None: message("target %(target)s"),
    }[card.result.status]
    return voice.say(said, target=voice.share(indicator.target, 0))


def sentences(voice: Voice, card: Scorecard) -> Iterator[str]:
    """Say what matters most: the gap to the target, the best place, what moved."""
    result = card.result
    if result and result.gap and result.gap.share is not None and result.status:
        values = {"points": voice.points(result.gap), "share": voice.persen(result.share)}
        yield voice.say(
            message(
                "Indikator Perjanjian Kinerja mencapai %(share)s dari belanja yang diketahui, "
                "%(points)s poin persen di atas target."
            )
            if result.status == "reached"
            else message(
                "Indikator Perjanjian Kinerja mencapai %(share)s dari belanja yang diketahui, "
                "%(points)s poin persen di bawah target."
            ),
            **values,
        )
    if result and result.share.share is None:
        yield voice.say(
            "Indikator Perjanjian Kinerja tidak dapat dihitung: nilai gabungan TKDN, PDN, dan/atau "
            "UMKK tidak diisi."
        )
    led = [rank.ranking.category.code for rank in card.ranks if rank.place and rank.place.rank == 1]
    if led and compares(card):
        yield voice.say(
            "Menempati peringkat pertama pada kategori %(codes)s.", codes=voice.joined(led)
        )


def compares(card: Scorecard) -> bool:
    """Whether any other unit of the group has a place or could have one."""
    return any(len(r.ranking.places) + len(r.ranking.unranked) > 1 for r in card.ranks)


def place(voice: Voice, rank: Rank) -> str:
    """Write a place and among how many."""
    if rank.place is None:
        return "–"
    return voice.say("%(rank)s dari %(of)s", rank=rank.place.rank, of=rank.of)


def gap(voice: Voice, rank: Rank) -> str:
    """Write what is lacking to the place above, and whose it is."""
    return _beside(voice, rank.gap, rank.above)


def lead(voice: Voice, rank: Rank) -> str:
    """Write what the unit is ahead of the place below, and whose it is."""
    return _beside(voice, rank.lead, rank.below)


def _beside(voice: Voice, distance: Figure | None, other: Place | None) -> str:
    if distance is None or other is None:
        return "–"
    by_share = distance.share is not None
    said = (
        message("%(amount)s poin persen (%(name)s)")
        if by_share
        else message("%(amount)s (%(name)s)")
    )
    amount = voice.points(distance) if by_share else voice.short(distance)
    return voice.say(said, amount=amount, name=other.unit.name)


def bands(voice: Voice, card: Scorecard) -> Iterator[tuple[str, Figure, Figure]]:
    """Return each band that has any spending: its name, amount and share."""
    names = {
        "tkdn_40": voice.say("TKDN 40 persen atau lebih"),
        "tkdn_25": voice.say("TKDN 25 sampai kurang dari 40 persen"),
        "tkdn_below_25": voice.say("TKDN kurang dari 25 persen"),
        "pdn_without_tkdn": voice.say("PDN tanpa sertifikat TKDN"),
        "imported": voice.say("Impor"),
        "unbanded": voice.say("Tidak diketahui"),
    }
    banded = card.bands
    for part in PARTS if banded else ():
        if banded and banded.amounts[part].value is not None:
            yield names[part], banded.amounts[part], banded.shares[part]


def compliance(voice: Voice, office: Office) -> Iterator[str]:
    """Say which duties the unit fulfils; None is not known."""
    yield {
        True: voice.say("Tim P3DN sudah dibentuk: %(decree)s.", decree=office.decree or "–"),
        False: voice.say("Tim P3DN belum dibentuk."),
        None: voice.say("Pembentukan Tim P3DN tidak diketahui."),
    }[office.team]
    yield {
        True: voice.say("Perjanjian Kinerja memuat indikator P3DN."),
        False: voice.say("Perjanjian Kinerja belum memuat indikator P3DN."),
        None: voice.say("Indikator P3DN dalam Perjanjian Kinerja tidak diketahui."),
    }[office.indicator]
    if office.packages.value:
        yield voice.say(
            "Penggunaan PDN disyaratkan dalam KAK %(terms)s dan dalam kontrak %(contracts)s dari "
            "%(packages)s paket.",
            terms=voice.amount(office.in_terms),
            contracts=voice.amount(office.in_contract),
            packages=voice.amount(office.packages),
        )


def more(voice: Voice, card: Scorecard) -> str:
    """Say how many findings are not printed."""
    return voice.say_n(
        "dan %(number)s temuan lain; lihat buku kerja laporan", len(card.findings) - FINDINGS
    )


def trend(voice: Voice, card: Scorecard) -> Picture | None:
    """Draw the unit's amounts over the quarters; nothing where there is only one."""
    told = [amounts for amounts in card.scope.cumulative if amounts.value.value is not None]
    return pictures.quarters(voice, card.scope, LOW) if len(told) > 1 else None
