"""Sentences and cells about published percentages and indexes that were computed again."""

from collections.abc import Iterator

from reports.measures.comparison import Published
from reports.voice import Voice, message
from reports.wording import percent

TOTALS = "W-350"
"""The rule on published totals that are not the sum of their values."""


def verdict(voice: Voice, item: Published) -> str:
    """Say in words whether a percentage follows from its amounts, and what else explains it."""
    said = {
        "follows": message("sesuai"),
        "fraction": message("tidak sesuai: pecahan dicetak sebagai persen"),
        "twice": message("tidak sesuai: dibulatkan dua kali"),
        "differs": message("tidak sesuai: tidak dapat dijelaskan oleh pembulatan"),
    }[item.verdict]
    return voice.say(said)


def bounds(voice: Voice, item: Published) -> str:
    """Write the least and the most that rounding of the amounts leaves open."""
    low, high = (percent(share, voice.language) for share in (item.low, item.high))
    return f"{low} – {high}"


def summary(voice: Voice) -> Iterator[str]:
    """Say how many percentages follow, and what those that do not should have been."""
    found = voice.report.measures.published
    wrong = [item for item in found if item.verdict != "follows"]
    if not found:
        return
    values = {
        "right": voice.count(len(found) - len(wrong)),
        "wrong": voice.count(len(wrong)),
        "names": voice.joined(_wrong(voice, item) for item in wrong),
    }
    if not wrong:
        said = message("Semua %(number)s persentase yang diumumkan sesuai dengan nilainya.")
    else:
        said = message(
            "Dari %(number)s persentase yang diumumkan, %(right)s sesuai dengan nilai dan "
            "penyebutnya dan %(wrong)s tidak: %(names)s."
        )
    yield voice.say_n(said, len(found), **values)


def _wrong(voice: Voice, item: Published) -> str:
    return voice.say(
        "%(printed)s per %(date)s (menurut nilainya %(due)s)",
        printed=voice.share(item.share),
        date=voice.date(item.date),
        due=voice.share(item.recomputed),
    )


def totals(voice: Voice) -> Iterator[str]:
    """Say which published totals are not the sum of their values."""
    for group in voice.report.findings:
        if group.rule == TOTALS:
            yield from (finding.what(voice.language) for finding in group.findings)


def itkp(voice: Voice) -> str:
    """Say whether the components of the index add up to it."""
    found = voice.report.measures.governance
    if found is None or found.index is None or found.adds_up is None:
        return ""
    said = (
        message("Jumlah komponen ITKP tahun %(year)s, %(sum)s, sama dengan nilai ITKP.")
        if found.adds_up
        else message(
            "Jumlah komponen ITKP tahun %(year)s, %(sum)s, tidak sama dengan nilai ITKP %(value)s."
        )
    )
    return voice.say(
        said,
        year=found.index.year,
        sum=voice.index(found.sum),
        value=voice.index(found.index.value),
    )
