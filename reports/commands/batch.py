"""``p3dn batch``: a report for every unit or government, over all processors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.commands.language import (
    engine_option,
    inputs_argument,
    lang_option,
    outputs_option,
    period_option,
)
from reports.messages import Language, sentence
from reports.period import Period

if TYPE_CHECKING:  # heavy: only once a batch runs
    from rich.table import Table

    from reports.batch import Batch, Outcome, Row

SHOWN = 40
"""Most rows of the overall table on the screen; its files hold all."""


def command(language: Language) -> click.Command:
    """Return the command with its help in one language."""

    @click.command("batch", help=sentence("H-batch", language))
    @inputs_argument()
    @click.option(
        "--per",
        type=click.Choice(["unit", "instansi"]),
        required=True,
        help=sentence("H-batch-per", language),
    )
    @period_option(language)
    @outputs_option(language)
    @click.option("--quarter-only", is_flag=True, help=sentence("H-quarter-only", language))
    @click.option(
        "--workers",
        type=click.IntRange(1),
        metavar="N",
        help=sentence("H-batch-workers", language),
    )
    @engine_option(language, "H-batch-engine")
    @click.option("--force", is_flag=True, help=sentence("H-batch-force", language))
    @lang_option(language)
    @click.pass_context
    def run(
        ctx: click.Context,
        inputs: tuple[Path, ...],
        per: str,
        period: Period | None,
        outputs: Path,
        quarter_only: bool,
        workers: int | None,
        address: str | None,
        force: bool,
    ) -> None:
        from reports import batch, publishing

        order = publishing.Order(inputs, outputs, period, force, quarter_only, language)
        with _progress(language) as (tell, steps):
            made = batch.run(order, per, workers, tell, steps, address)
        _show(made, language)
        ctx.exit(1 if made.count("failed") else 0)

    return run


@contextmanager
def _progress(
    language: Language,
) -> Iterator[tuple[Callable[[str], None], Callable[[int, Iterator[Outcome]], Iterator[Outcome]]]]:
    """Show the step under way, then a bar over the reports, on a terminal only."""
    from reports.commands import terminal

    with terminal.bar(moves=False) as bar:  # a thread would be forked, too
        task = bar.add_task("", total=None)

        def steps(total: int, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
            bar.update(task, total=total, description=sentence("S-batch", language))
            bar.refresh()
            for number, outcome in enumerate(outcomes, 1):
                yield outcome
                bar.update(task, completed=number, description=outcome.unit.name[:38])
                bar.refresh()

        def tell(step: str) -> None:
            bar.update(task, description=sentence(step, language))
            bar.refresh()

        yield tell, steps


def _show(made: Batch, language: Language) -> None:
    """Show the overall table, what failed and why, and how many reports there are now."""
    from reports.commands import terminal

    console = terminal.out()
    console.print(_table(made.rows[:SHOWN], language))
    if len(made.rows) > SHOWN:
        more = {"count": len(made.rows) - SHOWN}
        console.print(sentence("T-batch-more", language, more), style="dim")
    for row in made.rows:
        if row.failure:
            failed = {"unit": row.unit.name, "reason": row.why(language)}
            said = sentence("T-batch-failure", language, failed)
            console.print(said, style="red", markup=False, soft_wrap=True)
    details = {name: made.count(name) for name in ("made", "kept", "failed")}
    details["all"] = len(made.rows)
    console.print(sentence("T-batch", language, details), style="bold", soft_wrap=True)
    terminal.show_files([made.place, *made.files], language)


def _table(rows: Iterable[Row], language: Language) -> Table:
    """Return the overall table as it is shown."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from reports.wording import number, percent, rupiah

    table = Table(box=box.SIMPLE_HEAD)
    for name in ("T-unit", "T-batch-pdn", "T-batch-share", "T-batch-findings", "T-batch-state"):
        heading = sentence(name, language)
        words = name in ("T-unit", "T-batch-state")
        table.add_column(heading, justify="left" if words else "right", no_wrap=not words)
    for row in rows:
        pdn, share = row.total.pdn, row.total.pdn_share
        table.add_row(
            Text(row.unit.name),
            "–" if pdn.value is None else rupiah(pdn.amount, language),
            percent(share.share, language),
            number(row.findings, language),
            sentence(f"T-batch-{row.state}", language),
        )
    return table
