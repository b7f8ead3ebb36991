"""The tables of facts and the kinds of their fields, as ``tables.toml`` declares them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

SQL_TYPES = {
    "text": "VARCHAR",
    "money": "DECIMAL(18, 2)",
    "count": "BIGINT",
    "date": "DATE",
    "year": "SMALLINT",
    "quarter": "SMALLINT",
    "percent": "DECIMAL(18, 6)",
    "yesno": "BOOLEAN",
}
"""How each kind of field is kept."""

LEADING = {"row": "BIGINT", "left_out": "VARCHAR", "digest": "VARCHAR"}
"""What stands before the fields of every row: its number, the reason why it does not count, and a
digest of all its cells where another row of the sheet has the same key."""


@cache
def tables() -> Mapping[str, Mapping[str, str]]:
    """Return every table: its fields in their order, each with its kind."""
    declared: dict[str, dict[str, str]] = tomllib.loads(
        files("reports").joinpath("tables.toml").read_text("utf-8")
    )
    return declared


def sql_columns(table: str) -> dict[str, str]:
    """Return the columns of a table as the door hands its rows over, with their SQL types."""
    return LEADING | {field: SQL_TYPES[kind] for field, kind in tables()[table].items()}
