"""What a government's own workbook tells beside the cube: commitments, targets, duties, programmes.

Each module computes one published measure of the P3DN programme from facts; every number is a
figure that knows its rows. A part of which nothing was received is None or empty, and ``absent``
names it, so that no writer prints an empty table.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, fields

from reports.figures import Amounts
from reports.measures import (
    activities,
    bands,
    commitment,
    comparison,
    compliance,
    districts,
    governance,
    indicator,
    monitoring,
    target,
)
from reports.measures.activities import Matching, Problem
from reports.measures.bands import Bands
from reports.measures.commitment import Commitment, Commitments
from reports.measures.comparison import Published, Standing
from reports.measures.compliance import Compliance
from reports.measures.districts import Districts
from reports.measures.governance import Governance
from reports.measures.indicator import Indicator
from reports.measures.monitoring import Monitoring
from reports.measures.own import Own
from reports.measures.target import Target, Thresholds
from reports.unit import Unit


@dataclass(frozen=True, slots=True)
class Measures:
    """The parts of the programme, of the one government whose own workbooks were received."""

    commitments: Commitments | None = None
    targets: tuple[Target, ...] = ()
    indicator: Indicator | None = None
    bands: Bands | None = None
    compliance: Compliance | None = None
    matching: Matching | None = None
    districts: Districts | None = None
    monitoring: Monitoring | None = None
    problems: tuple[Problem, ...] = ()
    standings: tuple[Standing, ...] = ()
    published: tuple[Published, ...] = ()
    governance: Governance | None = None

    @property
    def absent(self) -> tuple[str, ...]:
        """The names of the parts that nothing was received for."""
        return tuple(item.name for item in fields(self) if not getattr(self, item.name))

    def told_of(self, item: Commitment) -> Published | None:
        """Return the published attainment that has a commitment as its denominator: the latest
        of the commitment's year and amount, if it follows from its amounts."""
        told = [
            found
            for found in self.published
            if found.whole.value == item.value.value
            and found.date is not None
            and found.date.year == item.year
            and found.verdict == "follows"
        ]
        return max(told, key=lambda found: found.date or datetime.date.min, default=None)


def of(
    own: Own | None,
    cumulative: tuple[Amounts, ...],
    channels: Mapping[str, Amounts],
    thresholds: Thresholds,
) -> Measures:
    """Compute every part that the own workbooks tell something about.

    ``own`` is the one government whose own workbooks are reported on; ``cumulative`` are the
    amounts of all its offices up to each quarter, ``channels`` those up to the report's quarter by
    channel. Without a single government there is no programme, and every part is absent.
    """
    if own is None:
        return Measures()
    units: dict[str, Unit] = {unit.code: unit for unit in own.facts.units()}
    return Measures(
        commitments=commitment.of(own, cumulative),
        targets=(targets := target.of(own)),
        indicator=indicator.of(own, units, targets, thresholds),
        bands=bands.of(own, units),
        compliance=compliance.of(own),
        matching=activities.matching(own),
        districts=districts.of(own, thresholds),
        monitoring=monitoring.of(own, thresholds),
        problems=activities.problems(own),
        standings=comparison.standings(own, cumulative[-1], channels),
        published=comparison.published(own),
        governance=governance.of(own),
    )
