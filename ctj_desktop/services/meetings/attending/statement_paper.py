"""What does the attendance statement of a committee print of a year?"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.services.meetings.attending.over_period import WHY_NOT, AttendanceLine, MeetingOfPeriod, year_attended
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.membership.attendance_statement import (
        AttendanceStatement,
        StatementEntry,
        StatementMeeting,
    )


def statement_paper(store: OpenFile, committee: CommitteeId, year: int, on: date) -> "AttendanceStatement":
    """By what is known now; `on` is when it is made."""
    from ctj_desktop.documents.membership.attendance_statement import AttendanceStatement

    found = year_attended(store, committee, year)
    return AttendanceStatement(
        sender=sender(store, committee, on),
        year=year,
        whole=_entry(found.all),
        sides=_entries(found.sides),
        bodies=_entries(found.bodies),
        persons=_entries(found.persons),
        meetings=tuple(_meeting(one) for one in found.meetings),
    )


def _entries(lines: Sequence[AttendanceLine]) -> "tuple[StatementEntry, ...]":
    return tuple(_entry(line) for line in lines)


def _entry(line: AttendanceLine) -> "StatementEntry":
    from ctj_desktop.documents.membership.attendance_statement import StatementEntry

    return StatementEntry(tally=line.tally, name=line.name, side=line.side, body=line.body, before=line.before)


def _meeting(one: MeetingOfPeriod) -> "StatementMeeting":
    from ctj_desktop.documents.membership.attendance_statement import StatementMeeting

    meeting = one.meeting
    assert meeting.on is not None, "it is of the year"
    return StatementMeeting(
        on=meeting.on,
        number=meeting.number,
        state=one.state,
        tally=one.tally,
        again=meeting.second_call_of is not None,
        why_not=WHY_NOT.get(one.counts, ""),
    )
