"""What goes to the national meeting: the materials, and the parcel in which they are handed in."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from reports import editions, national, pipeline, publishing
from reports.exceptions import OutputError
from reports.intake.door import Received
from reports.messages import Language
from reports.national import NationalMaterial
from reports.pipeline import Tell, silent
from reports.publishing import Order
from reports.quarterly import QuarterlyReport

FOLDER = "rakornas"
"""The folder of the materials among what is made of some inputs."""
NAMES: Mapping[Language, str] = {"id": "bahan-rakornas", "en": "national-meeting"}
"""The name of the materials' files in each language."""
LETTERS: Mapping[Language, str] = {"id": "surat-pengantar.pdf", "en": "covering-letter.pdf"}
SUMS = "SHA256SUMS"
"""The checksums of a parcel, as ``sha256sum -c`` reads them."""

STEPS = ("S-read", "S-check", "S-rank", "S-json", "S-pdf", "S-slides", "S-excel", "S-write")
"""The steps of the materials, in their order."""
PARCEL_STEPS = (*STEPS[:-1], "S-json", "S-pdf", "S-excel", "S-letter", "S-write")
"""The steps of a parcel."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """The model of the materials, and what it was made from."""

    material: NationalMaterial
    report: QuarterlyReport
    received: Sequence[Received]
    inputs: Sequence[Path]
    named: Sequence[Path]
    """What the folder of the outputs is named after."""


def materials(
    order: Order, wanted: str = "", tell: Tell = silent
) -> tuple[NationalMaterial, tuple[Path, ...]]:
    """Make the materials of one government; return their model and the files that were written.

    The input may be a final edition's folder: then they are made from its inputs and are no draft.
    Raises UnitError if it cannot be told whose they are.
    """
    if order.inputs[0].is_dir():
        editions.apart(editions.home(order.outputs, _named(order)), order.inputs)
        editions.place(order.outputs, _named(order), _folder(order), force=order.force)
    ready = _ready(order, wanted, tell)
    place = editions.place(order.outputs, ready.named, _folder(order), force=order.force)
    way = publishing.toward(place, ready.inputs)
    contents = files(ready.material, order.language, way, tell)
    tell("S-write")
    return ready.material, _stored(place, ready, contents, order, "national")


def submission(
    order: Order, wanted: str = "", tell: Tell = silent
) -> tuple[NationalMaterial, tuple[Path, ...]]:
    """Pack what is handed in into the folder ``order.outputs``, all from one model.

    The materials, the quarterly report, a covering letter with the table of contents, and the
    checksums of all. Raises OutputError where the folder exists and ``force`` is not given.
    """
    place, language = order.outputs, order.language
    if place.exists() and not order.force:
        raise OutputError("E-150", path=place)
    ready = _ready(order, wanted, tell)
    parts = {
        NAMES[language]: files(ready.material, language, "", tell),
        publishing.NAMES[language]: publishing.written(
            ready.report, ready.received, language, "", tell
        ),
    }
    tell("S-letter")
    contents = {
        f"{part}/{name}": item for part, held in parts.items() for name, item in held.items()
    }
    contents = {LETTERS[language]: _letter(ready.material, contents, language), **contents}
    tell("S-write")
    return ready.material, _stored(place, ready, contents, order, "submission")


def files(
    material: NationalMaterial, language: Language, way: str = "", tell: Tell = silent
) -> dict[str, bytes]:
    """Return every file of the materials by its name: the one list of what they are.

    ``way`` leads from their folder to the inputs, for links to cells; '' where these are not sent.
    """
    from reports import figures_json, pdf, slides  # heavy: only once figures are there
    from reports.excel import national as workbook

    tell("S-json")
    figures = figures_json.national(material)
    tell("S-pdf")
    pages = pdf.national(material, language, pdf.enclosed({}, figures, language))
    tell("S-slides")
    show = slides.presentation(material, language)
    tell("S-excel")
    name = NAMES[language]
    return {
        f"{name}.pdf": pages,
        f"{name}.pptx": show,
        f"{name}.xlsx": workbook.workbook(material, language, way),
        "figures.json": figures,
    }


def _letter(material: NationalMaterial, contents: Mapping[str, bytes], language: Language) -> bytes:
    from reports import pdf

    return pdf.covering(material, _sums(contents), language)


def _sums(contents: Mapping[str, bytes]) -> dict[str, str]:
    return {name: sha256(content).hexdigest() for name, content in contents.items()}


def _named(order: Order) -> Sequence[Path]:
    """Return what the outputs are named after; a final edition lies in a folder of that name."""
    folder = order.inputs[0]
    return [folder.resolve().parent] if editions.is_final(folder) else order.inputs


def _folder(order: Order) -> str:
    return f"{FOLDER}{order.ending}"


def _ready(order: Order, wanted: str, tell: Tell) -> _Ready:
    """Build the model, from inputs or from those of a final edition."""
    folder, inputs = order.inputs[0], order.inputs
    if editions.is_final(folder):
        inputs = [folder / editions.INPUTS]
        received, built = publishing.again(folder, tell)
    else:
        received, built = pipeline.modelled(inputs, order.period, tell=tell)
    named = _named(order) if folder.is_dir() else [Path(str(built.period))]
    return _Ready(national.build(built, wanted), built, received, inputs, named)


def _stored(
    place: Path,
    ready: _Ready,
    contents: Mapping[str, bytes],
    order: Order,
    kind: str,
) -> tuple[Path, ...]:
    """Write files with their record; those of a parcel with their checksums."""
    report, origin = ready.report, publishing.origin(replace(order, inputs=ready.inputs))
    record = {
        "kind": kind,
        "status": "final" if report.edition else "draft",
        "edition": report.edition or None,
        "government": ready.material.speaker.code,
        **editions.made_from(report, origin),
        "files": _sums(contents),
        "program": editions.program(),
    }
    written = (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
    whole = {**contents, editions.RECORD: written}
    if kind == "submission":
        lines = [f"{digest}  {name}\n" for name, digest in _sums(whole).items()]
        whole[SUMS] = "".join(lines).encode()
    return editions.stored(place, whole, final=False, force=order.force)
