"""The whole quarterly report of the example against a script that an analyst would write for it.

Ours is `p3dn report quarterly`, start and imports included, the other benchmarks/peers/script.py:
the same tables and charts of the same three workbooks, as PDF and Excel.
"""

import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

import measure

EXAMPLE = measure.ROOT / "inputs" / "kalbar-2022-tw4"
ALLOWED = 0.4


def main() -> None:
    """Print the table."""
    small = measure.small()
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder, "inputs")
        shutil.copytree(EXAMPLE, inputs)
        for path in inputs.glob("*nontender*") if small else ():
            path.unlink()
        ours = [*measure.P3DN, "report", "quarterly", str(inputs), "-o", f"{folder}/out", "--force"]
        script = [sys.executable, "benchmarks/peers/script.py", str(inputs), folder]
        sides = {
            "`p3dn report quarterly`": partial(measure.command, *ours),
            "script": partial(measure.command, *script),
        }
        costs = measure.in_turn(sides, 1 if small else 5)
    mine, its = costs.values()
    measure.table(
        ["report of the example", "clock", "CPU", "memory"],
        [
            [name, f"{cost.clock:.2f} s", f"{cost.cpu:.2f} s", f"{cost.memory:.0f} MB"]
            for name, cost in costs.items()
        ]
        + [
            ["ours to it", f"{mine.clock / its.clock:.2f}", f"{mine.cpu / its.cpu:.2f}", ""],
            ["allowed", f"{ALLOWED}", f"{ALLOWED}", ""],
        ],
    )


if __name__ == "__main__":
    main()
