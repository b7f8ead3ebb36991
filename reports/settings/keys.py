"""Every key that an office may set, its type and its default; what each means is in keys.toml.

An int is a count, at least 1; a Decimal is a percentage from 0 to 100, a Rupiah an amount in whole
rupiah. A tuple of dataclasses is a list of tables, ``[[history]]``; what has no default there must
be given.
"""

import datetime
from dataclasses import dataclass, field, is_dataclass
from decimal import Decimal
from typing import Any, Literal, NewType, get_args, get_origin

from reports.period import Period
from reports.settings.logo import Logo
from reports.settings.numbering import Numbering

Rupiah = NewType("Rupiah", Decimal)
"""An amount in whole rupiah."""

Paper = Literal["A4", "F4"]
Security = Literal["", "Biasa", "Terbatas", "Rahasia", "Sangat Rahasia"]
Fate = Literal["", "Musnah", "Dinilai kembali", "Permanen"]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the report: the letterhead and the signature block."""

    government: str = ""
    office: str = ""
    unit: str = ""
    address: str = ""
    postal_code: str = ""
    city: str = ""
    contact: str = ""
    licence: str = ""
    logo: Logo | None = None
    signatory_post: str = ""
    signatory_name: str = ""
    signatory_rank: str = ""
    signatory_id: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The paper."""

    paper: Paper = "A4"


@dataclass(frozen=True, slots=True)
class Letter:
    """The covering letter; there is none without addressees."""

    addressees: tuple[str, ...] = ()
    at: str = ""
    number: Numbering = field(default_factory=Numbering)
    sequence: str = ""
    unit_code: str = ""
    nature: str = "Biasa"
    attachment: str = ""
    subject: str = ""
    office: str = ""
    address: str = ""
    postal_code: str = ""
    signatory_post: str = ""
    signatory_name: str = ""
    signatory_rank: str = ""
    signatory_id: str = ""
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Archive:
    """How the document is filed; what is not set is not printed."""

    classification: str = ""
    security: Security = ""
    active_years: int | None = None
    inactive_years: int | None = None
    fate: Fate = ""


@dataclass(frozen=True, slots=True)
class Data:
    """Where the data come from and which of them the report is about."""

    source: str = ""
    as_of: datetime.date | None = None
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Targets:
    """What is to be reached; shares are percentages."""

    umk_allocation: Decimal = Decimal(40)
    indicator: Decimal | None = None
    close: Decimal = Decimal(5)
    monitoring_days: int = 14
    tkdn_ik_products: int = 10
    deadline_working_days: int = 10


@dataclass(frozen=True, slots=True)
class Ranked:
    """Who is ranked, and how many places count as an award."""

    groups: tuple[str, ...] = ()
    places: int = 3


@dataclass(frozen=True, slots=True)
class History:
    """Official figures of a year before, as one source gave them on one day.

    Figures of different sources or days are different rows, and are never compared in silence.
    """

    year: int
    source: str
    as_of: datetime.date | None = None
    value: Rupiah | None = None
    pdn: Rupiah | None = None
    umk: Rupiah | None = None
    commitment: Rupiah | None = None
    commitment_name: str = ""
    pdn_share: Decimal | None = None
    umk_share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Nation:
    """What all governments of the country came to in a year, as one source gave it."""

    year: int
    source: str
    as_of: datetime.date | None = None
    pdn_share: Decimal | None = None
    umk_share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class National:
    """What only the office can write for the national coordination meeting."""

    meeting: str = "Rapat Koordinasi Nasional Pengadaan Barang/Jasa Pemerintah"
    unit: str = ""
    practices: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Award:
    """An award or incentive that the government was given."""

    name: str
    giver: str
    date: datetime.date
    place: str = ""
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Yearly:
    """What is the yearly summary's own; the rest is as in the quarterly reports."""

    title: str = "Ringkasan Tahunan Peningkatan Penggunaan Produk Dalam Negeri (P3DN)"
    number: str = ""
    date: datetime.date | None = None
    active_years: int | None = None
    inactive_years: int | None = None
    fate: Fate = ""
    recommendations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost before it is refused."""

    file_bytes: int = 50_000_000
    members: int = 5_000
    member_bytes: int = 200_000_000
    unpacked_bytes: int = 300_000_000
    ratio: int = 150
    cells: int = 20_000_000
    memory_bytes: int = 2_000_000_000
    seconds: int = 60
    embedded_bytes: int = 20_000_000
    sheet_rows: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that an office may set."""

    period: Period | None = None
    title: str = "Laporan Pelaksanaan Peningkatan Penggunaan Produk Dalam Negeri (P3DN)"
    number: str = ""
    date: datetime.date | None = None
    notice: str = ""
    publisher: Publisher = field(default_factory=Publisher)
    page: Page = field(default_factory=Page)
    letter: Letter = field(default_factory=Letter)
    archive: Archive = field(default_factory=Archive)
    data: Data = field(default_factory=Data)
    targets: Targets = field(default_factory=Targets)
    ranking: Ranked = field(default_factory=Ranked)
    history: tuple[History, ...] = ()
    nation: tuple[Nation, ...] = ()
    national: National = field(default_factory=National)
    yearly: Yearly = field(default_factory=Yearly)
    awards: tuple[Award, ...] = ()
    limits: Limits = field(default_factory=Limits)


def row_of(kind: Any) -> Any:
    """Return the dataclass of a list's tables; None for a key of any other kind."""
    first = get_args(kind)[0] if get_origin(kind) is tuple else None
    return first if isinstance(first, type) and is_dataclass(first) else None
