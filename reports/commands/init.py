"""``p3dn init``: a folder to work in."""

from pathlib import Path

import click

from reports.commands.language import lang_option
from reports.messages import Language, sentence


def command(language: Language) -> click.Command:
    """Return the command with its help in one language."""

    @click.command("init", help=sentence("H-init", language))
    @click.argument(
        "folder", required=False, default=".", type=click.Path(file_okay=False, path_type=Path)
    )
    @lang_option(language)
    def init(folder: Path) -> None:
        from reports import workplace

        path = workplace.begin(folder, language)
        click.echo(sentence("T-begun", language, {"path": path, "folder": folder / "inputs"}))

    return init
