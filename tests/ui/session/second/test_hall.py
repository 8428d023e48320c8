"""Does the large view follow the session on a second screen, and never show what is not for the room?"""

from datetime import time

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.meetings.chair_notes import keep_chair_note
from ctj_desktop.services.session.course import begin_item
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.session.second.hall import HallBody
from ctj_desktop.ui.session.second.window import SecondWindow, factor_for, other_screen
from tests.office import text
from tests.ui.desktop import Desktop, Key
from tests.ui.minuted import minuted, third_item
from tests.ui.sitting import Wall, convened, the_meeting, under_way
from tests.ui.whole.test_accessible import findings, walked


@pytest.fixture
def wall(office: Desktop) -> Wall:
    """The third item runs; its minutes are shown in the main window."""
    set_to = under_way(office.workspace)
    office.window.desk.navigator.go(Place(page="hold", record=the_meeting(office.workspace).id))
    return set_to


def opened(office: Desktop) -> SecondWindow:
    office.window.activateWindow()
    office.bot.waitUntil(office.window.isActiveWindow)
    office.press(Key.Key_F11)
    QApplication.processEvents()
    (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, SecondWindow) and one.isVisible())
    return window


def shown(window: SecondWindow, name: str) -> str:
    """What a label says, where it is seen."""
    QApplication.processEvents()
    found = [label for label in window.findChildren(QLabel, name) if label.isVisible()]
    return found[0].text() if found else ""


def everything(window: SecondWindow) -> str:
    """All that can be read, heard or pointed at."""
    QApplication.processEvents()
    widgets = [window, *window.findChildren(QWidget)]
    said = [part for one in widgets for part in (one.accessibleName(), one.accessibleDescription(), one.toolTip())]
    return "\n".join([*said, *(label.text() for label in window.findChildren(QLabel)), window.windowTitle()])


def fourth(office: Desktop, called: str = "FPPT") -> AgendaItemId:
    items = office.store.all(AgendaItem, meeting=the_meeting(office.workspace).id, order="position, id")
    return next(item.id for item in items if item.title.fr.text.startswith(called))


@pytest.mark.long
def test_it_follows_item_decision_vote_and_clock_without_being_touched(office: Desktop, wall: Wall) -> None:
    window, t = opened(office), office.window.desk.t
    assert shown(window, "hall.number") == "3"
    assert shown(window, "hall.title.fr") == "Marchés transfrontaliers de produits locaux"
    assert shown(window, "hall.title.de") == "Grenzüberschreitende Märkte für lokale Produkte"
    assert shown(window, "hall.heading") == "Décision proposée · Beschlussantrag"
    assert shown(window, "hall.text.de") == "Der Ausschuss nimmt befürwortend Stellung."
    minuted(office.workspace, third_item(office.workspace))
    assert shown(window, "hall.heading").startswith("Décision 2027-")
    assert shown(window, "hall.result.fr").startswith("Adopté")
    assert shown(window, "hall.result.de").endswith("angenommen.")
    assert isinstance(window.body, HallBody)
    assert window.body.state.accessibleName() == t("adopted")
    wall.set(14, 41)
    window._tick()
    assert shown(window, "hall.clock") == t.clock(time(14, 41))
    office.workspace.do(begin_item, item=fourth(office), started=time(14, 41))
    assert shown(window, "hall.number") == "4"
    assert shown(window, "hall.heading") == ""
    office.window.desk.navigator.go(Place(page="members"))  # whoever holds it looks something up
    office.workspace.do_fields(change_agenda_item, item=fourth(office), title=text("Appel", "Aufruf"))
    assert shown(window, "hall.title.fr") == "Appel"
    of_a_closed_item_and_of_notes_the_room_sees_nothing(office, window)


def of_a_closed_item_and_of_notes_the_room_sees_nothing(office: Desktop, window: SecondWindow) -> None:
    item = fourth(office, "Appel")
    office.workspace.do_fields(change_agenda_item, item=item, title=text("Zwetschge", "Zwetschge"), closed=True)
    office.workspace.do(keep_chair_note, item=item, text="Quitte")
    office.workspace.do(keep_chair_note, item=third_item(office.workspace), text="Mirabelle")
    assert shown(window, "hall.number") == "4"
    assert shown(window, "hall.title.fr") == "À huis clos"
    assert shown(window, "hall.title.de") == "Unter Ausschluss der Öffentlichkeit"
    assert not {"Zwetschge", "Quitte", "Mirabelle"} & set(everything(window).split())


def test_the_languages_are_chosen_and_remembered_and_the_window_goes_with_the_workspace(
    office: Desktop, wall: Wall
) -> None:
    window = opened(office)
    assert isinstance(window.body, HallBody)
    assert findings(window) + walked(window) == []
    before = window.body
    office.window.records.rebuild()  # another text size
    QApplication.processEvents()
    assert window.body is not before
    assert isinstance(window.body, HallBody)
    window.body.languages.choose("de")
    assert (shown(window, "hall.title.fr"), shown(window, "hall.heading")) == ("", "Beschlussantrag")
    assert opened(office) is window  # once more: the same one
    window.activateWindow()
    office.bot.waitUntil(window.isActiveWindow)
    office.bot.keyClick(window, Key.Key_F11)
    assert window.isFullScreen()
    assert not window.body.bar.isVisible()
    office.bot.keyClick(window, Key.Key_Escape)
    assert not window.isFullScreen()
    office.bot.keyClick(window, Key.Key_Escape)
    assert not window.isVisible()
    again = opened(office)
    assert shown(again, "hall.title.fr") == ""
    office.window.close_workspace()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, SecondWindow) and one.isVisible()]


def test_before_and_after_it_says_where_the_meeting_stands(office: Desktop) -> None:
    office.window.desk.navigator.go(Place(page="hold", record=the_meeting(office.workspace).id))
    window = opened(office)
    assert shown(window, "hall.title.fr") == "En préparation"
    assert shown(window, "hall.number") == shown(window, "hall.heading") == ""


def test_another_screen_is_taken_where_there_is_one() -> None:
    left, right = QRect(0, 0, 1280, 800), QRect(1280, 0, 1920, 1080)
    assert other_screen(QRect(100, 100, 800, 600), [left, right]) == right
    assert other_screen(QRect(1400, 100, 800, 600), [left, right]) == left
    assert other_screen(QRect(100, 100, 800, 600), [left]) is None


@pytest.mark.parametrize(
    ("width", "body", "factor"), [(1920, 14, 2.0), (1280, 14, 2.0), (800, 14, 1.25), (640, 28, 1.0)]
)
def test_it_is_written_as_large_as_its_strip_stands_in_it(width: int, body: float, factor: float) -> None:
    assert factor_for(width, body, 2.0) == factor


def test_before_the_opening_the_room_sees_which_meeting_is_awaited(office: Desktop) -> None:
    convened(office.workspace)
    office.window.desk.navigator.go(Place(page="hold", record=the_meeting(office.workspace).id))
    window = opened(office)
    french, german = (shown(window, f"hall.title.{one}").replace("\u00a0", " ") for one in ("fr", "de"))
    assert french == "Séance 2027-01 · vendredi 12 mars 2027 · 14:00"
    assert german == "Sitzung 2027-01 · Freitag, 12. März 2027 · 14:00"
