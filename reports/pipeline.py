"""From inputs to the model: facts and findings, what was decided, what is reported."""

import datetime
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from reports import (
    decisions,
    facts,
    fixit,
    fixit_folder,
    kept,
    proposal,
    quarterly,
    settings,
    settling,
    taken,
    whole,
)
from reports.decided import Decided
from reports.effects import Effect
from reports.exceptions import FindingsError, OutputError
from reports.facts import Facts
from reports.findings import Finding
from reports.fixit import Comparison, Dossier
from reports.intake import door
from reports.intake.door import Intake, Received
from reports.intake.opening import NOTHING, Known
from reports.intake.own import Wanted
from reports.kept import Place
from reports.messages import Language
from reports.period import Period
from reports.quarterly import QuarterlyReport
from reports.settings import Settings

Tell = Callable[[str], None]
"""What hears of each step, by the code of its sentence."""


def silent(step: str) -> None:
    """Hear of a step and say nothing."""


NO_DAY = datetime.date(2000, 1, 1)
"""The date that a document carries for which nothing tells one; the clock is not asked."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Facts and every finding about them; ``facts`` is None when no row could be placed."""

    settings: Settings
    facts: Facts | None
    findings: tuple[Finding, ...]
    """What is still open: what a decision answers is in ``decided``."""
    received: tuple[Received, ...] = ()
    decided: tuple[Decided, ...] = ()

    @property
    def stops(self) -> int:
        """How many findings forbid making figures of the facts."""
        return sum(finding.stops for finding in self.findings)


def check(
    inputs: Sequence[Place],
    period: Period | None = None,
    *,
    assume: bool = True,
    tell: Tell = silent,
) -> Checked:
    """Read the inputs and find everything that is wrong or doubtful in them.

    The period is the one given, or that of the settings, or the one that the dates tell; with
    ``assume`` the year's end stands in for a period that nothing tells.
    """
    tell("S-read")
    near = [Path(place) for place in inputs]
    with tempfile.TemporaryDirectory(prefix="p3dn-") as folder:
        intake = read(inputs, Path(folder), period, assume=assume)
        return judged(intake, near, period, assume=assume, tell=tell)


@contextmanager
def checking(
    inputs: Sequence[Place],
    period: Period | None = None,
    *,
    tell: Tell = silent,
    address: str | None = None,
) -> Iterator[Checked]:
    """Check the inputs for a report, while whose model is made the facts may be asked.

    What memory should not hold of them lies on the disk. A table is read from the cluster at the
    address, if there is one.
    """
    tell("S-read")
    near = [Path(place) for place in inputs]
    with tempfile.TemporaryDirectory(prefix="p3dn-") as name:
        folder = Path(name)
        intake = read(inputs, folder, period, assume=False, address=address)
        checked = judged(intake, near, period, assume=False, tell=tell, spill=folder)
        try:
            yield checked
        finally:
            if checked.facts:
                checked.facts.close()


def read(
    inputs: Sequence[Place],
    folder: Path,
    period: Period | None,
    *,
    assume: bool,
    address: str | None = None,
    known: Known = NOTHING,
) -> Intake:
    """Read the inputs, or take over the rows of a table; their facts go into ``folder``.

    A file that is ``known`` is not read. Raises PeriodError where a table holds no row of the
    period, or none can be told and the rows may not be looked at without one (``assume``).
    """
    near = [Path(place) for place in inputs]
    chosen, table = settings.of(near), kept.bare(inputs)
    if table is None:
        return opened(near, folder, period, known)
    asked = kept.opened(table, chosen.data.units, address)
    told = facts.told(period or chosen.period, (), asked.years(), assume=assume)
    given = taken.taken(asked, kept.called(table), folder, told.year if told else None)
    return door.gathered(given, folder)


def opened(
    inputs: Sequence[Path], folder: Path, period: Period | None, known: Known = NOTHING
) -> Intake:
    """Read files; their facts go into ``folder``. A file that is ``known`` is not read."""
    chosen = settings.of(inputs)
    return door.read(
        inputs,
        chosen.limits,
        folder,
        Wanted(period or chosen.period, chosen.data.units),
        used=settings.files(inputs),
        known=known,
    )


def judged(
    intake: Intake,
    inputs: Sequence[Path],
    period: Period | None,
    *,
    assume: bool = True,
    tell: Tell = silent,
    spill: Path | None = None,
) -> Checked:
    """Find everything that is wrong or doubtful in what was read from the inputs.

    What memory should not hold goes into the folder ``spill``, if there is one.
    """
    chosen = settings.of(inputs)
    given = decisions.of(inputs)
    if not intake.sources:
        return Checked(chosen, None, (*intake.findings, *given.refused), intake.received)
    tell("S-check")
    period = period or chosen.period
    load = partial(
        facts.load, intake.sources, period, chosen.data.units, assume=assume, spill=spill
    )
    found = settling.outcome(given, intake, load, chosen.data.as_of)
    return Checked(chosen, found.facts, found.findings, intake.received, found.decided)


def notes(inputs: Sequence[Path]) -> dict[str, bytes]:
    """Return the office's own files that have a say, by name: settings, emblem, decisions."""
    given = (settings.nearest(inputs[0]), decisions.of(inputs).path)
    found = {path.name: path.read_bytes() for path in given if path}
    logo = settings.of(inputs).publisher.logo
    return found | ({logo.name: logo.content} if logo else {})


def propose(checked: Checked, path: Path, language: Language) -> Path:
    """Write a decisions file to choose from; raise OutputError rather than replace one."""
    if path.exists():
        raise OutputError("E-210", path=path)
    return whole.write(path, proposal.proposal(checked.findings, language).encode(), force=False)


def fix_it(
    inputs: Sequence[Path],
    folder: Path,
    period: Period | None = None,
    *,
    language: Language = "id",
    tell: Tell = silent,
) -> tuple[Checked, Comparison, tuple[Path, ...]]:
    """Check the inputs and write into ``folder`` what each file has to mend, beside its copy.

    Return what was found, how it compares with the check before into that folder, and the
    workbooks written.
    """
    earlier = fixit_folder.opened(folder, inputs)
    checked = check(inputs, period, tell=tell)
    tell("S-fix-it")
    received = {item.name: item for item in checked.received}
    unasked = () if checked.facts else facts.rules()
    looked = fixit.rechecked(checked.findings, received, earlier.inputs, unasked)
    settled = {fixit.known(found) for item in checked.decided for found in item.findings}
    compared = fixit.compare(
        earlier.findings, checked.findings, lambda item: item not in settled and looked(item)
    )
    record = fixit_folder.record(earlier, received, compared)
    files = _handouts(checked, compared, record.names, language)
    return checked, compared, fixit_folder.publish(folder, earlier, record, files)


def _handouts(
    checked: Checked, compared: Comparison, names: Mapping[str, str], language: Language
) -> Iterator[tuple[str, bytes]]:
    """Yield the workbook of every file with findings, and the file's own bytes."""
    from reports.excel import fixit as workbooks  # heavy: only once findings are there

    told = checked.settings
    period = checked.facts.told if checked.facts else None
    day = told.date or told.data.as_of or (period.end if period else NO_DAY)
    received = {item.name: item for item in checked.received}
    for file, items in sorted(compared.items.items()):
        name, source = names[file], received.get(file)
        dossier = Dossier(file, tuple(items), tuple(compared.fixed.get(file, ())))
        if source and source.sha256:
            copy = fixit_folder.copy(name, source)
            dossier = replace(dossier, copy=copy, sha256=source.sha256, kinds=source.sheets)
            yield copy, fixit_folder.content(source)
        written = workbooks.workbook(dossier, told, day, language)
        yield fixit_folder.workbook(name), written


def model(
    inputs: Sequence[Path],
    period: Period | None = None,
    *,
    quarter_only: bool = False,
    tell: Tell = silent,
) -> QuarterlyReport:
    """Build the report model; raise FindingsError, with every finding, if any of them stops it."""
    return modelled(inputs, period, quarter_only=quarter_only, tell=tell)[1]


def modelled(
    inputs: Sequence[Path],
    period: Period | None = None,
    *,
    quarter_only: bool = False,
    tell: Tell = silent,
) -> tuple[Sequence[Received], QuarterlyReport]:
    """Return the files of the inputs and the model that is made of them, as ``model`` does."""
    with checking(inputs, period, tell=tell) as checked:
        return checked.received, built(checked, tell, quarter_only=quarter_only)


def built(checked: Checked, tell: Tell, *, quarter_only: bool) -> QuarterlyReport:
    """Build the report model of what was checked; raise FindingsError if any finding stops it."""
    facts_ = sound(checked)
    tell("S-rank")
    return quarterly.build(
        facts_,
        checked.findings,
        checked.settings,
        checked.decided,
        quarter_only=quarter_only,
    )


def sound(checked: Checked) -> Facts:
    """Return facts of which figures may be made; raise FindingsError where anything stops them."""
    if checked.facts is None or checked.stops:
        raise FindingsError(checked.findings)
    return checked.facts


def effects(checked: Checked) -> tuple[Effect, ...]:
    """Return what each doubtful group does to the rankings; nothing where there can be none."""
    if checked.facts is None or checked.facts.told is None or checked.stops:
        return ()
    return quarterly.weighed(checked.facts, checked.findings, checked.settings)
