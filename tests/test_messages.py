"""Every sentence is there in both languages, with the same placeholders."""

import tomllib
from string import Formatter

import pytest

from reports import facts
from reports.findings import rules
from reports.messages import FILE, texts

MESSAGES = tomllib.loads(FILE.read_text("utf-8"))
"""The whole file, as TOML understands it."""


def placeholders(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", MESSAGES)
def test_messages_are_bilingual(code: str) -> None:
    """A message has an Indonesian and an English text that say the same things."""
    words = texts(code)
    assert words == MESSAGES[code]
    assert set(words) == {"id", "en"}
    assert placeholders(words["id"]) == placeholders(words["en"])


@pytest.mark.parametrize("rule", rules())
def test_rules_are_bilingual(rule: str) -> None:
    """A rule has title, what and do in both languages, about the same things."""
    words = rules()[rule]
    assert set(words) == {"id", "en"}
    for part in ("title", "what", "do"):
        assert placeholders(words["id"][part]) == placeholders(words["en"][part])


def test_every_query_has_words() -> None:
    """Each rule that is looked for in the facts has its sentences."""
    assert set(facts.rules()) <= set(rules())
