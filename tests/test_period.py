"""Quarters of a fiscal year."""

import datetime

import pytest

from reports.exceptions import PeriodError
from reports.period import Period


@pytest.mark.parametrize("text", ["2022-TW4", "2022tw4", "2022-Q4", " 2022 TW 4 "])
def test_written_forms(text: str) -> None:
    """A quarter is read in each form that people write it in."""
    assert Period.parse(text) == Period(2022, 4)


@pytest.mark.parametrize("text", ["", "2022", "2022-TW5", "TW4-2022", "22-TW4", "2022-TW44"])
def test_anything_else_is_refused(text: str) -> None:
    """What is no quarter is refused with the text in the sentence."""
    with pytest.raises(PeriodError) as caught:
        Period.parse(text)
    assert f'"{text}"' in caught.value.sentence("id")


@pytest.mark.parametrize(
    ("quarter", "end"), [(1, (3, 31)), (2, (6, 30)), (3, (9, 30)), (4, (12, 31))]
)
def test_last_day(quarter: int, end: tuple[int, int]) -> None:
    """A quarter ends on the last day of its third month, and that day lies in it."""
    period = Period(2024, quarter)
    assert period.end == datetime.date(2024, *end)
    assert Period.of(period.end) == period
    assert Period.of(period.end + datetime.timedelta(days=1)) != period
