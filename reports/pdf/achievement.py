"""Sentences about the indicator of the Perjanjian Kinerja, and how offices stand to its target."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from reports.figures import Value
from reports.measures.indicator import Indicator, Result
from reports.measures.target import Status
from reports.pdf.prose import counted
from reports.period import ROMAN
from reports.unit import Unit
from reports.voice import Voice, message
from reports.wording import MISSING, percent

MARKS = {"reached": "●", "close": "○", "behind": "▼", None: "–"}
"""The sign that stands before a status, so that colour alone says nothing."""
STATUSES: tuple[Status, ...] = ("reached", "close", "behind")
NAMED = 3
"""Most offices behind the target that a sentence names; the table has all of them."""
MANY = 60
"""From here on the table of the indicator holds only who missed the target; another has all."""


def status(voice: Voice, found: Status | None) -> str:
    """Write a status in words, with its sign."""
    said = {
        "reached": voice.say("tercapai"),
        "close": voice.say("mendekati"),
        "behind": voice.say("di bawah"),
        None: "",
    }[found]
    return f"{MARKS[found]}\N{NO-BREAK SPACE}{said}".strip()


def indicator(voice: Voice) -> str:
    """Say how all offices together stand to the target of the quarter."""
    found = voice.report.measures.indicator
    if found is None or found.all.share.share is None:
        return ""
    points = voice.points(found.all.gap)
    exact = found.all.status == "reached" and found.all.gap is not None and not found.all.gap.share
    values = {
        "share": voice.persen(found.all.share),
        "base": voice.short(found.all.base),
        "union": voice.short(found.all.union),
        "target": voice.target(found.target) if found.target and found.target.share else "",
        "points": points,
        "quarter": voice.report.period.roman,
    }
    said = {
        "reached": message(
            "Belanja bersertifikat TKDN, PDN, dan/atau UMKK mencapai %(union)s atau "
            "%(share)s dari realisasi belanja %(base)s, %(points)s poin persen di atas target "
            "Triwulan %(quarter)s sebesar %(target)s."
        ),
        "exact": message(
            "Belanja bersertifikat TKDN, PDN, dan/atau UMKK mencapai %(union)s atau %(share)s "
            "dari realisasi belanja %(base)s, tepat pada target Triwulan %(quarter)s."
        ),
        "close": message(
            "Belanja bersertifikat TKDN, PDN, dan/atau UMKK mencapai %(union)s atau %(share)s "
            "dari realisasi belanja %(base)s, mendekati target Triwulan %(quarter)s sebesar "
            "%(target)s (kurang %(points)s poin persen)."
        ),
        "behind": message(
            "Belanja bersertifikat TKDN, PDN, dan/atau UMKK mencapai %(union)s atau "
            "%(share)s dari realisasi belanja %(base)s, %(points)s poin persen di bawah target "
            "Triwulan %(quarter)s sebesar %(target)s."
        ),
        None: message(
            "Belanja bersertifikat TKDN, PDN, dan/atau UMKK mencapai %(union)s atau %(share)s "
            "dari realisasi belanja %(base)s; untuk Triwulan %(quarter)s tidak ada target."
        ),
    }["exact" if exact else found.all.status]
    return voice.say(said, **values)


def trend(voice: Voice) -> str:
    """Say how the indicator stood at the end of the quarter before, if that is known."""
    found = voice.report.measures.indicator
    quarters = found.quarters if found else ()
    before = quarters[-2] if len(quarters) > 1 else None
    if found is None or before is None or None in (before.share.share, found.all.share.share):
        return ""
    was, now = (voice.unmarked.persen(item.share) for item in (before, found.all))
    said = (
        message("Angka itu hampir tidak berubah sejak akhir Triwulan %(last)s (%(was)s).")
        if was == now
        else message("Pada akhir Triwulan %(last)s angkanya masih %(was)s.")
        if (before.share.share or 0) < (found.all.share.share or 0)
        else message("Angka itu turun dari %(was)s pada akhir Triwulan %(last)s.")
    )
    return voice.say(
        said, last=ROMAN[voice.report.period.quarter - 2], was=voice.persen(before.share)
    )


def offices(voice: Voice) -> str:
    """Count the offices that reached the target, are close to it or behind."""
    found = voice.report.measures.indicator
    if found is None or found.target is None:
        return ""
    reached, close, behind = (len(found.with_status(status)) for status in STATUSES)
    known = reached + close + behind
    values = {
        "reached": voice.count(reached),
        "close": voice.count(close),
        "behind": voice.count(behind),
        "margin": voice.plain(voice.report.thresholds.close),
    }
    said = (
        message("Seluruh %(number)s instansi mencapai target itu.")
        if reached == known
        else message(
            "Dari %(number)s instansi, %(reached)s mencapai target itu dan %(close)s mendekatinya "
            "(selisih paling banyak %(margin)s poin persen)."
        )
        if not behind
        else message(
            "Dari %(number)s instansi, %(reached)s mencapai target itu, %(close)s mendekatinya "
            "(selisih paling banyak %(margin)s poin persen), dan %(behind)s masih di bawahnya."
        )
        if reached
        else message(
            "Dari %(number)s instansi belum ada yang mencapai target itu; %(close)s mendekatinya "
            "(selisih paling banyak %(margin)s poin persen) dan %(behind)s masih di bawahnya."
        )
    )
    return voice.say_n(said, known, **values) if known else ""


def details(voice: Voice) -> str:
    """Say which groups and offices stand out, and of whom nothing is known."""
    found = voice.report.measures.indicator
    if found is None:
        return ""
    return " ".join(filter(None, (_groups(voice, found), _lowest(voice, found), _blank(voice))))


def _groups(voice: Voice, found: Indicator) -> str:
    known = [(name, item) for name, item in found.groups.items() if item.share.share is not None]
    if len(known) < 2:  # noqa: PLR2004 - one group is highest and lowest
        return ""
    known.sort(key=lambda pair: pair[1].share.share or 0)
    (low, lowest), (high, highest) = known[0], known[-1]
    return voice.say(
        "Menurut kelompok, angka tertinggi ada pada %(high)s (%(highest)s) dan terendah pada "
        "%(low)s (%(lowest)s).",
        high=high,
        highest=voice.persen(highest.share),
        low=low,
        lowest=voice.persen(lowest.share),
    )


def _lowest(voice: Voice, found: Indicator) -> str:
    low = [(unit, item) for unit, item in found.missed if item.status == "behind"]
    if not low:
        return ""
    said = (
        message("Yang terjauh dari target ialah %(names)s.")
        if len(low) > NAMED
        else message("Di bawah target: %(names)s.")
    )
    return voice.say(said, names=voice.joined(_office(voice, *pair) for pair in low[:NAMED]))


def _blank(voice: Voice) -> str:
    found = voice.report.measures.indicator
    if found is None or not found.unknown:
        return ""
    return voice.say(
        "Nilai gabungannya tidak diisi oleh %(units)s, sehingga persentasenya tidak dihitung.",
        units=counted(voice, [unit.name for unit in found.unknown]),
    )


def _office(voice: Voice, unit: Unit, item: Result) -> str:
    return f"{unit.name} ({voice.persen(item.share)})"


def listed(found: Indicator) -> Sequence[tuple[Unit, Result]]:
    """Return the offices in the table of the indicator: all if they are few, else who missed."""
    return found.missed if len(found.offices) > MANY else found.ordered


def has_all(found: Indicator) -> bool:
    """Whether the table of the indicator holds every office whose share is known."""
    return len(found.offices) <= MANY


def counts(found: Indicator, group: str = "") -> Iterator[int]:
    """Return how many offices, of a group or all, reached the target, are close, and are behind."""
    for wanted in STATUSES:
        yield found.number(group, wanted) if group else len(found.with_status(wanted))


def distance(voice: Voice, result: Result | None) -> str:
    """Write how many percentage points an office is from the target, with its sign."""
    gap = result.gap if result else None
    if gap is None or gap.share is None:
        return MISSING
    return voice.written(gap, lambda value: _signed(voice, value))


def _signed(voice: Voice, value: Value | None) -> str:
    if not isinstance(value, Fraction):
        return MISSING
    return f"{'+' if value >= 0 else ''}{percent(value, voice.language).rstrip('%')}"


def legend(voice: Voice) -> str:
    """Explain the signs of the status."""
    found = voice.report.measures.indicator
    if found is None or found.target is None:
        return voice.say("Indikator PK: indikator Perjanjian Kinerja; tanpa target triwulan ini.")
    return voice.say(
        "Indikator PK: indikator Perjanjian Kinerja terhadap target %(target)s; ● tercapai, ○ "
        "mendekati (kurang paling banyak %(margin)s poin persen), ▼ di bawah.",
        target=voice.share(found.target, 0),
        margin=voice.plain(voice.report.thresholds.close),
    )
