"""Sentences about commitments: what was pledged, where it is written, and how much of it was
realised, each percentage with its denominator."""

from reports.measures.commitment import Commitment, Commitments
from reports.pdf.official import spelled
from reports.period import ROMAN
from reports.voice import Voice, message

WHAT = {"pdn": "PDN", "umk": "UMKK"}


def pledge(voice: Voice) -> str:
    """Say what was pledged, in full and in words, where it is written, and what changed by it."""
    found = voice.report.measures.commitments
    if found is None or found.main is None or found.main.value.value is None:
        return ""
    main = found.main
    said = voice.say(
        "Realisasi PDN dalam laporan ini diukur terhadap %(name)s Tahun Anggaran %(year)s, yaitu "
        "%(amount)s, menurut %(source)s.",
        name=main.name,
        year=main.year,
        amount=spelled(voice, main.value),
        source=written(voice, main),
    )
    return " ".join(filter(None, (said, _changed(voice, found))))


def _changed(voice: Voice, found: Commitments) -> str:
    if found.before is None or found.change is None or found.change.value is None:
        return ""
    change = found.change.amount
    said = (
        message("Komitmen itu sama besar dengan komitmen Tahun Anggaran %(year)s.")
        if not change
        else message(
            "Komitmen itu %(change)s lebih besar daripada komitmen Tahun Anggaran %(year)s "
            "(%(before)s)."
        )
        if change > 0
        else message(
            "Komitmen itu %(change)s lebih kecil daripada komitmen Tahun Anggaran %(year)s "
            "(%(before)s)."
        )
    )
    return voice.say(
        said,
        change=voice.size(found.change),
        year=found.before.year,
        before=voice.short(found.before.value),
    )


def commitment(voice: Voice, item: Commitment) -> str:
    """Say how much of a commitment was realised, and what is lacking or beyond."""
    if item.realised is None or item.attained is None or item.attained.share is None:
        return voice.say(
            "%(name)s Tahun Anggaran %(year)s sebesar %(value)s.", **_about(voice, item)
        )
    if item.measure == "value":
        said = message(
            "Sampai dengan %(date)s, realisasi belanja mencapai %(realised)s atau %(share)s dari "
            "%(name)s Tahun Anggaran %(year)s sebesar %(value)s."
        )
    elif item.attained.share > 1:
        said = message(
            "Sampai dengan %(date)s, realisasi %(what)s mencapai %(realised)s atau %(share)s dari "
            "%(name)s Tahun Anggaran %(year)s sebesar %(value)s, sehingga komitmen itu terlampaui "
            "sebesar %(gap)s."
        )
    elif item.attained.share == 1:
        said = message(
            "Sampai dengan %(date)s, realisasi %(what)s mencapai %(realised)s, tepat sebesar "
            "%(name)s Tahun Anggaran %(year)s (%(share)s)."
        )
    else:
        said = message(
            "Sampai dengan %(date)s, realisasi %(what)s mencapai %(realised)s atau %(share)s dari "
            "%(name)s Tahun Anggaran %(year)s sebesar %(value)s; selisih yang belum terealisasi "
            "%(gap)s."
        )
    return voice.say(said, **_about(voice, item))


def _about(voice: Voice, item: Commitment) -> dict[str, object]:
    return {
        "date": voice.date(voice.report.until),
        "what": WHAT.get(item.measure or "", ""),
        "realised": voice.short(item.realised),
        "share": voice.persen(item.attained),
        "name": item.name,
        "year": item.year,
        "value": voice.short(item.value),
        "gap": voice.size(item.gap),
    }


def written(voice: Voice, item: Commitment) -> str:
    """Name where a commitment is written, and the day, unless the source's name ends with it."""
    day = voice.date(item.date)
    if not item.source:
        return day
    return item.source if item.source.endswith(day) else f"{item.source}, {day}"


def origins(voice: Voice, item: Commitment) -> str:
    """Name the sources and days of both parts of an attainment."""
    report = voice.report
    values = {
        "name": item.name,
        "source": written(voice, item),
        "system": report.system or "–",
        "as_of": voice.date(report.as_of),
    }
    return voice.say(
        "Sumber %(name)s: %(source)s. Sumber realisasi: %(system)s, data per %(as_of)s.",
        **values,
    )


def progress(voice: Voice) -> str:
    """Say how the attainment moved in the quarter, and when the commitment was passed."""
    found = voice.report.measures.commitments
    if found is None:
        return ""
    return " ".join(filter(None, (_moved(voice, found), _passed(voice, found))))


def _moved(voice: Voice, found: Commitments) -> str:
    shares = [figure.share for figure in found.progress]
    if len(shares) < 2 or None in shares[-2:]:  # noqa: PLR2004 - one quarter shows no growth
        return ""
    before, now = (voice.persen(figure) for figure in found.progress[-2:])
    quarter = voice.report.period.quarter
    values = {
        "before": before,
        "now": now,
        "last": ROMAN[quarter - 2],
        "quarter": ROMAN[quarter - 1],
    }
    said = (
        message(
            "Capaian itu tidak berubah sejak akhir Triwulan %(last)s; Triwulan %(quarter)s tidak "
            "menambahnya."
        )
        if shares[-1] == shares[-2]
        else message(
            "Pada akhir Triwulan %(last)s capaian itu %(before)s; pada Triwulan %(quarter)s naik "
            "menjadi %(now)s."
        )
        if (shares[-1] or 0) > (shares[-2] or 0)
        else message(
            "Capaian itu turun dari %(before)s pada akhir Triwulan %(last)s menjadi %(now)s; nilai "
            "kumulatif hanya dapat turun karena koreksi data."
        )
    )
    return voice.say(said, **values)


def _passed(voice: Voice, found: Commitments) -> str:
    quarter = voice.report.period.quarter
    if found.passed_in is None or quarter == 1 or found.progress[-1].share is None:
        return ""
    said = (
        message("Komitmen setahun dicapai untuk pertama kali pada Triwulan %(quarter)s ini.")
        if found.passed_in == quarter
        else message("Komitmen setahun sudah dicapai sejak Triwulan %(quarter)s.")
        if found.progress[-1].share >= 1
        else message(
            "Komitmen setahun pernah dicapai pada Triwulan %(quarter)s, tetapi tidak lagi setelah "
            "koreksi data."
        )
    )
    return voice.say(said, quarter=ROMAN[found.passed_in - 1])


def quarter(voice: Voice) -> str:
    """Say what the quarter alone added to PDN, beside the quarter before; '' in the first."""
    report = voice.report
    if report.change is None or report.change.value is None:
        return ""
    before, own = report.all.quarters[-2:]
    values = {
        "quarter": report.period.roman,
        "last": ROMAN[report.period.quarter - 2],
        "own": voice.short(own.pdn),
        "before": voice.short(before.pdn),
        "change": voice.size(report.change),
        "date": voice.date(report.until),
    }
    said = (
        message(
            "Triwulan %(quarter)s menambah PDN %(own)s, %(change)s lebih banyak daripada Triwulan "
            "%(last)s (%(before)s)."
        )
        if report.change.amount > 0
        else message("Triwulan %(quarter)s menambah PDN %(own)s, sama dengan Triwulan %(last)s.")
        if not report.change.amount
        else message(
            "Triwulan %(quarter)s menambah PDN %(own)s, %(change)s lebih sedikit daripada Triwulan "
            "%(last)s (%(before)s); datanya baru sampai %(date)s."
        )
        if report.until < report.period.end
        else message(
            "Triwulan %(quarter)s menambah PDN %(own)s, %(change)s lebih sedikit daripada Triwulan "
            "%(last)s (%(before)s)."
        )
    )
    return voice.say(said, **values)
