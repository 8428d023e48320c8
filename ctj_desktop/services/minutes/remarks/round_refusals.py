"""Why can minutes not go round so, or a returned form not be taken in, and what can be done?"""

from datetime import date

from ctj_desktop.errors import Refused


class NothingToNumber(Refused):
    """The minutes of meeting {number} have no passage that could go round: nothing is written under its items."""

    number: str


class ReasonWanted(Refused):
    """Others have these minutes: write why they are taken back, in at least one language."""

    at_field = "reason"


class UntilBeforeRound(Refused):
    """{until} is before the day on which the minutes go round ({opened}). Choose a later day."""

    at_field = "until"
    until: date
    opened: date


class RoundClosed(Refused):
    """Remark round {number} was closed on {on}. Give it another last day to open it again."""

    number: str
    on: date


class RemindedTooLate(Refused):
    """Remarks were asked for until {until}: a reminder would come too late. Give the round another last day first."""

    until: date


class SentOtherwise(Refused):
    """The minutes changed while they were being made ready. Look at them, and send them round again."""


class ChangedSinceRound(Refused):
    """The minutes were changed since they went round, so they cannot go once more as they were. Circulate them: that
    opens a new round.
    """


class RoundNotHere(Refused):
    """“{name}” answers a remark round that is not in this workspace. Take in what other offices sent, then this file
    again, or enter the remarks by hand.
    """

    name: str


class MailSaysNothing(Refused):
    """“{name}” names no passage (§) of minutes that went round, and no form goes with it. Read what it says, and enter
    the remarks by hand.
    """

    name: str


class WhichRound(Refused):
    """It is not certain on which minutes “{name}” remarks: whoever wrote it was asked in none or in several rounds, and
    its subject names no meeting. Enter the remarks by hand.
    """

    name: str


class NoRemarkChosen(Refused):
    """Choose at least one remark to be taken in."""


class NoPassageNamed(Refused):
    """Say to which passage or item this remark belongs, or leave it out: “{text}”."""

    text: str
