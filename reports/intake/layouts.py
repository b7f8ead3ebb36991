"""Layouts: how each known kind of file names its columns. One TOML file a kind, in ``layouts/``;
the sheets of the office's own workbook are layouts too, by its own declaration.

A layout is recognised by its signature columns, in any order. ``columns`` gives, for each field of
its table, the headings under which the kind of file may hold it, the preferred one first.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from reports import tables, workbook

SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
NAMES = ("unit_code", "unit_name", "office_name", "package", "rup_code")

CANCELLED = ("batal", "cancel", "gagal")

UNIT_LABEL = re.compile(rf"\((?:dalam )?({'|'.join(SCALES)})?\s*(?:rp|rupiah)\.?\)")
"""What a heading says about the unit of its amounts: ``(Rp)``, ``(dalam miliar rupiah)``."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that do not count: those whose ``field`` says, or does not say, one of ``words``.

    ``holds`` looks for a word anywhere in the field; otherwise the field must be one of the words.
    """

    reason: str
    field: str
    words: tuple[str, ...]
    holds: bool

    def leaves_out(self, value: str) -> bool:
        """Whether a row with this value in the field does not count."""
        plain = value.casefold()
        return any(word in plain for word in self.words) if self.holds else plain not in self.words


@dataclass(frozen=True, slots=True)
class Layout:
    """One known kind of file."""

    name: str
    signature: tuple[str, ...]
    columns: Mapping[str, Sequence[str]]
    table: str = "transaction"
    optional: frozenset[str] = frozenset()
    left_out: tuple[LeftOut, ...] = ()
    channel: str = ""
    channels: Mapping[str, str] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    """The fields that are filled in on every row."""
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What may stand in a field, where only some words may."""
    own: bool = False
    """Whether it is a sheet of the office's own workbook."""
    totalled: bool = True
    """Whether a total may stand among the rows. In a sheet of the own workbook that adds no column
    up there is none: 'Jumlah' there begins what the office wrote."""

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that name what a row is about; a total leaves most of them empty."""
        return tuple(name for name in NAMES if name in self.columns)

    @property
    def kinds(self) -> Mapping[str, str]:
        """The fields of the layout's table, in their order, with their kinds."""
        return tables.tables()[self.table]

    @property
    def key(self) -> str:
        """The field that tells one row from another, or '' if there is none."""
        return next((name for name in ("package", "rup_code") if name in self.columns), "")

    @property
    def dated(self) -> bool:
        """Whether files of this kind say when a package was finished."""
        return "date" in self.columns

    def fits(self, headings: Sequence[str]) -> bool:
        """Whether the signature columns are all there."""
        return {_plain(name) for name in self.signature} <= {_plain(name) for name in headings}

    def positions(self, headings: Sequence[str]) -> dict[str, int]:
        """Return where each field stands among the headings, for those that are there."""
        places = {_plain(name): place for place, name in reversed(list(enumerate(headings)))}
        found: dict[str, int] = {}
        for fact, names in self.columns.items():
            present = [places[_plain(name)] for name in names if _plain(name) in places]
            if present:
                found[fact] = present[0]
        return found

    def doubled(self, headings: Sequence[str]) -> list[tuple[str, int, int]]:
        """Return the headings of fields that occur twice, with the place of both."""
        first: dict[str, int] = {}
        wanted = {_plain(name) for names in self.columns.values() for name in names}
        twice = []
        for place, heading in enumerate(headings):
            plain = _plain(heading)
            if plain in wanted and plain in first:
                twice.append((heading, first[plain], place))
            first.setdefault(plain, place)
        return twice

    def missing(self, positions: Mapping[str, int]) -> list[str]:
        """Return the headings of the fields that the file should hold and does not."""
        return [
            " / ".join(names)
            for fact, names in self.columns.items()
            if fact not in positions and fact not in self.optional
        ]


@cache
def known() -> tuple[Layout, ...]:
    """Return every layout: those of exports by name, then the sheets of the own workbook."""
    folder = files("reports.intake").joinpath("layouts")
    texts = [item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".toml")]
    exports = sorted(map(_layout, texts), key=lambda layout: layout.name)
    return (*exports, *map(_own, workbook.current().sheets))


def recognise(headings: Sequence[str]) -> Layout | None:
    """Return the layout that the headings belong to, the one with most columns found; or None."""
    fitting = [layout for layout in known() if layout.fits(headings)]
    return max(fitting, key=lambda layout: len(layout.positions(headings)), default=None)


def _layout(text: str) -> Layout:
    table = tomllib.loads(text)
    return Layout(
        name=table["name"],
        table=table.get("table", "transaction"),
        signature=tuple(table["signature"]),
        columns=table["columns"],
        optional=frozenset(table.get("optional", {}).get("columns", ())),
        left_out=tuple(map(_left_out, table.get("left_out", ()))),
        channel=table.get("channel", ""),
        channels=table.get("channels", {}),
    )


def _own(sheet: workbook.Sheet) -> Layout:
    fields = {column.field: column for column in sheet.columns}
    cancels = (LeftOut("cancelled", "status", CANCELLED, True),) if "status" in fields else ()
    return Layout(
        name=f"{workbook.TITLE}: {sheet.name}",
        table=sheet.table,
        signature=tuple(column.heading for column in sheet.columns if column.required),
        columns={name: (column.heading,) for name, column in fields.items()},
        left_out=cancels,
        required=frozenset(name for name, column in fields.items() if column.required),
        choices={
            name: column.choices
            for name, column in fields.items()
            if column.choices and not column.open
        },
        own=True,
        totalled=any(column.total for column in sheet.columns),
    )


def _left_out(table: dict[str, Any]) -> LeftOut:
    words = table.get("holds") or table["unless"]
    return LeftOut(table["reason"], table["field"], tuple(words), "holds" in table)


def scale(heading: str) -> int:
    """Return how many rupiah one is under a heading such as ``Nilai (dalam miliar rupiah)``."""
    match = UNIT_LABEL.search(heading.casefold())
    return SCALES[match[1]] if match and match[1] else 1


def _plain(heading: str) -> str:
    return " ".join(UNIT_LABEL.sub("", heading.casefold().replace("*", " ")).split())
