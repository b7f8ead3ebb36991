"""What stands in the cells of tables: figures as text, remarks, and the rows to be shown."""

from collections.abc import Sequence
from fractions import Fraction

from reports.figures import Amounts, Figure, Value
from reports.findings import Finding, Group
from reports.intake.door import Source
from reports.period import ROMAN, Period
from reports.quarterly import Level, QuarterlyReport, Scope
from reports.ranking import Category, Place, Ranking
from reports.unit import Unit
from reports.voice import Voice, message, messages
from reports.wording import percent

NEARLY_COMPLETE = Fraction(9, 10)
"""Below this part of known money a place is marked in charts and named in the summary."""
ALMOST = Fraction(9999, 10000)
"""The most that is written of what is not quite complete."""
EXAMPLES = 10
"""Most findings of a rule that are printed; the workbook holds all of them."""
ON_ONE_PAGE = 15
"""Most rows of a table that is kept together on one page."""
LEADERS = 3
"""Most sharers of a first place that the summary names."""
SHARING = messages("dan %(number)s instansi lain dengan peringkat sama")
"""What is said of the others."""
MORE = messages("dan %(number)s temuan lain; lihat lembar Rincian Temuan pada buku kerja")
"""What is said of the findings that are not printed."""


def complete(voice: Voice, figure: Figure) -> str:
    """Write how much is known; what is not quite complete never reads 100,00%."""

    def write(value: Value | None) -> str:
        share = value if isinstance(value, Fraction) else None
        text = percent(share, voice.language)
        almost = share is not None and share < 1 and text == _percent(voice, Fraction(1))
        return f">{_percent(voice, ALMOST)}" if almost else text

    return voice.written(figure, write)


def is_complete(figure: Figure) -> bool:
    """Whether everything is known."""
    return figure.share == 1


def is_nearly_complete(figure: Figure) -> bool:
    """Whether so much is known that a place needs no mark."""
    return figure.share is not None and figure.share >= NEARLY_COMPLETE


def remarks(voice: Voice, place: Place) -> str:
    """Say what a reader must know about a place."""
    words = [voice.say("peringkat sama")] if place.tied else []
    if not is_nearly_complete(place.complete):
        words.append(voice.say("di bawah %(threshold)s", threshold=threshold(voice)))
    elif not is_complete(place.complete):
        words.append(voice.say("belum lengkap"))
    if place.planned.value:
        words.append(place.on_plan(voice.language))
    return "; ".join(words)


def any_remarks(voice: Voice, ranking: Ranking) -> bool:
    """Whether any place of a ranking has a remark."""
    return any(remarks(voice, place) for place in ranking.places)


def threshold(voice: Voice) -> str:
    """Write the part of known money below which a place is marked."""
    return _percent(voice, NEARLY_COMPLETE, 0)


def fits(ranking: Ranking) -> bool:
    """Whether a ranking's table and chart fit a page together."""
    return len(ranking.places) <= ON_ONE_PAGE


def few_units(report: QuarterlyReport) -> bool:
    """Whether a table of all units is kept together on one page."""
    return sum(len(level.units) for level in report.levels) <= ON_ONE_PAGE


def categories(report: QuarterlyReport) -> list[Category]:
    """Return the categories that the report ranks by."""
    return list(dict.fromkeys(ranking.category for ranking in report.rankings))


def any_place(group: Group) -> bool:
    """Whether any of a rule's findings was seen in one place."""
    return any(finding.place for finding in group.findings)


def examples(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Return the findings of a rule that are printed."""
    return findings[:EXAMPLES]


def others(items: Sequence[object], shown: int) -> int:
    """Return how many of the items are not shown."""
    return max(len(items) - shown, 0)


def place_of(voice: Voice, finding: Finding) -> str:
    """Name the place of a finding, its file by the number that the annex of sources gives it."""
    for source in (item.source for item in voice.report.sources):
        if source.file == finding.file and finding.sheet in ("", source.sheet):
            file = voice.say("Berkas %(number)s", number=file_number(source))
            return ", ".join(filter(None, (file, finding.cell)))
    return finding.place


def leaders(ranking: Ranking) -> Sequence[Place]:
    """Return the first places that the summary names."""
    return ranking.leaders[:LEADERS]


def only(level: Level) -> Unit:
    """Return the unit of a level that has just one."""
    return next(iter(level.units))


def short_name(voice: Voice, category: Category) -> str:
    """Name a category in two words, for narrow columns."""
    said = message("Nilai %(part)s") if category.by == "value" else message("Persentase %(part)s")
    return voice.say(said, part=category.part.upper())


def quarter_names(voice: Voice) -> list[str]:
    """Head the columns of a table by quarter: each quarter's own, then cumulative from TW II."""
    quarters = ROMAN[: len(voice.report.all.quarters)]
    own = [voice.say("TW %(quarter)s", quarter=roman) for roman in quarters]
    return own + [voice.say("s.d. TW %(quarter)s", quarter=roman) for roman in quarters[1:]]


def by_quarter(scope: Scope) -> tuple[Amounts, ...]:
    """Return a scope's amounts in the order of those columns."""
    return (*scope.quarters, *scope.cumulative[1:])


def roman(quarter: int) -> str:
    """Write a quarter's number."""
    return ROMAN[quarter - 1]


def author(report: QuarterlyReport) -> str:
    """Name the publisher, from the government down to the unit."""
    by = report.settings.publisher
    return ", ".join(filter(None, (by.government, by.office, by.unit)))


def file_number(source: Source) -> str:
    """Write the number by which findings name a file."""
    return str(source.number + 1)


def after_2025_amendment(period: Period) -> bool:
    """Whether Perpres 46/2025, in force since 30 April 2025, applied in the quarter."""
    return period >= Period(2025, 2)


def _percent(voice: Voice, share: Fraction, decimals: int = 2) -> str:
    return percent(share, voice.language, decimals)
