"""Who takes a seat, or leaves one, while the session runs, and at which minute?"""

from collections.abc import Mapping
from datetime import time
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import PersonId, SeatId
from ctj_desktop.domain.records.meetings import Roll
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.session.attendance_lines import roll_name
from ctj_desktop.services.session.roll_changes import leave_seat, seat_changes, take_back_seat_change, take_seat
from ctj_desktop.services.session.screen import SessionView
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.forms.entries.of_type import EntryMaker
from ctj_desktop.ui.forms.entries.picks import PickEntry
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, chosen, line_field, read_clock, set_text
from ctj_desktop.ui.forms.screens.making import read_asked, way_to_new
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import ComboBox, Field, Note


class SeatChange(Frame):
    """The seat, who takes it, and the minute; subclasses say which of it is asked, and do it."""

    name: ClassVar[str]
    title: ClassVar[str]
    verb: ClassVar[str]

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, view: SessionView, seat: UUID | None, parent: QWidget
    ) -> None:
        name = self.name
        super().__init__(desk, name, desk.t(self.title), desk.t(self.verb), parent)
        self._workspace, self._view = workspace, view
        self._maker = EntryMaker(desk, workspace, name, lambda kind: way_to_new(desk, workspace, kind, self))
        self.seat = self._pick("seat", desk.t("Seat"))
        self.seat.among = {"committee": view.meeting.committee}
        self.seat.put(seat)
        self.at = line_field(desk, f"{name}.at", desk.t("At"), icon="clock")
        set_text(self.at, "" if view.is_over else desk.t.clock(view.now))
        self.column.addWidget(self.seat.field)

    def _pick(self, field: str, label: str) -> PickEntry:
        (entry,) = self._maker.of(Roll, field)
        assert isinstance(entry, PickEntry)
        entry.retranslate()
        entry.field.say(label)
        return entry

    def _read(self, entry: Entry[Any]) -> UUID:
        try:
            found = read_asked(self.desk, entry, needed=True)
        except Unreadable:
            entry.field.editor.setFocus()
            raise
        assert isinstance(found, UUID)
        return found

    def _minute(self) -> time:
        at = read_clock(self.desk, self.at)
        if at is None:
            self.at.note(self.desk.t("Write the time, for instance 14:05."), Note.ERROR)
            self.at.editor.setFocus()
            raise Unreadable
        return at


class TakeSeat(SeatChange):
    """Somebody is on the roll from this minute; whoever held the seat stands there to it."""

    name, title, verb = "dialog.take_seat", N_("Somebody takes a seat"), N_("Put on the roll")

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, view: SessionView, seat: UUID | None, parent: QWidget
    ) -> None:
        super().__init__(desk, workspace, view, seat, parent)
        self.person = self._pick("holder", desk.t("Person"))
        self.person.field.note(desk.t("The mandate itself is entered with the members."), Note.HELP)
        self.column.addWidget(self.person.field)
        self.column.addWidget(self.at)
        (self.person if seat is not None else self.seat).field.editor.setFocus()

    def go(self) -> None:
        seat, person, since = SeatId(self._read(self.seat)), PersonId(self._read(self.person)), self._minute()
        self._workspace.do(take_seat, meeting=self._view.meeting.id, seat=seat, person=person, since=since)


class LeaveSeat(SeatChange):
    """The holder of a seat is off the roll from this minute."""

    name, title, verb = "dialog.leave_seat", N_("A member leaves the seat"), N_("Take off the roll")

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, view: SessionView, seat: UUID | None, parent: QWidget
    ) -> None:
        super().__init__(desk, workspace, view, seat, parent)
        self.column.addWidget(self.at)
        (self.at if seat is not None else self.seat.field).editor.setFocus()

    def go(self) -> None:
        seat, left = SeatId(self._read(self.seat)), self._minute()
        self._workspace.do(leave_seat, meeting=self._view.meeting.id, seat=seat, left=left)


class TakeSeatBack(Frame):
    """Who took or left a seat last, which was entered by mistake: the one on whom the keyboard is comes first."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, view: SessionView, seat: UUID | None, parent: QWidget
    ) -> None:
        t = desk.t
        super().__init__(
            desk, "dialog.take_back_seat", t("Take a change of seat back"), t("Take the change back"), parent
        )
        self._workspace, self._meeting = workspace, view.meeting.id
        self.change = Field(desk.theme, ComboBox(desk.theme, "dialog.take_back_seat.change"), self)
        self.change.say(t("Change"))
        self.change.note(t("Whoever held the seat before stays there, as if nothing had been said."), Note.HELP)
        changes = seat_changes(workspace.store, view.meeting)
        here = next((line.seat for line in changes if line.seat == seat), changes[-1].seat)
        choice_of(self.change).offer([(_words(t, line), line.seat) for line in changes], here)
        self.column.addWidget(self.change)
        self.change.editor.setFocus()

    def go(self) -> None:
        seat = chosen(self.change, UUID)
        assert seat is not None
        self._workspace.do(take_back_seat_change, meeting=self._meeting, seat=SeatId(seat))


def _words(t: Translator, line: Roll) -> str:
    said = t("{name} leaves the seat at {time}") if line.end is not None else t("{name} takes the seat at {time}")
    at = line.end or line.start
    return said.format(name=roll_name(line), time=t.clock(at) if at is not None else "")


CHANGES: Mapping[str, type[TakeSeat] | type[LeaveSeat] | type[TakeSeatBack]] = {
    "take_seat": TakeSeat,
    "leave_seat": LeaveSeat,
    "take_back_seat": TakeSeatBack,
}
"""By the keys of their acts."""
