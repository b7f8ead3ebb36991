"""Sentences for the user, in Indonesian and English, by code, from ``messages.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["id", "en"]


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Return every message by code and language."""
    text = files("reports").joinpath("messages.toml").read_text("utf-8")
    return tomllib.loads(text)


def sentence(code: str, language: Language, details: Mapping[str, object] | None = None) -> str:
    """Return the message ``code`` in ``language``, its placeholders filled from ``details``."""
    return catalogue()[code][language].format_map(details or {})
