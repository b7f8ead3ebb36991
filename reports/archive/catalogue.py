"""The catalogue of an archive: every unit of every edition, to be found by any of its words."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reports import whole
from reports.archive import bags
from reports.exceptions import InputError

NAME = "katalog.sqlite"
Row = tuple[str, str, str, str, str, str, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit in an edition: where that is, its period, the unit's places, and what replaces it."""

    place: str
    period: str
    unit: str
    places: str
    replaced_by: int
    """The number of the edition that replaces this one; 0 while it is in force."""


def write(archives: Path) -> Path:
    """Make the catalogue of all bags anew and return it; what is in no bag any more is gone."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute(
            "CREATE VIRTUAL TABLE unit "
            "USING fts5(place UNINDEXED, period, year, name, code, places UNINDEXED, "
            "replaced_by UNINDEXED)"
        )
        base.executemany("INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?)", _rows(archives))
        base.commit()
        content = base.serialize()
    return whole.write(archives / NAME, content, force=True)


def find(archives: Path, words: str) -> list[Hit]:
    """Return the units of which every word is found, the latest periods and editions first.

    Raises InputError where there is no catalogue.
    """
    path = archives / NAME
    if not path.is_file():
        raise InputError("E-224", path=archives)
    wanted = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
    query = "SELECT place, period, name, places, replaced_by FROM unit WHERE unit MATCH ? "
    query += "ORDER BY period DESC, replaced_by > 0, place, name"
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
            return [Hit(*row) for row in base.execute(query, (wanted or '""',))]
    except sqlite3.DatabaseError as error:
        raise InputError("E-224", path=archives) from error


def _rows(archives: Path) -> Iterator[Row]:
    for item in (i for year in bags.years(archives) for i in bags.archived(archives, year)):
        told = json.loads((item.folder / "figures.json").read_bytes())
        place = item.folder.relative_to(archives).as_posix()
        when = (told["period"], told["period"][:4])
        for (code, name), places in _units(told).items():
            yield place, *when, name, code, ", ".join(places), item.replaced_by


def _units(told: dict[str, Any]) -> dict[tuple[str, str], list[str]]:
    """Return the places of every unit, by its code and name."""
    units: dict[tuple[str, str], list[str]] = {}
    for ranking in told["rankings"]:
        code = ranking["category"]["code"]
        for level in ranking["levels"]:
            for place in level["places"]:
                key = (place["code"], place["unit"])
                units.setdefault(key, []).append(f"{code} {place['rank']}")
            for item in level["unranked"]:
                units.setdefault((item["code"], item["unit"]), [])
    return units
