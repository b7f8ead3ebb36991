"""``p3dn check``: every finding about the inputs."""

from pathlib import Path

import click

from reports.commands.language import inputs_argument, lang_option, period_option
from reports.messages import Language, sentence
from reports.period import Period


def command(language: Language) -> click.Command:
    """Return the command with its help in one language."""

    @click.command("check", help=sentence("H-check", language))
    @inputs_argument()
    @period_option(language)
    @click.option("--json", "as_json", is_flag=True, help=sentence("H-check-json", language))
    @lang_option(language)
    @click.pass_context
    def check(
        ctx: click.Context, inputs: tuple[Path, ...], period: Period | None, as_json: bool
    ) -> None:
        from reports import pipeline
        from reports.commands import terminal

        with terminal.spinner(language) as tell:
            checked = pipeline.check(inputs, period, tell=tell)
        if as_json:
            terminal.print_findings_json(checked)
        else:
            terminal.show_check(checked, language)
        ctx.exit(1 if checked.stops else 0)

    return check
