"""The report model: complete, frozen, and the same however it is come by."""

import pytest

from reports import pipeline
from reports.period import Period
from tests.conftest import ROOT

INAPROC = ROOT / "tests" / "data" / "inaproc_realisasi_2026_kementerian.xlsx"


def test_ministries_total() -> None:
    """Total spending is the column's sum less the 35 cancelled packages; PDN is the column's sum.

    The sums of the columns, 51,042,160,140,631 and 49,390,426,782,086 rupiah, and that of the
    cancelled packages, 1,384,946,927, were taken from the workbook with pandas.
    """
    report = pipeline.model([INAPROC], Period(2026, 2))
    assert report.all.total.value.value == 51_042_160_140_631 - 1_384_946_927
    assert report.all.total.pdn.value == 49_390_426_782_086
    assert [(item.reason, item.rows) for item in report.left_out] == [("cancelled", 35)]
    assert report.all.total.umk.value is None
    tied = [place for place in report.ranking("A3", "Kementerian").places if place.tied]
    assert [place.rank for place in tied] == [1, 1, 1, 1]
    assert report.ranking("A3", "Kementerian").places[4].rank == 5


def test_file_order_changes_nothing() -> None:
    """The same files given one by one, in another order, make the same rankings."""
    folder = ROOT / "inputs" / "kalbar-2022-tw4"
    files = sorted(folder.glob("*.xlsx"), reverse=True)
    assert pipeline.model(files).rankings == pipeline.model([folder]).rankings


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_a_quarter_is_the_step_between_cumulative_amounts(quarter: int) -> None:
    """A quarter adds the difference between the amounts up to it and up to the one before."""
    report = pipeline.model([ROOT / "inputs" / "kalbar-2022-tw4"], Period(2022, quarter))
    for part in ("value", "pdn", "umk"):
        sums = [amounts.of(part).amount for amounts in report.all.cumulative]
        own = [amounts.of(part).amount for amounts in report.all.quarters]
        assert sums[-1] - (sums[-2] if quarter > 1 else 0) == own[-1]
        assert sums[-1] == report.all.total.of(part).amount
