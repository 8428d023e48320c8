"""Is the meeting convened now, or is it told that it changed: who receives it, is it in time, what is made?"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.ids import DispatchId, HomeId
from ctj_desktop.domain.preparations import BEFORE_CONVENING
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Capacity
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.i18n.meetings import number_said
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.meetings.agenda_table import MeetingFacts, agenda_table
from ctj_desktop.services.meetings.convocation import Recipient, recipients
from ctj_desktop.services.meetings.life import need_convenable
from ctj_desktop.services.meetings.notice_period import days_of_post, last_days, late_notice, latest_days
from ctj_desktop.services.meetings.sending.convoking import MoveOf, Order, convoke
from ctj_desktop.services.meetings.sending.dispatches import next_revision, revision_of
from ctj_desktop.services.meetings.sending.doubts import convening_doubts
from ctj_desktop.services.meetings.sending.letters import ABOUT, Asking, asking_of
from ctj_desktop.services.meetings.sending.moved import next_kinds
from ctj_desktop.services.meetings.sending.silent import reminded_on, silent
from ctj_desktop.services.membership.roll import composition_on
from ctj_desktop.services.membership.rules.articles import wording_at
from ctj_desktop.services.papers.mailings.convocation_files import produce
from ctj_desktop.services.papers.mailings.dispatch_lines import MadeFiles
from ctj_desktop.services.texts.letter_texts import keep_letter_text
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.working_frame import WorkingFrame
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.agenda_notices import notice_reason
from ctj_desktop.ui.meetings.sending.chosen import ChosenReaders
from ctj_desktop.ui.meetings.sending.doubts import ask_about_doubts
from ctj_desktop.ui.meetings.sending.readers import reach_words, way_word
from ctj_desktop.ui.meetings.sending.return_mail import NoReturnMail
from ctj_desktop.ui.meetings.sending.wishes import Wishes, made_words, say_made
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.surfaces import Banner

WIDTH = 760
WAYS: Final = (DeliveryChannel.MAIL, DeliveryChannel.POST, DeliveryChannel.REGISTERED, DeliveryChannel.HAND)


class CalledOff(NamedValue):
    """That a meeting does not take place, or later: why, the act that says so, and the words of the button."""

    reason: Bilingual
    move: MoveOf
    verb: str
    put_off: bool = False
    to: date | None = None


class Convene(WorkingFrame):
    """Recipients, the guard of the notice, what is made and what the act freezes; a late one is said, and possible.

    Everything is made first, beside the window; when it stands there, the meeting gets on and the log is written.
    """

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        facts: MeetingFacts,
        parent: QWidget,
        off: CalledOff | None = None,
        again: Dispatch | None = None,
        *,
        remind: bool = False,
    ) -> None:
        """`remind`: to those who have not answered, of whom whoever was reminded today is left out at first."""
        t, revision = desk.t, next_revision(workspace.store, facts.meeting.id)
        revised = facts.state not in BEFORE_CONVENING or revision > 1
        number = number_said(t, facts.meeting)
        verb = t("Send revision {number}").format(number=revision) if revised else t("Convene")
        title = t("Send a revision about meeting {number}") if revised else t("Convene meeting {number}")
        title = title.format(number=number)
        if off is not None:
            verb, title = off.verb, t("Tell the members of meeting {number}").format(number=number)
        if again is not None:
            verb, title = t("Send again"), t("Send again about meeting {number}").format(number=number)
        if remind:
            verb, title = t("Remind them"), t("Remind of the answer about meeting {number}").format(number=number)
        super().__init__(desk, "dialog.convene", title, verb, parent)
        self._workspace, self._facts, self._off, self._again = workspace, facts, off, again
        self._remind, self._moves = remind, off is None and again is None and not remind
        self._reminded = reminded_on(workspace.store, facts.meeting.id, workspace.today()) if remind else frozenset()
        self._last = asking_of(workspace.store, facts.meeting, workspace.today())
        self.convened, self.preview_asked, self.gone = False, False, False
        self.mend, self._weighed = "", tuple[Finding, ...]()
        self.when = Label(desk.theme, Type.BODY, "muted", elide=True, name="dialog.convene.when", parent=self)
        self.guard = self._make_guard()
        self.ways = Label(desk.theme, Type.CAPTION, "muted", wrap=True, name="dialog.convene.ways", parent=self)
        self.no_mail = NoReturnMail(desk, workspace, facts.committee.id, facts.meeting.on, self)
        self.over = Banner(desk.theme, "dialog.convene.over", "warning", wrap=True, parent=self)
        self.count = Label(desk.theme, Type.STRONG, name="dialog.convene.count", parent=self)
        day = facts.meeting.on or workspace.today()
        self.chosen = ChosenReaders(desk, workspace, self._found, self._not_at_first, day, self)
        self.readers = self.chosen.view
        self.model, self.table = self.readers.model, self.readers.table
        self.wishes = Wishes(desk, workspace, self._kinds(), self)
        self.plan = Label(desk.theme, Type.CAPTION, "muted", wrap=True, name="dialog.convene.plan", parent=self)
        self.frozen = Label(desk.theme, Type.CAPTION, "muted", wrap=True, name="dialog.convene.frozen", parent=self)
        self.papers = Label(desk.theme, Type.BODY, "warning", wrap=True, name="dialog.convene.papers", parent=self)
        self.preview = Button(desk.theme, "dialog.convene.preview", icon="printer", parent=self)
        self._arrange()
        self._connect()
        self._fill()
        self.keep_typed(workspace, facts.meeting.id, self._kinds()[0])
        self.cancel.setFocus()  # Enter, Enter on the page convenes nobody

    @classmethod
    def ask(
        cls,
        desk: Desk,
        workspace: OpenWorkspace,
        facts: MeetingFacts,
        parent: QWidget,
        off: CalledOff | None = None,
        again: Dispatch | None = None,
        *,
        remind: bool = False,
    ) -> "Convene":
        """The dialog after it was left: `convened`, `preview_asked`, `gone` to the wording, or what to `mend` first."""
        dialog = cls(desk, workspace, facts, parent, off, again, remind=remind)
        dialog.exec()
        return dialog

    def go(self) -> None:
        if self.working:
            raise Unreadable
        order, store = self.order(), self._workspace.store
        if self._moves:
            need_convenable(store, self._facts.meeting)
            self._weigh(order)
        if not self.wishes.make.isChecked():
            self._write(order, self._noted(order))
            return
        self.readers.need_reached(order.readers)
        folder, t = self.wishes.folder, self.desk.t
        self.work(
            lambda progress: produce(store, order, folder, t, progress.step), lambda made: self._made(order, made)
        )
        raise Unreadable  # the work goes on; the dialog closes when it is done

    def _weigh(self, order: Order) -> None:
        """Asks once whether it goes as it is, where something is odd; Unreadable where it does not go yet."""
        store, asking = self._workspace.store, order.asking
        found = convening_doubts(store, self._facts.meeting, order.readers, asking.dated, asking.what)
        if not found or found == self._weighed:
            return
        goes, self.mend = ask_about_doubts(self.desk, found, self.act.text(), self)
        if self.mend:
            self.leave_typed()
        if not goes:
            raise Unreadable
        self._weighed = found

    # what is made

    def order(self) -> Order:
        workspace, meeting = self._workspace, self._facts.meeting
        return Order(
            meeting=meeting.id,
            asking=Asking(
                what=self.wishes.what,
                dated=workspace.today(),
                answer_by=self.wishes.answer_by(),
                reason=self._off.reason if self._off is not None else self._last.reason,
                put_off=self._off is not None and self._off.put_off,
                to=self._off.to if self._off is not None else None,
            ),
            readers=tuple(self.chosen.included),
            revision=(revision_of if self._repeats else next_revision)(workspace.store, meeting.id),
            at=workspace.now(),
            each=self.wishes.each.isChecked(),
            label_format=self.wishes.label_format,
            again=self._repeats,
            forms=self.wishes.forms.isChecked(),
        )

    @property
    def _repeats(self) -> bool:
        """What was said before is said once more: nothing gets another revision."""
        return self._again is not None or self._remind

    def _made(self, order: Order, made: MadeFiles) -> None:
        self._write(order, made.dispatches)
        say_made(self.desk.t, self._workspace, made.folder / made.files[0], made.drafts, made.letters)
        self.accept()

    def _write(self, order: Order, dispatches: tuple[Dispatch, ...]) -> None:
        """The state and the log, as one act."""
        move = self._off.move if self._off is not None else None
        self._workspace.do(convoke, order=order, dispatches=dispatches, move=move)
        self.convened = True

    def _noted(self, order: Order) -> tuple[Dispatch, ...]:
        """What went by other means: noted without papers, as sent today."""
        key = order.meeting
        return tuple(
            Dispatch(
                id=DispatchId(key),
                home=HomeId(key),
                meeting=key,
                what=order.asking.what,
                revision=order.revision,
                person=one.person,
                guest=one.guest,
                organisation=one.organisation,
                channel=way,
                language=one.written_in,
                sent_on=order.asking.dated,
                answer_by=order.asking.answer_by,
            )
            for one in order.readers
            for way in one.channel.ways
        )

    @property
    def _calls(self) -> bool:
        """Whether it is about a meeting that takes place, for which there is a last day."""
        return self.wishes.what not in (DispatchKind.CANCELLATION, DispatchKind.REMINDER)

    def _kinds(self) -> tuple[DispatchKind, ...]:
        """What may be sent, the usual first; what goes again says what was said last."""
        if self._remind:
            return (DispatchKind.REMINDER,)
        if self._again is not None:
            return (self._last.what,)
        if self._off is not None:
            return (DispatchKind.CANCELLATION,)
        return next_kinds(self._workspace.store, self._facts.meeting.id)

    # who receives it

    def _found(self) -> Sequence[Recipient]:
        find = silent if self._remind else recipients
        return find(self._workspace.store, self._facts.meeting, self._workspace.today())

    def _not_at_first(self, found: Sequence[Recipient]) -> set[UUID]:
        if self._again is None:
            return {one.key for one in found if one.key in self._reminded}
        who = (self._again.person, self._again.guest, self._again.organisation)
        return {one.key for one in found if (one.person, one.guest, one.organisation) != who}

    # what is said

    def _make_guard(self) -> Banner:
        late = self._late()
        tone, icon = ("warning", "warning") if late or self._is_unruled() else ("ok", "check-circle")
        return Banner(self.desk.theme, "dialog.convene.guard", icon, tone=tone, wrap=True, parent=self)

    def _is_unruled(self) -> bool:
        """No statutes are entered for its day: whether it is in time is not known."""
        statutes = self._facts.statutes
        return statutes is None or (statutes.usage and self._facts.notice is None)

    def _late(self) -> str:
        """What is wrong with sending it today; empty when in time, or where no rule is set."""
        if self._facts.meeting.on is None:
            return ""
        found = late_notice(self._workspace.store, self._facts.meeting, self._workspace.today())
        return " ".join(finding_text(self.desk.t, one) for one in found)

    def _arrange(self) -> None:
        self.widen(WIDTH)
        head = QHBoxLayout()
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.preview)
        for widget in (self.when, self.guard, self.over, self.ways, self.papers, self.no_mail):
            self.column.addWidget(widget)
        self.column.addLayout(head)
        for part in (self.plan, self.readers, self.wishes, self.frozen, self.bar):
            self.column.addWidget(part)
        self.area.hide()

    def _connect(self) -> None:
        self.preview.clicked.connect(self._ask_preview)
        self.chosen.changed.connect(self._show_plan)
        self.chosen.begun.connect(self.refusal.hide)
        self.chosen.refused.connect(self.refuse)
        self.wishes.changed.connect(self._show_plan)
        self.wishes.changed.connect(self.refusal.hide)
        self.wishes.own_asked.connect(self._to_own)

    def _fill(self) -> None:
        t, meeting = self.desk.t, self._facts.meeting
        parts = [t.date_full(meeting.on) if meeting.on else t("date not set")]
        parts += [t.clock(meeting.start)] if meeting.start else []
        parts += [meeting.place.or_other(content_language(t))]
        self.when.say(" · ".join(filter(None, parts)))
        self._fill_guard()
        self.chosen.read()
        if self._again is not None:
            self.wishes.propose_answer(self._last.answer_by)
            self.table.select(next((one.key for one in self.chosen.included), None))
        self.preview.say(t("Preview and print the agenda"))
        self.frozen.say(self._frozen())
        self.papers.say(self._outdated() if self._moves else "")
        self.papers.setVisible(bool(self.papers.text()))
        for part in (self.frozen, self.preview):
            part.setVisible(self._moves)

    def _show_plan(self) -> None:
        """How many receive it, by which last day, and what is made of it."""
        t = self.desk.t
        included = self.chosen.included
        self.count.say(reach_words(t, self.chosen.lines))
        self._show_ways(included)
        if self._remind:
            self._say_reminded(included)
        if self._off is not None:
            self._say_unreasoned(self._off.reason, included)
        by_mail = [one for one in included if DeliveryChannel.MAIL in one.channel.ways]
        by_paper = [one for one in included if one.channel.printed]
        groups = {(one.written_in, one.informed is not None) for one in by_mail}
        drafts = len(by_mail) if self.wishes.each.isChecked() else len(groups)
        self.no_mail.show_for(made=self.wishes.make.isChecked() and bool(by_mail or self.wishes.forms.isChecked()))
        if not self.wishes.make.isChecked():
            self.plan.say(t("Nothing is made: it is only noted that everybody was written to today by other means."))
            return
        labels = bool(self.wishes.label_format) and any(one.channel.posted for one in included)
        off = self.wishes.what is DispatchKind.CANCELLATION
        parts = ((labels, t("address labels")), (self.wishes.forms.isChecked() and not off, t("reply forms")))
        appointment = t("what takes the appointment back") if off else t("an appointment")
        others = (*(said for wished, said in parts if wished), appointment)
        made = made_words(t, drafts, len(by_paper), *others)
        self.plan.say(t("Will be made: {things}.").format(things=made))

    def _say_unreasoned(self, reason: Bilingual, included: Sequence[Recipient]) -> None:
        """Whose letter gives the reason in a language that is not theirs."""
        t, lacks = self.desk.t, sorted({one.written_in for one in included if not reason.text(one.written_in).strip()})
        said = t("The reason is missing in {language}: letters in that language give it in the other one.")
        self.over.say(said.format(language=word_within(t, lacks[0])) if lacks else "")
        self.over.setVisible(bool(lacks))

    def _show_ways(self, included: list[Recipient]) -> None:
        """The last day of each way that is taken, and whether it is over."""
        t, meeting = self.desk.t, self._facts.meeting
        days = last_days(self._workspace.store, meeting, included) if self._calls else {}
        latest = latest_days(self._workspace.store, meeting, included)
        taken: Mapping[DeliveryChannel, int] = {way: sum(way in one.channel.ways for one in included) for way in WAYS}
        post = days_of_post(self._facts.committee)
        said: dict[bool, list[str]] = {False: [], True: []}
        for way in WAYS:
            if way not in days or not taken[way]:
                continue
            text = t.n(
                "{way} until {day} for {count} recipient", "{way} until {day} for {count} recipients", taken[way]
            ).format(way=way_word(t, way), day=t.date_short(days[way]), count=t.number(taken[way]))
            if post[way]:
                took = t.n("{count} working day of post", "{count} working days of post", post[way])
                text += f" ({took.format(count=post[way])})"
            said[latest[way] < self._workspace.today()].append(text)
        self.ways.say(t("In time: {ways}").format(ways=" · ".join(said[False])) if said[False] else "")
        self.over.say(t("Too late; it had to leave {ways}.").format(ways=t.join(said[True])) if said[True] else "")
        self.guard.setVisible(self._calls and (bool(said[False]) or not said[True] or bool(self._late())))
        self.ways.setVisible(bool(said[False] and said[True]))  # else the guard says it
        self.over.setVisible(bool(said[True]) and not self._late())

    def _say_reminded(self, included: list[Recipient]) -> None:
        """Nobody is reminded twice on a day without being told so."""
        t = self.desk.t
        known = [one.one.name for one in self.chosen.lines if one.one.key in self._reminded]
        twice = [one.name for one in included if one.key in self._reminded]
        if twice:
            self.over.say(t("Reminded today already, and once more by this: {names}.").format(names=t.join(twice)))
        else:
            self.over.say(t("Reminded today already, and therefore left out: {names}.").format(names=t.join(known)))
        self.over.setVisible(bool(known))

    def _fill_guard(self) -> None:
        t, late, notice = self.desk.t, self._late(), self._facts.notice
        if late:
            article = notice.rule.article if notice is not None else ""
            wording = wording_at(self._workspace.store, t, self._facts.meeting.id, article)
            self.guard.say(" ".join(filter(None, (late, wording))))
        elif self._is_unruled():
            self.guard.say(t("No statutes are entered for this day, so no notice period is known."))
        elif notice is None:
            self.guard.say(t("The statutes set no notice period for this date."))
        else:
            left = (notice.working - self._workspace.today()).days
            days = t.n("{count} day left", "{count} days left", left).format(count=left)
            self.guard.say(t("In time: {days}, until {day}.").format(days=days, day=t.date_full(notice.working)))
            self.guard.setToolTip(notice_reason(t, notice))

    def _outdated(self) -> str:
        """Of which items the paper would say something else today."""
        from ctj_desktop.services.papers.opinion_file import items_with_outdated  # the PDF engine is heavy

        t, found = self.desk.t, items_with_outdated(self._workspace.store, self._facts.meeting.id)
        said = t.n(
            "The paper of {items} would say something else today: its project has changed. Renew it on the sheet of "
            "the item before it leaves.",
            "The papers of {items} would say something else today: their projects have changed. Renew them on the "
            "sheets of the items before they leave.",
            len(found),
        )
        titles = ", ".join(t.quote(item.title.or_other(content_language(t))) for item in found)
        return said.format(items=titles) if found else ""

    def _frozen(self) -> str:
        t, store, meeting = self.desk.t, self._workspace.store, self._facts.meeting
        items = len(agenda_table(store, meeting.id).lines)
        states = composition_on(store, meeting.committee, meeting.on or self._workspace.today()).seats
        voting = sum(state.seat.capacity is Capacity.VOTING for state in states)
        seats = t.n("{count} seat", "{count} seats", len(states)).format(count=len(states))
        numbers = t.n("{count} number", "{count} numbers", items).format(count=items)
        return t(
            "Convening freezes the roll ({seats}, {voting} with a vote) and the agenda’s {numbers}. "
            "Later changes count as late items and as a revision."
        ).format(seats=seats, voting=voting, numbers=numbers)

    def _to_own(self) -> None:
        """The standard text of the committee, made from the usual one where there is none yet."""
        about = ABOUT[self.wishes.what]
        try:
            own = self._workspace.do(keep_letter_text, committee=self._facts.committee.id, letter=about)
        except (UserError, StoreError) as error:
            self.refuse(error)
            return
        self.gone = True
        self.leave_typed()
        self.desk.navigator.go(Place(page="texts", record=own.id))

    def _ask_preview(self) -> None:
        self.preview_asked = True
        self.leave_typed()
