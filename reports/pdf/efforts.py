"""Sentences about what was done for domestic products: meetings and business matchings."""

from collections.abc import Iterator

from reports.measures.activities import Event, Events
from reports.measures.monitoring import Meeting, Span
from reports.voice import Voice, message, messages

NAMED = 8
"""Most spans without a meeting that a sentence lists; the table holds all of them."""


def told(voice: Voice) -> bool:
    """Whether the chapter has anything to say."""
    found = voice.report.measures
    return any((found.monitoring, found.matching, found.districts, found.compliance))


def meetings(voice: Voice) -> str:
    """Say how often was met, and in how many of the spans in which a meeting is due."""
    found = voice.report.measures.monitoring
    if found is None:
        return ""
    values = {
        "date": voice.date(voice.report.until),
        "held": voice.amount(found.held),
        "due": voice.amount(found.due),
        "days": found.days,
        "share": voice.persen(found.held_share),
    }
    if not found.due.value:
        said = messages(
            "Rapat monitoring dan evaluasi (monev) P3DN diadakan %(number)s kali sampai dengan "
            "%(date)s; masa %(days)s hari yang pertama belum berakhir."
        )
    elif found.gaps:
        said = messages(
            "Rapat monitoring dan evaluasi (monev) P3DN diadakan %(number)s kali sampai dengan "
            "%(date)s. Dari %(due)s masa %(days)s hari sejak 1 Januari, %(held)s masa (%(share)s "
            "dari jumlah masa) memiliki sedikitnya satu rapat."
        )
    else:
        said = messages(
            "Rapat monitoring dan evaluasi (monev) P3DN diadakan %(number)s kali sampai dengan "
            "%(date)s, dan tidak satu pun dari %(due)s masa %(days)s hari sejak 1 Januari "
            "terlewat."
        )
    return voice.say_n(said, len(found.meetings), **values)


def missed(voice: Voice) -> str:
    """Name the spans without a meeting."""
    found = voice.report.measures.monitoring
    if found is None or not found.gaps:
        return ""
    names = [days(voice, span) for span in found.gaps]
    if len(names) > NAMED:
        return voice.say_n(
            "Rapat tidak diadakan pada %(number)s masa, yang terakhir %(span)s.",
            len(names),
            span=names[-1],
        )
    return voice.say("Rapat tidak diadakan pada %(spans)s.", spans=voice.joined(names))


def meeting_rows(voice: Voice) -> Iterator[tuple[str, Meeting | None]]:
    """Yield every span with each of its meetings, or with None if it was missed."""
    found = voice.report.measures.monitoring
    if found is None:
        return
    for span in found.spans:
        for meeting in span.meetings or (None,):
            yield days(voice, span), meeting
    for meeting in found.later:
        yield voice.say("masa berjalan"), meeting


def days(voice: Voice, span: Span) -> str:
    """Write a span of days within a year: 9–22 April 2023."""
    first, last = voice.date(span.first), voice.date(span.last)
    day, month, year = first.split()
    begin = day if span.first.month == span.last.month else f"{day} {month}"
    return f"{begin if last.endswith(year) else first}–{last}"


def matchings(voice: Voice) -> Iterator[str]:
    """Say how many business matchings there were, what was asked for and what became of it."""
    found = voice.report.measures.matching
    if found and found.own:
        yield _own(voice, found.own)
        yield from _largest(voice, found.own)
    if found and found.national:
        yield _national(voice, found.national)


def _own(voice: Voice, found: Events) -> str:
    values = {
        "interest": voice.short(found.interest),
        "transactions": voice.short(found.transactions),
        "share": voice.persen(found.realised),
        "compared": voice.count(len(found.compared)),
    }
    if found.interest.value is None:
        said = messages(
            "Pemerintah daerah menyelenggarakan business matching P3DN %(number)s kali; nilai "
            "ketertarikannya tidak dicatat."
        )
    elif found.realised.share is None:
        said = messages(
            "Pemerintah daerah menyelenggarakan business matching P3DN %(number)s kali dengan "
            "nilai ketertarikan %(interest)s; transaksi yang menyusulnya tidak dicatat."
        )
    elif len(found.compared) < len(found.events):
        said = messages(
            "Pemerintah daerah menyelenggarakan business matching P3DN %(number)s kali dengan "
            "nilai ketertarikan %(interest)s. Pada %(compared)s kegiatan yang transaksinya "
            "dicatat, %(share)s dari nilai ketertarikan telah menjadi transaksi."
        )
    else:
        said = messages(
            "Pemerintah daerah menyelenggarakan business matching P3DN %(number)s kali dengan "
            "nilai ketertarikan %(interest)s; %(transactions)s atau %(share)s dari nilai itu telah "
            "menjadi transaksi."
        )
    return voice.say_n(said, len(found.events), **values)


def _largest(voice: Voice, found: Events) -> Iterator[str]:
    event = found.largest
    if event is not None and len(found.events) > 1:
        yield voice.say(
            "Nilai ketertarikan terbesar, %(interest)s, dicatat pada %(event)s.",
            interest=voice.short(event.interest),
            event=occasion(voice, event),
        )


def occasion(voice: Voice, event: Event) -> str:
    """Name an event by its stage, day and place, as far as they are known."""
    values = {"stage": event.stage, "date": voice.date(event.date), "place": event.place}
    if event.stage and event.place:
        said = message("pelaksanaan %(stage)s tanggal %(date)s di %(place)s")
    elif event.stage:
        said = message("pelaksanaan %(stage)s tanggal %(date)s")
    elif event.place:
        said = message("pelaksanaan tanggal %(date)s di %(place)s")
    else:
        said = message("pelaksanaan tanggal %(date)s")
    return voice.say(said, **values)


def _national(voice: Voice, found: Events) -> str:
    names = [
        f"{event.stage} ({voice.date(event.date)})" if event.stage else voice.date(event.date)
        for event in found.events
    ]
    values = {
        "names": voice.joined(names),
        "interest": voice.short(found.interest),
        "transactions": voice.short(found.transactions),
    }
    if found.interest.value is None:
        said = messages(
            "Pemerintah daerah mengikuti Business Matching Nasional %(number)s kali: %(names)s."
        )
    elif found.transactions.value is None:
        said = messages(
            "Pemerintah daerah mengikuti Business Matching Nasional %(number)s kali, %(names)s, "
            "dengan nilai ketertarikan %(interest)s."
        )
    else:
        said = messages(
            "Pemerintah daerah mengikuti Business Matching Nasional %(number)s kali, %(names)s, "
            "dengan nilai ketertarikan %(interest)s dan transaksi %(transactions)s."
        )
    return voice.say_n(said, len(found.events), **values)


def matching_groups(voice: Voice) -> list[tuple[str, Events]]:
    """Return the organisers whose amounts are known, with their events, for the table."""
    found = voice.report.measures.matching
    if found is None:
        return []
    parts = (
        (voice.say("Business matching daerah"), found.own),
        (voice.say("Business Matching Nasional"), found.national),
    )
    return [
        (name, events)
        for name, events in parts
        if events is not None and (events.interest.value, events.transactions.value) != (None, None)
    ]
