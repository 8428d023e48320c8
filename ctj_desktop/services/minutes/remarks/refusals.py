"""Why can a remark on minutes not be entered or settled so, and what can be done?"""

from datetime import date
from enum import Enum

from ctj_desktop.errors import N_, Refused


class RemarkSaysNothing(Refused):
    """Neither a comment nor another wording."""

    at_field = "comment"
    message = N_("The remark says nothing yet: write what is remarked, or the wording that is proposed.")


class RemarkOnNothing(Refused):
    """A remark belongs to a passage, or to a whole item."""

    message = N_("Say what the remark is about: a numbered passage, or an item as a whole.")


class RemarkOfNobody(Refused):
    """Whoever remarks is named."""

    at_field = "name"
    message = N_("Say whose remark this is: choose the person or the guest, or write a name.")


class NotCirculated(Refused):
    """A round numbers its passages; others are spoken of by their item."""

    message = N_(
        "This passage was not part of the minutes that went round, so it has no number. Enter the remark for its item."
    )


class ReceivedAhead(Refused):
    """A day that is still to come."""

    at_field = "received_on"
    message = N_("A remark of {received} lies ahead. Enter it with the day on which it came.")
    received: date


class ReceivedBeforeRound(Refused):
    """A day on which nobody could know what they remark on."""

    at_field = "received_on"
    message = N_("{received} is before the day on which the minutes went round ({opened}). Correct the day.")
    received: date
    opened: date


class RemarkSettled(Refused):
    """What was settled stands until that is taken back."""

    message = N_("This remark is settled already ({ruling}). Take that back first, then change it.")
    ruling: Enum


class NotSettled(Refused):
    """There is nothing to take back."""

    message = N_("This remark is still open: there is nothing to take back.")


class RefusalUnexplained(Refused):
    """Whoever is refused reads why."""

    at_field = "reason"
    message = N_("Say why the remark is refused: whoever made it reads the reason, and so does the committee.")


class NothingProposed(Refused):
    """A remark without other words cannot be accepted as it is."""

    message = N_(
        "No other wording is proposed here, so there is nothing to take over as it is. "
        "Accept it otherwise, and write the words yourself."
    )


class OtherwiseHow(Refused):
    """Other words, or at least where it was taken into account."""

    at_field = "text"
    message = N_("Write the words that the minutes shall say, or say under the reason how it was taken into account.")


class ChangedAtThatPlace(Refused):
    """The minutes say something else there now than when they went round, at the very words of the proposal."""

    message = N_(
        "The passage was changed at the same words since it went round. Accept the remark otherwise, "
        "and write what it shall say now."
    )


class PassageGone(Refused):
    """The passage was taken out of the minutes."""

    message = N_(
        "The passage is no longer in the minutes. Accept the remark otherwise and say under the reason how it was "
        "taken into account, or refuse it."
    )
