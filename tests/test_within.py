"""The report of one government: its rows and nobody else's, by its own offices."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from reports import pipeline, within
from reports.period import Period
from reports.pipeline import Checked
from reports.quarterly import QuarterlyReport
from reports.within import Whole
from tests.conftest import EXAMPLE, KINDS, REALISED

Fill = Callable[..., Path]
KETAPANG = "D201"


def known(checked: Checked) -> Whole:
    """Return what is known of all governments of some inputs."""
    facts = pipeline.sound(checked)
    return within.whole(facts, checked.findings, checked.settings, checked.decided)


@pytest.fixture(scope="module")
def example() -> Whole:
    """Return what is known of the governments of the example."""
    return known(pipeline.check([EXAMPLE]))


@pytest.fixture(scope="module")
def own_reports(example: Whole) -> dict[str, QuarterlyReport]:
    """Return the reports of some of them, by code."""
    chosen = [it.unit for it in within.governments(example.facts) if it.unit.code < "D203"]
    return {unit.code: example.report(unit) for unit in chosen}


def test_a_government_has_what_the_whole_report_has_for_it(
    own_reports: dict[str, QuarterlyReport], example_report: QuarterlyReport
) -> None:
    """Every amount of its report, in every quarter, is that of its unit in the report on all."""
    whole = {unit.code: s for level in example_report.levels for unit, s in level.units.items()}
    for code, own in own_reports.items():
        for mine, theirs in zip(own.all.cumulative, whole[code].cumulative, strict=True):
            assert [mine.of(it).value for it in ("value", "pdn", "umk", "rows")] == [
                theirs.of(it).value for it in ("value", "pdn", "umk", "rows")
            ]


def test_its_units_are_its_offices(own_reports: dict[str, QuarterlyReport]) -> None:
    """The offices' values are those that pandas adds up by the names in the exports."""
    sums: dict[str, Decimal] = {}
    for name, (value, _, _, day) in KINDS.items():
        frame = pd.read_excel(EXAMPLE / name, dtype=object, engine="openpyxl")
        frame = frame[(frame["kd_klpd"] == KETAPANG) & frame[day].notna()]
        frame = frame[pd.to_datetime(frame[day], format="mixed").dt.year < 2023]
        for office, amount in zip(frame["nama_satker"], frame[value], strict=True):
            known_as = " ".join(office.split())
            more = Decimal(str(0 if pd.isna(amount) else amount))
            sums[known_as] = sums.get(known_as, Decimal()) + more
    (level,) = own_reports[KETAPANG].levels
    told = {unit.name: scope.total.value.value for unit, scope in level.units.items()}
    assert level.name == "Satuan Kerja"
    assert {name: value for name, value in told.items() if value} == {
        name: value for name, value in sums.items() if value
    }


def test_all_rows_are_accounted_for(own_reports: dict[str, QuarterlyReport]) -> None:
    """What counts and what is left out, other governments' rows among it, is what came in."""
    for own in own_reports.values():
        counted = sum(item.counted for item in own.sources)
        assert counted + sum(item.rows for item in own.left_out) == own.rows_received


def test_its_findings_are_its_own_and_those_of_nobody(
    own_reports: dict[str, QuarterlyReport], example: Whole
) -> None:
    """A finding about another government is not printed; one about rows without one is."""
    for own in own_reports.values():
        about = {found.unit for group in own.findings for found in group.findings}
        assert about <= {own.government, ""}
        assert "W-216" in {group.rule for group in own.findings}
    every = [owner for owner, _ in example.findings if owner in own_reports]
    told = sum(len(group.findings) for own in own_reports.values() for group in own.findings)
    assert told == len(every) + 7 * len(own_reports)


def test_effects_are_on_its_own_places(own_reports: dict[str, QuarterlyReport]) -> None:
    """Another reading moves offices within their government, and offices only."""
    offices = {unit for level in own_reports[KETAPANG].levels for unit in level.units}
    moved = {
        change.unit
        for effect in own_reports[KETAPANG].effects
        for shift in effect.shifts
        for change in shift.changes
    }
    assert moved
    assert moved <= offices


def test_an_own_workbook_names_the_offices(filled: Fill, tenders: Fill) -> None:
    """Two governments, one by its workbook and one by exports: each has its own offices."""
    rows = [REALISED | {"unit_code": "1", "unit_name": "Dinas A"}]
    path = filled({"realisation": rows})
    tenders({"nama_satker": "RSUD B", "kd_satker": "9"}, {}, name="spse.xlsx")
    found = known(pipeline.check([path.parent], Period(2022, 4)))
    reports = {it.unit.name: found.report(it.unit) for it in within.governments(found.facts)}
    assert list(reports) == ["Provinsi Kalimantan Barat", "Kabupaten Ketapang"]
    offices = {
        name: [(unit.name, level.name) for level in own.levels for unit in level.units]
        for name, own in reports.items()
    }
    assert offices == {
        "Provinsi Kalimantan Barat": [("Dinas A", "Dinas")],
        "Kabupaten Ketapang": [
            ("Kabupaten Ketapang", "Satuan Kerja"),
            ("RSUD B", "Satuan Kerja"),
        ],
    }
    assert reports["Provinsi Kalimantan Barat"].measures.indicator is not None
    assert reports["Kabupaten Ketapang"].measures.indicator is None
