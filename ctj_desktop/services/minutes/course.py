"""How do minutes come to their approval: sent round, taken back, approved, the file of the meeting closed?"""

from datetime import date

from ctj_desktop.domain.ids import DecisionId, MeetingId
from ctj_desktop.domain.records.meetings import Meeting, MeetingMove, MeetingState
from ctj_desktop.domain.records.minutes import ApprovedVersion
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.minutes.approval import file_version, need_approvable, need_minutes
from ctj_desktop.services.minutes.remarks.round_refusals import ReasonWanted
from ctj_desktop.services.minutes.remarks.taking_back import what_follows
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import leading_to, move_meeting
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


@step(states=leading_to(MeetingState.CIRCULATED), after=("close_session",))
def circulate_minutes(unit: Unit, *, meeting: MeetingId, on: date) -> MeetingMove:
    """Sends the minutes round for remarks."""
    stored = the(unit.store, Meeting, meeting)
    need_minutes(unit.store, stored)
    return move_meeting(unit, stored, MeetingState.CIRCULATED, on)


@step(states=leading_to(MeetingState.HELD), after=("circulate_minutes",))
def take_back_minutes(unit: Unit, *, meeting: MeetingId, on: date, reason: Bilingual = NO_TEXT) -> MeetingMove:
    """Takes circulated minutes back to work in the remarks.

    Where others have them, or were asked for remarks, `ReasonWanted` without a reason.
    """
    stored = the(unit.store, Meeting, meeting)
    moved = move_meeting(unit, stored, MeetingState.HELD, on, reason=reason)
    if not reason and what_follows(unit.store, meeting).concerns_others:
        raise ReasonWanted
    return moved


@step(states=leading_to(MeetingState.APPROVED), after=("circulate_minutes",))
def approve_minutes(
    unit: Unit, *, meeting: MeetingId, on: date, decision: DecisionId | None = None, signature: str = ""
) -> ApprovedVersion:
    """Approves circulated minutes: their text is filed with its hash and no longer changes."""
    stored = the(unit.store, Meeting, meeting)
    need_approvable(unit.store, stored, on, decision)
    move_meeting(unit, stored, MeetingState.APPROVED, on, decision=decision)
    return file_version(unit, stored, signature)


@step(states=leading_to(MeetingState.CLOSED), after=("approve_minutes | declare_inquorate",))
def close_meeting(unit: Unit, *, meeting: MeetingId, on: date) -> MeetingMove:
    """Closes the file of a meeting whose minutes are approved, or that had no quorum."""
    return move_meeting(unit, the(unit.store, Meeting, meeting), MeetingState.CLOSED, on)
