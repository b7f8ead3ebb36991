"""Sentences about the places: who leads, who follows, who has none, and on how much data."""

from collections.abc import Iterable, Sequence

from reports.pdf import prose
from reports.pdf.prose import NAMED, PARTS, counted, group, small
from reports.pdf.tables import is_nearly_complete, short_name
from reports.quarterly import Level
from reports.ranking import Category, Place, Ranking
from reports.voice import Voice, message
from reports.wording import MISSING

SHARING = 3
"""Most sharers of a first place that a sentence names."""


def leaders(voice: Voice, level: Level) -> str:
    """Say who leads which categories of a level."""
    led: dict[tuple[str, ...], list[str]] = {}
    for ranking in voice.report.rankings_of(level.name):
        names = tuple(place.unit.name for place in ranking.leaders)
        if names:
            led.setdefault(names, []).append(in_short(voice, ranking.category))
    if not led:
        return voice.say(
            "Pada %(group)s tidak ada instansi yang berperingkat.", group=group(voice, level.name)
        )
    if len(level.units) == 1:
        return voice.say(
            "Pada %(group)s hanya %(name)s yang dilaporkan, tanpa pembanding.",
            group=group(voice, level.name),
            name=next(iter(level.units)).name,
        )
    said = [_leads(voice, names, voice.joined(codes)) for names, codes in led.items()]
    return voice.say(
        "Pada %(group)s: %(said)s.", group=group(voice, level.name), said="; ".join(said)
    )


def _leads(voice: Voice, names: Sequence[str], categories: str) -> str:
    if len(names) > SHARING:
        return voice.say_n(
            "sebanyak %(number)s instansi berbagi peringkat pertama %(categories)s",
            len(names),
            categories=categories,
        )
    said = (
        message("%(names)s berbagi peringkat pertama %(categories)s")
        if len(names) > 1
        else message("%(names)s menempati peringkat pertama %(categories)s")
    )
    return voice.say(said, names=voice.joined(names), categories=categories)


def in_short(voice: Voice, category: Category) -> str:
    """Name a category in prose: persentase PDN (A3)."""
    return f"{small(short_name(voice, category))} ({category.code})"


def cautions(voice: Voice) -> list[str]:
    """Say what was known too early, which places stand on few data, and which units have none."""
    report = voice.report
    said = []
    if report.as_of and report.as_of < report.period.end:
        said.append(
            voice.say(
                "Data diambil %(date)s, sebelum triwulan berakhir; transaksi sesudahnya hanya "
                "termuat sejauh sudah tercatat pada hari itu.",
                date=voice.date(report.as_of),
            )
        )
    if report.decisions:
        said.append(prose.decisions(voice))
    said += [
        _on_few(voice, ranking, place)
        for ranking in report.rankings
        if _compares(ranking)
        for place in ranking.leaders[:NAMED]
        if not is_nearly_complete(place.complete)
    ]
    for level in report.ranked_levels:
        said += _without_places(voice, report.rankings_of(level.name), level.name)
    return said


def _on_few(voice: Voice, ranking: Ranking, place: Place) -> str:
    return voice.say(
        "Peringkat pertama %(category)s %(group)s, %(name)s, bertumpu pada %(share)s dari "
        "nilai transaksinya.",
        category=in_short(voice, ranking.category),
        group=group(voice, ranking.level),
        name=place.unit.name,
        share=voice.persen(place.complete),
    )


def without_places(voice: Voice, level: str) -> list[str]:
    """Say which categories of a level nobody has a place in, and why."""
    empty = [ranking for ranking in voice.report.rankings_of(level) if not ranking.places]
    return _without_places(voice, empty, level)


def without(voice: Voice, level: str) -> list[str]:
    """Say which units of a level have no place in which categories, and why."""
    return _without_places(voice, voice.report.rankings_of(level), level)


def _without_places(voice: Voice, rankings: Iterable[Ranking], level: str) -> list[str]:
    without: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for ranking in rankings:
        for reason, names in _by_reason(voice, ranking).items():
            whom = names if ranking.places else (voice.say("semua instansi"),)
            without.setdefault((reason, whom), []).append(in_short(voice, ranking.category))
    return [
        voice.say(
            "Tanpa peringkat %(categories)s %(group)s: %(names)s (%(reason)s).",
            categories=voice.joined(categories),
            group=group(voice, level),
            names=counted(voice, names),
            reason=small(reason),
        )
        for (reason, names), categories in without.items()
    ]


def ranking(voice: Voice, ranking: Ranking) -> str:
    """Say who leads a ranking and who follows."""
    leaders = ranking.leaders
    names = [place.unit.name for place in leaders]
    result = _result(voice, ranking.category, leaders[0])
    first = prose.capital(_first(voice, names, result))
    following = ranking.places[len(leaders) :][:2]
    if not following:
        return first
    after = voice.joined(
        f"{place.unit.name} ({_decisive(voice, ranking.category, place)})" for place in following
    )
    second = voice.say("Di bawahnya %(names)s.", names=after)
    return f"{first} {second}"


def _first(voice: Voice, names: Sequence[str], result: str) -> str:
    if len(names) > SHARING:
        return voice.say_n(
            "sebanyak %(number)s instansi berbagi peringkat pertama dengan %(result)s.",
            len(names),
            result=result,
        )
    said = (
        message("%(names)s berbagi peringkat pertama dengan %(result)s.")
        if len(names) > 1
        else message("%(names)s menempati peringkat pertama dengan %(result)s.")
    )
    return voice.say(said, names=voice.joined(names), result=result)


def holders(voice: Voice, ranking: Ranking, rank: int) -> str:
    """Name who holds a place, a few by name, many by number."""
    places = ranking.at(rank)
    if len(places) > SHARING:
        return voice.say_n("%(number)s instansi", len(places))
    return voice.joined(place.unit.name for place in places) or MISSING


def result(voice: Voice, ranking: Ranking, rank: int) -> str:
    """Write what decided a place: an amount in short or a share."""
    places = ranking.at(rank)
    if not places:
        return ""
    if ranking.category.by == "share":
        return voice.share(places[0].share)
    return voice.short(places[0].value)


def unranked(voice: Voice, ranking: Ranking) -> list[str]:
    """List the units without a place, by reason."""
    return [
        f"{reason}: {counted(voice, names)}."
        for reason, names in _by_reason(voice, ranking).items()
    ]


def _by_reason(voice: Voice, ranking: Ranking) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for item in ranking.unranked:
        reason = item.why(voice.language)
        names[reason] = (*names.get(reason, ()), item.unit.name)
    return names


def _compares(ranking: Ranking) -> bool:
    return len(ranking.places) + len(ranking.unranked) > 1


def _result(voice: Voice, category: Category, place: Place) -> str:
    values = {
        "name": PARTS[category.part],
        "value": voice.short(place.value),
        "share": voice.persen(place.share),
    }
    if category.by == "share":
        return voice.say("persentase %(name)s %(share)s", **values)
    if place.share.share is None:
        return voice.say("nilai %(name)s %(value)s", **values)
    return voice.say("nilai %(name)s %(value)s (persentase %(share)s)", **values)


def _decisive(voice: Voice, category: Category, place: Place) -> str:
    return voice.persen(place.share) if category.by == "share" else voice.short(place.value)
