"""The sheet of every unit's places up to each quarter, as published and as known."""

from collections.abc import Iterator

from reports.excel.data import UNKNOWN
from reports.excel.formulas import in_row
from reports.excel.page import Column, Page, Table, Value
from reports.excel.yearly.words import Words
from reports.voice import message
from reports.yearly.histories import Course, History
from reports.yearly.told import QUARTERS

NAME = "Riwayat"


def pages(words: Words) -> Iterator[Page]:
    """Return the history of all places of the four categories."""
    say, quarters = words.say, words.model.quarters
    published, known = (
        [say(head, quarter=quarter.period.roman) for quarter in quarters]
        for head in (
            message("Diterbitkan s.d. TW %(quarter)s"),
            message("Diketahui s.d. TW %(quarter)s"),
        )
    )
    first, last = in_row(NAME, known[0], known[words.model.last.number - 1])
    climbed = f"IF(AND(ISNUMBER({first}),ISNUMBER({last})),{first}-{last},{UNKNOWN})"
    columns = [
        Column(say("Kode")),
        Column(words.group, widest=24),
        Column(say("Instansi"), widest=60),
        *(Column(head, "rank") for head in (*published, *known)),
        Column(say("Naik sejak TW I"), "rank", formula=climbed),
    ]
    end = words.model.last.number - 1
    rows = [
        _row(words, history, course, end)
        for history in words.model.histories
        for course in history.courses
    ]
    yield words.page(
        say("Riwayat Peringkat"),
        say("Riwayat Peringkat Tiap Instansi"),
        Table(columns, rows, name=NAME),
        frozen_columns=3,
        filtered=True,
    )


def _row(words: Words, history: History, course: Course, end: int) -> tuple[Value, ...]:
    first, last = course.known[0], course.known[end]
    climbed = first - last if first and last else None
    return (
        history.category.code,
        history.level,
        course.unit.name,
        *course.published,
        *(_known(words, history, course, quarter) for quarter in QUARTERS),
        climbed,
    )


def _known(words: Words, history: History, course: Course, quarter: int) -> Value:
    """Return a place up to a quarter, marked where a corrected summary changes it."""
    return words.placed(course.known[quarter - 1], words.model.place(history, course, quarter))
