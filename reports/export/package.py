"""The descriptor of an exported table: a Frictionless data package, its dictionary too.

Source: Data Package and Table Schema, version 1 (https://specs.frictionlessdata.io).
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import Any

from reports import __version__
from reports.export.fields import Field, Kind
from reports.messages import Language
from reports.quarterly import QuarterlyReport

FILE_NAME = "datapackage.json"
TYPES: Mapping[Kind, Mapping[str, str]] = {
    "text": {"type": "string"},
    "count": {"type": "integer"},
    "money": {"type": "number"},
    "share": {"type": "number"},
    "day": {"type": "date"},
    "yesno": {"type": "boolean"},
}
"""The type of each kind in a Table Schema."""


def descriptor(
    path: Path, fields: Sequence[Field], report: QuarterlyReport, language: Language
) -> bytes:
    """Describe a CSV file as JSON: columns, size, hash, and what it was made from."""
    settings, period = report.settings, str(report.period)
    publisher = settings.publisher
    inputs = {item.source.file: item.source.sha256 for item in report.sources}
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": f"p3dn-{period.lower()}",
        "title": f"{settings.title}, {period}",
        "description": settings.notice,
        "contributors": [{"title": name} for name in [publisher.government] if name],
        "licenses": [{"name": "other-open", "title": text} for text in [publisher.licence] if text],
        "sources": [{"title": name, "path": name, "sha256": sha} for name, sha in inputs.items()],
        "generator": f"p3dn-reports {__version__}",
        "resources": [_resource(path, fields, language)],
    }
    told = {key: value for key, value in package.items() if value}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(path: Path, fields: Sequence[Field], language: Language) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return {
        "profile": "tabular-data-resource",
        "name": path.stem,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"'},
        "schema": {"fields": [_described(field, language) for field in fields]},
    }


def _described(field: Field, language: Language) -> dict[str, str]:
    return {"name": field.name, **TYPES[field.kind], "description": field.told[language]}
