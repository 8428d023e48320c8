"""Why can minutes not be approved, or what was approved not be taken back?"""

from datetime import date

from ctj_desktop.errors import Refused


class ApprovedTooEarly(Refused):
    """The minutes cannot be approved on {on}: the meeting takes place on {held}. Give that day or a later one."""

    on: date
    held: date


class ApprovedAhead(Refused):
    """The minutes cannot be approved on {on}: that day is still to come. Give the day of the approval."""

    on: date


class ApprovedBeforeCirculation(Refused):
    """The minutes cannot be approved on {on}: they were circulated on {sent}. Give that day or a later one."""

    on: date
    sent: date


class ApprovedByEarlierMeeting(Refused):
    """Decision {number} does not belong to a later meeting of this committee. Choose another decision."""

    number: str


class MinutesDisputed(Refused):
    """{count} passages of the minutes of meeting {meeting} have two versions after an exchange. Choose one of each
    under Exchanges, then approve.

    What two devices wrote apart is settled before it is locked (exchange/FORMAT.md 7.5).
    """

    meeting: str
    count: int


class VotesContradicted(Refused):
    """The minutes of meeting {meeting} cannot be approved: the votes on {decisions} contradict the presence that is
    entered. Correct the votes or the times, then approve.
    """

    meeting: str
    decisions: str


class OutcomesContradicted(Refused):
    """The minutes of meeting {meeting} cannot be approved: the outcome of {decisions} contradicts how it was taken.
    Correct one of the two, then approve.
    """

    meeting: str
    decisions: str


class ApprovedForGood(Refused):
    """The minutes of meeting {meeting} are approved and locked: this is not undone. Have a correction decided and
    recorded at the next meeting.
    """

    meeting: str


class LockedSince(Refused):
    """This can no longer be undone: the minutes of meeting {meeting} were approved since, and no longer change. Have a
    correction decided and recorded at the next meeting.
    """

    meeting: str


class TitleSent(Refused):
    """The agenda of meeting {meeting} was sent with this title, which no longer changes. Only a missing language can
    still be added.
    """

    meeting: str


class NothingToCheck(Refused):
    """There is nothing to check here: one of the two languages is missing. Write it first."""
