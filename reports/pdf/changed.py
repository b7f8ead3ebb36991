"""What changed since another edition: the annex of a corrected one, and the comparison of two."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports import changelist, changes
from reports.changelist import Shown
from reports.changes import Changes, Input, Revision
from reports.messages import Language
from reports.pdf import official
from reports.period import Period
from reports.voice import MARK, Voice, message, said

MOST = 40
"""Most changes of a kind that people read; workbook and figures.json hold all of them."""


@dataclass(frozen=True, slots=True)
class Told:
    """The changes as the tables show them."""

    files: Sequence[Input]
    cells: Shown
    figures: Shown
    places: Shown


def told(found: Changes, language: Language) -> Told:
    """Return the changes in words, as many of each kind as people read."""
    return Told(
        found.inputs,
        changelist.cells(found, language, MOST),
        changelist.figures(found, language, MOST),
        changelist.places(found, language, MOST),
    )


def title(first: changes.Told, second: changes.Told, language: Language) -> str:
    """Name the list of what changed from one edition to another."""
    return said(
        language,
        message("Daftar Perubahan: %(first)s ke %(second)s"),
        first=_edition(first, language),
        second=_edition(second, language),
    )


def sides(
    first: changes.Told, second: changes.Told, language: Language
) -> list[tuple[str, str, str]]:
    """Name both editions, each with the hash of its figures."""
    names = (message("Semula"), message("Menjadi"))
    return [
        (said(language, name), _edition(item, language), item["sha256"])
        for name, item in zip(names, (first, second), strict=True)
    ]


def _edition(item: changes.Told, language: Language) -> str:
    """Name an edition: its quarter, and whether it is a draft or which final one."""
    told = {"period": item["period"], "number": item["edition"]}
    known = (
        message("%(period)s, edisi %(number)s") if item["edition"] else message("%(period)s, draf")
    )
    return said(language, known, **told)


def dated(second: changes.Told) -> str:
    """Return the day that the list is dated: of the second's data, or the end of its quarter."""
    last = (
        second["last"] if "last" in second else second["period"]
    )  # of a summary: its last quarter
    return item if (item := second["as_of"]) else Period.parse(last).end.isoformat()


def legend(language: Language) -> str:
    """Explain how the changes are written."""
    return said(
        language,
        message(
            "Tanda – berarti tidak ada atau tidak diketahui. Persentase yang tampak sama bila "
            "dibulatkan ditulis dengan lebih banyak desimal."
        ),
    )


def note(voice: Voice, revision: Revision, annex: str) -> list[str]:
    """Say which edition is replaced and why, and how changed numbers are told; ``annex`` names the
    one that lists them."""
    found = revision.changes
    return [
        voice.say(
            "Edisi %(number)s ini menggantikan edisi %(replaced)s. Alasan: %(reason)s",
            number=voice.report.edition,
            replaced=revision.edition,
            reason=revision.reason,
        ),
        _marks(voice, revision, annex)
        if found.figures or found.places
        else _without(voice, revision, annex),
    ]


def _marks(voice: Voice, revision: Revision, annex: str) -> str:
    return voice.say(
        "Tanda %(mark)s menyertai angka dan peringkat yang tercetak lain daripada dalam edisi "
        "%(replaced)s, kecuali pada gambar. Daftar perubahannya ada pada %(annex)s.",
        mark=MARK,
        replaced=revision.edition,
        annex=annex,
    )


def _without(voice: Voice, revision: Revision, annex: str) -> str:
    return voice.say(
        "Tidak ada angka atau peringkat yang berubah terhadap edisi %(replaced)s. Perubahan "
        "lainnya ada pada %(annex)s.",
        replaced=revision.edition,
        annex=annex,
    )


def facts(voice: Voice, revision: Revision) -> list[tuple[str, str]]:
    """Tell which edition is replaced, why, when, and how much changes."""
    found, count = revision.changes, voice.count
    rows = {
        voice.say("Edisi yang digantikan"): voice.say(
            "edisi %(number)s; SHA-256 edition.json %(hash)s",
            number=revision.edition,
            hash=revision.record,
        ),
        voice.say("Alasan"): revision.reason,
        voice.say("Tanggal edisi ini"): official.day(voice),
        voice.say("Yang berubah"): voice.say(
            "%(files)s berkas, %(cells)s jumlah, %(figures)s angka, %(places)s peringkat",
            files=count(len(found.inputs)),
            cells=count(len(found.cells)),
            figures=count(len(found.figures)),
            places=count(len(found.places)),
        ),
    }
    return [(name, text) for name, text in rows.items() if text]
