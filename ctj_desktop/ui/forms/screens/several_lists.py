"""How do several lists share one page: which is shown for a place, and which was shown last?"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from uuid import UUID

from PySide6.QtWidgets import QStackedLayout, QWidget

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.ui.forms.screens.list_page import ListPage
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.frame.view_context import Page

MakeList = Callable[[QWidget], ListPage]


class SeveralLists(Page):
    """The lists of one page by the detail of its place; each is made when it is first shown, and keeps its place."""

    def __init__(
        self,
        workspace: OpenWorkspace,
        lists: Mapping[Screen, MakeList],
        setting: str,
        parent: QWidget | None = None,
    ) -> None:
        """`setting` is where the list that was shown last is remembered with the file."""
        super().__init__(parent)
        self._workspace, self._setting = workspace, setting
        self._makers = {screen.detail: (screen, make) for screen, make in lists.items()}
        self._pages: dict[str, ListPage] = {}
        first = next(iter(lists))
        self.section = first.section
        self.setObjectName(f"page.{first.page}")
        self._stack = QStackedLayout(self)
        kept = workspace.store.setting(setting)
        self._detail = kept if kept in self._makers else first.detail

    @property
    def shown(self) -> ListPage:
        """The list that is looked at."""
        return self._made(self._detail)

    def show_place(self, place: Place) -> None:
        other = self._detail_of(place)
        if other != self._detail:
            self.flush()
            self._remember(other)
        self._detail = other
        self._stack.setCurrentWidget(self.shown)
        self.shown.show_place(place)

    def crumbs(self) -> list[Crumb]:
        return self.shown.crumbs()

    def keys(self) -> str:
        return self.shown.keys()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return self.shown.handlers()

    def why_not(self, key: str) -> str:
        return self.shown.why_not(key)

    def new_here(self) -> None:
        self.shown.new_here()

    def new_record(self) -> None:
        """Of the kind that the first list makes, from whichever list."""
        first = next(iter(self._makers))
        if self.shown.makes != self._made(first).makes:
            self.show_place(self._makers[first][0].at())
        self.new_here()

    def find_here(self) -> None:
        self.shown.find_here()

    def flush(self) -> None:
        for page in self._pages.values():
            page.flush()

    def retranslate(self) -> None:
        for page in self._pages.values():
            page.retranslate()

    # inside

    def _detail_of(self, place: Place) -> str:
        """The list that is named, or that has the record; else the one that was shown last."""
        if place.detail in self._makers:
            return place.detail
        return self._that_has(place.record) if place.record is not None else self._detail

    def _that_has(self, record: UUID) -> str:
        store = self._workspace.store
        for detail, (screen, _) in self._makers.items():
            if any(store.get(cls, record) is not None for cls in BY_KIND[screen.kind].records):
                return detail
        return self._detail

    def _made(self, detail: str) -> ListPage:
        if detail not in self._pages:
            page = self._makers[detail][1](self)
            page.state_changed.connect(self.state_changed)
            self._stack.addWidget(page)
            self._pages[detail] = page
        return self._pages[detail]

    def _remember(self, detail: str) -> None:
        if self._workspace.store.read_only:
            return
        with suppress(UserError, StoreError):  # only a convenience: the list is shown all the same
            self._workspace.store.keep_setting(self._setting, detail)
