"""``p3dn report``: the documents of a period."""

from pathlib import Path

import click

from reports.commands.language import inputs_argument, lang_option, period_option
from reports.messages import Language, sentence
from reports.period import Period


def command(language: Language) -> click.Group:
    """Return the group of commands with its help in one language."""
    group = click.Group("report", help=sentence("H-report", language))
    lang_option(language)(group)
    group.add_command(_quarterly(language))
    return group


def _quarterly(language: Language) -> click.Command:
    @click.command("quarterly", help=sentence("H-quarterly", language))
    @inputs_argument()
    @period_option(language)
    @click.option(
        "-o",
        "--outputs",
        default="outputs",
        show_default=True,
        metavar="FOLDER",
        type=click.Path(file_okay=False, path_type=Path),
        help=sentence("H-outputs", language),
    )
    @click.option("--quarter-only", is_flag=True, help=sentence("H-quarter-only", language))
    @click.option("--force", is_flag=True, help=sentence("H-force", language))
    @lang_option(language)
    def quarterly(
        inputs: tuple[Path, ...],
        period: Period | None,
        outputs: Path,
        quarter_only: bool,
        force: bool,
    ) -> None:
        from reports import pipeline
        from reports.commands import terminal

        with terminal.progress(pipeline.STEPS, language) as tell:
            report, files = pipeline.report(
                inputs, outputs, period, force=force, quarter_only=quarter_only, tell=tell
            )
        terminal.show_written(report, files, language)

    return quarterly
