"""One file, opened by a process of its own: its bytes in, what it holds and what was found out.

The bytes are read once, here; what is hashed is what is read.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any

from reports import workbook
from reports.exceptions import FindingsError
from reports.findings import Finding
from reports.intake import own, raw
from reports.intake.grid import Book
from reports.intake.own import Own
from reports.settings import Limits

MAYBE_NOTES = (".txt",)
"""Endings of files that hold data or a letter: what is not known to be data is told and left."""


@dataclass(frozen=True, slots=True)
class Result:
    """What the process that read one file said.

    ``facts`` is the file with the rows of its sheets one after the other, or the folder of kept
    facts that holds a file for each sheet, which the sheet names under ``kept``.
    """

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

    def under(self, name: str) -> "Result":
        """Return the same under the name that the file goes by now."""
        return replace(
            self,
            file=name,
            findings=tuple(replace(finding, file=name) for finding in self.findings),
            own=replace(self.own, file=name) if self.own else None,
        )


Known = Mapping[tuple[str, str], Result]
"""What files gave that were read before, by the ending of their name and their hash."""
NOTHING: Known = {}


def read_file(name: str, path: Path, limits: Limits, facts: Path, known: Known = NOTHING) -> Result:
    """Read the file at ``path``, which goes by ``name``; its facts go into the file ``facts``.

    A file that is ``known`` is not read again.
    """
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= limits.file_bytes else b""
    except OSError as error:
        return _unreadable(name, "", facts, "E-127", error.strerror or "")
    digest = sha256(content).hexdigest()
    if size > limits.file_bytes:
        return _unreadable(name, "", facts, "E-128", str(limits.file_bytes // 1_000_000))
    if not content:
        return Result(name, digest, facts, findings=(Finding("F-109", name),))
    if (path.suffix.lower(), digest) in known:
        return known[path.suffix.lower(), digest].under(name)
    said = _ask(content, path.suffix.lower(), limits, facts)
    return _result(name, digest, facts, said)


def _result(name: str, digest: str, facts: Path, said: Mapping[str, Any]) -> Result:
    """Return what the process that read a file said of it."""
    sheets = tuple(said.get("sheets", ()))
    if PurePath(name).suffix.lower() in MAYBE_NOTES and not any(
        sheet["layout"] for sheet in sheets
    ):
        return Result(name, digest, facts, findings=(Finding("W-222", name),))
    if "error" in said:
        return _unreadable(name, digest, facts, said["error"], said.get("seen", ""))
    ours = own.of_file(name, said["identity"], [sheet["layout"] for sheet in sheets])
    notes = [Finding(rule, name, seen=seen) for rule, seen in said["notes"]]
    findings = (*notes, *_findings(name, sheets, ours=ours is not None))
    return Result(name, digest, facts, sheets, findings, ours)


def _unreadable(name: str, digest: str, facts: Path, reason: str, seen: str = "") -> Result:
    return Result(name, digest, facts, findings=(Finding("F-101", name, reason=reason, seen=seen),))


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
        said = _ask(content, path.suffix.lower(), limits, lines, "cells")
        if "error" in said:
            raise _refusal(path, said["error"], said.get("seen", ""))
        with lines.open(encoding="utf-8") as stream:
            grids = [raw.unpacked(json.loads(line)) for line in stream]
    return Book(grids, said["names"])


def columns(path: Path, limits: Limits) -> Sequence[str] | None:
    """Return the names of a Parquet file's columns, told by a confined process; none if damaged.

    None of a file that is larger than any that is read.
    """
    if path.stat().st_size > limits.file_bytes:
        return None
    with tempfile.TemporaryDirectory(prefix="p3dn-") as folder:
        nothing = Path(folder) / "nothing"
        said = _ask(path.read_bytes(), path.suffix.lower(), limits, nothing, "columns")
    return [str(name) for name in said.get("names", ())]


def _refusal(path: Path, reason: str, seen: str = "") -> FindingsError:
    return FindingsError([Finding("F-101", path.name, reason=reason, seen=seen)])
