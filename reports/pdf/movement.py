"""Sentences and the chart about places that changed since the quarter before."""

from collections.abc import Iterator, Sequence

from charts.model import Mover, MoveWords
from charts.slope import slope
from reports.pdf.fonts import legible
from reports.pdf.pictures import Picture, notes, picture
from reports.pdf.prose import capital, group
from reports.pdf.standings import in_short
from reports.pdf.tables import categories, short_name
from reports.period import ROMAN
from reports.ranking import Category, Move, Ranking, farthest
from reports.voice import Voice, message

MOVERS = 12
"""Most units whose moves are drawn."""


def mark(voice: Voice, move: Move | None) -> str:
    """Write a move with its arrow, for narrow columns: ▲ 2, ▼ 1, =, baru."""
    if move is None:
        return ""
    if move.change is None:
        return voice.say("baru")
    if not move.change:
        return "="
    return f"{'▲' if move.change > 0 else '▼'} {abs(move.change)}"


def words(voice: Voice, move: Move) -> str:
    """Write a move with its arrow and in words: ▲ naik 2."""
    if move.change is None:
        return voice.say("baru")
    if not move.change:
        return voice.say("tetap")
    said = message("▲ naik %(places)s") if move.change > 0 else message("▼ turun %(places)s")
    return voice.say(said, places=abs(move.change))


def legend(voice: Voice) -> str:
    """Explain the signs of moves."""
    return voice.say(
        "Perubahan terhadap peringkat s.d. Triwulan %(quarter)s: ▲ naik, ▼ turun, = tetap, baru: "
        "sebelumnya tanpa peringkat.",
        quarter=_before(voice),
    )


def sentences(voice: Voice) -> Iterator[str]:
    """Say for each category how many units moved, and who moved farthest."""
    for category in categories(voice.report):
        found = voice.report.moves(category.code)
        if len(found) > 1:
            yield _category(voice, category, found)


def _category(voice: Voice, category: Category, found: Sequence[Move]) -> str:
    risen = [move for move in found if (move.change or 0) > 0]
    fallen = [move for move in found if (move.change or 0) < 0]
    values = {
        "category": in_short(voice, category),
        "quarter": _before(voice),
        "risen": voice.count(len(risen)),
        "fallen": voice.count(len(fallen)),
        "same": voice.count(sum(move.change == 0 for move in found)),
    }
    if not risen and not fallen:
        return voice.say(
            "Pada kategori %(category)s tidak ada instansi yang berubah peringkat sejak Triwulan "
            "%(quarter)s.",
            **values,
        )
    first = voice.say(
        "Pada kategori %(category)s, %(risen)s instansi naik, %(fallen)s turun, dan %(same)s tetap "
        "dibandingkan dengan peringkat s.d. Triwulan %(quarter)s.",
        **values,
    )
    return " ".join([first, *_farthest(voice, risen, fallen)])


def _farthest(voice: Voice, risen: Sequence[Move], fallen: Sequence[Move]) -> Iterator[str]:
    up, down = farthest(risen, 1), farthest(fallen, 1)
    values = {"up": _move(voice, *up) if up else "", "down": _move(voice, *down) if down else ""}
    if up and down:
        said = message("Yang naik paling jauh ialah %(up)s; yang turun paling jauh ialah %(down)s.")
    elif up:
        said = message("Yang naik paling jauh ialah %(up)s.")
    else:
        said = message("Yang turun paling jauh ialah %(down)s.")
    yield voice.say(said, **values)


def _move(voice: Voice, move: Move) -> str:
    return voice.say(
        "%(name)s (%(group)s), dari peringkat %(before)s ke %(now)s",
        name=move.place.unit.name,
        group=group(voice, move.ranking.level),
        before=move.before,
        now=move.place.rank,
    )


def chart(voice: Voice, category: str = "A1") -> Picture | None:
    """Draw the farthest moves within the level in which the most units moved."""
    found = [
        (ranking, moves)
        for ranking in voice.report.rankings
        if ranking.category.code == category
        and len(moves := farthest(voice.report.moves_in(ranking), MOVERS)) > 1
    ]
    if not found:
        return None
    ranking, moved = max(found, key=lambda pair: sum(abs(move.change or 0) for move in pair[1]))
    return _slope(voice, ranking, sorted(moved, key=lambda move: move.place.rank))


def _slope(voice: Voice, ranking: Ranking, moved: Sequence[Move]) -> Picture:
    heads = [
        voice.say("s.d. TW %(quarter)s", quarter=quarter)
        for quarter in (_before(voice), voice.report.period.roman)
    ]
    values = {
        "what": short_name(voice, ranking.category),
        "group": group(voice, ranking.level),
        "number": len(moved),
        "quarter": _before(voice),
    }
    alt = voice.say(
        "Diagram garis peringkat %(what)s, %(group)s, sebelum dan sesudah: %(moves)s.",
        **values,
        moves="; ".join(
            f"{move.place.unit.name} {move.before} → {move.place.rank}" for move in moved
        ),
    )
    kinds = MoveWords(
        risen=voice.say("naik"),
        fallen=voice.say("turun"),
        same=voice.say("tetap"),
        new=voice.say("baru"),
        gone=voice.say("tanpa peringkat lagi"),
    )
    movers = [Mover(legible(m.place.unit.name), m.before, m.place.rank) for m in moved]
    svg = slope(movers, (heads[0], heads[1]), kinds, notes(voice, alt))
    title = voice.say(
        "Perubahan peringkat terbesar menurut %(what)s sejak Triwulan %(quarter)s, %(group)s",
        **values,
    )
    return picture(svg, alt, capital(title))


def _before(voice: Voice) -> str:
    return ROMAN[voice.report.period.quarter - 2]
