"""Which papers has a thematic morning? Its page leads to each, and prints the one that comes next."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.resources import Matinee, MatineeState
from ctj_desktop.i18n import N_
from ctj_desktop.ui.forms.screens.list_page import ListPage
from ctj_desktop.ui.forms.screens.particulars import Particulars, RecordAct
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

PAPERS: Final = (
    ("morning_programme", N_("Programme"), "calendar-blank", "matinee_programme"),
    ("morning_attendance", N_("Attendance sheet"), "users", "matinee_attendance"),
    ("morning_report", N_("Report"), "file-text", "matinee_report"),
)
"""The act, its word, its picture, the paper."""


def mornings_page(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> ListPage:
    """Thematic mornings with their papers."""
    screen = desk.screens["matinee"]
    return ListPage(desk, workspace, screen, more=MorningParticulars(desk, workspace, screen), parent=parent)


class MorningParticulars(Particulars):
    """Printing shows the programme before the morning, the report once it was held."""

    _morning: Matinee | None = None

    def look_at(self, record: Matinee | None) -> None:
        self._morning = record

    def acts(self) -> Sequence[RecordAct]:
        return tuple(
            RecordAct(key=key, word=said, icon=icon, do=partial(self._show, paper), why_not=self._why_not)
            for key, said, icon, paper in PAPERS
        )

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"print": self._print}

    def why_not(self, _key: str) -> str:
        return self._why_not()

    # inside

    def _print(self) -> None:
        held = self._morning is not None and self._morning.state is MatineeState.HELD
        self._show("matinee_report" if held else "matinee_programme")

    def _show(self, paper: str) -> None:
        committee = self._workspace.the_committee()
        if self._morning is not None and committee is not None:
            place = Place(page="documents", record=committee, detail=f"{paper} {self._morning.id}")
            self._desk.navigator.go(place)

    def _why_not(self) -> str:
        t = self._desk.t
        if self._morning is None:
            return t("Choose a thematic morning first.")
        return "" if self._workspace.the_committee() is not None else t("Choose a committee first.")
