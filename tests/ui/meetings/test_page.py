"""Are meetings listed with what they need, filtered as one types, and planned in one dialog?"""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, StandingItem
from ctj_desktop.domain.records.statutes import SittingKind
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.kinds import counted
from ctj_desktop.services.meetings.agenda import add_agenda_item
from ctj_desktop.services.meetings.life import plan_meeting
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import CTRL, Desktop, Key

InDialog = Callable[[Callable[[], None], Callable[[], None]], None]
NUMBER, WHEN, WHERE, STATE, ITEMS, MISSING = range(6)


def meetings(office: Desktop) -> Table:
    """The list."""
    return office.find(Table, "meetings.table")


@pytest.mark.each_language
def test_each_line_says_when_where_in_which_state_and_what_is_missing(office: Desktop) -> None:
    table, t = meetings(office), office.window.desk.t
    assert office.cells(table, NUMBER) == ["2027-01", "2026-02", "2026-01"]
    on = office.meeting("2027-01").on
    assert on is not None
    assert office.cells(table, WHEN)[0] == t.date_full(on)
    missing = t.n("{count} title without German", "{count} titles without German", 2).format(count=2)
    assert office.cells(table, MISSING) == [missing, "", ""]


@pytest.mark.long
def test_the_filter_looks_into_the_items(office: Desktop) -> None:
    table = meetings(office)
    office.press(Key.Key_F, CTRL)
    office.keys("bergers")
    office.bot.waitUntil(lambda: "2027-01" in office.cells(table, NUMBER) and len(office.cells(table, NUMBER)) < 3)
    office.fill("meetings.search", "xyzzy")
    office.bot.waitUntil(lambda: office.shows("meetings.card.empty.plain"))
    office.click("meetings.card.empty.plain")
    office.bot.waitUntil(lambda: len(office.cells(table, NUMBER)) == 3)


def test_enter_opens_the_preparation(office: Desktop) -> None:
    table = meetings(office)
    table.setFocus()
    assert table.current_key() == office.meeting("2027-01").id
    office.press(Key.Key_Return)
    assert office.shows("agenda.table")


def test_a_meeting_is_planned_with_its_standing_items_in_one_act(office: Desktop, in_dialog: InDialog) -> None:
    table = meetings(office)

    def plan() -> None:
        office.fill("dialog.meeting.on", "31.4.2027")
        office.click("dialog.meeting.go")
        assert "31.4.2027" in office.text("dialog.meeting.on.note")
        office.fill("dialog.meeting.on", "11.6.27")
        office.fill("dialog.meeting.start", "14 h 30")
        office.fill("dialog.meeting.place.fr", "Métabief")
        office.find(ComboBox, "dialog.meeting.sitting").choose(SittingKind.EXTRAORDINARY)
        office.press(Key.Key_Return)

    in_dialog(lambda: office.press(Key.Key_N, CTRL), plan)
    made = office.meeting("2027-02")
    assert made.called is SittingKind.EXTRAORDINARY
    assert (str(made.on), str(made.start), made.place.fr.text) == ("2027-06-11", "14:30:00", "Métabief")
    items = office.store.all(AgendaItem, meeting=made.id)
    assert len(items) == office.store.count(StandingItem)
    assert office.shows("agenda.table")
    office.click("status.undo")
    assert office.store.all(Meeting, number="2027-02") == []
    assert office.store.all(AgendaItem, meeting=made.id) == []
    assert len(office.cells(table, NUMBER)) == 3


def test_an_undated_meeting_stands_first_without_a_number(office: Desktop) -> None:
    committee = office.meeting("2027-01").committee
    office.workspace.do_fields(plan_meeting, committee=committee)
    table, t = meetings(office), office.window.desk.t
    assert office.cells(table, NUMBER)[0] == t("unnumbered")
    assert office.cells(table, WHEN)[0] == t("date not set")


@pytest.mark.long
@pytest.mark.each_language
def test_a_meeting_entered_by_mistake_is_taken_away_with_its_agenda_and_one_that_was_convened_says_why_not(
    office: Desktop, in_dialog: InDialog
) -> None:
    """From the list by Delete, from its preparation by the menu; undo brings all of it back."""
    table, t = meetings(office), office.window.desk.t
    held = office.meeting("2026-02")
    planned = office.workspace.do_fields(plan_meeting, committee=held.committee, on=date(2027, 9, 10))
    item = office.workspace.do_fields(add_agenda_item, meeting=planned.id, title=Bilingual.of("Point", "Punkt"))

    def gone() -> bool:
        return office.store.get(Meeting, planned.id) is None and office.store.get(AgendaItem, item.id) is None

    def agree() -> None:
        dialog = office.dialog()
        assert dialog is not None
        said = {label.text() for label in dialog.findChildren(QLabel)}
        assert any(counted(t, "agenda_item", 1) in text for text in said), said
        office.press(Key.Key_Return)

    table.select(planned.id)
    table.setFocus()
    in_dialog(lambda: office.press(Key.Key_Delete), agree)
    assert gone()
    office.press(Key.Key_Z, CTRL)
    assert not gone()
    office.window.desk.navigator.go(Place(page="prepare", record=planned.id))
    in_dialog(lambda: office.trigger("action.remove_meeting"), agree)
    assert gone()
    assert office.shows("meetings.table")
    table.select(held.id)
    table.setFocus()
    office.press(Key.Key_Delete)
    assert office.text("status.sentence") == office.window.desk.actions["remove_meeting"].statusTip()
    assert "2026-02" in office.text("status.sentence")
    assert office.store.get(Meeting, held.id) == held
