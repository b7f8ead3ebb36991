"""The fix-it workbook of one file: what to mend first, all of it by rule, and every finding."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from reports.excel import words
from reports.excel.book import written
from reports.excel.page import WITH_CELLS, Column, Outside, Page, Table, Value
from reports.findings import Finding, Group, by_weight, rule_words
from reports.fixit import GENERAL, Dossier, Item, Known, shortened
from reports.messages import Language, sentence
from reports.settings import Settings
from reports.wording import excerpt, number

FIRST = 25
"""How many findings the first sheet shows; of one rule no more than FIRST_OF_A_RULE if it can."""
FIRST_OF_A_RULE = 10
MOST = 5_000
"""How many findings are listed one by one."""
EXAMPLES = 3

WHAT = (
    ("status", "X-10", "text", 12),
    ("kind", "X-11", "text", 11),
    ("rule", "X-12", "text", 8),
    ("place", "X-13", "text", 22),
    ("column", "X-14", "text", 20),
    ("seen", "X-15", "text", 16),
    ("unit", "X-16", "text", 22),
    ("what", "X-17", "text", 46),
    ("todo", "X-18", "text", 42),
    ("amount", "X-20", "rupiah", 20),
)
"""Columns of the lists of findings: key, code of the heading, style, widest."""
IN_SHORT = ("status", "kind", "rule", "place", "unit", "what", "todo", "amount")


def workbook(dossier: Dossier, settings: Settings, day: datetime.date, language: Language) -> bytes:
    """Return the workbook of one file as an .xlsx file, the same bytes for the same dossier.

    ``day`` is the date that the document carries. Raises OutputError when something does not fit
    into a spreadsheet.
    """
    pages = Sheets(dossier, settings, language).pages()
    properties = {
        "title": pages[0].title,
        "subject": excerpt(dossier.file),
        "author": words.issuer(settings),
        "created": datetime.datetime.combine(day, datetime.time(), datetime.UTC),
    }
    return written(pages, properties)


def most_important(items: Sequence[Item]) -> list[Item]:
    """Return the first findings of a list in its order, none of its rules crowding out the rest."""
    count: Counter[str] = Counter()
    crowd: list[int] = []
    chosen: list[int] = []
    for at, item in enumerate(items):
        count[item.finding.rule] += 1
        (chosen if count[item.finding.rule] <= FIRST_OF_A_RULE else crowd).append(at)
    return [items[at] for at in sorted([*chosen, *crowd][:FIRST])]


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of one dossier's workbook, in one language."""

    dossier: Dossier
    settings: Settings
    language: Language

    def pages(self) -> list[Page]:
        """Return every sheet; that of fixed findings only where there are any."""
        items = self.dossier.items
        first = self._list(most_important(items), IN_SHORT)
        whole = self._list(items[:MOST], [key for key, *_ in WHAT])
        found = [
            self._page("X-3", (*self._about(), self._say("X-28")), first),
            self._page("X-4", (self._file(), self._counts()), self._by_rule()),
            self._page("X-5", (self._file(), self._left()), whole, filtered=True),
        ]
        if self.dossier.fixed:
            found.append(self._page("X-6", (self._file(), self._say("X-29")), self._fixed()))
        return found

    def _say(self, code: str, **details: object) -> str:
        return sentence(code, self.language, details)

    def _page(
        self, name: str, lines: Iterable[str], table: Table, *, filtered: bool = False
    ) -> Page:
        return Page(
            self._say(name),
            self._say("X-38", name=self._say(name)),
            tuple(filter(None, lines)),
            (table,),
            filtered=filtered,
            landscape=True,
            foot=(self._say("X-1"), "&A", self._say("X-2")),
        )

    def _about(self) -> tuple[str, ...]:
        """Say whose file it is, where its copy lies, and how much is wrong with it."""
        copy = self.dossier.copy
        told = self._say("X-23", copy=copy, sha256=self.dossier.sha256) if copy else ""
        return (words.issuer(self.settings), self._file(), told, self._counts())

    def _file(self) -> str:
        if self.dossier.file == GENERAL:
            return self._say("X-21")
        kinds = [
            self._say(
                "X-36" if sheet else "X-37",
                layout=layout,
                sheet=sheet,
                rows=number(rows, self.language),
            )
            for sheet, layout, rows in self.dossier.kinds
        ]
        return "; ".join([self._say("X-22", file=self.dossier.file), *kinds])

    def _counts(self) -> str:
        items = self.dossier.items
        counts = {
            "errors": sum(item.finding.stops for item in items),
            "warnings": sum(not item.finding.stops for item in items),
            "new": sum(item.new for item in items),
            "still": sum(not item.new for item in items),
            "fixed": len(self.dossier.fixed),
        }
        return self._say(
            "X-24", **{key: number(count, self.language) for key, count in counts.items()}
        )

    def _left(self) -> str:
        more = len(self.dossier.items) - MOST
        return self._say("X-25", count=number(more, self.language)) if more > 0 else ""

    def _list(self, items: Sequence[Item], keys: Sequence[str]) -> Table:
        columns = [
            Column(self._say(code), style, widest)
            for key, code, style, widest in WHAT
            if key in keys
        ]
        return _without_empty(Table(columns, [self._row(item, keys) for item in items]))

    def _row(self, item: Item, keys: Sequence[str]) -> list[Value]:
        finding = shortened(item.finding)
        values: dict[str, Value] = {
            "status": self._say("X-26" if item.new else "X-27"),
            "kind": self._kind(finding),
            "rule": finding.rule,
            "place": self._place(finding),
            "column": finding.column,
            "seen": finding.seen,
            "unit": finding.unit,
            "what": finding.what(self.language),
            "todo": finding.todo(self.language),
            "amount": finding.amount,
        }
        return [values[key] for key in keys]

    def _kind(self, finding: Finding) -> str:
        return self._say("X-30" if finding.stops else "X-31")

    def _place(self, finding: Finding) -> Value:
        """Name sheet and cell, as a link to the file's copy where there is one."""
        text = "!".join(filter(None, (finding.sheet, finding.cell))) or self.dossier.file
        if not self.dossier.copy:
            return text
        target = self.dossier.copy
        if finding.sheet and PurePosixPath(target).suffix in WITH_CELLS:
            sheet = finding.sheet.replace("'", "''")
            target += f"#'{sheet}'!{finding.cell or 'A1'}"
        return Outside(target, text)

    def _by_rule(self) -> Table:
        codes = ("X-12", "X-11", "X-32", "X-33", "X-26", "X-19", "X-20", "X-34", "X-18")
        rule, kind, title, count, new, rows, amount, example, todo = map(self._say, codes)
        columns = [
            Column(rule),
            Column(kind),
            Column(title, widest=30),
            *(Column(heading, "count") for heading in (count, new, rows)),
            Column(amount, "rupiah"),
            *(Column(f"{example} {at}", widest=22) for at in range(1, EXAMPLES + 1)),
            Column(todo, widest=42),
        ]
        unseen = Counter(item.finding.rule for item in self.dossier.items if item.new)
        groups = by_weight(item.finding for item in self.dossier.items)
        rows_ = [self._group(group, unseen[group.rule]) for group in groups]
        return _without_empty(Table(columns, rows_))

    def _group(self, group: Group, new: int) -> list[Value]:
        examples: list[Value] = [self._place(finding) for finding in group.findings[:EXAMPLES]]
        return [
            group.rule,
            self._kind(group.findings[0]),
            group.title(self.language),
            len(group.findings),
            new,
            group.rows,
            group.amount,
            *examples,
            *[""] * (EXAMPLES - len(examples)),
            shortened(group.findings[0]).todo(self.language),
        ]

    def _fixed(self) -> Table:
        codes = ("X-12", "X-32", "X-13", "X-14", "X-35", "X-16")
        columns = [Column(self._say(code), widest=40) for code in codes]
        return _without_empty(
            Table(columns, [self._gone(item) for item in self.dossier.fixed[:MOST]])
        )

    def _gone(self, item: Known) -> list[Value]:
        title = rule_words(item.rule, self.language)["title"]
        place = "!".join(filter(None, (item.sheet, item.cell)))
        return [item.rule, title, place, item.column, item.seen, item.unit]


def _without_empty(table: Table) -> Table:
    """Leave out the columns that say nothing in any row."""
    kept = [
        at
        for at in range(len(table.columns))
        if not table.rows or any(row[at] not in ("", None) for row in table.rows)
    ]
    columns = [table.columns[at] for at in kept]
    return Table(columns, [[row[at] for at in kept] for row in table.rows], table.title)
