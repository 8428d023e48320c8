"""Who stands on the list of contacts to review, and what takes a person off it?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import PersonPrivateId
from ctj_desktop.domain.privacy.contact_review import ReviewReason, Terms
from ctj_desktop.domain.records.people import Person, PersonPrivate
from ctj_desktop.services.membership.committees import give_office
from ctj_desktop.services.membership.people import keep_private_contact, remove_private_contact
from ctj_desktop.services.membership.privacy.contact_review import (
    SETTING,
    confirm_contact,
    contact_lines,
    due_contacts,
    keep_terms,
    shown,
    terms,
)
from ctj_desktop.services.naming.wanted import Wanted
from tests.office import TODAY, Office

LATER = date(2028, 3, 1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat with an empty workspace."""
    return Office(tmp_path)


def _left(office: Office, name: str, end: date | None) -> Person:
    person = office.a_person(name)
    committee = office.a_committee(name)
    office.a_mandate(office.a_seat(committee.id, held=False), person.id, date(2020, 1, 1), end)
    return person


def _why(office: Office, person: Person, day: date = TODAY) -> tuple[ReviewReason, ...]:
    return next(line.why for line in contact_lines(office.store, day) if line.key == person.id)


def test_who_is_new_waits_for_nothing(office: Office) -> None:
    office.a_person()
    assert due_contacts(office.store, TODAY) == {}


def test_who_left_two_years_ago_is_to_be_let_go(office: Office) -> None:
    gone, sits, ends = _left(office, "A", date(2025, 2, 1)), _left(office, "B", None), _left(office, "C", LATER)
    assert _why(office, gone) == (ReviewReason.LEFT,)
    assert _why(office, sits) == _why(office, ends) == ()
    line = next(line for line in contact_lines(office.store, TODAY) if line.key == gone.id)
    assert line.suggested == date(2027, 2, 1)


def test_who_has_anything_still_has_not_left(office: Office) -> None:
    gone = _left(office, "A", date(2025, 2, 1))
    committee = office.a_committee("ZZZ")
    office.do_fields(give_office, committee=committee.id, person=gone.id, office="secretary", start=date(2020, 1, 1))
    assert _why(office, gone) == ()


def test_what_is_said_of_a_contact_takes_it_off_the_list(office: Office) -> None:
    person = office.a_person()
    assert _why(office, person, LATER) == (ReviewReason.UNINFORMED, ReviewReason.UNCONFIRMED)
    office.do_fields(keep_private_contact, person=person.id, informed_on=TODAY, retention_until=date(2028, 4, 1))
    assert _why(office, person, LATER) == (ReviewReason.NEAR, ReviewReason.UNCONFIRMED)
    office.do(confirm_contact, person=person.id, on=LATER)
    assert _why(office, person, LATER) == (ReviewReason.NEAR,)
    kept = office.store.get(PersonPrivate, PersonPrivateId(person.id))
    assert kept is not None
    assert (kept.informed_on, kept.confirmed_on) == (TODAY, LATER)
    office.do(remove_private_contact, person=person.id)
    assert _why(office, person, LATER) == (ReviewReason.UNINFORMED, ReviewReason.UNCONFIRMED)


def test_confirming_is_undone_as_one_act(office: Office) -> None:
    person = office.a_person()
    office.do(confirm_contact, person=person.id, on=TODAY)
    office.undo()
    assert office.store.count(PersonPrivate) == 0


def test_the_list_shows_what_is_asked_for_the_most_pressing_first(office: Office) -> None:
    left, new = _left(office, "Zoé", date(2025, 1, 1)), office.a_person("Albert")
    lines = contact_lines(office.store, TODAY)
    assert [line.key for line in lines] == [left.id, new.id]
    assert [line.key for line in shown(lines, Wanted())] == [left.id]
    assert [line.key for line in shown(lines, Wanted(chosen={"why": "left"}))] == [left.id]
    assert shown(lines, Wanted(chosen={"why": "uninformed"})) == []
    assert len(shown(lines, Wanted(chosen={"why": "all"}))) == 2
    assert [line.key for line in contact_lines(office.store, TODAY, words="alb")] == [new.id]


def test_a_committee_has_its_own(office: Office) -> None:
    left = _left(office, "A", date(2025, 1, 1))
    other = office.a_committee("XYZ", seats=1)
    assert due_contacts(office.store, TODAY, other.id) == {}
    mine = next(line for line in contact_lines(office.store, TODAY) if line.key == left.id)
    assert mine.why == (ReviewReason.LEFT,)
    assert due_contacts(office.store, TODAY) == {ReviewReason.LEFT: 1}


def test_terms_are_kept_with_the_file_and_what_cannot_be_read_is_not_meant(office: Office) -> None:
    left = _left(office, "A", date(2025, 2, 1))
    keep_terms(office.store, Terms(years_kept=5))
    assert _why(office, left) == ()
    assert terms(office.store) == Terms(years_kept=5)
    for unreadable in ("", "[]", "{", '{"years_kept": "?"}'):
        office.store.keep_setting(SETTING, unreadable)
        assert terms(office.store) == Terms()
