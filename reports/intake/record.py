"""The record of kept facts, ``facts.json``: what was found out about every file that was read.

A folder of kept facts holds it beside the rows, which lie in ``received/`` as Parquet, one file a
sheet. What one file gave is known again by its hash, so that only a file that changed is read
again.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from reports import __version__
from reports.exceptions import InputError
from reports.findings import Finding
from reports.intake.identity import Identity
from reports.intake.opening import Known, Result
from reports.intake.own import Own
from reports.settings import Limits

FILE_NAME = "facts.json"
RECEIVED = "received"
"""The folder of the rows as they were received."""
PLACED = "fact"
"""The folder of every row with its unit, year and quarter."""
SHEET = frozenset({"sheet", "layout", "rows", "findings"})
"""What is told of every sheet."""
SOURCE = SHEET | {"table", "dated", "columns", "headings"}
"""What is told of one whose rows are kept."""
VERSION = 1
READERS = ("duckdb", "python-calamine", "xlrd")
"""The libraries by which files are read."""
CODE = (
    "intake",
    "kept.py",
    "taken.py",
    "workbook",
    "sql",
    "tables.toml",
    "tables.py",
    "unit.py",
    "period.py",
)
"""What of the program has a say in how a file is read and its rows are placed."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a folder of kept facts says of itself.

    ``notes`` are the office's own files that had a say (settings, emblem, decisions), each with its
    hash, ``sizes`` how long each file of rows is. ``placed`` tells whether the facts may be used:
    nothing stopped a report.
    """

    reader: str
    results: tuple[Result, ...]
    notes: Mapping[str, str]
    sizes: Mapping[str, int]
    placed: bool


def usable(folder: Path, limits: Limits) -> Record:
    """Return the record of kept facts that are as they would be kept now.

    Raises InputError as ``read`` does, and where another version of the program kept them.
    """
    found = read(folder)
    if found.reader != reader(limits):
        raise InputError("E-288", path=folder)
    return found


def is_kept(place: Path) -> bool:
    """Whether a folder holds kept facts."""
    return (place / FILE_NAME).is_file()


def read(folder: Path) -> Record:
    """Return the record of a folder of kept facts.

    Raises InputError when it is broken, or the rows are not those that were kept: a file is
    missing, another one or one too many.
    """
    try:
        told = json.loads((folder / FILE_NAME).read_bytes())
        if (told["kind"], told["version"]) != ("facts", VERSION):
            raise ValueError(told["kind"])
        results = tuple(_result(folder, item) for item in told["files"])
        notes = {str(name): str(digest) for name, digest in told["notes"].items()}
        if told["sizes"] != sizes(folder):
            raise ValueError(folder)
        return Record(str(told["reader"]), results, notes, told["sizes"], told["placed"] is True)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError("E-280", path=folder) from error


def written(record: Record) -> bytes:
    """Write a record as JSON."""
    told = {
        "kind": "facts",
        "version": VERSION,
        "reader": record.reader,
        "placed": record.placed,
        "notes": record.notes,
        "sizes": record.sizes,
        "files": [_told(result) for result in record.results],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def sizes(folder: Path) -> dict[str, int]:
    """Return the length of every file of rows below a folder of kept facts, by its path there.

    Hashes would take longer than to add up the rows.
    """
    found = (path for name in (RECEIVED, PLACED) for path in (folder / name).rglob("*.parquet"))
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in sorted(found)}


def hashes(notes: Mapping[str, bytes]) -> dict[str, str]:
    """Return the hash of each of the office's own files."""
    return {name: sha256(content).hexdigest() for name, content in notes.items()}


def known(record: Record, limits: Limits) -> Known:
    """Return what each file gave, by its ending and hash; nothing if it may be read otherwise now.

    What the program could not read is tried again.
    """
    if record.reader != reader(limits):
        return {}
    there = (result for result in record.results if result.sha256)
    return {(Path(result.file).suffix.lower(), result.sha256): result for result in there}


def reader(limits: Limits) -> str:
    """Return a digest of everything that has a say in how a file is read and its rows placed."""
    digest = sha256(_program().encode())
    digest.update(json.dumps(asdict(limits), sort_keys=True).encode())
    return digest.hexdigest()


@cache
def _program() -> str:
    digest = sha256(__version__.encode())
    for name in READERS:
        digest.update(version(name).encode())
    for name in CODE:
        for content in _contents(files("reports").joinpath(name)):
            digest.update(content)
    return digest.hexdigest()


def _contents(place: Traversable) -> Iterable[bytes]:
    if place.is_dir():
        for item in sorted(place.iterdir(), key=lambda one: one.name):
            yield from _contents(item)
    elif place.name.endswith((".py", ".sql", ".toml")):
        yield place.read_bytes()


def _told(result: Result) -> dict[str, Any]:
    return {
        "file": result.file,
        "sha256": result.sha256,
        "sheets": [_told_sheet(sheet) for sheet in result.sheets],
        "findings": [_brief(finding) for finding in result.findings],
        "own": asdict(result.own) if result.own else None,
    }


def _told_sheet(sheet: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is said among the file's findings; a sheet that is no facts stays known."""
    told = {name: value for name, value in sheet.items() if name != "bytes"}
    return told | {"findings": [item for item in sheet["findings"] if item["rule"] == "F-103"]}


def _brief(finding: Finding) -> dict[str, Any]:
    """Return a finding of the door, whose values are all plain, without what it does not say."""
    plain = Finding(finding.rule, finding.file)
    return {
        name: value
        for name, value in asdict(finding).items()
        if name == "rule" or (name != "file" and value != getattr(plain, name))
    }


def _result(folder: Path, told: Mapping[str, Any]) -> Result:
    name = told["file"]
    own = told["own"]
    return Result(
        name,
        told["sha256"],
        folder / RECEIVED,
        tuple(_sheet(folder, sheet) for sheet in told["sheets"]),
        tuple(Finding(file=name, **finding) for finding in told["findings"]),
        Own(name, Identity(**own["identity"]) if own["identity"] else None) if own else None,
    )


def _sheet(folder: Path, told: Mapping[str, Any]) -> dict[str, Any]:
    if not told.keys() >= (SOURCE if "kept" in told else SHEET):
        raise ValueError(told)
    if "kept" in told:
        rows = folder / RECEIVED / told["kept"]
        if rows.parent != folder / RECEIVED or not rows.is_file():
            raise ValueError(told["kept"])  # no path that leads out of the folder
    return dict(told)
