"""Places: exact order, shared places, and units without one."""

from decimal import Decimal
from fractions import Fraction

from reports.figures import SUMS, Cell, amounts
from reports.ranking import CATEGORIES, Ranking, rank
from reports.unit import Unit

A1, A2, A3, A4 = CATEGORIES


def cell(unit: str, value: int | None, pdn: int | None, umk: int | None = None) -> Cell:
    """Return the cell of a unit with one row."""
    sums = {name: Decimal() for name in SUMS} | {"rows": 1}
    for part, amount in (("value", value), ("pdn", pdn), ("umk", umk)):
        sums |= {part: Decimal(amount or 0), f"{part}_rows": int(amount is not None)}
        if part != "value" and amount is not None and value is not None:
            sums |= {f"{part}_base": Decimal(value), f"{part}_part": Decimal(amount)}
    return Cell(unit=unit, quarter=1, channel="Tender", **sums)  # type: ignore[arg-type]


def ranked(category: object, *cells: Cell) -> Ranking:
    """Rank units that have one cell each."""
    results = {Unit(c.unit, f"Kota {c.unit}", "Kota"): amounts(c.unit, [c]) for c in cells}
    return rank(category, "Kota", results)  # type: ignore[arg-type]


def places(ranking: Ranking) -> list[tuple[int, str, bool]]:
    """Return rank, code and whether the place is shared."""
    return [(place.rank, place.unit.code, place.tied) for place in ranking.places]


def test_ties_share_a_place() -> None:
    """Equal exact values share a rank, the next rank is skipped, and both are marked."""
    ranking = ranked(A1, cell("a", 10, 5), cell("b", 10, 7), cell("c", 10, 5), cell("d", 10, 1))
    assert places(ranking) == [(1, "b", False), (2, "a", True), (2, "c", True), (4, "d", False)]


def test_shared_places_are_printed_by_the_other_measure() -> None:
    """Within a shared place: the other measure, then spending, then the code decide the order."""
    tied = ranked(A1, cell("a", 20, 5), cell("b", 10, 5))
    assert places(tied) == [(1, "b", True), (1, "a", True)]
    shares = ranked(A3, cell("a", 10, 10), cell("b", 30, 30), cell("c", 30, 30))
    assert places(shares) == [(1, "b", True), (1, "c", True), (1, "a", True)]


def test_the_order_is_exact() -> None:
    """Shares that look the same when rounded are told apart."""
    whole = 3 * 10**15
    ranking = ranked(A3, cell("a", whole, 10**15), cell("b", whole, 10**15 + 1))
    assert places(ranking) == [(1, "b", False), (2, "a", False)]
    assert ranking.places[1].share.value == Fraction(1, 3)


def test_missing_is_not_zero() -> None:
    """A unit whose measure is never filled in has no place; one with a true zero has."""
    ranking = ranked(A2, cell("a", 10, 5, None), cell("b", 10, 5, 0))
    assert places(ranking) == [(1, "b", False)]
    assert [(item.unit.code, item.reason) for item in ranking.unranked] == [("a", "U-3")]


def test_a_share_of_nothing_is_no_share() -> None:
    """A unit without a known contract value has an amount but no share."""
    assert places(ranked(A1, cell("a", None, 5))) == [(1, "a", False)]
    ranking = ranked(A3, cell("a", None, 5), cell("b", 0, 0))
    assert [item.reason for item in ranking.unranked] == ["U-4", "U-4"]


def test_shares_are_over_rows_with_both_parts() -> None:
    """A share leaves out money whose PDN is not known, and completeness tells how much that is."""
    result = amounts("x", [cell("x", 60, 30), cell("x", 40, None), cell("x", None, 5)])
    assert result.pdn.value == Decimal(35)
    assert result.pdn_share.value == Fraction(1, 2)
    assert result.pdn_complete.value == Fraction(60, 100)


def test_published_places_of_lampung() -> None:
    """Sixteen governments by e-catalogue value: the order of the values, not of the press.

    Published 13 November 2024 (berdikari.co, lampost.co), in miliar: the press lists Lampung Timur
    before Lampung Selatan although its value is smaller; the sum is printed as Rp2,43 triliun.
    """
    published = {
        "Lampung Tengah": "380.5", "Lampung Timur": "238.9", "Lampung Selatan": "271.5",
        "Pesawaran": "70.03", "Pringsewu": "47.2", "Lampung Utara": "30.06", "Mesuji": "27.5",
        "Tulang Bawang Barat": "17.6", "Tanggamus": "14.6", "Way Kanan": "14.2",
        "Tulang Bawang": "14.05", "Pesisir Barat": "9.6", "Lampung Barat": "9.3",
    }  # fmt: skip
    amount = {name: int(Decimal(value) * 10**9) for name, value in published.items()}
    ranking = ranked(A1, *(cell(name, value, value) for name, value in amount.items()))
    order = [place.unit.code for place in ranking.places]
    assert order[:3] == ["Lampung Tengah", "Lampung Selatan", "Lampung Timur"]
    assert order[3:] == list(published)[3:]
    whole = sum((place.value.amount for place in ranking.places), Decimal())
    others = Decimal("874.1") + Decimal("339.5") + Decimal("73.7")  # the province and two kota
    assert whole / 10**9 + others == Decimal("2432.34")
