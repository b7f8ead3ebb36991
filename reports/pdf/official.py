"""What the official parts say: covering letter, identity sheet, foreword."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from reports import __version__
from reports.figures import Figure
from reports.pdf import annexes, prose, tables
from reports.terbilang import in_words
from reports.voice import MARK, Voice, message

MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""Months as they stand in the number of a letter."""
NAMELESS = Decimal(10) ** 15
"""From here on an amount has no words."""


def number(voice: Voice) -> str:
    """Write the letter's number by the office's pattern; what is not known is left blank."""
    chosen, day = voice.report.settings, voice.report.settings.date
    return chosen.letter.number.filled(
        {
            "classification": chosen.archive.classification,
            "sequence": chosen.letter.sequence,
            "unit": chosen.letter.unit_code,
            "year": str(day.year if day else voice.report.period.year),
            "month": MONTHS[day.month - 1] if day else "",
            "quarter": str(voice.report.period.quarter),
        }
    )


def reference(voice: Voice, about: str = "") -> list[tuple[str, str]]:
    """Give the letter's number, nature, attachment and subject.

    ``about`` is the subject where it is not that of the report.
    """
    letter = voice.report.settings.letter
    rows = {
        voice.say("Nomor"): number(voice),
        voice.say("Sifat"): letter.nature,
        voice.say("Lampiran"): letter.attachment or voice.say("1 (satu) berkas"),
        voice.say("Hal"): about or letter.subject or subject(voice),
    }
    return [(name, text) for name, text in rows.items() if text]


def subject(voice: Voice) -> str:
    """Say what the letter is about."""
    return voice.say(
        "Penyampaian Laporan Pelaksanaan P3DN %(quarter)s", quarter=prose.quarter(voice)
    )


def day(voice: Voice) -> str:
    """Write the document's date; empty if it has none yet."""
    dated = voice.report.settings.date
    return voice.date(dated) if dated else ""


def letter(voice: Voice) -> list[str]:
    """Say in three paragraphs what is sent, what it comes to, and where the rest is found."""
    government = voice.report.settings.publisher.government or voice.report.government
    told = {"title": voice.title, "quarter": prose.quarter(voice)}
    sent = (
        voice.say(
            "Bersama ini disampaikan %(title)s %(government)s %(quarter)s.",
            government=government,
            **told,
        )
        if government
        else voice.say("Bersama ini disampaikan %(title)s %(quarter)s.", **told)
    )
    rest = voice.say(
        "Rincian menurut instansi, peringkat, serta kualitas data dimuat dalam laporan."
    )
    thanks = voice.say("Atas perhatian Bapak/Ibu, disampaikan terima kasih.")
    results = (
        realised(voice),
        pledged(voice) or share(voice),
        prose.part(voice, voice.report.all.total, "umk"),
    )
    first = f"{sent} {_replacing(voice)}".strip()
    return [first, " ".join(filter(None, results)), f"{rest} {prose.caveat(voice)} {thanks}"]


def _replacing(voice: Voice) -> str:
    """Say which edition the report replaces; nothing in a first one."""
    revision = voice.report.revision
    if revision is None:
        return ""
    return voice.say(
        "Laporan ini ialah edisi %(number)s dan menggantikan edisi %(replaced)s; alasan dan "
        "perubahannya dimuat pada %(annex)s.",
        number=voice.report.edition,
        replaced=revision.edition,
        annex=annexes.number(voice, "changes"),
    )


def realised(voice: Voice) -> str:
    """Say the value of PDN in full and in words, or that it is not known."""
    pdn = voice.report.all.total.pdn
    if pdn.value is None:
        return voice.say("Nilai PDN tidak diisi pada data yang diterima, sehingga tidak disajikan.")
    said = (
        message(
            "Sampai dengan %(date)s, realisasi belanja Produk Dalam Negeri (PDN) tercatat "
            "%(amount)s."
        )
        if voice.report.cumulative
        else message(
            "Pada %(quarter)s, realisasi belanja Produk Dalam Negeri (PDN) tercatat %(amount)s."
        )
    )
    return voice.say(
        said,
        date=voice.date(voice.report.until),
        quarter=prose.quarter(voice),
        amount=spelled(voice, pdn),
    )


def share(voice: Voice) -> str:
    """Say which share of the spending PDN is; nothing if it is not known."""
    pdn = voice.report.all.total.pdn_share
    if pdn.share is None:
        return ""
    return voice.say(
        "Jumlah itu %(share)s dari nilai transaksi yang nilai PDN-nya diketahui.",
        share=voice.persen(pdn),
    )


def pledged(voice: Voice) -> str:
    """Say which share of the commitment is reached, with its name, source and date; or nothing."""
    held = voice.report.measures.commitments if voice.report.cumulative else None
    main = held.main if held else None
    if main is None or main.gap is None or main.attained is None or main.attained.share is None:
        return ""
    told = {
        "share": voice.persen(main.attained),
        "name": main.name,
        "pledge": voice.short(main.value),
    }
    if main.attained.share >= 1:
        return voice.say("Jumlah itu %(share)s dari %(name)s sebesar %(pledge)s: tercapai.", **told)
    return voice.say(
        "Jumlah itu %(share)s dari %(name)s sebesar %(pledge)s; yang belum terealisasi %(gap)s.",
        gap=voice.short(main.gap),
        **told,
    )


def spelled(voice: Voice, figure: Figure) -> str:
    """Write an amount in whole rupiah and in words."""
    amount = voice.rupiah(figure)
    whole = int(figure.amount.quantize(Decimal(1), ROUND_HALF_UP))
    if abs(whole) >= NAMELESS:
        return amount
    return voice.say(
        "%(amount)s (%(words)s rupiah)", amount=amount, words=in_words(whole, voice.language)
    )


def foreword(voice: Voice) -> list[str]:
    """Say what is reported, what it comes to, and what the reader should bear in mind."""
    report = voice.report
    duty = voice.say(
        "Instruksi Presiden Nomor 2 Tahun 2022 menugasi pemerintah daerah merencanakan, "
        "mengalokasikan, dan merealisasikan belanja Produk Dalam Negeri (PDN) dan produk Usaha "
        "Mikro dan Usaha Kecil (UMK). Laporan ini menyajikan realisasinya pada %(quarter)s "
        "(%(span)s): %(units)s.",
        quarter=prose.quarter(voice),
        span=prose.span(voice),
        units=prose.units(voice),
    )
    results = (
        prose.total(voice),
        prose.part(voice, report.all.total, "pdn"),
        pledged(voice),
        prose.part(voice, report.all.total, "umk"),
    )
    caution = voice.say(
        "Setiap angka dalam laporan ini dapat ditelusuri sampai ke baris data asalnya, dan yang "
        "belum diketahui tidak dianggap nol. %(known)s Perbaikan data pada sistem asal akan "
        "mengubah angka pada laporan berikutnya.",
        known=prose.known(voice),
    )
    return [duty, " ".join(filter(None, results)), caution]


def identity(voice: Voice, inside: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Tell what the document is, from whom, on which data, how it is filed; only what is set."""
    report, say = voice.report, voice.say
    chosen = report.settings
    rows = {
        say("Judul"): voice.title,
        say("Jenis dokumen"): say("Laporan triwulan"),
        say("Nomor"): chosen.number,
        say("Tanggal"): day(voice),
        say("Periode"): f"{prose.quarter(voice)} ({prose.span(voice)})",
        say("Instansi yang dilaporkan"): prose.units(voice),
        say("Penerbit"): tables.author(report),
        say("Sumber data"): report.system,
        say("Data per"): voice.date(report.as_of) if report.as_of else "",
        say("Batas penyampaian"): say(
            "%(days)s hari kerja setelah triwulan berakhir",
            days=voice.count(chosen.targets.deadline_working_days),
        ),
        say("Status"): voice.status,
        **replaced(voice),
        **filing(voice),
        say("Berkas di dalam PDF ini"): voice.joined(inside),
        say("Dibuat dengan"): f"p3dn-reports {__version__}",
    }
    return [(name, text) for name, text in rows.items() if text]


def notice(voice: Voice) -> str:
    """Say what stands at the foot of every page: the office's notice, and what a mark means."""
    revision = voice.report.revision
    mark = (
        voice.say(
            "Tanda %(mark)s: berubah terhadap edisi %(replaced)s.",
            mark=MARK,
            replaced=revision.edition,
        )
        if revision and (revision.figures or revision.places)
        else ""
    )
    return " ".join(filter(None, (voice.report.settings.notice, mark)))


def replaced(voice: Voice) -> dict[str, str]:
    """Tell why a corrected edition replaces another, and what its marks mean."""
    revision = voice.report.revision
    if revision is None:
        return {}
    return {voice.say("Alasan penggantian"): revision.reason}


def filing(voice: Voice) -> dict[str, str]:
    """Tell how the document is filed."""
    archive, say = voice.report.settings.archive, voice.say
    years = {
        say("Retensi aktif"): archive.active_years,
        say("Retensi inaktif"): archive.inactive_years,
    }
    return {
        say("Klasifikasi arsip"): archive.classification,
        say("Klasifikasi keamanan"): archive.security,
        **{name: voice.say_n("%(number)s tahun", n) if n else "" for name, n in years.items()},
        say("Nasib akhir"): archive.fate,
    }
