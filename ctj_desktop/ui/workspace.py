"""What is on the screen while a workspace is open: pages, trail, undo, status?"""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ctj_desktop.domain.changes import Operation, Outcome
from ctj_desktop.domain.committees import Committee
from ctj_desktop.domain.people import Office, Person
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.labels import label_text
from ctj_desktop.services.meeting_list import meeting_list, meetings_ahead
from ctj_desktop.services.records import person_name
from ctj_desktop.ui.bus import touches
from ctj_desktop.ui.desk import Desk, Page
from ctj_desktop.ui.navigation import Place
from ctj_desktop.ui.pages import make_page
from ctj_desktop.ui.search import find_everything
from ctj_desktop.ui.session import ZONE, Session
from ctj_desktop.ui.shell import Shell
from ctj_desktop.ui.widgets.finder import Finder, Hit

LATER_MILLISECONDS = 200
LEAVE_TYPING_MILLISECONDS = 60_000
"""When the program has not had the keyboard for so long, what was typed becomes an act."""


class WorkspaceView(QWidget):
    """The shell and its pages over one session."""

    state_changed = Signal()

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workspace")
        self._desk, self._session = desk, session
        self._pages: dict[str, Page] = {}
        self._counts: dict[str, int] = {}
        self._disputes: int | None = None  # not looked for yet
        self._soon = QTimer(self, singleShot=True, interval=0)
        self.shell = Shell(desk.theme, self)
        self.finder = Finder(desk.theme, self.shell.top.search, self._find)
        self._idle = QTimer(self, singleShot=True, interval=LEAVE_TYPING_MILLISECONDS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.shell)
        self.shell.band.setVisible(session.sample)
        self._connect()
        self.retranslate()

    @property
    def session(self) -> Session:
        """The open workspace."""
        return self._session

    @property
    def page(self) -> Page | None:
        """The page on the screen."""
        widget = self.shell.pages.currentWidget()
        return widget if isinstance(widget, Page) else None

    def start(self) -> None:
        """The first page."""
        self._desk.navigator.forget()
        self.go("meetings")

    def say_notice(self, notice: str | None) -> None:
        """That the file was copied or restored matters: it decides who gives the numbers."""
        t = self._desk.t
        sentences = {
            "copied": t("This file is a copy from another installation: the original goes on giving the numbers."),
            "restored": t("This file was restored from a backup: from now on it gives the numbers."),
        }
        if self._session.store.read_only:
            self._session.bus.refused.emit(t("This file can only be read here: nothing can be changed."))
        elif notice in sentences:
            self._session.bus.said.emit(sentences[notice])

    def go(self, page: str) -> None:
        """Opens a section."""
        self._desk.navigator.go(Place(page=page))

    def start_new(self, page: str) -> None:
        """A new record of the kind that page lists, from anywhere."""
        self.go(page)
        if isinstance(self.page, Page):
            self.page.new_record()

    def flush(self) -> None:
        """What is being typed becomes an act now."""
        if self.page is not None:
            self.page.flush()

    def leave(self) -> None:
        """The window closes the workspace: what is being typed becomes an act, then the file is closed."""
        self.flush()
        self._soon.stop()
        self._desk.jobs.drop_all()
        self._desk.navigator.moved.disconnect(self._show_place)
        self._session.close()

    def undo(self) -> None:
        """Takes back the newest act; a refusal stands in the strip."""
        self._try(self._session.undo)

    def redo(self) -> None:
        """Brings it back."""
        self._try(self._session.redo)

    def save_now(self) -> None:
        """Ctrl+S: everything is safe already; what is being typed becomes an act, and the strip says so."""
        self.flush()
        self._show_saved(self._session.now())

    def retranslate(self) -> None:
        """Every word of the shell and of the pages."""
        t = self._desk.t
        self._show_sections()
        self.finder.say_nothing_found(t("Nothing found"))
        self._show_committees()
        self._show_author()
        for page in self._pages.values():
            page.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Trail, undo and what can be done."""
        navigator, top = self._desk.navigator, self.shell.top
        top.back.setEnabled(navigator.can_go_back())
        top.forward.setEnabled(navigator.can_go_forward())
        if self.page is not None:
            top.show_trail(self.page.crumbs())
            self.shell.status.keys.say(self.page.keys())
        self._show_undo()
        self.state_changed.emit()

    def refuse(self, error: UserError | StoreError) -> None:
        """One plain sentence in the strip."""
        self._refused(sentence(self._desk.t, error))

    def undo_text(self) -> str:
        """What Ctrl+Z would do, as the menu says it."""
        t, operation = self._desk.t, self._session.next_undo()
        return t("Undo") if operation is None else self._undo_of(operation)

    def redo_text(self) -> str:
        """What redo would do."""
        t, operation = self._desk.t, self._session.next_redo()
        return t("Redo") if operation is None else t("Redo {what}").format(what=self._about(operation))

    # inside

    def _connect(self) -> None:
        navigator, session, shell = self._desk.navigator, self._session, self.shell
        navigator.moved.connect(self._show_place)
        shell.top.back.clicked.connect(navigator.back)
        shell.top.forward.clicked.connect(navigator.forward)
        shell.top.step_chosen.connect(navigator.go)
        shell.sidebar.chosen.connect(self.go)
        shell.sidebar.committee_chosen.connect(session.look_at)
        shell.status.undo.clicked.connect(self.undo)
        shell.status.outgoing.clicked.connect(lambda: navigator.go(Place(page="exchange", detail="outgoing")))
        shell.status.author.clicked.connect(self._choose_author)
        session.saved.connect(self._show_saved)
        session.author_changed.connect(self._author_changed)
        session.committee_changed.connect(self._show_sections)
        session.bus.changed.connect(self._something_changed)
        session.bus.exchanged.connect(self._exchanged)
        session.bus.refused.connect(self._refused)
        session.bus.said.connect(lambda text: shell.status.show_sentence(text, "ok"))
        session.bus.progressed.connect(shell.status.show_progress)
        session.bus.finished.connect(shell.status.hide_progress)
        shell.status.stop.clicked.connect(session.bus.stopped)
        self._idle.timeout.connect(self.flush)
        self._soon.timeout.connect(self._show_exchange)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._application_state)

    def _show_place(self, place: Place) -> None:
        if self.page is not None:
            self.page.flush()
        page = self._page(place.page)
        self.shell.pages.setCurrentWidget(page)
        self.shell.status.show_sentence("")
        try:
            page.show_place(place)
        except UserError as error:  # the record is gone: taken back, or removed elsewhere
            self.refuse(error)
            if place.page != page.section:
                self.go(page.section)
            return
        self.shell.sidebar.choose(page.section)
        self.refresh()

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            page = make_page(name, self._desk, self._session)
            page.state_changed.connect(self.refresh)
            self.shell.pages.addWidget(page)
            self._pages[name] = page
        return self._pages[name]

    def _try(self, act: Callable[[], object]) -> None:
        self.flush()
        try:
            act()
        except (UserError, StoreError) as error:
            self.refuse(error)

    def _find(self, typed: str) -> Sequence[Hit]:
        return find_everything(self._desk, self._session, typed)

    def _application_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._idle.stop()
        else:
            self._idle.start()

    def _something_changed(self, outcome: Outcome) -> None:
        self.shell.status.show_sentence("")
        if touches(outcome, "meeting", "meeting_move"):
            self._show_sections()
        if self._disputes:
            self._disputes = None  # the act may have settled one
        self._soon.start()
        self._show_committees()
        self.refresh()

    def _exchanged(self) -> None:
        self._disputes = None
        self._soon.start()
        self.refresh()

    def _refused(self, text: str) -> None:
        self.shell.status.show_sentence(text, "error")

    def _show_saved(self, at: datetime) -> None:
        t = self._desk.t
        self.shell.status.show_saved(t("Saved {time}").format(time=f"{at.astimezone(ZONE):%H:%M:%S}"))

    def _show_undo(self) -> None:
        operation = self._session.next_undo()
        self.shell.status.show_undo(self._undo_of(operation) if operation is not None else "")

    def _undo_of(self, operation: Operation) -> str:
        return self._desk.t("Undo {what}").format(what=self._about(operation))

    def _about(self, operation: Operation) -> str:
        return label_text(self._desk.t, operation.label.key, operation.label.args)

    def _show_sections(self) -> None:
        lines = meeting_list(self._session.store, self._session.committee)
        self._counts["meetings"] = meetings_ahead(lines)
        self.shell.retranslate(self._desk.t, self._counts)
        self._soon.start()

    def _show_exchange(self) -> None:
        """What waits and what is to be sent: after the screen stands, so that neither start nor act waits for it."""
        from ctj_desktop.services.exchange import unsent
        from ctj_desktop.services.exchange_alerts import count_disputes, count_waiting

        store = self._session.store
        if store.connection.closed:
            return
        if self._desk.jobs.pending():  # a file is being taken in or written: the store is not read in between
            self._soon.start(LATER_MILLISECONDS)
            return
        self._soon.setInterval(0)
        if self._disputes is None:
            self._disputes = count_disputes(store)
        self._counts["exchange"] = count_waiting(store) + self._disputes
        self.shell.retranslate(self._desk.t, self._counts)
        t, count = self._desk.t, unsent(store)
        text = t.n("{count} change to send", "{count} changes to send", count).format(count=t.number(count))
        self.shell.status.show_outgoing(text if count else "")

    def _show_committees(self) -> None:
        t = self._desk.t
        committees = self._session.store.all(Committee)
        options: list[tuple[str, object]] = [(c.short_name.or_other(t.language) or c.name.or_other(t.language), c.id)
                                             for c in committees]  # fmt: skip
        if len(options) != 1:
            options.insert(0, (t("All committees"), None))
        self.shell.sidebar.committee.offer(options, self._session.committee)
        office = self._session.store.get(Office, self._session.store.office_id)
        name = self._session.store.path.stem
        self.shell.sidebar.say_workspace(name, office.name.or_other(t.language) if office else "")

    def _show_author(self) -> None:
        t, store = self._desk.t, self._session.store
        person = store.get(Person, store.author) if store.author else None
        self.shell.status.show_author(person_name(person) or t("Who is writing?"))

    def _author_changed(self) -> None:
        self._show_author()
        self.refresh()

    def _choose_author(self) -> None:
        from ctj_desktop.ui.dialogs.choose_person import ChoosePerson

        t = self._desk.t
        title, verb = t("Who is at the keyboard?"), t("Write as this person")
        chosen = ChoosePerson.ask(self._desk, self._session, title, verb, self)
        if chosen is not None:
            self._session.sit_down(chosen)
