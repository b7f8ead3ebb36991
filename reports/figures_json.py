"""The third writer: the model as JSON, for machines and for whoever checks a printed number.

Amounts are decimal strings in rupiah; a share is given as an exact fraction and as a number. The
cells that a figure was summed from are there with their rows, so that every figure can be computed
again.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from reports import decided
from reports.changes import Changes, FigureChange, PlaceChange, Revision, written
from reports.effects import Change, Effect
from reports.figures import BASES, FORMULAS, INDEX_MEASURE, SUMS, Cell, Figure, Value
from reports.findings import Finding
from reports.messages import Language
from reports.national import NationalMaterial
from reports.national.positions import Position
from reports.quarterly import QuarterlyReport, Trace
from reports.ranking import Place, Ranking
from reports.standings import Standings
from reports.wording import number, percent, rupiah

VERSION = 1


def figures(report: QuarterlyReport) -> bytes:
    """Write every figure, its cells with their rows, and what was found, as UTF-8 JSON."""
    return encoded(document(report, report))


def national(material: NationalMaterial) -> bytes:
    """Write the same of the materials for the national meeting, with our places."""
    told = {
        "code": material.speaker.code,
        "name": material.speaker.name,
        "level": material.speaker.level,
        "positions": [_position(item) for item in material.positions],
        "absent": list(material.absent),
    }
    return encoded(document(material.report, material) | {"national": told})


def encoded(values: dict[str, Any]) -> bytes:
    """Write a member a line, for people; json's own indent takes ten times as long."""
    parts = (f"{_text(name)}: {_members(value)}" for name, value in values.items())
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _members(value: Any) -> str:
    if isinstance(value, dict):
        lines = [f" {_text(name)}: {_text(item)}" for name, item in value.items()]
        return "{\n" + ",\n".join(lines) + "\n}"
    if isinstance(value, list):
        return "[\n" + ",\n".join(f" {_text(item)}" for item in value) + "\n]"
    return _text(value)


_text = json.JSONEncoder(ensure_ascii=False).encode


def document(report: QuarterlyReport, whole: object) -> dict[str, Any]:
    """Return what the JSON of a report holds, with every figure in ``whole``."""
    found = {figure.key: figure for figure in figures_in(whole)}
    formulas: dict[str, tuple[str, str | None]] = {**FORMULAS} | BASES
    return {
        "version": VERSION,
        "period": str(report.period),
        "cumulative": report.cumulative,
        "source": report.system,
        "as_of": _plain(report.as_of),
        "formulas": {
            measure: f"sum({above})" + (f" / sum({below})" if below else "")
            for measure, (above, below) in formulas.items()
        },
        "rankings": [category(report, code) for code in categories(report)],
        "figures": {key: described(figure) for key, figure in found.items()},
        "cells": {key: _cell(cell, report.traces[key]) for key, cell in report.cells.items()},
        "left_out": [_plain(asdict(item)) for item in report.left_out],
        "findings": [finding(f) for group in report.findings for f in group.findings],
        "effects": [effect(item) for item in report.effects],
        **decisions(report.decisions),
        "sources": [
            {
                "file": item.source.file,
                "sheet": item.source.sheet,
                "layout": item.source.layout,
                "sha256": item.source.sha256,
                "rows": item.source.rows,
                "counted": item.counted,
            }
            for item in report.sources
        ],
        **revision(report.revision),
    }


def categories(report: QuarterlyReport) -> list[str]:
    """Return the codes of the report's award categories, in their order."""
    return list(dict.fromkeys(ranking.category.code for ranking in report.rankings))


def category(
    report: QuarterlyReport | Standings,
    code: str,
    level: str | None = None,
    language: Language = "id",
) -> dict[str, Any]:
    """Return one category's places at every level, or at one, as plain values."""
    rankings = [ranking for ranking in report.rankings if ranking.category.code == code]
    rule = rankings[0].category
    return {
        "period": str(report.period),
        "cumulative": report.cumulative,
        "category": {
            "code": code,
            "name": rule.name(language),
            "measure": rule.part,
            "by": rule.by,
        },
        "levels": [
            _level(ranking, language)
            for ranking in rankings
            if level is None or ranking.level == level
        ],
    }


def finding(found: Finding) -> dict[str, Any]:
    """Return a finding as plain values, its sentences in both languages."""
    values = _plain(asdict(found))
    values["severity"] = "error" if found.stops else "warning"
    values["what"] = {"id": found.what("id"), "en": found.what("en")}
    values["do"] = {"id": found.todo("id"), "en": found.todo("en")}
    return {key: value for key, value in values.items() if value not in ("", None)}


def effect(found: Effect) -> dict[str, Any]:
    """Return what a reading of a doubtful group changes, its sentences in both languages."""
    return {
        "rule": found.rule,
        "reading": {"id": found.reads("id"), "en": found.reads("en")},
        "says": {"id": found.says("id"), "en": found.says("en")},
        "adds": {"value": _plain(found.value), "pdn": _plain(found.pdn), "umk": _plain(found.umk)},
        "rankings": [
            {
                "category": shift.category.code,
                "level": shift.level,
                "changes": [_change(change) for change in shift.changes],
            }
            for shift in found.shifts
        ],
    }


def _change(change: Change) -> dict[str, Any]:
    before, after = (
        _number(value) if isinstance(value, Fraction) else _plain(value)
        for value in (change.value_before, change.value_after)
    )
    return {
        "code": change.unit.code,
        "unit": change.unit.name,
        "rank": [change.rank_before, change.rank_after],
        "measure": [before, after],
    }


def decisions(decided_: Sequence[decided.Decided]) -> dict[str, Any]:
    """Return the decisions under their name; nothing where there are none."""
    return {"decisions": list(map(decision, decided_))} if decided_ else {}


def decision(item: decided.Decided) -> dict[str, Any]:
    """Return a decision as plain values: what it says, what it answers, what it changes."""
    values = _plain(asdict(item.decision)) | {
        "what": {language: item.effect(language) for language in ("id", "en")},
        "rows": item.rows,
        "amount": _plain(item.amount),
        "before": _plain(item.before),
        "after": _plain(item.after),
        "findings": [finding(found) for found in item.findings],
        "changes": [_replaced(change) for change in item.changes],
    }
    return {key: value for key, value in values.items() if value not in ("", None, [])}


def revision(found: Revision | None) -> dict[str, Any]:
    """Return what a corrected edition changes, under its name; nothing in a first edition."""
    if found is None:
        return {}
    replaced = {"edition": found.edition, "record": found.record}
    return {"changes": {"replaces": replaced, "reason": found.reason} | changes(found.changes)}


def changes(found: Changes) -> dict[str, Any]:
    """Return what differs between two editions as plain values."""
    return {
        "inputs": [asdict(item) for item in found.inputs],
        "cells": [_plain(asdict(item)) for item in found.cells],
        "figures": [_changed(item) for item in found.figures],
        "places": [_moved(item) for item in found.places],
    }


def _moved(item: PlaceChange) -> dict[str, Any]:
    """Return a change of a place; only a summary has some up to an earlier quarter."""
    told = asdict(item)
    return told if item.until else {name: told[name] for name in told if name != "until"}


def _changed(item: FigureChange) -> dict[str, Any]:
    """Return a change of a figure as the Indonesian report prints it, and exact."""
    before, after = written(item, "id")
    return {
        "key": item.key,
        "measure": item.measure,
        "before": before,
        "after": after,
        "exact": {"before": exact(item.before), "after": exact(item.after)},
        "cells": list(item.cells),
    }


def exact(value: Value | None) -> Any:
    """Return a value as JSON holds it exactly: a share as a fraction, an amount as text."""
    return str(value) if isinstance(value, Fraction) else _plain(value)


def figures_in(part: object) -> Iterator[Figure]:
    """Yield every figure in a part of the model, however deep."""
    if isinstance(part, Figure):
        yield part
    elif is_dataclass(part):
        for item in fields(part):
            yield from figures_in(getattr(part, item.name))
    elif isinstance(part, dict):
        for value in part.values():
            yield from figures_in(value)
    elif isinstance(part, tuple):
        for value in part:
            yield from figures_in(value)


def _replaced(change: decided.Change) -> dict[str, Any]:
    """Return a change; the new value is null where it is not known or the row is left out."""
    at: dict[str, Any] = {
        "file": change.source.file,
        "sheet": change.source.sheet,
        "row": change.row,
    }
    if change.leaves_out:
        return at | {"counted": False}
    column = change.source.headings[change.field]
    return at | {
        "cell": change.cell,
        "column": column,
        "old": change.old or None,
        "new": change.new or None,
    }


def _level(ranking: Ranking, language: Language) -> dict[str, Any]:
    return {
        "level": ranking.level,
        "places": [_place(place) for place in ranking.places],
        "unranked": [
            {"code": item.unit.code, "unit": item.unit.name, "reason": item.why(language)}
            for item in ranking.unranked
        ],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "rank": place.rank,
        "code": place.unit.code,
        "unit": place.unit.name,
        "value": _plain(place.value.value),
        "share": _number(place.share.value),
        "complete": _number(place.complete.value),
        "planned": _plain(place.planned.value),
        "tied": place.tied,
    }


def _position(item: Position) -> dict[str, Any]:
    """Return a place with the figures that it rests on, by their keys."""
    keys = {name: getattr(item, name) for name in ("value", "gap", "needed", "lead", "spare")}
    return {
        "category": item.category,
        "by": item.by,
        "rank": item.rank,
        **{name: figure.key if figure else None for name, figure in keys.items()},
        "mixed": item.mixed,
        "peers": [
            {
                "rank": peer.rank,
                "name": peer.name,
                "own": peer.own,
                "figure": peer.value.key,
                "source": peer.source,
                "as_of": _plain(peer.as_of),
            }
            for peer in item.peers
        ],
        "doubts": [
            {"rule": doubt.effect.rule, "reading": doubt.effect.reading, "after": doubt.after}
            for doubt in item.doubts
        ],
    }


def described(figure: Figure) -> dict[str, Any]:
    """Return a figure as plain values, with what it was computed from."""
    value = figure.value
    plain: dict[str, Any] = {"measure": figure.measure, "value": _plain(value)}
    if isinstance(value, Fraction):
        plain |= {"value": _number(value), "fraction": str(value)}
    text = printed(figure)
    return plain | ({"text": text} if text else {}) | _origin(figure)


def printed(figure: Figure) -> str:
    """Write an amount, a share or an index as the Indonesian report does; '' for anything else."""
    value = figure.value
    if isinstance(value, Fraction):
        return percent(value, "id")
    if isinstance(value, Decimal):
        return number(value, "id", 2) if figure.measure == INDEX_MEASURE else rupiah(value, "id")
    return ""


def _origin(figure: Figure) -> dict[str, Any]:
    """Say what a figure was computed from, so that anyone can compute it again."""
    if figure.how == "cells":
        return {"cells": list(figure.cells)}
    if figure.how == "settings":
        return {"settings": figure.parts[0]}
    if figure.rows is None:
        return {figure.how: list(figure.parts)}
    at = [{"source": source, "row": row} for source, row in figure.rows.at]
    return {"rows": {"table": figure.rows.table, "field": figure.rows.field, "at": at}}


def _cell(cell: Cell, traces: tuple[Trace, ...]) -> dict[str, Any]:
    sums = {name: _plain(getattr(cell, name)) for name in SUMS}
    return (
        {"unit": cell.unit, "quarter": cell.quarter, "channel": cell.channel}
        | sums
        | {"from": [{"source": trace.source, "rows": trace.rows} for trace in traces]}
    )


def _number(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]


def _plain(value: Any) -> Any:
    """Return a value as JSON knows it: amounts and days as text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if value is None or isinstance(value, str | int | bool):
        return value
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
