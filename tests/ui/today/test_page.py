"""Does the first page say what now, and lead to every record by keys and by mouse?"""

from datetime import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.preparations import Need
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.life import change_meeting, convene_meeting
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.services.session.course import declare_inquorate, open_session
from ctj_desktop.services.workspace.today import today
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.today import page as first_page
from ctj_desktop.ui.today.page import TodayPage
from ctj_desktop.ui.today.rows import LineRow
from ctj_desktop.ui.workspace.doors import NewWorkspace
from tests.ui import beginning
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


def page(office: Desktop) -> TodayPage:
    """The first page."""
    office.window.desk.navigator.go(Place(page="today"))
    found = office.view.page
    assert isinstance(found, TodayPage)
    return found


def row(office: Desktop, name: str) -> LineRow:
    """A line by its name."""
    return office.find(LineRow, name)


def test_the_first_thing_to_do_has_the_keyboard_and_the_only_primary_button(office: Desktop) -> None:
    shown = page(office)
    t = office.window.desk.t
    assert office.focused().objectName() == "today.prepare.0.do"
    assert [line.primary for line in shown.meeting.rows.lines] == [True, False, False]
    assert office.text("today.next.count") == t("{done} of {count} preparations done").format(done=7, count=10)
    assert row(office, "today.prepare.0").text() == t("Send the convocation")


def test_the_arrows_walk_in_a_card_and_tab_goes_to_the_next(office: Desktop) -> None:
    page(office)
    office.press(Key.Key_Down)
    assert office.focused().objectName() == "today.prepare.1.do"
    office.press(Key.Key_Down)
    office.press(Key.Key_Down)
    assert office.focused().objectName() == "today.prepare.2.do"
    office.press(Key.Key_Tab)
    assert office.focused().objectName() == "today.tasks.link"
    office.press(Key.Key_Tab)
    assert office.focused().objectName() == "today.tasks.line.0"
    office.press(Key.Key_Backtab)
    office.press(Key.Key_Backtab)
    assert office.focused().objectName() == "today.prepare.2.do"


@pytest.mark.long
def test_space_ticks_a_task_off_and_undo_brings_it_back(office: Desktop) -> None:
    page(office)
    store, day = office.store, office.workspace.today()
    office.find(QWidget, "today.tasks.line.0").setFocus()
    first = row(office, "today.tasks.line.0").text()
    office.press(Key.Key_Space)
    assert today(store, day).late_count == 2
    assert row(office, "today.tasks.line.0").text() != first
    assert office.focused().objectName() == "today.tasks.line.0"
    office.press(Key.Key_Z, CTRL)
    assert today(store, day).late_count == 3
    assert row(office, "today.tasks.line.0").text() == first
    office.click("today.tasks.line.1.done")
    assert today(store, day).late_count == 2


@pytest.mark.long
@pytest.mark.parametrize(
    "name", ["today.tasks.line.0", "today.minutes.line.0", "today.call.line.0", "today.mandates.line.0"]
)
def test_every_line_opens_its_record(office: Desktop, name: str) -> None:
    page(office)
    place = row(office, name).line.place
    assert place is not None
    row(office, name).setFocus()
    office.press(Key.Key_Return)
    assert office.window.desk.navigator.place == place
    office.window.desk.navigator.back()
    office.click(name)
    assert office.window.desk.navigator.place == place


def test_the_page_is_read_anew_when_something_was_done_or_exchanged_since(
    office: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []

    def counted(*given: Any) -> Any:
        read.append(given)
        return today(*given)

    monkeypatch.setattr(first_page, "today", counted)
    page(office)
    read.clear()
    away = Place(page="meetings")
    for act, count in (
        (lambda: None, 0),
        (lambda: office.workspace.do_fields(add_person, family_name="Faivre"), 1),
        (office.workspace.undo, 1),
        (office.workspace.bus.exchanged.emit, 1),
        (lambda: None, 0),
    ):
        office.window.desk.navigator.go(away)
        act()
        assert read == []
        page(office)
        assert len(read) == count
        read.clear()


def test_work_goes_on_where_it_was(office: Desktop) -> None:
    page(office)
    office.prepare("2027-01")
    page(office)
    assert "2027-01" in office.find(QWidget, "today.resume").accessibleName()
    office.click("today.resume")
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.record) == ("prepare", office.meeting("2027-01").id)


@pytest.mark.each_language
def test_both_columns_end_on_the_same_pixel_and_a_narrow_window_stacks_them(office: Desktop) -> None:
    office.window.resize(1280, 800)
    shown = page(office)
    office.find(QWidget, "today.exchange")
    ends = {card.mapTo(shown, card.rect().bottomLeft()).y() for card in (shown.minutes, shown.exchange)}
    assert len(ends) == 1
    office.window.resize(960, 600)
    office.find(QWidget, "today.next")
    assert shown.meeting.width() > shown.width() * 0.9
    below = shown.minutes.mapTo(shown, shown.minutes.rect().bottomLeft()).y()
    assert shown.call.mapTo(shown, shown.call.rect().topLeft()).y() > below


@pytest.mark.long
def test_a_new_workspace_leads_to_its_first_agenda(desktop: Desktop, tmp_path: Path, in_dialog: InDialog) -> None:
    names = Bilingual.of("Comité", "Ausschuss")
    path = tmp_path / "neu.ctj"
    desktop.window.make(NewWorkspace(path=path, office="Büro", side=Side.CH, committee=names, code="NEU"))
    shown = page(desktop)
    assert shown.meeting.empty.isVisible()
    assert desktop.focused().objectName() == "today.setting_up.line.1", "the committee is there already"
    desktop.click("today.setting_up.link")
    assert desktop.focused().objectName() == "today.empty.primary"
    in_dialog(lambda: desktop.press(Key.Key_Return), lambda: desktop.click("dialog.meeting.go"))
    place = desktop.window.desk.navigator.place
    assert place is not None
    assert place.page == "prepare"
    shown = page(desktop)
    assert not shown.meeting.empty.isVisible()
    assert row(desktop, "today.prepare.0").text() == desktop.window.desk.t("Set the day and the hour")


@pytest.mark.long
def test_a_meeting_without_quorum_is_called_again_from_the_first_page(empty: Desktop, in_dialog: InDialog) -> None:
    first = beginning.a_sitting_meeting(empty)
    empty.workspace.do(declare_inquorate, meeting=first.id, on=beginning.DAY, closed_at=time(14, 30))
    shown = page(empty)
    assert "2027-01" in shown.meeting.empty.title()
    in_dialog(lambda: empty.click("today.empty.primary"), lambda: empty.click("dialog.meeting.go"))
    [again] = empty.store.all(Meeting, second_call_of=first.id)
    assert empty.window.desk.navigator.place == Place(page="prepare", record=again.id)
    assert not page(empty).meeting.empty.isVisible()


@pytest.mark.long
def test_a_session_that_was_cut_off_is_taken_up_where_it_stood(office: Desktop) -> None:
    meeting, day = office.meeting("2027-01"), office.workspace.today()
    office.workspace.do(convene_meeting, meeting=meeting.id, on=day)
    office.workspace.do(open_session, meeting=meeting.id, on=day, opened_at=time(14, 0))
    office.window.close_workspace()
    assert office.window.open_file(office.sample)
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.record) == ("hold", meeting.id)
    office.window.desk.navigator.back()
    shown = office.view.page
    assert isinstance(shown, TodayPage)
    assert office.window.desk.t("Session under way") in office.find(QWidget, "today.resume").accessibleName()
    office.click("today.next.open")
    assert office.window.desk.navigator.place == place


@pytest.mark.long
def test_each_preparation_is_done_where_its_button_leads(office: Desktop, in_dialog: InDialog) -> None:
    page(office)

    def look() -> None:
        dialog = office.dialog()
        assert dialog is not None
        assert dialog.objectName() == "dialog.convene"

    in_dialog(lambda: office.click("today.prepare.0.do"), look)
    assert office.window.desk.navigator.place == Place(page="prepare", record=office.meeting("2027-01").id)
    page(office)
    office.click("today.prepare.1.do")
    assert office.focused().objectName() == "agenda.editor.de"
    office.press(Key.Key_Escape)
    page(office)

    def papers() -> None:
        dialog = office.dialog()
        assert dialog is not None
        assert dialog.objectName() == "dialog.papers"

    in_dialog(lambda: office.click("today.prepare.2.do"), papers)


@pytest.mark.parametrize(
    ("lacks", "asked"),
    [
        ({"chair": None}, "dialog.change.chair"),
        ({"proposals_until": None}, "dialog.change.proposals"),
        ({"place": Bilingual(), "remote_link": ""}, "dialog.change.place.fr"),
    ],
)
def test_what_the_meeting_needs_has_the_keyboard_in_its_dialog(
    office: Desktop, in_dialog: InDialog, lacks: dict[str, Any], asked: str
) -> None:
    office.workspace.do_fields(change_meeting, meeting=office.meeting("2027-01").id, **lacks)
    shown = page(office)
    at = next(
        at for at, one in enumerate(shown.meeting.rows.lines) if Need(one.key) in (Need.CHAIR, Need.DATES, Need.PLACE)
    )
    found: list[str] = []
    in_dialog(lambda: office.click(f"today.prepare.{at}.do"), lambda: found.append(office.focused().objectName()))
    assert found == [asked]
