"""What does the page of the thread of a project print?"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from ctj_desktop.domain.funding.envelope import money_of
from ctj_desktop.domain.funding.portfolio import counted, figures_of_plan
from ctj_desktop.domain.ids import ProjectId
from ctj_desktop.domain.records.projects import Payment
from ctj_desktop.services.projects.papers.project_paper import sheet_on_paper
from ctj_desktop.services.projects.sheet import ProjectSheet, project_sheet
from ctj_desktop.services.projects.thread import Reached, ThreadKnot
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.projects.thread import PaperKnot, PaperPayment, ThreadPaper

REPORT: Final = "report"
"""The code of the stage at which the final report was handed in (SOURCES.md 4.3)."""


def thread_paper(store: OpenFile, project: ProjectId, day: date) -> "ThreadPaper":
    """The thread as its sheet shows it; `NotHere` where the project is gone."""
    from ctj_desktop.documents.projects.thread import ThreadPaper

    sheet = project_sheet(store, project, day)
    money = figures_of_plan(sheet.budgets, sheet.project.call, (one.partner for one in sheet.partners))
    return ThreadPaper(
        project=sheet_on_paper(store, sheet, day),
        knots=tuple(map(_knot, sheet.thread)),
        payments=tuple(_payments(store, sheet)),
        committed=money.committed,
        left=money.unpaid,
        reported=next((move.on for move in sheet.moves if move.code == REPORT), None),
    )


def _knot(knot: ThreadKnot) -> "PaperKnot":
    from ctj_desktop.documents.projects.thread import PaperKnot, ThreadPart

    return PaperKnot(
        part=ThreadPart(knot.knot.value),
        on=knot.on,
        money=money_of(knot.amounts),
        money_on=knot.money_on,
        what=knot.what,
        now=knot.reached is Reached.NOW,
        ahead=knot.reached is not Reached.DONE,
    )


def _payments(store: OpenFile, sheet: ProjectSheet) -> Iterator["PaperPayment"]:
    """The first first."""
    from ctj_desktop.documents.projects.thread import PaperPayment

    sources = (line for one in sheet.budgets for line in one.sources)
    lines = counted(sources, sheet.project.call, (one.partner for one in sheet.partners))
    found = [payment for line in lines for payment in store.all(Payment, line=line.id)]
    for payment in sorted(found, key=lambda one: (one.on, one.id)):
        yield PaperPayment(on=payment.on, amount=payment.amount)
