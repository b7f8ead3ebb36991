"""What is filled into a workbook of an older version, carried to a newer one: nothing is lost.

Which value goes where is data: ``carried`` in the newer version's declaration. A value that has no
place there is kept aside with the cell that it came from.
"""

from collections.abc import Iterable, Mapping

from reports.intake.filled import Filled, Placed, Row
from reports.workbook import MARK, Template

IDENTITY = "identity"
"""What ``carried`` calls the sheet Identitas; other names are tables'."""

Place = tuple[str, str]
"""Table and field."""


def carry(filled: Filled, newer: Iterable[Template]) -> Filled:
    """Return what was filled in as it stands in the last of the newer versions, step by step."""
    for template in newer:
        filled = _step(filled, template)
    return filled


def _step(filled: Filled, newer: Template) -> Filled:
    known = _places(newer)
    result = Filled({}, {sheet.table: [] for sheet in newer.sheets}, list(filled.left))
    placed = _split(IDENTITY, filled.identity, newer, known, result.left)
    result.identity.update(placed.get(IDENTITY, {}))
    for table, rows in filled.tables.items():
        for row in rows:
            for target, values in _split(table, row, newer, known, result.left).items():
                result.tables[target].append(values)
    return result


def _places(template: Template) -> set[Place]:
    """Return every place that a version has."""
    columns = {(sheet.table, column.field) for sheet in template.sheets for column in sheet.columns}
    return columns | {(IDENTITY, item.field) for item in template.identity}


def _split(
    table: str, row: Row, newer: Template, known: set[Place], left: list[Placed]
) -> Mapping[str, Row]:
    """Return a row's values by the newer version's tables; what has no place goes to ``left``.

    A table that would only get values which others get too gets no row: a sheet that was split
    repeats the names of units, but not where there is nothing more to say.
    """
    rows: dict[str, Row] = {}
    single: set[str] = set()
    for field, value in row.items():
        places = [] if field == MARK else _destinations(table, field, newer, known)
        free = [(target, to) for target, to in places if to not in rows.get(target, {})]
        for target, to in free:
            rows.setdefault(target, {})[to] = value
        single |= {target for target, _ in free if len(free) == 1}
        if not free and field != MARK:
            left.append(value)
    kept = {target: values for target, values in rows.items() if not single or target in single}
    return _marked(kept, row, left)


def _destinations(table: str, field: str, newer: Template, known: set[Place]) -> list[Place]:
    name = f"{table}.{field}"
    named = [target.partition(".") for target in newer.carried.get(name, [name])]
    return [(target, to) for target, _, to in named if (target, to) in known]


def _marked(rows: Mapping[str, Row], row: Row, left: list[Placed]) -> Mapping[str, Row]:
    """Give every row the mark of the one that it comes from."""
    if MARK not in row:
        return rows
    if not rows:
        left.append(row[MARK])
    return {target: {MARK: row[MARK]} | values for target, values in rows.items()}
