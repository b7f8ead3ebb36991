"""Numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.terbilang import in_words

PUBLISHED = (
    "tiga belas triliun tujuh ratus empat belas miliar seratus sembilan puluh sembilan juta "
    "seratus lima puluh ribu empat ratus sembilan"
)
PUBLISHED_IN_ENGLISH = (
    "thirteen trillion seven hundred and fourteen billion one hundred and ninety-nine million "
    "one hundred and fifty thousand four hundred and nine"
)


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (0, "nol", "zero"),
        (10, "sepuluh", "ten"),
        (11, "sebelas", "eleven"),
        (12, "dua belas", "twelve"),
        (20, "dua puluh", "twenty"),
        (21, "dua puluh satu", "twenty-one"),
        (100, "seratus", "one hundred"),
        (111, "seratus sebelas", "one hundred and eleven"),
        (1_000, "seribu", "one thousand"),
        (21_000, "dua puluh satu ribu", "twenty-one thousand"),
        (1_001_000, "satu juta seribu", "one million one thousand"),
        (11_000, "sebelas ribu", "eleven thousand"),
        (101_000, "seratus satu ribu", "one hundred and one thousand"),
        (1_000_000, "satu juta", "one million"),
        (1_000_000_000, "satu miliar", "one billion"),
        (-5, "minus lima", "minus five"),
        (
            13_714_199_150_409,
            PUBLISHED,
            PUBLISHED_IN_ENGLISH,
        ),
    ],
)
def test_numbers_in_words(value: int, indonesian: str, english: str) -> None:
    """Terbilang as official papers have it: seribu, miliar, nol."""
    assert in_words(value, "id") == indonesian
    assert in_words(value, "en") == english


VALUES = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000,
}  # fmt: skip
TIMES = {
    "puluh": 10,
    "ratus": 100,
    "ribu": 10**3,
    "juta": 10**6,
    "miliar": 10**9,
    "triliun": 10**12,
}


def read_back(words: str) -> int:
    """Read a number in Indonesian words, by the rules of speech rather than of the writer."""
    total = group = last = 0
    for word in words.split():
        if word in VALUES:
            last = VALUES[word]
            group += last
        elif word == "belas":
            group += 10
        elif TIMES[word] < 1000:
            group += last * (TIMES[word] - 1)
        else:
            total, group = total + group * TIMES[word], 0
    return total + group


@given(st.integers(0, 10**15 - 1))
def test_every_number_in_words_reads_back(value: int) -> None:
    """What is written in words is the number that it was made from."""
    assert read_back(in_words(value, "id")) == value


def test_what_has_no_name_is_refused() -> None:
    """A number beyond the largest name is an error, not a wrong number."""
    with pytest.raises(ValueError, match="1000000000000000"):
        in_words(10**15, "id")
