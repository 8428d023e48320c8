"""Which quorum is to be expected from what was answered?"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.ids import SeatId
from ctj_desktop.domain.records.meetings import Meeting, Reply
from ctj_desktop.domain.records.statutes import ProxyRule, QuorumRule
from ctj_desktop.services.membership import statutes
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.session.attendance import add_guest, record_guest_reply, record_reply
from ctj_desktop.services.session.refusals import GuestHasNoSeat, SeatOrGuest
from ctj_desktop.services.session.replies import Replies, read_replies
from tests.office import TODAY, Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace."""
    return Office(tmp_path)


def replies(office: Office, meeting: Meeting) -> Replies:
    """As read on the day of the test."""
    return read_replies(office.store, meeting.id, TODAY)


def says(office: Office, meeting: Meeting, seat: SeatId, reply: Reply | None, by: SeatId | None = None) -> None:
    """One reply."""
    office.do_fields(
        record_reply,
        meeting=meeting.id,
        seat=seat,
        reply=reply,
        replied_on=TODAY if reply else None,
        represented_by=by,
    )


def test_before_the_convocation_everybody_is_awaited(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=3).id, items=1)
    shown = replies(office, meeting)
    assert not shown.convened
    assert [line.reply for line in shown.lines] == [None, None, None]
    assert shown.count(None) == 3
    office.convened(meeting)
    assert replies(office, meeting).convened
    assert [line.key for line in replies(office, meeting).lines] == [line.key for line in shown.lines]


def test_who_is_represented_counts_only_while_the_bearer_comes(office: Office) -> None:
    meeting = office.convened(office.a_meeting(office.a_committee(seats=3).id, items=1))
    office.do_fields(
        statutes.adopt_statutes,
        committee=meeting.committee,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        quorum=QuorumRule(numerator=1, denominator=2, strict=True, proxies_count=True, article="7"),
        proxies=ProxyRule(per_holder=1, article="8"),
    )
    one, two, three = (row.seat for row in roll_of(office.store, meeting.id))
    assert replies(office, meeting).quorum.needed == 2
    says(office, meeting, one, Reply.PRESENT)
    says(office, meeting, two, Reply.REPRESENTED, by=one)
    says(office, meeting, three, Reply.EXCUSED)
    shown = replies(office, meeting)
    assert (shown.quorum.present, shown.quorum.reached) == (2, True)
    assert shown.holds.proxies == ProxyRule(per_holder=1, article="8")
    says(office, meeting, one, Reply.EXCUSED)
    assert replies(office, meeting).quorum.present == 0
    says(office, meeting, one, None)
    assert replies(office, meeting).count(None) == 1


def test_a_guest_answers_is_counted_apart_and_is_in_no_quorum(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=2).id, items=1)
    guest = office.do_fields(add_guest, meeting=meeting.id, name="Préfecture").record
    known: dict[str, Any] = {"meeting": meeting.id, "guest": guest.id, "replied_on": TODAY}
    office.do_fields(record_guest_reply, reply=Reply.REMOTE, **known)
    shown = replies(office, meeting)
    assert (shown.count(None), shown.count(Reply.REMOTE), shown.count_guests(Reply.REMOTE)) == (2, 0, 1)
    assert (shown.quorum.base, shown.quorum.present) == (2, 0)
    assert [line.on for line in shown.guests] == [TODAY]
    for reply in (Reply.REPRESENTED, Reply.SUBSTITUTE):
        with pytest.raises(GuestHasNoSeat):
            office.do_fields(record_guest_reply, reply=reply, **known)
    other = office.a_meeting(meeting.committee, "2027-05-12")
    with pytest.raises(SeatOrGuest):
        office.do_fields(record_guest_reply, reply=Reply.PRESENT, **known | {"meeting": other.id})
    office.do_fields(record_guest_reply, reply=None, **known | {"replied_on": None})
    assert replies(office, meeting).count_guests(None) == 1


def test_a_substitute_nobody_named_is_not_counted_on(office: Office) -> None:
    meeting = office.convened(office.a_meeting(office.a_committee(seats=3).id, items=1))
    one, two, _three = (row.seat for row in roll_of(office.store, meeting.id))
    says(office, meeting, one, Reply.SUBSTITUTE)
    says(office, meeting, two, Reply.REMOTE)
    assert replies(office, meeting).quorum.present == 1
