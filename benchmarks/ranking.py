"""Ranking the nation: all categories, levels and quarters, against DuckDB and pandas.

Ours is what `p3dn rank` does, for all four categories and quarters: one pass over the facts. The
others are in `peers/`. All are whole processes and have to give the same places; memory is that of
the process. How cost grows is ours alone.
"""

import json
import sys
import tempfile
from functools import partial
from pathlib import Path

import measure
import national

PEERS = Path(__file__).parent / "peers"
OURS = """
import json, sys
from pathlib import Path
from reports import kept, standings
from reports.period import Period
from reports.settings import Settings

facts = kept.opened(kept.folder([Path(sys.argv[1])]))
cells, members = facts.cells(2024, standings.UNDATED, channels=False), facts.members()
found = []
for quarter in (1, 2, 3, 4):
    for ranking in standings.placed(cells, members, Period(2024, quarter), Settings()).rankings:
        told = (ranking.category.code, quarter, ranking.level)
        found += [[*told, place.unit.code, place.rank] for place in ranking.places]
Path(sys.argv[2]).write_text(json.dumps(found))
"""
SIDES = {
    "`p3dn`, one pass": [*measure.PYTHON, OURS],
    "DuckDB, a query a category": [sys.executable, str(PEERS / "ranking_duckdb.py")],
    "pandas": [sys.executable, str(PEERS / "ranking_pandas.py")],
}
FIRST = next(iter(SIDES))


def main() -> None:
    """Print the two tables."""
    small = measure.small()
    size, growth = (200_000, (400_000,)) if small else (10_000_000, (1_000_000, 50_000_000))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        costs = run(place, size, SIDES, 1 if small else 5)
        least = costs[FIRST]
        measure.table(
            [f"ranking {size:,} rows", "CPU", "clock", "memory", "ours to it, CPU", "clock"],
            [
                [name, *told(cost), f"{least.cpu / cost.cpu:.2f}",
                 f"{least.clock / cost.clock:.2f}"]
                for name, cost in costs.items()
            ],
        )  # fmt: skip
        print()
        own = {FIRST: SIDES[FIRST]}
        grown = {rows: run(place, rows, own, 1 if small else 3)[FIRST] for rows in growth}
        measure.table(
            ["rows", "CPU", "clock", "memory", "CPU a million rows"],
            [
                [f"{rows:,}", *told(cost), f"{cost.cpu / rows * 1_000_000:.2f} s"]
                for rows, cost in sorted({**grown, size: least}.items())
            ],
        )


def told(cost: measure.Cost) -> list[str]:
    """Return the columns of a cost."""
    return [f"{cost.cpu:.2f} s", f"{cost.clock:.2f} s", f"{cost.memory:.0f} MB"]


def run(place: Path, rows: int, sides: dict[str, list[str]], runs: int) -> dict[str, measure.Cost]:
    """Run sides on the same facts in turn; end if their places are not the same."""
    facts = place / f"facts-{rows}"
    print(f"making {rows:,} rows", file=sys.stderr, flush=True)
    national.make(facts, rows)
    answers = {name: place / f"{number}.json" for number, name in enumerate(sides)}
    costs = measure.in_turn(
        {
            name: partial(measure.command, *command, str(facts), str(answers[name]))
            for name, command in sides.items()
        },
        runs,
    )
    places = {name: sorted(json.loads(path.read_text())) for name, path in answers.items()}
    for name, found in places.items():
        if found != places[FIRST]:
            sys.exit(f"{name} gives other places: {len(found)} instead of {len(places[FIRST])}")
    print(f"{len(places[FIRST]):,} places, the same on all sides", file=sys.stderr)
    return costs


if __name__ == "__main__":
    main()
