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

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from reports.exceptions import InputError
from reports.intake import layouts, ooxml
from reports.intake.sheets import Seen, read_sheet
from reports.settings import Limits

SEPARATORS = ",;\t"


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
    out = io.TextIOWrapper(sys.stdout.buffer, "utf-8", newline="", write_through=False)
    try:
        sheets = list((_csv if kind == ".csv" else _workbook)(content, limits, csv.writer(out)))
        result: dict[str, Any] = {"sheets": [sheet.as_dict() for sheet in sheets]}
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
    out.flush()
    sys.stderr.write("\n" + json.dumps(result) + "\n")


def _workbook(content: bytes, limits: Limits, out: Any) -> Iterator[Seen]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        ooxml.guard(package, limits)
        parts = ooxml.sheet_parts(package)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for meta in book.sheets_metadata:
            if meta.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            if sheet.total_height * sheet.total_width > limits.cells:
                raise InputError("E-124")
            unread = ooxml.unread_cells(package, parts.get(meta.name, ""), limits)
            seen, facts = read_sheet(meta.name, sheet.to_python(skip_empty_area=False), unread)
            if meta.visible != SheetVisibleEnum.Visible and seen.rows:
                seen.find("W-224")
            yield from _written(seen, facts, out)


def _csv(content: bytes, limits: Limits, out: Any) -> Iterator[Seen]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("E-126") from error
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    if sum(map(len, rows)) > limits.cells:
        raise InputError("E-124")
    seen, facts = read_sheet("", rows)
    yield from _written(seen, facts, out)


def _separator(text: str) -> str:
    """Return the separator under which the first line is a known export's, else the commonest."""
    line = text.lstrip().partition("\n")[0]
    for separator in SEPARATORS:
        if layouts.recognise(next(csv.reader([line], delimiter=separator), [])):
            return separator
    return max(SEPARATORS, key=line.count)


def _written(seen: Seen, facts: Iterator[tuple[str, ...]], out: Any) -> Iterator[Seen]:
    out.writerows((seen.sheet, *fact) for fact in facts)
    yield seen


if __name__ == "__main__":
    main()
