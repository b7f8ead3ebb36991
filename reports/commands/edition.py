"""``p3dn finalize`` and ``p3dn reproduce``: final editions, and that they can be made again."""

from pathlib import Path

import click

from reports.commands.language import inputs_argument, lang_option, outputs_option, period_option
from reports.messages import Language, sentence
from reports.period import Period

INPUTS = "inputs"
"""The folder in an edition whose files are not listed one by one."""


def finalize(language: Language) -> click.Command:
    """Return the command that publishes, with its help in one language."""

    @click.command("finalize", help=sentence("H-finalize", language))
    @inputs_argument()
    @period_option(language)
    @outputs_option(language)
    @click.option("--quarter-only", is_flag=True, help=sentence("H-quarter-only", language))
    @lang_option(language)
    def command(
        inputs: tuple[Path, ...], period: Period | None, outputs: Path, quarter_only: bool
    ) -> None:
        from reports import publishing
        from reports.commands import terminal

        with terminal.progress(publishing.STEPS, language) as tell:
            order = publishing.Order(inputs, outputs, period, False, quarter_only, language)
            report, files = publishing.finalize(order, tell)
        made = [path for path in files if path.parent.name != INPUTS]
        terminal.show_written(report, made, language)
        said = sentence("T-final", language, {"number": report.edition})
        terminal.out().print(said, style="bold")

    return command


def reproduce(language: Language) -> click.Command:
    """Return the command that makes an edition again, with its help in one language."""

    @click.command("reproduce", help=sentence("H-reproduce", language))
    @click.argument(
        "edition", metavar="EDITION", type=click.Path(exists=True, file_okay=False, path_type=Path)
    )
    @lang_option(language)
    @click.pass_context
    def command(ctx: click.Context, edition: Path) -> None:
        from reports import publishing
        from reports.commands import terminal

        with terminal.spinner(language) as tell:
            found = publishing.reproduce(edition, tell)
        terminal.show_reproduced(found, language)
        ctx.exit(1 if found.changed or found.different else 0)

    return command
