"""Can every word on the screen be read? By geometry, and by what the painted lines of a grab were shortened to."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QAbstractScrollArea, QComboBox, QLabel, QWidget

from ctj_desktop.ui.projects.board.board import Board
from ctj_desktop.ui.projects.sheet.thread import ThreadView
from ctj_desktop.ui.widgets import paint

LEAST = 2
"""Characters and the sign that a shortened word still shows, or nothing at all; less says nothing."""


class Shortened:
    """What was painted shorter than it is, while a window was grabbed."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.texts: dict[str, str] = {}
        kept = self.texts

        class Measures(QFontMetrics):
            def __init__(self, font: QFont) -> None:
                super().__init__(font)

            def elidedText(self, text: str, mode: Qt.TextElideMode, width: int, flags: int | None = 0) -> str:
                fitting = super().elidedText(text, mode, width, flags or 0)
                if fitting != text:
                    kept[text] = fitting
                return fitting

        patch.setattr(paint, "QFontMetrics", Measures)

    def lost(self, window: QWidget) -> list[str]:
        """Texts that are painted short now, and are whole neither in a tool tip nor in what a screen reader says."""
        self.texts.clear()
        window.grab()
        whole = "\n".join(_said(window)).replace("\u202f", "\u00a0")
        return [
            f"{text!r} is {fitting!r}"
            for text, fitting in self.texts.items()
            if text not in whole or 0 < len(fitting) < LEAST
        ]


def _said(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QComboBox):
            yield widget.currentText()
        elif isinstance(widget, ThreadView):
            yield from (knot.spoken() for knot in widget.knots())
        elif isinstance(widget, Board):
            yield from (card.spoken for column in widget.columns() for card in column.cards)
        elif isinstance(widget, QAbstractItemView):
            yield from _cells(widget.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount()):
            yield str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) or "")


def cut(root: QWidget) -> list[str]:
    """Labels and buttons that need more room than they have and show it nowhere whole; and what lies over another."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton) and widget.text():
            found += [f"{widget.objectName() or widget.text()!r}: {fault}" for fault in _faults(widget)]
    return found


def _faults(widget: QLabel | QAbstractButton) -> Iterator[str]:
    size, hint = widget.size(), widget.sizeHint()
    wraps = widget.hasHeightForWidth()
    if not wraps and size.width() + 1 < hint.width() and not widget.toolTip():
        yield f"{size.width()} wide, needs {hint.width()}"
    needed = widget.heightForWidth(size.width()) if wraps else hint.height()
    if size.height() + 1 < needed:
        yield f"{size.height()} high, needs {needed}"
    parent = widget.parentWidget()
    inside = parent is not None and not isinstance(parent.parentWidget(), QAbstractScrollArea)
    if inside and parent is not None and not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
        yield f"outside of {parent.objectName() or type(parent).__name__}"
    for other in parent.children() if parent is not None else ():
        if isinstance(other, QLabel | QAbstractButton) and other.isVisible() and other.text() and other is not widget:
            common = QRect(widget.geometry()).intersected(other.geometry())
            if common.width() > 2 and common.height() > 2 and id(other) > id(widget):
                yield f"lies over {other.objectName() or other.text()!r}"
