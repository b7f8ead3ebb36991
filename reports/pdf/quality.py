"""Sentences about problems and who solves them, about what was not given, and incomplete units."""

from collections.abc import Iterator

from reports.measures.activities import Problem, next_due, overdue
from reports.pdf.tables import is_complete
from reports.quarterly import QuarterlyReport, Scope
from reports.unit import Unit
from reports.voice import Voice, messages

MANY = 40
"""From more units on, only those of which not everything is known are listed."""
KINDS = messages(
    "Pemeriksaan otomatis menghasilkan %(number)s jenis temuan atas semua baris yang diterima, "
    "juga yang di luar triwulan laporan."
)
"""What is said of the kinds of findings."""
OTHERS = messages(
    "Pemeriksaan otomatis menghasilkan %(number)s jenis temuan lain atas semua baris yang "
    "diterima, juga yang di luar triwulan laporan."
)
"""The same where others were decided about."""


def problems(voice: Voice) -> Iterator[str]:
    """Say how many problems there are, which are overdue and which is to be solved first."""
    report = voice.report
    found, day = report.measures.problems, report.until
    if not found:
        return
    yield voice.say_n(
        "Perangkat Daerah mencatat %(number)s kendala beserta tindak lanjutnya.", len(found)
    )
    late = overdue(found, day)
    if late:
        yield voice.say_n(
            "Pada %(date)s, %(number)s tindak lanjut telah melewati tenggatnya: %(names)s.",
            len(late),
            date=voice.date(day),
            names="; ".join(_follow_up(voice, item) for item in late),
        )
    first = next_due(found, day)
    if first is not None:
        yield voice.say(
            "Tenggat terdekat sesudah %(date)s ialah %(next)s.",
            date=voice.date(day),
            next=_follow_up(voice, first),
        )


def _follow_up(voice: Voice, item: Problem) -> str:
    values = {
        "what": (item.follow_up or item.problem).rstrip("."),
        "who": item.responsible,
        "due": voice.date(item.due),
    }
    if item.responsible:
        return voice.say("%(due)s untuk “%(what)s” (%(who)s)", **values)
    return voice.say("%(due)s untuk “%(what)s”", **values)


def late(voice: Voice, item: Problem) -> bool:
    """Whether a problem is overdue on the day of the data."""
    return bool(overdue((item,), voice.report.until))


def absent(voice: Voice) -> str:
    """Name the parts that nothing was received for, and that are therefore not in the report."""
    names = {
        "commitments": voice.say("komitmen dan rencana belanja PDN"),
        "targets": voice.say("target per triwulan"),
        "indicator": voice.say("indikator Perjanjian Kinerja"),
        "bands": voice.say("realisasi menurut TKDN"),
        "compliance": voice.say("kepatuhan Perangkat Daerah (Tim P3DN, indikator, KAK, kontrak)"),
        "matching": voice.say("business matching"),
        "districts": voice.say("sertifikat TKDN Industri Kecil menurut kecamatan"),
        "monitoring": voice.say("rapat monitoring dan evaluasi"),
        "problems": voice.say("kendala dan tindak lanjut"),
        "standings": voice.say("posisi di antara pemerintah daerah lain"),
        "published": voice.say("persentase yang diumumkan untuk diuji"),
        "governance": voice.say("Indeks Tata Kelola Pengadaan (A5)"),
    }
    missing = [names[part] for part in voice.report.measures.absent]
    if not voice.report.before:
        missing.append(voice.say("perubahan peringkat terhadap triwulan sebelumnya"))
    if not missing:
        return ""
    return voice.say(
        "Karena datanya tidak diterima, laporan ini tidak menyajikan: %(names)s. Yang tidak "
        "diterima tidak berarti nol dan tidak berarti tidak dilaksanakan.",
        names="; ".join(missing),
    )


def many(report: QuarterlyReport) -> bool:
    """Whether there are too many units to list all of them again."""
    return sum(len(level.units) for level in report.levels) > MANY


def incomplete(report: QuarterlyReport) -> list[tuple[Unit, Scope]]:
    """Return the units of which PDN or UMK is not known for all their spending."""
    return [
        (unit, scope)
        for level in report.levels
        for unit, scope in level.units.items()
        if not (is_complete(scope.total.pdn_complete) and is_complete(scope.total.umk_complete))
    ]
