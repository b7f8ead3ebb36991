"""``p3dn finalize`` and ``p3dn reproduce``: final editions, and that they can be made again."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.commands.language import (
    Decorated,
    inputs_argument,
    lang_option,
    outputs_option,
    period_option,
)
from reports.messages import Language, sentence
from reports.period import Period

if TYPE_CHECKING:  # heavy: only when asked
    from reports.corrected import Correction

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
LONGEST = 10_000
"""Characters of a reason that a page has room for."""


def correction_options(language: Language) -> Callable[[Decorated], Decorated]:
    """Return the options that name what an edition replaces, and why."""
    replaces = click.option(
        "--replaces", metavar="EDITION", type=FOLDER, help=sentence("H-replaces", language)
    )
    reason = click.option(
        "--reason", default="", metavar="TEXT", help=sentence("H-reason", language)
    )
    return lambda command: replaces(reason(command))


def corrects(replaces: Path | None, reason: str, language: Language) -> "Correction | None":
    """Return what is to be replaced and why; raise UsageError where only one is given."""
    from reports.corrected import Correction
    from reports.wording import excerpt

    told = excerpt(reason, LONGEST)
    if bool(told) != (replaces is not None):
        raise click.UsageError(sentence("H-reason-needed", language))
    return Correction(replaces, told) if replaces else None


def finalize(language: Language) -> click.Command:
    """Return the command that publishes, with its help in one language."""

    @click.command("finalize", help=sentence("H-finalize", language))
    @inputs_argument()
    @period_option(language)
    @outputs_option(language)
    @click.option("--quarter-only", is_flag=True, help=sentence("H-quarter-only", language))
    @correction_options(language)
    @lang_option(language)
    def command(
        inputs: tuple[Path, ...],
        period: Period | None,
        outputs: Path,
        quarter_only: bool,
        replaces: Path | None,
        reason: str,
    ) -> None:
        from reports import publishing
        from reports.commands import terminal

        correction = corrects(replaces, reason, language)
        with terminal.progress(publishing.STEPS, language) as tell:
            order = publishing.Order(inputs, outputs, period, False, quarter_only, language)
            report, files = publishing.finalize(order, correction, tell)
        place = files[0].parent
        terminal.show_written(report, [path for path in files if path.parent == place], language)
        terminal.show_published(report, language)

    return command


def reproduce(language: Language) -> click.Command:
    """Return the command that makes an edition again, with its help in one language."""

    @click.command("reproduce", help=sentence("H-reproduce", language))
    @click.argument("edition", metavar="EDITION", type=FOLDER)
    @lang_option(language)
    @click.pass_context
    def command(ctx: click.Context, edition: Path) -> None:
        from reports import publishing
        from reports.commands import terminal

        with terminal.spinner(language) as tell:
            found = publishing.reproduce(edition, tell)
        terminal.show_reproduced(found, language)
        ctx.exit(1 if found.changed or found.different else 0)

    return command
