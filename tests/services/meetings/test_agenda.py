"""Is an agenda built as a secretary expects?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import AgendaItem, ItemOrigin
from ctj_desktop.domain.texts import Language, TranslationState, translation_state
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.agenda_table import agenda_table
from ctj_desktop.services.meetings.refusals import AgendaFixed, AtTheEdge, NoParentAbove, SameMeeting, TooDeep
from ctj_desktop.services.naming.lookup import look_up
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.refusals import TextMissing
from ctj_desktop.storage.errors import ChangedMeanwhile
from tests.office import Office, text


def titles(office: Office, meeting: MeetingId) -> list[str]:
    rows = agenda_of(office.store.all(AgendaItem, meeting=meeting)).rows
    return [f"{row.number} {row.item.title.fr.text}" for row in rows]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_items_are_added_in_order_and_numbered(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee().id, items=2)
    office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("En tête"), place=1)
    assert titles(office, meeting.id) == ["1 En tête", "2 Point 1", "3 Point 2"]


def test_an_item_moves_indents_and_comes_back(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee().id, items=3)
    third = office.store.all(AgendaItem, meeting=meeting.id, order="position")[2]
    office.do_fields(agenda.move_agenda_item, item=third.id, place=2)
    assert titles(office, meeting.id) == ["1 Point 1", "2 Point 3", "3 Point 2"]
    office.do(agenda.indent_agenda_item, item=third.id)
    assert titles(office, meeting.id) == ["1 Point 1", "1.1 Point 3", "2 Point 2"]
    office.do(agenda.outdent_agenda_item, item=third.id)
    assert titles(office, meeting.id) == ["1 Point 1", "2 Point 3", "3 Point 2"]
    office.do(agenda.shift_agenda_item, item=third.id, by=1)
    assert titles(office, meeting.id) == ["1 Point 1", "2 Point 2", "3 Point 3"]
    for _ in range(4):
        office.undo()
    assert titles(office, meeting.id) == ["1 Point 1", "2 Point 2", "3 Point 3"]


def test_a_sub_item_moves_on_its_level_unless_it_is_said_to_leave_it(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee().id, items=3)
    _, second, third = office.store.all(AgendaItem, meeting=meeting.id, order="position")
    office.do(agenda.indent_agenda_item, item=second.id)
    office.do(agenda.indent_agenda_item, item=third.id)
    office.do_fields(agenda.move_agenda_item, item=third.id, place=1)
    assert titles(office, meeting.id) == ["1 Point 1", "1.1 Point 3", "1.2 Point 2"]
    office.do_fields(agenda.move_agenda_item, item=third.id, place=1, parent=None)
    assert titles(office, meeting.id) == ["1 Point 3", "2 Point 1", "2.1 Point 2"]


def test_two_levels_are_the_most(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee().id, items=3)
    first, second, third = office.store.all(AgendaItem, meeting=meeting.id, order="position")
    with pytest.raises(NoParentAbove):
        office.do(agenda.indent_agenda_item, item=first.id)
    office.do(agenda.indent_agenda_item, item=second.id)
    with pytest.raises(TooDeep):
        office.do(agenda.indent_agenda_item, item=second.id)
    with pytest.raises(TooDeep):
        office.do_fields(agenda.move_agenda_item, item=first.id, parent=third.id, place=1)
    with pytest.raises(TooDeep):
        office.do_fields(agenda.move_agenda_item, item=third.id, parent=second.id, place=1)
    with pytest.raises(AtTheEdge):
        office.do(agenda.shift_agenda_item, item=first.id, by=-1)


def test_a_changed_source_asks_for_a_review_of_the_translation(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee().id, items=1)
    item = office.store.all(AgendaItem, meeting=meeting.id)[0]
    after = office.do_fields(agenda.change_agenda_item, item=item.id, title=Rewording(fr="Budget 2028")).record
    assert after.title.de.text == "Traktandum 1"
    assert translation_state(after.title, Language.DE) is TranslationState.REVIEW
    again = office.do_fields(agenda.change_agenda_item, item=item.id, title=Rewording(de="Budget 2028")).record
    assert translation_state(again.title, Language.DE) is TranslationState.DONE


def test_a_form_that_is_behind_is_told_so(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee().id, items=1)
    seen = office.store.all(AgendaItem, meeting=meeting.id)[0]
    office.do_fields(agenda.change_agenda_item, item=seen.id, minutes=20)
    with pytest.raises(ChangedMeanwhile) as refused:
        office.do_fields(agenda.change_agenda_item, item=seen.id, seen=seen, minutes=30)
    assert refused.value.registers == ("minutes",)
    kept = office.do_fields(agenda.change_agenda_item, item=seen.id, seen=seen, title=text("Autre", "Anderes")).record
    assert (kept.title.fr.text, kept.minutes) == ("Autre", 20)


def test_an_item_needs_a_title_in_one_language(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee().id)
    with pytest.raises(TextMissing):
        office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("  "))
    assert titles(office, meeting.id) == []


def test_an_item_leaves_with_its_parts_and_comes_back(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee().id, items=2)
    first = office.store.all(AgendaItem, meeting=meeting.id, order="position")[0]
    office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("Détail"), parent=first.id)
    office.do(agenda.remove_agenda_item, item=first.id)
    assert titles(office, meeting.id) == ["1 Point 2"]
    office.undo()
    assert titles(office, meeting.id) == ["1 Point 1", "1.1 Détail", "2 Point 2"]


def test_after_the_convocation_an_item_is_late_and_in_session_none_is_taken_away(office: Office) -> None:
    meeting = office.convened(office.a_meeting(office.a_committee(seats=2).id, items=1))
    late = office.an_item(meeting, "Tardif")
    assert late.origin is ItemOrigin.LATE
    office.opened_again(meeting)
    with pytest.raises(AgendaFixed):
        office.do(agenda.remove_agenda_item, item=late.id)
    stored = office.store.get(AgendaItem, late.id)
    assert stored
    assert stored.number == "2"


def test_what_was_sent_keeps_its_number_when_an_item_comes_between(office: Office) -> None:
    meeting = office.convened(office.a_meeting(office.a_committee(seats=2).id, items=3))
    late = office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("Tardif"), place=2).record
    assert [line.number for line in agenda_table(office.store, meeting.id).lines] == ["1", "1 bis", "2", "3"]
    office.convened(meeting)
    assert [item.number for item in agenda.siblings(office.store, meeting.id, None)] == ["1", "1 bis", "2", "3"]
    assert look_up(office.store, AgendaItem, "2027-01/1bis") == late.id
    office.do_fields(agenda.move_agenda_item, item=late.id, place=1)
    office.convened(meeting)
    assert [item.number for item in agenda.siblings(office.store, meeting.id, None)] == ["1", "2", "3", "4"]


def test_an_item_is_carried_over_to_the_next_meeting(office: Office) -> None:
    committee = office.a_committee()
    first = office.a_meeting(committee.id, items=1)
    second = office.a_meeting(committee.id, "2027-06-11")
    item = office.store.all(AgendaItem, meeting=first.id)[0]
    carried = office.do(agenda.carry_over, item=item.id, to=second.id).record
    assert (carried.origin, carried.carried_from) == (ItemOrigin.CARRIED_OVER, item.id)
    assert titles(office, second.id) == ["1 Point 1"]
    with pytest.raises(SameMeeting):
        office.do(agenda.carry_over, item=item.id, to=first.id)
