"""Does the half-circle show, say and open every seat, and can its day be chosen?"""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.membership.committees import add_committee, add_seat
from ctj_desktop.services.membership.half_circle import half_circle
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.membership.half_circle import Circle
from ctj_desktop.ui.widgets.fields import LineEdit
from tests.ui.desktop import Desktop, InDialog, Key
from tests.ui.hearing import come_to


@pytest.mark.long
def test_arrows_name_a_seat_and_enter_opens_it(office: Desktop) -> None:
    committee = office.store.all(Committee)[0].id
    office.window.desk.navigator.go(Place(page="committees", record=committee))
    circle = office.find(Circle, "composition.circle")
    circle.setFocus()
    assert come_to(circle)[0].startswith("1 ")
    office.press(Key.Key_Right)
    assert come_to(circle)[0].startswith("2 ")
    office.press(Key.Key_Return)
    second = half_circle(office.store, committee, office.workspace.today()).voting[1]
    assert office.find(Sheet, "seats.sheet").record == second.key


@pytest.mark.long
def test_the_day_is_typed_or_gone_to_and_what_cannot_be_read_says_so(office: Desktop) -> None:
    committee = office.store.all(Committee)[0].id
    office.window.desk.navigator.go(Place(page="committees", record=committee))
    circle = office.find(Circle, "composition.circle")
    now = circle.accessibleName()
    day = office.find(LineEdit, "composition.day")
    office.fill("composition.day", "1.1.1990")
    office.press(Key.Key_Return)
    assert circle.accessibleName() != now
    office.fill("composition.day", "32.1.1990")
    office.press(Key.Key_Return)
    assert office.find(LineEdit, "composition.day").accessibleDescription()
    office.fill("composition.day", "")
    office.press(Key.Key_Return)
    assert circle.accessibleName() == now
    assert day.text() == office.window.desk.t.date_short(office.workspace.today())
    office.click("composition.later")
    assert day.text() != office.window.desk.t.date_short(office.workspace.today())


@pytest.mark.long
def test_a_click_on_a_seat_marks_it_and_a_double_click_opens_it(office: Desktop) -> None:
    committee = office.store.all(Committee)[0].id
    office.window.desk.navigator.go(Place(page="committees", record=committee))
    circle = office.find(Circle, "composition.circle")
    circle.grab()  # painted once: then it knows where the seats stand
    assert circle._layout is not None
    spot = circle._layout.voting[2]
    QTest.mouseClick(circle, Qt.MouseButton.LeftButton, pos=QPoint(round(spot.x), round(spot.y)))
    assert come_to(circle)[0].startswith("3 ")
    QTest.mouseDClick(circle, Qt.MouseButton.LeftButton, pos=QPoint(round(spot.x), round(spot.y)))
    assert office.shows("seats.sheet")


@pytest.mark.long
def test_a_committee_without_seats_shows_none(office: Desktop) -> None:
    made = office.workspace.do_fields(add_committee, code="NEU", name=Bilingual.of("Comité neuf", "Neuer Ausschuss"))
    office.window.desk.navigator.go(Place(page="committees", record=made.id))
    assert not office.shows("composition.circle")
    office.workspace.do_fields(add_seat, committee=made.id, side=Side.FR, label=Bilingual.of("Siège", "Sitz"))
    assert office.shows("composition.circle")


@pytest.mark.long
def test_the_first_seat_is_seen_though_the_half_circle_comes_above_it(office: Desktop, in_dialog: InDialog) -> None:
    made = office.workspace.do_fields(add_committee, code="NEU", name=Bilingual.of("Comité neuf", "Neuer Ausschuss"))
    office.window.desk.navigator.go(Place(page="committees", record=made.id))
    (seats,) = [one for one in office.find(Sheet, "committees.sheet").lists if one.linked.kind == "seat"]

    def enter() -> None:
        office.fill("dialog.new_seat.label.fr", "Siège 1")
        office.press(Key.Key_Return)

    in_dialog(seats.new.click, enter)
    office.settle()
    line = seats.table.viewport().visibleRegion().boundingRect()
    assert line.contains(seats.table.visualRect(seats.model.index(0, 0)).center())
    assert not seats.new.visibleRegion().isEmpty()


@pytest.mark.long
def test_the_picture_goes_to_paper_as_of_the_day_that_is_shown(office: Desktop) -> None:
    committee = office.store.all(Committee)[0].id
    office.window.desk.navigator.go(Place(page="committees", record=committee))
    office.fill("composition.day", "01.04.2027")
    office.press(Key.Key_Return)
    office.click("composition.print")
    assert office.window.desk.navigator.place == Place(
        page="documents", record=committee, detail="composition 2027-04-01"
    )
    office.window.desk.navigator.go(Place(page="committees", record=committee))
    office.trigger("action.preview_composition")
    today = office.workspace.today().isoformat()
    assert office.window.desk.navigator.place.detail == f"composition {today}"
    for name in ("annual_report", "synthesis"):
        office.window.desk.navigator.go(Place(page="committees", record=committee))
        office.trigger(f"action.preview_{name}")
        assert office.window.desk.navigator.place.detail == f"{name} {office.workspace.today().year}"
