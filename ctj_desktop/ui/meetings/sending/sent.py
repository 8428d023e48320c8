"""What was sent about a meeting: when, by which way, what came back, and what goes again?"""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.preparations import BEFORE_CONVENING
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.meetings import number_said
from ctj_desktop.i18n.words import word
from ctj_desktop.services.meetings.agenda_table import MeetingFacts, head_of_meeting
from ctj_desktop.services.meetings.sending.dispatches import change_dispatch, mark_all_sent, reader_of
from ctj_desktop.services.meetings.sending.judged import JudgedSending, judged_sendings
from ctj_desktop.services.minutes.remarks.reading import counted_as
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.table import Table

NAME: Final = "dialog.sent"
WIDTH: Final = 760
TALL: Final = 200
CONVENE: Final = "convene"
"""The act that begins it all."""


class SentLine(NamedValue):
    """A dispatch with what its reader is called now, and as which revision or in which round it is `counted`.

    `judged` says by which day it had to leave, where it calls to the meeting.
    """

    one: Dispatch
    reader: str
    counted: str
    judged: JudgedSending | None = None

    @property
    def key(self) -> UUID:
        """Which dispatch."""
        return self.one.id


def _reader(line: SentLine, _t: Translator) -> Cell:
    return Cell(text=line.reader or "–", second=line.one.language.value.upper(), look=Look.STRONG)


def _what(line: SentLine, t: Translator) -> Cell:
    counted = t("round {number}") if line.one.what is DispatchKind.MINUTES else t("revision {number}")
    return Cell(text=word(t, line.one.what), second=counted.format(number=line.counted))


def _way(line: SentLine, t: Translator) -> Cell:
    made = line.one.made_at
    return Cell(text=word(t, line.one.channel), second=t.instant(made) if made is not None else "")


def _state(line: SentLine, t: Translator) -> Cell:
    one, remark = line.one, line.one.remark.or_other(content_language(t))
    day = t.date_short(one.sent_on) if one.sent_on is not None else ""
    if line.judged is not None and line.judged.late and not one.undeliverable:
        late = t("too late: the last day was {day}").format(day=t.date_short(line.judged.last))
        beside = " · ".join(filter(None, (late, remark)))
        return Cell(text=day, second=beside, second_colour="warning", icon="warning", icon_colour="warning")
    if one.undeliverable:
        beside = " · ".join(filter(None, (day, remark)))
        return Cell(text=t("came back"), second=beside, icon="warning", icon_colour="warning")
    return Cell(text=day, second=remark) if day else Cell(text=t("no day noted"), second=remark, look=Look.UNFILLED)


COLUMNS: Final[tuple[Column[SentLine], ...]] = (
    Column(key="reader", heading=N_("Recipient"), cell=_reader, share=3),
    Column(key="what", heading=N_("What"), cell=_what, share=2),
    Column(key="way", heading=N_("By"), cell=_way, share=2),
    Column(key="sent", heading=N_("Sent on"), cell=_state, share=2),
)


class SentList(Frame):
    """Every act is done at once and can be undone; the button only closes."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, facts: MeetingFacts, parent: QWidget) -> None:
        t, theme = desk.t, desk.theme
        number = number_said(t, facts.meeting)
        super().__init__(desk, NAME, t("Sent about meeting {number}").format(number=number), t("Close"), parent)
        self._workspace, self._facts = workspace, facts
        self.cancel.hide()
        self.model = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(theme, f"{NAME}.table", self.model, row=metrics.ROW_TWO_LINES, parent=self)
        self.table.setAccessibleName(t("What was sent"))
        self.table.setMinimumHeight(theme.px(TALL))
        self.card = ListCard(theme, f"{NAME}.card", self.table, self)
        self.sent = Button(theme, f"{NAME}.sent", icon="check", parent=self)
        self.all_sent = Button(theme, f"{NAME}.all_sent", icon="check-fat", parent=self)
        self.back = Button(theme, f"{NAME}.back", icon="warning", parent=self)
        self.correct = Button(theme, f"{NAME}.correct", icon="pencil-simple", parent=self)
        self.again = Button(theme, f"{NAME}.again", icon="paper-plane-tilt", parent=self)
        self.note = Button(theme, f"{NAME}.note", icon="plus", parent=self)
        self._flow = WidgetFlow(theme, self)
        self._flow.hold([self.sent, self.all_sent, self.back, self.correct, self.again, self.note])
        self.column.addWidget(self.card)
        self.column.addWidget(self._flow)
        self.widen(WIDTH)
        self._say()
        self._connect()
        self._read()
        self.convene_asked = False
        (self.table if self.model.rows else self.card.empty.primary).setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, facts: MeetingFacts, parent: QWidget, key: UUID | None) -> None:
        """Until it is closed; the line of that dispatch is chosen."""
        dialog = cls(desk, workspace, facts, parent)
        dialog.table.select(key)
        dialog.exec()
        if dialog.convene_asked:
            desk.actions[CONVENE].trigger()

    def go(self) -> None:
        """Nothing waits for the button."""

    def _read(self) -> None:
        store, t = self._workspace.store, self.desk.t
        found = store.all(Dispatch, meeting=self._facts.meeting.id, order="-revision, id")
        spoken = content_language(t)
        counted, judged = counted_as(store, found), judged_sendings(store, self._facts.meeting, found)
        self.model.replace(
            [
                SentLine(
                    one=one,
                    reader=reader_of(store, one).or_other(spoken),
                    counted=counted[one.id],
                    judged=judged.get(one.id),
                )
                for one in found
            ]
        )
        if self.table.current_key() is None and found:
            self.table.select(found[0].id)
        self.card.show_rows(bool(found))
        self._say_nothing_yet()
        self._show_buttons()

    @property
    def _is_to_convene(self) -> bool:
        """The meeting was not called yet, and can be now: that is what comes next."""
        return self._facts.state in BEFORE_CONVENING and self.desk.actions[CONVENE].isEnabled()

    def _say_nothing_yet(self) -> None:
        t, empty = self.desk.t, self.card.empty
        said = t("Once the meeting is convened, each recipient and each way has a line here.")
        verb, icon = (t("Convene…"), "paper-plane-tilt") if self._is_to_convene else (t("Note something sent…"), "plus")
        empty.nothing_yet(t("Nothing was sent yet"), said, verb, "paper-plane-tilt", act=icon)
        empty.primary.usable_unless(self._workspace.why_not_write(t))

    def _begin(self) -> None:
        """What the empty list offers."""
        if self._is_to_convene:
            self.convene_asked = True
            self.reject()
        else:
            self._note()

    def _current(self) -> Dispatch | None:
        line = self.model.row_at(self.table.currentIndex())
        return line.one if line is not None else None

    def _show_buttons(self) -> None:
        t, one = self.desk.t, self._current()
        shut = self._workspace.why_not_write(t)
        why_not = shut or ("" if one is not None else t("Choose a line."))
        for button in (self.back, self.correct):
            button.usable_unless(why_not)
        dated = one is not None and one.sent_on is not None
        self.sent.usable_unless(
            why_not or (t("A day is noted already. Correct it where it is wrong.") if dated else "")
        )
        off = self._facts.state in BEFORE_CONVENING
        self.again.usable_unless(
            why_not
            or (t("The meeting is not convened: convene it first.") if off else "")
            or (self.why_not_again(one) if one is not None else "")
        )
        waits = any(line.one.sent_on is None and not line.one.undeliverable for line in self.model.rows)
        self.all_sent.usable_unless(shut or ("" if waits else t("A day is noted for every line.")))
        self.note.usable_unless(shut)
        back = one is not None and one.undeliverable
        self.back.say(t("Did not come back") if back else t("Came back"))
        self._flow.arrange()

    def _change(self, *, sent: bool = False) -> None:
        one = self._current()
        if one is None:
            return
        day = self._workspace.today()
        after = replace(one, sent_on=day) if sent else replace(one, undeliverable=not one.undeliverable)
        self._do(lambda: self._workspace.do(change_dispatch, after, one))

    def _all_sent(self) -> None:
        meeting, day = self._facts.meeting.id, self._workspace.today()
        self._do(lambda: self._workspace.do(mark_all_sent, meeting=meeting, on=day))

    def _do(self, act: Callable[[], object]) -> None:
        self.refusal.hide()
        try:
            act()
        except (UserError, StoreError) as error:
            self.refuse(error)
        self._read()

    def _correct(self) -> None:
        one = self._current()
        if one is None:
            return
        t, asked = self.desk.t, (("sent_on", "undeliverable"), ("remark",))
        dialog = AskFields(
            self.desk,
            self._workspace,
            "dialog.sent_line",
            (t("What became of it"), t("Keep")),
            "change_dispatch",
            Dispatch,
            asked,
            self,
            given={"dispatch": one.id},
            about=reader_of(self._workspace.store, one).or_other(content_language(t)),
            proposed={name: getattr(one, name) for row in asked for name in row},
        )
        for entry in dialog.entries.values():
            entry.stand_by(one)
        dialog.exec()
        self._read()

    def _note(self) -> None:
        t = self.desk.t
        AskFields(
            self.desk,
            self._workspace,
            "dialog.note_sent",
            (t("Note something sent"), t("Note it")),
            "record_dispatch",
            Dispatch,
            (("person",), ("guest", "organisation"), ("what", "channel"), ("sent_on", "language"), ("remark",)),
            self,
            given={"meeting": self._facts.meeting.id, "revision": max(self._facts.revision, 1)},
            proposed={"sent_on": self._workspace.today()},
        ).exec()
        self._read()

    def why_not_again(self, one: Dispatch) -> str:
        """Why this cannot go again from here; empty where it can."""
        if one.what is not DispatchKind.MINUTES:
            return ""
        return self.desk.t("Minutes go again from the approval of the meeting: open the list of what was sent there.")

    def again_of(self, one: Dispatch) -> bool:
        """It goes again; whether the wording was asked for instead."""
        from ctj_desktop.ui.meetings.convene import Convene

        facts = head_of_meeting(self._workspace.store, self._facts.meeting.id)
        return Convene.ask(self.desk, self._workspace, facts, self, again=one).gone

    def _send_again(self) -> None:
        one = self._current()
        if one is not None:
            if self.again_of(one):
                self.reject()
            self._read()

    def _say(self) -> None:
        t = self.desk.t
        self.sent.say(t("Sent today"))
        self.all_sent.say(t("All sent today"))
        self.correct.say(t("Correct…"))
        self.again.say(t("Send again…"))
        self.note.say(t("Note something sent…"))

    def _connect(self) -> None:
        self.sent.clicked.connect(lambda: self._change(sent=True))
        self.all_sent.clicked.connect(self._all_sent)
        self.back.clicked.connect(lambda: self._change())
        self.correct.clicked.connect(self._correct)
        self.again.clicked.connect(self._send_again)
        self.note.clicked.connect(self._note)
        self.card.empty.primary.clicked.connect(self._begin)
        self.table.opened.connect(lambda _key: self._correct())
        self.table.current_changed.connect(lambda _key: self._show_buttons())
