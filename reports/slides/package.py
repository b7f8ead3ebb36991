"""The slide file as a package: the template that it begins with, and the same bytes each time."""

import datetime
import re
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold; every part is dated so."""
CORE = "docProps/core.xml"
MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def template() -> BytesIO:
    """Return the empty presentation: master, layouts, theme and table style of the templates."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, part in _parts(files("templates") / "slides", ""):
            package.writestr(zipfile.ZipInfo(name, FIRST), part.read_bytes())
    packed.seek(0)
    return packed


def _parts(folder: Traversable, way: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _parts(item, f"{way}{item.name}/")
        else:
            yield f"{way}{item.name}", item


def dated(content: bytes, day: datetime.date) -> bytes:
    """Return a package of Office with every time in it set to a day, in the charts' workbooks too.

    What writes these asks the clock for when they were made.
    """
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as before,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            part = _dated(name, before.read(name), day)
            after.writestr(zipfile.ZipInfo(name, FIRST), part, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _dated(name: str, part: bytes, day: datetime.date) -> bytes:
    if name.endswith(".xlsx"):
        return dated(part, day)
    if name == CORE:
        return MOMENT.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode(), part)
    return part
