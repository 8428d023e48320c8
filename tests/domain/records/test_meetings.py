"""Which rules of the statutes hold for a meeting follows from what kind it is."""

import pytest

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.statutes import SittingKind
from tests.domain.builders import COMMITTEE, HOME, MEETING, new_id


@pytest.mark.parametrize("kind", [SittingKind.ORDINARY, SittingKind.EXTRAORDINARY])
def test_a_second_call_is_one_whatever_the_first_was(kind: SittingKind) -> None:
    first = Meeting(id=MEETING, home=HOME, committee=COMMITTEE, sitting=kind)
    again = Meeting(id=MeetingId(new_id()), home=HOME, committee=COMMITTEE, sitting=kind, second_call_of=MEETING)
    assert (first.called, again.called) == (kind, SittingKind.SECOND_CALL)
