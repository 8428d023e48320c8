"""What cannot be entered while a meeting sits, why, and what can be done?"""

from datetime import time

from ctj_desktop.errors import N_, Refused
from ctj_desktop.services.steps.refusals import EndBeforeStart


class LeftBeforeArrival(EndBeforeStart):
    """Somebody leaves after they came, on the meeting's own clock."""

    message = N_("The departure at {end} is not after the arrival at {start}. Correct one of the two times.")


class NoSubstitute(Refused):
    """The roll names no substitute for the seat."""

    message = N_(
        "No substitute is named for {seat}. Enter the mandate of a substitute and convene again, or enter a guest."
    )
    seat: str


class OwnProxy(Refused):
    """A proxy is given to another seat."""

    message = N_("A seat cannot represent itself. Choose another one that is present.")


class StillThere(Refused):
    """A guest with times of presence stays in the minutes."""

    message = N_("{guest} is entered as present. Take that presence back first, then remove the guest.")
    guest: str


class NotOnTheAgenda(Refused):
    """A heading only groups items."""

    message = N_("“{title}” is a heading. Choose an item below it.")
    title: str


class ClosedTooEarly(Refused):
    """A session closes after everything that was entered for it."""

    message = N_(
        "The session cannot close at {closed_at}: items, arrivals or departures are entered up to {latest}. "
        "Correct one of the two times."
    )
    closed_at: time
    latest: time


class OpenedAfterItem(Refused):
    """A session opens before its first item is taken up."""

    message = N_(
        "The session cannot have opened at {opened_at}: an item was taken up at {first}. Correct one of the two times."
    )
    opened_at: time
    first: time


class OpenedTooLate(Refused):
    """Arrivals are entered a few hours before the opening at most."""

    message = N_(
        "The session cannot have opened at {opened_at}: somebody is entered as present since {came}, more than four "
        "hours before. Correct one of the two times."
    )
    opened_at: time
    came: time


class StaysOverlap(Refused):
    """Somebody is present once at a time."""

    message = N_(
        "This overlaps the presence entered from {start} on. Enter another time, or correct that presence first."
    )
    start: time
