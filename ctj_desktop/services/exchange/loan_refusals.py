"""Why can the right to number not be lent or come back?"""

from enum import Enum

from ctj_desktop.errors import Refused


class LentAlready(Refused):
    """The right to number is already lent, for meeting {meeting}. Have it returned first, or take it back."""

    meeting: str


class LentToItself(Refused):
    """The right to number is on this device already. Choose the device that will hold the session."""


class SessionOver(Refused):
    """Meeting {meeting} is over (state: {state}), so no right to number is lent for it. Choose a meeting that is still
    to be held.
    """

    meeting: str
    state: Enum


class NotLent(Refused):
    """The right to number is not lent for meeting {meeting}, so there is nothing to return. The history shows who lent
    or returned it.
    """

    meeting: str


class LoanOfAnother(Refused):
    """The right to number was lent to another device for meeting {meeting}. It is returned there, or taken back by the
    office that lent it.
    """

    meeting: str


class StillLent(Refused):
    """The device that has the right to number for meeting {meeting} has not returned it: numbers that it issued may not
    be known here, and new ones could be the same. Merge its bundle first, or confirm that you take it back.
    """

    meeting: str
