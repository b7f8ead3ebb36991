"""What says things on the pages: the report, in one language.

The pages are written in Indonesian, and gettext finds the English of each whole sentence in the one
catalogue of ``templates/locale``. What an office wrote is never translated.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

from reports import wording
from reports.changes import PlaceKey
from reports.figures import Figure, Value
from reports.messages import Language
from reports.quarterly import QuarterlyReport
from reports.ranking import Category, Place

ENDS = {"id": " persen", "en": " percent"}
LEAST = Fraction(1, 2000)
"""A smaller share would be 0,0 percent."""
MARK = "[r]"
"""What stands after a number that a corrected edition prints otherwise than the one before."""
CORRECTED = "[k]"
"""What stands in a yearly summary after a number that its quarter published otherwise than it is
known now."""
LAST = {"id": (" dan ", ", dan "), "en": (" and ", " and ")}
"""What stands before the last of two words, and of more."""


def message(text: str) -> str:
    """Mark a sentence that is said later, so that it comes into the catalogue."""
    return text


def messages(text: str) -> str:
    """Mark a sentence that is said later of one or of many."""
    return text


TITLE = message("Laporan Pelaksanaan Peningkatan Penggunaan Produk Dalam Negeri (P3DN)")
"""The title of a report whose settings say no other."""


@cache
def translations(language: Language) -> NullTranslations:
    """Return the catalogue of a language; Indonesian is what the sentences are written in."""
    if language == "id":
        return NullTranslations()
    place = files("templates") / "locale" / language / "LC_MESSAGES" / "report.mo"
    with place.open("rb") as file:
        return GNUTranslations(file)


def said(language: Language, message: str, **values: object) -> str:
    """Return a whole sentence in a language with its values, which stand in it as ``%(name)s``."""
    return translations(language).gettext(message) % values


@dataclass(frozen=True, slots=True)
class Voice:
    """Says what a report holds, in a language: sentences, amounts, shares, dates."""

    report: QuarterlyReport
    language: Language = "id"
    marks: bool = True
    """Whether numbers that a corrected edition changes are marked."""

    @property
    def unmarked(self) -> "Voice":
        """The same voice without marks, for charts and for comparing what is said."""
        return replace(self, marks=False)

    def say(self, message: str, **values: object) -> str:
        """Return a whole sentence with its values, which stand in it as ``%(name)s``."""
        return said(self.language, message, **values)

    def say_n(self, message: str, number: int, **values: object) -> str:
        """Return a sentence that English says otherwise of one and of many; ``number`` is
        ``%(number)s`` in it."""
        known = translations(self.language)
        found = known.ngettext(message, message, number)
        if found == message:  # English says it in one way
            found = known.gettext(message)
        return found % (values | {"number": self.count(number)})

    @property
    def title(self) -> str:
        """The report's title; that of the settings' own is known in both languages.

        Where the settings ask for one government out of others, its name follows.
        """
        title = translations(self.language).gettext(self.report.settings.title)
        asked = self.report.government if self.report.settings.data.units else ""
        return f"{title} {asked}".rstrip()

    @property
    def status(self) -> str:
        """Say what kind of edition this is."""
        if self.report.revision:
            return self.say(
                "Final, edisi %(number)s, menggantikan edisi %(replaced)s",
                number=self.report.edition,
                replaced=self.report.revision.edition,
            )
        if self.report.edition:
            return self.say("Final, edisi %(number)s", number=self.report.edition)
        return self.say("DRAF – belum ditandatangani")

    @property
    def mark(self) -> str:
        """What every page of a draft says; '' in a final edition."""
        return "" if self.report.edition else self.say("DRAF")

    def measure(self, name: str) -> str:
        """Name what is compared with other governments, in the language of the report."""
        return {
            "Nilai PDN": self.say("Nilai PDN"),
            "Nilai UMK": self.say("Nilai UMK"),
            "Nilai e-Katalog": self.say("Nilai e-Katalog"),
            "Persentase PDN": self.say("Persentase PDN"),
            "Persentase UMK": self.say("Persentase UMK"),
        }.get(name, name)

    def written(self, figure: Figure | None, write: Callable[[Value | None], str]) -> str:
        """Write a figure's value, marked where the edition that this one replaces wrote another.

        Every figure is written here, so that the mark needs no page's care.
        """
        text = write(figure.value if figure else None)
        revision = self.report.revision if self.marks else None
        change = revision.figures.get(figure.key) if revision and figure else None
        return text if change is None or write(change.before) == text else marked(text)

    def rank(self, category: Category, place: Place | None) -> str:
        """Write a place in a category, marked if it was another; – where there is none."""
        if place is None:
            return wording.MISSING
        return self.placed(place.rank, (category.code, place.unit.level, place.unit.code, 0))

    def placed(self, rank: int | None, key: PlaceKey) -> str:
        """Write which place a unit has, marked as ``rank`` does; – where it has none."""
        revision = self.report.revision if self.marks else None
        text = str(rank) if rank else wording.MISSING
        return marked(text) if revision and key in revision.places else text

    def short(self, figure: Figure | None) -> str:
        """Write an amount for prose: Rp15,85 triliun."""
        return self.written(figure, lambda value: self.rupiah_short(_amount(value)))

    def size(self, figure: Figure | None) -> str:
        """Write an amount for prose without its sign, such as how far a promise was passed."""

        def write(value: Value | None) -> str:
            amount = _amount(value)
            return self.rupiah_short(amount if amount is None else abs(amount))

        return self.written(figure, write)

    def amount(self, figure: Figure | None) -> str:
        """Write an amount or a count in full, without Rp: 13.714.199.150.409."""

        def write(value: Value | None) -> str:
            known = isinstance(value, Decimal | int)
            return wording.number(value if known else None, self.language)  # type: ignore[arg-type]

        return self.written(figure, write)

    def rupiah(self, figure: Figure | None) -> str:
        """Write an amount in full: Rp13.714.199.150.409."""
        return self.written(figure, lambda value: wording.rupiah(_amount(value), self.language))

    def index(self, figure: Figure | None) -> str:
        """Write an index or a component of it, with two decimals: 81,33."""
        return self.written(figure, lambda value: wording.number(_amount(value), self.language, 2))

    def share(self, figure: Figure | None, decimals: int = 2) -> str:
        """Write a share for tables: 82,65%."""
        return self.written(
            figure, lambda value: wording.percent(_share(value), self.language, decimals)
        )

    def persen(self, figure: Figure | None) -> str:
        """Write a share for prose: 82,6 persen; less than all is never written as 100 percent, and
        what is there never as 0,0."""

        def write(value: Value | None) -> str:
            share = _share(value)
            if share is None:
                return wording.MISSING
            text = wording.percent(share, self.language, 1)
            if (share < 1 and text.startswith("100")) or 0 < share < LEAST:
                text = wording.percent(share, self.language)
            return text.replace("%", ENDS[self.language])

        return self.written(figure, write)

    def target(self, figure: Figure | None) -> str:
        """Write a share that is a round threshold for prose: 40 persen."""
        return self.written(figure, lambda value: self.fraction(_share(value) or Fraction(0)))

    def rupiah_short(self, value: Decimal | None) -> str:
        """Write an amount that is no figure by itself, such as how far one is passed."""
        return wording.rupiah_short(value, self.language)

    def fraction(self, share: Fraction) -> str:
        """Write a round threshold for prose: 40 persen."""
        return self.plain(share) + ENDS[self.language]

    def plain(self, share: Fraction) -> str:
        """Write a round threshold as a number of percent: 40."""
        whole = (share * 100).denominator == 1
        return wording.percent(share, self.language, 0 if whole else 1).rstrip("%")

    def points(self, figure: Figure | None) -> str:
        """Write the difference of two shares in percentage points, without its sign: 2,3.

        A difference too small for one decimal has as many as it takes to be seen (0,04), since
        0,0 would read as none.
        """

        def write(value: Value | None) -> str:
            share = _share(value)
            size = share if share is None else abs(share)
            decimals = (d for d in range(1, 6) if not size or size >= Fraction(5, 10 ** (d + 3)))
            return wording.percent(size, self.language, next(decimals, 6)).rstrip("%")

        return self.written(figure, write)

    def date(self, day: datetime.date | None) -> str:
        """Write a date in full: 7 November 2023."""
        return wording.date(day, self.language)

    def count(self, number: Decimal | int | None) -> str:
        """Write a number with separators."""
        return wording.number(number, self.language)

    def joined(self, words: Iterable[str]) -> str:
        """List words: A, A dan B, A, B, dan C."""
        *first, last = [*words] or [""]
        two, more = LAST[self.language]
        if not first:
            return last
        return ", ".join(first) + (more if len(first) > 1 else two) + last


def marked(text: str, mark: str = MARK) -> str:
    """Put a mark after a number, so that the two stay together."""
    return f"{text}\N{NO-BREAK SPACE}{mark}"


def _amount(value: Value | None) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _share(value: Value | None) -> Fraction | None:
    return value if isinstance(value, Fraction) else None
