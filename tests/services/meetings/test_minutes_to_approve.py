"""Does the standing item name the minutes it approves, and does its decision come first where they are approved?"""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import StandingItemId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind, Meeting, StandingItem
from ctj_desktop.domain.records.voting import DecisionKind, DecisionResult
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.planning.copying import copy_agenda
from ctj_desktop.services.meetings.refusals import MinutesElsewhere
from ctj_desktop.services.meetings.standing_items import add_standing_item
from ctj_desktop.services.minutes import course as minutes_course
from ctj_desktop.services.minutes import decisions
from ctj_desktop.services.minutes.approval import approving_decisions
from ctj_desktop.services.minutes.blocks import add_block
from ctj_desktop.services.session import course
from tests.office import Office, text

OPEN = text("Approbation du procès-verbal de la séance du …", "Genehmigung des Protokolls der Sitzung vom …")
DAY = date(2027, 3, 12)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    office.do_fields(add_standing_item, title=OPEN, item_kind=ItemKind.DECISION)
    office.do_fields(add_standing_item, title=text("Suite …", "Weiteres …"))
    return office


def held(office: Office, committee: object, on: str = "2027-03-12") -> Meeting:
    meeting = office.opened(office.a_meeting(committee, on, items=1))  # type: ignore[arg-type]
    assert meeting.on is not None
    office.do(course.close_session, meeting=meeting.id, on=meeting.on, closed_at=time(16))
    return meeting


def approving(office: Office, meeting: Meeting, *items: StandingItemId) -> AgendaItem | None:
    office.do(agenda.add_standing_items, meeting=meeting.id, items=items)
    there = office.store.all(AgendaItem, meeting=meeting.id)
    return next((one for one in there if one.title.fr.text.startswith("Appr")), None)


def test_it_names_the_last_meeting_whose_minutes_wait(office: Office) -> None:
    committee = office.a_committee(seats=2).id
    first = office.a_meeting(committee, "2027-01-15")
    assert approving(office, first) is None
    held(office, committee)
    last = held(office, committee, "2027-05-07")
    item = approving(office, office.a_meeting(committee, "2027-06-18"))
    assert item is not None
    assert item.approves == last.id
    assert item.title == text(
        "Approbation du procès-verbal de la séance du 7\u00a0mai\u00a02027",
        "Genehmigung des Protokolls der Sitzung vom 7.\u00a0Mai\u00a02027",
    )
    assert item.proposed_decision == text(
        "Le procès-verbal de la séance du 7\u00a0mai\u00a02027 est approuvé.",
        "Das Protokoll der Sitzung vom 7.\u00a0Mai\u00a02027 wird genehmigt.",
    )
    (other,) = [one for one in office.store.all(AgendaItem, meeting=item.meeting) if one.id != item.id]
    assert (other.title, other.approves) == (text("Suite …", "Weiteres …"), None)
    assert not other.proposed_decision
    office.undo()
    assert office.store.count(AgendaItem, meeting=item.meeting) == 0


def test_approved_minutes_and_those_of_others_do_not_wait(office: Office) -> None:
    committee = office.a_committee(seats=2).id
    done, other = held(office, committee), held(office, office.a_committee("NFC", seats=2).id)
    item = office.store.all(AgendaItem, meeting=done.id)[0]
    office.do_fields(add_block, item=item.id, text=text("Dit.", "Gesagt."))
    for step in (minutes_course.circulate_minutes, minutes_course.approve_minutes):
        office.do(step, meeting=done.id, on=date(2027, 4, 1))
    later = office.a_meeting(committee, "2027-06-18")
    assert approving(office, later) is None
    for wrong in (other, later, office.a_meeting(committee, "2027-09-17")):
        with pytest.raises(MinutesElsewhere):
            office.do_fields(agenda.add_agenda_item, meeting=later.id, title=text("PV"), approves=wrong.id)


def test_where_nothing_waits_it_comes_only_by_name_and_stays_open_after_a_meeting_to_come(office: Office) -> None:
    committee = office.a_committee(seats=2).id
    first, second = office.a_meeting(committee, "2027-01-15"), office.a_meeting(committee, "2027-03-19")
    later = approving(office, second)
    assert later is not None
    assert (later.title, later.approves) == (OPEN, None)
    assert approving(office, first) is None
    named = approving(office, first, *(one.id for one in office.store.all(StandingItem) if one.title == OPEN))
    assert named is not None
    assert (named.title, named.approves) == (OPEN, None)


def test_of_a_series_the_next_agenda_names_the_meeting_once_it_is_held(office: Office) -> None:
    committee = office.a_committee(seats=2).id
    first = office.a_meeting(committee, "2027-03-12", items=1)
    second, third = (office.a_meeting(committee, on) for on in ("2027-06-18", "2027-09-17"))
    for one in (second, third):
        approving(office, one)
    office.opened(first)
    office.do(course.close_session, meeting=first.id, on=DAY, closed_at=time(16))
    by_meeting = {
        one.meeting: (one.title.de.text, one.approves)
        for one in office.store.all(AgendaItem)
        if one.title.fr.text.startswith("Appr")
    }
    assert by_meeting == {
        second.id: ("Genehmigung des Protokolls der Sitzung vom 12.\u00a0März\u00a02027", first.id),
        third.id: (OPEN.de.text, None),
    }
    office.undo()
    assert [one.approves for one in agenda.siblings(office.store, second.id, None)] == [None, None]


def test_what_a_person_proposed_before_the_meeting_was_held_stays(office: Office) -> None:
    committee = office.a_committee(seats=2).id
    first = office.a_meeting(committee, "2027-03-12", items=1)
    item = approving(office, office.a_meeting(committee, "2027-06-18"))
    assert item is not None
    assert not item.proposed_decision
    own = text("Le procès-verbal est approuvé avec deux corrections.", "Das Protokoll wird bereinigt genehmigt.")
    office.do_fields(agenda.change_agenda_item, item=item.id, proposed_decision=own)
    office.opened(first)
    office.do(course.close_session, meeting=first.id, on=DAY, closed_at=time(16))
    (tied,) = office.store.all(AgendaItem, approves=first.id)
    assert (tied.id, tied.proposed_decision) == (item.id, own)


def test_an_agenda_like_an_earlier_one_names_its_own(office: Office) -> None:
    committee = office.a_committee(seats=2).id
    example = office.a_meeting(committee, "2027-01-15")
    approving(office, example, *(one.id for one in office.store.all(StandingItem)))
    last = held(office, committee)
    later = office.a_meeting(committee, "2027-06-18")
    office.do(copy_agenda, meeting=later.id, like=example.id)
    assert [item.approves for item in agenda.siblings(office.store, later.id, None)] == [last.id, None]


def test_what_was_adopted_under_it_comes_first(office: Office) -> None:
    committee = office.a_committee(seats=2).id
    first = held(office, committee)
    later = office.a_meeting(committee, "2027-06-18", items=1)
    item = approving(office, later)
    assert item is not None
    office.opened(later)
    (other, *_) = agenda.siblings(office.store, later.id, None)
    said = text("Oui", "Ja")
    loose = office.do_fields(decisions.record_decision, item=other.id, text=said).record
    kinds = (DecisionKind.ADJOURNMENT, DecisionKind.DECISION)
    adjourned, waiting = (
        office.do_fields(decisions.record_decision, item=item.id, text=said, decision_kind=kind).record
        for kind in kinds
    )
    found = approving_decisions(office.store, first)
    assert [(one.decision, one.tied) for one in found] == [
        (loose.id, False),
        (adjourned.id, False),
        (waiting.id, False),
    ]
    office.do_fields(decisions.change_decision, decision=waiting.id, result=DecisionResult.UNANIMOUS)
    assert [(one.decision, one.tied) for one in approving_decisions(office.store, first)][:2] == [
        (waiting.id, True),
        (loose.id, False),
    ]
    undated = replace(first, on=None)
    assert [one.decision for one in approving_decisions(office.store, undated)] == [waiting.id]
