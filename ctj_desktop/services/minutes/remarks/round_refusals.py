"""Why can minutes not go round so, or a returned form not be taken in, and what can be done?"""

from datetime import date

from ctj_desktop.errors import N_, Refused


class NothingToNumber(Refused):
    """No passage says anything."""

    message = N_(
        "The minutes of meeting {number} have no passage that could go round: nothing is written under its items."
    )
    number: str


class ReasonWanted(Refused):
    """Whoever has the minutes, or was asked for remarks, is told why another version follows."""

    message = N_("Others have these minutes: write why they are taken back, in at least one language.")
    at_field = "reason"


class UntilBeforeRound(Refused):
    """A last day before the first."""

    at_field = "until"
    message = N_("{until} is before the day on which the minutes go round ({opened}). Choose a later day.")
    until: date
    opened: date


class RoundClosed(Refused):
    """It ended already."""

    message = N_("Remark round {number} was closed on {on}. Give it another last day to open it again.")
    number: str
    on: date


class RemindedTooLate(Refused):
    """Nobody can answer in time to a reminder that goes out now."""

    message = N_(
        "Remarks were asked for until {until}: a reminder would come too late. Give the round another last day first."
    )
    until: date


class SentOtherwise(Refused):
    """The minutes were changed, or another round was opened, while the files were made."""

    message = N_("The minutes changed while they were being made ready. Look at them, and send them round again.")


class ChangedSinceRound(Refused):
    """They cannot be printed any more as they were sent."""

    message = N_(
        "The minutes were changed since they went round, so they cannot go once more as they were. Circulate them: "
        "that opens a new round."
    )


class RoundNotHere(Refused):
    """A form of a round that this workspace does not know."""

    message = N_(
        "“{name}” answers a remark round that is not in this workspace. Take in what other offices sent, then this "
        "file again, or enter the remarks by hand."
    )
    name: str


class MailSaysNothing(Refused):
    """No form goes with it, and no line names a passage."""

    message = N_(
        "“{name}” names no passage (§) of minutes that went round, and no form goes with it. Read what it says, and "
        "enter the remarks by hand."
    )
    name: str


class WhichRound(Refused):
    """Its writer was asked in no round, or in several, and its subject names no meeting."""

    message = N_(
        "It is not certain on which minutes “{name}” remarks: whoever wrote it was asked in none or in several rounds, "
        "and its subject names no meeting. Enter the remarks by hand."
    )
    name: str


class NoRemarkChosen(Refused):
    """No line is to be taken in."""

    message = N_("Choose at least one remark to be taken in.")


class NoPassageNamed(Refused):
    """A remark belongs to a passage, or to an item as a whole."""

    message = N_("Say to which passage or item this remark belongs, or leave it out: “{text}”.")
    text: str
