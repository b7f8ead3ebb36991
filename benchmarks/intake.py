"""Reading 200,000 rows x 14 columns of .xlsx with all checks, against readers that check nothing.

Ours is `p3dn check` on an INAPROC export made from a seed, with the mistakes that real ones have;
the others hand over the same sheet's cells: python-calamine alone, and pandas over openpyxl.
"""

import random  # noqa: TID251 - the same seed gives the same file
import tempfile
from collections.abc import Iterator
from pathlib import Path

import measure
import xlsxwriter

HEADINGS = (
    "Nama Instansi", "Nama Satuan Kerja", "Kode Paket", "Kode RUP", "Tahun Anggaran",
    "Sumber Transaksi", "Sumber Dana", "Nama Penyedia", "Metode Pengadaan", "Jenis Pengadaan",
    "Nama Paket", "Status Paket", "Total Nilai (Rp)", "Nilai PDN (Rp)",
)  # fmt: skip
CHANNELS = ("E-Katalog 6.0", "Non Tender", "Pencatatan", "Tender", "Swakelola", "Tokodaring")
CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
"""
PANDAS = """
import sys, pandas
pandas.read_excel(sys.argv[1], engine="openpyxl")
"""
ALLOWED = {"python-calamine": "2", "pandas.read_excel(openpyxl)": "0.2"}


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


def main() -> None:
    """Print the table."""
    count, runs = (2_000, 1) if measure.small() else (200_000, 3)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "realisasi.xlsx")
        write(path, count)
        check = [*measure.P3DN, "check", str(path), "--period", "2026-TW4"]
        sides = {
            "`p3dn check`": lambda: measure.command(*check),
            "python-calamine": lambda: measure.command(*measure.PYTHON, CALAMINE, str(path)),
            "pandas.read_excel(openpyxl)": lambda: measure.command(
                *measure.PYTHON, PANDAS, str(path)
            ),
        }
        costs = measure.in_turn(sides, runs)
    ours = costs["`p3dn check`"].cpu
    measure.table(
        [f"{count:,} x {len(HEADINGS)}", "CPU", "clock", "memory", "ours to it", "allowed"],
        [
            [name, f"{cost.cpu:.2f} s", f"{cost.clock:.2f} s", f"{cost.memory:.0f} MB",
             f"{ours / cost.cpu:.2f}", ALLOWED.get(name, "")]
            for name, cost in costs.items()
        ],
    )  # fmt: skip


if __name__ == "__main__":
    main()
