"""Is it said that two records are one, read wherever one is meant, and taken back, by whoever said it alone?"""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import OrganisationId, PersonId, ctj_home
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.people import Address, DeliveryChannel, Organisation, Person, PersonPrivate, SameAs
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.bin import restore_record
from ctj_desktop.services.catalogue.mail_merge import addressees
from ctj_desktop.services.directory.labels_paper import labels_paper
from ctj_desktop.services.directory.same_as import declare_same, remove_same_as
from ctj_desktop.services.meetings.convocation import recipients
from ctj_desktop.services.membership import people
from ctj_desktop.services.membership.committees import give_office
from ctj_desktop.services.membership.half_circle import half_circle
from ctj_desktop.services.membership.lists import person_keys, person_lines, seats_on
from ctj_desktop.services.membership.refusals import NotOfOneKind, SameAsItself
from ctj_desktop.services.membership.roster_paper import roster_paper
from ctj_desktop.services.naming.chronicle import happened, sentence_of
from ctj_desktop.services.naming.hanging import what_hangs
from ctj_desktop.services.naming.lookup import look_up, look_up_any
from ctj_desktop.services.naming.picking import names_of
from ctj_desktop.services.naming.refusals import Ambiguous
from ctj_desktop.services.naming.same_records import doubles, kept_one, kept_ones, others_of, said_of
from ctj_desktop.services.naming.search import search_records
from ctj_desktop.services.session.attendance import add_guest
from ctj_desktop.services.steps.refusals import KeptElsewhere, NotHere
from tests.office import TODAY, Office, text
from tests.services.exchange.exchanging import an_office, introduce, pass_on

FR, DE = load_translator("fr_CH"), load_translator("de_CH")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace."""
    return Office(tmp_path)


def said(office: Office, one: Person | Organisation, other: Person | Organisation) -> SameAs:
    """That they are the same."""
    return office.do_fields(declare_same, record=one.id, same=other.id).record


def a_body(office: Office, name: str) -> Organisation:
    return office.do_fields(people.add_organisation, name=text(name, name)).record


def test_it_is_said_once_whichever_way_and_taken_back(office: Office) -> None:
    one, other = office.a_person("Rochat", "Anne"), office.a_person("Rochat-Faivre", "Anne")
    first = said(office, one, other)
    assert said(office, other, one) == first
    assert [row.id for row in said_of(office.store, one.id)] == [first.id]
    assert said_of(office.store, other.id) == said_of(office.store, one.id)
    assert [sentence_of(FR, past) for past in happened(office.store, first.id)] != []
    assert "Anne Rochat = Anne Rochat-Faivre" in sentence_of(DE, happened(office.store, first.id)[0])
    office.do(remove_same_as, same_as=first.id)
    assert said_of(office.store, one.id) == []
    office.undo()
    assert said_of(office.store, one.id) == [first]
    office.do(remove_same_as, same_as=first.id)
    assert said(office, one, other).id == first.id, "what was taken back is said again"
    assert (office.store.get(Person, one.id), office.store.get(Person, other.id)) == (one, other)


def test_only_two_of_a_kind_can_be_one(office: Office) -> None:
    person, body = office.a_person(), a_body(office, "Commune de Vauxneuf")
    with pytest.raises(SameAsItself):
        said(office, person, person)
    with pytest.raises(NotOfOneKind):
        said(office, person, body)
    office.do(people.remove_organisation, organisation=body.id)
    with pytest.raises(NotHere):
        said(office, body, a_body(office, "Vauxneuf"))


def test_pickers_and_the_search_show_one_and_say_which_other_record_it_is(office: Office) -> None:
    one, other, third = (a_body(office, name) for name in ("Commune de Vauxneuf", "Vauxneuf", "Le Haut"))
    said(office, other, one)
    said(office, other, third)
    known = others_of(office.store, Organisation.kind, [one.id, third.id, office.a_person().id])
    assert {key: {row.id for row in rows} for key, rows in known.items()} == {
        one.id: {other.id, third.id},
        third.id: {one.id, other.id},
    }
    for typed in ("vauxneuf", "le haut"):
        [named] = names_of(office.store, FR, ["organisation"], typed)
        assert (named.key, named.name) == (one.id, "Commune de Vauxneuf")
        assert "Le Haut" in named.second
        [hit] = search_records(office.store, DE, typed, ["organisation"], 9)
        assert (hit.id, "Le Haut" in hit.context) == (one.id, True)
    office.do(people.remove_organisation, organisation=one.id)
    [named] = names_of(office.store, FR, ["organisation"], "le haut")
    assert named.key == other.id, "the oldest of those that are left"
    office.undo()
    office.do(people.remove_organisation, organisation=third.id)
    assert others_of(office.store, Organisation.kind, [one.id]) == {one.id: (other,)}


def test_a_name_of_either_means_the_one_that_is_shown_and_an_id_its_own_record(office: Office) -> None:
    one, other = office.a_person("Rochat", "Anne"), office.a_person("Rochat", "Anne")
    with pytest.raises(Ambiguous):
        look_up(office.store, Person, "Anne Rochat")
    said(office, one, other)
    assert look_up(office.store, Person, "Anne Rochat") == one.id
    assert look_up_any(office.store, "Anne Rochat") == (Person, one.id)
    assert look_up(office.store, Person, str(other.id)) == other.id


def test_lists_papers_and_seats_name_one_with_what_is_held_under_either(office: Office) -> None:
    committee = office.a_committee(seats=2)
    seated, second = office.store.all(Person, order="id")
    known_too = office.a_person("Personne-Un", "Siège")
    office.do_fields(
        people.change_person,
        person=known_too.id,
        work_email="un@example.org",
        work_address=Address(street="Rue A", postcode="25500", place="Morteau"),
        channel=DeliveryChannel.POST,
    )
    for person in (known_too, second):
        office.do_fields(
            give_office, committee=committee.id, person=person.id, office="president", start=date(2026, 1, 1)
        )
    seat = office.a_seat(committee.id, 3, held=False)
    office.a_mandate(seat, known_too.id)

    def listed() -> list[UUID]:
        return [UUID(bytes=key) for key in person_keys(office.store, TODAY)]

    def labels() -> int:
        wished = {"everybody": False, "substitutes": False, "label_format": "3x8", "start": 1}
        return len(labels_paper(office.store, committee.id, TODAY, **wished).labels)  # type: ignore[arg-type]

    apart = listed()
    assert len(apart) == 3
    row = said(office, known_too, seated)
    assert sorted(listed()) == sorted((seated.id, second.id))
    assert listed() == [UUID(bytes=key) for key in person_keys(office.store, TODAY, in_office=True)]
    assert known_too.id in {UUID(bytes=key) for key in person_keys(office.store, TODAY, too=known_too.id)}
    [line] = person_lines(office.store, TODAY, [seated.id.bytes])
    assert (line.name, line.holds) == ("Personne-1 Siège 1", True)
    assert [one.holder for one in seats_on(office.store, TODAY, committee.id)] == [seated.id, second.id, seated.id]
    assert {seat.mark: seat.chairs for seat in half_circle(office.store, committee.id, TODAY).voting} == {
        "1": True,
        "2": True,
        "3": True,
    }
    paper = roster_paper(office.store, committee.id, TODAY)
    members = [one.holder for one in paper.seats if one.holder is not None]
    assert {one.name for one in members} == {"Siège 1 Personne-1", "Siège 2 Personne-2"}
    assert members[0].person is not None
    assert members[0].person.work_email == "un@example.org", "what the shown record leaves empty the other one says"
    assert (paper.officers, labels()) == ((), 1)
    office.do(remove_same_as, same_as=row.id)
    assert listed() == apart
    assert labels() == 1


def test_of_two_that_are_listed_among_others_the_shown_one_stays(office: Office) -> None:
    one, other, third = (office.a_person(name) for name in ("Rochat", "Faivre", "Bole"))
    said(office, one, other)
    assert doubles(office.store, Person.kind, [one.id, other.id, third.id]) == {other.id}
    assert doubles(office.store, Person.kind, [other.id, third.id]) == frozenset()
    assert kept_one(office.store, Person.kind, third.id) == third.id


def test_what_the_conference_keeps_stands_before_what_is_older(office: Office) -> None:
    own = a_body(office, "Vauxneuf")
    theirs = Organisation(
        id=OrganisationId(UUID(int=own.id.int + 1)), home=ctj_home(), name=text("Commune de Vauxneuf")
    )
    with office.store.write(OperationLabel("reference.updated")) as unit:
        unit.save(theirs)
    said(office, own, theirs)
    assert set(kept_ones(office.store, Organisation.kind).values()) == {theirs.id}


def test_whoever_is_known_twice_is_invited_once(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=1).id)
    [holder] = office.store.all(Person)
    known_too = office.a_person("Personne-1", "S.")
    office.do_fields(add_guest, meeting=meeting.id, name="S. Personne-1", person=known_too.id)
    assert len(recipients(office.store, meeting, TODAY)) == 2
    said(office, holder, known_too)
    assert [one.name for one in recipients(office.store, meeting, TODAY)] == ["Siège 1 Personne-1"]


def test_it_goes_and_comes_back_with_one_of_the_two_and_not_with_the_private_part(office: Office) -> None:
    one, other = office.a_person("Rochat", "Anne"), office.a_person("Rochat-Faivre", "Anne")
    office.do_fields(people.keep_private_contact, person=one.id, note="le soir")
    [private] = office.store.all(PersonPrivate)
    said(office, one, other)
    assert what_hangs(office.store, private) == ()
    assert {hanging.kind for hanging in what_hangs(office.store, one) if hanging.goes} == {"person_private", "same_as"}
    office.do(people.remove_person, person=one.id)
    assert said_of(office.store, other.id) == []
    office.do(restore_record, record=one.id)
    assert [row.record_kind for row in said_of(office.store, other.id)] == ["person"]


def test_another_office_sees_it_counts_on_it_and_takes_nothing_back(tmp_path: Path) -> None:
    here, there = an_office(tmp_path, "pontarlier", 1), an_office(tmp_path, "saint-imier", 2)
    introduce(here, there, Profile.PARTNER)
    here.a_committee("MOC")
    one, other = here.a_person("Rochat", "Anne"), here.a_person("Rochat-Faivre", "Anne")
    row = said(here, one, other)
    pass_on(here, there)
    assert said_of(there.store, PersonId(one.id)) == [row]
    assert others_of(there.store, Person.kind, [one.id])[one.id] == (other,)
    for office in (here, there):
        assert [UUID(bytes=key) for key in person_keys(office.store, TODAY)] == [one.id]
        assert [found.key for found in addressees(office.store, [other.id, one.id])] == [other.id]
    with pytest.raises(KeptElsewhere):
        there.do(remove_same_as, same_as=row.id)
    theirs = said(there, one, other)
    assert theirs.id != row.id
    pass_on(there, here)
    assert {said.id for said in said_of(here.store, one.id)} == {row.id, theirs.id}
    here.do(people.remove_person, person=one.id)
    assert here.store.get(SameAs, theirs.id) is not None, "nobody takes away what another office wrote"
    assert here.store.get(SameAs, row.id) is None


def test_two_offices_that_join_their_records_the_one_to_the_other_come_to_the_same(tmp_path: Path) -> None:
    here, there = an_office(tmp_path, "pontarlier", 1), an_office(tmp_path, "saint-imier", 2)
    introduce(here, there, Profile.PARTNER)
    here.a_committee("MOC")
    ours, theirs = here.a_person("Rochat", "Anne"), there.a_person("Rochat-Faivre", "Anne")
    for giver, taker in ((here, there), (there, here)):
        pass_on(giver, taker)
    said(here, ours, theirs)
    said(there, theirs, ours)
    for giver, taker in ((here, there), (there, here)):
        pass_on(giver, taker)
    kept = min(ours.id, theirs.id)
    meeting = here.a_meeting(here.a_committee("XYZ").id)
    for person in (ours, theirs):
        here.do_fields(add_guest, meeting=meeting.id, name=person.family_name, person=person.id)
    assert [one.name for one in recipients(here.store, meeting, TODAY)] == ["Rochat"]
    for office in (here, there):
        assert kept_ones(office.store, Person.kind) == {ours.id: kept, theirs.id: kept}
        assert [UUID(bytes=key) for key in person_keys(office.store, TODAY)] == [kept]
    [own] = [one for one in said_of(here.store, ours.id) if one.home == here.store.home()]
    here.do(remove_same_as, same_as=own.id)
    assert len(recipients(here.store, meeting, TODAY)) == 1, "the other office still says so of a record it keeps"
    assert kept_ones(here.store, Person.kind) == {ours.id: kept, theirs.id: kept}, "the other office still says so"


def test_what_another_office_says_of_two_that_it_does_not_keep_changes_nothing_here(tmp_path: Path) -> None:
    here, there = an_office(tmp_path, "pontarlier", 1), an_office(tmp_path, "saint-imier", 2)
    introduce(here, there, Profile.PARTNER)
    here.a_committee("MOC")
    one, other = here.a_person("Rochat", "Anne"), here.a_person("Rochat-Faivre", "Anne")
    pass_on(here, there)
    said(there, one, other)
    pass_on(there, here)
    assert said_of(here.store, one.id) != []
    assert kept_ones(here.store, Person.kind) == {}
    assert len(kept_ones(there.store, Person.kind)) == 2
