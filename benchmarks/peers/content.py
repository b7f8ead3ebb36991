"""A report's page as blocks for what reads no HTML: headings, paragraphs, tables, charts.

    python benchmarks/peers/content.py PAGE.html FOLDER

writes FOLDER/content.json and the charts beside it as SVG.
"""

import base64
import json
import re
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from reports.pdf.press import EMPTY

WIDTH = re.compile(r"width: ([\d.]+)mm")

PAPER = 170
"""Millimetres; a wider table goes on a page of its own, across."""


def main() -> None:
    """Write the blocks."""
    page, folder = Path(sys.argv[1]), Path(sys.argv[2])
    root = ElementTree.fromstring(EMPTY.sub(r"<\1/>", page.read_text("utf-8")))  # noqa: S314 - our own
    found: list[dict[str, Any]] = []
    for element in root.iterfind("body//*"):
        if element.tag in ("h1", "h2"):
            found.append({"kind": "heading", "level": int(element.tag[1]), "text": text(element)})
        elif element.tag in ("p", "li", "figcaption"):
            found.append({"kind": "paragraph", "text": text(element)})
        elif element.tag == "table":
            found.append(table(element))
        elif element.tag == "img":
            name = f"chart-{len(found)}.svg"
            (folder / name).write_bytes(base64.b64decode(element.attrib["src"].partition(",")[2]))
            found.append({"kind": "chart", "path": name, "alt": element.get("alt", "")})
    (folder / "content.json").write_text(json.dumps(found, ensure_ascii=False), "utf-8")


def table(element: ElementTree.Element) -> dict[str, Any]:
    """Return a table: its columns' widths in millimetres, rows of its head and of its body."""
    styles = [column.get("style", "") for column in element.iterfind("colgroup/col")]
    head, body = (rows(element, part) for part in ("thead", "tbody"))
    if not styles:
        styles = [""] * sum(cell["colspan"] for cell in (head + body)[0])
    known = [float(found[1]) if (found := WIDTH.search(style)) else 0 for style in styles]
    rest = (160 - sum(known)) / (known.count(0) or 1)
    widths = [width or rest for width in known]
    return {
        "kind": "table", "widths": widths, "head": head, "body": body, "wide": sum(widths) > PAPER
    }  # fmt: skip


def rows(element: ElementTree.Element, part: str) -> list[list[dict[str, Any]]]:
    """Return the cells of a part of a table, row by row."""
    return [
        [
            {
                "text": text(cell),
                "head": cell.tag == "th",
                "right": cell.get("class") == "n",
                "colspan": int(cell.get("colspan", 1)),
                "rowspan": int(cell.get("rowspan", 1)),
            }
            for cell in row
        ]
        for row in element.iterfind(f"{part}/tr")
    ]


def text(element: ElementTree.Element) -> str:
    """Return an element's text on one line."""
    return " ".join("".join(element.itertext()).split())


if __name__ == "__main__":
    main()
