"""Which papers are made of the money of projects and of calls: the projects of a committee, a ranking, a report?"""

from typing import TYPE_CHECKING, Final

from ctj_desktop.domain.ids import CallId
from ctj_desktop.errors import N_
from ctj_desktop.services.papers.named.bound import bound
from ctj_desktop.services.papers.paper import (
    PDF_OR_SHEET,
    PDF_OR_WORD,
    Asked,
    Lead,
    Moment,
    Paper,
    PaperChoice,
    PaperPlace,
    Span,
)

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document
    from ctj_desktop.documents.projects.call import CallOnPaper
    from ctj_desktop.documents.projects.portfolio import PortfolioPaper
    from ctj_desktop.files.cell_table import CellTable

WHICH, ORDER = "which", "order"
RANKINGS, REPORTS = N_("Rankings of projects"), N_("Reports on calls")
NO_CALL: Final = N_("No project of the committee answers a call yet.")
OPEN_CALL: Final = N_("Open a call first.")


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


def _ranking(asked: Asked) -> "Document":
    from ctj_desktop.documents.projects.call_ranking import document

    return bound(asked, _calls(asked), document, RANKINGS, NO_CALL)


def _ranking_table(asked: Asked) -> "CellTable":
    from ctj_desktop.services.projects.papers.call_paper import ranking_table

    return ranking_table(_calls(asked), *asked.voices, asked.options)


def _report(asked: Asked) -> "Document":
    from ctj_desktop.documents.projects.call_report import document

    return bound(asked, _calls(asked), document, REPORTS, NO_CALL)


def _calls(asked: Asked) -> "list[CallOnPaper]":
    """Of the calls that were named, else of those that a project of the committee answers."""
    from ctj_desktop.services.projects.papers.call_paper import call_on_paper, wanted_calls

    store, committee, day = asked.store, asked.body.committee, asked.options.printed_on
    wanted = wanted_calls(store, committee, tuple(map(CallId, asked.named)))
    return [call_on_paper(store, call, committee, day) for call in wanted]


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
    Paper(
        name="call-ranking",
        layout="columns",
        forms=PDF_OR_SHEET,
        places=(
            PaperPlace(
                name="call_ranking",
                moment=Moment.PROJECTS,
                word=N_("Ranking of the projects of a call"),
                span=Span.CALLS,
                make=_ranking,
                table=_ranking_table,
                lead=Lead(text=N_("Preview of the ran&king"), missing=OPEN_CALL, icon="list-numbers"),
            ),
        ),
    ),
    Paper(
        name="call-report",
        layout="columns",
        forms=PDF_OR_WORD,
        places=(
            PaperPlace(
                name="call_report",
                moment=Moment.PROJECTS,
                word=N_("Report on a call"),
                span=Span.CALLS,
                make=_report,
                lead=Lead(text=N_("Preview of the report on the ca&ll"), missing=OPEN_CALL, icon="flag"),
            ),
        ),
    ),
)
"""Their entries, as `all_papers` reads them."""
