"""The summary: key figures and who leads, each taken by a formula from the sheet that has it."""

from collections.abc import Iterator

from reports.excel import activities, programme
from reports.excel.data import UNKNOWN, Data
from reports.excel.formulas import at_foot, column, ratio
from reports.excel.page import Column, Computed, Page, Table, Value
from reports.excel.rankings import table_name
from reports.excel.realisation import COMMITMENTS, heading
from reports.excel.tkdn import BAND_NAMES, BANDS
from reports.excel.words import Words
from reports.figures import Measure
from reports.measures.bands import Bands
from reports.measures.commitment import BUDGET, PLAN_UMK
from reports.measures.indicator import Indicator
from reports.ranking import Ranking

Row = tuple[Value, ...]


def pages(words: Words, data: Data) -> Iterator[Page]:
    """Return the key figures, and the first places of every category and level."""
    say = words.say
    columns = (
        Column(say("Indikator"), "strong", widest=64),
        Column(say("Nilai"), "rupiah"),
        Column(say("Persentase"), "percent", mark="bar"),
        Column(say("Terhadap"), widest=50),
        Column(say("Status"), mark="signal"),
    )
    yield words.page(
        say("Ringkasan"),
        say("Ringkasan"),
        Table(columns, [*_spent(words, data), *_programme(words, data)], name="Ringkasan"),
        about=say("Angka utama, dengan penyebut dan statusnya"),
    )
    yield _leaders(words)


def _spent(words: Words, data: Data) -> Iterator[Row]:
    spent, say = words.report.all.total, words.say
    amount = Computed(data.measure("value", data.span), spent.value)
    yield (say("Nilai transaksi"), amount, "", "", "")
    parts: tuple[tuple[Measure, Measure, str], ...] = (
        ("pdn", "pdn_share", say("Nilai PDN")),
        ("umk", "umk_share", say("Nilai UMK")),
    )
    for part, share, name in parts:
        yield (
            name,
            Computed(data.measure(part, data.span), spent.of(part)),
            Computed(data.measure(share, data.span), spent.of(share)),
            say("nilai transaksi yang diketahui keduanya"),
            "",
        )
    for measure in ("pdn_complete", "umk_complete"):
        complete: Measure = measure
        told = Computed(data.measure(complete, data.span), spent.of(complete))
        yield (heading(words, complete), "", told, say("nilai transaksi"), "")


def _programme(words: Words, data: Data) -> Iterator[Row]:
    found = words.report.measures
    yield from _pledged(words, data)
    if found.indicator:
        yield _indicator(words, found.indicator)
    if found.bands:
        yield _certified(words, found.bands)
    yield from _activities(words)


def _indicator(words: Words, found: Indicator) -> Row:
    say, whole = words.say, found.all
    union = say("Bersertifikat TKDN, PDN, dan/atau UMKK (Rp)")
    refs = at_foot(programme.INDICATOR, union, say("Persentase"), say("Status"))
    amount, share = Computed(refs[0], whole.union), Computed(refs[1], whole.share)
    status = Computed(refs[2], programme.standing(words, whole.status))
    name = say("Indikator Perjanjian Kinerja")
    return (name, amount, share, say("belanja yang diketahui"), status)


def _certified(words: Words, found: Bands) -> Row:
    say = words.say
    best = BAND_NAMES["tkdn_40"]
    name = say(best)
    headings = (say("%(band)s (Rp)", band=name), say("Bagian %(band)s", band=name))
    amount, share = at_foot(BANDS, *headings)
    known = (found.all.amounts["tkdn_40"], found.all.shares["tkdn_40"])
    cells = (Computed(amount, known[0]), Computed(share, known[1]))
    return (name, *cells, say("nilai realisasi"), "")


def _activities(words: Words) -> Iterator[Row]:
    found, say = words.report.measures, words.say
    if found.matching and found.matching.own:
        (ref,) = at_foot(activities.MATCHING, say("Nilai ketertarikan (Rp)"))
        interest = Computed(ref, found.matching.own.interest)
        yield (say("Nilai ketertarikan Business Matching"), interest, "", "", "")
    if found.districts:
        headings = (say("Terdaftar s.d. triwulan"), say("Capaian"))
        number, share = at_foot(activities.DISTRICTS, *headings)
        whole = found.districts.all
        cells = (Computed(number, whole.registered), Computed(share, whole.attained))
        name = say("Produk Industri Kecil terdaftar untuk TKDN")
        yield (name, *cells, say("target kecamatan"), "")


def _pledged(words: Words, data: Data) -> Iterator[Row]:
    """Yield what is realised of each commitment, and what of the budget is for UMKK."""
    found, say = words.report.measures.commitments, words.say
    if not found:
        return
    amounts = column(COMMITMENTS, say("Nilai (Rp)"))
    for place, item in enumerate(found.current, 1):
        if item.measure and item.realised and item.attained:
            realised = Computed(data.measure(item.measure, ()), item.realised)
            attained = f"INDEX({column(COMMITMENTS, say('Capaian'))},{place})"
            yield (
                say("Realisasi terhadap %(commitment)s", commitment=item.name),
                realised,
                Computed(attained, item.attained),
                item.name,
                "",
            )
    names = [item.name for item in found.current]
    if found.allocation and {PLAN_UMK, BUDGET} <= set(names):
        plan, budget = (f"INDEX({amounts},{names.index(n) + 1})" for n in (PLAN_UMK, BUDGET))
        share = Computed(ratio(plan, budget), found.allocation)
        planned = next(item for item in found.current if item.name == PLAN_UMK)
        amount = Computed(plan, planned.value)
        yield (say("Alokasi UMKK dalam anggaran"), amount, share, BUDGET, "")


def _leaders(words: Words) -> Page:
    say = words.say
    columns = (
        Column(words.group, widest=24),
        Column(say("Kategori"), widest=64),
        Column(say("Peringkat pertama"), widest=44),
        Column(say("Berbagi peringkat"), "count"),
        Column(say("Nilai (Rp)"), "rupiah"),
        Column(say("Persentase"), "percent"),
        Column(say("Kelengkapan data"), "percent"),
    )
    return words.page(
        say("Peringkat Pertama"),
        say("Peringkat Pertama Tiap Kategori"),
        Table(
            columns, [_leader(words, ranking) for ranking in words.report.rankings], name="Pertama"
        ),
        filtered=True,
    )


def _leader(words: Words, ranking: Ranking) -> Row:
    """Return the first place of a ranking, found by its rank, so that it follows the figures."""
    category, table = ranking.category, table_name(ranking)
    ranks = column(table, words.say("Peringkat"))
    first = ranking.leaders[0] if ranking.leaders else None

    def found(heading: str, known: Value) -> Computed:
        place = f"INDEX({column(table, heading)},MATCH(1,{ranks},0))"
        return Computed(f"IFERROR({place},{UNKNOWN})", known)  # type: ignore[arg-type]

    measures = (category.part, category.share, category.complete)
    figures = (first.value, first.share, first.complete) if first else (None, None, None)
    return (
        ranking.level,
        f"{category.code} – {category.name(words.language)}",
        found(words.say("Instansi"), first.unit.name if first else None),
        Computed(f"COUNTIF({ranks},1)", len(ranking.leaders)),
        *(
            found(heading(words, measure), figure)
            for measure, figure in zip(measures, figures, strict=True)
        ),
    )
