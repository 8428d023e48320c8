"""How is a person appointed to a seat, and how does a mandate end?"""

from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import MandateId, PersonId, SeatId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import EndReason, Mandate, Seat
from ctj_desktop.i18n.words import word
from ctj_desktop.services.membership.committees import appoint, end_mandate
from ctj_desktop.services.membership.lists import seats_on
from ctj_desktop.services.steps.records import the
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, chosen, line_field, read_day, set_text
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import Choice, Field, Note


class Appoint(Frame):
    """A seat, the first and the last day."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, person: PersonId, seat: SeatId | None, parent: QWidget
    ) -> None:
        t = desk.t
        super().__init__(desk, "dialog.appoint", t("New mandate"), t("Appoint"), parent)
        self._workspace, self._person = workspace, person
        self.seat = Field(desk.theme, Choice(desk.theme, "dialog.appoint.seat"))
        self.seat.say(t("Seat"))
        self.first = line_field(desk, "dialog.appoint.first", t("First day"), icon="calendar-blank")
        self.last = line_field(desk, "dialog.appoint.last", t("Last day"), icon="calendar-blank")
        self.last.note(t("Empty: without end"))
        self.substitute = CheckBox(desk.theme, "dialog.appoint.substitute", self)
        self.substitute.say(t("As substitute"))
        set_text(self.first, t.date_short(workspace.today()))
        self._offer_seats(seat)
        self._arrange()
        self.seat.editor.setFocus()

    @classmethod
    def ask(
        cls, desk: Desk, workspace: OpenWorkspace, person: PersonId, parent: QWidget, seat: SeatId | None = None
    ) -> None:
        """Appoints, or does nothing."""
        cls(desk, workspace, person, seat, parent).exec()

    def go(self) -> None:
        seat = chosen(self.seat, UUID)
        if seat is None:
            self.seat.note(self.desk.t("The committee has no seat on this day."), Note.ERROR)
            raise Unreadable
        first = read_day(self.desk, self.first, self._workspace.today())
        last = read_day(self.desk, self.last, self._workspace.today())
        if first is None:
            self.first.note(self.desk.t("Write the first day of the mandate."), Note.ERROR)
            raise Unreadable
        place = the(self._workspace.store, Seat, seat)
        new = Mandate(
            id=MandateId(self._workspace.new_id()),
            home=place.home,
            committee=place.committee,
            seat=place.id,
            person=self._person,
            start=first,
            end=None if last is None else last + timedelta(days=1),
            substitute=self.substitute.isChecked(),
        )
        self._workspace.do(appoint, new)

    def _offer_seats(self, seat: SeatId | None) -> None:
        language = content_language(self.desk.t)
        seats = seats_on(self._workspace.store, self._workspace.today(), self._workspace.committee)
        choice_of(self.seat).offer([(line.label.or_other(language), line.seat) for line in seats], seat)

    def _arrange(self) -> None:
        days = QHBoxLayout()
        days.addWidget(self.first, 1, Qt.AlignmentFlag.AlignTop)
        days.addWidget(self.last, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.seat)
        self.column.addLayout(days)
        self.column.addWidget(self.substitute)


class EndMandate(Frame):
    """The last day and the reason."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, mandate: Mandate, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.end", t("End of the mandate"), t("End the mandate"), parent)
        self._workspace, self._mandate = workspace, mandate
        self.last = line_field(desk, "dialog.end.last", t("Last day"), icon="calendar-blank")
        set_text(self.last, t.date_short(workspace.today()))
        self.reason = Field(desk.theme, Choice(desk.theme, "dialog.end.reason"))
        self.reason.say(t("Reason"))
        choice_of(self.reason).offer([(word(t, reason), reason) for reason in EndReason])
        self.column.addWidget(self.last)
        self.column.addWidget(self.reason)
        self.last.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, mandate: MandateId, parent: QWidget) -> None:
        """Ends it, or does nothing."""
        found = workspace.store.get(Mandate, mandate)
        if found is not None:
            cls(desk, workspace, found, parent).exec()

    def go(self) -> None:
        last = read_day(self.desk, self.last, self._workspace.today())
        if last is None:
            self.last.note(self.desk.t("Write the last day of the mandate."), Note.ERROR)
            raise Unreadable
        reason = chosen(self.reason, EndReason) or EndReason.OTHER
        ended = replace(self._mandate, end=last + timedelta(days=1), end_reason=reason)
        self._workspace.do(end_mandate, ended, self._mandate)
