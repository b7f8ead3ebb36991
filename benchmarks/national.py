"""Transactions of the nation, made from a seed, as `p3dn intake` keeps facts.

Provinces, kabupaten, kota, ministries and agencies of very different size buy in six channels over
four quarters; most amounts are small and a few are huge. The mistakes are those of real exports:
PDN and UMK left empty, by single rows and by whole units, percentages in rupiah fields, PDN above
the contract, packages given twice, dates that are missing.

    python benchmarks/national.py FOLDER [ROWS]
"""

import json
import sys
from pathlib import Path

import duckdb

YEAR = 2024
LEVELS = {"Kabupaten": 416, "Kota": 98, "Provinsi": 38, "Kementerian": 48, "Lembaga": 60}
"""How many units each level has: 552 governments, and those of the centre."""
SEED = 20241231


def make(folder: Path, rows: int) -> None:
    """Write the facts of a year into a folder that is not there yet."""
    (folder / "received").mkdir(parents=True)
    connection = duckdb.connect(config={"memory_limit": "4GB", "temp_directory": str(folder)})
    connection.execute("CREATE TABLE levels (level VARCHAR, first INTEGER, last INTEGER)")
    first = 0
    for level, count in LEVELS.items():
        connection.execute("INSERT INTO levels VALUES (?, ?, ?)", [level, first, first + count])
        first += count
    values = {"seed": SEED, "rows": rows, "units": sum(LEVELS.values()), "year": YEAR}
    text = Path(__file__).with_suffix(".sql").read_text("utf-8")
    for name, value in values.items():
        text = text.replace(f"${name}", str(value))
    parts = "FORMAT parquet, COMPRESSION zstd, PARTITION_BY (year, quarter, level)"
    connection.execute(f"COPY ({text}) TO '{folder / 'fact'}' ({parts})")
    read = {"file": "unit.xlsx", "sha256": "0" * 64, "sheets": [], "findings": [], "own": None}
    told = {"kind": "facts", "version": 1, "reader": "", "placed": True, "notes": {}}
    (folder / "facts.json").write_text(json.dumps({**told, "files": [read]}), "utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
