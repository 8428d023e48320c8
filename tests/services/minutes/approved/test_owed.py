"""Does the file of a meeting say what is still owed before it is closed, and nothing once all is done?"""

from datetime import date, time
from pathlib import Path

from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.remarks import SigningRole
from ctj_desktop.domain.records.voting import TaskState
from ctj_desktop.services.membership.committees import give_office
from ctj_desktop.services.membership.people import add_organisation
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes.approved.owed import StillOwed, still_owed
from ctj_desktop.services.minutes.approved.signatures import sign_minutes
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.extracts.delivering import change_extract, owe_extract
from ctj_desktop.services.minutes.tasks import add_task, move_task
from ctj_desktop.services.session.course import close_session
from tests.office import TODAY, Office, text
from tests.services.minutes.approved.meetings import APPROVED, approve

DAY = date(2027, 6, 30)
NOTHING = StillOwed(extracts=(), signatures=(), things=())


def test_what_is_owed_is_named_until_it_is_done(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee(seats=2)
    meeting = office.a_meeting(committee.id)
    item = office.an_item(meeting)
    office.opened(meeting)
    president = roll_of(office.store, meeting.id)[0].holder
    given = {"committee": committee.id, "person": president, "start": date(2026, 1, 1)}
    office.do_fields(give_office, **given, office=OfficeOfCommittee.PRESIDENT)
    decision = office.do_fields(record_decision, item=item.id, text=text("Adopté.", "Angenommen.")).record
    task = office.do_fields(add_task, item=item.id, text=text("Écrire", "Schreiben")).record
    office.do_fields(add_task, committee=committee.id, text=text("Plus tard"))
    body = office.do_fields(add_organisation, name=text("Commune"), email="c@exemple.example", side=Side.FR).record
    extract = office.do_fields(owe_extract, decisions=(decision.id,), organisation=body.id).record
    office.do(close_session, meeting=meeting.id, on=TODAY, closed_at=time(15, 30))
    approve(office, meeting, APPROVED)

    owed = still_owed(office.store, office.the_meeting(meeting), DAY)
    assert [one.key for one in owed.extracts] == [extract.id]
    assert [one.person for one in owed.signatures] == [president]
    assert [one.key for one in owed.things] == [task.id]

    office.do_fields(change_extract, extract=extract.id, sent_on=DAY)
    signed = {"meeting": meeting.id, "person": president, "role": SigningRole.PRESIDENT, "on": DAY}
    office.do_fields(sign_minutes, **signed)
    office.do_fields(move_task, task=task.id, to=TaskState.DONE, on=DAY)
    assert still_owed(office.store, office.the_meeting(meeting), DAY) == NOTHING
