"""Where figures come from, in one cell."""

from reports.excel.words import Words
from reports.figures import Amounts

LONGEST = 160
"""Characters of row ranges that still are of use in a cell."""


def trace(words: Words, found: Amounts) -> str:
    """Name the rows of figures, each source by its number on the sheet of sources; where the
    ranges are long, how many rows of each there are."""
    rows: dict[int, list[str]] = {}
    for key in found.rows.cells:
        for item in words.report.traces.get(key, ()):
            rows.setdefault(item.source, []).append(item.rows)
    ranges = {source: ",".join(parts) for source, parts in sorted(rows.items())}
    full = "; ".join(
        words.say("[%(source)s] baris %(rows)s", source=source + 1, rows=told.replace(",", ", "))
        for source, told in ranges.items()
    )
    if len(full) <= LONGEST:
        return full
    counted = "; ".join(
        words.say("[%(source)s] %(number)s baris", source=source + 1, number=_count(words, told))
        for source, told in ranges.items()
    )
    return words.say("%(sources)s; nomornya di figures.json", sources=counted)


def _count(words: Words, ranges: str) -> str:
    """Count the rows of ranges such as ``2-14,20``."""
    ends = (part.partition("-") for part in ranges.split(","))
    return words.voice.count(sum(int(last or first) - int(first) + 1 for first, _, last in ends))
