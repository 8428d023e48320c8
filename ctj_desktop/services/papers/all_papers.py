"""Which papers are made? The entries of every room, in the order of the set.

A maker reads its facts beside their room and hands them to the document; both are imported when a paper is made.
"""

from functools import cache
from typing import Final

from ctj_desktop.services.papers import after_the_meeting, before_the_meeting, committee_papers
from ctj_desktop.services.papers.named.funding_papers import FUNDING_PAPERS
from ctj_desktop.services.papers.named.matinee_papers import MATINEE_PAPERS
from ctj_desktop.services.papers.named.strategy_papers import STRATEGY_PAPERS
from ctj_desktop.services.papers.named.territory_papers import TERRITORY_PAPERS
from ctj_desktop.services.papers.paper import Moment, Paper, PaperForm, PaperPlace
from ctj_desktop.services.papers.project_papers import PROJECT_PAPERS
from ctj_desktop.services.papers.reports.entries import REPORT_PAPERS

PAPERS: Final[tuple[Paper, ...]] = (
    *before_the_meeting.PAPERS,
    *after_the_meeting.PAPERS,
    *committee_papers.PAPERS,
    *PROJECT_PAPERS,
    *MATINEE_PAPERS,
    *STRATEGY_PAPERS,
    *TERRITORY_PAPERS,
    *FUNDING_PAPERS,
    *REPORT_PAPERS,
    *committee_papers.STATUTES,
)
PAPER_NAMES: Final = tuple(paper.name for paper in PAPERS)
OTHER_NAMES: Final = tuple(paper.other_name for paper in PAPERS if paper.other_name)


def paper_named(name: str) -> Paper:
    """The entry of that name; `KeyError` for a name that no paper has."""
    return _BY_NAME[name]


def in_form(form: PaperForm) -> tuple[str, ...]:
    """The papers that leave as such a file too."""
    return tuple(paper.name for paper in PAPERS if form in paper.forms)


@cache
def places(*, of_meeting: bool) -> tuple[tuple[Paper, PaperPlace], ...]:
    """The set of a meeting, or of a committee, as it stands there: what is usual before the rest."""
    found = [(paper, place) for paper in PAPERS if (place := paper.place(of_meeting=of_meeting)) is not None]
    moments = list(Moment)
    return tuple(sorted(found, key=lambda one: (moments.index(one[1].moment), not one[1].usual)))


def leads(*, of_meeting: bool) -> tuple[str, ...]:
    """The papers of a meeting, or of a committee, that an act leads to."""
    return tuple(place.name for _paper, place in places(of_meeting=of_meeting) if place.lead is not None)


_BY_NAME: Final = {name: paper for paper in PAPERS for name in (paper.name, paper.other_name) if name}
