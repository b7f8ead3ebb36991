"""Final editions of the four quarters of the example year, for the tests of the yearly summary."""

import json
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from reports import editions, figures_json, pipeline
from tests.conftest import ROOT

DKI = [ROOT / "inputs" / f"dki-2023-tw{quarter}" for quarter in (1, 2, 3, 4)]
CARRIED = {".xlsx", ".toml", ".svg"}


def finalized(outputs: Path) -> Path:
    """Write a final edition of each quarter, with its record and figures but no documents."""
    for inputs in DKI:
        files = [path for path in sorted(inputs.iterdir()) if path.suffix in CARRIED]
        _edition(outputs / inputs.name, files, 1)
    return outputs


def corrected(outputs: Path) -> Path:
    """Write a second edition of the first quarter, from the mended workbook."""
    files = [path for path in sorted(DKI[0].iterdir()) if path.suffix in CARRIED - {".xlsx"}]
    place = _edition(outputs / DKI[0].name, [DKI[1] / "buku-kerja-dki-2023-tw1.xlsx", *files], 2)
    record = place / editions.RECORD
    told = json.loads(record.read_bytes())
    replaced = (place.with_name(f"{editions.FINAL}1") / editions.RECORD).read_bytes()
    told["replaces"] = {"edition": 1, "record": sha256(replaced).hexdigest()}
    told["reason"] = "Tender yang dicatat dua kali"
    record.chmod(0o644)
    record.write_text(json.dumps(told), "utf-8")
    return outputs


def _edition(home: Path, inputs: Sequence[Path], number: int) -> Path:
    """Write an edition from some files and return its folder."""
    place = home / f"{editions.FINAL}{number}"
    folder = home / "masukan"
    folder.mkdir(parents=True)
    for path in inputs:
        (folder / path.name).write_bytes(path.read_bytes())
    built = replace(pipeline.model([folder]), edition=number)
    files = {"figures.json": figures_json.figures(built)} | {
        f"{editions.INPUTS}/{path.name}": path.read_bytes() for path in sorted(folder.iterdir())
    }
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    editions.publish(place, built, files, editions.Origin({}), force=False)
    return place
