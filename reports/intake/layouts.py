"""Layouts: how each known kind of file names its columns. One TOML file a kind, in ``layouts/``.

A layout is recognised by its signature columns, in any order. ``columns`` gives, for each fact that
the program keeps, the headings under which the kind of file may hold it, the preferred one first.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

FIELDS = (
    "fiscal_year",
    "unit_code",
    "unit_name",
    "level",
    "package",
    "channel",
    "status",
    "date",
    "budget",
    "value",
    "pdn",
    "umk",
)
"""The facts of a row, in the order in which they are handed over."""

MONEY = ("budget", "value", "pdn", "umk")


@dataclass(frozen=True, slots=True)
class Layout:
    """One known kind of file."""

    name: str
    signature: tuple[str, ...]
    columns: Mapping[str, Sequence[str]]
    optional: frozenset[str] = frozenset()
    cancelled: tuple[str, ...] = ()
    channel: str = ""
    channels: Mapping[str, str] = field(default_factory=dict)

    @property
    def dated(self) -> bool:
        """Whether files of this kind say when a package was finished."""
        return "date" in self.columns

    def fits(self, headings: Sequence[str]) -> bool:
        """Whether the signature columns are all there."""
        return {_plain(name) for name in self.signature} <= {_plain(name) for name in headings}

    def positions(self, headings: Sequence[str]) -> dict[str, int]:
        """Return where each fact stands among the headings, for those that are there."""
        places = {_plain(name): place for place, name in reversed(list(enumerate(headings)))}
        found: dict[str, int] = {}
        for fact, names in self.columns.items():
            present = [places[_plain(name)] for name in names if _plain(name) in places]
            if present:
                found[fact] = present[0]
        return found

    def missing(self, positions: Mapping[str, int]) -> list[str]:
        """Return the headings of the facts that the file should hold and does not."""
        return [
            " / ".join(names)
            for fact, names in self.columns.items()
            if fact not in positions and fact not in self.optional
        ]

    def cancels(self, status: str) -> bool:
        """Whether a package of this status was cancelled and does not count."""
        return any(word in status.casefold() for word in self.cancelled)


@cache
def known() -> tuple[Layout, ...]:
    """Return every layout that the program brings, by name."""
    folder = files("reports.intake").joinpath("layouts")
    texts = [item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".toml")]
    return tuple(sorted(map(_layout, texts), key=lambda layout: layout.name))


def recognise(headings: Sequence[str]) -> Layout | None:
    """Return the layout that the headings belong to, the one with most columns found; or None."""
    fitting = [layout for layout in known() if layout.fits(headings)]
    return max(fitting, key=lambda layout: len(layout.positions(headings)), default=None)


def _layout(text: str) -> Layout:
    table = tomllib.loads(text)
    return Layout(
        name=table["name"],
        signature=tuple(table["signature"]),
        columns=table["columns"],
        optional=frozenset(table.get("optional", {}).get("columns", ())),
        cancelled=tuple(table.get("status", {}).get("cancelled", ())),
        channel=table.get("channel", ""),
        channels=table.get("channels", {}),
    )


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()
