"""Sentences that several sheets share."""

from reports.messages import Language
from reports.quarterly import QuarterlyReport
from reports.settings import Settings
from reports.unit import Unit
from reports.wording import date

LANGUAGE: Language = "id"
DRAFT = "DRAF – belum ditandatangani"


def period(report: QuarterlyReport) -> str:
    """Name the report's span, such as ``s.d. Triwulan IV Tahun Anggaran 2022``."""
    quarter = f"Triwulan {report.period.roman} Tahun Anggaran {report.period.year}"
    return f"s.d. {quarter}" if report.cumulative else quarter


def source(report: QuarterlyReport) -> str:
    """Say where the data come from and of which day they are."""
    name = report.system or "berkas masukan (lihat lembar Sumber)"
    of = f", data per {date(report.as_of, LANGUAGE)}" if report.as_of else ""
    return f"Sumber: {name}{of}"


def publisher(report: QuarterlyReport) -> str:
    """Name who publishes the report, from the government down to the unit."""
    return issuer(report.settings)


def issuer(settings: Settings) -> str:
    """Name who issues a document, from the government down to the unit; '' if that is not set."""
    by = settings.publisher
    return ", ".join(filter(None, (by.government, by.office, by.unit)))


def lines(report: QuarterlyReport) -> tuple[str, ...]:
    """Return what stands under every sheet's title."""
    return tuple(filter(None, (period(report), source(report), report.settings.notice)))


def code(unit: Unit) -> str | None:
    """Return a unit's code; None where the export has none and the name stands for it."""
    return None if unit.code == unit.name else unit.code
