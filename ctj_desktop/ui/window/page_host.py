"""Which page is on the screen of a window, and what do the top line and the strip around it say?

The main window and every window of a record have one each, over the same session.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ctj_desktop.domain.log.changes import Operation, Outcome
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.storage.errors import FileGone
from ctj_desktop.ui.frame.folders import show_in_folder
from ctj_desktop.ui.frame.mnemonics import shortened, verbatim
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.widgets.search_list import Finder, Hit
from ctj_desktop.ui.widgets.spoken import speak_as
from ctj_desktop.ui.window.kept_keyboard import KeptKeyboard
from ctj_desktop.ui.window.pages import make_page
from ctj_desktop.ui.window.shell import Surround, step_into
from ctj_desktop.ui.workspace.recents import Recents
from ctj_desktop.ui.workspace.who_writes import ask_who_writes, who_writes

if TYPE_CHECKING:
    from ctj_desktop.ui.documents.batch import Batch
    from ctj_desktop.ui.window.search_line import Palette

TAKEN_BACK = ("undo", "redo")
"""Acts of which the button beside says the one before them."""


class PageHost(QObject):
    """The pages of one window: it opens places, and shows trail, undo, who writes, what was refused."""

    state_changed = Signal()
    shown = Signal(str)
    """The section of the page that is on the screen now."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, around: Surround, recents: Recents) -> None:
        super().__init__(around)
        self._desk, self._workspace, self.around, self._recents = desk, workspace, around, recents
        self._pages: dict[str, Page] = {}
        self._arriving = False  # then what the page says of itself is shown once, when it has read its place
        self._everywhere = False
        self._saved: datetime | None = None
        self._palette: Palette | None = None
        self.batch: Batch | None = None
        self.finder = Finder(desk.theme, around.top.search, self._search)
        around.band.say_backup(workspace.backup_of)
        around.band.setVisible(workspace.sample or workspace.backup_of is not None)
        self._connect()
        self._keyboard = KeptKeyboard(around, lambda: self.page)

    @property
    def workspace(self) -> OpenWorkspace:
        """The open workspace."""
        return self._workspace

    @property
    def page(self) -> Page | None:
        """The page on the screen."""
        widget = self.around.pages.currentWidget()
        return widget if isinstance(widget, Page) else None

    def go(self, page: str) -> None:
        """Opens a section; of the one that is open already, the keyboard goes into its page."""
        navigator = self._desk.navigator
        here = navigator.place
        navigator.go(Place(page=page))
        if self.page is not None and here is not None and navigator.place == here:
            step_into(self.page)

    def start_new(self, page: str) -> None:
        """A new record of the kind that page lists, from anywhere."""
        self.go(page)
        if self.page is not None:
            self.page.new_record()

    def find(self, *, everywhere: bool = False) -> None:
        """The keyboard goes to the search line; `everywhere` puts records before commands."""
        self._everywhere = everywhere
        search = self.around.top.search
        search.setFocus()
        search.selectAll()
        self.finder.open()

    def flush(self) -> None:
        """What is being typed becomes an act now."""
        if self.page is not None:
            self.page.flush()

    def leave(self) -> None:
        """The window closes: what is being typed becomes an act, and no place is opened any more."""
        self.flush()
        self._desk.navigator.moved.disconnect(self._show_place)
        self._keyboard.leave()

    def undo(self) -> None:
        """Takes back the newest act; a refusal stands in the strip."""
        self._try(lambda: self._turn(back=True))

    def redo(self) -> None:
        """Brings it back."""
        self._try(lambda: self._turn(back=False))

    def save_now(self) -> None:
        """Ctrl+S: everything is safe already; what is being typed becomes an act, and the strip says so."""
        self.flush()
        self._show_saved(self._workspace.now())
        self.around.status.announce(self.around.status.saved.text())

    def retranslate(self) -> None:
        """Every word of the pages and around them."""
        t = self._desk.t
        self.around.retranslate(t)
        self.finder.say_nothing_found(t("Nothing found"), t("{place} of {count}"))
        self._show_author()
        if self._saved is not None:
            self._show_saved(self._saved)
        for page in self._pages.values():
            page.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Trail, undo and what can be done."""
        navigator, top = self._desk.navigator, self.around.top
        top.back.setEnabled(navigator.can_go_back())
        top.forward.setEnabled(navigator.can_go_forward())
        if self.page is not None:
            top.show_trail(self.page.crumbs())
            self.page.setAccessibleName(self.title())
            self.around.status.show_keys(self.page.keys())
        self._show_undo()
        self.state_changed.emit()

    def refuse(self, error: UserError | StoreError) -> None:
        """One plain sentence in the strip."""
        self.around.status.show_sentence(sentence(self._desk.t, error), "error")

    def undo_text(self) -> str:
        """What Ctrl+Z would do, as the menu says it."""
        t, operation = self._desk.t, self._workspace.next_undo()
        return t("Undo") if operation is None else t("Undo {what}").format(what=self._in_menu(operation))

    def redo_text(self) -> str:
        """What redo would do, as the menu says it."""
        t, operation = self._desk.t, self._workspace.next_redo()
        return t("Redo") if operation is None else t("Redo {what}").format(what=self._in_menu(operation))

    def title(self) -> str:
        """What the page shows, for the title of a window of its own."""
        steps = self.page.crumbs() if self.page is not None else []
        return " – ".join(text for text, _ in reversed(steps[-2:]))

    def choose_author(self) -> None:
        """Asks who is at the keyboard."""
        ask_who_writes(self._desk, self._workspace, self.around)

    def import_list(self, path: Path | None = None) -> None:
        """Takes in a list of others, of a file that is chosen already or then."""
        from ctj_desktop.ui.imports.dialog import ImportList  # only where somebody does

        self.flush()
        ImportList.ask(self._desk, self._workspace, self.around, path)

    def replace_computer(self) -> None:
        """Asks for the last numbers of the earlier computer, and takes them over."""
        from ctj_desktop.ui.exchange.replacing import ReplaceComputer  # only where somebody does

        self._desk.attempt(lambda: ReplaceComputer.ask(self._desk, self._workspace, self.around))

    def take_earlier_file(self, damaged: Path | None = None) -> bool:
        """What the earlier computer wrote besides, in a file that was found later, comes in; whether something did.

        Or what a `damaged` file still holds, in whose place a backup was put.
        """
        from ctj_desktop.ui.exchange.earlier_file import TakeEarlierFile

        self.flush()
        taken: list[bool] = []
        ask = partial(TakeEarlierFile.ask, self._desk, self._workspace, self.around, damaged)
        self._desk.attempt(lambda: taken.append(ask()))
        return any(taken)

    def write_transfer(self) -> None:
        """The workspace leaves for another computer; then it is shown as it is here from now on."""
        from ctj_desktop.ui.exchange.moving import WriteTransfer

        self.flush()
        gone: list[bool] = []
        self._desk.attempt(lambda: gone.append(WriteTransfer.ask(self._desk, self._workspace, self.around)))
        if any(gone):
            self._workspace.reopen_asked.emit()

    # inside

    def _connect(self) -> None:
        navigator, workspace, around = self._desk.navigator, self._workspace, self.around
        navigator.moved.connect(self._show_place)
        around.top.back.clicked.connect(navigator.back)
        around.top.forward.clicked.connect(navigator.forward)
        around.top.step_chosen.connect(navigator.go)
        around.status.undo.clicked.connect(self.undo)
        around.status.outgoing.clicked.connect(self._to_outgoing)
        around.status.folder_asked.connect(self._show_in_folder)
        around.status.author.clicked.connect(self.choose_author)
        workspace.saved.connect(self._show_saved)
        workspace.author_changed.connect(self._author_changed)
        workspace.bus.changed.connect(self._something_changed)
        workspace.bus.exchanged.connect(self.refresh)
        workspace.bus.refused.connect(self._refused)
        workspace.bus.said.connect(self._said)
        workspace.bus.wrote.connect(self._wrote)
        workspace.bus.print_asked.connect(self._print_list)
        workspace.bus.progressed.connect(around.status.show_progress)
        workspace.bus.finished.connect(around.status.hide_progress)
        around.status.stop.clicked.connect(workspace.bus.stopped)

    def _show_place(self, place: Place) -> None:
        self.flush()
        page = self._page(place.page)
        self._let_go(page)
        self.around.pages.setCurrentWidget(page)
        if not self._workspace.bus.telling:  # what was undone is said on the page to which that led, too
            self.around.status.show_sentence("")
        self._arriving = True
        try:
            page.show_place(place)
        except UserError as error:  # the record is gone: taken back, or removed elsewhere
            self.refuse(error)
            if place.page != page.section:
                self.go(page.section)
            return
        finally:
            self._arriving = False
        self._recents.visited(place)
        self.shown.emit(page.section)
        self.refresh()
        self.around.status.announce(lambda: page.accessibleName() if page is self.page else "")

    def _let_go(self, page: Page) -> None:
        """Or the keyboard goes to whatever stands beside the old page on its way to the new one, and that is read."""
        here = QApplication.focusWidget()
        if page is not self.page and here is not None and self.around.pages.isAncestorOf(here):
            self.around.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            page = make_page(name, self._desk, self._workspace, self.around.pages)
            speak_as(page, QAccessible.Role.Section)
            page.state_changed.connect(self._page_changed)
            self.around.pages.addWidget(page)
            self._pages[name] = page
        return self._pages[name]

    def _page_changed(self) -> None:
        if not self._arriving:
            self.refresh()

    def _try(self, act: Callable[[], object]) -> None:
        self.flush()
        try:
            act()
        except (UserError, StoreError) as error:
            self.refuse(error)

    def _turn(self, *, back: bool) -> None:
        from ctj_desktop.ui.history.taking_back import take_turn  # with a dialog, not needed before the first

        take_turn(self._desk, self._workspace, back=back, parent=self.around)

    def _search(self, typed: str) -> Sequence[Hit]:
        if self._palette is None:
            from ctj_desktop.ui.window.search_line import (
                Palette,  # what it stands on is not needed before the first search
            )

            self._palette = Palette(self._desk, self._workspace, self._recents)
        self._palette.records_first = self._everywhere
        return self._palette.search(typed)

    def _to_outgoing(self) -> None:
        self._desk.navigator.go(Place(page="exchange", detail="outgoing"))

    def _something_changed(self, outcome: Outcome) -> None:
        status, undone = self.around.status, ""
        if outcome.label.key in TAKEN_BACK and self._is_meant():
            undone = self._done(outcome)
        told = " ".join(finding_text(self._desk.t, finding) for finding in outcome.findings)
        status.show_sentence(undone)
        status.announce(lambda: self._heard(outcome))
        if told:
            status.show_sentence(told, "warning")
        self.refresh()

    def _done(self, outcome: Outcome) -> str:
        return label_text(self._desk.t, outcome.label.key, outcome.label.args)

    def _heard(self, outcome: Outcome) -> str:
        """What was done; or what the page says of it, once it has read what came of it."""
        said = self.page.heard(outcome) if self.page is not None else ""
        return said if outcome.label.key in TAKEN_BACK else said or self._done(outcome)

    def _said(self, text: str) -> None:
        if self._is_meant():
            self.around.status.show_sentence(text, "ok")

    def _wrote(self, text: str, path: Path) -> None:
        if self._is_meant():
            self.around.status.show_written(text, path)

    def _show_in_folder(self, path: Path) -> None:
        why_not = show_in_folder(self._desk.t, path)
        if why_not:
            self.around.status.show_sentence(why_not, "error")

    def _refused(self, text: str) -> None:
        if self._is_meant():
            self.around.status.show_sentence(text, "error")

    def _print_list(self, title: str, make: Callable[[], bytes]) -> None:
        if self._is_meant():
            if self.batch is None:
                from ctj_desktop.ui.documents.batch import Batch  # what it stands on is not needed before

                self.batch = Batch(self._desk, self._workspace, self.around)
            self.batch.print_list(title, make)

    def _is_meant(self) -> bool:
        """A sentence stands in the window in which the person is, and is spoken once."""
        window: QWidget | None = QApplication.activeWindow()
        while window is not None and not isinstance(window, QMainWindow):
            parent = window.parentWidget()
            window = parent.window() if parent is not None else None
        return window in (None, self.around.window())

    def _show_saved(self, at: datetime) -> None:
        t, self._saved = self._desk.t, at
        if not self._workspace.store.in_place():
            self.around.status.show_saved("")
            self._desk.refuse(FileGone(self._workspace.store.path.name))
            return
        self.around.status.show_saved(t("Saved {time}").format(time=f"{at.astimezone(ZONE):%H:%M:%S}"))

    def _show_undo(self) -> None:
        operation = self._workspace.next_undo()
        self.around.status.show_undo(self._undo_of(operation) if operation is not None else "")

    def _undo_of(self, operation: Operation) -> str:
        what = label_text(self._desk.t, operation.label.key, operation.label.args)
        return self._desk.t("Undo {what}").format(what=what)

    def _in_menu(self, operation: Operation) -> str:
        args = {name: shortened(value) for name, value in operation.label.args.items()}
        return verbatim(label_text(self._desk.t, operation.label.key, args))

    def _show_author(self) -> None:
        self.around.status.show_author(who_writes(self._desk, self._workspace))

    def _author_changed(self) -> None:
        self._show_author()
        self.refresh()
