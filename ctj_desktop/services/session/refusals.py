"""What cannot be entered while a meeting sits, why, and what can be done?"""

from datetime import time
from enum import Enum

from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_, Refused
from ctj_desktop.services.steps.refusals import EndBeforeStart


class LeftBeforeArrival(EndBeforeStart):
    """Somebody leaves after they came, on the meeting's own clock."""

    message = N_("The departure at {end} is not after the arrival at {start}. Correct one of the two times.")


class OneTimeMissing(Refused):
    """Of a session both times are known, or none was noted."""

    message = N_("Write when the session opened and when it closed, or say that no times were noted.")


class AfterClose(Refused):
    """Who was there came and left before the session was closed."""

    message = N_("The session was closed at {closed}: nobody came or left at {at}. Enter an earlier time.")
    closed: time
    at: time


class NoSubstitute(Refused):
    """The roll names no substitute for the seat."""

    message = N_(
        "No substitute is named for {seat}. Enter the mandate of a substitute and convene again, or enter a guest."
    )
    seat: str


class VacantSeat(Refused):
    """Nobody sits there: an empty chair neither comes nor votes."""

    message = N_(
        "{seat} is a vacant seat: nobody can be entered for it. "
        "Enter the mandate, then put the person on the roll from the minute at which they take the seat."
    )
    seat: str


class BearerAway(Refused):
    """A proxy is carried by somebody who is there."""

    message = N_(
        "{bearer} is {state} and cannot carry a proxy. Choose somebody who is present, or enter {bearer} as present."
    )
    bearer: str
    state: Enum


class BearerLeft(Refused):
    """A proxy is carried by somebody who is still there."""

    message = N_("{bearer} left at {at} and cannot carry a proxy after that. Choose somebody who is present.")
    bearer: str
    at: time


class ProxyOverlaps(Refused):
    """A seat gives one proxy at a time."""

    message = N_("{seat} has given another proxy for this time. Correct or remove that one first.")
    seat: str


class ProxyEndsFirst(EndBeforeStart):
    """A proxy ends after it began, on the meeting's own clock."""

    message = N_("The proxy ends at {end}, before it begins at {start}. Correct one of the two times.")


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


class SitsThere(Refused):
    """A person takes a seat once."""

    message = N_("{person} holds the seat {seat} already. Choose who takes the seat now.")
    person: str
    seat: str


class TakenTooEarly(Refused):
    """A seat passes on after its holder took it, and after the opening."""

    message = N_(
        "{person} cannot leave the seat at {at}: the session opened, or the seat was taken, only then or later. "
        "Enter a later time, or convene again before the session."
    )
    person: str
    at: time


class NotInSession(Refused):
    """Attendance, votes and the clock belong to a session."""

    message = N_("Meeting {meeting} is not in session (state: {state}). Open the session first.")
    meeting: str
    state: Enum


class NotOnTheRoll(Refused):
    """A seat that was not convened."""

    message = N_(
        "This seat is not on the roll of meeting {meeting}. Convene the meeting again, or enter the person as a guest."
    )
    meeting: str


class NoSeatChange(Refused):
    """The seat was held by one person all the time."""

    message = N_("Nobody took or left this seat during the session. Choose another seat.")


class SeatOrGuest(Refused):
    """Attendance is of a seat or of a guest."""

    message = N_("Say who it is: either a seat of the committee or a guest of this meeting.")


class GuestHasNoSeat(Refused):
    """A guest is neither represented nor substituted."""

    message = N_("A guest has no seat, so nobody stands in for a guest. Enter another guest, or another reply.")


class AlreadyThere(Refused):
    """An open presence."""

    message = N_("This person is already entered as present since {since}. Enter the departure first.")
    since: object


class NotThere(Refused):
    """No open presence to close."""

    message = N_("This person is not entered as present. Enter the arrival first.")


class NoProxies(Refused):
    """The statutes allow no proxies (or none so many)."""

    message = N_(
        "A proxy is not allowed here: {holder} may carry {allowed} ({article}). "
        "Enter the seat as excused, or call its substitute."
    )
    holder: str
    allowed: int
    article: str

    def __post_init__(self) -> None:
        self.article = self.article or "–"


class NoRuleForProxies(Refused):
    """Statutes that are silent of proxies allow none."""

    message = N_(
        "The statutes say nothing of proxies ({title}), so none is allowed. "
        "Enter the seat as excused, call its substitute, or enter their article on proxies."
    )
    title: Bilingual


class ProxyUnwritten(Refused):
    """The statutes ask for it in writing."""

    at_field = "in_writing"
    message = N_(
        "The statutes ask for a proxy in writing ({article}). Say that it is there in writing, enter the seat as "
        "excused, or call its substitute."
    )
    article: str

    def __post_init__(self) -> None:
        self.article = self.article or "–"


class NoStatutesForProxies(Refused):
    """No statutes: nobody may vote for another (SOURCES.md 5.1, Swiss association law)."""

    message = N_(
        "No statutes are entered for this date, so no proxy is allowed. "
        "Enter the seat as excused, call its substitute, or enter the statutes with their article on proxies."
    )


class PauseBackwards(Refused):
    """A pause ends after it began, and begins after the opening."""

    message = N_(
        "A pause from {start} to {end} is not possible: the session opened at {opened}, and a pause ends after it "
        "began. Correct the times."
    )
    start: time
    end: time
    opened: time


class PauseUnended(Refused):
    """A session that is closed stands still no more."""

    message = N_("The session was closed at {closed}. Enter also when the pause ended.")
    at_field = "end"
    closed: time


class PausesOverlap(Refused):
    """A session stands still once at a time."""

    message = N_("Another pause is entered from {start} on. End or correct that one first.")
    start: time


class VotedInPause(Refused):
    """Nobody votes while the session stands still."""

    message = N_(
        "At {at} there was a pause, from {start} to {end}, so nothing was voted on. Correct the time of the vote, or "
        "the pause."
    )
    at: time
    start: time
    end: time


class VotedWhilePaused(Refused):
    """Nobody votes while the session stands still."""

    message = N_("There is a pause since {start}, so nothing is voted on. End the pause, then take the vote.")
    start: time
