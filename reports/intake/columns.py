"""One column to facts: every cell read by its kind, and told where that is doubtful."""

from collections.abc import Callable, Collection, Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import cast

from reports.intake import layouts
from reports.intake.amounts import finer_than_sen, in_unit, money, whole_rupiah
from reports.intake.cells import Cell, Doubt, as_written, choice, code, day, day_order, shown, text
from reports.intake.layouts import Layout
from reports.intake.readers import READERS
from reports.intake.seen import Seen

LARGEST_IN_UNIT = 10**15
"""No government spends or plans as many rupiah: a heading that says so has the wrong unit."""

SUMMED_UP = ("W-221", "W-231", "W-233", "W-234")
"""Told once a column, of its first cell, with the number of cells: they are read all the same."""

CODES = ("unit_code", "office_code", "package", "rup_code")


def read(
    seen: Seen, layout: Layout, field: str, cells: Sequence[Cell], numbers: Sequence[int]
) -> list[str]:
    """Return the values of a column's cells as text; what is doubtful is told in ``seen``.

    ``numbers`` are the rows of the cells, counted from 1.
    """
    is_money = layout.kinds[field] == "money"
    scale = layouts.scale(seen.headings[field]) if is_money else 1
    reader = in_unit if scale > 1 else _reader(layout, field, cells)
    whole = whole_rupiah(cells) if reader is money else None
    try:
        values = _read_once(reader, cells) if whole is None else whole
    except Doubt:
        values = _doubted(seen, field, reader, list(zip(cells, numbers, strict=True)))
    if scale > 1:
        values = _scaled(seen, field, values, scale)
    elif is_money and whole is None:
        finer = [pair for pair in zip(cells, numbers, strict=True) if finer_than_sen(pair[0])]
        if finer:
            seen.find("W-221", **_place(seen, field, *finer[0]), rows=len(finer))
    if field in layout.required and "" in values:
        _missing(
            seen,
            layout,
            field,
            [at for at, value in zip(numbers, values, strict=True) if not value],
        )
    return values


def _read_once(reader: Callable[[Cell], str], cells: Sequence[Cell]) -> list[str]:
    """Read a column's cells, each text that is repeated once: most texts of a column are.

    Texts that are read as they are written are taken without a look at each.
    """
    few = _distinct(cells)
    if set(map(type, few)) != {str}:
        return list(map(reader, cells))
    if reader in (text, code) and as_written(cast(Iterable[str], few)):
        return cast(list[str], list(cells))
    read = {cell: reader(cell) for cell in few}
    return list(map(read.__getitem__, cells))


def _distinct(cells: Sequence[Cell]) -> Collection[Cell]:
    """Return each of a column's cells once, or the cells as they are where few are repeated."""
    some = cells[: len(cells) // 10]
    few = set(cells) if len(set(some)) * 10 <= len(some) * 9 else cells
    return few if len(few) * 2 <= len(cells) else cells


def _reader(layout: Layout, field: str, cells: Sequence[Cell]) -> Callable[[Cell], str]:
    kind = layout.kinds[field]
    if field in layout.choices:
        return partial(choice, choices=layout.choices[field])
    if kind == "date":
        return partial(day, order=day_order(cells))
    return code if field in CODES else READERS[kind]


def _doubted(
    seen: Seen, field: str, reader: Callable[[Cell], str], cells: Sequence[tuple[Cell, int]]
) -> list[str]:
    """Read a column in which at least one cell is doubtful."""
    values: list[str] = []
    told: dict[str, dict[str, object]] = {}
    for cell, at in cells:
        try:
            values.append(reader(cell))
        except Doubt as doubt:
            values.append(doubt.value)
            found = _place(seen, field, cell, at) | {"other": doubt.other, "rows": 1}
            if doubt.rule not in SUMMED_UP:
                seen.find(doubt.rule, **found)
            else:
                first = told.setdefault(doubt.rule, found | {"rows": 0})
                first["rows"] = int(str(first["rows"])) + 1
    for rule, found in told.items():
        seen.find(rule, **found)
    return values


def _missing(seen: Seen, layout: Layout, field: str, rows: Sequence[int]) -> None:
    """Tell the cells that must be filled in and are not; an unknown amount is only doubtful."""
    rule = "W-267" if layout.kinds[field] == "money" else "F-141"
    for at in rows:
        seen.find(rule, cell=f"{seen.columns[field]}{at}", column=seen.headings[field])


def _scaled(seen: Seen, field: str, values: Sequence[str], scale: int) -> list[str]:
    """Return amounts in rupiah where the heading says that they are counted in thousands or more.

    They are rounded to the sen once, in rupiah. Amounts too large for the heading's unit are plain
    rupiah under a wrong heading; that is said.
    """
    largest = max((Decimal(value) for value in values if value), key=abs, default=Decimal())
    if abs(largest) * scale >= LARGEST_IN_UNIT:
        column, heading = seen.columns[field], seen.headings[field]
        seen.find("W-262", column=heading, seen=f"{largest:f}", cell=column)
        scale = 1
    return [_sen(Decimal(value) * scale) if value else "" for value in values]


def _sen(amount: Decimal) -> str:
    return f"{amount.quantize(Decimal('0.01'), ROUND_HALF_UP):f}"


def _place(seen: Seen, field: str, cell: Cell, at: int) -> dict[str, object]:
    return {
        "cell": f"{seen.columns[field]}{at}",
        "column": seen.headings[field],
        "seen": shown(cell),
    }
