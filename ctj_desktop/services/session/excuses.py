"""Why did somebody excuse themselves, as they said it?"""

from collections.abc import Iterable
from uuid import UUID

from ctj_desktop.domain.ids import AttendanceId, ExcuseId, GuestId, MeetingId, SeatId, link_id
from ctj_desktop.domain.records.meetings import Attendance, Excuse, Meeting
from ctj_desktop.services.meetings.approved_minutes import need_unapproved
from ctj_desktop.services.session.attendance_lines import line_of_somebody, name_of_somebody
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.refusals import NothingSaid
from ctj_desktop.services.steps.states import NOT_FINAL
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step(states=NOT_FINAL)
def keep_excuse(
    unit: Unit, *, meeting: MeetingId, reason: str, seat: SeatId | None = None, guest: GuestId | None = None
) -> Excuse:
    """Writes the reason of a seat or a guest, or over the one that is there; `NothingSaid` where it is none.

    It stays between the secretariats of the committee: it may be a matter of health.
    """
    owner = need_unapproved(unit.store, meeting)
    if not reason.strip():
        raise NothingSaid
    unit.name("excuse.added", name=name_of_somebody(unit.store, owner, seat, guest))
    line = line_of_somebody(unit, owner, seat, guest)
    return save_derived(unit, Excuse(id=excuse_id(line.id), home=owner.home, attendance=line.id, reason=reason))


@step(after=("keep_excuse",))
def remove_excuse(
    unit: Unit, *, meeting: MeetingId, seat: SeatId | None = None, guest: GuestId | None = None
) -> Excuse:
    """Takes the reason of a seat or a guest away, whenever it is; undo brings it back."""
    owner = the(unit.store, Meeting, meeting)
    unit.name("excuse.deleted", name=name_of_somebody(unit.store, owner, seat, guest))
    stored = the(unit.store, Excuse, excuse_id(line_of_somebody(unit, owner, seat, guest).id))
    unit.delete(stored)
    return stored


def excuse_id(attendance: AttendanceId) -> ExcuseId:
    """The same on every device on which the reason is entered."""
    return ExcuseId(link_id("excuse", attendance))


def forget_excuse(unit: Unit, line: Attendance) -> None:
    """Whoever comes after all needs no reason any more."""
    stored = unit.store.get(Excuse, excuse_id(line.id))
    if stored is not None:
        unit.delete(stored)


def excuses_of(store: OpenFile, lines: Iterable[Attendance]) -> dict[UUID, str]:
    """The reasons that are noted, by the seat or guest."""
    found = ((line.seat or line.guest, store.get(Excuse, excuse_id(line.id))) for line in lines)
    return {who: excuse.reason for who, excuse in found if who is not None and excuse is not None}
