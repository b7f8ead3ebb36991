"""The sheet of every unit's quarters: PDN of each quarter alone, and the year."""

from collections.abc import Iterator

from reports.excel.data import UNKNOWN
from reports.excel.formulas import total
from reports.excel.page import Column, Page, Table, Value
from reports.excel.yearly.words import Words
from reports.quarterly import Scope
from reports.yearly.told import Quarter

NAME = "Instansi"


def pages(words: Words) -> Iterator[Page]:
    """Return PDN of each quarter, and PDN and UMK of the year, of every unit."""
    say, model = words.say, words.model
    quarters = [q for q in model.quarters if q.number <= model.report.period.quarter]
    heads = [say("PDN %(quarter)s", quarter=words.head(quarter)) + " (Rp)" for quarter in quarters]
    year, umk = say("PDN setahun") + " (Rp)", say("UMK setahun") + " (Rp)"
    first = 2
    columns = [
        Column(words.group, widest=24),
        Column(say("Instansi"), widest=60),
        *(Column(head, "rupiah", total=total(NAME, head)) for head in heads),
        Column(year, "rupiah", formula=_row(heads), total=total(NAME, year)),
        Column(umk, "rupiah", total=total(NAME, umk)),
        Column(say("Porsi PDN"), "percent", mark="bar"),
        Column(say("Porsi UMK"), "percent", mark="bar"),
        Column(say("Tren"), "text", 16, spark=(first, first + len(heads) - 1)),
    ]
    rows: list[tuple[Value, ...]] = [
        (level.name, unit.name, *_amounts(scope, quarters))
        for level in model.report.levels
        for unit, scope in level.units.items()
    ]
    rows.append(("", say("Seluruh instansi"), *_amounts(model.report.all, quarters)))
    yield words.page(
        say("Instansi per Triwulan"),
        say("PDN tiap triwulan saja dan setahun, UMK setahun, menurut edisi terakhir (Rp)"),
        Table(columns, rows, total=True, name=NAME),
        frozen_columns=2,
        filtered=True,
    )


def _row(heads: list[str]) -> str:
    """Return the sum of what is known in a row's quarters; a dash where nothing is."""
    cells = f"{NAME}[[#This Row],[{heads[0]}]:[{heads[-1]}]]"
    return f"IF(COUNT({cells})=0,{UNKNOWN},ROUND(SUM({cells}),2))"


def _amounts(scope: Scope, quarters: list[Quarter]) -> Iterator[Value]:
    yield from (scope.quarters[quarter.number - 1].pdn for quarter in quarters)
    whole = scope.total
    yield from (whole.pdn, whole.umk, whole.pdn_share, whole.umk_share)
    yield ""
