"""What does a button look like, at rest, under the pointer, with the keyboard on it, and out of use?"""

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QEnterEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QStatusTipEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.paint import box, width_of, write


class ButtonKind(Enum):
    """Rank of a button; a region of a screen has at most one `PRIMARY`."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    DANGER = "danger"
    LINK = "link"


class WordedButton(QAbstractButton):
    """A button whose words may be somebody's: `&` is a sign like any other, and makes no letter a key."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setShortcut(QKeySequence())


ARROWS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down)


class Button(WordedButton):
    """A push button; Enter and Space press it, a shortcut hint may stand behind its word.

    Ctrl+Enter is the act of the whole dialog, on whichever button the keyboard stands.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        kind: ButtonKind = ButtonKind.PLAIN,
        *,
        icon: str = "",
        compact: bool = False,
        once: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`once`: a double click presses it once, since what it does next would be done to something else."""
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._icon = icon
        self._compact, self._once = compact, once
        self._hint, self._tip, self._why_not = "", "", ""
        self._earlier: Button | None = None
        self._pressed_at: int | None = None  # milliseconds, as events of the system have them
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def say(self, text: str, *, hint: str = "", name: str = "", tip: str = "") -> None:
        """Word on the button, muted hint behind it, and the spoken name where the word is not enough."""
        self.setText(text)
        self._hint = hint
        self.setAccessibleName(name or text)
        self._tip = tip or (name if not text else "")
        self.setToolTip(self._why_not or self._tip)
        self.updateGeometry()
        self.update()

    def usable_unless(self, why_not: str) -> None:
        """A reason against it stands in the tool tip and in the strip, and is spoken."""
        gone, self._why_not = bool(self._why_not) and not why_not, why_not
        self.setEnabled(not why_not)
        self.setToolTip(why_not or self._tip)
        self.setStatusTip(why_not)
        self.setAccessibleDescription(why_not)
        if gone and self.underMouse():  # Qt tells the strip only when the pointer comes or goes
            QApplication.sendEvent(self, QStatusTipEvent(""))

    def set_icon(self, icon: str) -> None:
        """Another icon for another state."""
        self._icon = icon
        self.update()

    def follow(self, action: QAction) -> None:
        """The button triggers the action, and says why it cannot be used as the action does."""
        self.clicked.connect(action.trigger)
        self._action = action
        self._as_the_action()
        action.changed.connect(self._as_the_action)

    def comes_after(self, earlier: "Button") -> None:
        """It stands where that one stood: the second click of a double click on that one does not press it."""
        self._earlier = earlier

    def sizeHint(self) -> QSize:
        px = self._theme.px
        height = px(metrics.BUTTON_COMPACT if self._compact else metrics.BUTTON)
        if not self.text():
            return QSize(height, height)
        width = 2 * self._padding() + width_of(self._font(), self.text()) + 2
        if self._icon:
            width += px(metrics.ICON) + self._gap()
        if self._hint:
            width += px(metrics.GAP) + width_of(self._theme.font(Type.CAPTION), self._hint)
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            elif not event.isAutoRepeat():  # a key that is held down presses once
                self.click()
        elif event.key() in ARROWS:
            event.setAccepted(self._go_beside(-1 if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up) else 1))
        else:
            super().keyPressEvent(event)

    def _go_beside(self, step: int) -> bool:
        """Arrows go from button to button in one row; Qt would go on to whatever Tab reaches next.

        Qt's chain of the keyboard is not walked here: what it returns would go from Python when this button goes.
        """
        row = self.parentWidget()
        buttons = (one for one in (row.children() if row is not None else ()) if isinstance(one, Button))
        beside = sorted(
            (one for one in buttons if one.isVisible() and one.isEnabled()), key=lambda one: (one.y(), one.x())
        )
        at = beside.index(self) + step if self in beside else -1
        if not 0 <= at < len(beside):
            return False
        beside[at].setFocus(Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        now, earlier = int(event.timestamp()), self._earlier
        before = earlier._pressed_at if earlier is not None else None
        self._pressed_at = now
        if earlier is not None and before is not None and 0 <= now - before < QApplication.doubleClickInterval():
            earlier._pressed_at = now  # whoever goes on clicking presses nothing
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._once:
            super().mouseDoubleClickEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        self._paint_content(painter, self._ink())
        painter.end()

    def _as_the_action(self) -> None:
        self.usable_unless(self._action.statusTip())

    def _paint_ground(self, painter: QPainter) -> None:
        fill, border = self._ground()
        radius = self._theme.px(metrics.RADIUS)
        rect = self.rect()
        if self.hasFocus():
            tokens = self._theme.tokens
            box(
                painter,
                rect,
                radius,
                tokens.surface if self._kind is not ButtonKind.LINK else None,
                tokens.focus,
                2,
            )
            if self._kind in (ButtonKind.QUIET, ButtonKind.LINK):
                return
            rect = rect.adjusted(3, 3, -3, -3)
            radius -= 3
        if fill is not None or border is not None:
            box(painter, rect, radius, fill, border)

    def _ground(self) -> tuple[QColor | None, QColor | None]:
        tokens = self._theme.tokens
        over = self.underMouse() or self.isDown()
        if self._kind is ButtonKind.LINK:
            return (tokens.hover if over and self.isEnabled() else None), None
        if not self.isEnabled():
            bare = self._kind is ButtonKind.QUIET and not self.text()
            return (None, None) if bare else (tokens.sunken, tokens.line)
        if self._kind is ButtonKind.PRIMARY:
            return (tokens.accent_hover if over else tokens.accent), None
        if self._kind is ButtonKind.QUIET:
            return (tokens.hover if over else None), None
        border = tokens.error if self._kind is ButtonKind.DANGER else tokens.control
        return (tokens.hover if over else tokens.surface), border

    def _ink(self) -> QColor:
        tokens = self._theme.tokens
        if not self.isEnabled():
            return tokens.muted
        return {
            ButtonKind.PRIMARY: tokens.on_accent,
            ButtonKind.DANGER: tokens.error,
            ButtonKind.LINK: tokens.accent,
        }.get(self._kind, tokens.text)

    def _hint_ink(self) -> QColor:
        """Muted, but on the ground of the accent, where muted is not read."""
        return self._ink() if self._kind is ButtonKind.PRIMARY else self._theme.tokens.muted

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        px = self._theme.px
        icon, word = px(metrics.ICON), width_of(self._font(), self.text())
        hint = width_of(self._theme.font(Type.CAPTION), self._hint) + px(metrics.GAP) if self._hint else 0
        total = word + hint + (icon if self._icon else 0) + (self._gap() if self._icon and word else 0)
        left = self._padding() if self._kind is ButtonKind.LINK else max(2, (self.width() - total) // 2)
        if self._icon:
            middle = (self.height() - icon) // 2
            self._theme.draw_icon(painter, self._icon, ink, QRect(left, middle, icon, icon))
            left += icon + self._gap()
        space = QRect(left, 0, self.width() - left - 2, self.height())
        write(painter, space, self.text(), self._font(), ink)
        if self._hint:
            behind = space.adjusted(word + px(metrics.GAP), 0, 0, 0)
            write(painter, behind, self._hint, self._theme.font(Type.CAPTION), self._hint_ink())

    def font_kind(self) -> Type:
        """How the word is written."""
        return Type.STRONG if self._kind in (ButtonKind.PRIMARY, ButtonKind.LINK) else Type.BODY

    def _font(self) -> QFont:
        return self._theme.font(self.font_kind())

    def _padding(self) -> int:
        if self._kind is ButtonKind.LINK:
            return self._theme.px(metrics.GAP_SMALL)
        return self._theme.px(metrics.GAP if self._compact else metrics.GAP_WIDE)

    def _gap(self) -> int:
        return self._theme.px(6 if self._compact else metrics.GAP)
