"""The PDF of a report: ours against WeasyPrint as it comes, on the same content.

CPU seconds of the rendering alone, without imports. The plain side gets the same HTML with what is
usual for tables (automatic layout, collapsed borders on all sides, no column widths) and calls
`HTML(...).write_pdf()` with nothing but our fonts, so that lines break alike: once without a
variant, where it writes neither tags nor PDF/A, and once as PDF/A-3a, as ours is, though without
what our finisher mends.
"""

import sys
import tempfile
from functools import partial

import measure

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
from pathlib import Path
from reports.pdf import render
html = Path(sys.argv[1]).read_text("utf-8")
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


def row(name: str, page: str, runs: int) -> list[str]:
    """Measure one report's page and return its row."""
    costs = measure.in_turn(
        {
            "ours": partial(measure.code, OURS, page),
            "plain": partial(measure.code, PLAIN, page, ""),
            "plain PDF/A-3a": partial(measure.code, PLAIN, page, "pdf/a-3a"),
        },
        runs,
    )
    ours, *others = costs.values()
    cells = [f"{other.cpu:.2f} s | {ours.cpu / other.cpu:.2f}" for other in others]
    return [f"`{name}`", f"{ours.cpu:.2f} s", f"{ours.memory:.0f} MB", *cells]


def main() -> None:
    """Print the table."""
    small = measure.small()
    with tempfile.TemporaryDirectory() as folder:
        rows = []
        for name in EXAMPLES[: 1 if small else 2]:
            print(name, file=sys.stderr)
            page = f"{folder}/{name}.html"
            measure.run(HTML, f"inputs/{name}", page, *(["small"] if small else []))
            rows.append(row(name, page, 1 if small else 3))
    headings = ["report", "ours", "memory", "plain", "ours to it", "plain PDF/A-3a", "ours to it"]
    measure.table(headings, rows)


if __name__ == "__main__":
    main()
