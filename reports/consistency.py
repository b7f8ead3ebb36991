"""The rules on published figures, which need exact ranges where others need a query only.

Each takes the rows of a query of ``sql/`` and yields what is wrong in them as a query of
``sql/rules/`` would: source, row, fact, seen, other, unit.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from reports.published import (
    Printed,
    Verdict,
    adds_up,
    amount,
    listed,
    percentage,
    printed,
    stored,
    verdict,
)

Row = Mapping[str, Any]


def recap_shares(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the shares of a recapitulation that do not follow from its exact amounts."""
    for row in rows:
        part, whole = printed(row["part"]), printed(row["whole"])
        if verdict(stored(row["share"]), part, whole) != "follows":
            yield _share(row, part, whole)


def published_shares(rows: Iterable[Row], says: Verdict) -> Iterator[Row]:
    """Yield the published percentages that stand to their published amounts as told."""
    for row in rows:
        whole = amount(row["whole"])
        if whole is not None and row["part"] is not None:
            part = stored(row["part"])
            if verdict(stored(row["share"]), part, whole) == says:
                yield _share(row, part, whole)


def shares_of_no_amount(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the published percentages whose denominator is a name without an amount."""
    for row in rows:
        if amount(row["whole"]) is None:
            yield {**row, "fact": "denominator", "seen": row["whole"]}


def indexes(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the indexes that are not the sum of their components, which are not rounded."""
    for row in rows:
        parts = [Printed(Fraction(part)) for part in row["parts"]]
        if not adds_up(parts, Printed(Fraction(row["total"]))):
            yield {**row, "fact": "value", "seen": row["total"], "other": str(sum(row["parts"]))}


def published_totals(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the published totals that are not the sum of the values published with them."""
    for row in rows:
        if not adds_up(listed(row["parts"]), stored(row["total"])):
            due = sum(row["parts"])
            told = {"fact": "value", "seen": row["total"], "other": due}
            yield {**row, **told, "rows": len(row["parts"]), "amount": abs(row["total"] - due)}


def own_totals(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield what others publish about a government where its own total cannot be printed so."""
    for row in rows:
        if not stored(row["value"]).meets(Printed(Fraction(row["ours"]))):
            seen = f"{row['value']:.0f} ({row['date']})"
            yield {**row, "fact": "value", "seen": seen, "other": row["ours"]}


RULES: Mapping[str, tuple[str, Callable[[Iterable[Row]], Iterator[Row]]]] = {
    "W-318": ("recap_share", recap_shares),
    "W-322": ("published_share", shares_of_no_amount),
    "W-327": ("published_share", lambda rows: published_shares(rows, "differs")),
    "W-328": ("published_share", lambda rows: published_shares(rows, "fraction")),
    "W-329": ("published_share", lambda rows: published_shares(rows, "twice")),
    "W-332": ("index_parts", indexes),
    "W-334": ("own_comparison", own_totals),
    "W-350": ("published_total", published_totals),
}
"""Each rule by its code: the query whose rows it looks at, and how."""


def _share(row: Row, part: Printed, whole: Printed) -> Row:
    due = percentage(part, whole).value / 100
    return {**row, "fact": "share", "seen": row["share"], "other": due}
