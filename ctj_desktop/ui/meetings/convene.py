"""Is the meeting convened now: who receives it, is it in time, what is frozen?"""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.preparations import BEFORE_CONVENING
from ctj_desktop.domain.records.committees import Capacity
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.meetings.agenda_table import MeetingFacts, agenda_table
from ctj_desktop.services.meetings.convocation import Recipient, recipients
from ctj_desktop.services.meetings.life import convene_meeting
from ctj_desktop.services.meetings.notice_period import late_notice
from ctj_desktop.services.membership.roll import composition_on
from ctj_desktop.services.membership.rules.articles import wording_at
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.agenda_notices import notice_reason
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.surfaces import Banner, Card
from ctj_desktop.ui.widgets.table import Table

WIDTH, ROWS = 680, 5


def _who(line: Recipient, t: Translator) -> Cell:
    language = content_language(t)
    parts = (line.function.or_other(language), line.body.or_other(language))
    return Cell(text=line.name, second=" · ".join(filter(None, parts)))


def _as(line: Recipient, t: Translator) -> Cell:
    text = t("guest") if line.guest else t("substitute") if line.substitute else t("member")
    return Cell(text=text, look=Look.CAPTION)


def _side(line: Recipient, _t: Translator) -> Cell:
    return Cell(side=line.side.value.upper()) if line.side else Cell()


def _how(line: Recipient, t: Translator) -> Cell:
    language = "" if line.language is None else line.language.value.upper()
    if not line.email:
        return Cell(text=t("no e-mail known"), look=Look.UNFILLED, second=language)
    return Cell(text=line.email, second=language)


COLUMNS: tuple[Column[Recipient], ...] = (
    Column(key="who", heading=N_("Recipient"), cell=_who, share=3),
    Column(key="as", heading=N_("As"), cell=_as, width=104),
    Column(key="side", heading=N_("Side"), cell=_side, width=56),
    Column(key="how", heading=N_("By"), cell=_how, share=3),
)


class Convene(Frame):
    """Recipients, the guard of the notice, and what the act freezes; a late one is said, and still possible."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, facts: MeetingFacts, parent: QWidget) -> None:
        t, again = desk.t, facts.state not in BEFORE_CONVENING
        number = facts.meeting.number or t("unnumbered meeting")
        verb = t("Send revision {number}").format(number=facts.revision + 1) if again else t("Convene")
        title = t("Convene meeting {number}").format(number=number)
        super().__init__(desk, "dialog.convene", title, verb, parent)
        self._workspace, self._facts = workspace, facts
        self.convened, self.preview_asked = False, False
        self.when = Label(desk.theme, Type.BODY, "muted", elide=True, name="dialog.convene.when", parent=self)
        self.guard = self._make_guard()
        self.allows = Label(desk.theme, Type.CAPTION, "muted", wrap=True, name="dialog.convene.allows", parent=self)
        self.count = Label(desk.theme, Type.STRONG, name="dialog.convene.count", parent=self)
        self.model = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(desk.theme, "dialog.convene.recipients", self.model, row=metrics.ROW_TWO_LINES, parent=self)
        self.frozen = Label(desk.theme, Type.BODY, "muted", wrap=True, name="dialog.convene.frozen", parent=self)
        self.preview = Button(desk.theme, "dialog.convene.preview", icon="printer", parent=self)
        self._arrange()
        self._fill()
        self.preview.clicked.connect(self._ask_preview)
        self.act.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, facts: MeetingFacts, parent: QWidget) -> "Convene":
        """The dialog after it was left: `convened`, or `preview_asked`."""
        dialog = cls(desk, workspace, facts, parent)
        dialog.exec()
        return dialog

    def go(self) -> None:
        self._workspace.do(convene_meeting, meeting=self._facts.meeting.id, on=self._workspace.today())
        self.convened = True

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
        px = self.desk.theme.px
        self.widen(WIDTH)
        self.table.setFixedHeight(px(metrics.TABLE_HEAD) + ROWS * self.table.row_height())
        card = Card(self.desk.theme, "dialog.convene.card", padded=False, parent=self)
        card.column.addWidget(self.table)
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self.preview)
        for widget in (self.when, self.guard, self.allows):
            self.column.addWidget(widget)
        self.column.addLayout(foot)
        self.column.addWidget(card)
        self.column.addWidget(self.frozen)

    def _fill(self) -> None:
        t, meeting = self.desk.t, self._facts.meeting
        parts = [t.date_full(meeting.on) if meeting.on else t("date not set")]
        parts += [t.clock(meeting.start)] if meeting.start else []
        parts += [meeting.place.or_other(content_language(t))]
        self.when.say(" · ".join(filter(None, parts)))
        self._fill_guard()
        lines = recipients(self._workspace.store, meeting, self._workspace.today())
        self.model.replace(lines)
        without = sum(not line.email for line in lines)
        text = t.n("{count} recipient", "{count} recipients", len(lines)).format(count=len(lines))
        if without:
            text += " · " + t.n("{count} without e-mail", "{count} without e-mail", without).format(count=without)
        self.count.say(text)
        self.table.setAccessibleName(t("Recipients"))
        self.preview.say(t("Preview and print the agenda"))
        self.frozen.say(self._frozen())

    def _fill_guard(self) -> None:
        t, late, notice = self.desk.t, self._late(), self._facts.notice
        self.allows.setVisible(bool(late))
        if late:
            article = notice.rule.article if notice is not None else ""
            wording = wording_at(self._workspace.store, t, self._facts.meeting.id, article)
            self.guard.say(" ".join(filter(None, (late, wording))))
            self.allows.say(
                t(
                    "The statutes entered here set no shorter notice. You can convene all the same; "
                    "let the committee note it at the opening."
                )
            )
        elif self._is_unruled():
            self.guard.say(t("No statutes are entered for this day, so no notice period is known."))
        elif notice is None:
            self.guard.say(t("The statutes set no notice period for this date."))
        else:
            left = (notice.working - self._workspace.today()).days
            days = t.n("{count} day left", "{count} days left", left).format(count=left)
            self.guard.say(t("In time: {days}, until {day}.").format(days=days, day=t.date_full(notice.working)))
            self.guard.setToolTip(notice_reason(t, notice))

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

    def _ask_preview(self) -> None:
        self.preview_asked = True
        self.reject()
