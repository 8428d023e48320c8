"""How does a round of remarks stand?"""

from datetime import date

from ctj_desktop.domain.record import NamedValue


class RoundNow(NamedValue):
    """The last round of a meeting: until when, whether that is over, how many are silent."""

    until: date
    over: bool
    silent: int
