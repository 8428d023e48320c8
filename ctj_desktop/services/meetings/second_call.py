"""May a meeting be called a second time, because the first one had no quorum?"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from ctj_desktop.domain.attendance_facts import Snapshot
from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.quorum_and_majority import second_call_follows
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.services.meetings.refusals import MeetingElsewhere, NoSecondCall, QuorumWasThere, TooManyCame
from ctj_desktop.services.meetings.who_was_there import facts_of, quorum_of
from ctj_desktop.services.membership.roll import what_holds
from ctj_desktop.services.steps.move_ends import ends
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import meeting_state, name_of
from ctj_desktop.storage.open_file import OpenFile


def need_second_call(store: OpenFile, again: Meeting) -> None:
    """A second call follows a meeting of the same committee that ended without quorum, as the statutes allow it.

    `MeetingElsewhere`, `NoSecondCall`, `QuorumWasThere`, `TooManyCame` where the statutes name a share.
    """
    if again.second_call_of is None:
        return
    first = the(store, Meeting, again.second_call_of)
    if first.committee != again.committee:
        raise MeetingElsewhere(name_of(first), at_field="second_call_of")
    state = meeting_state(store, first.id)
    if state is not MeetingState.INQUORATE:
        raise NoSecondCall(name_of(first), state)
    _need_missed(store, first)


def without_quorum(store: OpenFile, committee: CommitteeId) -> list[Meeting]:
    """The meetings of a committee that ended without quorum and can be called a second time, the newest first."""
    ended = ends(store, Meeting.kind, MeetingState.DRAFT, committee)
    keys = [MeetingId(UUID(bytes=key)) for key, state in ended.items() if state == MeetingState.INQUORATE]
    found = [meeting for key in keys if (meeting := store.get(Meeting, key)) is not None]
    return sorted(found, key=_when, reverse=True)


def last_missed(store: OpenFile, committee: CommitteeId | None = None) -> Meeting | None:
    """The last meeting of a committee, or of all, where it ended without quorum and was not called again."""
    meetings = store.all(Meeting) if committee is None else store.all(Meeting, committee=committee)
    last = max(meetings, key=_when, default=None)
    return last if last is not None and meeting_state(store, last.id) is MeetingState.INQUORATE else None


def _when(meeting: Meeting) -> tuple[date, str]:
    return meeting.on or date.min, meeting.number or ""


def _need_missed(store: OpenFile, first: Meeting) -> None:
    missed = min((quorum_of(store, first, one) for one in _moments(store, first)), key=lambda found: found.margin)
    rule = what_holds(store, first).second_call
    if missed.rule is None or second_call_follows(rule, missed):
        return
    if missed.reached or rule is None:
        raise QuorumWasThere(name_of(first), missed.present, missed.base)
    share = f"{rule.numerator}/{rule.denominator}"
    raise TooManyCame(name_of(first), missed.present, missed.base, share, rule.article)


def _moments(store: OpenFile, first: Meeting) -> Iterator[Snapshot]:
    """From the opening to the closing, before and after somebody came or left."""
    facts = facts_of(store, first)
    closed = facts.clock.minute(first.closed_at) if first.closed_at is not None else facts.clock.last
    for minute in sorted({0, closed, *(one for one in facts.changes() if 0 < one < closed)}):
        yield facts.at_minute(minute)
        if minute < closed:
            yield facts.after_minute(minute)
