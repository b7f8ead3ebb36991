"""Open every input in a process of its own and gather what the processes say.

Only this room opens inputs. Each file's bytes are read once, here; what is hashed is what is read.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from reports import workbook
from reports.exceptions import FindingsError, InputError
from reports.findings import Finding
from reports.intake import kinds, own, raw
from reports.intake.grid import Book
from reports.intake.own import Own
from reports.period import Period
from reports.settings import Limits

READ = tuple(ending for endings in kinds.ENDINGS.values() for ending in endings)
"""Endings of the files that are opened; what each of them is, its contents tell."""
NOT_READ = (".zip", ".7z", ".rar", ".gz", ".numbers", ".dbf", ".xlt", ".xltx", ".fods")
"""Endings of files that may well hold data, so that leaving them out would be a silent loss."""
NOTES = (".md", ".toml")
MAYBE_NOTES = (".txt",)
"""Endings of files that hold data or a letter: what is not known to be data is told and left."""


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
    tell: Callable[[str], None] = lambda _: None,
    period: Period | None = None,
    units: Sequence[str] = (),
) -> Intake:
    """Read every file of the inputs; facts go into ``folder``, ``tell`` hears each file's name.

    The office's own workbooks have to be of ``period`` and of one of ``units`` (codes), where
    these are given.

    Raises InputError if an input is not there or none of them holds a file to read. What is wrong
    inside the files comes back as findings, all of them.
    """
    files = input_files(inputs)
    readable = [(name, path) for name, path in files if _suffix(path) in READ]
    findings = [_refused(name, path) for name, path in files if not _passed_over(path)]
    if not readable and not any(finding.stops for finding in findings):
        raise InputError("E-132", path=", ".join(map(str, inputs)))

    def work(number: int) -> _Result:
        tell(readable[number][0])
        return _read_file(*readable[number], limits, folder / f"{number}.csv")

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


def cells(path: Path, limits: Limits) -> Book:
    """Return one file's sheets as they stand, read by a confined process like any other input.

    Raises FindingsError, with F-101, if the file cannot be read.
    """
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= limits.file_bytes else b""
    except OSError as error:
        raise _refusal(path, "E-127", error.strerror or "") from error
    if size > limits.file_bytes:
        raise _refusal(path, "E-128", str(limits.file_bytes // 1_000_000))
    with tempfile.TemporaryDirectory(prefix="p3dn-") as folder:
        lines = Path(folder) / "cells"
        said = _ask(content, _suffix(path), limits, lines, "cells")
        if "error" in said:
            raise _refusal(path, said["error"], said.get("seen", ""))
        with lines.open(encoding="utf-8") as stream:
            grids = [raw.unpacked(json.loads(line)) for line in stream]
    return Book(grids, said["names"])


def _refusal(path: Path, reason: str, seen: str = "") -> FindingsError:
    return FindingsError([Finding("F-101", path.name, reason=reason, seen=seen)])


def _received(
    files: Iterable[tuple[str, Path]], results: Iterable["_Result"]
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


@dataclass(frozen=True, slots=True)
class _Result:
    """What the process that read one file said."""

    file: str
    sha256: str
    facts: Path
    sheets: tuple[dict[str, Any], ...] = ()
    findings: tuple[Finding, ...] = ()

    own: Own | None = None

    @property
    def kinds(self) -> tuple[tuple[str, str, int], ...]:
        """Name, kind and rows of every sheet that was recognised."""
        return tuple(
            (s["sheet"], s["layout"], s["rows"])
            for s in self.sheets
            if s["layout"] and (s["rows"] or not self.own)
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


def _read_file(name: str, path: Path, limits: Limits, facts: Path) -> _Result:
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= limits.file_bytes else b""
    except OSError as error:
        return _unreadable(name, "", facts, "E-127", error.strerror or "")
    digest = sha256(content).hexdigest()
    if size > limits.file_bytes:
        return _unreadable(name, "", facts, "E-128", str(limits.file_bytes // 1_000_000))
    if not content:
        return _Result(name, digest, facts, findings=(Finding("F-109", name),))
    said = _ask(content, _suffix(path), limits, facts)
    sheets = tuple(said.get("sheets", ()))
    if _suffix(path) in MAYBE_NOTES and not any(sheet["layout"] for sheet in sheets):
        return _Result(name, digest, facts, findings=(Finding("W-222", name),))
    if "error" in said:
        return _unreadable(name, digest, facts, said["error"], said.get("seen", ""))
    ours = own.of_file(name, said["identity"], [sheet["layout"] for sheet in sheets])
    notes = [Finding(rule, name, seen=seen) for rule, seen in said["notes"]]
    findings = (*notes, *_findings(name, sheets, ours=ours is not None))
    return _Result(name, digest, facts, sheets, findings, ours)


def _unreadable(name: str, digest: str, facts: Path, reason: str, seen: str = "") -> _Result:
    return _Result(
        name, digest, facts, findings=(Finding("F-101", name, reason=reason, seen=seen),)
    )


def _ask(content: bytes, kind: str, limits: Limits, facts: Path, *what: str) -> dict[str, Any]:
    """Have a process of its own read the content; its facts go into the file ``facts``.

    ``what`` asks for something else than facts.
    """
    program = [sys.executable, "-I", "-m", "reports.intake.child"]
    command = [*program, kind, json.dumps(asdict(limits)), *what]
    with facts.open("wb") as out:
        try:
            done = subprocess.run(  # noqa: S603 - our own program, no shell, bytes on stdin
                command,
                input=content,
                stdout=out,
                stderr=subprocess.PIPE,
                timeout=2 * limits.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return {"error": "E-124"}
    last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    if done.returncode < 0:  # ended by a signal: out of memory or time
        return {"error": "E-124"}
    if done.returncode > 0:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    said: dict[str, Any] = json.loads(last)
    return said


def _findings(name: str, sheets: Sequence[dict[str, Any]], *, ours: bool) -> Iterator[Finding]:
    """Yield what was found in a file; a sheet that is not known matters if no other is.

    In the office's own workbook some sheets may be left empty, but not all.
    """
    known = any(sheet["layout"] for sheet in sheets)
    if not any(sheet["rows"] if ours else sheet["findings"] or sheet["layout"] for sheet in sheets):
        yield Finding("F-109", name)
    for sheet in sheets:
        if ours and sheet["sheet"] == workbook.GUIDE_SHEET:
            continue
        if sheet["layout"] and not sheet["rows"] and not ours:
            yield Finding("F-109", name, sheet["sheet"])
        for found in sheet["findings"]:
            rule = "W-220" if known and found["rule"] == "F-102" else found["rule"]
            yield Finding(file=name, **{**found, "rule": rule})


def _same_twice(results: Sequence[_Result]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for result in results:
        if result.sha256 and result.sha256 in first:
            yield Finding("F-111", result.file, other=first[result.sha256])
        first.setdefault(result.sha256, result.file)


def _usable(sheet: dict[str, Any]) -> bool:
    """Whether a sheet's rows are facts: its kind is known and none of its columns is missing."""
    return bool(sheet["rows"]) and not any(f["rule"] == "F-103" for f in sheet["findings"])


def _own_facts(number: int, result: _Result, sheet: dict[str, Any]) -> Path:
    """Return a file with the rows of one sheet only: they lie one after the other in the result."""
    if len(result.sheets) == 1:
        return result.facts
    first, end = sheet["bytes"]
    own = result.facts.with_name(f"sheet-{number}.csv")
    with result.facts.open("rb") as every:
        every.seek(first)
        own.write_bytes(every.read(end - first))
    return own


def _source(number: int, result: _Result, sheet: dict[str, Any]) -> Source:
    return Source(
        number=number,
        file=result.file,
        sheet=sheet["sheet"],
        sha256=result.sha256,
        facts=_own_facts(number, result, sheet),
        identity=dict(result.own.values) if result.own else {},
        **{key: sheet[key] for key in ("layout", "table", "dated", "rows", "columns", "headings")},
    )
