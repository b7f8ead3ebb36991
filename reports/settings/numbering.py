"""The number of a letter as a pattern, such as ``{classification}/{sequence}/{unit}``."""

import re
from collections.abc import Mapping

PARTS = ("classification", "sequence", "unit", "year", "month", "quarter")
"""What may stand in braces."""
BLANK = "………"
"""What stands where a clerk writes by hand."""


class Numbering(str):
    """A pattern whose parts in braces are all known ones."""

    __slots__ = ()

    @property
    def unknown(self) -> str:
        """The first part in braces that is not known; empty if there is none."""
        return next((part for part in re.findall(r"\{(.*?)\}", self) if part not in PARTS), "")

    def filled(self, parts: Mapping[str, str]) -> str:
        """Write the number; a part that is empty leaves room to write it by hand."""
        return re.sub(r"\{(.*?)\}", lambda found: parts[found[1]] or BLANK, self) or BLANK
