"""Whole columns: read and written at once, they are what cell by cell makes of them."""

import csv
import io
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reports.intake import handed
from reports.intake.amounts import finer_than_sen, money, whole_rupiah
from reports.intake.cells import as_written, code, text

WRITTEN = st.text(st.sampled_from("aB1 |+_x0D\u00a0\u200b\t-.E")) | st.sampled_from(
    ("DINAS PENDIDIKAN", "", "1.97E+17", "_x000D_", "a  b", " a", "b ")
)
NUMBERS = (
    st.floats()
    | st.integers(-(10**17), 10**17).map(float)
    | st.sampled_from(("", " ", "12", None, 7, True))
)


@given(st.lists(WRITTEN | st.just("KOTA CONTOH")))
def test_texts_that_are_taken_as_written_are_read_so(cells: list[str]) -> None:
    """A column that is taken as it is written reads the same cell by cell."""
    assert not as_written(cells) or cells == list(map(text, cells)) == list(map(code, cells))


def test_ordinary_texts_are_taken_as_written() -> None:
    """Plain names and codes, and empty cells among them, need no look at each."""
    assert as_written(["DINAS PENDIDIKAN", "", "Kec. Contoh (1) - 410.001", "10000000001"])


@given(st.lists(NUMBERS))
def test_amounts_that_are_read_at_once_are_the_same(cells: list[Any]) -> None:
    """A column of whole rupiah reads the same cell by cell, and nothing is to be said of it."""
    taken = whole_rupiah(cells)
    if taken is not None:
        assert taken == list(map(money, cells))
        assert not any(map(finer_than_sen, cells))


def test_whole_amounts_are_read_at_once() -> None:
    """Whole rupiah, and empty cells among them, need no look at each."""
    assert whole_rupiah([1500.0, "", 0.0, -2.0]) == ["1500", "", "0", "-2"]
    assert whole_rupiah([1500.0, 0.5]) is None


@given(st.lists(st.tuples(*[st.text(st.sampled_from('ab,"\r\n;é'))] * 3)))
def test_facts_are_handed_over_as_csv(rows: list[tuple[str, ...]]) -> None:
    """Whatever the facts hold, a reader of CSV finds them again."""
    columns = list(map(list, zip(*rows, strict=True)))
    written = b"".join(handed.pieces(columns)).decode()
    assert list(map(tuple, csv.reader(io.StringIO(written, newline="")))) == rows
