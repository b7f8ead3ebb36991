"""Time our PDF of a report against WeasyPrint as it comes, on the same content.

Each rendering is a process of its own and the sides run in turn. CPU seconds of the rendering alone
count, without imports, and of all runs the fastest, since other work on the machine only adds.

    .venv/bin/python benchmarks/report.py [RUNS]

The plain side gets the same HTML with what is usual for tables (automatic layout, collapsed borders
on all sides, no column widths) and calls `HTML(...).write_pdf()` with nothing but our fonts, so
that lines break alike: once without a variant, where it writes neither tags nor PDF/A, and once as
PDF/A-3a, as ours is, though without what our finisher mends.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLES = ("kalbar-2022-tw4", "dki-2023-tw4")

HTML = """
import sys
from pathlib import Path
from reports import pdf, pipeline
Path(sys.argv[2]).write_text(pdf.html(pipeline.model([Path(sys.argv[1])])), "utf-8")
"""

OURS = """
import sys
from pathlib import Path
from time import process_time
from reports.pdf import render
html = Path(sys.argv[1]).read_text("utf-8")
start = process_time()
render(html)
print(process_time() - start)
"""

PLAIN = """
import re, sys
from pathlib import Path
from time import process_time
from weasyprint import HTML
from reports.pdf.fonts import FONTS
html = Path(sys.argv[1]).read_text("utf-8")
html = re.sub(r"<colgroup>.*?</colgroup>", "", html, flags=re.DOTALL)
for url, path in FONTS.items():
    html = html.replace(f"url({url})", f"url('{path.as_uri()}')")
collapsed = "table { table-layout: auto; border-collapse: collapse; border: 0 } "
collapsed += "th, td { border-width: 0.5pt }</style>"
html = html.replace("</style>", collapsed)
start = process_time()
HTML(string=html).write_pdf(pdf_variant=sys.argv[2] or None)
print(process_time() - start)
"""


def seconds(code: str, *arguments: str) -> float:
    """Run code in a process of its own and return the CPU seconds that it prints."""
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, text=True)  # noqa: S603
    return float(done.stdout)


def main() -> None:
    """Print the table of docs/performance.md."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    print("| report | ours | plain | ratio | plain PDF/A-3a | ratio | runs |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name in EXAMPLES:
            page = f"{folder}/{name}.html"
            model = [sys.executable, "-c", HTML, str(ROOT / "inputs" / name), page]
            subprocess.run(model, check=True, cwd=ROOT)  # noqa: S603 - our own
            rounds = [
                (seconds(OURS, page), seconds(PLAIN, page, ""), seconds(PLAIN, page, "pdf/a-3a"))
                for _ in range(runs)
            ]
            ours, plain, tagged = (min(times) for times in zip(*rounds, strict=True))
            print(
                f"| {name} | {ours:.2f} s | {plain:.2f} s | {ours / plain:.2f} "
                f"| {tagged:.2f} s | {ours / tagged:.2f} | {runs} |"
            )


if __name__ == "__main__":
    main()
