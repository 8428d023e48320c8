"""Are answers by circulation taken with their day and their proof, and does what came late change nothing?"""

from datetime import timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.deciding.by_circulation import CirculationStage
from ctj_desktop.domain.records.circulations import CirculationVoter
from ctj_desktop.domain.records.committees import Capacity, Mandate
from ctj_desktop.domain.records.minutes import AnyAttachment
from ctj_desktop.services.membership import committees
from ctj_desktop.services.membership.committees import end_mandate
from ctj_desktop.services.membership.privacy.anonymising import anonymise_person
from ctj_desktop.services.membership.privacy.person_data import person_data
from ctj_desktop.services.minutes.circulations import answers, life
from ctj_desktop.services.minutes.circulations.letters import need_in_time
from ctj_desktop.services.minutes.circulations.refusals import (
    AnswerCounted,
    AnsweredAhead,
    AnsweredBeforeOpening,
    CirculationOver,
    LettersTooLate,
    NoAnswerThere,
    NoVoiceInIt,
)
from ctj_desktop.services.naming.chronicle import happened
from ctj_desktop.services.naming.lookup import look_up
from ctj_desktop.services.naming.refusals import NothingNamed
from tests.office import TODAY, text
from tests.services.minutes.circulations.office import NO, YES, WritingOffice

TOMORROW = TODAY + timedelta(days=1)
YESTERDAY = TODAY - timedelta(days=1)


def test_an_answer_is_entered_corrected_and_taken_back_with_its_proof(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told = office.opened()
    line = office.answered(office.lines(told)[0], YES)
    assert (line.answer, line.answered_on) == (YES, TODAY)
    mail = tmp_path / "réponse.eml"
    mail.write_bytes(b"From: claire@morteau.example\r\n\r\nOui.\r\n")
    office.do(answers.join_proof, voter=line.id, path=mail)
    assert [one.name for one in answers.proofs_of(office.store, line.id)] == ["réponse.eml"]
    assert office.answered(line, NO).answer is NO
    office.do(answers.remove_circulation_answer, voter=line.id)
    assert office.lines(told)[0].answer is None
    assert not office.store.all(AnyAttachment)
    with pytest.raises(NoAnswerThere):
        office.do(answers.remove_circulation_answer, voter=line.id)
    with pytest.raises(NoAnswerThere):
        office.do(answers.join_proof, voter=line.id, path=mail)
    office.undo()
    assert office.lines(told)[0].answer is NO
    assert office.store.all(AnyAttachment)


def test_whoever_is_asked_is_found_by_the_number_and_their_name(tmp_path: Path) -> None:
    """As a file of steps writes it; each circulation has lines of its own, though the names are the same."""
    office = WritingOffice(tmp_path)
    first, second = office.opened(), office.opened()
    for told in (first, second):
        for line in office.lines(told):
            assert look_up(office.store, CirculationVoter, f"{told.number}/{line.name}") == line.id
    for nobody in (f"{first.number}/Personne", office.lines(first)[0].name, "C-1999-01/Siège 1 Personne-1"):
        with pytest.raises(NothingNamed):
            look_up(office.store, CirculationVoter, nobody)


def test_no_letter_goes_out_that_cannot_be_answered_in_time(tmp_path: Path) -> None:
    told = WritingOffice(tmp_path).opened()
    assert told.until is not None
    need_in_time(told, told.until)
    with pytest.raises(LettersTooLate):
        need_in_time(told, told.until + timedelta(days=1))


def test_whoever_is_made_anonymous_leaves_the_answer_and_not_the_name(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told = office.opened()
    line = office.answered(office.lines(told)[0], YES)
    mail = tmp_path / "oui.eml"
    mail.write_bytes(b"Oui.")
    office.do(answers.join_proof, voter=line.id, path=mail)
    [mandate] = office.store.all(Mandate, seat=line.seat)
    assert line.person is not None
    held = person_data(office.store, line.person).records
    assert {"circulation_voter", "restricted_attachment"} <= {one.kind for one in held}
    office.do_fields(end_mandate, mandate=mandate.id, end=TODAY - timedelta(days=1))
    office.do(anonymise_person, person=line.person, on=TODAY)
    after = office.lines(told)[0]
    assert after.answer is YES
    assert "Personne" not in after.name
    assert after.name
    assert "Personne-1" not in repr(happened(office.store, line.id))


def test_a_day_before_the_opening_or_ahead_is_refused(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    line = office.lines(office.opened())[0]
    with pytest.raises(AnsweredBeforeOpening):
        office.answered(line, YES, TODAY - timedelta(days=30))
    with pytest.raises(AnsweredAhead):
        office.answered(line, YES, TOMORROW)


def test_an_answer_after_the_last_day_is_taken_and_does_not_count(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told = office.opened(YESTERDAY)
    office.answers(told, YES)
    office.answered(office.lines(told)[1], YES, TODAY)
    course = office.sheet(told).course
    assert course is not None
    assert ([one.seat for one in course.late], course.whole.yes) == ([office.lines(told)[1].seat], 1)
    office.do(life.close_circulation, circulation=told.id, on=TODAY)
    assert office.sheet(told).stage is CirculationStage.NOT_ADOPTED
    office.answered(office.lines(told)[2], YES, TODAY)
    assert office.sheet(told).stage is CirculationStage.NOT_ADOPTED


def test_once_it_is_closed_what_counted_stays(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told = office.opened()
    office.answers(told, YES, YES)
    office.do(life.close_circulation, circulation=told.id, on=YESTERDAY)
    first, _second, third = office.lines(told)
    with pytest.raises(AnswerCounted):
        office.answered(first, NO, TODAY)
    with pytest.raises(AnswerCounted):
        office.do(answers.remove_circulation_answer, voter=first.id)
    with pytest.raises(AnswerCounted):
        office.answered(third, NO, YESTERDAY)
    office.answered(third, NO, TODAY)
    office.do(answers.remove_circulation_answer, voter=third.id)


def test_whoever_has_no_vote_is_on_the_list_and_gives_no_answer(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    seat = office.a_seat(office.committee.id, 4)
    office.do_fields(committees.change_seat, seat=seat.id, capacity=Capacity.ADVISORY)
    told = office.opened()
    [advisory] = [line for line in office.lines(told) if not line.may_vote]
    with pytest.raises(NoVoiceInIt):
        office.answered(advisory, YES)
    course = office.sheet(told).course
    assert course is not None
    assert course.whole.asked == 3
    office.do(life.withdraw_circulation, circulation=told.id, on=TODAY, reason=text("Sans objet"))
    with pytest.raises(CirculationOver):
        office.answered(office.lines(told)[0], YES)


def test_everybody_is_noted_as_written_to_and_a_day_is_corrected(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told = office.opened()
    _first, second, _third = office.lines(told)
    office.do_fields(answers.change_circulation_voter, voter=second.id, sent_on=YESTERDAY)
    office.do(answers.mark_circulation_sent, circulation=told.id, on=TODAY)
    assert [line.sent_on for line in office.lines(told)] == [TODAY, YESTERDAY, TODAY]
