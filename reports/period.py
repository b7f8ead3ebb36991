"""Quarters of a fiscal year, as Indonesian offices write them: ``2022-TW4``."""

import datetime
import re
from dataclasses import dataclass

from reports.exceptions import PeriodError

ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A quarter (Triwulan) of a fiscal year (Tahun Anggaran, the calendar year)."""

    year: int
    quarter: int

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read ``2022-TW4`` (also ``2022tw4``, ``2022-Q4``); else raise PeriodError."""
        match = re.fullmatch(r"(20\d\d)[- ]?(?:TW|Q)[- ]?([1-4])", text.strip(), re.IGNORECASE)
        if match is None:
            raise PeriodError("E-101", text=text)
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: datetime.date) -> "Period":
        """Return the quarter that a day lies in."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    def __str__(self) -> str:
        return f"{self.year}-TW{self.quarter}"

    @property
    def roman(self) -> str:
        """The quarter's number as official papers write it: I to IV."""
        return ROMAN[self.quarter - 1]

    @property
    def first_day_of_year(self) -> datetime.date:
        """1 January of the fiscal year."""
        return datetime.date(self.year, 1, 1)

    @property
    def last_day_of_year(self) -> datetime.date:
        """31 December of the fiscal year."""
        return datetime.date(self.year, 12, 31)

    @property
    def start(self) -> datetime.date:
        """The first day of the quarter."""
        return datetime.date(self.year, self.quarter * 3 - 2, 1)

    @property
    def end(self) -> datetime.date:
        """The last day of the quarter."""
        following = datetime.date(self.year + self.quarter // 4, self.quarter * 3 % 12 + 1, 1)
        return following - datetime.timedelta(days=1)
