"""Corrected editions: what may be replaced, and what the new edition changes in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from reports import changes, editions
from reports.changes import Revision
from reports.editions import Record
from reports.exceptions import InputError
from reports.messages import Language
from reports.quarterly import QuarterlyReport

FOLDER = "replaced"
"""The folder in a corrected edition that holds what it needs of the one that it replaces."""
HELD = (editions.RECORD, changes.NAME)
"""The files in it: the record, whose hash is the edition's identity, and the figures."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Which edition is to be replaced, by its folder, and why, in the office's words."""

    replaces: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Former:
    """The edition that is replaced: its place, its record, the bytes that the new one carries."""

    folder: Path
    record: Record
    held: Mapping[str, bytes]

    @property
    def kept(self) -> dict[str, bytes]:
        """The bytes by their place in the new edition."""
        return {f"{FOLDER}/{name}": content for name, content in self.held.items()}


def former(folder: Path, outputs: Path) -> Former:
    """Return the edition in a folder of ``outputs`` that is to be replaced.

    Raises InputError where it is no final edition, lies elsewhere, was renamed, is no longer what
    was published, or has been replaced already.
    """
    place = folder.resolve()
    record = editions.read(place)
    if place.parent.parent != outputs.resolve():
        raise InputError("E-159", path=folder, outputs=outputs)
    altered = editions.changed(place, record)
    if altered:
        raise InputError("E-158", path=folder, files=", ".join(altered))
    successors = {item.folder: item.replaced_by for item in editions.succession(place.parent)}
    if place not in successors:
        raise InputError("E-178", path=folder, number=record.edition)
    if successors[place]:
        raise InputError("E-160", path=folder, number=successors[place])
    return Former(place, record, {name: (place / name).read_bytes() for name in HELD})


def carried(folder: Path, record: Record) -> Former | None:
    """Return what a corrected edition carries of the one that it replaces; None in a first one."""
    if record.replaces is None:
        return None
    place = folder / FOLDER
    return Former(place, editions.read(place), {name: (place / name).read_bytes() for name in HELD})


def revision(
    built: QuarterlyReport,
    figures: bytes,
    former: Former,
    reason: str,
    notes: Mapping[str, Path | None],
) -> Revision:
    """Return what a model, with its ``figures.json``, changes in the edition that it is to replace.

    ``notes`` are the office's own files that had a say. Raises InputError where nothing changed, or
    where the figures of the former edition are not as this version of the program writes them.
    """
    hashes = {kind: editions.digest(path) for kind, path in notes.items() if path}
    now = changes.told(figures, hashes)
    found = changes.compare(changes.read(former.folder), now, former.folder)
    if found.none:
        raise InputError("E-176", number=former.record.edition)
    names = {unit.code: unit.name for level in built.levels for unit in level.units}
    named = replace(found, names={**found.names, **names})
    record = sha256(former.held[editions.RECORD]).hexdigest()
    return Revision(former.record.edition, record, reason, named)


def check_same(former: Former, period: str, language: Language, *, quarter_only: bool) -> None:
    """Raise InputError unless what is to be replaced is of this period, span and language."""
    was = (former.record.period, former.record.quarter_only, former.record.language)
    now = (period, quarter_only, language)
    if was != now:
        raise InputError("E-177", was=_described(*was), now=_described(*now))


def _described(period: str, quarter_only: bool, language: Language) -> str:
    return ", ".join(filter(None, (period, "--quarter-only" if quarter_only else "", language)))
