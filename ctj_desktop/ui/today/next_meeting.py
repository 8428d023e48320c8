"""How is the next meeting shown: its day as a tile, how far it is prepared, and what comes after it?"""

from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.meetings import number_said
from ctj_desktop.services.workspace.today import CallWindow, NextMeeting, Today
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.today.rows import LineList
from ctj_desktop.ui.today.words import call_head, in_days, later_lines, more_of, preparation_lines
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.paint import CENTRE, LEFT, RIGHT, box, width_of, write
from ctj_desktop.ui.widgets.surfaces import Card, EmptyState, Hairline

TILE, SEGMENT, FORTNIGHT = 72, 18, 14


class DateTile(QWidget):
    """Month, day and weekday in a tinted square; a meeting without a day shows a dash."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ("", "–", "")
        self.setFixedSize(theme.px(TILE), theme.px(TILE))
        theme.changed.connect(self.update)

    def show_day(self, t: Translator, day: date | None) -> None:
        """Another day."""
        self._words = ("", "–", "")
        if day is not None:
            self._words = (t.month(day).split("\u00a0")[0], str(day.day), t.weekday(day))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        box(painter, self.rect(), px(8), tokens.selection)
        month, day, weekday = self._words
        wide = self.width()
        write(painter, QRect(0, px(4), wide, px(16)), month, self._theme.font(Type.LABEL), tokens.accent, CENTRE)
        write(painter, QRect(0, px(19), wide, px(32)), day, self._theme.font(Type.FIGURE), tokens.text, CENTRE)
        write(painter, QRect(0, px(50), wide, px(18)), weekday, self._theme.font(Type.CAPTION), tokens.muted, CENTRE)
        painter.end()


class Segments(QWidget):
    """One segment for each preparation, those that are done first; the figures stand beside it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._done, self._all = theme, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_progress(self, done: int, of: int) -> None:
        """How many of how many."""
        self._done, self._all = done, of
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(1, self._all) * self._theme.px(SEGMENT), self._theme.px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        step = self.width() / max(1, self._all)
        for at in range(self._all):
            left = round(at * step)
            where = QRect(left, px(1), round((at + 1) * step) - left - px(2), px(6))
            box(painter, where, px(3), tokens.accent if at < self._done else tokens.badge)
        painter.end()


class MeetingCard(Card):
    """The next meeting, what it needs, and the meetings after it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "today.next", padded=False, parent=parent)
        self.tile = DateTile(theme, self)
        self.when = Label(theme, Type.LABEL, "accent", elide=True, name="today.next.when", parent=self)
        self.title = Label(theme, Type.CARD, elide=True, name="today.next.title", parent=self)
        self.where = Label(theme, Type.BODY, "muted", elide=True, name="today.next.where", parent=self)
        self.count = Label(theme, Type.CAPTION, "muted", name="today.next.count", parent=self)
        self.segments = Segments(theme, self)
        self.open = Button(theme, "today.next.open", icon="arrow-right", parent=self)
        self.rows = LineList(theme, "today.prepare", self)
        self.more = Label(theme, Type.CAPTION, "muted", name="today.next.more", parent=self)
        self.ready = Label(theme, Type.BODY, "muted", wrap=True, name="today.next.ready", parent=self)
        self.later = LineList(theme, "today.later", self)
        self.empty = EmptyState(theme, "today.empty", self)
        self._head, self._rule = QWidget(self), Hairline(theme, self)
        self._later_rule = Hairline(theme, self)
        self._lay_out(theme)

    def show_today(self, t: Translator, shown: Today, *, named: bool, writable: bool) -> None:
        """The next meeting of the day, or the way to the first one."""
        coming = shown.next
        for widget in (self._head, self._rule, self.rows):
            widget.setVisible(coming is not None)
        self.empty.setVisible(coming is None)
        self.more.setVisible(coming is not None and bool(more_of(t, coming)))
        self.ready.setVisible(coming is not None and not coming.left)
        self._show_empty(t, shown, writable=writable)
        if coming is not None:
            self._show_head(t, coming, shown.day, named=named)
            self.rows.show_lines(preparation_lines(t, coming, shown.day))
            self.rows.setAccessibleName(t("What the meeting still needs"))
            self.more.say(more_of(t, coming))
        later = later_lines(t, shown.later, shown.day, named=named)
        self._later_rule.setVisible(bool(later) and bool(coming and coming.left))
        self.later.setVisible(bool(later))
        self.later.show_lines(later)
        self.later.setAccessibleName(t("Later meetings"))

    def _show_head(self, t: Translator, coming: NextMeeting, today: date, *, named: bool) -> None:
        meeting = coming.meeting
        self.tile.show_day(t, meeting.on)
        days = in_days(t, (meeting.on - today).days) if meeting.on else t("date not set")
        under_way = coming.state is MeetingState.IN_SESSION
        first = t("Session under way") if under_way else t("Next meeting")
        self.when.say(f"{first} · {days}")
        self.title.say(_name(t, coming, named=named))
        self.where.say(_where(t, coming))
        done, of = coming.done, len(coming.all)
        self.count.say(t("{done} of {count} preparations done").format(done=done, count=of))
        self.segments.show_progress(done, of)
        self.open.say(t("Go on with the session") if under_way else t("Open the meeting"))
        self.ready.say(t("Everything is prepared."))

    def _show_empty(self, t: Translator, shown: Today, *, writable: bool) -> None:
        button = t("Prepare the first meeting") if shown.is_new else t("New meeting")
        title = t("The first agenda in five minutes") if shown.is_new else t("No meeting ahead")
        sentence = t("When a meeting is planned, what it still needs stands here.")
        if shown.missed is not None:
            title = t("Meeting {number} ended for want of a quorum").format(number=number_said(t, shown.missed))
            sentence = t("It can be called again, with the same agenda.")
            button = t("Call it again")
        if shown.is_new:
            sentence = t(
                "Plan the first meeting: day, hour and place. Its agenda starts from the standing items; "
                "add what is new, and the members who are invited."
            )
        self.empty.nothing_yet(title, sentence, button if writable else "", "calendar-blank")

    def _lay_out(self, theme: Theme) -> None:
        px = theme.px
        words, right = QVBoxLayout(), QVBoxLayout()
        words.setSpacing(px(4))
        for label in (self.when, self.title, self.where):
            words.addWidget(label)
        right.setSpacing(px(6))
        for widget in (self.count, self.segments, self.open):
            right.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(px(16), px(12), px(16), px(12))
        row.setSpacing(px(12))
        row.addWidget(self.tile)
        row.addLayout(words, 1)
        row.addLayout(right)
        self.more.setContentsMargins(px(52), 0, px(16), px(8))
        self.ready.setContentsMargins(px(16), px(12), px(16), px(12))
        self.column.setSpacing(0)
        self.column.setContentsMargins(0, 1, 0, 1)
        for part in (self._head, self._rule, self.rows, self.more, self.ready, self._later_rule, self.later):
            self.column.addWidget(part)
        self.column.addWidget(self.empty)
        self.column.addStretch(1)


def _name(t: Translator, coming: NextMeeting, *, named: bool) -> str:
    meeting, language = coming.meeting, content_language(t)
    number = t("Meeting {number}").format(number=meeting.number) if meeting.number else t("unnumbered meeting")
    body = coming.committee.or_other(language)
    title = meeting.title.or_other(language)
    return " · ".join(filter(None, (body if named or not title else "", title, number)))


def _where(t: Translator, coming: NextMeeting) -> str:
    meeting = coming.meeting
    hours = ""
    if meeting.start is not None:
        hours = t.clock(meeting.start)
        if coming.ends is not None:
            hours = f"{hours} – {t.clock(coming.ends)}"
    place = meeting.place.or_other(content_language(t)) or (t("by video") if meeting.remote_link else "")
    items = t.n("{count} item", "{count} items", coming.items).format(count=coming.items) if coming.items else ""
    return " · ".join(filter(None, (hours, place, items)))


class CallHead(QWidget):
    """Days as a figure, and where today stands beside the window of the call."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._figure, self._what, self._then = "", "", ""
        self._days: tuple[int | None, int] = (None, 0)
        self._words = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_window(self, t: Translator, window: CallWindow) -> None:
        """Another call; its dates as its source gives them."""
        figure, self._what, self._then = call_head(t, window)
        self._figure = t.number(figure)
        self._days = (window.until_open, window.until_close)
        call = window.call
        opens = t.day_month(call.opens) if call.opens else ""
        self._words = (t("today"), opens, t.day_month(call.closes) if call.closes else "")
        self.setAccessibleName(" ".join((self._figure, self._what, self._then, opens, self._words[2])))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(116))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, px, tokens = self._theme, self._theme.px, self._theme.tokens
        font = theme.font(Type.FIGURE)
        wide = width_of(font, self._figure)
        write(painter, QRect(px(16), px(14), wide + 2, px(36)), self._figure, font, tokens.accent)
        left = px(16) + wide + px(12)
        room = self.width() - left - px(16)
        write(painter, QRect(left, px(12), room, px(20)), self._what, theme.font(Type.STRONG), tokens.text)
        write(painter, QRect(left, px(32), room, px(16)), self._then, theme.font(Type.CAPTION), tokens.muted)
        self._paint_rail(painter)
        painter.end()

    def _paint_rail(self, painter: QPainter) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        opens, closes = self._days
        first = min(0, opens if opens is not None else 0) - FORTNIGHT
        last = closes + FORTNIGHT
        track = QRect(px(16), px(80), self.width() - 2 * px(16), px(8))

        def at(day: int) -> int:
            return track.x() + round(track.width() * (day - first) / (last - first))

        box(painter, track, px(4), tokens.badge)
        start = at(opens) if opens is not None else at(0)
        box(painter, QRect(start, track.y(), at(closes) - start, track.height()), px(4), tokens.accent)
        painter.fillRect(QRect(at(0) - 1, track.y() - px(6), 2, px(20)), tokens.text)
        caption, (today, opening, closing) = self._theme.font(Type.CAPTION), self._words
        above = max(px(16), at(0) - width_of(caption, today) // 2)
        write(painter, QRect(above, px(56), px(96), px(16)), today, caption, tokens.text)
        below = track.bottom() + px(6)
        write(painter, QRect(start, below, px(120), px(16)), opening, caption, tokens.muted, LEFT)
        write(painter, QRect(at(closes) - px(120), below, px(120), px(16)), closing, caption, tokens.muted, RIGHT)
