"""Committees and what belongs to them: the page, and how a term or the committee itself ends."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.i18n import N_
from ctj_desktop.services.membership.committee_ended import ended_on
from ctj_desktop.services.papers.paper import Span
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.ui.forms.screens.list_page import ListPage
from ctj_desktop.ui.forms.screens.particulars import Particulars, RecordAct, SheetRemark
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.membership.last_day import EndCommittee, EndTerm, LastDay

PAPERS: Mapping[str, Span] = {"composition": Span.DAY, "annual_report": Span.YEAR, "synthesis": Span.YEAR}
"""What is printed of a committee from its page, and of what."""


def committees_page(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> ListPage:
    """Committees and what belongs to them."""
    screen = desk.screens["committee"]
    return ListPage(desk, workspace, screen, more=CommitteeParticulars(desk, workspace, screen), parent=parent)


class CommitteeParticulars(Particulars):
    """Until when there is the committee, and the acts that close what runs."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen) -> None:
        super().__init__(desk, workspace, screen)
        self._committee: Committee | None = None

    def look_at(self, record: Committee | None) -> None:
        self._committee = record

    def remarks(self, record: Committee) -> Sequence[SheetRemark]:
        t, workspace = self._desk.t, self._workspace
        end = ended_on(workspace.store, CommitteeId(record.id))
        if end is None:
            return ()
        last = t.date_long(days_later(end, -1))
        over = end <= workspace.today()
        said = t("This committee has ended; its last day was {day}.") if over else t("This committee ends on {day}.")
        return (SheetRemark("ended", said.format(day=last), "flag-checkered"),)

    def acts(self) -> Sequence[RecordAct]:
        return (
            RecordAct(
                key="end_term",
                word=N_("End of the term…"),
                icon="flag-checkered",
                do=self._asking(EndTerm),
                why_not=self._why_not,
                tip=N_("Shows whose mandates and offices run beyond a day, and closes them in one act"),
            ),
            RecordAct(
                key="end_committee",
                word=N_("End of the committee…"),
                icon="x-circle",
                do=self._asking(EndCommittee),
                why_not=self._why_not,
                tip=N_("Shows what runs beyond the last day of the committee, and closes all of it in one act"),
            ),
        )

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {f"preview_{name}": partial(self._preview, name) for name in PAPERS}

    def why_not(self, key: str) -> str:
        return self._desk.t("Choose a committee first.") if self._committee is None else super().why_not(key)

    def _preview(self, name: str) -> None:
        """As a paper, as of today or of this year."""
        if self._committee is not None:
            today = self._workspace.today()
            span = today.year if PAPERS[name] is Span.YEAR else today.isoformat()
            self._desk.navigator.go(Place(page="documents", record=self._committee.id, detail=f"{name} {span}"))

    def _asking(self, dialog: type[LastDay]) -> Callable[[], None]:
        def ask() -> None:
            if self._committee is not None:
                dialog(self._desk, self._workspace, self._committee, self.owner).exec()

        return ask

    def _why_not(self) -> str:
        t, committee = self._desk.t, self._committee
        if committee is None:
            return t("Choose a committee first.")
        if not kept_here(self._workspace.store, committee):
            return t("Another office keeps this committee.")
        return self._workspace.why_not_write(t)
