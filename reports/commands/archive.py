"""``p3dn archive``: the final editions of a year in a bag, its verification, and the catalogue."""

from collections.abc import Callable
from pathlib import Path

import click

from reports.commands.language import Decorated, lang_option, outputs_option
from reports.messages import Language, sentence

DEFAULT = "arsip"
SHOWN = 50


class YearGroup(click.Group):
    """A group whose first word may be a year: then that year is archived."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take a year for the command that archives it."""
        if args and args[0].isdigit():
            return "YEAR", self.commands["YEAR"], args
        return super().resolve_command(ctx, args)


def command(language: Language) -> click.Group:
    """Return the group of commands with its help in one language."""
    group = YearGroup("archive", help=sentence("H-archive", language))
    lang_option(language)(group)
    for one in (_make(language), _verify(language), _find(language)):
        group.add_command(one)
    return group


def _archives(language: Language, *names: str) -> Callable[[Decorated], Decorated]:
    return click.option(
        *names,
        "archives",
        default=DEFAULT,
        show_default=True,
        metavar="FOLDER",
        type=click.Path(file_okay=False, path_type=Path),
        help=sentence("H-archives", language),
    )


def _make(language: Language) -> click.Command:
    @click.command("YEAR", help=sentence("H-archive-year", language))
    @click.argument("year", type=click.IntRange(2000, 2999))
    @_archives(language, "-o", "--archives")
    @outputs_option(language, "--outputs")
    @lang_option(language)
    def make(year: int, archives: Path, outputs: Path) -> None:
        from reports import archive
        from reports.commands import terminal

        place, found = archive.make(year, outputs, archives)
        details = {"count": len(found), "path": place}
        said = sentence("T-archived", language, details)
        terminal.out().print(said, style="bold", soft_wrap=True)
        terminal.show_files([place / "data" / item.entry.place for item in found], language)

    return make


def _verify(language: Language) -> click.Command:
    @click.command("verify", help=sentence("H-archive-verify", language))
    @click.argument(
        "bag", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path)
    )
    @lang_option(language)
    @click.pass_context
    def verify(ctx: click.Context, bag: Path) -> None:
        from reports import archive
        from reports.commands import terminal

        wrong = archive.verify(bag)
        details = {"path": bag, "count": len(wrong)}
        said = sentence("T-unsound" if wrong else "T-sound", language, details)
        terminal.out().print(said, style="bold red" if wrong else "bold", soft_wrap=True)
        for line in wrong:
            terminal.out().print(f"  {line}", soft_wrap=True, markup=False, highlight=False)
        ctx.exit(1 if wrong else 0)

    return verify


def _find(language: Language) -> click.Command:
    @click.command("find", help=sentence("H-archive-find", language))
    @click.argument("words", nargs=-1, required=True)
    @_archives(language, "--archives")
    @lang_option(language)
    def find(words: tuple[str, ...], archives: Path) -> None:
        from reports.archive import catalogue
        from reports.commands import terminal

        hits = catalogue.find(archives, " ".join(words))
        console = terminal.out()
        console.print(sentence("T-hits", language, {"count": len(hits)}), style="bold")
        for hit in hits[:SHOWN]:
            line = f"  {hit.period}  {hit.unit}  {hit.places}  {archives / hit.place}"
            if hit.replaced_by:
                replaced = sentence("T-replaced", language, {"number": hit.replaced_by})
                line = f"{line}  ({replaced})"
            console.print(line, soft_wrap=True, markup=False, highlight=False)
        if len(hits) > SHOWN:
            console.print("  …")

    return find
