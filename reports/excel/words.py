"""What several sheets share: their sentences, the lines under their titles, the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reports.changes import PlaceKey
from reports.excel.page import Chart, Link, Page, Revised, Table, Value
from reports.messages import Language
from reports.quarterly import QuarterlyReport
from reports.ranking import Category, Place
from reports.settings import Settings
from reports.voice import Voice


@dataclass(frozen=True)
class Words:
    """Says what the sheets of a report's workbook say, in its language."""

    voice: Voice
    folder: str = ""
    """The way from the workbook to the inputs' folder, ending in a slash, for links to cells."""

    @property
    def report(self) -> QuarterlyReport:
        """The report that the workbook shows."""
        return self.voice.report

    @property
    def language(self) -> Language:
        """The language of the workbook."""
        return self.voice.language

    def say(self, message: str, **values: object) -> str:
        """Return a whole sentence in the workbook's language."""
        return self.voice.say(message, **values)

    @property
    def live(self) -> bool:
        """Whether the cells fit onto the sheet Data, so that the other sheets compute from it."""
        return len(self.report.cells) <= self.report.settings.limits.sheet_rows

    def rank(self, category: Category, place: Place) -> Value:
        """Return a place, marked where a corrected edition changes it."""
        return self.placed(place.rank, (category.code, place.unit.level, place.unit.code, 0))

    def placed(self, rank: int | None, key: PlaceKey) -> Value:
        """Return which place a unit has, marked as ``rank`` does."""
        revision = self.report.revision
        return Revised(rank) if revision and key in revision.places else rank

    @cached_property
    def contents(self) -> str:
        """The name of the sheet of contents."""
        return self.say("Isi")

    @cached_property
    def status(self) -> str:
        """What kind of edition this is."""
        return self.voice.status

    @cached_property
    def group(self) -> str:
        """What units are ranked within: groups of an office, or levels of government."""
        return self.say("Kelompok") if self.report.government else self.say("Tingkat")

    @cached_property
    def period(self) -> str:
        """Name the report's span, such as ``s.d. Triwulan IV Tahun Anggaran 2022``."""
        said = {"quarter": self.report.period.roman, "year": self.report.period.year}
        if self.report.cumulative:
            return self.say("s.d. Triwulan %(quarter)s Tahun Anggaran %(year)s", **said)
        return self.say("Triwulan %(quarter)s Tahun Anggaran %(year)s", **said)

    @cached_property
    def source(self) -> str:
        """Say where the data come from and of which day they are."""
        name = self.report.system or self.say("berkas masukan (lihat lembar Sumber)")
        if not self.report.as_of:
            return self.say("Sumber: %(source)s", source=name)
        day = self.voice.date(self.report.as_of)
        return self.say("Sumber: %(source)s, data per %(date)s", source=name, date=day)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """What stands under every sheet's title."""
        return tuple(filter(None, (self.period, self.source, self.report.settings.notice)))

    @cached_property
    def foot(self) -> tuple[str, str, str]:
        """What is printed at the foot of every sheet."""
        return (self.voice.mark, "&A", self.say("&P dari &N"))

    def page(
        self,
        name: str,
        title: str,
        table: Table,
        *,
        about: str = "",
        notes: Sequence[str] = (),
        charts: Sequence[Chart] = (),
        **rest: Any,
    ) -> Page:
        """Make a sheet with one table; its title describes it where nothing else does."""
        return Page(
            name,
            title,
            (*self.lines, *notes),
            (table,),
            about=about or title,
            charts=charts,
            home=Link(self.contents, self.say("Kembali ke daftar isi")),
            foot=self.foot,
            **rest,
        )


def publisher(report: QuarterlyReport) -> str:
    """Name who publishes the report, from the government down to the unit."""
    return issuer(report.settings)


def issuer(settings: Settings) -> str:
    """Name who issues a document, from the government down to the unit; '' if that is not set."""
    by = settings.publisher
    return ", ".join(filter(None, (by.government, by.office, by.unit)))
