"""Tables of web pages, HTML or MHTML, as portals and Excel send them under the ending ``.xls``."""

import re
from html.parser import HTMLParser

from reports.exceptions import InputError
from reports.intake.formats.delimited import decoded
from reports.intake.formats.table import TALLEST, Table
from reports.intake.grid import Book, Grid
from reports.settings import Limits


class _Tables(HTMLParser):
    """The tables of a page, in their order; a table within a table is refused."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self.limits = limits
        self.tables: list[Table] = []
        self.inside = False
        self.cell: dict[str, str | None] | None = None
        self.text: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            if self.inside:
                raise InputError("E-170")
            self.inside = True
            self.tables.append(Table(self.limits))
        elif tag in ("script", "style"):
            self.silent += 1
        elif self.inside and tag == "tr":
            self._close()
            table = self.tables[-1]
            table.skip_to(len(table.rows))
            if _invisible(dict(attrs)):
                table.hidden.add(len(table.rows) - 1)
        elif self.inside and tag in ("td", "th"):
            self._close()
            self.cell, self.text = dict(attrs), []
        elif tag in ("br", "p", "div"):
            self.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._close()
        if tag in ("script", "style"):
            self.silent -= 1
        self.inside = self.inside and tag != "table"

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.text.append(data)

    def _close(self) -> None:
        """Put the cell that ends here into its table; Excel's own number is the exact one."""
        if self.cell is None:
            return
        table, cell = self.tables[-1], self.cell
        table.skip_to(max(len(table.rows) - 1, 0))
        text = cell.get("x:num") or " ".join("".join(self.text).split())
        table.put(text, _span(cell.get("rowspan")), _span(cell.get("colspan")))
        self.cell = None


def opened_html(content: bytes, limits: Limits) -> Book:
    """Open the tables of a page; raises InputError if there is none, or one within another."""
    return Book(_html(_page(content), limits))


def opened_mhtml(content: bytes, limits: Limits) -> Book:
    """Open the tables of a page that was saved as one file, as ``opened_html`` does."""
    import email.policy

    message = email.message_from_bytes(content, policy=email.policy.default)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    grids = []
    for part in pages:
        payload = part.get_payload(decode=True)
        page = _page(payload) if isinstance(payload, bytes) else ""
        grids += _html(page, limits) if "<table" in page.lower() else []
    if not grids:
        raise InputError("E-171")
    return Book(grids)


def _page(content: bytes) -> str:
    declared = re.search(rb"charset=[\"']?([\w-]+)", content[:4096])
    if declared and declared[1].lower() in (b"windows-1252", b"iso-8859-1"):
        return content.decode("cp1252", "replace")
    return decoded(content)[0]


def _html(page: str, limits: Limits) -> list[Grid]:
    parser = _Tables(limits)
    parser.feed(page)
    parser.close()
    if parser.inside or parser.cell is not None:
        raise InputError("E-125")
    tables = [table for table in parser.tables if any(any(row) for row in table.rows)]
    if not tables:
        raise InputError("E-171")
    many = len(tables) > 1
    return [table.grid(f"Tabel {n}" if many else "") for n, table in enumerate(tables, 1)]


def _invisible(attributes: dict[str, str | None]) -> bool:
    return "display:none" in (attributes.get("style") or "").replace(" ", "").lower()


def _span(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and 0 < int(written) < TALLEST else 1
