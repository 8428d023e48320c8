"""Who is asked by circulation, and what did they answer? One key for each answer of the current line."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.domain.deciding.by_circulation import CirculationStage
from ctj_desktop.domain.ids import CirculationId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.circulations import Circulation, CirculationAnswer, CirculationVoter
from ctj_desktop.domain.records.meetings import ReplyWay
from ctj_desktop.errors import N_p, StoreError, UserError
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.elision import named
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.words import word, word_within
from ctj_desktop.services.meetings.attached_files import file_of_no_item
from ctj_desktop.services.meetings.standing_back.reasons import why
from ctj_desktop.services.minutes.circulations.answers import (
    join_proof,
    mark_circulation_sent,
    proofs_of,
    record_circulation_answer,
    remove_circulation_answer,
)
from ctj_desktop.services.minutes.circulations.reading import CirculationSheet, circulation_sheet
from ctj_desktop.services.minutes.circulations.recusals import (
    may_stand_back,
    recuse_from_circulation,
    withdraw_circulation_recusal,
)
from ctj_desktop.services.minutes.circulations.voters import voters_now
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.forms.screens.pieces import Reason
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.forms.screens.removing import RefusalNote
from ctj_desktop.ui.frame.copies import ask_and_save
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.spoken import announce

NAME: Final = "voters"
LETTERS: Final[Mapping[CirculationAnswer, str]] = {
    CirculationAnswer.YES: N_p("key of an answer", "Y"),
    CirculationAnswer.NO: N_p("key of an answer", "N"),
    CirculationAnswer.ABSTENTION: N_p("key of an answer", "A"),
    CirculationAnswer.DELIBERATION: N_p("key of an answer", "D"),
}
"""The letter that enters each answer, in each language its own."""
RECUSES: Final = N_p("key of an answer", "S")
"""The letter by which somebody stands back, or does no longer."""
RUNS: Final = (CirculationStage.RUNNING, CirculationStage.DUE)
LOOKS: Final[Mapping[CirculationAnswer, tuple[str, str]]] = {
    CirculationAnswer.YES: ("check-circle", "ok"),
    CirculationAnswer.NO: ("x-circle", "text"),
    CirculationAnswer.ABSTENTION: ("minus-circle", "muted"),
    CirculationAnswer.DELIBERATION: ("chat-centered-text", "warning"),
}
MOST_ROWS: Final = 6


class VoterLine(NamedValue):
    """A line: whether its answer came too late, whether a proof of it is kept, why it may have to stand back.

    One `to_come` is of a draft.
    """

    one: CirculationVoter
    late: bool = False
    proved: bool = False
    may_stand_back: str = ""
    to_come: bool = False

    @property
    def key(self) -> UUID:
        """Whose line."""
        return self.one.id


def _side(line: VoterLine, _t: Translator) -> Cell:
    return Cell(side=line.one.side.value.upper())


def _who(line: VoterLine, t: Translator) -> Cell:
    body = line.one.body.or_other(content_language(t))
    advisory = "" if line.one.may_vote else t("advisory, without a vote")
    return Cell(text=line.one.name or t("not communicated"), second=" · ".join(filter(None, (body, advisory))))


def _answer(line: VoterLine, t: Translator) -> Cell:
    one = line.one
    if not one.may_vote:
        return Cell(text=t("for information"), look=Look.MUTED)
    if one.recused:
        return Cell(text=t("stands back"), second=t("for information"), icon="hand-palm", look=Look.MUTED)
    if one.answer is None and line.may_stand_back:
        said = t("may have to stand back")
        if line.to_come:
            return Cell(text=said, colour="warning", icon="warning", icon_colour="warning")
        return Cell(
            text=t("no answer"),
            second=said,
            second_colour="warning",
            icon="warning",
            icon_colour="warning",
            look=Look.UNFILLED,
        )
    if line.to_come:
        return Cell()
    if one.answer is None:
        reminded = t("reminded on {date}").format(date=t.date_short(one.reminded_on)) if one.reminded_on else ""
        return Cell(text=t("no answer"), second=reminded, look=Look.UNFILLED, icon="question", icon_colour="muted")
    icon, colour = LOOKS[one.answer]
    late = t("not in time: it does not count") if line.late else ""
    proof = t("proof kept") if line.proved else ""
    remark = one.remark.or_other(content_language(t))
    return Cell(
        text=word(t, one.answer),
        second=" · ".join(filter(None, (late, proof, remark))),
        second_colour="warning" if line.late else "",
        icon="warning" if line.late else icon,
        icon_colour="warning" if line.late else colour,
        look=Look.MUTED if line.late else Look.NORMAL,
    )


def _day(line: VoterLine, t: Translator) -> Cell:
    one = line.one
    way = word_within(t, one.answered_by) if one.answered_by is not None else ""
    return Cell(text=t.date_short(one.answered_on) if one.answered_on else "", second=way, look=Look.MUTED)


def _sent(line: VoterLine, t: Translator) -> Cell:
    one = line.one
    if line.to_come:
        return Cell(text=word_within(t, one.channel), look=Look.MUTED)
    if one.sent_on is not None:
        return Cell(text=t.date_short(one.sent_on), second=word_within(t, one.channel), look=Look.MUTED)
    made = t("made, no day noted") if one.made_at is not None else t("not made yet")
    return Cell(text=made, second=word_within(t, one.channel), look=Look.UNFILLED)


COLUMNS: Final[tuple[Column[VoterLine], ...]] = (
    Column(key="side", heading=N_("Side"), cell=_side, natural=True),
    Column(key="who", heading=N_("Member"), cell=_who, share=3),
    Column(key="answer", heading=N_("Answer"), cell=_answer, share=3),
    Column(key="on", heading=N_("Received on"), cell=_day, natural=True, spare=1),
    Column(key="sent", heading=N_("Sent on"), cell=_sent, natural=True, width=116),
)


class VoterTable(RecordTable):
    """Letters answer for the row; Backspace and Delete take the answer back."""

    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.remove_asked.emit(self.current_key())
        elif event.text().isalpha() and not held(event):
            self.typed.emit(event.text().upper())
        else:
            super().keyPressEvent(event)


class VotersPart(QWidget):
    """Above the fields of the sheet: whoever is asked or informed, the answers as buttons, and what proves them."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._sheet: CirculationSheet | None = None
        self._asked: Sequence[VoterLine] = ()
        theme = desk.theme
        self.title = Label(theme, Type.STRONG, parent=self)
        self.model: RowsModel[VoterLine] = RowsModel(desk.language, COLUMNS, self)
        self.table = VoterTable(
            theme, f"{NAME}.table", self.model, row=metrics.ROW_TWO_LINES, headless=False, parent=self
        )
        self.perhaps = Reason(desk, f"{NAME}.perhaps", "warning", self, colour="warning")
        self.refusal = RefusalNote(desk, f"{NAME}.refusal", self)
        self.buttons = {
            answer: Button(theme, f"{NAME}.{answer.value}", icon=LOOKS[answer][0], compact=True, parent=self)
            for answer in LETTERS
        }
        self.back_out = Button(theme, f"{NAME}.recuse", icon="hand-palm", compact=True, parent=self)
        self.way = ComboBox(theme, f"{NAME}.way", self)
        self.detail = Button(theme, f"{NAME}.detail", ButtonKind.QUIET, icon="pencil-simple", compact=True, parent=self)
        self.back = Button(
            theme, f"{NAME}.back", ButtonKind.QUIET, icon="arrow-counter-clockwise", compact=True, parent=self
        )
        self.proof = Button(theme, f"{NAME}.proof", ButtonKind.QUIET, icon="paperclip", compact=True, parent=self)
        self.copy = Button(theme, f"{NAME}.copy", ButtonKind.QUIET, icon="download-simple", compact=True, parent=self)
        self.sent = Button(theme, f"{NAME}.sent", ButtonKind.QUIET, icon="check-fat", compact=True, parent=self)
        self._flow = WidgetFlow(theme, self)
        self._flow.hold(
            [*self.buttons.values(), self.back_out, self.way, self.detail, self.back, self.proof, self.copy, self.sent]
        )
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # the buttons below the list take as many lines as they need
        self.setSizePolicy(policy)
        self._lay_out()
        self._connect()
        self.retranslate()

    # what the sheet asks

    def show_of(self, record: UUID) -> None:
        """The decision by circulation that is shown."""
        store = self._workspace.store
        told = store.get(Circulation, CirculationId(record))
        self._sheet = circulation_sheet(store, told, self._workspace.today()) if told is not None else None
        self._asked = self._lines()
        self._show()

    def retranslate(self) -> None:
        """Every word."""
        t = self._desk.t
        self.table.setAccessibleName(t("Answers"))
        for answer, button in self.buttons.items():
            button.say(word(t, answer), hint=t.p("key of an answer", LETTERS[answer]))
        self.way.setAccessibleName(t("How the answers come that are entered now"))
        self.way.offer([(t("way not noted"), None), *((word(t, way), way) for way in ReplyWay)], self.way.chosen())
        self.detail.say(t("In detail…"), hint="F2")
        self.back.say(t("Take the answer back"), hint=t("Del"))
        self.proof.say(t("Keep a proof…"))
        self.copy.say(t("Save a copy of the proof…"))
        self.sent.say(t("All sent today"))
        self._flow.arrange()
        if self._sheet is not None:
            self._show()

    # inside

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.table)
        column.addWidget(self.perhaps)
        column.addWidget(self.refusal)
        column.addWidget(self._flow)

    def _connect(self) -> None:
        for answer, button in self.buttons.items():
            button.clicked.connect(partial(self._answer, answer))
        self.back_out.clicked.connect(self._recuse)
        self.detail.clicked.connect(self._in_detail)
        self.back.clicked.connect(self._take_back)
        self.proof.clicked.connect(self._keep_proof)
        self.copy.clicked.connect(self._save_proof)
        self.sent.clicked.connect(self._all_sent)
        self.table.typed.connect(self._typed)
        self.table.remove_asked.connect(self._take_back)
        self.table.edit_asked.connect(self._in_detail)
        self.table.opened.connect(lambda _key: self._in_detail())
        self.table.menu_asked.connect(lambda _key, where: self._choose(where))
        self.table.current_changed.connect(lambda _key: self._show_possible())

    def _show(self) -> None:
        t, sheet, lines = self._desk.t, self._sheet, self._asked
        draft = sheet is not None and sheet.stage is CirculationStage.DRAFT
        self.title.say(t("Whoever will be asked if it is opened today") if draft else t("Whoever is asked"))
        self.setVisible(bool(lines))
        self.model.replace(lines)
        more = (self.way, self.detail, self.back, self.proof, self.copy, self.sent)
        for button in (*self.buttons.values(), *more):
            button.setVisible(not draft)
        self._flow.arrange()
        rows = min(len(lines), MOST_ROWS)
        self.table.setFixedHeight(self._desk.theme.px(metrics.TABLE_HEAD) + max(rows, 1) * self.table.row_height())
        if self.table.current_key() is None and lines:
            self.table.select(lines[0].key)
        self._show_possible()

    def _lines(self) -> list[VoterLine]:
        """Of a draft those of today; of what is not over also why somebody may have to stand back."""
        sheet, store, today = self._sheet, self._workspace.store, self._workspace.today()
        if sheet is None:
            return []
        draft = sheet.stage is CirculationStage.DRAFT
        voters = voters_now(store, sheet.circulation, today) if draft else sheet.voters
        grounds = may_stand_back(store, sheet.circulation, voters, today) if draft or sheet.stage in RUNS else {}
        late = {one.id for one in sheet.course.late} if sheet.course is not None else set()
        return [
            VoterLine(
                one=one,
                late=one.id in late,
                proved=bool(proofs_of(store, one.id)),
                may_stand_back=why(self._desk.t, one.name or "–", grounds[one.seat][0]) if one.seat in grounds else "",
                to_come=draft,
            )
            for one in voters
        ]

    def _show_possible(self) -> None:
        t, line = self._desk.t, self._line()
        self.refusal.hide()
        perhaps = line.may_stand_back if line is not None and not line.one.recused else ""
        self.perhaps.say(t("May have to stand back: {reason}").format(reason=perhaps))
        self.perhaps.setVisible(bool(perhaps))
        why_not = self._why_not()
        answered = line is not None and line.one.answer is not None
        silent = "" if answered else t("No answer is entered here.")
        for button in (*self.buttons.values(), self.detail):
            button.usable_unless(why_not)
        self.back.usable_unless(why_not or silent)
        recused = line is not None and line.one.recused
        self.back_out.say(
            t("Does not stand back") if recused else t("Stands back"), hint=t.p("key of an answer", RECUSES)
        )
        self.back_out.usable_unless(self._why_not_recused())
        self.proof.usable_unless(self._workspace.why_not_write(t) or silent)
        self.copy.usable_unless("" if line is not None and line.proved else t("No proof is kept here."))
        waits = any(one.one.sent_on is None for one in self.model.rows)
        self.sent.usable_unless(
            self._workspace.why_not_write(t) or ("" if waits else t("A day is noted for every line."))
        )

    def _why_not(self) -> str:
        """Why nothing can be answered for the current line."""
        t, line, sheet = self._desk.t, self._line(), self._sheet
        if shut := self._workspace.why_not_write(t):
            return shut
        if line is None or sheet is None:
            return t("Choose a line.")
        if sheet.stage is CirculationStage.WITHDRAWN:
            return t("It was withdrawn.")
        if sheet.stage is CirculationStage.DRAFT:
            return t("It is not opened yet.")
        if line.one.recused:
            return t("Whoever stands back is not asked for an answer.")
        return "" if line.one.may_vote else t("Whoever sits without a vote is not asked for an answer.")

    def _why_not_recused(self) -> str:
        """Why the current line can neither stand back nor be asked again."""
        t, line, sheet = self._desk.t, self._line(), self._sheet
        if shut := self._workspace.why_not_write(t):
            return shut
        if line is None or sheet is None:
            return t("Choose a line.")
        if sheet.stage not in (CirculationStage.DRAFT, *RUNS):
            return t("It is over.")
        return "" if line.one.may_vote else t("Whoever sits without a vote is not asked for an answer.")

    def _line(self) -> VoterLine | None:
        return self.model.row_at(self.table.currentIndex())

    def _typed(self, letter: str) -> None:
        t = self._desk.t
        answer = next((one for one, key in LETTERS.items() if t.p("key of an answer", key) == letter), None)
        if answer is not None:
            self._answer(answer)
        elif letter == t.p("key of an answer", RECUSES):
            self._recuse()

    def _recuse(self, _checked: bool = False) -> None:
        """Stands back, or no longer."""
        line, sheet = self._line(), self._sheet
        if line is None or sheet is None or self._refused(self._why_not_recused()):
            return
        told, act = sheet.circulation.id, withdraw_circulation_recusal if line.one.recused else recuse_from_circulation
        self._try(lambda: self._workspace.do(act, circulation=told, seat=line.one.seat))

    def _answer(self, answer: CirculationAnswer, _checked: bool = False) -> None:
        """As of today, by the way that is chosen; in detail for another day. The next line comes up."""
        line = self._line()
        if line is None or self._refused(self._why_not()):
            return
        way = self.way.chosen()
        after = replace(
            line.one,
            answer=answer,
            answered_on=self._workspace.today(),
            answered_by=way if isinstance(way, ReplyWay) else None,
        )
        self._try(lambda: self._workspace.do(record_circulation_answer, after, line.one))

    def _take_back(self, *_asked: object) -> None:
        line = self._line()
        if line is not None and line.one.answer is not None and not self._refused(self._why_not()):
            self._try(lambda: self._workspace.do(remove_circulation_answer, voter=line.one.id))

    def _in_detail(self) -> None:
        line = self._line()
        if line is None or self._refused(self._why_not()):
            return
        t, asked = self._desk.t, (("answer", "answered_on"), ("answered_by",), ("remark",))
        stored = {name: getattr(line.one, name) for row in asked for name in row}
        dialog = AskFields(
            self._desk,
            self._workspace,
            "dialog.circulation_answer",
            (
                named(t, t("Answer of {name}"), name=line.one.name or "–"),
                t("Keep"),
            ),
            "record_circulation_answer",
            CirculationVoter,
            asked,
            self,
            given={"voter": line.one.id},
            proposed={**stored, "answered_on": line.one.answered_on or self._workspace.today()},
        )
        for entry in dialog.entries.values():
            entry.stand_by(line.one)
        dialog.exec()

    def _keep_proof(self) -> None:
        line, t = self._line(), self._desk.t
        if line is None:
            return
        chosen, _ = QFileDialog.getOpenFileName(self, t("The mail or the signed form"))
        if chosen:
            self._try(lambda: self._workspace.do(join_proof, voter=line.one.id, path=Path(chosen)))

    def _save_proof(self) -> None:
        line, store = self._line(), self._workspace.store
        for proof in proofs_of(store, line.one.id) if line is not None else ():
            self._try(lambda kept=proof: ask_and_save(self._desk, store, file_of_no_item(store, kept), self))  # type: ignore[misc]

    def _all_sent(self) -> None:
        if self._sheet is not None:
            told, day = self._sheet.circulation.id, self._workspace.today()
            self._try(lambda: self._workspace.do(mark_circulation_sent, circulation=told, on=day))

    def _choose(self, where: QPoint) -> None:
        """Every answer, for the pointer and for whoever does not know the letters."""
        if self._refused(self._why_not()):
            return
        t, menu = self._desk.t, QMenu(self)
        menu.setObjectName(f"{NAME}.menu")
        for answer, letter in LETTERS.items():
            icon = self._desk.theme.menu_icon(LOOKS[answer][0])
            action = menu.addAction(icon, f"{word(t, answer)}\t{t.p('key of an answer', letter)}")
            action.setObjectName(f"{NAME}.menu.{answer.value}")
            action.triggered.connect(partial(self._answer, answer))
        menu.addSeparator()
        menu.addAction(f"{t('In detail…')}\tF2").triggered.connect(self._in_detail)
        back = menu.addAction(f"{t('Take the answer back')}\t{t('Del')}")
        back.setEnabled(self.back.isEnabled())
        back.triggered.connect(self._take_back)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _try(self, act: Callable[[], object]) -> None:
        """Why it cannot be done stands below the list."""
        try:
            act()
        except (UserError, StoreError) as error:
            self._refused(sentence(self._desk.t, error))

    def _refused(self, why_not: str) -> bool:
        if why_not:
            self.refusal.say(why_not)
            self.refusal.show()
            announce(self.refusal, why_not)
        return bool(why_not)
