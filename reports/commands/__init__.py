"""The command line: reads arguments, calls the pipeline, prints, exits.

Nothing heavy is imported here, and no command but the one that is asked for: help, completion and
usage errors come at once.
"""

import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import cast

import click

from reports import __version__
from reports.commands.language import LanguageGroup, chosen, lang_option, speak
from reports.messages import Language, sentence

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

COMMANDS = {
    "init": "init:command",
    "template": "template:command",
    "migrate": "migrate:command",
    "check": "check:command",
    "intake": "intake:command",
    "rank": "rank:command",
    "report": "report:command",
    "batch": "batch:command",
    "export": "export:command",
    "finalize": "edition:finalize",
    "reproduce": "edition:reproduce",
    "diff": "diff:command",
    "archive": "archive:command",
}
"""Every command by its name: the module and the function that make it. Its help is H-<name>."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command ``p3dn``."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    build(chosen(given)).main(given, prog_name="p3dn")


def build(language: Language) -> click.Group:
    """Return the whole command line with its help in one language."""
    speak(language)
    group = LanguageGroup(
        "p3dn",
        language=language,
        load=partial(load, language=language),
        help=sentence("H-p3dn", language),
        context_settings=CONTEXT,
    )
    click.version_option(__version__, prog_name="p3dn", help=sentence("H-version", language))(group)
    lang_option(language)(group)
    for name in COMMANDS:
        group.add_command(click.Command(name, help=sentence(f"H-{name}", language)))
    return group


def load(name: str, language: Language) -> click.Command:
    """Return a command as it runs, with its options and their help."""
    module, function = COMMANDS[name].split(":")
    made = getattr(import_module(f"{__name__}.{module}"), function)(language)
    return cast("click.Command", made)
