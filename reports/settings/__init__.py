"""The office's settings, from the nearest ``p3dn.toml``: typed, unknown keys refused by name."""

import datetime
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from types import NoneType
from typing import Any, Literal, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from reports.exceptions import PeriodError, SettingsError
from reports.period import Period
from reports.settings import logo
from reports.settings.keys import Limits, Rupiah, Settings, row_of
from reports.settings.logo import Logo, LogoError
from reports.settings.numbering import PARTS, Numbering

__all__ = ["FILE_NAME", "Limits", "Settings", "files", "nearest", "of", "read"]

FILE_NAME = "p3dn.toml"
WHOLE = 100
"""Percent."""
T = TypeVar("T")


class _Place(NamedTuple):
    """Where a value stands: the file, and the key with its sections."""

    path: Path
    key: str

    def error(self, code: str, given: Any, **details: object) -> SettingsError:
        """Return the error about what was given here."""
        return SettingsError(code, path=self.path, key=self.key, given=given, **details)


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


def files(inputs: Sequence[Path]) -> frozenset[Path]:
    """Return the files that the settings nearest to the first input use, such as the emblem."""
    path = nearest(inputs[0])
    chosen = read(path).publisher.logo if path else None
    return frozenset({(path.parent / chosen.name).resolve()} if path and chosen else ())


def read(path: Path) -> Settings:
    """Read a settings file; raise SettingsError naming the key that is not right."""
    try:
        table = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError("E-111", path=path, reason=error) from error
    return _filled(Settings, table, path, "")


def _filled(kind: type[T], table: dict[str, Any], path: Path, prefix: str) -> T:
    known = get_type_hints(kind)
    for key in table:
        if key not in known:
            names = ", ".join(item.name for item in fields(kind))  # type: ignore[arg-type]
            raise SettingsError("E-112", path=path, key=prefix + key, known=names)
    for item in fields(kind):  # type: ignore[arg-type]
        if item.name not in table and item.default is item.default_factory is MISSING:
            raise SettingsError("E-116", path=path, key=prefix + item.name)
    values = {
        key: _value(known[key], given, _Place(path, prefix + key)) for key, given in table.items()
    }
    return kind(**values)


def _value(kind: Any, given: Any, place: _Place) -> Any:
    """Return what was given as the type of its key; a key without a value is left out instead."""
    if is_dataclass(kind) and kind is not Logo and isinstance(given, dict):
        return _filled(kind, given, place.path, f"{place.key}.")  # type: ignore[arg-type]
    if (row := row_of(kind)) is not None:
        return _tables(row, given, place)
    (kind,) = [one for one in get_args(kind) if one is not NoneType] if _optional(kind) else [kind]
    if get_origin(kind) is Literal:
        if given in get_args(kind):
            return given
        raise place.error("E-114", given, known=", ".join(filter(None, get_args(kind))))
    reader = READERS.get(kind)
    if reader is None:
        raise place.error("E-113", given)
    return reader(given, place)


def _tables(kind: type[T], given: Any, place: _Place) -> tuple[T, ...]:
    """Read a list of tables; each is named by its number."""
    if isinstance(given, list) and all(isinstance(item, dict) for item in given):
        named = enumerate(given, 1)
        return tuple(
            _filled(kind, it, place.path, f"{place.key}.{number}.") for number, it in named
        )
    raise place.error("E-113", given)


def _optional(kind: Any) -> bool:
    return NoneType in get_args(kind)


def _text(given: Any, place: _Place) -> str:
    if isinstance(given, str):
        return given
    raise place.error("E-113", given)


def _texts(given: Any, place: _Place) -> tuple[str, ...]:
    if isinstance(given, list) and all(isinstance(item, str) for item in given):
        return tuple(given)
    raise place.error("E-113", given)


def _count(given: Any, place: _Place) -> int:
    if type(given) is int and given > 0:
        return given
    raise place.error("E-113", given)


def _rupiah(given: Any, place: _Place) -> Rupiah:
    if type(given) is int and given >= 0:
        return Rupiah(Decimal(given))
    raise place.error("E-113", given)


def _percentage(given: Any, place: _Place) -> Decimal:
    if type(given) in {int, Decimal}:
        share = Decimal(given)
        if share.is_finite() and 0 <= share <= WHOLE:
            return share
    raise place.error("E-113", given)


def _day(given: Any, place: _Place) -> datetime.date:
    if type(given) is datetime.date:
        return given
    raise place.error("E-113", given)


def _period(given: Any, place: _Place) -> Period:
    try:
        return Period.parse(_text(given, place))
    except PeriodError as error:
        raise place.error("E-113", given) from error


def _logo(given: Any, place: _Place) -> Logo | None:
    """Read the emblem's file; an empty name is no emblem."""
    name = _text(given, place)
    try:
        return logo.load(place.path.parent, name) if name else None
    except LogoError as error:
        raise place.error(str(error), given) from error


def _numbering(given: Any, place: _Place) -> Numbering:
    pattern = Numbering(_text(given, place))
    if pattern.unknown:
        raise place.error("E-115", pattern.unknown, known=", ".join(PARTS))
    return pattern


READERS: dict[Any, Callable[[Any, _Place], Any]] = {
    str: _text,
    tuple[str, ...]: _texts,
    int: _count,
    Decimal: _percentage,
    Rupiah: _rupiah,
    datetime.date: _day,
    Period: _period,
    Logo: _logo,
    Numbering: _numbering,
}
"""What reads a value, by the type of its key."""
