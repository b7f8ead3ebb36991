"""Where the government stands among others, by values that were published, and whether published
percentages follow from their own amounts.

Only values are ranked, never the order in which a source lists them; the place that a source states
is kept beside. Values of the report's year only are compared, each with its source and day.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from reports import published as interval
from reports.figures import (
    INDEX_MEASURE,
    Amounts,
    Figure,
    Rows,
    difference,
    percentage_points,
    ratio,
    received,
)
from reports.measures.governance import AWARD, INDEX
from reports.measures.own import Own, Row
from reports.published import Verdict

OWN: Mapping[str, str] = {
    "Nilai PDN": "pdn",
    "Nilai UMK": "umk",
    "Persentase PDN": "pdn_share",
    "Persentase UMK": "umk_share",
}
"""The measures that the government's own amounts answer."""
CATALOGUE, CHANNEL = "Nilai e-Katalog", "e-Katalog"
SHARES = ("Persentase PDN", "Persentase UMK")
TOTALS = ("jumlah", "total")
"""How the name of a row begins that is the total of others."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A government's place by one measure; equal values share a place (1-2-2-4)."""

    rank: int
    name: str
    level: str
    own: bool
    value: Figure
    published_rank: int | None
    """The place that the source states; None where it states none."""
    before: int | None
    """The place by the value published before this one in the same year, if there is one."""
    source: str
    date: datetime.date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The places of governments by one measure, within a level or over all (``level`` empty)."""

    measure: str
    level: str
    entries: tuple[Entry, ...]
    gap: Figure | None
    """What the government lacks to the place above; None at the top or if it is not among them."""
    lead: Figure | None
    """What it is ahead of the place below."""

    @property
    def own(self) -> Entry | None:
        """The government's own entry."""
        return next((entry for entry in self.entries if entry.own), None)

    @property
    def mixed(self) -> bool:
        """Whether values of different days or sources stand beside each other."""
        return len({(entry.source, entry.date) for entry in self.entries}) > 1


@dataclass(frozen=True, slots=True)
class Published:
    """A published percentage beside what its published amounts give."""

    unit: str
    measure: str
    share: Figure
    part: Figure
    whole: Figure
    recomputed: Figure
    low: Fraction
    """The least and the most that rounding of the two amounts leaves open."""
    high: Fraction
    verdict: Verdict
    source: str
    date: datetime.date | None


def standings(own: Own, spent: Amounts, channels: Mapping[str, Amounts]) -> tuple[Standing, ...]:
    """Return the places by every measure of which others' values were received."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in own.rows("comparison"):
        if not row["unit_name"].lower().startswith(TOTALS) and _of_year(row, own):
            rows[row["measure"]].append(row)
    found: list[Standing] = []
    for measure, members in rows.items():
        entries, earlier = _entries(own, measure, members, _ours(own, measure, spent, channels))
        levels = sorted({entry.level for entry in entries})
        for level in ("", *levels) if len(levels) > 1 else levels:
            within = [entry for entry in entries if level in ("", entry.level)]
            before = [entry for entry in earlier if level in ("", entry.level)]
            found.append(_standing(measure, level, within, before))
    return tuple(item for item in found if len(item.entries) > 1)


def published(own: Own) -> tuple[Published, ...]:
    """Return every published percentage that has its amounts beside it, with what they give."""
    found = (_published(row) for row in own.rows("comparison"))
    return tuple(item for item in found if item is not None)


def _of_year(row: Row, own: Own) -> bool:
    return row["date"] is not None and row["date"].year == own.period.year


def _ours(own: Own, measure: str, spent: Amounts, channels: Mapping[str, Amounts]) -> Figure | None:
    if measure in OWN:
        return getattr(spent, OWN[measure])  # type: ignore[no-any-return]
    if measure == CATALOGUE:
        return channels[CHANNEL].value if CHANNEL in channels else None
    index = [
        row
        for row in own.rows("itkp")
        if row["component"].strip().lower() == INDEX and row["year"] == own.period.year
    ]
    key = f"comparison.{measure}.own"
    return received(key, "value", "itkp", index, INDEX_MEASURE) if index else None


def _entries(
    own: Own, measure: str, rows: Iterable[Row], ours: Figure | None
) -> tuple[list[Entry], list[Entry]]:
    """Return the latest entry of every government, and the ones before those."""
    by_unit: dict[str, list[Entry]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row["date"], row["row"])):
        entry = _entry(own, measure, row)
        if entry.value.value is not None:
            by_unit[entry.name.upper()].append(entry)
    if ours is not None and ours.value is not None:
        told = by_unit.pop(own.name.upper(), [])
        mine = Entry(0, own.name, own.level, True, ours, None, None, own.system, own.as_of)
        by_unit[own.name.upper()] = [*told[:-1], mine] if told else [mine]
    latest = [entries[-1] for entries in by_unit.values()]
    return latest, [entries[-2] for entries in by_unit.values() if len(entries) > 1]


def _entry(own: Own, measure: str, row: Row) -> Entry:
    key = f"comparison.{row['source']}.{row['row']}"
    unit = INDEX_MEASURE if measure == AWARD else ""
    value = (
        percentage_points(f"{key}.share", "share", "comparison", row)
        if measure in SHARES
        else received(f"{key}.value", "value", "comparison", [row], unit)
    )
    return Entry(
        0,
        row["unit_name"],
        row["level"],
        row["unit_name"].upper() in (own.name.upper(), own.code),
        value,
        row["rank"],
        None,
        row["source_name"] or "",
        row["date"],
    )


def _standing(measure: str, level: str, entries: list[Entry], earlier: list[Entry]) -> Standing:
    before = {entry.name: entry.rank for entry in _ranked(earlier)}
    ranked = [replace(entry, before=before.get(entry.name)) for entry in _ranked(entries)]
    key = f"comparison.{measure}.{level or 'all'}"
    at = next((number for number, entry in enumerate(ranked) if entry.own), None)
    if at is None:
        return Standing(measure, level, tuple(ranked), None, None)
    apart = INDEX_MEASURE if measure == AWARD else "gap"
    gap = difference(f"{key}.gap", apart, ranked[at - 1].value, ranked[at].value) if at else None
    after = ranked[at + 1 : at + 2]
    lead = [difference(f"{key}.lead", apart, ranked[at].value, entry.value) for entry in after]
    return Standing(measure, level, tuple(ranked), gap, lead[0] if lead else None)


def _ranked(entries: Iterable[Entry]) -> list[Entry]:
    order = sorted(entries, key=lambda entry: (-Fraction(entry.value.value or 0), entry.name))
    values = [entry.value.value for entry in order]
    return [replace(entry, rank=values.index(entry.value.value) + 1) for entry in order]


def _published(row: Row) -> Published | None:
    whole = interval.amount(row["denominator"] or "")
    if None in (row["share"], row["value"]) or whole is None or whole.low <= 0:
        return None
    key = f"published.{row['source']}.{row['row']}"
    part, printed = interval.stored(row["value"]), interval.stored(row["share"])
    due = interval.percentage(part, whole)
    below = Figure(
        f"{key}.whole",
        "denominator",
        Decimal(whole.value.numerator) / whole.value.denominator,
        how="rows",
        rows=Rows("comparison", "denominator", ((row["source"], row["row"]),)),
    )
    above = received(f"{key}.part", "value", "comparison", [row])
    return Published(
        row["unit_name"],
        row["measure"],
        percentage_points(f"{key}.share", "share", "comparison", row),
        above,
        below,
        ratio(f"{key}.recomputed", "share", above, below),
        due.low / 100,
        due.high / 100,
        interval.verdict(printed, part, whole),
        row["source_name"] or "",
        row["date"],
    )
