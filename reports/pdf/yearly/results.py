"""Sentences and rows about the quarters: own amounts, what was known, what several sources told."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.figures import Figure, Measure
from reports.pdf import tables
from reports.voice import CORRECTED, Voice, marked, message
from reports.yearly import YearlyReport
from reports.yearly.corrections import Correction
from reports.yearly.sources import Sourced
from reports.yearly.told import Quarter, Told

SIGN = marked("", CORRECTED)
"""What follows a number that its quarter published otherwise than it is known now."""


@dataclass(frozen=True, slots=True)
class Line:
    """A measure of a quarter as published, as known, and the difference."""

    name: str
    told: Told
    share: bool


def named(voice: Voice, quarter: Quarter) -> str:
    """Name a quarter."""
    return voice.say("Triwulan %(quarter)s", quarter=quarter.period.roman)


def head(voice: Voice, quarter: Quarter, *, upto: bool = False) -> str:
    """Name a quarter in the head of a column."""
    said = message("s.d. TW %(quarter)s") if upto else message("TW %(quarter)s")
    return voice.say(said, quarter=quarter.period.roman)


def course(voice: Voice, model: YearlyReport) -> str:
    """Say how much PDN each quarter had by itself, and which had most."""
    known = [
        (quarter, figure)
        for quarter in model.quarters
        if (figure := quarter.own["pdn"].known) and figure.value is not None
    ]
    if len(known) < 2:  # noqa: PLR2004 - one quarter has no course
        return ""
    highest = max((figure for _, figure in known), key=lambda figure: figure.amount)
    most = (quarter for quarter, figure in known if figure.value == highest.value)
    return voice.say(
        "PDN tiap triwulan saja ialah %(amounts)s; yang terbesar di antaranya pada Triwulan "
        "%(most)s, yaitu %(highest)s.",
        amounts=voice.joined(_in_quarter(voice, *pair) for pair in known),
        most=voice.joined(quarter.period.roman for quarter in most),
        highest=voice.short(highest),
    )


def _in_quarter(voice: Voice, quarter: Quarter, figure: Figure) -> str:
    """Write what a quarter had by itself."""
    return voice.say(
        "%(amount)s pada Triwulan %(quarter)s",
        amount=voice.short(figure),
        quarter=quarter.period.roman,
    )


def missing(voice: Voice, model: YearlyReport) -> str:
    """Name the quarters without a final edition; '' if there is none."""
    if not model.missing:
        return ""
    return voice.say(
        "Edisi final %(quarters)s tidak ada, sehingga angka yang diterbitkan untuk triwulan itu "
        "tidak disajikan; yang tidak ada tidak dianggap nol.",
        quarters=voice.joined(named(voice, quarter) for quarter in model.missing),
    )


def lines(voice: Voice, quarter: Quarter) -> list[Line]:
    """Return the measures of a quarter alone that were published."""
    names = measure_names(voice)
    return [
        Line(names[measure], quarter.own[measure], measure.endswith("_share"))
        for measure in names
        if quarter.own[measure].published is not None
    ]


def measure_names(voice: Voice) -> dict[Measure, str]:
    """Return what is told of each quarter, by its measure."""
    return {
        "value": voice.say("Nilai transaksi (Rp)"),
        "pdn": voice.say("PDN (Rp)"),
        "umk": voice.say("UMK (Rp)"),
        "pdn_share": voice.say("Persentase PDN"),
        "umk_share": voice.say("Persentase UMK"),
    }


def written(voice: Voice, figure: Figure | None, *, share: bool = False) -> str:
    """Write an amount in full, or a share for tables."""
    return voice.share(figure) if share else voice.amount(figure)


def changed(voice: Voice, line: Line) -> str:
    """Write the difference between known and published: rupiah, or percentage points."""
    change = line.told.change
    if change is None or change.value is None:
        return "–"
    if not change.value:
        return voice.count(0)
    if not line.share:
        return voice.amount(change)
    sign = "-" if change.share is not None and change.share < 0 else ""
    return voice.say("%(points)s poin", points=f"{sign}{voice.points(change)}")


def known(voice: Voice, told: Told, *, share: bool = False) -> str:
    """Write a known amount, marked where it was published otherwise."""
    text = written(voice, told.known, share=share)
    return f"{text}{SIGN}" if told.corrected else text


def what(voice: Voice, item: Correction) -> str:
    """Name what was corrected."""
    return {
        "value": voice.say("Nilai transaksi (Rp)"),
        "pdn": voice.say("PDN (Rp)"),
        "umk": voice.say("UMK (Rp)"),
        "registered": voice.say("Produk TKDN terdaftar"),
    }[item.measure]


def origin(voice: Voice, item: Sourced) -> str:
    """Name who told an amount: a quarterly report with its system, or somebody else."""
    if item.edition is None:
        return item.source or "–"
    said = (
        message("Laporan Triwulan %(quarter)s (%(source)s)")
        if item.edition.edition == 1
        else message("Laporan Triwulan %(quarter)s edisi %(number)s (%(source)s)")
    )
    return voice.say(
        said,
        quarter=item.edition.period.roman,
        number=item.edition.edition,
        source=item.source or "–",
    )


def sources(voice: Voice, model: YearlyReport) -> str:
    """Say that amounts of several sources stand beside each other without being compared."""
    systems = {item.source for item in model.sources}
    wrong = [item for item in model.sources if not item.follows]
    first = voice.say_n(
        "PDN %(year)s diberitakan %(times)s kali, oleh %(number)s sumber. Angka-angka itu "
        "disandingkan, bukan dibandingkan, sebab tanggal, cakupan sistem, dan penyebutnya dapat "
        "berbeda.",
        len(systems),
        year=voice.report.period.year,
        times=voice.count(len(model.sources)),
    )
    if not wrong:
        return first
    second = voice.say_n(
        "Pada %(number)s di antaranya (bertanda *) persentase yang tercetak tidak sesuai dengan "
        "nilainya sendiri, sehingga tidak untuk dikutip.",
        len(wrong),
    )
    return f"{first} {second}"


def last_known(model: YearlyReport) -> Sequence[Quarter]:
    """Return the quarters that the last edition tells of."""
    return [quarter for quarter in model.quarters if quarter.own["value"].known is not None]


def roman(edition_period: str) -> str:
    """Write the quarter of an edition's period such as 2023-TW1."""
    return tables.roman(int(edition_period[-1]))
