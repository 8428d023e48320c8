"""Which papers are made of a thematic morning: its programme, the list to sign, the report?"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from ctj_desktop.domain.ids import MatineeId
from ctj_desktop.errors import N_
from ctj_desktop.services.papers.named.bound import bound
from ctj_desktop.services.papers.named_records import nameable
from ctj_desktop.services.papers.paper import PDF_OR_WORD, Asked, Moment, Paper, PaperPlace, Span

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document

PROGRAMMES, SHEETS, REPORTS = N_("Programmes of mornings"), N_("Lists to sign of mornings"), N_("Morning reports")
NO_MORNING: Final = N_("There is no thematic morning yet.")


def _programme(asked: Asked) -> "Document":
    from ctj_desktop.documents.mornings.programme import document

    return _each(asked, document, PROGRAMMES)


def _sign_in(asked: Asked) -> "Document":
    from ctj_desktop.documents.mornings.sign_in import document

    return _each(asked, document, SHEETS)


def _report(asked: Asked) -> "Document":
    from ctj_desktop.documents.mornings.report import document

    return _each(asked, document, REPORTS)


def _each(asked: Asked, document: "Callable[..., Document]", title: str) -> "Document":
    """Of the mornings that were named, else of all, the latest first."""
    from ctj_desktop.services.resources.papers.morning_paper import morning_on_paper

    committee = asked.body.committee
    wanted = asked.named or tuple(one.id for one in nameable(asked.store, Span.MATINEES, committee))
    papers = [morning_on_paper(asked.store, committee, MatineeId(one)) for one in wanted]
    return bound(asked, papers, document, title, NO_MORNING)


MATINEE_PAPERS: Final = (
    Paper(
        name="matinee-programme",
        layout="columns",
        forms=PDF_OR_WORD,
        as_draft=True,
        places=(
            PaperPlace(
                name="matinee_programme",
                moment=Moment.STRATEGY,
                word=N_("Programme of a morning"),
                span=Span.MATINEES,
                make=_programme,
            ),
        ),
    ),
    Paper(
        name="matinee-attendance",
        layout="alternate",
        forms=PDF_OR_WORD,
        places=(
            PaperPlace(
                name="matinee_attendance",
                moment=Moment.STRATEGY,
                word=N_("Attendance sheet of a morning"),
                span=Span.MATINEES,
                make=_sign_in,
            ),
        ),
    ),
    Paper(
        name="matinee-report",
        layout="columns",
        forms=PDF_OR_WORD,
        public=True,
        as_draft=True,
        places=(
            PaperPlace(
                name="matinee_report",
                moment=Moment.STRATEGY,
                word=N_("Report of a morning"),
                span=Span.MATINEES,
                make=_report,
            ),
        ),
    ),
)
"""Their entries, as `all_papers` reads them."""
