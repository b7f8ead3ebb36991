"""The index of procurement governance (ITKP) with its components, category A5 of the awards."""

from dataclasses import dataclass

from reports.figures import INDEX_MEASURE, Figure, received, total
from reports.measures.own import Own, Row

INDEX = "nilai itkp"
"""The component that is the index itself."""
AWARD = "ITKP"
"""The name under which the indexes of other governments are given."""


@dataclass(frozen=True, slots=True)
class Component:
    """A component of the index, or the index itself."""

    name: str
    year: int
    value: Figure
    source: str


@dataclass(frozen=True, slots=True)
class Governance:
    """The index of the latest year that was received, its components, and earlier indexes."""

    index: Component | None
    components: tuple[Component, ...]
    earlier: tuple[Component, ...]
    sum: Figure
    """What the components add up to."""
    adds_up: bool | None
    """Whether that is the index; None if one of them is not known."""


def _received(row: Row) -> Figure:
    key = f"itkp.{row['year']}.{row['component']}"
    return received(key, "value", "itkp", [row], INDEX_MEASURE)


def of(own: Own) -> Governance | None:
    """Return the index; None if nothing was received about it."""
    found = [
        Component(
            row["component"],
            row["year"],
            _received(row),
            row["source_name"] or "",
        )
        for row in own.rows("itkp")
    ]
    if not found:
        return None
    latest = max(item.year for item in found)
    whole = [item for item in found if item.name.strip().lower() == INDEX]
    index = next((item for item in whole if item.year == latest), None)
    parts = tuple(item for item in found if item.year == latest and item not in whole)
    added = total(f"itkp.{latest}.sum", INDEX_MEASURE, (part.value for part in parts))
    known = index is not None and None not in (index.value.value, added.value)
    return Governance(
        index,
        parts,
        tuple(sorted((i for i in whole if i.year < latest), key=lambda i: i.year)),
        added,
        index.value.value == added.value if index and known else None,
    )
