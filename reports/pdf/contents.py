"""Numbers for chapters, sections, tables and figures, given in the order in which they appear."""

from dataclasses import dataclass

from reports.voice import Voice

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading or a caption: its anchor, number, title and depth, and how its page counts."""

    id: str
    label: str
    title: str
    level: int
    roman: bool


class Contents:
    """Gives numbers, and lists what they were given to."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self.headings: list[Entry] = []
        self.tables: list[Entry] = []
        self.figures: list[Entry] = []
        self._prefix = ""
        self._opening = False
        self._chapters = self._annexes = self._sections = 0
        self._first_table = self._first_figure = 0

    def opening(self, title: str, prefix: str) -> Entry:
        """Begin a part before the first chapter; its tables are numbered after ``prefix``."""
        self._opening = True
        return self._begin(prefix, "", title)

    def chapter(self, title: str) -> Entry:
        """Begin a chapter: BAB I, BAB II, ..."""
        self._opening = False
        self._chapters += 1
        return self._begin(
            str(self._chapters),
            self._voice.say("BAB %(number)s", number=ROMAN[self._chapters - 1]),
            title,
        )

    def annex(self, title: str) -> Entry:
        """Begin an annex: Lampiran I, Lampiran II, ..."""
        self._annexes += 1
        return self._begin(
            f"L{self._annexes}",
            self._voice.say("LAMPIRAN %(number)s", number=ROMAN[self._annexes - 1]),
            title,
        )

    def section(self, title: str) -> Entry:
        """Begin a section of a chapter: 1.1, 1.2, ..."""
        self._sections += 1
        label = f"{self._prefix}.{self._sections}"
        return self._listed(self.headings, "bagian", label, label, title, 2)

    def table(self, title: str) -> Entry:
        """Number a table: Tabel 3.1."""
        label = f"{self._prefix}.{len(self.tables) - self._first_table + 1}"
        return self._listed(
            self.tables, "tabel", label, self._voice.say("Tabel %(number)s", number=label), title, 1
        )

    def figure(self, title: str) -> Entry:
        """Number a figure: Gambar 3.1."""
        label = f"{self._prefix}.{len(self.figures) - self._first_figure + 1}"
        return self._listed(
            self.figures,
            "gambar",
            label,
            self._voice.say("Gambar %(number)s", number=label),
            title,
            1,
        )

    def _begin(self, prefix: str, label: str, title: str) -> Entry:
        self._prefix = prefix
        self._sections = 0
        self._first_table, self._first_figure = len(self.tables), len(self.figures)
        return self._listed(self.headings, "bab", prefix, label, title, 1)

    def _listed(
        self, entries: list[Entry], kind: str, number: str, label: str, title: str, level: int
    ) -> Entry:
        anchor = f"{kind}-{number.replace('.', '-')}"
        entries.append(Entry(anchor, label, title, level, self._opening))
        return entries[-1]
