"""The materials for the national coordination meeting, as a model, against published values and
recomputations."""

import datetime
import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Any

import jsonschema
import pandas as pd
import pytest

from reports import figures_json, national
from reports.exceptions import UnitError
from reports.national import NationalMaterial
from reports.national.positions import Position
from reports.quarterly import QuarterlyReport
from reports.settings import Settings
from reports.settings.keys import History, Rupiah
from tests.test_export import schema

KAPUAS = "D209"


@pytest.fixture(scope="module")
def dki(dki_report: QuarterlyReport) -> NationalMaterial:
    """Return the materials of DKI Jakarta, by its own workbook."""
    return national.build(dki_report)


@pytest.fixture(scope="module")
def kapuas(example_report: QuarterlyReport) -> NationalMaterial:
    """Return the materials of Kabupaten Kapuas Hulu, by the exports of fifteen governments."""
    return national.build(example_report, KAPUAS)


def place(material: NationalMaterial, category: str) -> Position:
    """Return a place that there is."""
    found = material.position(category)
    assert found
    return found


def exact(found: Any) -> Fraction:
    """Return a figure of figures.json as an exact number."""
    return Fraction(str(found.get("fraction", found["value"])))


def test_the_places_of_the_award_of_2023_are_as_published(dki: NationalMaterial) -> None:
    """A1 at the level of provinces: DKI Jakarta Rp13,1 T before Kalimantan Timur Rp6,7 T."""
    first = place(dki, "A1")
    assert [(peer.rank, peer.name, peer.value.value) for peer in first.peers] == [
        (1, "Provinsi DKI Jakarta", Decimal(131 * 10**11)),
        (2, "Provinsi Kalimantan Timur", Decimal(67 * 10**11)),
    ]
    assert first.above is None
    assert first.gap is None
    assert first.spare
    assert first.spare.value == Decimal(64 * 10**11)


def test_values_of_other_sources_and_days_are_said_to_be_mixed(dki: NationalMaterial) -> None:
    """The two published values are of different days, which no reader may miss."""
    assert place(dki, "A1").mixed
    assert {peer.as_of for peer in place(dki, "A1").peers} == {
        datetime.date(2023, 11, 6),
        datetime.date(2023, 10, 27),
    }


def test_without_others_there_is_a_value_but_no_place(dki: NationalMaterial) -> None:
    """Nobody else's UMK was received: DKI's own is told, and no place is made up."""
    second = place(dki, "A2")
    assert second.value.value == dki.report.all.total.umk.value
    assert (second.peers, second.rank, second.gap) == ((), None, None)


def test_the_index_is_category_a5(dki: NationalMaterial, kapuas: NationalMaterial) -> None:
    """ITKP is told where the workbook has it; exports do not hold it."""
    assert place(dki, "A5").value.value == Decimal("81.33")
    assert kapuas.position("A5") is None
    assert "index" in kapuas.absent


def test_years_of_different_sources_are_not_compared(dki: NationalMaterial) -> None:
    """2022 stands there twice, by LKPP and by BPKP, and no growth is computed from either."""
    told = [(year.year, year.source, year.pdn.value, year.growth) for year in dki.years]
    assert told == [
        (2022, "LKPP", Decimal(85 * 10**11), None),
        (2022, "Sistem P3DN BPKP", Decimal(20_454 * 10**9), None),
        (2023, "Dashboard Bigbox LKPP", Decimal(131 * 10**11), None),
    ]
    (bpkp,) = [year for year in dki.years if "BPKP" in year.source]
    assert bpkp.attained.value == Fraction(20_454, 11_334)


def test_years_of_one_source_are_compared(example_report: QuarterlyReport) -> None:
    """PDN of the same source a year before gives its growth, exactly."""
    day = datetime.date(2021, 12, 31)
    before = History(2021, "SPSE/LKPP", as_of=day, pdn=Rupiah(Decimal(10**11)))
    settings = replace(example_report.settings, history=(before,))
    last = national.build(replace(example_report, settings=settings), KAPUAS).years[-1]
    assert last.growth
    assert last.growth.share == (Fraction(last.pdn.amount) - 10**11) / 10**11


@pytest.mark.parametrize("day", [None, datetime.date(2021, 6, 30)])
def test_a_part_of_a_year_is_not_compared_with_a_whole_one(
    example_report: QuarterlyReport, day: datetime.date | None
) -> None:
    """Figures of 22 December have no growth since a June, nor since a day that is not told."""
    before = History(2021, "SPSE/LKPP", as_of=day, pdn=Rupiah(Decimal(10**11)))
    settings = replace(example_report.settings, history=(before,))
    last = national.build(replace(example_report, settings=settings), KAPUAS).years[-1]
    assert last.growth is None


def test_growth_is_since_the_latest_row_of_the_year_before(
    example_report: QuarterlyReport,
) -> None:
    """Of several days of one year and source the last counts, in whatever order they stand."""
    days = (datetime.date(2021, 12, 31), datetime.date(2021, 6, 30))
    rows = tuple(
        History(2021, "SPSE/LKPP", as_of=day, pdn=Rupiah(Decimal(amount)))
        for day, amount in zip(days, (10**11, 10**10), strict=True)
    )
    settings = replace(example_report.settings, history=rows)
    last = national.build(replace(example_report, settings=settings), KAPUAS).years[-1]
    assert last.growth
    assert last.growth.share == (Fraction(last.pdn.amount) - 10**11) / 10**11


def test_the_nation_stands_beside_our_shares(dki: NationalMaterial) -> None:
    """90 and 37,6 percent of 27 October 2023, and how far ours are from them."""
    assert dki.nation
    assert (dki.nation.pdn_share.value, dki.nation.umk_share.value) == (
        Fraction(90, 100),
        Fraction(376, 1000),
    )
    ours = dki.report.all.total.pdn_share.share
    assert ours
    assert dki.nation.pdn_gap
    assert dki.nation.pdn_gap.value == ours - Fraction(9, 10)
    assert dki.nations[1].pdn_gap is None


@pytest.mark.parametrize("part", ["pdn", "umk"])
def test_gaps_and_what_they_take_follow_from_the_packages(
    kapuas: NationalMaterial, packages: pd.DataFrame, part: str
) -> None:
    """Place, gap and what it would take in rupiah, computed again from the packages by pandas."""
    rows = packages[packages["level"] == "KABUPATEN"]
    both = rows[rows[part].notna() & rows["value"].notna()]
    parts, base = (both.groupby("unit")[name].sum() for name in (part, "value"))
    shares = {unit: Fraction(parts[unit]) / Fraction(base[unit]) for unit in parts.index}
    found = place(kapuas, "A3" if part == "pdn" else "A4")
    ours = shares[KAPUAS]
    better = sorted(share for share in shares.values() if share > ours)
    worse = sorted(share for share in shares.values() if share < ours)
    assert found.rank == len(better) + 1
    assert (found.gap.share if found.gap else None) == (better[0] - ours if better else None)
    assert (found.lead.share if found.lead else None) == (ours - worse[-1] if worse else None)
    if better:
        assert found.needed
        assert found.needed.value == ceil((better[0] - ours) * Fraction(base[KAPUAS]))
    if worse:
        assert found.spare
        assert found.spare.value == int((ours - worse[-1]) * Fraction(base[KAPUAS]))


def test_how_firm_a_place_is_agrees_with_the_effects(example_report: QuarterlyReport) -> None:
    """Each reading that moves a unit in the effects is a doubt of its place, and no other is."""
    for level in example_report.levels:
        for unit in level.units:
            material = national.build(example_report, unit.code)
            for position in material.positions:
                if not position.peers:
                    continue
                moved = [
                    (effect.rule, effect.reading, change.rank_after)
                    for effect in example_report.effects
                    for shift in effect.moves
                    if (shift.category.code, shift.level) == (position.category, unit.level)
                    for change in shift.moved
                    if change.unit == unit
                ]
                doubts = [(d.effect.rule, d.effect.reading, d.after) for d in position.doubts]
                assert doubts == moved


def test_a_reading_that_lifts_another_government_is_weighed(dki: NationalMaterial) -> None:
    """Left with less than Kalimantan Timur DKI would be second; as it is, no reading does that."""
    report = dki.report
    effect = report.effects[0]
    read = {**effect.read, "pdn": Decimal(66 * 10**11)}
    shaken = replace(report, effects=(replace(effect, read=read),))
    (doubt,) = place(national.build(shaken), "A1").doubts
    assert (doubt.before, doubt.after) == (1, 2)
    assert place(dki, "A1").doubts == ()


def test_the_government_is_told_by_the_publisher(example_report: QuarterlyReport) -> None:
    """The publisher of the example is the province; alone at its level it has no place."""
    material = national.build(example_report)
    assert material.speaker.name == "Provinsi Kalimantan Barat"
    assert all(position.rank is None for position in material.positions)


def test_nobody_signs_for_another_government(
    example_report: QuarterlyReport, kapuas: NationalMaterial
) -> None:
    """The province's letterhead and signatory are not those of a kabupaten; addressees stay."""
    province = national.build(example_report).report.settings
    assert province == example_report.settings
    told = kapuas.report.settings
    assert (told.publisher.government, told.publisher.signatory_post) == (
        "Kabupaten Kapuas Hulu",
        "",
    )
    assert (told.letter.office, told.letter.signatory_post, told.archive.classification) == (
        "",
        "",
        "",
    )
    assert told.letter.addressees == province.letter.addressees


def test_a_government_that_cannot_be_told_is_asked_for(example_report: QuarterlyReport) -> None:
    """Without publisher and option the error names the option and codes to choose from."""
    nobody = replace(example_report, settings=Settings())
    with pytest.raises(UnitError, match=r"--unit CODE.*D197"):
        national.build(nobody)


@pytest.mark.parametrize("name", ["dki_report", "example_report"])
def test_a_unit_that_is_not_reported_on_is_refused(
    name: str, request: pytest.FixtureRequest
) -> None:
    """A code that nobody has is an error, with a workbook of one's own and without."""
    with pytest.raises(UnitError, match="D999"):
        national.build(request.getfixturevalue(name), "D999")


def test_the_annex_lists_the_offices_with_the_most_pdn(dki: NationalMaterial) -> None:
    """Twenty of 161 offices, by PDN; their parts are of the PDN of all of them."""
    assert (len(dki.listed), dki.units) == (20, 161)
    amounts = [item.total.pdn.amount for item in dki.listed]
    assert amounts == sorted(amounts, reverse=True)
    assert dki.listed[0].part.share == Fraction(amounts[0]) / Fraction(131 * 10**11)


def test_the_annex_counts_the_units_whose_pdn_is_known(example_report: QuarterlyReport) -> None:
    """A unit without PDN is not among those that the annex chose from."""
    (level,) = (
        found for found in example_report.levels if any(u.code == "D209" for u in found.units)
    )
    gone = next(unit for unit in level.units if unit.code != "D209")
    scope = level.units[gone]
    pdn = replace(scope.total.pdn, value=None)
    unknown = replace(scope, total=replace(scope.total, pdn=pdn))
    less = replace(level, units={**level.units, gone: unknown})
    levels = tuple(less if found is level else found for found in example_report.levels)
    before = national.build(example_report, "D209").units
    assert national.build(replace(example_report, levels=levels), "D209").units == before - 1


def test_what_nothing_was_received_for_is_named(
    dki: NationalMaterial, kapuas: NationalMaterial
) -> None:
    """A part without data is left out by name, and one with data is not."""
    assert "problems" not in dki.absent
    assert {"commitments", "nation", "history", "problems", "proposals", "plan"} <= set(
        kapuas.absent
    )


@pytest.mark.parametrize("name", ["dki", "kapuas"])
def test_figures_json_can_be_computed_again(name: str, request: pytest.FixtureRequest) -> None:
    """It keeps to its schema, and gaps, needs and growth follow from the figures it names."""
    material: NationalMaterial = request.getfixturevalue(name)
    document = json.loads(figures_json.national(material))
    jsonschema.Draft202012Validator(schema()).validate(document)
    found = document["figures"]
    again = 0
    for position in document["national"]["positions"]:
        values = [exact(found[peer["figure"]]) for peer in position["peers"]]
        assert [peer["rank"] for peer in position["peers"]] == [
            1 + sum(other > value for other in values) for value in values
        ]
        for kind in ("needed", "spare"):
            figure = found[position[kind]] if position[kind] else {}
            if "product" in figure:
                share, base = (exact(found[key]) for key in figure["product"])
                rounded = ceil(share * base) if kind == "needed" else int(share * base)
                assert exact(figure) == rounded
                again += 1
    assert again >= (2 if name == "kapuas" else 0)
