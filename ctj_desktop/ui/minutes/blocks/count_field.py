"""A whole number with its word in the field."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import LineEdit
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.paint import width_of, write

DIGITS = 4


class CountField(LineEdit):
    """A whole number with its word in the field; whatever is no figure is not taken."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        self._label = ""
        super().__init__(theme, name, parent=parent)
        self.setMaxLength(DIGITS)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def say(self, label: str) -> None:
        """The word in it is its name."""
        self._label = label
        self.setAccessibleName(label)
        self._restyle()
        self.updateGeometry()

    def number(self) -> int:
        """Nothing typed is none."""
        return int(self.text()) if self.text().isdecimal() else 0

    def put(self, number: int) -> None:
        """Shows a number; none shows nothing but for the word."""
        self.setText(str(number) if number else "")

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(self._label_width() + px(20) + width_of(self.font(), "000") + px(8), px(metrics.BUTTON_COMPACT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text() if not held(event) & Qt.KeyboardModifier.ControlModifier else ""
        if typed and typed.isprintable() and not typed.isdecimal():
            event.ignore()
            return
        super().keyPressEvent(event)

    def paint_extra(self, painter: QPainter) -> None:
        room = QRect(self._theme.px(8), 0, self._label_width() + 2, self.height())
        write(painter, room, self._label, self._theme.font(Type.BODY), self._theme.tokens.muted)

    def _label_width(self) -> int:
        return width_of(self._theme.font(Type.BODY), self._label)

    def _restyle(self) -> None:
        super()._restyle()
        self.setTextMargins(self._theme.px(8) + self._label_width(), 0, self._theme.px(6), 0)
        self.setFixedHeight(self._theme.px(metrics.BUTTON_COMPACT))
