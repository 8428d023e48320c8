"""Where whoever presides stands back for an item, it is known who may take the chair, until it is said who does."""

from datetime import date, time
from pathlib import Path

from ctj_desktop.domain.ids import uuid7
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.services.meetings.life import change_meeting
from ctj_desktop.services.meetings.standing_back.presiding import presiding_at, presiding_text
from ctj_desktop.services.membership.committees import give_office
from ctj_desktop.services.minutes.blocks import add_block, change_block, new_block
from ctj_desktop.services.session.attendance import record_arrival, recuse, withdraw_recusal
from tests.office import text
from tests.services.meetings.standing_back.conflict_of_interest import Conflict


def test_it_is_asked_once_nobody_is_left_who_presides_and_until_the_minutes_say_it(tmp_path: Path) -> None:
    office = Conflict(tmp_path)
    other, third = (office.holder_of(seat) for seat in office.others)
    held = {"committee": office.committee.id, "start": date(2026, 1, 1)}
    for person, which in ((office.anne, "co_president"), (third, "vice_president")):
        office.do_fields(give_office, **held, person=person.id, office=OfficeOfCommittee(which))
    office.convened(office.meeting)
    assert not presiding_at(office.store, office.item.id).asked
    office.do(recuse, item=office.item.id, seat=office.seat.id)
    found = presiding_at(office.store, office.item.id)
    assert found.asked
    assert found.away == ("Anne Jacot",)
    assert [one.person for one in found.may] == [third.id, other.id]
    office.do_fields(change_meeting, meeting=office.meeting.id, chair=other.id)
    assert not presiding_at(office.store, office.item.id).asked, "it is the chair of the meeting who counts"
    office.do_fields(change_meeting, meeting=office.meeting.id, chair=office.anne.id)
    office.opened_again(office.meeting)
    assert not presiding_at(office.store, office.item.id).asked, "nobody is there yet"
    office.do(record_arrival, meeting=office.meeting.id, seat=office.others[0].id, arrived=time(14, 0))
    found = presiding_at(office.store, office.item.id)
    assert [one.person for one in found.may] == [other.id]
    said = presiding_text(found.may[0].name)
    assert (said.fr.text, said.de.text) == (
        "Siège 2 Personne-2 préside la séance pour ce point.",
        "Siège 2 Personne-2 leitet die Sitzung bei diesem Traktandum.",
    )
    block = office.do(add_block, new_block(uuid7(1, bytes(10)), office.item, said)).record
    found = presiding_at(office.store, office.item.id)
    assert (found.asked, found.said and found.said.id) == (False, block.id)
    office.do(withdraw_recusal, item=office.item.id, seat=office.seat.id)
    assert presiding_at(office.store, office.item.id).away == ()
    office.do_fields(change_block, block=block.id, text=text("Autre", "Anderes"))
    office.do(recuse, item=office.item.id, seat=office.seat.id)
    assert presiding_at(office.store, office.item.id).asked
