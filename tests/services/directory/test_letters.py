"""To whom does a letter go, and at which address?"""

from datetime import date
from pathlib import Path

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Address, Salutation, Side
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.directory.letters import letter_to, letter_to_body
from ctj_desktop.services.membership import names, people
from tests.office import Office, text

HALL = Address(street="Place", number="1", postcode="25300", place="Pontarlier")


def test_a_letter_goes_to_the_persons_own_address_else_to_that_of_the_body_as_it_is_called_then(tmp_path: Path) -> None:
    office = Office(tmp_path)
    name = text("Grand-Pontarlier", "Grosspontarlier")
    body = office.do_fields(people.add_organisation, name=name, address=HALL).record
    days = {"start": date(1900, 1, 1), "end": date(2020, 1, 1)}
    office.do_fields(names.add_organisation_name, organisation=body.id, name=text("Pontarlier"), **days)
    person = office.do_fields(
        people.add_person,
        family_name="Rochat",
        given_name="Anne",
        salutation=Salutation.MADAME,
        function=text("Maire"),
        organisation=body.id,
    ).record
    said = letter_to(office.store, person, Language.FR)
    assert said.lines == ("Madame Anne Rochat", "Maire", "Grand-Pontarlier", "1 Place", "25300 PONTARLIER")
    assert (said.unfit, said.opening) == ((), "Madame,")
    assert letter_to(office.store, person, Language.FR, date(2019, 12, 31)).lines[2] == "Pontarlier"
    german = letter_to(office.store, person, Language.DE, date(2027, 1, 1))
    assert german.lines[:2] == ("Frau Anne Rochat", "Grosspontarlier")
    assert letter_to(office.store, person, Language.EN).opening == "Madame,"
    own = replace(person, work_address=replace(HALL, place="Frasne", postcode="2556"))
    at_home = letter_to(office.store, own, Language.FR)
    assert (at_home.lines[-1], len(at_home.unfit)) == ("2556 FRASNE", 1)
    office.do_fields(people.change_office, office=office.store.office_id, side=Side.CH)
    assert letter_to_body(office.store, body, Language.DE).lines[-2:] == ("25300 PONTARLIER", "FRANCE")


def test_without_an_address_a_letter_only_begins(tmp_path: Path) -> None:
    office = Office(tmp_path)
    said = letter_to(office.store, office.a_person(), Language.DE)
    assert (said.lines, said.opening) == ((), "Guten Tag Camille Exemple")
