"""How is an agenda typed into, cell by cell, and how is an item dragged to another place?"""

from typing import cast
from uuid import UUID

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QStyleOptionViewItem, QWidget

from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.services.meetings.agenda_table import ItemLine
from ctj_desktop.ui.forms.drafts import DraftKeeper
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.agenda_columns import COLUMNS, PENDING, AgendaModel, kinds
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.fields import ComboBox, LineEdit
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.paint import box
from ctj_desktop.ui.widgets.rows import Index
from ctj_desktop.ui.widgets.table import Delegate, Table

HANDLE = 24
DRAG_PIXELS = 5


class KindChoice(ComboBox):
    """The kinds of an item: an arrow opens the list, and only what is chosen there is taken at once."""

    taken = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(theme, name, parent)
        self._by_letter = False
        self.activated.connect(self._activated)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.showPopup()
            return
        self._by_letter = True
        super().keyPressEvent(event)
        self._by_letter = False

    def _activated(self, _index: int) -> None:
        if not self._by_letter:  # which is shown in the closed box, and taken when the cell is left
            self.taken.emit()


class AgendaDelegate(Delegate):
    """Editors in the cell: a line of text, or the list of kinds."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, view: "AgendaGrid") -> None:
        super().__init__(desk.theme, view)
        self._desk, self._workspace, self._grid = desk, workspace, view
        self.drafts = DraftKeeper(workspace, self)

    def content(self, rect: QRect, index: Index) -> QRect:
        inner = super().content(rect, index)
        return inner.adjusted(self.theme.px(8), 0, 0, 0) if index.column() == 0 else inner

    def paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, chosen: bool, bold: bool) -> None:  # noqa: ARG002
        super().paint_cell(painter, rect, cell, chosen, False)  # the current cell is ringed, its row is not bold

    def paint_handle(self, painter: QPainter, row: QRect) -> None:
        """The dots by which an item is dragged."""
        size = self.theme.px(metrics.ICON)
        where = QRect(row.x() + self.theme.px(5), row.y() + (row.height() - size) // 2, size, size)
        self.theme.draw_icon(painter, "dots-six-vertical", self.theme.tokens.muted, where)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        key = COLUMNS[index.column()].key
        name = f"agenda.editor.{key}"
        self._grid.remember(self._grid.agenda.row_at(index))
        if key == "kind":
            choice = KindChoice(self.theme, name, parent)
            choice.offer(kinds(self._desk.t))
            choice.setAccessibleName(self._desk.t("Kind"))
            choice.taken.connect(lambda: self._finish(choice))
            if not self._grid.goes_on:
                QTimer.singleShot(0, choice, choice.showPopup)
            return choice
        editor = LineEdit(self.theme, name, parent=parent)
        editor.setAccessibleName(self._spoken(index))
        editor.setTextMargins(self.theme.px(6), 0, self.theme.px(4), 0)
        if COLUMNS[index.column()].right:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._keep_drafts(editor, index)
        self._grid.hide_note()
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(int(Qt.ItemDataRole.EditRole))
        if isinstance(editor, ComboBox):
            editor.choose(value)
        elif isinstance(editor, LineEdit) and not editor.isModified():
            editor.setText(str(value))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        self.drafts.finish()
        if isinstance(editor, ComboBox):
            model.setData(cast("QModelIndex", index), editor.chosen())
        elif isinstance(editor, LineEdit):
            model.setData(cast("QModelIndex", index), editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect: QRect = option.rect
        inset = self.theme.px(4)
        if isinstance(editor, ComboBox):
            editor.setFixedHeight(rect.height())
            editor.setGeometry(QRect(rect.x(), rect.y(), max(rect.width(), self.theme.px(152)), rect.height()))
            return
        editor.setFixedHeight(rect.height() - 2 * inset)
        editor.setGeometry(rect.adjusted(0, inset, -inset, -inset))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.drafts.finish()
        super().destroyEditor(editor, cast("QModelIndex", index))

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _keep_drafts(self, editor: LineEdit, index: Index) -> None:
        row = self._grid.agenda.row_at(index)
        key = COLUMNS[index.column()].key
        if row is None or key not in ("fr", "de"):
            return
        if row.key == PENDING:
            self.drafts.watch(editor, row.item.meeting, f"new_item.{key}")
        else:
            self.drafts.watch(editor, row.key, f"title.{key}")

    def _spoken(self, index: Index) -> str:
        t, column = self._desk.t, COLUMNS[index.column()]
        names = {"fr": t("Title, French"), "de": t("Title, German"), "minutes": t("Duration in minutes")}
        return names.get(column.key, t(column.heading))


class AgendaGrid(Table):
    """Enter adds an item, F2 or typing edits the cell, the handle drags."""

    add_asked = Signal()
    dropped = Signal(object, int)
    given_up = Signal()
    papers_asked = Signal()

    def __init__(self, desk: Desk, workspace: OpenWorkspace, model: AgendaModel, parent: QWidget) -> None:
        super().__init__(desk.theme, "agenda.table", model, by_cell=True, parent=parent)
        self._desk, self.agenda = desk, model
        self.cells = AgendaDelegate(desk, workspace, self)
        self.setItemDelegate(self.cells)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self._note = Label(desk.theme, Type.CAPTION, "error", name="agenda.note", parent=self.viewport())
        self._note.setAutoFillBackground(True)
        self._note.hide()
        self._pressed: tuple[UUID, int] | None = None
        self._refused: tuple[UUID, str, str, str] | None = None
        self._before = -1
        self._opened: AgendaItem | None = None
        self._left: tuple[UUID | None, int] | None = None
        self.goes_on = False
        """Tab opens the next cell: what is to be chosen there is only shown."""
        self.source = "fr"
        """The title that is typed first: Tab leads from it to the other one."""

    def remember(self, line: ItemLine | None) -> None:
        """A cell of that line is opened: what comes from elsewhere meanwhile is not overwritten."""
        self._opened = line.item if line is not None else None

    def as_opened(self, stored: AgendaItem) -> AgendaItem:
        """The item as it was when its cell was opened."""
        return self._opened if self._opened is not None and self._opened.id == stored.id else stored

    def being_typed(self) -> tuple[AgendaItem, str, str] | None:
        """The item whose cell is open, its column and what was typed there; None for a line that is no item yet."""
        item, editor = self._opened, self.indexWidget(self.currentIndex())
        if item is None or item.id == PENDING or not isinstance(editor, LineEdit) or not editor.isModified():
            return None
        return item, COLUMNS[self.currentIndex().column()].key, editor.text().strip()

    def edit_cell(self, key: UUID, column: str) -> None:
        """Opens the editor of one cell."""
        if self.select(key, self.agenda.column_of(column)):
            self.setFocus()
            self.edit(self.currentIndex())

    def finish_editing(self) -> None:
        """What is being typed becomes an act, also while the window is not the active one."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None and self.state() is QAbstractItemView.State.EditingState:
            self.cells.commitData.emit(editor)
            self.cells.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def reopen(self, key: UUID, column: str, text: str, sentence: str) -> None:
        """What was typed is refused: the cell is open again with it, and the sentence stands below.

        Where the page was left, that waits until the person comes back.
        """
        self._refused = (key, column, text, sentence)
        QTimer.singleShot(0, self, self._reopen)

    def note_text(self) -> str:
        """The refusal shown now."""
        return self._note.text() if self._note.isVisible() else ""

    def hide_note(self) -> None:
        """Nothing is refused any more."""
        self._note.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() is QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held(event) and not editing:
            self.add_asked.emit()
            return
        if event.key() == Qt.Key.Key_F2 and self._on_papers():
            self.papers_asked.emit()
            return
        here = self.currentIndex()
        if event.key() == Qt.Key.Key_F2 and here.isValid() and not here.flags() & Qt.ItemFlag.ItemIsEditable:
            t = self._desk.t
            said = t("“{column}” is not typed here.").format(column=t(COLUMNS[here.column()].heading))
            self._desk.bus.refused.emit(said)
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        ends = QAbstractItemDelegate.EndEditHint
        tabbed = hint in (ends.EditNextItem, ends.EditPreviousItem)
        super().closeEditor(editor, ends.NoHint if tabbed else hint)
        if hint is ends.RevertModelCache:
            self.given_up.emit()
        self.setFocus()
        self._left = self._here()
        if tabbed:
            self.focusNextPrevChild(hint is ends.EditNextItem)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go from a cell that was typed into to the next one that can be, until the table ends."""
        beside = self._cell_beside(forward) if self._left == self._here() else None
        if beside is None:
            return super().focusNextPrevChild(forward)
        self.setCurrentIndex(beside)
        self.goes_on = True
        self.edit(beside)
        self.goes_on = False
        return True

    def _here(self) -> tuple[UUID | None, int]:
        return self.current_key(), self.currentIndex().column()

    def _cell_beside(self, forward: bool) -> QModelIndex | None:
        """The next cell that can be typed into, in the order of reading, the language of the committee first."""
        index, step = self.currentIndex(), 1 if forward else -1
        width, count = self.agenda.columnCount(), self.agenda.rowCount()
        order = list(range(width))
        first, second = (self.agenda.column_of(key) for key in ("fr", "de"))
        if self.source == "de":
            order[first], order[second] = second, first
        at = index.row() * width + order.index(index.column()) + step
        while 0 <= at < count * width:
            row, place = divmod(at, width)
            found = self.agenda.index(row, order[place])
            if found.flags() & Qt.ItemFlag.ItemIsEditable:
                return found
            at += step
        return None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self._on_papers() and event.button() is Qt.MouseButton.LeftButton:
            self.papers_asked.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        row = self.agenda.row_at(self.indexAt(at))
        if row is not None and at.x() < self.theme.px(HANDLE + 16) and event.button() is Qt.MouseButton.LeftButton:
            self._pressed = (row.key, at.y())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        y = int(event.position().y())
        if self._before >= 0 or abs(y - self._pressed[1]) > DRAG_PIXELS:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._before = self._row_before(y)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, before = self._pressed, self._before
        self._pressed, self._before = None, -1
        self.unsetCursor()
        self.viewport().update()
        super().mouseReleaseEvent(event)
        if pressed is not None and before >= 0:
            self.dropped.emit(pressed[0], before)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for row in {self.hovered_row(), self.currentIndex().row()} - {-1}:
            self.cells.paint_handle(painter, self.visualRect(self.agenda.index(row, 0)))
        if self._before >= 0:
            y = self._line_at(self._before)
            line = QRect(self.theme.px(16), y - 1, self.viewport().width() - 2 * self.theme.px(16), 3)
            box(painter, line, 1.5, self.theme.tokens.focus)
        painter.end()

    def content_height(self) -> int:
        """Pixels all lines take with the head."""
        return self.theme.px(metrics.TABLE_HEAD) + self.agenda.rowCount() * self.row_height()

    def whole_rows(self, room: int) -> int:
        """Pixels of the head and of as many whole rows as there is room for, but three."""
        head = self.theme.px(metrics.TABLE_HEAD)
        return head + max(3, (room - head) // self.row_height()) * self.row_height()

    def _on_papers(self) -> bool:
        index = self.currentIndex()
        return index.isValid() and COLUMNS[index.column()].key == "papers"

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._reopen)

    def _reopen(self) -> None:
        if self._refused is None or not self.isVisible():
            return
        (key, column, text, sentence), self._refused = self._refused, None
        if not self.select(key, self.agenda.column_of(column)):
            return
        self.edit_cell(key, column)
        editor = self.indexWidget(self.currentIndex()) or self.findChild(LineEdit, f"agenda.editor.{column}")
        if isinstance(editor, LineEdit):
            editor.setText(text)
            editor.setModified(True)
            editor.textEdited.emit(text)  # refused, and not lost: it is a draft again
            editor.mark(True)
            editor.setAccessibleDescription(sentence)
        self._show_note(sentence)

    def _show_note(self, sentence: str) -> None:
        self._note.say(sentence)
        self._note.setContentsMargins(*[self.theme.px(4)] * 4)
        palette = self._note.palette()
        palette.setColor(palette.ColorRole.Window, self.theme.tokens.error_ground)
        self._note.setPalette(palette)
        self._note.adjustSize()
        rect = self.visualRect(self.currentIndex())
        left = min(rect.x(), self.viewport().width() - self._note.width() - self.theme.px(8))
        self._note.move(max(0, left), rect.bottom() - 1)
        self._note.show()
        self._note.raise_()

    def _row_before(self, y: int) -> int:
        row = self.rowAt(y)
        if row < 0:
            return self.agenda.rowCount() if y > 0 else 0
        rect = self.visualRect(self.agenda.index(row, 0))
        return row if y < rect.center().y() else row + 1

    def _line_at(self, before: int) -> int:
        if before < self.agenda.rowCount():
            return self.visualRect(self.agenda.index(before, 0)).top()
        return self.visualRect(self.agenda.index(self.agenda.rowCount() - 1, 0)).bottom()
