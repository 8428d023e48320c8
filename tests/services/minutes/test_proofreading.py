"""What is there to proofread, what stands against an approval, and does the lock hold?"""

import hashlib
from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Seat
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import MinuteBlock
from ctj_desktop.domain.records.statutes import DecisionMode, DoubleMajority
from ctj_desktop.domain.records.voting import Decision, VoteCount
from ctj_desktop.domain.texts import Language, TranslationState, translation_state
from ctj_desktop.services.exchange import resolving
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.life import change_meeting
from ctj_desktop.services.meetings.refusals import MinutesFixed
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.membership.statutes import add_decision_rule, adopt_statutes
from ctj_desktop.services.minutes import blocks, decisions, tasks, votes
from ctj_desktop.services.minutes import course as minutes_course
from ctj_desktop.services.minutes.approval import lock_of
from ctj_desktop.services.minutes.approval_refusals import (
    ApprovedBeforeCirculation,
    ApprovedByEarlierMeeting,
    ApprovedForGood,
    ApprovedTooEarly,
    LockedSince,
    MinutesDisputed,
    NothingToCheck,
    TitleSent,
)
from ctj_desktop.services.minutes.proofreading import Against, Earlier, Proof, ProofPart, Reading, changes_since, proof
from ctj_desktop.services.minutes.refusals import NoMinutes
from ctj_desktop.services.minutes.translations import check_translation, complete_title
from ctj_desktop.services.session import attendance, course
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.refusals import MoveRefused
from tests.office import Office, text
from tests.services.exchange.two_offices import Two

DAY, LATER = date(2027, 3, 12), date(2027, 6, 18)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat."""
    return Office(tmp_path)


def held(office: Office) -> Meeting:
    """A meeting of two items, closed, nothing written."""
    meeting = office.opened(office.a_meeting(office.a_committee(seats=2).id, items=2))
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(15))
    return meeting


def item(office: Office, meeting: Meeting, place: int = 0) -> AgendaItemId:
    return office.store.all(AgendaItem, meeting=meeting.id, order="position")[place].id


def found(office: Office, meeting: Meeting) -> Proof:
    return proof(office.store, meeting.id)


def against(office: Office, meeting: Meeting) -> dict[Against, int]:
    return {one.against: one.count for one in found(office, meeting).obstacles}


def test_every_block_is_a_line_in_the_order_of_the_paper(office: Office) -> None:
    meeting = held(office)
    first = item(office, meeting)
    office.do_fields(blocks.add_block, item=first, text=text("Un", "Eins"))
    decision = office.do_fields(decisions.record_decision, item=first, text=text("Oui", "Ja")).record
    office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=2))
    office.do_fields(tasks.add_task, item=first, text=text("Faire"), due=LATER)
    lines = [(line.part, line.number, line.text.fr.text) for line in found(office, meeting).lines]
    body = lines[[part for part, _, _ in lines].index(ProofPart.ITEM) :]
    assert body[:5] == [
        (ProofPart.ITEM, "1", "Point 1"),
        (ProofPart.PARAGRAPH, "1.1", "Un"),
        (ProofPart.DECISION, "2027-001", "Oui"),
        (ProofPart.TASK, "T-2027-001", "Faire"),
        (ProofPart.ITEM, "2", "Point 2"),
    ]
    shown = next(line for line in found(office, meeting).lines if line.part is ProofPart.DECISION)
    assert shown.foot[0][0].startswith("2\u00a0pour, 0\u00a0contre")
    assert shown.foot[0][1].startswith("2\u00a0Ja, 0\u00a0Nein")
    assert [line.part for line in found(office, meeting).lines][-1] is ProofPart.FORMAL


def test_a_count_that_decides_nothing_yet_stands_against_an_approval(office: Office) -> None:
    committee = office.a_committee(seats=2)
    version = office.do_fields(
        adopt_statutes, committee=committee.id, title=text("Statuts"), in_force_from=date(2027, 1, 1)
    ).record
    asked = {"mode": DecisionMode.MAJORITY, "double_majority": DoubleMajority.SIDE, "default": True}
    rule = office.do_fields(add_decision_rule, statutes=version.id, name=text("Chaque côté"), **asked).record
    meeting = office.opened(office.a_meeting(committee.id, items=1))
    decision = office.do_fields(decisions.record_decision, item=item(office, meeting), text=text("Oui", "Ja")).record
    office.do_fields(votes.record_vote, decision=decision.id, rule=rule.id, count=VoteCount(yes=1, abstentions=1))
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(15))
    assert against(office, meeting)[Against.NO_RESULT] == 1


def test_what_stands_against_an_approval_is_listed_and_goes_away(office: Office) -> None:
    meeting = office.opened(office.a_meeting(office.a_committee(seats=2).id, items=2))
    assert against(office, meeting)[Against.NOTHING_WRITTEN] == 1
    assert against(office, meeting)[Against.NOT_CLOSED] == 1
    first, second = item(office, meeting), item(office, meeting, 1)
    block = office.do_fields(blocks.add_block, item=first, text=text("Un")).record
    decision = office.do_fields(decisions.record_decision, item=first, text=text("Oui", "Ja")).record
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(15))
    named = (Against.MISSING, Against.NO_RESULT, Against.NO_MINUTES, Against.NOBODY_PRESIDES)
    assert against(office, meeting) == dict.fromkeys(named, 1)
    missing = found(office, meeting).obstacles[0]
    assert (missing.line, missing.language, missing.stops) == (block.id, Language.DE, False)
    office.do_fields(blocks.change_block, block=block.id, text=Rewording(de="Eins"))
    office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=2))
    office.do_fields(blocks.add_block, item=second, text=text("Deux", "Zwei"))
    office.do_fields(change_meeting, meeting=meeting.id, chair=office.a_person().id)
    assert against(office, meeting) == {}
    assert found(office, meeting).open_lines == ()


def test_somebody_whose_departure_is_missing_is_named(office: Office) -> None:
    meeting = office.opened(office.a_meeting(office.a_committee(seats=2).id, items=1))
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(15))
    seat = found(office, meeting)
    assert Against.STILL_THERE not in {one.against for one in seat.obstacles}
    seated = office.store.all(Seat)[0]
    came = office.do(attendance.record_arrival, meeting=meeting.id, seat=seated.id, arrived=time(14, 5)).record
    assert came.end == time(15)  # whoever is entered afterwards stayed to the close
    with office.store.write(OperationLabel("presence.changed", {"name": "X"})) as unit:
        unit.save(replace(came, end=None), before=came)  # as an earlier version left it
    assert against(office, meeting)[Against.STILL_THERE] == 1


def test_a_translation_is_reviewed_after_its_source_changed_and_checked_again(office: Office) -> None:
    meeting = held(office)
    block = office.do_fields(blocks.add_block, item=item(office, meeting), text=text("Un", "Eins")).record
    office.do_fields(blocks.change_block, block=block.id, text=Rewording(fr="Un, corrigé"))
    line = next(line for line in found(office, meeting).lines if line.key == block.id)
    assert (line.reading, line.open_side) == (Reading.REVIEW, Language.DE)
    office.do(check_translation, record=block.id)
    stored = office.store.get(MinuteBlock, block.id)
    assert stored is not None
    assert translation_state(stored.text, Language.DE) is TranslationState.DONE
    assert stored.text.de.text == "Eins"
    office.undo()
    assert found(office, meeting).open_lines[0].reading is Reading.REVIEW
    bare = office.do_fields(blocks.add_block, item=item(office, meeting), text=text("Seul")).record
    with pytest.raises(NothingToCheck):
        office.do(check_translation, record=bare.id)


def test_a_title_gets_its_missing_language_and_nothing_else(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=2).id)
    point = office.an_item(meeting, "Marchés", "")
    office.opened(meeting)
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(15))
    after = office.do_fields(complete_title, item=point.id, title=Rewording(de="Märkte")).record
    assert after.title.de.text == "Märkte"
    with pytest.raises(TitleSent):
        office.do_fields(complete_title, item=point.id, title=Rewording(fr="Foires"))
    with pytest.raises(TitleSent):  # as it was read before the German came
        office.do_fields(complete_title, item=point.id, seen=point, title=Rewording(de="Messen"))
    office.do_fields(complete_title, item=point.id, seen=point, title=Rewording(de="Märkte"))


def test_differences_are_counted_from_the_circulated_text(office: Office) -> None:
    meeting = held(office)
    first = item(office, meeting)
    kept = office.do_fields(blocks.add_block, item=first, text=text("Pareil", "Gleich")).record
    changed = office.do_fields(blocks.add_block, item=first, text=text("Un", "Eins")).record
    office.do(minutes_course.circulate_minutes, meeting=meeting.id, on=DAY)
    office.do_fields(blocks.change_block, block=changed.id, text=Rewording(fr="Une"))
    office.do_fields(blocks.change_block, block=kept.id, text=Rewording(fr="Autre"))
    office.do_fields(blocks.change_block, block=kept.id, text=Rewording(fr="Pareil"))
    new = office.do_fields(blocks.add_block, item=first, text=text("Neuf", "Neu")).record
    differing = changes_since(office.store, found(office, meeting))
    assert set(differing) == {changed.id, new.id}
    assert differing[new.id] == Earlier(None)
    earlier = differing[changed.id].text
    assert earlier is not None
    assert (earlier.fr.text, earlier.de.text) == ("Un", "Eins")


def approved(office: Office) -> tuple[Meeting, MinuteBlock]:
    meeting = held(office)
    block = office.do_fields(blocks.add_block, item=item(office, meeting), text=text("Un", "Eins")).record
    assert isinstance(block, MinuteBlock)
    office.do(minutes_course.circulate_minutes, meeting=meeting.id, on=LATER)
    with pytest.raises(ApprovedTooEarly):
        office.do(minutes_course.approve_minutes, meeting=meeting.id, on=date(2027, 3, 11))
    with pytest.raises(ApprovedBeforeCirculation):
        office.do(minutes_course.approve_minutes, meeting=meeting.id, on=date(2027, 6, 17))
    office.do(minutes_course.approve_minutes, meeting=meeting.id, on=LATER)
    return meeting, block


def test_approved_minutes_are_verified_and_never_undone(office: Office) -> None:
    meeting, block = approved(office)
    lock = lock_of(office.store, office.the_meeting(meeting))
    assert lock is not None
    assert (lock.intact, lock.same, lock.on) == (True, True, LATER)
    assert lock.version.sha256 == hashlib.sha256(lock.version.text.encode()).hexdigest()
    assert "La séance est ouverte à 14 h 00" in lock.version.text.replace("\u202f", " ").replace("\u00a0", " ")
    with pytest.raises(ApprovedForGood):
        office.undo()
    with pytest.raises(MinutesFixed):
        office.do(check_translation, record=block.id)
    assert found(office, meeting).lock == lock
    assert found(office, meeting).obstacles == ()


def test_an_act_before_the_approval_cannot_be_undone_after_it(office: Office) -> None:
    author = office.a_person("Rédaction").id
    meeting = held(office)
    office.store.sit_down(author)
    block = office.do_fields(blocks.add_block, item=item(office, meeting), text=text("Un", "Eins")).record
    office.store.sit_down(None)
    office.do(minutes_course.circulate_minutes, meeting=meeting.id, on=LATER)
    office.do(minutes_course.approve_minutes, meeting=meeting.id, on=LATER)
    office.store.sit_down(author)
    with pytest.raises(LockedSince):
        office.undo()
    assert office.store.get(MinuteBlock, block.id) == block


def test_a_record_changed_below_the_lock_is_seen(office: Office) -> None:
    meeting, block = approved(office)
    from ctj_desktop.domain.log.changes import OperationLabel
    from ctj_desktop.domain.record import replace

    with office.store.write(OperationLabel("minute_block.changed")) as unit:
        unit.save(replace(block, text=text("Faux", "Falsch")), before=block)
    lock = lock_of(office.store, office.the_meeting(meeting))
    assert lock is not None
    assert (lock.intact, lock.same) == (True, False)


def test_the_sentences_of_approved_minutes_stay_as_filed(office: Office) -> None:
    meeting, _ = approved(office)
    before = [line.text for line in found(office, meeting).lines if line.part is ProofPart.FORMAL]
    office.a_meeting(meeting.committee, "2027-04-02")
    assert [line.text for line in found(office, meeting).lines if line.part is ProofPart.FORMAL] == before


def test_only_a_later_meeting_of_the_committee_approves(office: Office) -> None:
    earlier = office.opened(office.a_meeting(office.a_committee(seats=2).id, "2027-02-01", items=1))
    decision = office.do_fields(decisions.record_decision, item=item(office, earlier), text=text("Oui", "Ja")).record
    assert isinstance(decision, Decision)
    meeting = office.opened(office.a_meeting(earlier.committee, items=1))
    with pytest.raises(NoMinutes):
        office.do(minutes_course.approve_minutes, meeting=meeting.id, on=LATER)
    office.do_fields(blocks.add_block, item=item(office, meeting), text=text("Un", "Eins"))
    with pytest.raises(ApprovedByEarlierMeeting):
        office.do(minutes_course.approve_minutes, meeting=meeting.id, on=LATER, decision=decision.id)
    with pytest.raises(MoveRefused):
        office.do(minutes_course.approve_minutes, meeting=meeting.id, on=LATER)


def test_a_later_meeting_says_which_minutes_it_approved_and_what_comes_next(office: Office) -> None:
    meeting = held(office)
    office.do_fields(blocks.add_block, item=item(office, meeting), text=text("Un", "Eins"))
    later = office.opened(office.a_meeting(meeting.committee, "2027-06-18", items=1))
    decision = office.do_fields(decisions.record_decision, item=item(office, later), text=text("Oui", "Ja")).record
    assert isinstance(decision, Decision)
    office.do(minutes_course.circulate_minutes, meeting=meeting.id, on=DAY)
    office.do(minutes_course.approve_minutes, meeting=meeting.id, on=LATER, decision=decision.id)
    said = [line for line in found(office, later).lines if line.part is ProofPart.FORMAL and line.item]
    assert [line.item for line in said] == [item(office, later)]
    assert "2027-01 du 12 mars 2027 est approuvé" in said[0].text.fr.text.replace("\u00a0", " ").replace("\u202f", " ")
    ends = [line.text.de.text for line in found(office, meeting).lines if line.part is ProofPart.FORMAL][-2:]
    assert ends[0].startswith("Nächste Sitzung: Freitag, 18.")


def test_minutes_that_two_devices_wrote_apart_wait_for_a_choice(tmp_path: Path) -> None:
    two = Two(tmp_path)
    point = two.items()[0].id
    block = two.here.do_fields(blocks.add_block, item=point, text=text("Un", "Eins")).record
    two.here.opened(two.meeting)
    two.here.do(course.close_session, meeting=two.meeting.id, on=DAY, closed_at=time(15))
    two.here.do(minutes_course.circulate_minutes, meeting=two.meeting.id, on=DAY)
    two.exchange()
    two.here.do_fields(blocks.change_block, block=block.id, text=Rewording(fr="Une ici"))
    two.there.do_fields(blocks.change_block, block=block.id, text=Rewording(fr="Une là"))
    two.exchange()
    seen = proof(two.here.store, two.meeting.id)
    (stop,) = [one for one in seen.obstacles if one.stops]
    assert (stop.against, stop.line) == (Against.DISPUTED, block.id)
    assert next(line for line in seen.lines if line.key == block.id).disputed
    with pytest.raises(MinutesDisputed):
        two.here.do(minutes_course.approve_minutes, meeting=two.meeting.id, on=LATER)
    two.here.do(resolving.resolve_conflict, record=block.id, register="text.fr", take="mine")
    assert [one for one in proof(two.here.store, two.meeting.id).obstacles if one.stops] == []
    two.here.do(minutes_course.approve_minutes, meeting=two.meeting.id, on=LATER)


def test_a_closed_item_is_read_and_locked_like_the_others(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=2).id, items=1)
    title = text("Huis clos", "Geheim")
    closed = office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=title, closed=True).record
    office.opened(meeting)
    block = office.do_fields(blocks.add_block, item=closed.id, text=text("Secret")).record
    office.do_fields(blocks.add_block, item=item(office, meeting), text=text("Un", "Eins"))
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(15))
    assert [line.key for line in found(office, meeting).open_lines] == [block.id]
    office.do(minutes_course.circulate_minutes, meeting=meeting.id, on=DAY)
    office.do_fields(blocks.change_block, block=block.id, text=Rewording(de="Geheimes"))
    assert set(changes_since(office.store, found(office, meeting))) == {block.id}
    office.do(minutes_course.approve_minutes, meeting=meeting.id, on=LATER)
    lock = found(office, meeting).lock
    assert lock is not None
    assert lock.same
    assert "Geheimes" not in lock.version.text


def test_a_vote_of_more_than_were_there_stands_against_the_approval(office: Office) -> None:
    """Departures that were put right after the vote."""
    meeting = office.opened(office.a_meeting(office.a_committee(seats=5).id, items=1))
    item = office.store.all(AgendaItem, meeting=meeting.id)[0]
    seats = [row.seat for row in roll_of(office.store, meeting.id)]
    stays = [
        office.do(attendance.record_arrival, meeting=meeting.id, seat=seat, arrived=time(14)).record for seat in seats
    ]
    office.do(course.begin_item, item=item.id, started=time(14, 5))
    decision = office.do_fields(decisions.record_decision, item=item.id, text=text("Oui.", "Ja.")).record
    office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=5))
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(15))
    assert Against.TOO_MANY_VOTES not in against(office, meeting)
    office.do_fields(attendance.correct_presence, presence=stays[0].id, end=time(14, 3))
    assert Against.TOO_MANY_VOTES in against(office, meeting)
