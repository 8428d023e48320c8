"""Which keys are there? Read from the acts themselves, so that the list is never wrong."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.domain.hit_order import words_begin
from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.keys import key_parts
from ctj_desktop.ui.frame.tab_order import step_focus
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.frame.window_place import unfold
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.fields import SearchField
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.paint import CENTRE, box, width_of, write
from ctj_desktop.ui.widgets.spoken import speak_as
from ctj_desktop.ui.window.all_acts import ACTS
from ctj_desktop.ui.window.menus import MENUS, acts_in

LISTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Open what is chosen"), ("Return",)),
    (N_("Edit in place"), ("F2",)),
    (N_("Give up what was typed"), ("Esc",)),
    (N_("First and last row"), ("Home", "End")),
    (N_("Menu of what is chosen"), ("Shift+F10",)),
    (N_("From field to field"), ("Tab", "Shift+Tab")),
)
"""Keys that lists and fields know by themselves."""
IN_LISTS = N_("In lists and fields")


class Caps(QWidget):
    """A shortcut as the caps that are pressed; two shortcuts stand beside each other."""

    def __init__(self, desk: Desk, shortcuts: Sequence[QKeySequence], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._chords = [key_parts(desk.t, keys) for keys in shortcuts]
        self.setAccessibleName(", ".join("+".join(chord) for chord in self._chords))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What is shown."""
        return " · ".join("+".join(chord) for chord in self._chords)

    def sizeHint(self) -> QSize:
        return QSize(sum(width for _, width, _ in self._pieces()), self._theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px, left = self._theme.tokens, self._theme.px, 0
        for text, width, is_cap in self._pieces():
            if is_cap:
                cap = QRect(left, px(2), width - px(4), px(20))
                box(painter, cap, px(metrics.RADIUS_TAG), tokens.sunken, tokens.control)
                write(painter, cap, text, self._theme.font(Type.CAPTION), tokens.text, CENTRE)
            left += width
        painter.end()

    def _pieces(self) -> list[tuple[str, int, bool]]:
        """Text, width, and whether it is a cap, from left to right."""
        px, font = self._theme.px, self._theme.font(Type.CAPTION)
        found: list[tuple[str, int, bool]] = []
        for at, chord in enumerate(self._chords):
            if at:
                found.append(("", px(12), False))
            for key in chord:
                found.append((key, max(px(20), width_of(font, key) + px(12)) + px(4), True))
        return found


class KeyList(QDialog):
    """Every act that has a key, by the part of the program it stands in; typing narrows the list."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        theme, t = desk.theme, desk.t
        self.setObjectName("dialog.keys")
        self.setWindowTitle(t("Keys"))
        self._groups: list[tuple[QWidget, list[tuple[str, QWidget]]]] = []
        self.search = SearchField(theme, "dialog.keys.search", parent=self)
        self.search.say(t("Find an act or a key"))
        self.search.textChanged.connect(self._narrow)
        self._nothing = Label(theme, Type.BODY, "muted", name="dialog.keys.nothing", parent=self)
        self._nothing.say(t("Nothing found"))
        self._nothing.hide()
        close = Button(theme, "dialog.keys.close", ButtonKind.PRIMARY, parent=self)
        close.say(t("Close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(metrics.PAGE_MARGIN)] * 4)
        column.setSpacing(theme.px(metrics.GAP_WIDE))
        column.addWidget(self.search)
        column.addWidget(self._nothing)
        column.addWidget(self._scrolled(), 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        unfold(self, theme.px(600), theme.px(600))
        self.search.setFocus()

    @classmethod
    def show_to(cls, desk: Desk, parent: QWidget) -> None:
        """Shows the list until it is closed."""
        dialog = cls(desk, parent)
        dialog.exec()
        dialog.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return step_focus(self, self.focusWidget(), forward)

    def shown(self) -> list[str]:
        """The acts that the list shows now."""
        return [name for _, rows in self._groups for name, row in rows if row.isVisibleTo(self)]

    def _scrolled(self) -> QScrollArea:
        t = self._desk.t
        area = QScrollArea(self)
        area.setObjectName("dialog.keys.area")
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        speak_as(area, QAccessible.Role.Pane)
        area.setAccessibleName(t("Keys"))
        inside = QWidget(area)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, self._desk.theme.px(metrics.GAP), 0)
        column.setSpacing(0)
        for heading, entries in self._entries():
            if entries:
                column.addWidget(self._group(heading, entries, inside))
        column.addStretch(1)
        area.setWidget(inside)
        return area

    def _entries(self) -> list[tuple[str, list[tuple[str, list[QKeySequence]]]]]:
        """By menu: what stands in none belongs to the window."""
        t, actions = self._desk.t, self._desk.actions
        words = {act.spec.key: t(act.spec.text).replace("&", "").rstrip("…") for act in ACTS}
        placed = {key for _, _, entries in MENUS for key in acts_in(entries)}
        keys = [act.spec.key for act in ACTS]
        parts = [(t(title), [key for key in keys if key in acts_in(entries)]) for _, title, entries in MENUS]
        parts.append((t("Window"), [key for key in keys if key not in placed]))
        found = []
        for heading, part in parts:
            with_keys = [(key, actions[key].shortcuts()) for key in part if actions[key].shortcuts()]
            named = [(words[key], shortcuts) for key, shortcuts in with_keys]
            found.append((heading.replace("&", ""), named))
        lists = [(t(text), [QKeySequence(key) for key in shortcuts]) for text, shortcuts in LISTS]
        return [*found, (t(IN_LISTS), lists)]

    def _group(self, heading: str, entries: list[tuple[str, list[QKeySequence]]], parent: QWidget) -> QWidget:
        theme = self._desk.theme
        group = QWidget(parent)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, theme.px(metrics.GAP_WIDE))
        column.setSpacing(0)
        head = Label(theme, Type.CARD, parent=group)
        head.say(heading)
        column.addWidget(head)
        rows: list[tuple[str, QWidget]] = []
        for name, shortcuts in entries:
            row = QWidget(group)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, theme.px(2), 0, theme.px(2))
            label, caps = Label(theme, elide=True, parent=row), Caps(self._desk, shortcuts, row)
            label.say(name)
            line.addWidget(label, 1)
            line.addWidget(caps)
            column.addWidget(row)
            rows.append((f"{name} {caps.text()}", row))
        self._groups.append((group, rows))
        return group

    def _narrow(self, typed: str) -> None:
        fold, any_shown = self._desk.t.sort_key, False
        wanted = fold(typed)
        for group, rows in self._groups:
            fitting = 0
            for name, row in rows:
                fits = words_begin(wanted, fold(name)) or typed.casefold() in name.casefold()
                row.setVisible(fits)
                fitting += fits
            group.setVisible(bool(fitting))
            any_shown = any_shown or bool(fitting)
        self._nothing.setVisible(not any_shown)
