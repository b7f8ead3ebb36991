"""The modules that the summary's templates speak through, beside those of every report."""

from reports.pdf import efforts as told_efforts
from reports.pdf.yearly import courses, efforts, evaluation, mended, opening, results, terms

PARTS = {
    "courses": courses,
    "efforts": efforts,
    "evaluation": evaluation,
    "mended": mended,
    "opening": opening,
    "results": results,
    "terms": terms,
    "told_efforts": told_efforts,
}
"""By the name that a template calls it; ``told_efforts`` are the sentences of quarterly reports."""
