"""Do the three steps of a meeting stand at one place, whatever a step has beside them?"""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.meetings import number_said
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.meetings.head import MODES
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.paint import width_of
from ctj_desktop.ui.widgets.switch import Switch
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import Desktop


@pytest.mark.each_language
@pytest.mark.parametrize("size", [(960, 600), (1280, 800)])
@pytest.mark.long
def test_the_steps_never_move(office: Desktop, size: tuple[int, int]) -> None:
    office.window.resize(*size)
    for meeting in office.store.all(Meeting, order="on"):
        seen = set[tuple[int, int, int, int]]()
        for mode, _ in MODES:
            office.window.desk.navigator.go(Place(page=mode, record=meeting.id))
            office.settle()
            for _ in range(4):  # the buttons fit themselves to the room after the page is laid out
                QApplication.processEvents()
            switch = office.find(Switch, f"{mode}.modes")
            place = QRect(switch.mapTo(office.window, QPoint()), switch.size())
            seen.add((place.x(), place.y(), place.width(), place.height()))
            assert place.right() < office.window.width()
            _day_is_whole(office, meeting)
        assert len(seen) == 1, (meeting.number, seen)


def _day_is_whole(office: Desktop, meeting: Meeting) -> None:
    """The day is said in words, in figures, or not at all; and no button of the page is out of the window."""
    t, said = office.window.desk.t, office.find(Label, "page.subtitle")
    assert meeting.on is not None
    if said.width() > 0:
        day = next(one for one in (t.date_full(meeting.on), t.date_short(meeting.on)) if one in said.text())
        assert width_of(said.font(), day) <= said.width()
    assert office.view.host.around.area.horizontalScrollBar().maximum() == 0


@pytest.mark.long
@pytest.mark.parametrize("mode", ["prepare", "hold"])
def test_with_large_text_in_a_small_window_nothing_is_scrolled_sideways(office: Desktop, mode: str) -> None:
    office.window.resize(960, 600)
    office.window.desk.theme.set_text_size(150)
    office.window.desk.navigator.go(Place(page=mode, record=office.store.all(Meeting, order="on")[-1].id))
    office.settle()
    for _ in range(8):  # the parts of the page fit themselves to the room after it is laid out
        QApplication.processEvents()
    assert office.view.host.around.area.horizontalScrollBar().maximum() == 0
    tables = [found for found in office.window.findChildren(Table) if found.isVisible()]
    assert [found.objectName() for found in tables if found.horizontalScrollBar().maximum() > 0] == []


def test_a_meeting_without_a_number_is_called_one_once(office: Desktop) -> None:
    meeting = office.store.all(Meeting, order="on")[-1]
    for language, said in (("fr_CH", "Séance sans numéro"), ("de_CH", "Sitzung ohne Nummer")):
        t = load_translator(language)
        assert t("Meeting {number}").format(number=number_said(t, replace(meeting, number=None))) == said
        assert number_said(t, meeting) == meeting.number
