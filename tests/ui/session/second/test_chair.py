"""Does whoever presides see the item with all that is noted, and keep the list of speakers by keyboard alone?"""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.meetings.chair_notes import keep_chair_note
from ctj_desktop.services.session.course import close_session
from ctj_desktop.services.session.speakers import Speakers, speakers_of
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.session.second.chair import ChairBody
from ctj_desktop.ui.session.second.window import SecondWindow
from tests.ui.desktop import CTRL, Desktop, Key
from tests.ui.minuted import minuted, third_item
from tests.ui.sitting import DAY, the_meeting, under_way
from tests.ui.whole.test_accessible import findings, walked


class Chair:
    """The view of the chair over the third item, with the keyboard in it."""

    def __init__(self, office: Desktop) -> None:
        self.office, self.wall = office, under_way(office.workspace)
        self.meeting, self.item = the_meeting(office.workspace).id, third_item(office.workspace)
        office.window.desk.navigator.go(Place(page="hold", record=self.meeting))
        office.press(Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
        (self.window,) = (
            one for one in QApplication.topLevelWidgets() if isinstance(one, SecondWindow) and one.isVisible()
        )
        self.window.activateWindow()
        office.bot.waitUntil(self.window.isActiveWindow)
        assert isinstance(self.window.body, ChairBody)
        self.body = self.window.body

    def enter(self, typed: str) -> None:
        """Into the line, and Enter."""
        self.office.keys(typed)
        self.office.press(Key.Key_Return)

    def said(self, name: str) -> str:
        """What a label says, where it is seen."""
        QApplication.processEvents()
        found = [label for label in self.window.findChildren(QLabel, name) if label.isVisible()]
        return found[0].text() if found else ""

    def kept(self) -> Speakers:
        """As it is on the disk."""
        return speakers_of(self.office.store, self.meeting, self.item)


@pytest.fixture
def chair(office: Desktop) -> Chair:
    return Chair(office)


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_everything_that_is_noted_of_the_item_is_there_and_follows(chair: Chair) -> None:
    workspace = chair.office.workspace
    assert (chair.said("chair.number"), chair.said("chair.private")) == ("3", "")
    assert chair.said("chair.time_planned").replace("\u00a0", " ") == "Prévu : 14:10–14:40 · fin attendue à 14:45"
    assert chair.said("chair.proposed").startswith("Le comité rend un avis favorable")
    assert "art. 8" in chair.said("chair.majority").replace("\u00a0", " ")
    assert "Vice-présidence Grand Pontarlier" in chair.said("chair.asked")
    workspace.do(keep_chair_note, item=chair.item, text="Finir à 15 h.")
    assert chair.said("chair.private") == "Finir à 15 h."
    minuted(workspace, chair.item)
    assert chair.said("chair.proposed") == ""
    assert "Adopté" in chair.said("chair.decision")
    chair.wall.set(14, 50)
    chair.window._tick()
    assert chair.said("chair.time_planned").replace("\u00a0", " ").endswith("dépassé de 5 min")
    item = chair.office.store.get(AgendaItem, chair.item)
    assert item is not None
    workspace.do_fields(change_agenda_item, item=chair.item, closed=True)
    assert chair.said("chair.title.fr") == item.title.fr.text
    assert "Le comité rend un avis favorable" in chair.said("chair.prepared")
    assert chair.body.closed.isVisible()


def test_the_list_of_speakers_is_kept_by_keyboard_and_on_disk(chair: Chair) -> None:
    office, t = chair.office, chair.office.window.desk.t
    assert office.focused() is chair.body.speakers.entry
    for typed in ("1", "adnv", "2", "1"):
        chair.enter(typed)
    first, second, third = chair.kept().waiting
    assert findings(chair.window) + walked(chair.window) == []
    chair.body.speakers.entry.setFocus()
    chair.enter("")
    assert chair.kept() == Speakers(speaking=first, waiting=(second, third))
    assert chair.said("chair.speaking").startswith(t("Speaks: {name}").split("{")[0])
    office.press(Key.Key_D, CTRL)
    assert chair.kept() == Speakers(waiting=(second, third))
    chair.enter("zzz")
    assert len(chair.kept().waiting) == 2
    assert t("Nobody who is there has this number or name. Enter the arrival first.") in [
        label.text() for label in chair.body.speakers.field.findChildren(QLabel)
    ]
    office.press(Key.Key_Escape)
    assert chair.window.isVisible()  # what was typed is given up first
    assert chair.body.speakers.entry.text() == ""
    chair.body.speakers.list.setFocus()
    chair.body.speakers.list.selectRow(1)
    office.press(Key.Key_Delete)
    assert chair.kept() == Speakers(waiting=(second,))
    chair.body.speakers.next.click()
    chair.body.speakers.next.click()  # nobody is left: it cannot be pressed
    assert chair.kept() == Speakers(speaking=second)
    assert chair.body.speakers.next.accessibleDescription() == t("Nobody has asked to speak.")
    chair.wall.set(15, 0)
    office.workspace.do(close_session, meeting=chair.meeting, on=DAY, closed_at=time(15, 0))
    assert chair.said("chair.speaking") == ""
    assert chair.kept() == Speakers()  # it goes with the session
