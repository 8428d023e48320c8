"""Which sections are there, which committee is looked at, and whose workspace is it?"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import WordedButton
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.labels import badge_size, paint_badge
from ctj_desktop.ui.widgets.paint import box, hairline, two_lines, width_of, write
from ctj_desktop.ui.widgets.scrolling import scroll
from ctj_desktop.ui.widgets.spoken import say_chosen, speak_as


class Section(NamedValue):
    """One entry: its word, its icon, a count of what waits, and in words what is counted."""

    key: str
    text: str
    icon: str
    count: int = 0
    counted: str = ""


class SidebarItem(WordedButton):
    """One section; the chosen one is filled, striped and semibold."""

    def __init__(self, theme: Theme, key: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._count, self._compact = theme, icon, 0, False
        self._counted = ""
        self.key = key
        speak_as(self, QAccessible.Role.PageTab)
        self.toggled.connect(lambda chosen: say_chosen(self, chosen=chosen))
        self.setObjectName(f"sidebar.{key}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def say(self, text: str, count: int, counted: str = "") -> None:
        """Word and count; both are spoken, the count by what it counts where that is known."""
        self.setText(text)
        self._count = count
        self.setAccessibleName(f"{text} ({counted or count})" if count else text)
        self._counted = counted if count else ""
        self.shrink(self._compact)

    def shrink(self, compact: bool) -> None:
        """The icon alone, with the word as tool tip, where the window is narrow for the size of its text."""
        self._compact = compact
        self.setToolTip(self.accessibleName() if compact else self._counted)
        self.update()

    def needed_width(self) -> int:
        """Pixels the longest form of the entry takes."""
        px = self._theme.px
        badge = badge_size(self._theme, max(1, self._count)).width() + px(4)  # its room is kept before it comes
        return px(44) + width_of(self._theme.font(Type.STRONG), self.text()) + badge + px(metrics.GAP)

    def sizeHint(self) -> QSize:
        return QSize(self.needed_width(), self._theme.px(metrics.SIDEBAR_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(metrics.SIDEBAR_ROW), self._theme.px(metrics.SIDEBAR_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        chosen = self.isChecked()
        if chosen or self.underMouse():
            box(painter, self.rect(), px(metrics.RADIUS), tokens.selection if chosen else tokens.hover)
        if chosen:
            box(painter, QRect(0, px(8), 3, self.height() - 2 * px(8)), 1.5, tokens.accent)
        if self.hasFocus():
            box(painter, self.rect(), px(metrics.RADIUS), None, tokens.focus, 2)
        size = px(metrics.ICON_LARGE)
        where = QRect(px(12), (self.height() - size) // 2, size, size)
        ink = tokens.accent if chosen else tokens.muted
        self._theme.draw_icon(painter, self._icon, ink, where, filled=chosen)
        if not self._compact:
            self._paint_words(painter, chosen)
        painter.end()

    def _paint_words(self, painter: QPainter, chosen: bool) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        room = self.rect().adjusted(px(44), 0, -px(8), 0)
        if self._count:
            badge = badge_size(self._theme, self._count)
            place = QRect(
                room.right() - badge.width() + 1,
                (self.height() - badge.height()) // 2,
                badge.width(),
                badge.height(),
            )
            paint_badge(painter, self._theme, place, self._count, tokens.surface if chosen else tokens.badge)
            room.setRight(place.left() - px(4))
        write(painter, room, self.text(), self._theme.font(Type.STRONG if chosen else Type.BODY), tokens.text)


class WorkspaceMark(QWidget):
    """The foot of the sidebar: our mark, the workspace's name, the office that keeps it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._name, self._office = theme, "", ""
        self.setObjectName("sidebar.workspace")
        self._fit()
        theme.changed.connect(self.update)

    def say(self, name: str, office: str) -> None:
        """Whose workspace it is."""
        self._name, self._office = name, office
        self.setAccessibleName(f"{name}, {office}" if office else name)
        self.setToolTip(self.accessibleName())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        size = px(metrics.ICON_LARGE)
        mark = QRect(px(12), (px(48) - size) // 2, size, size)
        self._theme.draw_icon(painter, "ctj-mark", tokens.accent, mark)
        room = QRect(px(44), px(6), self.width() - px(52), px(20))
        if not self._office:
            room = QRect(px(44), 0, self.width() - px(52), self.height())
        write(painter, room, self._name, self._theme.font(Type.STRONG), tokens.text)
        for at, line in enumerate(self._lines()):
            below = QRect(px(44), px(26) + at * px(16), self.width() - px(52), px(16))
            write(painter, below, line, self._theme.font(Type.CAPTION), tokens.muted)
        painter.end()

    def _lines(self) -> list[str]:
        return two_lines(self._theme.font(Type.CAPTION), self._office, self.width() - self._theme.px(52))

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.px(64 if len(self._lines()) > 1 else 48))
        self.update()


class Sidebar(QWidget):
    """Sections in fixed order, the committee switch above them, the workspace below."""

    chosen = Signal(str)
    committee_chosen = Signal(object)

    def __init__(self, theme: Theme, sections: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`sections` are (key, icon)."""
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("sidebar")
        self.committee = ComboBox(theme, "sidebar.committee", self)
        self.committee.activated.connect(lambda _index: self.committee_chosen.emit(self.committee.chosen()))
        speak_as(self, QAccessible.Role.PageTabList)
        self._group = QButtonGroup(self)
        self._items = [SidebarItem(theme, key, icon, self) for key, icon in sections]
        self._mark = WorkspaceMark(theme, self)
        self._compact = False
        self.settings = SidebarItem(theme, "settings", "gear-six", self)
        self.settings.setCheckable(False)
        self._lay_out()
        for item in self._items:
            self._group.addButton(item)
            item.clicked.connect(self._clicked)
        theme.changed.connect(self.update)

    def show_sections(self, sections: Sequence[Section], place: str) -> None:
        """Words and counts in the language of the window; the bar grows in steps to its longest word.

        `place` says of an entry which of how many it is.
        """
        for at, section in enumerate(sections, start=1):
            item = self._item(section.key)
            item.say(section.text, section.count, section.counted)
            item.setAccessibleDescription(place.format(place=at, count=len(sections)))
        self.setFixedWidth(self._width())

    def shrink(self, compact: bool) -> None:
        """Icons alone, or icons and words."""
        if compact == self._compact:
            return
        self._compact = compact
        for item in (*self._items, self.settings):
            item.shrink(compact)
        self.committee.setVisible(not compact)
        self._mark.setVisible(not compact)
        self.setFixedWidth(self._width())

    def choose(self, key: str) -> None:
        """Shows where the person is."""
        self._group.setExclusive(False)  # a page of no section leaves none chosen
        for item in self._items:
            item.setChecked(item.key == key)
        self._group.setExclusive(True)

    def say_workspace(self, name: str, office: str) -> None:
        """The foot."""
        self._mark.say(name, office)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        painter.fillRect(self.rect(), tokens.sunken)
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), tokens.line)
        hairline(painter, px(16), self.width() - px(16), self._mark.y() - px(4), tokens.line)
        painter.end()

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(12), px(9), px(12))
        column.setSpacing(px(4))
        column.addWidget(self.committee)
        column.addSpacing(px(8))
        column.addWidget(self._scrolled(), 1)
        column.addWidget(self._mark)
        column.addWidget(self.settings)

    def _scrolled(self) -> QScrollArea:
        """The sections; in a low window with large text they scroll, and none is squeezed."""
        area, inside = QScrollArea(self), QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(4))
        for item in self._items:
            column.addWidget(item)
        column.addStretch(1)
        scroll(area, inside)
        return area

    def _width(self) -> int:
        if self._compact:
            return self._theme.px(metrics.SIDEBAR_ROW + 12 + 17)
        step = self._theme.px(metrics.SIDEBAR_STEP)
        width = self._theme.px(metrics.SIDEBAR)
        needed = max(item.needed_width() for item in (*self._items, self.settings)) + self._theme.px(17)
        while width < needed:
            width += step
        return width

    def _item(self, key: str) -> SidebarItem:
        return next(item for item in self._items if item.key == key)

    def _clicked(self) -> None:
        item = self.sender()
        if isinstance(item, SidebarItem):
            self.chosen.emit(item.key)
