"""Editions: what was written, when, and from which bytes; written whole or not at all."""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from importlib.metadata import version
from itertools import count
from pathlib import Path

from reports import __version__
from reports.exceptions import OutputError
from reports.quarterly import QuarterlyReport

LIBRARIES = ("duckdb", "matplotlib", "python-calamine", "weasyprint", "xlsxwriter")
"""The libraries whose version may change what is written."""

RECORD = "edition.json"


def place(outputs: Path, inputs: Sequence[Path], ending: str = "", *, force: bool) -> Path:
    """Return the folder of the edition, named after the inputs' folder; refuse one that exists.

    Raises OutputError unless ``force`` allows to replace what is there.
    """
    folder = outputs / f"{_safe(inputs[0].resolve().name) or 'laporan'}{ending}"
    if folder.exists() and not force:
        raise OutputError("E-150", path=folder)
    return folder


def names(codes: Iterable[str]) -> dict[str, str]:
    """Return a file name of plain letters and digits for each code, no two the same."""
    given: dict[str, str] = {}
    for code in codes:
        name = wanted = _safe(code) or "unit"
        for number in count(2):
            if name not in given.values():
                break
            name = f"{wanted}-{number}"
        given[code] = name
    return given


def _safe(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def publish(
    folder: Path,
    report: QuarterlyReport,
    files: Mapping[str, bytes],
    notes: Mapping[str, Path | None],
    *,
    force: bool,
) -> tuple[Path, ...]:
    """Write the files and the edition's record into ``folder``, all at once; return their paths.

    ``notes`` are the office's own files that had a say, by what they are: settings, decisions.
    They are written beside and renamed; what else lies in a folder that is replaced is kept. Raises
    OutputError when the place cannot be written to.
    """
    whole = {**files, RECORD: _record(report, files, notes)}

    def fill(partial: Path) -> None:
        for name, content in whole.items():
            _write(partial / name, content)

    filled(folder, fill, force=force)
    return tuple(folder / name for name in whole)


def filled(folder: Path, fill: Callable[[Path], None], *, force: bool) -> None:
    """Have ``fill`` write files into a folder beside, and put it in its place once all are there.

    What else lies in a folder that is replaced is kept. Raises OutputError when the place cannot
    be written to.
    """
    partial = folder.with_name(f".{folder.name}.partial-{os.getpid()}")
    try:
        partial.mkdir(parents=True)
        try:
            fill(partial)
            _replace(partial, folder, force=force)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    except OSError as error:
        raise OutputError("E-151", path=folder, reason=error.strerror) from error


def save(path: Path, content: bytes, *, force: bool) -> Path:
    """Write one file beside and rename it; return its path.

    Raises OutputError when it exists and ``force`` is not given, or cannot be written.
    """
    if path.exists() and not force:
        raise OutputError("E-150", path=path)
    partial = path.with_name(f".{path.name}.partial-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write(partial, content)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError("E-151", path=path, reason=error.strerror) from error
    return path


def _record(
    report: QuarterlyReport, files: Mapping[str, bytes], notes: Mapping[str, Path | None]
) -> bytes:
    """Write down where the edition comes from and what it is made of."""
    inputs = {item.source.file: item.source.sha256 for item in report.sources}
    record = {
        "kind": "quarterly",
        "status": "draft",
        "period": str(report.period),
        "cumulative": report.cumulative,
        "inputs": inputs,
        **{
            name: sha256(path.read_bytes()).hexdigest() if path else None
            for name, path in notes.items()
        },
        "files": {name: sha256(content).hexdigest() for name, content in files.items()},
        "program": {"p3dn-reports": __version__} | {name: version(name) for name in LIBRARIES},
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _replace(partial: Path, folder: Path, *, force: bool) -> None:
    """Put the finished folder in its place; keep what others left in the one it replaces."""
    if not folder.exists():
        partial.rename(folder)
        return
    if not force:
        raise OutputError("E-150", path=folder)
    old = folder.with_name(f".{folder.name}.old-{os.getpid()}")
    folder.rename(old)
    try:
        partial.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    for item in old.iterdir():
        if not (folder / item.name).exists():
            item.rename(folder / item.name)
    shutil.rmtree(old)
