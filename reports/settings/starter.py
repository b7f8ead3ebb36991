"""The first ``p3dn.toml`` of an office: every key with its default and what it means."""

import json
import textwrap
import tomllib
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from reports.messages import Language, sentence
from reports.settings.keys import Settings

WIDTH = 100


@cache
def meanings() -> dict[str, Any]:
    """Return what each key and section means, by section and key, from ``keys.toml``."""
    text = files("reports.settings").joinpath("keys.toml").read_text("utf-8")
    return tomllib.loads(text)


def starter(language: Language) -> str:
    """Return a settings file with every key, its default, and a comment in one language."""
    head = _comment(sentence("T-settings", language)) + "\n"
    plain = [item for item in fields(Settings) if not is_dataclass(_default(item))]
    sections = [item for item in fields(Settings) if is_dataclass(_default(item))]
    parts = [head, *(_key(item.name, _default(item), meanings(), language) for item in plain)]
    for section in sections:
        told = meanings()[section.name]
        parts.append(f"\n{_comment(told[language])}\n[{section.name}]")
        values = _default(section)
        for item in fields(values):
            parts.append(_key(item.name, getattr(values, item.name), told, language))
    return "\n".join(parts) + "\n"


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
