"""The command line: reads arguments, calls the pipeline, prints, exits.

Nothing heavy is imported here, and no command but the one that is asked for: help, completion and
usage errors come at once.
"""

import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Never, cast

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
    "submission": "submission:command",
    "archive": "archive:command",
}
"""Every command by its name: the module and the function that make it. Its help is H-<name>."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command ``p3dn``; without ``arguments`` it is the whole of this process.

    Then Python's collector of cycles stays off: almost all that a run makes is needed to its end,
    and to look through it again and again costs a sixth of the time. What makes many documents
    collects by itself.
    """
    if arguments is not None:
        _run(arguments)
    gc.disable()
    try:
        _run(sys.argv[1:])
    except SystemExit as end:
        _leave(end)


def _run(arguments: Sequence[str]) -> Never:
    given = list(arguments)
    build(chosen(given)).main(given, prog_name="p3dn")
    raise SystemExit


def _leave(end: SystemExit) -> None:
    """End the process at once: to free its millions of objects one by one gives nobody anything.

    All files are closed and all processes ended by now. What was printed may still be on its way.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    if end.code is None or isinstance(end.code, int):
        os._exit(end.code or 0)
    raise end


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
