"""``p3dn diff``: what changed from one edition to another: on the screen, as JSON or PDF."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.commands.language import lang_option
from reports.exceptions import OutputError
from reports.messages import Language, sentence

if TYPE_CHECKING:  # heavy: only when asked
    from reports.changes import CellChange, Changes, FigureChange, PlaceChange, Told

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
    @click.option(
        "--pdf",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help=sentence("H-diff-pdf", language),
    )
    @click.option("--force", is_flag=True, help=sentence("H-diff-force", language))
    @lang_option(language)
    @click.pass_context
    def diff(
        ctx: click.Context,
        before: Path,
        after: Path,
        as_json: bool,
        pdf: Path | None,
        force: bool,
    ) -> None:
        from reports import changes, figures_json
        from reports.commands import terminal

        first, second = changes.read(before), changes.read(after)
        found = changes.compare(first, second, f"{before}, {after}")
        if pdf:
            _write(pdf, first, second, language, force=force)
        if as_json:
            periods = {"before": found.before, "after": found.after}
            terminal.print_json(periods | figures_json.changes(found))
        else:
            _show(_sections(found, language), language)
        ctx.exit(0 if found.none else 1)

    return diff


def _write(path: Path, first: "Told", second: "Told", language: Language, *, force: bool) -> None:
    """Write the changes as a PDF, and say so beside the results."""
    from reports import pdf, whole
    from reports.commands.terminal import err

    if path.exists() and not force:
        raise OutputError("E-150", path=path)
    with err().status(sentence("S-pdf", language)):
        whole.write(path, pdf.comparison(first, second, language), force=force)
    err().print(f"{sentence('T-written', language)} {path}", soft_wrap=True, markup=False)


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
            f"{_where(item)}, {item.unit}: {item.before or '–'} → {item.after or '–'}"
            for item in found.places
        ],
    }


def _where(item: "PlaceChange") -> str:
    """Name the ranking of a place, as the keys of figures name spans."""
    span = f" sd-TW{item.until}" if item.until else ""
    return f"{item.category}{span} {item.level}"


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
