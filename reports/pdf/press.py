"""HTML in, PDF out: WeasyPrint, kept from fetching anything and from ignoring anything silently."""

import datetime
import gc
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from typing import Any

import pydyf
from fontTools.ttLib import TTFont
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from reports.pdf import artifacts, headers
from reports.pdf.attachments import Attachment, embed
from reports.pdf.fonts import FONTS
from reports.pdf.metadata import Metadata

VARIANT = "pdf/a-3a"


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
            pdf = _printed(HTML(string=html, base_url=None, url_fetcher=fetcher), attachments)
    except FatalURLFetchingError as error:
        raise RuntimeError(str(error)) from error
    finally:
        logger.removeHandler(heard)
    if fetcher.denied or heard.messages:
        raise RuntimeError("; ".join([*fetcher.denied, *heard.messages]))
    return pdf


def prints(picture: str) -> bool:
    """Whether a picture that somebody gave, as a data address, can be drawn on a page at all."""
    page = (
        '<html lang="id"><meta name="dcterms.modified" content="2000-01-01"><title>x</title>'
        f'<p><img alt="x" style="height: 24mm; image-rendering: crisp-edges" src="{picture}">'
    )
    try:
        render(page)
    except Exception:  # noqa: BLE001 - a faulty drawing makes WeasyPrint fail in many ways
        return False
    return True


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
    finisher = partial(_finish, attachments)
    return bytes(document.write_pdf(pdf_variant=VARIANT, finisher=finisher))


def _finish(attachments: Sequence[Attachment], document: Any, pdf: pydyf.PDF) -> None:
    """Mend what WeasyPrint 70 leaves wrong, before the file is written."""
    headers.write(document, pdf)
    artifacts.mark(pdf)
    if attachments:
        embed(pdf, attachments, datetime.date.fromisoformat(document.metadata.modified))
    _without_clock(pdf)
    pdf.objects[1:] = map(_Written, pdf.objects[1:])


class _Written(pydyf.Object):  # type: ignore[misc] # pydyf has no types
    """An object's bytes, made once; pydyf makes them again for the file's identifier."""

    data = b""
    compressible = False

    def __init__(self, item: pydyf.Object) -> None:
        super().__init__()
        self.number, self.data, self.compressible = item.number, item.data, item.compressible


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
