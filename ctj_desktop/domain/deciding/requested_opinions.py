"""How does a request for an opinion stand on a day? A silence is an assent only after it, and where that was said."""

from datetime import date
from enum import StrEnum


class OpinionState(StrEnum):
    """As of a day; its last day is still one on which a body may answer."""

    ASKED = "asked"
    OVERDUE = "overdue"
    SILENT = "silent"  # its day passed without an answer, and it was said that silence is an assent
    ANSWERED = "answered"


class WhichRequests(StrEnum):
    """Which requests a list shows."""

    OPEN = "open"
    OVERDUE = "overdue"
    GIVEN = "given"
    ALL = "all"


def opinion_state(
    until: date | None, answered_on: date | None, day: date, *, silence_assents: bool = False
) -> OpinionState:
    """What is known on the day, whatever was answered later."""
    if answered_on is not None and answered_on <= day:
        return OpinionState.ANSWERED
    if until is None or day <= until:
        return OpinionState.ASKED
    return OpinionState.SILENT if silence_assents else OpinionState.OVERDUE
