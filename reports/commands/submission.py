"""``p3dn submission``: the parcel that is handed in at the national meeting."""

from pathlib import Path

import click

from reports.commands.language import inputs_argument, lang_option, period_option
from reports.messages import Language, sentence
from reports.period import Period


def command(language: Language) -> click.Command:
    """Return the command with its help in one language."""

    @click.command("submission", help=sentence("H-submission", language))
    @inputs_argument()
    @click.option(
        "-o",
        "place",
        required=True,
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        help=sentence("H-parcel", language),
    )
    @click.option(
        "--unit", "wanted", default="", metavar="CODE", help=sentence("H-speaker", language)
    )
    @period_option(language)
    @click.option("--force", is_flag=True, help=sentence("H-force", language))
    @lang_option(language)
    def submission(
        inputs: tuple[Path, ...], place: Path, wanted: str, period: Period | None, force: bool
    ) -> None:
        from reports import meeting
        from reports.commands import terminal
        from reports.publishing import Order

        with terminal.progress(meeting.PARCEL_STEPS, language) as tell:
            order = Order(inputs, place, period, force, language=language)
            material, files = meeting.submission(order, wanted, tell)
        terminal.show_national(material, files, language)

    return submission
