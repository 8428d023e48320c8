"""Does the end of a committee close all that runs in it, in one act, and say what it leaves?"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.committees import EndReason, Mandate, OfficeHeld, Seat, WorkingGroup, WorkingGroupMember
from ctj_desktop.domain.records.people import Person
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.membership.committee_ended import (
    BeginsLater,
    NothingToEnd,
    closing_of,
    end_committee,
    ended_on,
)
from ctj_desktop.services.membership.committees import appoint, change_seat, give_office
from ctj_desktop.services.membership.groups import add_working_group, add_working_group_member
from ctj_desktop.services.naming.chronicle import happened, sentence_of
from tests.office import Office, text

END = date(2027, 7, 1)
CLOSED = (Seat, Mandate, OfficeHeld, WorkingGroup, WorkingGroupMember)


def end_of(record: Any) -> date | None:
    """The first day without it."""
    end: date | None = record.end
    return end


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat with an empty workspace."""
    return Office(tmp_path)


@pytest.fixture
def committee(office: Office) -> CommitteeId:
    """Two seats that are held, a president, and a working group of one."""
    made = office.a_committee("MOC", seats=2)
    person = office.store.all(Person)[0]
    office.do_fields(give_office, committee=made.id, person=person.id, office="president", start=date(2026, 1, 1))
    group = office.do_fields(add_working_group, committee=made.id, name=text("Mobilité", "Mobilität")).record
    office.do_fields(add_working_group_member, group=group.id, person=person.id)
    return CommitteeId(made.id)


def test_all_that_runs_ends_in_one_act_and_one_undo_brings_it_back(office: Office, committee: CommitteeId) -> None:
    other = office.a_committee("ABC", seats=1)
    before = {kind: office.store.all(kind) for kind in CLOSED}
    assert ended_on(office.store, committee) is None
    office.do(end_committee, committee=committee, end=END)
    for kind in CLOSED:
        ends = {end_of(one) for one in office.store.all(kind) if getattr(one, "committee", committee) == committee}
        assert ends == {END}, kind
    assert {one.end_reason for one in office.store.all(Mandate, committee=committee)} == {EndReason.TERM}
    assert [one.end for one in office.store.all(Seat, committee=other.id)] == [None]
    assert ended_on(office.store, committee) == END
    said = sentence_of(load_translator("fr_CH"), happened(office.store)[0])
    assert "MOC" in said
    assert said.endswith(": 7")
    with pytest.raises(NothingToEnd):
        office.do(end_committee, committee=committee, end=END)
    office.undo()
    assert {kind: [one for one in office.store.all(kind) if one in before[kind]] for kind in CLOSED} == before


def test_meetings_planned_later_are_named_and_stay(office: Office, committee: CommitteeId) -> None:
    office.a_meeting(committee, on="2027-06-30")
    later = office.a_meeting(committee, on="2027-07-01")
    assert [one.id for one in closing_of(office.store, committee, END).meetings] == [later.id]


def test_what_begins_only_later_is_looked_at_first(office: Office, committee: CommitteeId) -> None:
    seat = office.a_seat(committee, 3, held=False)
    person = office.store.all(Person)[0]
    office.do_fields(appoint, seat=seat.id, person=person.id, start=END)
    with pytest.raises(BeginsLater):
        office.do(end_committee, committee=committee, end=END)
    assert [one.end for one in office.store.all(Seat, committee=committee)] == [None] * 3


def test_a_committee_whose_seats_end_on_different_days_ends_with_the_last(
    office: Office, committee: CommitteeId
) -> None:
    first, second = office.store.all(Seat, committee=committee)
    office.do_fields(change_seat, seat=first.id, end=date(2026, 12, 1))
    assert ended_on(office.store, committee) is None
    office.do_fields(change_seat, seat=second.id, end=END)
    assert ended_on(office.store, committee) == END


def test_a_committee_without_seats_has_no_end(office: Office) -> None:
    assert ended_on(office.store, CommitteeId(office.a_committee("ABC", seats=0).id)) is None
