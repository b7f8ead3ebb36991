"""The sheets of what the office decided: each decision, and every finding that it answers."""

from collections.abc import Iterator

from reports.decided import Decided, Detail
from reports.excel import words
from reports.excel.page import Column, Page, Table, Value
from reports.excel.words import LANGUAGE
from reports.quarterly import QuarterlyReport
from reports.wording import date


def pages(report: QuarterlyReport) -> Iterator[Page]:
    """Return the two sheets; none where nothing was decided."""
    if report.decisions:
        yield _decisions(report)
        yield _details(report)


def _decisions(report: QuarterlyReport) -> Page:
    columns = (
        Column("No.", "count"),
        Column("Keputusan"),
        Column("Kode"),
        Column("Temuan", widest=30),
        Column("Tempat", widest=34),
        Column("Akibat", widest=34),
        Column("Jumlah baris", "count"),
        Column("Nilai terkait (Rp)", "rupiah"),
        Column("Jumlah semula (Rp)", "rupiah"),
        Column("Jumlah menjadi (Rp)", "rupiah"),
        Column("Alasan", widest=40),
        Column("Diputuskan oleh", widest=26),
        Column("Tanggal", widest=18),
    )
    return Page(
        "Keputusan",
        "Keputusan atas Temuan",
        words.lines(report),
        (Table(columns, [_decision(item) for item in report.decisions]),),
        about="Temuan yang diterima, dikoreksi, atau dikeluarkan: oleh siapa, kapan, dan mengapa",
    )


def _decision(item: Decided) -> tuple[Value, ...]:
    said = item.decision
    return (
        said.number,
        item.title(LANGUAGE),
        said.rule,
        item.about(LANGUAGE),
        item.where(LANGUAGE),
        item.effect(LANGUAGE),
        item.rows,
        item.amount,
        item.before,
        item.after,
        said.reason,
        said.by,
        date(said.date, LANGUAGE),
    )


def _details(report: QuarterlyReport) -> Page:
    columns = (
        Column("No. keputusan", "count"),
        Column("Kode"),
        Column("Berkas", widest=30),
        Column("Lembar", widest=22),
        Column("Sel"),
        Column("Temuan", widest=60),
        Column("Semula", widest=24),
        Column("Menjadi", widest=24),
        Column("Nilai terkait (Rp)", "rupiah"),
    )
    rows = [_detail(item, detail) for item in report.decisions for detail in item.details]
    return Page(
        "Rincian Keputusan",
        "Rincian Keputusan atas Temuan",
        words.lines(report),
        (Table(columns, rows),),
        about="Setiap temuan yang diputuskan, dengan isi semula dan isi yang dipakai",
        filtered=True,
    )


def _detail(item: Decided, detail: Detail) -> tuple[Value, ...]:
    finding, change = detail.finding, detail.change
    if change is None:
        before, after = finding.seen if finding else "", item.effect(LANGUAGE)
    else:
        before, after = change.before(LANGUAGE), change.after(LANGUAGE)
    return (
        item.decision.number,
        finding.rule if finding else item.decision.rule,
        finding.file if finding else item.decision.file,
        finding.sheet if finding else item.decision.sheet,
        finding.cell if finding else item.decision.cell,
        finding.what(LANGUAGE) if finding else item.about(LANGUAGE),
        before,
        after,
        finding.amount if finding else None,
    )
