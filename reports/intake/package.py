"""The parts of a zipped workbook: none may overwhelm its reader, none may be hidden from it.

Declared sizes lie, so bytes are counted while they are inflated.
"""

import zipfile
from collections.abc import Iterator

from reports.exceptions import InputError
from reports.settings import Limits

CHUNK = 1 << 18
"""Bytes that are inflated at once: few enough for the processor's cache."""
HEADER = 30
"""Bytes that stand before a part at least: its local header, without name and extra field."""
SMALL = 1 << 20
"""Bytes up to which a part may be packed however densely."""


def guard(book: zipfile.ZipFile, limits: Limits) -> None:
    """Raise InputError if the package is built to overwhelm its reader."""
    parts = book.infolist()
    names = [part.filename.casefold() for part in parts]
    if len(parts) > limits.members or len(set(names)) < len(names):
        raise InputError("E-121")
    if any(name.startswith("/") or ".." in name.replace("\\", "/").split("/") for name in names):
        raise InputError("E-121")
    if any(part.flag_bits & 1 for part in parts):
        raise InputError("E-122")
    if _overlapping(parts):
        raise InputError("E-121")
    total = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    dense = total > SMALL and total / packed > limits.ratio
    if dense or total > limits.unpacked_bytes:
        raise InputError("E-123")
    for part in parts:
        if part.file_size > limits.member_bytes:
            raise InputError("E-123")


def check_sizes(book: zipfile.ZipFile, but: set[str], limits: Limits) -> None:
    """Inflate every part that is not looked through later: one that lies about its size is found.

    Raises InputError, or BadZipFile for contents that are not what the package says.
    """
    for part in book.infolist():
        if part.filename not in but and part.filename.endswith((".xml", ".bin", ".rels")):
            for _ in chunks(book, part.filename, limits):
                pass


def chunks(book: zipfile.ZipFile, part: str, limits: Limits) -> Iterator[bytes]:
    """Yield a part's bytes piece by piece; raises InputError once they are too many."""
    size = 0
    with book.open(part) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > limits.member_bytes:
                raise InputError("E-123")
            yield chunk


def _overlapping(parts: list[zipfile.ZipInfo]) -> bool:
    """Whether two parts share bytes, by which a small file unpacks to a huge one."""
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < end:
            return True
        end = part.header_offset + HEADER + len(part.filename) + part.compress_size
    return False
