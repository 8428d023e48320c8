"""Is a first committee led from one step to the next, and is the list never in the way?"""

import pytest
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.membership.committees import add_committee
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.today.rows import LineRow
from tests.office import text
from tests.ui.desktop import Desktop, InDialog, Key

CARD = "today.setting_up"


@pytest.fixture
def first_day(empty: Desktop) -> Desktop:
    """The first page of a workspace in which nothing was entered."""
    empty.window.desk.navigator.go(Place(page="today"))
    return empty


def ticked(desktop: Desktop) -> list[str]:
    """The steps with a tick, by their titles."""
    rows = [desktop.find(LineRow, f"{CARD}.line.{at}") for at in range(8)]
    return [row.line.title for row in rows if row.line.parts]


def test_from_an_empty_workspace_step_by_step_by_the_keyboard(first_day: Desktop, in_dialog: InDialog) -> None:
    assert first_day.focused().objectName() == f"{CARD}.line.0"
    first_day.press(Key.Key_Return)
    assert first_day.window.desk.navigator.place == Place(page="committees")
    first_day.workspace.do_fields(add_committee, code="HJ", name=text("Comité du Haut-Jura", "Ausschuss Hochjura"))
    first_day.window.desk.navigator.go(Place(page="today"))
    t = first_day.window.desk.t
    assert ticked(first_day) == [t("The committee")]
    assert first_day.focused().objectName() == f"{CARD}.line.1"

    def enter_myself() -> None:
        first_day.fill("dialog.new_person.given_name", "Zoé")
        first_day.fill("dialog.new_person.family_name", "Secrétaire")
        first_day.press(Key.Key_Return)

    def sit_down() -> None:
        in_dialog(lambda: first_day.press(Key.Key_Return), enter_myself)

    in_dialog(lambda: first_day.press(Key.Key_Return), sit_down)
    (secretary,) = first_day.store.all(Person)
    assert first_day.store.author == secretary.id, "she has no seat and no mandate"
    assert ticked(first_day) == [t("The committee"), t("Who is at the keyboard")]
    assert first_day.text(f"{CARD}.note") == t("{done} of {count} done").format(done=2, count=8)
    assert first_day.focused().objectName() == f"{CARD}.line.2", "the next step has the keyboard"


@pytest.mark.long
def test_it_is_put_away_and_brought_back_by_its_act(first_day: Desktop) -> None:
    assert first_day.shows(CARD)
    first_day.click(f"{CARD}.link")
    assert not first_day.shows(CARD)
    assert first_day.focused().objectName() == "today.empty.primary"
    first_day.window.desk.navigator.go(Place(page="meetings"))
    first_day.window.desk.navigator.go(Place(page="today"))
    assert not first_day.shows(CARD)
    first_day.window.desk.navigator.go(Place(page="meetings"))
    first_day.trigger("action.setting_up")
    assert first_day.shows(CARD)
    assert first_day.window.desk.navigator.place == Place(page="today")


@pytest.mark.long
def test_where_all_is_set_up_it_is_not_there_unless_it_is_asked_for(office: Desktop) -> None:
    office.window.desk.navigator.go(Place(page="today"))
    assert not office.shows(CARD)
    office.trigger("action.setting_up")
    assert office.shows(CARD)
    assert len(ticked(office)) == 8
    office.find(QWidget, f"{CARD}.line.3").setFocus()
    office.press(Key.Key_Return)
    place = office.window.desk.navigator.place
    assert place is not None
    assert place.page == "statutes"
    office.window.desk.navigator.back()
    office.click(f"{CARD}.link")
    assert not office.shows(CARD)
