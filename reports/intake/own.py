"""The office's own workbooks among the files received, judged together by what they say of
themselves: which form, whose, of which quarter.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports import workbook
from reports.exceptions import PeriodError
from reports.findings import Finding
from reports.intake import identity
from reports.intake.identity import Identity
from reports.period import Period


@dataclass(frozen=True, slots=True)
class Own:
    """One of the office's own workbooks; ``identity`` is None where it does not say what it is."""

    file: str
    identity: Identity | None

    @property
    def period(self) -> Period | None:
        """The quarter that it says it is of; None if it does not say one."""
        try:
            return Period.parse(self.identity.values.get("period", "")) if self.identity else None
        except PeriodError:
            return None

    @property
    def values(self) -> Mapping[str, str]:
        """What it says of itself, by field; nothing unless its form and quarter are known."""
        known = self.identity is not None and self.identity.template is not None and self.period
        return self.identity.values if self.identity and known else {}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The quarter and the units (codes) that the workbooks have to be of, where these are given."""

    period: Period | None = None
    units: tuple[str, ...] = ()


def of_file(file: str, said: Mapping[str, Any] | None, layouts: Sequence[str]) -> Own | None:
    """Return what a file says of itself if it is one of the office's own workbooks, else None.

    ``said`` is the identity that was found in it and ``layouts`` the kinds of its sheets: a
    workbook whose sheets are ours but which lost its identity is one of ours too.
    """
    if said is None and not any(name.startswith(workbook.TITLE) for name in layouts):
        return None
    return Own(file, Identity(**said) if said else None)


def judged(owns: Sequence[Own], wanted: Wanted) -> Iterator[Finding]:
    """Yield what is wrong with the workbooks' identities (F-131 to F-139), in the files' order.

    A workbook of an earlier quarter of the year is what came before, if that of the period is
    there too. Two workbooks of one government for the same quarter would count twice (F-142).
    """
    period = wanted.period
    there = {own.period for own in owns}
    seen: dict[tuple[str, Period | None], str] = {}
    for own in owns:
        before = bool(period and period in there and own.period and own.period < period)
        for fault in identity.check(own.identity, None if before else period, wanted.units):
            yield Finding(file=own.file, **fault)
        key = (own.values.get("unit_code", "").upper(), own.period)
        if key[0] and key in seen:
            yield Finding("F-142", own.file, seen=str(own.period), other=seen[key])
        seen.setdefault(key, own.file)
