"""Every kind of file that an office sends is read to the same facts."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from reports.intake import door
from reports.settings import Limits

Value = str | int | float
HEADINGS: list[Value] = [
    "Nama Instansi",
    "Kode Paket",
    "Tahun Anggaran",
    "Sumber Transaksi",
    "Total Nilai (Rp)",
    "Nilai PDN (Rp)",
]
ROWS: list[list[Value]] = [
    ["KOTA ÉLOK", "P1", 2026, "Tender", 580000.01, 7],
    ["KOTA BATAM", "P2", 2026, "Tender", 5, 0],
]
"""Two packages of INAPROC's export: an accented name, an amount with sen."""


def written(path: Path, content: bytes) -> Path:
    """Write a file."""
    path.write_bytes(content)
    return path


def csv(separator: str = ",", encoding: str = "utf-8") -> bytes:
    """Return the rows as text with separators."""
    lines = [separator.join(map(str, row)) for row in [HEADINGS, *ROWS]]
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def xlsx(path: Path) -> Path:
    """Write the rows as a workbook."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Data")
        for number, row in enumerate([HEADINGS, *ROWS]):
            page.write_row(number, 0, row)
    return path


def records() -> list[dict[Value, Value]]:
    """Return the rows by heading."""
    return [dict(zip(HEADINGS, row, strict=True)) for row in ROWS]


def html(charset: str = "utf-8") -> bytes:
    """Return the rows as a page with one table."""
    lines = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in [HEADINGS, *ROWS]
    )
    return f'<html><meta charset="{charset}"><table>{lines}</table></html>'.encode(charset)


def mhtml() -> bytes:
    """Return the page as one file, as a browser saves it."""
    return (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=X\n\n--X\n"
        b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        + html()
        + b"\n--X--\n"
    )


def xml2003() -> bytes:
    """Return the rows as Excel's XML of 2003."""

    def cell(value: Value) -> str:
        kind = "String" if isinstance(value, str) else "Number"
        return f'<Cell><Data ss:Type="{kind}">{value}</Data></Cell>'

    lines = "".join(f"<Row>{''.join(map(cell, row))}</Row>" for row in [HEADINGS, *ROWS])
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="Data"><Table>{lines}</Table></Worksheet></Workbook>'
    ).encode()


def parquet(path: Path) -> Path:
    """Write the rows as Parquet, amounts as DECIMAL(18,2)."""
    kinds = ["VARCHAR", "VARCHAR", "INTEGER", "VARCHAR", "DECIMAL(18,2)", "DECIMAL(18,2)"]
    columns = ", ".join(f'"{name}" {kind}' for name, kind in zip(HEADINGS, kinds, strict=True))
    database = duckdb.connect()
    database.execute(f"CREATE TABLE t ({columns})")
    database.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)", ROWS)
    database.table("t").write_parquet(str(path))
    return path


def converted(path: Path, kind: str) -> Path:
    """Have LibreOffice save a workbook as another kind."""
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    where = ["--outdir", str(path.parent), str(path)]
    command = ["soffice", profile, "--headless", "--convert-to", kind, *where]
    subprocess.run(command, check=True, capture_output=True)
    return path.with_suffix(f".{kind.partition(':')[0]}")


KINDS: dict[str, Callable[[Path], Path]] = {
    "comma": lambda at: written(at / "a.csv", csv()),
    "semicolon": lambda at: written(at / "a.csv", csv(";")),
    "tab": lambda at: written(at / "a.tsv", csv("\t")),
    "bar": lambda at: written(at / "a.txt", csv("|")),
    "utf-8 with mark": lambda at: written(at / "a.csv", csv(encoding="utf-8-sig")),
    "separator told": lambda at: written(at / "a.csv", b"sep=|\r\n" + csv("|")),
    "json": lambda at: written(at / "a.json", json.dumps(records()).encode()),
    "json in data": lambda at: written(
        at / "a.json", b"\xef\xbb\xbf" + json.dumps({"status": 200, "data": records()}).encode()
    ),
    "html": lambda at: written(at / "a.html", html()),
    "html windows-1252": lambda at: written(at / "a.htm", html("windows-1252")),
    "mhtml": lambda at: written(at / "a.mht", mhtml()),
    "xml2003": lambda at: written(at / "a.xml", xml2003()),
    "parquet": lambda at: parquet(at / "a.parquet"),
    "xlsx": lambda at: xlsx(at / "a.xlsx"),
    "xls": lambda at: converted(xlsx(at / "a.xlsx"), "xls"),
    "ods": lambda at: converted(xlsx(at / "a.xlsx"), "ods"),
}


def facts(intake: door.Intake) -> list[list[str]]:
    """Return what the rows' facts say, without where they stood."""
    (source,) = intake.sources
    text = source.facts.read_text("utf-8").replace(".00", "")
    return [[fact for fact in line.split(",")[2:] if fact] for line in text.splitlines()]


def read(tmp_path: Path, path: Path) -> door.Intake:
    """Read a file through the door."""
    folder = tmp_path / "facts"
    folder.mkdir()
    return door.read([path], Limits(), folder)


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_are_read_to_the_same_facts(tmp_path: Path, kind: str) -> None:
    """A kind of file does not matter: the same table gives the same facts, and nothing to say."""
    intake = read(tmp_path, KINDS[kind](tmp_path))
    assert intake.findings == ()
    assert facts(intake) == [
        ["2026", "KOTA ÉLOK", "P1", "Tender", "580000.01", "7"],
        ["2026", "KOTA BATAM", "P2", "Tender", "5", "0"],
    ]


@pytest.mark.parametrize(
    ("name", "make", "rule", "seen"),
    [
        ("a.csv", lambda: csv(encoding="utf-16"), "W-242", "UTF-16"),
        ("a.csv", lambda: csv(";", "cp1252"), "W-242", "Windows-1252"),
        ("a.xls", html, "W-241", "HTML"),
        ("a.xls", mhtml, "W-241", "MHTML"),
        ("a.xls", xml2003, "W-241", "Excel XML 2003"),
        ("a.xlsx", csv, "W-241", "CSV"),
        ("a.xls", lambda: csv("\t"), "W-241", "CSV"),
        ("a.csv", lambda: json.dumps(records()).encode(), "W-241", "JSON"),
    ],
)
def test_what_a_file_is_not_as_it_should_be(
    tmp_path: Path, name: str, make: Callable[[], bytes], rule: str, seen: str
) -> None:
    """A name that lies and a text that is not UTF-8 are told, and the file is read all the same."""
    intake = read(tmp_path, written(tmp_path / name, make()))
    assert [(f.rule, f.seen) for f in intake.findings] == [(rule, seen)]
    assert len(facts(intake)) == 2
