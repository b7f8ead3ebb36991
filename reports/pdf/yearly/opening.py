"""What the yearly summary covers, how it is filed, and what the year came to in a few sentences."""

from collections.abc import Iterator, Sequence

from reports import __version__
from reports.pdf import annexes, official, pledges, prose, tables
from reports.pdf.yearly import mended, results
from reports.voice import Voice, message
from reports.yearly import YearlyReport

TITLE = message("Ringkasan Tahunan Peningkatan Penggunaan Produk Dalam Negeri (P3DN)")
"""The title of a summary whose settings say no other."""


def year(voice: Voice) -> str:
    """Name the fiscal year."""
    return voice.say("Tahun Anggaran %(year)s", year=voice.report.period.year)


def identity(voice: Voice, model: YearlyReport, inside: Sequence[str]) -> list[tuple[str, str]]:
    """Tell what the document is, from which editions, and how it is filed; only what is set."""
    report, say = voice.report, voice.say
    rows = {
        say("Judul"): voice.title,
        say("Jenis dokumen"): say("Ringkasan tahunan"),
        say("Nomor"): report.settings.number,
        say("Tanggal"): official.day(voice),
        say("Periode"): f"{year(voice)} ({prose.span(voice)})",
        say("Instansi yang dilaporkan"): prose.units(voice),
        say("Pencipta arsip"): tables.author(report),
        say("Disusun dari"): voice.joined(
            edition(voice, item.period[-1], item.number) for item in model.editions if item.used
        ),
        say("Tanpa edisi final"): voice.joined(
            results.named(voice, quarter) for quarter in model.missing
        ),
        say("Sumber data"): report.system,
        say("Data per"): voice.date(report.as_of) if report.as_of else "",
        say("Status"): voice.status,
        **official.replaced(voice),
        **official.filing(voice),
        say("Berkas di dalam PDF ini"): voice.joined(inside),
        say("Dibuat dengan"): f"p3dn-reports {__version__}",
    }
    return [(name, text) for name, text in rows.items() if text]


def changes(voice: Voice, model: YearlyReport) -> str:
    """Name the annex of what a corrected edition changes: it follows that of the editions."""
    before = ("offices", "places", "districts", "editions")
    return annexes.numbered(voice, len(before) - (model.programmes.products is None))


def edition(voice: Voice, quarter: str, number: int) -> str:
    """Name an edition by its quarter and number."""
    return voice.say(
        "TW %(quarter)s edisi %(number)s", quarter=tables.roman(int(quarter)), number=number
    )


def paragraphs(voice: Voice, model: YearlyReport) -> Iterator[str]:
    """Say what the year came to, how it went, what was corrected and what is missing."""
    held = voice.report.measures.commitments
    main = held.main if held else None
    spent = voice.report.all.total
    first = (
        pledges.commitment(voice, main)
        if main
        else f"{prose.total(voice)} {prose.part(voice, spent, 'pdn')}"
    )
    yield f"{first} {prose.part(voice, spent, 'umk')}"
    yield " ".join(filter(None, (results.course(voice, model), results.missing(voice, model))))
    yield " ".join(mended.corrected(voice, model))


def background(voice: Voice, model: YearlyReport) -> list[str]:
    """Say what the summary is for and what it is made from."""
    first = voice.say(
        "Ringkasan ini merangkum laporan triwulan yang telah terbit dalam %(year)s, untuk "
        "pertanggungjawaban dan untuk arsip. Angka tiap triwulan disajikan dua kali: seperti "
        "diterbitkan pada waktunya, dan seperti diketahui menurut edisi terakhir tahun itu; "
        "selisih keduanya adalah koreksi dan dirinci menurut instansi.",
        year=year(voice),
    )
    second = voice.say_n(
        "Dasarnya %(number)s edisi final. Setiap edisi menyimpan data masukannya; angkanya "
        "dihitung kembali dari data itu dan sama dengan yang diterbitkan. Sidik digital semua "
        "berkas ada pada lampiran edisi.",
        sum(item.used for item in model.editions),
    )
    return [first, " ".join(filter(None, (second, results.missing(voice, model))))]
