"""Courses over quarters: order of columns, numbers at their lines, interrupted lines."""

import pytest

from charts.bump import bump
from charts.exceptions import ChartError
from charts.model import Course, MoveWords, Notes
from tests.chart_svg import boxes, texts

NOTES = Notes("Sumber: SPSE/LKPP", "Riwayat peringkat")
HEADS = ("s.d. TW I", "s.d. TW II", "s.d. TW III")
WORDS = MoveWords("Naik", "Turun", "Tetap", "Baru", "Keluar")
COURSES = [
    Course("Dinas Pendidikan", (1, 1, 1)),
    Course("Dinas Kesehatan", (7, None, 2)),
    Course("Inspektorat", (2, 3, 3)),
]


def test_columns_follow_their_places() -> None:
    """The units stand in the order of their last places, and each of its places is written."""
    svg = bump(COURSES, HEADS, WORDS, NOTES)
    tops = {box.text: box.top for box in boxes(svg)}
    names = [course.name for course in COURSES]
    assert sorted(names, key=lambda name: tops[name]) == names
    numbers = [text for text in texts(svg) if text.isdigit()]
    assert sorted(numbers) == ["1", "1", "1", "2", "2", "3", "3", "7"]


def test_a_place_stands_beside_its_name() -> None:
    """The last place of a unit is at the height of its name, next to it."""
    found = boxes(bump(COURSES, HEADS, WORDS, NOTES))
    (name,) = [box for box in found if box.text == "Dinas Kesehatan"]
    level = [box for box in found if abs(box.top - name.top) < 1 and box is not name]
    assert max(level, key=lambda box: box.left).text == "2"


def test_only_kinds_that_occur_are_explained() -> None:
    """Who rose, fell and stayed is told by lines, and nothing else is."""
    assert {"Naik", "Turun", "Tetap"} <= set(texts(bump(COURSES, HEADS, WORDS, NOTES)))
    assert "Baru" not in texts(bump(COURSES, HEADS, WORDS, NOTES))


@pytest.mark.parametrize(
    ("courses", "heads"),
    [
        ([], HEADS),
        (COURSES, HEADS[:1]),
        ([COURSES[0], COURSES[0]], HEADS),
        ([Course("A", (1, 2, None))], HEADS),
        ([Course("A", (0, 2, 3))], HEADS),
        ([Course("A", (1, 2))], HEADS),
    ],
)
def test_what_cannot_be_drawn_is_refused(courses: list[Course], heads: tuple[str, ...]) -> None:
    """Nothing, one column, a name twice, no last place, a place below 1, too few places."""
    with pytest.raises(ChartError):
        bump(courses, heads, WORDS, NOTES)


def test_the_same_bytes_each_time() -> None:
    """A chart is drawn alike each time."""
    assert bump(COURSES, HEADS, WORDS, NOTES) == bump(COURSES, HEADS, WORDS, NOTES)
