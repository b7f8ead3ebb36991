"""Files inside the PDF: the workbooks that a report was made from, and its figures for machines."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

import pydyf

from reports.messages import Language, sentence

TYPES = {
    ".csv": "text/csv",
    ".htm": "text/html",
    ".html": "text/html",
    ".json": "application/json",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".tsv": "text/tab-separated-values",
    ".txt": "text/plain",
    ".xls": "application/vnd.ms-excel",
    ".xlsb": "application/vnd.ms-excel.sheet.binary.macroenabled.12",
    ".xlsm": "application/vnd.ms-excel.sheet.macroenabled.12",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}
"""What a file is, by its ending; a table of our own, since the system's differs by machine."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes into the PDF as it is, and its relation to the report (ISO 19005-3, E).

    Its content is asked for when the pages are done, if it is not there yet.
    """

    name: str
    content: bytes | Callable[[], bytes]
    description: str
    relation: Literal["Source", "Data"]


def embed(pdf: pydyf.PDF, attachments: Iterable[Attachment], day: datetime.date) -> None:
    """Add each file once, as an associated file of the whole document, dated ``day``.

    WeasyPrint 70 can do it too, but lists each file twice in /AF and asks the machine for its type.
    """
    added = {_key(item): _added(pdf, item, day) for item in attachments}
    if added:
        names = pydyf.Array(part for key in sorted(added) for part in (key, added[key]))
        pdf.catalog.setdefault("Names", pydyf.Dictionary())
        pdf.catalog["Names"]["EmbeddedFiles"] = pydyf.Dictionary({"Names": names})
        pdf.catalog["AF"] = pydyf.Array(added.values())


def enclosed(
    inputs: Mapping[str, bytes], figures: bytes | Callable[[], bytes], language: Language
) -> tuple[Attachment, ...]:
    """Return the files that a report was made from, by name, and figures.json as attachments."""
    source, data = (sentence(code, language) for code in ("T-enclosed", "T-enclosed-figures"))
    return (
        *(Attachment(name, content, source, "Source") for name, content in inputs.items()),
        Attachment("figures.json", figures, data, "Data"),
    )


def _key(item: Attachment) -> bytes:
    """Return an attachment's key as it stands in the PDF; keys are in the order of these bytes."""
    return bytes(pydyf.String(f"{item.relation}/{item.name}").data)


def _added(pdf: pydyf.PDF, item: Attachment, day: datetime.date) -> bytes:
    """Add one file and return the reference to its specification."""
    kind = TYPES.get(PurePosixPath(item.name).suffix.lower(), "application/octet-stream")
    date = pydyf.String(f"D:{day:%Y%m%d}000000Z")
    content = item.content if isinstance(item.content, bytes) else item.content()
    sizes = {"Size": len(content), "CreationDate": date, "ModDate": date}
    extra = {
        "Type": "/EmbeddedFile",
        "Subtype": pydyf.name(kind),
        "Params": pydyf.Dictionary(sizes),
    }
    file = pydyf.Stream([content], extra, compress=not content.startswith(b"PK"))
    pdf.add_object(file)
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(item.name),
            "UF": pydyf.String(item.name),
            "EF": pydyf.Dictionary({"F": file.reference, "UF": file.reference}),
            "Desc": pydyf.String(item.description),
            "AFRelationship": f"/{item.relation}",
        }
    )
    pdf.add_object(specification)
    return bytes(specification.reference)
