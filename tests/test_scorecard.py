"""The sheet of one unit: its places, how far the next ones are, and what was found about it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from reports import pipeline, scorecard
from reports.commands import build
from reports.exceptions import UnitError
from reports.period import Period
from reports.quarterly import QuarterlyReport
from tests import printed
from tests.conftest import REALISED


@pytest.fixture
def report(filled: Callable[..., Path]) -> QuarterlyReport:
    """Return a report on three offices of one group and one of another."""
    rows = [
        REALISED | {"unit_name": name, "unit_code": code, "value": 1000, "pdn": pdn, "union": pdn}
        for name, code, pdn in (("Dinas A", "1", 900), ("Dinas B", "2", 700), ("Dinas C", "3", 700))
    ]
    rows.append(REALISED | {"unit_name": "Badan D", "group": "Badan", "unit_code": "4"})
    return pipeline.model([filled({"realisation": rows})], Period(2022, 4))


def card(report: QuarterlyReport, code: str) -> scorecard.Scorecard:
    """Return the sheet of a unit."""
    (unit,) = scorecard.chosen(report, code)
    return scorecard.scorecard(report, unit)


def test_gaps_lead_to_the_places_beside(report: QuarterlyReport) -> None:
    """A shared place is no place above: the gap leads to the next better value."""
    by_value = card(report, "3").ranks[0]
    assert by_value.place is not None
    assert by_value.above is not None
    assert by_value.gap is not None
    assert (by_value.place.rank, by_value.above.unit.name, by_value.of) == (2, "Dinas A", 3)
    assert by_value.gap.value == 200
    assert by_value.lead is None


def test_the_first_has_a_lead_and_no_gap(report: QuarterlyReport) -> None:
    """Nobody stands above the first place."""
    first = card(report, "1").ranks[0]
    assert first.gap is None
    assert first.lead is not None
    assert first.lead.value == 200


def test_units_are_found_by_code_or_name_in_any_case(report: QuarterlyReport) -> None:
    """A clerk need not know the code; all means every unit."""
    assert [unit.code for unit in scorecard.chosen(report, "dinas b")] == ["2"]
    assert len(scorecard.chosen(report, "ALL")) == 4


def test_an_unknown_unit_is_refused_with_those_that_are_near(report: QuarterlyReport) -> None:
    """The sentence names codes to choose from."""
    with pytest.raises(UnitError, match="1, 2, 3"):
        scorecard.chosen(report, "Dinas")


def test_what_is_known_of_the_unit_is_its_own(report: QuarterlyReport) -> None:
    """The indicator on the sheet is that of the unit."""
    result = card(report, "2").result
    assert result is not None
    assert result.union.value == 700


def test_sheets_are_two_pages_named_by_code(filled: Callable[..., Path], tmp_path: Path) -> None:
    """Each unit gets its own PDF; its name comes from its code and is safe."""
    rows = [
        REALISED | {"unit_code": code, "unit_name": f"Dinas {code}"}
        for code in ("1.01/A", "1 01 A")
    ]
    inputs = filled({"realisation": rows}).parent
    command = ["report", "unit", str(inputs), "--unit", "all", "-o", str(tmp_path / "out")]
    result = CliRunner().invoke(build("id"), command, prog_name="p3dn")
    assert result.exit_code == 0, result.output
    made = tmp_path / "out" / "inputs" / "unit"
    assert sorted(path.name for path in made.iterdir()) == [
        "1-01-a-2.pdf",
        "1-01-a.pdf",
        "edition.json",
    ]
    pages = printed.pages((made / "1-01-a.pdf").read_bytes())
    assert len(pages) == 2
    assert "dinas 1" in pages[0].lower()
    assert "dari 2" in " ".join(pages)


def test_a_missing_unit_is_a_usage_error(tmp_path: Path) -> None:
    """Without --unit there is nothing to make."""
    result = CliRunner().invoke(build("en"), ["report", "unit", str(tmp_path)], prog_name="p3dn")
    assert result.exit_code == 2
