"""Can the attendance of a year be read as a list and heard as a picture, and left for what it speaks of?"""

from datetime import date

import pytest
from PySide6.QtCore import QPoint

from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.life import plan_meeting
from ctj_desktop.services.membership.committees import add_committee
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.membership.attending.columns import rate_text
from ctj_desktop.ui.membership.attending.page import AttendancePage
from ctj_desktop.ui.membership.attending.picture import AttendancePicture
from ctj_desktop.ui.widgets.rows import CELL_ROLE
from ctj_desktop.ui.widgets.switch import Switch
from tests.ui.desktop import CTRL, Desktop, Key


def shown(office: Desktop) -> AttendancePage:
    """The page, gone to by the switch of the section, with the year of the meetings that were held."""
    office.press(Key.Key_6, CTRL)
    office.find(Switch, "members.switch").choose("attending")
    office.settle()
    page = office.find(AttendancePage, "page.attending")
    page.year.setFocus()
    office.press(Key.Key_End)
    return page


def show(office: Desktop, page: AttendancePage, which: int) -> list[list[str]]:
    """The words of the lines of persons, bodies, sides or meetings."""
    page.which.setFocus()
    office.press(Key.Key_Home)
    for _ in range(which):
        office.press(Key.Key_Down)
    model = page.model
    places = range(model.columnCount())
    return [[model.data(model.index(row, at), CELL_ROLE).spoken() for at in places] for row in range(model.rowCount())]


@pytest.mark.long
def test_the_picture_says_the_figures_of_the_lists_and_a_line_leads_to_what_it_speaks_of(office: Desktop) -> None:
    def place() -> Place | None:
        return office.window.desk.navigator.place

    page = shown(office)
    persons = show(office, page, 0)
    assert len(persons) == len(page.model.rows) > 5
    said = office.find(AttendancePicture, "attending.picture").accessibleDescription().split(" · ")
    for which in (2, 1):
        for words in show(office, page, which):
            at = said.index(f"{words[0].partition(' · ')[0]} {words[3].partition(' · ')[0]}")
            assert said[at + 1] == words[2]
    meetings = show(office, page, 3)
    assert len(meetings) == len(page.model.rows) >= 2
    assert str(len([one for one in meetings if rate_text(office.window.desk.t, None) != one[3]])) in page.count.text()
    page.table.setFocus()
    page.table.select(page.model.rows[0].key)
    office.press(Key.Key_Return)
    office.settle()
    assert place() == Place(page="hold", record=page.model.rows[0].record, detail="attendance")
    page = shown(office)
    show(office, page, 0)
    page.table.select(page.model.rows[0].key)
    page.table.setFocus()
    office.press(Key.Key_Return)
    office.settle()
    assert place() == Place(page="members", record=page.model.rows[0].record)
    shown(office)
    office.press(Key.Key_P, CTRL)
    found = place()
    assert found is not None
    assert (found.page, found.detail) == ("documents", f"attendance_statement {page.year.chosen()}")


@pytest.mark.long
def test_what_changes_is_read_anew_and_without_a_committee_or_a_meeting_a_sentence_stands_there(
    office: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, workspace = shown(office), office.workspace
    first = page.model.rows[0]
    menus: list[object] = []
    monkeypatch.setattr(page.acts, "show_menu", lambda entries, _where: menus.append(entries))
    page.table.select(first.key)
    page.table.menu_asked.emit(first.key, QPoint())
    show(office, page, 2)
    page.table.select(page.model.rows[0].key)
    page.table.menu_asked.emit(page.model.rows[0].key, QPoint())
    assert len(menus) == 1
    committee = workspace.the_committee()
    assert committee is not None
    show(office, page, 3)
    meetings = len(page.model.rows)
    fields = {"committee": committee, "on": date(2026, 12, 4)}
    planned = workspace.do_fields(plan_meeting, **fields)
    office.settle()
    assert len(page.model.rows) == meetings + 1
    page.table.select(planned.id)
    page.table.setFocus()
    office.press(Key.Key_Return)
    office.settle()
    assert office.window.desk.navigator.place == Place(page="prepare", record=planned.id)
    page = shown(office)
    name = Bilingual.of("Nouveau comité", "Neuer Ausschuss")
    other = workspace.do_fields(add_committee, code="NEU", name=name)
    office.settle()
    workspace.look_at(None)
    office.settle()
    t = office.window.desk.t
    assert page.card.empty.title() == t("No committee is chosen")
    assert page.why_not("print") == t("Choose a committee first.")
    assert page.count.text() == ""
    workspace.look_at(other.id)
    office.settle()
    assert page.card.empty.title() == t("Nothing here")
    assert page.why_not("export_list") == t("The list is empty.")
    office.click("attending.card.empty.primary")
    office.settle()
    place = office.window.desk.navigator.place
    assert place is not None
    assert place.page == "meetings"


@pytest.mark.long
def test_in_a_small_window_the_list_keeps_the_room_of_the_picture(office: Desktop) -> None:
    page = shown(office)
    assert page.beside.isVisible()
    office.window.desk.theme.set_text_size(150)
    office.window.resize(960, 600)
    office.settle()
    assert not page.beside.isVisible()
    assert page.table.horizontalScrollBar().maximum() == 0
