"""The user's language: Indonesian, or English with ``--lang en``."""

import errno
import gettext
import os
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import click

from reports.exceptions import FindingsError, OutputError, ReportError
from reports.messages import Language, sentence
from reports.period import Period

Decorated = TypeVar("Decorated", bound=Callable[..., Any] | click.Command)
LANGUAGES: tuple[Language, ...] = ("id", "en")
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
"""What the system says where a disk takes no more, also of files that only work needs."""


def chosen(arguments: Sequence[str]) -> Language:
    """Return the language that the arguments ask for, wherever they do; Indonesian by default."""
    for word, following in pairwise([*arguments, ""]):
        for language in LANGUAGES:
            if word == f"--lang={language}" or (word == "--lang" and following == language):
                return language
    return "id"


def speak(language: Language) -> None:
    """Have Click say its own words (Usage, Options, its errors) in the user's language.

    Click asks gettext, and gettext the variable LANGUAGE; no other language of the machine counts.
    """
    gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))
    os.environ["LANGUAGE"] = language  # noqa: TID251 - for Click; nothing is read from it


def lang_option(language: Language) -> Callable[[Decorated], Decorated]:
    """Return the option that ``chosen`` has already heeded, so that Click knows it too."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=language,
        expose_value=False,
        help=sentence("H-lang", language),
    )


class LanguageGroup(click.Group):
    """A group that says our errors in the user's language and exits with 1.

    Its commands are names and help only, until one is asked for: then ``load`` makes it.
    """

    def __init__(
        self,
        *args: Any,
        language: Language,
        load: Callable[[str], click.Command],
        **rest: Any,
    ) -> None:
        """Keep the language and what makes a command."""
        super().__init__(*args, **rest)
        self.language = language
        self.load = load

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Make the command that is asked for, and no other."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, self.load(name) if name and command else None, rest

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of ours, or a full disk, is shown once, as a sentence."""
        try:
            return super().invoke(ctx)
        except ReportError as error:
            if isinstance(error, FindingsError):
                from reports.commands.findings import show_findings

                show_findings(error.findings, self.language, errors_only=True)
            self._complain(error)
        except OSError as error:
            if error.errno not in FULL:
                raise
            self._complain(OutputError("E-185", reason=error.strerror))
        return ctx.exit(1)

    def _complain(self, error: ReportError) -> None:
        prefix = click.style(sentence("T-error", self.language), fg="red", bold=True)
        click.echo(prefix + error.sentence(self.language), err=True)


class PeriodType(click.ParamType[Period]):
    """A quarter such as 2022-TW4."""

    name = "period"

    def __init__(self, language: Language) -> None:
        """Keep the language of the complaint."""
        self.language = language

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Period:
        """Read a quarter, or say how one is written."""
        if isinstance(value, Period):
            return value
        try:
            return Period.parse(value)
        except ReportError as error:
            self.fail(error.sentence(self.language), param, ctx)


class FactsType(click.Path):
    """A folder or file; with --engine also what the cluster knows: a table, or an address."""

    def __init__(self) -> None:
        """Expect something that exists."""
        super().__init__(exists=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return a path, or the text as it is where only the cluster can know it."""
        asked = ctx and isinstance(ctx.params.get("address"), str)  # Click marks what is not given
        if asked and not Path(value).exists():
            return str(value)
        return super().convert(value, param, ctx)


class EngineType(click.ParamType[str]):
    """The address of a cluster."""

    name = "engine"

    def __init__(self, language: Language) -> None:
        """Keep the language of the complaint."""
        self.language = language

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take an address, or say how one is written."""
        from reports import cluster

        if not cluster.is_address(value):
            self.fail(sentence("E-290", self.language, {"address": value}), param, ctx)
        return str(value)


def engine_option(language: Language, told: str = "H-engine") -> Callable[[Decorated], Decorated]:
    """Return the option --engine, which is read before the inputs."""
    return click.option(
        "--engine",
        "address",
        type=EngineType(language),
        metavar="spark://HOST:PORT",
        is_eager=True,
        help=sentence(told, language),
    )


def inputs_argument(kind: click.Path | None = None) -> Callable[[Decorated], Decorated]:
    """Return the argument INPUT..., folders or files."""
    return click.argument(
        "inputs",
        metavar="INPUT...",
        nargs=-1,
        required=True,
        type=kind or click.Path(exists=True, path_type=Path),
    )


def period_option(language: Language) -> Callable[[Decorated], Decorated]:
    """Return the option --period."""
    return click.option(
        "--period",
        type=PeriodType(language),
        metavar="2022-TW4",
        help=sentence("H-period", language),
    )


def speaker_option(language: Language) -> Callable[[Decorated], Decorated]:
    """Return the option --unit of the materials for the national meeting."""
    return click.option(
        "--unit", "wanted", default="", metavar="CODE", help=sentence("H-speaker", language)
    )


def outputs_option(language: Language, *names: str) -> Callable[[Decorated], Decorated]:
    """Return the option --outputs."""
    return click.option(
        *(names or ("-o", "--outputs")),
        "outputs",
        default="outputs",
        show_default=True,
        metavar="FOLDER",
        type=click.Path(file_okay=False, path_type=Path),
        help=sentence("H-outputs", language),
    )
