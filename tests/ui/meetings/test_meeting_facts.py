"""Can everything that a meeting knows of itself be entered in the window?"""

from datetime import date, time

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.services.session.course import declare_inquorate
from ctj_desktop.ui.meetings.change_meeting import ChangeMeeting
from ctj_desktop.ui.meetings.new_meeting import NewMeeting
from ctj_desktop.ui.widgets.picker import Picker
from tests.ui import beginning
from tests.ui.desktop import Desktop, InDialog, Key
from tests.ui.sitting import the_meeting


def test_link_minute_taker_and_the_day_the_file_closes_are_changed(office: Desktop, in_dialog: InDialog) -> None:
    person = office.workspace.do_fields(add_person, given_name="Zoé", family_name="Quinclet")
    meeting = the_meeting(office.workspace)

    def enter() -> None:
        office.fill("dialog.change.remote_link", "https://visio.example/ctt")
        office.fill("dialog.change.file_closed_on", "1.3.2027")
        office.find(Picker, "dialog.change.minute_taker").put(person.id, "Zoé Quinclet")
        office.press(Key.Key_Return)

    in_dialog(lambda: ChangeMeeting.ask(office.window.desk, office.workspace, meeting, office.window), enter)
    stored = office.store.get(Meeting, meeting.id)
    assert stored is not None
    assert (stored.remote_link, stored.file_closed_on, stored.minute_taker) == (
        "https://visio.example/ctt",
        date(2027, 3, 1),
        person.id,
    )


def test_a_second_call_is_planned_of_a_meeting_without_quorum_alone(empty: Desktop, in_dialog: InDialog) -> None:
    first = beginning.a_sitting_meeting(empty)
    made: list[MeetingId | None] = []

    def plan() -> None:
        made.append(NewMeeting.ask(empty.window.desk, empty.workspace, empty.window))

    def enter() -> None:
        empty.find(Picker, "dialog.meeting.second_call_of").put(first.id, "2027-01")
        empty.fill("dialog.meeting.on", "12.4.2027")
        empty.press(Key.Key_Return)

    def enter_too_early() -> None:
        enter()
        assert "2027-01" in empty.text("dialog.meeting.refusal")
        empty.press(Key.Key_Escape)

    in_dialog(plan, enter_too_early)
    empty.workspace.do(declare_inquorate, meeting=first.id, on=beginning.DAY, closed_at=time(14, 30))
    in_dialog(plan, enter)
    early, key = made
    assert early is None
    assert key is not None
    stored = empty.store.get(Meeting, key)
    assert stored is not None
    assert stored.second_call_of == first.id
