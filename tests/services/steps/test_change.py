"""Can what was undone be entered once more, where both ends make the id?"""

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import NumberingRight
from ctj_desktop.domain.records.meetings import Attendance
from ctj_desktop.domain.records.people import PersonPrivate
from ctj_desktop.domain.texts import NO_TEXT, Language, TranslationState, other, translation_state
from ctj_desktop.services.membership import people
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.session import attendance
from ctj_desktop.services.steps.change import Rewording
from tests.office import Office


def committee(office: Office) -> tuple[Callable[[], object], type[Record]]:
    return lambda: office.a_committee(), NumberingRight


def arrival(office: Office) -> tuple[Callable[[], object], type[Record]]:
    meeting = office.opened(office.a_meeting(office.a_committee(seats=2).id, items=1))
    seat = roll_of(office.store, meeting.id)[0].seat
    return lambda: office.do(attendance.record_arrival, meeting=meeting.id, seat=seat, arrived=time(14)), Attendance


def private_contact(office: Office) -> tuple[Callable[[], object], type[Record]]:
    person = office.a_person()
    return lambda: office.do_fields(people.keep_private_contact, person=person.id, note="x"), PersonPrivate


@pytest.mark.parametrize("case", [committee, arrival, private_contact])
def test_what_was_undone_is_entered_once_more(
    tmp_path: Path, case: Callable[[Office], tuple[Callable[[], object], type[Record]]]
) -> None:
    office = Office(tmp_path)
    enter, kind = case(office)
    enter()
    first = office.store.all(kind)
    office.undo()
    assert office.store.all(kind) == []
    enter()
    assert office.store.all(kind) == first


@pytest.mark.parametrize("source", list(Language))
def test_whoever_writes_the_source_beside_its_translation_translated_it(source: Language) -> None:
    goal = other(source)
    first = Rewording.of(goal, "Zuerst").on(NO_TEXT, source)
    both = Rewording.of(source, "D’abord").on(first, source)
    assert translation_state(both, goal, source) is TranslationState.DONE
    later = Rewording.of(source, "D’abord, corrigé").on(both, source)
    assert translation_state(later, goal, source) is TranslationState.REVIEW
