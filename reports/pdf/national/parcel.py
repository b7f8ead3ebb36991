"""What the covering letter of a parcel says, and its table of contents."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from reports.national import NationalMaterial
from reports.pdf import official
from reports.presenting import quarter, titles
from reports.voice import Voice

REPORTS = ("laporan-triwulan", "quarterly-report")
"""The folders of the quarterly report in a parcel."""


def reference(voice: Voice, material: NationalMaterial) -> list[tuple[str, str]]:
    """Give the letter's number, nature, attachment and subject."""
    about = voice.say(
        "Penyampaian Bahan %(meeting)s dan Laporan P3DN %(quarter)s",
        meeting=material.written.meeting,
        quarter=quarter(voice),
    )
    return official.reference(voice, about)


def paragraphs(voice: Voice, material: NationalMaterial) -> Iterator[str]:
    """Say what is sent, what it comes to, and how its files can be checked."""
    yield voice.say(
        "Bersama ini disampaikan bahan %(meeting)s dari %(government)s beserta laporan triwulan "
        "yang menjadi dasarnya, %(quarter)s.",
        meeting=material.written.meeting,
        government=material.report.settings.publisher.government or material.speaker.name,
        quarter=quarter(voice),
    )
    yield titles.summary(voice, material)
    yield voice.say(
        "Berkas yang disampaikan tercantum pada daftar terlampir dengan jumlah pemeriksaan "
        "SHA-256 masing-masing. Atas perhatian Bapak/Ibu, disampaikan terima kasih."
    )


def rows(voice: Voice, contents: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield each file with what it is and its hash."""
    for name, digest in contents.items():
        yield name, _what(voice, PurePosixPath(name)), digest


def _what(voice: Voice, path: PurePosixPath) -> str:
    known = {
        ".pdf": voice.say("Bahan rapat untuk ditayangkan dan dicetak"),
        ".pptx": voice.say("Salindia yang dapat disunting"),
        ".xlsx": voice.say("Buku kerja dengan data bahan rapat"),
        ".json": voice.say("Setiap angka dan asalnya, untuk mesin"),
    }
    if path.parent.name in REPORTS:
        known |= {
            ".pdf": voice.say("Laporan triwulan"),
            ".xlsx": voice.say("Buku kerja laporan triwulan"),
        }
    return known.get(path.suffix, voice.say("Berkas pendukung"))
