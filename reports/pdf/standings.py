"""Sentences about the places: who leads, who follows, who has none, and on how much data."""

from collections.abc import Iterable, Sequence

from reports.pdf import prose
from reports.pdf.prose import NAMED, PARTS, capital, counted, in_words, joined, persen, small
from reports.pdf.tables import is_nearly_complete, short_name
from reports.quarterly import Level, QuarterlyReport
from reports.ranking import Category, Place, Ranking
from reports.wording import date, number

SHARING = 3
"""Most sharers of a first place that a sentence names."""


def leaders(report: QuarterlyReport, level: Level) -> str:
    """Say who leads which categories of a level."""
    led: dict[tuple[str, ...], list[str]] = {}
    for ranking in report.rankings_of(level.name):
        names = tuple(place.unit.name for place in ranking.leaders)
        if names:
            led.setdefault(names, []).append(in_short(ranking.category))
    if not led:
        return f"Pada tingkat {level.name} tidak ada instansi yang berperingkat."
    if len(level.units) == 1:
        name = next(iter(level.units)).name
        return f"Pada tingkat {level.name} hanya {name} yang dilaporkan, tanpa pembanding."
    said = [f"{_holds(names)} {joined(codes)}" for names, codes in led.items()]
    return f"Pada tingkat {level.name}, {'; '.join(said)}."


def in_short(category: Category) -> str:
    """Name a category in prose: persentase PDN (A3)."""
    return f"{small(short_name(category))} ({category.code})"


def cautions(report: QuarterlyReport) -> list[str]:
    """Say what was known too early, which places stand on few data, and which units have none."""
    as_of = report.settings.data.as_of
    said = []
    if as_of and as_of < report.period.end:
        said.append(
            f"Data diambil {date(as_of, 'id')}, sebelum triwulan berakhir; transaksi sesudahnya "
            "hanya termuat sejauh sudah tercatat pada hari itu."
        )
    if report.decisions:
        said.append(prose.decisions(report))
    said += [
        f"Peringkat pertama {in_short(ranking.category)} tingkat {ranking.level}, "
        f"{place.unit.name}, bertumpu pada {persen(place.complete)} dari nilai transaksinya."
        for ranking in report.rankings
        if _compares(ranking)
        for place in ranking.leaders[:NAMED]
        if not is_nearly_complete(place.complete)
    ]
    for level in report.levels:
        said += _without_places(report.rankings_of(level.name), level.name)
    return said


def without_places(report: QuarterlyReport, level: str) -> list[str]:
    """Say which categories of a level nobody has a place in, and why."""
    empty = [ranking for ranking in report.rankings_of(level) if not ranking.places]
    return _without_places(empty, level)


def _without_places(rankings: Iterable[Ranking], level: str) -> list[str]:
    without: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for ranking in rankings:
        for reason, names in _by_reason(ranking).items():
            whom = names if ranking.places else ("semua instansi",)
            without.setdefault((reason, whom), []).append(in_short(ranking.category))
    return [
        f"Tanpa peringkat {joined(categories)} tingkat {level}: {counted(names)} ({small(reason)})."
        for (reason, names), categories in without.items()
    ]


def ranking(ranking: Ranking) -> str:
    """Say who leads a ranking and who follows."""
    leaders = ranking.leaders
    said = (
        f"{capital(_holds([place.unit.name for place in leaders]))} "
        f"dengan {_result(ranking.category, leaders[0])}"
    )
    following = ranking.places[len(leaders) :][:2]
    if following:
        said += ", disusul " + joined(
            f"{place.unit.name} ({_decisive(ranking.category, place)})" for place in following
        )
    return said + "."


def unranked(ranking: Ranking) -> list[str]:
    """List the units without a place, by reason."""
    return [
        f"{reason}: {joined(names) if len(names) <= NAMED else counted(names)}."
        for reason, names in _by_reason(ranking).items()
    ]


def _holds(names: Sequence[str]) -> str:
    """Say that a unit holds the first place, or that several share it."""
    if len(names) > SHARING:
        return f"sebanyak {number(len(names), 'id')} instansi berbagi peringkat pertama"
    return f"{joined(names)} {'berbagi' if len(names) > 1 else 'menempati'} peringkat pertama"


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
