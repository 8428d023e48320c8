"""Is it said that two records are one, read wherever one is meant, and taken back, by whoever said it alone?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.people import Organisation, Person, PersonPrivate, SameAs
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.bin import restore_record
from ctj_desktop.services.directory.same_as import declare_same, remove_same_as
from ctj_desktop.services.meetings.convocation import recipients
from ctj_desktop.services.membership import people
from ctj_desktop.services.membership.refusals import NotOfOneKind, SameAsItself
from ctj_desktop.services.naming.chronicle import happened, sentence_of
from ctj_desktop.services.naming.hanging import what_hangs
from ctj_desktop.services.naming.picking import names_of
from ctj_desktop.services.naming.same_records import first_of_each, others_of, said_of
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


def test_pickers_and_the_search_say_which_other_record_it_is(office: Office) -> None:
    one, other, third = (a_body(office, name) for name in ("Commune de Vauxneuf", "Vauxneuf", "Vauxneuf-le-Haut"))
    said(office, one, other)
    said(office, other, third)
    known = others_of(office.store, Organisation.kind, [one.id, third.id, office.a_person().id])
    assert {key: {row.id for row in rows} for key, rows in known.items()} == {
        one.id: {other.id, third.id},
        third.id: {one.id, other.id},
    }
    beside = {named.key: named.second for named in names_of(office.store, FR, ["organisation"], "vauxneuf")}
    assert "Vauxneuf" in beside[one.id]
    assert "Commune de Vauxneuf" in beside[other.id]
    contexts = {hit.id: hit.context for hit in search_records(office.store, DE, "Vauxneuf", ["organisation"], 9)}
    assert "Commune de Vauxneuf" in contexts[third.id]
    assert beside.keys() == contexts.keys() == {one.id, other.id, third.id}
    office.do(people.remove_organisation, organisation=other.id)
    assert others_of(office.store, Organisation.kind, [one.id]) == {}


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


def test_another_office_sees_it_alone_counts_on_it_less_and_takes_nothing_back(tmp_path: Path) -> None:
    here, there = an_office(tmp_path, "pontarlier", 1), an_office(tmp_path, "saint-imier", 2)
    introduce(here, there, Profile.PARTNER)
    here.a_committee("MOC")
    one, other = here.a_person("Rochat", "Anne"), here.a_person("Rochat-Faivre", "Anne")
    row = said(here, one, other)
    pass_on(here, there)
    assert said_of(there.store, PersonId(one.id)) == [row]
    assert others_of(there.store, Person.kind, [one.id])[one.id] == (other,)
    assert first_of_each(there.store, Person.kind) == {}
    assert set(first_of_each(here.store, Person.kind)) == {one.id, other.id}
    with pytest.raises(KeptElsewhere):
        there.do(remove_same_as, same_as=row.id)
    theirs = said(there, one, other)
    assert theirs.id != row.id
    pass_on(there, here)
    assert {said.id for said in said_of(here.store, one.id)} == {row.id, theirs.id}
    here.do(people.remove_person, person=one.id)
    assert here.store.get(SameAs, theirs.id) is not None, "nobody takes away what another office wrote"
    assert here.store.get(SameAs, row.id) is None
