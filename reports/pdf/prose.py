"""Sentences about the figures: what they say, and how much of the data stands behind them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from reports.figures import Amounts, Figure
from reports.findings import Group
from reports.pdf.tables import is_complete, is_nearly_complete
from reports.quarterly import QuarterlyReport
from reports.ranking import Category, Place, Ranking
from reports.wording import date, number, percent, rupiah_short

NAMED = 6
"""Most names that a sentence lists; more are counted."""
FOLLOW_UPS = 4
"""Most things to do that the last chapter lists."""
PARTS = {"pdn": "PDN", "umk": "UMK"}


def joined(words: Iterable[str]) -> str:
    """List words: A, A dan B, A, B, dan C."""
    *first, last = words
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
        return f"{said}; persentasenya tidak dapat dihitung karena nilai transaksinya tidak diketahui."
    if is_complete(complete):
        return f"{said} atau {persen(share)} dari nilai transaksi."
    return f"{said}; persentasenya {persen(share)} dari nilai transaksi yang {name}-nya diketahui."


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
    parts = (("PDN", spent.pdn_complete), ("UMK", spent.umk_complete))
    if all(is_complete(figure) for _, figure in parts):
        return "Nilai PDN dan UMK diketahui untuk seluruh nilai transaksi."
    said = [
        f"nilai {name} diketahui untuk {persen(figure)} dari nilai transaksi"
        if figure.share
        else f"nilai {name} tidak diketahui sama sekali"
        for name, figure in parts
    ]
    return (
        _capital(joined(said)) + ". Nilai yang tidak diisi tidak dihitung sebagai nol: "
        "jumlah PDN dan UMK di sini adalah yang tercatat, yang sebenarnya dapat lebih besar."
    )


def leaders(report: QuarterlyReport, level: str) -> str:
    """Say who leads which categories of a level."""
    led: dict[tuple[str, ...], list[str]] = {}
    for ranking in report.rankings_of(level):
        names = tuple(place.unit.name for place in ranking.leaders)
        if names:
            led.setdefault(names, []).append(ranking.category.code)
    if not led:
        return f"Pada tingkat {level} tidak ada instansi yang berperingkat."
    said = [
        f"{_names(names)} menempati peringkat pertama kategori {joined(codes)}"
        for names, codes in led.items()
    ]
    return f"Pada tingkat {level}, {joined(said)}."


def cautions(report: QuarterlyReport) -> list[str]:
    """Say which places stand on few data, and which units have none."""
    compared = [ranking for ranking in report.rankings if _compares(ranking)]
    said = [
        f"Peringkat pertama kategori {ranking.category.code} tingkat {ranking.level}, "
        f"{place.unit.name}, bertumpu pada {persen(place.complete)} dari nilai transaksinya."
        for ranking in compared
        for place in ranking.leaders[:NAMED]
        if not is_nearly_complete(place.complete)
    ]
    without: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for ranking in report.rankings:
        for reason, names in _by_reason(ranking).items():
            without.setdefault((ranking.level, reason, names), []).append(ranking.category.code)
    for (level, reason, names), codes in without.items():
        said.append(
            f"Tanpa peringkat pada kategori {joined(codes)} tingkat {level}: "
            f"{_names(names)} ({_small(reason)})."
        )
    return said


def ranking(ranking: Ranking) -> str:
    """Say who leads a ranking and who follows, or that nobody has a place."""
    if not ranking.places:
        reasons = joined(_small(reason) for reason in _by_reason(ranking))
        return (
            f"Tidak ada instansi tingkat {ranking.level} yang berperingkat pada kategori ini: "
            f"{reasons}."
        )
    first = _names([place.unit.name for place in ranking.leaders])
    verb = "berbagi peringkat pertama" if len(ranking.leaders) > 1 else "menempati peringkat pertama"
    following = ranking.places[len(ranking.leaders) :][:2]
    said = f"{first} {verb} dengan {_result(ranking.category, ranking.leaders[0])}"
    if following:
        said += ", disusul " + joined(
            f"{place.unit.name} ({_decisive(ranking.category, place)})" for place in following
        )
    return said + "."


def unranked(ranking: Ranking) -> list[str]:
    """List the units without a place, by reason."""
    return [
        f"{reason}: {joined(names) if len(names) <= NAMED else _names(names)}."
        for reason, names in _by_reason(ranking).items()
    ]


def quarters(report: QuarterlyReport) -> str:
    """Say which quarter has the most spending; a single quarter is only named."""
    spent = [
        (f"Triwulan {roman}", amounts)
        for roman, amounts in zip(("I", "II", "III", "IV"), report.all.quarters, strict=False)
        if amounts.rows.value
    ]
    if not spent:
        return "Tidak ada transaksi yang terhitung pada satu triwulan pun."
    if len(spent) == 1:
        return (
            f"Seluruh transaksi terhitung pada {spent[0][0]}; data yang diterima tidak membedakan "
            "triwulan lain, sehingga perkembangan antartriwulan tidak disajikan."
        )
    name, most = max(spent, key=lambda item: item[1].value.value or 0)
    return (
        f"Realisasi terbesar tercatat pada {name}, yakni {in_words(most.value)} "
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
        report.findings, key=lambda group: group.amount or 0, reverse=True
    )
    return [
        f"{group.title('id')} ({number(group.rows, 'id')} baris"
        + (f", {rupiah_short(group.amount, 'id')}" if group.amount is not None else "")
        + f"): {_small(group.findings[0].todo('id'))}"
        for group in order[:FOLLOW_UPS]
    ]


def _names(names: Sequence[str]) -> str:
    return joined(names) if len(names) <= NAMED else f"{number(len(names), 'id')} instansi"


def _by_reason(ranking: Ranking) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for item in ranking.unranked:
        reason = item.why("id")
        names[reason] = (*names.get(reason, ()), item.unit.name)
    return names


def _compares(ranking: Ranking) -> bool:
    return len(ranking.places) + len(ranking.unranked) > 1


def _result(category: Category, place: Place) -> str:
    name = PARTS[category.part]
    if category.by == "share":
        return f"persentase {name} {persen(place.share)}"
    said = f"nilai {name} {in_words(place.value)}"
    return said if place.share.share is None else f"{said} (persentase {persen(place.share)})"


def _decisive(category: Category, place: Place) -> str:
    return persen(place.share) if category.by == "share" else in_words(place.value)


def _rows(amounts: Amounts) -> str:
    return number(int(amounts.rows.value or 0), "id")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
