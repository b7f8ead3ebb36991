"""figures.json: enough to compute every printed figure again."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import openpyxl
import pytest

from reports import figures_json
from reports.quarterly import QuarterlyReport
from tests.conftest import EXAMPLE


@pytest.fixture(scope="module")
def document(example_report: QuarterlyReport) -> dict[str, Any]:
    """Return the example's figures.json, read back."""
    read: dict[str, Any] = json.loads(figures_json.figures(example_report))
    return read


def test_every_figure_follows_from_its_cells(document: dict[str, Any]) -> None:
    """Each figure of the cube is what its formula makes of the cells that it names."""
    cube = {key: item for key, item in document["figures"].items() if "cells" in item}
    assert len(cube) > 1000
    for key, figure in cube.items():
        formula = document["formulas"][figure["measure"]]
        parts = [part.removeprefix("sum(").removesuffix(")") for part in formula.split(" / ")]
        sums = [
            sum((Decimal(document["cells"][cell][part]) for cell in figure["cells"]), Decimal())
            for part in parts
            if all(cell in document["cells"] for cell in figure["cells"])
        ]
        if figure["value"] is None:
            assert not sums or sums[-1] == 0
        elif len(parts) == 2:
            assert Fraction(figure["fraction"]) == Fraction(sums[0]) / Fraction(sums[1]), key
        else:
            assert Decimal(figure["value"]) == sums[0], key


def test_cells_follow_from_their_rows(document: dict[str, Any]) -> None:
    """A cell's amount is the sum of the workbook's cells in the rows that it names."""
    cell = document["cells"]["D209/TW2/Tender"]
    (trace,) = cell["from"]
    source = document["sources"][trace["source"]]
    book = openpyxl.load_workbook(EXAMPLE / source["file"], read_only=True)
    rows = list(book[source["sheet"]].iter_rows(values_only=True))
    book.close()
    column = rows[0].index("nilai_pdn_kontrak")
    numbers = [
        number
        for part in trace["rows"].split(",")
        for number in range(int(part.split("-")[0]), int(part.split("-")[-1]) + 1)
    ]
    amounts = [Decimal(str(rows[number - 1][column] or 0)) for number in numbers]
    assert len(numbers) == cell["rows"]
    assert sum(amounts, Decimal()) == Decimal(cell["pdn"])


def test_every_row_is_traced_once(document: dict[str, Any]) -> None:
    """The rows behind the cells are all the rows that count, none twice."""
    seen: set[tuple[int, int]] = set()
    for cell in document["cells"].values():
        for trace in cell["from"]:
            for part in trace["rows"].split(","):
                low, high = int(part.split("-")[0]), int(part.split("-")[-1])
                rows = {(trace["source"], row) for row in range(low, high + 1)}
                assert not rows & seen
                seen |= rows
    assert len(seen) == sum(source["counted"] for source in document["sources"])


def test_findings_are_bilingual(document: dict[str, Any]) -> None:
    """Every finding is there with its place and its sentences in both languages."""
    assert len(document["findings"]) == 1891
    assert all({"id", "en"} == set(item["what"]) for item in document["findings"])


def test_same_bytes(example_report: QuarterlyReport) -> None:
    """The same model makes the same bytes."""
    assert figures_json.figures(example_report) == figures_json.figures(example_report)
