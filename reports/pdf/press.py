"""HTML in, PDF out: WeasyPrint, kept from fetching anything and from ignoring anything silently."""

import datetime
import gc
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pydyf
from cssselect2 import ElementWrapper
from fontTools.ttLib import TTFont
from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint.pdf import VARIANTS, generate_pdf
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from reports.pdf import artifacts, file, headers
from reports.pdf.attachments import Attachment, embed
from reports.pdf.fonts import FONTS
from reports.pdf.metadata import Metadata

EMPTY = re.compile(r"<((?:br|col|img|meta)\b(?:[^<>\"]|\"[^\"]*\")*?)/?>")
"""An element that HTML leaves open and XML closes."""

VARIANT = "pdf/a-3a"
OPTIONS = {**DEFAULT_OPTIONS, **VARIANTS[VARIANT][1], "pdf_variant": VARIANT}


def render(html: str, attachments: Sequence[Attachment] = ()) -> bytes:
    """Return the pages as PDF/A-3a and PDF/UA-1 with the attachments inside.

    The HTML says the day that everything is dated, in its ``dcterms.modified``. Raises RuntimeError
    if it asks for anything or is faulty.
    """
    fetcher, heard = _Fetcher(), _Heard()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(heard)
    try:
        with _collector_off():
            pdf = _printed(_Page(html, fetcher), attachments)
    except (FatalURLFetchingError, ElementTree.ParseError) as error:
        raise RuntimeError(str(error)) from error
    finally:
        logger.removeHandler(heard)
    if fetcher.denied or heard.messages:
        raise RuntimeError("; ".join([*fetcher.denied, *heard.messages]))
    return pdf


def prints(picture: str) -> bool:
    """Whether a picture that somebody gave, as a data address, can be drawn on a page at all."""
    page = (
        '<html lang="id"><head><meta name="dcterms.modified" content="2000-01-01"><title>x</title>'
        '</head><body><p><img alt="x" style="height: 24mm; image-rendering: crisp-edges" '
        f'src="{picture}"></p></body></html>'
    )
    try:
        render(page)
    except Exception:  # noqa: BLE001 - a faulty drawing makes WeasyPrint fail in many ways
        return False
    return True


class _Page(HTML):  # type: ignore[misc] # WeasyPrint has no types
    """HTML that is well-formed but for the ends of empty elements, as the templates write it.

    The XML parser reads it thirty times as fast as the HTML parser, which mends what is not wrong.
    """

    def __init__(self, html: str, fetcher: URLFetcher) -> None:
        root = ElementTree.fromstring(EMPTY.sub(r"<\1/>", html))  # noqa: S314 - our own, no entities
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: ARG002, FBT - WeasyPrint's
        """Return how elements look that no style speaks of."""
        return [_elements()]


@cache
def _elements() -> CSS:
    return CSS(string=(files("templates") / "elements.css").read_text("utf-8"))


@contextmanager
def _collector_off() -> Iterator[None]:
    """Keep Python from looking again and again through boxes that all are still needed.

    That takes a third of the time otherwise, and saves next to no memory.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _printed(page: HTML, attachments: Sequence[Attachment]) -> bytes:
    document = page.render(pdf_variant=VARIANT)
    document.metadata = Metadata(**vars(document.metadata))
    pdf = generate_pdf(document, None, 1, **OPTIONS)
    _mend(document, pdf, attachments)
    return file.written(pdf)


def _mend(document: Any, pdf: pydyf.PDF, attachments: Sequence[Attachment]) -> None:
    """Mend what WeasyPrint 70 leaves wrong, before the file is written."""
    headers.write(document, pdf)
    artifacts.mark(pdf)
    if attachments:
        embed(pdf, attachments, datetime.date.fromisoformat(document.metadata.modified))
    _without_clock(pdf)


def _without_clock(pdf: pydyf.PDF) -> None:
    """Take out the time at which a variable font was instantiated, so that bytes are the same."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and "Length1" in item.extra:
            font = TTFont(BytesIO(item.stream[0]), recalcTimestamp=False)
            font["head"].modified = font["head"].created
            plain = BytesIO()
            font.save(plain)
            item.stream = [plain.getvalue()]
            item.extra["Length1"] = len(plain.getvalue())


class _Fetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Gives what stands in the HTML itself and our own fonts, and keeps what else was asked for."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",))
        self.denied: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url in FONTS:
            return URLFetcherResponse(url, FONTS[url].read_bytes(), {"Content-Type": "font/ttf"})
        if url.startswith("data:"):
            return super().fetch(url, headers)
        self.denied.append(f"denied: {url}")
        raise FatalURLFetchingError(self.denied[-1])


class _Heard(logging.Handler):
    """Keeps what WeasyPrint logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.messages.append(record.getMessage())
