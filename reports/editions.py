"""Editions: what was written, when, and from which bytes; written whole or not at all."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import Any

from reports import __version__, whole
from reports.exceptions import InputError, OutputError
from reports.messages import Language
from reports.quarterly import QuarterlyReport

LIBRARIES = ("duckdb", "matplotlib", "python-calamine", "weasyprint", "xlsxwriter")
"""The libraries whose version may change what is written."""

RECORD = "edition.json"
DRAFT = "draf"
FINAL = "edisi-"
NAMED = re.compile(rf"{FINAL}\d+(-en)?")
"""How the folder of a final edition is called."""
INPUTS = "inputs"
"""The folder in a final edition that holds what it was made from."""
READ_ONLY = 0o444


def place(outputs: Path, inputs: Sequence[Path], what: str, *, force: bool) -> Path:
    """Return the folder of a document, in the one named after the inputs; refuse one that exists.

    ``what`` is the document: ``DRAFT``, ``unit``, ``facts``. Raises OutputError unless ``force``
    allows to replace what is there.
    """
    folder = home(outputs, inputs) / what
    if folder.exists() and not force:
        raise OutputError("E-150", path=folder)
    return folder


def home(outputs: Path, inputs: Sequence[Path]) -> Path:
    """Return the folder of everything that is made of some inputs."""
    return outputs / (_safe(inputs[0].resolve().name) or "laporan")


def apart(folder: Path, inputs: Sequence[Path]) -> Path:
    """Return a folder that is to be written.

    Raises OutputError where it lies in one of the inputs, and would be read as input the next time.
    """
    for item in inputs:
        if item.is_dir() and folder.resolve().is_relative_to(item.resolve()):
            raise OutputError("E-284", path=folder, input=item)
    return folder


def final(folder: Path, number: int, ending: str) -> Path:
    """Return the place of a final edition; refuse one that is published already.

    Raises OutputError where there is one, or what was left of one.
    """
    place = folder / f"{FINAL}{number}{ending}"
    if place.exists():
        raise OutputError("E-153", path=place)
    return place


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


@dataclass(frozen=True, slots=True)
class Origin:
    """What an edition was made from beside its inputs, and how: enough to make it again."""

    notes: Mapping[str, Path | None]
    """The office's own files that had a say, by what they are: settings, decisions."""
    language: Language = "id"


def publish(
    folder: Path,
    report: QuarterlyReport,
    files: Mapping[str, bytes],
    origin: Origin,
    *,
    force: bool,
) -> tuple[Path, ...]:
    """Write the files of a quarterly report and its record; return their paths as ``stored``."""
    contents = recorded(report, files, origin)
    return stored(folder, contents, final=bool(report.edition), force=force)


def stored(
    folder: Path, contents: Mapping[str, bytes], *, final: bool, force: bool
) -> tuple[Path, ...]:
    """Write the files of an edition into ``folder``, its record too, all at once.

    Return their paths. What else lies in a folder that is replaced is kept. The files of a final
    edition cannot be written to. Raises OutputError as ``whole.fill`` does.
    """

    def filling(partial: Path) -> None:
        for name, content in contents.items():
            path = partial / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            if final:
                path.chmod(READ_ONLY)

    whole.fill(folder, filling, published, force=force)
    return tuple(folder / name for name in contents)


def recorded(
    report: QuarterlyReport, files: Mapping[str, bytes], origin: Origin
) -> dict[str, bytes]:
    """Return the files of an edition with its record beside them."""
    return {**files, RECORD: _record(report, files, origin)}


def is_final(folder: Path) -> bool:
    """Whether a folder is that of a final edition, with the inputs that it was made from."""
    return (folder / RECORD).is_file() and (folder / INPUTS).is_dir()


def published(folder: Path) -> tuple[str, ...]:
    """Return the files of the edition in a folder, as its record names them; () without one."""
    try:
        record = json.loads((folder / RECORD).read_bytes())
        return (RECORD, *record["files"])
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def made_from(report: QuarterlyReport, origin: Origin) -> dict[str, Any]:
    """Return what a document is made from, as its record tells it: files by their SHA-256."""
    return {
        "period": str(report.period),
        "cumulative": report.cumulative,
        "language": origin.language,
        "inputs": {item.source.file: item.source.sha256 for item in report.sources},
        **{
            name: sha256(path.read_bytes()).hexdigest() if path else None
            for name, path in origin.notes.items()
        },
    }


def _record(report: QuarterlyReport, files: Mapping[str, bytes], origin: Origin) -> bytes:
    """Write down where the edition comes from and what it is made of."""
    record = {
        "kind": "quarterly",
        **standing(report),
        **made_from(report, origin),
        "files": {name: sha256(content).hexdigest() for name, content in files.items()},
        "program": program(),
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def standing(report: QuarterlyReport) -> dict[str, Any]:
    """Return what a record says of an edition: draft or which final one; of a corrected one what it
    replaces, by the hash of that record, and why."""
    found = report.revision
    if found is None:
        return {
            "status": "final" if report.edition else "draft",
            "edition": report.edition or None,
        }
    return {
        "status": "corrected",
        "edition": report.edition,
        "replaces": {"edition": found.edition, "record": found.record},
        "reason": found.reason,
    }


def program() -> dict[str, str]:
    """Return the versions of the program and of the libraries that may change what is written."""
    return {"p3dn-reports": __version__} | {name: version(name) for name in LIBRARIES}


@dataclass(frozen=True, slots=True)
class Replaced:
    """The edition that a corrected one replaces: its number and the SHA-256 of its record."""

    edition: int
    record: str


@dataclass(frozen=True, slots=True)
class Record:
    """What an edition's record says of how it was made, and the hash of each of its files."""

    period: str
    quarter_only: bool
    language: Language
    edition: int
    files: Mapping[str, str]
    program: Mapping[str, str]
    replaces: Replaced | None = None
    """None in a first edition."""
    reason: str = ""
    """Why it replaces that one, in the office's words."""

    @property
    def is_summary(self) -> bool:
        """Whether it is of a year, not of a quarter."""
        return self.period.isdigit()


def read(folder: Path) -> Record:
    """Return the record of a final edition; raise InputError where there is none."""
    try:
        told = json.loads((folder / RECORD).read_bytes())
        replaces = told.get("replaces")
        return Record(
            told["period"],
            not told["cumulative"],
            told["language"],
            int(told["edition"]),
            dict(told["files"]),
            dict(told["program"]),
            Replaced(int(replaces["edition"]), replaces["record"]) if replaces else None,
            told.get("reason", ""),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError("E-154", path=folder) from error


@dataclass(frozen=True, slots=True)
class Published:
    """A final edition that lies in a folder."""

    folder: Path
    record: Record
    replaced_by: int = 0
    """The number of the edition that replaces it; 0 while it is in force."""


def every(outputs: Path, year: int) -> tuple[Published, ...]:
    """Return the final editions of a year, by period and place, each with what replaces it.

    Raises InputError for a record that is none, and where what an edition replaces is gone or no
    longer what was published.
    """
    homes = sorted({path.parent.parent for path in outputs.glob(f"*/{FINAL}*/{RECORD}")})
    found = [
        item
        for folder in homes
        for item in succession(folder)
        if item.record.period.startswith(f"{year}-")
    ]
    return tuple(sorted(found, key=_in_order))


def _in_order(item: Published) -> tuple[str, Path, int, Path]:
    """Put the tenth edition of a folder behind the second."""
    return item.record.period, item.folder.parent, item.record.edition, item.folder


def succession(*folders: Path) -> tuple[Published, ...]:
    """Return the final editions of one folder of outputs, each with what replaces it.

    In an archive the folder may be in several parts. A folder with another name, such as somebody's
    copy of an edition, is none. Raises InputError as ``every`` does.
    """
    found = (path.parent for one in folders for path in sorted(one.glob(f"{FINAL}*/{RECORD}")))
    places = [place for place in found if NAMED.fullmatch(place.name)]
    records = {place: read(place) for place in places}
    digests = {place: digest(place / RECORD) for place in places}
    successors: dict[str, int] = {}
    for place, record in records.items():
        if record.replaces and record.replaces.record not in digests.values():
            raise InputError("E-157", path=place, number=record.replaces.edition)
        if record.replaces:
            successors[record.replaces.record] = record.edition
    return tuple(
        Published(place, record, successors.get(digests[place], 0))
        for place, record in records.items()
    )


def summaries(outputs: Path, year: int) -> tuple[Published, ...]:
    """Return the final yearly summaries of a year, in each language."""
    return tuple(i for i in succession(outputs / str(year)) if i.record.period == str(year))


def latest(outputs: Path, year: int) -> dict[str, tuple[Published, ...]]:
    """Return the final editions of a year that are in force, by their period, such as 2023-TW1.

    A period has as many as there are folders of outputs and languages of it. Raises InputError as
    ``every`` does.
    """
    found: dict[str, tuple[Published, ...]] = {}
    for item in every(outputs, year):
        if not item.replaced_by:
            found[item.record.period] = (*found.get(item.record.period, ()), item)
    return found


def changed(folder: Path, record: Record) -> list[str]:
    """Return the files of an edition that are missing or no longer those that were published."""
    return [name for name, hash_ in record.files.items() if digest(folder / name) != hash_]


def parted(record: Record) -> tuple[dict[str, str], set[str]]:
    """Return the documents of an edition with their hashes, and the names of what it carries.

    What an edition was made from lies in folders of its own.
    """
    documents = {name: hash_ for name, hash_ in record.files.items() if "/" not in name}
    return documents, set(record.files) - set(documents)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file; '' where it cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
