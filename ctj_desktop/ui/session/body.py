"""What lies on the screen of a meeting in session: strip, warnings, agenda, attendance, minutes?"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.i18n import N_
from ctj_desktop.services.session.screen import THERE, SessionView
from ctj_desktop.ui.forms.page_head import WordedActs, page_column
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.head import MeetingHead
from ctj_desktop.ui.meetings.standing_back.question import StandingBackQuestion
from ctj_desktop.ui.minutes.editor import MinuteEditor
from ctj_desktop.ui.session.attendance import AttendancePane
from ctj_desktop.ui.session.columns import dense_column, item_cell
from ctj_desktop.ui.session.follow_up import FollowUpBanner
from ctj_desktop.ui.session.list_view import DenseTable, WholeRows
from ctj_desktop.ui.session.strip import LiveStrip
from ctj_desktop.ui.session.warnings import NoQuorumNote, findings_words
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.measuring import width_in_sight
from ctj_desktop.ui.widgets.scrolling import Stack
from ctj_desktop.ui.widgets.surfaces import Banner, Card, EmptyState, Hairline

LEFT, WIDE_LEFT, WIDE, LOW = 280, 320, 1040, 700
"""Pixels: the left column, wider where the page is, since a name stands there with its body."""
AGENDA_PART, LEAST_ROWS = 42, 3
"""Of a hundred rows in the left column, what the agenda keeps while both lists scroll; never fewer than three."""
SECOND = (("hall_view", "monitor", N_("For the room")), ("chair_view", "user-circle", N_("For the chair")))
"""The windows beside this one."""
ROOMY = 1080
"""Pixels of the page from which their buttons have words."""
GAPS = 21
"""Pixels in the left column that belong to no list and no heading."""


class TextSizeButton(Button):
    """Aa: stays pressed while the text is large."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(theme, name, icon="text-aa", parent=parent)
        self.setCheckable(True)

    def _ground(self) -> tuple[QColor | None, QColor | None]:
        tokens = self._theme.tokens
        return (tokens.selection, tokens.accent) if self.isChecked() else super()._ground()


class HoldBody(QWidget):
    """The parts in their places; built anew in another text size, so it keeps nothing that must survive."""

    item_shown = Signal(object)
    item_asked = Signal(object)

    def __init__(self, desk: Desk, workspace: OpenWorkspace, *, large: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self.large = desk, large
        theme = desk.theme
        self.head = MeetingHead(desk, "hold", self)
        self.text_size = TextSizeButton(theme, "hold.large", self)
        self.second = WordedActs(desk, "hold", SECOND, self, roomy=ROOMY)
        quiet = ButtonKind.QUIET
        self.convene = Button(theme, "hold.convene", quiet, icon="paper-plane-tilt", compact=True, parent=self)
        self.convene.follow(desk.actions["convene"])
        self.open = Button(theme, "hold.open", ButtonKind.PRIMARY, icon="play-circle", parent=self)
        self.close_session = Button(theme, "hold.close", ButtonKind.PRIMARY, icon="flag-checkered", parent=self)
        self.close_session.comes_after(self.open)
        self.pause = Button(theme, "hold.pause", icon="pause", parent=self)
        self.strip = LiveStrip(theme, self)
        self.void = NoQuorumNote(theme, self)
        self.question = StandingBackQuestion(desk, workspace, self)
        self.standing_back = Banner(theme, "hold.standing_back", "hand-palm", parent=self)
        self.standing_back.hide()
        self.follow_up = FollowUpBanner(desk, workspace, self)
        self.findings = Banner(theme, "hold.findings", "warning", parent=self)
        self.left = Card(theme, "hold.left", padded=False, parent=self)
        self.agenda_title = Label(theme, Type.LABEL, "muted", parent=self.left)
        self.agenda_note = Label(theme, Type.CAPTION, "muted", parent=self.left)
        self.agenda = DenseTable(theme, "hold.agenda", desk.language, dense_column(item_cell), self.left)
        self._agenda_rows = WholeRows(self.agenda, self.left)
        self.attendance = AttendancePane(desk, workspace, self.left)
        self.minutes = MinuteEditor(desk, workspace, self)
        self.empty = EmptyState(theme, "hold.empty", self)
        self.beside = QWidget(self)
        self.right = Stack(self.beside)
        self._in_session = self._paused = False
        self._lay_out()
        self.question.changed.connect(self._say_who_stands_back)
        self.standing_back.button.clicked.connect(self.question.answer)
        self.agenda.opened.connect(self.item_asked)
        self.agenda.current_changed.connect(self.item_shown)
        self.retranslate()

    def show_view(self, view: SessionView, why_not: str) -> None:
        """This minute; `why_not` says why nothing can be entered."""
        t = self._desk.t
        self.head.show_meeting(view.meeting, view.state)
        self._in_session = view.in_session
        self._paused = view.paused_since is not None
        self.pause.setVisible(view.in_session)
        self.strip.show_view(view, t)
        self.void.show_view(view, t, why_not)
        self._ask_who_stands_back(view)
        self.follow_up.show_view(view)
        first, every = findings_words(view, t)
        self.findings.setVisible(bool(first))
        self.findings.say(first)
        self.findings.setToolTip(every)
        self.agenda.rows_model.replace(list(view.items))
        self.agenda.fit_leads([line.number for line in view.items])
        self.attendance.show_view(view, why_not)
        self._share_left()
        self.right.setCurrentIndex(0 if view.items else 1)

    def _ask_who_stands_back(self, view: SessionView) -> None:
        """Before anybody votes: of the item that runs, and of those who are there or represented."""
        here = frozenset(seat.seat for seat in view.seats if seat.here in THERE or seat.carried)
        item = view.current.item if view.in_session and view.current is not None else None
        self.question.ask_of_session(view.meeting.id, item, here)
        self._say_who_stands_back()

    def _say_who_stands_back(self) -> None:
        t, count = self._desk.t, len(self.question.asked)
        self.standing_back.setVisible(bool(count))
        if count:
            said = t.n("{count} recusal to be answered", "{count} recusals to be answered", count).format(count=count)
            self.standing_back.say(said, self.question.reasons, t("Answer…"))
            self.standing_back.setToolTip(self.question.reasons)

    def hasHeightForWidth(self) -> bool:
        """No: the lists give way, so the screen asks for its least height and not for its favourite one."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._desk.theme.px
        self.void.show_sentences(self.window().height() >= px(LOW))
        self.left.setFixedWidth(self._left_width())
        self.fit_head()

    def _left_width(self) -> int:
        """As wide as it is elsewhere, but for what the minutes beside it need at least where the text is large."""
        px, sight = self._desk.theme.px, width_in_sight(self)
        wanted = px(WIDE_LEFT if sight >= px(WIDE) else LEFT)
        beside = self.beside.minimumSizeHint().width() + px(metrics.GAP_WIDE) + 2 * px(metrics.PAGE_MARGIN)
        return min(wanted, max(sight - beside, self.left.minimumSizeHint().width()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.left and event.type() == QEvent.Type.Resize:
            self._share_left()
        return super().eventFilter(watched, event)

    def reveal(self, item: UUID | None) -> None:
        """The line of an item, chosen and in sight."""
        if item is not None and self.agenda.select(item):
            self.agenda.scrollTo(self.agenda.currentIndex())

    def retranslate(self) -> None:
        """Every word."""
        t = self._desk.t
        self.text_size.say("", name=t("Large text"))
        self.text_size.setChecked(self.large)
        self.fit_head()
        self.agenda_title.say(t("Agenda"))
        self.agenda_note.say(t("start"))
        self.agenda.setAccessibleName(t("Agenda"))
        self.attendance.retranslate()
        self.minutes.retranslate()
        self.follow_up.retranslate()
        self.empty.nothing_yet(
            t("Nothing on the agenda"),
            t("Minutes are written under the items of the agenda."),
            t("Prepare the agenda"),
            "list-numbers",
            act="arrow-right",
        )

    def fit_head(self) -> None:
        """Where there is no room the state goes; a word without room leaves its icon, which says itself.

        Where the icons have none either, those of the windows beside this one go: they stand in the menu too.
        """
        t, px, sight = self._desk.t, self._desk.theme.px, width_in_sight(self)
        pausing = (t("Pause"), t("Go on"))
        words = {
            self.open: t("Open the session"),
            self.close_session: t("Close session…"),
            self.convene: t("Convene…"),
            self.pause: pausing[self._paused],
        }
        for button, word in words.items():
            button.say("", name=word)
            button.setMinimumWidth(0)
        least = self.head.minimumSizeHint().width()
        if self.second.isHidden():
            least += self.second.sizeHint().width() + px(metrics.GAP)
        self.second.setVisible(least + 2 * px(metrics.PAGE_MARGIN) <= sight)
        room = self.head.room(sight, (self.text_size, self.second, *words))
        for button, word in words.items():
            alone = button.sizeHint().width()
            wide = max(self._widths(button, pausing if button is self.pause else (word,)))
            button.say(word)
            if not button.isHidden():
                longer = wide - alone
                if longer > room:
                    button.say("", name=word)
                else:
                    button.setMinimumWidth(wide)  # of either word: nothing moves when it is pressed
                    room -= longer
        fits = room >= self.head.state.sizeHint().width() + px(metrics.GAP)
        self.head.state.setVisible(fits and not self._in_session)  # the strip below says more of it

    @staticmethod
    def _widths(button: Button, words: Iterable[str]) -> Iterator[int]:
        for word in words:
            button.say(word)
            yield button.sizeHint().width()

    def _share_left(self) -> None:
        """Whole rows for the agenda: all of it, or its part where the members need the room."""
        row = self.agenda.row_height()
        around = self.agenda_title.sizeHint().height() + self._desk.theme.px(GAPS) + self.attendance.head.height()
        rows = max(0, self.left.height() - around) // row
        part = max(rows * AGENDA_PART // 100, rows - self.attendance.list.count())
        self._agenda_rows.setMaximumHeight(max(LEAST_ROWS, min(self.agenda.count(), part)) * row)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        for button in (self.second, self.convene, self.pause, self.open, self.close_session, self.text_size):
            self.head.add(button)  # the size of the text last: what stands at the edge is under the mouse in each size
        self._fill_left()
        self.right.addWidget(self.minutes)
        self.right.addWidget(self.empty)
        beside = QVBoxLayout(self.beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.right)
        warnings, card = QVBoxLayout(), self.minutes.card.column  # below the text: one that comes pushes nothing
        warnings.setContentsMargins(px(12), px(4), px(12), px(metrics.GAP))
        warnings.setSpacing(px(4))
        for warning in (self.findings, self.follow_up, self.standing_back, self.void):
            warnings.addWidget(warning)
        card.insertLayout(card.indexOf(self.minutes.blocks) + 1, warnings)
        row = QHBoxLayout()
        row.setSpacing(px(metrics.GAP_WIDE))
        row.addWidget(self.left)
        row.addWidget(self.beside, 1)
        top = QVBoxLayout()
        top.setSpacing(px(metrics.GAP))
        for widget in (self.head, self.strip):
            top.addWidget(widget)
        column = page_column(self._desk.theme, self)
        column.addLayout(top)
        column.addLayout(row, 1)

    def _fill_left(self) -> None:
        theme, px = self._desk.theme, self._desk.theme.px
        self.left.setFixedWidth(px(LEFT))
        self.left.installEventFilter(self)
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(8), px(16), px(2))
        head.addWidget(self.agenda_title)
        head.addStretch(1)
        head.addWidget(self.agenda_note)
        column = self.left.column
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._agenda_rows)
        column.addSpacing(px(4))
        column.addWidget(Hairline(theme, self.left))
        column.addWidget(self.attendance, 1)
