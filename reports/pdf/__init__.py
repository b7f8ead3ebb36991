"""Write the quarterly report as a PDF: model -> HTML -> pages."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from reports import method
from reports.pdf import pictures, prose, standings, tables
from reports.pdf.contents import Contents
from reports.pdf.fonts import legible
from reports.pdf.press import render
from reports.quarterly import QuarterlyReport

__all__ = ["document", "html", "render"]


def document(report: QuarterlyReport) -> bytes:
    """Return the quarterly report as a PDF."""
    return render(html(report))


def html(report: QuarterlyReport) -> str:
    """Return the exact HTML that the PDF is made of; it refers to nothing outside itself."""
    template = _environment().get_template("quarterly/report.html.j2")
    return legible(
        template.render(
            report=report,
            contents=Contents(),
            method=method.paragraphs("id"),
            source=prose.source(report),
            dated=(report.settings.date or report.settings.data.as_of or report.period.end),
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("templates", ""),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= tables.FILTERS
    environment.globals |= {
        "pictures": pictures,
        "prose": prose,
        "standings": standings,
        "tables": tables,
    }
    return environment
