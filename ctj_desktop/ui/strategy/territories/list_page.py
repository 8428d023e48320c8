"""The list of the territories: where each is entered, with the way to its page and to all of them side by side."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.people import Territory
from ctj_desktop.i18n import N_
from ctj_desktop.ui.forms.screens.list_page import ListPage
from ctj_desktop.ui.forms.screens.particulars import ChipLine, Particulars, RecordAct
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk


def territories_page(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> ListPage:
    """Territories with what is known of them."""
    screen = desk.screens["territory"]
    return ListPage(desk, workspace, screen, more=TerritoryParticulars(desk, workspace, screen), parent=parent)


class TerritoryParticulars(Particulars):
    """A territory has a page of its own; all of them stand side by side on another."""

    def chips(self, _name: str, record: Territory) -> Sequence[ChipLine]:
        word = self._desk.t("Page of the territory")
        return (ChipLine("map-pin", word, "", Place(page="territory", record=record.id)),)

    def page_acts(self) -> Sequence[RecordAct]:
        return (
            RecordAct(
                key="compare_territories",
                word=N_("Compare the territories"),
                icon="rows",
                do=self._compare,
                why_not=lambda: "",
            ),
        )

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"compare_territories": self._compare}

    def _compare(self) -> None:
        self._desk.navigator.go(Place(page="comparison"))
