"""Does a call take files on a day? The one rule for eligibility, moves of projects, and pages."""

from datetime import date
from enum import Enum


class Window(Enum):
    """Whether a call takes files on a day; both its days belong to it."""

    OPEN = "open"
    FUTURE = "future"
    CLOSED = "closed"
    UNDATED = "undated"


def window_on(opens: date | None, closes: date | None, on: date) -> Window:
    """Of a call of which one day is not known the other one counts; of one without days nothing is known."""
    if opens is None and closes is None:
        return Window.UNDATED
    if opens is not None and on < opens:
        return Window.FUTURE
    return Window.CLOSED if closes is not None and on > closes else Window.OPEN
