"""Odd, broken and hostile files: each is read right or ends in a sentence, never in a traceback.

Every file is made by hostile.py and named for what is wrong. The table says what comes of it: the
findings, as rule and cell or rule and reason, and the amounts that were read.
"""

import csv
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reports.intake import door
from reports.settings import Limits
from tests.hostile import (
    CELLS,
    STRICT,
    amount,
    changed,
    counted,
    damaged,
    html,
    lines,
    lying,
    marked_encrypted,
    mhtml,
    number,
    ods,
    ods_row,
    ole,
    one,
    overlapping,
    packed,
    parts,
    plain,
    records,
    row,
    said,
    sheet,
    table,
    told,
    twice,
    usual,
    with_members,
    xlsb,
    xlsb_cell,
    xlsx,
    xml2003,
)

LIMITS = Limits(memory_bytes=1_500_000_000, seconds=20, cells=2_000_000)


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
