"""``p3dn template``: the blank workbook of a quarter."""

from pathlib import Path

import click

from reports.commands.language import PeriodType, lang_option
from reports.messages import Language, sentence
from reports.period import Period


def command(language: Language) -> click.Command:
    """Return the command with its help in one language."""

    @click.command("template", help=sentence("H-template", language))
    @click.argument(
        "period", metavar=sentence("H-template-period", language), type=PeriodType(language)
    )
    @click.option(
        "-o",
        "--output",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help=sentence("H-template-output", language),
    )
    @click.option("--unit", default="", metavar="NAME", help=sentence("H-template-unit", language))
    @click.option("--force", is_flag=True, help=sentence("H-template-force", language))
    @lang_option(language)
    def template(period: Period, output: Path | None, unit: str, force: bool) -> None:
        from reports import forms

        path = forms.blank(period, output, unit, force=force)
        click.echo(sentence("T-blank", language, {"path": path}))

    return template
