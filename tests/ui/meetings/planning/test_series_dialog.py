"""A series is looked at, changed and planned by keys; a meeting begins like the one that is chosen."""

from datetime import date

import pytest

from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.services.meetings.agenda import siblings
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.check import CheckBox
from tests.ui import beginning
from tests.ui.desktop import Desktop, InDialog, Key


def days_of(desktop: Desktop) -> list[date | None]:
    return sorted((one.on for one in desktop.store.all(Meeting)), key=lambda day: day or date.min)


@pytest.mark.each_language
def test_from_the_empty_list_to_three_meetings_and_back(empty: Desktop, in_dialog: InDialog) -> None:
    beginning.a_committee(empty)
    empty.window.desk.navigator.go(Place(page="meetings"))
    t = empty.window.desk.t

    def fill() -> None:
        empty.click("dialog.series.go")
        assert empty.text("dialog.series.on.note") == t("Write the day of the first meeting.")
        empty.fill("dialog.series.count", "0")
        empty.fill("dialog.series.on", "4.3.2027")
        empty.click("dialog.series.go")
        assert "60" in empty.text("dialog.series.count.note")
        empty.fill("dialog.series.every", "1")
        empty.fill("dialog.series.count", "4")
        empty.press(Key.Key_Tab)
        remark = empty.text("dialog.series.days.3.remark")
        assert t.date_full(date(2027, 5, 6)) in remark, remark
        empty.click("dialog.series.days.2.kept")
        assert "3" in empty.text("dialog.series.said")
        empty.fill("dialog.series.days.4.day", "14.7.2027")
        empty.press(Key.Key_Tab)
        assert "FR" in empty.text("dialog.series.days.4.remark"), "a day of rest is allowed, and said"
        empty.fill("dialog.series.start", "14:00")
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.trigger("action.plan_series"), fill)
    assert days_of(empty) == [date(2027, 3, 4), date(2027, 5, 13), date(2027, 7, 14)]
    assert {str(one.start) for one in empty.store.all(Meeting)} == {"14:00:00"}
    empty.trigger("action.undo")
    assert days_of(empty) == []


@pytest.mark.long
def test_a_meeting_is_planned_like_the_chosen_one_in_one_act(empty: Desktop, in_dialog: InDialog) -> None:
    meeting = beginning.a_meeting(empty)
    empty.window.desk.navigator.go(Place(page="meetings", record=meeting.id))

    def fill() -> None:
        assert not empty.find(CheckBox, "dialog.meeting.standing").isChecked()
        empty.fill("dialog.meeting.on", "11.6.2027")
        empty.click("dialog.meeting.go")
        assert empty.text("dialog.meeting.like.note"), "nothing on it returns each time"
        empty.click("dialog.meeting.every_item")
        empty.click("dialog.meeting.go")

    in_dialog(lambda: empty.trigger("action.plan_like"), fill)
    (made,) = empty.store.all(Meeting, on=date(2027, 6, 11))
    assert made.start == meeting.start
    titles = [item.title.fr.text for item in siblings(empty.store, made.id, None)]
    assert titles == ["Ouverture"]
    assert empty.shows("agenda.table")
    empty.trigger("action.undo")
    assert days_of(empty) == [meeting.on]
    assert empty.store.count(AgendaItem) == 1
