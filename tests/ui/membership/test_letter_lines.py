"""Does the sheet say how an address stands on a letter, while it is typed, and how the letter begins?"""

import pytest

from ctj_desktop.domain.records.people import Address, Salutation, Side
from ctj_desktop.services.membership.people import add_organisation, add_person
from ctj_desktop.ui.frame.navigation import Place
from tests.office import text
from tests.ui.desktop import Desktop

HALL = Address(street="Grand-Rue", number="1", postcode="1400", place="Yverdon-les-Bains", country=Side.CH)


@pytest.mark.each_language
def test_the_address_is_said_as_it_is_typed_and_the_opening_in_both_languages(empty: Desktop) -> None:
    given = {"family_name": "Rochat", "salutation": Salutation.MADAME, "work_address": HALL}
    person = empty.workspace.do_fields(add_person, **given)
    empty.window.desk.navigator.go(Place(page="persons", record=person.id))
    lines = "persons.sheet.letter.lines"
    assert empty.text(lines).endswith("Rochat\nGrand-Rue 1\n1400 Yverdon-les-Bains")
    opening = empty.text("persons.sheet.letter.opening").replace("\u00a0", " ")
    assert "Madame," in opening
    assert "Sehr geehrte Frau Rochat" in opening
    assert not empty.shows("persons.sheet.letter.unfit")
    empty.fill("persons.sheet.work_address.postcode", "140")
    assert "140 Yverdon" in empty.text(lines)
    assert empty.shows("persons.sheet.letter.unfit")


@pytest.mark.long
def test_of_a_body_too_and_nothing_where_there_is_no_address(empty: Desktop) -> None:
    body = empty.workspace.do_fields(add_organisation, name=text("Commune", "Gemeinde"))
    empty.window.desk.navigator.go(Place(page="organisations", record=body.id))
    assert not empty.shows("organisations.sheet.letter.lines")
    empty.fill("organisations.sheet.address.place", "Pontarlier")
    assert empty.text("organisations.sheet.letter.lines").endswith("PONTARLIER")
    assert not empty.shows("organisations.sheet.letter.opening")
