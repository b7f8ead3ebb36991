"""The sheets of other governments' published values: the places, and published percentages."""

import re
from collections.abc import Iterator

from reports.excel.data import UNKNOWN
from reports.excel.formulas import column, in_row, ratio
from reports.excel.page import Column, Page, Table, Value
from reports.excel.words import Words
from reports.measures.comparison import SHARES, Entry, Published, Standing
from reports.measures.governance import AWARD
from reports.voice import message

CHECKED = "Uji_Konsistensi"
"""The name of the table."""

VERDICTS = {
    "follows": message("✓ sesuai"),
    "fraction": message("✗ tidak sesuai: pecahan tercetak sebagai persen"),
    "twice": message("✗ tidak sesuai: dibulatkan dua kali"),
    "differs": message("✗ tidak sesuai"),
}


def pages(words: Words) -> Iterator[Page]:
    """Return a sheet for each comparison and one of percentages, only if there is anything."""
    for item in words.report.measures.standings:
        yield _standing(words, item)
    if words.report.measures.published:
        yield _published(words)


def _standing(words: Words, item: Standing) -> Page:
    say = words.say
    measure = words.voice.measure(item.measure)
    table = "Posisi_" + re.sub(r"\W", "_", f"{item.measure}_{item.level}").strip("_")
    (own,) = in_row(table, measure)
    ranked = f"_xlfn.RANK.EQ({own},{column(table, measure)},0)"
    columns = (
        Column(say("Peringkat"), "rank", formula=f"IF(ISNUMBER({own}),{ranked},{UNKNOWN})"),
        Column(say("Sebelumnya"), "rank"),
        Column(say("Pemerintah")),
        Column(say("Tingkat")),
        Column(measure, _style(item.measure), mark="bar"),
        Column(say("Peringkat terpublikasi"), "rank"),
        Column(say("Sumber"), widest=50),
        Column(say("Tanggal data"), "date"),
    )
    level = item.level or say("semua tingkat")
    return words.page(
        say("Posisi %(measure)s %(level)s", measure=measure, level=item.level).strip(),
        say(
            "Posisi di antara Pemerintah Lain: %(measure)s, %(level)s",
            measure=measure,
            level=level,
        ),
        Table(columns, [_entry(entry) for entry in item.entries], name=table),
        notes=(say("Nilai dari sumber dan tanggal yang berbeda hanya dapat dibandingkan kasar."),)
        if item.mixed
        else (),
    )


def _style(measure: str) -> str:
    if measure in SHARES:
        return "percent"
    return "index" if measure == AWARD else "rupiah"


def _entry(entry: Entry) -> tuple[Value, ...]:
    return (
        entry.rank,
        entry.before,
        entry.name,
        entry.level,
        entry.value,
        entry.published_rank,
        entry.source or None,
        entry.date,
    )


def _published(words: Words) -> Page:
    say = words.say
    part, whole = say("Nilai terpublikasi (Rp)"), say("Penyebut (Rp)")
    share, low, high = say("Persentase terpublikasi"), say("Batas bawah"), say("Batas atas")
    columns = (
        Column(say("Pemerintah")),
        Column(say("Ukuran")),
        Column(part, "rupiah"),
        Column(whole, "rupiah"),
        Column(share, "percent"),
        Column(say("Hitung ulang"), "percent", formula=ratio(*in_row(CHECKED, part, whole))),
        Column(low, "percent"),
        Column(high, "percent"),
        Column(say("Kesimpulan"), widest=34, mark="signal"),
        Column(say("Sumber"), widest=50),
        Column(say("Tanggal data"), "date"),
    )
    return words.page(
        say("Cek Konsistensi"),
        say("Uji Konsistensi Persentase yang Dipublikasikan"),
        Table(columns, [_checked(words, i) for i in words.report.measures.published], name=CHECKED),
        about=say("Persentase terpublikasi yang dihitung ulang dari nilainya sendiri"),
        frozen_columns=2,
    )


def _checked(words: Words, item: Published) -> tuple[Value, ...]:
    return (
        item.unit,
        words.voice.measure(item.measure),
        item.part,
        item.whole,
        item.share,
        item.recomputed,
        item.low,
        item.high,
        words.say(VERDICTS[item.verdict]),
        item.source,
        item.date,
    )
