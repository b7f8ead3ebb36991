"""Measure what reading 200,000 rows x 14 columns with all checks costs, against calamine alone.

    .venv/bin/python benchmarks/intake.py [RUNS [ROWS]]

Ours is `p3dn check` on an INAPROC export made from a seed, with the mistakes that real ones have;
the least is python-calamine handing over the same sheet's cells. CPU is that of all processes
together, memory the largest of any of them. At most 2.5 times the CPU, and 600 MB.
"""

import random  # noqa: TID251 - the same seed gives the same file
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import xlsxwriter

ROOT = Path(__file__).parent.parent
HEADINGS = (
    "Nama Instansi", "Nama Satuan Kerja", "Kode Paket", "Kode RUP", "Tahun Anggaran",
    "Sumber Transaksi", "Sumber Dana", "Nama Penyedia", "Metode Pengadaan", "Jenis Pengadaan",
    "Nama Paket", "Status Paket", "Total Nilai (Rp)", "Nilai PDN (Rp)",
)  # fmt: skip
CHANNELS = ("E-Katalog 6.0", "Non Tender", "Pencatatan", "Tender", "Swakelola", "Tokodaring")
LEAST = """
import sys
from python_calamine import CalamineWorkbook
CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
"""
MEASURE = """
import json, resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


def rows(count: int) -> Iterator[list[object]]:
    """Yield rows as the portal exports them: some cancelled, repeated, without a code."""
    dice = random.Random(2026)
    units = [f"KABUPATEN CONTOH {number}" for number in range(1, 416)]
    offices = [
        f"DINAS CONTOH {number} - {'' if number % 100 == 0 else 410_000 + number}"
        for number in range(1, 20_001)
    ]
    for number in range(count):
        office = dice.randrange(len(offices))
        value = int(dice.lognormvariate(17.5, 1.6)) * 100
        yield [
            units[office % len(units)],
            offices[office],
            f"10{number - (dice.random() < 0.002):09d}",
            str(dice.randrange(60_000_000, 70_000_000)),
            "2026",
            dice.choice(CHANNELS),
            "APBD",
            f"PENYEDIA-{dice.randrange(16**8):08X}",
            "E-Purchasing",
            "Barang",
            f"Belanja contoh nomor {number} untuk kegiatan {dice.randrange(1000)}",
            "PAKET DIBATALKAN" if dice.random() < 0.001 else "SELESAI",
            value,
            value if dice.random() < 0.86 else 0,
        ]


def write(path: Path, count: int) -> None:
    """Write the export."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("data_realisasi")
        sheet.write_row(0, 0, HEADINGS)
        for at, row in enumerate(rows(count), 1):
            sheet.write_row(at, 0, row)


def cost(command: list[str]) -> tuple[float, float]:
    """Return CPU seconds and megabytes of a command and its children."""
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", MEASURE, *command], check=True, capture_output=True, cwd=ROOT
    )
    seconds, memory = done.stdout.decode().strip(" []\n").split(",")
    return float(seconds), float(memory)


def main() -> None:
    """Print a row of the table of docs/performance.md."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "realisasi.xlsx")
        write(path, count)
        check = [sys.executable, "-m", "reports", "check", str(path), "--period", "2026-TW4"]
        least = [sys.executable, "-c", LEAST, str(path)]
        pairs = [(cost(check), cost(least)) for _ in range(runs)]
    ours = median(mine[0] for mine, _ in pairs)
    theirs = median(other[0] for _, other in pairs)
    memory = max(mine[1] for mine, _ in pairs)
    print("| run | ours, CPU | least, CPU | ratio | memory | runs |\n|---|---|---|---|---|---|")
    print(
        f"| check {count} x {len(HEADINGS)} | {ours:.2f} s | {theirs:.2f} s | {ours / theirs:.2f}"
        f" | {memory:.0f} MB | {runs} |"
    )


if __name__ == "__main__":
    main()
