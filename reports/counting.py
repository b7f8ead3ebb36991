"""Where kept facts are added up: in process or in a cluster, for rankings and for reports."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from reports import facts, kept, pipeline, settings, standings
from reports.exceptions import FindingsError, InputError, PeriodError
from reports.intake import record
from reports.intake.door import Source
from reports.period import Period
from reports.pipeline import Checked, Tell, silent
from reports.quarterly import QuarterlyReport
from reports.standings import Standings


def check(
    inputs: Sequence[kept.Place],
    period: Period | None = None,
    *,
    tell: Tell = silent,
    address: str | None = None,
) -> Checked:
    """Check the inputs for a report; with the address of a cluster, have it compute the cube.

    Of a table that nobody vouches for the rows are taken from the cluster, and added up here, as
    they were checked. Raises InputError where there is an address, but no facts in a table.
    """
    checked = partial(pipeline.check, inputs, period, assume=False, tell=tell)
    if not address or kept.bare(inputs) is not None:
        return checked(address=address)
    place = kept.folder(inputs)
    if place is None:
        raise InputError("E-287")
    current(Path(inputs[0]))
    found = checked()
    if found.facts is None or found.stops:
        return found
    asked = kept.opened(place, found.facts.scope, address)
    period = found.facts.period
    cube = asked.cells(period.year, period.quarter)
    return replace(found, facts=replace(found.facts, cube=cube))


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
    told = facts.told(period or chosen.period, sources, asked.years())
    if told is None:
        raise PeriodError("E-105")
    return standings.build(asked, told, chosen, quarter_only=quarter_only)


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
