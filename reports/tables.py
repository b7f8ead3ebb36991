"""The tables of facts and the kinds of their fields.

``tables.toml`` declares those of other systems' exports; the office's own workbook its own.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from reports import workbook

SQL_TYPES = {
    "text": "VARCHAR",
    "choice": "VARCHAR",
    "money": "DECIMAL(18, 2)",
    "count": "BIGINT",
    "date": "DATE",
    "year": "SMALLINT",
    "quarter": "SMALLINT",
    "number": "DECIMAL(24, 6)",
    "share": "DECIMAL(18, 6)",
    "yesno": "BOOLEAN",
}
"""How each kind of field is kept."""

LEADING = {"row": "BIGINT", "left_out": "VARCHAR", "digest": "VARCHAR"}
"""What stands before the fields of every row: its number, the reason why it does not count, and a
digest of all its cells where another row of the sheet has the same key."""


KEPT_FACT = "kept_fact"
"""The table of facts that were taken from a table of the same columns; nobody saw their files."""


@cache
def tables() -> Mapping[str, Mapping[str, str]]:
    """Return every table: its fields in their order, each with its kind."""
    exports: dict[str, dict[str, str]] = tomllib.loads(
        files("reports").joinpath("tables.toml").read_text("utf-8")
    )
    own = {
        sheet.table: {column.field: column.kind for column in sheet.columns}
        for sheet in workbook.current().sheets
    }
    return own | exports


def sql_columns(table: str) -> dict[str, str]:
    """Return the columns of a table as the door hands its rows over, with their SQL types."""
    return LEADING | {field: SQL_TYPES[kind] for field, kind in tables()[table].items()}
