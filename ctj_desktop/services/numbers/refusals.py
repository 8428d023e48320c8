"""Which number cannot be issued or confirmed here, and why?"""

from ctj_desktop.errors import Refused


class NumberedElsewhere(Refused):
    """Another office or device issues the numbers of {committee} now. Have them given there, or have the right to
    number lent to this device for a meeting.
    """

    committee: str


class NotRepeated(Refused):
    """The number {number} was not issued twice, so it stays. Exchanges lists the numbers in question."""

    number: str
