"""The report's charts: which figures they show, with which words; drawn by ``charts``."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from charts.bars import ranked_bars, stacked_bars
from charts.lines import quarter_lines
from charts.model import Axis, Bar, Line, Notes, Stack
from charts.style import PARTS as PART_LOOKS
from reports.figures import Figure, Measure
from reports.pdf.fonts import legible
from reports.pdf.prose import PARTS, in_words, joined, source
from reports.pdf.tables import is_nearly_complete, threshold
from reports.period import ROMAN
from reports.quarterly import Level, QuarterlyReport, Scope
from reports.ranking import Category, Place, Ranking
from reports.unit import Unit
from reports.wording import number, percent

BARS = 20
"""Most units in one chart; the table beside it holds all of them."""
SCALES = (
    (10**12, "triliun rupiah"),
    (10**9, "miliar rupiah"),
    (10**6, "juta rupiah"),
    (1, "rupiah"),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as an address that holds it, the words that stand for it, and its title."""

    src: str
    alt: str
    title: str


def ranking(report: QuarterlyReport, ranking: Ranking) -> Picture | None:
    """Draw a ranking's first places; a ranking that compares nobody has no picture."""
    places = ranking.places[:BARS]
    if len(places) < 2:  # noqa: PLR2004 - one bar compares nothing
        return None
    category = ranking.category
    name = PARTS[category.part]
    what = f"Nilai {name}" if category.by == "value" else f"Persentase {name}"
    shown = f"{len(places)} peringkat teratas, " if len(places) < len(ranking.places) else ""
    title = f"{what} menurut instansi, {shown}tingkat {ranking.level}"
    words = [_text(category, place) for place in places]
    alt = (
        f"Diagram batang {what.lower().replace(name.lower(), name)} tingkat {ranking.level}: "
        + "; ".join(f"{p.rank}. {p.unit.name} {w}" for p, w in zip(places, words, strict=True))
        + "."
    )
    hatched = f"Berarsir: {name} diketahui untuk kurang dari {threshold()} nilai transaksinya"
    drawn = ranked_bars(
        [_bar(category, place, text) for place, text in zip(places, words, strict=True)],
        _axis(category, [place.value for place in places], what),
        _notes(report, alt, hatched),
    )
    return _picture(drawn, alt, title)


def channels(report: QuarterlyReport) -> list[Picture]:
    """Draw each unit's spending by channel: all in one chart if they fit, else a chart a level."""
    parts = report.channels
    if not 1 < len(parts) <= len(PART_LOOKS):
        return []
    units = [(unit, scope) for level in report.levels for unit, scope in _ordered(report, level)]
    if len(units) <= BARS:
        return [_channels(report, units, "")]
    return [
        _channels(report, members[:BARS], _first_of(level.name, len(members)))
        for level in report.levels
        if len(members := _ordered(report, level)) > 1
    ]


def quarters(report: QuarterlyReport) -> Picture:
    """Draw how spending, PDN and UMK grew up to the end of each quarter."""
    scopes = report.all.cumulative
    measures: tuple[tuple[str, Measure], ...] = (
        ("Nilai transaksi", "value"),
        ("PDN", "pdn"),
        ("UMK", "umk"),
    )
    lines = [(name, [amounts.of(measure) for amounts in scopes]) for name, measure in measures]
    lines = [(name, row) for name, row in lines if any(_drawn(f) is not None for f in row)]
    scale, unit = _scale([figure for _, row in lines for figure in row])
    alt = "Diagram garis kumulatif per triwulan: " + "; ".join(
        f"{name} mencapai {in_words(row[-1])}" for name, row in lines
    )
    drawn = quarter_lines(
        [f"s.d. TW {roman}" for roman in ROMAN[: len(scopes)]],
        [
            Line(name, [_drawn(f) for f in row], [_decimal(f.value or 0, scale, 2) for f in row])
            for name, row in lines
        ],
        Axis(f"Nilai kumulatif ({unit})", _ticks(scale)),
        _notes(report, alt + "."),
    )
    return _picture(drawn, alt + ".", f"{joined(n for n, _ in lines)} kumulatif menurut triwulan")


def _channels(
    report: QuarterlyReport, members: Sequence[tuple[Unit, Scope]], which: str
) -> Picture:
    totals = [scope.total.value for _, scope in members]
    scale, unit = _scale(totals)
    stacks = [
        Stack(
            legible(member.name),
            [_part(scope, channel) for channel in report.channels],
            in_words(scope.total.value),
        )
        for member, scope in members
    ]
    amounts = "; ".join(f"{stack.name} {stack.text}" for stack in stacks)
    alt = f"Diagram batang nilai transaksi per kanal ({joined(report.channels)}): {amounts}."
    axis = Axis(f"Nilai transaksi ({unit})", _ticks(scale))
    drawn = stacked_bars(stacks, [legible(c) for c in report.channels], axis, _notes(report, alt))
    return _picture(drawn, alt, f"Nilai transaksi menurut instansi dan kanal{which}")


def _first_of(level: str, members: int) -> str:
    some = f", {BARS} instansi teratas menurut PDN" if members > BARS else ""
    return f", tingkat {level}{some}"


def _ordered(report: QuarterlyReport, level: Level) -> list[tuple[Unit, Scope]]:
    """Return a level's units in the order of their PDN, those without a place behind."""
    places = report.ranking("A1", level.name)
    units = [*(p.unit for p in places.places), *(item.unit for item in places.unranked)]
    return [(unit, level.units[unit]) for unit in units]


def _bar(category: Category, place: Place, text: str) -> Bar:
    return Bar(
        name=legible(place.unit.name),
        value=_drawn(place.share if category.by == "share" else place.value),
        text=text,
        place=f"{place.rank}.",
        highlight=place.rank == 1,
        incomplete=not is_nearly_complete(place.complete),
    )


def _text(category: Category, place: Place) -> str:
    return percent(place.share.share, "id") if category.by == "share" else in_words(place.value)


def _axis(category: Category, values: Sequence[Figure], what: str) -> Axis:
    if category.by == "share":
        return Axis(f"{what} (persen)", _percent_tick, reach=1)
    scale, unit = _scale(values)
    return Axis(f"{what} ({unit})", _ticks(scale))


def _percent_tick(value: float) -> str:
    return _shortest(value * 100)


def _ticks(scale: int) -> Callable[[float], str]:
    return lambda value: _shortest(value / scale)


def _shortest(value: float) -> str:
    """Write a round number with no more decimals than it has."""
    exact = Decimal(f"{value:.6f}").normalize()
    return number(exact, "id", max(0, -int(exact.as_tuple().exponent)))


def _scale(figures: Iterable[Figure]) -> tuple[int, str]:
    top = max((_drawn(figure) or 0 for figure in figures), default=0)
    return next((item for item in SCALES if top >= item[0]), SCALES[-1])


def _drawn(figure: Figure) -> Decimal | float | None:
    """Return what a chart can draw: nothing of what is not known or below zero."""
    value = figure.value
    if value is None or value < 0:
        return None
    return float(value) if isinstance(value, Fraction | int) else value


def _decimal(value: Decimal | Fraction | int, scale: int, decimals: int) -> str:
    return number(Decimal(int(value)) / scale, "id", decimals)


def _part(scope: Scope, channel: str) -> Decimal | float:
    amounts = scope.channels.get(channel)
    return (_drawn(amounts.value) or 0) if amounts else 0


def _notes(report: QuarterlyReport, alt: str, incomplete: str = "") -> Notes:
    return Notes(legible(source(report)), legible(alt), incomplete)


def _picture(svg: str, alt: str, title: str) -> Picture:
    data = b64encode(svg.encode()).decode()
    return Picture(f"data:image/svg+xml;base64,{data}", alt, title)
