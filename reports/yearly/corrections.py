"""Corrections: what an edition published of its quarter and the last edition of the year tells
otherwise, office by office and kecamatan by kecamatan.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.figures import Figure, Measure, total
from reports.measures.districts import District
from reports.period import Period
from reports.quarterly import QuarterlyReport
from reports.yearly.told import Quarter, Told, quoted, quoted_if, told, told_of

AMOUNTS: tuple[Measure, ...] = ("value", "pdn", "umk")
"""What is reconciled by office; shares follow from it."""
PRODUCTS = "registered"
"""What is reconciled by kecamatan."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A quarter's own amount of a unit that was published otherwise than it is known now."""

    period: Period
    code: str
    """The code of an office, the name of a kecamatan."""
    unit: str
    measure: str
    told: Told
    since: Period
    edition: int
    """Period and number of the first edition with the amount as it is known now."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The corrections of one measure of one quarter together, which explain its difference."""

    period: Period
    measure: str
    change: Figure
    """The sum of what changed at every unit."""
    difference: Figure
    """The quarter's amount as it is known, less the published one."""


def of(quarters: Sequence[Quarter], last: QuarterlyReport) -> tuple[Correction, ...]:
    """Return every correction, by quarter, unit and measure."""
    reports = [report for quarter in quarters for report in quarter.editions]
    return tuple(
        item
        for quarter in quarters
        if quarter.report and told_of(last, quarter.number)
        for item in (*_offices(quarter.period, reports), *_districts(quarter.period, reports))
    )


def reconciled(
    quarters: Sequence[Quarter], corrections: Sequence[Correction]
) -> tuple[Reconciled, ...]:
    """Return for each corrected amount of a quarter what its offices explain of it."""
    found = []
    for quarter in quarters:
        for measure in AMOUNTS:
            change = quarter.own[measure].change
            parts = [
                item.told.change
                for item in corrections
                if (item.period, item.measure) == (quarter.period, measure)
            ]
            known = [part for part in parts if part is not None]
            if known and change is not None:
                key = f"yearly.TW{quarter.number}.{measure}.explained"
                whole = total(key, measure, known)
                found.append(Reconciled(quarter.period, measure, whole, change))
    return tuple(found)


def _offices(period: Period, reports: Sequence[QuarterlyReport]) -> Iterator[Correction]:
    tables = [(r, _amounts(r, period.quarter)) for r in reports if r.period >= period]
    units = (unit for r in reports for level in r.levels for unit in level.units)
    names = {unit.code: unit.name for unit in units}
    yield from _compared(period, tables, names, "yearly.office")


def _districts(period: Period, reports: Sequence[QuarterlyReport]) -> Iterator[Correction]:
    tables = [(r, _products(r, period.quarter)) for r in reports if r.period >= period]
    yield from _compared(period, tables, {}, "yearly.district")


Known = dict[tuple[str, str], Figure]
"""Figures by unit and measure: an office by its code, which stays where its name is another."""


def _compared(
    period: Period,
    tables: Sequence[tuple[QuarterlyReport, Known]],
    names: Mapping[str, str],
    key: str,
) -> Iterator[Correction]:
    """Compare the table of the quarter's first edition with that of the last one."""
    (_, first), *_, (_, final) = (tables[0], *tables)
    for unit, measure in dict.fromkeys((*first, *final)):
        at = (unit, measure)
        found = told(
            f"{key}.{unit}.TW{period.quarter}.{measure}.change", first.get(at), final.get(at)
        )
        if found.corrected or (found.published is None) != (found.known is None):
            mended = next(
                report for report, table in tables if _value(table.get(at)) == _value(found.known)
            )
            name = names.get(unit, unit)
            yield Correction(period, unit, name, measure, found, mended.period, mended.edition)


def _value(figure: Figure | None) -> object:
    return figure.value if figure else None


def _amounts(report: QuarterlyReport, quarter: int) -> Known:
    return {
        (unit.code, measure): quoted(report, scope.quarters[quarter - 1].of(measure))
        for level in report.levels
        for unit, scope in level.units.items()
        for measure in AMOUNTS
    }


def _products(report: QuarterlyReport, quarter: int) -> Known:
    found = report.measures.districts
    items: tuple[District, ...] = found.districts if found else ()
    figures = {
        (item.name, PRODUCTS): quoted_if(report, item.quarters[quarter - 1]) for item in items
    }
    return {at: figure for at, figure in figures.items() if figure is not None}
