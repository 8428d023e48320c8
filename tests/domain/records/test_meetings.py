"""What do a meeting, its items and its replies say that stands in no field?"""

import pytest

from ctj_desktop.domain.ids import AgendaItemId, MeetingId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, ItemOrigin, Meeting, ReplyWay
from ctj_desktop.domain.records.statutes import SittingKind
from ctj_desktop.domain.texts import Bilingual
from tests.domain.builders import COMMITTEE, HOME, MEETING, new_id


@pytest.mark.parametrize("kind", [SittingKind.ORDINARY, SittingKind.EXTRAORDINARY])
def test_a_second_call_is_one_whatever_the_first_was(kind: SittingKind) -> None:
    first = Meeting(id=MEETING, home=HOME, committee=COMMITTEE, sitting=kind)
    again = Meeting(id=MeetingId(new_id()), home=HOME, committee=COMMITTEE, sitting=kind, second_call_of=MEETING)
    assert (first.called, again.called) == (kind, SittingKind.SECOND_CALL)


def test_an_item_is_late_by_its_origin_or_by_its_reason() -> None:
    item = AgendaItem(id=AgendaItemId(new_id()), home=HOME, meeting=MEETING, position="a", title=Bilingual.of("Budget"))
    assert not item.late
    assert replace(item, origin=ItemOrigin.LATE).late
    assert replace(item, late_reason=Bilingual.of("", "Frist verpasst")).late


def test_what_was_only_said_is_not_in_writing() -> None:
    assert {way for way in ReplyWay if way.in_writing} == {ReplyWay.MAIL, ReplyWay.FORM, ReplyWay.LETTER}
