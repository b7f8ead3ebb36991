"""What a file is, told by its first bytes and its contents, never by its name.

Systems send HTML, CSV and XML under the ending ``.xls``, and offices rename files: a file is opened
as what it is. What is no table at all is refused by name, so that its sender knows what to mend.
"""

import io
import re
import zipfile

from reports.exceptions import InputError

ENDINGS = {
    "Excel .xlsx": (".xlsx",),
    "Excel .xlsm": (".xlsm",),
    "Excel .xlsb": (".xlsb",),
    "Excel .xls": (".xls",),
    "OpenDocument .ods": (".ods",),
    "Excel XML 2003": (".xml",),
    "Parquet": (".parquet",),
    "JSON": (".json",),
    "HTML": (".html", ".htm"),
    "MHTML": (".mht", ".mhtml"),
    "CSV": (".csv", ".tsv", ".txt"),
}
"""The kinds of file that are read, and the endings that tell the truth about each."""

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BIFF = re.compile(rb"\x09[\x00\x02\x04\x08][\x04\x06\x08\x10]\x00")
"""How a bare Excel 2-5 file begins, which is no OLE file yet."""
NO_TABLES = {
    b"%PDF": "E-174",
    b"\x89PNG": "E-163",
    b"\xff\xd8\xff": "E-163",
    b"GIF8": "E-163",
    b"II*\x00": "E-163",
    b"MM\x00*": "E-163",
    b"7z\xbc\xaf\x27\x1c": "E-164",
    b"Rar!": "E-164",
    b"\x1f\x8b": "E-164",
    b"PK\x05\x06": "E-164",
    b"{\\rtf": "E-173",
}
"""First bytes of what holds no table, and the sentence that says so."""
HEAD = 4096
SMALL = 1_000_000


def of(content: bytes) -> str:
    """Return the kind of a file, a key of ENDINGS; raises InputError if it is no table."""
    for magic, reason in NO_TABLES.items():
        if content.startswith(magic):
            raise InputError(reason)
    if content.startswith(ZIP):
        return _zipped(content)
    if content.startswith(OLE):
        return _compound(content)
    if BIFF.match(content):
        return "Excel .xls"
    if content.startswith(b"PAR1"):
        return "Parquet"
    return _written(content)


def _zipped(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = set(package.namelist())
        if any(part.flag_bits & 1 for part in package.infolist()):
            raise InputError("E-122")
        kind = package.read("mimetype")[:HEAD] if _small(package, "mimetype") else b""
        types = (
            package.read("[Content_Types].xml") if _small(package, "[Content_Types].xml") else b""
        )
    if b"opendocument.spreadsheet" in kind:
        return "OpenDocument .ods"
    if "xl/workbook.bin" in names:
        return "Excel .xlsb"
    if b"spreadsheetml" in types or any(name.startswith("xl/") for name in names):
        macros = b"macroEnabled" in types
        return "Excel .xlsm" if macros else "Excel .xlsx"
    raise InputError("E-173" if kind or types else "E-164")


def _small(package: zipfile.ZipFile, name: str) -> bool:
    """Whether a part is there and of a size that may be read before anything is checked."""
    return name in package.namelist() and package.getinfo(name).file_size <= SMALL


def _compound(content: bytes) -> str:
    """Tell the files of old Office apart by the names of their streams."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise InputError("E-122")
    if holds("Workbook") or holds("Book"):
        return "Excel .xls"
    raise InputError("E-173")


def _written(content: bytes) -> str:
    """Tell kinds of text apart by how they begin."""
    head = content[:HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = content[: HEAD & ~1].decode("utf-16", "replace").encode()
    head = head.lstrip().lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head and head.startswith(b"<?xml"):
        return "Excel XML 2003"
    if head.startswith(b"<") and re.search(rb"<(!doctype html|html|table|body|head|meta)\b", head):
        return "HTML"
    if re.match(rb"(mime-version|from|content-type|date|subject|x-[a-z-]+): ", head) and (
        b"multipart/related" in head or b"text/html" in head
    ):
        return "MHTML"
    if head.startswith(b"<"):
        raise InputError("E-165")
    return "JSON" if head.startswith((b"[", b"{")) else "CSV"
