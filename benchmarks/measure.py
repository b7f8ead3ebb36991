"""What a benchmark measures: processes of their own, the sides in turn, medians.

Every benchmark prints a table in Markdown to stdout and its progress to stderr, and runs on little
with ``--small``. The seconds are CPU seconds, of all processes together, since the ratio is to hold
while others use the machine; the clock is told where it is what a user waits for.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from compileall import compile_dir
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PYTHON = [sys.executable, "-c"]
P3DN = [sys.executable, "-m", "reports"]

# A process between, so that the memory of this one is not taken for the command's.
_RUN = """
import json, resource, subprocess, sys
from time import perf_counter
start = perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
clock = perf_counter() - start
if done.returncode:
    sys.exit(done.stderr.decode())
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, clock, used.ru_maxrss / 1024]))
"""

_BEFORE = """
import json, resource, sys
from time import perf_counter, process_time
def measured(work):
    start = perf_counter(), process_time()
    work()
    spent = [process_time() - start[1], perf_counter() - start[0]]
    print(json.dumps([*spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


class Cost(NamedTuple):
    """What a run cost: seconds of processor and clock, and the most megabytes of one process."""

    cpu: float
    clock: float
    memory: float


def command(*arguments: str) -> Cost:
    """Run a command, all its processes counted, imports and start-up too."""
    return _told([*PYTHON, _RUN, *arguments])


def code(text: str, *arguments: str) -> Cost:
    """Run code in a process of its own, which calls ``measured(work)`` once: only that counts."""
    return _told([*PYTHON, _BEFORE + text, *arguments])


def run(text: str, *arguments: str) -> None:
    """Run code that makes what the sides need; it is not measured."""
    subprocess.run([*PYTHON, text, *arguments], check=True, cwd=ROOT)  # noqa: S603 - our own


def in_turn(sides: Mapping[str, Callable[[], Cost]], runs: int) -> dict[str, Cost]:
    """Run all sides in turn, as often as told; return the medians of each.

    Our modules are compiled before, as pip does with those of every side when it installs them.
    """
    for folder in ("reports", "charts", "templates"):
        compile_dir(ROOT / folder, quiet=1)
    rounds: list[dict[str, Cost]] = []
    for number in range(runs):
        rounds.append({})
        for name, side in sides.items():
            rounds[-1][name] = cost = side()
            print(f"{number + 1}/{runs} {name}: {cost.cpu:.2f} s", file=sys.stderr, flush=True)
    return {
        name: Cost(*map(median, zip(*(one[name] for one in rounds), strict=True))) for name in sides
    }


def small() -> bool:
    """Whether only to show that the benchmark works."""
    return "--small" in sys.argv[1:]


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table in Markdown."""
    for row in (headings, ["---"] * len(headings), *rows):
        print(f"| {' | '.join(row)} |")


def _told(arguments: Sequence[str]) -> Cost:
    done = subprocess.run(arguments, check=True, stdout=subprocess.PIPE, cwd=ROOT, text=True)  # noqa: S603
    return Cost(*json.loads(done.stdout.splitlines()[-1]))
