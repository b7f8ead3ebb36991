"""Which annexes there are, how chapters refer to them, and the card of every unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reports.measures.compliance import Office
from reports.measures.indicator import Result
from reports.pdf import boards
from reports.pdf.contents import ROMAN
from reports.quarterly import Level, QuarterlyReport
from reports.voice import Voice
from reports.wording import MISSING

Annex = Literal["cards", "consistency", "rules", "sources", "findings", "decisions", "changes"]


def present(report: QuarterlyReport) -> list[Annex]:
    """Return the annexes that have anything to show, in their order."""
    found = report.measures
    shown: dict[Annex, bool] = {
        "cards": bool(report.ranked_levels),
        "consistency": bool(
            found.published or (found.governance and found.governance.adds_up is not None)
        ),
        "rules": True,
        "sources": True,
        "findings": bool(report.findings),
        "decisions": bool(report.decisions),
        "changes": report.revision is not None,
    }
    return [annex for annex, there in shown.items() if there]


def number(voice: Voice, annex: Annex) -> str:
    """Name an annex as a chapter refers to it: Lampiran IV."""
    return numbered(voice, present(voice.report).index(annex))


def numbered(voice: Voice, place: int) -> str:
    """Name an annex by its place among them, counted from 0."""
    return voice.say("Lampiran %(number)s", number=ROMAN[place])


@dataclass(frozen=True, slots=True)
class Card:
    """What one line says of a unit: its places, its indicator, its duties."""

    row: boards.Row
    result: Result | None
    office: Office | None


def cards(report: QuarterlyReport, level: Level) -> Iterator[Card]:
    """Yield the units of a level by name, each with what is known of it."""
    found = report.measures
    rows = {row.unit: row for row in boards.rows(report, level)}
    for unit in level.units:
        yield Card(
            rows[unit],
            found.indicator.offices.get(unit) if found.indicator else None,
            found.compliance.office(unit) if found.compliance else None,
        )


def yes(voice: Voice, answer: bool | None) -> str:
    """Write whether a unit has something; – where it does not say."""
    if answer is None:
        return MISSING
    return voice.say("ya") if answer else voice.say("tidak")
