"""The yearly summary as JSON: its figures, and the editions whose figures they rest on.

A figure named after an edition, ``2023-TW1.1/all.pdn``, is the one of that key in the
``figures.json`` of the quarter's first edition; cells and rows are those of the last edition of the
year. All lie inside the PDF.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from reports import figures_json
from reports.figures import Figure
from reports.yearly import YearlyReport
from reports.yearly.corrections import Correction
from reports.yearly.histories import History

VERSION = 1


def figures(model: YearlyReport) -> bytes:
    """Write every figure of the summary, its rankings and corrections, as UTF-8 JSON."""
    last = model.report
    document = {
        "version": VERSION,
        "kind": "yearly",
        "period": str(model.year),
        "last": str(last.period),
        "source": last.system,
        "as_of": last.as_of.isoformat() if last.as_of else None,
        "missing": [str(quarter.period) for quarter in model.missing],
        "editions": [asdict(edition) for edition in model.editions],
        "corrections": [_correction(item) for item in model.corrections],
        "rankings": [figures_json.category(last, code) for code in figures_json.categories(last)],
        "histories": [_history(item) for item in model.histories],
        "figures": {item.key: figures_json.described(item) for item in figures_in(model)},
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


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
