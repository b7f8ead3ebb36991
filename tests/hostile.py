"""How odd, broken and hostile files are made, part by part, for the tests that open them."""

import io
import json
import struct
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

import pytest

HEADINGS = (
    "Nama Instansi",
    "Kode Paket",
    "Tahun Anggaran",
    "Sumber Transaksi",
    "Total Nilai (Rp)",
    "Nilai PDN (Rp)",
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

# --- How an ordinary .xlsx is made, part by part -----------------------------------------------


def text(at: str, words: str) -> str:
    """Return a cell with a text of its own."""
    return f'<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>'


def number(at: str, digits: str, kind: str = "") -> str:
    """Return a cell with a number, or with what ``kind`` (such as ``t="e"``) makes of it."""
    return f'<c r="{at}"{kind and " " + kind}><v>{digits}</v></c>'


def row(at: int, *cells: str, says: str = "") -> str:
    """Return a row: the first columns as usual, and the cells of E and F."""
    known = text(f"A{at}", "KOTA BATAM") + text(f"B{at}", f"P{at}")
    known += number(f"C{at}", "2026") + text(f"D{at}", "Tender")
    return f'<row r="{at}"{says and " " + says}>{known}{"".join(cells)}</row>'


def plain(at: int, says: str = "") -> str:
    """Return a row with the amounts 10 and 5."""
    return row(at, number(f"E{at}", "10"), number(f"F{at}", "5"), says=says)


HEAD = "".join(text(f"{letter}1", name) for letter, name in zip("ABCDEF", HEADINGS, strict=True))
HEAD = f'<row r="1">{HEAD}</row>'


def sheet(*rows: str, before: str = "", after: str = "", space: str = MAIN) -> str:
    """Return a sheet's XML: the headings and these rows."""
    data = f"<sheetData>{HEAD}{''.join(rows)}</sheetData>"
    return f'<?xml version="1.0"?><worksheet xmlns="{space}">{before}{data}{after}</worksheet>'


def parts(page: str | bytes, space: str = MAIN, /, **more: str | bytes) -> dict[str, str | bytes]:
    """Return the parts of a workbook; ``more`` are others, ``__`` for / and ``_`` for a dot."""
    link = f'<Relationships xmlns="{PACKAGE}/relationships">'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    usual: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'{link}<Relationship Id="r1" Type="{DOCUMENT}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'{link}<Relationship Id="r1" Type="{DOCUMENT}/worksheet" '
        f'Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{DOCUMENT}/sharedStrings" '
        f'Target="sharedStrings.xml"/><Relationship Id="r3" Type="{DOCUMENT}/styles" '
        'Target="styles.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{DOCUMENT}"><sheets>'
        '<sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/sharedStrings.xml": f'<sst xmlns="{space}"><si><t>12</t></si><si><t/></si><si><r><t>1'
        '</t></r><r><t>2</t></r><rPh sb="0" eb="1"><t>9</t></rPh></si></sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{space}"><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="14"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": page,
    }
    return usual | {name.replace("__", "/").replace("_", "."): more[name] for name in more}


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """Return the parts as a package."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in members.items():
            book.writestr(name, content)
    return file.getvalue()


def xlsx(*rows: str, before: str = "", after: str = "", space: str = MAIN) -> bytes:
    """Return a workbook of one sheet with these rows."""
    return packed(parts(sheet(*rows, before=before, after=after, space=space), space))


def one(cell_e: str, cell_f: str | None = None) -> bytes:
    """Return a workbook of one row whose amounts are these cells."""
    return xlsx(row(2, cell_e, number("F2", "5") if cell_f is None else cell_f))


def changed(name: str, old: str, new: str, page: str = "") -> bytes:
    """Return an ordinary workbook in which a part says something else."""
    members = parts(page or sheet(plain(2)))
    content = members[name]
    assert isinstance(content, str)
    assert old in content
    return packed(members | {name: content.replace(old, new)})


def with_members(**more: str | bytes) -> bytes:
    """Return an ordinary workbook with other parts beside its own."""
    return packed(parts(sheet(plain(2)), **more))


# --- Packages that are made to do harm ---------------------------------------------------------


def twice() -> bytes:
    """Return a package that holds one part two times."""
    file = io.BytesIO(xlsx(plain(2)))
    with zipfile.ZipFile(file, "a") as book, pytest.warns(UserWarning, match="Duplicate"):
        book.writestr("xl/worksheets/sheet1.xml", sheet())
    return file.getvalue()


def overlapping() -> bytes:
    """Return a package whose directory names the same bytes for two parts."""
    content = with_members(xl__a_xml="x" * 100, xl__b_xml="y" * 100)
    at = {i.filename: i.header_offset for i in zipfile.ZipFile(io.BytesIO(content)).infolist()}
    central = content.index(b"PK\x01\x02")
    entry = content.index(b"xl/b.xml", central) - 46
    return content[: entry + 42] + struct.pack("<I", at["xl/a.xml"]) + content[entry + 46 :]


def marked_encrypted() -> bytes:
    """Return a package whose parts are marked as encrypted."""
    content = bytearray(xlsx(plain(2)))
    at = content.index(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 1)
    return bytes(content)


def lying(part: str, size: int) -> bytes:
    """Return a package that says a part is of another size than it is."""
    content = bytearray(with_members(xl__big_xml=b"0" * 100_000))
    at = content.index(part.encode(), content.index(b"PK\x01\x02")) - 46
    content[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(content)


def damaged() -> bytes:
    """Return a workbook in whose sheet some bytes were overwritten."""
    content = bytearray(xlsx(plain(2)))
    at = content.rindex(b"xl/worksheets/sheet1.xml", 0, content.index(b"PK\x01\x02")) + 60
    content[at : at + 20] = b"\xff" * 20
    return bytes(content)


# --- Other kinds -------------------------------------------------------------------------------


def lines(*rows: str, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """Return the headings and these rows as text."""
    return ("\n".join([separator.join(HEADINGS), *rows]) + "\n").encode(encoding)


def usual(separator: str = ",", encoding: str = "utf-8") -> bytes:
    """Return a text of one row with the amounts 10 and 5."""
    words = ["KOTA BATAM", "P1", "2026", "Tender", "10", "5"]
    return lines(separator.join(words), separator=separator, encoding=encoding)


def table(*rows: str) -> str:
    """Return the headings and these rows as a table of a page."""
    head = "".join(f"<th>{name}</th>" for name in HEADINGS)
    return f"<table><tr>{head}</tr>{''.join(f'<tr>{cells}</tr>' for cells in rows)}</table>"


CELLS = "<td>KOTA BATAM<td>P1<td>2026<td>Tender<td>10<td>5"


def html(body: str) -> bytes:
    """Return a page."""
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


def mhtml(body: str) -> bytes:
    """Return a page saved as one file, quoted-printable as Excel writes it."""
    message = EmailMessage()
    message.set_content(html(body).decode(), subtype="html", cte="quoted-printable")
    message.make_related()
    return message.as_bytes()


SPREAD = "urn:schemas-microsoft-com:office:spreadsheet"


def xml2003(cells: str, says: str = "") -> bytes:
    """Return Excel's XML of 2003: the headings and one row."""

    def words(*texts: str) -> str:
        data = (f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in texts)
        return "".join(data)

    known = words("KOTA BATAM", "P1", "2026", "Tender")
    rows = f"<Row>{words(*HEADINGS)}</Row><Row{says and ' ' + says}>{known}{cells}</Row>"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{SPREAD}" xmlns:ss="{SPREAD}">'
        f'<Worksheet ss:Name="Data"><Table>{rows}</Table></Worksheet></Workbook>'
    ).encode()


def amount(digits: str, says: str = "", kind: str = "Number") -> str:
    """Return a cell of Excel's XML of 2003."""
    return f'<Cell{says and " " + says}><Data ss:Type="{kind}">{digits}</Data></Cell>'


def records(**change: object) -> dict[str, object]:
    """Return a record with the amounts 10 and 5, changed as told."""
    names = ("unit", "code", "year", "channel", "value", "pdn")
    values: tuple[object, ...] = ("KOTA BATAM", "P1", 2026, "Tender", 10, 5)
    known = dict(zip(names, values, strict=True)) | change
    return dict(zip(HEADINGS, known.values(), strict=True))


def told(*items: object) -> bytes:
    """Return JSON."""
    return json.dumps(items).encode()


def ods(rows: str, manifest: str = "") -> bytes:
    """Return an OpenDocument spreadsheet: the headings and these rows."""
    names = ["office", "table", "text", "calcext", "manifest"]
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    head = "".join(said(name) for name in HEADINGS)
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Data"><table:table-row>{head}</table:table-row>{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": f"<manifest:manifest {spaces}>{manifest}</manifest:manifest>",
        }
    )


def said(words: str, says: str = "") -> str:
    """Return a cell of an OpenDocument spreadsheet with a text."""
    kind = 'office:value-type="string"'
    return f"<table:table-cell {kind} {says}><text:p>{words}</text:p></table:table-cell>"


def counted(digits: str, says: str = "") -> str:
    """Return a cell of an OpenDocument spreadsheet with a number."""
    kind = f'office:value-type="float" office:value="{digits}"'
    return f"<table:table-cell {kind} {says}><text:p>{digits}</text:p></table:table-cell>"


ODS_KNOWN = said("KOTA BATAM") + said("P1") + counted("2026") + said("Tender")


def ods_row(cells: str, says: str = "") -> str:
    """Return a row of an OpenDocument spreadsheet."""
    return f"<table:table-row {says}>{ODS_KNOWN}{cells}</table:table-row>"


def record(kind: int, body: bytes = b"") -> bytes:
    """Return a record of a .xlsb part: type, length, bytes."""
    code = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return code + bytes([len(body) & 0x7F | 0x80, len(body) >> 7]) + body


def wide(words: str) -> bytes:
    """Return a text of a .xlsb part."""
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def xlsb(last: bytes, hidden: int = 0, far: int = 0) -> bytes:
    """Return a .xlsb workbook of one row; ``last`` is the record of its cell F."""

    def cell(kind: int, column: int, value: bytes) -> bytes:
        return record(kind, struct.pack("<II", column, 0) + value)

    def line(at: int, flags: int = 0) -> bytes:
        return record(0, struct.pack("<IIHBBBI", at, 0, 300, 0, flags, 0, 0))

    def real(value: float) -> bytes:
        return struct.pack("<d", value)

    head = b"".join(cell(6, at, wide(name)) for at, name in enumerate(HEADINGS))
    known = cell(6, 0, wide("KOTA BATAM")) + cell(6, 1, wide("P1")) + cell(5, 2, real(2026))
    known += cell(6, 3, wide("Tender")) + cell(5, 4, real(10)) + last
    data = line(0) + head + line(1, hidden) + known
    data += line(far) + cell(5, 16_383, real(1)) if far else b""
    dimension = record(148, struct.pack("<4I", 0, max(1, far), 0, 16_383 if far else 5))
    page = record(129) + dimension + record(145) + data + record(146) + record(130)
    named = struct.pack("<II", 0, 1) + wide("r1") + wide("Data")
    book = record(131) + record(143) + record(156, named) + record(144) + record(132)
    members = parts(page)
    members["xl/workbook.bin"] = book
    members["xl/worksheets/sheet1.bin"] = members.pop("xl/worksheets/sheet1.xml")
    for name in ("xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"):
        del members[name]
    links = members.pop("xl/_rels/workbook.xml.rels")
    assert isinstance(links, str)
    link = links.partition('<Relationship Id="r2"')[0].replace("sheet1.xml", "sheet1.bin")
    members["xl/_rels/workbook.bin.rels"] = f"{link}</Relationships>"
    root = members["_rels/.rels"]
    assert isinstance(root, str)
    members["_rels/.rels"] = root.replace("workbook.xml", "workbook.bin")
    return packed(members)


def xlsb_cell(kind: int, value: bytes) -> bytes:
    """Return the record of a cell in column F."""
    return record(kind, struct.pack("<II", 5, 0) + value)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole(stream: str) -> bytes:
    """Return what begins as an OLE file and names a stream."""
    return OLE + bytes(1000) + stream.encode("utf-16-le") + bytes(1000)
