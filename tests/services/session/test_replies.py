"""Which quorum is to be expected from what was answered?"""

from contextlib import suppress
from datetime import date, time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ctj_desktop.domain.ids import SeatId
from ctj_desktop.domain.records.committees import Capacity, Seat, Substitution
from ctj_desktop.domain.records.meetings import Attendance, Excuse, Meeting, Proxy, Reply, ReplyWay
from ctj_desktop.domain.records.statutes import ProxyRule, QuorumBase, QuorumRule
from ctj_desktop.errors import Refused
from ctj_desktop.services.membership import committees, statutes
from ctj_desktop.services.membership.people import change_person
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.session.attendance import (
    add_guest,
    grant_leave,
    record_arrival,
    record_departure,
    record_guest_reply,
    record_reply,
    substitute_arrives,
)
from ctj_desktop.services.session.course import close_session, open_session
from ctj_desktop.services.session.excuses import keep_excuse
from ctj_desktop.services.session.proxies import remove_proxy
from ctj_desktop.services.session.refusals import GuestHasNoSeat, SeatOrGuest
from ctj_desktop.services.session.replies import Replies, read_replies
from ctj_desktop.services.session.screen import Here, read_session
from ctj_desktop.services.session.stand_ins import seats_to_fill
from ctj_desktop.storage.log.history import history
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
    assert (shown.count(None), shown.count(Reply.REMOTE), shown.count_without_vote(Reply.REMOTE)) == (2, 0, 1)
    assert (shown.quorum.base, shown.quorum.present) == (2, 0)
    assert [line.on for line in shown.guests] == [TODAY]
    for reply in (Reply.REPRESENTED, Reply.SUBSTITUTE):
        with pytest.raises(GuestHasNoSeat):
            office.do_fields(record_guest_reply, reply=reply, **known)
    other = office.a_meeting(meeting.committee, "2027-05-12")
    with pytest.raises(SeatOrGuest):
        office.do_fields(record_guest_reply, reply=Reply.PRESENT, **known | {"meeting": other.id})
    office.do_fields(record_guest_reply, reply=None, **known | {"replied_on": None})
    assert replies(office, meeting).count_without_vote(None) == 1


def test_a_seat_without_a_vote_is_counted_with_the_guests(office: Office) -> None:
    committee = office.a_committee(seats=3)
    guest = office.store.all(Seat, committee=committee.id)[2]
    office.do_fields(committees.change_seat, seat=guest.id, capacity=Capacity.ADVISORY)
    shown = replies(office, office.a_meeting(committee.id, items=1))
    assert (shown.quorum.base, shown.count(None), shown.count_without_vote(None)) == (2, 2, 1)


def test_a_substitute_nobody_named_is_not_counted_on(office: Office) -> None:
    meeting = office.convened(office.a_meeting(office.a_committee(seats=3).id, items=1))
    one, two, _three = (row.seat for row in roll_of(office.store, meeting.id))
    says(office, meeting, one, Reply.SUBSTITUTE)
    says(office, meeting, two, Reply.REMOTE)
    assert replies(office, meeting).quorum.present == 1


def a_rule(chance: Random) -> dict[str, Any]:
    """What statutes may say of a quorum and of proxies."""
    quorum = QuorumRule(
        base=chance.choice([QuorumBase.IN_OFFICE, QuorumBase.SEATS]),
        numerator=chance.choice([1, 2]),
        denominator=3,
        strict=chance.random() < 0.5,
        minimum_per_side=chance.choice([0, 1, 2]),
        proxies_count=chance.random() < 0.7,
        substitutes_count=chance.random() < 0.7,
        remote_counts=chance.random() < 0.7,
        leave_counts=chance.random() < 0.5,
        article="7",
    )
    return {"quorum": quorum, "proxies": ProxyRule(per_holder=2, written=chance.random() < 0.5, article="8")}


def answer_by_chance(office: Office, meeting: Meeting, chance: Random) -> None:
    """Everybody, in any order; what the statutes refuse is not said."""
    seats = [row.seat for row in roll_of(office.store, meeting.id)]
    for seat in chance.sample(seats, len(seats)):
        reply = chance.choice([None, *Reply, *Reply])
        given: dict[str, Any] = {"replied_by": chance.choice([None, ReplyWay.TELEPHONE, ReplyWay.LETTER])}
        if reply is Reply.REPRESENTED:
            given["represented_by"] = chance.choice(seats)
        with suppress(Refused):
            office.do_fields(record_reply, meeting=meeting.id, seat=seat, reply=reply, replied_on=TODAY, **given)
        with suppress(Refused):
            if chance.random() < 0.1:
                office.do(grant_leave, meeting=meeting.id, seat=seat)


def do_as_said(office: Office, meeting: Meeting) -> None:
    """In the session, as by the key that enters somebody as announced."""
    for line in office.store.all(Attendance, meeting=meeting.id):
        given: dict[str, Any] = {"meeting": meeting.id, "seat": line.seat, "arrived": time(14, 0)}
        with suppress(Refused):
            if line.reply is Reply.SUBSTITUTE:
                office.do(substitute_arrives, **given)
            elif line.reply in (Reply.PRESENT, Reply.REMOTE):
                office.do(record_arrival, remote=line.reply is Reply.REMOTE, **given)


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 74])
def test_what_is_forecast_is_what_the_session_counts_when_everybody_does_as_they_said(
    office: Office, seed: int
) -> None:
    chance = Random(seed)
    committee = office.a_committee(seats=6)
    office.a_seat(committee.id, 7, held=False)
    for seat in office.store.all(Seat, order="position")[:3]:
        stand_in = office.a_person("Remplaçante").id
        given = {"seat": seat.id, "person": stand_in, "start": date(2026, 1, 1), "substitute": True}
        office.do_fields(committees.appoint, **given)
    known = {"committee": committee.id, "title": text("Statuts", "Statuten"), "in_force_from": date(2026, 1, 1)}
    office.do_fields(statutes.adopt_statutes, **known, **a_rule(chance))
    meeting = office.convened(office.a_meeting(committee.id, items=1))
    answer_by_chance(office, meeting, chance)
    forecast = replies(office, meeting).quorum
    office.opened_again(meeting)
    do_as_said(office, meeting)
    held = read_session(office.store, meeting.id).at(time(14, 0)).quorum
    assert (forecast.present, forecast.base, forecast.sides) == (held.present, held.base, held.sides)
    assert forecast == held


def represented(office: Office, *, written: bool) -> tuple[Meeting, SeatId, SeatId]:
    """A meeting under statutes with proxies, and two of its seats."""
    meeting = office.convened(office.a_meeting(office.a_committee(seats=3).id, items=1))
    office.do_fields(
        statutes.adopt_statutes,
        committee=meeting.committee,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        quorum=QuorumRule(proxies_count=True, article="7"),
        proxies=ProxyRule(per_holder=1, article="8", written=written),
    )
    one, two, _three = (row.seat for row in roll_of(office.store, meeting.id))
    says(office, meeting, one, Reply.PRESENT)
    return meeting, one, two


def test_a_proxy_by_letter_is_there_in_writing_at_the_opening_without_being_asked_again(office: Office) -> None:
    meeting, one, two = represented(office, written=True)
    given: dict[str, Any] = {"meeting": meeting.id, "seat": two, "reply": Reply.REPRESENTED, "represented_by": one}
    office.do_fields(record_reply, replied_on=TODAY, replied_by=ReplyWay.TELEPHONE, **given)
    [said] = [line for line in replies(office, meeting).lines if line.key == two]
    assert said.unwritten
    assert replies(office, meeting).quorum.present == 1
    office.do_fields(record_reply, replied_on=TODAY, replied_by=ReplyWay.LETTER, **given)
    [said] = [line for line in replies(office, meeting).lines if line.key == two]
    assert (said.unwritten, said.way, said.bearer) == (False, ReplyWay.LETTER, one)
    assert replies(office, meeting).quorum.present == 2
    office.opened_again(meeting)
    [proxy] = office.store.all(Proxy)
    assert (proxy.bearer, proxy.in_writing, proxy.start) == (one, True, None)
    office.undo()
    assert office.store.all(Proxy) == []


def test_a_proxy_that_was_only_said_is_left_to_the_session_where_it_must_be_written(office: Office) -> None:
    meeting, one, two = represented(office, written=True)
    says(office, meeting, two, Reply.REPRESENTED, by=one)
    office.opened_again(meeting)
    assert office.store.all(Proxy) == []
    [seat] = [line for line in read_session(office.store, meeting.id).at(time(14, 0)).seats if line.key == two]
    assert (seat.here, seat.reply) == (Here.EXPECTED, Reply.REPRESENTED)


def test_a_proxy_to_somebody_excused_is_none(office: Office) -> None:
    meeting, one, two = represented(office, written=False)
    says(office, meeting, two, Reply.REPRESENTED, by=one)
    says(office, meeting, one, Reply.EXCUSED)
    assert replies(office, meeting).quorum.present == 0
    office.opened_again(meeting)
    assert office.store.all(Proxy) == []


def test_a_session_that_is_opened_again_keeps_who_votes_for_whom(office: Office) -> None:
    meeting, one, two = represented(office, written=False)
    says(office, meeting, two, Reply.REPRESENTED, by=one)
    office.opened_again(meeting)
    [proxy] = office.store.all(Proxy)
    office.do(remove_proxy, proxy=proxy.id)
    office.do(close_session, meeting=meeting.id, on=TODAY, closed_at=time(15, 0))
    office.do(open_session, meeting=meeting.id, on=TODAY, opened_at=time(14, 0))
    assert office.store.all(Proxy) == []


def test_why_somebody_does_not_come_is_kept_until_they_come(office: Office) -> None:
    meeting = office.convened(office.a_meeting(office.a_committee(seats=1).id, items=1))
    [row] = roll_of(office.store, meeting.id)
    guest = office.do_fields(add_guest, meeting=meeting.id, name="Préfecture").record
    for key, step in (({"seat": row.seat}, record_reply), ({"guest": guest.id}, record_guest_reply)):
        office.do_fields(step, meeting=meeting.id, reply=Reply.EXCUSED, replied_on=TODAY, **key)
        office.do(keep_excuse, meeting=meeting.id, reason="Hôpital", **key)
    assert [line.excuse for line in replies(office, meeting).lines] == ["Hôpital", "Hôpital"]
    for key, step in (({"seat": row.seat}, record_reply), ({"guest": guest.id}, record_guest_reply)):
        office.do_fields(step, meeting=meeting.id, reply=Reply.REMOTE, replied_on=TODAY, **key)
    assert office.store.all(Excuse) == []


def test_the_substitute_whom_the_reply_names_comes_into_the_room(office: Office) -> None:
    meeting = office.convened(office.a_meeting(office.a_committee(seats=2).id, items=1))
    one, _two = (row.seat for row in roll_of(office.store, meeting.id))
    other = office.a_person("Autre", "Zoé").id
    given: dict[str, Any] = {"meeting": meeting.id, "seat": one}
    office.do_fields(record_reply, reply=Reply.SUBSTITUTE, replied_on=TODAY, substitute=other, **given)
    office.opened_again(meeting)
    office.do(substitute_arrives, arrived=time(14, 5), **given)
    [seat] = [line for line in read_session(office.store, meeting.id).at(time(14, 5)).seats if line.key == one]
    assert (seat.here, seat.substitute) == (Here.SUBSTITUTE, "Zoé Autre")
    office.do(record_departure, left=time(14, 30), **given)
    named = [entry.operation.label.args.get("name") for entry in history(office.store, limit=2)]
    assert named == ["Zoé Autre", "Zoé Autre"]


def test_substitutes_are_called_in_their_order_for_whoever_was_excused(office: Office) -> None:
    committee = office.a_committee(seats=3)
    seats = office.store.all(Seat, order="position")
    for seat in seats[::2]:
        office.do_fields(committees.change_seat, seat=seat.id, substitution=Substitution.POOL)
    people = [office.a_person(name).id for name in ("Troisième", "Première")]
    for seat, person in zip(seats[::-2], people, strict=True):
        given = {"seat": seat.id, "person": person, "start": date(2026, 1, 1), "substitute": True}
        office.do_fields(committees.appoint, **given)
    office.do_fields(change_person, person=people[1], work_mobile="+33 6 00 00 00 01", work_phone="+33 3 00 00 00 02")
    meeting = office.convened(office.a_meeting(committee.id, items=1))
    assert seats_to_fill(office.store, replies(office, meeting), TODAY) == ()
    for seat in seats[:2]:
        says(office, meeting, seat.id, Reply.EXCUSED)
    [first] = seats_to_fill(office.store, replies(office, meeting), TODAY)  # the second seat has no substitute
    assert first.key == seats[0].id
    assert [(one.name, one.own) for one in first.stand_ins] == [
        ("Camille Première", True),
        ("Camille Troisième", False),
    ]
    assert first.stand_ins[0].numbers == ("+33600000001", "+33300000002")
    given = {"meeting": meeting.id, "seat": seats[2].id, "substitute": people[0]}
    office.do_fields(record_reply, reply=Reply.SUBSTITUTE, replied_on=TODAY, **given)
    [first] = seats_to_fill(office.store, replies(office, meeting), TODAY)
    assert [one.elsewhere for one in first.stand_ins] == [None, seats[2].id]
