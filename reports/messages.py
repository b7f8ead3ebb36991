"""Sentences for the user, in Indonesian and English, by code, from ``messages.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["id", "en"]

FILE = Path(__file__).with_name("messages.toml")


@cache
def _passages() -> dict[str, str]:
    """Return the passage of the file that holds each message, by its code."""
    _, *passages = FILE.read_text("utf-8").split("\n[")
    return {code: text for code, _, text in (passage.partition("]\n") for passage in passages)}


@cache
def texts(code: str) -> dict[str, str]:
    """Return a message by language.

    Only its own passage is parsed: that of all takes longer than everything else in ``--help``.
    """
    return tomllib.loads(_passages()[code])


def sentence(code: str, language: Language, details: Mapping[str, object] | None = None) -> str:
    """Return the message ``code`` in ``language``, its placeholders filled from ``details``."""
    return texts(code)[language].format_map(details or {})
