"""The sheets of what the office decided: each decision, and every finding that it answers."""

from collections.abc import Iterator

from reports.decided import Decided, Detail
from reports.excel.page import Column, Page, Table, Value
from reports.excel.words import Words


def pages(words: Words) -> Iterator[Page]:
    """Return the two sheets; none where nothing was decided."""
    if words.report.decisions:
        yield _decisions(words)
        yield _details(words)


def _decisions(words: Words) -> Page:
    columns = (
        Column(words.say("No."), "count"),
        Column(words.say("Keputusan")),
        Column(words.say("Kode")),
        Column(words.say("Temuan"), widest=30),
        Column(words.say("Tempat"), widest=34),
        Column(words.say("Akibat"), widest=34),
        Column(words.say("Jumlah baris"), "count"),
        Column(words.say("Nilai terkait (Rp)"), "rupiah"),
        Column(words.say("Jumlah semula (Rp)"), "rupiah"),
        Column(words.say("Jumlah menjadi (Rp)"), "rupiah"),
        Column(words.say("Alasan"), widest=40),
        Column(words.say("Diputuskan oleh"), widest=26),
        Column(words.say("Tanggal"), "date"),
    )
    return words.page(
        words.say("Keputusan"),
        words.say("Keputusan atas Temuan"),
        Table(
            columns, [_decision(words, item) for item in words.report.decisions], name="Keputusan"
        ),
        about=words.say(
            "Temuan yang diterima, dikoreksi, atau dikeluarkan: oleh siapa, kapan, dan mengapa"
        ),
    )


def _decision(words: Words, item: Decided) -> tuple[Value, ...]:
    said = item.decision
    return (
        said.number,
        item.title(words.language),
        said.rule,
        item.about(words.language),
        item.where(words.language),
        item.effect(words.language),
        item.rows,
        item.amount,
        item.before,
        item.after,
        said.reason,
        said.by,
        said.date,
    )


def _details(words: Words) -> Page:
    columns = (
        Column(words.say("No. keputusan"), "count"),
        Column(words.say("Kode")),
        Column(words.say("Berkas"), widest=30),
        Column(words.say("Lembar"), widest=22),
        Column(words.say("Sel")),
        Column(words.say("Temuan"), widest=60),
        Column(words.say("Semula"), widest=24),
        Column(words.say("Menjadi"), widest=24),
        Column(words.say("Nilai terkait (Rp)"), "rupiah"),
    )
    rows = [
        _detail(words, item, detail) for item in words.report.decisions for detail in item.details
    ]
    return words.page(
        words.say("Rincian Keputusan"),
        words.say("Rincian Keputusan atas Temuan"),
        Table(columns, rows, name="Rincian_Keputusan"),
        about=words.say("Setiap temuan yang diputuskan, dengan isi semula dan isi yang dipakai"),
        filtered=True,
    )


def _detail(words: Words, item: Decided, detail: Detail) -> tuple[Value, ...]:
    finding, change = detail.finding, detail.change
    if change is None:
        before, after = finding.seen if finding else "", item.effect(words.language)
    else:
        before, after = change.before(words.language), change.after(words.language)
    return (
        item.decision.number,
        finding.rule if finding else item.decision.rule,
        finding.file if finding else item.decision.file,
        finding.sheet if finding else item.decision.sheet,
        finding.cell if finding else item.decision.cell,
        finding.what(words.language) if finding else item.about(words.language),
        before,
        after,
        finding.amount if finding else None,
    )
