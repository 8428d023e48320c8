"""Which files are attached to the items, and how does one come out?"""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.file_texts import Unread
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.minutes import AnyAttachment
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.meetings.attached_files import AttachedFile, AttachedFiles, attached_files
from ctj_desktop.ui.forms.leaving.open_copy import open_copy
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.copies import ask_and_save, away_text
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.fields import SearchField
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.table import Table

FOLLOWED = frozenset({"attachment", "item_document", "agenda_item", "meeting", "project", "project_document"})
KILO = 1000


def weight(t: Translator, size: int) -> str:
    """`812 B`, `41 kB`, `1,3 MB`, as the language writes numbers."""
    if size < KILO:
        return t("{number} B").format(number=t.number(size))
    if size < KILO * KILO:
        return t("{number} kB").format(number=t.number(round(size / KILO)))
    return t("{number} MB").format(number=t.number(round(size / KILO / KILO, 1), 1))


def _name(file: AttachedFile, t: Translator) -> Cell:
    document = file.document.or_other(t.language)
    icon = "lock-simple" if file.closed else "paperclip"
    note = t("of an item behind closed doors") if file.closed else ""
    if file.signed_copy:
        document, note = t("Signed copy of the minutes"), t("with a closed item") if file.closed else ""
    parts = (document, note, _unread(file, t))
    return Cell(text=file.name, second=" · ".join(filter(None, parts)), icon=icon, icon_colour="muted")


def _unread(file: AttachedFile, t: Translator) -> str:
    """A picture is not expected to be found by words."""
    if file.unread is None or file.unread is Unread.OTHER:
        return ""
    return t("not found by its text: {why}").format(why=word_within(t, file.unread))


def _item(file: AttachedFile, t: Translator) -> Cell:
    title = " ".join(filter(None, (file.item_number, file.item.or_other(t.language))))
    if not title and file.signed_copy and file.number:
        return Cell(text=t("Meeting {number}").format(number=file.number))
    if not title:
        return Cell(text=t("without item"), look=Look.UNFILLED)
    return Cell(text=title, second=t("Meeting {number}").format(number=file.number) if file.number else "")


def _day(file: AttachedFile, t: Translator) -> Cell:
    return Cell(text=t.date_short(file.on) if file.on else "")


def _size(file: AttachedFile, t: Translator) -> Cell:
    if not file.held:
        return Cell(text=t("content erased") if file.erased else t("not here yet"), look=Look.UNFILLED, right=True)
    return Cell(text=weight(t, file.size), right=True)


COLUMNS: tuple[Column[AttachedFile], ...] = (
    Column(key="name", heading=N_("File"), cell=_name, share=3),
    Column(key="item", heading=N_("Item or project"), cell=_item, share=3),
    Column(key="day", heading=N_("Meeting of"), cell=_day, natural=True),
    Column(key="size", heading=N_("Size"), cell=_size, natural=True, right=True),
)


class AttachedList(QWidget):
    """The files, the latest meetings first; Enter opens a copy."""

    state_changed = Signal()

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._files = AttachedFiles(lines=(), count=0)
        self._build()
        self._lay_out()
        self._connect()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What can be done with a file."""
        return {"open_file": self.open_file, "save_file": self.save_file}

    def why_not(self) -> str:
        """Why nothing can be done with a file now."""
        t, file = self._desk.t, self.current()
        if file is None:
            return t("Choose a file first.")
        return "" if file.held else away_text(t, erased=file.erased)

    def current(self) -> AttachedFile | None:
        """The chosen file."""
        return self.model.row_at(self.table.currentIndex())

    def read(self) -> None:
        """The files as they are now."""
        self._typing.stop()
        self._files = attached_files(self._workspace.store, self._workspace.committee, self.search.text())
        self.model.replace(self._files.lines)
        if self.table.current_key() is None and self._files.lines:
            self.table.select(self._files.lines[0].key)
        self._show()

    def show_file(self, key: UUID | None) -> None:
        """The list, at a file that was asked for; the filter gives way to it."""
        self.read()
        if key is None or self.table.select(key):
            return
        store = self._workspace.store
        file = store.get(AnyAttachment, key)
        if file is not None:
            self.search.setText(file.name)
            self.read()
            self.table.select(key)

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self._desk.t
        self.search.say(t("Filter by file, item or meeting"))
        self.table.setAccessibleName(t("Attached files"))
        self.open.say(t("Open a copy"))
        self.save.say(t("Save a copy…"))
        self._show()

    def open_file(self) -> None:
        """In the program of the system."""
        file = self.current()
        if file is not None:
            self._desk.attempt(lambda: open_copy(self._desk, self._workspace, file, QDesktopServices.openUrl, self))

    def save_file(self) -> None:
        """Under a name the person chooses."""
        file = self.current()
        if file is None:
            return
        self._desk.attempt(lambda: ask_and_save(self._desk, self._workspace.store, file, self))

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self.search = SearchField(theme, "documents.attached.search", parent=self)
        self.count = Label(theme, colour="muted", elide=True, name="documents.attached.count", parent=self)
        self.open = Button(theme, "documents.attached.open", icon="eye", parent=self)
        self.save = Button(theme, "documents.attached.save", icon="download-simple", parent=self)
        self.model = RowsModel(self._desk.language, COLUMNS, self)
        self.table = Table(theme, "documents.attached", self.model, row=metrics.ROW_TWO_LINES)
        self.card = ListCard(theme, "documents.attached.card", self.table, self, fits=True)
        self._typing = QTimer(self, singleShot=True, interval=120)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.search.setMaximumWidth(px(metrics.SEARCH_WIDTH))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.search, 8)
        row.addStretch(1)
        row.addWidget(self.count)
        row.addSpacing(px(8))
        row.addWidget(self.open)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(row)
        column.addWidget(self.card, 1)
        column.addStretch(0)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.go_down.connect(self.table.setFocus)
        self.search.returnPressed.connect(self._to_list)
        self._typing.timeout.connect(self.read)
        self.table.opened.connect(lambda _key: self.open_file())
        self.table.current_changed.connect(self._chosen)
        self.open.clicked.connect(self.open_file)
        self.save.clicked.connect(self.save_file)
        self.card.empty.plain.clicked.connect(self.search.clear)
        self.card.empty.primary.clicked.connect(self._to_meetings)
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.committee_changed.connect(self._committee_changed)

    def _chosen(self, _key: UUID | None) -> None:
        self._show_buttons()
        self.state_changed.emit()

    def _to_list(self) -> None:
        self.read()
        self.table.setFocus()

    def _to_meetings(self) -> None:
        self._desk.actions["go_meetings"].trigger()

    def _changed(self, outcome: Outcome) -> None:
        if self.isVisible() and touches(outcome, *FOLLOWED):
            self.read()

    def _committee_changed(self) -> None:
        if self.isVisible():
            self.read()

    def _show(self) -> None:
        t, count, shown = self._desk.t, self._files.count, len(self._files.lines)
        text = t.n("{count} file", "{count} files", count).format(count=t.number(count))
        if count > shown:
            text = t("the first {shown} of {count} files").format(shown=t.number(shown), count=t.number(count))
        self.count.say(text)
        self._show_buttons()
        self.card.show_rows(bool(shown))
        if self.search.text():
            title = t("No file matches {text}").format(text=t.quote(self.search.text()))
            hint = t("The filter looks at files and what is written in them, documents, items and meetings.")
            self.card.empty.no_match(title, hint, t("Clear the filter"))
        else:
            hint = t("Files that come with the documents of an item or of a project are listed here.")
            leading = t("Go to the meetings")
            self.card.empty.nothing_yet(t("No attached file"), hint, leading, "paperclip", act="arrow-right")

    def _show_buttons(self) -> None:
        why = self.why_not()
        for button in (self.open, self.save):
            button.setEnabled(not why)
            button.setToolTip(why)
