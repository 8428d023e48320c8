"""Does the first page read what there is to do, of one committee or of all?"""

from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from ctj_desktop.domain.preparations import Need
from ctj_desktop.domain.records.committees import Seat
from ctj_desktop.domain.records.meetings import AgendaItem, MeetingState
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.voting import TaskState
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings import life as meetings
from ctj_desktop.services.meetings.convocation import InvitedAs, recipients
from ctj_desktop.services.minutes import tasks
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.proofreading import Against, proof
from ctj_desktop.services.session import course
from ctj_desktop.services.workspace.resuming import keep_place, resume
from ctj_desktop.services.workspace.today import today
from ctj_desktop.storage.store import Store
from tests.office import TODAY, Office, text


def test_a_new_workspace_guides_to_the_first_agenda(tmp_path: Path) -> None:
    office = Office(tmp_path)
    assert today(office.store, TODAY).is_new
    office.a_meeting(office.a_committee().id)
    assert not today(office.store, TODAY).is_new


def test_the_sample_shows_what_the_next_meeting_still_needs(sample: Path) -> None:
    with Store.open(sample) as store:
        shown = today(store, TODAY)
    assert shown.next is not None
    assert [one.need for one in shown.next.left] == [Need.CONVOCATION, Need.TITLES, Need.DOCUMENTS]
    assert (shown.next.done, shown.next.facts.untranslated) == (7, ("4.2", "6"))
    assert (shown.late_count, shown.open_count) == (3, 7)
    assert [(one.number, one.state) for one in shown.minutes] == [("2026-02", MeetingState.CIRCULATED)]
    (call,) = shown.calls
    assert (call.until_open, call.until_close) == (5, 50)
    assert [one.last for one in shown.ending] == sorted(one.last for one in shown.ending)
    assert shown.ending[0].last == date(2027, 5, 31)


def test_the_next_meeting_is_the_first_that_is_still_to_be_held(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee().id
    cancelled, later, first = (office.a_meeting(committee, on) for on in ("2027-03-01", "2027-05-01", "2027-04-01"))
    office.do(meetings.cancel_meeting, meeting=cancelled.id, on=TODAY)
    undated = office.do_fields(meetings.plan_meeting, committee=committee).record
    shown = today(office.store, TODAY)
    assert shown.next is not None
    assert shown.next.meeting.id == first.id
    office.an_item(first, "Point", "Traktandum")
    assert today(office.store, TODAY).next.ends == time(14, 10), "no end is planned: that of the agenda"  # type: ignore[union-attr]
    office.do_fields(meetings.change_meeting, meeting=first.id, end=time(16, 30))
    assert today(office.store, TODAY).next.ends == time(16, 30), "as its letters say"  # type: ignore[union-attr]
    assert [one.key for one in shown.later] == [later.id, undated.id]


@pytest.mark.parametrize("on", ["9999-12-31", "0207-03-12"])
def test_a_meeting_on_a_day_nobody_means_is_shown_like_any_other(tmp_path: Path, on: str) -> None:
    office = Office(tmp_path)
    meeting = office.a_meeting(office.a_committee(seats=3).id, on)
    shown = today(office.store, min(TODAY, date.fromisoformat(on)))
    assert shown.next is not None
    assert shown.next.meeting.id == meeting.id


def test_the_committee_looked_at_is_the_only_one(tmp_path: Path) -> None:
    office = Office(tmp_path)
    one, other = office.a_committee("AAA").id, office.a_committee("BBB").id
    office.a_meeting(one, "2027-03-12")
    there = office.a_meeting(other, "2027-04-12")
    office.do_fields(tasks.add_task, committee=one, text=text("Relancer"), due=TODAY - timedelta(days=3))
    shown = today(office.store, TODAY, other)
    assert shown.next is not None
    assert (shown.next.meeting.id, shown.later, shown.open_count) == (there.id, (), 0)
    assert (today(office.store, TODAY).late_count, today(office.store, TODAY).open_count) == (1, 1)


def test_a_task_is_late_from_the_day_after_and_until_it_is_done(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee().id
    on_the_day = office.do_fields(tasks.add_task, committee=committee, text=text("Relancer"), due=TODAY).record
    assert (today(office.store, TODAY).late_count, today(office.store, TODAY).open_count) == (0, 1)
    (late,) = today(office.store, TODAY + timedelta(days=2)).late
    assert (late.key, late.days) == (on_the_day.id, 2)
    office.do(tasks.move_task, task=on_the_day.id, to=TaskState.DONE, on=TODAY)
    assert today(office.store, TODAY + timedelta(days=2)).open_count == 0
    office.undo()
    assert today(office.store, TODAY + timedelta(days=2)).late_count == 1


def test_minutes_wait_from_the_close_of_the_session_and_count_what_lacks_german(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting = office.a_meeting(office.a_committee(seats=2).id, "2027-02-10", items=1)
    office.opened(meeting)
    item = office.store.all(type(office.an_item(meeting)), meeting=meeting.id)[0]
    from ctj_desktop.services.minutes.blocks import add_block

    office.do_fields(add_block, item=item.id, text=text("Le comité prend acte."))
    office.do_fields(add_block, item=item.id, text=text("Merci.", "Danke."))
    office.do(course.close_session, meeting=meeting.id, on=date(2027, 2, 10), closed_at=time(16, 0))
    (line,) = today(office.store, TODAY).minutes
    assert (line.state, line.blocks, line.missing) == (MeetingState.HELD, 2, 1)
    following = office.a_meeting(meeting.committee, "2027-03-12")
    shown = today(office.store, TODAY).next
    assert shown is not None
    assert shown.meeting.id == following.id
    assert shown.facts.earlier == meeting.number


def test_what_lacks_german_is_as_many_as_the_proofreading_says(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting = office.a_meeting(office.a_committee(seats=2).id, "2027-02-10", items=2)
    office.opened(meeting)
    one, closed = office.store.all(AgendaItem, meeting=meeting.id)
    office.do_fields(agenda.change_agenda_item, item=one.id, title=text("Budget"))
    office.do_fields(agenda.change_agenda_item, item=closed.id, closed=True)
    for item in (one, closed):
        office.do_fields(record_decision, item=item.id, text=text("Le comité adopte le budget."))
        office.do_fields(tasks.add_task, item=item.id, text=text("Relancer"))
    office.do_fields(tasks.add_task, item=one.id, text=text("Écrire", "Schreiben"))
    office.do(course.close_session, meeting=meeting.id, on=date(2027, 2, 10), closed_at=time(16, 0))
    (line,) = today(office.store, TODAY).minutes
    [lacking] = [one for one in proof(office.store, meeting.id).obstacles if one.against is Against.MISSING]
    assert (line.blocks, line.missing, lacking.count, lacking.language) == (5, 5, 5, line.language)


def test_a_mandate_that_somebody_follows_is_not_told(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee()
    seat = office.a_seat(committee.id, held=False)
    person = office.a_person("Première")
    office.a_mandate(seat, person.id, date(2026, 1, 1), date(2027, 6, 1))
    (ending,) = today(office.store, TODAY).ending
    assert (ending.person, ending.last, ending.substituted) == (person.id, date(2027, 5, 31), False)
    office.a_mandate(seat, office.a_person("Deuxième").id, date(2027, 6, 1))
    assert today(office.store, TODAY).ending == ()


def test_the_convocation_goes_to_holders_substitutes_and_guests_once(tmp_path: Path) -> None:
    from ctj_desktop.services.membership import committees
    from ctj_desktop.services.session.attendance import add_guest

    office = Office(tmp_path)
    committee = office.a_committee(seats=2)
    seat = office.a_seat(committee.id, 3)
    stand_in = office.a_person("Suppléante")
    office.do_fields(committees.appoint, seat=seat.id, person=stand_in.id, start=date(2026, 1, 1), substitute=True)
    meeting = office.a_meeting(committee.id)
    office.do_fields(add_guest, meeting=meeting.id, name="Experte invitée")
    found = recipients(office.store, meeting, TODAY)
    assert len(found) == len({one.key for one in found}) == 5
    assert [one.standing is InvitedAs.SUBSTITUTE for one in found] == [False, False, False, True, False]
    assert [one.seated for one in found] == [True] * 4 + [False]


def test_work_goes_on_where_it_was_and_an_unfinished_text_comes_first(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting = office.a_meeting(office.a_committee().id, items=2)
    assert resume(office.store) is None
    keep_place(office.store, "prepare", meeting.id, "")
    keep_place(office.store, "today", None, "")
    keep_place(office.store, "documents", meeting.id, "minutes")
    found = resume(office.store)
    assert found is not None
    assert (found.page, found.record, found.number) == ("prepare", meeting.id, meeting.number)
    item = office.store.all(AgendaItem, meeting=meeting.id)[1]
    office.store.save_draft(item.id, "title.de", "Angefangen")
    unfinished = resume(office.store)
    assert unfinished is not None
    assert unfinished.item == "2"


def test_a_text_that_waits_in_a_sheet_is_where_the_work_goes_on(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee(seats=1)
    person, seat = office.store.all(Person)[0], office.store.all(Seat)[0]
    keep_place(office.store, "committees", committee.id, "")
    office.store.save_draft(seat.id, "label.de", "Angefangen")
    waiting = resume(office.store)
    assert waiting is not None
    assert (waiting.page, waiting.record, waiting.title) == ("seats", seat.id, seat.label)
    office.store.save_draft(person.id, "function.fr", "maire de")
    waiting = resume(office.store)
    assert waiting is not None
    assert (waiting.page, waiting.record) == ("members", person.id)
    assert person.family_name in waiting.title.fr.text
    office.store.save_draft(UUID(int=7), "family_name", "Typed in a dialog")
    assert resume(office.store) == waiting


def test_a_place_whose_record_is_gone_or_unreadable_is_not_offered(tmp_path: Path) -> None:
    office = Office(tmp_path)
    item = office.an_item(office.a_meeting(office.a_committee().id))
    keep_place(office.store, "prepare", item.id, "")
    assert resume(office.store) is None
    office.store.keep_setting("last_place", "{")
    assert resume(office.store) is None


def test_many_long_items_are_read_whole(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting = office.a_meeting(office.a_committee().id)
    for number in range(30):
        office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("Point " + "x" * 2000 + str(number)))
    shown = today(office.store, TODAY).next
    assert shown is not None
    assert len(shown.facts.untranslated) == 30
