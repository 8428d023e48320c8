"""The calendar is gone through by keys, says every day aloud, opens what stands on it, and leads to planning."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.services.meetings.life import change_meeting, plan_meeting
from ctj_desktop.services.membership.committees import add_committee
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.meetings.planning.calendar_page import CalendarPage
from ctj_desktop.ui.meetings.planning.day_cell import DayCell
from ctj_desktop.ui.widgets.switch import Switch
from tests.office import text
from tests.ui import beginning
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


def shown(desktop: Desktop) -> CalendarPage:
    """The page, gone to by the switch of the section."""
    desktop.press(Key.Key_2, CTRL)
    desktop.find(Switch, "meetings.switch").choose("calendar")
    desktop.settle()
    return desktop.find(CalendarPage, "page.calendar")


def here(desktop: Desktop) -> date:
    """The day on which the keyboard is."""
    cell = desktop.focused()
    assert isinstance(cell, DayCell)
    assert cell.shown is not None
    return cell.shown.day


def on(desktop: Desktop, day: str) -> DayCell:
    return desktop.find(DayCell, f"calendar.{day}")


@pytest.mark.long
@pytest.mark.each_language
def test_keys_go_from_day_to_day_and_month_to_month_and_home(empty: Desktop) -> None:
    beginning.a_committee(empty)
    page, t = shown(empty), empty.window.desk.t
    assert here(empty) == beginning.DAY
    for key, day in (
        (Key.Key_Right, date(2027, 3, 13)),
        (Key.Key_Down, date(2027, 3, 20)),
        (Key.Key_PageDown, date(2027, 4, 20)),
        (Key.Key_PageUp, date(2027, 3, 20)),
        (Key.Key_Up, date(2027, 3, 13)),
        (Key.Key_PageUp, date(2027, 2, 13)),
        (Key.Key_Home, beginning.DAY),
        (Key.Key_Left, date(2027, 3, 11)),
    ):
        empty.press(key)
        assert here(empty) == day
        assert empty.text("calendar.day.title") == t.date_full(day)
    empty.click("calendar.after")
    assert page.period.text() == t.month(date(2027, 4, 1)).capitalize().replace("\u202f", "\u00a0")
    empty.find(Switch, "calendar.span").choose("year")
    empty.settle()
    assert sum(cell.isVisibleTo(page) for cell in page.findChildren(DayCell)) == 365
    page.find_here()
    for _ in range(9):
        empty.press(Key.Key_PageDown)
    assert here(empty) == date(2028, 1, 11)
    assert empty.text("calendar.period") == "2028"


@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_each_day_says_its_date_its_rest_and_what_stands_on_it(empty: Desktop) -> None:
    meeting = beginning.a_meeting(empty)
    do: Any = empty.workspace.do_fields
    do(change_meeting, meeting=meeting.id, place=text("Saint-Claude", "Saint-Claude"), end=time(16, 0))
    shown(empty)
    t = empty.window.desk.t
    said = on(empty, "2027-03-12").accessibleName()
    assert said.startswith(f"{t.date_full(beginning.DAY)}, {t('today')}")
    for part in ("2027-01", "14:00–16:00", "Saint-Claude"):
        assert part in said
    assert (
        on(empty, "2027-03-29").accessibleName()
        == f"{t.date_full(date(2027, 3, 29))}, Lundi de Pâques (FR, BE, JU, VD)"
    )
    assert on(empty, "2027-03-30").accessibleName() == t.date_full(date(2027, 3, 30))
    do(change_meeting, meeting=meeting.id, documents_by=date(2027, 3, 30))
    assert "2027-01" in on(empty, "2027-03-30").accessibleName(), "an act elsewhere is seen at once"


@pytest.mark.long
def test_enter_opens_what_stands_alone_and_chooses_among_several(empty: Desktop) -> None:
    meeting = beginning.a_meeting(empty)
    shown(empty)
    empty.press(Key.Key_Return)
    assert empty.shows("agenda.table")
    do: Any = empty.workspace.do_fields
    do(change_meeting, meeting=meeting.id, documents_by=beginning.DAY)
    page = shown(empty)
    empty.press(Key.Key_Return)
    assert page.card.table.hasFocus()
    empty.press(Key.Key_Down)
    empty.press(Key.Key_Return)
    assert empty.shows("agenda.table")
    page = shown(empty)
    empty.press(Key.Key_Right)
    empty.press(Key.Key_Return)
    assert page.card.plan.hasFocus(), "an empty day offers to plan on it"


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_n_plans_on_that_day_and_the_empty_calendar_says_so(empty: Desktop, in_dialog: InDialog) -> None:
    beginning.a_committee(empty)
    shown(empty)
    assert "Aucune séance" in empty.text("calendar.day.said")
    empty.press(Key.Key_Down)
    in_dialog(lambda: empty.press(Key.Key_N), lambda: empty.click("dialog.meeting.go"))
    (made,) = empty.store.all(Meeting)
    assert made.on == date(2027, 3, 19)
    shown(empty)
    empty.trigger("action.undo")
    assert empty.store.count(Meeting) == 0


@pytest.mark.long
def test_of_the_committee_that_is_looked_at_and_of_all(empty: Desktop) -> None:
    meeting = beginning.a_meeting(empty)
    do: Any = empty.workspace.do_fields
    other = do(add_committee, code="MOC", name=text("Mont d’Or", "Mont d’Or"))
    do(plan_meeting, committee=other.id, on=date(2027, 3, 17), start=time(9, 0))
    empty.workspace.look_at(None)
    shown(empty)
    assert "09:00" in on(empty, "2027-03-17").accessibleName()
    empty.workspace.look_at(meeting.committee)
    assert "09:00" not in on(empty, "2027-03-17").accessibleName()
    empty.window.desk.navigator.go(Place(page="calendar", detail="2027-03-17 year"))
    assert here(empty) == date(2027, 3, 17)


@pytest.mark.long
def test_what_is_shown_is_saved_for_other_calendars(
    empty: Desktop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    beginning.a_meeting(empty)
    shown(empty)
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, proposal: str, *_more: str) -> tuple[str, str]:
        asked.append(Path(proposal).name)
        return str(tmp_path / "a.ics"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    empty.click("calendar.save")
    empty.bot.waitUntil((tmp_path / "a.ics").exists)
    assert b"DTSTART;TZID=Europe/Zurich:20270312T140000" in (tmp_path / "a.ics").read_bytes()
    empty.press(Key.Key_F, CTRL)
    empty.press(Key.Key_PageDown)
    empty.trigger("action.export_list")
    assert [name[-11:] for name in asked] == ["2027-03.ics", "2027-04.ics"]
    empty.bot.waitUntil(lambda: b"20270312" not in (tmp_path / "a.ics").read_bytes())


@pytest.mark.long
def test_the_year_is_shown_on_paper(empty: Desktop) -> None:
    beginning.a_meeting(empty)
    shown(empty)
    empty.press(Key.Key_P, CTRL)
    place = empty.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.detail) == ("documents", "calendar 2027")
