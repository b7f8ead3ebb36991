"""The office's settings, from the nearest ``p3dn.toml``: typed, unknown keys refused by name."""

import datetime
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from reports.exceptions import PeriodError, SettingsError
from reports.period import Period

FILE_NAME = "p3dn.toml"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the report: the letterhead and the signature block."""

    government: str = ""
    """Name of the government, first line of the letterhead."""
    office: str = ""
    """Name of the office that makes the report, second line of the letterhead."""
    unit: str = ""
    """Name of the unit below the office, third line of the letterhead; may be empty."""
    address: str = ""
    """Address, telephone and site, in small letters under the letterhead."""
    city: str = ""
    """City that stands before the date of the signature."""
    signatory_post: str = ""
    """Post of the person who signs."""
    signatory_name: str = ""
    """Name of the person who signs; a draft may leave it empty."""
    signatory_id: str = ""
    """Employee number (NIP) of the person who signs; a draft may leave it empty."""


@dataclass(frozen=True, slots=True)
class Data:
    """Where the data come from and which of them the report is about."""

    source: str = ""
    """Name of the system that the data were taken from, printed under every table."""
    as_of: datetime.date | None = None
    """Day on which the data were taken."""
    units: tuple[str, ...] = ()
    """Codes of the units that the report is about; empty: every unit that is found."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost before it is refused."""

    file_bytes: int = 50_000_000
    """Largest file that is opened."""
    members: int = 5_000
    """Most parts that a workbook may hold."""
    member_bytes: int = 200_000_000
    """Largest single part of a workbook, unpacked."""
    unpacked_bytes: int = 300_000_000
    """Largest sum of all parts of a workbook, unpacked."""
    ratio: int = 150
    """Highest compression ratio of a workbook."""
    cells: int = 20_000_000
    """Largest used area of a sheet."""
    memory_bytes: int = 2_000_000_000
    """Memory that reading one file may take."""
    seconds: int = 60
    """Processor time that reading one file may take; it may run twice as long on the clock."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that an office may set."""

    period: Period | None = None
    """The quarter that the report is about, such as ``2022-TW4``."""
    title: str = "Laporan Pelaksanaan Peningkatan Penggunaan Produk Dalam Negeri (P3DN)"
    """Title on the cover."""
    number: str = ""
    """Number of the document, printed on the cover; a draft may leave it empty."""
    date: datetime.date | None = None
    """Date of the document; empty leaves room for it in the signature block."""
    notice: str = ""
    """A sentence printed on the cover and at the foot of every page, such as DATA CONTOH."""
    publisher: Publisher = field(default_factory=Publisher)
    data: Data = field(default_factory=Data)
    limits: Limits = field(default_factory=Limits)


def nearest(start: Path) -> Path | None:
    """Return the first ``p3dn.toml`` in ``start`` or a folder above it."""
    folder = (start if start.is_dir() else start.parent).absolute()
    for place in (folder, *folder.parents):
        if (place / FILE_NAME).is_file():
            return place / FILE_NAME
    return None


def of(inputs: Sequence[Path]) -> Settings:
    """Return the settings of the ``p3dn.toml`` nearest to the first input, or the defaults."""
    path = nearest(inputs[0])
    return read(path) if path else Settings()


def read(path: Path) -> Settings:
    """Read a settings file; raise SettingsError naming the key that is not right."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError("E-111", path=path, reason=error) from error
    return _filled(Settings, table, path, "")


def _filled(kind: type[T], table: dict[str, Any], path: Path, prefix: str) -> T:
    known = get_type_hints(kind)
    for key in table:
        if key not in known:
            names = ", ".join(item.name for item in fields(kind))  # type: ignore[arg-type]
            raise SettingsError("E-112", path=path, key=prefix + key, known=names)
    values = {key: _value(known[key], given, path, prefix + key) for key, given in table.items()}
    return kind(**values)


def _value(kind: Any, given: Any, path: Path, key: str) -> Any:
    if kind in (Publisher, Data, Limits) and isinstance(given, dict):
        return _filled(kind, given, path, key + ".")
    if kind == Period | None and isinstance(given, str):
        try:
            return Period.parse(given)
        except PeriodError as error:
            raise SettingsError("E-113", path=path, key=key, given=given) from error
    if kind == tuple[str, ...] and isinstance(given, list):
        if all(isinstance(item, str) for item in given):
            return tuple(given)
    elif (kind in (str, int) and type(given) is kind) or (
        kind == datetime.date | None and type(given) is datetime.date
    ):
        return given
    raise SettingsError("E-113", path=path, key=key, given=given)
