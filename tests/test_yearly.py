"""The yearly summary tells what was published, what is known, and what became of the difference."""

import json
import shutil
import stat
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from reports import editions, yearbook, yearly_json
from reports.exceptions import InputError
from reports.figures import Figure, Value
from reports.national import years
from reports.pdf.yearly import evaluation, results
from reports.pdf.yearly import mended as mended_
from reports.quarterly import Level, QuarterlyReport
from reports.voice import Voice
from reports.yearly import YearlyReport, corrections, programmes, sources, told
from tests.year import DKI

MENDED = Decimal(-9_640_000_000)
Loosened = Callable[[], Path]


def sheet(path: Path, name: str) -> pd.DataFrame:
    """Return the filled rows of a sheet of an own workbook, by pandas alone."""
    rows = pd.read_excel(path, sheet_name=name, header=None, dtype=object, engine="openpyxl")
    head = rows.index[rows[0] == "No."][0]
    table = rows.loc[head + 1 :]
    table.columns = pd.Index([str(c).removesuffix("\u00a0*") for c in rows.loc[head]])
    return table[table["No."].isna() & table.notna().any(axis=1)]


def reached(quarter: int, within: int) -> pd.Series:
    """Return PDN by office up to a quarter, in the folder of the inputs of a quarter."""
    path = DKI[within - 1] / f"buku-kerja-dki-2023-tw{quarter}.xlsx"
    pdn = sheet(path, "Realisasi").groupby("Perangkat Daerah")["Nilai PDN (Rp)"]
    return pdn.sum()


@pytest.fixture
def loosened(year_outputs: Path, tmp_path: Path) -> Loosened:
    """Return a function that copies the year's outputs to where they can be changed."""

    def copy() -> Path:
        outputs = tmp_path / "outputs"
        shutil.copytree(year_outputs, outputs)
        for path in outputs.rglob("*"):
            path.chmod(path.stat().st_mode | stat.S_IWUSR)
        return outputs

    return copy


def test_each_quarter_as_published_and_as_known(year_model: YearlyReport) -> None:
    """Own amounts and those up to a quarter are what its folder's workbooks say, and the last's."""
    for quarter in year_model.quarters:
        q = quarter.number
        for within, pick in ((q, "published"), (4, "known")):
            upto = reached(q, within).sum()
            own = upto - (reached(q - 1, within).sum() if q > 1 else 0)
            figures = (getattr(found["pdn"], pick) for found in (quarter.own, quarter.upto))
            assert [figure.value for figure in figures] == [own, upto], (q, pick)


def test_corrections_by_office(year_model: YearlyReport) -> None:
    """Every office whose amount was published otherwise than it is known is named, and no other."""
    differs = reached(1, 4) - reached(1, 1)
    changed = {name: int(amount) for name, amount in differs[differs != 0].items()}
    found = {
        item.unit: item.told.change.amount
        for item in year_model.corrections
        if item.measure == "pdn" and item.told.change
    }
    assert found == changed == {"Dinas Lingkungan Hidup": MENDED}
    assert {str(item.since) for item in year_model.corrections} == {"2023-TW2"}


def test_offices_are_told_apart_by_their_codes(year_model: YearlyReport) -> None:
    """An office that was renamed is the same one, and two of the same name are two."""
    reports = [quarter.report for quarter in year_model.quarters if quarter.report]
    renamed = [reports[0], *(_called(report, "Dinas Baru") for report in reports[1:])]
    found = corrections.of(told.quarters(2023, renamed, renamed[-1]), renamed[-1])
    expected = [(item.measure, item.told.change) for item in year_model.corrections]
    assert [(item.measure, item.told.change) for item in found] == expected
    assert {item.unit for item in found} == {"Dinas Baru"}


def test_what_was_put_back_was_corrected_all_the_same(year_model: YearlyReport) -> None:
    """An amount that one edition changed and a later one put back is told, and as what it is."""
    first, second = year_model.quarters[:2]
    (then,), (mended,) = first.editions, second.editions
    again = replace(mended, edition=2, levels=_put_back(then, mended))
    quarters = (first, replace(second, editions=(mended, again)))
    found = corrections.of(quarters, again)
    assert {(str(item.since), item.edition) for item in found} == {("2023-TW2", 2)}
    assert all(item.put_back for item in found)
    model = replace(year_model, corrections=found)
    same = replace(year_model.reconciled[1], difference=Figure("same", "pdn", Decimal(0)))
    words = " ".join(mended_.corrected(Voice(again), replace(model, reconciled=(same,))))
    assert words.startswith("PDN Triwulan I tetap ")
    assert not model.corrected_units


def _put_back(then: QuarterlyReport, now: QuarterlyReport) -> tuple[Level, ...]:
    """Return the levels of a report, with the first quarter as another told it."""
    before = {unit.code: scope for level in then.levels for unit, scope in level.units.items()}
    return tuple(
        replace(
            level,
            units={
                unit: replace(scope, quarters=(before[unit.code].quarters[0], *scope.quarters[1:]))
                for unit, scope in level.units.items()
            },
        )
        for level in now.levels
    )


def test_corrections_of_something_else_than_pdn_are_told(year_model: YearlyReport) -> None:
    """Where PDN stayed, the paragraph says what was corrected instead."""
    only = tuple(replace(item, measure="umk") for item in year_model.corrections[:1])
    model = replace(year_model, corrections=only, reconciled=())
    assert list(mended_.corrected(Voice(model.report), model)) == [
        "PDN tidak dikoreksi; yang dikoreksi ialah UMK pada 1 instansi."
    ]


def test_of_many_corrected_offices_some_are_named(year_model: YearlyReport) -> None:
    """A sentence that names the first five of six says that they are some of them."""
    pdn = next(item for item in year_model.corrections if item.measure == "pdn")
    six = tuple(replace(pdn, code=f"{n}", unit=f"Dinas {n}") for n in range(6))
    words = " ".join(
        mended_.corrected(Voice(year_model.report), replace(year_model, corrections=six))
    )
    assert "6 instansi (antara lain Dinas 0, Dinas 1, Dinas 2, Dinas 3, dan Dinas 4)" in words


def test_what_only_appeared_is_reconciled_too(year_model: YearlyReport) -> None:
    """A quarter whose offices were each unknown once is not passed over."""
    appeared = tuple(
        replace(item, told=replace(item.told, published=None, change=None))
        for item in year_model.corrections
    )
    found = corrections.reconciled(year_model.quarters, appeared)
    assert [(item.measure, item.change.value) for item in found] == [("value", None), ("pdn", None)]


def test_quarters_with_the_same_pdn_share_the_first_place(year_model: YearlyReport) -> None:
    """Of two quarters with as much, both are named."""
    first, second = year_model.quarters[:2]
    model = replace(year_model, quarters=(first, replace(second, own=first.own)))
    assert "pada Triwulan I dan II, yaitu" in results.course(Voice(model.report), model)


def test_a_quarter_that_is_told_no_more_is_named(year_model: YearlyReport) -> None:
    """Where the last edition does not tell of a quarter, nobody says that it was not corrected."""
    first, *others = year_model.quarters
    unknown = replace(first, own={**first.own, "pdn": replace(first.own["pdn"], known=None)})
    model = replace(year_model, quarters=(unknown, *others), corrections=(), reconciled=())
    (words,) = mended_.corrected(Voice(model.report), model)
    assert words.startswith("Edisi terakhir tidak memuat Triwulan I, sehingga tidak diketahui")


def _called(report: QuarterlyReport, name: str) -> QuarterlyReport:
    """Return a report in which every office has the same name."""
    levels = tuple(
        replace(
            level, units={replace(unit, name=name): scope for unit, scope in level.units.items()}
        )
        for level in report.levels
    )
    return replace(report, levels=levels)


@pytest.mark.parametrize(
    ("published", "known", "corrected_"),
    [(None, None, False), (1, 1, False), (1, 2, True), (None, 1, True), (1, None, True)],
)
def test_what_counts_as_a_correction(
    published: int | None, known: int | None, corrected_: bool
) -> None:
    """Another value is a correction, and so is one that appears or is lost; missing stays so."""
    figures = (Figure("then", "pdn", published), Figure("now", "pdn", known))
    assert told.told("change", *figures).corrected is corrected_


def test_corrections_explain_the_difference(year_model: YearlyReport) -> None:
    """What changed at the offices adds up to what changed of the quarter."""
    assert [(r.measure, r.change.value) for r in year_model.reconciled] == [
        ("value", MENDED),
        ("pdn", MENDED),
    ]
    assert all(item.change.value == item.difference.value for item in year_model.reconciled)


def test_history_of_places(year_model: YearlyReport) -> None:
    """Each place is that of its edition; the mended quarter shows the place that it really was."""
    history = year_model.history("A1", "Dinas")
    course = history.course("PD-18")
    assert course is not None
    assert (course.published, course.known) == ((4, 5, 4, 4), (6, 5, 4, 4))
    assert course.corrected == (1,)
    for quarter in year_model.quarters:
        assert quarter.report is not None
        for place in quarter.report.ranking("A1", "Dinas").places:
            found = history.course(place.unit.code)
            assert found is not None
            assert found.published[quarter.number - 1] == place.rank


def test_known_places_are_ranked_again(year_model: YearlyReport) -> None:
    """The places of TW I as they are known follow from the mended workbook."""
    names = {c.unit.name for c in year_model.history("A1", "Dinas").courses}
    amounts = reached(1, 4)
    order = amounts[amounts.index.isin(names)].astype("int64").rank(ascending=False, method="min")
    known = {c.unit.name: c.known[0] for c in year_model.history("A1", "Dinas").courses}
    assert known == {name: int(rank) for name, rank in order.items()}


def test_districts_by_quarter(year_model: YearlyReport) -> None:
    """Each kecamatan's products of each quarter are the steps of the four workbooks."""
    books = [
        sheet(DKI[3] / f"buku-kerja-dki-2023-tw{q}.xlsx", "TKDN IK").set_index("Kecamatan")
        for q in (1, 2, 3, 4)
    ]
    upto = [book["Produk terdaftar"] for book in books]
    steps = [upto[0], *(upto[q] - upto[q - 1] for q in (1, 2, 3))]
    products = year_model.programmes.products
    assert products is not None
    for item in products.found.districts:
        told = [figure.value if figure else None for figure in item.quarters]
        assert told == [step[item.name] for step in steps]
    assert (products.due, products.target.value) == (1760, 1760)
    assert products.left.value == 1760 - upto[3].sum()


def test_programmes_by_quarter(year_model: YearlyReport) -> None:
    """Business matchings and meetings fall into the quarters of their days."""
    book = DKI[3] / "buku-kerja-dki-2023-tw4.xlsx"
    events = sheet(book, "Business Matching")
    own = events[events["Penyelenggara"] == "Daerah"]
    days = pd.to_datetime(own["Tanggal kegiatan"]).dt.quarter
    interest = own.groupby(days)["Nilai ketertarikan (Rp)"].sum()
    meetings = pd.to_datetime(sheet(book, "Monev")["Tanggal pertemuan"]).dt.quarter
    matched, met = year_model.programmes.matched, year_model.programmes.met
    assert matched is not None
    assert met is not None
    assert [f.value for f in matched.interest.quarters] == list(interest)
    assert matched.interest.upto[-1].value == 125_100_000_000
    assert [f.value for f in matched.number.upto] == list(days.value_counts().sort_index().cumsum())
    assert [f.value for f in met.number.quarters] == list(meetings.value_counts().sort_index())
    assert (met.due.upto[-1].value, met.held.upto[-1].value) == (22, 20)


def test_sources_are_listed_by_day(year_model: YearlyReport) -> None:
    """What others published of the year stands beside the editions; a wrong percentage is told."""
    assert [item.day for item in year_model.sources] == sorted(
        item.day for item in year_model.sources
    )
    assert [item.pdn.value for item in year_model.sources if not item.follows] == [810_000_000_000]
    assert sum(item.edition is not None for item in year_model.sources) == 4


def test_a_report_without_a_day_is_given_none(year_model: YearlyReport) -> None:
    """Where an edition does not say of which day its data are, the end of its quarter is no day."""
    (first, *_) = year_model.quarters
    undated = replace(first, editions=tuple(replace(r, as_of=None) for r in first.editions))
    (found,) = (item for item in sources.of([undated], year_model.report) if item.edition)
    assert (found.date, found.day.isoformat()) == (None, "2023-03-31")


def test_what_is_of_another_year_is_in_no_quarter(year_model: YearlyReport) -> None:
    """A business matching that is dated a year too early counts in no quarter of this one."""
    report = year_model.report
    assert report.measures.matching
    assert report.measures.matching.own
    first, *rest = report.measures.matching.own.events
    early = replace(first, date=first.date.replace(year=2022))
    own = replace(report.measures.matching.own, events=(early, *rest))
    measures = replace(report.measures, matching=replace(report.measures.matching, own=own))
    found = programmes.of(replace(report, measures=measures)).matched
    assert found
    assert (len(rest), found.number.upto[-1].value) == (8, 8)


def test_years_of_other_sources_are_not_compared(year_model: YearlyReport) -> None:
    """2022 stands there by two systems, and no growth is told since neither is our own."""
    assert [(item.year, item.own) for item in year_model.years] == [
        (2022, False),
        (2022, False),
        (2023, True),
    ]
    assert [item.growth for item in year_model.years] == [None, None, None]


def test_other_years_are_known_again(year_model: YearlyReport) -> None:
    """A row that is put before another in the settings does not make that one another figure."""
    report = year_model.report
    rows = report.settings.history
    more = replace(report.settings, history=(replace(rows[0], year=2021), *rows))
    first, second = (
        {item.pdn.key: item.pdn.value for item in years.of(told_, told_.all, 5)}
        for told_ in (report, replace(report, settings=more))
    )
    assert len(first) == len(rows) + 1
    assert first.items() <= second.items()


def test_awards_and_filing(year_model: YearlyReport) -> None:
    """Awards are those of the settings, and the summary is kept longer than a quarterly report."""
    assert [(award.rank, award.date.isoformat()) for award in year_model.awards] == [
        (1, "2023-11-07"),
        (1, "2023-11-07"),
    ]
    archive = year_model.report.settings.archive
    assert (archive.active_years, archive.inactive_years, archive.fate) == (2, 3, "Permanen")


def test_missing_quarter_is_named(loosened: Loosened) -> None:
    """A quarter without a final edition stops the summary by name, and is never zero."""
    outputs = loosened()
    shutil.rmtree(outputs / DKI[1].name)
    with pytest.raises(InputError) as caught:
        yearbook.find(2023, outputs)
    assert caught.value.code == "E-260"
    assert "TW II " in caught.value.sentence("id")
    found = yearbook.find(2023, outputs, partial=True)
    model = yearbook.model(found, outputs)
    (missing,) = model.missing
    assert (missing.number, missing.own["pdn"].published) == (2, None)
    known = missing.own["pdn"].known
    assert known is not None
    assert known.value == reached(2, 4).sum() - reached(1, 4).sum()


def test_half_of_the_year_is_told_only_of_a_whole_year(year_model: YearlyReport) -> None:
    """While nothing is known up to the fourth quarter, there is no half of the year to name."""
    voice = Voice(year_model.report)
    *others, fourth = year_model.quarters
    unknown = {**fourth.upto, "pdn": told.Told(None, None, None)}
    short = replace(year_model, quarters=(*others, replace(fourth, upto=unknown)))
    said = [
        any(line.startswith("Separuh PDN tahun ini") for line in evaluation.findings(voice, model))
        for model in (year_model, short)
    ]
    assert said == [True, False]


def test_altered_edition_is_refused(loosened: Loosened) -> None:
    """An edition that is no longer what was published is not summed up."""
    outputs = loosened()
    path = outputs / DKI[2].name / "edisi-1" / "inputs" / "p3dn.toml"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    with pytest.raises(InputError) as caught:
        yearbook.find(2023, outputs)
    assert caught.value.code == "E-262"


def test_figures_that_come_out_otherwise_are_refused(loosened: Loosened) -> None:
    """An edition whose published figures do not follow from its inputs is not summed up."""
    outputs = loosened()
    folder = outputs / DKI[0].name / "edisi-1"
    told = json.loads((folder / "figures.json").read_bytes())
    told["figures"]["all.pdn"]["value"] = "1.00"
    (folder / "figures.json").write_text(json.dumps(told), "utf-8")
    _reseal(folder)
    found = yearbook.find(2023, outputs)
    with pytest.raises(InputError) as caught:
        yearbook.model(replace(found, chosen=found.chosen[:1]), outputs)
    assert caught.value.code == "E-263"


def _reseal(folder: Path) -> None:
    """Write the hash of the altered figures into the edition's record, as a forger would."""
    record = json.loads((folder / editions.RECORD).read_bytes())
    record["files"]["figures.json"] = sha256((folder / "figures.json").read_bytes()).hexdigest()
    (folder / editions.RECORD).write_text(json.dumps(record), "utf-8")


def test_two_governments_are_not_mixed(loosened: Loosened) -> None:
    """Two final editions of one quarter must be told apart by the names of their folders."""
    outputs = loosened()
    shutil.copytree(outputs / DKI[0].name, outputs / "lain")
    with pytest.raises(InputError) as caught:
        yearbook.find(2023, outputs)
    assert caught.value.code == "E-261"
    assert len(yearbook.find(2023, outputs, "dki-*").chosen) == 4


def test_every_figure_can_be_computed_again(year_model: YearlyReport, year_outputs: Path) -> None:
    """Sums, differences and ratios follow from their parts, quoted figures from the editions."""
    figures = {figure.key: figure for figure in yearly_json.figures_in(year_model)}
    editions_ = {
        f"{quarter.period}.1": json.loads(
            (year_outputs / folder.name / "edisi-1" / "figures.json").read_bytes()
        )["figures"]
        for quarter, folder in zip(year_model.quarters, DKI, strict=True)
    }
    quoted = [figure for figure in figures.values() if figure.how == "edition"]
    assert len(quoted) > 80
    for figure in quoted:
        period, key = figure.key.split("/", 1)
        assert _exact(editions_[period][key]) == figure.value, figure.key
    for figure in figures.values():
        if figure.key.startswith("yearly.") and figure.how == "difference":
            first, second = (_of(figures, part) for part in figure.parts)
            assert figure.value == first - second, figure.key  # type: ignore[operator]


def _of(figures: Mapping[str, object], key: str) -> Value:
    value: Value = figures[key].value  # type: ignore[attr-defined]
    return value


def _exact(told: Mapping[str, Any]) -> Value | None:
    if "fraction" in told:
        return Fraction(told["fraction"])
    value = told["value"]
    return Decimal(value) if isinstance(value, str) else value


def test_same_bytes_twice(year_model: YearlyReport) -> None:
    """The JSON of one model is the same bytes each time, and names what is missing."""
    content = yearly_json.figures(year_model)
    assert content == yearly_json.figures(year_model)
    assert json.loads(content)["missing"] == []
