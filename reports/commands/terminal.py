"""What the commands print: tables, findings and progress, with rich."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reports import figures_json
from reports.decisions import FILE_NAME
from reports.editions import program
from reports.messages import Language, sentence
from reports.wording import number, percent, rupiah, rupiah_short

if TYPE_CHECKING:  # a command loads what it shows, not what others do
    from rich.progress import Progress

    from reports.decided import Decided
    from reports.effects import Effect
    from reports.forms import Migrated
    from reports.keeping import Kept
    from reports.national import NationalMaterial
    from reports.publishing import Reproduced
    from reports.quarterly import QuarterlyReport
    from reports.ranking import Ranking
    from reports.standings import Standings
    from reports.unit import Unit
    from reports.yearly import YearlyReport

    Leaders = QuarterlyReport | Standings

PIPED_WIDTH = 200
"""Characters a line may have where the output goes to no terminal."""

LEFT_SHOWN = 20
"""How many values without a place are shown before the rest is only counted."""


def out() -> Console:
    """Return the console for results."""
    return _console(stderr=False)


def err() -> Console:
    """Return the console for progress and complaints."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, highlight=False)
    if not console.is_terminal:  # a file or another program: no line is broken for a screen
        console.width = PIPED_WIDTH
    return console


@contextmanager
def spinner(language: Language) -> Iterator[Callable[[str], None]]:
    """Show which step is under way while a short command works, on a terminal only."""
    console = err()
    if not console.is_terminal:  # nor a thread that would draw it
        yield lambda _: None
        return
    with console.status("") as status:
        yield lambda step: status.update(sentence(step, language))


def bar(*, moves: bool = True) -> Progress:
    """Return an empty bar, for a terminal only; unless it ``moves`` it needs no thread."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    return Progress(
        TextColumn("{task.description:<38}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=err(),
        transient=True,
        auto_refresh=moves,
    )


@contextmanager
def progress(steps: Sequence[str], language: Language) -> Iterator[Callable[[str], None]]:
    """Show a bar over the steps, on a terminal only."""
    with bar() as shown:
        task = shown.add_task("", total=len(steps))

        def tell(step: str) -> None:
            shown.update(task, description=sentence(step, language), completed=steps.index(step))

        yield tell
        shown.update(task, completed=len(steps))


@contextmanager
def members(
    language: Language,
) -> Iterator[tuple[Callable[[str], None], Callable[[Sequence[Unit]], Iterator[Unit]]]]:
    """Show the step under way, then a bar over the units, on a terminal only."""
    with bar() as shown:
        task = shown.add_task("", total=None)

        def steps(units: Sequence[Unit]) -> Iterator[Unit]:
            for number, unit in enumerate(units):
                shown.update(task, description=unit.name[:38], completed=number, total=len(units))
                yield unit

        yield lambda step: shown.update(task, description=sentence(step, language)), steps


def print_json(value: object) -> None:
    """Print a value as JSON on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def print_ranking_json(
    report: Leaders, category: str, level: str | None, language: Language
) -> None:
    """Print one category's places as JSON."""
    print_json(figures_json.category(report, category, level, language))


def show_decisions(console: Console, decided: Sequence[Decided], language: Language) -> None:
    """Show how many decisions were applied, if any."""
    if decided:
        details = {"count": number(len(decided), language), "file": FILE_NAME}
        console.print(Text(sentence("D-applied", language, details), style="bold"))


def show_ranking(report: Leaders, category: str, level: str | None, language: Language) -> None:
    """Show one category's places at every level, or at one, as tables."""
    console = out()
    rankings = [item for item in report.rankings if item.category.code == category]
    span = sentence("T-cumulative" if report.cumulative else "T-quarter", language, _span(report))
    console.print(Text(f"{category} {rankings[0].category.name(language)}", style="bold"))
    console.print(Text(span))
    for ranking in rankings:
        if level in (None, ranking.level):
            console.print(_table(ranking, language))
            _show_unranked(console, ranking, language)
            _show_moves(console, ranking, report.effects, language)
    show_decisions(console, report.decisions, language)
    warnings = sum(len(group.findings) for group in report.findings)
    if warnings:
        note = sentence("T-warnings", language, {"count": number(warnings, language)})
        console.print(Text(note, style="dim"))


def _span(report: Leaders) -> dict[str, object]:
    return {"quarter": report.period.roman, "year": report.period.year}


def _table(ranking: Ranking, language: Language) -> Table:
    part = ranking.category.part.upper()
    table = Table(
        title=ranking.level, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD
    )
    for name in ("T-rank", "T-unit", "T-value", "T-share", "T-complete"):
        heading = sentence(name, language, {"part": part})
        unit = name == "T-unit"
        table.add_column(heading, justify="left" if unit else "right", no_wrap=not unit)
    for place in ranking.places:
        table.add_row(
            f"{place.rank}{'=' if place.tied else ''}",
            Text(place.unit.name),
            rupiah(place.value.amount, language) if place.value.value is not None else "–",
            percent(place.share.share, language),
            percent(place.complete.share, language),
        )
    return table


def _show_unranked(console: Console, ranking: Ranking, language: Language) -> None:
    for item in ranking.unranked:
        console.print(Text(f"  –  {item.unit.name}: {item.why(language)}", style="dim"))


def _show_moves(
    console: Console, ranking: Ranking, effects: Sequence[Effect], language: Language
) -> None:
    """Show which doubtful groups move places of one ranking."""
    for effect in effects:
        for shift in effect.moves:
            if (shift.category, shift.level) == (ranking.category, ranking.level):
                said = f"{effect.reads(language)}: {shift.says(language)}"
                console.print(Text(f"  ⇄ {effect.rule} {said}", style="cyan"))


def show_written(report: QuarterlyReport, files: Sequence[Path], language: Language) -> None:
    """Show the winners, what was doubtful, and the files that were written."""
    console = out()
    span = sentence("T-cumulative" if report.cumulative else "T-quarter", language, _span(report))
    console.print(Text(span, style="bold"))
    for line in _results(report, language):
        console.print(Text(f"  {line}"), soft_wrap=True)
    compared = [item for item in report.rankings if len(item.places) + len(item.unranked) > 1]
    for ranking in compared:
        for place in ranking.leaders:
            shown = (
                rupiah_short(place.value.amount, language)
                if ranking.category.by == "value"
                else percent(place.share.share, language)
            )
            console.print(
                Text(f"  {ranking.category.code} {ranking.level:<12} {place.unit.name}: {shown}")
            )
    show_decisions(console, report.decisions, language)
    warnings = sum(len(group.findings) for group in report.findings)
    console.print(Text(sentence("T-warnings", language, {"count": number(warnings, language)})))
    show_files(files, language)


def show_year(model: YearlyReport, language: Language) -> None:
    """Show what a yearly summary was made from, what was corrected, and what is missing."""
    details = {
        "year": model.year,
        "editions": sum(item.used for item in model.editions),
        "corrections": len(model.corrections),
    }
    console = out()
    console.print(Text(sentence("T-yearly", language, details), style="bold"))
    if model.missing:
        names = ", ".join(str(quarter.period) for quarter in model.missing)
        console.print(Text(sentence("T-yearly-missing", language, {"missing": names})))


def show_published(report: QuarterlyReport, language: Language) -> None:
    """Show which edition was published, and how much it changes in the one that it replaces."""
    details: dict[str, object] = {"number": report.edition}
    if report.revision:
        found = report.revision.changes
        details["replaced"] = report.revision.edition
        details["figures"] = number(len(found.figures), language)
        details["places"] = number(len(found.places), language)
    code = "T-corrected" if report.revision else "T-final"
    out().print(Text(sentence(code, language, details), style="bold"))


def show_national(material: NationalMaterial, files: Sequence[Path], language: Language) -> None:
    """Show whose materials they are, their places, and the files that were written."""
    from reports.presenting import titles
    from reports.voice import Voice

    console, voice = out(), Voice(material.report, language)
    console.print(Text(material.speaker.name, style="bold"))
    console.print(Text(f"  {titles.summary(voice, material)}"), soft_wrap=True)
    for found in material.positions:
        if found.peers:
            console.print(Text(f"  {titles.position(voice, found)}"), soft_wrap=True)
    show_files(files, language)


def show_files(files: Sequence[Path], language: Language) -> None:
    """Show the files that were written."""
    console = out()
    console.print(Text(sentence("T-written", language), style="bold"))
    for path in files:
        console.print(Text(f"  {path}"), soft_wrap=True)


def show_kept(kept: Kept, language: Language) -> None:
    """Show how many files were read and how many rows are kept where."""
    details = {
        "files": number(kept.files, language),
        "read": number(kept.read, language),
        "rows": number(kept.rows, language),
        "warnings": number(len(kept.checked.findings) - kept.checked.stops, language),
        "path": kept.folder,
    }
    out().print(Text(sentence("T-kept", language, details)), soft_wrap=True)


def _results(report: QuarterlyReport, language: Language) -> Iterator[str]:
    """Say what was realised of the commitment, and the indicator against its target."""
    commitments, indicator = report.measures.commitments, report.measures.indicator
    main = commitments.main if commitments else None
    if main and main.realised and main.attained:
        details = {
            "realised": rupiah_short(main.realised.amount, language),
            "share": percent(main.attained.share, language, 1),
            "name": main.name,
            "value": rupiah_short(main.value.amount, language),
        }
        yield sentence("T-commitment", language, details)
    if indicator:
        details = {"share": percent(indicator.all.share.share, language, 1)}
        if indicator.target:
            details["target"] = percent(indicator.target.share, language, 0)
        yield sentence("T-indicator" if indicator.target else "T-untargeted", language, details)


def show_reproduced(found: Reproduced, language: Language) -> None:
    """Show whether an edition came out as it was published, and what differs."""
    console = out()
    if found.changed:
        details = {"files": ", ".join(found.changed)}
        console.print(Text(sentence("T-altered", language, details), style="bold red"))
    if not found.different:
        details = {"count": number(len(found.files), language)}
        console.print(Text(sentence("T-reproduced", language, details), style="bold"))
        return
    details = {"files": ", ".join(found.different)}
    console.print(Text(sentence("T-different", language, details), style="bold red"))
    now = program()
    moved = [
        f"{name} {was} → {now.get(name, '–')}"
        for name, was in found.program.items()
        if was != now.get(name)
    ]
    if moved:
        console.print(Text(sentence("T-versions", language, {"versions": ", ".join(moved)})))


def show_migrated(migrated: Migrated, language: Language) -> None:
    """Show what was carried over, and every kind of thing that has no place any more."""
    console = out()
    details = {
        "old": migrated.old,
        "new": migrated.new,
        "rows": number(migrated.rows, language),
        "path": migrated.path,
        "count": number(len(migrated.left), language),
    }
    console.print(Text(sentence("T-migrated", language, details)), soft_wrap=True)
    if migrated.left:
        console.print(Text(sentence("T-left", language, details), style="bold yellow"))
    for placed in migrated.left[:LEFT_SHOWN]:
        console.print(Text(f"  {placed.sheet}!{placed.cell}: {placed.value}"))
    if len(migrated.left) > LEFT_SHOWN:
        more = {"count": number(len(migrated.left) - LEFT_SHOWN, language)}
        console.print(Text("  " + sentence("T-left-more", language, more), style="dim"))
    console.print(Text(sentence("T-recheck", language, details)), soft_wrap=True)
