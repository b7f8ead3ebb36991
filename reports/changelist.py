"""Changes in words: of whom, which number, before and after, in one language.

A figure's key says where in the report it stands (``D204.sd-TW2.pdn``): whose it is, its span or
channel, and its measure. What a key names that is no unit, such as a commitment, is the office's
own word and stays as it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reports.changes import CellChange, Changes, FigureChange, PlaceChange, written
from reports.messages import Language
from reports.period import ROMAN
from reports.voice import message, said
from reports.wording import MISSING, number

SPAN = re.compile(r"\.(sd-)?TW([1-4])(?=\.|$)")
"""What a key says of a span: a quarter alone, or up to it."""
PLEDGE = re.compile(r"(\d{4})\.(.+)\.\d+")
"""A commitment in a key: its year, its name, its row."""
ROW = re.compile(r"(\d+)\.(\d+)")
"""A received row in a key: its source, counted from 0, and its number."""
MAIN = ("rows", "value", "pdn", "umk")
"""The fields of a cell that pages show; the others say how much of these is known."""

TOPICS: Mapping[str, str] = {
    "bands": message("TKDN"),
    "commitment": message("Komitmen"),
    "comparison": message("Pembanding"),
    "compliance": message("Kepatuhan"),
    "districts": message("TKDN Industri Kecil"),
    "history": message("Tahun lain"),
    "indicator": message("Indikator Perjanjian Kinerja"),
    "itkp": message("ITKP"),
    "matching": message("Business Matching"),
    "monitoring": message("Monitoring dan evaluasi"),
    "published": message("Angka yang diumumkan"),
    "target": message("Target triwulan"),
}
"""What a key begins with where it is no figure of the cube."""
SUMMARY: Mapping[str, str] = {
    "yearly.office.": "",
    "yearly.district.": "districts.",
    "yearly.matching.": "matching.own.",
    "yearly.monitoring.": "monitoring.",
    "yearly.products.": "districts.",
    "yearly.": "all.",
}
"""What the keys of a yearly summary begin with, and what a report calls the same."""
ADDED: Mapping[str, str] = {
    "change": message("koreksi"),
    "explained": message("koreksi menurut instansi"),
    "left": message("sisa target"),
}
"""What a summary tells of a number that a report knows, by the last word of its key."""
POINTS = message("koreksi dalam poin persentase")
"""A correction of a share is a difference of two percentages."""
MEASURES: Mapping[str, str] = {
    "value": message("nilai transaksi"),
    "pdn": message("nilai PDN"),
    "umk": message("nilai UMK"),
    "pdn_share": message("persentase PDN"),
    "umk_share": message("persentase UMK"),
    "pdn_complete": message("kelengkapan data PDN"),
    "umk_complete": message("kelengkapan data UMK"),
    "pdn_planned": message("nilai yang PDN-nya menurut RUP"),
    "umk_planned": message("nilai yang UMK-nya menurut RUP"),
    "rows": message("jumlah baris"),
    "share": message("persentase"),
    "attainment": message("capaian"),
    "gap": message("selisih"),
    "union": message("nilai gabungan"),
    "denominator": message("penyebut"),
    "count": message("jumlah"),
    "target": message("target"),
    "registered": message("produk terdaftar"),
    "certified": message("produk bersertifikat"),
    "participants": message("peserta"),
    "interest": message("nilai ketertarikan"),
    "transactions": message("nilai transaksi"),
    "attendance": message("kehadiran"),
    "packages": message("jumlah paket"),
    "packages_kak": message("paket dengan PDN dalam KAK"),
    "packages_contract": message("paket dengan PDN dalam kontrak"),
    "index": message("indeks"),
    "tkdn_40": message("40 persen atau lebih"),
    "tkdn_25": message("25 sampai 40 persen"),
    "tkdn_below_25": message("di bawah 25 persen"),
    "pdn_without_tkdn": message("PDN tanpa TKDN"),
    "imported": message("impor"),
    "unbanded": message("tanpa keterangan"),
    "teams": message("jumlah dengan Tim P3DN"),
    "indicators": message("jumlah dengan indikator dalam PK"),
    "terms": message("paket dengan PDN dalam KAK"),
    "contract": message("paket dengan PDN dalam kontrak"),
    "held": message("masa dengan pertemuan"),
    "due": message("jumlah masa"),
    "missed": message("masa tanpa pertemuan"),
}
"""What the last word of a key, or a figure's measure, says."""
SUBJECTS: Mapping[str, str] = {
    "": message("Seluruh instansi"),
    "all": message("Seluruh instansi"),
    "own": message("Kegiatan sendiri"),
    "national": message("Kegiatan nasional"),
}
FIELDS: Mapping[str, str] = {
    "value_rows": message("baris yang nilainya diketahui"),
    "pdn_rows": message("baris yang PDN-nya diketahui"),
    "umk_rows": message("baris yang UMK-nya diketahui"),
    "pdn_base": message("nilai baris yang PDN-nya diketahui"),
    "pdn_part": message("PDN baris yang nilainya diketahui"),
    "umk_base": message("nilai baris yang UMK-nya diketahui"),
    "umk_part": message("UMK baris yang nilainya diketahui"),
}
"""The fields of a cell that no figure is called after."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a number is of, and which one it is."""

    subject: str
    what: str


@dataclass(frozen=True, slots=True)
class Line:
    """A change as pages show it."""

    name: Name
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The changes of one kind that a page has room for."""

    lines: tuple[Line, ...]
    more: str
    """How many more there are, as it is printed; '' where there are none."""


def cells(found: Changes, language: Language, most: int) -> Shown:
    """Return the changed sums and counts of the cube, without what only says how much is known."""
    told = [change for change in found.cells if change.field in MAIN]
    lines = (Line(cell(found, c, language), *written(c, language)) for c in told[:most])
    return Shown(tuple(lines), _more(len(found.cells) - len(told[:most]), language))


def figures(found: Changes, language: Language, most: int) -> Shown:
    """Return the changed figures: those of the report's span first, then by quarter and channel."""
    order = sorted(found.figures, key=lambda change: len(_where(found, change.key)))
    lines = (Line(figure(found, c, language), *written(c, language)) for c in order[:most])
    return Shown(tuple(lines), _more(len(order) - most, language))


def places(found: Changes, language: Language, most: int) -> Shown:
    """Return the changed places."""
    order = sorted(
        found.places, key=lambda c: (c.until, c.category, c.level, c.after or len(found.names))
    )
    lines = (
        Line(place(change, language), *(_rank(rank) for rank in (change.before, change.after)))
        for change in order[:most]
    )
    return Shown(tuple(lines), _more(len(found.places) - most, language))


def cell(found: Changes, change: CellChange, language: Language) -> Name:
    """Name a sum or count: of which unit, quarter and channel."""
    _, quarter, channel = change.cell.removeprefix(change.unit).split("/", 2)
    what = said(language, FIELDS.get(change.field) or MEASURES[change.field])
    when = _span(f".{quarter}", language)
    return Name(found.names.get(change.unit, change.unit), _listed((what, when, channel)))


def figure(found: Changes, change: FigureChange, language: Language) -> Name:
    """Name a figure by its key."""
    key, added = _summary(change)
    tokens = SPAN.sub("", key)
    topic = tokens.partition(".")[0]
    topic = topic if topic in TOPICS else ""
    rest = tokens.removeprefix(f"{topic}.").removeprefix("group.")
    stem, _, last = rest.rpartition(".")
    named = rest if rest in SUBJECTS or not last.islower() else stem
    subject = _longest(found, named)
    what = [
        said(language, TOPICS[topic]) if topic else "",
        said(language, added) if added else "",
        *(said(language, word) for word in _measure(change, last if topic else "")),
        named.removeprefix(subject).removeprefix("."),
        _span(key, language),
    ]
    return Name(_subject(found, subject, language), _listed(what))


def _summary(change: FigureChange) -> tuple[str, str]:
    """Return the key as a report would have it, and what a summary tells of that number."""
    start = next((start for start in SUMMARY if change.key.startswith(start)), "")
    if not start:
        return change.key, ""
    key = SUMMARY[start] + change.key.removeprefix(start)
    stem, _, last = key.rpartition(".")
    if last not in ADDED:
        return key, ""
    share = last == "change" and change.measure.endswith("_share")
    return (key if last == "left" else stem), POINTS if share else ADDED[last]


def _listed(words: Iterable[str]) -> str:
    text = ", ".join(filter(None, words))
    return text[:1].upper() + text[1:]


def _measure(change: FigureChange, last: str) -> Iterator[str]:
    """Yield the words for what a figure measures; ``last`` is what its key ends with."""
    kind = last.removesuffix("_share")
    if kind not in MEASURES or kind == "value":
        amount = last and change.measure == "value"
        yield message("nilai") if amount else MEASURES.get(change.measure, change.measure)
        return
    yield MEASURES[kind]
    if kind != last:
        yield MEASURES["share"]


def place(change: PlaceChange, language: Language) -> Name:
    """Name a place: whose, in which category and level, and up to which quarter of a summary."""
    span = _span(f".sd-TW{change.until}", language)
    return Name(change.unit, ", ".join(filter(None, (change.category, change.level, span))))


def _more(count: int, language: Language) -> str:
    return number(count, language) if count > 0 else ""


def _rank(rank: int | None) -> str:
    return MISSING if rank is None else str(rank)


def _where(found: Changes, key: str) -> str:
    """Return what a key of the cube says of span and channel; '' for the whole span."""
    span = SPAN.search(key)
    scope = _longest(found, SPAN.sub("", key))
    return (span[0] if span else "") + "." * (key.removeprefix(scope).count(".") - 1)


def _longest(found: Changes, text: str) -> str:
    """Return the code of the unit that a text begins with, or else all of the text's first word."""
    tokens = text.split(".")
    for length in range(len(tokens), 0, -1):
        code = ".".join(tokens[:length])
        if code in found.names:
            return code
    return text if PLEDGE.fullmatch(text) or ROW.fullmatch(text) else tokens[0]


def _subject(found: Changes, subject: str, language: Language) -> str:
    if subject in SUBJECTS:
        return said(language, SUBJECTS[subject])
    pledge, row = PLEDGE.fullmatch(subject), ROW.fullmatch(subject)
    if row:
        told = {"file": int(row[1]) + 1, "row": row[2]}
        return said(language, message("Berkas %(file)s baris %(row)s"), **told)
    return f"{pledge[2]} {pledge[1]}" if pledge else found.names.get(subject, subject)


def _span(key: str, language: Language) -> str:
    """Write the quarter that a key names: Triwulan II, s.d. Triwulan II; '' where it names none."""
    span = SPAN.search(key)
    if not span:
        return ""
    text = message("s.d. Triwulan %(quarter)s") if span[1] else message("Triwulan %(quarter)s")
    return said(language, text, quarter=ROMAN[int(span[2]) - 1])
