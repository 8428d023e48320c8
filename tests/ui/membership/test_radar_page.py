"""Can the radar be read, filtered by month and by what, and left for what is to be put right?"""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ctj_desktop.services.membership.radar import ENDS, RadarKind
from ctj_desktop.ui.membership.radar_page import RadarPage
from ctj_desktop.ui.membership.radar_picture import RadarPicture
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.switch import Switch
from tests.ui.desktop import CTRL, Desktop, Key


def shown(office: Desktop) -> RadarPage:
    """The page, gone to by the switch of the section."""
    office.press(Key.Key_6, CTRL)
    switch = office.find(Switch, "members.switch")
    switch.choose("radar")
    office.settle()
    return office.find(RadarPage, "page.radar")


def test_what_ends_is_filtered_by_month_and_by_what_it_is(office: Desktop) -> None:
    page = shown(office)
    every = page.model.rows
    assert every
    assert [line.kind in ENDS for line in every] == sorted(line.kind in ENDS for line in every)
    ending = next(line for line in every if line.last_day is not None)
    assert ending.last_day is not None
    month = office.find(ComboBox, "radar.month")
    office.press(Key.Key_F, CTRL)
    assert month.hasFocus()
    while month.chosen() != ending.last_day.replace(day=1):
        office.press(Key.Key_Down)
    assert ending in page.model.rows
    assert {line.last_day.replace(day=1) for line in page.model.rows if line.last_day} == {month.chosen()}
    month.choose(None)
    which = office.find(ComboBox, "radar.which")
    which.setFocus()
    office.press(Key.Key_End)
    assert {line.kind for line in page.model.rows} <= {RadarKind.NO_SUBSTITUTE}


def test_a_click_on_a_month_chooses_it_and_a_second_one_every_month_again(office: Desktop) -> None:
    page = shown(office)
    picture = office.find(RadarPicture, "radar.picture")
    every = page.model.rows
    assert picture.accessibleDescription().count("(") == len({one.last_day.month for one in every if one.last_day})
    where = QPoint(picture.width() * 3 // 26, picture.height() // 2)
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert page.month.currentIndex() == 2
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert page.model.rows == every


def test_a_filter_without_a_match_is_cleared_where_the_list_stands(office: Desktop) -> None:
    page = shown(office)
    every = page.model.rows
    empty = next(at for at in range(1, page.month.count()) if page.month.itemText(at).endswith("(0)"))
    page.month.setFocus()
    for _ in range(empty):
        office.press(Key.Key_Down)
    assert page.model.rows == ()
    office.click("radar.card.empty.plain")
    assert page.model.rows == every


def test_enter_opens_whoever_holds_what_ends_and_the_seat_that_lacks_somebody(office: Desktop) -> None:
    for wanted in (RadarKind.MANDATE_ENDS, RadarKind.VACANT):
        page = shown(office)
        line = next(one for one in page.model.rows if one.kind is wanted)
        page.table.select(line.key)
        page.table.setFocus()
        office.press(Key.Key_Return)
        office.settle()
        place = office.window.desk.navigator.place
        assert place is not None
        expected = ("members", line.person) if wanted in ENDS else ("seats", line.seat)
        assert (place.page, place.record) == expected
