"""What a sheet shows, before it is written: a title, tables of values, at most one chart."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

NAME_LENGTH = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True, slots=True)
class Link:
    """The name of a sheet, to be clicked."""

    sheet: str


@dataclass(frozen=True, slots=True)
class Outside:
    """A text that opens another file, at a cell of it if the target names one after #."""

    target: str
    text: str


Value = str | int | Decimal | Fraction | Link | Outside | None
"""A cell: rupiah as Decimal, a share as Fraction, a count as int; None is unknown, never zero."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``style`` is a name of the theme, ``widest`` counts characters."""

    heading: str
    style: str = "text"
    widest: int = 44


@dataclass(frozen=True, slots=True)
class Table:
    """A header row and rows of values; ``empty`` is said where there are none."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    title: str = ""
    empty: str = "Tidak ada."
    total: bool = False
    """Whether the last row is a total."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of the first rows of a page's first table, from the top down."""

    title: str
    description: str
    names: int
    values: int
    bars: int
    part: str
    style: str
    whole: bool = False
    """Whether the values are shares of a whole, none above it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet. ``about`` describes it in the table of contents."""

    name: str
    title: str
    lines: Sequence[str]
    tables: Sequence[Table]
    about: str = ""
    chart: Chart | None = None
    frozen_columns: int = 0
    filtered: bool = False
    home: str = "Isi"
    """The sheet that a link at the top leads back to; empty for none."""

    landscape: bool = False
    """Whether it is printed across, however narrow it is."""
    foot: tuple[str, str, str] = ("DRAF", "&A", "&P dari &N")
    """What is printed at the foot, left, in the middle and right; & begins a code of Excel's."""

    @property
    def one_header(self) -> bool:
        """Whether one header, the first, is right for every table."""
        return all(table.columns == self.tables[0].columns for table in self.tables)


def named(pages: Iterable[Page]) -> list[Page]:
    """Give every page a name that Excel accepts and no other page has."""
    taken = {"isi", "history"}
    result = []
    for page in pages:
        name = _free(_legal(page.name), taken)
        taken.add(name.casefold())
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
