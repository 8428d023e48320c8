"""What stands above the minutes of an item: titles, what belongs to it, its time, the state of its languages?"""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.domain.texts import Language, other
from ctj_desktop.i18n.outcomes import outcome_line
from ctj_desktop.i18n.words import word
from ctj_desktop.services.minutes.item_sheet import MinuteSheet
from ctj_desktop.services.minutes.outcomes import TREATING
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.minutes.blocks.pair import CONTENT_LANGUAGES, columns
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label, StatePill, Tone, paint_tag
from ctj_desktop.ui.widgets.paint import box, width_of, write
from ctj_desktop.ui.widgets.spoken import speak_as
from ctj_desktop.ui.widgets.surfaces import Chip

BAND, BAR, TIME_WIDTH, NARROW = 28, 4, 116, 560
TITLE = 200
"""Pixels of a title below which the chips leave it the whole row."""
LINES = 2
"""Of a title: one says that it is long, and the meeting reads it from the screen."""
MINUTE = 60
LEAST_WORD = 40


class SpentBar(QWidget):
    """How much of the planned time is gone; past the plan it is full and in the colour of a warning."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._spent, self._planned = theme, 0, 0
        self.setFixedHeight(theme.px(BAR))
        theme.changed.connect(self.update)

    def show_time(self, spent: int, planned: int) -> None:
        """In seconds."""
        self._spent, self._planned = spent, planned
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        box(painter, self.rect(), self.height() / 2, tokens.badge)
        if self._planned > 0 and self._spent > 0:
            over = self._spent > self._planned
            width = round(self.width() * min(1.0, self._spent / self._planned))
            part = QRect(0, 0, max(self.height(), width), self.height())
            box(painter, part, self.height() / 2, tokens.warning if over else tokens.accent)
        painter.end()


class LanguageBand(QWidget):
    """FR and DE over their columns, each with its state by icon and word."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        speak_as(self, QAccessible.Role.StaticText)
        self._states: tuple[tuple[str, str, str], ...] = (("", "", "muted"), ("", "", "muted"))
        self.setObjectName("minutes.languages")
        self.setFixedHeight(theme.px(BAND))
        theme.changed.connect(self._restyle)

    def show_states(self, french: tuple[str, str, str], german: tuple[str, str, str]) -> None:
        """Icon, word and colour of each side."""
        if (french, german) != self._states:
            self._states = (french, german)
            self.setAccessibleName(f"FR: {french[1]} · DE: {german[1]}")
            self.setToolTip("\n".join((f"FR: {french[1]}", f"DE: {german[1]}")))
            self.update()

    def words(self) -> tuple[str, str]:
        """What is said of French and of German."""
        return self._states[0][1], self._states[1][1]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        box(painter, self.rect(), px(metrics.RADIUS_TAG), theme.tokens.sunken)
        for column, language, state in zip(columns(theme, self.width()), CONTENT_LANGUAGES, self._states, strict=True):
            tag = QRect(column.x(), (self.height() - px(20)) // 2, px(metrics.TAG_WIDTH), px(20))
            paint_tag(painter, theme, tag, language.value.upper(), side=False)
            icon, word, colour = state
            size = px(metrics.ICON)
            where = QRect(tag.right() + px(10), (self.height() - size) // 2, size, size)
            if icon:
                theme.draw_icon(painter, icon, theme.colour(colour), where)
            room = QRect(where.right() + px(8), 0, column.right() - where.right() - px(8), self.height())
            if room.width() > px(LEAST_WORD):  # the icon says it, and the tool tip
                write(painter, room, word, theme.font(Type.CAPTION), theme.colour(colour))
        painter.end()

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(BAND))
        self.update()


class MinuteHead(QWidget):
    """Number, titles, chips, time."""

    project_asked = Signal()
    documents_asked = Signal()
    outcome_asked = Signal()
    note_asked = Signal()
    tabbed = Signal()
    """Tab goes on from the last chip to the blocks."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        theme = desk.theme
        self.number = Label(theme, Type.CARD, "muted", name="minutes.number", parent=self)
        self.title = Label(theme, Type.CARD, wrap=True, most=LINES, name="minutes.title", parent=self)
        self.second = Label(theme, Type.BODY, "muted", elide=True, name="minutes.title.second", parent=self)
        self.closed = StatePill(theme, parent=self)
        self.closed.setObjectName("minutes.closed")
        self._documents = "", ""
        self.project = Chip(theme, "minutes.project", "kanban", self)
        self.documents = Chip(theme, "minutes.documents", "paperclip", self)
        self.outcome = Chip(theme, "minutes.outcome", "flag", self)
        self.note = Chip(theme, "minutes.chair_note", "user-circle", self)
        self.time = Label(theme, Type.STRONG, name="minutes.time", parent=self)
        self.bar = SpentBar(theme, self)
        self.project.clicked.connect(self.project_asked)
        self.documents.clicked.connect(self.documents_asked)
        self.outcome.clicked.connect(self.outcome_asked)
        self.note.clicked.connect(self.note_asked)
        self._lay_out()

    def last_stop(self) -> QWidget | None:
        """The last chip, where Shift+Tab arrives."""
        return next(
            (chip for chip in (self.outcome, self.note, self.documents, self.project) if not chip.isHidden()), None
        )

    def focusNextPrevChild(self, forward: bool) -> bool:
        last = self.last_stop()
        if forward and last is not None and last.hasFocus():
            self.tabbed.emit()
            return True
        return super().focusNextPrevChild(forward)

    def show_sheet(self, sheet: MinuteSheet) -> None:
        """The title first in the language of the window; whole in the tool tip and for a screen reader."""
        t = self._desk.t
        first = content_language(t)
        self.number.say(sheet.number)
        titles = (sheet.item.title.text(first), sheet.item.title.text(other(first)))
        for label, text in zip((self.title, self.second), titles, strict=True):
            label.say(text or self._untitled(first if label is self.title else other(first)))
            label.setAccessibleName(label.text())
        self.closed.setVisible(sheet.item.closed)
        self.closed.say(t("closed item"), Tone.QUIET, "lock-simple")
        self.project.setVisible(sheet.project is not None)
        if sheet.project is not None:
            number, title = sheet.project.number or t("project"), sheet.project.title.or_other(first)
            self.project.say(number)
            self.project.setToolTip(f"{number} · {title}")
            self.project.setAccessibleName(t("Open the project {name}").format(name=t.quote(title)))
        self.documents.setVisible(sheet.documents > 0)
        said = t.n("{count} document", "{count} documents", sheet.documents).format(count=sheet.documents)
        self._documents = str(sheet.documents), said
        self.note.setVisible(sheet.noted)
        self.note.say(t("Note"))
        self.note.setAccessibleName(t("Note for the chair"))
        self.note.setToolTip(t("Note for the chair"))
        self._show_outcome(sheet)
        self._fit()

    def _show_outcome(self, sheet: MinuteSheet) -> None:
        """Its kind in a word; whole in the tool tip. Before the convocation nothing became of an item."""
        t, became = self._desk.t, sheet.became
        self.outcome.setVisible(sheet.state in TREATING or became is not None)
        if became is None:
            self.outcome.say(t("Outcome…"))
            said = t("Record what became of it")
        else:
            self.outcome.say(word(t, became.outcome.outcome))
            said = t("What became of it: {outcome}").format(outcome=outcome_line(t, became))
        self.outcome.setAccessibleName(said)
        self.outcome.setToolTip(said)

    def show_clock(self, spent: int | None, planned: int | None) -> None:
        """Seconds; None for an item that was not called up, or without planned time."""
        t = self._desk.t
        shown = [_clock(value) for value in (spent, planned) if value is not None]
        both = t("{spent} of {planned}").format(spent=shown[0], planned=shown[1]) if len(shown) > 1 else ""
        self.time.say(both or "".join(shown))
        self.time.recolour("warning" if spent is not None and planned is not None and spent > planned else "text")
        self.time.setVisible(bool(shown))
        self.bar.setVisible(spent is not None and bool(planned))
        self.bar.show_time(spent or 0, planned or 0)

    def _untitled(self, language: Language) -> str:
        t = self._desk.t
        return t("no German title") if language is Language.DE else t("no French title")

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        titles, time, whole = QVBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        titles.setSpacing(0)
        titles.addWidget(self.title)
        titles.addWidget(self.second)
        time.setSpacing(px(4))
        time.addStretch(1)
        time.addWidget(self.time, 0, Qt.AlignmentFlag.AlignRight)
        time.addWidget(self.bar)
        time.addStretch(1)
        self.bar.setMinimumWidth(px(TIME_WIDTH))
        self.bar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._row, self._below = QHBoxLayout(), QHBoxLayout()
        self._row.setSpacing(px(8))
        self._row.addWidget(self.number)
        self._row.addLayout(titles, 1)
        self._row.addLayout(time)
        self._below.setSpacing(px(8))
        self._below.addStretch(1)
        whole.setContentsMargins(px(16), px(8), px(16), px(8))
        whole.setSpacing(px(4))
        whole.addLayout(self._row)
        whole.addLayout(self._below)
        self._narrow: bool | None = None
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The title needs the room: first the word of the documents goes, then every chip stands below it."""
        figure, words = self._documents
        px, title = self._desk.theme.px, width_of(self.title.font(), self.title.text())
        self.documents.say(figure)
        narrow = self.width() < px(NARROW) or self._room() < min(title, px(TITLE))
        self._put_below(narrow=narrow)
        self.documents.say(words)
        if not narrow and self._room() < title:
            self.documents.say(figure)
        self.documents.setAccessibleName(words)
        self.documents.setToolTip(words)

    def _room(self) -> int:
        """Pixels for the title with every chip beside it."""
        beside = (self.number, self.closed, self.project, self.documents, self.note, self.outcome, self.time)
        taken = sum(one.sizeHint().width() + self._row.spacing() for one in beside if not one.isHidden())
        return self.width() - taken - 2 * self._desk.theme.px(16)

    def _put_below(self, *, narrow: bool) -> None:
        if narrow is self._narrow:
            return
        self._narrow = narrow
        for at, chip in enumerate((self.closed, self.project, self.documents, self.note, self.outcome)):
            self._row.removeWidget(chip)
            self._below.removeWidget(chip)
            if narrow:
                self._below.insertWidget(at, chip)
            else:
                self._row.insertWidget(2 + at, chip, 0, Qt.AlignmentFlag.AlignVCenter)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._desk.theme.px(240), super().minimumSizeHint().height())


def _clock(seconds: int) -> str:
    minutes, rest = divmod(max(0, seconds), MINUTE)
    return f"{minutes}:{rest:02d}" if minutes < MINUTE else f"{minutes // MINUTE}:{minutes % MINUTE:02d}:{rest:02d}"
