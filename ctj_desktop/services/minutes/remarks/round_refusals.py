"""Why can minutes not go round so, or a returned form not be taken in, and what can be done?"""

from datetime import date

from ctj_desktop.errors import N_, Refused


class NothingToNumber(Refused):
    """No passage says anything."""

    message = N_(
        "The minutes of meeting {number} have no passage that could go round: nothing is written under its items."
    )
    number: str


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


class SentOtherwise(Refused):
    """The minutes were changed, or another round was opened, while the files were made."""

    message = N_("The minutes changed while they were being made ready. Look at them, and send them round again.")
