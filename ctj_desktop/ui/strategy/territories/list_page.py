"""The list of the territories: where each is entered, with the way to its page and to all of them side by side."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.people import Territory
from ctj_desktop.i18n import N_
from ctj_desktop.ui.forms.screens.list_page import ListPage
from ctj_desktop.ui.forms.screens.particulars import Particulars, RecordAct
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk


def territories_page(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> ListPage:
    """Territories with what is known of them."""
    screen = desk.screens["territory"]
    return ListPage(desk, workspace, screen, more=TerritoryParticulars(desk, workspace, screen), parent=parent)


class TerritoryParticulars(Particulars):
    """A territory has a page of its own; all of them stand side by side on another."""

    _territory: Territory | None = None

    def look_at(self, record: Territory | None) -> None:
        self._territory = record

    def acts(self) -> Sequence[RecordAct]:
        return (
            RecordAct(
                key="open_territory",
                word=N_("Page of the territory"),
                icon="map-pin",
                do=self._open,
                why_not=lambda: "" if self._territory is not None else self._desk.t("Choose a territory first."),
            ),
        )

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

    def _open(self) -> None:
        if self._territory is not None:
            self._desk.navigator.go(Place(page="territory", record=self._territory.id))

    def _compare(self) -> None:
        self._desk.navigator.go(Place(page="comparison"))
