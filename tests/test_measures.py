"""What own workbooks tell beside the cube: commitments, targets, duties, programmes, standings."""

import datetime
import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from reports import figures_json, pipeline
from reports.period import Period
from reports.quarterly import QuarterlyReport
from tests.conftest import EXAMPLE, REALISED

Tables = Mapping[str, Sequence[Mapping[str, Any]]]
Filled = Callable[..., Path]
PERIOD = Period(2022, 4)


def offices(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    """Return rows of the sheet Realisasi that differ from one with nothing wrong."""
    return [REALISED | row for row in rows]


@pytest.fixture
def made(filled: Filled) -> Callable[..., QuarterlyReport]:
    """Return a function that builds the report of a workbook and those of earlier quarters."""

    def build(tables: Tables, *earlier: tuple[str, Tables], **identity: Any) -> QuarterlyReport:
        path = filled(tables, **identity)
        for period, before in earlier:
            filled(before, period, as_of=Period.parse(period).end)
        return pipeline.model([path.parent], PERIOD)

    return build


def test_exports_of_other_systems_tell_no_programme() -> None:
    """A report on exports has none of the parts, and names them all."""
    report = pipeline.model([EXAMPLE], PERIOD)

    assert report.measures.indicator is None
    assert {"commitments", "indicator", "districts"} <= set(report.measures.absent)


def test_a_commitment_knows_what_was_realised_of_it(
    made: Callable[..., QuarterlyReport],
) -> None:
    """The pledge is measured by PDN, the plan for UMK by UMK, the budget by everything."""
    said = {"fiscal_year": 2022, "source_name": "RAPBD", "date": datetime.date(2021, 11, 30)}
    report = made(
        {
            "realisation": offices({}),
            "commitment": [
                said | {"commitment": "Komitmen PDN dalam RAPBD", "value": 640},
                said | {"commitment": "RUP UMKK", "value": 1200},
                said | {"commitment": "Anggaran belanja barang/jasa", "value": 2000},
                said | {"commitment": "Dana lain", "value": 5},
                said | {"commitment": "Komitmen PDN dalam RAPBD", "value": 1, "fiscal_year": 2021},
            ],
        }
    )
    found = report.measures.commitments
    assert found is not None
    assert found.main is not None
    assert found.main.attained is not None
    assert found.main.attained.value == Fraction(800, 640)
    assert found.main.gap is not None
    assert found.main.gap.value == Decimal(-160)
    assert found.main.source == "RAPBD"
    assert [item.attained and item.attained.value for item in found.current[1:]] == [
        Fraction(1, 2),
        Fraction(1, 2),
        None,
    ]
    assert found.allocation is not None
    assert found.allocation.value == Fraction(1200, 2000)
    assert [item.year for item in found.earlier] == [2021]


def test_progress_counts_what_was_realised_up_to_each_quarter(
    made: Callable[..., QuarterlyReport],
) -> None:
    """The pledge is compared with PDN up to each quarter that a workbook tells."""
    pledge = {
        "commitment": "Komitmen PDN dalam RAPBD",
        "fiscal_year": 2022,
        "value": 1000,
        "source_name": "RAPBD",
        "date": datetime.date(2021, 11, 30),
    }
    before = {"realisation": offices({"pdn": 200, "value": 400, "umk": 100, "union": 300})}
    report = made({"realisation": offices({}), "commitment": [pledge]}, ("2022-TW3", before))

    assert report.measures.commitments is not None
    progress = [figure.value for figure in report.measures.commitments.progress]
    assert progress[2:] == [Fraction(200, 1000), Fraction(800, 1000)]


PLEDGE = {
    "commitment": "Komitmen PDN dalam RAPBD",
    "fiscal_year": 2022,
    "value": 1000,
    "source_name": "RAPBD",
    "date": datetime.date(2021, 11, 30),
}


def test_the_pledge_is_compared_with_its_plan_and_its_year_before(
    made: Callable[..., QuarterlyReport],
) -> None:
    """RUP PDN is told as a share of the pledge, and the pledge beside that of the year before."""
    told = [
        PLEDGE,
        PLEDGE | {"commitment": "RUP PDN", "value": 1300},
        PLEDGE | {"fiscal_year": 2021, "value": 900},
        PLEDGE | {"fiscal_year": 2020, "value": 800},
    ]
    found = made({"realisation": offices({}), "commitment": told}).measures.commitments

    assert found is not None
    assert found.planned is not None
    assert found.planned.value == Fraction(13, 10)
    assert found.change is not None
    assert found.change.value == Decimal(100)


@pytest.mark.parametrize(("value", "quarter"), [(150, 3), (800, 4), (801, None)])
def test_the_quarter_in_which_the_pledge_was_reached_is_the_first(
    made: Callable[..., QuarterlyReport], value: int, quarter: int | None
) -> None:
    """What is reached exactly is reached; what never was has no quarter."""
    before = {"realisation": offices({"pdn": 200, "value": 400, "umk": 100, "union": 300})}
    told = {"realisation": offices({}), "commitment": [PLEDGE | {"value": value}]}
    found = made(told, ("2022-TW3", before)).measures.commitments

    assert found is not None
    assert found.passed_in == quarter


def test_a_published_attainment_belongs_to_the_commitment_that_it_is_of(
    made: Callable[..., QuarterlyReport],
) -> None:
    """Same year and same amount, and only if it follows from its amounts."""

    def printed(share: float, year: int, denominator: str = "Rp900") -> dict[str, Any]:
        return {
            "unit_name": "Provinsi Kalimantan Barat",
            "level": "Provinsi",
            "measure": "Nilai PDN",
            "value": 1800,
            "share": share,
            "denominator": denominator,
            "source_name": "BPKP",
            "date": datetime.date(year, 12, 31),
        }

    told = [printed(200, 2021), printed(150, 2021), printed(200, 2020), printed(180, 2021, "1000")]
    report = made(
        {
            "realisation": offices({}),
            "commitment": [PLEDGE, PLEDGE | {"fiscal_year": 2021, "value": 900}],
            "comparison": told,
        }
    )
    assert report.measures.commitments is not None
    found = report.measures.told_of(report.measures.commitments.earlier[0])
    assert found is not None
    assert found.recomputed.value == 2
    assert found.date == datetime.date(2021, 12, 31)
    assert report.measures.told_of(report.measures.commitments.current[0]) is None


def test_groups_have_the_indicator_of_their_offices_together(
    made: Callable[..., QuarterlyReport],
) -> None:
    """A group's numerator and denominator are sums; who missed the target comes lowest first."""
    report = made(
        {
            "realisation": offices(
                {},
                {"unit_name": "Dinas B", "union": 600},
                {"unit_name": "Dinas C", "union": None},
                {"unit_name": "Badan D", "group": "Badan", "union": 700},
            ),
            "target": [{"indicator": "Indikator Perjanjian Kinerja", "quarter": 4, "target": 80}],
        }
    )
    found = report.measures.indicator
    assert found is not None
    assert {name: item.share.value for name, item in found.groups.items()} == {
        "Badan": Fraction(7, 10),
        "Dinas": Fraction(3, 4),
    }
    assert [unit.name for unit, _ in found.missed] == ["Dinas B", "Badan D"]
    assert [found.number("Dinas", status) for status in ("reached", "close", "behind", None)] == [
        1,
        0,
        1,
        1,
    ]


def test_quarters_are_compared_by_their_own_amounts(
    made: Callable[..., QuarterlyReport],
) -> None:
    """What the quarter added is compared with what the one before added."""
    before = {"realisation": offices({"pdn": 200, "value": 400, "umk": 100, "union": 300})}
    report = made({"realisation": offices({})}, ("2022-TW3", before))
    assert report.change is not None
    assert report.change.value == Decimal(600 - 200)
    assert report.channel_shares["Tender"].value == 1


def test_the_indicator_is_a_union_and_never_a_sum(
    made: Callable[..., QuarterlyReport],
) -> None:
    """Its numerator is the union as received, its denominator the spending that knows it."""
    report = made(
        {
            "realisation": offices(
                {},
                {
                    "unit_name": "Dinas Kesehatan",
                    "value": 500,
                    "pdn": 300,
                    "umk": 300,
                    "union": 380,
                },
                {"unit_name": "Badan Kepegawaian", "group": "Badan", "union": None},
            ),
            "target": [{"indicator": "Indikator Perjanjian Kinerja", "quarter": 4, "target": 80}],
        }
    )
    found = report.measures.indicator
    assert found is not None
    assert found.all.share.value == Fraction(1280, 1500)
    assert found.all.status == "reached"
    assert {unit.name: item.status for unit, item in found.offices.items()} == {
        "Badan Kepegawaian": None,
        "Dinas Kesehatan": "close",
        "Dinas Pendidikan": "reached",
    }
    assert [unit.name for unit, _ in found.ordered] == ["Dinas Pendidikan", "Dinas Kesehatan"]
    assert [unit.name for unit in found.unknown] == ["Badan Kepegawaian"]


def test_without_a_target_for_the_quarter_nothing_is_judged(
    made: Callable[..., QuarterlyReport],
) -> None:
    """The target of another quarter does not stand in for this one's."""
    target = {"indicator": "Indikator Perjanjian Kinerja", "quarter": 3, "target": 80}
    report = made({"realisation": offices({}), "target": [target]})

    assert report.measures.indicator is not None
    assert report.measures.indicator.target is None
    assert report.measures.indicator.all.status is None


def test_bands_show_what_is_not_known(made: Callable[..., QuarterlyReport]) -> None:
    """Spending without all five bands stands beside them, so that shares add up to one."""
    banded = {
        "tkdn_40": 500,
        "tkdn_25": 200,
        "tkdn_below_25": 50,
        "pdn_without_tkdn": 150,
        "imported": 100,
    }
    report = made({"realisation": offices(banded, {"unit_name": "Dinas Kesehatan", "tkdn_40": 10})})
    found = report.measures.bands
    assert found is not None
    assert found.all.amounts["unbanded"].value == 1000
    assert found.all.shares["tkdn_40"].value == Fraction(1, 4)
    assert sum(figure.share or 0 for figure in found.all.shares.values()) == 1


def test_compliance_counts_what_offices_say(made: Callable[..., QuarterlyReport]) -> None:
    """Who does not say is neither with nor without; packages count where all three are known."""
    rows = [
        {"unit_name": "Dinas A", "team": "Ya", "indicator": "Ya", "packages": 10, "packages_kak": 9, "packages_contract": 8},  # noqa: E501
        {"unit_name": "Dinas B", "team": "Tidak", "indicator": None, "packages": 5},
    ]  # fmt: skip
    found = made({"realisation": offices({}), "compliance": rows}).measures.compliance
    assert found is not None
    assert found.teams_share.value == Fraction(1, 2)
    assert [office.name for office in found.without("team")] == ["Dinas B"]
    assert [office.name for office in found.unknown("indicator")] == ["Dinas B"]
    assert (found.terms_share.value, found.contract_share.value) == (
        Fraction(9, 10),
        Fraction(8, 10),
    )


def test_business_matchings_are_added_up_by_organiser(
    made: Callable[..., QuarterlyReport],
) -> None:
    """Interest and transactions are compared over the events that know both."""
    day = datetime.date
    rows = [
        {"scope": "Daerah", "date": day(2022, 5, 1), "interest": 100, "transactions": 40},
        {"scope": "Daerah", "date": day(2022, 3, 1), "interest": 60},
        {"scope": "Nasional", "stage": "Tahap I", "date": day(2022, 4, 1)},
    ]
    found = made({"realisation": offices({}), "matching": rows}).measures.matching
    assert found is not None
    assert found.own is not None
    assert found.national is not None
    assert [event.date.month for event in found.own.events] == [3, 5]
    assert found.own.interest.value == 160
    assert found.own.realised.value == Fraction(2, 5)
    assert found.national.interest.value is None


def test_districts_know_each_quarter_where_both_ends_are_told(
    made: Callable[..., QuarterlyReport],
) -> None:
    """A quarter's own products are the difference of two workbooks, unknown if one is missing."""
    three = {"realisation": offices({}), "tkdn_ik": [{"district": "Gambir", "target": 30, "registered": 25}]}  # fmt: skip # noqa: E501
    four = [
        {"district": "Gambir", "target": 40, "registered": 41},
        {"district": "Senen", "target": 40, "registered": 10},
    ]
    found = made({"realisation": offices({}), "tkdn_ik": four}, ("2022-TW3", three)).measures.districts  # fmt: skip # noqa: E501
    assert found is not None
    gambir = found.districts[0]
    assert [figure and figure.value for figure in gambir.quarters] == [None, None, None, 16]
    assert found.all.attained.value == Fraction(51, 80)
    assert found.all.quarters[3] is None
    assert (found.reached, found.behind) == (("Gambir",), ("Senen",))


def test_two_kecamatan_of_the_same_name_both_count(made: Callable[..., QuarterlyReport]) -> None:
    """Two kabupaten may each have one: neither takes the other's place, in any quarter."""

    def of(*registered: int) -> dict[str, Any]:
        rows = [{"district": "Sukaraja", "target": 40, "registered": one} for one in registered]
        return {"realisation": offices({}), "tkdn_ik": rows}

    found = made(of(41, 10), ("2022-TW3", of(30, 4))).measures.districts
    assert found is not None
    assert [item.code for item in found.districts] == ["SUKARAJA", "SUKARAJA (2)"]
    assert found.all.registered.value == 51
    assert [item.quarters[3] and item.quarters[3].value for item in found.districts] == [11, 6]


def test_a_meeting_is_due_in_every_fortnight(made: Callable[..., QuarterlyReport]) -> None:
    """Fortnights without a meeting are missed, however many were held in others."""
    first = datetime.date(2022, 1, 1)
    days = [first + datetime.timedelta(days=14 * span + 3) for span in range(20) if span != 1]
    rows = [{"date": day, "agenda": "Capaian"} for day in [*days, days[0]]]
    found = made(
        {"realisation": offices({}), "monitoring": rows}, as_of=datetime.date(2022, 10, 15)
    ).measures.monitoring
    assert found is not None
    assert (found.due.value, found.held.value, found.missed.value) == (20, 19, 1)
    assert [span.first for span in found.gaps] == [datetime.date(2022, 1, 15)]


def test_the_government_is_placed_by_its_own_amount(
    made: Callable[..., QuarterlyReport],
) -> None:
    """Others are ranked by value, not by the order of the rows; other years are left out."""
    said = {"level": "Provinsi", "measure": "Nilai PDN", "source_name": "LKPP"}
    day = datetime.date(2022, 11, 1)
    rows = [
        said | {"unit_name": "Provinsi B", "value": 500, "date": day, "rank": 1},
        said | {"unit_name": "Provinsi A", "value": 900, "date": day},
        said | {"unit_name": "Provinsi C", "value": 5000, "date": datetime.date(2021, 11, 1)},
    ]
    (found,) = made({"realisation": offices({}), "comparison": rows}).measures.standings
    assert [(entry.rank, entry.name) for entry in found.entries] == [
        (1, "Provinsi A"),
        (2, "Provinsi Kalimantan Barat"),
        (3, "Provinsi B"),
    ]
    assert found.gap is not None
    assert found.lead is not None
    assert (found.gap.value, found.lead.value) == (100, 300)
    assert found.entries[2].published_rank == 1
    assert found.mixed


def test_an_earlier_value_gives_the_place_before(made: Callable[..., QuarterlyReport]) -> None:
    """Two values of a government in a year are a before and an after, never two entries."""
    said = {"level": "Kabupaten", "measure": "Nilai UMK", "source_name": "LKPP"}
    may, november = datetime.date(2022, 5, 1), datetime.date(2022, 11, 1)
    rows = [
        said | {"unit_name": "Kabupaten A", "value": 10, "date": may},
        said | {"unit_name": "Kabupaten B", "value": 20, "date": may},
        said | {"unit_name": "Kabupaten A", "value": 40, "date": november},
        said | {"unit_name": "Kabupaten B", "value": 30, "date": november},
    ]
    found = made({"realisation": offices({}), "comparison": rows}).measures.standings
    level = next(item for item in found if item.level == "Kabupaten")
    assert [(entry.name, entry.rank, entry.before) for entry in level.entries] == [
        ("Kabupaten A", 1, 2),
        ("Kabupaten B", 2, 1),
    ]


def test_published_percentages_are_recomputed(made: Callable[..., QuarterlyReport]) -> None:
    """A percentage that does not follow from its amounts is told from one that does."""
    said = {"level": "Provinsi", "measure": "Nilai PDN", "source_name": "LKPP", "unit_name": "X"}
    day = datetime.date(2022, 11, 1)
    rows = [
        said | {"value": 13_100_000_000_000, "share": 82.6, "denominator": "Komitmen Rp15,85 triliun", "date": day},  # noqa: E501
        said | {"value": 16_050_000_000_000, "share": 62.61, "denominator": "RUP Rp30,68 triliun", "date": day},  # noqa: E501
    ]  # fmt: skip
    found = made({"realisation": offices({}), "comparison": rows}).measures.published
    assert [item.verdict for item in found] == ["follows", "differs"]
    assert found[0].recomputed.value == Fraction(1310, 1585)
    assert found[0].low < Fraction(826, 1000) < found[0].high


def test_places_before_are_those_up_to_the_quarter_before(
    made: Callable[..., QuarterlyReport],
) -> None:
    """An office that overtakes another had the place below it."""
    earlier = offices(
        {"value": 900, "pdn": 500, "union": 600},
        {"unit_name": "Dinas B", "value": 600, "pdn": 600, "union": 600},
    )
    now = offices({}, {"unit_name": "Dinas B", "value": 700, "pdn": 650, "union": 650})
    report = made({"realisation": now}, ("2022-TW3", {"realisation": earlier}))

    ranking = report.ranking("A1", "Dinas")
    assert [
        (place.unit.name, place.rank, report.rank_before(ranking, place.unit))
        for place in ranking.places
    ] == [("Dinas Pendidikan", 1, 2), ("Dinas B", 2, 1)]


def test_every_figure_says_what_it_was_computed_from(
    made: Callable[..., QuarterlyReport],
) -> None:
    """Whoever has the JSON can compute each sum, ratio and difference again, exactly."""
    said = {"level": "Provinsi", "measure": "Nilai PDN", "source_name": "LKPP"}
    report = made(
        {
            "realisation": offices({}, {"unit_name": "Dinas Kesehatan", "union": 700}),
            "target": [{"indicator": "Indikator Perjanjian Kinerja", "quarter": 4, "target": 80}],
            "tkdn_ik": [{"district": "Gambir", "target": 40, "registered": 41}],
            "comparison": [
                said | {"unit_name": "Provinsi B", "value": 7, "date": datetime.date(2022, 11, 1)}
            ],
        }
    )
    found = json.loads(figures_json.figures(report))["figures"]
    again = 0
    for figure in found.values():
        how = next(iter(figure.keys() & {"sum", "ratio", "difference"}), "")
        parts = [part for key in figure.get(how, []) if (part := _exact(found[key])) is not None]
        if figure["value"] is None or not how or len(parts) != len(figure[how]):
            continue
        again += 1
        first, last = parts[0], parts[-1]
        assert (
            _exact(figure)
            == {
                "sum": sum(parts),
                "ratio": first / (last or 1),
                "difference": first - last,
            }[how]
        )
    assert again > 8


def _exact(figure: Mapping[str, Any]) -> Fraction | None:
    value = figure.get("fraction", figure["value"])
    return None if value is None else Fraction(str(value))
