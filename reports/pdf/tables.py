"""What stands in the cells of tables: figures as text, remarks, and the rows to be shown."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from reports.figures import Figure
from reports.findings import Finding
from reports.quarterly import QuarterlyReport
from reports.ranking import Place
from reports.wording import date, number, percent, rupiah_short

NEARLY_COMPLETE = Fraction(9, 10)
"""Below this part of known money a place is marked in charts and named in the summary."""
EXAMPLES = 15
"""Most findings of a rule that are printed; the workbook holds all of them."""
LEADERS = 3
"""Most sharers of a first place that the summary names."""


def amount(figure: Figure) -> str:
    """Write an amount or a count in full, without a unit."""
    return number(figure.value if not isinstance(figure.value, Fraction) else None, "id")


def share(figure: Figure) -> str:
    """Write a share with two decimals."""
    return percent(figure.share, "id")


def complete(figure: Figure) -> str:
    """Write how much is known; what is not quite complete never reads 100,00%."""
    text = share(figure)
    almost = figure.share is not None and figure.share < 1 and text == percent(Fraction(1), "id")
    return ">99,99%" if almost else text


def is_complete(figure: Figure) -> bool:
    """Whether everything is known."""
    return figure.share == 1


def is_nearly_complete(figure: Figure) -> bool:
    """Whether so much is known that a place needs no mark."""
    return figure.share is not None and figure.share >= NEARLY_COMPLETE


def remarks(place: Place) -> str:
    """Say what a reader must know about a place."""
    words = ["peringkat sama"] if place.tied else []
    if not is_nearly_complete(place.complete):
        words.append(f"kurang dari {threshold()} terisi")
    elif not is_complete(place.complete):
        words.append("belum lengkap")
    return "; ".join(words)


def threshold() -> str:
    """Write the part of known money below which a place is marked."""
    return percent(NEARLY_COMPLETE, "id", 0)


def examples(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Return the findings of a rule that are printed."""
    return findings[:EXAMPLES]


def others(items: Sequence[object], shown: int) -> int:
    """Return how many of the items are not shown."""
    return max(len(items) - shown, 0)


def place_of(finding: Finding, report: QuarterlyReport) -> str:
    """Name the place of a finding, its file by the number that the annex of sources gives it."""
    for source in (item.source for item in report.sources):
        if source.file == finding.file and finding.sheet in ("", source.sheet):
            return ", ".join(filter(None, (f"Berkas {source.number + 1}", finding.cell)))
    return finding.place


FILTERS: dict[str, Callable[..., Any]] = {
    "amount": amount,
    "share": share,
    "complete": complete,
    "count": lambda value: number(value, "id"),
    "date": lambda day: date(day, "id"),
    "short": lambda figure: rupiah_short(figure.value, "id"),
}
"""How templates write what the model holds."""
