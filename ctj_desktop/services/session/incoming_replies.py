"""What does an answer of a calendar mean here: whose reply is it to which meeting, or why is it none?

Nothing is guessed: who answers is found by the mail address that the convocation was sent to, and only the revision
that this reader got last counts. What is refused changes nothing, and says what to do instead.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import Enum
from pathlib import Path
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from ctj_desktop.domain.ids import MeetingId, SeatId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.dispatches import Dispatch
from ctj_desktop.domain.records.meetings import Attendance, Guest, Meeting, MeetingState, Reply, ReplyWay, Roll
from ctj_desktop.errors import N_, Refused
from ctj_desktop.files.calendar import ZONE
from ctj_desktop.files.calendar_replies import CalendarReply, Participation, read_reply
from ctj_desktop.services.meetings.convocation import InvitedAs, Recipient, recipients
from ctj_desktop.services.meetings.sending.dispatches import revision_of
from ctj_desktop.services.meetings.sending.letters import CALLS
from ctj_desktop.services.meetings.sending.silent import changed_on, is_outdated
from ctj_desktop.services.membership.roll import composition_on, roll_of
from ctj_desktop.services.session.attendance_lines import roll_name
from ctj_desktop.services.session.reply_entry import ReplyEntry
from ctj_desktop.services.steps.file_output import FileFailed
from ctj_desktop.services.steps.states import meeting_state, name_of
from ctj_desktop.storage.open_file import OpenFile

EVENT: Final = "@ctj-desktop"
"""What follows the id of the meeting in the identifier of its appointment."""
MOST: Final = 64 * 1024 * 1024
"""Octets: what is more is the answer of nobody."""
OPEN: Final = frozenset({MeetingState.CONVENED, MeetingState.IN_SESSION, MeetingState.HELD, MeetingState.CIRCULATED})
COMES: Final = frozenset({Reply.PRESENT, Reply.REMOTE})


class ReplyTooLarge(Refused):
    """More than a calendar or a mail ever holds."""

    message = N_("“{name}” is too large for an answer (more than {limit} MB). Enter the reply by hand.")
    name: str
    limit: int


class OtherEvent(Refused):
    """An answer to an appointment that no meeting of this workspace made."""

    message = N_(
        "This answers another appointment, not a meeting of this workspace. Choose the answer to a convocation that "
        "was sent from here, or enter the reply by hand."
    )


class NobodyAsked(Refused):
    """The meeting is in a state in which nobody is expected to answer."""

    message = N_(
        "Meeting {meeting} awaits no replies in this state: {state}. Nothing was entered. If it takes place after all, "
        "convene it again."
    )
    meeting: str
    state: Enum


class NotAsked(Refused):
    """None of those who received the convocation has that address."""

    message = N_(
        "Nobody who was asked about meeting {meeting} has the address {mail}. Enter the reply by hand, or correct the "
        "address of the person and take the file in again."
    )
    meeting: str
    mail: str


class SharedAddress(Refused):
    """One address of several readers."""

    message = N_(
        "The address {mail} is that of several: {names}. It does not say who answers: enter the reply by hand."
    )
    mail: str
    names: tuple[str, ...]


class OlderRevision(Refused):
    """What was answered no longer holds."""

    message = N_(
        "{name} answers revision {answered} of the convocation to meeting {meeting}; revision {latest} was sent to "
        "them since. Nothing was entered: wait for the new answer, or ask and enter it by hand."
    )
    name: str
    answered: int
    meeting: str
    latest: int


class UnknownRevision(Refused):
    """One that did not leave from here."""

    message = N_(
        "{name} answers revision {answered} of the convocation to meeting {meeting}, of which nothing is known here: "
        "the last that was sent is {latest}. Take in what other offices sent, then this answer again, or enter the "
        "reply by hand."
    )
    name: str
    answered: int
    meeting: str
    latest: int


class OtherTime(Refused):
    """They answer for a day or an hour that is not that of the meeting."""

    message = N_(
        "{name} answers for another day or another hour than that of meeting {meeting}. Nothing was entered: ask, and "
        "enter the reply by hand."
    )
    name: str
    meeting: str


class UnknownZone(Refused):
    """The file only names the time zone."""

    message = N_(
        "The answer of {name} is in a time zone that is not known here ({zone}), so it is not certain which hour is "
        "meant. Nothing was entered: ask, and enter the reply by hand."
    )
    name: str
    zone: str


class Perhaps(Refused):
    """Tentative: no reply yet."""

    message = N_(
        "{name} answers “perhaps”. That is no reply: nothing was changed. As long as no reply of theirs is entered, a "
        "reminder still goes to them."
    )
    name: str


class HandedOn(Refused):
    """Delegated in the calendar, which says nothing of a substitute or of a proxy."""

    message = N_(
        "{name} passed the appointment on to somebody else. That names neither a substitute nor a proxy: ask who "
        "comes, and enter the reply by hand."
    )
    name: str


class OnlyStandsIn(Refused):
    """A substitute answers for a seat whose holder may come."""

    message = N_(
        "{name} is asked as a substitute; what counts is the reply of {holders}. Nothing was entered. Enter the "
        "substitute by hand on the seat for which they come."
    )
    name: str
    holders: tuple[str, ...]


class RepliedSo(Refused):
    """The same was answered before."""

    message = N_("The reply of {name} is entered already: {reply}. Nothing was changed.")
    name: str
    reply: Enum


class RepliedLater(Refused):
    """The file is older than what is entered."""

    message = N_(
        "This answer of {name} is older than the reply that is entered ({reply}, {on}). Nothing was changed; if it "
        "holds all the same, enter it by hand."
    )
    name: str
    reply: Enum
    on: date


class IncomingReply(NamedValue):
    """Whose answer it is, and what is to be entered of them."""

    name: str
    entry: ReplyEntry


def reply_in_file(store: OpenFile, path: Path, today: date) -> IncomingReply:
    """What a file answers; `FileFailed`, `ReplyUnread`, or one of the refusals above."""
    try:
        if path.stat().st_size > MOST:
            raise ReplyTooLarge(path.name, MOST // (1024 * 1024))
        octets = path.read_bytes()
    except OSError as error:
        raise FileFailed(path.name, error) from error
    return incoming_reply(store, read_reply(path.name, octets), today)


def incoming_reply(store: OpenFile, answer: CalendarReply, today: date) -> IncomingReply:
    """Whose reply to which meeting it is; refused where that is not certain, or where it is none."""
    meeting = _meeting(store, answer)
    state = meeting_state(store, meeting.id)
    if state not in OPEN:
        raise NobodyAsked(name_of(meeting), state)
    one = _reader(store, meeting, answer, today)
    _need_latest(store, meeting, one, answer)
    _need_same_time(meeting, one, answer)
    if answer.says is Participation.TENTATIVE:
        raise Perhaps(one.name)
    if answer.says is Participation.DELEGATED:
        raise HandedOn(one.name)
    on = min(answer.stamp.astimezone(ZoneInfo(ZONE)).date(), today) if answer.stamp is not None else today
    found = _of_guest(store, meeting, one, answer, on) or _of_seat(store, meeting, one, answer, on)
    entered = replace(found, on=on, way=ReplyWay.CALENDAR, reason=answer.comment or None)
    return IncomingReply(name=one.name, entry=entered)


def _meeting(store: OpenFile, answer: CalendarReply) -> Meeting:
    try:
        key = UUID(answer.uid.casefold().removesuffix(EVENT))
    except ValueError:
        raise OtherEvent from None
    meeting = store.get(Meeting, MeetingId(key))
    if meeting is None:
        raise OtherEvent
    return meeting


def _reader(store: OpenFile, meeting: Meeting, answer: CalendarReply, today: date) -> Recipient:
    """Who has the address, of those that are asked for an answer."""
    asked = [one for one in recipients(store, meeting, today) if one.standing is not InvitedAs.INFORMED]
    found = [one for one in asked if one.email.strip().casefold() == answer.mail]
    if not found:
        raise NotAsked(name_of(meeting), answer.mail)
    if len(found) > 1:
        raise SharedAddress(answer.mail, tuple(one.name for one in found))
    return found[0]


def _need_latest(store: OpenFile, meeting: Meeting, one: Recipient, answer: CalendarReply) -> None:
    """Whoever was left out of a revision answers the one before; appointments count from nought."""
    sent = store.all(Dispatch, meeting=meeting.id, person=one.person)
    latest = max((each.revision for each in sent if each.what in CALLS), default=revision_of(store, meeting.id))
    answered = answer.revision + 1
    if answered < latest:
        raise OlderRevision(one.name, answered, name_of(meeting), latest)
    if answered > latest:
        raise UnknownRevision(one.name, answered, name_of(meeting), latest)


def _need_same_time(meeting: Meeting, one: Recipient, answer: CalendarReply) -> None:
    """An answer that quotes no beginning is to the appointment as it was sent."""
    if answer.zone:
        raise UnknownZone(one.name, answer.zone)
    if answer.day is not None:
        same = answer.day == meeting.on
    else:
        same = not answer.moments or bool(_begins(meeting) & set(answer.moments))
    if not same:
        raise OtherTime(one.name, name_of(meeting))


def _begins(meeting: Meeting) -> set[datetime]:
    """In UTC; of a meeting without an hour each moment that may stand for its day."""
    if meeting.on is None:
        return set()
    local = datetime.combine(meeting.on, meeting.start or time(), ZoneInfo(ZONE))
    whole = () if meeting.start is not None else (datetime.combine(meeting.on, time(), UTC),)
    return {local.astimezone(UTC), *whole}


def _of_guest(store: OpenFile, meeting: Meeting, one: Recipient, answer: CalendarReply, on: date) -> ReplyEntry | None:
    if one.standing is not InvitedAs.GUEST:
        return None
    guest = next(guest for guest in store.all(Guest, meeting=meeting.id) if guest.person == one.person)
    given = next(iter(store.all(Attendance, meeting=meeting.id, guest=guest.id)), None)
    reply = _said(one, answer, _still(store, given), on)
    return ReplyEntry(meeting=meeting.id, reply=reply, guest=guest.id)


def _of_seat(store: OpenFile, meeting: Meeting, one: Recipient, answer: CalendarReply, on: date) -> ReplyEntry:
    lines = {line.seat: line for line in store.all(Attendance, meeting=meeting.id) if line.seat is not None}
    own = next((row for row in roll_of(store, meeting.id) if row.holder == one.person), None)
    if own is not None:
        reply = _said(one, answer, _still(store, lines.get(own.seat)), on)
        return ReplyEntry(meeting=meeting.id, reply=reply, seat=own.seat)
    return _of_substitute(store, meeting, lines, one, answer, on)


def _of_substitute(
    store: OpenFile,
    meeting: Meeting,
    lines: Mapping[SeatId, Attendance],
    one: Recipient,
    answer: CalendarReply,
    on: date,
) -> ReplyEntry:
    """They answer for a seat that is vacant, or whose holder was excused, and of one alone; else it is not theirs."""
    states = composition_on(store, meeting.committee, meeting.on or on).seats
    benches = {state.seat.id for state in states if any(each.person == one.person for each in state.substitutes)}
    rows = [row for row in roll_of(store, meeting.id) if row.seat in benches]
    if not rows:  # they took a seat after the roll was frozen
        raise NotAsked(name_of(meeting), answer.mail)
    waiting = [row for row in rows if _waits_for(row, lines.get(row.seat), one, answer)]
    if len(waiting) != 1:
        raise OnlyStandsIn(one.name, tuple(roll_name(row) for row in rows))
    given = lines.get(waiting[0].seat)
    theirs = given if given is not None and _is_of(given, one) else None
    reply = _said(one, answer, _still(store, theirs), on)
    comes = reply is Reply.PRESENT
    return ReplyEntry(
        meeting=meeting.id,
        reply=Reply.SUBSTITUTE if comes else Reply.EXCUSED,
        seat=waiting[0].seat,
        substitute=one.person if comes else None,
    )


def _waits_for(row: Roll, given: Attendance | None, one: Recipient, answer: CalendarReply) -> bool:
    """Whether the seat has nobody else who answers: taken back can only be what they said themselves."""
    if given is not None and _is_of(given, one):
        return True
    if row.holder is None and not row.holder_name:
        return given is None or given.reply is not Reply.SUBSTITUTE
    excused = given is not None and given.reply is Reply.EXCUSED
    return excused and answer.says is Participation.ACCEPTED


def _is_of(given: Attendance, one: Recipient) -> bool:
    """Whether the seat said that this very substitute comes."""
    return given.reply is Reply.SUBSTITUTE and given.substitute == one.person


def _still(store: OpenFile, given: Attendance | None) -> Attendance | None:
    """What is entered, unless it was answered before the day, the hour or the place changed."""
    outdated = given is not None and is_outdated(given.replied_on, changed_on(store, given.meeting))
    return None if outdated else given


def _said(one: Recipient, answer: CalendarReply, given: Attendance | None, on: date) -> Reply:
    """Comes, or is excused; `RepliedSo` and `RepliedLater` by what is entered.

    Whoever is represented or has a substitute does not come; whoever takes part from afar does.
    """
    comes = answer.says is Participation.ACCEPTED
    if given is not None and given.reply is not None:
        if given.replied_on is not None and on < given.replied_on:
            raise RepliedLater(one.name, given.reply, given.replied_on)
        if comes is (given.reply in COMES or _is_of(given, one)):
            raise RepliedSo(one.name, given.reply)
    return Reply.PRESENT if comes else Reply.EXCUSED
