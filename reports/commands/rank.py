"""``p3dn rank``: who leads an award category, in the terminal or as JSON."""

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

CATEGORY = {("pdn", False): "A1", ("umk", False): "A2", ("pdn", True): "A3", ("umk", True): "A4"}


def command(language: Language) -> click.Command:
    """Return the command with its help in one language."""

    @click.command("rank", help=sentence("H-rank", language))
    @inputs_argument(FactsType())
    @period_option(language)
    @click.option(
        "--by",
        type=click.Choice(["pdn", "umk"]),
        default="pdn",
        show_default=True,
        help=sentence("H-by", language),
    )
    @click.option("--share", is_flag=True, help=sentence("H-share", language))
    @click.option("--level", metavar="LEVEL", help=sentence("H-level", language))
    @click.option("--quarter-only", is_flag=True, help=sentence("H-quarter-only", language))
    @click.option("--json", "as_json", is_flag=True, help=sentence("H-rank-json", language))
    @engine_option(language)
    @lang_option(language)
    def rank(
        inputs: tuple[Path | str, ...],
        period: Period | None,
        by: str,
        share: bool,
        level: str | None,
        quarter_only: bool,
        as_json: bool,
        address: str | None,
    ) -> None:
        from reports import counting
        from reports.commands import terminal

        with terminal.spinner(language) as tell:
            report = counting.ranked(
                inputs, period, quarter_only=quarter_only, tell=tell, address=address
            )
        names = dict.fromkeys(ranking.level for ranking in report.rankings)
        level = _known(level, list(names), language)
        show = terminal.print_ranking_json if as_json else terminal.show_ranking
        show(report, CATEGORY[by, share], level, language)

    return rank


def _known(level: str | None, levels: list[str], language: Language) -> str | None:
    """Return the level as it is written in the report; wrong usage if there is none such."""
    if level is None:
        return None
    for name in levels:
        if name.casefold() == level.casefold():
            return name
    message = sentence("H-no-level", language, {"level": level, "levels": ", ".join(levels)})
    raise click.BadParameter(message, param_hint="--level")
