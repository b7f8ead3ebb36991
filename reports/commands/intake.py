"""``p3dn intake``: read and check the inputs once and keep their facts."""

from pathlib import Path

import click

from reports.commands.language import (
    FactsType,
    engine_option,
    inputs_argument,
    lang_option,
    period_option,
)
from reports.messages import Language, sentence
from reports.period import Period


def command(language: Language) -> click.Command:
    """Return the command with its help in one language."""

    @click.command("intake", help=sentence("H-intake", language))
    @inputs_argument(FactsType())
    @period_option(language)
    @click.option(
        "-o",
        "--output",
        "folder",
        default="facts",
        show_default=True,
        metavar="FOLDER",
        type=click.Path(file_okay=False, path_type=Path),
        help=sentence("H-intake-output", language),
    )
    @engine_option(language, "H-intake-engine")
    @lang_option(language)
    def intake(
        inputs: tuple[Path | str, ...], period: Period | None, folder: Path, address: str | None
    ) -> None:
        from reports import keeping
        from reports.commands import terminal
        from reports.exceptions import FindingsError

        with terminal.spinner(language) as tell:
            kept = keeping.keep(inputs, folder, period, tell, address)
        terminal.show_kept(kept, language)
        if kept.checked.stops:
            raise FindingsError(kept.checked.findings)

    return intake
