"""Which papers are made of the money of projects and of calls: the projects of a committee, a ranking, a report?"""

from typing import TYPE_CHECKING, Final

from ctj_desktop.errors import N_
from ctj_desktop.services.papers.paper import PDF_OR_SHEET, Asked, Lead, Moment, Paper, PaperChoice, PaperPlace

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document
    from ctj_desktop.documents.projects.portfolio import PortfolioPaper
    from ctj_desktop.files.cell_table import CellTable

WHICH, ORDER = "which", "order"


def _portfolio(asked: Asked) -> "Document":
    from ctj_desktop.documents.projects.portfolio import document

    return document(_portfolio_paper(asked), *asked.voices, asked.options)


def _portfolio_table(asked: Asked) -> "CellTable":
    from ctj_desktop.services.projects.papers.portfolio_paper import portfolio_table

    return portfolio_table(_portfolio_paper(asked), *asked.voices, asked.options)


def _portfolio_paper(asked: Asked) -> "PortfolioPaper":
    from ctj_desktop.services.projects.papers.portfolio_paper import portfolio_paper

    which, order = asked.choice(WHICH), asked.choice(ORDER)
    return portfolio_paper(asked.store, asked.body.committee, asked.options.printed_on, which, order)


FUNDING_PAPERS: Final = (
    Paper(
        name="portfolio",
        layout="alternate",
        forms=PDF_OR_SHEET,
        choices=(
            PaperChoice(
                name=WHICH,
                word=N_("Which projects"),
                values=(("open", N_("those on their way")), ("all", N_("all of them"))),
            ),
            PaperChoice(
                name=ORDER, word=N_("In order"), values=(("stage", N_("by stage")), ("number", N_("by number")))
            ),
        ),
        places=(
            PaperPlace(
                name="portfolio",
                moment=Moment.PROJECTS,
                word=N_("Projects of the committee"),
                make=_portfolio,
                table=_portfolio_table,
                lead=Lead(
                    text=N_("Preview of the table of pro&jects"),
                    missing=N_("Open the documents or the projects first."),
                    icon="rows",
                ),
            ),
        ),
    ),
)
"""Their entries, as `all_papers` reads them."""
