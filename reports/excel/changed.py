"""The sheet of what a corrected edition changes: all files, places, figures and sums.

Amounts, shares and counts have tables of their own, so that numbers stay numbers.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from reports import changelist
from reports.changelist import Name
from reports.changes import CellChange, FigureChange, Revision
from reports.excel.page import Column, Link, Page, Table, Value
from reports.excel.words import Words
from reports.figures import INDEX_MEASURE
from reports.voice import MARK, message

KINDS = {
    "rupiah": message("%(what)s: rupiah"),
    "percent": message("%(what)s: persentase"),
    "count": message("%(what)s: jumlah"),
    "index": message("%(what)s: indeks"),
}
"""The tables of numbers, by the style of their columns."""

Change = CellChange | FigureChange


def pages(words: Words) -> Iterator[Page]:
    """Return the sheet; none in an edition that replaces no other."""
    if words.report.revision:
        yield _page(words, words.report.revision)


def note(words: Words) -> list[tuple[str, str]]:
    """Explain the mark of a changed number; nothing in an edition that replaces no other."""
    revision = words.report.revision
    if revision is None:
        return []
    said = words.say(
        "Menyertai angka yang lain daripada dalam edisi %(replaced)s. Sel itu tetap angka; tanda "
        "ialah format selnya. Semua perubahan ada pada lembar Perubahan.",
        replaced=revision.edition,
    )
    return [(words.say("Tanda %(mark)s", mark=MARK), said)]


def _page(words: Words, revision: Revision) -> Page:
    say = words.say
    return Page(
        say("Perubahan"),
        say("Perubahan terhadap Edisi %(number)s", number=revision.edition),
        words.lines,
        tuple(_tables(words, revision)),
        about=say("Berkas, peringkat, angka, dan jumlah yang berubah, semula dan menjadi"),
        home=Link(words.contents, say("Kembali ke daftar isi")),
        foot=words.foot,
    )


def _tables(words: Words, revision: Revision) -> Iterator[Table]:
    say, found, language = words.say, revision.changes, words.language
    about = (Column(say("Keterangan"), widest=34), Column(say("Isi"), widest=60))
    replaced = say(
        "edisi %(number)s; SHA-256 edition.json %(hash)s",
        number=revision.edition,
        hash=revision.record,
    )
    told = [(say("Edisi yang digantikan"), replaced), (say("Alasan"), revision.reason)]
    yield Table(about, [*told, *note(words)])
    files = [
        (item.file, "SHA-256", item.before or None, item.after or None) for item in found.inputs
    ]
    yield Table(_columns(words, "text"), files, say("Berkas"), say("Tidak ada yang berubah."))
    places = [
        (name.subject, name.what, item.before, item.after)
        for item in found.places
        for name in (changelist.place(item, language),)
    ]
    yield Table(_columns(words, "rank"), places, say("Peringkat"), say("Tidak ada yang berubah."))
    yield from _numbers(
        words,
        say("Angka"),
        [(item, changelist.figure(found, item, language)) for item in found.figures],
    )
    yield from _numbers(
        words,
        say("Jumlah menurut instansi, triwulan, dan kanal"),
        [(item, changelist.cell(found, item, language)) for item in found.cells],
    )


def _numbers(words: Words, what: str, changes: Sequence[tuple[Change, Name]]) -> Iterator[Table]:
    """Yield a table for each kind of number that changed."""
    kinds: dict[str, list[tuple[Value, ...]]] = {kind: [] for kind in KINDS}
    for change, name in changes:
        kinds[_kind(change)].append((name.subject, name.what, change.before, change.after))
    for kind, rows in kinds.items():
        if rows:
            yield Table(_columns(words, kind), rows, words.say(KINDS[kind], what=what))


def _kind(change: Change) -> str:
    if isinstance(change, FigureChange) and change.measure == INDEX_MEASURE:
        return "index"
    values = (change.before, change.after)
    if any(isinstance(value, Fraction) for value in values):
        return "percent"
    return "rupiah" if any(isinstance(value, Decimal) for value in values) else "count"


def _columns(words: Words, style: str) -> tuple[Column, ...]:
    say = words.say
    return (
        Column(say("Instansi atau pokok"), widest=34),
        Column(say("Angka"), widest=60),
        Column(say("Semula"), style, 34),
        Column(say("Menjadi"), style, 34),
    )
