"""Is a member whom the other office keeps corrected in the window, and how is a record entrusted to an office?"""

from functools import partial

import pytest

from ctj_desktop.domain.ids import HomeId, OfficeId, PersonId, uuid7
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.records.people import Office, Person, Side
from ctj_desktop.services.membership.committees import add_committee, add_seat, add_secretariat, appoint
from ctj_desktop.services.membership.people import add_person, change_office
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import Button
from tests.office import TODAY, text
from tests.ui.desktop import Desktop, InDialog


def the_other_office(desktop: Desktop) -> OfficeId:
    """The Swiss office, known here by a file of it."""
    key = OfficeId(uuid7())
    with desktop.store.write(OperationLabel("test.merged")) as unit:
        unit.save(Office(id=key, home=HomeId(key), name=text("Secrétariat CH", "Sekretariat CH"), side=Side.CH))
    desktop.workspace.bus.publish(unit.outcome)
    return key


def a_member(desktop: Desktop, keeper: OfficeId) -> Person:
    """A co-president of the side of this office, whom the other one entered."""
    do = desktop.workspace.do_fields
    do(change_office, office=desktop.store.office_id, side=Side.FR)
    committee = do(add_committee, code="MOC", name=text("Comité", "Ausschuss")).id
    do(add_secretariat, committee=committee, side=Side.FR, lines=("Secrétariat FR",))
    seat = do(add_seat, committee=committee, side=Side.FR, label=text("Siège", "Sitz"))
    person = Person(id=PersonId(uuid7()), home=HomeId(keeper), family_name="Faivre", work_email="h@exmaple.org")
    with desktop.store.write(OperationLabel("test.merged")) as unit:
        unit.save(person)
    do(appoint, seat=seat.id, person=person.id, start=TODAY)
    return person


@pytest.mark.long
@pytest.mark.each_language
def test_a_member_of_ones_side_is_corrected_and_it_is_said_where_that_goes(empty: Desktop) -> None:
    person = a_member(empty, the_other_office(empty))
    empty.window.desk.navigator.go(Place(page="persons", record=person.id))
    assert not empty.shows("persons.sheet.reason")
    assert not empty.shows("persons.sheet.ask_keeper")
    assert not empty.find(Button, "persons.sheet.remove").isEnabled()
    empty.fill("persons.sheet.work_email", "h@example.org")
    empty.leave()
    stored = empty.store.get(Person, person.id)
    assert stored is not None
    assert (stored.work_email, stored.home) == ("h@example.org", person.home)


@pytest.mark.long
def test_a_record_is_entrusted_shown_so_and_given_back(empty: Desktop, in_dialog: InDialog) -> None:
    other = the_other_office(empty)
    person = empty.workspace.do_fields(add_person, given_name="Marc", family_name="Perrin")
    empty.window.desk.navigator.go(Place(page="persons", record=person.id))

    def say(office: str) -> None:
        empty.fill("dialog.entrust.keeper", office)
        empty.leave()
        empty.click("dialog.entrust.go")

    for typed, keeper in (("secretariat ch", other), ("", None)):
        in_dialog(lambda: empty.trigger("action.entrust"), partial(say, typed))
        stored = empty.store.get(Person, person.id)
        assert stored is not None
        assert stored.keeper == keeper
