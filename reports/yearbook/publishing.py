"""What is made of a year's model and where it goes: a draft, or the final summary."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from reports import corrected, editions, settings, yearbook, yearly_json
from reports.corrected import Correction, Former
from reports.editions import Record
from reports.exceptions import InputError
from reports.messages import Language, sentence
from reports.pipeline import Tell, silent
from reports.yearbook import EVERY, FIGURES, Year
from reports.yearly import YearlyReport

NAMES: Mapping[Language, str] = {"id": "ringkasan-tahunan", "en": "yearly-summary"}
"""The names of the summary's files in each language."""

STEPS = ("S-editions", "S-rank", "S-json", "S-pdf", "S-excel", "S-write")
"""The steps of a yearly summary, in their order."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a user asks for: the year, where its editions are and the summary goes, and how."""

    year: int
    outputs: Path
    only: str = EVERY
    partial: bool = False
    """Whether fewer than four quarters will do."""
    final: bool = False
    """Whether the summary is published, once and for all."""
    force: bool = False
    language: Language = "id"
    correction: Correction | None = None
    """What a final summary replaces, and why; None for the first one."""


def report(order: Order, tell: Tell = silent) -> tuple[YearlyReport, tuple[Path, ...]]:
    """Make the summary of a year; return its model and the files that were written.

    Raises InputError as ``yearbook.find`` does and where another summary cannot be replaced or
    nothing changed, and OutputError where it exists already: a draft without ``force``, a final one
    always.
    """
    former = _former(order)
    place, number = _place(order, former)
    tell("S-editions")
    found = yearbook.find(order.year, order.outputs, order.only, partial=order.partial)
    model = yearbook.model(found, order.outputs, number, tell)
    chosen = _settings(found, order.outputs)
    model = _revised(model, former, order.correction.reason if order.correction else "", chosen)
    files = _written(model, found, order.language, tell)
    contents = {**files, **(_kept(found, chosen) if order.final else {})}
    contents |= former.kept if former else {}
    contents |= {editions.RECORD: _record(model, contents, order.language, chosen)}
    tell("S-write")
    return model, editions.stored(place, contents, final=order.final, force=order.force)


def again(folder: Path, record: Record, tell: Tell = silent) -> Mapping[str, bytes]:
    """Make the documents of a final summary again, from the editions that it carries.

    Raises InputError as ``yearbook.model`` does.
    """
    tell("S-editions")
    found, inputs = yearbook.carried(folder, int(record.period)), folder / editions.INPUTS
    model = yearbook.model(found, inputs, record.edition, tell)
    former = corrected.carried(folder, record)
    model = _revised(model, former, record.reason, inputs / settings.FILE_NAME)
    return _written(model, found, record.language, tell)


def _former(order: Order) -> Former | None:
    """Return the summary that is to be replaced; None where this is the first one."""
    if order.correction is None:
        return None
    former = corrected.former(order.correction.replaces, order.outputs)
    home = editions.home(order.outputs, [Path(str(order.year))])
    if order.correction.replaces.resolve().parent != home.resolve():
        raise InputError("E-159", path=order.correction.replaces, outputs=home)
    corrected.check_same(former, str(order.year), order.language, quarter_only=False)
    return former


def _place(order: Order, former: Former | None) -> tuple[Path, int]:
    """Return the folder of the summary and the number of its edition; 0 is a draft."""
    ending = "" if order.language == "id" else f"-{order.language}"
    named = [Path(str(order.year))]
    if order.final:
        number = former.record.edition + 1 if former else 1
        return editions.final(editions.home(order.outputs, named), number, ending), number
    what = f"{editions.DRAFT}{ending}"
    return editions.place(order.outputs, named, what, force=order.force), 0


def _revised(
    model: YearlyReport, former: Former | None, reason: str, chosen: Path | None
) -> YearlyReport:
    """Return the model with what it changes in the summary that it replaces."""
    last = model.last.report
    if former is None or last is None:
        return model
    figures = yearly_json.figures(model)
    found = corrected.revision(model.report, figures, former, reason, {"settings": chosen})
    revision = replace(found, quoted=f"{last.period}.{last.edition}")
    return replace(model, report=replace(model.report, revision=revision))


def _written(model: YearlyReport, found: Year, language: Language, tell: Tell) -> dict[str, bytes]:
    """Have the writers write the one model; the PDF holds the figures of all editions."""
    from reports import pdf  # heavy: only once figures are there
    from reports.excel import yearly
    from reports.pdf.attachments import Attachment

    tell("S-json")
    figures = yearly_json.figures(model)
    said = sentence("T-enclosed-edition", language)
    inside = (
        *(Attachment(name, told, said, "Source") for name, told in yearbook.figures(found).items()),
        Attachment(FIGURES, figures, sentence("T-enclosed-figures", language), "Data"),
    )
    tell("S-pdf")
    document = pdf.yearly(model, language, inside)
    tell("S-excel")
    return {
        f"{NAMES[language]}.pdf": document,
        f"{NAMES[language]}.xlsx": yearly.workbook(model, language),
        FIGURES: figures,
    }


def _kept(found: Year, path: Path | None) -> dict[str, bytes]:
    """Return what the summary was made from: the editions, settings and emblem."""
    kept = yearbook.kept(found)
    if path:
        kept[settings.FILE_NAME] = path.read_bytes()
        logo = settings.read(path).publisher.logo
        kept |= {logo.name: logo.content} if logo else {}
    return {f"{editions.INPUTS}/{name}": content for name, content in sorted(kept.items())}


def _settings(found: Year, outputs: Path) -> Path | None:
    """Return the file of the summary's settings: the nearest, else the last edition's."""
    last = found.chosen[-1].folder / editions.INPUTS / settings.FILE_NAME
    return settings.nearest(outputs) or (last if last.exists() else None)


def _record(
    model: YearlyReport, files: Mapping[str, bytes], language: Language, chosen: Path | None
) -> bytes:
    """Write down which editions the summary is made from, and what it is made of."""
    record = {
        "kind": "yearly",
        **editions.standing(model.report),
        "period": str(model.year),
        "cumulative": True,
        "language": language,
        "editions": {
            item.place: item.files[editions.RECORD] for item in model.editions if item.used
        },
        "settings": editions.digest(chosen) if chosen else None,
        "missing": [str(quarter.period) for quarter in model.missing],
        "files": {name: sha256(content).hexdigest() for name, content in files.items()},
        "program": editions.program(),
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
