"""How are minutes read a last time in both languages, sent round, approved and locked?"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.preparations import Need
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.minutes.course import close_meeting, take_back_minutes
from ctj_desktop.services.minutes.proofreading import (
    FOLLOWED,
    Against,
    Obstacle,
    Proof,
    ProofLine,
    changes_since,
    proof,
)
from ctj_desktop.services.minutes.remarks.rounds import last_round
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.ui.approval.columns import COLUMNS
from ctj_desktop.ui.approval.edit import SideWriter, check_line
from ctj_desktop.ui.approval.list_view import ProofTable
from ctj_desktop.ui.approval.rounds.acts import ROUND_ACTS, RoundActs
from ctj_desktop.ui.approval.side import SideColumn, lock_sentence, obstacle_text
from ctj_desktop.ui.approval.states import (
    AFTER,
    FOLLOWED_AFTER,
    PRIMARY,
    primary_act,
    primary_words,
    why_not,
    why_not_circulated,
)
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.forms.page_head import WordedActs, page_column
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.paper_leads import meeting_papers
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.meetings.head import MODES, MeetingHead, meeting_name
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.measuring import measure_again, width_in_sight
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.surfaces import Banner, Card, EmptyState
from ctj_desktop.ui.widgets.switch import Switch

ALL, ONLY_OPEN = "all", "open"
SIDE_WIDTH, NARROW = 280, 940
"""Below this width what stands against the approval moves above the list."""
MORE = (
    ("take_minutes_back", "arrow-counter-clockwise", N_("Take back")),
    ("remarks", "chat-centered-text", N_("Remarks")),
)
ROOMY = 1080
"""Pixels of the page from which the buttons of its head have words."""


class ApprovePage(Page):
    """Approuver: the proofreading of one meeting, and its lock."""

    section = "meetings"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._meeting: MeetingId | None = None
        self._round = RoundActs(desk, workspace, lambda: self._meeting, self)
        self._proof: Proof | None = None
        self._act = ""
        self.setObjectName("page.approve")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # the page

    def show_place(self, place: Place) -> None:
        assert place.record is not None
        fresh = self._meeting != place.record
        self._meeting = MeetingId(place.record)
        if fresh:
            self.filter.choose(ALL, silently=True)
            self.changes.setChecked(False)
            self.table.compare({})
        self._read()
        if place.detail:
            self.table.go_to(UUID(place.detail))
        elif fresh and not self.table.go_to_next_open() and self.model.rows:
            self.table.select(self.model.rows[0].key, 1)
        self.table.setFocus()

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        name = meeting_name(t, self._proof.meeting if self._proof else None)
        prepare = Place(page="prepare", record=self._meeting)
        return [(t("Meetings"), Place(page="meetings", record=self._meeting)), (name, prepare), (t("Approve"), None)]

    def keys(self) -> str:
        return self._desk.t("F8 next open passage · Shift+F8 checked · Enter edit · Tab other language")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            **{f"mode_{page}": partial(self._go_to_mode, page) for page, _ in MODES},
            "next_open": self.next_open,
            "check_passage": self.check_passage,
            **{key: partial(self._in_round, act) for key, act in self._round.handlers().items()},
            "take_minutes_back": self.take_back,
            "remarks": partial(self._go, "remarks", ""),
            "approve": self.approve,
            "close_meeting": self.close_file,
            **{key: partial(self._after, key) for key in AFTER},
            "print": self._preview,
            **meeting_papers(self._go),
            "preview_minutes": self._preview,
            "history": self._show_history,
        }

    def why_not(self, key: str) -> str:
        t = self._desk.t
        after = self.side.after
        if key in AFTER and self._proof is not None and self._proof.lock is not None and after is not None:
            return after.why_not(key)
        if key in ROUND_ACTS:
            reason = self._round.why_not(key)
            unwritten = key == "circulate" and not reason and self._proof is not None
            return why_not_circulated(t, self._proof) if unwritten and self._proof is not None else reason
        return why_not(t, key, self._proof, self.table.current_line(), self._workspace.why_not_write(t))

    def flush(self) -> None:
        self.table.finish_editing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def retranslate(self) -> None:
        t = self._desk.t
        self.preview.say("", name=t("Preview of the file as it is printed and filed"))
        self.table.setAccessibleName(t("Passages of the minutes"))
        self.empty.no_match(t("Every passage is read"), t("Nothing is open any more."), t("Show all passages"))
        if self._proof is not None:
            self._show(self._proof)

    # acts

    def next_open(self) -> None:
        """F8: the next passage that is open, whatever is being typed is kept."""
        self.table.finish_editing()
        if not self.table.is_editing() and not self.table.go_to_next_open():
            self._workspace.bus.said.emit(self._desk.t("Every passage is read in both languages."))

    def check_passage(self) -> None:
        """Shift+F8: read and right; on to the next."""
        self.table.finish_editing()
        line = self.table.current_line()
        if line is None or self.why_not("check_passage"):
            return
        if self._desk.attempt(lambda: check_line(self._workspace, line)):
            self.table.go_to_next_open()

    def take_back(self) -> None:
        """Back to work on the remarks; where others have something, what follows is said first."""
        from ctj_desktop.services.minutes.remarks.taking_back import what_follows
        from ctj_desktop.ui.approval.remarks.take_back import TakeBackMinutes

        follows = what_follows(self._workspace.store, self._meeting) if self._meeting is not None else None
        if follows is not None and follows.concerns_others and not self.why_not("take_minutes_back"):
            self.table.finish_editing()
            TakeBackMinutes(self._desk, self._workspace, follows, self).exec()
            return
        self._move(lambda meeting: self._workspace.do(take_back_minutes, meeting=meeting, on=self._today()))

    def approve(self) -> None:
        """Asks for the day and the decision, then locks for good."""
        from ctj_desktop.ui.approval.approve_dialog import ApproveMinutes

        self.table.finish_editing()
        if self._proof is None or self.why_not("approve"):
            return
        left = [obstacle_text(self._desk.t, one) for one in self._proof.obstacles]
        opened = last_round(self._workspace.store, self._proof.meeting)
        if opened is not None and opened.closed_on is None and opened.until >= self._today():
            day = self._desk.t.date_long(opened.until)
            left.append(self._desk.t("time for remarks, which runs until {date}").format(date=day))
        ApproveMinutes.ask(self._desk, self._workspace, self._proof.meeting, left, self)

    def close_file(self) -> None:
        """The last state of a meeting; what is still owed of it is asked about first."""
        from ctj_desktop.ui.approval.closing import SIGNATURES, ask_to_close

        if self._proof is None or self.why_not("close_meeting"):
            return
        closes, place = ask_to_close(self._desk, self._workspace, self._proof.meeting, self)
        if place is SIGNATURES:
            QTimer.singleShot(0, self, partial(self._after, "sign_minutes"))
        elif place is not None:
            self._desk.navigator.go(place)
        if not closes:
            return
        self._move(lambda meeting: self._workspace.do(close_meeting, meeting=meeting, on=self._today()))
        if self.primary.isHidden():
            self.table.setFocus()  # the button is gone, and with it the keyboard would leave the page

    def _after(self, key: str) -> None:
        """What is done with minutes once they are approved."""
        after = self.side.after
        if after is None or self.why_not(key):
            return
        acts: Mapping[str, Callable[[], object]] = {
            "sign_minutes": after.enter_signature,
            "file_signed_copy": after.file_copy,
            "open_signed_copy": after.open_copy,
            "save_signed_copy": after.save_copy,
            "remove_signed_copy": after.remove_copy,
            "add_erratum": lambda: after.add_erratum(self.table.current_line()),
        }
        acts[key]()

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self.head = MeetingHead(self._desk, "approve", self)
        self.preview = Button(theme, "approve.preview", icon="printer", parent=self)
        self.more = WordedActs(self._desk, "approve", MORE, self, roomy=ROOMY)
        self.more.keep_room("take_minutes_back")  # or its neighbour would come under the mouse
        self.primary = Button(theme, "approve.primary", ButtonKind.PRIMARY, once=True, parent=self)
        self.locked = Banner(theme, "approve.locked", "seal-check", tone="ok", wrap=True, parent=self)
        self.note = Banner(theme, "approve.note", "info", wrap=True, parent=self)
        self.both = BothValues(theme, "approve.both", self)
        self.filter = Switch(theme, "approve.filter", self)
        self.changes = CheckBox(theme, "approve.changes", self)
        self.next = Button(theme, "approve.next", ButtonKind.QUIET, icon="arrow-down", compact=True, parent=self)
        self.card = Card(theme, "approve.card", padded=False, parent=self)
        self.model: RowsModel[ProofLine] = RowsModel(self._desk.language, COLUMNS, self)
        self.table = ProofTable(self._desk, self._workspace, self.model, self.card)
        self.empty = EmptyState(theme, "approve.empty", self.card)
        self.side = SideColumn(self._desk, self._workspace, self)
        self.writer = SideWriter(self._desk, self._workspace, self.table, self.both)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        for button in (self.more, self.preview, self.primary):
            self.head.add(button)
        bar = QHBoxLayout()
        bar.setSpacing(px(metrics.GAP_WIDE))
        bar.addWidget(self.filter)
        bar.addWidget(self.changes)
        bar.addStretch(1)
        bar.addWidget(self.next)
        self.card.column.setSpacing(0)
        self.card.column.addWidget(self.table, 1)
        self.card.column.addWidget(self.empty, 1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(px(metrics.GAP_WIDE))
        left = QVBoxLayout()
        left.setSpacing(px(metrics.GAP))
        left.addLayout(bar)
        left.addWidget(self.card, 1)
        self._body.addLayout(left, 1)
        self._body.addWidget(self.side)
        column = page_column(self._desk.theme, self)
        for widget in (self.head, self.locked, self.note, self.both):
            column.addWidget(widget)
        column.addLayout(self._body, 1)

    def _connect(self) -> None:
        self.preview.clicked.connect(self._preview)
        self.primary.clicked.connect(self._primary_act)
        self.next.clicked.connect(self.next_open)
        self.filter.chosen.connect(lambda _key: self._show_lines())
        self.changes.clicked.connect(self._compare)
        self.table.way_asked.connect(self._open_fact)
        self.table.current_changed.connect(lambda _key: self.state_changed.emit())
        self.side.obstacles.chosen.connect(self._go_to_obstacle)
        self.locked.button.clicked.connect(self._preview)
        self.empty.plain.clicked.connect(self._show_all)
        self.writer.reread.connect(self._read)
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.bus.exchanged.connect(self._exchanged)

    def _changed(self, outcome: Outcome) -> None:
        if self._meeting is None or not self.isVisible() or not touches(outcome, *FOLLOWED, *FOLLOWED_AFTER):
            return
        if self._workspace.store.get(Meeting, self._meeting) is None:  # its planning was undone
            self._desk.navigator.go(Place(page="meetings"))
            return
        self._read()

    def _exchanged(self) -> None:
        if self._meeting is not None and self.isVisible():
            self._read()

    def _read(self) -> None:
        assert self._meeting is not None
        self._proof = proof(self._workspace.store, self._meeting)
        if self.changes.isChecked():
            self.table.compare(changes_since(self._workspace.store, self._proof))
        self.table.show_unfinished(self._drafts(self._proof))
        self._show(self._proof)

    def _drafts(self, found: Proof) -> dict[tuple[UUID, str], str]:
        records = {line.record.id for line in found.lines if line.record is not None}
        drafts = self._workspace.store.drafts()
        return {(draft.record, draft.register): draft.text for draft in drafts if draft.record in records}

    def _show(self, found: Proof) -> None:
        self.table.editing_allowed = found.lock is None and not self._workspace.store.read_only
        self.head.show_meeting(found.meeting, found.state)
        self._show_buttons(found)
        self._show_banners(found)
        self.side.show_proof(found)
        self._show_lines()
        self._fit()
        self.state_changed.emit()

    def _show_lines(self) -> None:
        t, found = self._desk.t, self._proof
        if found is None:
            return
        count = len(found.open_lines)
        options = [(ALL, t("All passages")), (ONLY_OPEN, t("Only what is open ({count})").format(count=count))]
        self.filter.offer(options, t("Passages shown"), t("{place} of {count}"))
        lines = found.lines if self.filter.current() == ALL else found.open_lines
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.table.show_lines(lines)
        self.changes.setVisible(found.since is not None)
        since = t("Show changes since the draft")
        if found.circulated is not None:
            since = t("Show changes since {date}").format(date=t.date_short(found.circulated))
        self.changes.say(since)
        self.next.say(t("Next open passage"), hint="F8")
        self.next.usable_unless("" if count else t("Nothing is open any more."))
        self.filter.setVisible(found.lock is None)
        self.next.setVisible(found.lock is None)

    def _show_buttons(self, found: Proof) -> None:
        act = primary_act(found.state)
        if act != self._act and self.focusWidget() is self.primary:
            self.table.setFocus()  # or the Enter that sent the minutes would approve them
        self._act = act
        _, icon = primary_words(self._desk.t)[act]
        self.primary.setVisible(found.state is not MeetingState.CLOSED)
        self.primary.set_icon(icon)
        self.primary.setEnabled(not self.why_not(act))
        self.more.buttons["take_minutes_back"].setVisible(found.state is MeetingState.CIRCULATED)

    def _primary_words(self, found: Proof) -> tuple[str, str]:
        """What the button says, and why it cannot be pressed."""
        act = primary_act(found.state)
        return primary_words(self._desk.t)[act][0], self.why_not(act)

    def _show_banners(self, found: Proof) -> None:
        t = self._desk.t
        self.locked.setVisible(found.lock is not None)
        if found.lock is not None:
            said = lock_sentence(t, self._workspace, found.lock)
            self.locked.say(said, t("Nothing here changes any more."), t("Print…"))
        early = found.state not in (*PRIMARY, MeetingState.CLOSED)
        self.note.setVisible(early)
        if early:
            state = word_within(t, found.state)
            said = t("The meeting is {state}. Its minutes are circulated once the session is closed.")
            self.note.say(said.format(state=state))

    def _fit(self) -> None:
        """The side stands at the right while there is room for two languages beside it, else above them."""
        px = self._desk.theme.px
        narrow = self.width() < px(NARROW)
        wanted = QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight
        if self._body.direction() is not wanted:
            self._body.setDirection(wanted)
            self.side.spread(3 if narrow else 1)
        self.side.setMaximumWidth(16777215 if narrow else px(SIDE_WIDTH))
        self.side.setMinimumWidth(0 if narrow else px(SIDE_WIDTH))
        measure_again(self.side)
        above = self.side.height_at(self.width() - 2 * px(metrics.PAGE_MARGIN)) if narrow else 0
        self.side.setMinimumHeight(max(0, above))  # above a list, sentences are not squeezed by it
        self.side.setMaximumHeight(max(0, above) if narrow else 16777215)  # and take nothing of it
        self._fit_head()

    def _fit_head(self) -> None:
        """Where there is no room the state goes, then the word of the button: its icon says itself."""
        if self._proof is None:
            return
        word, tip = self._primary_words(self._proof)
        room = self.head.room(width_in_sight(self), (self.more, self.preview))
        self.primary.say(word, tip=tip)
        left = room - self.primary.sizeHint().width()
        if left < 0:
            self.primary.say("", name=word, tip=tip)
        self.head.state.setVisible(left >= self.head.state.sizeHint().width() + self._desk.theme.px(metrics.GAP))

    # ways

    def _open_fact(self, line: ProofLine) -> None:
        self._go(line.way if line.way in dict(MODES) else "prepare", "")

    def _go_to_obstacle(self, obstacle: Obstacle) -> None:
        if obstacle.against is Against.DISPUTED:
            self._desk.navigator.go(_conflict_of(self._workspace.store, obstacle.line))
        elif obstacle.against in (Against.NOTHING_WRITTEN, Against.NOT_CLOSED, Against.STILL_THERE):
            self._go("hold" if "hold" in dict(MODES) else "prepare", "")
        elif obstacle.against is Against.NOBODY_PRESIDES and self._proof is not None:
            _ask_who_presided(self._desk, self._workspace, self._proof.meeting, self)
        elif obstacle.against is Against.REMARKS:
            self._go("remarks", "")
        elif obstacle.line is not None:
            self._show_all()
            self.table.go_to(obstacle.line, obstacle.language)

    def _show_all(self) -> None:
        self.filter.choose(ALL, silently=True)
        self._show_lines()
        self.table.setFocus()

    def _compare(self) -> None:
        if self._proof is not None:
            self.table.compare(changes_since(self._workspace.store, self._proof) if self.changes.isChecked() else {})

    def _primary_act(self) -> None:
        if self._proof is not None:
            self.handlers()[primary_act(self._proof.state)]()

    def _in_round(self, act: Callable[[], object]) -> None:
        """What is being typed is kept first."""
        self.table.finish_editing()
        if not self.table.is_editing():
            act()

    def _move(self, do: Callable[[MeetingId], object]) -> None:
        self.table.finish_editing()
        meeting = self._meeting
        if meeting is not None and not self.table.is_editing():
            self._desk.attempt(lambda: do(meeting))

    def _today(self) -> date:
        return self._workspace.today()

    def _preview(self) -> None:
        self._go("documents", "minutes")

    def _go_to_mode(self, page: str) -> None:
        if page != "approve":
            self._go(page, "")

    def _show_history(self) -> None:
        line = self.table.current_line()
        record = line.record.id if line is not None and line.record is not None else self._meeting
        if record is not None:
            self._desk.navigator.go(Place(page="history", record=record))

    def _go(self, page: str, detail: str) -> None:
        self._desk.navigator.go(Place(page=page, record=self._meeting, detail=detail))


def _ask_who_presided(desk: Desk, workspace: OpenWorkspace, meeting: Meeting, parent: QWidget) -> None:
    from ctj_desktop.ui.meetings.change_meeting import ChangeMeeting

    ChangeMeeting.ask(desk, workspace, meeting, parent, Need.CHAIR)


def _conflict_of(store: OpenFile, line: UUID | None) -> Place:
    """Where two versions of a passage stand side by side."""
    from ctj_desktop.services.exchange.conflicts import conflicts

    found = conflicts(store, [line]) if line is not None else []
    return Place(page="exchange", record=found[0].row, detail=found[0].register) if found else Place(page="exchange")
