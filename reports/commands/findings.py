"""What ``p3dn check`` prints: what was read, what was found, and what to do next."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from reports import figures_json, pipeline
from reports.commands.terminal import err, out, print_json, show_decisions
from reports.decided import Decided
from reports.effects import Effect
from reports.findings import Finding, Group, by_weight, grouped
from reports.fixit import Comparison, gravity, shortened
from reports.intake.door import Received
from reports.messages import Language, sentence
from reports.pipeline import Checked
from reports.wording import date, excerpt, number, rupiah_short

SHOWN = 3
"""How many findings of one rule are shown before the rest is only counted."""
GROUPS = 8
"""How many rules are shown with findings; of the others the title and the extent."""
FILES = 20
"""How many files are listed by name."""
LONGEST = 320
"""Letters of one finding on the screen."""


def print_findings_json(checked: Checked) -> None:
    """Print every finding, and what the doubtful ones do to the rankings, as JSON."""
    found = [finding for group in grouped(checked.findings) for finding in group.findings]
    print_json(
        {
            "period": str(checked.facts.period) if checked.facts and checked.facts.told else None,
            "errors": checked.stops,
            "warnings": len(found) - checked.stops,
            "findings": [figures_json.finding(finding) for finding in found],
            "effects": [figures_json.effect(effect) for effect in pipeline.effects(checked)],
        }
    )


def show_check(checked: Checked, language: Language, *, advise: bool = True) -> None:
    """Show what each file is, the findings by rule, how many, and what to do next."""
    console = out()
    _show_files(console, checked.received, language)
    show_findings(checked.findings, language, effects=pipeline.effects(checked))
    _show_decided(console, checked.decided, language)
    console.print()
    if not checked.findings:
        console.print(Text(sentence("T-no-findings", language), style="bold"))
        return
    counts = {
        "errors": number(checked.stops, language),
        "warnings": number(len(checked.findings) - checked.stops, language),
    }
    verdict = sentence("T-errors" if checked.stops else "T-counts", language, counts)
    console.print(Text(verdict, style="bold red" if checked.stops else "bold"))
    if advise:
        console.print(Text(sentence("T-next", language)))


def _show_decided(console: Console, decided: Sequence[Decided], language: Language) -> None:
    """Show each decision that was applied: what it is about, what it does, who says so and why."""
    if decided:
        console.print()
    show_decisions(console, decided, language)
    for item in decided[:FILES]:
        details = {
            "number": item.decision.number,
            "rule": item.decision.rule,
            "action": item.title(language).lower(),
            "where": item.where(language),
            "effect": item.effect(language),
            "rows": number(item.rows, language),
            "amount": rupiah_short(item.amount, language),
        }
        _show_indented(console, excerpt(sentence("D-line", language, details), LONGEST))
        said = {"by": item.decision.by, "reason": item.decision.reason}
        day = date(item.decision.date, language)
        signed = sentence("D-by", language, said | {"date": day})
        _show_indented(console, excerpt(signed, LONGEST), "dim")


def show_proposed(path: Path, language: Language) -> None:
    """Show, on standard error, where the proposed decisions are."""
    text = sentence("D-proposed", language, {"path": path})
    err().print(Text(text, style="bold"), soft_wrap=True)


def show_findings(
    findings: Sequence[Finding],
    language: Language,
    *,
    errors_only: bool = False,
    effects: Sequence[Effect] = (),
) -> None:
    """Show findings by rule, the most serious first: a few of each, then only how many, and what
    they do to the rankings.
    """
    console = err() if errors_only else out()
    groups = [group for group in by_weight(findings) if group.stops or not errors_only]
    for group in groups[:GROUPS]:
        _show_group(console, group, language)
        _show_effects(console, group, effects, language)
    rest = groups[GROUPS:]
    if rest:
        console.print()
    for group in rest:
        console.print(_heading(group, language))
        _show_effects(console, group, effects, language)
    if rest:
        count = number(sum(len(group.findings) for group in rest), language)
        _show_indented(console, sentence("T-more-shown", language, {"count": count}), "dim")


def show_fix_it(compared: Comparison, workbooks: Sequence[Path], language: Language) -> None:
    """Show, on standard error, what is new, still there and fixed, and the files written."""
    console = err()
    console.print()
    for line in _compared(compared, language):
        console.print(Text(line))
    if workbooks:
        console.print(Text(sentence("T-fix-it-written", language), style="bold"))
    for path in workbooks[:FILES]:
        console.print(Text(f"  {path}"), soft_wrap=True)
    _show_more_files(console, len(workbooks), language)


def _compared(compared: Comparison, language: Language) -> Iterator[str]:
    """Yield what became of the findings of the check before."""
    fixed = sum(map(len, compared.fixed.values()))
    counts = {"new": compared.new, "still": compared.still, "fixed": fixed}
    if compared.first:
        yield sentence("T-first", language, {"now": number(compared.new, language)})
        return
    words = {name: number(count, language) for name, count in counts.items()}
    yield sentence("T-compared", language, words)
    for file, gone in sorted(compared.fixed.items()):
        if not compared.items.get(file):
            name = file or sentence("T-general", language)
            yield "  " + sentence("T-clean", language, {"file": name, "count": len(gone)})
    if compared.unchecked:
        names = sorted(
            {item.file or sentence("T-general", language) for item in compared.unchecked}
        )
        details = {
            "count": number(len(compared.unchecked), language),
            "files": excerpt(", ".join(names)),
        }
        yield sentence("T-unchecked", language, details)


def _show_files(console: Console, received: Sequence[Received], language: Language) -> None:
    for file in received[:FILES]:
        kinds = [
            sentence("T-read", language, {"layout": layout, "rows": number(rows, language)})
            for _, layout, rows in file.sheets
        ]
        said = "; ".join(kinds) or sentence("T-unread", language)
        console.print(Text(f"{excerpt(file.name)}: {said}", style="" if kinds else "red"))
    _show_more_files(console, len(received), language)


def _show_more_files(console: Console, count: int, language: Language) -> None:
    if count > FILES:
        more = number(count - FILES, language)
        _show_indented(console, sentence("T-more-files", language, {"count": more}), "dim")


def _show_group(console: Console, group: Group, language: Language) -> None:
    console.print()
    console.print(_heading(group, language))
    for finding in sorted(group.findings, key=gravity)[:SHOWN]:
        short = shortened(finding)
        what = short.what(language)
        where = f"{short.place}: " if short.file and not _named(short, what) else ""
        _show_indented(console, excerpt(where + what, LONGEST))
    if len(group.findings) > SHOWN:
        more = number(len(group.findings) - SHOWN, language)
        _show_indented(console, sentence("T-more", language, {"count": more}), "dim")
    _show_indented(console, "→ " + excerpt(group.findings[0].todo(language), LONGEST), "italic")


def _show_effects(
    console: Console, group: Group, effects: Sequence[Effect], language: Language
) -> None:
    for effect in effects:
        if effect.rule == group.rule and effect.moves:
            said = f"⇄ {effect.reads(language)}: {effect.says(language)}"
            _show_indented(console, excerpt(said, LONGEST), "cyan")


def _named(finding: Finding, what: str) -> bool:
    """Whether the sentence names the finding's place itself."""
    return not finding.cell and not finding.sheet and finding.file in what


def _heading(group: Group, language: Language) -> Text:
    heading = Text()
    heading.append(f"{group.rule} ", style="bold red" if group.stops else "bold yellow")
    heading.append(group.title(language), style="bold")
    heading.append(f"  {_extent(group, language)}", style="dim")
    return heading


def _show_indented(console: Console, text: str, style: str = "") -> None:
    """Show a text two letters in, also where it is broken for a screen."""
    line = Text(text, style=style)
    lines = line.wrap(console, console.width - 2) if console.is_terminal else [line]
    for part in lines:
        part.rstrip()
        console.print(Text("  ").append_text(part), soft_wrap=True)


def _extent(group: Group, language: Language) -> str:
    if group.amount is None:
        count = number(len(group.findings), language)
        return sentence("T-findings", language, {"count": count})
    details = {
        "rows": number(group.rows, language),
        "amount": rupiah_short(group.amount, language),
    }
    return sentence("T-rows-amount", language, details)
