"""What can be done with a record in a list without opening it: by a key, or by the menu of the right button?"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.rows import Index, RowsModel
from ctj_desktop.ui.widgets.table import Delegate, Table

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
MenuEntry = tuple[str, str, Callable[[], object], str]
"""Word marked by N_, icon, what it does, and why it cannot be done now."""


class RecordTable(Table):
    """Enter and a double click open, F2 edits, Delete removes, Space does the usual, Alt+Shift+arrow moves.

    The menu of the row has it all.
    """

    edit_asked = Signal()
    remove_asked = Signal(object)
    usual_asked = Signal()
    move_asked = Signal(object, int)
    menu_asked = Signal(object, object)
    copy_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        model: RowsModel[Any],
        *,
        row: int,
        inset: int = metrics.CARD_PADDING,
        headless: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`inset` is how far the writing stands from the edges of the list."""
        super().__init__(theme, name, model, row=row, parent=parent)
        self._inset = inset
        if inset != metrics.CARD_PADDING:
            self.setItemDelegate(_Inset(theme, self, inset))
        if headless:
            self.horizontalHeader().hide()
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(96), min(self.maximumHeight(), 3 * self.row_height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key is not None and event.key() in steps and event.modifiers() == ALT_SHIFT:
            self.move_asked.emit(key, steps[Qt.Key(event.key())])
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.modifiers() or key is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit(key)
        elif event.key() == Qt.Key.Key_Space:
            self.usual_asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.indexAt(event.pos()) if event.reason() is QContextMenuEvent.Reason.Mouse else self.currentIndex()
        if not at.isValid():
            return
        self.setCurrentIndex(at)
        below = self.viewport().mapToGlobal(self.visualRect(at).bottomLeft() + QPoint(self.theme.px(24), 0))
        place = event.globalPos() if event.reason() is QContextMenuEvent.Reason.Mouse else below
        self.menu_asked.emit(self.current_key(), place)


class _Inset(Delegate):
    """Writes closer to the edges."""

    def __init__(self, theme: Theme, view: Table, inset: int) -> None:
        super().__init__(theme, view)
        self._at_edge = inset

    def content(self, rect: QRect, index: Index) -> QRect:
        px, last = self.theme.px, self._view.last_shown()
        left = px(self._at_edge) if index.column() == 0 else px(metrics.GAP)
        edge = max(self._at_edge, metrics.GAP) if self._scrolls() else self._at_edge
        right = px(edge) if index.column() == last else px(metrics.GAP)
        return rect.adjusted(left, 0, -right, 0)

    def _scrolls(self) -> bool:
        return self._view.verticalScrollBar().isVisible()


OPEN, EDIT, REMOVE, PAST = N_("Open"), N_("Edit"), N_("Remove"), N_("History")
COPY, PRINT = N_("Copy the list"), N_("Print the list…")


def show_menu(desk: Desk, owner: QWidget, entries: list[MenuEntry], place: QPoint) -> None:
    """The menu of a row; what cannot be done is shown with its reason."""
    menu = QMenu(owner)
    menu.setObjectName(f"{owner.objectName()}.menu")
    menu.setToolTipsVisible(True)
    for word, icon, act, why_not in entries:
        action = menu.addAction(desk.theme.menu_icon(icon), desk.t(word))
        action.setEnabled(not why_not)
        action.setToolTip(why_not)
        action.triggered.connect(lambda _checked=False, act=act: act())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)
