"""The program that opens one file, in a process of its own: bytes in, facts and findings out.

It gets the file's bytes on standard input, writes facts as CSV on standard output and, when it is
through, what it found as one line of JSON on standard error. It opens no file of the machine, and
its memory and processor time are limited: a hostile workbook ends this process only.

    python -m reports.intake.child KIND LIMITS-AS-JSON
"""

import csv
import io
import json
import sys
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from python_calamine import CalamineError

from reports.exceptions import InputError
from reports.intake import formats
from reports.intake.grid import Book
from reports.intake.sheets import read_sheet
from reports.settings import Limits


def confine(limits: Limits) -> None:
    """Limit this process's memory, processor time and files, where the system can."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's time-out still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read the file and say what was found; a file that cannot be read is a finding too."""
    kind, limits = sys.argv[1], Limits(**json.loads(sys.argv[2]))
    confine(limits)
    content = sys.stdin.buffer.read()
    lines = io.TextIOWrapper(sys.stdout.buffer, "utf-8", newline="")
    try:
        book = formats.opened(content, kind, limits)
        result: dict[str, Any] = {"sheets": list(_sheets(book, lines))}
    except InputError as error:
        result = {"error": error.code}
    except MemoryError:
        result = {"error": "E-123"}
    except (
        CalamineError,
        zipfile.BadZipFile,
        zlib.error,
        ParseError,
        csv.Error,
        ValueError,
        KeyError,
        EOFError,
    ):
        result = {"error": "E-125"}
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # calamine's Rust gave up on the file
            raise
        result = {"error": "E-125"}
    sys.stderr.write("\n" + json.dumps(result) + "\n")


def _sheets(book: Book, lines: io.TextIOWrapper) -> Iterator[dict[str, Any]]:
    """Write each sheet's facts one after the other; tell between which bytes they stand."""
    for grid in book.grids:
        seen, facts = read_sheet(grid)
        if grid.hidden and seen.rows:
            seen.find("W-224")
        first = sys.stdout.buffer.tell()
        csv.writer(lines).writerows(facts)
        lines.flush()
        yield seen.as_dict() | {"bytes": (first, sys.stdout.buffer.tell())}


if __name__ == "__main__":
    main()
