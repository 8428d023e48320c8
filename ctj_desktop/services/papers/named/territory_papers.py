"""Which paper is made of a territory?"""

from typing import TYPE_CHECKING, Final

from ctj_desktop.domain.ids import TerritoryId
from ctj_desktop.errors import N_
from ctj_desktop.services.papers.named.bound import bound
from ctj_desktop.services.papers.named_records import nameable
from ctj_desktop.services.papers.paper import PDF_OR_WORD, Asked, Moment, Paper, PaperPlace, Span

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document


def _territory(asked: Asked) -> "Document":
    """Of those that were named, else of all, each as on the day of printing."""
    from ctj_desktop.documents.territories.territory import document
    from ctj_desktop.services.strategy.territories.territory_paper import territory_on_paper

    committee, day = asked.body.committee, asked.options.printed_on
    wanted = asked.named or tuple(one.id for one in nameable(asked.store, Span.TERRITORIES, committee))
    papers = [territory_on_paper(asked.store, committee, TerritoryId(one), day) for one in wanted]
    none = N_("There is no territory in this file yet.")
    return bound(asked, papers, document, N_("Pages of the territories"), none)


TERRITORY_PAPERS: Final = (
    Paper(
        name="territory",
        layout="columns",
        forms=PDF_OR_WORD,
        places=(
            PaperPlace(
                name="territory_page",
                moment=Moment.STRATEGY,
                word=N_("Page of a territory"),
                span=Span.TERRITORIES,
                make=_territory,
            ),
        ),
    ),
)
"""Its entry, as `all_papers` reads it."""
