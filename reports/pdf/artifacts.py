"""What stands on every page for paper only, and where the figures are, as PDF/UA has it."""

from typing import Any

import pydyf


def mark(pdf: pydyf.PDF) -> None:
    """Mark as artifacts what the structure tree does not hold, and put the figures' boxes right.

    WeasyPrint 70 tags the text of margin boxes (page numbers, notices) as if it were content, but
    leaves it out of the tree; and it measures figures in CSS pixels from the page's top.
    """
    root = _found(pdf, pdf.catalog["StructTreeRoot"])
    held = _held(pdf, root)
    for number in held:
        _place(pdf, pdf.objects[number])
    contents = [_found(pdf, page)["Contents"] for page in pdf.page_references]
    parents = _found(pdf, root["ParentTree"])["Nums"]
    for index, elements in zip(parents[::2], parents[1::2], strict=True):
        if isinstance(elements, pydyf.Array):
            loose = {mcid for mcid, item in enumerate(elements) if _number(item) not in held}
            _loosen(_found(pdf, contents[index]).stream, loose)
            for mcid in loose:
                _found(pdf, elements[mcid]).clear()
                elements[mcid] = b"null"


def _held(pdf: pydyf.PDF, root: Any) -> set[int]:
    """Return the numbers of all elements below the root."""
    found: set[int] = set()
    above = [root]
    while above:
        kids = [_number(kid) for kid in above.pop().get("K", ()) if isinstance(kid, bytes)]
        found.update(kids)
        above += [pdf.objects[kid] for kid in kids]
    return found


def _loosen(stream: list[Any], loose: set[int]) -> None:
    """Make loose marked content, which begins with ``/Tag <</MCID 3>> BDC``, an artifact."""
    for place, item in enumerate(stream):
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") in loose:
            stream[place - 1 : place + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]


def _place(pdf: pydyf.PDF, element: Any) -> None:
    """Convert a figure's box into points from the page's lower left corner."""
    attributes = element.get("A", {})
    if "BBox" in attributes:
        left, top, right, bottom = (0.75 * edge for edge in attributes["BBox"])
        height = _found(pdf, element["Pg"])["MediaBox"][3]
        attributes["BBox"] = pydyf.Array((left, height - bottom, right, height - top))


def _found(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[_number(reference)]


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
