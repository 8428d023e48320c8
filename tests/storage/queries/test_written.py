"""When was something written to a row last?"""

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.storage.queries.written import last_written
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_person, save

LABEL = OperationLabel("person.changed", {"name": "X"})


def test_a_field_is_as_old_as_its_last_change_and_a_row_as_its_newest(store: Store) -> None:
    person = a_person(store.home())
    save(store, person)
    made = last_written(store, person.id)
    assert made > 0
    assert last_written(store, person.id, {"family_name"}) == made
    assert last_written(store, person.id, {"function"}) == 0
    with store.write(LABEL) as unit:
        unit.save(replace(person, function=Bilingual.of(de="Gemeindepräsidentin")), before=person)
    assert last_written(store, person.id, {"family_name"}) == made
    assert last_written(store, person.id, {"family_name", "function"}) == last_written(store, person.id) > made


def test_a_row_that_is_not_here_was_never_written(store: Store) -> None:
    assert last_written(store, PersonId(store.environment.new_id())) == 0
