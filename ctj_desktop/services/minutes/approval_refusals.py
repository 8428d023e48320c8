"""Why can minutes not be approved, or what was approved not be taken back?"""

from datetime import date

from ctj_desktop.errors import N_, Refused


class ApprovedTooEarly(Refused):
    """Minutes are approved on the day of the meeting or later."""

    message = N_(
        "The minutes cannot be approved on {on}: the meeting takes place on {held}. Give that day or a later one."
    )
    on: date
    held: date


class ApprovedAhead(Refused):
    """Minutes are not approved before the day has come, since that is not undone."""

    message = N_("The minutes cannot be approved on {on}: that day is still to come. Give the day of the approval.")
    on: date


class ApprovedBeforeCirculation(Refused):
    """Minutes are approved after they were sent round."""

    message = N_(
        "The minutes cannot be approved on {on}: they were circulated on {sent}. Give that day or a later one."
    )
    on: date
    sent: date


class ApprovedByEarlierMeeting(Refused):
    """Minutes are approved by a decision of the same or a later meeting of the committee."""

    message = N_("Decision {number} does not belong to a later meeting of this committee. Choose another decision.")
    number: str


class MinutesDisputed(Refused):
    """What two devices wrote apart is settled before it is locked (exchange/FORMAT.md 7.5)."""

    message = N_(
        "{count} passages of the minutes of meeting {meeting} have two versions after an exchange. "
        "Choose one of each under Exchanges, then approve."
    )
    meeting: str
    count: int


class VotesContradicted(Refused):
    """What was corrected after a vote makes it untrue."""

    message = N_(
        "The minutes of meeting {meeting} cannot be approved: the votes on {decisions} contradict the presence that "
        "is entered. Correct the votes or the times, then approve."
    )
    meeting: str
    decisions: str


class OutcomesContradicted(Refused):
    """A decision has the outcome that its vote gave it."""

    message = N_(
        "The minutes of meeting {meeting} cannot be approved: the outcome of {decisions} contradicts how it was taken. "
        "Correct one of the two, then approve."
    )
    meeting: str
    decisions: str


class ApprovedForGood(Refused):
    """An approval is not undone."""

    message = N_(
        "The minutes of meeting {meeting} are approved and locked: this is not undone. "
        "Have a correction decided and recorded at the next meeting."
    )
    meeting: str


class LockedSince(Refused):
    """An act on minutes that were approved since."""

    message = N_(
        "This can no longer be undone: the minutes of meeting {meeting} were approved since, and no longer change. "
        "Have a correction decided and recorded at the next meeting."
    )
    meeting: str


class TitleSent(Refused):
    """The agenda that was sent keeps its titles."""

    message = N_(
        "The agenda of meeting {meeting} was sent with this title, which no longer changes. "
        "Only a missing language can still be added."
    )
    meeting: str


class NothingToCheck(Refused):
    """There is no translation here that could be checked against its source."""

    message = N_("There is nothing to check here: one of the two languages is missing. Write it first.")
