"""The example quarter against an independent recomputation with pandas."""

from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest

from reports import pipeline
from reports.period import Period
from reports.quarterly import QuarterlyReport
from reports.ranking import Ranking
from tests.conftest import EXAMPLE

PARTS = {"A1": "pdn", "A2": "umk", "A3": "pdn", "A4": "umk"}


def recomputed(rows: pd.DataFrame, category: str, level: str) -> list[tuple[int, str, Decimal]]:
    """Rank by hand: (place, unit, amount), best first."""
    part, results = PARTS[category], []
    for unit, own in rows[rows["level"] == level.upper()].groupby("unit"):
        known = own[own[part].notna()]
        both = known[known["value"].notna()]
        base = sum(both["value"], Decimal())
        amount = sum(known[part], Decimal())
        if known.empty or (category in ("A3", "A4") and base <= 0):
            continue
        share = Fraction(sum(both[part], Decimal())) / Fraction(base) if base > 0 else Fraction(-1)
        key = Fraction(amount) if category in ("A1", "A2") else share
        results.append((key, str(unit), amount))
    return sorted(
        (1 + sum(other[0] > key for other in results), unit, amount)
        for key, unit, amount in results
    )


def places(ranking: Ranking) -> list[tuple[int, str, Decimal]]:
    """Return a ranking's places as the recomputation gives them: shared places by code."""
    return sorted((place.rank, place.unit.code, place.value.amount) for place in ranking.places)


@pytest.mark.parametrize("category", ["A1", "A2", "A3", "A4"])
@pytest.mark.parametrize("level", ["Provinsi", "Kabupaten", "Kota"])
def test_cumulative_rankings_equal_pandas(
    example_report: QuarterlyReport, packages: pd.DataFrame, category: str, level: str
) -> None:
    """Places and amounts up to the year's end are those of a recomputation from the workbooks."""
    found = places(example_report.ranking(category, level))
    assert found == recomputed(packages, category, level)


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_rankings_of_a_quarter_equal_pandas(packages: pd.DataFrame, quarter: int) -> None:
    """Places and amounts of one quarter alone are those of a recomputation from the workbooks."""
    report = pipeline.model([EXAMPLE], Period(2022, quarter), quarter_only=True)
    own = packages[packages["quarter"] == quarter]
    for ranking in report.rankings:
        assert places(ranking) == recomputed(own, ranking.category.code, ranking.level)


def test_leading_kabupaten(example_report: QuarterlyReport) -> None:
    """Kapuas Hulu leads in PDN; Ketapang and Sambas never fill in UMK and have no place there."""
    names = [place.unit.name for place in example_report.ranking("A1", "Kabupaten").places]
    assert names[:5] == [
        f"Kabupaten {name}"
        for name in ("Kapuas Hulu", "Sanggau", "Mempawah", "Bengkayang", "Kubu Raya")
    ]
    unranked = example_report.ranking("A2", "Kabupaten").unranked
    assert [(item.unit.code, item.reason) for item in unranked] == [
        ("D201", "U-3"),
        ("D208", "U-3"),
    ]


def test_every_row_is_accounted_for(example_report: QuarterlyReport) -> None:
    """Rows that count and rows that are left out, by reason, make up all 17,861 rows received."""
    counted = sum(source.counted for source in example_report.sources)
    assert counted == example_report.all.total.rows.value
    assert counted + sum(item.rows for item in example_report.left_out) == 17_861


def test_figures_follow_from_their_cells(example_report: QuarterlyReport) -> None:
    """The amounts of all units add up to the level's, and those of the levels to the whole."""
    for part in ("value", "pdn", "umk"):
        whole = sum(level.all.total.of(part).amount for level in example_report.levels)
        assert whole == example_report.all.total.of(part).amount
        for level in example_report.levels:
            known = [scope.total.of(part).value or Decimal() for scope in level.units.values()]
            assert sum(known, Decimal()) == level.all.total.of(part).amount
