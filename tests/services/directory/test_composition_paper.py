"""Does the composition of a committee print who sits, presides and works in a group on its day, and nobody else?"""

from datetime import date
from pathlib import Path

from ctj_desktop.domain.half_circle.committee_on_day import Held
from ctj_desktop.domain.records.committees import Mandate
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.directory.composition_paper import composition_paper
from ctj_desktop.services.membership.committees import end_mandate, give_office
from ctj_desktop.services.membership.groups import add_working_group, add_working_group_member
from tests.office import TODAY, Office, text


def test_it_is_that_of_its_day(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee(seats=3)
    person, other, _third = office.store.all(Person, order="id")
    mandate = office.store.all(Mandate, person=person.id)[0]
    office.do_fields(end_mandate, mandate=mandate.id, end=date(2027, 7, 1))
    for one, given in ((person, "secretary"), (other, "president")):
        office.do_fields(give_office, committee=committee.id, person=one.id, office=given, start=date(2026, 1, 1))
    for name, end in (("Eau", None), ("Ancien", date(2020, 1, 1))):
        group = office.do_fields(add_working_group, committee=committee.id, name=text(name), end=end).record
        office.do_fields(add_working_group_member, group=group.id, person=other.id)
        office.do_fields(add_working_group_member, group=group.id, person=person.id, end=date(2020, 1, 1))
    paper = composition_paper(office.store, committee.id, TODAY)
    assert [seat.held for seat in paper.circle.voting] == [Held.FILLED] * 3
    assert [(one.office, one.name) for one in paper.officers] == [
        ("president", f"{other.given_name} {other.family_name}"),
        ("secretary", f"{person.given_name} {person.family_name}"),
    ]
    [printed] = paper.groups
    assert (printed.name.fr.text, printed.members) == ("Eau", (f"{other.given_name} {other.family_name}",))
    later = composition_paper(office.store, committee.id, date(2027, 7, 1))
    assert sum(seat.held is Held.VACANT for seat in later.circle.voting) == 1
