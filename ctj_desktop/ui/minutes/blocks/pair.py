"""How are both languages of one block typed side by side, in one frame?"""

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QAccessible, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from ctj_desktop.domain.texts import Language
from ctj_desktop.ui.minutes.blocks.edit import BlockEdit
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.paint import RIGHT, box, write
from ctj_desktop.ui.widgets.spoken import announce, speak_as
from ctj_desktop.ui.widgets.text_area import press_nearest

CONTENT_LANGUAGES = (Language.FR, Language.DE)
COLUMN_GAP, INSET, ABOVE = 24, 16, 6
HEAD_HEIGHT, STRIPE = 24, 4


def columns(theme: Theme, width: int) -> tuple[QRect, QRect]:
    """The French and the German column of a block of that width: equal, 24 apart, on the same line in every block."""
    inset, gap = theme.px(INSET), theme.px(COLUMN_GAP)
    each = max(1, (width - 2 * inset - gap) // 2)
    return QRect(inset, 0, each, 0), QRect(width - inset - each, 0, each, 0)


class BlockPair(QWidget):
    """Two editors whose tops align; a head says what the line will become, a note what is wrong with it."""

    grew = Signal()
    left = Signal()
    """The keyboard went somewhere else; asked once the next widget has it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        speak_as(self, QAccessible.Role.Grouping)
        self.setObjectName(name)
        self.fr = BlockEdit(theme, f"{name}.fr", self)
        self.de = BlockEdit(theme, f"{name}.de", self)
        self._head: tuple[str, str, str, str] | None = None
        self._note = Label(theme, Type.CAPTION, "error", wrap=True, name=f"{name}.note", parent=self)
        self._note.hide()
        self._height = 0
        for edit in (self.fr, self.de):
            edit.grew.connect(self._fit)
            edit.focused.connect(self._focus_moved)
        theme.changed.connect(self._fit)

    def edit(self, language: Language) -> BlockEdit:
        """The editor of one language."""
        return self.de if language is Language.DE else self.fr

    def language(self) -> Language | None:
        """Which editor has the keyboard."""
        return next((language for language in CONTENT_LANGUAGES if self.edit(language).hasFocus()), None)

    def texts(self) -> tuple[str, str]:
        """French and German as typed."""
        return self.fr.text(), self.de.text()

    def put(self, fr: str, de: str) -> None:
        """Shows two texts that nobody typed."""
        self.fr.put(fr)
        self.de.put(de)

    def say(self, french: str, german: str, waiting: tuple[str, str] = ("", "")) -> None:
        """The spoken names, and what stands in an empty editor."""
        for edit, name, hint in ((self.fr, french, waiting[0]), (self.de, german, waiting[1])):
            edit.setAccessibleName(name)
            edit.wait_for(hint)
            edit.setToolTip(hint)

    def show_head(self, icon: str = "", word: str = "", facts: str = "", tone: str = "muted") -> None:
        """What the line becomes, with facts at the right; without a word no head."""
        head = (icon, word, facts, tone) if word else None
        if head != self._head:
            self._head = head
            self._fit()
            self.update()
            self.setAccessibleName(", ".join(filter(None, (word, facts))))
            if self.language() is not None:
                announce(self, self.accessibleName(), instead=True)

    def head(self) -> tuple[str, str]:
        """Word and facts of the head; empty without one."""
        return (self._head[1], self._head[2]) if self._head else ("", "")

    def note(self, text: str, tone: str = "error") -> None:
        """One sentence below; empty takes it away."""
        self._note.recolour(tone)
        self._note.say(text)
        self._note.setVisible(bool(text))
        for language in CONTENT_LANGUAGES:
            self.edit(language).setAccessibleDescription(text)
        self._fit()

    def note_text(self) -> str:
        """What is said below."""
        return self._note.text()

    def wanted_height(self) -> int:
        """For the width it has."""
        px = self._theme.px
        height = 2 * px(ABOVE) + max(self.fr.natural_height(), self.de.natural_height())
        if self._head is not None:
            height += px(HEAD_HEIGHT)
        if self._note.text():
            height += px(4) + self._note.heightForWidth(max(1, self.width() - 2 * px(INSET)))
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole box is the editor: a press beside the lines is one at the nearest of them."""
        press_nearest(self.de if event.position().x() >= self.de.x() else self.fr, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        here = self.language() is not None
        border, width = (tokens.focus, 2.0) if here else (tokens.control, 1.0)
        box(painter, self.rect(), px(metrics.RADIUS), tokens.surface, border, width)
        if self._head is not None:
            self._paint_head(painter, *self._head)
        painter.end()

    def _paint_head(self, painter: QPainter, icon: str, word: str, facts: str, tone: str) -> None:
        theme, px = self._theme, self._theme.px
        size = px(metrics.ICON)
        row = QRect(px(INSET), px(4), self.width() - 2 * px(INSET), px(HEAD_HEIGHT))
        where = QRect(row.x(), row.y() + (row.height() - size) // 2, size, size)
        theme.draw_icon(painter, icon, theme.tokens.accent, where)
        beside = row.adjusted(size + px(8), 0, 0, 0)
        used = write(painter, beside, word, theme.font(Type.LABEL), theme.tokens.accent)
        right = beside.adjusted(used + px(12), 0, 0, 0)
        write(painter, right, facts, theme.font(Type.CAPTION), theme.colour(tone), RIGHT)

    def _fit(self) -> None:
        self._arrange()
        height = self.wanted_height()
        if height != self._height:
            self._height = height
            self.grew.emit()

    def _arrange(self) -> None:
        px = self._theme.px
        top = px(ABOVE) + (px(HEAD_HEIGHT) if self._head is not None else 0)
        left, right = columns(self._theme, self.width())
        self.fr.setGeometry(left.x(), top, left.width(), self.fr.natural_height())
        self.de.setGeometry(right.x(), top, right.width(), self.de.natural_height())
        if self._note.text():
            width = max(1, self.width() - 2 * px(INSET))
            below = top + max(self.fr.natural_height(), self.de.natural_height()) + px(4)
            self._note.setGeometry(px(INSET), below, width, self._note.heightForWidth(width))

    def _focus_moved(self, here: bool) -> None:
        self.update()
        if not here:
            self._ask_later()

    def _ask_later(self) -> None:
        QTimer.singleShot(0, self, self._ask)

    def _ask(self) -> None:
        if not self.isVisible():  # the page was left, and what stood here was asked for then
            return
        now = QApplication.focusWidget()
        if now is not None and not self.isAncestorOf(now):
            self.left.emit()
