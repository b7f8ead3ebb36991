"""The programmes beside the year's targets, by quarter, in sentences and rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from reports.figures import Figure
from reports.voice import Voice, message, messages
from reports.wording import MISSING
from reports.yearly import YearlyReport
from reports.yearly.programmes import Steps

AWARDED = messages("Dalam tahun ini diterima %(number)s penghargaan.")


@dataclass(frozen=True, slots=True)
class Goal:
    """A programme: what was to be reached in the year, what was, and the share."""

    name: str
    target: str
    reached: str
    share: str


@dataclass(frozen=True, slots=True)
class Row:
    """What each quarter added to a programme, and the year."""

    name: str
    steps: Steps

    def quarter(self, number: int) -> Figure | None:
        """Return what a quarter added; None where the last edition does not tell of it."""
        return self.steps.quarters[number - 1] if number <= len(self.steps.quarters) else None


def goals(voice: Voice, model: YearlyReport) -> Iterator[Goal]:
    """Yield each programme with its target of the year, as far as both are known."""
    found, programmes = voice.report.measures, model.programmes
    if programmes.products:
        yield Goal(
            voice.say("Produk Industri Kecil terdaftar untuk sertifikat TKDN"),
            voice.amount(programmes.products.target),
            voice.amount(programmes.products.registered),
            voice.share(programmes.products.found.all.attained),
        )
    if found.monitoring:
        yield Goal(
            voice.say("Masa %(days)s harian dengan monev", days=found.monitoring.days),
            voice.amount(found.monitoring.due),
            voice.amount(found.monitoring.held),
            voice.share(found.monitoring.held_share),
        )
    if programmes.matched:
        yield Goal(
            voice.say("Business matching yang diadakan sendiri"),
            MISSING,
            voice.amount(programmes.matched.number.upto[-1]),
            MISSING,
        )
        yield Goal(
            voice.say("Nilai ketertarikan business matching (Rp)"),
            MISSING,
            voice.amount(programmes.matched.interest.upto[-1]),
            MISSING,
        )


def matched(voice: Voice, model: YearlyReport) -> list[Row]:
    """Return the business matchings by quarter."""
    found = model.programmes.matched
    if found is None:
        return []
    return [
        Row(voice.say("Kegiatan"), found.number),
        Row(voice.say("Peserta"), found.participants),
        Row(voice.say("Nilai ketertarikan (Rp)"), found.interest),
        Row(voice.say("Transaksi (Rp)"), found.transactions),
    ]


def met(voice: Voice, model: YearlyReport) -> list[Row]:
    """Return the meetings of monitoring and evaluation by quarter."""
    found = model.programmes.met
    if found is None:
        return []
    return [
        Row(voice.say("Pertemuan yang diadakan"), found.number),
        Row(voice.say("Masa yang berakhir"), found.due),
        Row(voice.say("Masa dengan pertemuan"), found.held),
    ]


def products(voice: Voice, model: YearlyReport) -> str:
    """Say what the year's target is made of, and what is lacking to it."""
    found = model.programmes.products
    if found is None or found.target.value is None or found.left.value is None:
        return ""
    values = {
        "districts": voice.count(len(found.found.districts)),
        "products": found.found.per_quarter,
        "due": voice.count(found.due),
        "target": voice.amount(found.target),
        "registered": voice.amount(found.registered),
        "share": voice.persen(found.found.all.attained),
        "left": voice.count(int(found.left.value)),
    }
    rule = (
        message(
            "Target setahun ialah %(target)s produk, yaitu %(districts)s kecamatan kali "
            "%(products)s produk kali empat triwulan."
        )
        if found.due == found.target.value
        else message(
            "Target menurut buku kerja ialah %(target)s produk; %(districts)s kecamatan kali "
            "%(products)s produk kali empat triwulan memberi %(due)s."
        )
    )
    reached = (
        message("Terdaftar %(registered)s produk atau %(share)s; target tercapai.")
        if found.left.value <= 0
        else message(
            "Terdaftar %(registered)s produk atau %(share)s; yang belum terdaftar %(left)s produk."
        )
    )
    return f"{voice.say(rule, **values)} {voice.say(reached, **values)}"
