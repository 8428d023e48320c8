"""Which papers are made of the strategy: what its actions have, and what they lack?"""

from typing import TYPE_CHECKING, Final

from ctj_desktop.documents.layout import Layout
from ctj_desktop.domain.funding.portfolio import Fact
from ctj_desktop.domain.ids import StrategyId
from ctj_desktop.errors import N_
from ctj_desktop.services.papers.named.bound import bound
from ctj_desktop.services.papers.paper import PDF_OR_SHEET, Asked, Lead, Moment, Paper, PaperChoice, PaperPlace, Span

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document
    from ctj_desktop.files.cell_table import CellTable

MONEY, WHICH = "money", "projects"
TITLE, NONE = N_("Coverage of the strategy"), N_("There is no strategy in this file yet.")


def _coverage(asked: Asked) -> "Document":
    from ctj_desktop.documents.strategy.coverage import document
    from ctj_desktop.services.strategy.coverage_paper import coverage_paper

    store, committee, day, version = asked.store, asked.body.committee, asked.options.printed_on, _version(asked)
    money, which = Fact(asked.choice(MONEY)), asked.choice(WHICH)
    papers = [coverage_paper(store, committee, version, day, money=money, which=which)] if version is not None else []
    return bound(asked, papers, document, TITLE, NONE)


def _coverage_cells(asked: Asked) -> "CellTable":
    from ctj_desktop.files.cell_table import CellTable
    from ctj_desktop.services.strategy.coverage_paper import coverage_cells, coverage_of

    french, german = asked.voices
    first = german if asked.options.layout is Layout.DE else french
    second = french if asked.options.layout is Layout.FR else german
    version = _version(asked)
    if version is None:
        return CellTable(first(TITLE), (first(NONE),), ())
    found = coverage_of(asked.store, asked.body.committee, version, asked.choice(WHICH))
    return coverage_cells(first, second, found, Fact(asked.choice(MONEY)))


def _version(asked: Asked) -> StrategyId | None:
    """The one that was named, else the one that applies; None in a file that has none."""
    from ctj_desktop.services.strategy.coverage import strategy_in_force

    if asked.named:
        return StrategyId(asked.named[0])
    found = strategy_in_force(asked.store, asked.options.printed_on)
    return found.id if found is not None else None


STRATEGY_PAPERS: Final = (
    Paper(
        name="strategy-coverage",
        layout="alternate",
        forms=PDF_OR_SHEET,
        choices=(
            PaperChoice(
                name=MONEY,
                word=N_("Money"),
                values=(
                    ("requested", N_("requested")),
                    ("awarded", N_("awarded")),
                    ("committed", N_("committed")),
                    ("paid", N_("paid")),
                ),
            ),
            PaperChoice(
                name=WHICH,
                word=N_("Which projects"),
                values=(
                    ("all", N_("all of them")),
                    ("open", N_("those on their way")),
                    ("closed", N_("those that ended")),
                ),
            ),
        ),
        places=(
            PaperPlace(
                name="strategy_coverage",
                moment=Moment.STRATEGY,
                word=TITLE,
                span=Span.STRATEGIES,
                make=_coverage,
                table=_coverage_cells,
                lead=Lead(
                    text=N_("Preview of the co&verage of the strategy"),
                    missing=N_("Open the documents or the coverage first."),
                    icon="compass",
                ),
            ),
        ),
    ),
)
"""Their entries, as `all_papers` reads them."""
