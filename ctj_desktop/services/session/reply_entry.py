"""How is entered at once what somebody answered to the convocation, by which way, and why they do not come?"""

from datetime import date
from uuid import UUID

from ctj_desktop.domain.attendance_facts import attendance_id
from ctj_desktop.domain.ids import GuestId, MeetingId, PersonId, SeatId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Attendance, Meeting, Reply, ReplyWay
from ctj_desktop.errors import Refused
from ctj_desktop.services.session.attendance import COME_THEMSELVES, record_guest_reply, record_reply
from ctj_desktop.services.session.excuses import forget_excuse, keep_excuse
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.unit import Unit


class NobodyNamed(Refused):
    """Say who it is: who votes for the seat, or which substitute comes."""


class ReplyEntry(NamedValue):
    """Of a seat or of a guest; without a `reply` the one that was entered is taken back.

    `reason` is why they do not come; None leaves what is noted, as long as they do not come.
    """

    meeting: MeetingId
    seat: SeatId | None = None
    guest: GuestId | None = None
    reply: Reply | None = None
    on: date | None = None
    way: ReplyWay | None = None
    bearer: SeatId | None = None
    substitute: PersonId | None = None
    reason: str | None = None

    @property
    def key(self) -> UUID:
        """The line of the list of replies."""
        key = self.seat or self.guest
        assert key is not None, "of a seat or of a guest"
        return key


def enter_reply(unit: Unit, *, entry: ReplyEntry) -> Attendance:
    """One act; `NobodyNamed`, and whatever refuses a reply or a reason."""
    named = {Reply.REPRESENTED: entry.bearer, Reply.SUBSTITUTE: entry.substitute}
    if entry.reply in named and named[entry.reply] is None:
        raise NobodyNamed
    meeting = the(unit.store, Meeting, entry.meeting)
    said = Attendance(
        id=attendance_id(meeting.id, entry.key),
        home=meeting.home,
        meeting=meeting.id,
        seat=entry.seat,
        guest=entry.guest,
        reply=entry.reply,
        replied_on=entry.on,
        replied_by=entry.way,
        represented_by=entry.bearer if entry.reply is Reply.REPRESENTED else None,
        substitute=entry.substitute if entry.reply is Reply.SUBSTITUTE else None,
    )
    if entry.reason is None or entry.reply in COME_THEMSELVES:
        return _record(unit, said)
    if entry.reason.strip():
        keep_excuse(unit, meeting=meeting.id, seat=entry.seat, guest=entry.guest, reason=entry.reason.strip())
    entered = _record(unit, said)
    if not entry.reason.strip():
        forget_excuse(unit, entered)
    return entered


def _record(unit: Unit, said: Attendance) -> Attendance:
    """Last of all: the history names the act by it."""
    return record_reply(unit, said) if said.seat is not None else record_guest_reply(unit, said)
