"""The columns of what is exported, as ``fields.toml`` declares them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from reports.messages import Language

Kind = Literal["text", "count", "money", "share", "day", "yesno"]

SQL: Mapping[Kind, str] = {
    "text": "VARCHAR",
    "count": "BIGINT",
    "money": "DECIMAL(38, 2)",
    "share": "DECIMAL(38, 12)",
    "day": "DATE",
    "yesno": "BOOLEAN",
}
"""How DuckDB, and so Parquet, holds each kind."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, what kind its values are of, and what it holds in both languages."""

    name: str
    kind: Kind
    told: Mapping[Language, str]


@cache
def fields(table: str) -> tuple[Field, ...]:
    """Return the columns of ``facts``, ``rankings``, ``figures`` or ``data``."""
    text = files("reports").joinpath("export", "fields.toml").read_text("utf-8")
    declared = tomllib.loads(text)[table]
    return tuple(
        Field(name, item["kind"], {"id": item["id"], "en": item["en"]})
        for name, item in declared.items()
    )
