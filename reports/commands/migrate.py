"""``p3dn migrate``: an old workbook's contents in one of the newest version."""

from pathlib import Path

import click

from reports.commands.language import lang_option
from reports.messages import Language, sentence


def command(language: Language) -> click.Command:
    """Return the command with its help in one language."""

    @click.command("migrate", help=sentence("H-migrate", language))
    @click.argument(
        "old",
        metavar=sentence("H-migrate-old", language),
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
    )
    @click.option(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help=sentence("H-migrate-output", language),
    )
    @click.option("--force", is_flag=True, help=sentence("H-migrate-force", language))
    @lang_option(language)
    def migrate(old: Path, output: Path, force: bool) -> None:
        from reports import forms
        from reports.commands import terminal

        terminal.show_migrated(forms.migrate(old, output, force=force), language)

    return migrate
