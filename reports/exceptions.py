"""The one family of errors. Each already is the sentence that the user reads.

An error carries the code of its sentence in ``messages.toml`` and what fills it in, so that the
command that catches it can say it in the user's language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.messages import Language, sentence

if TYPE_CHECKING:  # findings need Babel, which help and usage errors do not wait for
    from collections.abc import Sequence

    from reports.findings import Finding


class ReportError(Exception):
    """Anything that stops the program and is not a bug of ours."""

    def __init__(self, code: str, **details: object) -> None:
        """Keep the message's code and the values for its placeholders."""
        super().__init__(code, details)
        self.code = code
        self.details = details

    def sentence(self, language: Language) -> str:
        """Say what is wrong, where, and what to do."""
        return sentence(self.code, language, self.details)

    def __str__(self) -> str:
        return self.sentence("en")


class PeriodError(ReportError):
    """A period is not written as one, or cannot be told from the data."""


class SettingsError(ReportError):
    """``p3dn.toml`` does not say what it should."""


class InputError(ReportError):
    """What was given as input is not there or cannot be used at all."""


class OutputError(ReportError):
    """A report cannot be written where it was asked for."""


class EngineError(ReportError):
    """A cluster is not there, or cannot do what is asked of it."""


class FindingsError(ReportError):
    """The inputs hold errors, so that no figure may be made; ``findings`` are all there are."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Keep the findings, to be shown before the sentence."""
        super().__init__("E-140", count=sum(finding.stops for finding in findings))
        self.findings = findings


class UnitError(ReportError):
    """A unit that was asked for is not among those that are reported on."""
