"""Has a person further functions beside the main one, each with its own contact?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.records.people import PersonFunction
from ctj_desktop.services.directory import functions
from ctj_desktop.services.membership import people
from ctj_desktop.services.membership.refusals import NotAMailAddress
from ctj_desktop.services.steps.refusals import StillUsed, TextMissing
from tests.office import Office, text


def test_a_further_function_has_its_own_contact_and_goes_with_its_person(tmp_path: Path) -> None:
    office = Office(tmp_path)
    person = office.a_person()
    body = office.do_fields(people.add_organisation, name=text("Vauxneuf")).record
    given = {"person": person.id, "organisation": body.id, "function": text("Vice-présidence", "Vizepräsidium")}
    made = office.do_fields(functions.add_person_function, **given, work_email=" c@exemple.example ").record
    assert made.work_email == "c@exemple.example"
    with pytest.raises(NotAMailAddress):
        office.do_fields(functions.change_person_function, person_function=made.id, work_email="chez elle")
    with pytest.raises(TextMissing):
        office.do_fields(functions.change_person_function, person_function=made.id, function=text(""))
    with pytest.raises(StillUsed):
        office.do(people.remove_organisation, organisation=body.id)
    ended = office.do_fields(functions.change_person_function, person_function=made.id, end=date(2027, 1, 1)).record
    assert ended.end == date(2027, 1, 1)
    office.do(people.remove_person, person=person.id)
    assert office.store.all(PersonFunction) == []
    office.undo()
    office.do(functions.remove_person_function, person_function=made.id)
    assert office.store.all(PersonFunction) == []
