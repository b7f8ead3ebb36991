"""Where kept facts are added up: in process or in a cluster, for rankings and for reports."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from reports import facts, kept, pipeline, settings, standings
from reports.exceptions import FindingsError, InputError, PeriodError
from reports.findings import Finding
from reports.intake import record
from reports.intake.door import Source
from reports.intake.record import PLACED
from reports.period import Period
from reports.pipeline import Checked, Tell, silent
from reports.quarterly import QuarterlyReport
from reports.standings import Standings


@contextmanager
def checking(
    inputs: Sequence[kept.Place],
    period: Period | None = None,
    *,
    tell: Tell = silent,
    address: str | None = None,
) -> Iterator[Checked]:
    """Check the inputs for a report; with the address of a cluster, have it compute the cube.

    Of a table that nobody vouches for the rows are taken from the cluster, and added up here, as
    they were checked. Raises InputError where there is an address, but no facts in a table.
    """
    if address and kept.folder(inputs) is None:
        raise InputError("E-287")
    given = Path(inputs[0])
    vouched = isinstance(inputs[0], Path) and record.is_kept(given)
    if address and vouched:
        current(given)
    with pipeline.checking(inputs, period, tell=tell, address=address) as checked:
        yield _with_cube(checked, given / PLACED, address) if address and vouched else checked


def _with_cube(checked: Checked, place: Path, address: str) -> Checked:
    """Return what was checked with the cube that a cluster computes, if there is to be a report."""
    found = checked.facts
    if found is None or checked.stops:
        return checked
    asked = kept.opened(place, found.scope, address)
    cube = asked.cells(found.period.year, found.period.quarter)
    return replace(checked, facts=replace(found, cube=cube))


def ranked(
    inputs: Sequence[kept.Place],
    period: Period | None = None,
    *,
    quarter_only: bool = False,
    tell: Tell = silent,
    address: str | None = None,
) -> QuarterlyReport | Standings:
    """Return who leads: from kept facts by one pass over them, in process or in a cluster.

    Raises FindingsError, with every finding, if any of them stops a report.
    """
    place = kept.folder(inputs)
    if place is None:
        if address:
            raise InputError("E-287")
        return pipeline.model(
            [Path(i) for i in inputs], period, quarter_only=quarter_only, tell=tell
        )
    near = [Path(inputs[0])]
    chosen, sources = settings.of(near), _sources(near[0], period)
    tell("S-rank")
    asked = kept.opened(place, chosen.data.units, address)
    told = facts.told(
        period or chosen.period, sources, asked.years(everywhere=record.is_kept(near[0]))
    )
    if told is None:
        raise PeriodError("E-105")
    found = standings.build(asked, told, chosen, quarter_only=quarter_only)
    if not found.rankings:
        raise FindingsError([Finding("F-109", kept.called(place))])
    return found


def _sources(place: Path, period: Period | None) -> Sequence[Source]:
    """Return the sources of kept facts; raise FindingsError if they were not fit for use.

    Facts without a record, which another program may have written, have none.
    """
    if not record.is_kept(place):
        return ()
    with tempfile.TemporaryDirectory(prefix="p3dn-") as folder:
        intake = pipeline.opened([place], Path(folder), period)
    if not current(place).placed or any(finding.stops for finding in intake.findings):
        raise FindingsError(pipeline.judged(intake, [place], period).findings)
    return intake.sources


def current(folder: Path) -> record.Record:
    """Return the record of kept facts that are as the settings and decisions beside them say.

    Raises InputError where these were changed after the facts were placed by them.
    """
    found = record.read(folder)
    if record.hashes(pipeline.notes([folder])) != found.notes:
        raise InputError("E-283", path=folder)
    return found
