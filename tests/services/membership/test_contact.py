"""Are mail addresses that can be none refused, blanks trimmed, and records that came otherwise still read?"""

from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.log.bundle_results import Result
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Address, Organisation, Person, PersonPrivate, Side
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.telephone import PHONES
from ctj_desktop.services.directory import functions
from ctj_desktop.services.membership import people
from ctj_desktop.services.membership.contact import MAILS
from ctj_desktop.services.membership.refusals import NotAMailAddress
from tests.office import Office, text
from tests.services.exchange.exchanging import an_office, introduce, pass_on

ADDRESS = Address(street="Rue", number="1", postcode="25300", place="Pontarlier")
WRONG, RIGHT = "anne@ne.ch, luc@vd.ch", "anne@ne.ch"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace."""
    return Office(tmp_path)


def stored(office: Office, person: PersonId) -> Person:
    """As it is now."""
    found = office.store.get(Person, person)
    assert found
    return found


def as_written_elsewhere(office: Office, person: Person) -> Person:
    """With an address that an earlier version let through."""
    wrong = replace(person, work_email=WRONG)
    with office.store.write(OperationLabel("person.changed")) as unit:
        unit.save(wrong, before=person)
    return wrong


STEPS: tuple[tuple[Any, dict[str, Any], str], ...] = (
    (people.add_person, {"family_name": "Rochat"}, "work_email"),
    (people.change_person, {}, "work_email"),
    (people.keep_private_contact, {}, "private_email"),
    (people.add_organisation, {"name": text("Commune", "Gemeinde")}, "email"),
    (people.change_organisation, {}, "email"),
)


@pytest.mark.parametrize(("step", "more", "field"), STEPS, ids=lambda one: getattr(one, "__name__", None))
def test_every_step_that_takes_one_refuses_what_can_be_none_and_says_where(
    office: Office, step: Any, more: dict[str, Any], field: str
) -> None:
    body = office.do_fields(people.add_organisation, name=text("Mairie", "Gemeinde")).record
    known = {"change_organisation": {"organisation": body.id}, "add_organisation": {}, "add_person": {}}
    given = more | known.get(step.__name__, {"person": office.a_person().id})
    before = office.store.count(Person), office.store.count(Organisation)
    with pytest.raises(NotAMailAddress) as refused:
        office.do_fields(step, **given, **{field: WRONG})
    assert (refused.value.at_field, refused.value.text) == (field, WRONG)
    assert (office.store.count(Person), office.store.count(Organisation)) == before
    done = office.do_fields(step, **given, **{field: f" {RIGHT} "}).record
    assert getattr(done, field) == RIGHT
    if step.__name__.startswith(("change", "keep")):
        assert getattr(office.do_fields(step, **given, **{field: ""}).record, field) == ""


def test_a_telephone_number_that_is_not_understood_is_trimmed_and_nothing_else(office: Office) -> None:
    written = " poste 12, le matin "
    person = office.do_fields(people.add_person, family_name="Rochat", work_phone=written, work_mobile="?").record
    assert (person.work_phone, person.work_mobile) == (written.strip(), "?")


def test_a_number_is_dialled_on_the_side_of_what_it_belongs_to(office: Office) -> None:
    """A number without the code of its country; two sides would read this one differently."""
    written = "0612345678"
    body = office.do_fields(people.add_organisation, name=text("Mairie"), side=Side.FR, phone=written).record
    assert body.phone == "+33612345678"
    swiss = office.do_fields(people.add_person, family_name="A", side=Side.CH, work_phone=written).record
    assert swiss.work_phone == "+41612345678"
    french = office.do_fields(people.add_person, family_name="B", organisation=body.id, work_mobile=written).record
    assert french.work_mobile == "+33612345678"
    addressed = replace(ADDRESS, country=Side.CH)
    person = office.do_fields(people.add_person, family_name="C", work_address=addressed, work_phone=written).record
    assert person.work_phone == "+41612345678"
    private = office.do_fields(people.keep_private_contact, person=person.id, private_phone=written).record
    assert private.private_phone == "+41612345678"
    given = {"person": person.id, "function": text("Conseil")}
    function = office.do_fields(functions.add_person_function, **given, work_phone=written).record
    assert function.work_phone == "+41612345678"
    given["organisation"] = body.id
    function = office.do_fields(functions.add_person_function, **given, work_phone=written).record
    assert function.work_phone == "+33612345678"
    abroad = office.do_fields(
        people.keep_private_contact, person=person.id, private_phone="06 12", private_address=ADDRESS
    ).record
    assert abroad.private_phone == "06 12"


def test_a_number_of_nobody_is_dialled_on_the_side_of_this_office(office: Office) -> None:
    def added(name: str) -> str:
        return office.do_fields(people.add_person, family_name=name, work_phone="0612345678").record.work_phone

    assert added("A") == "0612345678"
    office.do_fields(people.change_office, office=office.store.office_id, side=Side.CH)
    assert added("B") == "+41612345678"


def test_what_came_otherwise_is_read_and_corrected_field_by_field(office: Office) -> None:
    person = as_written_elsewhere(office, office.a_person())
    office.do_fields(people.change_person, person=person.id, work_phone="+33 3 81")
    assert (stored(office, person.id).work_email, stored(office, person.id).work_phone) == (WRONG, "+33 3 81")
    with pytest.raises(NotAMailAddress):
        office.do_fields(people.change_person, person=person.id, work_email=WRONG + ";")
    office.do_fields(people.change_person, person=person.id, work_email=RIGHT)
    assert stored(office, person.id).work_email == RIGHT


def test_a_file_from_another_office_is_taken_in_whatever_it_says(tmp_path: Path) -> None:
    one, other = an_office(tmp_path, "pontarlier", 1), an_office(tmp_path, "saint-imier", 2)
    introduce(one, other, Profile.PARTNER)
    one.a_committee("MOC")
    person = as_written_elsewhere(one, one.a_person())
    assert pass_on(one, other).result is Result.APPLIED
    assert stored(other, person.id).work_email == WRONG


def test_every_field_of_a_record_that_holds_one_is_known() -> None:
    fields = {name for kind in (Person, PersonPrivate, Organisation) for name in kind.__struct_fields__}
    assert {name for name in fields if "mail" in name} == set(MAILS)
    assert {name for name in fields if "phone" in name or "mobile" in name} == set(PHONES)


def test_the_sentence_is_said_in_each_language() -> None:
    said = {sentence(load_translator(locale), NotAMailAddress(WRONG)) for locale in ("fr_CH", "de_CH", "en")}
    assert len(said) == 3
    assert all(WRONG in one for one in said)
