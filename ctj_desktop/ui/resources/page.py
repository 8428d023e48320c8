"""Which resources has the library? Files that are dropped on the page become some."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.resources import Resource
from ctj_desktop.i18n import N_
from ctj_desktop.services.resources.library import join_resources
from ctj_desktop.ui.forms.screens.list_page import ListPage
from ctj_desktop.ui.forms.screens.particulars import Particulars, RecordAct
from ctj_desktop.ui.frame.copies import choose_files, dropped_files, take_copies
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.resources.site_dialog import MakeSite


class LibraryPage(ListPage):
    """Each file that is dropped becomes a resource, called as the file is."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        screen = desk.screens["resource"]
        self._library = Library(desk, workspace, screen)
        super().__init__(desk, workspace, screen, more=self._library, parent=parent)
        self._library.taken = lambda made: self._show_made(made[-1].id)
        self._library.page = self
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event) and not self._library.why_not_write():
            take_copies(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_copies(event)
        self._library.take(dropped_files(event))


class Library(Particulars):
    """How files come into the library."""

    page: QWidget
    taken: Callable[[Sequence[Resource]], object]
    choose: Callable[[QWidget, str], list[Path]] = staticmethod(choose_files)

    def page_acts(self) -> Sequence[RecordAct]:
        return (
            RecordAct(
                key="join_resources",
                word=N_("Files…"),
                icon="paperclip",
                do=self._ask,
                why_not=self.why_not_write,
            ),
            RecordAct(
                key="make_site", word=N_("Resource site…"), icon="export", do=self._make_site, why_not=lambda: ""
            ),
        )

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"join_resources": self._ask, "make_site": self._make_site}

    def why_not(self, key: str) -> str:
        return self.why_not_write() if key == "join_resources" else ""

    def take(self, paths: Sequence[Path]) -> None:
        """All of them, or none where one is refused."""
        made: list[Resource] = []
        language = self._desk.t.language

        def join() -> None:
            made.extend(self._workspace.do(join_resources, paths=paths, language=language))

        if paths:
            self._desk.attempt(join)
        if made:
            self.taken(made)

    def _ask(self) -> None:
        self.take(self.choose(self.page, self._desk.t("Choose files")))

    def _make_site(self) -> None:
        MakeSite(self._desk, self._workspace, self.page).exec()

    def why_not_write(self) -> str:
        """Why nothing can be entered."""
        return self._workspace.why_not_write(self._desk.t)
