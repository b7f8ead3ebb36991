"""Sentences of the first chapter: why this is reported, on whom, and on which data."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from reports.pdf import prose
from reports.voice import Voice, message


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a part of the figures comes from, and the day that it is of."""

    what: str
    source: str
    date: datetime.date | None


def background(voice: Voice) -> Iterator[str]:
    """Say what P3DN asks for, what was pledged, what is aimed at, and what is awarded."""
    yield voice.say(
        "Peningkatan Penggunaan Produk Dalam Negeri (P3DN) mewajibkan pemerintah daerah "
        "mendahulukan barang dan jasa hasil produksi dalam negeri dan menyediakan bagian belanja "
        "bagi Usaha Mikro dan Usaha Kecil (UMK) serta koperasi."
    )
    yield _pledged(voice)
    indicator = voice.report.measures.indicator
    if indicator and indicator.target and indicator.target.share is not None:
        yield voice.say(
            "Indikator P3DN tercantum dalam Perjanjian Kinerja kepala Perangkat Daerah dengan "
            "target %(target)s dari realisasi belanja barang/jasa sampai dengan Triwulan "
            "%(quarter)s.",
            target=voice.target(indicator.target),
            quarter=voice.report.period.roman,
        )
    yield voice.say(
        "Nilai dan persentase PDN dan UMK juga menjadi dasar kategori A1 sampai A4 Anugerah "
        "Pengadaan LKPP."
    )


def _pledged(voice: Voice) -> str:
    report = voice.report
    if not report.government:
        return voice.say(
            "Laporan ini membandingkan %(units)s menurut data sistem pengadaan elektronik; "
            "komitmen dan program tiap pemerintah daerah tidak termasuk data itu.",
            units=prose.units(voice),
        )
    found = report.measures.commitments
    values = {"government": report.government, "year": report.period.year}
    if found is None or found.main is None:
        return voice.say(
            "Komitmen belanja PDN %(government)s untuk Tahun Anggaran %(year)s tidak termasuk data "
            "yang diterima, sehingga realisasi dinilai terhadap nilai transaksi saja.",
            **values,
        )
    return voice.say(
        "Untuk Tahun Anggaran %(year)s %(government)s menyampaikan %(name)s sebesar %(value)s; "
        "capaian atas komitmen itu menjadi pokok laporan ini.",
        **values,
        name=found.main.name,
        value=voice.short(found.main.value),
    )


def purposes(voice: Voice) -> list[str]:
    """List what the report is for, as far as its data serve it."""
    found = voice.report.measures
    wanted = {
        message("mengukur realisasi PDN dan UMK, dengan penyebut tiap persentase"): True,
        message("menunjukkan capaian terhadap komitmen dan target triwulan"): bool(
            found.commitments or found.targets
        ),
        message("memeringkat instansi menurut kategori penghargaan, beserta perubahannya"): True,
        message("mencatat upaya yang dilaksanakan dan Perangkat Daerah yang belum memenuhinya"): (
            bool(found.monitoring or found.matching or found.districts or found.compliance)
        ),
        message("menyebut data yang perlu dilengkapi atau diperbaiki sebelum dikutip"): True,
    }
    return [voice.say(said) for said, there in wanted.items() if there]


def scope(voice: Voice) -> str:
    """Say which span, which units and which categories are reported on."""
    report = voice.report
    values = {
        "quarter": prose.quarter(voice),
        "span": prose.span(voice),
        "units": prose.units(voice),
        "government": report.government,
    }
    if report.government:
        said = message(
            "Laporan ini mencakup belanja barang/jasa %(government)s pada %(quarter)s (%(span)s). "
            "Instansi yang dilaporkan: %(units)s; tiap instansi diperingkat di dalam kelompoknya."
        )
    else:
        said = message(
            "Laporan ini mencakup nilai transaksi pengadaan barang/jasa serta bagiannya yang "
            "berupa PDN dan yang berasal dari UMK pada %(quarter)s (%(span)s). Instansi yang "
            "dilaporkan: %(units)s; tiap instansi diperingkat di dalam tingkatnya."
        )
    return voice.say(said, **values)


def origins(voice: Voice) -> list[Origin]:
    """Return the source and day of the realisation and of each commitment, if there are any."""
    report = voice.report
    found = report.measures.commitments
    if found is None:
        return []
    told = [Origin(item.name, item.source, item.date) for item in found.current]
    return [Origin(voice.say("Realisasi"), report.system, report.as_of), *told]
