"""Open every input and gather what was found in it. Only this room opens inputs."""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reports.exceptions import InputError
from reports.findings import Finding
from reports.intake import kinds, opening, own, record
from reports.intake.opening import NOTHING, Known, Result
from reports.intake.own import Wanted
from reports.period import Period
from reports.settings import Limits

READ = tuple(ending for endings in kinds.ENDINGS.values() for ending in endings)
"""Endings of the files that are opened; what each of them is, its contents tell."""
NOT_READ = (".zip", ".7z", ".rar", ".gz", ".numbers", ".dbf", ".xlt", ".xltx", ".fods")
"""Endings of files that may well hold data, so that leaving them out would be a silent loss."""
NOTES = (".md", ".toml")
DONE = "_SUCCESS"
"""The empty file that says that a cluster has written all of a folder."""
ANY = Wanted()


@dataclass(frozen=True, slots=True)
class Source:
    """A sheet of an input file; the file ``facts``, CSV or Parquet, holds its rows."""

    number: int
    file: str
    sheet: str
    sha256: str
    facts: Path
    layout: str
    table: str
    dated: bool
    rows: int
    columns: dict[str, str]
    headings: dict[str, str]
    identity: dict[str, str] = field(default_factory=dict)
    """What the office's own workbook says of itself, by field; empty for other files."""

    @property
    def period(self) -> Period | None:
        """The period of the office's own workbook; None for other files."""
        return Period.parse(self.identity["period"]) if self.identity else None

    def cell(self, fact: str, row: int) -> str:
        """Return the address of a fact's cell, such as V235; in column A if it has none."""
        return f"{self.columns.get(fact, 'A')}{row}"


@dataclass(frozen=True, slots=True)
class Received:
    """An input file: the name it goes by, where it lies and, once its bytes were read, their hash.

    ``path`` is None where only its facts were kept. ``sheets`` holds, of every sheet that was
    recognised, its name, its kind and its rows.
    """

    name: str
    path: Path | None
    sha256: str = ""
    sheets: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything that came through the door."""

    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    received: tuple[Received, ...] = ()
    results: tuple[Result, ...] = ()
    """What each file gave, in the order of the sources."""


def input_files(inputs: Iterable[Path]) -> list[tuple[str, Path]]:
    """Return every file of the inputs with the name it goes by: its path below the folder given."""
    found: list[tuple[str, Path]] = []
    for place in inputs:
        if place.is_dir():
            below = (path for path in place.rglob("*") if path.is_file())
            found += [(path.relative_to(place).as_posix(), path) for path in below]
        elif place.is_file():
            found.append((place.name, place))
        else:
            raise InputError("E-131", path=place)
    shown = {path.resolve(): (name, path) for name, path in found if not _hidden(name)}
    return sorted(shown.values())


def data_files(inputs: Iterable[Path], used: Collection[Path] = ()) -> list[tuple[str, Path]]:
    """Return the files of the inputs that are no notes, nor ``used`` by the settings."""
    given = input_files(inputs)
    return [pair for pair in given if pair[1].resolve() not in used and not _note(pair[1])]


def read(
    inputs: Iterable[Path],
    limits: Limits,
    folder: Path,
    wanted: Wanted = ANY,
    *,
    used: Collection[Path] = (),
    known: Known = NOTHING,
) -> Intake:
    """Read every file of the inputs; facts go into ``folder``.

    An input may be a folder of kept facts, whose files are not read again, nor are those that are
    ``known``. ``used`` are files that the settings use, such as the emblem: they are no data. The
    office's own workbooks have to be as ``wanted``.

    Raises InputError if an input is not there, none of them holds a file to read, or kept facts are
    damaged or of another version of the program. What is wrong
    inside the files comes back as findings, all of them.
    """
    places = list(inputs)
    kept = [result for place in places if record.is_kept(place) for result in _kept(place, limits)]
    files = data_files([place for place in places if not record.is_kept(place)], used)

    def work(number: int) -> Result:
        (name, path), facts = files[number], folder / f"{number}.csv"
        if _suffix(path) in READ:
            return opening.read_file(name, path, limits, facts, known)
        return Result(name, "", facts, findings=(_refused(name, path),))

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = [*kept, *pool.map(work, range(len(files)))]
    paths = [*(None for _ in kept), *(path for _, path in files)]
    if not any(result.sha256 or _stops(result) for result in results):
        raise InputError("E-132", path=", ".join(map(str, places)))
    return gathered(results, folder, wanted, paths)


def gathered(
    results: Sequence[Result],
    folder: Path,
    wanted: Wanted = ANY,
    paths: Sequence[Path | None] | None = None,
) -> Intake:
    """Return what came in, of what each file gave; ``paths`` tell where the files lie, if they do.

    Rows that lie with those of other sheets get a file of their own in ``folder``.
    """
    sheets = [(result, sheet) for result in results for sheet in result.sheets if usable(sheet)]
    return Intake(
        tuple(_source(number, folder, *pair) for number, pair in enumerate(sheets)),
        tuple(finding for result in results for finding in result.findings)
        + tuple(_same_twice(results))
        + tuple(own.judged([result.own for result in results if result.own], wanted)),
        tuple(
            Received(item.file, path, item.sha256, item.kinds)
            for item, path in zip(results, paths or [None] * len(results), strict=True)
        ),
        tuple(results),
    )


def _kept(place: Path, limits: Limits) -> Sequence[Result]:
    return record.usable(place, limits).results


def _stops(result: Result) -> bool:
    return any(finding.stops for finding in result.findings)


def _suffix(path: Path) -> str:
    return path.suffix.lower()


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "~$")) for part in Path(name).parts)


def _note(path: Path) -> bool:
    """Whether a file is a note, which nothing needs to be said of not reading."""
    return _suffix(path) in NOTES or path.name == DONE


def _refused(name: str, path: Path) -> Finding:
    if _suffix(path) in NOT_READ:
        return Finding("F-110", name, seen=_suffix(path))
    return Finding("W-222", name)


def _same_twice(results: Sequence[Result]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for result in results:
        if result.sha256 and result.sha256 in first:
            yield Finding("F-111", result.file, other=first[result.sha256])
        first.setdefault(result.sha256, result.file)


def usable(sheet: dict[str, Any]) -> bool:
    """Whether a sheet's rows are facts: its kind is known and none of its columns is missing."""
    return bool(sheet["rows"]) and not any(f["rule"] == "F-103" for f in sheet["findings"])


def _own_facts(number: int, folder: Path, result: Result, sheet: dict[str, Any]) -> Path:
    """Return a file with the rows of one sheet only: they lie one after the other in the result."""
    if "kept" in sheet:
        return result.facts / str(sheet["kept"])
    if len(result.sheets) == 1:
        return result.facts
    first, end = sheet["bytes"]
    own = folder / f"sheet-{number}.csv"
    with result.facts.open("rb") as every:
        every.seek(first)
        own.write_bytes(every.read(end - first))
    return own


def _source(number: int, folder: Path, result: Result, sheet: dict[str, Any]) -> Source:
    return Source(
        number=number,
        file=result.file,
        sheet=sheet["sheet"],
        sha256=result.sha256,
        facts=_own_facts(number, folder, result, sheet),
        identity=dict(result.own.values) if result.own else {},
        **{key: sheet[key] for key in ("layout", "table", "dated", "rows", "columns", "headings")},
    )
