"""How the figures came about, in the paragraphs of ``method.toml`` that every report prints."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reports.messages import Language


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A rule and its name."""

    title: str
    text: str


@cache
def paragraphs(language: Language) -> tuple[Paragraph, ...]:
    """Return the paragraphs in the order in which they are printed."""
    table = tomllib.loads(files("reports").joinpath("method.toml").read_text("utf-8"))
    return tuple(Paragraph(**item) for item in table[language])
