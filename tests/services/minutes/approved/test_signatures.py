"""Who signed approved minutes is entered, corrected and taken away; who has not is told."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.documents.approved.erratum import SignedAs
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import ApprovedVersion
from ctj_desktop.domain.records.remarks import MinutesSignature, SigningRole
from ctj_desktop.errors import Refused
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.meetings.life import change_meeting
from ctj_desktop.services.membership.committees import give_office
from ctj_desktop.services.membership.people import change_person
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes.approved import refusals
from ctj_desktop.services.minutes.approved.signatures import (
    change_signature,
    need_signed_past,
    remove_signature,
    sign_minutes,
    signed_of,
    signing_place,
)
from ctj_desktop.services.minutes.blocks import add_block
from ctj_desktop.services.minutes.course import approve_minutes, circulate_minutes
from ctj_desktop.services.minutes.papers.erratum_paper import signed_as
from ctj_desktop.services.minutes.signers import SigningPerson, signing_persons
from ctj_desktop.services.session.course import close_session
from ctj_desktop.storage.check import check
from tests.office import Office, text
from tests.services.minutes.approved.meetings import ApprovedMeeting, approved_meeting, later_decision

ON = date(2027, 6, 12)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def about(office: Office) -> ApprovedMeeting:
    """One of the two who sit there presides."""
    found = approved_meeting(office)
    [first, _] = roll_of(office.store, found.meeting.id)
    office.do_fields(
        give_office,
        committee=found.meeting.committee,
        person=first.holder,
        office=OfficeOfCommittee.PRESIDENT,
        start=date(2026, 1, 1),
    )
    return found


def sign(office: Office, about: ApprovedMeeting, **given: Any) -> MinutesSignature:
    made: MinutesSignature = office.do_fields(
        sign_minutes, meeting=about.meeting.id, **{"role": SigningRole.PRESIDENT, "on": ON, **given}
    ).record
    return made


def test_who_signed_beside_another_president_is_told_as_co_president(office: Office, about: ApprovedMeeting) -> None:
    committee, [_, second] = about.meeting.committee, roll_of(office.store, about.meeting.id)
    given = {"committee": committee, "person": second.holder, "office": OfficeOfCommittee.PRESIDENT}
    [alone] = [one.role for one in signed_as_after(office, about, name="Anne Vuille")]
    office.do_fields(give_office, **given, start=date(2026, 1, 1))
    [beside] = [one.role for one in signed_as(office.store, about.meeting)]
    assert (alone, beside) == (("présidence", "Präsidium"), ("coprésidence", "Co-Präsidium"))


def signed_as_after(office: Office, about: ApprovedMeeting, **given: Any) -> list[SignedAs]:
    sign(office, about, **given)
    return signed_as(office.store, about.meeting)


def test_who_is_to_sign_is_told_until_they_have(office: Office, about: ApprovedMeeting) -> None:
    [president] = signed_of(office.store, about.meeting).missing
    assert (president.role, president.name) == (SigningRole.PRESIDENT, "Siège 1 Personne-1")
    made = sign(office, about, person=president.person, place=" Morteau ")
    [version] = office.store.all(ApprovedVersion)
    assert (made.name, made.place, made.version) == ("Siège 1 Personne-1", "Morteau", version.id)
    signed = signed_of(office.store, about.meeting)
    assert ([one.id for one in signed.signatures], signed.missing) == ([made.id], ())
    [row] = rows_of(office.store, "signatures", ListFilter())
    assert (row["meeting_number"], row["name"], row["on"]) == (about.meeting.number, made.name, "2027-06-12")
    assert check(office.store) == []


def test_chair_and_minute_taker_sign_as_such(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee("ELO", seats=2).id, items=1)
    chair, taker = (row.holder for row in roll_of(office.store, office.opened(meeting).id))
    office.do_fields(change_meeting, meeting=meeting.id, chair=chair, minute_taker=taker)
    assert [one.role for one in _expected(office, meeting)] == [SigningRole.CHAIR, SigningRole.MINUTE_TAKER]
    office.do_fields(change_meeting, meeting=meeting.id, minute_taker=chair)
    assert [one.role for one in _expected(office, meeting)] == [SigningRole.CHAIR]
    assert signed_of(office.store, meeting).missing == ()  # nobody signs before the approval


def _expected(office: Office, meeting: Meeting) -> list[SigningPerson]:
    return signing_persons(office.store, office.the_meeting(meeting))


def test_the_name_stays_that_of_the_day_of_the_signature(office: Office, about: ApprovedMeeting) -> None:
    [president] = signed_of(office.store, about.meeting).missing
    made = sign(office, about, person=president.person)
    office.do_fields(change_person, person=president.person, family_name="Autrement")
    assert signed_of(office.store, about.meeting).signatures[0].name == "Siège 1 Personne-1"
    other = office.a_person("Rochat", "Lise")
    office.do_fields(change_signature, minutes_signature=made.id, person=other.id)
    assert signed_of(office.store, about.meeting).signatures[0].name == "Lise Rochat"
    office.do(remove_signature, signature=made.id)
    assert len(signed_of(office.store, about.meeting).missing) == 1
    office.undo()
    assert signed_of(office.store, about.meeting).signatures[0].name == "Lise Rochat"


def test_somebody_who_is_in_no_directory_signs_by_name(office: Office, about: ApprovedMeeting) -> None:
    made = sign(office, about, role=SigningRole.MINUTE_TAKER, name=" Jean Ailleurs ")
    assert (made.person, made.name) == (None, "Jean Ailleurs")
    with pytest.raises(refusals.SignedAlready):
        sign(office, about, role=SigningRole.MINUTE_TAKER, name="Jean Ailleurs")
    by_name = sign(office, about, name="Siège 1 Personne-1")
    assert signed_of(office.store, about.meeting).missing == ()
    assert [one.id for one in signed_of(office.store, about.meeting).signatures] == [by_name.id, made.id]


def test_what_a_signature_must_have(office: Office, about: ApprovedMeeting) -> None:
    lacking: tuple[tuple[dict[str, Any], type[Refused]], ...] = (
        ({}, refusals.SignerMissing),
        ({"name": "  "}, refusals.SignerMissing),
        ({"name": "Jean", "on": date(2027, 3, 11)}, refusals.SignedTooEarly),
    )
    for given, refused in lacking:
        with pytest.raises(refused):
            sign(office, about, **given)
    assert office.store.all(MinutesSignature) == []


def test_a_correction_is_refused_as_a_signature_is(office: Office, about: ApprovedMeeting) -> None:
    person = office.a_person("Rochat", "Lise")
    sign(office, about, person=person.id)
    other = sign(office, about, name="Jean")
    with pytest.raises(refusals.SignedAlready):
        office.do_fields(change_signature, minutes_signature=other.id, person=person.id)
    with pytest.raises(refusals.SignedTooEarly):
        office.do_fields(change_signature, minutes_signature=other.id, on=date(2027, 3, 1))
    with pytest.raises(refusals.SignedAhead):
        need_signed_past(date(2027, 6, 13), ON)
    need_signed_past(ON, ON)


def test_minutes_are_signed_once_they_are_approved(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee("ELO").id, items=1)
    with pytest.raises(refusals.NotApprovedYet):
        office.do_fields(sign_minutes, meeting=meeting.id, role=SigningRole.CHAIR, name="Jean", on=ON)


def test_it_was_likely_signed_where_the_minutes_were_approved(office: Office, about: ApprovedMeeting) -> None:
    assert not signing_place(office.store, about.meeting)  # no decision was named
    second = office.opened(office.a_meeting(about.meeting.committee, "2027-05-01", items=1))
    [point] = office.store.all(AgendaItem, meeting=second.id)
    office.do_fields(add_block, item=point.id, text=text("Écrit."))
    office.do(close_session, meeting=second.id, on=second.on or ON, closed_at=time(15, 0))
    office.do(circulate_minutes, meeting=second.id, on=second.on or ON)
    decision = later_decision(office, about.meeting)
    office.do(approve_minutes, meeting=second.id, on=date(2027, 6, 18), decision=decision.id)
    assert signing_place(office.store, second).fr.text == "Pontarlier"
