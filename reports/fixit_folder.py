"""The folder of fix-it workbooks: what an earlier check left in it, and what this one writes.

Nothing is overwritten or removed but files that an earlier check wrote and nobody changed since.
"""

import json
import os
import re
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from reports.exceptions import InputError, OutputError
from reports.fixit import GENERAL, Comparison, Known
from reports.intake.door import Received

RECORD = "fix-it.json"
COPIES = "asli"
GENERAL_NAME = "umum"
LONGEST_NAME = 80
PLAIN = re.compile(r"[a-z0-9-]+")
OWN = re.compile(rf"({COPIES}/)?[a-z0-9-]+(\.[a-z0-9]+)?")
"""How the names of inputs and of our own files are written."""


@dataclass(frozen=True, slots=True)
class Record:
    """What ``fix-it.json`` tells of the check before; ``findings`` is None when there was none.

    ``names`` gives each input the name that its files go by, ``files`` each file its hash.
    """

    inputs: tuple[str, ...] = ()
    findings: tuple[Known, ...] | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> bytes:
        """Write the record, a finding a line."""
        head = {
            "kind": "fix-it",
            "version": 1,
            "inputs": self.inputs,
            "names": dict(sorted(self.names.items())),
            "files": dict(sorted(self.files.items())),
        }
        text = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
        lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in self.findings or ())
        return f'{text},\n "findings": [\n{lines}\n]}}\n'.encode()


def opened(folder: Path, inputs: Iterable[Path]) -> Record:
    """Return what the check before left in the folder.

    Raises OutputError when its files would be inputs of the next check, or when its record cannot
    be read.
    """
    place = folder.resolve()
    for path in (item.resolve() for item in inputs):
        holder = path if path.is_dir() else path.parent
        below = path.is_dir() and place.is_relative_to(holder)
        if place == holder or below or path.is_relative_to(place / COPIES):
            raise OutputError("E-200", path=folder, input=path)
    path = folder / RECORD
    try:
        return _record(path.read_text("utf-8"))
    except FileNotFoundError:
        return Record()
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise OutputError("E-202", path=path) from error


def _record(text: str) -> Record:
    told = json.loads(text)
    if told["kind"] != "fix-it":
        raise ValueError(told["kind"])
    findings = tuple(Known(*map(str, item)) for item in told["findings"])
    own = {str(name): str(digest) for name, digest in told["files"].items()}
    given = {str(name): str(plain) for name, plain in told["names"].items()}
    if not all(map(OWN.fullmatch, own)) or not all(map(PLAIN.fullmatch, given.values())):
        raise ValueError(text)  # no path that leads out of the folder
    return Record(tuple(map(str, told["inputs"])), findings, given, own)


def names(inputs: Iterable[str], earlier: Mapping[str, str]) -> dict[str, str]:
    """Give every input a name of its own in [a-z0-9-]; one that it had before it keeps."""
    given = {GENERAL: GENERAL_NAME, **earlier}
    taken = set(given.values())
    for item in inputs:
        if item not in given:
            given[item] = _free(_plain(item), taken)
            taken.add(given[item])
    return given


def record(earlier: Record, received: Collection[str], compared: Comparison) -> Record:
    """Return what this check leaves to the next; its ``files`` are those that stay as they are.

    A file that was not checked again, with findings of its own, keeps its workbook and its copy.
    """
    waiting = {item.file for item in compared.unchecked}
    given = names(sorted({*compared.items, *waiting}), earlier.names)
    kept = [given[item] for item in waiting if item not in compared.items]
    return Record(
        tuple(received),
        (*compared.known, *compared.unchecked),
        given,
        {
            file: digest
            for file, digest in earlier.files.items()
            if any(_is_of(file, name) for name in kept)
        },
    )


def _is_of(file: str, name: str) -> bool:
    return file == workbook(name) or PurePosixPath(file).with_suffix("") == PurePosixPath(
        COPIES, name
    )


def _plain(item: str) -> str:
    stem = str(PurePosixPath(item).with_suffix(""))
    return re.sub(r"[^a-z0-9]+", "-", stem.lower())[:LONGEST_NAME].strip("-") or "berkas"


def _free(name: str, taken: set[str]) -> str:
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    return candidate


def workbook(name: str) -> str:
    """Return the path of an input's workbook, below the folder."""
    return f"perbaikan-{name}.xlsx"


def copy(name: str, source: Received) -> str:
    """Return the path of an input's copy, below the folder; none if its bytes were not read."""
    ending = PurePosixPath(source.name).suffix.lower()
    plain = ending if re.fullmatch(r"\.[a-z0-9]+", ending) else ""
    return f"{COPIES}/{name}{plain}" if source.sha256 else ""


def content(source: Received) -> bytes:
    """Return the bytes of an input.

    Raises InputError if they are not those that were checked, or only its facts were kept.
    """
    if source.path is None:
        raise InputError("E-281", file=source.name)
    try:
        found = source.path.read_bytes()
    except OSError as error:
        raise InputError("E-203", path=source.path) from error
    if sha256(found).hexdigest() != source.sha256:
        raise InputError("E-203", path=source.path)
    return found


def publish(
    folder: Path, earlier: Record, record: Record, files: Iterable[tuple[str, bytes]]
) -> tuple[Path, ...]:
    """Write the files and the record, which lists them, and remove what is out of date.

    ``record.files`` are earlier files that stay as they are. Return the workbooks' paths. Raises
    OutputError, with nothing written, when a file in the way is not one that an earlier check
    wrote, or when the folder cannot be written to.
    """
    partial = folder / f".{RECORD}.partial-{os.getpid()}"
    try:
        (partial / COPIES).mkdir(parents=True)
        try:
            written = {name: _write(partial / name, text) for name, text in files}
            out_of_date = sorted({*earlier.files} - {*record.files} - {*written})
            _refuse_others(folder, earlier, written, out_of_date)
            whole = Record(
                record.inputs, record.findings, record.names, {**record.files, **written}
            )
            _write(partial / RECORD, whole.as_json())
            _settle(partial, folder, [*written, RECORD], out_of_date)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    except OSError as error:
        raise OutputError("E-151", path=folder, reason=error.strerror or error) from error
    return tuple(folder / name for name in written if not name.startswith(COPIES))


def _write(path: Path, text: bytes) -> str:
    with path.open("xb") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    return sha256(text).hexdigest()


def _refuse_others(
    folder: Path, earlier: Record, written: Mapping[str, str], out_of_date: Iterable[str]
) -> None:
    """Raise OutputError for a file in the way that is not ours, or no longer as it was written."""
    for name in sorted({*written, *out_of_date}):
        path = folder / name
        if os.path.lexists(path) and _hash(path) not in (
            earlier.files.get(name),
            written.get(name),
        ):
            raise OutputError("E-201", path=path)


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else "none"


def _settle(
    partial: Path, folder: Path, written: Sequence[str], out_of_date: Iterable[str]
) -> None:
    """Put the files in their places; if one is held open by another program, all as it was."""
    old = partial / "old"
    (old / COPIES).mkdir(parents=True)
    (folder / COPIES).mkdir(exist_ok=True)
    moves = [(folder / name, old / name) for name in (*written, *out_of_date)]
    moves = [pair for pair in moves if pair[0].exists()]
    moves += [(partial / name, folder / name) for name in written]
    done: list[tuple[Path, Path]] = []
    try:
        for start, end in moves:
            start.rename(end)
            done.append((start, end))
    except OSError:
        for start, end in reversed(done):
            end.rename(start)
        raise
