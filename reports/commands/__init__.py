"""The command line: reads arguments, calls the pipeline, prints, exits.

Nothing heavy is imported here: help and usage errors come at once.
"""

import sys
from collections.abc import Sequence

import click

from reports import __version__
from reports.commands.language import LanguageGroup, chosen, lang_option, speak
from reports.messages import Language, sentence

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command ``p3dn``."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    build(chosen(given)).main(given, prog_name="p3dn")


def build(language: Language) -> click.Group:
    """Return the whole command line with its help in one language."""
    from reports.commands import (
        archive,
        check,
        diff,
        edition,
        export,
        init,
        migrate,
        rank,
        report,
        template,
    )

    speak(language)
    group = LanguageGroup(
        "p3dn", language=language, help=sentence("H-p3dn", language), context_settings=CONTEXT
    )
    click.version_option(__version__, prog_name="p3dn", help=sentence("H-version", language))(group)
    lang_option(language)(group)
    for room in (init, template, migrate, check, rank, report, export):
        group.add_command(room.command(language))
    group.add_command(edition.finalize(language))
    group.add_command(edition.reproduce(language))
    group.add_command(diff.command(language))
    group.add_command(archive.command(language))
    return group
