"""Why can a remark on minutes not be entered or settled so, and what can be done?"""

from datetime import date
from enum import Enum

from ctj_desktop.errors import Refused


class RemarkSaysNothing(Refused):
    """The remark says nothing yet: write what is remarked, or the wording that is proposed."""

    at_field = "comment"


class RemarkOnNothing(Refused):
    """Say what the remark is about: a numbered passage, or an item as a whole."""


class RemarkOfNobody(Refused):
    """Say whose remark this is: choose the person or the guest, or write a name."""

    at_field = "name"


class NotCirculated(Refused):
    """This passage was not part of the minutes that went round, so it has no number. Enter the remark for its item."""


class ReceivedAhead(Refused):
    """A remark of {received} lies ahead. Enter it with the day on which it came."""

    at_field = "received_on"
    received: date


class ReceivedBeforeRound(Refused):
    """{received} is before the day on which the minutes went round ({opened}). Correct the day."""

    at_field = "received_on"
    received: date
    opened: date


class RemarkSettled(Refused):
    """This remark is settled already ({ruling}). Take that back first, then change it."""

    ruling: Enum


class NotSettled(Refused):
    """This remark is still open: there is nothing to take back."""


class RefusalUnexplained(Refused):
    """Say why the remark is refused: whoever made it reads the reason, and so does the committee."""

    at_field = "reason"


class NothingProposed(Refused):
    """No other wording is proposed here, so there is nothing to take over as it is. Accept it otherwise, and write the
    words yourself.
    """


class OtherwiseHow(Refused):
    """Write the words that the minutes shall say, or say under the reason how it was taken into account."""

    at_field = "text"


class ChangedAtThatPlace(Refused):
    """The passage was changed at the same words since it went round. Accept the remark otherwise, and write what it
    shall say now.
    """


class PassageGone(Refused):
    """The passage is no longer in the minutes. Accept the remark otherwise and say under the reason how it was taken
    into account, or refuse it.
    """
