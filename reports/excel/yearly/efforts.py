"""The sheets of the programmes: by quarter, and the kecamatan against the year's target."""

from collections.abc import Iterator, Sequence

from reports.excel.data import UNKNOWN
from reports.excel.formulas import in_row, ratio, total
from reports.excel.page import Column, Page, Table, Value
from reports.excel.yearly.words import Words
from reports.figures import Figure
from reports.measures.districts import District
from reports.yearly.programmes import Steps

PROGRAMMES, DISTRICTS = "Program", "Kecamatan"


def pages(words: Words) -> Iterator[Page]:
    """Return the programmes by quarter, and the heat table of the kecamatan, where received."""
    rows = [
        (name, *_padded(words, steps.quarters), steps.upto[-1]) for name, steps in _steps(words)
    ]
    if rows:
        say = words.say
        columns = [
            Column(say("Ukuran"), widest=60),
            *(Column(words.head(quarter), "count") for quarter in words.model.quarters),
            Column(say("Setahun"), "count", formula=_row(words, PROGRAMMES)),
        ]
        yield words.page(
            say("Program"), say("Program menurut triwulan"), Table(columns, rows, name=PROGRAMMES)
        )
    if words.model.programmes.products:
        yield _districts(words)


def _steps(words: Words) -> Iterator[tuple[str, Steps]]:
    say, found = words.say, words.model.programmes
    if found.matched:
        yield say("Business matching yang diadakan sendiri"), found.matched.number
        yield say("Peserta business matching"), found.matched.participants
        yield say("Nilai ketertarikan business matching (Rp)"), found.matched.interest
        yield say("Transaksi business matching (Rp)"), found.matched.transactions
    if found.met:
        yield say("Pertemuan monitoring dan evaluasi"), found.met.number
        yield say("Masa yang berakhir"), found.met.due
        yield say("Masa dengan pertemuan"), found.met.held


def _padded(words: Words, quarters: Sequence[Figure | None]) -> list[Figure | None]:
    """Return a value for each of the four quarters; None for one that is not told of."""
    return [*quarters, *[None] * (len(words.model.quarters) - len(quarters))]


def _districts(words: Words) -> Page:
    say, products = words.say, words.model.programmes.products
    if products is None:
        raise ValueError(DISTRICTS)
    heads = [words.head(quarter) for quarter in words.model.quarters]
    year, target = say("Setahun"), say("Target")
    attained = ratio(*in_row(DISTRICTS, year, target))
    whole = (f"{DISTRICTS}[[#Totals],[{name}]]" for name in (year, target))
    columns = [
        Column(say("Kecamatan"), widest=44),
        *(
            Column(head, "count", mark="heat", total=total(DISTRICTS, head, sen=False))
            for head in heads
        ),
        Column(
            year,
            "count",
            formula=_row(words, DISTRICTS),
            total=total(DISTRICTS, year, sen=False),
        ),
        Column(target, "count", total=total(DISTRICTS, target, sen=False)),
        Column(say("Capaian"), "percent", formula=attained, total=ratio(*whole), mark="bar"),
    ]
    found = products.found
    rows = [_district(words, item) for item in found.districts]
    rows.append((say("Jumlah"), *_district(words, found.all)[1:]))
    return words.page(
        say("TKDN Industri Kecil"),
        say("Produk yang didaftarkan tiap kecamatan terhadap target tahun"),
        Table(columns, rows, total=True, name=DISTRICTS),
    )


def _district(words: Words, item: District) -> tuple[Value, ...]:
    told = (item.registered, item.target, item.attained)
    return (item.name, *_padded(words, item.quarters), *told)


def _row(words: Words, table: str) -> str:
    """Return the sum of what is known in a row's quarters; a dash where nothing is."""
    heads = [words.head(quarter) for quarter in words.model.quarters]
    cells = f"{table}[[#This Row],[{heads[0]}]:[{heads[-1]}]]"
    return f"IF(COUNT({cells})=0,{UNKNOWN},SUM({cells}))"
