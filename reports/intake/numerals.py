"""Numbers as offices type them: every number that a text can stand for.

The grammar, after blanks and capitals are made alike::

    text    = front number [",-"] [scale] [")"]
    front   = nothing, a sign, "Rp" (or "Rp.", "IDR") with or without a sign, and "(" for negative
    number  = digits                 497000000
            | grouped, Indonesian    497.000.000   497.000.000,5   497.000.000,00
            | grouped, English       497,000,000   497,000,000.00
            | decimal, Indonesian    2,2
            | decimal, English       580000.01
    scale   = ribu, rb | juta, jt | miliar, milyar, M | triliun, trilyun, T

Groups are of exactly three digits and do not begin with a zero; a grouped number has at most two
decimals. A number of two groups or more, or with both separators, therefore reads one way. A
single separator before three digits reads two ways: ``1.234`` is 1234 or 1,234. Three things
tell which:

- "Rp" marks Indonesian writing, in which a lone dot only ever separates thousands: ``Rp 500.000``
  is five hundred thousand, and ``Rp 1.5`` is nothing. ``Rp 500,000`` still reads two ways.
- "M" is *miliar* in Indonesian writing (``2,2 M``, ``Rp 2 M``), but after an English number or one
  that shows no language it may be a million: ``2.2 M`` and ``2 M`` read two ways.
- A reader that knows what the column can hold leaves out the readings that it cannot.

Only the digits 0-9 are digits. Nothing is rounded here.
"""

import re
from decimal import Decimal

LONGEST = 40
"""No amount that a person writes is longer, scale and all."""

MOST_DIGITS = 28
"""So many digits `decimal` keeps exactly; separators are counted with them."""

SCALES = {
    "ribu": 3,
    "rb": 3,
    "juta": 6,
    "jt": 6,
    "miliar": 9,
    "milyar": 9,
    "m": 9,
    "triliun": 12,
    "trilyun": 12,
    "t": 12,
}
"""The power of ten that each word stands for; 'm' may be a million too."""

MILLION = 6

FRONTS = {"", "+", "-", "(", "rp", "rp-", "-rp", "rp(", "(rp"}
"""What may stand before a number."""

TEXT = re.compile(
    rf"(?P<front>(?:rp\.?|idr|[-+(−]|\s)*)(?P<number>[0-9](?:[0-9.,]*[0-9])?)(?:,-)?"
    rf"\s*(?:(?P<scale>{'|'.join(SCALES)})\.?)?\s*(?P<close>\)?)"
)

INDONESIAN = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?|[0-9]+,[0-9]+")
ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]+\.[0-9]+")
LONE_DOT = re.compile(r"[0-9]+\.[0-9]+")


def readings(written: str) -> tuple[Decimal, ...]:
    """Return every number that a text can stand for, smallest first; () if it is none."""
    found = _parts(written)
    if found is None:
        return ()
    front, number, scale = found
    values = {
        value.scaleb(power)
        for value, language in _numbers(number, indonesian="rp" in front)
        for power in _powers(scale, language)
    }
    return tuple(sorted(-value if {"-", "("} & set(front) else value for value in values))


def scaled(written: str) -> bool:
    """Whether a text that reads as a number has a word such as 'juta', and so was rounded."""
    found = _parts(written)
    return found is not None and found[2] != ""


def _parts(written: str) -> tuple[str, str, str] | None:
    match = TEXT.fullmatch(written.casefold()) if len(written) <= LONGEST else None
    if match is None:
        return None
    front = re.sub(r"[\s.]", "", match["front"]).replace("idr", "rp").replace("−", "-")
    if front not in FRONTS or ("(" in front) != bool(match["close"]):
        return None
    if len(match["number"]) > MOST_DIGITS:
        return None
    return front, match["number"], match["scale"] or ""


def _numbers(number: str, *, indonesian: bool) -> list[tuple[Decimal, str]]:
    """Return each value of the digits with the language in which they have it, if one shows."""
    if "." not in number and "," not in number:
        return [(Decimal(number), "id" if indonesian else "")]
    found = []
    if INDONESIAN.fullmatch(number):
        found.append((Decimal(number.replace(".", "").replace(",", ".")), "id"))
    if ENGLISH.fullmatch(number) and not (indonesian and LONE_DOT.fullmatch(number)):
        found.append((Decimal(number.replace(",", "")), "en"))
    return found


def _powers(scale: str, language: str) -> tuple[int, ...]:
    if scale == "m" and language != "id":
        return (MILLION, SCALES["m"])
    return (SCALES.get(scale, 0),)
