"""Which papers tell of a year of a committee: its annual report, what it passes on to the level above?"""

from typing import TYPE_CHECKING, Final

from ctj_desktop.errors import N_
from ctj_desktop.services.papers.paper import Asked, Lead, Moment, Paper, PaperPlace, Span

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document


def _annual_report(asked: Asked) -> "Document":
    from ctj_desktop.documents.reports.annual_report import document
    from ctj_desktop.services.papers.reports.annual import annual_report

    body, on = asked.body, asked.options.printed_on
    return document(annual_report(asked.store, body.committee, body.year or on.year, on), *asked.voices, asked.options)


REPORT_PAPERS: Final = (
    Paper(
        name="annual-report",
        layout="sequential",
        as_draft=True,
        places=(
            PaperPlace(
                name="annual_report",
                moment=Moment.COMMITTEE,
                word=N_("Annual report {year}"),
                every=N_("Annual report of this year"),
                span=Span.YEAR,
                make=_annual_report,
                lead=Lead(
                    text=N_("Preview of the annual &report"),
                    missing=N_("Open the committees or the documents first."),
                    icon="article",
                ),
            ),
        ),
    ),
)
"""Their entries, as `all_papers` reads them."""
