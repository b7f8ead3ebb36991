"""The register of an archive: what each document is, and how long it is kept.

Fields after ANRI's and the ministries' registers of outgoing papers (number, date, addressee,
subject) and the office's own retention schedule (JRA), which ``p3dn.toml`` tells.
"""

import csv
import datetime
import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields

from reports.editions import Published
from reports.settings import Settings

COLUMNS = {
    "place": "Berkas",
    "period": "Periode",
    "edition": "Edisi",
    "language": "Bahasa",
    "standing": "Status edisi",
    "replaces": "Menggantikan",
    "reason": "Alasan penggantian",
    "number": "Nomor naskah",
    "date": "Tanggal naskah",
    "title": "Judul",
    "creator": "Pencipta arsip",
    "addressees": "Tujuan",
    "classification": "Klasifikasi arsip",
    "security": "Klasifikasi keamanan",
    "active_until": "Retensi aktif sampai",
    "inactive_until": "Retensi inaktif sampai",
    "fate": "Nasib akhir",
    "files": "Jumlah berkas",
}
"""The headings of the register, by field."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the register; what is not known is ''."""

    place: str
    period: str
    edition: int
    language: str
    standing: str
    replaces: str
    reason: str
    number: str
    date: str
    title: str
    creator: str
    addressees: str
    classification: str
    security: str
    active_until: str
    inactive_until: str
    fate: str
    files: int


def standing(replaced_by: int) -> str:
    """Say whether an edition is in force, or which one replaces it."""
    return f"diganti oleh edisi {replaced_by}" if replaced_by else "berlaku"


def entry(
    place: str, told: Settings, item: Published, day: datetime.date | None, files: int
) -> Entry:
    """Return the entry of an edition.

    Retention is counted from the day of the document: first the active years, then the others.
    """
    active, inactive = told.archive.active_years, told.archive.inactive_years
    first = _later(day, active)
    record = item.record
    return Entry(
        place,
        record.period,
        record.edition,
        record.language,
        standing(item.replaced_by),
        f"edisi {record.replaces.edition}" if record.replaces else "",
        record.reason,
        told.number,
        day.isoformat() if day else "",
        told.title,
        told.publisher.government,
        "; ".join(told.letter.addressees),
        told.archive.classification,
        told.archive.security,
        first.isoformat() if first else "",
        last.isoformat() if (last := _later(first, inactive)) else "",
        told.archive.fate,
        files,
    )


def _later(day: datetime.date | None, years: int | None) -> datetime.date | None:
    """Return the same day some years later; 29 February becomes 1 March."""
    if day is None or years is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return datetime.date(day.year + years, 3, 1)


def table(entries: Sequence[Entry]) -> bytes:
    """Return the register as CSV."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS[field.name] for field in fields(Entry))
    writer.writerows(asdict(item).values() for item in entries)
    return file.getvalue().encode()
