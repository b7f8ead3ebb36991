"""The sheets of realised spending by quarter: of all offices together, and of each."""

from collections.abc import Iterator

from reports.excel.data import Data, this, values
from reports.excel.formulas import column, in_row, ratio
from reports.excel.page import Chart, Column, Page, Series, Table, Value
from reports.excel.realisation import COMMITMENTS
from reports.excel.words import Words
from reports.figures import Measure
from reports.quarterly import Scope
from reports.voice import message

QUARTERS = "Triwulan"
"""The name of the table of all offices together."""
PARTS: dict[Measure, str] = {
    "value": message("Nilai"),
    "pdn": message("PDN"),
    "umk": message("UMK"),
}


def pages(words: Words, data: Data) -> Iterator[Page]:
    """Return the sheet of all offices together, and one for each part of their spending."""
    yield _quarters(words, data)
    for measure in PARTS:
        yield _offices(words, data, measure)


def _quarters(words: Words, data: Data) -> Page:
    """Show the amounts up to each quarter and each quarter's own, of all offices together."""
    whole, say = words.report.all, words.say
    quarter = this(QUARTERS, say("Triwulan"))
    parts: dict[Measure, str] = {
        "value": say("Nilai transaksi"),
        "pdn": say("Nilai PDN"),
        "umk": say("Nilai UMK"),
    }
    spans = (
        (message("%(part)s s.d. triwulan (Rp)"), f'"<="&{quarter}', whole.cumulative),
        (message("%(part)s triwulan itu (Rp)"), quarter, whole.quarters),
    )
    columns = [Column(say("Triwulan"), "quarter")]
    rows: list[list[Value]] = [[number] for number, _ in enumerate(whole.quarters, 1)]
    for name, wanted, found in spans:
        for measure, part in parts.items():
            formula = data.measure(measure, (("quarter", wanted),))
            columns.append(Column(say(name, part=part), "rupiah", formula=formula))
        for row, amounts in zip(rows, found, strict=True):
            row.extend(values(amounts, tuple(parts)))
    pledged = _pledge(words, columns, rows)
    looks = [*parts, *(["wanted"] if pledged else [])]
    chart = Chart(
        "line",
        say("Nilai kumulatif s.d. triwulan (rupiah)"),
        say("Diagram garis: nilai transaksi, PDN, dan UMK kumulatif s.d. tiap triwulan."),
        names=0,
        series=tuple(
            Series(len(columns) - 2 if look == "wanted" else place, look)
            for place, look in enumerate(looks, 1)
        ),
        rows=len(rows),
        style="rupiah",
    )
    return words.page(
        say("Realisasi per Triwulan"),
        say("Realisasi menurut Triwulan"),
        Table(columns, rows, name=QUARTERS, names=_names(len(rows))),
        about=say("Nilai tiap triwulan dan nilai s.d. triwulan, seluruh instansi"),
        charts=[chart] if len(rows) > 1 else (),
    )


def _pledge(words: Words, columns: list[Column], rows: list[list[Value]]) -> bool:
    """Add the main commitment, and how much of it was reached by each quarter, if there is one."""
    found = words.report.measures.commitments
    if not found or not found.main:
        return False
    say = words.say
    name = say("Komitmen (Rp)")
    place = found.current.index(found.main) + 1
    pdn = say("%(part)s s.d. triwulan (Rp)", part=say("Nilai PDN"))
    amounts = column(COMMITMENTS, say("Nilai (Rp)"))
    columns.append(Column(name, "rupiah", formula=f"INDEX({amounts},{place})"))
    attained = ratio(*in_row(QUARTERS, pdn, name))
    columns.append(Column(say("Capaian komitmen"), "percent", formula=attained, mark="bar"))
    for row, share in zip(rows, found.progress, strict=True):
        row.extend((found.main.value, share))
    return True


def _names(quarters: int) -> dict[str, tuple[int, int]]:
    """Return names for the amounts, by their row and column: PDN_TW4, PDN_sd_TW4."""
    parts = [f"{part}_{span}TW" for span in ("sd_", "") for part in ("Nilai", "PDN", "UMK")]
    return {
        f"{part}{row + 1}": (row, place)
        for row in range(quarters)
        for place, part in enumerate(parts, 1)
    }


def _offices(words: Words, data: Data, measure: Measure) -> Page:
    """Show each office's own amounts of every quarter, with a line that draws them."""
    report, say = words.report, words.say
    part = PARTS[measure]
    table, number = f"Triwulan_{part}", say("Nomor")
    own = (("number", this(table, number)),)
    columns = [Column(number, "count"), Column(words.group, widest=24), Column(say("Instansi"))]
    for quarter in range(1, len(report.all.quarters) + 1):
        within = (("quarter", str(quarter)),)
        columns.append(
            Column(
                say("%(part)s TW %(quarter)s (Rp)", part=say(part), quarter=quarter),
                "rupiah",
                formula=data.measure(measure, (*own, *within)),
                total=data.measure(measure, within),
            )
        )
    drawn = (3, len(columns) - 1)
    columns.append(Column(say("Tren"), "text", 16, spark=drawn))
    rows = [
        (data.numbers[unit.code], level.name, unit.name, *_by_quarter(scope, measure))
        for level in report.levels
        for unit, scope in level.units.items()
    ]
    whole = ("", "", say("Seluruh instansi"), *_by_quarter(report.all, measure))
    return words.page(
        say("%(part)s per Triwulan", part=say(part)),
        say("%(part)s Tiap Triwulan menurut Instansi", part=say(part)),
        Table(columns, [*rows, whole], total=True, name=table),
        frozen_columns=3,
        filtered=True,
    )


def _by_quarter(scope: Scope, measure: Measure) -> Iterator[Value]:
    yield from (found.of(measure) for found in scope.quarters)
    yield ""
