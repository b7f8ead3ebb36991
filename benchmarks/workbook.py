"""Time the export of facts to Excel against XlsxWriter and openpyxl writing the same cells.

Each side is a process of its own that reads the same Parquet file row by row through DuckDB and
writes a workbook of 14 columns: ours by `p3dn export facts`' own writer, with widths, formats, a
frozen heading and a filter; the others by a plain loop over `write` (constant_memory) and `append`
(write-only). CPU seconds without imports, the fastest run of each; the most memory of any.

    .venv/bin/python benchmarks/workbook.py [--small]
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent

DATA = """
import sys, duckdb
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

READ = """
import json, resource, sys
from time import process_time
import duckdb
def rows():
    found = duckdb.connect().execute(f"FROM '{sys.argv[1]}'")
    while batch := found.fetchmany(10_000):
        yield from batch
"""

OURS = (
    READ
    + """
from pathlib import Path
from reports.excel import flat
names = [column[0] for column in duckdb.sql(f"FROM '{sys.argv[1]}'").description]
kinds = ["text", "count", "text", "text", "text", "count", "count", "date", "text", "text"]
kinds += ["rupiah", "rupiah", "rupiah", "text"]
start = process_time()
flat.workbook(Path(sys.argv[2]), "facts", dict(zip(names, kinds)), rows(), {}, long=True)
"""
)

XLSXWRITER = (
    READ
    + """
from xlsxwriter import Workbook
start = process_time()
book = Workbook(sys.argv[2], {"constant_memory": True, "default_date_format": "dd/mm/yyyy"})
sheet = book.add_worksheet()
for number, row in enumerate(rows()):
    for place, value in enumerate(row):
        sheet.write(number, place, value)
book.close()
"""
)

OPENPYXL = (
    READ
    + """
from openpyxl import Workbook
start = process_time()
book = Workbook(write_only=True)
sheet = book.create_sheet()
for row in rows():
    sheet.append(row)
book.save(sys.argv[2])
"""
)

SPENT = """
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps([process_time() - start, most]))
"""


def measured(code: str, *arguments: str) -> tuple[float, int]:
    """Run code in a process of its own; return its CPU seconds and the most megabytes it took."""
    command = [sys.executable, "-c", code + SPENT, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, text=True)  # noqa: S603
    seconds, megabytes = json.loads(done.stdout.splitlines()[-1])
    return seconds, megabytes


def main() -> None:
    """Print the table of docs/performance.md."""
    rows, runs = (2_000, 1) if "--small" in sys.argv else (200_000, 3)
    sides = {
        "ours": OURS,
        "XlsxWriter constant_memory": XLSXWRITER,
        "openpyxl write-only": OPENPYXL,
    }
    print(f"| {rows:,} rows x 14 | CPU | ours to it | memory |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        facts, book = f"{folder}/facts.parquet", f"{folder}/facts.xlsx"
        subprocess.run([sys.executable, "-c", DATA, facts, str(rows)], check=True)  # noqa: S603
        rounds = [
            {name: measured(code, facts, book) for name, code in sides.items()} for _ in range(runs)
        ]
        least = {name: min(one[name][0] for one in rounds) for name in sides}
        most = {name: max(one[name][1] for one in rounds) for name in sides}
        for name, seconds in least.items():
            ratio = least["ours"] / seconds
            print(f"| {name} | {seconds:.2f} s | {ratio:.2f} | {most[name]} MB |")


if __name__ == "__main__":
    main()
