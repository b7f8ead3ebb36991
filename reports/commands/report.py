"""``p3dn report``: the documents of a period."""

from pathlib import Path

import click

from reports.commands.edition import correction_options, corrects
from reports.commands.language import (
    FactsType,
    engine_option,
    inputs_argument,
    lang_option,
    outputs_option,
    period_option,
)
from reports.messages import Language, sentence
from reports.period import Period


def command(language: Language) -> click.Group:
    """Return the group of commands with its help in one language."""
    group = click.Group("report", help=sentence("H-report", language))
    lang_option(language)(group)
    group.add_command(_quarterly(language))
    group.add_command(_unit(language))
    group.add_command(_national(language))
    group.add_command(_yearly(language))
    return group


def _quarterly(language: Language) -> click.Command:
    @click.command("quarterly", help=sentence("H-quarterly", language))
    @inputs_argument(FactsType())
    @period_option(language)
    @outputs_option(language)
    @click.option("--quarter-only", is_flag=True, help=sentence("H-quarter-only", language))
    @click.option("--force", is_flag=True, help=sentence("H-force", language))
    @engine_option(language)
    @lang_option(language)
    def quarterly(
        inputs: tuple[Path | str, ...],
        period: Period | None,
        outputs: Path,
        quarter_only: bool,
        force: bool,
        address: str | None,
    ) -> None:
        from reports import publishing
        from reports.commands import terminal

        with terminal.progress(publishing.STEPS, language) as tell:
            table = str(inputs[0]) if isinstance(inputs[0], str) and len(inputs) == 1 else ""
            order = publishing.Order(
                [*map(Path, inputs)], outputs, period, force, quarter_only, language, address, table
            )
            report, files = publishing.report(order, tell)
        terminal.show_written(report, files, language)

    return quarterly


def _unit(language: Language) -> click.Command:
    @click.command("unit", help=sentence("H-unit", language))
    @inputs_argument()
    @click.option(
        "--unit", "wanted", required=True, metavar="CODE|all", help=sentence("H-of-unit", language)
    )
    @period_option(language)
    @outputs_option(language)
    @click.option("--force", is_flag=True, help=sentence("H-force", language))
    @lang_option(language)
    def unit(
        inputs: tuple[Path, ...], wanted: str, period: Period | None, outputs: Path, force: bool
    ) -> None:
        from reports import publishing
        from reports.commands import terminal

        with terminal.members(language) as (tell, steps):
            order = publishing.Order(inputs, outputs, period, force, language=language)
            files = publishing.sheets(order, wanted, tell, steps)
        terminal.show_files(files, language)

    return unit


def _national(language: Language) -> click.Command:
    @click.command("national", help=sentence("H-national", language))
    @inputs_argument()
    @click.option(
        "--unit", "wanted", default="", metavar="CODE", help=sentence("H-speaker", language)
    )
    @period_option(language)
    @outputs_option(language)
    @click.option("--force", is_flag=True, help=sentence("H-force", language))
    @lang_option(language)
    def national(
        inputs: tuple[Path, ...], wanted: str, period: Period | None, outputs: Path, force: bool
    ) -> None:
        from reports import meeting
        from reports.commands import terminal
        from reports.publishing import Order

        with terminal.progress(meeting.STEPS, language) as tell:
            order = Order(inputs, outputs, period, force, language=language)
            material, files = meeting.materials(order, wanted, tell)
        terminal.show_national(material, files, language)

    return national


def _yearly(language: Language) -> click.Command:
    @click.command("yearly", help=sentence("H-yearly", language))
    @click.argument("year", type=click.IntRange(2000, 2999))
    @click.option("--only", default="*", metavar="PATTERN", help=sentence("H-only", language))
    @click.option("--partial", is_flag=True, help=sentence("H-partial", language))
    @click.option("--final", is_flag=True, help=sentence("H-final", language))
    @correction_options(language)
    @outputs_option(language)
    @click.option("--force", is_flag=True, help=sentence("H-force", language))
    @lang_option(language)
    def yearly(
        year: int,
        only: str,
        partial: bool,
        final: bool,
        replaces: Path | None,
        reason: str,
        outputs: Path,
        force: bool,
    ) -> None:
        from reports.commands import terminal
        from reports.yearbook import publishing

        correction = corrects(replaces, reason, language)
        final = final or correction is not None
        with terminal.progress(publishing.STEPS, language) as tell:
            order = publishing.Order(
                year, outputs, only, partial, final, force, language, correction
            )
            model, files = publishing.report(order, tell)
        place = files[-1].parent
        terminal.show_year(model, language)
        terminal.show_files([path for path in files if path.parent == place], language)
        if final:
            terminal.show_published(model.report, language)

    return yearly
