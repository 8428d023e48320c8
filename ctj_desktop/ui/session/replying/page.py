"""Who answered what to the convocation? One key for each seat and guest, and the quorum to be expected of the seats."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.preparations import BEFORE_CONVENING
from ctj_desktop.domain.records.meetings import Attendance, Guest, Meeting, MeetingState, Reply, ReplyWay
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.meetings import number_said
from ctj_desktop.i18n.words import word, word_within
from ctj_desktop.services.catalogue.line_tables import REPLIES, line_table
from ctj_desktop.services.meetings.agenda_table import head_of_meeting
from ctj_desktop.services.session.attendance import OF_GUESTS, remove_guest
from ctj_desktop.services.session.refusals import GuestHasNoSeat
from ctj_desktop.services.session.replies import Replies, ReplyLine, read_replies
from ctj_desktop.services.steps.states import NOT_FINAL
from ctj_desktop.ui.forms.export_list import ListToExport
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.forms.page_head import PageHead, page_column
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.forms.screens.removing import RefusalNote
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.meetings.forms import guest_fields, new_guest
from ctj_desktop.ui.meetings.head import meeting_name
from ctj_desktop.ui.session.replying.answering import Answering, ReplyList
from ctj_desktop.ui.session.replying.columns import LETTERS, LOOKS, reply_columns
from ctj_desktop.ui.session.replying.counts import ReplyCounts
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.spoken import announce
from ctj_desktop.ui.widgets.surfaces import Card, Hairline

FOLLOWED = frozenset(
    {
        "attendance",
        "dispatch",
        "excuse",
        "guest",
        "mandate",
        "meeting",
        "meeting_move",
        "organisation",
        "person",
        "roll",
        "seat",
        "statutes",
    }
)

TIGHT, SHORT = 1120, 600
"""Pixels of the page: less wide the buttons of the foot become narrower, less high the counts become lower."""


class ReplyTable(RecordTable):
    """Letters answer for the row; Backspace and Delete take the reply back."""

    typed = Signal(str)

    def sizeHint(self) -> QSize:
        """It asks for no more than a few rows and takes what is left: a page that asked for more would be scrolled."""
        return self.minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.remove_asked.emit(self.current_key())
        elif event.text().isalpha() and not held(event):
            self.typed.emit(event.text().upper())
        else:
            super().keyPressEvent(event)


class RepliesPage(Page):
    """Counts and expected quorum above, seats and guests below; the replies at the foot answer for the current row."""

    section = "meetings"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._meeting: MeetingId | None = None
        self._replies: Replies | None = None
        self._tight = False
        shown = ReplyList(
            replies=lambda: self._shown, way=self._chosen_way, refuse=self._refuse, below=lambda: self._below()
        )
        self._answering = Answering(desk, workspace, shown, self)
        self.setObjectName("page.replies")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # the page

    def show_place(self, place: Place) -> None:
        assert place.record is not None
        self._meeting = MeetingId(place.record)
        self._read()
        if place.detail:
            self.table.select(UUID(place.detail))
        if self.table.current_key() is None and self.model.rows:
            self.table.select(self.model.rows[0].key)
        self.table.setFocus()

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        name = meeting_name(t, self._replies.meeting if self._replies else None)
        prepare = Place(page="prepare", record=self._meeting)
        return [(t("Meetings"), Place(page="meetings", record=self._meeting)), (name, prepare), (t("Replies"), None)]

    def keys(self) -> str:
        return self._desk.t("One letter, one reply · Enter choices · F2 detail · Backspace takes back · Ctrl+N guest")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            **{f"mode_{page}": partial(self._go, page) for page in ("prepare", "hold", "approve")},
            "add_guest": self.new_here,
            "change_guest": self.correct_guest,
            "export_list": self._export,
        }

    def why_not(self, key: str) -> str:
        if key == "add_guest":
            return self._why_not_write()
        if key == "export_list":
            return "" if self.model.rows else self._desk.t("The list is empty.")
        return self._why_not_correct() if key == "change_guest" else ""

    def new_here(self) -> None:
        """Another guest; one who is invited by the convocation is entered before it."""
        if self._meeting is not None and not self._why_not_write():
            dialog = new_guest(self._desk, self._workspace, self._meeting, self)
            dialog.exec()
            if dialog.made is not None:
                self.table.select(dialog.made)
                self.table.setFocus()

    def correct_guest(self) -> None:
        """Who the guest of the current row is."""
        guest = self._guest()
        if guest is not None and not self._why_not_correct():
            guest_fields(self._desk, self._workspace, guest, self).exec()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self._desk.t("Replies"))
        self._name_buttons()
        if self._replies is not None:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._tight != (self.width() < self._desk.theme.px(TIGHT)):
            self._tight = not self._tight
            self._name_buttons()
        self.counts.give_way(short=self.height() < self._desk.theme.px(SHORT))

    # inside

    def _export(self) -> None:
        lines = tuple(self.model.rows)
        shown = ListToExport(
            self._desk,
            self._workspace,
            Attendance.kind,
            N_("Replies"),
            [line.key for line in lines],
            lambda t, title, step: line_table(t, title, REPLIES, lines, step),
        )
        shown.ask(self)

    def _name_buttons(self) -> None:
        """Where there is little room the replies give up their icons, and taking back its words."""
        t = self._desk.t
        for reply, button in self.buttons.items():
            button.set_icon("" if self._tight else LOOKS[reply][0])
            button.say(word_within(t, reply), hint=t.p("key of a reply", LETTERS[reply]))
        self.answers.arrange()
        self.way.setAccessibleName(t("How the answers come that are entered now"))
        ways = [(word(t, way), way) for way in ReplyWay]
        self.way.offer([(t("way not noted"), None), *ways], self.way.chosen())
        self.convene.say(t("Convene…"))
        self.call.say(t("Substitutes to call…"))
        self.remind.say(t("Remind…"), name=t("Remind those who have not answered"))
        back = t("Take the reply back")
        self.back.say("" if self._tight else back, hint="" if self._tight else t("Del"), name=back)

    def _build(self) -> None:
        theme = self._desk.theme
        self.head = PageHead(theme, self)
        self.call = Button(theme, "replies.call", icon="phone", parent=self.head)
        self.remind = Button(theme, "replies.remind", icon="envelope-simple", parent=self.head)
        for button in (self.call, self.remind):
            self.head.add(button)
        self.counts = ReplyCounts(theme, self)
        self.card = Card(theme, "replies.card", padded=False, parent=self)
        self.model: RowsModel[ReplyLine] = RowsModel(self._desk.language, reply_columns(self._article), self)
        self.table = ReplyTable(
            theme, "replies.table", self.model, row=metrics.ROW_TWO_LINES, headless=False, parent=self.card
        )
        self.refusal = RefusalNote(self._desk, "replies.refusal", self.card)
        self.note = Label(theme, Type.CAPTION, "muted", wrap=True, name="replies.note", parent=self.card)
        self.convene = Button(theme, "replies.convene", icon="paper-plane-tilt", compact=True, parent=self.card)
        self.buttons = {
            reply: Button(theme, f"replies.{reply.value}", icon=LOOKS[reply][0], compact=True, parent=self.card)
            for reply in LETTERS
        }
        self.way = ComboBox(theme, "replies.way", self.card)
        self.answers = WidgetFlow(theme, self.card)
        self.answers.hold([*self.buttons.values(), self.way])
        self.back = Button(
            theme, "replies.back", ButtonKind.QUIET, icon="arrow-counter-clockwise", compact=True, parent=self.card
        )

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        foot, words = QHBoxLayout(), QHBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(8))
        foot.setSpacing(px(6))
        foot.addWidget(self.answers, 1)
        foot.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        words.setContentsMargins(px(16), px(6), px(16), 0)
        words.addWidget(self.note, 1)
        words.addWidget(self.convene, 0, Qt.AlignmentFlag.AlignTop)
        self.card.column.setSpacing(0)
        self.card.column.addWidget(self.table, 1)
        self.card.column.addWidget(self.refusal)
        self.card.column.addWidget(Hairline(self._desk.theme, self.card))
        self.card.column.addLayout(words)
        self.card.column.addLayout(foot)
        column = page_column(self._desk.theme, self)
        column.addWidget(self.head)
        column.addWidget(self.counts)
        column.addWidget(self.card, 1)

    def _connect(self) -> None:
        for reply, button in self.buttons.items():
            button.clicked.connect(partial(self._answer, reply))
        self.back.clicked.connect(self._take_back)
        self.convene.clicked.connect(self._convene)
        self.call.clicked.connect(self._call)
        self.remind.clicked.connect(self._remind)
        self.table.typed.connect(self._typed)
        self.table.remove_asked.connect(self._take_back)
        self.table.edit_asked.connect(self._edit)
        self.table.opened.connect(lambda _key: self._choose(self._below()))
        self.table.menu_asked.connect(lambda _key, where: self._choose(where))
        self.table.current_changed.connect(lambda _key: self._show_possible())
        self.table.current_changed.connect(lambda _key: self.state_changed.emit())
        self._workspace.bus.changed.connect(self._changed)

    def _changed(self, outcome: Outcome) -> None:
        if self._meeting is None or not self.isVisible() or not touches(outcome, *FOLLOWED):
            return
        if self._workspace.store.get(Meeting, self._meeting) is None:
            self._desk.navigator.go(Place(page="meetings"))
        else:
            self._read()

    def _read(self) -> None:
        assert self._meeting is not None
        self._replies = read_replies(self._workspace.store, self._meeting, self._workspace.today())
        self._show()

    def _show(self) -> None:
        t, replies = self._desk.t, self._shown
        when = t.date_full(replies.meeting.on) if replies.meeting.on else t("date not set")
        number = t("Meeting {number}").format(number=number_said(t, replies.meeting))
        self.head.say(t("Replies"), f"{number} · {when}")
        self.counts.show_replies(replies, t)
        self.call.usable_unless(self._why_not_call())
        self.remind.usable_unless(self._why_not_remind())
        self.model.replace(replies.lines)
        self._show_possible()
        self.state_changed.emit()

    def _show_possible(self) -> None:
        if self._replies is None:
            return
        self.refusal.hide()
        why_not, line = self._why_not(), self._line()
        for reply, button in self.buttons.items():
            button.usable_unless(self._why_not_reply(reply))
        t = self._desk.t
        self.back.usable_unless(why_not or ("" if line and line.reply else t("No reply is entered here.")))
        self.way.setEnabled(not why_not)
        self.way.setToolTip(why_not)
        self.note.say(why_not)
        self.note.setVisible(bool(why_not))
        waits = not self._why_not_write() and self._replies.state in BEFORE_CONVENING and bool(self._replies.lines)
        self.convene.setVisible(waits)

    @property
    def _shown(self) -> Replies:
        assert self._replies is not None
        return self._replies

    def _article(self) -> str:
        """Of the statutes on proxies."""
        rule = self._shown.holds.proxies
        return rule.article if rule is not None else ""

    def _line(self) -> ReplyLine | None:
        return self._shown.line(self.table.current_key())

    def _why_not(self) -> str:
        """Why nothing can be answered for the current row."""
        t, replies, line = self._desk.t, self._shown, self._line()
        if self._why_not_write():
            return self._why_not_write()
        if not replies.lines:
            return t("No seat exists on the day of the meeting. Seats are entered with the committee, under Members.")
        if line is not None and line.is_guest:
            return ""
        if not replies.convened:
            return t("Replies are entered once the meeting is convened. These are the seats of its day.")
        if line is None:
            return t("Choose a row first.")
        return "" if line.answers else t("The seat is vacant and has no substitute: nobody answers for it.")

    def _why_not_reply(self, reply: Reply) -> str:
        """Why the current row cannot answer this."""
        line = self._line()
        of_a_seat = line is not None and line.is_guest and reply not in OF_GUESTS
        return self._why_not() or (sentence(self._desk.t, GuestHasNoSeat()) if of_a_seat else "")

    def _why_not_write(self) -> str:
        """Why nothing of the list can be changed, guests included."""
        t = self._desk.t
        if self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        final = self._replies is not None and self._replies.state not in NOT_FINAL
        return t("The minutes are approved: the replies stay as they are.") if final else ""

    def _why_not_correct(self) -> str:
        reason = self._why_not_write()
        return reason or ("" if self._guest() is not None else self._desk.t("Choose a guest in the list first."))

    def _guest(self) -> Guest | None:
        """The guest of the current row."""
        line = self._line() if self._replies is not None else None
        return self._workspace.store.get(Guest, line.key) if line is not None and line.is_guest else None

    def _typed(self, letter: str) -> None:
        t = self._desk.t
        reply = next((one for one, key in LETTERS.items() if t.p("key of a reply", key) == letter), None)
        if reply is not None:
            self._answer(reply)

    def _answer(self, reply: Reply, _checked: bool = False) -> None:
        line = self._line()
        if line is not None and not self._refused(self._why_not_reply(reply)):
            self._answering.answer(line, reply)

    def _detail(self) -> None:
        line = self._line()
        if line is not None and not self._refused(self._why_not()):
            self._answering.detail(line)

    def _why_not_call(self) -> str:
        excused = any(line.reply is Reply.EXCUSED for line in self._shown.seats)
        return "" if excused else self._desk.t("No member is excused: no substitute is called.")

    def _call(self) -> None:
        from ctj_desktop.ui.session.replying.calling import CallSubstitutes

        CallSubstitutes(self._desk, self._workspace, self._shown, self).exec()

    def _why_not_remind(self) -> str:
        """A meeting that is convened still awaits answers."""
        t, replies = self._desk.t, self._shown
        if self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        if replies.state is not MeetingState.CONVENED:
            return t("Only a meeting that is convened, and not held yet, awaits answers.")
        waits = any(line.answers and (line.reply is None or line.outdated) for line in replies.lines)
        return "" if waits else t("Everybody has answered.")

    def _remind(self) -> None:
        from ctj_desktop.ui.meetings.convene import Convene

        facts = head_of_meeting(self._workspace.store, self._shown.meeting.id)
        Convene.ask(self._desk, self._workspace, facts, self, remind=True)

    def _convene(self) -> None:
        """Where the meeting is prepared, whose dialog leads on to the preview."""
        self._desk.navigator.go(Place(page="prepare", record=self._meeting, detail="convene"))

    def _edit(self) -> None:
        """F2: a guest is entered here, a reply of a seat is put right."""
        if self._guest() is not None:
            self.correct_guest()
        else:
            self._detail()

    def _choose(self, where: QPoint) -> None:
        """Every reply, for the pointer and for whoever does not know the letters."""
        if self._refused(self._why_not()):
            return
        t, menu = self._desk.t, self._answering.menu("")
        for reply, letter in LETTERS.items():
            icon = self._desk.theme.menu_icon(LOOKS[reply][0])
            action = menu.addAction(icon, f"{word_within(t, reply)}\t{t.p('key of a reply', letter)}")
            action.setObjectName(f"replies.menu.{reply.value}")
            action.setEnabled(not self._why_not_reply(reply))
            action.setToolTip(self._why_not_reply(reply))
            action.triggered.connect(partial(self._answer, reply))
        menu.addSeparator()
        detail = menu.addAction(t("In detail…") + ("" if self._guest() is not None else "\tF2"))
        detail.setObjectName("replies.menu.detail")
        detail.triggered.connect(self._detail)
        back = menu.addAction(f"{t('Take the reply back')}\t{t('Del')}")
        back.setEnabled(self.back.isEnabled())
        back.triggered.connect(self._take_back)
        if self._guest() is not None:
            menu.addSeparator()
            menu.addAction(f"{t('Correct the guest…')}\tF2").triggered.connect(self.correct_guest)
            remove = menu.addAction(t("Remove the guest"))
            remove.setObjectName("replies.menu.remove")
            remove.triggered.connect(self._remove_guest)
        self._answering.open(menu, where)

    def _remove_guest(self) -> None:
        guest = self._guest()
        if guest is not None:
            self._answering.attempt(lambda: self._workspace.do(remove_guest, guest=guest.id))

    def _chosen_way(self) -> ReplyWay | None:
        way = self.way.chosen()
        return way if isinstance(way, ReplyWay) else None

    def _below(self) -> QPoint:
        rect = self.table.visualRect(self.table.currentIndex())
        return self.table.viewport().mapToGlobal(rect.bottomLeft() + QPoint(self._desk.theme.px(24), 0))

    def _take_back(self, *_asked: object) -> None:
        line = self._line()
        if line is not None and line.reply is not None and not self._refused(self._why_not()):
            self._answering.take_back(line)

    def _refuse(self, said: str) -> None:
        """Until another row or another reply: the strip has no room for what to do instead."""
        self.refusal.say(said)
        self.refusal.show()
        announce(self.refusal, said)

    def _refused(self, why_not: str) -> bool:
        """What stands at the foot already is only spoken."""
        if why_not and why_not == self._why_not():
            announce(self.note, why_not)
        elif why_not:
            self._refuse(why_not)
        return bool(why_not)

    def _go(self, page: str) -> None:
        self._desk.navigator.go(Place(page=page, record=self._meeting))
