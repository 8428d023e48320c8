"""Which number cannot be issued or confirmed here, and why?"""

from ctj_desktop.errors import N_, Refused


class NumberedElsewhere(Refused):
    """Numbers are issued where the right is."""

    message = N_(
        "Another office or device issues the numbers of {committee} now. Have them given there, "
        "or have the right to number lent to this device for a meeting."
    )
    committee: str


class NotRepeated(Refused):
    """Only a number issued twice becomes bis."""

    message = N_("The number {number} was not issued twice, so it stays. Exchanges lists the numbers in question.")
    number: str
