"""Final editions of the four quarters of the example year, for the tests of the yearly summary."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from reports import editions, figures_json, pipeline
from tests.conftest import ROOT

DKI = [ROOT / "inputs" / f"dki-2023-tw{quarter}" for quarter in (1, 2, 3, 4)]
CARRIED = {".xlsx", ".toml", ".svg"}
WHY = "Tender yang dicatat dua kali"
LESS = {b"258517091663": b"249517091663", b"13100000000000": b"13091000000000"}
"""PDN by e-Katalog of Dinas Perumahan in the fourth quarter's workbook, and the total above."""


def finalized(outputs: Path) -> Path:
    """Write a final edition of each quarter, with its record and figures but no documents."""
    for inputs in DKI:
        files = {p.name: p.read_bytes() for p in sorted(inputs.iterdir()) if p.suffix in CARRIED}
        _edition(outputs / inputs.name, files, 1)
    return outputs


def corrected(outputs: Path) -> Path:
    """Write second editions: of the first quarter from the mended workbook, of the fourth with less
    PDN of an office, which loses a place."""
    mended = DKI[1] / "buku-kerja-dki-2023-tw1.xlsx"
    _second(outputs / DKI[0].name, {mended.name: mended.read_bytes()}, WHY)
    last = DKI[3] / "buku-kerja-dki-2023-tw4.xlsx"
    _second(outputs / DKI[3].name, {last.name: _with(last, LESS)}, WHY)
    return outputs


def _with(book: Path, values: Mapping[bytes, bytes]) -> bytes:
    """Return a workbook in whose sheet Realisasi cells have other values; each is there once."""
    file = io.BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(file, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            for was, now in values.items() if item.filename.endswith("/sheet3.xml") else ():
                content = content.replace(b"<v>%s</v>" % was, b"<v>%s</v>" % now)
            new.writestr(item, content)
    return file.getvalue()


def _second(home: Path, changed: Mapping[str, bytes], reason: str) -> None:
    """Write the edition that replaces the first, from its inputs but for those that changed."""
    first = home / f"{editions.FINAL}1"
    inputs = {path.name: path.read_bytes() for path in (first / editions.INPUTS).iterdir()}
    place = _edition(home, inputs | dict(changed), 2)
    record = place / editions.RECORD
    told = json.loads(record.read_bytes())
    digest = editions.digest(first / editions.RECORD)
    told |= {"replaces": {"edition": 1, "record": digest}, "reason": reason}
    record.chmod(0o644)
    record.write_text(json.dumps(told), "utf-8")


def _edition(home: Path, inputs: Mapping[str, bytes], number: int) -> Path:
    """Write an edition from some files and return its folder."""
    place = home / f"{editions.FINAL}{number}"
    with TemporaryDirectory() as name:
        for file, content in inputs.items():
            (Path(name) / file).write_bytes(content)
        built = replace(pipeline.model([Path(name)]), edition=number)
    files = {"figures.json": figures_json.figures(built)} | {
        f"{editions.INPUTS}/{name}": inputs[name] for name in sorted(inputs)
    }
    editions.publish(place, built, files, editions.Origin({}), force=False)
    return place
