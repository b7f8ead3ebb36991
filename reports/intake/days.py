"""Days as systems and offices write them: every day that a text can stand for.

Read, with or without a time of day behind it, which is passed over together with its zone: the
written day counts, it is never shifted.

    2022-07-16   2022/07/16          year, month, day
    16-07-2022   16.07.2022          day, month, year: the Indonesian order (and that of LKPP)
    16/07/2022                       either order, since spreadsheets in English write 07/16/2022:
                                     02/03/2026 is two days unless its column proves the order
    16 Juli 2022   16-Jul-2022       day, name of the month, year
    July 16, 2022                    name of the month, day, year

Years have four digits, 1900 to 2099. Names of months are Indonesian or English, whole or in three
letters, with the spellings Pebruari and Nopember.
"""

import datetime
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

Order = Literal["", "dmy", "mdy"]
"""Whether the day or the month comes first in a date with slashes; '' when that is not known."""

TIME = (
    r"(?:(?:T| +)(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?:[:.][0-5][0-9](?:[.,][0-9]+)?)?"
    r"(?: ?[AP]M)?(?: ?(?:Z|UTC|WIB|WITA|WIT|[+-][0-9]{2}:?[0-9]{2}))?)?"
)
YEARS = range(1900, 2100)
YEAR = r"((?:19|20)[0-9]{2})"

ISO = re.compile(rf"{YEAR}([-/])([0-9]{{1,2}})\2([0-9]{{1,2}}){TIME}", re.IGNORECASE | re.ASCII)
DAY_FIRST = re.compile(
    rf"([0-9]{{1,2}})([-./])([0-9]{{1,2}})\2{YEAR}{TIME}", re.IGNORECASE | re.ASCII
)
NAMED = re.compile(
    rf"([0-9]{{1,2}})[ -]([a-z]+)\.?[ -]{YEAR}{TIME}"
    rf"|([a-z]+)\.? ([0-9]{{1,2}}),? {YEAR}{TIME}",
    re.IGNORECASE | re.ASCII,
)

NAMES = (
    "januari january",
    "februari february pebruari",
    "maret march",
    "april",
    "mei may",
    "juni june",
    "juli july",
    "agustus august agt ags",
    "september sept",
    "oktober october",
    "november nopember",
    "desember december",
)
MONTHS = {
    form: number
    for number, names in enumerate(NAMES, 1)
    for name in names.split()
    for form in (name, name[:3])
}

SERIAL_ZERO = datetime.date(1899, 12, 30)
SERIALS = range(36526, 73051)
"""The serial numbers of the days of 2000 to 2099 in Excel's 1900 system."""


@lru_cache(maxsize=4096)
def readings(written: str, order: Order = "") -> tuple[datetime.date, ...]:
    """Return every day that a text can stand for, earliest first; () if it is none.

    ``order`` is what is known of dates with slashes.
    """
    if match := ISO.fullmatch(written):
        return _real((match[1], match[3], match[4]))
    if match := DAY_FIRST.fullmatch(written):
        day, month, year = match[1], match[3], match[4]
        if match[2] != "/":
            return _real((year, month, day))
        dmy = () if order == "mdy" else _real((year, month, day))
        mdy = () if order == "dmy" else _real((year, day, month))
        return tuple(sorted({*dmy, *mdy}))
    if match := NAMED.fullmatch(written):
        day, name, year = (match[part] or match[other] for part, other in ((1, 5), (2, 4), (3, 6)))
        return _real((year, str(MONTHS.get(name.casefold(), 0)), day))
    return ()


def proven_order(texts: Iterable[str]) -> Order:
    """Return the order that the dates with slashes in one column prove, '' if none or both."""
    orders: tuple[Order, Order] = ("dmy", "mdy")
    proven: set[Order] = set()
    for text in texts:
        fitting = [order for order in orders if "/" in text and readings(text, order)]
        proven.update(fitting if len(fitting) == 1 else ())
    return proven.pop() if len(proven) == 1 else ""


def of_serial(serial: float) -> datetime.date | None:
    """Return the day of an Excel serial number of the years 2000 to 2099, else None."""
    whole = int(serial) if 0 < serial < SERIALS.stop else 0
    return SERIAL_ZERO + datetime.timedelta(whole) if whole in SERIALS else None


def _real(parts: tuple[str, str, str]) -> tuple[datetime.date, ...]:
    try:
        return (datetime.date(*map(int, parts)),)
    except ValueError:
        return ()
