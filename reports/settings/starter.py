"""The first ``p3dn.toml`` of an office: every key with its default and what it means."""

import json
import textwrap
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_type_hints

from reports.messages import Language, sentence
from reports.settings.keys import Settings, row_of

WIDTH = 100


@cache
def meanings() -> dict[str, Any]:
    """Return what each key and section means, by section and key, from ``keys.toml``."""
    text = files("reports.settings").joinpath("keys.toml").read_text("utf-8")
    return tomllib.loads(text)


def starter(language: Language) -> str:
    """Return a settings file with every key, its default, and a comment in one language."""
    head = _comment(sentence("T-settings", language)) + "\n"
    kinds = get_type_hints(Settings)
    parts = [head]
    for item in fields(Settings):
        default = _default(item)
        if is_dataclass(default):
            parts += _section(item.name, default, language)
        elif row := row_of(kinds[item.name]):
            parts += _tables(item.name, row, language)
        else:
            parts.append(_key(item.name, default, meanings(), language))
    return "\n".join(parts) + "\n"


def _section(name: str, default: Any, language: Language) -> Iterator[str]:
    """Write a section with all its keys."""
    told = meanings()[name]
    yield f"\n{_comment(told[language])}\n[{name}]"
    for item in fields(default):
        yield _key(item.name, getattr(default, item.name), told, language)


def _tables(name: str, row: Any, language: Language) -> Iterator[str]:
    """Write one table of a list as an example, commented out: by default there is none."""
    told = meanings()[name]
    yield f"\n{_comment(told[language])}\n# [[{name}]]"
    for item in fields(row):
        yield _key(item.name, None, told, language)


def _default(item: Any) -> Any:
    return getattr(Settings(), item.name)


def _key(name: str, default: Any, told: dict[str, Any], language: Language) -> str:
    comment = _comment(told[name][language])
    if default is None:
        return f"{comment}\n# {name} = {told[name]['example']}"
    return f"{comment}\n{name} = {_written(default)}"


def _written(default: Any) -> str:
    if isinstance(default, tuple):
        return json.dumps(list(default), ensure_ascii=False)
    return json.dumps(default, ensure_ascii=False) if isinstance(default, str) else f"{default}"


def _comment(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="# ", subsequent_indent="# ")
