"""Sentences about the figures: what they say, and how much of them is known."""

from collections.abc import Sequence
from typing import Literal

from reports.effects import Effect
from reports.figures import Amounts, Figure, Measure
from reports.findings import Group
from reports.pdf.tables import is_complete, is_nearly_complete, threshold
from reports.period import ROMAN
from reports.quarterly import Level
from reports.voice import Voice, message, messages
from reports.wording import rupiah_short

NAMED = 6
"""Most names that a sentence lists; more are counted."""
FOLLOW_UPS = 4
"""Most things to do that the last chapter lists."""
NOTHING_TO_DO = frozenset({"W-214", "W-220", "W-222"})
"""Rules that ask for nothing as a rule."""
PARTS = {"pdn": "PDN", "umk": "UMK"}


def source(voice: Voice) -> str:
    """Name the source of the figures and the day they were taken, as far as they are known."""
    report = voice.report
    name = report.system or voice.say("berkas masukan pada lampiran sumber data")
    if report.as_of:
        date = voice.date(report.as_of)
        return voice.say("Sumber: %(name)s, data per %(date)s", name=name, date=date)
    return voice.say("Sumber: %(name)s", name=name)


def quarter(voice: Voice) -> str:
    """Name the quarter and its fiscal year."""
    period = voice.report.period
    return voice.say(
        "Triwulan %(quarter)s Tahun Anggaran %(year)s", quarter=period.roman, year=period.year
    )


def span(voice: Voice) -> str:
    """Say which part of the year the figures cover."""
    period = voice.report.period
    if voice.report.cumulative:
        return voice.say("kumulatif s.d. %(date)s", date=voice.date(voice.report.until))
    return voice.say("Triwulan %(quarter)s saja, tidak kumulatif", quarter=period.roman)


def short_span(voice: Voice) -> str:
    """Name the time that the figures cover, for captions."""
    period = voice.report.period
    said = (
        message("s.d. Triwulan %(quarter)s %(year)s")
        if voice.report.cumulative
        else message("Triwulan %(quarter)s %(year)s")
    )
    return voice.say(said, quarter=period.roman, year=period.year)


def total(voice: Voice) -> str:
    """Say how much was spent in how many transactions by how many units."""
    report = voice.report
    spent = report.all.total
    units = sum(len(level.units) for level in report.levels)
    values = {
        "date": voice.date(report.until),
        "quarter": quarter(voice),
        "value": voice.short(spent.value),
        "rows": voice.amount(spent.rows),
    }
    if spent.value.value is None:
        said = (
            messages(
                "Sampai dengan %(date)s, tidak ada nilai transaksi yang tercatat pada %(number)s "
                "instansi."
            )
            if report.cumulative
            else messages(
                "Selama %(quarter)s, tidak ada nilai transaksi yang tercatat pada %(number)s "
                "instansi."
            )
        )
    else:
        said = (
            messages(
                "Sampai dengan %(date)s, nilai transaksi pengadaan barang/jasa %(number)s instansi "
                "tercatat %(value)s dalam %(rows)s baris transaksi."
            )
            if report.cumulative
            else messages(
                "Selama %(quarter)s, nilai transaksi pengadaan barang/jasa %(number)s instansi "
                "tercatat %(value)s dalam %(rows)s baris transaksi."
            )
        )
    return voice.say_n(said, units, **values)


def part(voice: Voice, amounts: Amounts, part: Literal["pdn", "umk"]) -> str:
    """Say how large PDN or UMK is and which share of what it has."""
    name = PARTS[part]
    value, share, complete = (
        (amounts.pdn, amounts.pdn_share, amounts.pdn_complete)
        if part == "pdn"
        else (amounts.umk, amounts.umk_share, amounts.umk_complete)
    )
    if value.value is None:
        said = message(
            "Nilai %(name)s tidak pernah diisi pada data yang diterima, sehingga tidak disajikan."
        )
    elif share.share is None:
        said = message(
            "Nilai %(name)s tercatat %(value)s; persentasenya tidak dapat dihitung, nilai "
            "transaksinya tidak diketahui."
        )
    elif is_complete(complete):
        said = message("Nilai %(name)s tercatat %(value)s atau %(share)s dari nilai transaksi.")
    else:
        said = message(
            "Nilai %(name)s tercatat %(value)s; persentasenya %(share)s dari nilai transaksi yang "
            "%(name)s-nya diketahui."
        )
    return voice.say(said, name=name, value=voice.short(value), share=voice.persen(share))


def decisions(voice: Voice) -> str:
    """Say how many decisions the figures rest on."""
    return voice.say_n(
        "Laporan ini menerapkan %(number)s keputusan atas temuan data; alasan, pejabat, dan "
        "akibatnya ada pada lampiran keputusan.",
        len(voice.report.decisions),
    )


def units(voice: Voice) -> str:
    """Say how many units of which levels are reported on."""
    levels = [f"{voice.count(len(level.units))} {level.name}" for level in voice.report.levels]
    return voice.joined(levels) if levels else voice.say("tidak ada")


def received(voice: Voice) -> str:
    """Say what was received and from where."""
    report = voice.report
    values = {
        "sheets": voice.count(len(report.sources)),
        "rows": voice.count(report.rows_received),
        "system": report.system,
        "date": voice.date(report.as_of),
    }
    if report.system and report.as_of:
        said = message(
            "Data diterima dari %(system)s per %(date)s: %(sheets)s lembar data dengan %(rows)s "
            "baris."
        )
    elif report.system:
        said = message(
            "Data diterima dari %(system)s: %(sheets)s lembar data dengan %(rows)s baris."
        )
    else:
        said = message(
            "Data diterima dari berkas masukan: %(sheets)s lembar data dengan %(rows)s baris."
        )
    return voice.say(said, **values)


def caveat(voice: Voice) -> str:
    """Say that the figures follow the data as they were, and may change with them."""
    report = voice.report
    values = {"system": report.system, "date": voice.date(report.as_of)}
    if report.system and report.as_of:
        said = message(
            "Angka pada laporan ini mengikuti data dari %(system)s per %(date)s dan dapat berubah "
            "bila data pada sistem asal dilengkapi atau diperbaiki."
        )
    elif report.system:
        said = message(
            "Angka pada laporan ini mengikuti data dari %(system)s dan dapat berubah bila data "
            "pada sistem asal dilengkapi atau diperbaiki."
        )
    else:
        said = message(
            "Angka pada laporan ini mengikuti data dari berkas masukan dan dapat berubah bila data "
            "pada sistem asal dilengkapi atau diperbaiki."
        )
    return voice.say(said, **values)


def known(voice: Voice) -> str:
    """Say for how much of the money PDN and UMK are known, and what that means."""
    spent = voice.report.all.total
    pdn, umk = spent.pdn_complete, spent.umk_complete
    if is_complete(pdn) and is_complete(umk):
        return voice.say("Nilai PDN dan UMK diketahui untuk seluruh nilai transaksi.")
    said = [_known(voice, "PDN", pdn), _known(voice, "UMK", umk)]
    some = [
        name
        for name, figure in (("PDN", pdn), ("UMK", umk))
        if figure.share and not is_complete(figure)
    ]
    said.append(
        voice.say(
            "Yang tidak diisi tidak dihitung sebagai nol; jumlah %(names)s yang sebenarnya dapat "
            "lebih besar.",
            names=voice.joined(some),
        )
        if some
        else voice.say("Yang tidak diisi tidak dihitung sebagai nol.")
    )
    return " ".join(said)


def _known(voice: Voice, name: str, figure: Figure) -> str:
    if is_complete(figure):
        said = message("Nilai %(name)s diketahui untuk seluruh nilai transaksi.")
    elif not figure.share:
        said = message("Nilai %(name)s tidak diketahui sama sekali.")
    else:
        said = message("Nilai %(name)s diketahui untuk %(share)s dari nilai transaksi.")
    return voice.say(said, name=name, share=voice.persen(figure))


def incomplete(voice: Voice) -> str:
    """Name the units of which much is not known."""
    measures: tuple[tuple[str, Measure], ...] = (("PDN", "pdn_complete"), ("UMK", "umk_complete"))
    said = []
    for name, measure in measures:
        units = [
            unit.name
            for level in voice.report.levels
            for unit, scope in level.units.items()
            if scope.total.of(measure).share is not None
            and not is_nearly_complete(scope.total.of(measure))
        ]
        if units:
            values = {"name": name, "threshold": threshold(voice), "units": counted(voice, units)}
            said.append(
                voice.say(
                    "Nilai %(name)s diisi untuk kurang dari %(threshold)s nilai transaksi pada "
                    "%(units)s.",
                    **values,
                )
            )
    return " ".join(said) or voice.say(
        "Nilai PDN dan UMK tiap instansi diisi untuk sedikitnya %(threshold)s transaksinya.",
        threshold=threshold(voice),
    )


def largest_level(voice: Voice) -> str:
    """Say which level has the most spending, and how its PDN and UMK stand."""
    levels = voice.report.levels
    if not levels:
        return voice.say("Tidak ada instansi yang dilaporkan.")
    level: Level = max(levels, key=lambda level: level.all.total.value.value or 0)
    spent = level.all.total
    said = (
        messages("Seluruh nilai transaksi berasal dari %(number)s instansi tingkat %(level)s.")
        if len(levels) == 1
        else messages(
            "Nilai transaksi terbesar berasal dari %(number)s instansi tingkat %(level)s, yaitu "
            "%(value)s."
        )
    )
    first = voice.say_n(said, len(level.units), level=level.name, value=voice.short(spent.value))
    return f"{first} {part(voice, spent, 'pdn')} {part(voice, spent, 'umk')}"


def quarters(voice: Voice) -> str:
    """Say which quarter has the most spending; a single quarter is only named."""
    report = voice.report
    spent = [
        (roman, amounts)
        for roman, amounts in zip(ROMAN, report.all.quarters, strict=False)
        if amounts.rows.value
    ]
    if not spent:
        return voice.say("Tidak ada transaksi yang terhitung pada satu triwulan pun.")
    if report.period.quarter == 1:
        return voice.say("Triwulan I membuka tahun anggaran; perkembangan antartriwulan belum ada.")
    if len(spent) == 1:
        return voice.say(
            "Seluruh transaksi terhitung pada Triwulan %(quarter)s; data yang diterima tidak "
            "membedakan triwulan lain, sehingga perkembangan antartriwulan tidak disajikan.",
            quarter=spent[0][0],
        )
    roman, most = max(spent, key=lambda item: item[1].value.value or 0)
    return voice.say(
        "Nilai transaksi terbesar tercatat pada Triwulan %(quarter)s, yakni %(value)s dalam "
        "%(rows)s baris transaksi.",
        quarter=roman,
        value=voice.short(most.value),
        rows=voice.amount(most.rows),
    )


def several_quarters(voice: Voice) -> bool:
    """Whether a development over quarters can be shown."""
    return sum(bool(amounts.rows.value) for amounts in voice.report.all.quarters) > 1


def channels(voice: Voice) -> str:
    """Say which channels carry the most spending."""
    order = sorted(
        voice.report.all.channels.items(), key=lambda item: item[1].value.value or 0, reverse=True
    )
    if not order:
        return voice.say("Tidak ada kanal pengadaan dengan transaksi pada periode ini.")
    (name, most), *rest = order
    values = {"name": name, "value": voice.short(most.value)}
    if not rest:
        return voice.say(
            "Kanal dengan nilai transaksi terbesar ialah %(name)s (%(value)s).", **values
        )
    return voice.say(
        "Kanal dengan nilai transaksi terbesar ialah %(name)s (%(value)s), disusul %(others)s.",
        **values,
        others=voice.joined(f"{n} ({voice.short(a.value)})" for n, a in rest[:2]),
    )


def follow_ups(voice: Voice) -> list[str]:
    """List what to do first: the rules with the most money at stake."""
    order: Sequence[Group] = sorted(
        (group for group in voice.report.findings if group.rule not in NOTHING_TO_DO),
        key=lambda group: group.amount or 0,
        reverse=True,
    )
    return [_follow_up(voice, group) for group in order[:FOLLOW_UPS]]


def _follow_up(voice: Voice, group: Group) -> str:
    title, todo = group.title(voice.language), small(group.findings[0].todo(voice.language))
    if group.amount is None:
        said = messages("%(title)s (%(number)s baris): %(todo)s")
    else:
        said = messages("%(title)s (%(number)s baris, %(value)s): %(todo)s")
    value = rupiah_short(group.amount, voice.language)
    return voice.say_n(said, group.rows, title=title, value=value, todo=todo)


def moving(voice: Voice) -> list[Effect]:
    """Return the readings of doubtful groups that change a place."""
    return [effect for effect in voice.report.effects if effect.moves]


def unmoved(voice: Voice) -> str:
    """Name the rules of which no reading changes a place."""
    moved = {effect.rule for effect in moving(voice)}
    rest = dict.fromkeys(e.rule for e in voice.report.effects if e.rule not in moved)
    if not rest:
        return ""
    return voice.say(
        "Tidak ada peringkat yang berubah karena temuan %(rules)s.", rules=voice.joined(rest)
    )


def counted(voice: Voice, names: Sequence[str]) -> str:
    """List a few names, or count many."""
    if len(names) <= NAMED:
        return voice.joined(names)
    return voice.say_n("%(number)s instansi", len(names))


def group(voice: Voice, level: str) -> str:
    """Name a group of a government's own offices, or a level of governments."""
    if voice.report.government:
        return voice.say("kelompok %(name)s", name=level)
    return voice.say("tingkat %(name)s", name=level)


def capital(text: str) -> str:
    """Begin a text in upper case."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Begin a text in lower case, unless it begins with an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
