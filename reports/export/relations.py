"""What can be exported, as tables that DuckDB holds: one row a fact, a place, a figure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from reports import engine
from reports.export.fields import SQL, Field, fields
from reports.facts import Facts
from reports.figures import INDEX_MEASURE, Cell, Figure
from reports.figures_json import figures_in, printed
from reports.quarterly import QuarterlyReport
from reports.ranking import Ranking

DIGITS = 12
"""Decimals of a share; the exact fraction of a figure stands beside it."""

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A table to be exported: the query that gives its rows in their order."""

    name: str
    fields: tuple[Field, ...]
    connection: engine.Connection
    query: str

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return engine.count(self.connection, self.query)


def facts(found: Facts) -> Relation:
    """Return every transaction received: where it stood, where it counts, or why it does not."""
    last = found.period.quarter
    at = [(item.number, item.file, item.sheet, last) for item in found.sources]
    columns = {"number": "INTEGER", "file": "VARCHAR", "sheet": "VARCHAR", "last": "INTEGER"}
    engine.fill(found.connection, "origin", columns, at)
    return Relation("facts", fields("facts"), found.connection, engine.query("export_facts"))


def rankings(report: QuarterlyReport) -> Relation:
    """Return every unit's place in every category, and the units without one with the reason."""
    rows = (row for ranking in report.rankings for row in _places(report, ranking))
    return _filled("rankings", rows)


def figures(report: QuarterlyReport) -> Relation:
    """Return every figure of the report with what it was computed from."""
    found = {figure.key: figure for figure in figures_in(report)}
    return _filled("figures", (_figure(figure) for figure in found.values()))


def data(report: QuarterlyReport) -> Relation:
    """Return the sums of each unit, quarter and channel, which all figures of spending add up."""
    units = {unit.code: unit for level in report.levels for unit in level.units}
    return _filled(
        "data",
        (
            (cell.unit, units[cell.unit].name, units[cell.unit].level, *_sums(cell))
            for cell in report.cells.values()
        ),
    )


def _filled(name: str, rows: Iterable[Row]) -> Relation:
    """Put rows into a table of a database of their own, in their order."""
    connection = engine.connect()
    declared = fields(name)
    columns = {field.name: SQL[field.kind] for field in declared}
    numbered = ((number, *row) for number, row in enumerate(rows))
    engine.fill(connection, name, {"number": "INTEGER", **columns}, list(numbered))
    query = f"SELECT * EXCLUDE (number) FROM {name} ORDER BY number"  # noqa: S608 - our own name
    return Relation(name, declared, connection, query)


def _places(report: QuarterlyReport, ranking: Ranking) -> Iterator[Row]:
    rule = ranking.category
    about = (str(report.period), report.cumulative, rule.code, rule.part, rule.by, ranking.level)
    for place in ranking.places:
        amounts = (place.value.value, share(place.share.share), share(place.complete.share))
        keys = (place.value.key, place.share.key)
        named = (place.unit.code, place.unit.name)
        yield (*about, place.rank, place.tied, *named, *amounts, place.planned.value, *keys, None)
    for item in ranking.unranked:
        yield (*about, None, None, item.unit.code, item.unit.name, *[None] * 6, item.why("id"))


def _figure(figure: Figure) -> Row:
    value = figure.value
    plain = value if isinstance(value, Decimal) else None
    index = figure.measure == INDEX_MEASURE
    amount, points = (None, plain) if index else (plain, None)
    count = value if isinstance(value, int) else None
    fraction = None if figure.share is None else str(figure.share)
    values = (amount, share(figure.share), fraction, count, points)
    origins = len(figure.rows.at if figure.rows else figure.cells or figure.parts)
    return (figure.key, figure.measure, *values, printed(figure) or None, figure.how, origins)


def _sums(cell: Cell) -> Row:
    known = (
        cell.value if cell.value_rows else None,
        cell.pdn if cell.pdn_rows else None,
        cell.umk if cell.umk_rows else None,
    )
    apart = (
        cell.value - cell.pdn_base,
        cell.pdn - cell.pdn_part,
        cell.value - cell.umk_base,
        cell.umk - cell.umk_part,
    )
    return (cell.quarter, cell.channel, cell.rows, *known, *apart)


def share(share: Fraction | None) -> Decimal | None:
    """Return a share at the decimals of an export, rounded half up."""
    if share is None:
        return None
    with localcontext(prec=60):
        exact = Decimal(share.numerator) / Decimal(share.denominator)
        return exact.quantize(Decimal(1).scaleb(-DIGITS), ROUND_HALF_UP)
