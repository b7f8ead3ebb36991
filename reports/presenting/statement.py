"""The statement on the data that is signed, and what the annex says of sources and gaps."""

from collections.abc import Iterator

from reports.national import NationalMaterial
from reports.presenting import quarter
from reports.voice import Voice, message, messages


def paragraphs(voice: Voice, material: NationalMaterial) -> Iterator[str]:
    """Say what is declared: whose figures, of which system and day, how they can be checked."""
    report = voice.report
    said = (
        message(
            "Dengan ini dinyatakan bahwa data %(name)s pada bahan ini, %(quarter)s, disusun dari "
            "%(system)s per %(date)s dan dapat ditelusuri sampai ke baris data asalnya."
        )
        if report.as_of
        else message(
            "Dengan ini dinyatakan bahwa data %(name)s pada bahan ini, %(quarter)s, disusun dari "
            "%(system)s dan dapat ditelusuri sampai ke baris data asalnya."
        )
    )
    yield voice.say(
        said,
        name=material.speaker.name,
        quarter=quarter(voice),
        system=report.system or voice.say("berkas masukan"),
        date=voice.date(report.as_of),
    )
    yield voice.say(
        "Nilai pemerintah daerah lain, nasional, dan tahun sebelumnya dikutip dengan sumber dan "
        "tanggalnya; yang tidak diketahui tidak dianggap nol."
    )
    open_ = sum(len(group.findings) for group in report.findings)
    if open_:
        yield voice.say_n(
            "%(number)s temuan atas data masih terbuka dan disebut dalam laporan triwulan.", open_
        )


def chosen(voice: Voice, material: NationalMaterial) -> str:
    """Say from how many units the annex chose."""
    return voice.say_n(
        messages("Dipilih dari %(number)s instansi yang nilai PDN-nya diketahui."), material.units
    )


def files(material: NationalMaterial) -> Iterator[tuple[str, str]]:
    """Yield every input file once, with its hash."""
    told = {item.source.file: item.source.sha256 for item in material.report.sources}
    yield from told.items()


def files_title(voice: Voice, material: NationalMaterial) -> str:
    """Say from how many files everything was computed."""
    number = len(list(files(material)))
    return voice.say_n("Seluruh angka dihitung dari %(number)s berkas masukan.", number)


def absent(voice: Voice, material: NationalMaterial) -> str:
    """Name the parts that nothing was received or written for."""
    names = {
        "commitments": voice.say("komitmen dan rencana"),
        "nation": voice.say("capaian nasional"),
        "history": voice.say("angka tahun sebelumnya"),
        "peers": voice.say("nilai pemerintah daerah lain"),
        "index": voice.say("indeks tata kelola pengadaan"),
        "practices": voice.say("praktik baik"),
        "problems": voice.say("kendala"),
        "proposals": voice.say("usulan kebijakan"),
        "plan": voice.say("rencana aksi"),
    }
    if not material.absent:
        return ""
    return voice.say(
        "Tidak disajikan karena datanya tidak diterima atau belum ditulis: %(parts)s.",
        parts=voice.joined(names[part] for part in material.absent),
    )
