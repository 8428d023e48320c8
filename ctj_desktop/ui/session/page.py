"""How is a meeting held: who is there, is there a quorum, which item runs, what is written of it?"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import time
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.ids import AgendaItemId, MeetingId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.preparations import BEFORE_CONVENING
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Guest, Meeting
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.minutes.blocks import add_block, new_block
from ctj_desktop.services.session.screen import SessionFacts, SessionView, read_session
from ctj_desktop.services.steps.records import the
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.paper_leads import meeting_papers
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.meetings.head import meeting_name
from ctj_desktop.ui.meetings.standing_back.question import take_up
from ctj_desktop.ui.session.acts import second_views
from ctj_desktop.ui.session.body import HoldBody
from ctj_desktop.ui.session.heard import attendance_said, lines_by_key
from ctj_desktop.ui.session.large import LargerTheme
from ctj_desktop.ui.session.opening import OPENING, OpenedSession, open_or_ask
from ctj_desktop.ui.session.why_not import WhyNot

FOLLOWED = frozenset(
    {
        "meeting",
        "meeting_move",
        "agenda_item",
        "roll",
        "attendance",
        "presence",
        "proxy",
        "guest",
        "recusal",
        "pause",
        "vote",
        "restricted_vote",
        "statutes",
        "sitting_rule",
    }
)
SECOND = 1000
LARGE = "hold.large_text"
SEAT_CHANGES = ("take_seat", "leave_seat", "take_back_seat")
ATTENDANCE = "attendance"
"""What a place says that leads to the line in which a signed sheet is typed."""


class HoldPage(Page):
    """Tenir: one meeting, held by keyboard."""

    section = "meetings"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._meeting: MeetingId | None = None
        self._facts: SessionFacts | None = None
        self._view: SessionView | None = None
        self._item: AgendaItemId | None = None
        self._ticking = QTimer(self, interval=SECOND)
        self._why_not = WhyNot(desk, workspace, lambda: self._view, self._guest)
        self.setObjectName("page.hold")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.body = self._make_body(workspace.store.setting(LARGE) == "1")
        self._column.addWidget(self.body)
        self._workspace.bus.changed.connect(self._changed)
        self._ticking.timeout.connect(self._tick)

    # the page

    def show_place(self, place: Place) -> None:
        assert place.record is not None
        same = place.record == self._meeting
        self._meeting = MeetingId(place.record)
        self._read()
        view = self._shown()
        asked = view.item(self._item_of(place.detail))
        start = asked or (view.item(self._item) if same else None) or view.current
        self._show_item(start or next((line for line in view.items if not line.heading), None))
        if place.detail == ATTENDANCE:
            self.body.attendance.take_sheet()
        elif view.in_session:
            self.body.minutes.focus_here()
        else:
            self.body.agenda.setFocus()

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        name = meeting_name(t, self._view.meeting if self._view else None)
        return [
            (t("Meetings"), Place(page="meetings", record=self._meeting)),
            (name, Place(page="prepare", record=self._meeting)),
            (t("Hold"), None),
        ]

    def heard(self, outcome: Outcome) -> str:
        return attendance_said(outcome, self._before, self._view, self._desk.t)

    def keys(self) -> str:
        return self._desk.t("Ctrl+Enter next item · F9 attendance")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return self._handlers  # asked for by every act after every act

    def why_not(self, key: str) -> str:
        if key in self._why_not.by_act:
            return self._why_not.by_act[key]()
        return self.body.minutes.why_not(key) if key in self._of_minutes else ""

    def new_here(self) -> None:
        from ctj_desktop.ui.meetings.forms import new_guest

        if self._meeting is not None and not self._why_not.enter():
            new_guest(self._desk, self._workspace, self._meeting, self).exec()

    def find_here(self) -> None:
        self.body.attendance.focus_list()

    def flush(self) -> None:
        self.body.minutes.flush()

    def retranslate(self) -> None:
        self.body.retranslate()
        if self._facts is not None:
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticking.start()
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticking.stop()

    # acts

    def open_session(self) -> None:
        """Now, by the clock on the wall; on another day than the planned one it is asked."""
        if self._meeting is None or self._why_not.open():
            return
        attending = self.body.attendance.isAncestorOf(self.focusWidget() or self)
        found = open_or_ask(self._desk, self._workspace, self._shown().meeting, self._now(), self)
        if found is OpenedSession.HELD_THEN:
            self.body.attendance.take_sheet()
        elif found is OpenedSession.NOW and not attending:
            self.body.minutes.focus_here()  # not the button that closes the session, whatever had the keyboard

    def next_item(self) -> None:
        """Ends the item that runs and takes up the next one, at this minute; what is said of it is written."""
        view = self._shown()
        if not self._why_not.next() and view.next is not None:
            self._begin(view.next.item)
            self.body.minutes.focus_here()

    def correct_guest(self) -> None:
        """Who the guest that the keyboard is on in the attendance list is."""
        from ctj_desktop.ui.meetings.forms import guest_fields

        guest = self._guest()
        if guest is not None and not self._why_not.correct():
            guest_fields(self._desk, self._workspace, guest, self).exec()

    def begin_chosen(self) -> None:
        """Takes up the item whose minutes are shown; an earlier one is taken up again."""
        if self._item is not None:
            self._begin(self._item)

    def correct_times(self) -> None:
        """The session was opened or closed at another time than the button was pressed."""
        from ctj_desktop.ui.session.times_dialog import SessionTimes

        if not self._why_not.times():
            SessionTimes.ask(self._desk, self._workspace, self._shown().meeting, self)

    def change_seat(self, change: str) -> None:
        """Somebody is sworn in or takes the place of another; whoever sits there leaves the roll; or neither did."""
        from ctj_desktop.ui.session.seat_dialogs import CHANGES

        if not self._why_not.by_act[change]():
            CHANGES[change](self._desk, self._workspace, self._shown(), self._seat(), self).exec()

    def show_voters(self) -> None:
        """Of this minute, or of any other."""
        from ctj_desktop.ui.session.voters_dialog import VotersAt

        if not self._why_not.voters():
            VotersAt.ask(self._desk, self._workspace, self._shown(), self)

    def close_session(self) -> None:
        """At once if nothing is open; else the time and what was not taken up are asked."""
        from ctj_desktop.services.session.course import close_session
        from ctj_desktop.ui.session.close_dialog import CloseSession, open_items

        if self._why_not.sitting():
            return
        self.flush()
        self._tick()  # the closing stands in the minutes: it is that of this minute
        view = self._shown()
        if open_items(view) or not view.quorum.reached:
            CloseSession.ask(self._desk, self._workspace, view, self)
        else:
            self._desk.attempt(
                lambda: self._workspace.do(
                    close_session, meeting=self._need_meeting(), on=self._workspace.today(), closed_at=view.closes_at
                )
            )
        if not self._shown().in_session:
            self.body.minutes.focus_here()  # the button is gone, and with it the keyboard would leave the page

    def switch_text_size(self) -> None:
        """Large text on or off, remembered for this workspace."""
        self.flush()
        large = not self.body.large
        with suppress(UserError, StoreError):  # only a convenience: what is damaged or full can still be looked at
            self._workspace.store.keep_setting(LARGE, "1" if large else "0")
        old, self.body = self.body, self._make_body(large)
        self._column.replaceWidget(old, self.body)
        old.hide()
        old.deleteLater()
        if self._facts is not None:
            self._show()
            self._show_item(self._shown().item(self._item))
        self.body.text_size.setFocus()

    # inside: showing

    def _acts_of(self, body: HoldBody) -> dict[str, Callable[[], object]]:
        return {
            **body.minutes.handlers(),
            **body.head.handlers(),
            "convene": partial(self._go, "prepare", "convene"),
            "open_session": self.open_session,
            "next_item": self.next_item,
            "begin_item": self.begin_chosen,
            "attendance": body.attendance.take_keyboard,
            "add_guest": self.new_here,
            "change_guest": self.correct_guest,
            "large_text": self.switch_text_size,
            **second_views(self._desk.navigator, lambda: self._meeting),
            "close_session": self.close_session,
            "session_times": self.correct_times,
            **{change: partial(self.change_seat, change) for change in SEAT_CHANGES},
            "voters": self.show_voters,
            "settle_tasks": body.follow_up.settle,
            "print": lambda: self._go("documents", "agenda"),
            **meeting_papers(self._go),
            "history": lambda: self._go("history", ""),
        }

    def _make_body(self, large: bool) -> HoldBody:
        theme = LargerTheme(self._desk.theme) if large else self._desk.theme
        body = HoldBody(replace(self._desk, theme=theme), self._workspace, large=large, parent=self)
        if large:
            theme.setParent(body)
        body.open.clicked.connect(self.open_session)
        body.close_session.clicked.connect(self.close_session)
        body.pause.clicked.connect(self._pause)
        body.text_size.clicked.connect(self.switch_text_size)
        body.void.entered.connect(self._enter_sentence)
        body.item_asked.connect(self._begin_asked)
        body.item_shown.connect(self._item_chosen)
        body.attendance.guest_asked.connect(self.new_here)
        body.attendance.correction_asked.connect(self.correct_guest)
        body.attendance.seat_taken.connect(partial(self.change_seat, "take_seat"))
        body.attendance.seat_left.connect(partial(self.change_seat, "leave_seat"))
        body.attendance.list.current_changed.connect(lambda _key: self.state_changed.emit())
        body.attendance.left.connect(body.minutes.focus_here)
        body.empty.primary.clicked.connect(lambda: self._go("prepare", ""))
        self._of_minutes = frozenset(body.minutes.handlers())
        self._handlers = self._acts_of(body)
        return body

    def _changed(self, outcome: Outcome) -> None:
        if self._meeting is None or not self.isVisible() or not touches(outcome, *FOLLOWED):
            return
        if self._workspace.store.get(Meeting, self._meeting) is None:  # its planning was undone
            self._desk.navigator.go(Place(page="meetings"))
            return
        earlier = self._shown()
        before = earlier.current
        self._read()
        after = self._shown().current
        if _possible(earlier) != _possible(self._shown()):
            self.state_changed.emit()  # the window asked what can be done before this page had read
        if after is not None and (before is None or before.key != after.key):
            self._show_item(after)
            self.body.agenda.scrollTo(self.body.agenda.currentIndex())
        changed = {line.key for line in self._shown().seats if self._before.get(line.key) not in (None, line)}
        self.body.attendance.mark_fresh(frozenset(changed))

    def _read(self) -> None:
        self._before = lines_by_key(self._view)
        self._facts = read_session(self._workspace.store, self._need_meeting())
        self._show()

    def _show(self) -> None:
        assert self._facts is not None
        self._view = self._facts.at(self._now())
        self.body.show_view(self._view, self._why_not.enter())
        self.body.open.setVisible(self._view.state in OPENING)
        self.body.convene.setVisible(self._view.state in BEFORE_CONVENING)
        self.body.open.usable_unless(self._why_not.open())
        self.body.close_session.setVisible(self._view.in_session)
        self.body.close_session.usable_unless(self._why_not.sitting())
        self.body.fit_head()
        self._show_clock()

    def _tick(self) -> None:
        """The minute is shown anew when it is another one; the item's seconds run on."""
        if self._view is None or self._facts is None:
            return
        if self._now() != self._view.now:
            self._view = self._facts.at(self._now())
            self.body.show_view(self._view, self._why_not.enter())
        self._show_clock()

    def _show_clock(self) -> None:
        view = self._shown()
        line = view.item(self._item)
        planned = line.minutes * 60 if line is not None and line.minutes is not None else None
        run = view.running
        if run is None or run.row.item.id != self._item:
            self.body.minutes.show_clock(None, planned)
            return
        self.body.minutes.show_clock(run.spent * 60 + self._workspace.now().second, planned)

    def _item_of(self, detail: str) -> UUID | None:
        """The item that a place means: itself, or the one of a passage of its minutes."""
        named = _id_of(detail)
        if named is None:
            return None
        store = self._workspace.store
        block = store.get(AnyBlock, named)
        return block.item if block is not None else named

    def _show_item(self, line: object) -> None:
        key = getattr(line, "key", None)
        self._item = AgendaItemId(key) if key is not None else None
        if self._item is not None:
            self.body.minutes.show_item(self._need_meeting(), self._item)
            self.body.reveal(self._item)
            self._show_clock()

    def _item_chosen(self, key: UUID | None) -> None:
        if key is not None and key != self._item and self._view is not None:
            self._show_item(self._view.item(key))
            self.state_changed.emit()

    # inside: acts

    def _begin_asked(self, key: UUID) -> None:
        if reason := self._why_not.sitting():
            self._desk.bus.refused.emit(reason)
        else:
            self._begin(AgendaItemId(key))

    def _begin(self, item: AgendaItemId) -> None:
        current = self._shown().current
        self.flush()
        if self._why_not.sitting() or (current is not None and current.key == item):
            return
        self._desk.attempt(lambda: take_up(self._desk, self._workspace, item, self._now(), self))

    def _pause(self) -> None:
        """The button: the keyboard is in the minutes afterwards, and the words of the button follow."""
        self._handlers["pause"]()
        self.body.minutes.focus_here()

    def _enter_sentence(self, sentence: Bilingual) -> None:
        current = self._shown().current
        if current is None:
            return
        block = new_block(self._workspace.new_id(), the(self._workspace.store, AgendaItem, current.item), sentence)
        if self._desk.attempt(lambda: self._workspace.do(add_block, block)):
            self.body.void.was_entered()

    def _shown(self) -> SessionView:
        assert self._view is not None
        return self._view

    def _seat(self) -> UUID | None:
        """The seat that the keyboard is on in the attendance list."""
        pane = self.body.attendance
        line = self._shown().seat(pane.current()) if pane.isAncestorOf(self.focusWidget() or self) else None
        return line.key if line is not None else None

    def _guest(self) -> Guest | None:
        line = self._view.guest(self.body.attendance.current()) if self._view is not None else None
        return line.guest if line is not None else None

    def _need_meeting(self) -> MeetingId:
        assert self._meeting is not None
        return self._meeting

    def _now(self) -> time:
        return self._workspace.now().astimezone(ZONE).time().replace(second=0, microsecond=0)

    def _go(self, page: str, detail: str) -> None:
        self._desk.navigator.go(Place(page=page, record=self._meeting, detail=detail))


def _possible(view: SessionView) -> tuple[object, ...]:
    """What decides which acts of the session can be done."""
    return view.state, view.next is None, view.meeting.opened_at, bool(view.seats)


def _id_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
