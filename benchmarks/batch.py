"""A batch of 100 unit sheets over two workers, over one, and a call of the command for each.

All are whole commands: start, imports, reading and checking one workbook of 100 offices, the model,
and two pages for each office. What is shared out is clock time, so other work on the machine shows;
the CPU of all processes tells what the reports cost however they are made.
"""

import datetime
import random  # noqa: TID251 - from a seed
import tempfile
from functools import partial
from pathlib import Path

import measure

OFFICES = 100
IDENTITY = {
    "unit_code": "D000",
    "unit_name": "Provinsi Contoh",
    "level": "Provinsi",
    "source": "contoh",
    "as_of": datetime.date(2022, 12, 31),
    "responsible": "contoh",
}
CHANNELS = ("Tender", "Non Tender", "e-Katalog", "Toko Daring")


def workbook(path: Path, offices: int) -> None:
    """Write a workbook of the fourth quarter whose offices have realised something by channel."""
    from reports import workbook as form
    from reports.excel import template
    from reports.period import Period

    chance = random.Random(7)
    rows = []
    for number in range(offices):
        for channel in CHANNELS:
            value = chance.randrange(10**8, 10**11)
            pdn = value * chance.randrange(30, 100) // 100
            umk = value * chance.randrange(10, 80) // 100
            rows.append({
                "unit_code": f"{number:03}", "unit_name": f"Dinas {number:03}", "channel": channel,
                "group": ("Dinas", "Badan", "Kecamatan")[number % 3], "packages": 5,
                "value": value, "pdn": pdn, "umk": umk, "union": max(pdn, umk),
            })  # fmt: skip
    content = template.workbook(form.current(), Period(2022, 4), IDENTITY, {"realisation": rows})
    path.write_bytes(content)


def main() -> None:
    """Print the table."""
    offices = 4 if measure.small() else OFFICES
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder, "inputs")
        inputs.mkdir()
        workbook(inputs / "2022-TW4.xlsx", offices)
        out = Path(folder, "out")

        def batch(workers: int) -> measure.Cost:
            place = str(out / f"{workers}-{len(list(out.glob('*')))}")  # nothing is there yet
            words = ["batch", str(inputs), "--per", "unit", "-o", place, "--workers", str(workers)]
            return measure.command(*measure.P3DN, *words)

        one = ["report", "unit", str(inputs), "--unit", "000", "-o", str(out), "--force"]
        sides = {
            "`p3dn batch --workers 1`": partial(batch, 1),
            "`p3dn batch --workers 2`": partial(batch, 2),
            "`p3dn report unit`, one call a sheet": partial(measure.command, *measure.P3DN, *one),
        }
        costs = measure.in_turn(sides, 1 if measure.small() else 3)
    shares = {name: offices if "batch" in name else 1 for name in costs}
    each = {name: measure.Cost(*(part / shares[name] for part in cost[:2]), cost.memory)
            for name, cost in costs.items()}  # fmt: skip
    single, _, call = each.values()
    measure.table(
        [f"{offices} sheets", "clock a sheet", "CPU a sheet", "throughput to one worker",
         "clock to one call a sheet", "CPU"],
        [
            [name, f"{cost.clock:.2f} s", f"{cost.cpu:.2f} s", f"{single.clock / cost.clock:.2f}",
             f"{cost.clock / call.clock:.2f}", f"{cost.cpu / call.cpu:.2f}"]
            for name, cost in each.items()
        ],
    )  # fmt: skip


if __name__ == "__main__":
    main()
