"""What was found out about one sheet, to be handed over by the process that read it."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(slots=True)
class Seen:
    """What was found out about one sheet."""

    sheet: str
    layout: str = ""
    table: str = ""
    dated: bool = True
    columns: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    rows: int = 0
    findings: list[dict[str, Any]] = field(default_factory=list)

    def find(self, rule: str, **details: object) -> None:
        """Note a finding on this sheet."""
        self.findings.append({"rule": rule, "sheet": self.sheet, **details})

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values, to be handed over as JSON."""
        return asdict(self)


def letters(place: int) -> str:
    """Return the letters of a column by its place, counted from 0: A, B, ... Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name
