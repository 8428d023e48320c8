"""Is a change of a mandate told of every convened meeting that it touches, and of no other?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.records.committees import Mandate
from ctj_desktop.services.meetings.agenda_table import head_of_meeting
from ctj_desktop.services.meetings.changed_seats import OtherHolder
from ctj_desktop.services.membership.committees import appoint, end_mandate
from ctj_desktop.services.membership.people import change_person
from ctj_desktop.services.workspace.today import today
from tests.office import TODAY, Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat with an empty workspace."""
    return Office(tmp_path)


def test_who_follows_before_the_day_is_told_until_it_is_convened_anew(office: Office) -> None:
    committee = office.a_committee(seats=2)
    near, far = (office.convened(office.a_meeting(committee.id, on, items=1)) for on in ("2027-03-12", "2027-06-12"))
    draft = office.a_meeting(committee.id, "2027-09-01", items=1)
    first = office.store.all(Mandate)[0]
    office.do_fields(end_mandate, mandate=first.id, end=date(2027, 4, 1))
    new = office.a_person("Nouvelle", "Anne")
    office.do_fields(appoint, seat=first.seat, person=new.id, start=date(2027, 4, 1))
    assert head_of_meeting(office.store, near.id).changed == ()
    assert head_of_meeting(office.store, far.id).changed == (
        OtherHolder(body=text("Siège 1", "Sitz 1"), was="Siège 1 Personne-1", now="Anne Nouvelle", substitute=False),
    )
    assert head_of_meeting(office.store, draft.id).changed == ()
    told = [(one.key, one.on) for one in today(office.store, TODAY).changed]
    assert told == [(far.id, far.on)]
    office.convened(far)
    assert head_of_meeting(office.store, far.id).changed == ()


def test_a_substitute_and_a_vacancy_are_told_and_a_corrected_name_is_not(office: Office) -> None:
    committee = office.a_committee(seats=1)
    meeting = office.convened(office.a_meeting(committee.id, items=1))
    [mandate] = office.store.all(Mandate)
    office.do_fields(change_person, person=mandate.person, family_name="Corrigée")
    assert head_of_meeting(office.store, meeting.id).changed == ()
    substitute = office.a_person("Suppléante", "Zoé")
    office.do_fields(appoint, seat=mandate.seat, person=substitute.id, start=date(2027, 1, 1), substitute=True)
    office.do_fields(end_mandate, mandate=mandate.id, end=date(2027, 3, 12))
    changed = head_of_meeting(office.store, meeting.id).changed
    assert [(one.was, one.now, one.substitute) for one in changed] == [
        ("Siège 1 Personne-1", "", False),
        ("", "Zoé Suppléante", True),
    ]
