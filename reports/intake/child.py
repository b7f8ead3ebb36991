"""The program that opens one file, in a process of its own: bytes in, facts and findings out.

It gets the file's bytes on standard input, writes facts as CSV on standard output and, when it is
through, what it found as one line of JSON on standard error. It opens no file of the machine, and
its memory and processor time are limited: a hostile workbook ends this process only.

    python -m reports.intake.child KIND LIMITS-AS-JSON [cells | columns]

With ``cells`` it judges nothing and writes each sheet's cells as a line of JSON instead; with
``columns`` it only tells the names of a Parquet file's columns.
"""

import gc
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any, BinaryIO, Never

from python_calamine import PasswordError

from reports.exceptions import InputError
from reports.intake import formats, handed, identity, raw
from reports.intake.formats import records
from reports.intake.grid import Book, Grid, address
from reports.intake.seen import Seen, letters
from reports.intake.sheets import Columns, read_sheet
from reports.settings import Limits


def confine(limits: Limits) -> None:
    """Limit this process's memory, processor time and files, where the system can.

    A limit that the system has set already, and that is lower, stays.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's time-out still holds
        return
    for kind, soft, hard in (
        (resource.RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.seconds, limits.seconds + 5),
        (resource.RLIMIT_FSIZE, limits.unpacked_bytes, limits.unpacked_bytes),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        most = resource.getrlimit(kind)[1]
        if most != resource.RLIM_INFINITY:
            soft, hard = min(soft, most), min(hard, most)  # noqa: PLW2901 - the same limits, kept
        resource.setrlimit(kind, (soft, hard))


def main() -> None:
    """Read the file and say what was found; a file that cannot be read is a finding too."""
    kind, limits = sys.argv[1], Limits(**json.loads(sys.argv[2]))
    confine(limits)
    content = sys.stdin.buffer.read()
    gc.disable()  # nothing here is a cycle, and looking for them costs a fifth of the time
    try:
        _answer(content, kind, limits, sys.argv[3:])
    except InputError as error:
        _end({"error": error.code, "seen": str(error.details.get("seen", ""))})
    except MemoryError:
        _end({"error": "E-123"})


def _answer(content: bytes, kind: str, limits: Limits, asked: Sequence[str]) -> Never:
    """Say what is asked of a file and end; its facts or cells go to standard output."""
    out = sys.stdout.buffer
    with _reading():
        if asked == ["columns"]:
            _end({"names": records.parquet_columns(content)})
        book = formats.opened(content, kind, limits)
    if asked == ["cells"]:
        _end({"names": _cells(book, out)})
    result: dict[str, Any] = {"identity": None, "notes": book.notes, "sheets": []}
    for grid in _grids(book):
        facts = _facts(grid, book, result)
        if facts is not None:
            result["sheets"][-1]["bytes"] = _written(facts, out)
    _end(result)


def _end(said: dict[str, Any]) -> Never:
    """Say what was found and end the process at once, whatever is still in memory.

    To free millions of cells one by one, those of the last sheet too, costs a tenth of the time.
    """
    sys.stderr.write("\n" + json.dumps(said) + "\n")
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


@contextmanager
def _reading() -> Iterator[None]:
    """Turn whatever a reader raises over a file that is not as it should be into InputError."""
    try:
        yield
    except (InputError, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except PasswordError as error:
        raise InputError("E-122") from error
    except Exception as error:  # over bytes made to do harm, libraries raise anything
        raise InputError("E-125") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # calamine's Rust gave up on the file
            raise
        raise InputError("E-125") from error


def _grids(book: Book) -> Iterator[Grid]:
    grids = iter(book.grids)
    while True:
        with _reading():
            grid = next(grids, None)
        if grid is None:
            return
        yield grid


def _facts(grid: Grid, book: Book, said: dict[str, Any]) -> Columns | None:
    """Return a sheet's facts and tell what it is; None for the identity of an own workbook."""
    found = identity.of_sheet(grid, book.names)
    if found is not None:
        said["identity"] = asdict(found)
        return None
    seen, facts = read_sheet(grid)
    if seen.rows:
        _unseen(grid, seen)
    said["sheets"].append(seen.as_dict())
    return facts


def _written(facts: Columns, out: BinaryIO) -> tuple[int, int]:
    """Write facts behind those before them; return between which bytes they stand."""
    first = out.tell()
    out.writelines(handed.pieces(facts))
    return first, out.tell()


def _unseen(grid: Grid, seen: Seen) -> None:
    """Note what is read although whoever opens the sheet does not see it."""
    if grid.hidden:
        seen.find("W-224")
    rows = [at for at in sorted(grid.hidden_rows) if at < len(grid.rows) and any(grid.rows[at])]
    if rows:
        seen.find("W-244", cell=address(rows[0], 0), rows=len(rows))
    filled = {at for at in grid.hidden_columns for row in grid.rows if at < len(row) and row[at]}
    if filled:
        names = ", ".join(map(letters, sorted(filled)))
        seen.find("W-245", cell=address(0, min(filled)), seen=names)


def _cells(book: Book, out: BinaryIO) -> dict[str, str]:
    """Write every sheet as it stands; return the defined names."""
    for grid in _grids(book):
        out.write(json.dumps(raw.packed(grid)).encode() + b"\n")
    return dict(book.names)


if __name__ == "__main__":
    main()
