"""``p3dn export``: facts, rankings and figures as files for machines."""

from pathlib import Path

import click

from reports.commands.language import (
    inputs_argument,
    lang_option,
    outputs_option,
    period_option,
)
from reports.messages import Language, sentence
from reports.period import Period

TABLES = ("facts", "rankings", "figures")
FORMATS = ("csv", "parquet", "json", "xlsx")


def command(language: Language) -> click.Command:
    """Return the command with its help in one language."""

    @click.command("export", help=sentence("H-export", language))
    @click.argument("table", type=click.Choice(TABLES))
    @inputs_argument()
    @click.option(
        "--format",
        "formats",
        type=click.Choice(FORMATS),
        multiple=True,
        default=("csv",),
        show_default=True,
        help=sentence("H-format", language),
    )
    @period_option(language)
    @outputs_option(language)
    @click.option("--quarter-only", is_flag=True, help=sentence("H-quarter-only", language))
    @click.option("--force", is_flag=True, help=sentence("H-force", language))
    @lang_option(language)
    def export(
        table: str,
        inputs: tuple[Path, ...],
        formats: tuple[str, ...],
        period: Period | None,
        outputs: Path,
        quarter_only: bool,
        force: bool,
    ) -> None:
        from reports import publishing
        from reports.commands import terminal

        with terminal.spinner(language) as tell:
            order = publishing.Order(inputs, outputs, period, force, quarter_only, language)
            written = publishing.export(order, table, formats, tell)
        if "xlsx" in formats and not any(path.suffix == ".xlsx" for path in written):
            terminal.out().print(sentence("T-longer", language))
        terminal.show_files(written, language)

    return export
