"""The whole flow on one screen: inputs -> facts and findings -> model -> writers -> edition."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from reports import settings as settings_file
from reports.exceptions import FindingsError
from reports.findings import Finding
from reports.period import Period
from reports.settings import Settings

Tell = Callable[[str], None]
"""What hears of each step: the code of its sentence."""


def silent(step: str) -> None:
    """Hear of a step and say nothing."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Facts with every finding about them; ``facts`` is None when no row could be read."""

    settings: Settings
    facts: "Facts | None"
    findings: tuple[Finding, ...]

    @property
    def stops(self) -> bool:
        """Whether any finding forbids making figures of the facts."""
        return any(finding.stops for finding in self.findings)
