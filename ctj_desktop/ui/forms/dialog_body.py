"""How does what a dialog asks find room on a small screen, and at twice the size of the text?"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QScrollBar, QVBoxLayout, QWidget

from ctj_desktop.ui.widgets.fields import Field
from ctj_desktop.ui.widgets.scrolling import Inside, scroll

GAP = 8
"""Pixels between what is asked and the bar that scrolls it."""


class Body(QScrollArea):
    """As large as what `column` holds, and no larger than `room`; only what does not fit is scrolled."""

    def __init__(self, name: str, room: Callable[[], QSize], parent: QWidget) -> None:
        super().__init__(parent)
        self._room, self._width, self._needed = room, 0, 0
        self._inside = Inside(self)
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setObjectName(name)
        scroll(self, self._inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        settled = Qt.ConnectionType.QueuedConnection  # while the dialog grows there is too little room for a moment
        self.verticalScrollBar().rangeChanged.connect(self._keep_off_the_bar, settled)

    def widen(self, width: int) -> None:
        """At least so many pixels, where the screen has them."""
        self._width = width
        self.updateGeometry()

    def ensureWidgetVisible(self, widget: QWidget, xmargin: int = 0, ymargin: int = GAP) -> None:
        """With the label above and the sentence below where it is the editor of a field; Qt shows the cursor alone."""
        whole = _field_of(widget) or widget
        if whole.height() > self.viewport().height():
            whole = widget  # one of many choices: the beginning of them all would hide it
        begins = whole.mapTo(self._inside, QPoint())
        _turn(self.horizontalScrollBar(), begins.x() - xmargin, begins.x() + whole.width() + xmargin)
        _turn(self.verticalScrollBar(), begins.y() - ymargin, begins.y() + whole.height() + ymargin)

    def refused(self) -> Field | None:
        """The first field whose value was refused."""
        fields = self._inside.findChildren(Field)
        return next((field for field in fields if field.refused and field.isVisible()), None)

    def hasHeightForWidth(self) -> bool:
        return self._inside.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        return min(self._inside.heightForWidth(width), self._room().height())

    def sizeHint(self) -> QSize:
        width = max(self._inside.sizeHint().width(), self._width)
        return QSize(width, self._tall(width)).boundedTo(self._room())

    def minimumSizeHint(self) -> QSize:
        least, room = self._inside.minimumSizeHint(), self._room()
        height = self._tall(max(least.width(), self._width))
        bar = self.verticalScrollBar().sizeHint().width() if height > room.height() else 0
        return QSize(max(least.width() + bar, self._width), height).boundedTo(room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and watched is self._inside:
            self._follow()
        return super().eventFilter(watched, event)

    def _tall(self, width: int) -> int:
        """As tall as what it holds is at this width: what goes on below is neither cut nor given room for nothing."""
        inside = self._inside
        return inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.minimumSizeHint().height()

    def _follow(self) -> None:
        """A sentence came below a field: the dialog has its room at once, or a bar would show for a moment.

        When it goes its room goes with it, or gaps would open between the fields.
        """
        self.updateGeometry()
        dialog = self.parentWidget()
        layout = dialog.layout() if dialog is not None else None
        if dialog is not None and layout is not None:
            layout.activate()
            before, self._needed = self._needed, min(self._tall(self.width()), self._room().height())
            if self._needed < before:
                dialog.resize(dialog.width(), max(dialog.height() - (before - self._needed), dialog.minimumHeight()))

    def _keep_off_the_bar(self) -> None:
        self.column.setContentsMargins(0, 0, GAP if self.verticalScrollBar().maximum() else 0, 0)


def _field_of(widget: QWidget) -> Field | None:
    part = widget.parentWidget()
    while part is not None and not isinstance(part, Field | Body):
        part = part.parentWidget()
    return part if isinstance(part, Field) else None


def _turn(bar: QScrollBar, first: int, last: int) -> None:
    """Until all of it is seen, or its beginning where it is longer."""
    if first < bar.value() or last - first > bar.pageStep():
        bar.setValue(first)
    elif last > bar.value() + bar.pageStep():
        bar.setValue(last - bar.pageStep())
