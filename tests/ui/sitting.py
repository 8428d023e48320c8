"""The meeting of the sample's spring, in session at a time that the test says."""

from datetime import UTC, date, datetime, time, timedelta

from ctj_desktop.domain.clock import agenda
from ctj_desktop.domain.ids import MeetingId, SeatId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.meetings.life import convene_meeting
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.session.attendance import add_guest, excuse, record_arrival, substitute_arrives
from ctj_desktop.services.session.course import begin_item, open_session
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from tests.ui.beginning import told_at_once

DAY = date(2027, 3, 12)
NUMBER = "2027-01"


class Wall:
    """A clock that stands still between the moments a test sets."""

    def __init__(self, store: Store) -> None:
        self.now = datetime(2027, 3, 12, 13, 50, tzinfo=ZONE)
        store.environment = replace(store.environment, clock=self.look)
        store.keep_setting("today", DAY.isoformat())

    def look(self) -> datetime:
        """Each look a millisecond later, so that acts stay in order."""
        self.now += timedelta(milliseconds=1)
        return self.now.astimezone(UTC)

    def set(self, hour: int, minute: int, second: int = 0) -> None:
        """The time on the wall."""
        self.now = self.now.replace(hour=hour, minute=minute, second=second)


def a_guest_is_there(workspace: OpenWorkspace, meeting: MeetingId) -> Wall:
    """Since two o'clock, entered then, on the meeting's own clock: the list of those who were there is taken."""
    wall = Wall(workspace.store)
    wall.set(14, 0)
    guest = workspace.do_fields(add_guest, meeting=meeting, name="Préfecture du Doubs")
    workspace.do(record_arrival, meeting=meeting, arrived=time(14), guest=guest.id)
    return wall


def the_meeting(workspace: OpenWorkspace) -> Meeting:
    """The meeting of the spring."""
    return workspace.store.all(Meeting, number=NUMBER)[0]


def convened(workspace: OpenWorkspace) -> Wall:
    """Convened, at ten to two on its day."""
    wall, meeting = Wall(workspace.store), the_meeting(workspace)
    if meeting_state(workspace.store, meeting.id) is MeetingState.DRAFT:
        workspace.do(convene_meeting, meeting=meeting.id, on=date(2027, 2, 24))
    return wall


def seats(workspace: OpenWorkspace) -> list[SeatId]:
    """In the order of the attendance list."""
    rolls = roll_of(workspace.store, the_meeting(workspace).id)
    return [roll.seat for roll in sorted(rolls, key=lambda roll: roll.side.value, reverse=True)]


def under_way(workspace: OpenWorkspace) -> Wall:
    """Ten are expected, eight are there, one seat is vacant; the third item runs since a quarter past two."""
    wall, meeting = convened(workspace), the_meeting(workspace)
    places = seats(workspace)
    with told_at_once(workspace):
        for place, minute in ((0, 52), (1, 55), (5, 58), (7, 50), (8, 51), (9, 48)):
            workspace.do(record_arrival, meeting=meeting.id, seat=places[place], arrived=time(13, minute))
        wall.set(14, 0)
        workspace.do(open_session, meeting=meeting.id, on=DAY, opened_at=time(14, 0))
        workspace.do(record_arrival, meeting=meeting.id, seat=places[4], arrived=time(14, 0), remote=True)
        workspace.do(record_arrival, meeting=meeting.id, seat=places[2], arrived=time(14, 3))
        workspace.do(excuse, meeting=meeting.id, seat=places[3])
        workspace.do(substitute_arrives, meeting=meeting.id, seat=places[10], arrived=time(14, 4))
        workspace.do_fields(add_guest, meeting=meeting.id, name="Préfecture du Doubs")
        begin_items(workspace, meeting.id, time(14, 0), time(14, 5), time(14, 15))
    wall.set(14, 27)
    return wall


def begin_items(workspace: OpenWorkspace, meeting: MeetingId, *starts: time) -> None:
    """One item after another."""
    rows = agenda(workspace.store.all(AgendaItem, meeting=meeting)).rows
    for row, started in zip(rows, starts, strict=False):
        workspace.do(begin_item, item=row.item.id, started=started)
