"""Every sentence is there in both languages, with the same placeholders."""

import tomllib
from string import Formatter

import pytest

from reports import facts
from reports.findings import rules
from reports.messages import FILE, sentence, texts

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


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 finding stops the report; mend it first, then run it again."),
        ("1", "1 finding stops the report; mend it first, then run it again."),
        ("1,200", "1,200 findings stop the report; mend them first, then run it again."),
    ],
)
def test_english_counts_one_as_one(count: int | str, words: str) -> None:
    """What is said of one differs from what is said of many, however the count is written."""
    assert sentence("E-140", "en", {"count": count}) == words
