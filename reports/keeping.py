"""Facts that are kept: read and checked once, so that every later report begins with them.

A folder of kept facts holds

    facts.json   what was found out about every file, and its hash (``intake/record.py``)
    received/    the rows as they were received, Parquet, one file a sheet: reports start from here
    fact/        every row with its unit, year and quarter, Parquet by year, quarter and level: what
                 clusters and other programs read
    p3dn.toml    and the office's emblem and decisions, as they were at that time
"""

import os
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath

from reports import engine, kept, pipeline, settings, tables, whole
from reports.exceptions import InputError, OutputError
from reports.intake import door, record
from reports.intake.door import Intake, Source
from reports.intake.opening import Result
from reports.intake.record import FILE_NAME, PLACED, RECEIVED, Record
from reports.kept import Place
from reports.period import Period
from reports.pipeline import Checked, Tell, silent


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of keeping facts."""

    folder: Path
    checked: Checked
    files: int
    read: int
    """How many files had to be read; the others were known."""
    rows: int


def keep(
    inputs: Sequence[Place],
    folder: Path,
    period: Period | None = None,
    tell: Tell = silent,
    address: str | None = None,
) -> Kept:
    """Read the inputs and write their facts into ``folder``, all at once.

    A table is read from the cluster at the address, if there is one.

    What the folder holds of files that have not changed is used again. Where anything stops a
    report the rows are kept, so that they need not be read again, but no facts to be used. Raises
    OutputError when the folder exists and holds no kept facts, or lies inside an input; InputError
    where there is an address, but no table.
    """
    if address and kept.bare(inputs) is None:
        raise InputError("E-287")
    near = [Path(place) for place in inputs]
    _refuse(folder, [place for place in inputs if isinstance(place, Path)])
    limits = settings.of(near).limits
    known = record.known(record.read(folder), limits) if record.is_kept(folder) else {}
    tell("S-read")
    with tempfile.TemporaryDirectory(prefix="p3dn-") as temporary:
        place = Path(temporary)
        intake = pipeline.read(inputs, place, period, assume=True, address=address, known=known)
        checked = pipeline.judged(intake, near, period, tell=tell, spill=place)
        tell("S-keep")
        notes = pipeline.notes(near)
        head = partial(Record, record.reader(limits), notes=record.hashes(notes))
        filling = partial(_fill, head=head, intake=intake, checked=checked, notes=notes)
        whole.fill(folder, filling, own=_own, force=True)
    met = [item.sha256 in {digest for _, digest in known} for item in intake.results]
    rows = sum(source.rows for source in intake.sources)
    return Kept(folder, checked, len(met), met.count(False), rows)


def _refuse(folder: Path, inputs: Sequence[Path]) -> None:
    if folder.exists() and not record.is_kept(folder):
        raise OutputError("E-282", path=folder)
    place = folder.resolve()
    for path in (item.resolve() for item in inputs):
        if place.is_relative_to(path) or path.is_relative_to(place):
            raise OutputError("E-284", path=folder, input=path)


def _own(folder: Path) -> Collection[str]:
    """Return what a folder of kept facts holds of ours."""
    notes = (PurePath(name).parts[0] for name in record.read(folder).notes)
    return {FILE_NAME, RECEIVED, PLACED, *notes}


def _fill(
    place: Path,
    head: "partial[Record]",
    intake: Intake,
    checked: Checked,
    notes: Mapping[str, bytes],
) -> None:
    (place / RECEIVED).mkdir()
    results = tuple(_received(place / RECEIVED, intake))
    sound = checked.facts is not None and not checked.stops
    if checked.facts is not None and sound:
        checked.facts.keep(place)
    for name, content in notes.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    found = head(results=results, sizes=record.sizes(place), placed=sound)
    (place / FILE_NAME).write_bytes(record.written(found))


def _received(folder: Path, intake: Intake) -> Iterator[Result]:
    """Write the rows of every sheet and yield what each file gave, with the names of its rows."""
    connection, sources = engine.connect(), iter(intake.sources)
    for result in intake.results:
        sheets = []
        for number, sheet in enumerate(result.sheets):
            name = f"{result.sha256[:16]}-{number}{engine.KEPT}"
            if door.usable(sheet):
                _rows(connection, next(sources), folder / name)
                sheets.append({**sheet, "kept": name})
            else:
                sheets.append(sheet)
        yield replace(result, sheets=tuple(sheets))


def _rows(connection: engine.Connection, source: Source, path: Path) -> None:
    if path.exists():  # the same file was given twice
        return
    if source.facts.suffix == engine.KEPT:
        try:
            os.link(source.facts, path)
        except OSError:  # the disk knows no links
            shutil.copyfile(source.facts, path)
    else:
        engine.keep(connection, tables.sql_columns(source.table), source.facts, path)
