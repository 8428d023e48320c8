"""How is the list of passages walked and typed into by keys alone?"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ctj_desktop.domain.texts import Language, other
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.services.minutes.proofreading import Earlier, ProofLine
from ctj_desktop.ui.approval.columns import DE, FR, LANGUAGE_OF_COLUMN, editable, spoken_name
from ctj_desktop.ui.approval.rows import ProofDelegate
from ctj_desktop.ui.forms.drafts import DraftKeeper
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.table import Table
from ctj_desktop.ui.widgets.text_area import FramedArea

BUDGET = 0.006
"""Seconds of layout at a time, so that a key never waits for lines out of sight."""
AROUND = 6
"""Lines laid out before and behind one that is gone to."""
COLUMN_OF: Mapping[Language, int] = {Language.FR: FR, Language.DE: DE}


class SideEditor(FramedArea):
    """One side of one line, open for typing over its cell; Enter keeps it, Escape gives it up."""

    textEdited = Signal(str)  # noqa: N815 (as a line edit calls it)
    finished = Signal(bool)
    """True where the text is to be kept."""
    moved_on = Signal()
    grown = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, "approve.editor", parent)
        theme = desk.theme
        self.setObjectName("approve.editor.frame")
        self.column.setContentsMargins(theme.px(8), theme.px(6), theme.px(8), theme.px(6))
        self.note = Label(theme, Type.CAPTION, "error", wrap=True, name="approve.editor.note", parent=self)
        self.note.hide()
        self.column.addWidget(self.note)
        self.setFocusProxy(self.area)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it would take width, and so grow
        room = parent.height() - theme.px(48)
        self.area.most = max(self.area.most, room // max(1, self.area.fontMetrics().lineSpacing()))
        self.area.typed.connect(self.textEdited)
        self.area.typed.connect(lambda _text: self.grown.emit())
        self.area.installEventFilter(self)

    def show_from_top(self) -> None:
        """The first line in sight, where all of them have room."""
        if self.area.document().size().height() <= self.area.most:
            self.area.verticalScrollBar().setValue(0)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
                QTimer.singleShot(0, self, lambda: self.finished.emit(True))
            return False
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit(False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held(event):
            self.finished.emit(True)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.moved_on.emit()
        else:
            return False
        return True


class ProofTable(Table):
    """The lines; F2, Enter or typing edits the side that is current, Enter on a formal sentence opens its fact."""

    written = Signal(object, object, str)
    """A line, a language and what was typed there."""
    way_asked = Signal(object)

    def __init__(self, desk: Desk, workspace: OpenWorkspace, model: RowsModel[ProofLine], parent: QWidget) -> None:
        super().__init__(desk.theme, "approve.table", model, by_cell=True, parent=parent)
        self._desk, self._workspace = desk, workspace
        self.lines = ProofDelegate(desk.theme, desk.language, self)
        self.setItemDelegate(self.lines)
        self.editing_allowed = True
        self._editor: SideEditor | None = None
        self._editing: tuple[ProofLine, Language, str] | None = None
        self._drafts = DraftKeeper(workspace, self)
        self._unfinished: dict[tuple[UUID, str], str] = {}
        self._next = 0
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._lay_out_some)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        desk.theme.changed.connect(self.measure)
        desk.language.changed.connect(self.measure)

    # showing

    def show_lines(self, lines: Sequence[ProofLine]) -> None:
        """Shows them, keeping the place where the person was; what is being typed stays open."""
        self.rows_model.replace(list(lines))
        self.measure()

    def show_unfinished(self, drafts: Mapping[tuple[UUID, str], str]) -> None:
        """What was typed and never became an act stands in its editor when that is opened."""
        self._unfinished = dict(drafts)

    def compare(self, earlier: Mapping[UUID, Earlier]) -> None:
        """Marks the words that differ."""
        self.lines.faces.compare(earlier)
        self.measure()
        self.viewport().update()

    def measure(self) -> None:
        """Heights of the lines in sight now, of the others soon."""
        self._next = 0
        width = (self.lines.text_width(FR) + self.lines.text_width(DE)) // 2
        header = self.verticalHeader()
        header.setMinimumSectionSize(1)
        with self._keeping_place():
            header.blockSignals(True)
            for at, line in enumerate(self.rows_model.rows):
                header.resizeSection(at, self.lines.faces.estimate(line, width))
            header.blockSignals(False)
            self._lay_out(self.currentIndex().row(), self.currentIndex().row() + 1)
        self._lay_out_in_sight()
        self._idle.start()
        self._place_editor()

    @contextmanager
    def _keeping_place(self) -> Iterator[None]:
        """The current line stays where it stands in the window, whatever the heights above it become."""
        index = self.currentIndex()
        before = self.visualRect(index).top() if index.isValid() else 0
        in_sight = index.isValid() and -self.rowHeight(index.row()) < before < self.viewport().height()
        yield
        if in_sight:
            self.updateGeometries()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(index).top() - before)

    # walking

    def current_line(self) -> ProofLine | None:
        """The line the keyboard is on."""
        line = self.rows_model.row_at(self.currentIndex())
        return line if isinstance(line, ProofLine) else None

    def current_language(self) -> Language | None:
        """The side the keyboard is on."""
        return LANGUAGE_OF_COLUMN.get(self.currentIndex().column())

    def go_to(self, key: UUID, language: Language | None = None) -> bool:
        """Makes a side of a line current and brings it into sight."""
        at = self.rows_model.row_of(key)
        if at < 0:
            return False
        self._lay_out(max(0, at - AROUND), at + AROUND)
        self.setCurrentIndex(self.rows_model.index(at, COLUMN_OF[language] if language else FR))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()
        return True

    def go_to_next_open(self) -> bool:
        """The next passage that is still open, from the top again after the last; False where there is none."""
        rows = self.rows_model.rows
        start = self.currentIndex().row()
        for step in range(1, len(rows) + 1):
            line = rows[(start + step) % len(rows)]
            if line.is_open:
                return self.go_to(line.key, line.open_side)
        return False

    # typing

    def edit_current(self) -> None:
        """Opens the side that is current; nothing for what the program says."""
        line, language = self.current_line(), self.current_language()
        if line is None or language is None:
            return
        self.open_editor(line, language)

    def open_editor(self, line: ProofLine, language: Language, typed: str | None = None, refusal: str = "") -> None:
        """Opens one side with its text, a draft of it, or what was typed and refused."""
        if not self.editing_allowed or line.record is None or not editable(line, language):
            return
        self.finish_editing()
        t, register = self._desk.t, f"{line.register}.{language.value}"
        editor = SideEditor(self._desk, self.viewport())
        name = f"{spoken_name(t, line)}, {register_name(t, register)}"
        editor.area.setAccessibleName(name)
        stored = line.text.text(language)
        draft = self._unfinished.pop((line.record.id, register), None)
        editor.area.put(typed if typed is not None else draft if draft is not None else stored)
        editor.note.say(refusal or (t("Typed earlier and not finished.") if draft is not None else ""))
        editor.note.setVisible(bool(editor.note.text()))
        editor.area.setAccessibleDescription(editor.note.text())
        self._editor, self._editing = editor, (line, language, stored)
        self._drafts.watch(editor, line.record.id, register)
        if draft is not None:
            self._drafts.adopt()
        editor.finished.connect(lambda keep: self._finished(keep) if self._editor is editor else None)
        editor.moved_on.connect(self._other_side)
        editor.grown.connect(self._place_editor)
        if typed is not None:
            editor.textEdited.emit(typed)  # refused, and not lost: it is a draft again
        editor.show()
        self._place_editor()
        editor.area.setFocus()
        editor.area.moveCursor(editor.area.textCursor().MoveOperation.End)
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)
        editor.show_from_top()

    def is_editing(self) -> bool:
        """Whether a side is open."""
        return self._editor is not None

    def finish_editing(self) -> None:
        """What is being typed becomes an act."""
        self._finished(True)

    def _finished(self, keep: bool) -> None:
        editor, editing = self._editor, self._editing
        if editor is None or editing is None:
            return
        self._editor, self._editing = None, None
        typed, had_focus = editor.area.text().strip(), editor.area.hasFocus()
        self._drafts.finish()
        editor.hide()
        editor.deleteLater()
        line, language, stored = editing
        if had_focus:
            self.setFocus()
        self.viewport().update()
        self._lay_out(self.rows_model.row_of(line.key), self.rows_model.row_of(line.key) + 1)
        if keep and typed != stored.strip():
            self.written.emit(line, language, typed)

    def _other_side(self) -> None:
        editing = self._editing
        if editing is None:
            return
        line, language, _ = editing
        self._finished(True)
        if self._editor is not None:  # what was typed was refused: the editor is open again
            return
        stored = next((one for one in self.rows_model.rows if one.key == line.key), None)
        if isinstance(stored, ProofLine):
            self.setCurrentIndex(self.rows_model.index(self.rows_model.row_of(line.key), COLUMN_OF[other(language)]))
            self.open_editor(stored, other(language))

    def _place_editor(self) -> None:
        """Over its cell; the row grows with what is typed."""
        editor, editing = self._editor, self._editing
        if editor is None or editing is None:
            return
        line, language, _ = editing
        at = self.rows_model.row_of(line.key)
        if at < 0:
            return
        index = self.rows_model.index(at, COLUMN_OF[language])
        rect = self.lines.text_rect(self.visualRect(index), line)
        px = self.theme.px
        editor.setFixedWidth(rect.width() + px(20))
        editor.adjustSize()
        height = max(editor.sizeHint().height(), editor.minimumSizeHint().height())
        editor.setFixedHeight(height)
        above = rect.y() - self.visualRect(index).y()
        self.verticalHeader().resizeSection(at, max(self.lines.height_of(line), above + height + px(4)))
        rect = self.lines.text_rect(self.visualRect(index), line)
        editor.move(rect.x() - px(10), rect.y() - px(7))

    # Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, bare = self.current_line(), not held(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and bare and line is not None:
            self._enter(line)
            return
        typed = event.text()
        plain = held(event) in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if line is not None and typed.isprintable() and typed.strip() and plain:
            self.edit_current()
            if self._editor is not None:
                self._editor.area.insertPlainText(typed)
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab goes to the other language of the line before it leaves the list, as it does while one types."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._crosses(event):
            return True
        return super().event(event)

    def _crosses(self, event: QKeyEvent) -> bool:
        here, line, key = self.currentIndex(), self.current_line(), event.key()
        if line is None or line.record is None or not self.editing_allowed:
            return False
        forward = key == Qt.Key.Key_Tab and here.column() == FR
        if not forward and not (key == Qt.Key.Key_Backtab and here.column() == DE):
            return False
        self.setCurrentIndex(self.rows_model.index(here.row(), DE if forward else FR))
        return True

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        line = self.current_line()
        if line is not None:
            self._enter(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._lay_out_in_sight()
        self._place_editor()

    def _enter(self, line: ProofLine) -> None:
        if line.record is None and line.way:
            self.way_asked.emit(line)
            return
        if self.current_language() is None:
            side = line.open_side or Language.FR
            self.setCurrentIndex(self.rows_model.index(self.currentIndex().row(), COLUMN_OF[side]))
        self.edit_current()

    def _lay_out_some(self) -> None:
        """A few of the lines that nobody sees yet."""
        count, end = self.rows_model.rowCount(), perf_counter() + BUDGET
        with self._keeping_place():
            while self._next < count and perf_counter() < end:
                self._lay_out(self._next, self._next + 1)
                self._next += 1
        if self._next >= count:
            self._idle.stop()

    def _lay_out_in_sight(self) -> None:
        """From the first line in sight until the window is full."""
        at, count, room = max(0, self.rowAt(0)), self.rows_model.rowCount(), self.viewport().height()
        while at < count and room > 0:
            self._lay_out(at, at + 1)
            room -= self.rowHeight(at)
            at += 1

    def _lay_out(self, first: int, last: int) -> None:
        header = self.verticalHeader()
        rows = self.rows_model.rows
        for at in range(max(0, first), min(last, len(rows))):
            line = rows[at]
            if isinstance(line, ProofLine) and not self._is_open(line):
                header.resizeSection(at, self.lines.height_of(line))

    def _is_open(self, line: ProofLine) -> bool:
        return self._editing is not None and self._editing[0].key == line.key
