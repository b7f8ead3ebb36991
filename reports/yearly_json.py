"""The yearly summary as JSON: what the last edition of the year knows, and what the summary adds.

A figure named after an edition, ``2023-TW1.1/all.pdn``, is the one of that key in the
``figures.json`` of the quarter's first edition; those lie inside the PDF. Figures without such a
name, cells and rows are those of the last edition of the year.
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from reports import figures_json
from reports.figures import Figure
from reports.yearly import YearlyReport
from reports.yearly.corrections import Correction
from reports.yearly.histories import History


def figures(model: YearlyReport) -> bytes:
    """Write every figure that is printed, the rankings and corrections, as UTF-8 JSON."""
    last = model.report
    told = {
        "kind": "yearly",
        "period": str(model.year),
        "last": str(last.period),
        "missing": [str(quarter.period) for quarter in model.missing],
        "editions": [asdict(edition) for edition in model.editions],
        "corrections": [_correction(item) for item in model.corrections],
        "histories": [_history(item) for item in model.histories],
    }
    return figures_json.encoded(figures_json.document(last, (last, *figures_in(model))) | told)


def figures_in(model: YearlyReport) -> Iterator[Figure]:
    """Yield every figure of the summary itself; those of its reports are theirs."""
    for quarter in model.quarters:
        yield from figures_json.figures_in((*quarter.own.values(), *quarter.upto.values()))
        yield from figures_json.figures_in((quarter.indicator, quarter.target, quarter.attained))
    parts = (model.corrections, model.reconciled, model.programmes, model.years)
    yield from figures_json.figures_in(parts)
    for item in model.sources:
        yield from figures_json.figures_in((item.pdn, item.whole, item.share, item.again))


def _correction(item: Correction) -> dict[str, Any]:
    told = item.told
    parts = {"published": told.published, "known": told.known, "change": told.change}
    return {
        "period": str(item.period),
        "code": item.code,
        "unit": item.unit,
        "measure": item.measure,
        "since": f"{item.since}.{item.edition}",
        **{name: figure.key if figure else None for name, figure in parts.items()},
    }


def _history(item: History) -> dict[str, Any]:
    return {
        "category": item.category.code,
        "level": item.level,
        "units": [
            {
                "code": course.unit.code,
                "unit": course.unit.name,
                "published": course.published,
                "known": course.known,
            }
            for course in item.courses
        ],
    }
