"""One sheet to facts: headings recognised, every cell read, nothing passed over."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from hashlib import blake2b
from itertools import compress, count
from operator import itemgetter

from reports import workbook
from reports.intake import bodies, cells, columns, headings, layouts
from reports.intake.bodies import Body, Numbered
from reports.intake.cells import Cell
from reports.intake.grid import Grid
from reports.intake.layouts import Layout
from reports.intake.rows import filled
from reports.intake.seen import Seen, letters

HEADINGS_SHOWN = 6


Columns = Sequence[Sequence[str]]
"""The facts of a sheet as text, column by column, all of one length."""


def read_sheet(grid: Grid) -> tuple[Seen, Columns]:
    """Return what a sheet is and its facts: row number, why it is left out, digest, then the fields
    of its layout's table.
    """
    seen = Seen(grid.name)
    heading = headings.find(grid.rows, grid.merged, layouts.recognise)
    if heading is None:
        _unknown(seen, grid.rows)
        return seen, ()
    layout = heading.fit
    seen.layout, seen.table, seen.dated = layout.name, layout.table, layout.dated
    places = layout.positions(heading.names)
    for column in layout.missing(places):
        seen.find("F-103", column=column, other=layout.name)
    for column, first, second in layout.doubled(heading.names):
        where = f"{letters(second)}{heading.body}"
        seen.find("F-143", cell=where, column=column, other=letters(first))
    seen.columns = {field: letters(place) for field, place in places.items()}
    seen.headings = {field: heading.names[place] for field, place in places.items()}
    body = bodies.split(seen, grid.rows, heading, places)
    _widths(seen, body.data, len(heading.names))
    _unread(seen, grid.unread, heading.body, body.passed_over)
    if layout.own:
        _unknown_columns(seen, heading.names, body.data)
    seen.rows = len(body.data)
    return seen, _facts(seen, layout, body, places)


def _unknown(seen: Seen, rows: Sequence[Sequence[Cell]]) -> None:
    first = next((row for row in rows if any(map(filled, row))), None)
    if first is not None:
        kinds = ", ".join(known.name for known in layouts.known() if not known.own)
        names = [name for name in map(cells.text, first) if name]
        seen.find("F-102", seen=", ".join(names[:HEADINGS_SHOWN]), other=kinds)


def _unknown_columns(seen: Seen, names: Sequence[str], body: Sequence[Numbered]) -> None:
    """Tell the columns that an office added to its own workbook, if anything stands in them."""
    known = {*seen.headings.values(), workbook.MARK}
    for place, name in enumerate(names):
        if name in known:
            continue
        rows = [at for at, row in body if place < len(row) and filled(row[place])]
        if rows:
            seen.find("W-269", cell=f"{letters(place)}{rows[0]}", column=name, rows=len(rows))


def _widths(seen: Seen, body: Sequence[Numbered], width: int) -> None:
    for at, row in body:
        if len(row) != width and (len(row) < width or any(map(filled, row[width:]))):
            seen.find("F-112", other=str(at), seen=f"{len(row)} / {width}", cell=f"A{at}")


def _unread(
    seen: Seen,
    unread: Iterable[tuple[str, str, str]],
    headings_end: int,
    passed_over: Collection[int],
) -> None:
    """Tell the cells of the table whose contents the rows do not hold."""
    facts = {column: fact for fact, column in seen.columns.items()}
    for rule, address, what in unread:
        fact = facts.get(address.rstrip("0123456789"))
        row = int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        if fact and row > headings_end and row not in passed_over:
            seen.find(rule, cell=address, column=seen.headings[fact], seen=what)


def _facts(seen: Seen, layout: Layout, body: Body, places: Mapping[str, int]) -> Columns:
    numbers, rows = [at for at, _ in body.data], [row for _, row in body.data]
    values = {
        field: columns.read(seen, layout, field, _cells(rows, places[field]), numbers)
        for field in layout.kinds
        if field in places
    }
    _compare(seen, layout, values, places, body.totals)
    blank = [""] * len(rows)
    if "channel" in values:
        values["channel"] = [layout.channels.get(name, name) for name in values["channel"]]
    elif layout.channel:
        values["channel"] = [layout.channel] * len(rows)
    return (
        list(map(str, numbers)),
        _left_out(layout, values, len(rows)),
        _digests(values.get(layout.key, blank), body.data),
        *(values.get(field, blank) for field in layout.kinds),
    )


def _cells(rows: Sequence[Sequence[Cell]], place: int) -> list[Cell]:
    try:
        return list(map(itemgetter(place), rows))
    except IndexError:  # a row ends before this column
        return [row[place] if place < len(row) else "" for row in rows]


def _compare(
    seen: Seen,
    layout: Layout,
    values: Mapping[str, Sequence[str]],
    places: Mapping[str, int],
    totals: Sequence[Numbered],
) -> None:
    """Compare the last total of a sheet with what its rows add up to."""
    for field, kind in layout.kinds.items():
        if not totals or kind != "money" or field not in values:
            continue
        at, row = totals[-1]
        stated = row[places[field]] if places[field] < len(row) else ""
        total = sum((Decimal(value) for value in values[field] if value), Decimal())
        if type(stated) in (int, float) and Decimal(str(stated)) != total:
            place = {"cell": f"{seen.columns[field]}{at}", "column": seen.headings[field]}
            seen.find("W-268", **place, seen=cells.text(stated), other=f"{total:f}")


def _left_out(layout: Layout, columns: dict[str, list[str]], rows: int) -> list[str]:
    """Return why each row does not count, '' for those that do; the first reason stands."""
    reasons = [""] * rows
    for rule in layout.left_out:
        values = columns.get(rule.field, ())
        out = {value for value in set(values) if rule.leaves_out(value)}
        for at in _where(values, out):
            reasons[at] = reasons[at] or rule.reason
    return reasons


def _digests(keys: Sequence[str], body: Sequence[Numbered]) -> list[str]:
    """Return a digest of each row whose key is not its own, '' for the others."""
    digests = [""] * len(keys)
    for at in _where(keys, {key for key, times in Counter(keys).items() if times > 1}):
        digests[at] = blake2b(repr(body[at][1]).encode(), digest_size=12).hexdigest()
    return digests


def _where(values: Sequence[str], wanted: Collection[str]) -> Iterator[int]:
    """Yield the places of the values that are among the wanted ones."""
    return compress(count(), map(wanted.__contains__, values)) if wanted else iter(())
