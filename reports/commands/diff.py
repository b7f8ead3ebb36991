"""``p3dn diff``: what changed from one edition to another, in the terminal or as JSON."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.commands.language import lang_option
from reports.messages import Language, sentence

if TYPE_CHECKING:  # heavy: only when asked
    from reports.changes import CellChange, Changes, FigureChange

SHOWN = 20
"""Lines of each kind on the screen; --json has all."""
SHORT = 12
"""Characters of a hash that tell two files apart."""


def command(language: Language) -> click.Command:
    """Return the command with its help in one language."""
    edition = click.Path(exists=True, path_type=Path)

    @click.command("diff", help=sentence("H-diff", language))
    @click.argument("before", metavar="A", type=edition)
    @click.argument("after", metavar="B", type=edition)
    @click.option("--json", "as_json", is_flag=True, help=sentence("H-diff-json", language))
    @lang_option(language)
    @click.pass_context
    def diff(ctx: click.Context, before: Path, after: Path, as_json: bool) -> None:
        from reports import changes, figures_json
        from reports.commands import terminal

        found = changes.compare(before, after)
        if as_json:
            periods = {"before": found.before, "after": found.after}
            terminal.print_json(periods | figures_json.changes(found))
        else:
            _show(_sections(found, language), language)
        ctx.exit(0 if found.none else 1)

    return diff


def _sections(found: "Changes", language: Language) -> dict[str, list[str]]:
    """Return what is to be shown, by the code of its heading."""
    from reports.changes import written

    def moved(item: "CellChange | FigureChange") -> str:
        before, after = written(item, language)
        return f"{before} → {after}"

    return {
        "T-diff-inputs": [
            f"{item.file}: {item.before[:SHORT] or '–'} → {item.after[:SHORT] or '–'}"
            for item in found.inputs
        ],
        "T-diff-cells": [f"{item.cell}, {item.field}: {moved(item)}" for item in found.cells],
        "T-diff-figures": [f"{item.key}: {moved(item)}" for item in found.figures],
        "T-diff-places": [
            f"{item.category} {item.level}, {item.unit}: {item.before or '–'} → {item.after or '–'}"
            for item in found.places
        ],
    }


def _show(sections: dict[str, list[str]], language: Language) -> None:
    from reports.commands.terminal import out
    from reports.wording import number

    show = partial(out().print, soft_wrap=True, markup=False, highlight=False)
    if not any(sections.values()):
        show(sentence("T-diff-none", language), style="bold")
    for heading, lines in sections.items():
        if lines:
            show(sentence(heading, language, {"count": number(len(lines), language)}), style="bold")
        for line in lines[:SHOWN]:
            show(f"  {line}")
        if len(lines) > SHOWN:
            more = {"count": number(len(lines) - SHOWN, language)}
            show("  " + sentence("T-diff-more", language, more), style="dim")
