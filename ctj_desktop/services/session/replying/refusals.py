"""Why is what came back as a file no reply, and what can be done?"""

from datetime import date
from enum import Enum

from ctj_desktop.errors import Refused


class OtherEvent(Refused):
    """This answers another appointment, not a meeting of this workspace. Choose the answer to a convocation that was
    sent from here, or enter the reply by hand.
    """


class NobodyAsked(Refused):
    """Meeting {meeting} awaits no replies in this state: {state}. Nothing was entered. If it takes place after all,
    convene it again.
    """

    meeting: str
    state: Enum


class NotAsked(Refused):
    """Nobody who was asked about meeting {meeting} has the address {mail}. Enter the reply by hand, or correct the
    address of the person and take the file in again.
    """

    meeting: str
    mail: str


class SharedAddress(Refused):
    """The address {mail} is that of several: {names}. It does not say who answers: enter the reply by hand."""

    mail: str
    names: tuple[str, ...]


class OlderRevision(Refused):
    """{name} answers revision {answered} of the convocation to meeting {meeting}; revision {latest} was sent to them
    since. Nothing was entered: wait for the new answer, or ask and enter it by hand.
    """

    name: str
    answered: int
    meeting: str
    latest: int


class UnknownRevision(Refused):
    """{name} answers revision {answered} of the convocation to meeting {meeting}, of which nothing is known here: the
    last that was sent is {latest}. Take in what other offices sent, then this answer again, or enter the reply by hand.
    """

    name: str
    answered: int
    meeting: str
    latest: int


class OtherTime(Refused):
    """{name} answers for another day or another hour than that of meeting {meeting}. Nothing was entered: ask, and
    enter the reply by hand.
    """

    name: str
    meeting: str


class UnknownZone(Refused):
    """The answer of {name} is in a time zone that is not known here ({zone}), so it is not certain which hour is meant.
    Nothing was entered: ask, and enter the reply by hand.
    """

    name: str
    zone: str


class Perhaps(Refused):
    """{name} answers “perhaps”. That is no reply: nothing was changed. As long as no reply of theirs is entered, a
    reminder still goes to them.
    """

    name: str


class HandedOn(Refused):
    """{name} passed the appointment on to somebody else. That names neither a substitute nor a proxy: ask who comes,
    and enter the reply by hand.
    """

    name: str


class OnlyStandsIn(Refused):
    """{name} is asked as a substitute; what counts is the reply of {holders}. Nothing was entered. Enter the substitute
    by hand on the seat for which they come.
    """

    name: str
    holders: tuple[str, ...]


class RepliedSo(Refused):
    """The reply of {name} is entered already: {reply}. Nothing was changed."""

    name: str
    reply: Enum


class RepliedLater(Refused):
    """This answer of {name} is older than the reply that is entered ({reply}, {on}). Nothing was changed; if it holds
    all the same, enter it by hand.
    """

    name: str
    reply: Enum
    on: date


class MeetingNotHere(Refused):
    """“{name}” is a reply about a meeting that is not in this workspace. Take in what other offices sent, then this
    file again, or enter the reply by hand.
    """

    name: str


class NotAskedByName(Refused):
    """{name} is not among those who were asked about meeting {meeting}. Nothing was entered: if they answer for
    somebody else, enter the reply by hand on that seat.
    """

    meeting: str
    name: str


class SharedName(Refused):
    """Several of those asked are called {name}. The form does not say who answers: enter the reply by hand."""

    name: str


class FormOfNobody(Refused):
    """“{name}” does not say who answers. Drop the mail with which it came, or enter the reply by hand."""

    name: str


class FilledInByAnother(Refused):
    """“{name}” was made for {reader}, and {writer} stands on it. Nothing was entered: ask who answers, and enter the
    reply by hand.
    """

    name: str
    reader: str
    writer: str


class NobodyNamedBeside(Refused):
    """In “{name}” {reader} does not say who comes or votes for them. Nothing was entered: ask, and enter the reply by
    hand.
    """

    name: str
    reader: str


class NoneOfThem(Refused):
    """{name} names “{said}”, who is no substitute of the seat, nor a member to whom it can give a proxy. Nothing was
    entered: ask, and enter the reply by hand.
    """

    name: str
    said: str
