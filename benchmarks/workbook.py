"""Time the writing of long sheets against XlsxWriter and openpyxl writing the same cells.

An export is written by `p3dn export facts`' own writer (widths, formats, a frozen heading, a
filter), the sheet Data by the report's (an Excel table, formats, heights, print set-up); the others
by a plain loop over `write` (constant_memory) and `append` (write-only), without formats. Rows of
the export are read from one Parquet file through DuckDB, those of Data are made as they are asked
for; both are part of every side.

    .venv/bin/python benchmarks/workbook.py [--small]
"""

import tempfile
from collections.abc import Mapping
from functools import partial

import measure

DATA = """
import sys, duckdb
duckdb.sql("SET enable_progress_bar = false")
duckdb.sql(f'''
COPY (
    SELECT
        'kalbar15_tender_selesai_nilai_2022.xlsx' AS file,
        i + 2 AS row,
        'D' || (197 + i % 15) AS unit,
        'Kabupaten ' || (i % 14) AS unit_name,
        'Dinas ' || hash(i) % 400 AS office_name,
        2022 AS fiscal_year,
        1 + i % 4 AS quarter,
        date '2022-01-01' + (i % 365)::INTEGER AS date,
        ['Tender', 'Non Tender', 'Pencatatan', 'e-Katalog'][1 + i % 4] AS channel,
        (30000000 + i)::VARCHAR AS package,
        (hash(i) % 500000000000 / 100)::DOUBLE AS value,
        CASE WHEN i % 7 > 0 THEN (hash(i) % 400000000000 / 100)::DOUBLE END AS pdn,
        CASE WHEN i % 5 > 0 THEN (hash(i) % 300000000000 / 100)::DOUBLE END AS umk,
        CASE WHEN i % 50 = 0 THEN 'late' END AS left_out
    FROM range({sys.argv[2]}) AS numbers(i) ORDER BY i
) TO '{sys.argv[1]}' (FORMAT parquet)
''')
"""

EXPORTED = """
import duckdb
facts, count, book = sys.argv[1], int(sys.argv[2]), sys.argv[3]
def rows():
    found = duckdb.connect().execute(f"FROM '{facts}'")
    while batch := found.fetchmany(10_000):
        yield from batch
"""

EXPORT = (
    EXPORTED
    + """
from pathlib import Path
from reports.excel import flat
kinds = ["text", "count", "text", "text", "text", "count", "count", "date", "text", "text"]
kinds += ["rupiah", "rupiah", "rupiah", "text"]
columns = dict(zip(duckdb.sql(f"FROM '{facts}'").columns, kinds))
measured(lambda: flat.workbook(Path(book), "facts", columns, rows(), count, {}))
"""
)

CELLS = """
from decimal import Decimal
count, book = int(sys.argv[2]), sys.argv[3]
channels = ["Tender", "Non Tender", "Pencatatan", "e-Katalog", "Swakelola"]
def row(i):
    unit = i // 20
    value = Decimal(i * 7919 % 10**12) / 100
    pdn = value * 3 / 4 if i % 7 else "–"
    umk = value / 4 if i % 5 else "–"
    named = unit + 1, "Kabupaten", f"Dinas Pekerjaan Umum Kabupaten {unit}", f"D{unit}"
    apart = Decimal(0), Decimal(0), Decimal(0), Decimal(0)
    return *named, i % 4 + 1, channels[i // 4 % 5], i % 90, value, pdn, umk, *apart
def rows():
    return map(row, range(count))
"""

SHEET = (
    CELLS
    + """
from pathlib import Path
from reports.excel.book import written
from reports.excel.data import HEADINGS
from reports.excel.page import Column, Flow, Page, Table
styles = ["count", "text", "text", "text", "quarter", "text", "count", *["rupiah"] * 7]
columns = [Column(heading or "Tingkat", style) for heading, style in zip(HEADINGS.values(), styles)]
flow = Flow(count, rows(), [row(count - 1)])
table = Table(columns, (), name="Data", flow=flow)
page = Page("Data", "Data", ("s.d. Triwulan IV",), (table,), filtered=True)
measured(lambda: Path(book).write_bytes(written([page], {})))
"""
)

XLSXWRITER = """
from xlsxwriter import Workbook
def work():
    options = {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}
    with Workbook(book, options) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate(rows()):
            for place, value in enumerate(row):
                sheet.write(number, place, value)
measured(work)
"""

OPENPYXL = """
from openpyxl import Workbook
def work():
    made = Workbook(write_only=True)
    sheet = made.create_sheet()
    for row in rows():
        sheet.append(row)
    made.save(book)
measured(work)
"""

SIDES: Mapping[str, tuple[str, str, str]] = {
    "export of facts": (EXPORT, EXPORTED + XLSXWRITER, EXPORTED + OPENPYXL),
    "sheet Data": (SHEET, CELLS + XLSXWRITER, CELLS + OPENPYXL),
}
NAMES = ("ours", "XlsxWriter", "openpyxl")


def row(name: str, folder: str, rows: int, runs: int) -> list[str]:
    """Measure one kind of sheet of so many rows and return its row of the table."""
    facts, book = f"{folder}/facts.parquet", f"{folder}/made.xlsx"
    measure.run(DATA, facts, str(rows))
    sides = zip(NAMES, SIDES[name], strict=True)
    costs = measure.in_turn(
        {side: partial(measure.code, text, facts, str(rows), book) for side, text in sides}, runs
    )
    ours, *others = costs.values()
    cells = [f"{other.cpu:.2f} s | {ours.cpu / other.cpu:.2f}" for other in others]
    return [name, f"{rows:,}", f"{ours.cpu:.2f} s", f"{ours.memory:.0f} MB", *cells]


def main() -> None:
    """Print the table."""
    sizes = {2_000: 1} if measure.small() else {200_000: 3, 1_000_000: 1}
    headings = ["sheet", "rows x 14", "ours", "memory", "XlsxWriter", "ours to it"]
    with tempfile.TemporaryDirectory() as folder:
        rows = [row(name, folder, size, runs) for size, runs in sizes.items() for name in SIDES]
    measure.table([*headings, "openpyxl", "ours to it"], rows)


if __name__ == "__main__":
    main()
