"""Open every input and gather what was found in it. Only this room opens inputs."""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reports.exceptions import InputError
from reports.findings import Finding
from reports.intake import kinds, opening, own
from reports.intake.opening import Result
from reports.period import Period
from reports.settings import Limits

READ = tuple(ending for endings in kinds.ENDINGS.values() for ending in endings)
"""Endings of the files that are opened; what each of them is, its contents tell."""
NOT_READ = (".zip", ".7z", ".rar", ".gz", ".numbers", ".dbf", ".xlt", ".xltx", ".fods")
"""Endings of files that may well hold data, so that leaving them out would be a silent loss."""
NOTES = (".md", ".toml")


@dataclass(frozen=True, slots=True)
class Source:
    """A sheet of an input file; the CSV file ``facts`` holds its rows."""

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

    ``sheets`` holds, of every sheet that was recognised, its name, its kind and its rows.
    """

    name: str
    path: Path
    sha256: str = ""
    sheets: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything that came through the door."""

    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    received: tuple[Received, ...] = ()


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


def read(
    inputs: Iterable[Path],
    limits: Limits,
    folder: Path,
    period: Period | None = None,
    units: Sequence[str] = (),
    used: Collection[Path] = (),
) -> Intake:
    """Read every file of the inputs; facts go into ``folder``.

    ``used`` are files that the settings use, such as the emblem: they are no data.
    The office's own workbooks have to be of ``period`` and of one of ``units`` (codes), where
    these are given.

    Raises InputError if an input is not there or none of them holds a file to read. What is wrong
    inside the files comes back as findings, all of them.
    """
    files = [(name, path) for name, path in input_files(inputs) if path.resolve() not in used]
    readable = [(name, path) for name, path in files if _suffix(path) in READ]
    findings = [_refused(name, path) for name, path in files if not _passed_over(path)]
    if not readable and not any(finding.stops for finding in findings):
        raise InputError("E-132", path=", ".join(map(str, inputs)))

    def work(number: int) -> Result:
        return opening.read_file(*readable[number], limits, folder / f"{number}.csv")

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(work, range(len(readable))))
    sheets = [(result, sheet) for result in results for sheet in result.sheets if _usable(sheet)]
    return Intake(
        tuple(_source(number, *pair) for number, pair in enumerate(sheets)),
        tuple(finding for result in results for finding in result.findings)
        + tuple(findings)
        + tuple(_same_twice(results))
        + tuple(own.judged([result.own for result in results if result.own], period, units)),
        _received(files, results),
    )


def _received(
    files: Iterable[tuple[str, Path]], results: Iterable["Result"]
) -> tuple[Received, ...]:
    """Tell of every file, notes apart, what became of it."""
    by_name = {result.file: result for result in results}
    return tuple(
        Received(name, path, by_name[name].sha256, by_name[name].kinds)
        if name in by_name
        else Received(name, path)
        for name, path in files
        if name in by_name or not _passed_over(path)
    )


def _suffix(path: Path) -> str:
    return path.suffix.lower()


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "~$")) for part in Path(name).parts)


def _passed_over(path: Path) -> bool:
    """Whether nothing needs to be said of not reading a file otherwise: it is read, or a note."""
    return _suffix(path) in READ or _suffix(path) in NOTES


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


def _usable(sheet: dict[str, Any]) -> bool:
    """Whether a sheet's rows are facts: its kind is known and none of its columns is missing."""
    return bool(sheet["rows"]) and not any(f["rule"] == "F-103" for f in sheet["findings"])


def _own_facts(number: int, result: Result, sheet: dict[str, Any]) -> Path:
    """Return a file with the rows of one sheet only: they lie one after the other in the result."""
    if len(result.sheets) == 1:
        return result.facts
    first, end = sheet["bytes"]
    own = result.facts.with_name(f"sheet-{number}.csv")
    with result.facts.open("rb") as every:
        every.seek(first)
        own.write_bytes(every.read(end - first))
    return own


def _source(number: int, result: Result, sheet: dict[str, Any]) -> Source:
    return Source(
        number=number,
        file=result.file,
        sheet=sheet["sheet"],
        sha256=result.sha256,
        facts=_own_facts(number, result, sheet),
        identity=dict(result.own.values) if result.own else {},
        **{key: sheet[key] for key in ("layout", "table", "dated", "rows", "columns", "headings")},
    )
