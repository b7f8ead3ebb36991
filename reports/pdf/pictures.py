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
from charts.style import PLOT_HEIGHT
from reports.figures import Figure, Measure
from reports.pdf.fonts import legible
from reports.pdf.prose import PARTS, group, small, source
from reports.pdf.tables import is_nearly_complete, short_name, threshold
from reports.period import ROMAN
from reports.quarterly import Level, Scope
from reports.ranking import Category, Place, Ranking
from reports.unit import Unit
from reports.voice import Voice, message
from reports.wording import number

BARS = 20
"""Most units in one chart; the table beside it holds all of them."""
SCALES = (10**12, 10**9, 10**6, 1)
"""The units that amounts are drawn in."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as an address that holds it, the words that stand for it, and its title."""

    src: str
    alt: str
    title: str


def ranking(voice: Voice, ranking: Ranking) -> Picture | None:
    """Draw a ranking's first places; a ranking that compares nobody has no picture."""
    places = ranking.places[:BARS]
    if len(places) < 2:  # noqa: PLR2004 - one bar compares nothing
        return None
    category = ranking.category
    what = short_name(voice, category)
    title = voice.say(
        message("%(what)s menurut instansi, %(number)s peringkat teratas, %(group)s")
        if len(places) < len(ranking.places)
        else message("%(what)s menurut instansi, %(group)s"),
        what=what,
        number=len(places),
        group=group(voice, ranking.level),
    )
    words = [_text(voice, category, place) for place in places]
    alt = voice.say(
        "Diagram batang %(what)s %(group)s: %(places)s.",
        what=small(what),
        group=group(voice, ranking.level),
        places="; ".join(
            f"{p.rank}. {p.unit.name} {w}" for p, w in zip(places, words, strict=True)
        ),
    )
    hatched = voice.say(
        "Berarsir: %(name)s diketahui untuk kurang dari %(threshold)s nilai transaksinya",
        name=PARTS[category.part],
        threshold=threshold(voice),
    )
    drawn = ranked_bars(
        [_bar(category, place, text) for place, text in zip(places, words, strict=True)],
        _axis(voice, category, [place.value for place in places]),
        notes(voice, alt, hatched),
    )
    return picture(drawn, alt, title)


def channels(voice: Voice) -> list[Picture]:
    """Draw each unit's spending by channel: all in one chart if they fit, else a chart a level."""
    report = voice.report
    if not 1 < len(report.channels) <= len(PART_LOOKS):
        return []
    units = [(unit, scope) for level in report.levels for unit, scope in _ordered(voice, level)]
    if len(units) <= BARS:
        title = voice.say("Nilai transaksi menurut instansi dan kanal")
        return [_channels(voice, units, title)]
    return [
        _channels(voice, members[:BARS], _of_level(voice, level.name, len(members)))
        for level in report.levels
        if len(members := _ordered(voice, level)) > 1
    ]


def quarters(voice: Voice, scope: Scope, height: float = PLOT_HEIGHT) -> Picture:
    """Draw how the spending, PDN and UMK of a scope grew up to the end of each quarter.

    ``height`` is that of the space for the lines, in points.
    """
    scopes = scope.cumulative
    measures: tuple[tuple[str, Measure], ...] = (
        (voice.say("Nilai transaksi"), "value"),
        ("PDN", "pdn"),
        ("UMK", "umk"),
    )
    lines = [(name, [amounts.of(measure) for amounts in scopes]) for name, measure in measures]
    lines = [(name, row) for name, row in lines if any(drawn(f) is not None for f in row)]
    size, unit = scale(voice, [figure for _, row in lines for figure in row])
    reached = [
        voice.say("%(name)s mencapai %(value)s", name=name, value=voice.short(row[-1]))
        for name, row in lines
    ]
    alt = voice.say(
        "Diagram garis kumulatif per triwulan: %(reached)s.", reached="; ".join(reached)
    )
    names = [voice.say("s.d. TW %(quarter)s", quarter=roman) for roman in ROMAN[: len(scopes)]]
    svg = quarter_lines(
        names,
        [
            Line(
                name,
                [drawn(f) for f in row],
                [_decimal(voice, f.value or 0, size, 2) for f in row],
            )
            for name, row in lines
        ],
        Axis(voice.say("Nilai kumulatif (%(unit)s)", unit=unit), ticks(voice, size)),
        notes(voice, alt),
        height=height,
    )
    title = voice.say(
        "%(names)s kumulatif menurut triwulan", names=voice.joined(n for n, _ in lines)
    )
    return picture(svg, alt, title)


def _channels(voice: Voice, members: Sequence[tuple[Unit, Scope]], title: str) -> Picture:
    parts = voice.report.channels
    size, unit = scale(voice, [scope.total.value for _, scope in members])
    stacks = [
        Stack(
            legible(member.name),
            [_part(scope, channel) for channel in parts],
            voice.short(scope.total.value),
        )
        for member, scope in members
    ]
    alt = voice.say(
        "Diagram batang nilai transaksi per kanal (%(channels)s): %(amounts)s.",
        channels=voice.joined(parts),
        amounts="; ".join(f"{stack.name} {stack.text}" for stack in stacks),
    )
    axis = Axis(voice.say("Nilai transaksi (%(unit)s)", unit=unit), ticks(voice, size))
    svg = stacked_bars(stacks, [legible(c) for c in parts], axis, notes(voice, alt))
    return picture(svg, alt, title)


def _of_level(voice: Voice, level: str, members: int) -> str:
    said = (
        message(
            "Nilai transaksi menurut instansi dan kanal, %(number)s instansi teratas menurut PDN, "
            "%(group)s"
        )
        if members > BARS
        else message("Nilai transaksi menurut instansi dan kanal, %(group)s")
    )
    return voice.say(said, number=BARS, group=group(voice, level))


def _ordered(voice: Voice, level: Level) -> list[tuple[Unit, Scope]]:
    """Return a level's units in the order of their PDN, those without a place behind."""
    if not voice.report.rankings_of(level.name):
        return list(level.units.items())
    places = voice.report.ranking("A1", level.name)
    units = [*(p.unit for p in places.places), *(item.unit for item in places.unranked)]
    return [(unit, level.units[unit]) for unit in units]


def _bar(category: Category, place: Place, text: str) -> Bar:
    return Bar(
        name=legible(place.unit.name),
        value=drawn(place.share if category.by == "share" else place.value),
        text=text,
        place=f"{place.rank}.",
        highlight=place.rank == 1,
        incomplete=not is_nearly_complete(place.complete),
    )


def _text(voice: Voice, category: Category, place: Place) -> str:
    return voice.share(place.share) if category.by == "share" else voice.short(place.value)


def _axis(voice: Voice, category: Category, values: Sequence[Figure]) -> Axis:
    what = short_name(voice, category)
    if category.by == "share":
        title = voice.say("%(what)s (persen)", what=what)
        return Axis(title, lambda value: _shortest(voice, value * 100), reach=1)
    size, unit = scale(voice, values)
    return Axis(f"{what} ({unit})", ticks(voice, size))


def ticks(voice: Voice, size: float) -> Callable[[float], str]:
    """Return how the values of an axis in a unit so large are written."""
    return lambda value: _shortest(voice, value / size)


def _shortest(voice: Voice, value: float) -> str:
    """Write a round number with no more decimals than it has."""
    exact = Decimal(f"{value:.6f}").normalize()
    return number(exact, voice.language, max(0, -int(exact.as_tuple().exponent)))


def scale(voice: Voice, figures: Iterable[Figure]) -> tuple[int, str]:
    """Return the unit that amounts are best drawn in, with its name."""
    top = max((drawn(figure) or 0 for figure in figures), default=0)
    size = next((item for item in SCALES if top >= item), SCALES[-1])
    names = {
        10**12: voice.say("triliun rupiah"),
        10**9: voice.say("miliar rupiah"),
        10**6: voice.say("juta rupiah"),
        1: voice.say("rupiah"),
    }
    return size, names[size]


def drawn(figure: Figure) -> Decimal | float | None:
    """Return what a chart can draw: nothing of what is not known or below zero."""
    value = figure.value
    if value is None or value < 0:
        return None
    return float(value) if isinstance(value, Fraction | int) else value


def _decimal(voice: Voice, value: Decimal | Fraction | int, size: int, decimals: int) -> str:
    return number(Decimal(int(value)) / size, voice.language, decimals)


def _part(scope: Scope, channel: str) -> Decimal | float:
    amounts = scope.channels.get(channel)
    return (drawn(amounts.value) or 0) if amounts else 0


def notes(voice: Voice, alt: str, incomplete: str = "") -> Notes:
    """Return what stands at a chart's foot, and the words that stand for it."""
    return Notes(legible(source(voice)), legible(alt), incomplete)


def picture(svg: str, alt: str, title: str) -> Picture:
    """Return a drawn chart as an address that holds it."""
    data = b64encode(svg.encode()).decode()
    return Picture(f"data:image/svg+xml;base64,{data}", alt, title)
