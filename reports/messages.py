"""Sentences for the user, in Indonesian and English, by code, from ``messages.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Literal

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


def known(code: str) -> bool:
    """Whether there is a message of a code."""
    return code in _passages()


def sentence(code: str, language: Language, details: Mapping[str, object] | None = None) -> str:
    """Return the message ``code`` in ``language``, its placeholders filled from ``details``.

    A placeholder with two words, ``{count:file|files}``, is the first of them where the count is 1.
    """
    return _FILLED.vformat(texts(code)[language], (), details or {})


class _Filled(Formatter):
    """Fills in a text as ``str.format`` does, and chooses words by a count."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if bar:
            return one if str(value) == "1" else many
        text: str = super().format_field(value, format_spec)
        return text


_FILLED = _Filled()
