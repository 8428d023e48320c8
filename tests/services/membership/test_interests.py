"""Are declared interests kept, ended, listed and taken away, and do they stay with the committee?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.record import DataClass, replace
from ctj_desktop.domain.records.interests import DeclaredInterest
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.membership.interests import (
    InterestSaysNothing,
    change_interest,
    declare_interest,
    remove_interest,
)
from ctj_desktop.services.membership.people import add_organisation
from ctj_desktop.services.steps.refusals import EndBeforeStart
from tests.office import Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def declared(office: Office, **fields: object) -> DeclaredInterest:
    committee, person = office.a_committee(), office.a_person("Rochat", "Anne")
    made = office.do_fields(declare_interest, committee=committee.id, person=person.id, **fields).record
    assert isinstance(made, DeclaredInterest)
    return made


def test_an_interest_is_declared_ended_and_listed_as_of_a_day(office: Office) -> None:
    park = office.do_fields(add_organisation, name=text("Parc du Doubs", "Doubspark")).record
    made = declared(office, organisation=park.id, start=date(2026, 1, 1))
    office.do(change_interest, replace(made, end=date(2027, 1, 1)), made)
    within, after = ListFilter(as_of=date(2026, 12, 31)), ListFilter(as_of=date(2027, 1, 1))
    (row,) = rows_of(office.store, "interests", within)
    assert (row["person_name"], row["organisation_name"]) == (
        {"fr": "Anne Rochat", "de": "Anne Rochat"},
        {"fr": "Parc du Doubs", "de": "Doubspark"},
    )
    assert rows_of(office.store, "interests", after) == []


def test_it_says_something_and_its_end_comes_later(office: Office) -> None:
    with pytest.raises(InterestSaysNothing):
        declared(office, note=" ")
    assert office.store.all(DeclaredInterest) == []
    made = office.do_fields(
        declare_interest,
        committee=office.a_committee("PON").id,
        person=office.a_person().id,
        note="Propriétaire voisin",
        start=date(2026, 1, 1),
    ).record
    with pytest.raises(EndBeforeStart):
        office.do(change_interest, replace(made, end=date(2026, 1, 1)), made)


def test_it_is_taken_away_and_comes_back(office: Office) -> None:
    made = declared(office, note="Propriétaire voisin")
    office.do(remove_interest, interest=made.id)
    assert office.store.all(DeclaredInterest) == []
    office.undo()
    assert office.store.all(DeclaredInterest) == [made]


def test_it_is_the_committee_s_alone(office: Office) -> None:
    made = declared(office, note="Propriétaire voisin")
    assert made.home == made.committee
    assert DeclaredInterest.data_class is DataClass.RESTRICTED
