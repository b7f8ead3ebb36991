"""Final editions of the four quarters of the example year, for the tests of the yearly summary."""

from dataclasses import replace
from pathlib import Path

from reports import editions, figures_json, pipeline
from tests.conftest import ROOT

DKI = [ROOT / "inputs" / f"dki-2023-tw{quarter}" for quarter in (1, 2, 3, 4)]
CARRIED = {".xlsx", ".toml", ".svg"}


def finalized(outputs: Path) -> Path:
    """Write a final edition of each quarter, with its record and figures but no documents."""
    for inputs in DKI:
        built = replace(pipeline.model([inputs]), edition=1)
        files = {"figures.json": figures_json.figures(built)} | {
            f"{editions.INPUTS}/{path.name}": path.read_bytes()
            for path in sorted(inputs.iterdir())
            if path.suffix in CARRIED
        }
        place = outputs / inputs.name / f"{editions.FINAL}1"
        editions.publish(place, built, files, editions.Origin({}), force=False)
    return outputs
