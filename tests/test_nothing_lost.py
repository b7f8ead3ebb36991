"""No cell's value disappears between file and facts: it is a fact, or a finding names its place."""

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.intake import door
from reports.intake.cells import Cell
from reports.intake.grid import Grid
from reports.intake.layouts import Layout, known
from reports.intake.sheets import read_sheet
from reports.settings import Limits

LAYOUTS = {layout.name: layout for layout in known()}
TRIED = ("SPSE Tender Selesai Nilai", "INAPROC Data Realisasi", "Buku Kerja Triwulan: Realisasi")

NUMBERS = st.one_of(
    st.integers(-(10**13), 10**13),
    st.decimals(-(10**11), 10**11, places=2).map(float),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
)
TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(
        [
            "Rp 1.500.000",
            "2,2 M",
            "1.234",
            "100%",
            "#DIV/0!",
            "Jumlah",
            "Sumber: SPSE",
            "=A1",
            "TW IV",
        ]
    ),
)
DAYS = st.dates(datetime.date(1999, 1, 1), datetime.date(2099, 12, 31))
CELLS = st.one_of(st.none(), st.just(""), NUMBERS, TEXTS, DAYS, st.booleans())


def fields(layout: Layout) -> list[str]:
    """Return the fields of a layout in the order in which the tests write their columns."""
    return list(layout.columns)


def table(layout: Layout, body: Sequence[Sequence[Cell]]) -> list[list[Any]]:
    """Return a sheet of a known kind: its headings, then the body."""
    return [[layout.columns[field][0] for field in fields(layout)], *map(list, body)]


def rows_of(layout: Layout) -> st.SearchStrategy[list[list[Cell]]]:
    """Return rows with anything in any cell; some of them twice, some of them blank."""
    width = len(layout.columns)
    row = st.one_of(st.lists(CELLS, min_size=width, max_size=width), st.just([None] * width))
    return st.lists(row, max_size=12).map(lambda rows: rows + rows[:2])


def named(findings: Sequence[dict[str, Any]]) -> set[str]:
    """Return the addresses, and the rows, that findings name."""
    cells = {str(found.get("cell", "")) for found in findings}
    return cells | {re.sub("[A-Z]", "", cell) for cell in cells if cell.startswith("A")}


def holds(cell: Cell) -> bool:
    """Whether a cell shows anything; characters that cannot be seen show nothing."""
    shown = "".join(c for c in str(cell) if c.isprintable()) if isinstance(cell, str) else cell
    return shown is not None and str(shown).strip() != ""


def told_of(seen_findings: Sequence[dict[str, Any]]) -> int:
    """Return how many rows findings speak of as totals, notes and repeated headings."""
    apart = [found for found in seen_findings if found["rule"] in ("W-235", "W-236", "W-237")]
    return sum(int(found.get("rows", 1)) for found in apart)


@settings(max_examples=2000)
@given(st.data())
def test_every_cell_is_a_fact_or_a_finding(data: st.DataObject) -> None:
    """Whatever stands in a column that is kept is a fact of its row, or its cell is named."""
    layout = LAYOUTS[data.draw(st.sampled_from(TRIED))]
    body = data.draw(rows_of(layout))
    seen, facts = read_sheet(Grid("Data", table(layout, body)))
    kept = {int(fact[0]): fact[3:] for fact in zip(*facts, strict=True)}
    places = named(seen.findings)
    filled = [at for at, row in enumerate(body, 2) if any(c is not None and c != "" for c in row)]
    assert len(kept) == seen.rows == len(filled) - told_of(seen.findings)
    order = list(layout.kinds)
    for at, row in enumerate(body, 2):
        for place, (field, cell) in enumerate(zip(fields(layout), row, strict=True)):
            if holds(cell) and at in kept:
                value = kept[at][order.index(field)]
                assert value or f"{chr(65 + place)}{at}" in places, (field, cell)


@settings(max_examples=200)
@given(st.lists(st.decimals(-(10**13), 10**13, places=2), min_size=1, max_size=30))
def test_amounts_are_kept_to_the_sen(amounts: list[Decimal]) -> None:
    """An amount that is written with at most two decimals is the same amount as a fact."""
    layout = LAYOUTS["SPSE Tender Selesai Nilai"]
    empty = dict.fromkeys(fields(layout), "")
    body: list[list[Cell]] = [
        list((empty | {"value": f"{amount:f}", "package": str(at)}).values())
        for at, amount in enumerate(amounts)
    ]
    _, facts = read_sheet(Grid("Data", table(layout, body)))
    place = 3 + list(layout.kinds).index("value")
    assert list(map(Decimal, facts[place])) == amounts


@settings(max_examples=12, deadline=None)
@given(rows=rows_of(LAYOUTS["SPSE Tender Selesai Nilai"]))
def test_workbooks_hand_over_every_row(tmp_path_factory: Any, rows: list[list[Cell]]) -> None:
    """Through a real workbook and the confined process, too, no row is lost."""
    layout = LAYOUTS["SPSE Tender Selesai Nilai"]
    folder: Path = tmp_path_factory.mktemp("book")
    path = folder / "tender.xlsx"
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, options) as book:
        page, day = book.add_worksheet("Data"), book.add_format({"num_format": "yyyy-mm-dd"})
        for at, row in enumerate(table(layout, [["D1"] * len(layout.columns), *rows])):
            for place, cell in enumerate(row):
                if isinstance(cell, datetime.date):
                    page.write_datetime(at, place, cell, day)
                elif cell is not None:
                    page.write(at, place, cell)
    intake = door.read([path], Limits(), folder)
    filled = [row for row in rows if any(cell is not None and cell != "" for cell in row)]
    apart = [found for found in intake.findings if found.rule in ("W-235", "W-236", "W-237")]
    told = sum(found.rows for found in apart)
    assert intake.sources[0].rows == 1 + len(filled) - told
