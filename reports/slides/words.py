"""What a chart shows, in words, for whoever cannot see it."""

from collections.abc import Sequence
from decimal import Decimal

from reports.figures import Figure
from reports.presenting import written
from reports.slides.page import Series
from reports.voice import Voice
from reports.wording import SCALES


def told(voice: Voice, title: str, names: Sequence[str], figures: Sequence[Figure | None]) -> str:
    """Describe a chart of one series: its title, then each bar with its figure."""
    bars = "; ".join(
        f"{name} {written(voice, figure)}" for name, figure in zip(names, figures, strict=True)
    )
    return f"{title}. {bars}."


def several(voice: Voice, title: str, names: Sequence[str], series: Sequence[Series]) -> str:
    """Describe a chart of several series, one after the other."""
    return " ".join(told(voice, f"{title}, {one.name}", names, one.figures) for one in series)


def scale(voice: Voice, series: Sequence[Series]) -> tuple[str, int]:
    """Return the unit in which all amounts of a chart are read, and how many thousands it has."""
    known = [abs(f.amount) for one in series for f in one.figures if f and f.value is not None]
    most = max(known, default=Decimal())
    for unit, name in SCALES:
        if most >= unit:
            return name[voice.language], (len(str(unit)) - 1) // 3
    return "", 0
