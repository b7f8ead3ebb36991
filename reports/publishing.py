"""What is made of a checked model and where it goes: drafts, final editions, sheets, exports."""

import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from reports import (
    corrected,
    counting,
    decisions,
    editions,
    fixit_folder,
    kept,
    pipeline,
    settings,
    whole,
)
from reports.aside import aside, meanwhile
from reports.corrected import Correction, Former
from reports.editions import Record
from reports.exceptions import InputError
from reports.intake.door import Received
from reports.messages import Language
from reports.period import Period
from reports.pipeline import Tell, silent
from reports.quarterly import QuarterlyReport
from reports.unit import Unit
from reports.yearbook import publishing as summaries

UNITS = "unit"
"""The folder of the sheets of units."""

NAMES: Mapping[Language, str] = {"id": "laporan-triwulan", "en": "quarterly-report"}
"""The names of the report's files in each language."""

PREPARED = ("quarterly", "excel", "figures_json")
"""The templates and the writers of a quarterly report beside its pages."""

STEPS = ("S-read", "S-check", "S-rank", "S-json", "S-pdf", "S-excel", "S-write")
"""The steps of a quarterly report, in their order."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a user asks for: the inputs, where to write, and what of it in which language."""

    inputs: Sequence[Path]
    outputs: Path
    period: Period | None = None
    force: bool = False
    """Whether what is there already may be replaced."""
    quarter_only: bool = False
    language: Language = "id"
    address: str | None = None
    """The cluster that is to add up the facts; None: this process does."""
    table: str = ""
    """What the cluster knows the input by, if it is no path: ``inputs`` then only name it."""

    @property
    def ending(self) -> str:
        """What tells an edition in another language by the name of its folder."""
        return "" if self.language == "id" else f"-{self.language}"


@dataclass(frozen=True, slots=True)
class Reproduced:
    """What became of making an edition again."""

    files: tuple[str, ...]
    """The files that were made again."""
    changed: tuple[str, ...]
    """Those of the edition that are no longer what was published."""
    different: tuple[str, ...]
    """Those that came out otherwise than they were published."""
    program: Mapping[str, str]
    """The versions that the edition was made with."""


def report(order: Order, tell: Tell = silent) -> tuple[QuarterlyReport, tuple[Path, ...]]:
    """Make the quarterly report; return its model and the files that were written."""
    place = _place(order, editions.DRAFT) if order.inputs[0].is_dir() else None
    inputs = [order.table] if order.table else order.inputs
    with (
        meanwhile(partial(prepare, *PREPARED)),
        counting.checking(inputs, order.period, tell=tell, address=order.address) as checked,
    ):
        built = pipeline.built(checked, tell, quarter_only=order.quarter_only)
    place = place or _place(order, editions.DRAFT, built.period)
    files = written(built, checked.received, order.language, toward(place, order.inputs), tell)
    tell("S-write")
    return built, editions.publish(place, built, files, origin(order), force=order.force)


def prepare(templates: str, *writers: str) -> None:
    """Import what makes pages and other writers, and compile a folder of templates.

    That takes a second, which is best done while inputs are read.
    """
    from reports import pdf

    for name in writers:
        import_module(f"reports.{name}")
    pdf.compile_folder(templates)


def finalize(
    order: Order, correction: Correction | None = None, tell: Tell = silent
) -> tuple[QuarterlyReport, tuple[Path, ...]]:
    """Publish a final edition, with what it was made from; return model and files.

    It is the first of its inputs, or with a ``correction`` the one that replaces another. Nothing
    is ever written over. Raises OutputError where it is published already, InputError where the
    other cannot be replaced or nothing changed.
    """
    former = corrected.former(correction.replaces, order.outputs) if correction else None
    received, built = _modelled(order, tell)
    named = order.inputs if order.inputs[0].is_dir() else [Path(str(built.period))]
    home, number = editions.apart(editions.home(order.outputs, named), order.inputs), 1
    if correction and former:
        home = order.outputs / correction.replaces.resolve().parent.name
        number = former.record.edition + 1
        period, alone = str(built.period), not built.cumulative
        corrected.check_same(former, period, order.language, quarter_only=alone)
    place = editions.final(home, number, order.ending)
    reason = correction.reason if correction else ""
    built = _numbered(built, number, former, reason, _notes(order.inputs))
    carried = _kept(received, order.inputs) | (former.kept if former else {})
    files = written(built, received, order.language, f"{editions.INPUTS}/", tell)
    tell("S-write")
    return built, editions.publish(place, built, {**files, **carried}, origin(order), force=False)


def _numbered(
    built: QuarterlyReport,
    number: int,
    former: Former | None,
    reason: str,
    notes: Mapping[str, Path | None],
) -> QuarterlyReport:
    """Return the model as that of a final edition, with what it changes in the former one."""
    if former is None:
        return replace(built, edition=number)
    from reports import figures_json  # heavy: only once figures are there

    figures = figures_json.figures(built)
    revision = corrected.revision(built, figures, former, reason, notes)
    return replace(built, edition=number, revision=revision)


def reproduce(folder: Path, tell: Tell = silent) -> Reproduced:
    """Make a final edition again from what it was made from, and compare the bytes.

    Raises InputError where the folder is no final edition, what it was made from was changed, or
    the quarters of a summary come out otherwise.
    """
    record = _sound(folder)
    changed, (wanted, _) = editions.changed(folder, record), editions.parted(record)
    if record.is_summary:
        files = summaries.again(folder, record, tell)
    else:
        received, built = _built(folder, record, tell)
        files = written(built, received, record.language, f"{editions.INPUTS}/", tell)
    made = {name: sha256(content).hexdigest() for name, content in files.items()}
    others = sorted(name for name in wanted | made if wanted.get(name) != made.get(name))
    return Reproduced(tuple(sorted(wanted)), tuple(changed), tuple(others), record.program)


def again(folder: Path, tell: Tell) -> tuple[Sequence[Received], QuarterlyReport]:
    """Build the model of a final edition of a quarter again: its files, and the model.

    Raises InputError where the folder is none, or what it was made from was changed.
    """
    record = _sound(folder)
    if record.is_summary:
        raise InputError("E-266", path=folder)
    return _built(folder, record, tell)


def _sound(folder: Path) -> Record:
    """Return the record of a final edition; raise InputError where what it carries was changed."""
    record = editions.read(folder)
    altered = editions.parted(record)[1].intersection(editions.changed(folder, record))
    if altered:
        raise InputError("E-155", path=folder, files=", ".join(sorted(altered)))
    return record


def _built(folder: Path, record: Record, tell: Tell) -> tuple[Sequence[Received], QuarterlyReport]:
    inputs = [folder / editions.INPUTS]
    received, built = pipeline.modelled(
        inputs, Period.parse(record.period), quarter_only=record.quarter_only, tell=tell
    )
    former = corrected.carried(folder, record)
    return received, _numbered(built, record.edition, former, record.reason, _notes(inputs))


def _kept(received: Sequence[Received], inputs: Sequence[Path]) -> dict[str, bytes]:
    """Return what a report was made from: inputs, settings, emblem, decisions."""
    used = {item.name: fixit_folder.content(item) for item in received if item.sha256}
    used |= pipeline.notes(inputs)
    return {f"{editions.INPUTS}/{name}": content for name, content in sorted(used.items())}


def export(order: Order, table: str, formats: Sequence[str], tell: Tell = silent) -> list[Path]:
    """Write ``facts``, ``rankings`` or ``figures`` for machines; return the files."""
    from reports import export as exports  # heavy: only once figures are there

    place = _place(order, table) if order.inputs[0].is_dir() else None
    with pipeline.checking(order.inputs, order.period, tell=tell) as checked:
        built = pipeline.built(checked, tell, quarter_only=order.quarter_only)
        place = place or _place(order, table, built.period)
        tell("S-export")
        relation = exports.relation(table, built, pipeline.sound(checked))
        written: list[str] = []
        whole.fill(
            place,
            lambda folder: written.extend(
                exports.write(folder, relation, formats, built, order.language)
            ),
            own=lambda _: (),
            force=order.force,
        )
    return [place / name for name in written]


def sheets(
    order: Order,
    wanted: str,
    tell: Tell = silent,
    steps: Callable[[Sequence[Unit]], Iterable[Unit]] = iter,
) -> tuple[Path, ...]:
    """Make the two-page sheet of each unit that is wanted; return the files that were written.

    ``steps`` hears of every unit before its sheet is made.
    """
    from reports import pdf, scorecard  # heavy: only once figures are there

    place = _place(order, UNITS) if order.inputs[0].is_dir() else None
    _, built = _modelled(order, tell)
    place = place or _place(order, UNITS, built.period)
    units = scorecard.chosen(built, wanted)
    names = editions.names(unit.code for unit in units)
    files = {
        f"{names[unit.code]}.pdf": pdf.sheet(scorecard.scorecard(built, unit), order.language)
        for unit in steps(units)
    }
    tell("S-write")
    return editions.publish(place, built, files, origin(order), force=order.force)


def _modelled(order: Order, tell: Tell) -> tuple[Sequence[Received], QuarterlyReport]:
    return pipeline.modelled(order.inputs, order.period, quarter_only=order.quarter_only, tell=tell)


def _place(order: Order, what: str, period: Period | None = None) -> Path:
    """Return the folder of a document, in the one named after the inputs' folder or the period."""
    named = [Path(str(period))] if period else order.inputs
    editions.apart(editions.home(order.outputs, named), order.inputs)
    return editions.place(order.outputs, named, f"{what}{order.ending}", force=order.force)


def origin(order: Order) -> editions.Origin:
    """Return what an order's documents are made from beside its inputs."""
    return editions.Origin(_notes(order.inputs), order.language)


def _notes(inputs: Sequence[Path]) -> Mapping[str, Path | None]:
    return {"settings": settings.nearest(inputs[0]), "decisions": decisions.of(inputs).path}


def toward(place: Path, inputs: Sequence[Path]) -> str:
    """Return the way from an edition's folder to the inputs', for links; '' to another drive."""
    if kept.folder(inputs) is not None:  # the files themselves are not there
        return ""
    folder = inputs[0] if inputs[0].is_dir() else inputs[0].parent
    try:
        return f"{Path(os.path.relpath(folder, place)).as_posix()}/"
    except ValueError:
        return ""


def written(
    built: QuarterlyReport,
    received: Sequence[Received],
    language: Language,
    way: str,
    tell: Tell,
) -> Mapping[str, bytes]:
    """Have the three writers write the one model; the PDF holds figures.json and the inputs.

    Pages need figures.json at their end and the workbook never, so a second processor writes both
    meanwhile.
    """
    from reports import excel, figures_json, pdf  # heavy: only once figures are there

    tell("S-json")
    others = partial(figures_json.figures, built), partial(excel.workbook, built, language, way)
    with aside(*others) as (figures, workbook):
        tell("S-pdf")
        inside = pdf.enclosed(_enclosed(built, received), figures, language)
        document = pdf.document(built, language, inside)
        tell("S-excel")
        book, numbers = workbook(), figures()
    too_many = len(built.cells) > built.settings.limits.sheet_rows
    return {
        f"{NAMES[language]}.pdf": document,
        f"{NAMES[language]}.xlsx": book,
        "figures.json": numbers,
        **(_beside(built, language) if too_many else {}),
    }


def _beside(built: QuarterlyReport, language: Language) -> dict[str, bytes]:
    """Return the cells that are too many for the workbook as files, with their dictionary."""
    from reports import export as exports
    from reports.export import relations

    with tempfile.TemporaryDirectory(prefix="p3dn-") as folder:
        place = Path(folder)
        names = exports.write(place, relations.data(built), ("csv", "parquet"), built, language)
        return {name: (place / name).read_bytes() for name in names}


def _enclosed(built: QuarterlyReport, received: Sequence[Received]) -> Mapping[str, bytes]:
    """Return the bytes of the inputs that the report was made from.

    None where they are too many, or only their facts were kept.

    Raises InputError if a file is no longer the one that was read.
    """
    hashes = {item.source.sha256 for item in built.sources}
    used = [item for item in received if item.sha256 in hashes]
    sizes = [item.path.stat().st_size for item in used if item.path]
    if len(sizes) < len(used) or sum(sizes) > built.settings.limits.embedded_bytes:
        return {}
    return {item.name: fixit_folder.content(item) for item in used}
