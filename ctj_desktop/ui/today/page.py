"""What now? The first page: the next meeting, what is late, what waits, what ends, and where one was."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import DecisionId, TaskId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.preparations import Need
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.voting import ExecutionState, TaskState
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.workspace.first_steps import FirstStep, StepState, first_steps, is_away, put_away
from ctj_desktop.services.workspace.resuming import Resume, keep_place, resume
from ctj_desktop.services.workspace.today import Today, today
from ctj_desktop.ui.forms.page_head import PageHead, page_column
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.today.next_meeting import CallHead, MeetingCard
from ctj_desktop.ui.today.project_lines import condition_lines, late_project_lines, strategy_lines, to_record_lines
from ctj_desktop.ui.today.rows import LineList, TodayCard, TodayLine
from ctj_desktop.ui.today.setting_up import SettingUpCard
from ctj_desktop.ui.today.words import (
    call_lines,
    changed_lines,
    circulation_lines,
    contact_lines,
    exchange_lines,
    extract_lines,
    late_task_lines,
    mandate_lines,
    meeting_page,
    minutes_lines,
    opinion_lines,
    resume_text,
    unanswered_lines,
)
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.scrolling import hold, scroll
from ctj_desktop.ui.widgets.surfaces import Banner
from ctj_desktop.ui.workspace.backups.age import missing_text
from ctj_desktop.ui.workspace.who_writes import ask_who_writes

SETTING_UP = "setting_up"
"""The detail of its place that takes the list of setting up again."""
RIGHT_COLUMN, NARROW, GAP = 320, 960, 16
"""Below so many pixels the right column stands under the left one."""


class _Columns(QWidget):
    """As high as its cards are at their real width: Qt's own hint takes the width at which sentences wrap soonest."""

    def minimumSizeHint(self) -> QSize:
        hint, parent = super().minimumSizeHint(), self.parentWidget()
        if parent is None or not self.hasHeightForWidth():
            return hint
        return QSize(hint.width(), min(hint.height(), self.heightForWidth(max(parent.width(), hint.width()))))


class TodayPage(Page):
    """Every line is a way to its record; nothing here is ticked off but tasks."""

    section = "today"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        """`pages` are those that the program has: a line leads to the best of them."""
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._shown: Today | None = None
        self._asked = False  # for the list of setting up, though all of it is done
        self._stands: tuple[object, ...] = ()  # of which day, committee and moment that is
        self._steps: tuple[StepState, ...] = ()
        self._resume: Resume | None = None
        self.setObjectName("page.today")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # the page

    def show_place(self, place: Place) -> None:
        if place.detail == SETTING_UP:
            self._take_up()
        if self._shown is None or self._stands != self._moment():
            self._read()
        else:
            self._resume = resume(self._workspace.store)
            self._show_resume()
        self.give_focus()

    def crumbs(self) -> list[Crumb]:
        return [(self._desk.t("Today"), None)]

    def keys(self) -> str:
        return self._desk.t("↑↓ line · Tab next card · Enter open · Space task done")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            "print": lambda: self._paper("agenda"),
            "preview_agenda": lambda: self._paper("agenda"),
        }

    def why_not(self, _key: str) -> str:
        has_meeting = self._shown is not None and self._shown.next is not None
        return "" if has_meeting else self._desk.t("There is no meeting ahead.")

    def new_here(self, like: Meeting | None = None) -> None:
        from ctj_desktop.ui.meetings.new_meeting import NewMeeting

        if self._workspace.store.read_only:
            return
        made = NewMeeting.ask(self._desk, self._workspace, self, like=like)
        if made is not None:
            self._desk.navigator.go(Place(page="prepare", record=made))

    def give_focus(self) -> None:
        """The one thing to do next has the keyboard."""
        nothing_ahead = self._shown is not None and self._shown.next is None
        if nothing_ahead and self.setting_up.isVisibleTo(self) and self.setting_up.give_focus():
            return
        if self._shown is not None and self._shown.next is None and self.meeting.empty.primary.isVisibleTo(self):
            self.meeting.empty.primary.setFocus()
        elif not self.meeting.rows.give_focus():
            self.meeting.open.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._desk.theme.px(NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        wide = 16777215 if narrow else self._desk.theme.px(RIGHT_COLUMN)
        self._right.setMaximumWidth(wide)
        self._right.setMinimumWidth(0 if narrow else wide)

    def retranslate(self) -> None:
        t = self._desk.t
        self.new.say(t("New meeting"))
        if self._shown is not None:
            self._show(self._shown)

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self.head = PageHead(theme, self)
        self.resume = Button(theme, "today.resume", icon="clock-counter-clockwise", parent=self)
        self.new = Button(theme, "today.new", icon="plus", parent=self)
        self.backup = Banner(theme, "today.backup", "warning", wrap=True, parent=self)
        self.backup.hide()
        self._area, self._inside = QScrollArea(self), _Columns()
        self._area.setObjectName("today.area")
        hold(self._area, self._inside)
        self.setting_up = SettingUpCard(theme, self._inside)
        self.meeting = MeetingCard(theme, self._inside)
        self.tasks = TodayCard(theme, "today.tasks", "check-square", self._inside)
        self.minutes = TodayCard(theme, "today.minutes", "seal-check", self._inside)
        self._right = QWidget(self._inside)
        self.call = TodayCard(theme, "today.call", "hourglass", self._right)
        self.window_head = CallHead(theme, self.call)
        self.call.room.addWidget(self.window_head)
        self.mandates = TodayCard(theme, "today.mandates", "users-three", self._right)
        self.exchange = TodayCard(theme, "today.exchange", "arrows-left-right", self._right)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.head.add(self.resume)
        self.head.add(self.new)
        left, right = QVBoxLayout(), QVBoxLayout(self._right)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for layout in (left, right, self._columns):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(px(GAP))
        for card in (self.setting_up, self.meeting, self.tasks):
            left.addWidget(card)
        left.addWidget(self.minutes, 1)
        for card in (self.call, self.mandates):
            right.addWidget(card)
        right.addWidget(self.exchange, 1)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._right)
        whole = QVBoxLayout(self._inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._columns)
        whole.addStretch(1)
        scroll(self._area, self._inside)
        column = page_column(self._desk.theme, self)
        column.addWidget(self.head)
        column.addWidget(self.backup)
        column.addWidget(self._area, 1)

    def _connect(self) -> None:
        self.new.clicked.connect(lambda: self.new_here())
        self.resume.clicked.connect(self._go_on)
        self.setting_up.link.clicked.connect(self._put_away)
        self.setting_up.rows.chosen.connect(self._set_up)
        self.meeting.open.clicked.connect(self._open_meeting)
        self.meeting.empty.primary.clicked.connect(lambda: self.new_here(self._shown.missed if self._shown else None))
        self.meeting.rows.chosen.connect(self._prepare)
        for lines in self._lists():
            lines.chosen.connect(self._open)
        self.tasks.rows.ticked.connect(self._task_done)
        self.tasks.link.clicked.connect(lambda: self._go(Place(page="registers", detail="tasks")))
        self.minutes.link.clicked.connect(self._open_minutes)
        self.call.link.clicked.connect(self._open_call)
        self.mandates.link.clicked.connect(lambda: self._go(Place(page="members", detail="composition")))
        self.exchange.link.clicked.connect(lambda: self._go(Place(page="exchange")))
        self.backup.button.clicked.connect(self._help_backup)
        self._workspace.safety_told.connect(self._show_backup)
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.bus.exchanged.connect(self._exchanged)
        self._workspace.committee_changed.connect(self._read_if_shown)
        self._workspace.author_changed.connect(self._read_if_shown)
        self._desk.navigator.moved.connect(self._remember)

    def _lists(self) -> list[LineList]:
        cards = (self.tasks, self.minutes, self.call, self.mandates, self.exchange)
        return [self.meeting.later, *(card.rows for card in cards)]

    def _changed(self, _outcome: Outcome) -> None:
        self._read_if_shown()

    def _exchanged(self) -> None:
        """What waits and what was sent is no act of the log."""
        self._stands = ()
        self._read_if_shown()

    def _read_if_shown(self) -> None:
        """Off the screen nothing is read: `show_place` sees that something was done since."""
        if self.isVisible() and not self._workspace.store.connection.closed:
            self._read()

    def _remember(self, place: Place) -> None:
        """Whatever the person opens is where the work goes on tomorrow."""
        if self._workspace.store.connection.closed:
            return
        with suppress(UserError, StoreError):  # a full disk is said by the next act
            keep_place(self._workspace.store, place.page, place.record, place.detail)

    def _moment(self) -> tuple[object, ...]:
        workspace = self._workspace
        return workspace.today(), workspace.committee, workspace.store.author, workspace.store.streams.held()

    def _read(self) -> None:
        workspace = self._workspace
        self._stands = self._moment()
        self._shown = today(workspace.store, workspace.today(), workspace.committee)
        self._steps = first_steps(workspace.store, workspace.committee)
        self._resume = resume(workspace.store)
        self._show(self._shown)
        self.state_changed.emit()

    def _show(self, shown: Today) -> None:
        t, workspace = self._desk.t, self._workspace
        writable = not workspace.store.read_only
        several = shown.committees > 1 and workspace.committee is None
        self.head.say(t("Today"), t.date_full(shown.day))
        self.new.usable_unless(workspace.why_not_write(t))
        self._show_resume()
        self._show_backup()
        self._show_setting_up()
        self.meeting.show_today(t, shown, named=several or shown.committees == 1, writable=writable)
        self._show_tasks(shown, named=several)
        self._show_minutes(shown)
        self._show_call(shown)
        self._show_mandates(shown)
        self._show_exchange(shown)
        for rows in self.findChildren(LineList):
            rows.say_place(t("{place} of {count}"))

    def _show_backup(self) -> None:
        """Only where one is missing: what should be so is not told."""
        t, workspace = self._desk.t, self._workspace
        text = missing_text(t, workspace.safety, workspace.no_backup, workspace.now())
        if not text and self.backup.button.hasFocus():
            self.give_focus()
        self.backup.setVisible(bool(text))
        self.backup.say(text, button=t("See the backups") if workspace.store.damage else t("Back up now"))

    def _show_setting_up(self) -> None:
        """Until everything is set up, or it was put away."""
        open_steps = any(not one.done for one in self._steps)
        wanted = self._asked or (open_steps and not is_away(self._workspace.store))
        shown = bool(self._steps) and wanted
        self.setting_up.setVisible(shown)
        if shown:
            self.setting_up.show_steps(self._desk.t, self._steps)

    def _show_resume(self) -> None:
        self.resume.setVisible(self._resume is not None)
        if self._resume is not None:
            self.resume.say(resume_text(self._desk.t, self._resume))

    def _show_tasks(self, shown: Today, *, named: bool) -> None:
        t = self._desk.t
        note = t.n("{count} of {all} open", "{count} of {all} open", shown.open_count)
        note = note.format(count=t.number(shown.late_count), all=t.number(shown.open_count))
        other = shown.conditions or shown.projects_late or any(one.decision for one in shown.late)
        self.tasks.say(
            t("Overdue") if other else t("Overdue tasks"),
            note if shown.open_count else "",
            t("See all"),
            t("No task is late."),
        )
        self.tasks.show_lines(
            [
                *late_task_lines(t, shown.late, named=named),
                *condition_lines(t, shown.conditions, shown.conditions_count),
                *late_project_lines(t, shown.projects_late, shown.day, shown.projects_late_count),
            ]
        )

    def _show_minutes(self, shown: Today) -> None:
        t = self._desk.t
        more = shown.minutes_count - len(shown.minutes) + shown.extracts_count - len(shown.extracts)
        note = t.n("and {count} more", "and {count} more", more).format(count=more) if more > 0 else ""
        title = t("Minutes and extracts") if shown.extracts or shown.to_record else t("Minutes to approve")
        self.minutes.say(title, note, t("Proofread") if shown.minutes else "", t("All minutes are approved."))
        self.minutes.show_lines(
            [
                *minutes_lines(t, shown.minutes),
                *to_record_lines(t, shown.to_record),
                *extract_lines(t, shown.extracts),
            ]
        )

    def _show_call(self, shown: Today) -> None:
        t = self._desk.t
        self.call.setVisible(bool(shown.calls))
        if shown.calls:
            window = shown.calls[0]
            self.call.say(window.call.name.or_other(content_language(t)), "", t("Open"))
            self.window_head.show_window(t, window)
            self.call.show_lines(call_lines(t, window))
            self.call.empty.say(t("No project aims at this call yet."))

    def _show_mandates(self, shown: Today) -> None:
        t = self._desk.t
        waited = bool(shown.unanswered or shown.opinions or shown.circulations)
        more = shown.ending_count > len(shown.ending) and not waited
        self.mandates.say(
            t("Answers and mandates") if waited else t("Mandates that end"),
            t.number(shown.ending_count) if more else "",
            t("Members"),
            t("No mandate ends within twelve months."),
        )
        self.mandates.show_lines(
            [
                *unanswered_lines(t, shown.unanswered),
                *opinion_lines(t, shown.opinions, shown.opinions_count),
                *circulation_lines(t, shown.circulations),
                *changed_lines(t, shown.changed),
                *mandate_lines(t, shown.ending),
                *contact_lines(t, shown.contacts),
            ]
        )

    def _show_exchange(self, shown: Today) -> None:
        t = self._desk.t
        self.exchange.say(
            t("Exchanges"),
            "",
            t("Compare") if shown.exchange.conflicts else t("Open"),
            t("Nothing waits, and nothing is to be sent."),
        )
        self.exchange.show_lines([*exchange_lines(t, shown.exchange), *strategy_lines(t, shown.strategy)])

    # acts

    def _put_away(self) -> None:
        self._asked = False
        put_away(self._workspace.store, away=True)
        self._show_setting_up()
        self.give_focus()
        self._workspace.bus.said.emit(self._desk.t("Put away. “Setting up” in the help menu brings it back."))

    def _take_up(self) -> None:
        """The place is the first page again, so that going back does not take it up once more."""
        self._asked = True
        if not self._workspace.store.read_only:
            put_away(self._workspace.store, away=False)
        self._desk.navigator.replace(Place(page="today"))
        if self._shown is not None:
            self._show_setting_up()

    def _set_up(self, line: TodayLine) -> None:
        if line.place is not None:
            self._go(line.place)
        elif line.key == FirstStep.KEYBOARD:
            ask_who_writes(self._desk, self._workspace, self)
            self.give_focus()
        else:
            self.new_here()

    def _prepare(self, line: TodayLine) -> None:
        """Day, place, chair and dates are asked for here; anything else is done where it stands."""
        coming = self._shown.next if self._shown else None
        if coming is None:
            return
        need = Need(line.key)
        if need in (Need.DAY, Need.PLACE, Need.CHAIR, Need.DATES):
            from ctj_desktop.ui.meetings.change_meeting import ChangeMeeting

            ChangeMeeting.ask(self._desk, self._workspace, coming.meeting, self, need)
        elif line.place is not None:
            self._go(line.place)

    def _open(self, line: TodayLine) -> None:
        if line.place is not None:
            self._go(line.place)

    def _open_meeting(self) -> None:
        if self._shown is not None and self._shown.next is not None:
            coming = self._shown.next
            self._go(meeting_page(coming.meeting.id, coming.state))

    def _open_call(self) -> None:
        if self._shown is not None and self._shown.calls:
            self._go(Place(page="call", record=self._shown.calls[0].call.id))

    def _open_minutes(self) -> None:
        if self.minutes.rows.lines:
            self._open(self.minutes.rows.lines[0])

    def _task_done(self, line: TodayLine) -> None:
        from ctj_desktop.services.minutes.following.execution import (
            move_execution,  # the first page is painted without them
        )
        from ctj_desktop.services.minutes.tasks import move_task

        key, on = UUID(line.key), self._workspace.today()
        try:
            if line.place is not None and line.place.detail == "decisions":
                self._workspace.do(move_execution, decision=DecisionId(key), to=ExecutionState.DONE, on=on)
            else:
                self._workspace.do(move_task, task=TaskId(key), to=TaskState.DONE, on=on)
        except (UserError, StoreError) as error:
            self._desk.refuse(error)
            self._read()

    def _help_backup(self) -> None:
        """Of a file that turned out damaged no backup is made: an earlier one takes its place."""
        if self._workspace.store.damage:
            self._go(Place(page="backups"))
        else:
            self._workspace.backup_asked.emit()

    def _go_on(self) -> None:
        if self._resume is not None:
            self._go(Place(page=self._resume.page, record=self._resume.record, detail=self._resume.detail))

    def _paper(self, detail: str) -> None:
        if self._shown is not None and self._shown.next is not None:
            self._go(Place(page="documents", record=self._shown.next.meeting.id, detail=detail))

    def _go(self, place: Place) -> None:
        self._desk.navigator.go(place)
