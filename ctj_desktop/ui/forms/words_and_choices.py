"""How do choices stand beside the words that narrow a list, and below them where there is no room for both?"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import ComboBox, SearchField
from ctj_desktop.ui.widgets.paint import width_of

SEARCH, CHOICE, NARROWEST = 200, 112, 96
"""Pixels of ordinary text: the least room for words beside the choices, for a choice, and for words in any case."""
Choosable = tuple[str, object]
"""What a choice offers, and what it means."""


class FilterChoice(ComboBox):
    """As wide as its first word and what is chosen need, or `least`, whatever else it offers: three hundred projects
    are not measured.

    Nor are they read before somebody turns to them: while everything is shown the first word is all it says.
    """

    def __init__(self, theme: Theme, name: str, *, least: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._least = least
        self._read: Callable[[], Sequence[Choosable]] | None = None

    def offer_later(self, first: Choosable, others: Callable[[], Sequence[Choosable]]) -> None:
        """Shows the first option; the others are read when the keyboard comes, or when one of them is chosen."""
        self.offer([first])
        self._read = lambda: [first, *others()]

    def offer(self, options: Sequence[Choosable], chosen: object = None) -> None:
        self._read = None
        super().offer(options, chosen)

    def choose(self, value: object) -> None:
        if self._read is not None and value is not None:
            self._fill()
        super().choose(value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._fill()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self._fill()
        super().showPopup()

    def _fill(self) -> None:
        if self._read is not None:
            self.offer(self._read())

    def sizeHint(self) -> QSize:
        px, font = self._theme.px, self._theme.font(Type.BODY)
        said = max(width_of(font, self.itemText(0)), width_of(font, self.currentText()))
        return QSize(max(px(self._least), said + px(12 + 12 + metrics.ICON + 12)), px(metrics.FIELD))


class WordsAndChoices(QWidget):
    """The words in a line, with what else stands in it; the choices before its last part, or below in equal columns.

    Subclasses call `put_in_line` for what stands there and `hold`, and `arrange` when a choice says something else.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line: list[QWidget] = []
        self._parts: list[QWidget] = []
        self._broken: tuple[int, list[QWidget]] | None = None
        self._grid = QWidget(self)
        self._cells = QGridLayout(self._grid)
        self._cells.setContentsMargins(0, 0, 0, 0)
        self._cells.setSpacing(theme.px(8))
        self._first = QHBoxLayout()
        self._first.setSpacing(theme.px(8))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._column.addLayout(self._first)

    def put_in_line(self, widget: QWidget, stretch: int = 0) -> None:
        """Something in the line of the words, behind what stands there."""
        self._line.append(widget)
        self._first.addWidget(widget, stretch)

    def hold(self, parts: Sequence[QWidget]) -> None:
        """Takes the choices, once."""
        self._parts = list(parts)
        for part in parts:
            part.setParent(self._grid)
        self._grid.setVisible(bool(parts))
        self.arrange()

    def arrange(self) -> None:
        """The choices in the line of the words where there is room for all of it, else below, in equal columns."""
        px, parts = self._theme.px, [part for part in self._parts if not part.isHidden()]
        beside = [one for one in self._line if not isinstance(one, SearchField) and not one.isHidden()]
        hints = [part.sizeHint().width() + px(8) for part in parts]
        asked = px(SEARCH) + sum(hints) + sum(one.sizeHint().width() + px(8) for one in beside)
        fits = self.width() >= asked or not self.isVisible()
        columns = 0 if fits else max(1, min(len(parts), (self.width() + px(8)) // max([px(CHOICE), *hints])))
        if (columns, parts) == self._broken or not parts:
            return
        self._broken = columns, parts
        self._first.removeWidget(self._grid)
        self._column.removeWidget(self._grid)
        if columns:
            self._column.addWidget(self._grid)
        else:
            self._first.insertWidget(len(self._line) - 1, self._grid)
        self._fill_grid(parts, columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()

    def _fill_grid(self, parts: Sequence[QWidget], columns: int) -> None:
        for part in self._parts:
            self._cells.removeWidget(part)
        for at, part in enumerate(parts):
            row, column = divmod(at, columns) if columns else (0, at)
            self._cells.addWidget(part, row, column)
        for column in range(len(self._parts)):
            self._cells.setColumnStretch(column, int(column < columns))
        self._grid.show()
