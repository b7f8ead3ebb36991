"""Sentences about commitments, plans and targets, each percentage with its denominator, the source
and the day of both parts."""

from collections.abc import Iterator
from fractions import Fraction

from reports.figures import Figure
from reports.measures.commitment import BUDGET, PLAN_UMK, Commitment
from reports.measures.target import INDICATOR, Target
from reports.pdf.voice import Voice, message
from reports.period import ROMAN

WHAT = {"pdn": "PDN", "umk": "UMKK"}


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
    elif item.attained.share >= 1:
        said = message(
            "Sampai dengan %(date)s, realisasi %(what)s mencapai %(realised)s atau %(share)s dari "
            "%(name)s Tahun Anggaran %(year)s sebesar %(value)s, sehingga komitmen itu terlampaui "
            "sebesar %(gap)s."
        )
    else:
        said = message(
            "Sampai dengan %(date)s, realisasi %(what)s mencapai %(realised)s atau %(share)s dari "
            "%(name)s Tahun Anggaran %(year)s sebesar %(value)s; selisih yang belum terealisasi "
            "%(gap)s."
        )
    return voice.say(said, **_about(voice, item))


def _about(voice: Voice, item: Commitment) -> dict[str, object]:
    gap = item.gap.amount if item.gap and item.gap.value is not None else None
    return {
        "date": voice.date(voice.report.until),
        "what": WHAT.get(item.measure or "", ""),
        "realised": voice.short(item.realised),
        "share": voice.persen(item.attained),
        "name": item.name,
        "year": item.year,
        "value": voice.short(item.value),
        "gap": voice.rupiah_short(None if gap is None else abs(gap)),
    }


def origins(voice: Voice, item: Commitment) -> str:
    """Name the sources and days of both parts of an attainment."""
    report = voice.report
    values = {
        "name": item.name,
        "source": item.source or "–",
        "date": voice.date(item.date),
        "system": report.system or "–",
        "as_of": voice.date(report.as_of),
    }
    return voice.say(
        "Sumber %(name)s: %(source)s, %(date)s. Sumber realisasi: %(system)s, data per %(as_of)s.",
        **values,
    )


def progress(voice: Voice) -> str:
    """Say how the share of the commitment grew from quarter to quarter; '' with one quarter."""
    found = voice.report.measures.commitments
    known = [
        (roman, figure)
        for roman, figure in zip(ROMAN, found.progress if found else (), strict=False)
        if figure.share is not None
    ]
    if len(known) < 2 or found is None or found.main is None:  # noqa: PLR2004 - one shows no growth
        return ""
    steps = [
        voice.say("%(share)s s.d. Triwulan %(quarter)s", share=voice.persen(f), quarter=roman)
        for roman, f in known
    ]
    return voice.say(
        "Realisasi PDN terhadap %(name)s bertambah dari triwulan ke triwulan: %(steps)s.",
        name=found.main.name,
        steps=voice.joined(steps),
    )


def allocation(voice: Voice) -> str:
    """Say whether the plan for micro and small enterprises meets the duty on the budget."""
    found = voice.report.measures.commitments
    plan, budget = (found.named(name) if found else None for name in (PLAN_UMK, BUDGET))
    share = found.allocation.share if found and found.allocation else None
    if share is None or plan is None or budget is None or found is None:
        return ""
    duty = voice.report.thresholds.umk
    said = (
        message(
            "%(plan)s sebesar %(amount)s adalah %(share)s dari %(budget)s sebesar %(whole)s, "
            "memenuhi kewajiban alokasi paling sedikit %(duty)s (Pasal 65 Perpres 12/2021)."
        )
        if share >= duty
        else message(
            "%(plan)s sebesar %(amount)s baru %(share)s dari %(budget)s sebesar %(whole)s, di "
            "bawah kewajiban alokasi paling sedikit %(duty)s (Pasal 65 Perpres 12/2021)."
        )
    )
    return voice.say(
        said,
        plan=plan.name,
        amount=voice.short(plan.value),
        share=voice.persen(found.allocation),
        budget=budget.name[:1].lower() + budget.name[1:],
        whole=voice.short(budget.value),
        duty=voice.fraction(duty),
    )


def targets(voice: Voice) -> Iterator[str]:
    """Say for which quarters each target was set."""
    for name in dict.fromkeys(item.indicator for item in voice.report.measures.targets):
        own = [item for item in voice.report.measures.targets if item.indicator == name]
        told = voice.joined(_target(voice, item) for item in own)
        said = (
            message(
                "Target %(name)s ditetapkan untuk %(targets)s; target triwulan lain tidak "
                "disampaikan, sehingga tidak dinilai."
            )
            if len(own) < len(ROMAN)
            else message("Target %(name)s: %(targets)s.")
        )
        yield voice.say(said, name=name, targets=told)


def _target(voice: Voice, item: Target) -> str:
    return voice.say(
        "Triwulan %(quarter)s sebesar %(share)s",
        quarter=ROMAN[item.quarter - 1],
        share=voice.fraction(item.value.share or Fraction(0)),
    )


def target_rows(voice: Voice) -> list[tuple[str, list[Figure | None]]]:
    """Return each indicator with its target of every quarter."""
    found = voice.report.measures.targets
    by_quarter = {(item.indicator, item.quarter): item.value for item in found}
    names = dict.fromkeys(item.indicator for item in found)
    return [(name, [by_quarter.get((name, q)) for q in range(1, 5)]) for name in names]


def is_indicator(name: str) -> bool:
    """Whether a target is that of the Perjanjian Kinerja, which the report explains."""
    return name == INDICATOR
