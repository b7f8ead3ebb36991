"""The whole quarterly report of the example against the least that the same work can cost.

Ours is `p3dn report quarterly`, start and imports included; the least is only reading its three
workbooks with python-calamine and rendering its HTML with WeasyPrint as it comes.
"""

import tempfile
from functools import partial

import measure

EXAMPLE = "inputs/kalbar-2022-tw4"
LEAST = """
import sys
from pathlib import Path
from python_calamine import CalamineWorkbook
from weasyprint import HTML
for path in Path(sys.argv[1]).glob("*.xlsx"):
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()
HTML(string=Path(sys.argv[2]).read_text("utf-8")).write_pdf(sys.argv[3])
"""
HTML = """
import sys
from pathlib import Path
from reports import pdf, pipeline
Path(sys.argv[2]).write_text(pdf.html(pipeline.model([Path(sys.argv[1])])), "utf-8")
"""


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        page = f"{folder}/page.html"
        measure.run(HTML, EXAMPLE, page)
        ours = [*measure.P3DN, "report", "quarterly", EXAMPLE, "-o", f"{folder}/out", "--force"]
        least = [*measure.PYTHON, LEAST, EXAMPLE, page, f"{folder}/least.pdf"]
        sides = {
            "`p3dn report quarterly`": partial(measure.command, *ours),
            "the least": partial(measure.command, *least),
        }
        costs = measure.in_turn(sides, 1 if measure.small() else 5)
    mine = next(iter(costs.values()))
    measure.table(
        ["report of the example", "CPU", "clock", "memory", "ours to it, CPU", "clock"],
        [
            [name, f"{cost.cpu:.2f} s", f"{cost.clock:.2f} s", f"{cost.memory:.0f} MB",
             f"{mine.cpu / cost.cpu:.2f}", f"{mine.clock / cost.clock:.2f}"]
            for name, cost in costs.items()
        ],
    )  # fmt: skip


if __name__ == "__main__":
    main()
