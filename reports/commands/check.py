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
    @click.option(
        "--fix-it",
        "folder",
        metavar="FOLDER",
        type=click.Path(file_okay=False, path_type=Path),
        help=sentence("H-check-fix-it", language),
    )
    @click.option(
        "--propose",
        "proposal",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help=sentence("H-check-propose", language),
    )
    @click.option("--strict", is_flag=True, help=sentence("H-check-strict", language))
    @lang_option(language)
    @click.pass_context
    def check(
        ctx: click.Context,
        inputs: tuple[Path, ...],
        period: Period | None,
        as_json: bool,
        folder: Path | None,
        proposal: Path | None,
        strict: bool,
    ) -> None:
        from reports import pipeline
        from reports.commands import findings, terminal

        with terminal.spinner(language) as tell:
            if folder:
                checked, compared, workbooks = pipeline.fix_it(
                    inputs, folder, period, language=language, tell=tell
                )
            else:
                checked = pipeline.check(inputs, period, tell=tell)
        if as_json:
            findings.print_findings_json(checked)
        else:
            findings.show_check(checked, language, advise=not folder)
        if folder:
            findings.show_fix_it(compared, workbooks, language)
        if proposal:
            findings.show_proposed(pipeline.propose(checked, proposal, language), language)
        ctx.exit(1 if checked.stops or (strict and checked.findings) else 0)

    return check
