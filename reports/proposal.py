"""Decisions to choose from: every finding as an entry of ``decisions.toml``, commented out."""

import json
from collections.abc import Iterable, Iterator

from reports.decisions import READINGS
from reports.findings import Finding, Group, by_weight
from reports.fixit import gravity
from reports.messages import Language, sentence
from reports.wording import excerpt, number

SINGLE = 5
"""Most findings of a rule that are proposed one by one; the rule as a whole is proposed, too."""
LONGEST = 300
"""Letters of a finding's sentence."""
NOTE = "## "
ENTRY = "# "


def proposal(findings: Iterable[Finding], language: Language) -> str:
    """Return a decisions file that decides nothing yet, the most serious findings first.

    Whoever takes away the ``#`` of an entry has to fill in what only a person can say: an entry
    without reason, post and date is refused.
    """
    lines = [NOTE + line for line in sentence("D-head", language).splitlines()]
    for group in by_weight(findings):
        lines += ["", *_group(group, language)]
    return "\n".join(lines) + "\n"


def _group(group: Group, language: Language) -> Iterator[str]:
    yield _note(f"{group.rule} {group.title(language)}")
    found = sorted(group.findings, key=gravity)
    for finding in found[:SINGLE]:
        said = ": ".join(filter(None, (finding.place, finding.what(language))))
        yield from ("", _note(excerpt(said, LONGEST)))
        if finding.stops and not finding.row:
            yield _note(sentence("D-mend", language))
        else:
            yield from _single(finding, language)
    if len(found) > SINGLE:
        more = number(len(found) - SINGLE, language)
        yield from ("", _note(sentence("D-more", language, {"count": more})))
    if len(found) > 1 and not group.stops:
        yield from ("", _note(sentence("D-together", language)))
        yield from _whole(group, language)


def _single(finding: Finding, language: Language) -> Iterator[str]:
    place = {"file": finding.file, "sheet": finding.sheet, "unit": finding.unit}
    if finding.row:
        place = {"file": finding.file, "sheet": finding.sheet, "cell": finding.cell}
        extent: dict[str, object] = {"seen": finding.seen}
    else:
        extent = _extent(Group(finding.rule, (finding,))) | (
            {"seen": finding.seen} if finding.seen else {}
        )
    values = {key: value for key, value in place.items() if value} | extent
    action = "accept"
    if finding.stops:
        action = "correct" if finding.column else "leave-out"
    yield from _entry(action, finding.rule, values)
    if action == "correct":
        yield _note(sentence("D-value", language))


def _whole(group: Group, language: Language) -> Iterator[str]:
    yield from _entry("accept", group.rule, _extent(group))
    if group.rule in READINGS:
        yield _note(sentence("D-percent", language))


def _extent(group: Group) -> dict[str, object]:
    """Return what a decision about several rows speaks of."""
    amount = {} if group.amount is None else {"amount": f"{group.amount:f}"}
    return {"rows": group.rows, **amount}


def _entry(action: str, rule: str, values: dict[str, object]) -> Iterator[str]:
    yield ENTRY + "[[decision]]"
    signed = {"reason": "", "by": "", "date": ""}
    for key, value in {"action": action, "rule": rule, **values, **signed}.items():
        yield f"{ENTRY}{key} = {_toml(value)}"


def _toml(value: object) -> str:
    """Write a number or a text as TOML; JSON escapes all that TOML does but one character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _note(text: str) -> str:
    return NOTE + "".join(letter if letter.isprintable() else " " for letter in text)
