"""One sheet per ranking: the places, whoever has none, and a chart."""

import re
from collections.abc import Iterator

from reports.excel.data import UNKNOWN, Data, this
from reports.excel.page import TRACE, Chart, Column, Mark, Page, Series, Table, Value
from reports.excel.realisation import HEADINGS, MOST_BARS, OFFICES, heading
from reports.excel.trace import trace
from reports.excel.words import Words
from reports.figures import Amounts, Measure
from reports.ranking import Category, Place, Ranking, Unranked
from reports.unit import Unit
from reports.voice import message
from reports.wording import percent, rupiah_short


def pages(words: Words, data: Data) -> Iterator[Page]:
    """Return a sheet for each ranking, by category and level."""
    units = {u: scope.total for level in words.report.levels for u, scope in level.units.items()}
    for ranking in words.report.rankings:
        sheet = Sheet(words, data, ranking, units)
        name = f"{ranking.category.name(words.language)}, {words.group} {ranking.level}"
        code = ranking.category.code
        yield words.page(
            f"{code} {ranking.level}",
            f"{code} – {name}",
            sheet.table(),
            about=f"{_short(words, ranking.category)}, {words.group} {ranking.level}",
            charts=sheet.charts(),
            frozen_columns=3,
            filtered=True,
        )


def _short(words: Words, category: Category) -> str:
    said = message("Nilai %(part)s") if category.by == "value" else message("Persentase %(part)s")
    return words.say(said, part=category.part.upper())


def table_name(ranking: Ranking) -> str:
    """Return the name of a ranking's table."""
    return f"Peringkat_{ranking.category.code}_" + re.sub(r"\W", "_", ranking.level)


class Sheet:
    """The sheet of one ranking."""

    def __init__(
        self, words: Words, data: Data, ranking: Ranking, units: dict[Unit, Amounts]
    ) -> None:
        """Show a ranking of units with their amounts."""
        self.words, self.data, self.ranking, self.units = words, data, ranking, units
        self.name = table_name(ranking)
        say = words.say
        self.rank, self.number = say("Peringkat"), say("Nomor")
        self.before = say("Peringkat sebelumnya")
        self.gaps = ranking.gaps
        self.moves = {move.place.unit: move for move in words.report.moves_in(ranking)}

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What is shown of each unit."""
        category = self.ranking.category
        return (category.part, category.share, category.complete)

    def table(self) -> Table:
        """Return the table: the places in their order, then whoever has none."""
        rows = [self._place(place) for place in self.ranking.places]
        rows += [self._unranked(item) for item in self.ranking.unranked]
        return Table(self._columns(), rows, name=self.name)

    def charts(self) -> tuple[Chart, ...]:
        """Return the chart of the first places; none without a place."""
        ranking, words = self.ranking, self.words
        category, units = ranking.category, len(ranking.places)
        if not units:
            return ()
        bars = min(units, MOST_BARS)
        told = {"category": category.name(words.language), "group": words.group}
        told |= {"level": ranking.level, "period": words.period}
        title = (
            words.say(
                "%(category)s, %(group)s %(level)s (%(bars)s teratas dari %(units)s, %(period)s)",
                **told,
                bars=bars,
                units=units,
            )
            if bars < units
            else words.say("%(category)s, %(group)s %(level)s (%(period)s)", **told)
        )
        share = category.by == "share"
        whole = share and all((p.share.share or 0) <= 1 for p in ranking.places)
        said = words.say("Diagram batang mendatar: %(title)s.", title=title)
        return (
            Chart(
                "bar",
                title,
                f"{said} {self._leading()}",
                names=2,
                series=(Series(5 if share else 4, category.part),),
                rows=bars,
                style="percent" if share else "rupiah",
                most=1 if whole else None,
            ),
        )

    def _columns(self) -> tuple[Column, ...]:
        say = self.words.say
        return (
            Column(self.rank, "rank", formula=self._ranked()),
            Column(self.number, "count"),
            Column(say("Instansi")),
            Column(say("Kode"), widest=24),
            *(self._measured(measure) for measure in self.measures),
            Column(say("Selisih ke atasnya"), self._style(), formula=self._gap()),
            Column(self.before, "rank"),
            Column(say("Perubahan"), "move", formula=self._change()),
            Column(say("Catatan"), widest=24),
            Column(say("Sumber (nomor pada lembar Sumber)"), TRACE, widest=40),
        )

    def _measured(self, measure: Measure) -> Column:
        name = heading(self.words, measure)
        found = f"MATCH({this(self.name, self.number)},{OFFICES}[{self.number}],0)"
        mark: Mark = "bar" if measure == self.ranking.category.decides else ""
        return Column(
            name, HEADINGS[measure][1], formula=f"INDEX({OFFICES}[{name}],{found})", mark=mark
        )

    def _style(self) -> str:
        return "rupiah" if self.ranking.category.by == "value" else "percent"

    @property
    def _decides(self) -> tuple[str, str]:
        """The cell that decides a row's place, and the column of all of them."""
        name = heading(self.words, self.ranking.category.decides)
        return this(self.name, name), f"{self.name}[{name}]"

    def _ranked(self) -> str:
        own, all_of_them = self._decides
        return f"IF(ISNUMBER({own}),_xlfn.RANK.EQ({own},{all_of_them},0),{UNKNOWN})"

    def _gap(self) -> str:
        own, all_of_them = self._decides
        rank = this(self.name, self.rank)
        # a unit that is still to be ranked has a dash, which no comparison must take for a number
        lower = f"IF(ISNUMBER({rank}),{rank}>1,FALSE)"
        return f"IF({lower},LARGE({all_of_them},{rank}-1)-{own},{UNKNOWN})"

    def _change(self) -> str:
        rank, before = this(self.name, self.rank), this(self.name, self.before)
        return f"IF(AND(ISNUMBER({rank}),ISNUMBER({before})),{before}-{rank},{UNKNOWN})"

    def _place(self, place: Place) -> tuple[Value, ...]:
        move = self.moves.get(place.unit)
        return (
            self.words.rank(self.ranking.category, place),
            *self._told(place.unit),
            self.gaps.get(place.rank),
            move.before if move else None,
            move.change if move else None,
            "; ".join(self._remarks(place)),
            trace(self.words, self.units[place.unit]),
        )

    def _unranked(self, item: Unranked) -> tuple[Value, ...]:
        before = self.words.report.rank_before(self.ranking, item.unit)
        return (
            None,
            *self._told(item.unit),
            None,
            before,
            None,
            item.why(self.words.language),
            trace(self.words, self.units[item.unit]),
        )

    def _told(self, unit: Unit) -> Iterator[Value]:
        yield from (self.data.numbers[unit.code], unit.name, unit.code)
        yield from (self.units[unit].of(measure) for measure in self.measures)

    def _remarks(self, place: Place) -> Iterator[str]:
        if place.tied:
            yield self.words.say("Peringkat sama")
        if place.planned.value:
            yield place.on_plan(self.words.language)

    def _leading(self) -> str:
        first, language = self.ranking.leaders[0], self.words.language
        amount = rupiah_short(first.value.amount, language)
        if self.ranking.category.by == "share":
            amount = percent(first.share.share, language)
        names = ", ".join(place.unit.name for place in self.ranking.leaders)
        return self.words.say(
            "Peringkat pertama: %(names)s, %(result)s.", names=names, result=amount
        )
