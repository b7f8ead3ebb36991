"""What a sheet shows, before it is written: a title, tables of values and formulas, charts."""

import datetime
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from reports.figures import Figure

NAME_LENGTH = 31
WITH_CELLS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
"""Files in which a link can lead to a cell."""
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True, slots=True)
class Link:
    """The name of a sheet, to be clicked; ``text`` is shown, or else the name."""

    sheet: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Outside:
    """A text that opens another file, at a cell of it if the target names one after #."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Computed:
    """A cell with a formula of its own, and what it comes to."""

    formula: str
    value: "str | int | Decimal | Fraction | Figure | None"


@dataclass(frozen=True, slots=True)
class Revised:
    """A number that a corrected edition changes, to be marked by its format."""

    value: "Computed | int | Decimal | Fraction | None"


Value = (
    Computed
    | Figure
    | Revised
    | str
    | int
    | Decimal
    | Fraction
    | datetime.date
    | Link
    | Outside
    | None
)
"""A cell: a figure, rupiah as Decimal, a share as Fraction, a count as int; None is unknown, never
zero. ``resolved`` puts what a figure comes to in its place."""

Plain = str | int | Decimal | None
"""A cell without formula or link."""

Mark = Literal["", "bar", "signal", "heat"]
"""How a column's cells are marked: bars of their size, the colour of their sign, shades."""


TRACE = "trace"
"""The style of a last column that names the rows behind a figure: one line, and not printed."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``style`` is a name of the theme, ``widest`` counts characters.

    ``formula`` computes its cells, and ``total`` the one in the row of totals; the rows hold what
    they come to. ``spark`` are the first and last column that small bars in each cell draw.
    """

    heading: str
    style: str = "text"
    widest: int = 44
    formula: str = ""
    total: str = ""
    mark: Mark = ""
    spark: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """Rows of texts and numbers, ``count`` of them, that are written as they come; none is kept.

    ``widest`` are among them, and as wide in each column as any.
    """

    count: int
    rows: Iterable[Sequence[Plain]]
    widest: Sequence[Sequence[Plain]]
    changed: Sequence[tuple[int, int]] = ()
    """Row and column of each number that a corrected edition changes."""


@dataclass(frozen=True, slots=True)
class Table:
    """A header row and rows of values; ``empty`` is said where there are none.

    With a ``name`` it is a table of Excel's, whose columns formulas refer to by name.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    title: str = ""
    empty: str = "Tidak ada."
    total: bool = False
    """Whether the last row is a total."""
    name: str = ""
    names: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Names of single cells, by row and column within the table."""
    flow: Flow | None = None
    """What follows the rows, at the end of the page."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows) + (self.flow.count if self.flow else 0)

    @property
    def widest(self) -> Sequence[Sequence[Value]]:
        """Rows by which the widths of columns are told."""
        return [*self.rows, *self.flow.widest] if self.flow else self.rows


@dataclass(frozen=True, slots=True)
class Series:
    """One column of a chart, and the name of its colour in the theme."""

    column: int
    look: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of the first ``rows`` of a page's first table.

    ``bar`` are horizontal bars from the top down, ``stacked`` the same with each bar whole and in
    parts, ``line`` are lines from left to right.
    """

    kind: Literal["bar", "stacked", "line"]
    title: str
    description: str
    names: int
    """The column that names bars or points."""
    series: Sequence[Series]
    rows: int
    style: str
    """What is measured: ``rupiah``, ``percent`` or ``count``."""
    most: float | None = None
    """Where the axis of values ends; None lets the program choose."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet. ``about`` describes it in the table of contents."""

    name: str
    title: str
    lines: Sequence[str]
    tables: Sequence[Table]
    about: str = ""
    charts: Sequence[Chart] = ()
    frozen_columns: int = 0
    filtered: bool = False
    home: Link | None = None
    """The sheet that a link at the top leads back to, with what the link says."""

    landscape: bool = False
    """Whether it is printed across, however narrow it is."""
    foot: tuple[str, str, str] = ("DRAF", "&A", "&P dari &N")
    """What is printed at the foot, left, in the middle and right; & begins a code of Excel's."""

    @property
    def one_header(self) -> bool:
        """Whether one header, the first, is right for every table."""
        return all(table.columns == self.tables[0].columns for table in self.tables)


def still(page: Page) -> Page:
    """Return a page that shows what its formulas come to, and computes nothing."""
    return replace(page, tables=[_still(table) for table in page.tables])


def _still(table: Table) -> Table:
    columns = [replace(column, formula="", total="") for column in table.columns]
    rows = [
        [value.value if isinstance(value, Computed) else value for value in row]
        for row in table.rows
    ]
    return replace(table, columns=columns, rows=rows)


def resolved(page: Page, changed: Container[str]) -> Page:
    """Return a page with what its figures come to; those of ``changed``, by key, are marked."""
    return replace(page, tables=[_resolved(table, changed) for table in page.tables])


def _resolved(table: Table, changed: Container[str]) -> Table:
    return replace(table, rows=[[_known(value, changed) for value in row] for row in table.rows])


def _known(value: Value, changed: Container[str]) -> Value:
    if isinstance(value, Figure):
        return Revised(value.value) if value.key in changed else value.value
    if isinstance(value, Computed) and isinstance(value.value, Figure):
        known = replace(value, value=value.value.value)
        return Revised(known) if value.value.key in changed else known
    return value


def named(pages: Iterable[Page], taken: str) -> list[Page]:
    """Give every page a name that Excel accepts and neither another page has nor is ``taken``."""
    used = {"history", taken.casefold()}
    result = []
    for page in pages:
        name = _free(_legal(page.name), used)
        used.add(name.casefold())
        result.append(replace(page, name=name))
    return result


def _legal(name: str) -> str:
    plain = "".join(char for char in FORBIDDEN.sub(" ", name) if char.isprintable())
    return " ".join(plain.split())[:NAME_LENGTH].strip()


def _free(name: str, taken: set[str]) -> str:
    number, candidate = 1, name
    while candidate.casefold() in taken:
        number += 1
        ending = f" {number}"
        candidate = name[: NAME_LENGTH - len(ending)].strip() + ending
    return candidate
