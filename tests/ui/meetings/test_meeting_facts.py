"""Can everything that a meeting knows of itself be entered in the window?"""

from collections.abc import Callable, Mapping
from datetime import date, time

import pytest

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.agenda import siblings
from ctj_desktop.services.membership.committees import add_committee
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.services.session.course import declare_inquorate
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.refusals import EndBeforeStart
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.meetings.change_meeting import ChangeMeeting
from ctj_desktop.ui.meetings.new_meeting import NewMeeting
from ctj_desktop.ui.meetings.past_meeting import PastMeeting
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.picker import Picker
from ctj_desktop.ui.widgets.surfaces import Banner
from tests.ui import beginning
from tests.ui.desktop import Desktop, InDialog, Key
from tests.ui.forms.screens.test_list_page import note_at
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


@pytest.mark.long
def test_a_second_call_is_offered_of_a_meeting_without_quorum_of_the_same_committee_alone(
    empty: Desktop, in_dialog: InDialog
) -> None:
    first = beginning.a_sitting_meeting(empty)
    elsewhere = empty.workspace.do_fields(add_committee, code="ZZ", name=Bilingual.of("Autre", "Anderer"))
    made: list[MeetingId | None] = []

    def plan() -> None:
        made.append(NewMeeting.ask(empty.window.desk, empty.workspace, empty.window))

    def enter() -> None:
        committee = empty.find(ComboBox, "dialog.meeting.committee")
        committee.choose(elsewhere.id)
        assert not shown("dialog.meeting.second_call_of")
        committee.choose(first.committee)
        second_call = empty.find(ComboBox, "dialog.meeting.second_call_of")
        assert second_call.count() == 2
        second_call.choose(first.id)
        assert second_call.currentText().startswith("2027-01")
        assert empty.find(ComboBox, "dialog.meeting.like").chosen() == first.id, "its agenda is proposed again"
        assert empty.find(CheckBox, "dialog.meeting.every_item").isChecked()
        assert not empty.find(CheckBox, "dialog.meeting.standing").isChecked()
        empty.fill("dialog.meeting.on", "12.4.2027")
        empty.press(Key.Key_Return)

    def shown(name: str) -> bool:
        dialog = empty.dialog()
        return dialog is not None and any(one.isVisible() for one in dialog.findChildren(ComboBox, name))

    def look_too_early() -> None:
        assert not shown("dialog.meeting.second_call_of")
        empty.press(Key.Key_Escape)

    in_dialog(plan, look_too_early)
    empty.workspace.do(declare_inquorate, meeting=first.id, on=beginning.DAY, closed_at=time(14, 30))
    in_dialog(plan, enter)
    early, key = made
    assert early is None
    assert key is not None
    stored = empty.store.get(Meeting, key)
    assert stored is not None
    assert (stored.second_call_of, stored.start, stored.place) == (first.id, first.start, first.place)
    titles = [[one.title for one in siblings(empty.store, at, None)] for at in (first.id, key)]
    assert titles[0] == titles[1] != []


Ask = Callable[[Desktop], object]
ASKED: Mapping[str, tuple[Ask, str, str]] = {
    "meeting": (lambda at: NewMeeting.ask(at.window.desk, at.workspace, at.window), "start", "end"),
    "change": (
        lambda at: ChangeMeeting.ask(at.window.desk, at.workspace, the_meeting(at.workspace), at.window),
        "start",
        "end",
    ),
    "past_meeting": (lambda at: PastMeeting.ask(at.window.desk, at.workspace, at.window), "opened", "closed"),
}


@pytest.mark.parametrize("dialog", ASKED)
def test_an_end_before_the_start_is_said_at_its_field(office: Desktop, in_dialog: InDialog, dialog: str) -> None:
    ask, start, end = ASKED[dialog]
    name, why_not = f"dialog.{dialog}", sentence(office.window.desk.t, EndBeforeStart(time(15, 0), time(14, 30)))

    def enter() -> None:
        office.fill(f"{name}.on", "1.3.2026" if dialog == "past_meeting" else "1.4.2027")
        office.fill(f"{name}.{start}", "15:00")
        office.fill(f"{name}.{end}", "14:30")
        office.press(Key.Key_Return)
        assert note_at(office, f"{name}.{end}") == why_not
        assert office.focused().objectName() == f"{name}.{end}"
        office.press(Key.Key_Escape)

    def open_it() -> None:
        ask(office)

    in_dialog(open_it, enter)


@pytest.mark.each_language
def test_a_day_that_is_past_is_asked_about_once_and_the_last_day_says_its_year(
    office: Desktop, in_dialog: InDialog
) -> None:
    """Planned in the wrong year, kept by a second press, put right: only what has changed is asked about."""
    t, desk = office.window.desk.t, office.window.desk
    made: list[MeetingId | None] = []

    def slip() -> None:
        office.fill("dialog.meeting.on", "3.2.2026")
        office.press(Key.Key_Return)
        assert office.text("dialog.meeting.on.note") == t("This day is past. Press the button once more to keep it.")
        office.press(Key.Key_Return)

    in_dialog(lambda: made.append(NewMeeting.ask(desk, office.workspace, office.window)), slip)
    (key,) = made
    desk.navigator.go(Place(page="prepare", record=key))
    said = office.find(Banner, "prepare.notice").accessibleName().replace("\u00a0", " ")
    assert "2026" in said.split("\n")[0]
    assert said.startswith("Zu spät" if t.language is Language.DE else "Trop tard")

    def titled() -> None:
        office.fill("dialog.change.title.fr", "Ordinaire")
        office.press(Key.Key_Return)

    def put_right() -> None:
        office.fill("dialog.change.on", "4.2.2026")
        office.press(Key.Key_Return)
        assert office.text("dialog.change.on.note")
        office.fill("dialog.change.on", "5.4.2027")
        office.press(Key.Key_Return)

    assert key is not None
    for fill in (titled, put_right):
        in_dialog(
            lambda: ChangeMeeting.ask(desk, office.workspace, the(office.store, Meeting, key), office.window), fill
        )
    stored = the(office.store, Meeting, key)
    assert (stored.on, stored.title.fr.text) == (date(2027, 4, 5), "Ordinaire")
    said = office.find(Banner, "prepare.notice").accessibleName().replace("\u00a0", " ")
    assert said.startswith("Spätestens am" if t.language is Language.DE else "À envoyer au plus tard le")
    assert "2027" not in said.split("\n")[0]
