"""From the final editions of a year to the model of its summary.

Each edition carries what it was made from; its model is built again from there, and must give the
very figures that were published.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path
from typing import Any

from reports import editions, figures_json, pipeline, settings, yearly
from reports.editions import Published
from reports.exceptions import InputError
from reports.period import ROMAN, Period
from reports.pipeline import Tell, silent
from reports.quarterly import QuarterlyReport
from reports.settings import Settings
from reports.yearly import Edition, YearlyReport

FIGURES = "figures.json"
EVERY = "*"


@dataclass(frozen=True, slots=True)
class Year:
    """The final editions that a summary is made from, and all others of the year beside them."""

    year: int
    chosen: tuple[Published, ...]
    """Of each quarter that has any, the first one and the one in force, in their order."""
    every: tuple[Published, ...]


def find(year: int, outputs: Path, only: str = EVERY, *, partial: bool = False) -> Year:
    """Return the final editions of a year that are in force, one a quarter.

    ``only`` is a pattern of the names of their folders. Raises InputError where a quarter has none,
    unless ``partial`` allows that for some, where it has several, or where one was changed.
    """
    found = _located(year, outputs, only, partial=partial)
    for item in found.chosen:
        _whole(item)
    return found


def carried(folder: Path, year: int) -> Year:
    """Return the editions that a final summary carries, as ``kept`` put them there.

    Raises InputError where they are not there.
    """
    return _located(year, folder / editions.INPUTS, EVERY, partial=True)


def _located(year: int, outputs: Path, only: str, *, partial: bool) -> Year:
    found = [
        item for item in editions.every(outputs, year) if fnmatchcase(item.folder.parent.name, only)
    ]
    periods = [Period(year, quarter) for quarter in (1, 2, 3, 4)]
    chosen = [one for period in periods for one in _chosen(found, period)]
    there = {item.record.period for item in chosen}
    missing = [ROMAN[p.quarter - 1] for p in periods if str(p) not in there]
    if not chosen or (missing and not partial):
        names = ", ".join(f"TW {roman}" for roman in missing)
        raise InputError("E-260", path=outputs, year=year, missing=names)
    return Year(year, tuple(chosen), tuple(found))


def model(year: Year, outputs: Path, number: int = 0, tell: Tell = silent) -> YearlyReport:
    """Build the summary of a year; raise InputError where an edition's figures come out otherwise.

    Its settings are those of the ``p3dn.toml`` nearest to the outputs, else the last edition's.
    """
    reports = [_rebuilt(item) for item in year.chosen]
    names = sorted({report.government for report in reports})
    if len(names) > 1:
        raise InputError("E-265", year=year.year, names="; ".join(name or "-" for name in names))
    used = {item.folder for item in year.chosen}
    listed = [_listed(item, used=item.folder in used) for item in year.every]
    tell("S-rank")
    chosen = _settings(outputs, reports[-1])
    return yearly.build(year.year, reports, listed, chosen, number)


def figures(year: Year) -> Mapping[str, bytes]:
    """Return the ``figures.json`` of each edition by a name that says its quarter and number."""
    return {
        f"figures-{item.record.period.lower()}-edisi-{item.record.edition}.json": (
            item.folder / FIGURES
        ).read_bytes()
        for item in year.chosen
    }


def kept(year: Year) -> dict[str, bytes]:
    """Return what a summary is made from, laid out as in the outputs: the record of each edition,
    and the figures and inputs of those that are summed up."""
    used = {item.folder for item in year.chosen}
    return {
        f"{_place(item)}/{name}": (item.folder / name).read_bytes()
        for item in year.every
        for name in _needed(item, used=item.folder in used)
    }


def _needed(item: Published, *, used: bool) -> tuple[str, ...]:
    if not used:
        return (editions.RECORD,)
    inputs = (name for name in item.record.files if name.startswith(f"{editions.INPUTS}/"))
    return (editions.RECORD, FIGURES, *inputs)


def _place(item: Published) -> str:
    return f"{item.folder.parent.name}/{item.folder.name}"


def _chosen(found: Sequence[Published], period: Period) -> tuple[Published, ...]:
    """Return the first edition of a period and the one in force, which may be the same."""
    last = _in_force(found, period)
    if last is None:
        return ()
    kin = (last.folder.parent, str(period), last.record.language)
    same = [i for i in found if (i.folder.parent, i.record.period, i.record.language) == kin]
    first = min(same, key=lambda item: item.record.edition)
    return (last,) if first is last else (first, last)


def _in_force(found: Sequence[Published], period: Period) -> Published | None:
    """Return the edition of a period that no other replaces, the Indonesian one if it is in two
    languages; None without any."""
    there = [i for i in found if i.record.period == str(period) and not i.replaced_by]
    told = [i for i in there if i.record.language == "id"] or there
    if len(told) > 1 or len({item.folder.parent for item in there}) > 1:
        places = ", ".join(str(item.folder) for item in there)
        raise InputError("E-261", period=period, places=places)
    return told[0] if told else None


def _whole(item: Published) -> None:
    """Refuse an edition that is no longer what was published, or covers its quarter alone."""
    if item.record.quarter_only:
        raise InputError("E-264", path=item.folder)
    changed = editions.changed(item.folder, item.record)
    if changed:
        raise InputError("E-262", path=item.folder, files=", ".join(changed))


def _rebuilt(item: Published) -> QuarterlyReport:
    """Build the model of an edition again from its own inputs."""
    built = pipeline.model([item.folder / editions.INPUTS], Period.parse(item.record.period))
    built = replace(built, edition=item.record.edition)
    published = _values((item.folder / FIGURES).read_bytes())
    again = {item.key: figures_json.exact(item.value) for item in figures_json.figures_in(built)}
    others = [key for key, value in published.items() if again.get(key) != value]
    if others:
        raise InputError("E-263", path=item.folder, number=len(others), key=others[0])
    return built


def _values(content: bytes) -> dict[str, Any]:
    """Return the exact value of every figure in a ``figures.json``, by its key."""
    told = json.loads(content)["figures"]
    return {key: figure.get("fraction", figure["value"]) for key, figure in told.items()}


def _listed(item: Published, *, used: bool) -> Edition:
    record = (item.folder / editions.RECORD).read_bytes()
    return Edition(
        _place(item),
        item.record.period,
        item.record.edition,
        item.record.language,
        item.replaced_by,
        used,
        item.record.reason,
        {**item.record.files, editions.RECORD: sha256(record).hexdigest()},
    )


def _settings(outputs: Path, last: QuarterlyReport) -> Settings:
    path = settings.nearest(outputs)
    return settings.read(path) if path else last.settings
