"""What was made in a batch's folder and of what: so an interrupted batch goes on where it was.

``batch.json`` is written when a batch ends; while it runs, ``.batch.jsonl`` gets a line before each
report is put in its place. So whatever is in the folder is either told there or somebody else's.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from reports import whole
from reports.exceptions import OutputError

RECORD = "batch.json"
JOURNAL = ".batch.jsonl"

Files = Mapping[str, str]
"""The SHA-256 of each file of a report, by its name in the batch's folder."""


@dataclass(slots=True)
class Ledger:
    """The reports in a folder, by their names."""

    folder: Path
    made_from: Mapping[str, Any]
    made: dict[str, Files] = field(default_factory=dict)
    """Those that were made from the same."""
    former: dict[str, Files] = field(default_factory=dict)
    """Those that were made from something else."""

    def has(self, name: str) -> bool:
        """Whether a report is there as it would be made now."""
        files = self.made.get(name, {})
        return bool(files) and all(
            _digest(self.folder / file) == digest for file, digest in files.items()
        )

    def claim(self, places: Mapping[str, str]) -> None:
        """Refuse to replace anything that was not made here, or is no longer what was.

        ``places`` are the file or folder of each report that is to be made, by its name. Raises
        OutputError.
        """
        if self.former and not self.made:
            raise OutputError("E-240", path=self.folder)
        for name, place in places.items():
            known = [*self.made.get(name, {}).items(), *self.former.get(name, {}).items()]
            strange = [
                file
                for file in {file for file, _ in known} or {place}
                if (self.folder / file).exists()
                and (file, _digest(self.folder / file)) not in known
            ]
            if strange:
                raise OutputError("E-150", path=self.folder / strange[0])

    def note(self, name: str, files: Mapping[str, bytes]) -> None:
        """Write down a report before it is put in its place."""
        self.made[name] = {file: sha256(content).hexdigest() for file, content in files.items()}
        line = {"name": name, "files": self.made[name], "made_from": self.made_from}
        with (self.folder / JOURNAL).open("a", encoding="utf-8") as journal:
            journal.write(f"\n{json.dumps(line)}\n")  # after a line that may be torn
            journal.flush()
            os.fsync(journal.fileno())

    def close(self, rows: Iterable[Mapping[str, Any]]) -> Path:
        """Write the record of the whole batch; remove what only a former one had, untouched."""
        for name in self.former.keys() - self.made.keys():
            for file, digest in self.former[name].items():
                if _digest(self.folder / file) == digest:
                    _remove(self.folder, self.folder / file)
        record = {
            "kind": "batch",
            "made_from": self.made_from,
            "reports": [{**row, "files": self.made.get(row["name"], {})} for row in rows],
        }
        content = (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
        path = whole.write(self.folder / RECORD, content, force=True)
        (self.folder / JOURNAL).unlink(missing_ok=True)
        return path


def opened(folder: Path, made_from: Mapping[str, Any]) -> Ledger:
    """Return the ledger of a folder, new if there is none."""
    ledger = Ledger(folder, made_from)
    for name, files, of in _lines(folder):
        if of == made_from:
            ledger.made[name] = files
        else:
            ledger.former[name] = files
    return ledger


def _lines(folder: Path) -> Iterator[tuple[str, Files, Any]]:
    """Yield every report that is told of in a folder, its files, and what it was made from.

    What cannot be read, such as the torn line of a run that was killed, tells of none.
    """
    record = _told(_text(folder / RECORD))
    rows = record.get("reports")
    lines = map(_told, _text(folder / JOURNAL).splitlines())
    for row in (*(rows if isinstance(rows, list) else ()), *lines):
        try:
            name, files = str(row["name"]), {str(k): str(v) for k, v in row["files"].items()}
            of = row.get("made_from", record.get("made_from"))
        except (AttributeError, KeyError, TypeError):
            continue
        if all(_inside(folder, file) for file in files):
            yield name, files, of


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, ValueError):
        return ""


def _told(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _inside(folder: Path, file: str) -> bool:
    """Whether a name that a record tells leads to no other folder."""
    return (folder / file).resolve().is_relative_to(folder.resolve())


def _remove(folder: Path, path: Path) -> None:
    """Remove a file, and the folder that it leaves empty."""
    path.unlink()
    if path.parent != folder and not any(path.parent.iterdir()):
        path.parent.rmdir()


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
