"""Sentences about the figures: what they say, and how much of them is known."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from reports.effects import Effect
from reports.figures import Amounts, Figure, Measure
from reports.findings import Group
from reports.pdf.tables import is_complete, is_nearly_complete, threshold
from reports.quarterly import Level, QuarterlyReport
from reports.wording import date, number, percent, rupiah_short

NAMED = 6
"""Most names that a sentence lists; more are counted."""
FOLLOW_UPS = 4
"""Most things to do that the last chapter lists."""
NOTHING_TO_DO = frozenset({"W-214", "W-220", "W-222"})
"""Rules that ask for nothing as a rule."""
PARTS = {"pdn": "PDN", "umk": "UMK"}


def joined(words: Iterable[str]) -> str:
    """List words: A, A dan B, A, B, dan C."""
    *first, last = [*words] or [""]
    if len(first) > 1:
        return ", ".join(first) + f", dan {last}"
    return " dan ".join([*first, last])


def in_words(figure: Figure) -> str:
    """Write an amount for prose: Rp285,14 miliar."""
    return rupiah_short(figure.value if isinstance(figure.value, Decimal) else None, "id")


def persen(figure: Figure) -> str:
    """Write a share for prose: 82,6 persen."""
    text = percent(figure.share, "id", 1)
    if figure.share is not None and figure.share < 1 and text == "100,0%":
        text = percent(figure.share, "id")
    return text.replace("%", " persen")


def source(report: QuarterlyReport) -> str:
    """Name the source of the figures and the day they were taken, as far as they are known."""
    data = report.settings.data
    name = data.source or "berkas masukan pada Lampiran II"
    return f"Sumber: {name}" + (f", data per {date(data.as_of, 'id')}" if data.as_of else "")


def quarter(report: QuarterlyReport) -> str:
    """Name the quarter and its fiscal year."""
    return f"Triwulan {report.period.roman} Tahun Anggaran {report.period.year}"


def span(report: QuarterlyReport) -> str:
    """Say which part of the year the figures cover."""
    if report.cumulative:
        return f"kumulatif s.d. {date(report.period.end, 'id')}"
    return f"Triwulan {report.period.roman} saja, tidak kumulatif"


def short_span(report: QuarterlyReport) -> str:
    """Name the time that the figures cover, for captions."""
    until = "s.d. " if report.cumulative else ""
    return f"{until}Triwulan {report.period.roman} {report.period.year}"


def during(report: QuarterlyReport) -> str:
    """Begin a sentence with the time that the figures cover."""
    if report.cumulative:
        return f"Sampai dengan {date(report.period.end, 'id')}"
    return f"Selama Triwulan {report.period.roman} Tahun Anggaran {report.period.year}"


def total(report: QuarterlyReport) -> str:
    """Say how much was spent in how many transactions by how many units."""
    spent = report.all.total
    units = number(sum(len(level.units) for level in report.levels), "id")
    if spent.value.value is None:
        return f"{during(report)}, tidak ada nilai transaksi yang tercatat pada {units} instansi."
    return (
        f"{during(report)}, nilai transaksi pengadaan barang/jasa {units} instansi tercatat "
        f"{in_words(spent.value)} dalam {_rows(spent)} baris transaksi."
    )


def part(amounts: Amounts, part: Literal["pdn", "umk"]) -> str:
    """Say how large PDN or UMK is and which share of what it has."""
    name = PARTS[part]
    value, share, complete = (
        (amounts.pdn, amounts.pdn_share, amounts.pdn_complete)
        if part == "pdn"
        else (amounts.umk, amounts.umk_share, amounts.umk_complete)
    )
    if value.value is None:
        return f"Nilai {name} tidak pernah diisi pada data yang diterima, sehingga tidak disajikan."
    said = f"Nilai {name} tercatat {in_words(value)}"
    if share.share is None:
        return f"{said}; persentasenya tidak dapat dihitung, nilai transaksinya tidak diketahui."
    if is_complete(complete):
        return f"{said} atau {persen(share)} dari nilai transaksi."
    return f"{said}; persentasenya {persen(share)} dari nilai transaksi yang {name}-nya diketahui."


def decisions(report: QuarterlyReport) -> str:
    """Say how many decisions the figures rest on, and where they are printed."""
    annex = "IV" if report.findings else "III"
    return (
        f"Laporan ini menerapkan {number(len(report.decisions), 'id')} keputusan atas temuan data; "
        f"alasan, pejabat, dan akibatnya ada pada Lampiran {annex}."
    )


def units(report: QuarterlyReport) -> str:
    """Say how many units of which levels are reported on."""
    levels = [f"{number(len(level.units), 'id')} {level.name}" for level in report.levels]
    return joined(levels) if levels else "tidak ada"


def received(report: QuarterlyReport) -> str:
    """Say what was received and from where."""
    sheets = number(len(report.sources), "id")
    rows = number(report.rows_received, "id")
    return f"Data diterima {as_received(report)}: {sheets} lembar data dengan {rows} baris."


def as_received(report: QuarterlyReport) -> str:
    """Name the system and the day that the data come from, as far as they are known."""
    data = report.settings.data
    origin = f"dari {data.source}" if data.source else "dari berkas masukan"
    return origin + (f" per {date(data.as_of, 'id')}" if data.as_of else "")


def known(report: QuarterlyReport) -> str:
    """Say for how much of the money PDN and UMK are known, and what that means."""
    spent = report.all.total
    parts = {"PDN": spent.pdn_complete, "UMK": spent.umk_complete}
    partly = [name for name, figure in parts.items() if not is_complete(figure)]
    if not partly:
        return "Nilai PDN dan UMK diketahui untuk seluruh nilai transaksi."
    said = capital(joined(_known(name, figure) for name, figure in parts.items()))
    some = joined(name for name in partly if parts[name].share)
    return f"{said}. Yang tidak diisi tidak dihitung sebagai nol" + (
        f"; jumlah {some} yang sebenarnya dapat lebih besar." if some else "."
    )


def _known(name: str, figure: Figure) -> str:
    if is_complete(figure):
        return f"nilai {name} diketahui untuk seluruh nilai transaksi"
    if not figure.share:
        return f"nilai {name} tidak diketahui sama sekali"
    return f"nilai {name} diketahui untuk {persen(figure)} dari nilai transaksi"


def incomplete(report: QuarterlyReport) -> str:
    """Name the units of which much is not known."""
    said = []
    measures: tuple[tuple[str, Measure], ...] = (("PDN", "pdn_complete"), ("UMK", "umk_complete"))
    for name, measure in measures:
        units = [
            unit.name
            for level in report.levels
            for unit, scope in level.units.items()
            if scope.total.of(measure).share is not None
            and not is_nearly_complete(scope.total.of(measure))
        ]
        if units:
            said.append(f"nilai {name} pada {counted(units)}")
    if not said:
        return f"Nilai PDN dan UMK tiap instansi diisi untuk sedikitnya {threshold()} transaksinya."
    return f"Diisi untuk kurang dari {threshold()} nilai transaksi: {'; '.join(said)}."


def largest_level(report: QuarterlyReport) -> str:
    """Say which level has the most spending, and how its PDN and UMK stand."""
    if not report.levels:
        return "Tidak ada instansi yang dilaporkan."
    level = max(report.levels, key=lambda level: level.all.total.value.value or 0)
    spent = level.all.total
    if len(report.levels) == 1:
        said = f"Seluruh nilai transaksi berasal dari {_members(level)}."
    else:
        said = (
            f"Nilai transaksi terbesar berasal dari {_members(level)}, "
            f"yaitu {in_words(spent.value)}."
        )
    return f"{said} {part(spent, 'pdn')} {part(spent, 'umk')}"


def _members(level: Level) -> str:
    return f"{number(len(level.units), 'id')} instansi tingkat {level.name}"


def quarters(report: QuarterlyReport) -> str:
    """Say which quarter has the most spending; a single quarter is only named."""
    spent = [
        (f"Triwulan {roman}", amounts)
        for roman, amounts in zip(("I", "II", "III", "IV"), report.all.quarters, strict=False)
        if amounts.rows.value
    ]
    if not spent:
        return "Tidak ada transaksi yang terhitung pada satu triwulan pun."
    if report.period.quarter == 1:
        return "Triwulan I membuka tahun anggaran; perkembangan antartriwulan belum ada."
    if len(spent) == 1:
        return (
            f"Seluruh transaksi terhitung pada {spent[0][0]}; data yang diterima tidak membedakan "
            "triwulan lain, sehingga perkembangan antartriwulan tidak disajikan."
        )
    name, most = max(spent, key=lambda item: item[1].value.value or 0)
    return (
        f"Nilai transaksi terbesar tercatat pada {name}, yakni {in_words(most.value)} "
        f"dalam {_rows(most)} baris transaksi."
    )


def several_quarters(report: QuarterlyReport) -> bool:
    """Whether a development over quarters can be shown."""
    return sum(bool(amounts.rows.value) for amounts in report.all.quarters) > 1


def channels(report: QuarterlyReport) -> str:
    """Say which channels carry the most spending."""
    order = sorted(
        report.all.channels.items(), key=lambda item: item[1].value.value or 0, reverse=True
    )
    if not order:
        return "Tidak ada kanal pengadaan dengan transaksi pada periode ini."
    (name, most), *rest = order
    said = f"Kanal dengan nilai transaksi terbesar ialah {name} ({in_words(most.value)})"
    if rest:
        said += ", disusul " + joined(f"{n} ({in_words(a.value)})" for n, a in rest[:2])
    return said + "."


def follow_ups(report: QuarterlyReport) -> list[str]:
    """List what to do first: the rules with the most money at stake."""
    order: Sequence[Group] = sorted(
        (group for group in report.findings if group.rule not in NOTHING_TO_DO),
        key=lambda group: group.amount or 0,
        reverse=True,
    )
    return [
        f"{group.title('id')} ({number(group.rows, 'id')} baris"
        + (f", {rupiah_short(group.amount, 'id')}" if group.amount is not None else "")
        + f"): {small(group.findings[0].todo('id'))}"
        for group in order[:FOLLOW_UPS]
    ]


def moving(report: QuarterlyReport) -> list[Effect]:
    """Return the readings of doubtful groups that change a place."""
    return [effect for effect in report.effects if effect.moves]


def unmoved(report: QuarterlyReport) -> str:
    """Name the rules of which no reading changes a place."""
    moved = {effect.rule for effect in moving(report)}
    rest = dict.fromkeys(effect.rule for effect in report.effects if effect.rule not in moved)
    if not rest:
        return ""
    return f"Tidak ada peringkat yang berubah karena temuan {joined(rest)}."


def counted(names: Sequence[str]) -> str:
    """List a few names, or count many."""
    return joined(names) if len(names) <= NAMED else f"{number(len(names), 'id')} instansi"


def _rows(amounts: Amounts) -> str:
    return number(int(amounts.rows.value or 0), "id")


def capital(text: str) -> str:
    """Begin a text in upper case."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Begin a text in lower case, unless it begins with an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
