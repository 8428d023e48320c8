"""Which papers tell of a year of a committee: its annual report, what it passes on to the level above?"""

from typing import TYPE_CHECKING, Final

from ctj_desktop.errors import N_
from ctj_desktop.services.papers.paper import PDF_OR_WORD, Asked, Lead, Moment, Paper, PaperPlace, Span

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document


def _annual_report(asked: Asked) -> "Document":
    from ctj_desktop.documents.reports.annual_report import document
    from ctj_desktop.services.papers.reports.annual import annual_report

    body, on = asked.body, asked.options.printed_on
    return document(annual_report(asked.store, body.committee, body.year or on.year, on), *asked.voices, asked.options)


def _synthesis(asked: Asked) -> "Document":
    from ctj_desktop.documents.reports.synthesis import document
    from ctj_desktop.services.papers.reports.synthesis import synthesis_paper

    body, on = asked.body, asked.options.printed_on
    return document(
        synthesis_paper(asked.store, body.committee, body.year or on.year, on), *asked.voices, asked.options
    )


REPORT_PAPERS: Final = (
    Paper(
        name="annual-report",
        layout="sequential",
        forms=PDF_OR_WORD,
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
    Paper(
        name="synthesis",
        layout="columns",
        forms=PDF_OR_WORD,
        as_draft=True,
        places=(
            PaperPlace(
                name="synthesis",
                moment=Moment.COMMITTEE,
                word=N_("Synthesis for the CTT {year}"),
                every=N_("Synthesis for the CTT, this year"),
                span=Span.YEAR,
                make=_synthesis,
                lead=Lead(
                    text=N_("Preview of the s&ynthesis for the CTT"),
                    missing=N_("Open the committees or the documents first."),
                    icon="export",
                ),
            ),
        ),
    ),
)
"""Their entries, as `all_papers` reads them."""
