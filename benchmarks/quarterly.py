"""Time the example quarter and the start-up against the least that the same work can cost.

Each run is a process of its own; the two sides run in turn and the medians' ratio counts.

    .venv/bin/python benchmarks/quarterly.py [RUNS]

- report: `p3dn report quarterly` against only reading its three workbooks with python-calamine and
  rendering its HTML with WeasyPrint as it comes. At most 3.
- help: `p3dn --help` against `python -c "import click"`. At most 3.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "inputs" / "kalbar-2022-tw4"
P3DN = [sys.executable, "-m", "reports"]

HTML = """
import sys
from pathlib import Path
from reports import pdf, pipeline
Path(sys.argv[2]).write_text(pdf.html(pipeline.model([Path(sys.argv[1])])), "utf-8")
"""

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


def seconds(command: list[str]) -> float:
    """Run a command and return how long it took on the clock."""
    start = perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)  # noqa: S603 - our own
    return perf_counter() - start


def compare(name: str, ours: list[str], least: list[str], runs: int) -> None:
    """Run both in turn, once to warm up, and print medians and their ratio."""
    pairs = [(seconds(ours), seconds(least)) for _ in range(runs + 1)][1:]
    mine, theirs = (median(times) for times in zip(*pairs, strict=True))
    print(f"| {name} | {mine:.2f} s | {theirs:.2f} s | {mine / theirs:.2f} | {runs} |")


def main() -> None:
    """Print the table of docs/performance.md."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print("| run | ours | least | ratio | runs |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder, "page.html"), Path(folder, "out")
        python = [sys.executable, "-c"]
        subprocess.run([*python, HTML, str(EXAMPLE), str(page)], check=True, cwd=ROOT)  # noqa: S603
        ours = [*P3DN, "report", "quarterly", str(EXAMPLE), "-o", str(out), "--force"]
        least = [*python, LEAST, str(EXAMPLE), str(page), f"{folder}/least.pdf"]
        compare("report", ours, least, runs)
    compare("help", [*P3DN, "--help"], [*python, "import click"], runs)


if __name__ == "__main__":
    main()
