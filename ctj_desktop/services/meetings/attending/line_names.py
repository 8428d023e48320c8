"""What is a line of the attendance of a year called, and what stands beside its name?"""

from typing import Final

from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.people import Side
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.meetings.attending.over_period import (
    WHY_NOT,
    AttendanceLine,
    LineOf,
    MeetingCounts,
    MeetingOfPeriod,
)

SIDES: Final = {Side.FR: N_("French side"), Side.CH: N_("Swiss side")}


def called(t: Translator, line: AttendanceLine) -> str:
    """The person or body, the side, the day of the meeting with its number."""
    if line.meeting is not None:
        meeting = line.meeting.meeting
        assert meeting.on is not None, "it is of the year"
        number = t("Meeting {number}").format(number=meeting.number) if meeting.number else t("Meeting")
        return f"{t.date_long(meeting.on)} · {number}"
    if line.of is LineOf.ALL:
        return t("Whole committee")
    if line.of is LineOf.SIDE and line.side is not None:
        return t(SIDES[line.side])
    return line.name.or_other(t.language) or "–"


def beside(t: Translator, line: AttendanceLine) -> str:
    """The body of a person; of a meeting whether it was a second call, without quorum, or does not count and why."""
    if line.meeting is None:
        return line.body.or_other(t.language)
    return " · ".join(_of_meeting(t, line.meeting))


def _of_meeting(t: Translator, one: MeetingOfPeriod) -> list[str]:
    said = [t("second call")] if one.meeting.second_call_of is not None else []
    if one.state is MeetingState.INQUORATE:
        said.append(word_within(t, one.state))
    if one.counts is not MeetingCounts.YES:
        said.append(t("does not count: {why}").format(why=t(WHY_NOT[one.counts])))
    return said
