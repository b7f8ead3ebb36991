"""Units: the governments and institutions (instansi) that are reported on, and their levels."""

from dataclasses import dataclass

LEVELS = ("Kementerian", "Lembaga", "Provinsi", "Kabupaten", "Kota")
"""The levels of the Anugerah Pengadaan, in its order; others that are found follow them."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A government unit: its code, the name that most of its rows give, and its level."""

    code: str
    name: str
    level: str


def level_order(level: str) -> tuple[int, str]:
    """Return what puts levels into their official order, others behind by name."""
    return (LEVELS.index(level) if level in LEVELS else len(LEVELS), level)
