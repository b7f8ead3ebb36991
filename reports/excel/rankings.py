"""One sheet per ranking: the places, whoever has none, and a chart."""

from collections.abc import Iterator

from reports.excel import words
from reports.excel.page import Chart, Column, Page, Table, Value
from reports.excel.words import LANGUAGE
from reports.figures import Amounts
from reports.quarterly import QuarterlyReport
from reports.ranking import Place, Ranking, Unranked
from reports.wording import number, percent, rupiah_short

MOST_BARS = 40
"""Bars that a chart holds and can still be read."""
LONGEST_TRACE = 250
"""Characters of row ranges that still are of use in a cell."""


def pages(report: QuarterlyReport) -> Iterator[Page]:
    """Return a sheet for each ranking, by category and level."""
    for ranking in report.rankings:
        name = f"{ranking.category.name(LANGUAGE)}, Tingkat {ranking.level}"
        code = ranking.category.code
        yield Page(
            f"{code} {ranking.level}",
            f"{code} – {name}",
            words.lines(report),
            _tables(report, ranking),
            about=f"Peringkat dan diagram: {name}",
            chart=_chart(report, ranking) if ranking.places else None,
        )


def _columns(ranking: Ranking) -> tuple[Column, ...]:
    part = ranking.category.part.upper()
    return (
        Column("Peringkat", "centred"),
        Column("Instansi"),
        Column("Kode", widest=24),
        Column(f"Nilai {part} (Rp)", "rupiah"),
        Column(f"Persentase {part}", "percent"),
        Column(f"Kelengkapan data {part}", "percent"),
        Column("Catatan", widest=24),
        Column("Sumber", widest=80),
    )


def _tables(report: QuarterlyReport, ranking: Ranking) -> tuple[Table, ...]:
    units = {unit: scope.total for level in report.levels for unit, scope in level.units.items()}
    places = Table(
        _columns(ranking),
        [_place(report, place, units[place.unit]) for place in ranking.places],
        empty="Tidak ada instansi yang dapat diberi peringkat.",
    )
    if not ranking.unranked:
        return (places,)
    rows = [_unranked(report, ranking, item, units[item.unit]) for item in ranking.unranked]
    return (places, Table(_columns(ranking), rows, title="Instansi tanpa peringkat"))


def _remarks(place: Place) -> Iterator[str]:
    if place.tied:
        yield "Peringkat sama"
    if place.planned.value:
        yield place.on_plan(LANGUAGE)


def _place(report: QuarterlyReport, place: Place, found: Amounts) -> tuple[Value, ...]:
    return (
        place.rank,
        place.unit.name,
        words.code(place.unit),
        place.value.value,
        place.share.value,
        place.complete.value,
        "; ".join(_remarks(place)),
        trace(report, found),
    )


def _unranked(
    report: QuarterlyReport, ranking: Ranking, item: Unranked, found: Amounts
) -> tuple[Value, ...]:
    category = ranking.category
    return (
        None,
        item.unit.name,
        words.code(item.unit),
        found.of(category.part).value,
        found.of(category.share).value,
        found.of(category.complete).value,
        item.why(LANGUAGE),
        trace(report, found),
    )


def trace(report: QuarterlyReport, found: Amounts) -> str:
    """Name the files and rows that figures come from; where the ranges are long, who has them."""
    sources = {item.source.number: item.source for item in report.sources}
    rows: dict[int, list[str]] = {}
    for key in found.rows.cells:
        for item in report.traces.get(key, ()):
            rows.setdefault(item.source, []).append(item.rows.replace(",", ", "))
    full = "; ".join(f"{sources[key].file}: baris {', '.join(rows[key])}" for key in sorted(rows))
    if len(full) <= LONGEST_TRACE:
        return full
    files = ", ".join(dict.fromkeys(sources[key].file for key in sorted(rows)))
    count = number(found.rows.value, LANGUAGE)  # type: ignore[arg-type]
    return f"{files}: {count} baris; nomor barisnya: lihat figures.json"


def _chart(report: QuarterlyReport, ranking: Ranking) -> Chart:
    category, units = ranking.category, len(ranking.places)
    bars = min(units, MOST_BARS)
    part = f"{bars} teratas dari {units}, " if bars < units else ""
    title = f"{category.name(LANGUAGE)}, Tingkat {ranking.level} ({part}{words.period(report)})"
    return Chart(
        title,
        f"Diagram batang mendatar: {title}. {_leading(ranking)}",
        names=1,
        values=4 if category.by == "share" else 3,
        bars=bars,
        part=category.part,
        style="percent" if category.by == "share" else "rupiah",
        whole=category.by == "share" and all((p.share.share or 0) <= 1 for p in ranking.places),
    )


def _leading(ranking: Ranking) -> str:
    first = ranking.leaders[0]
    amount = rupiah_short(first.value.amount, LANGUAGE)
    if ranking.category.by == "share":
        amount = percent(first.share.share, LANGUAGE)
    names = ", ".join(place.unit.name for place in ranking.leaders)
    return f"Peringkat pertama: {names}, {amount}."
