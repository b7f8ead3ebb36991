"""What the sheets of the yearly summary say, and the model that they show."""

from functools import cached_property

from reports.excel import words
from reports.voice import Voice
from reports.yearly import YearlyReport
from reports.yearly.told import Quarter


class Words(words.Words):
    """Says what the sheets say; the span is the year."""

    model: YearlyReport

    def __init__(self, voice: Voice, model: YearlyReport) -> None:
        super().__init__(voice)
        object.__setattr__(self, "model", model)

    @cached_property
    def period(self) -> str:
        """Name the fiscal year."""
        return self.say("Tahun Anggaran %(year)s", year=self.model.year)

    def head(self, quarter: Quarter) -> str:
        """Name a quarter in the head of a column."""
        return self.say("TW %(quarter)s", quarter=quarter.period.roman)
