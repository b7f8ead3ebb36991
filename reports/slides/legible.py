"""Texts as a slide can hold them: what offices and files wrote may have anything in it."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from reports.figures import Figure

T = TypeVar("T")
KEPT = "\n\N{NO-BREAK SPACE}"


def legible(part: T) -> T:
    """Return a text, or anything made of texts, with a space for what cannot be printed.

    XML holds no control characters, and one that turns the direction of reading has no place here.
    """
    return _legible(part)  # type: ignore[no-any-return]


def _legible(part: Any) -> Any:
    if isinstance(part, str):
        return "".join(char if char.isprintable() or char in KEPT else " " for char in part)
    if isinstance(part, list | tuple):
        return tuple(map(_legible, part))
    if is_dataclass(part) and not isinstance(part, Figure | type):
        told = {item.name: _legible(getattr(part, item.name)) for item in fields(part)}
        return replace(part, **told)
    return part
