"""When and where is the meeting, who presides, and by when must what be there? Changed in one act."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.preparations import Need
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.statutes import SittingKind
from ctj_desktop.services.meetings.convocation import recipients
from ctj_desktop.services.meetings.life import change_meeting
from ctj_desktop.services.membership.senders import presiding
from ctj_desktop.services.steps.change import Rewording, changed
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.services.steps.states import AHEAD, meeting_state
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.forms.entries.of_type import EntryMaker
from ctj_desktop.ui.forms.fields import choice_of, chosen, line_field, read_clock, read_day, read_entry, set_text, typed
from ctj_desktop.ui.forms.line_pair import LinePair
from ctj_desktop.ui.forms.screens.making import way_to_new
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.meeting_lines import DayAhead, sitting_field
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import ComboBox, Field
from ctj_desktop.ui.widgets.labels import Label

MORE = ("minute_taker", "remote_link", "file_closed_on")
"""Fields whose editors follow from their types."""


class ChangeMeeting(Frame):
    """Day, hours, place, link and title; chair and who takes the minutes; until when what is handed in."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, meeting: Meeting, parent: QWidget, need: Need = Need.DAY
    ) -> None:
        """What the meeting needs has the keyboard at once."""
        t = desk.t
        super().__init__(desk, "dialog.change", t("Date and place"), t("Change the meeting"), parent)
        self._workspace, self._seen = workspace, meeting
        self.on = line_field(desk, "dialog.change.on", t("Date"), icon="calendar-blank")
        self._day = DayAhead(self, workspace, self.on, meeting.on)
        self.start = line_field(desk, "dialog.change.start", t("Start"), icon="clock")
        self.end = line_field(desk, "dialog.change.end", t("End"), icon="clock")
        self.named = {"end": self.end}
        spoken = (t("Place, French"), t("Place, German"))
        self.places = LinePair(desk, "dialog.change.place", t("Place"), spoken, self, icon="map-pin")
        self.place_fr, self.place_de = self.places.fr, self.places.de
        spoken = (t("Title, French"), t("Title, German"))
        self.titles = LinePair(desk, "dialog.change.title", t("Title"), spoken, self)
        self.title_fr, self.title_de = self.titles.fr, self.titles.de
        self.chair = Field(desk.theme, ComboBox(desk.theme, "dialog.change.chair"))
        self.chair.say(t("Chair"))
        self.proposals = line_field(desk, "dialog.change.proposals", t("Proposals until"), icon="calendar-blank")
        self.documents = line_field(desk, "dialog.change.documents", t("Documents by"), icon="calendar-blank")
        maker = EntryMaker(desk, workspace, "dialog.change", lambda kind: way_to_new(desk, workspace, kind, self))
        self._more: list[Entry[Any]] = [entry for name in MORE for entry in maker.of(Meeting, name)]
        self.second_call = Label(desk.theme, Type.CAPTION, "muted", wrap=True, name="dialog.change.second", parent=self)
        self.sitting = sitting_field(self, meeting.sitting)
        self._offer_chairs(meeting)
        self._fill(meeting)
        self._arrange()
        self.keep_typed(workspace, meeting.id, corrects=True)
        asked = {Need.PLACE: self.place_fr, Need.CHAIR: self.chair, Need.DATES: self.proposals}
        asked.get(need, self.on).editor.setFocus()

    @classmethod
    def ask(
        cls, desk: Desk, workspace: OpenWorkspace, meeting: Meeting, parent: QWidget, need: Need = Need.DAY
    ) -> None:
        """Changes the meeting, or leaves it."""
        cls(desk, workspace, meeting, parent, need).exec()

    def go(self) -> None:
        today, chair = self._workspace.today(), chosen(self.chair, UUID)
        ahead = meeting_state(self._workspace.store, self._seen.id) in AHEAD
        more = {entry.name: read_entry(self.desk, entry) for entry in self._more}
        after = replace(
            self._seen,
            on=self._day.read() if ahead else read_day(self.desk, self.on, today),
            start=read_clock(self.desk, self.start),
            end=read_clock(self.desk, self.end),
            sitting=chosen(self.sitting, SittingKind) or self._seen.sitting,
            chair=PersonId(chair) if chair is not None else None,
            proposals_until=read_day(self.desk, self.proposals, today),
            documents_by=read_day(self.desk, self.documents, today),
            **more,
        )
        words = {
            "place": Rewording(fr=typed(self.place_fr), de=typed(self.place_de)),
            "title": Rewording(fr=typed(self.title_fr), de=typed(self.title_de)),
        }
        self._workspace.do(change_meeting, changed(self._workspace.store, after, words), self._seen)

    def _fill(self, meeting: Meeting) -> None:
        t = self.desk.t
        set_text(self.on, t.date_short(meeting.on) if meeting.on else "")
        set_text(self.proposals, t.date_short(meeting.proposals_until) if meeting.proposals_until else "")
        set_text(self.documents, t.date_short(meeting.documents_by) if meeting.documents_by else "")
        set_text(self.start, t.clock(meeting.start) if meeting.start else "")
        set_text(self.end, t.clock(meeting.end) if meeting.end else "")
        set_text(self.place_fr, meeting.place.fr.text)
        set_text(self.place_de, meeting.place.de.text)
        set_text(self.title_fr, meeting.title.fr.text)
        set_text(self.title_de, meeting.title.de.text)
        for entry in self._more:
            entry.retranslate()
            entry.put(entry.read(meeting))
        first = self._workspace.store.get(Meeting, meeting.second_call_of) if meeting.second_call_of else None
        day = t.date_long(first.on) if first is not None and first.on is not None else "–"
        self.second_call.say(t("Second call of the meeting of {day}.").format(day=day))
        self.second_call.setVisible(meeting.second_call_of is not None)

    def _offer_chairs(self, meeting: Meeting) -> None:
        """Whoever is invited by a seat, those who preside first, and who is the chair now."""
        store = self._workspace.store
        preside = {held.person for held in presiding(store, meeting)}
        seated = [one for one in recipients(store, meeting, self._workspace.today()) if one.seated]
        invited = sorted(seated, key=lambda one: one.key not in preside)
        options: list[tuple[str, object]] = [(self.desk.t("not chosen yet"), None)]
        options += [(one.name, one.key) for one in invited]
        if meeting.chair is not None and meeting.chair not in {one.key for one in invited}:
            options.append((name_of_person(store, meeting.chair) or "–", meeting.chair))
        choice_of(self.chair).offer(options, meeting.chair)

    def _arrange(self) -> None:
        when, dates, persons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        taker, link, closed = (entry.field for entry in self._more)
        for field in (self.proposals, self.documents, closed):
            dates.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        for field in (self.chair, taker):
            persons.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        for field, share in ((self.on, 2), (self.start, 1), (self.end, 1), (self.sitting, 2)):
            when.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(when)
        self.column.addWidget(self.second_call)
        self.column.addLayout(persons)
        self.column.addLayout(dates)
        for asked in (self.places, link, self.titles):
            self.column.addWidget(asked)
        self.widen(WIDE)
