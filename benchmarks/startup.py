"""How soon `p3dn` answers, against a bare Click program with one command that does nothing.

Both are whole processes: start of Python, imports, the help's text.
"""

import sys
import tempfile
from functools import partial
from pathlib import Path

import measure

P3DN = str(Path(sys.executable).with_name("p3dn"))
BARE = '''
import click

@click.command()
@click.option("--name", help="Whom to greet.")
def hello(name):
    """Greet somebody."""

hello()
'''


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE, "utf-8")
        sides = {
            "a bare Click program": [sys.executable, str(bare), "--help"],
            "`p3dn --help`": [P3DN, "--help"],
            "`p3dn report quarterly --help`": [P3DN, "report", "quarterly", "--help"],
        }
        runs = {name: partial(measure.command, *command) for name, command in sides.items()}
        costs = measure.in_turn(runs, 3 if measure.small() else 41)
    least = next(iter(costs.values()))
    measure.table(
        ["start-up", "CPU", "clock", "to the bare one, CPU", "clock"],
        [
            [name, f"{cost.cpu * 1000:.0f} ms", f"{cost.clock * 1000:.0f} ms",
             f"{cost.cpu / least.cpu:.2f}", f"{cost.clock / least.clock:.2f}"]
            for name, cost in costs.items()
        ],
    )  # fmt: skip


if __name__ == "__main__":
    main()
