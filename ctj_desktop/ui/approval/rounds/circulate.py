"""Do the minutes go round now: to whom, until when, what is made of it, and once more to whom?"""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.records.remarks import RemarkRound
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.meetings import number_said
from ctj_desktop.services.meetings.convocation import Recipient, recipients
from ctj_desktop.services.minutes.approval import need_minutes
from ctj_desktop.services.minutes.remarks.lacking import first_lacking, lacking
from ctj_desktop.services.minutes.remarks.round_refusals import ChangedSinceRound
from ctj_desktop.services.minutes.remarks.rounds import need_until
from ctj_desktop.services.minutes.remarks.sending import (
    Going,
    Round,
    RoundOrder,
    is_as_sent,
    passages_for,
    reads_all,
    round_ahead,
    round_sent,
    send_round,
    silent_in,
    written_to_on,
)
from ctj_desktop.services.papers.mailings.dispatch_lines import MadeFiles
from ctj_desktop.services.papers.mailings.round_files import noted, produce_round
from ctj_desktop.services.texts.letter_texts import keep_letter_text
from ctj_desktop.ui.forms.fields import Unreadable, needed
from ctj_desktop.ui.forms.working_frame import WorkingFrame
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.sending.chosen import ChosenReaders
from ctj_desktop.ui.meetings.sending.doubts import ask_about_doubts
from ctj_desktop.ui.meetings.sending.readers import reach_words
from ctj_desktop.ui.meetings.sending.return_mail import NoReturnMail
from ctj_desktop.ui.meetings.sending.wishes import Wishes, made_words, say_made
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.surfaces import Banner

NAME: Final = "dialog.circulate"
WIDTH: Final = 760
NAMED: Final = 5
"""More are counted."""
USUAL: Final = 14
"""Days for remarks, where nobody says otherwise."""


class Circulate(WorkingFrame):
    """Recipients, the last day, what is made; what was made of a round goes once more, or the silent are reminded.

    Everything is made first, beside the window; when it stands there, the round is opened and the log is written.
    """

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        meeting: Meeting,
        parent: QWidget,
        opened: RemarkRound | None = None,
        again: Dispatch | None = None,
    ) -> None:
        """Without a round the next one is opened; of one that is `opened` the silent are reminded, or it goes `again`
        to whom a dispatch went."""
        t = desk.t
        self._going = Going.OPENING if opened is None else Going.REMINDING if again is None else Going.AGAIN
        title, verb = {
            Going.OPENING: (t("Circulate the minutes of meeting {number}"), t("Circulate")),
            Going.AGAIN: (t("Send the minutes of meeting {number} again"), t("Send again")),
            Going.REMINDING: (t("Remind of the remarks on the minutes of meeting {number}"), t("Remind them")),
        }[self._going]
        super().__init__(desk, NAME, title.format(number=number_said(t, meeting)), verb, parent)
        self._workspace, self._meeting, self._opened, self._again = workspace, meeting, opened, again
        store, today = workspace.store, workspace.today()
        self._round = round_ahead(store, meeting, today) if opened is None else round_sent(store, opened)
        self._met = written_to_on(store, opened, today) if self._going is Going.REMINDING and opened else frozenset()
        self.gone, self._weighed = False, tuple[Finding, ...]()
        theme = desk.theme
        self.what = Label(theme, Type.BODY, "muted", wrap=True, name=f"{NAME}.what", parent=self)
        self.closed = Banner(theme, f"{NAME}.closed", "lock-simple", wrap=True, parent=self)
        self.twice = Banner(theme, f"{NAME}.twice", "warning", wrap=True, parent=self)
        self.no_mail = NoReturnMail(desk, workspace, meeting.committee, meeting.on, self)
        self.count = Label(theme, Type.STRONG, name=f"{NAME}.count", parent=self)
        self.chosen = ChosenReaders(desk, workspace, self._found, self._not_at_first, meeting.on or today, self)
        self.wishes = Wishes(desk, workspace, (DispatchKind.MINUTES,), self)
        self.plan = Label(theme, Type.CAPTION, "muted", wrap=True, name=f"{NAME}.plan", parent=self)
        self.named = {"until": self.wishes.answer}
        self._arrange()
        self._connect()
        self._fill()
        self.act.setFocus()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        workspace: OpenWorkspace,
        meeting: Meeting,
        parent: QWidget,
        opened: RemarkRound | None = None,
        again: Dispatch | None = None,
    ) -> "Circulate":
        """The dialog after it was left: `gone` to the wording, or done."""
        dialog = cls(desk, workspace, meeting, parent, opened, again)
        dialog.exec()
        return dialog

    def go(self) -> None:
        if self.working:
            raise Unreadable
        order, store = self.order(), self._workspace.store
        if order.going is Going.OPENING:
            need_minutes(store, self._meeting)
            need_until(order.dated, order.round.until)
            self._weigh(order)
        elif self._going is Going.AGAIN and self._opened is not None and not is_as_sent(store, self._opened):
            raise ChangedSinceRound
        if not self.wishes.make.isChecked():
            self.chosen.view.need_reached([replace(one, channel=WAY) for one in order.readers])
            self._write(order, noted(order))
            return
        self.chosen.view.need_reached(order.readers)
        folder, t = self.wishes.folder, self.desk.t
        self.work(
            lambda progress: produce_round(store, order, folder, t, progress.step), lambda made: self._made(order, made)
        )
        raise Unreadable  # the work goes on; the dialog closes when it is done

    def _weigh(self, order: RoundOrder) -> None:
        """Asks once whether it goes as it is, where a language is missing; Unreadable where it does not go yet."""
        found = lacking(order.round, order.readers)
        if not found or found == self._weighed:
            return
        goes, code = ask_about_doubts(self.desk, found, self.act.text(), self)
        if code:
            self._translate(order, next(one for one in found if one.code == code))
        if not goes:
            raise Unreadable
        self._weighed = found

    def _translate(self, order: RoundOrder, doubt: Finding) -> None:
        """Leads to the first that lacks the language, in the minutes as they are approved."""
        first = first_lacking(order.round, order.readers, doubt)
        self.gone = True
        self.reject()
        place = Place(page="approve", record=self._meeting.id, detail=str(first) if first else "")
        self.desk.navigator.go(place)

    def order(self) -> RoundOrder:
        """What is to be made; the minutes are those of this moment."""
        workspace, going = self._workspace, self._round
        if self._opened is None:
            going = replace(round_ahead(workspace.store, self._meeting, self._until()), key=going.key)
        return RoundOrder(
            going=self._going,
            round=going,
            dated=workspace.today(),
            readers=tuple(self.chosen.included),
            at=workspace.now(),
            each=self.wishes.each.isChecked(),
            label_format=self.wishes.label_format,
            forms=self.wishes.forms.isChecked(),
        )

    def _until(self) -> date:
        needed(self.wishes.answer, self.desk.t("Say until when remarks are taken."))
        until = self.wishes.answer_by()
        assert until is not None, "it is needed"
        return until

    def _made(self, order: RoundOrder, made: MadeFiles) -> None:
        self._write(order, made.dispatches)
        say_made(self.desk.t, self._workspace, made.folder / made.files[0], made.drafts, made.letters)
        self.accept()

    def _write(self, order: RoundOrder, dispatches: tuple[Dispatch, ...]) -> None:
        """The round and the log, as one act."""
        self._workspace.do(send_round, order=order, dispatches=dispatches)

    # who receives it

    def _found(self) -> Sequence[Recipient]:
        store, today = self._workspace.store, self._workspace.today()
        if self._going is Going.REMINDING and self._opened is not None:
            return silent_in(store, self._opened, today)
        return recipients(store, self._meeting, today)

    def _not_at_first(self, found: Sequence[Recipient]) -> set[UUID]:
        if self._again is None:
            return {one.key for one in found if self._met & {one.person, one.guest, one.organisation}}
        who = (self._again.person, self._again.guest, self._again.organisation)
        return {one.key for one in found if (one.person, one.guest, one.organisation) != who}

    # what is said

    def _arrange(self) -> None:
        self.widen(WIDTH)
        head = QHBoxLayout()
        head.addWidget(self.count)
        head.addStretch(1)
        for widget in (self.what, self.closed, self.twice, self.no_mail):
            self.column.addWidget(widget)
        self.column.addLayout(head)
        for part in (self.plan, self.chosen.view, self.wishes, self.bar):
            self.column.addWidget(part)
        self.area.hide()

    def _connect(self) -> None:
        self.chosen.changed.connect(self._show_plan)
        self.chosen.begun.connect(self.refusal.hide)
        self.chosen.refused.connect(self.refuse)
        self.wishes.changed.connect(self._show_plan)
        self.wishes.changed.connect(self.refusal.hide)
        self.wishes.own_asked.connect(self._to_own)

    def _fill(self) -> None:
        t, today = self.desk.t, self._workspace.today()
        self.what.say(_what(t, self._going, self._round))
        self.wishes.propose_answer(days_later(today, USUAL) if self._opened is None else self._opened.until)
        self.wishes.answer.setEnabled(self._opened is None)
        self.chosen.read()
        if self._again is not None:
            self.chosen.view.table.select(next((one.key for one in self.chosen.included), None))

    def _show_plan(self) -> None:
        """How many receive it, and what is made of it."""
        t, included = self.desk.t, self.chosen.included
        self.count.say(reach_words(t, self.chosen.lines))
        self._show_closed()
        self._show_twice()
        by_mail = [one for one in included if DeliveryChannel.MAIL in one.channel.ways]
        by_paper = [one for one in included if one.channel.printed]
        groups = {(one.written_in, reads_all(one), one.informed is not None) for one in by_mail}
        drafts = len(by_mail) if self.wishes.each.isChecked() else len(groups)
        self.no_mail.show_for(made=self.wishes.make.isChecked() and bool(by_mail or self.wishes.forms.isChecked()))
        if not self.wishes.make.isChecked():
            self.plan.say(t("Nothing is made: it is only noted that everybody was written to today by other means."))
            return
        labels = bool(self.wishes.label_format) and any(one.channel.posted for one in included)
        parts = ((labels, t("address labels")), (self.wishes.forms.isChecked(), t("forms for remarks")))
        made = made_words(t, drafts, len(by_paper), *(said for wished, said in parts if wished))
        self.plan.say(t("Will be made: {things}.").format(things=made) if drafts or by_paper else "")

    def _show_closed(self) -> None:
        """Who reads what was said behind closed doors."""
        t, passages = self.desk.t, self._round.passages
        closed = len(passages) - len(passages_for(passages, whole=False))
        said = t.n(
            "{count} passage was said behind closed doors: members and their substitutes receive it, nobody else.",
            "{count} passages were said behind closed doors: members and their substitutes receive them, nobody else.",
            closed,
        )
        self.closed.say(said.format(count=t.number(closed)))
        self.closed.setVisible(bool(closed) and self._going is not Going.REMINDING)

    def _show_twice(self) -> None:
        """Nobody is reminded twice on a day without being told so."""
        t, met = self.desk.t, self._met
        found = [line.one for line in self.chosen.lines]
        known = [one.name for one in found if met & {one.person, one.guest, one.organisation}]
        if len(known) > NAMED:
            said = t("{count} recipients were written to today already: they are left out at first.")
            self.twice.say(said.format(count=t.number(len(known))))
        else:
            self.twice.say(t("Written to today already: {names}.").format(names=t.join(known)))
        self.twice.setVisible(bool(known))

    def _to_own(self) -> None:
        """The standard text of the committee, made from the usual one where there is none yet."""
        about = RoundOrder(
            going=self._going, round=self._round, dated=self._workspace.today(), readers=(), at=self._workspace.now()
        ).asking.letter
        try:
            own = self._workspace.do(keep_letter_text, committee=self._meeting.committee, letter=about)
        except (UserError, StoreError) as error:
            self.refuse(error)
            return
        self.gone = True
        self.reject()
        self.desk.navigator.go(Place(page="texts", record=own.id))


WAY: Final = DeliveryChannel.HAND
"""Whoever was written to by other means is reached."""


def _what(t: Translator, going: Going, made: Round) -> str:
    count = len(made.passages)
    passages = t.n("{count} numbered passage", "{count} numbered passages", count).format(count=t.number(count))
    said = t("Remark round {number}: {passages}.").format(number=made.told, passages=passages)
    if going is Going.OPENING:
        kept = t("What goes round is kept as it is; a round before it ends.")
        return f"{said} {kept if made.number > 1 else t('What goes round is kept as it is.')}"
    until = t("Remarks are taken until {date}.").format(date=t.date_full(made.until))
    return f"{said} {until}"
