"""The sheets of spending by TKDN: of groups, and of each office."""

from collections.abc import Iterator, Mapping

from reports.excel.data import this
from reports.excel.formulas import at_foot, in_row, ratio, total, total_of
from reports.excel.page import Chart, Column, Page, Series, Table, Value
from reports.excel.words import Words
from reports.figures import Figure
from reports.measures.bands import PARTS, Banded, Bands
from reports.voice import message

BANDS = "TKDN"
GROUPS = "TKDN_Kelompok"
"""The names of the tables."""

BAND_NAMES = {
    "tkdn_40": message("TKDN 40 persen atau lebih"),
    "tkdn_25": message("TKDN 25 sampai kurang dari 40 persen"),
    "tkdn_below_25": message("TKDN kurang dari 25 persen"),
    "pdn_without_tkdn": message("PDN tanpa sertifikat TKDN"),
    "imported": message("Impor"),
    "unbanded": message("Tidak diketahui"),
}


def pages(words: Words, found: Bands) -> Iterator[Page]:
    """Return both sheets."""
    yield _groups(words, found)
    yield _offices(words, found)


def _band_columns(words: Words, table: str, whole: str, key: str = "") -> tuple[Column, ...]:
    """Return the columns of all bands: amounts, summed by a key from the offices if there is one,
    and shares."""
    names = {part: words.say(BAND_NAMES[part]) for part in PARTS}
    headings = {part: words.say("%(band)s (Rp)", band=name) for part, name in names.items()}

    def amount(heading: str) -> Column:
        formula = total_of(BANDS, heading, key, this(table, key)) if key else ""
        return Column(heading, "rupiah", formula=formula, total=total(table, heading))

    def share(part: str) -> Column:
        own, foot = in_row(table, headings[part], whole), at_foot(table, headings[part], whole)
        name = words.say("Bagian %(band)s", band=names[part])
        return Column(name, "percent", formula=ratio(*own), total=ratio(*foot))

    return (amount(whole), *map(amount, headings.values()), *map(share, PARTS))


def _offices(words: Words, found: Bands) -> Page:
    say = words.say
    columns = (
        Column(words.group, widest=24),
        Column(say("Instansi")),
        *_band_columns(words, BANDS, say("Nilai realisasi (Rp)")),
    )
    rows = [(unit.level, unit.name, *_banded(item)) for unit, item in found.offices.items()]
    rows.append(("", say("Seluruh instansi"), *_banded(found.all)))
    return words.page(
        say("TKDN per Instansi"),
        say("Nilai Realisasi menurut TKDN dan Instansi"),
        Table(columns, rows, total=True, name=BANDS),
        frozen_columns=2,
        filtered=True,
    )


def _groups(words: Words, found: Bands) -> Page:
    say = words.say
    columns = (
        Column(words.group, widest=24),
        *_band_columns(words, GROUPS, say("Nilai realisasi (Rp)"), words.group),
    )
    rows = [(name, *_banded(item)) for name, item in found.groups.items()]
    rows.append((say("Jumlah"), *_banded(found.all)))
    title = say("Nilai realisasi menurut TKDN, bagian tiap golongan")
    chart = Chart(
        "stacked",
        title,
        say("Diagram batang bertumpuk: %(title)s; batang terakhir ialah jumlahnya.", title=title),
        names=0,
        series=tuple(Series(place, part) for place, part in enumerate(PARTS, 2)),
        rows=len(rows),
        style="percent",
    )
    return words.page(
        say("TKDN"),
        say("Nilai Realisasi menurut TKDN"),
        Table(columns, rows, total=True, name=GROUPS),
        charts=(chart,),
        frozen_columns=1,
    )


def _banded(item: Banded) -> tuple[Value, ...]:
    parts: tuple[Mapping[str, Figure], ...] = (item.amounts, item.shares)
    return (item.value, *(each[part] for each in parts for part in PARTS))
