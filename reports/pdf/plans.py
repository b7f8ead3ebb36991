"""Sentences about plans (RUP), the duty to allocate, targets, and commitments of other years."""

from collections.abc import Iterator

from reports.figures import Figure
from reports.measures.commitment import BUDGET, PLAN_PDN, PLAN_UMK, Commitment
from reports.measures.comparison import Published
from reports.measures.target import INDICATOR, Target
from reports.pdf.prose import small
from reports.period import ROMAN
from reports.quarterly import QuarterlyReport
from reports.voice import Voice, message


def plan(voice: Voice) -> str:
    """Say whether the plan for PDN (RUP) is enough for the commitment."""
    found = voice.report.measures.commitments
    item = found.named(PLAN_PDN) if found else None
    if found is None or item is None or found.planned is None or found.planned.share is None:
        return ""
    said = (
        message(
            "Per %(date)s, %(plan)s berjumlah %(value)s atau %(share)s dari %(name)s: rencana "
            "paketnya cukup untuk memenuhi komitmen."
        )
        if found.planned.share >= 1
        else message(
            "Per %(date)s, %(plan)s baru berjumlah %(value)s atau %(share)s dari %(name)s: rencana "
            "paketnya belum cukup untuk memenuhi komitmen."
        )
    )
    return voice.say(
        said,
        date=voice.date(item.date),
        plan=item.name,
        value=voice.short(item.value),
        share=voice.persen(found.planned),
        name=found.main.name if found.main else "",
    )


def allocation(voice: Voice) -> str:
    """Say whether the plan for micro and small enterprises meets the duty on the budget."""
    found = voice.report.measures.commitments
    if found is None:
        return ""
    planned, budget = found.named(PLAN_UMK), found.named(BUDGET)
    share = found.allocation.share if found.allocation else None
    if planned is None or budget is None or share is None:
        return _no_allocation(voice, planned, budget)
    duty = voice.report.thresholds.umk
    said = (
        message(
            "%(plan)s per %(date)s sebesar %(amount)s adalah %(share)s dari %(budget)s sebesar "
            "%(whole)s, sehingga kewajiban mengalokasikan paling sedikit %(duty)s bagi usaha mikro "
            "dan usaha kecil serta koperasi (Pasal 65 Perpres 16/2018 jo. Perpres 12/2021) "
            "terpenuhi."
        )
        if share >= duty
        else message(
            "%(plan)s per %(date)s sebesar %(amount)s baru %(share)s dari %(budget)s sebesar "
            "%(whole)s, sehingga kewajiban mengalokasikan paling sedikit %(duty)s bagi usaha mikro "
            "dan usaha kecil serta koperasi (Pasal 65 Perpres 16/2018 jo. Perpres 12/2021) belum "
            "terpenuhi."
        )
    )
    return voice.say(
        said,
        plan=planned.name,
        date=voice.date(planned.date),
        amount=voice.short(planned.value),
        share=voice.persen(found.allocation),
        budget=small(budget.name),
        whole=voice.short(budget.value),
        duty=voice.fraction(duty),
    )


def _no_allocation(voice: Voice, planned: Commitment | None, budget: Commitment | None) -> str:
    """Say why the duty is not judged, if one of its parts was received."""
    if planned is None and budget is None:
        return ""
    said = (
        message("%(name)s tidak disampaikan, sehingga kewajiban alokasi %(duty)s tidak dinilai.")
        if planned is None or budget is None
        else message(
            "%(name)s tidak diketahui nilainya, sehingga kewajiban alokasi %(duty)s tidak dinilai."
        )
    )
    name = PLAN_UMK if planned is None or planned.value.value is None else BUDGET
    return voice.say(said, name=name, duty=voice.fraction(voice.report.thresholds.umk))


def targets(voice: Voice) -> Iterator[str]:
    """Say for which quarters each target was set, and what the indicator is."""
    for name in dict.fromkeys(item.indicator for item in voice.report.measures.targets):
        own = [item for item in voice.report.measures.targets if item.indicator == name]
        told = voice.joined(_target(voice, item) for item in own)
        said = (
            message(
                "Target %(name)s ditetapkan untuk %(targets)s; target triwulan lain tidak "
                "disampaikan, sehingga tidak dinilai."
            )
            if len(own) < len(ROMAN)
            else message("Target kumulatif %(name)s ditetapkan untuk %(targets)s.")
        )
        yield voice.say(said, name=name, targets=told)
    if any(item.indicator == INDICATOR for item in voice.report.measures.targets):
        yield voice.say(
            "Indikator Perjanjian Kinerja ialah persentase realisasi belanja barang/jasa yang "
            "bersertifikat TKDN, PDN, dan/atau produk UMKK dari hasil produksi dalam negeri. "
            "Paket yang memenuhi lebih dari satu syarat dihitung satu kali, sehingga angkanya "
            "bukan jumlah PDN, TKDN, dan UMKK."
        )


def only_indicator(report: QuarterlyReport) -> bool:
    """Whether no target but that of the Perjanjian Kinerja was set."""
    return all(item.indicator == INDICATOR for item in report.measures.targets)


def _target(voice: Voice, item: Target) -> str:
    return voice.say(
        "Triwulan %(quarter)s sebesar %(share)s",
        quarter=ROMAN[item.quarter - 1],
        share=voice.target(item.value),
    )


def target_rows(voice: Voice) -> list[tuple[str, list[Figure | None]]]:
    """Return each indicator with its target of every quarter; nothing if a sentence has room for
    all of them."""
    found = voice.report.measures.targets
    if len(found) < 2:  # noqa: PLR2004 - one target needs no table
        return []
    by_quarter = {(item.indicator, item.quarter): item.value for item in found}
    names = dict.fromkeys(item.indicator for item in found)
    return [(name, [by_quarter.get((name, q)) for q in range(1, 5)]) for name in names]


def earlier(voice: Voice) -> Iterator[str]:
    """Say what was published about commitments of other years, which are not compared."""
    for item, told in earlier_rows(voice):
        if told is not None:
            yield voice.say(
                "Atas %(name)s Tahun Anggaran %(year)s sebesar %(value)s telah dipublikasikan "
                "realisasi %(part)s atau %(share)s (%(source)s, %(date)s).",
                name=item.name,
                year=item.year,
                value=voice.short(item.value),
                part=voice.short(told.part),
                share=voice.persen(told.recomputed),
                source=told.source,
                date=voice.date(told.date),
            )


def earlier_rows(voice: Voice) -> list[tuple[Commitment, Published | None]]:
    """Return the commitments of other years, each with what was published about it."""
    found = voice.report.measures
    items = found.commitments.earlier if found.commitments else ()
    return [(item, found.told_of(item)) for item in items]
