"""What cannot be entered while a meeting sits, why, and what can be done?"""

from datetime import time
from enum import Enum

from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Refused
from ctj_desktop.services.steps.refusals import EndBeforeStart


class LeftBeforeArrival(EndBeforeStart):
    """The departure at {end} is not after the arrival at {start}. Correct one of the two times."""


class OneTimeMissing(Refused):
    """Write when the session opened and when it closed, or say that no times were noted."""


class AfterClose(Refused):
    """The session was closed at {closed}: nobody came or left at {at}. Enter an earlier time."""

    closed: time
    at: time


class NoSubstitute(Refused):
    """No substitute is named for {seat}. Enter the mandate of a substitute and convene again, or enter a guest."""

    seat: str


class VacantSeat(Refused):
    """{seat} is a vacant seat: nobody can be entered for it. Enter the mandate, then put the person on the roll from
    the minute at which they take the seat.
    """

    seat: str


class BearerAway(Refused):
    """{bearer} is {state} and cannot carry a proxy. Choose somebody who is present, or enter {bearer} as present."""

    bearer: str
    state: Enum


class BearerLeft(Refused):
    """{bearer} left at {at} and cannot carry a proxy after that. Choose somebody who is present."""

    bearer: str
    at: time


class ProxyOverlaps(Refused):
    """{seat} has given another proxy for this time. Correct or remove that one first."""

    seat: str


class ProxyEndsFirst(EndBeforeStart):
    """The proxy ends at {end}, before it begins at {start}. Correct one of the two times."""


class OwnProxy(Refused):
    """A seat cannot represent itself. Choose another one that is present."""


class StillThere(Refused):
    """{guest} is entered as present. Take that presence back first, then remove the guest."""

    guest: str


class NotOnTheAgenda(Refused):
    """“{title}” is a heading. Choose an item below it."""

    title: str


class ClosedTooEarly(Refused):
    """The session cannot close at {closed_at}: items, arrivals or departures are entered up to {latest}. Correct one of
    the two times.
    """

    closed_at: time
    latest: time


class OpenedAfterItem(Refused):
    """The session cannot have opened at {opened_at}: an item was taken up at {first}. Correct one of the two times."""

    opened_at: time
    first: time


class OpenedTooLate(Refused):
    """The session cannot have opened at {opened_at}: somebody is entered as present since {came}, more than four hours
    before. Correct one of the two times.
    """

    opened_at: time
    came: time


class StaysOverlap(Refused):
    """This overlaps the presence entered from {start} on. Enter another time, or correct that presence first."""

    start: time


class SitsThere(Refused):
    """{person} holds the seat {seat} already. Choose who takes the seat now."""

    person: str
    seat: str


class TakenTooEarly(Refused):
    """{person} cannot leave the seat at {at}: the session opened, or the seat was taken, only then or later. Enter a
    later time, or convene again before the session.
    """

    person: str
    at: time


class NotInSession(Refused):
    """Meeting {meeting} is not in session (state: {state}). Open the session first."""

    meeting: str
    state: Enum


class NotOnTheRoll(Refused):
    """This seat is not on the roll of meeting {meeting}. Convene the meeting again, or enter the person as a guest."""

    meeting: str


class NoSeatChange(Refused):
    """Nobody took or left this seat during the session. Choose another seat."""


class SeatOrGuest(Refused):
    """Say who it is: either a seat of the committee or a guest of this meeting."""


class GuestHasNoSeat(Refused):
    """A guest has no seat, so nobody stands in for a guest. Enter another guest, or another reply."""


class AlreadyThere(Refused):
    """This person is already entered as present since {since}. Enter the departure first."""

    since: object


class NotThere(Refused):
    """This person is not entered as present. Enter the arrival first."""


class NoProxies(Refused):
    """A proxy is not allowed here: {holder} may carry {allowed} ({article}). Enter the seat as excused, or call its
    substitute.
    """

    holder: str
    allowed: int
    article: str

    def __post_init__(self) -> None:
        self.article = self.article or "–"


class NoRuleForProxies(Refused):
    """The statutes say nothing of proxies ({title}), so none is allowed. Enter the seat as excused, call its
    substitute, or enter their article on proxies.
    """

    title: Bilingual


class ProxyUnwritten(Refused):
    """The statutes ask for a proxy in writing ({article}). Say that it is there in writing, enter the seat as excused,
    or call its substitute.
    """

    at_field = "in_writing"
    article: str

    def __post_init__(self) -> None:
        self.article = self.article or "–"


class NoStatutesForProxies(Refused):
    """No statutes are entered for this date, so no proxy is allowed. Enter the seat as excused, call its substitute, or
    enter the statutes with their article on proxies.

    The source is SOURCES.md 5.1, Swiss association law.
    """


class PauseBackwards(Refused):
    """A pause from {start} to {end} is not possible: the session opened at {opened}, and a pause ends after it began.
    Correct the times.
    """

    start: time
    end: time
    opened: time


class PauseUnended(Refused):
    """The session was closed at {closed}. Enter also when the pause ended."""

    at_field = "end"
    closed: time


class PausesOverlap(Refused):
    """Another pause is entered from {start} on. End or correct that one first."""

    start: time


class VotedInPause(Refused):
    """At {at} there was a pause, from {start} to {end}, so nothing was voted on. Correct the time of the vote, or the
    pause.
    """

    at: time
    start: time
    end: time


class VotedWhilePaused(Refused):
    """There is a pause since {start}, so nothing is voted on. End the pause, then take the vote."""

    start: time
