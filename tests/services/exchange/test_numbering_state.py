"""Is it known who gives out the numbers, for which meetings that can be lent, and how much waits?"""

from pathlib import Path

from ctj_desktop.services.exchange import number_loans
from ctj_desktop.services.exchange.numbering_state import meetings_to_lend_for, numbering_state
from ctj_desktop.services.meetings.life import cancel_meeting
from ctj_desktop.services.minutes import tasks
from tests.office import TODAY, text
from tests.services.exchange.test_number_loans import Two


def test_the_right_goes_to_the_borrower_and_comes_back(tmp_path: Path) -> None:
    two = Two(tmp_path)
    assert numbering_state(two.desk.store, two.committee.id).holds
    assert not numbering_state(two.field.store, two.committee.id).holds
    two.desk.do(number_loans.lend_numbering, meeting=two.meeting.id, to=str(two.field.store.replica))
    two.exchange()
    lent, borrowed = (numbering_state(one.store, two.committee.id) for one in (two.desk, two.field))
    assert lent.lent_for is not None
    assert (lent.lent_for.id, lent.holds, lent.borrowed) == (two.meeting.id, True, False)
    assert (borrowed.holds, borrowed.borrowed) == (False, True)
    two.field.do(number_loans.return_numbering, meeting=two.meeting.id)
    assert numbering_state(two.field.store, two.committee.id).lent_for is None


def test_what_waits_is_counted(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.field.do_fields(tasks.add_task, committee=two.committee.id, text=text("Écrire", "Schreiben"))
    two.exchange()
    assert numbering_state(two.desk.store, two.committee.id).waiting == 1


def test_only_meetings_to_come_are_offered(tmp_path: Path) -> None:
    two = Two(tmp_path)
    other = two.desk.a_meeting(two.committee.id, "2027-05-01")
    cancelled = two.desk.a_meeting(two.committee.id, "2027-06-01")
    two.desk.do(cancel_meeting, meeting=cancelled.id, on=TODAY, reason=text("Neige"))
    ahead = meetings_to_lend_for(two.desk.store, two.committee.id)
    assert [meeting.id for meeting in ahead] == [two.meeting.id, other.id]
