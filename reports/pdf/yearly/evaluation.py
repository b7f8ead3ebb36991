"""What follows from the year's figures: each sentence from a fact, each recommendation from one."""

from collections.abc import Iterator

from reports.measures.commitment import Commitment
from reports.pdf import achievement
from reports.pdf.yearly import mended
from reports.voice import Voice, message
from reports.yearly import YearlyReport

HALF = 2


def findings(voice: Voice, model: YearlyReport) -> list[str]:
    """Say what the year's figures show, one thing each."""
    held = voice.report.measures.commitments
    return [
        *(filter(None, (_commitment(voice, held.main),)) if held and held.main else ()),
        *filter(None, (_pace(voice, model), _umk(voice), _indicator(voice))),
        *_corrections(voice, model),
        *_programmes(voice, model),
    ]


def _commitment(voice: Voice, main: Commitment) -> str:
    if main.attained is None or main.attained.share is None:
        return ""
    values = {
        "name": main.name,
        "share": voice.persen(main.attained),
        "date": voice.date(voice.report.until),
    }
    said = (
        message("%(name)s tercapai: %(share)s s.d. %(date)s.")
        if main.attained.share >= 1
        else message("%(name)s belum tercapai: %(share)s s.d. %(date)s.")
    )
    return voice.say(said, **values)


def _pace(voice: Voice, model: YearlyReport) -> str:
    """Say when the first half of PDN was reached; '' while the year has no fourth quarter."""
    last = model.quarters[-1].upto["pdn"].known
    if last is None or not last.value:
        return ""
    reached = next(
        (
            quarter
            for quarter in model.quarters
            if (figure := quarter.upto["pdn"].known)
            and figure.value is not None
            and figure.amount * HALF >= last.amount
        ),
        None,
    )
    if reached is None:
        return ""
    said = (
        message("Separuh PDN tahun ini baru tercapai pada Triwulan %(quarter)s.")
        if reached.number > HALF
        else message("Separuh PDN tahun ini sudah tercapai pada Triwulan %(quarter)s.")
    )
    return voice.say(said, quarter=reached.period.roman)


def _umk(voice: Voice) -> str:
    share, duty = voice.report.all.total.umk_share, voice.report.thresholds.umk
    if share.share is None:
        return ""
    said = (
        message("Porsi UMK dalam realisasi %(share)s, mencapai acuan %(duty)s.")
        if share.share >= duty
        else message("Porsi UMK dalam realisasi %(share)s, di bawah acuan %(duty)s.")
    )
    return voice.say(said, share=voice.persen(share), duty=voice.fraction(duty))


def _indicator(voice: Voice) -> str:
    if voice.report.measures.indicator is None:
        return ""
    return f"{achievement.indicator(voice)} {achievement.offices(voice)}".strip()


def _corrections(voice: Voice, model: YearlyReport) -> Iterator[str]:
    yield from mended.corrected(voice, model)
    places = sum(len(c.corrected) for h in model.histories for c in h.courses)
    if places:
        yield voice.say_n(
            "Menurut data dan pengaturan edisi terakhir, %(number)s peringkat yang pernah "
            "diterbitkan ternyata lain; semuanya dirinci pada bab peringkat.",
            places,
        )


def _programmes(voice: Voice, model: YearlyReport) -> Iterator[str]:
    products, met = model.programmes.products, model.programmes.met
    if products:
        yield voice.say(
            "%(reached)s dari %(all)s kecamatan mencapai target pendaftaran TKDN Industri Kecil.",
            reached=voice.count(len(products.found.reached)),
            all=voice.count(len(products.found.districts)),
        )
    if met and met.due.upto[-1].value:
        due, held = met.due.upto[-1], met.held.upto[-1]
        said = (
            message("Monev diadakan pada semua masa (%(due)s).")
            if due.value == held.value
            else message("Monev diadakan pada %(held)s dari %(due)s masa.")
        )
        yield voice.say(said, due=voice.amount(due), held=voice.amount(held))


def years(voice: Voice, model: YearlyReport) -> str:
    """Say whether the years can be compared: only by the same source."""
    told = [year for year in model.years if year.growth and year.growth.share is not None]
    sources = {year.source for year in model.years}
    if told:
        return voice.say(
            "Pertumbuhan hanya dihitung antara tahun-tahun menurut sumber yang sama; angka dari "
            "sumber yang berbeda tidak dibandingkan."
        )
    if len(model.years) == 1:
        return voice.say(
            "Angka resmi tahun-tahun sebelumnya belum dicatat pada pengaturan, sehingga tidak ada "
            "yang disandingkan."
        )
    return voice.say_n(
        "Angka tahun-tahun ini berasal dari %(number)s sumber yang berbeda dan tidak ada satu "
        "sumber yang menyebut dua tahun berturut-turut per tanggal yang sebanding, sehingga "
        "pertumbuhannya tidak dihitung.",
        len(sources),
    )
