"""Who or what is meant after `@` or `#`? A list at the cursor, narrowed as one types, accents folded."""

import re
from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain import marks
from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.errors import N_, StoreError
from ctj_desktop.services.meetings.people_meant import persons_like
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.record_pages import icon_of
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.minutes.blocks.edit import BlockEdit
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.paint import RIGHT, box, write
from ctj_desktop.ui.widgets.spoken import announce

VISIBLE, WIDTH, PAUSE_MILLISECONDS, SEARCHED = 7, 380, 60, 16
_ASKED = re.compile(r"(?:^|(?<=[\s(«„\"]))(?P<sign>[@#])(?P<words>[^\s@#\n](?:[^@#\n]{0,38}[^\s@#\n])?)?$")
MENTIONED_KINDS = {
    "project": N_("Project"),
    "decision": N_("Decision"),
    "agenda_item": N_("Item"),
    "task": N_("Task"),
    "meeting": N_("Meeting"),
}
"""Records that minutes name."""


class PickerLine(PositionalValue):
    """One line of the list; `name` is what stands in the text."""

    name: str
    beside: str
    icon: str
    record: UUID


class MentionPicker(QWidget):
    """Up, Down, Enter and Escape work while the list is open; typing goes on in the editor."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, meeting: Callable[[], MeetingId | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._meeting = desk, workspace, meeting
        self._editor: BlockEdit | None = None
        self._typed = 0
        self._choices: list[PickerLine] = []
        self._current = 0
        self._refused = ""
        self.setObjectName("minutes.picker")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._soon.timeout.connect(self._look)
        self.hide()

    def serve(self, editor: BlockEdit) -> None:
        """Watches an editor for the two signs."""
        editor.installEventFilter(self)
        editor.textEdited.connect(lambda _text, editor=editor: self._asked(editor))

    def names(self) -> tuple[str, ...]:
        """What is offered now."""
        return tuple(choice.name for choice in self._choices)

    def look_now(self) -> None:
        """Without waiting for a pause."""
        self._soon.stop()
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._editor or not self.isVisible():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self._close()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move_to(self._row_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._move_to(self._row_at(event.position().toPoint()))
        self._choose()

    def sizeHint(self) -> QSize:
        px = self._desk.theme.px
        return QSize(px(WIDTH), len(self._choices) * px(metrics.ROW) + px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._desk.theme.tokens, self._desk.theme.px
        box(painter, self.rect(), px(metrics.RADIUS_CARD), tokens.surface, tokens.control)
        for at, choice in enumerate(self._choices):
            self._paint_choice(painter, at, choice)
        painter.end()

    # inside

    def _asked(self, editor: BlockEdit) -> None:
        found = _ASKED.search(editor.before_cursor())
        if found is None or found[0] == self._refused:
            self._close()
            return
        self._editor, self._refused = editor, ""
        self._typed = len(found[0].encode("utf-16-le")) // 2
        self._soon.start()

    def _look(self) -> None:
        """Reads once the typing pauses: a keystroke waits for nothing."""
        editor = self._editor
        found = _ASKED.search(editor.before_cursor()) if editor is not None else None
        if editor is None or found is None or not editor.hasFocus():
            self._close()
            return
        words = (found["words"] or "").strip()
        self._choices = list(self._persons(words) if found["sign"] == "@" else self._records(words))[:VISIBLE]
        self._current = 0
        if not self._choices:
            if self.isVisible():
                announce(editor, self._desk.t("Nothing found"), instead=True)
            self.hide()
            return
        self._place(editor)
        self.show()
        self.raise_()
        self._tell()

    def _persons(self, words: str) -> Sequence[PickerLine]:
        language, meeting = content_language(self._desk.t), self._meeting()
        if meeting is None:
            return []
        found = persons_like(self._workspace.store, meeting, words, VISIBLE)
        return [PickerLine(one.name, one.beside.or_other(language), "user", one.person) for one in found]

    def _records(self, words: str) -> Sequence[PickerLine]:
        if not words:
            return []
        try:
            found = self._workspace.store.search(words, limit=SEARCHED, kinds=tuple(MENTIONED_KINDS))
        except StoreError:
            return []
        german = self._desk.t.language == "de"
        return [
            PickerLine(
                _short(hit.german if german and hit.german else hit.title),
                self._desk.t(MENTIONED_KINDS[hit.kind]),
                icon_of(hit.kind),
                hit.id,
            )
            for hit in found
            if hit.title or hit.german
        ]

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move_to(self._current + (1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            found = _ASKED.search(self._editor.before_cursor()) if self._editor else None
            self._refused = found[0] if found else ""
            self._close()
        else:
            return False
        return True

    def _choose(self) -> None:
        editor = self._editor
        if editor is None or not self._choices:
            return
        choice = self._choices[self._current]
        length = self._typed
        self._close()
        editor.replace_before(length, marks.markup([marks.MarkedRun(choice.name, mention=choice.record)]))
        editor.insert(" ")
        announce(editor, choice.name, instead=True)

    def _close(self) -> None:
        self._soon.stop()
        self._choices = []
        self.hide()

    def _place(self, editor: BlockEdit) -> None:
        """Below the line being typed, above it where there is no room."""
        owner = self.parentWidget()
        assert owner is not None
        line = editor.cursorRect()
        size = self.sizeHint()
        below = editor.viewport().mapTo(owner, QPoint(line.x(), line.bottom() + 6))
        above = editor.viewport().mapTo(owner, QPoint(line.x(), line.top() - 6)).y() - size.height()
        x = max(4, min(below.x(), owner.width() - size.width() - 4))
        fits = below.y() + size.height() <= owner.height() or above < 0
        self.setGeometry(QRect(QPoint(x, below.y() if fits else above), size))

    def _paint_choice(self, painter: QPainter, at: int, choice: PickerLine) -> None:
        theme, px = self._desk.theme, self._desk.theme.px
        row = QRect(px(4), px(4) + at * px(metrics.ROW), self.width() - px(8), px(metrics.ROW))
        if at == self._current:
            box(painter, row, px(metrics.RADIUS_TAG), theme.tokens.selection)
        size = px(metrics.ICON)
        icon = QRect(row.x() + px(8), row.y() + (row.height() - size) // 2, size, size)
        theme.draw_icon(painter, choice.icon, theme.tokens.muted, icon)
        beside = QRect(row.right() - px(150), row.y(), px(142), row.height())
        used = write(painter, beside, choice.beside, theme.font(Type.CAPTION), theme.tokens.muted, RIGHT)
        room = beside.right() - used - px(8) - icon.right() - px(8)
        text = QRect(icon.right() + px(8), row.y(), room, row.height())
        font = theme.font(Type.STRONG if at == self._current else Type.BODY)
        write(painter, text, choice.name, font, theme.tokens.text)

    def _move_to(self, at: int) -> None:
        if 0 <= at < len(self._choices):
            self._current = at
            self.update()
            self._tell()

    def _row_at(self, point: QPoint) -> int:
        px = self._desk.theme.px
        return (point.y() - px(4)) // px(metrics.ROW)

    def _tell(self) -> None:
        choice, place = self._choices[self._current], self._desk.t("{place} of {count}")
        place = place.format(place=self._current + 1, count=len(self._choices))
        self.setAccessibleName(", ".join(filter(None, (choice.name, choice.beside, place))))
        if self._editor is not None:
            announce(self._editor, self.accessibleName(), instead=True)


def _short(text: str) -> str:
    """A name that fits into a sentence."""
    return " ".join(text.split())[:80]
