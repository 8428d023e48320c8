"""Can whoever hears the window, works it by keys, or reads it in large text do everything on every screen?

EN 301 549, chapter 11: names, roles and states; focus in the order of the eye, and no trap; text at twice its size;
what happened is announced; the system's text size and contrast are followed.
"""

import gettext
import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibilityHints, QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Person
from ctj_desktop.i18n import Translator
from ctj_desktop.services.membership.people import change_person
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.settings import load_settings
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.board.board import Board
from ctj_desktop.ui.style.tokens import LIGHT, LIGHT_CONTRAST
from ctj_desktop.ui.widgets.fields import SearchField
from ctj_desktop.ui.widgets.sidebar import SidebarItem
from ctj_desktop.ui.widgets.switch import Switch
from ctj_desktop.ui.widgets.text_area import TextArea
from tests.ui import hearing, reading, screens
from tests.ui.contradiction import Other
from tests.ui.desktop import CTRL, CTRL_SHIFT, Desktop, Key, shrink
from tests.ui.hearing import Announced

pytestmark = pytest.mark.each_language
GERMAN_AT_LENGTH = pytest.mark.parametrize(
    "language", ["fr_CH", pytest.param("de_CH", marks=pytest.mark.long)], indirect=True
)
"""What walks over every page says in every run what it says, and in the long profile in German too."""

Role, Text = QAccessible.Role, QAccessible.Text
SAME_EFFECT = ("topline.step.", "today.mandates.link", "compare.empty.primary")
"""They lead to where the entry of that name leads as well."""
BY_ARROWS = ("minutes.phrase.",)
"""Tab comes to one of them, Left and Right to its neighbours."""
COMFORTABLE, SMALL = (1280, 800), (1024, 640)
TRANSLATED = "BlockEdit 'minutes.new.de' → BlockEdit 'minutes.new.fr'"
"""In a German window a line of the minutes is begun in German, and its translation follows it, left of it."""


def findings(window: QWidget) -> list[str]:
    """What a screen reader would miss on what is shown."""
    alike = [one for one in hearing.confused(window) if not any(name in one for name in SAME_EFFECT)]
    return hearing.unnamed(window) + alike + hearing.mute_cells(window) + hearing.taken_for_html(window)


def walked(root: QWidget) -> list[str]:
    """Whatever Tab and Shift+Tab do not come to, and where they go against the eye."""
    there, back = hearing.tab_walk(root), hearing.tab_walk(root, back=True)
    reached = {id(widget) for widget in (*there, *back)}
    missed = [
        hearing.name_of(widget)
        for widget in hearing.stops(root)
        if id(widget) not in reached and not widget.objectName().startswith(BY_ARROWS)
    ]
    against = [step for step in hearing.against_the_eye(there) if step != TRANSLATED]
    return [f"not reached: {name}" for name in missed] + against


@pytest.mark.long
@GERMAN_AT_LENGTH
def test_every_page_says_what_it_shows(office: Desktop) -> None:
    found = {page: findings(office.window) for page in screens.walk(office, declared=screens.DECLARED)}
    office.window.close_workspace()
    found["welcome"] = findings(office.window)
    assert {page: faults for page, faults in found.items() if faults} == {}


@pytest.mark.parametrize("language", ["de_CH"], indirect=True)
@pytest.mark.long
def test_tab_comes_to_everything_in_the_order_of_the_eye(office: Desktop) -> None:
    found = {}
    for page in screens.walk(office):
        office.window.activateWindow()
        office.find(SearchField, "topline.search").setFocus()
        found[page] = walked(office.window)
    assert {page: faults for page, faults in found.items() if faults} == {}


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_every_dialog_says_what_it_asks_and_tab_comes_to_all_of_it(office: Desktop, other: Other) -> None:
    screens.hold(office)
    found = {}
    for name, make in screens.dialogs(office, other).items():
        dialog = make()
        dialog.show()
        dialog.activateWindow()
        office.settle()
        found[name] = findings(dialog) + walked(dialog)
        dialog.reject()
        dialog.deleteLater()
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_f6_goes_through_the_parts_and_shift_f6_back(office: Desktop) -> None:
    def parts(modifiers: Qt.KeyboardModifier) -> list[str]:
        names = []
        for _ in range(5):
            office.press(Key.Key_F6, modifiers)
            menu = QApplication.activePopupWidget()
            if menu is not None:
                QTest.keyClick(menu, Key.Key_Escape)
            names.append(office.focused().objectName())
        return names

    there = parts(Qt.KeyboardModifier.NoModifier)
    assert len(set(there)) == 5
    office.find(SearchField, "topline.search").setFocus()
    back = parts(Qt.KeyboardModifier.ShiftModifier)
    assert set(back) == set(there)
    at = there.index(back[0])
    assert back == [there[(at - step) % 5] for step in range(5)]


# what changes is heard


def test_every_act_is_announced_once_and_undo_says_what_it_took_back(office: Desktop, announced: Announced) -> None:
    t, person = office.window.desk.t, office.store.all(Person, family_name="Mairie de Jougne")[0]
    announced.take()
    office.workspace.do_fields(change_person, person=person.id, work_phone="+33 2")
    done = announced.one()
    assert done == label_text(t, "person.changed", {"name": "Mairie de Jougne"})
    assert office.text("status.sentence") == ""
    office.press(Key.Key_S, CTRL)
    assert announced.one() == office.text("status.saved")
    office.press(Key.Key_Z, CTRL)
    undone = announced.one()
    assert undone == t("Undone: {what}").format(what=done)
    assert office.text("status.sentence") == undone
    office.press(Key.Key_Z, CTRL_SHIFT)
    assert announced.one() == t("Redone: {what}").format(what=done)


def test_the_same_act_twice_is_announced_twice(office: Desktop, announced: Announced) -> None:
    person = office.store.all(Person, family_name="Mairie de Jougne")[0]
    announced.take()
    office.workspace.do_fields(change_person, person=person.id, work_phone="+33 2")
    first = announced.one()
    office.workspace.do_fields(change_person, person=person.id, work_phone="+33 3")
    assert announced.one() == first


def test_a_refusal_and_an_exchange_are_announced(office: Desktop, announced: Announced) -> None:
    announced.take()
    office.workspace.bus.refused.emit("Non.")
    assert announced.one() == "Non."
    office.workspace.bus.said.emit("Reçu.")
    assert announced.one() == "Reçu."


@pytest.mark.long
def test_the_next_item_of_a_meeting_is_announced(office: Desktop, announced: Announced) -> None:
    _, place = screens.hold(office)
    office.window.desk.navigator.go(place)
    announced.take()
    office.window.desk.actions["next_item"].trigger()
    assert announced.one()


def test_the_board_is_a_list_of_cards_for_each_column(office: Desktop, announced: Announced) -> None:
    office.window.desk.navigator.go(Place(page="projects", detail="board"))
    office.settle()
    board, t = office.find(Board, "projects.board"), office.window.desk.t
    board.setFocus()
    announced.take()
    whole = hearing.heard(board)
    assert whole.role() == Role.Grouping
    assert whole.childCount() == len(board.columns())
    for column, part in ((column, whole.child(at)) for at, column in enumerate(board.columns())):
        cards = [part.child(at) for at in range(part.childCount())]
        assert part.role() == (Role.Button if column.folded else Role.List)
        assert [card.text(Text.Name) for card in cards] == [card.spoken for card in column.cards]
        assert [part.indexOfChild(card) for card in cards] == list(range(len(cards)))
    for key in (Key.Key_Right, Key.Key_Left):
        office.press(key)
        card = board.current_card()
        assert card is not None
        stage = next(one for one in board.columns() if card in one.cards)
        place = t("{place} of {count}").format(place=stage.cards.index(card) + 1, count=len(stage.cards))
        assert hearing.come_to(board) == [stage.name, card.spoken, place]
    assert announced.take() == []


def test_a_switch_says_what_is_chosen(office: Desktop) -> None:
    t = office.window.desk.t
    office.window.desk.navigator.go(Place(page="members", detail="persons"))
    switch = office.find(Switch, "members.switch")
    switch.setFocus()
    before = hearing.heard(switch).text(Text.Name)
    office.press(Key.Key_Right)
    heard = hearing.heard(switch)
    assert heard.role() == Role.RadioButton
    assert heard.state().checked
    assert heard.text(Text.Name) != before
    assert heard.text(Text.Name).endswith(t("{place} of {count}").format(place=2, count=7))


def test_the_sections_are_tabs_of_which_one_is_chosen(office: Desktop) -> None:
    t = office.window.desk.t
    items = [item for item in office.window.findChildren(SidebarItem) if item.isCheckable()]
    tabs = [hearing.heard(item) for item in items]
    assert {one.role() for one in tabs} == {Role.PageTab}
    assert [item.key for item, one in zip(items, tabs, strict=True) if one.state().selected] == ["meetings"]
    assert tabs[1].text(Text.Description) == t("{place} of {count}").format(place=2, count=len(tabs))
    tabs[0].actionInterface().doAction("Press")
    assert office.shows("page.today")


def test_boxes_and_texts_say_their_state(office: Desktop) -> None:
    office.window.desk.navigator.go(Place(page="projects", detail="board"))
    box = next(one for one in hearing.stops(office.window) if hearing.heard(one).role() == Role.CheckBox)
    assert isinstance(box, QAbstractButton)
    before = bool(hearing.heard(box).state().checked)
    box.setFocus()
    office.press(Key.Key_Space)
    assert bool(hearing.heard(box).state().checked) is not before
    area = TextArea(office.window.desk.theme, "text", office.window)
    area.setReadOnly(True)
    assert hearing.heard(area).state().readOnly
    area.setEnabled(False)
    assert hearing.heard(area).state().disabled
    area.deleteLater()


# every word can be read


class Longer(gettext.NullTranslations):
    """A catalogue in which every sentence is half as long again."""

    def __init__(self, real: gettext.NullTranslations) -> None:
        super().__init__()
        self._real = real

    def gettext(self, message: str) -> str:
        text = self._real.gettext(message)
        return text if "{" in text else text + "·" * (len(text) // 2)


def stretched(t: Translator) -> Translator:
    """The pseudo-language."""
    return replace(t, catalogue=Longer(t.catalogue))


def as_spoken(t: Translator) -> Translator:
    """The language itself."""
    return t


SIZES = {
    "14-points": (COMFORTABLE, 133, as_spoken),
    "twice-as-large": (SMALL, 200, as_spoken),
    "half-as-long-again": (SMALL, 100, stretched),
}
AT_LENGTH = {(language, name) for language in ("fr_CH", "de_CH") for name in SIZES} - {("de_CH", "twice-as-large")}
"""German words are the longer ones, and twice as large they have the least room."""


@pytest.mark.parametrize(
    ("language", "size", "percent", "speak"),
    [
        pytest.param(
            language,
            *wanted,
            id=f"{language}-{name}",
            marks=[pytest.mark.long] if (language, name) in AT_LENGTH else [],
        )
        for language in ("fr_CH", "de_CH")
        for name, wanted in SIZES.items()
    ],
    indirect=["language"],
)
@pytest.mark.long
def test_no_word_is_cut(
    office: Desktop,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    percent: int,
    speak: Callable[[Translator], Translator],
) -> None:
    window, shortened = office.window, reading.Shortened(monkeypatch)
    window.resize(*size)
    window.desk.theme.set_text_size(percent)
    window.desk.language.use(speak(window.desk.t))
    found = {
        page: shortened.lost(window) + reading.cut(window) for page in screens.walk(office, declared=screens.DECLARED)
    }
    assert {page: faults for page, faults in found.items() if faults} == {}


@pytest.mark.long
def test_a_page_follows_its_window_as_it_becomes_small(office: Desktop) -> None:
    around, sideways = office.view.host.around, dict[str, int]()
    for name, place in screens.pages(office, declared=screens.DECLARED):
        office.window.resize(1400, 900)
        office.window.desk.navigator.go(place)
        office.settle()
        shrink(office.window)
        if around.area.horizontalScrollBar().maximum():
            sideways[name] = around.area.horizontalScrollBar().maximum()
    assert sideways == {}


@pytest.mark.long
def test_no_word_is_cut_at_twice_the_pixels() -> None:
    """Qt reads the scale of the screen once, so this is a process of its own."""
    if os.environ.get("QT_SCALE_FACTOR"):
        pytest.skip("this is that process")
    one = f"{__file__}::test_no_word_is_cut[de_CH-14-points]"
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "-m", "long", one]
    done = subprocess.run(command, env={**os.environ, "QT_SCALE_FACTOR": "2"}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:]


@GERMAN_AT_LENGTH
@pytest.mark.long
def test_every_word_changes_with_the_language(office: Desktop) -> None:
    other = "de_CH" if office.window.desk.t.locale == "fr_CH" else "fr_CH"
    screens.hold(office)
    before = {page: _words(office.window) for page in screens.walk(office)}
    office.trigger(f"action.language.{other}")
    live = {page: _words(office.window) for page in screens.walk(office)}
    office.window.close_workspace()
    office.open_sample()
    fresh = {page: _words(office.window) for page in screens.walk(office)}
    assert live == fresh
    assert [page for page in before if before[page] == live[page]] == []
    assert load_settings().locale == other


def _words(window: QWidget) -> dict[str, str]:
    """What labels and buttons say, by name; times, undo and the zoom come from the moment."""
    moment = ("status.saved", "status.undo", "status.sentence", "preview.where")
    shown: dict[str, str] = {}
    texts: list[QLabel | QAbstractButton] = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
    for widget in texts:
        if widget.isVisible() and widget.objectName() and widget.objectName() not in moment:
            shown[widget.objectName()] = widget.text()
    return shown


# the system is followed


def test_the_contrast_of_the_system_is_followed(office: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    theme, hints = office.window.desk.theme, QApplication.styleHints().accessibility()
    for wanted, tokens in (
        (Qt.ContrastPreference.HighContrast, LIGHT_CONTRAST),
        (Qt.ContrastPreference.NoPreference, LIGHT),
    ):
        monkeypatch.setattr(QAccessibilityHints, "contrastPreference", lambda _hints, wanted=wanted: wanted)
        hints.contrastPreferenceChanged.emit(wanted)
        assert theme.tokens is tokens
