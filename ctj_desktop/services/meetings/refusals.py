"""What can no longer or not yet be done with a meeting and its agenda, and why?"""

from datetime import date
from enum import Enum

from ctj_desktop.errors import Refused


class AgendaFixed(Refused):
    """The agenda of meeting {meeting} no longer changes (state: {state}). Carry the item over to the next meeting
    instead.
    """

    meeting: str
    state: Enum


class MinutesFixed(Refused):
    """The minutes of meeting {meeting} are approved and no longer change. Have the correction decided and recorded at
    the next meeting.
    """

    meeting: str


class WasConvened(Refused):
    """Meeting {meeting} was convened, so it stays on record: its members know its date and its number. If it does not
    take place, cancel it.
    """

    meeting: str


class StillAtWork(Refused):
    """Meeting {meeting} is not removed in this state: {state}. Close its session or take its minutes back first."""

    meeting: str
    state: Enum


class NoDate(Refused):
    """The meeting has no date yet. A convocation states it: enter it, then convene.

    A convocation states date, hour, place and agenda (SOURCES.md 5.1).
    """


class PutOff(Refused):
    """The meeting was put off and is not convened anew: there is no appointment yet. Convene it first."""


class LateWithoutReason(Refused):
    """Items of this meeting were to be proposed by {until}. One that comes later says why: write the reason, which
    stands with the item on the agenda and in the minutes.
    """

    at_field = "late_reason"
    until: date


class LateDocument(Refused):
    """The file of this meeting was closed on {closed}. A document that comes later says why: write the reason, which
    stands beside its title.
    """

    at_field = "late_reason"
    closed: date


class MinutesElsewhere(Refused):
    """An item approves the minutes of an earlier meeting of the same committee, and meeting {meeting} is none. Choose
    an earlier one, or leave the field empty.
    """

    at_field = "approves"
    meeting: str


class NoStart(Refused):
    """The meeting has no starting time yet. A convocation states it: enter it, then convene.

    A convocation states date, hour, place and agenda (SOURCES.md 5.1).
    """


class EmptyAgenda(Refused):
    """The agenda is empty. Add the standing items or a first item, then convene."""


class UntitledItem(Refused):
    """Item {number} has no title in either language. Write one, or remove the item."""

    number: str


class NoSecondCall(Refused):
    """Meeting {meeting} did not end for want of a quorum (state: {state}), so there is no second call of it. Leave that
    field empty, or choose the meeting that had no quorum.
    """

    at_field = "second_call_of"
    meeting: str
    state: Enum


class QuorumWasThere(Refused):
    """By the attendance entered, meeting {meeting} had its quorum until its end ({present} of {base}), so there is no
    second call of it. Leave that field empty.
    """

    at_field = "second_call_of"
    meeting: str
    present: int
    base: int


class TooManyCame(Refused):
    """At meeting {meeting} {present} of {base} were there. The statutes allow a second call only below {share}
    ({article}). Leave that field empty: an ordinary meeting follows.
    """

    at_field = "second_call_of"
    meeting: str
    present: int
    base: int
    share: str
    article: str

    def __post_init__(self) -> None:
        self.article = self.article or "–"


class MeetingElsewhere(Refused):
    """Meeting {meeting} is of another committee. Choose one of this committee."""

    meeting: str
    at_field: str


class NothingToCopy(Refused):
    """Nothing on the agenda of meeting {meeting} returns: it has no heading and no standing item. Take every item over,
    or choose another meeting.
    """

    at_field = "like"
    meeting: str


class NoDays(Refused):
    """No day is chosen. Choose at least one on which a meeting is held."""

    at_field = "days"


class TooManyMeetings(Refused):
    """A series has {most} meetings at most. Plan a shorter one, and the rest later."""

    at_field = "days"
    most: int


class DayTwice(Refused):
    """{day} is chosen twice. Change one of the two days, or leave it out."""

    at_field = "days"
    day: date


class TooDeep(Refused):
    """An agenda has items and sub-items (2 and 2.1), no third level. Move the item to the first level first."""


class NoParentAbove(Refused):
    """There is no item above this one that it could belong to. Move it down first."""


class AtTheEdge(Refused):
    """The item is already at that end of its list."""


class SameMeeting(Refused):
    """The item is already on that agenda. Choose another meeting."""


class ClosedAbove(Refused):
    """This item stands under one behind closed doors. Open that one, or move this item out of it, first."""

    at_field = "closed"


class ClosedWords(Refused):
    """The item is behind closed doors, and the conference reads its line on the agenda. Write this in its minutes or
    its documents: they stay in the committee.
    """

    at_field = "note"


class ClosedReason(Refused):
    """The item is behind closed doors, and the conference sees who stands back. Write the reason in the minutes of the
    item: they stay in the committee.
    """

    at_field = "reason"


class ClosedInConflict(Refused):
    """Two versions of this item, or of something under it, wait until somebody chooses. Choose under Exchanges, then
    close the item.

    Of two versions one would be lost: what is said of it in the history goes with the closing.
    """

    at_field = "closed"


class ClosedWithBallots(Refused):
    """Votes by name are recorded under this item, and a closed item keeps only the counts. Correct these votes so that
    they are counted, then close the item.
    """

    at_field = "closed"


class ClosedWithMoves(Refused):
    """Somebody has begun or ended what this item gave to do ({numbers}), and what was noted then stays readable. Add a
    closed item and write there.
    """

    at_field = "closed"
    numbers: str


class ClosedWithPublished(Refused):
    """A decision under this item is published ({numbers}), so the item cannot be closed any more."""

    at_field = "closed"
    numbers: str


class FileElsewhere(Refused):
    """A document and its file are seen by the same people, and this file belongs to others: what a closed item holds
    stays with the committee. Join the file itself to this document.
    """


class ClosedOutcome(Refused):
    """The item is behind closed doors, and the conference sees what became of it: no name and no words. Write to whom
    in a decision under the item; that stays in the committee.
    """

    at_field = "outcome"
