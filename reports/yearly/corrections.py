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
    """A quarter's own amount of a unit that was published otherwise than it is known now, first or
    in between: what one edition changed and a later one put back has a change of zero."""

    period: Period
    code: str
    """The code of an office or a kecamatan."""
    unit: str
    measure: str
    told: Told
    since: Period
    edition: int
    """Period and number of the first edition from which on the amount is as it is known now."""

    @property
    def put_back(self) -> bool:
        """Whether what was published first is what is known again."""
        return self.told.change is not None and self.told.change.value == 0


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
            if parts and change is not None:
                key = f"yearly.TW{quarter.number}.{measure}.explained"
                whole = total(key, measure, filter(None, parts))
                found.append(Reconciled(quarter.period, measure, whole, change))
    return tuple(found)


def _offices(period: Period, reports: Sequence[QuarterlyReport]) -> Iterator[Correction]:
    tables = [(r, _amounts(r, period.quarter)) for r in _telling(period, reports)]
    units = (unit for r in reports for level in r.levels for unit in level.units)
    names = {unit.code: unit.name for unit in units}
    yield from _compared(period, tables, names, "yearly.office")


def _districts(period: Period, reports: Sequence[QuarterlyReport]) -> Iterator[Correction]:
    tables = [(r, _products(r, period.quarter)) for r in _telling(period, reports)]
    names = {item.code: item.name for r in reports for item in _found(r)}
    yield from _compared(period, tables, names, "yearly.district")


def _telling(period: Period, reports: Sequence[QuarterlyReport]) -> list[QuarterlyReport]:
    """Return the editions of a quarter, and the later ones that tell of it."""
    return [r for r in reports if r.period == period or _later(period, r)]


def _later(period: Period, report: QuarterlyReport) -> bool:
    return report.period > period and told_of(report, period.quarter)


Known = dict[tuple[str, str], Figure]
"""Figures by unit and measure: an office by its code, which stays where its name is another."""


def _compared(
    period: Period,
    tables: Sequence[tuple[QuarterlyReport, Known]],
    names: Mapping[str, str],
    key: str,
) -> Iterator[Correction]:
    """Compare what the quarter's first edition tells with the last one and those between."""
    (_, first), *_, (_, final) = (tables[0], *tables)
    for at in dict.fromkeys(at for _, table in tables for at in table):
        values = [_value(table.get(at)) for _, table in tables]
        if not _moved(values):
            continue
        unit, measure = at
        change = f"{key}.{unit}.TW{period.quarter}.{measure}.change"
        found = told(change, first.get(at), final.get(at))
        since, _ = tables[_settled(values)]
        name = names[unit]
        yield Correction(period, unit, name, measure, found, since.period, since.edition)


def _moved(values: Sequence[object]) -> bool:
    """Whether editions tell an amount otherwise; one between that does not tell it changes none."""
    first, *between, last = (values[0], *values)
    return first != last or any(value not in (None, last) for value in between)


def _settled(values: Sequence[object]) -> int:
    """Return the place from which on values are as the last one."""
    return max(at for at, value in enumerate(values) if value != values[-1]) + 1


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
    figures = {
        (item.code, PRODUCTS): quoted_if(report, item.quarters[quarter - 1])
        for item in _found(report)
    }
    return {at: figure for at, figure in figures.items() if figure is not None}


def _found(report: QuarterlyReport) -> tuple[District, ...]:
    found = report.measures.districts
    return found.districts if found else ()
