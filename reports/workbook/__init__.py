"""The office's own workbook, declared once: the blank one is written and a filled one read by it.

One TOML file a version, ``v1.toml`` and on. How a filled workbook is read:

* What it is stands on the sheet ``IDENTITY_SHEET``: a label in one cell, its value in the next one
  to the right. Each value has a defined name, ``p3dn_`` and the field's name, such as
  ``p3dn_template_version``; a program that loses defined names leaves the labels.
* A sheet is recognised by its headings, whatever its tab is called: ``Sheet.header`` returns the
  row that holds the headings of every required column. Headings are unique within a sheet, and no
  sheet's required headings all occur on another. Titles may stand above the header row.
* A heading may be followed by a star (required); ``plain`` takes it off.
* The first column of every sheet, ``MARK``, marks rows. A row below the header whose mark is one of
  ``PASSED_OVER`` is none of the office's: the columns' numbers, the totals, the example. A row in
  which nothing but the mark is filled in holds nothing either.
* No machine names are stored in the sheet: the version says which heading is which field.
"""

import datetime
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeVar

TITLE = "Buku Kerja Triwulan"
"""What the kinds of its sheets are called by, beside their names."""
IDENTITY_SHEET = "Identitas"
GUIDE_SHEET = "Petunjuk"
NAME_PREFIX = "p3dn_"
"""What the defined names of the identity's values begin with."""

MARK = "No."
EXAMPLE = "CONTOH"
TOTAL = "Jumlah"
NUMBERS = "(1)"
PASSED_OVER = (NUMBERS, TOTAL, EXAMPLE)
REQUIRED = "\u00a0*"
"""What follows a required column's heading, on the same line."""

Kind = Literal[
    "text", "choice", "money", "count", "number", "date", "year", "quarter", "share", "yesno"
]
"""What a cell holds.

``text``: any text; a number is its digits.
``choice``: one of ``choices``, or another text too where the column is ``open``.
``money``: rupiah in full, at most two decimals, zero or more.
``count``: a whole number, zero or more.
``number``: a decimal number, zero or more, whose unit another column tells (rupiah or an index).
``date``: a day.
``year``: four digits.
``quarter``: 1 to 4.
``share``: per cent as it is said, 82.6 for 82.6%, zero or more; it may exceed 100.
``yesno``: "Ya" or "Tidak".
"""

T = TypeVar("T")
Example = str | int | float | datetime.date


@dataclass(frozen=True, slots=True)
class Field:
    """One value that says what the workbook is; every one of them is required."""

    field: str
    label: str
    kind: Kind
    note: str
    locked: bool = False
    """Whether the program fills it in and the office must not change it."""
    choices: tuple[str, ...] = ()

    @property
    def defined_name(self) -> str:
        """The defined name of the value's cell."""
        return NAME_PREFIX + self.field


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet; ``field`` is what the program calls it."""

    field: str
    heading: str
    kind: Kind
    note: str
    example: Example
    width: int
    """Width in characters."""
    required: bool = False
    """Whether it is filled in on every row that is used."""
    choices: tuple[str, ...] = ()
    open: bool = False
    """Whether ``choices`` are only proposals."""
    total: bool = False
    """Whether the row of totals adds it up."""
    band: str = ""
    """Words above neighbouring columns that belong together."""

    @property
    def shown(self) -> str:
        """The heading as it is printed, with a star where the column is required."""
        return self.heading + (REQUIRED if self.required else "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table to be filled in; ``table`` is what the program calls it, ``name`` its tab."""

    name: str
    table: str
    title: str
    note: str
    rows: int
    """How many rows are drawn; more may be filled in below them."""
    columns: tuple[Column, ...]
    optional: bool = False

    def header(self, rows: Sequence[Sequence[str]]) -> int | None:
        """Return which row, counted from 0, holds every required heading; None if none does.

        ``rows`` are the sheet's first rows as text.
        """
        wanted = {plain(column.heading) for column in self.columns if column.required}
        for at, row in enumerate(rows):
            if wanted <= {plain(cell) for cell in row}:
                return at
        return None

    def places(self, headings: Sequence[str]) -> dict[str, int]:
        """Return where each column stands in the header row, by field; the first one counts."""
        at = {plain(heading): place for place, heading in reversed(list(enumerate(headings)))}
        return {
            column.field: at[plain(column.heading)]
            for column in self.columns
            if plain(column.heading) in at
        }


@dataclass(frozen=True, slots=True)
class Template:
    """One version of the workbook."""

    id: str
    version: int
    title: str
    subtitle: str
    instructions: tuple[str, ...]
    identity: tuple[Field, ...]
    sheets: tuple[Sheet, ...]
    carried: Mapping[str, Sequence[str]]
    """What became of the version before: its ``table.field`` -> where its values go now. What is
    not named keeps its place; an empty list: it has none any more."""


def plain(heading: str) -> str:
    """Return a heading as it is compared: without star, case and line breaks."""
    return " ".join(heading.replace("*", " ").split()).casefold()


@cache
def versions() -> Mapping[int, Template]:
    """Return every version that the program knows, by number."""
    folder = files("reports.workbook")
    texts = [item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".toml")]
    known = map(parsed, texts)
    return {template.version: template for template in sorted(known, key=lambda one: one.version)}


def current() -> Template:
    """Return the newest version."""
    return versions()[max(versions())]


def parsed(text: str) -> Template:
    """Return the version that a TOML text declares; a key that is not known is a TypeError."""
    table = tomllib.loads(text)
    sheets = tuple(_sheet(sheet) for sheet in table.pop("sheets"))
    identity = tuple(_filled(Field, field) for field in table.pop("identity"))
    carried = table.pop("carried", {})
    return _filled(Template, table | {"sheets": sheets, "identity": identity, "carried": carried})


def _sheet(table: dict[str, Any]) -> Sheet:
    columns = tuple(_filled(Column, column) for column in table["columns"])
    return _filled(Sheet, table | {"columns": columns})


def _filled(kind: type[T], table: dict[str, Any]) -> T:
    lists = {key: tuple(value) for key, value in table.items() if isinstance(value, list)}
    return kind(**(table | lists))
