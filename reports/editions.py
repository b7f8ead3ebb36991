"""Editions: what was written, when, and from which bytes; written whole or not at all."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from importlib.metadata import version
from itertools import count
from pathlib import Path

from reports import __version__, whole
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
    What else lies in a folder that is replaced is kept. Raises OutputError as ``whole.fill`` does.
    """
    contents = {**files, RECORD: _record(report, files, notes)}

    def filling(partial: Path) -> None:
        for name, content in contents.items():
            (partial / name).write_bytes(content)

    whole.fill(folder, filling, published, force=force)
    return tuple(folder / name for name in contents)


def published(folder: Path) -> tuple[str, ...]:
    """Return the files of the edition in a folder, as its record names them; () without one."""
    try:
        record = json.loads((folder / RECORD).read_bytes())
        return (RECORD, *record["files"])
    except (OSError, ValueError, TypeError, KeyError):
        return ()


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
