"""Which papers does an item have? Files are joined, announced, opened and taken off, each by a key."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import AgendaItemId, ItemDocumentId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, ItemDocument
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.agenda import add_item_document, change_item_document, remove_item_document
from ctj_desktop.services.meetings.agenda_table import ItemLine
from ctj_desktop.services.meetings.attached_files import AttachedFile
from ctj_desktop.services.meetings.item_documents import ItemPaper, attached, fill_document, join_files, papers_of
from ctj_desktop.services.meetings.refusals import LateDocument
from ctj_desktop.services.steps.places import UNPLACED
from ctj_desktop.services.steps.records import the
from ctj_desktop.ui.forms.fields import line_field, set_text, typed
from ctj_desktop.ui.forms.leaving.open_copy import open_copy
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.screens.record_fields import RecordFields
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.copies import ask_and_save, choose_files
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.tab_order import step_focus
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.frame.window_place import unfold
from ctj_desktop.ui.meetings.forms import PAPER
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.fields import LineEdit, Note
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.table import Table

WIDTH, HEIGHT = 640, 560
MEGABYTE = 1024 * 1024


def _what(paper: ItemPaper, t: Translator) -> Cell:
    title = paper.document.title.or_other(content_language(t))
    if paper.file is None:
        return Cell(text=title, icon="file-text", icon_colour="muted")
    return Cell(text=title, second=paper.file.name, icon="paperclip", icon_colour="muted")


def _state(paper: ItemPaper, t: Translator) -> Cell:
    if paper.document.to_follow:
        return Cell(pill=t("to follow"), tone="WARNING", pill_icon="clock")
    if paper.file is None:
        return Cell(text=t("announced"), look=Look.UNFILLED)
    if not paper.held:
        return Cell(text=t("content erased") if paper.erased else t("content not here yet"), look=Look.UNFILLED)
    size = paper.file.size
    shown = f"{t.number(size / MEGABYTE, 1)} MB" if size >= MEGABYTE else f"{t.number(-(-size // 1024))} KB"
    return Cell(text=shown, look=Look.CAPTION)


COLUMNS: tuple[Column[ItemPaper], ...] = (
    Column(key="what", heading=N_("Document"), cell=_what, share=3),
    Column(key="state", heading=N_("State"), cell=_state, width=168),
)


class ItemDocuments(QDialog):
    """The papers of one item; every act is done at once and can be undone, so there is nothing to confirm."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, line: ItemLine, parent: QWidget) -> None:
        super().__init__(parent.window())
        self._desk, self._workspace, self._item = desk, workspace, AgendaItemId(line.key)
        self.choose: Callable[[QWidget, str], list[Path]] = choose_files
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
        self.setObjectName("dialog.papers")
        self.setModal(True)
        t = desk.t
        title = line.item.title.or_other(content_language(t))
        self.setWindowTitle(t("Documents of item {number}").format(number=line.number))
        self._build(title)
        self._lay_out()
        self._connect()
        self._read()
        (self.table if self.model.rowCount() else self.join).setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, line: ItemLine, parent: QWidget) -> None:
        """Opens it until it is closed."""
        dialog = cls(desk, workspace, line, parent)
        dialog.exec()
        dialog.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return step_focus(self, self.focusWidget(), forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.remove.isEnabled():
            self._remove()
        elif event.key() == Qt.Key.Key_Insert and self.join.isEnabled():
            self._join()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self.fields.flush()
        if self.fields.both.isVisible():  # two values, of which one must be chosen
            return
        self._workspace.bus.changed.disconnect(self._changed)
        super().done(result)

    # inside

    def _build(self, title: str) -> None:
        theme, t = self._desk.theme, self._desk.t
        self._title = Label(theme, Type.CARD, elide=True, parent=self)
        self._title.say(f"{self.windowTitle()} · {title}")
        self.model = RowsModel(self._desk.language, COLUMNS, self)
        self.table = Table(theme, "papers.table", self.model, row=metrics.ROW_TWO_LINES, parent=self)
        self.table.setAccessibleName(t("Documents"))
        self.card = ListCard(theme, "papers.card", self.table, self)
        self.join = Button(theme, "papers.join", ButtonKind.PRIMARY, icon="paperclip", parent=self)
        self.show_file = Button(theme, "papers.open", icon="eye", parent=self)
        self.save_file = Button(theme, "papers.save", icon="download-simple", parent=self)
        self.follow = Button(theme, "papers.follow", icon="clock", parent=self)
        self.remove = Button(theme, "papers.remove", icon="trash", parent=self)
        self.close_button = Button(theme, "papers.close", parent=self)
        self.announce = line_field(self._desk, "papers.announce", t("Announce a document that is to follow"))
        self.fields = RecordFields(self._desk, self._workspace, "papers", PAPER, self)
        self.fields.retranslate()
        self.note = Label(theme, Type.BODY, "error", wrap=True, name="papers.note", parent=self)
        self.show_file.say(t("Open"))
        self.save_file.say(t("Save a copy…"))
        self.remove.say(t("Remove"))
        self.close_button.say(t("Close"))
        self.note.hide()

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        for button in (self.join, self.show_file, self.save_file, self.follow, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(self._title)
        column.addWidget(self.card, 1)
        column.addWidget(self.fields)
        column.addWidget(self.announce)
        column.addWidget(self.note)
        column.addLayout(buttons)
        unfold(self, px(WIDTH), px(HEIGHT))

    def _connect(self) -> None:
        self.join.clicked.connect(self._join)
        self.show_file.clicked.connect(self._open)
        self.save_file.clicked.connect(self._save)
        self.follow.clicked.connect(self._follow)
        self.remove.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.accept)
        self.card.empty.primary.clicked.connect(self._join)
        self.table.opened.connect(lambda _key: self._open())
        self.table.current_changed.connect(lambda _key: self._show_buttons())
        editor = self.announce.editor
        if isinstance(editor, LineEdit):
            editor.returnPressed.connect(self._announce)
        self._workspace.bus.changed.connect(self._changed)

    def _changed(self, outcome: Outcome) -> None:
        if touches(outcome, "item_document", "attachment"):
            self._read()

    def _read(self) -> None:
        t = self._desk.t
        papers = papers_of(self._workspace.store, self._item)
        self.model.replace(papers)
        if papers and self.table.current_key() is None:
            self.table.select(papers[-1].key)
        self.card.show_rows(bool(papers))
        writable = not self._workspace.store.read_only
        self.card.empty.nothing_yet(
            t("No document yet"),
            t("A file is kept in the workspace itself; it travels with the next exchange."),
            t("Join a file…") if writable else "",
            "paperclip",
        )
        self._show_buttons()

    def _show_buttons(self) -> None:
        t, paper = self._desk.t, self._current()
        writable = not self._workspace.store.read_only
        announced = paper is not None and paper.file is None
        self.join.say(t("Join the file…") if announced else t("Join files…"))
        self.follow.say(t("Has arrived") if paper is not None and paper.document.to_follow else t("To follow"))
        self.join.setEnabled(writable)
        self.announce.setEnabled(writable)
        for button in (self.show_file, self.save_file):
            button.setEnabled(paper is not None and paper.held)
        self.follow.setEnabled(writable and announced)
        self.remove.setEnabled(writable and paper is not None)
        self.fields.setVisible(paper is not None)
        if paper is not None:
            self.fields.show_record(paper.document, writable=writable)

    def _current(self) -> ItemPaper | None:
        key = self.table.current_key()
        return next((paper for paper in self.model.rows if paper.key == key), None)

    # acts

    def _join(self) -> None:
        t, paper = self._desk.t, self._current()
        announced = paper is not None and paper.file is None
        paths = self.choose(self, t("Join the file…") if announced else t("Join files…"))
        if not paths:
            return
        if paper is not None and announced:
            key = paper.key
            self._try(lambda: self._workspace.do(fill_document, document=key, path=paths[0]))
        else:
            self._add(lambda why: self._workspace.do(join_files, item=self._item, paths=paths, late_reason=why))

    def _announce(self) -> None:
        text = typed(self.announce)
        if not text:
            self.announce.note(self._desk.t("Write what the document is called."), Note.ERROR)
            return
        self.announce.clear_note()
        german = content_language(self._desk.t) is Language.DE
        title = Bilingual.of(de=text) if german else Bilingual.of(fr=text)
        new = self._announced(title)
        if self._add(lambda why: self._workspace.do(add_item_document, new, late_reason=why)):
            set_text(self.announce, "")

    def _announced(self, title: Bilingual) -> ItemDocument:
        return ItemDocument(
            id=ItemDocumentId(self._workspace.new_id()),
            home=the(self._workspace.store, AgendaItem, self._item).home,
            item=self._item,
            position=UNPLACED,
            title=title,
            to_follow=True,
        )

    def _follow(self) -> None:
        paper = self._current()
        if paper is not None:
            document = paper.document
            self._try(
                lambda: self._workspace.do(
                    change_item_document, replace(document, to_follow=not document.to_follow), document
                )
            )

    def _remove(self) -> None:
        paper = self._current()
        if paper is not None:
            key = paper.key
            self._try(lambda: self._workspace.do(remove_item_document, document=key))

    def _open(self) -> None:
        """A copy that can only be read."""
        file = self._file()
        if file is not None:
            self._try(lambda: open_copy(self._desk, self._workspace, file, self.open_url, self))

    def _save(self) -> None:
        """A copy where the person wants it, also of what is not opened from here."""
        file = self._file()
        if file is not None:
            self._try(lambda: ask_and_save(self._desk, self._workspace.store, file, self))

    def _file(self) -> AttachedFile | None:
        """What is chosen, where its content is here."""
        paper = self._current()
        return attached(paper) if paper is not None and paper.held else None

    def _add(self, act: Callable[[Bilingual], object]) -> bool:
        """Documents that come after the file was closed are added with the reason, for which it is asked once."""
        try:
            return self._try(lambda: act(NO_TEXT))
        except LateDocument as late:
            from ctj_desktop.ui.meetings.late.why_late import WhyLateDocument

            return WhyLateDocument(self._desk, late, act, self).exec() == QDialog.DialogCode.Accepted

    def _try(self, act: Callable[[], object]) -> bool:
        self.note.hide()
        try:
            act()
        except LateDocument:
            raise
        except (UserError, StoreError) as error:
            self.note.say(sentence(self._desk.t, error))
            self.note.show()
            return False
        return True
