"""Where nothing was entered yet, is there one way on, and is the keyboard on it?"""

import pytest

from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.membership.committees import add_committee
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import Button
from tests.ui.desktop import Desktop

BEGINNINGS = (
    (Place(page="members", detail="persons"), "members.new", "members.card.empty.primary"),
    (Place(page="members", detail="composition"), "members.new", "members.seat_card.empty.primary"),
    (Place(page="meetings"), "meetings.new", "meetings.card.empty.primary"),
    (Place(page="projects", detail="list"), "projects.new", "projects.card.empty.primary"),
    (Place(page="projects", detail="board"), "projects.new", "projects.nothing.state.primary"),
    (Place(page="seats"), "seats.new", "seats.card.empty.primary"),
    (Place(page="registers", detail="tasks"), "tasks.new", "tasks.card.empty.primary"),
)


@pytest.mark.parametrize(("place", "above", "way_on"), BEGINNINGS)
def test_an_empty_list_has_one_way_on_with_the_keyboard_on_it(
    empty: Desktop, place: Place, above: str, way_on: str
) -> None:
    empty.workspace.do_fields(add_committee, code="APX", name=Bilingual.of("Comité", "Ausschuss"))
    empty.window.desk.navigator.go(place)
    empty.settle()
    assert empty.find(Button, way_on)
    assert not empty.shows(above)
    assert empty.focused().objectName() == way_on


@pytest.mark.long
def test_the_way_to_another_one_comes_with_the_first(empty: Desktop) -> None:
    empty.window.desk.navigator.go(Place(page="members", detail="persons"))
    assert not empty.shows("members.new")
    empty.workspace.do_fields(add_person, family_name="Exemple", given_name="Camille", side=Side.FR)
    assert empty.shows("members.new")
    empty.fill("members.search", "personne de ce nom")
    empty.bot.waitUntil(lambda: empty.shows("members.card.empty.plain"))
    assert empty.shows("members.new")
