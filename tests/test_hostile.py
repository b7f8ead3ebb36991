"""Odd, broken and hostile files: each is read right or ends in a sentence, never in a traceback.

Every file is made here and named for what is wrong with it. The table says what comes of it: the
findings, as rule and cell or rule and reason, and the amounts that were read.
"""

import csv
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest

from reports.intake import door
from reports.settings import Limits

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
LIMITS = Limits(memory_bytes=1_500_000_000, seconds=20, cells=2_000_000)

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


# --- What comes of each ------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """A file: what makes it, the ending of its name, its findings and the amounts read."""

    make: Callable[[], bytes]
    ending: str
    findings: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ("10/5",)


def reads(
    make: Callable[[], bytes], ending: str = "xlsx", *found: str, amounts: str = "10/5"
) -> Case:
    """Return a file that is read, with what is found in it."""
    return Case(make, ending, found, tuple(amounts.split()))


def refused(make: Callable[[], bytes], reason: str, ending: str = "xlsx") -> Case:
    """Return a file that cannot be opened, with the code of the sentence that says why."""
    return Case(make, ending, (f"F-101 {reason}",), ())


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
LOL = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
LOL += "".join(
    f'<!ENTITY {b} "{10 * f"&{a};"}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
LOL += "]>"

CASES: dict[str, Case] = {
    # packages
    "xlsx-plain": reads(lambda: xlsx(plain(2))),
    "xlsx-strict": reads(lambda: xlsx(plain(2), space=STRICT)),
    "zip-bomb": refused(lambda: with_members(xl__a_xml=b"0" * 60_000_000), "E-123"),
    "zip-many-members": refused(
        lambda: packed(parts(sheet(plain(2))) | {f"xl/{n}.xml": "" for n in range(5001)}), "E-121"
    ),
    "zip-same-member-twice": refused(twice, "E-121"),
    "zip-same-member-in-other-case": refused(lambda: with_members(XL__Workbook_xml="x"), "E-121"),
    "zip-overlapping-members": refused(overlapping, "E-121"),
    "zip-climbing-member": refused(
        lambda: packed(parts(sheet(plain(2))) | {"../../etc/passwd": "x"}), "E-121"
    ),
    "zip-absolute-member": refused(
        lambda: packed(parts(sheet(plain(2))) | {"/etc/passwd": "x"}), "E-121"
    ),
    "zip-backslash-climbing": refused(
        lambda: packed(parts(sheet(plain(2))) | {"..\\..\\x.xml": "x"}), "E-121"
    ),
    "zip-encrypted-members": refused(marked_encrypted, "E-122"),
    "zip-member-claims-less": refused(lambda: lying("xl/big.xml", 10), "E-125"),
    "zip-member-claims-gigabytes": refused(lambda: lying("xl/big.xml", 2**31), "E-123"),
    "zip-without-workbook": refused(lambda: packed({"a.csv": usual()}), "E-164"),
    "zip-empty": refused(lambda: packed({}), "E-164"),
    "docx-named-xlsx": refused(
        lambda: packed({"[Content_Types].xml": "wordprocessingml", "word/document.xml": ""}),
        "E-173",
    ),
    "xlsx-truncated": refused(lambda: xlsx(plain(2))[:900], "E-125"),
    "xlsx-damaged": refused(damaged, "E-125"),
    "xlsx-sheet-missing": refused(
        lambda: changed("xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet9.xml"), "E-121"
    ),
    "xlsx-workbook-part-renamed": refused(
        lambda: changed("_rels/.rels", "xl/workbook.xml", "xl/other.xml"), "E-121"
    ),
    "xlsx-entity-bomb": refused(
        lambda: changed(
            "xl/worksheets/sheet1.xml",
            '<?xml version="1.0"?>',
            LOL,
            sheet(row(2, number("E2", "&i;", 't="str"'))),
        ),
        "E-125",
    ),
    "xlsx-sheet-in-utf-16": refused(
        lambda: packed(
            parts(sheet(plain(2)).replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16"))
        ),
        "E-172",
    ),
    "xlsx-named-xls": reads(lambda: xlsx(plain(2)), "xls", "W-241"),
    "xlsx-named-csv": reads(lambda: xlsx(plain(2)), "csv", "W-241"),
    "xlsm-with-macros": reads(
        lambda: packed(
            parts(sheet(plain(2)), xl__vbaProject_bin=b"x")
            | {"[Content_Types].xml": "<Types>spreadsheetml macroEnabled</Types>"}
        ),
        "xlsm",
        "W-243",
    ),
    # sheets
    "xlsx-cell-xfd1048576": refused(lambda: xlsx(plain(2), FAR), "E-124"),
    "xlsx-far-row": refused(lambda: xlsx(plain(2), plain(1_048_576)), "E-124"),
    "xlsx-beyond-last-column": refused(
        lambda: xlsx(plain(2), '<row r="200"><c r="ZZZZ200"><v>1</v></c></row>'), "E-124"
    ),
    "xlsx-dimension-too-small": reads(lambda: xlsx(plain(2), before='<dimension ref="A1"/>')),
    "xlsx-dimension-too-large": reads(
        lambda: xlsx(plain(2), before='<dimension ref="A1:XFD1048576"/>')
    ),
    "xlsx-cells-without-address": reads(
        lambda: packed(
            parts(
                sheet(plain(2).replace(' r="E2"', "").replace(' r="F2"', "").replace(' r="D2"', ""))
            )
        )
    ),
    "xlsx-rows-without-number": reads(
        lambda: packed(parts(sheet(plain(2)).replace('<row r="2">', "<row>")))
    ),
    "xlsx-rows-out-of-order": reads(lambda: xlsx(plain(3), plain(2)), amounts="10/5 10/5"),
    "xlsx-cells-out-of-order": reads(lambda: xlsx(row(2, number("F2", "5"), number("E2", "10")))),
    "xlsx-cell-twice": reads(
        lambda: xlsx(row(2, number("E2", "9"), number("E2", "10"), number("F2", "5"))),
        "xlsx",
        "F-121 E2",
    ),
    "xlsx-cell-in-another-row": reads(
        lambda: xlsx(plain(2), row(3, number("E2", "99"), number("F3", "5"))),
        "xlsx",
        "F-121 E2",
        amounts="99/5 /5",
    ),
    "xlsx-two-tables-of-data": reads(
        lambda: packed(parts(sheet(plain(2), after=f"<sheetData>{plain(3)}</sheetData>"))),
        "xlsx",
        *(f"F-121 {at}3" for at in "ABCDEF"),
    ),
    "xlsx-shared-text-out-of-range": refused(lambda: one(number("E2", "99", 't="s"')), "E-125"),
    "xlsx-shared-text-negative": reads(
        lambda: one(number("E2", "-1", 't="s"')), "xlsx", "F-121 E2", amounts="12/5"
    ),
    "xlsx-shared-text-in-runs": reads(lambda: one(number("E2", "2", 't="s"')), amounts="12/5"),
    "xlsx-shared-text-empty": reads(lambda: one(number("E2", "1", 't="s"')), amounts="/5"),
    "xlsx-number-as-text": reads(lambda: one(number("E2", "10", 't="str"'))),
    "xlsx-inline-text-in-runs": reads(
        lambda: one(
            '<c r="E2" t="inlineStr"><is><r><t>1</t></r><r><t>0</t></r><rPh><t>9</t></rPh></is></c>'
        )
    ),
    "xlsx-number-with-blanks": reads(lambda: one(number("E2", " 10 "))),
    "xlsx-number-with-exponent": reads(lambda: one(number("E2", "1E1"))),
    "xlsx-value-in-cdata": reads(
        lambda: one(number("E2", "<![CDATA[10]]>")), "xlsx", "F-121 E2", amounts="/5"
    ),
    "xlsx-comment-in-cell": reads(lambda: one('<c r="E2"><!-- <v>9</v> --><v>10</v></c>')),
    "xlsx-two-values-in-cell": reads(
        lambda: one('<c r="E2"><v>9</v><v>10</v></c>'), "xlsx", "F-121 E2"
    ),
    "xlsx-error-cell": reads(
        lambda: one(number("E2", "#DIV/0!", 't="e"')), "xlsx", "F-105 E2", amounts="/5"
    ),
    "xlsx-error-in-single-quotes": reads(
        lambda: one("<c r='E2' t='e'><v>#REF!</v></c>"), "xlsx", "F-105 E2", amounts="/5"
    ),
    "xlsx-formula-without-value": reads(
        lambda: one('<c r="E2"><f>F2*2</f></c>'), "xlsx", "F-106 E2", amounts="/5"
    ),
    "xlsx-shared-formula-without-value": reads(
        lambda: one('<c r="E2"><f t="shared" si="0"/></c>'), "xlsx", "F-106 E2", amounts="/5"
    ),
    "xlsx-formula-with-value": reads(lambda: one('<c r="E2"><f>F2*2</f><v>10</v></c>')),
    "xlsx-amount-is-yes": reads(
        lambda: one(number("E2", "1", 't="b"')), "xlsx", "F-104 E2", amounts="/5"
    ),
    "xlsx-amount-is-a-date": reads(
        lambda: one(number("E2", "44927", 's="1"')), "xlsx", "F-104 E2", amounts="/5"
    ),
    "xlsx-amount-is-infinite": reads(
        lambda: one(number("E2", "1e400")), "xlsx", "F-108 E2", amounts="/5"
    ),
    "xlsx-names-with-prefix": reads(
        lambda: packed(
            parts(
                sheet(plain(2))
                .replace("<", "<x:")
                .replace("<x:/", "</x:")
                .replace("<x:?", "<?")
                .replace("xmlns=", "xmlns:x=")
            )
        )
    ),
    "xlsx-hidden-row": reads(
        lambda: xlsx(plain(2), plain(3, 'hidden="1"')), "xlsx", "W-244 A3", amounts="10/5 10/5"
    ),
    "xlsx-filtered-column": reads(
        lambda: xlsx(plain(2), before='<cols><col min="5" max="5" hidden="1"/></cols>'),
        "xlsx",
        "W-245 E1",
    ),
    "xlsx-hidden-sheet": reads(
        lambda: changed("xl/workbook.xml", 'sheetId="1"', 'sheetId="1" state="veryHidden"'),
        "xlsx",
        "W-224",
    ),
    # .xlsb
    "xlsb-plain": reads(lambda: xlsb(xlsb_cell(5, struct.pack("<d", 5))), "xlsb"),
    "xlsb-error-cell": reads(
        lambda: xlsb(xlsb_cell(3, b"\x07")), "xlsb", "F-105 F2", amounts="10/"
    ),
    "xlsb-hidden-row": reads(
        lambda: xlsb(xlsb_cell(5, struct.pack("<d", 5)), 0x10), "xlsb", "W-244 A2"
    ),
    "xlsb-far-cell": refused(
        lambda: xlsb(xlsb_cell(5, struct.pack("<d", 5)), far=1_048_575), "E-124", "xlsb"
    ),
    "xlsb-records-out-of-step": refused(lambda: xlsb(b"\x05"), "E-124", "xlsb"),
    # .ods
    "ods-plain": reads(lambda: ods(ods_row(counted("10") + counted("5"))), "ods"),
    "ods-error-cell": reads(
        lambda: ods(
            ods_row(
                said("#DIV/0!", 'office:string-value="" calcext:value-type="error"') + counted("5")
            )
        ),
        "ods",
        "F-105 E2",
        amounts="/5",
    ),
    "ods-filtered-row": reads(
        lambda: ods(ods_row(counted("10") + counted("5"), 'table:visibility="filter"')),
        "ods",
        "W-244 A2",
    ),
    "ods-repeated-row": reads(
        lambda: ods(ods_row(counted("10") + counted("5"), 'table:number-rows-repeated="2"')),
        "ods",
        amounts="10/5 10/5",
    ),
    "ods-row-a-million-times": refused(
        lambda: ods(ods_row(counted("1") * 2, 'table:number-rows-repeated="1048576"')),
        "E-124",
        "ods",
    ),
    "ods-locked": refused(
        lambda: ods(
            "",
            "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>",
        ),
        "E-122",
        "ods",
    ),
    # .xls and what is called so
    "xls-locked": refused(lambda: ole("EncryptedPackage"), "E-122", "xlsx"),
    "xls-that-is-word": refused(lambda: ole("WordDocument"), "E-173", "xls"),
    "xls-damaged": refused(lambda: ole("Workbook"), "E-125", "xls"),
    "xls-that-is-html": reads(lambda: html(table(CELLS)), "xls", "W-241"),
    "xls-that-is-mhtml": reads(lambda: mhtml(table(CELLS)), "xls", "W-241"),
    "xls-that-is-csv": reads(lambda: usual("\t"), "xls", "W-241"),
    "html-log-in-page": refused(lambda: html("<h1>Login</h1>"), "E-171", "xls"),
    "html-table-in-table": refused(lambda: html(table(f"<td>{table(CELLS)}")), "E-170", "xls"),
    "html-cut-off": refused(lambda: html(table(CELLS))[:-40], "E-125", "html"),
    "html-excel-number": reads(
        lambda: html(table(CELLS.replace("<td>10", '<td x:num="10">Rp10,-'))), "html"
    ),
    "html-wide-span": refused(
        lambda: html(table(CELLS.replace("<td>10", '<td colspan="900000">10'))), "E-124", "html"
    ),
    "html-hidden-row": reads(
        lambda: html(table(CELLS).replace("<tr><td", '<tr style="display: none"><td')),
        "html",
        "W-244 A2",
    ),
    "xml2003-error-cell": reads(
        lambda: xml2003(amount("#REF!", kind="Error") + amount("5")),
        "xml",
        "F-105 E2",
        amounts="/5",
    ),
    "xml2003-formula-without-value": reads(
        lambda: xml2003('<Cell ss:Formula="=R1C1"/>' + amount("5")),
        "xml",
        "F-106 E2",
        amounts="/5",
    ),
    "xml2003-cell-at-index": reads(
        lambda: xml2003(amount("5", 'ss:Index="6"')), "xml", amounts="/5"
    ),
    "xml2003-far-row": refused(lambda: xml2003(amount("5"), 'ss:Index="99999999"'), "E-124", "xml"),
    "xml2003-index-going-back": refused(
        lambda: xml2003(amount("5", 'ss:Index="2"')), "E-125", "xml"
    ),
    "xml-that-is-no-table": refused(lambda: b'<?xml version="1.0"?><a/>', "E-165", "xml"),
    "pdf-named-xls": refused(lambda: b"%PDF-1.7 ", "E-174", "xls"),
    "picture-named-xlsx": refused(lambda: b"\x89PNG\r\n\x1a\n", "E-163"),
    "rar-named-xlsx": refused(lambda: b"Rar!\x1a\x07", "E-164"),
    "7z-named-xlsx": refused(lambda: b"7z\xbc\xaf\x27\x1c", "E-164"),
    "gzip-named-csv": refused(lambda: b"\x1f\x8b" + zlib.compress(b""), "E-164", "csv"),
    # text
    "csv-semicolon-cp1252": reads(
        lambda: lines("KOTA \xc9;P1;2026;Tender;10;5", separator=";", encoding="cp1252"),
        "csv",
        "W-242",
    ),
    "csv-utf-16-big-endian": reads(
        lambda: b"\xfe\xff" + usual(encoding="utf-16-be"), "csv", "W-242"
    ),
    "csv-utf-16-without-mark": refused(lambda: usual(encoding="utf-16-le"), "E-126", "csv"),
    "csv-with-nul": refused(lambda: usual().replace(b"BATAM", b"BA\0AM"), "E-126", "csv"),
    "csv-neither-utf-8-nor-windows": refused(
        lambda: usual().replace(b"BATAM", b"BA\x81\xffM"), "E-126", "csv"
    ),
    "csv-quote-not-closed": refused(
        lambda: lines('"KOTA BATAM,P1,2026,Tender,10,5', "KOTA BATAM,P2,2026,Tender,10,5"),
        "E-166",
        "csv",
    ),
    "csv-quote-within": refused(
        lambda: lines('"KOTA "X" BATAM",P1,2026,Tender,10,5'), "E-166", "csv"
    ),
    "csv-line-break-in-cell": reads(lambda: lines('"KOTA\nBATAM",P1,2026,Tender,10,5'), "csv"),
    "csv-carriage-returns-only": reads(lambda: usual().replace(b"\n", b"\r"), "csv"),
    "csv-endless-cell": refused(
        lambda: lines("x" * 200_000 + ",P1,2026,Tender,10,5"), "E-166", "csv"
    ),
    "csv-only-separators": Case(lambda: b",,,,\n" * 50, "csv", ("F-109",), ()),
    "empty": Case(lambda: b"", "xlsx", ("F-109",), ()),
    "txt-that-is-a-letter": Case(lambda: b"Dengan hormat,\nterlampir data.", "txt", ("W-222",), ()),
    # JSON
    "json-records": reads(lambda: told(records()), "json"),
    "json-sen-and-more": reads(
        lambda: told(records(value=580000.01), records(code="P2", value=1e15 + 0.5)),
        "json",
        amounts="580000.01/5 1000000000000000.50/5",
    ),
    "json-not-records": refused(lambda: b"[1, 2]", "E-167", "json"),
    "json-nested": refused(lambda: told(records(unit={"nama": "X"})), "E-168", "json"),
    "json-name-twice": refused(lambda: b'[{"a": 1, "a": 2}]', "E-169", "json"),
    "json-two-arrays": refused(lambda: b'{"a": [{"x": 1}], "b": [{"x": 1}]}', "E-167", "json"),
    "json-cut-off": refused(lambda: told(records())[:-5], "E-125", "json"),
    "json-deep": refused(lambda: b"[" * 100_000, "E-125", "json"),
    "json-not-a-number": reads(
        lambda: told(records(value=float("nan"))), "json", "F-104 E2", amounts="/5"
    ),
    "json-huge-exponent": reads(
        lambda: told(records()).replace(b": 10,", b": 1e999999999,"),
        "json",
        "F-104 E2",
        amounts="/5",
    ),
    "parquet-damaged": refused(lambda: b"PAR1" + b"\xff" * 100 + b"PAR1", "E-125", "parquet"),
}


def amounts(intake: door.Intake) -> tuple[str, ...]:
    """Return the amounts of every row as value/PDN, whole ones without sen."""
    rows = [
        line
        for source in intake.sources
        for line in csv.reader(source.facts.read_text("utf-8").splitlines())
    ]
    filled = [[cell.removesuffix(".00") for cell in line] for line in rows]
    return tuple(f"{line[-3]}/{line[-2]}" for line in filled)


@pytest.mark.parametrize("name", CASES)
def test_odd_files_are_read_right_or_refused(tmp_path: Path, name: str) -> None:
    """A file that is not as it should be gives just these findings and these amounts."""
    case = CASES[name]
    path = tmp_path / f"data.{case.ending}"
    path.write_bytes(case.make())
    folder = tmp_path / "facts"
    folder.mkdir()
    intake = door.read([path], LIMITS, folder)
    found = tuple(f"{f.rule} {f.reason or f.cell}".strip() for f in intake.findings)
    assert (found, amounts(intake)) == (case.findings, case.amounts)
    for finding in intake.findings:
        assert finding.what("id")
        assert finding.todo("en")
