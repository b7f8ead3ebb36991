"""The PDF of a report: ours against WeasyPrint as it comes and other ways, on the same content.

CPU seconds of the rendering alone, without imports and with Python's collector of cycles as the
program has it: off in a run of ours. The plain side gets the same HTML with what is
usual for tables (automatic layout, collapsed borders on all sides, no column widths) and calls
`HTML(...).write_pdf()` with nothing but our fonts, so that lines break alike: once without a
variant, where it writes neither tags nor PDF/A, and once as PDF/A-3a, as ours is, though without
what our finisher mends.
"""

import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

import measure

from reports.pdf.fonts import FONTS

EXAMPLES = ("kalbar-2022-tw4", "dki-2023-tw4")

HTML = """
import sys
from pathlib import Path
from reports import pdf, pipeline
text = pdf.html(pipeline.model([Path(sys.argv[1])]))
if sys.argv[3:]:
    text = text[: text.index('<section class="opening">')] + "</body></html>"
Path(sys.argv[2]).write_text(text, "utf-8")
"""

OURS = """
import gc
from pathlib import Path
from reports.pdf import render
html = Path(sys.argv[1]).read_text("utf-8")
gc.disable()
measured(lambda: render(html))
"""

PLAIN = """
import re
from pathlib import Path
from weasyprint import HTML
from reports.pdf.fonts import FONTS
html = Path(sys.argv[1]).read_text("utf-8")
html = re.sub(r"<colgroup>.*?</colgroup>", "", html, flags=re.DOTALL)
for url, path in FONTS.items():
    html = html.replace(f"url({url})", f"url('{path.as_uri()}')")
collapsed = "table { table-layout: auto; border-collapse: collapse; border: 0 } "
collapsed += "th, td { border-width: 0.5pt }</style>"
html = html.replace("</style>", collapsed)
measured(lambda: HTML(string=html).write_pdf(pdf_variant=sys.argv[2] or None))
"""


TYPST = """
from importlib.resources import files
import typst
fonts = [str(files("fontpkg_arimo") / "files")]
page, file = f"{sys.argv[1]}/report.typ", f"{sys.argv[1]}/typst.pdf"
standards = ["a-3a", "ua-1"]
measured(lambda: typst.compile(page, file, font_paths=fonts, pdf_standards=standards))
"""

REPORTLAB = """
from pathlib import Path
from benchmarks.peers.reportlab_pdf import write
measured(lambda: write(Path(sys.argv[1])))
"""

CHROMIUM = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")

LACKS = {
    "ours": "PDF/A-3a and PDF/UA-1, inputs attached",
    "plain": "no tags, no PDF/A",
    "plain PDF/A-3a": "PDF/A-3a, but headers of joined cells wrong, no PDF/UA",
    "Typst": "PDF/A-3a and PDF/UA-1; other breaks and look, no notices in the margins, no lists",
    "ReportLab": "no tags, no PDF/A, no charts (it draws no SVG), no bold",
    "Chromium": "tags, no PDF/A, fonts as Type 3, no page numbers in the contents",
}


def compared(page: str, runs: int) -> dict[str, measure.Cost]:
    """Measure ours and WeasyPrint as it comes on a page."""
    return measure.in_turn(
        {
            "ours": partial(measure.code, OURS, page),
            "plain": partial(measure.code, PLAIN, page, ""),
            "plain PDF/A-3a": partial(measure.code, PLAIN, page, "pdf/a-3a"),
        },
        runs,
    )


def others(page: str, folder: str, runs: int) -> dict[str, measure.Cost]:
    """Measure other ways to a PDF with the same content; Chromium where it is installed."""
    peers = measure.ROOT / "benchmarks" / "peers"
    measure.run((peers / "content.py").read_text("utf-8"), page, folder)
    shutil.copy(peers / "report.typ", folder)
    sides = {
        "Typst": partial(measure.code, TYPST, folder),
        "ReportLab": partial(measure.code, REPORTLAB, folder),
    }
    if browser := shutil.which("chromium"):
        target = f"--print-to-pdf={folder}/chromium.pdf"
        sides["Chromium"] = partial(measure.command, browser, *CHROMIUM, target, f"file://{page}")
    return measure.in_turn(sides, runs)


def ratios(name: str, costs: dict[str, measure.Cost]) -> list[str]:
    """Return a row of the first table."""
    ours, *plain = costs.values()
    cells = [f"{other.cpu:.2f} s | {ours.cpu / other.cpu:.2f}" for other in plain]
    return [f"`{name}`", f"{ours.cpu:.2f} s", f"{ours.memory:.0f} MB", *cells]


def main() -> None:
    """Print both tables: two reports against WeasyPrint, and the longer one beside others."""
    small = measure.small()
    with tempfile.TemporaryDirectory() as folder:
        rows = []
        for name in EXAMPLES[: 1 if small else 2]:
            print(name, file=sys.stderr)
            page = f"{folder}/{name}.html"
            measure.run(HTML, f"inputs/{name}", page, *(["small"] if small else []))
            costs = compared(page, 1 if small else 3)
            rows.append(ratios(name, costs))
        with_font(Path(page))
        costs |= others(page, folder, 1 if small else 3)
    headings = ["report", "ours", "memory", "plain", "ours to it", "plain PDF/A-3a", "ours to it"]
    measure.table(headings, rows)
    print()
    clock = costs["ours"].clock
    measure.table(
        [f"`{name}` by", "CPU", "clock", "ours to it, clock", "what it is"],
        [
            [side, f"{cost.cpu:.2f} s", f"{cost.clock:.2f} s", f"{clock / cost.clock:.2f}",
             LACKS[side]]
            for side, cost in costs.items()
        ],
    )  # fmt: skip


def with_font(page: Path) -> None:
    """Name the fonts of a page by their files, for a browser."""
    text = page.read_text("utf-8")
    for url, path in FONTS.items():
        text = text.replace(f"url({url})", f"url('{path.as_uri()}')")
    page.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
