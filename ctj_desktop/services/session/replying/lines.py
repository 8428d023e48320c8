"""On which line of the replies does an answer belong, and does it say anything that is not entered yet?

Nothing is guessed: whoever answers is one of those that were asked, and a substitute answers for one seat alone.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from ctj_desktop.domain.ids import PersonId, SeatId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.dispatches import Dispatch
from ctj_desktop.domain.records.meetings import Attendance, Excuse, Guest, Meeting, MeetingState, Reply, ReplyWay, Roll
from ctj_desktop.files.forms.mails import MailHead, within
from ctj_desktop.services.meetings.convocation import InvitedAs, Recipient, recipients
from ctj_desktop.services.meetings.sending.dispatches import revision_of
from ctj_desktop.services.meetings.sending.letters import CALLS
from ctj_desktop.services.meetings.sending.silent import changed_on, is_outdated, told_on
from ctj_desktop.services.membership.roll import composition_on, roll_of
from ctj_desktop.services.session.attendance_lines import roll_name
from ctj_desktop.services.session.excuses import excuse_id
from ctj_desktop.services.session.refusals import NotOnTheRoll
from ctj_desktop.services.session.reply_entry import ReplyEntry
from ctj_desktop.services.session.replying.refusals import (
    NobodyAsked,
    OnlyStandsIn,
    RepliedLater,
    RepliedSo,
    UnknownRevision,
)
from ctj_desktop.services.session.replying.senders import SentBy, origin_of
from ctj_desktop.services.steps.states import meeting_state, name_of
from ctj_desktop.storage.open_file import OpenFile

OPEN: Final = frozenset({MeetingState.CONVENED, MeetingState.IN_SESSION, MeetingState.HELD, MeetingState.CIRCULATED})
COMES: Final = frozenset({Reply.PRESENT, Reply.REMOTE})


class IncomingReply(NamedValue):
    """Whose reply it is, and what is to be entered of them.

    `outdated`: it answers what no longer holds. `aside` is written beside an answer that has no room for it.
    """

    name: str
    entry: ReplyEntry
    outdated: bool = False
    aside: str = ""
    origin: SentBy = SentBy()


class SaidReply(NamedValue):
    """What somebody says of themselves, by which way, as of which day.

    With `roughly` it only says whether they come, as a calendar does: from afar is coming as well, and whoever is
    represented does not come.
    """

    reply: Reply
    way: ReplyWay
    on: date
    bearer: SeatId | None = None
    substitute: PersonId | None = None
    reason: str | None = None
    roughly: bool = False


def came_on(store: OpenFile, meeting: Meeting, revision: int, today: date, mail: MailHead | None) -> date:
    """The day on which its mail was handed over, as far as that can be; else the day on which it is taken in."""
    return within(mail.came if mail is not None else None, told_on(store, meeting.id, revision), today) or today


def reply_origin(store: OpenFile, entry: ReplyEntry, one: Recipient, mail: MailHead | None) -> SentBy:
    """Who sent it, and what was answered of the same seat or guest before."""
    lines = store.all(
        Attendance, meeting=entry.meeting, **({"seat": entry.seat} if entry.seat else {"guest": entry.guest})
    )
    before = next((line for line in lines if line.reply is not None), None)
    return origin_of(
        store,
        mail,
        one.person,
        one.email,
        replaced=before.reply if before is not None else None,
        replaced_on=before.replied_on if before is not None else None,
    )


def need_awaited(store: OpenFile, meeting: Meeting) -> None:
    """`NobodyAsked` in a state in which nobody is expected to answer."""
    state = meeting_state(store, meeting.id)
    if state not in OPEN:
        raise NobodyAsked(name_of(meeting), state)


def asked_of(store: OpenFile, meeting: Meeting, today: date) -> Sequence[Recipient]:
    """Those of the readers who may answer."""
    return [one for one in recipients(store, meeting, today) if one.standing is not InvitedAs.INFORMED]


def latest_for(store: OpenFile, meeting: Meeting, one: Recipient, answered: int) -> int:
    """The revision that this reader got last; `UnknownRevision` for an answer to a later one.

    Whoever was left out of a revision answers the one before.
    """
    sent = store.all(Dispatch, meeting=meeting.id, person=one.person, guest=one.guest)
    latest = max((each.revision for each in sent if each.what in CALLS), default=revision_of(store, meeting.id))
    if answered > latest:
        raise UnknownRevision(one.name, answered, name_of(meeting), latest)
    return latest


def entry_of(store: OpenFile, meeting: Meeting, one: Recipient, said: SaidReply) -> ReplyEntry:
    """What is entered of whom; `RepliedSo`, `RepliedLater`, `OnlyStandsIn`, `NotOnTheRoll`."""
    if one.standing is InvitedAs.GUEST:
        return _of_guest(store, meeting, one, said)
    lines = {line.seat: line for line in store.all(Attendance, meeting=meeting.id) if line.seat is not None}
    own = next((row for row in roll_of(store, meeting.id) if row.holder == one.person), None)
    if own is None:
        return _of_substitute(store, meeting, lines, one, said)
    _need_new(store, one, said, lines.get(own.seat))
    return _entry(meeting, said, seat=own.seat, bearer=said.bearer, substitute=said.substitute)


def _of_guest(store: OpenFile, meeting: Meeting, one: Recipient, said: SaidReply) -> ReplyEntry:
    guest = next(
        guest
        for guest in store.all(Guest, meeting=meeting.id)
        if guest.id == one.guest or (one.guest is None and guest.person == one.person)
    )
    _need_new(store, one, said, next(iter(store.all(Attendance, meeting=meeting.id, guest=guest.id)), None))
    return _entry(meeting, said, guest=guest.id)


def _of_substitute(
    store: OpenFile, meeting: Meeting, lines: Mapping[SeatId, Attendance], one: Recipient, said: SaidReply
) -> ReplyEntry:
    """They answer for a seat that is vacant, or whose holder was excused, and of one alone; else it is not theirs."""
    states = composition_on(store, meeting.committee, meeting.on or said.on).seats
    benches = {state.seat.id for state in states if any(each.person == one.person for each in state.substitutes)}
    rows = [row for row in roll_of(store, meeting.id) if row.seat in benches]
    if not rows:  # they took a seat after the roll was frozen
        raise NotOnTheRoll(name_of(meeting))
    waiting = [row for row in rows if _waits_for(row, lines.get(row.seat), one, said)]
    if len(waiting) != 1:
        raise OnlyStandsIn(one.name, tuple(roll_name(row) for row in rows))
    given = lines.get(waiting[0].seat)
    _need_new(store, one, said, given if given is not None and _is_of(given, one) else None)
    if said.reply in COMES:
        return _entry(meeting, said, Reply.SUBSTITUTE, seat=waiting[0].seat, substitute=one.person)
    return _entry(meeting, said, Reply.EXCUSED, seat=waiting[0].seat)


def _entry(meeting: Meeting, said: SaidReply, reply: Reply | None = None, **who: Any) -> ReplyEntry:
    """`Any`: whose it is and who is named, as `ReplyEntry` has them."""
    return ReplyEntry(
        meeting=meeting.id, reply=reply or said.reply, on=said.on, way=said.way, reason=said.reason, **who
    )


def _waits_for(row: Roll, given: Attendance | None, one: Recipient, said: SaidReply) -> bool:
    """Whether the seat has nobody else who answers: taken back can only be what they said themselves."""
    if given is not None and _is_of(given, one):
        return True
    if row.holder is None and not row.holder_name:
        return given is None or given.reply is not Reply.SUBSTITUTE
    excused = given is not None and given.reply is Reply.EXCUSED
    return excused and said.reply in COMES


def _is_of(given: Attendance, one: Recipient) -> bool:
    """Whether the seat said that this very substitute comes."""
    return given.reply is Reply.SUBSTITUTE and given.substitute == one.person


def _need_new(store: OpenFile, one: Recipient, said: SaidReply, given: Attendance | None) -> None:
    """`RepliedSo` and `RepliedLater` by what is entered, unless the day, the hour or the place changed since."""
    if given is None or given.reply is None:
        return
    changed = changed_on(store, given.meeting)
    if is_outdated(given.replied_on, changed) and not is_outdated(said.on, changed):
        return
    if given.replied_on is not None and said.on < given.replied_on:
        raise RepliedLater(one.name, given.reply, given.replied_on)
    if _says_the_same(store, one, said, given):
        raise RepliedSo(one.name, given.reply)


def _says_the_same(store: OpenFile, one: Recipient, said: SaidReply, given: Attendance) -> bool:
    if _is_of(given, one):
        return said.reply in COMES
    if said.roughly:
        return (said.reply in COMES) is (given.reply in COMES)
    if given.reply is not said.reply or (given.represented_by, given.substitute) != (said.bearer, said.substitute):
        return False
    excuse = store.get(Excuse, excuse_id(given.id))
    return said.reason in (None, excuse.reason if excuse is not None else None)
