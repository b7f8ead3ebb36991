"""The Data sheet: every cell of the cube, and the formulas that compute figures from it.

A formula computes what its figure's measure does: it adds up whole sen, leaves out what is not
known, and gives the dash where nothing is. Offices are found by their number in the list of
offices, since a code such as 1.10 would be compared as a number.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, partial
from typing import Any

from reports.excel.page import Column, Flow, Page, Plain, Table, Value
from reports.excel.words import Words
from reports.figures import Amounts, Cell, Measure
from reports.unit import Unit
from reports.voice import message

NAME = "Data"
UNKNOWN = '"–"'
NUMBER = '"<9E+99"'
"""What only numbers match, so that a dash is not counted."""

HEADINGS = {
    "number": message("Nomor"),
    "group": "",
    "unit": message("Instansi"),
    "code": message("Kode"),
    "quarter": message("Triwulan"),
    "channel": message("Kanal"),
    "rows": message("Jumlah baris"),
    "value": message("Nilai transaksi"),
    "pdn": message("Nilai PDN"),
    "umk": message("Nilai UMK"),
    "value_without_pdn": message("Nilai tanpa PDN"),
    "pdn_without_value": message("PDN tanpa nilai"),
    "value_without_umk": message("Nilai tanpa UMK"),
    "umk_without_value": message("UMK tanpa nilai"),
}
"""The columns; the last four keep apart what a share leaves out, mostly zero."""

Where = tuple[tuple[str, str], ...]
"""Columns of Data with the criterion that each must meet, as an expression of a formula."""


@dataclass(frozen=True)
class Data:
    """The Data sheet of a report."""

    words: Words

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each office, by its code."""
        return {unit.code: number for number, unit in enumerate(self.units, 1)}

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Every office, in the report's order."""
        return tuple(unit for level in self.words.report.levels for unit in level.units)

    @cached_property
    def span(self) -> Where:
        """What the rows of the report's span meet: nothing in a cumulative report."""
        report = self.words.report
        return () if report.cumulative else (("quarter", str(report.period.quarter)),)

    def heading(self, field: str) -> str:
        """Return the heading of a column."""
        said = HEADINGS[field]
        return self.words.say(said) if said else self.words.group

    def measure(self, measure: Measure, where: Where) -> str:
        """Return the formula of a measure over the rows that meet all criteria."""
        if measure == "rows":
            return self._sum("rows", where)
        part, _, kind = measure.partition("_")
        if not kind:
            counted = self._call("COUNT", part, where, NUMBER)
            return f"IF({counted}=0,{UNKNOWN},ROUND({self._sum(part, where)},2))"
        base = f"{self._sum('value', where)}-{self._sum(f'value_without_{part}', where)}"
        if kind == "complete":
            below, above = self._sum("value", where), base
        else:
            below = base
            above = f"{self._sum(part, where)}-{self._sum(f'{part}_without_value', where)}"
        return f"IF(ROUND({below},2)>0,ROUND({above},2)/ROUND({below},2),{UNKNOWN})"

    def page(self) -> Page:
        """Return the sheet."""
        say = self.words.say
        return self.words.page(
            NAME,
            say("Data: Realisasi menurut Instansi, Triwulan, dan Kanal"),
            Table(self._columns(), (), name=NAME, flow=self._flow()),
            about=say("Angka yang menjadi dasar semua rumus; ubah di sini untuk mencoba"),
            notes=(
                say(
                    "Nilai dalam rupiah. Lembar lain menghitung dari tabel ini. Bila nilai yang "
                    "belum diketahui (–) diisi, nolkan pula Nilai tanpa PDN atau Nilai tanpa UMK "
                    "pada baris itu."
                ),
            ),
            frozen_columns=3,
            filtered=True,
        )

    def elsewhere(self) -> Page:
        """Return the sheet of a report whose cells are too many for one: where they are."""
        say = self.words.say
        return self.words.page(
            NAME,
            say("Data: Realisasi menurut Instansi, Triwulan, dan Kanal"),
            Table(
                self._columns(),
                [],
                empty=say(
                    "Baris data melebihi batas lembar, sehingga disimpan di sebelah buku kerja "
                    "ini: data.csv dan data.parquet, dengan kamusnya datapackage.json. Lembar "
                    "lain memuat angka tanpa rumus."
                ),
            ),
        )

    def _columns(self) -> tuple[Column, ...]:
        styles = {"number": "count", "rows": "count", "quarter": "quarter"}
        texts = ("group", "unit", "code", "channel")
        return tuple(
            Column(self.heading(f), styles.get(f, "text" if f in texts else "rupiah"))
            for f in HEADINGS
        )

    def _flow(self) -> Flow:
        cells = self.words.report.cells.values()
        ordered = sorted(cells, key=lambda c: (self.numbers[c.unit], c.quarter, c.channel))
        widest = [*map(self._row, _widest(ordered))]
        return Flow(len(ordered), map(self._row, ordered), widest, tuple(self._changed(ordered)))

    def _changed(self, ordered: Sequence[Cell]) -> Iterator[tuple[int, int]]:
        """Yield row and column of what a corrected edition changes."""
        revision = self.words.report.revision
        former: dict[str, dict[str, Any]] = {}
        for change in revision.changes.cells if revision else ():
            former.setdefault(change.cell, {})[change.field] = change.before
        for at, cell in enumerate(ordered):
            fields = former.get(cell.key)
            if fields:
                yield from ((at, place) for place in self._differing(cell, fields))

    def _differing(self, cell: Cell, before: Mapping[str, Any]) -> Iterator[int]:
        """Yield the columns of a cell whose number was another; all where there was no cell."""
        numbers = range(tuple(HEADINGS).index("rows"), len(HEADINGS))
        if None in before.values():
            yield from numbers
            return
        row, former = self._row(cell), self._row(replace(cell, **before))
        yield from (place for place in numbers if row[place] != former[place])

    def _row(self, cell: Cell) -> tuple[Plain, ...]:
        number = self.numbers[cell.unit]
        unit = self.units[number - 1]
        named = (number, unit.level, unit.name, unit.code)
        return (*named, cell.quarter, cell.channel, cell.rows, *_known(cell), *_apart(cell))

    def _sum(self, field: str, where: Where) -> str:
        return self._call("SUM", field, where)

    def _call(self, function: str, field: str, where: Where, criterion: str = "") -> str:
        """Return a call over a column, of the rows that meet all criteria if there are any."""
        column = self.column(field)
        if not where:
            return f"{function}({column})"
        parts = [column, *([criterion] if criterion else [])]
        parts += [part for name, wanted in where for part in (self.column(name), wanted)]
        return f"{function}IFS({','.join(parts)})"

    def column(self, field: str) -> str:
        """Return the reference to a column."""
        return f"{NAME}[{self.heading(field)}]"


def _widest(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Yield cells that are between them as wide in every column as all are."""
    for part in ("unit", "channel", "rows"):
        yield from {getattr(cell, part): cell for cell in cells}.values()
    for amounts, places in ((_known, 3), (_apart, 4)):
        for place in range(places if cells else 0):
            yield max(cells, key=partial(_size, amounts, place))


def _size(amounts: Callable[[Cell], tuple[Decimal | None, ...]], place: int, cell: Cell) -> Decimal:
    return abs(amounts(cell)[place] or Decimal(0))


def _known(cell: Cell) -> tuple[Decimal | None, ...]:
    parts = ((cell.value, cell.value_rows), (cell.pdn, cell.pdn_rows), (cell.umk, cell.umk_rows))
    return tuple(amount if rows else None for amount, rows in parts)


def _apart(cell: Cell) -> tuple[Decimal, ...]:
    return (
        cell.value - cell.pdn_base,
        cell.pdn - cell.pdn_part,
        cell.value - cell.umk_base,
        cell.umk - cell.umk_part,
    )


def values(found: Amounts, measures: tuple[Measure, ...]) -> tuple[Value, ...]:
    """Return the figures that the formulas of some measures come to."""
    return tuple(found.of(measure) for measure in measures)


def this(table: str, heading: str) -> str:
    """Return the reference to a column's cell in the row of the formula."""
    return f"{table}[[#This Row],[{heading}]]"
