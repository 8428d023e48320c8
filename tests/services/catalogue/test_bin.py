"""Does what was taken away come back whole, and only where it may?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.records.meetings import AgendaItem, ItemDocument
from ctj_desktop.domain.records.people import Person, PersonPrivate
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.bin import OwnerGone, bin_lines, restore_record
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings import life as meetings
from ctj_desktop.services.meetings.refusals import AgendaFixed
from ctj_desktop.services.membership import committees, people
from ctj_desktop.services.membership.refusals import SeatTaken
from ctj_desktop.services.minutes import blocks
from ctj_desktop.services.steps.refusals import NotHere
from tests.office import TODAY, Office, text

T = load_translator("fr_CH")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office with a committee of four seats."""
    return Office(tmp_path)


def test_an_item_comes_back_with_its_papers_and_its_sub_items_and_is_gone_again_after_undo(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=2).id, items=2)
    item = office.store.all(AgendaItem, meeting=meeting.id, order="position")[1]
    below = office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("Dessous"), parent=item.id).record
    office.do_fields(agenda.add_item_document, item=below.id, title=text("Note"))
    office.do(agenda.remove_agenda_item, item=item.id)
    assert [line.kind for line in bin_lines(office.store, T, kind="agenda_item")] == ["agenda_item"] * 2
    office.do(restore_record, record=item.id)
    assert office.store.get(AgendaItem, below.id) == below
    assert len(office.store.all(ItemDocument, item=below.id)) == 1
    assert bin_lines(office.store, T) == []
    office.undo()
    assert office.store.get(AgendaItem, item.id) is None
    assert office.store.all(ItemDocument, item=below.id) == []
    assert len(bin_lines(office.store, T)) == 3


def test_a_sub_item_does_not_come_back_without_its_item(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=2).id, items=1)
    item = office.store.all(AgendaItem, meeting=meeting.id)[0]
    below = office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("Dessous"), parent=item.id).record
    office.do(agenda.remove_agenda_item, item=below.id)
    office.do(agenda.remove_agenda_item, item=item.id)
    with pytest.raises(OwnerGone) as refused:
        office.do(restore_record, record=below.id)
    assert refused.value.owner in (item.number, item.title.fr.text)
    office.do(restore_record, record=item.id)
    assert office.store.get(AgendaItem, below.id) is None
    office.do(restore_record, record=below.id)
    assert office.store.get(AgendaItem, below.id) is not None


def test_nothing_comes_back_to_an_agenda_that_no_longer_changes(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=4).id, items=2)
    item = office.store.all(AgendaItem, meeting=meeting.id)[0]
    office.do(agenda.remove_agenda_item, item=item.id)
    office.do(meetings.cancel_meeting, meeting=meeting.id, on=TODAY, reason=text("Neige"))
    with pytest.raises(AgendaFixed):
        office.do(restore_record, record=item.id)


def test_a_person_comes_back_with_what_is_private(office: Office) -> None:
    person = office.a_person("Jougne", "Élise")
    office.do_fields(
        people.keep_private_contact, person=person.id, private_phone="+33 3 81", legal_basis="consent", source="elle"
    )
    office.do(people.remove_person, person=person.id)
    [line] = bin_lines(office.store, T, "elise")
    assert (line.kind, line.text) == ("person", "Élise Jougne")
    assert bin_lines(office.store, T, "nobody") == []
    office.do(restore_record, record=person.id)
    assert office.store.get(Person, person.id) == person
    assert [private.private_phone for private in office.store.all(PersonPrivate)] == ["+33 3 81"]


def test_a_mandate_does_not_come_back_to_a_seat_that_somebody_holds(office: Office) -> None:
    seat = office.a_seat(office.a_committee().id, held=False)
    first = office.a_mandate(seat, office.a_person("Une").id)
    office.do(committees.remove_mandate, mandate=first.id)
    office.a_mandate(seat, office.a_person("Autre").id, date(2026, 6, 1))
    with pytest.raises(SeatTaken):
        office.do(restore_record, record=first.id)


def test_what_is_not_in_the_bin_cannot_come_back(office: Office) -> None:
    person = office.a_person()
    with pytest.raises(NotHere):
        office.do(restore_record, record=person.id)


def test_the_bin_tells_who_and_when_and_a_piece_of_the_text(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=2).id, items=1)
    item = office.store.all(AgendaItem, meeting=meeting.id)[0]
    block = office.do_fields(blocks.add_block, item=item.id, text=text("Le comité se réunit à Jougne.")).record
    me = office.a_person("Secrétaire", "Anne")
    office.store.sit_down(me.id)
    office.do(blocks.remove_block, block=block.id)
    [line] = bin_lines(office.store, T)
    assert (line.who, line.text) == ("Anne Secrétaire", "Le comité se réunit à Jougne.")
    assert line.label is not None
    assert line.label.key == "minute_block.deleted"
    assert item.title.fr.text in line.context
