"""Why can a decision by circulation not be opened, answered, closed or changed so?"""

from datetime import date

from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import N_, Refused


class CirculationForbidden(Refused):
    """“{statutes}” ({article}) allows no decision by circulation. Put it on the agenda of a meeting instead."""

    statutes: Bilingual
    article: str

    def __post_init__(self) -> None:
        if not self.article:
            self.message = N_(
                "“{statutes}” allows no decision by circulation. Put it on the agenda of a meeting instead."
            )


class CirculationUnruled(Refused):
    """“{statutes}”, in force on {on}, says nothing of decisions by circulation. Put it on the agenda of a meeting; or,
    if the statutes do speak of them, enter there under “Decisions in writing” what they say.
    """

    statutes: Bilingual
    on: date


class NoStatutesForCirculation(Refused):
    """No statutes in force on {on} are entered, so nothing says how a decision by circulation is taken. Enter them
    first, or put it on the agenda of a meeting.
    """

    on: date


class RuleOfOtherStatutes(Refused):
    """The rule “{rule}” is not one of the statutes in force on {on}. Choose one of those, or none."""

    at_field = "rule"
    rule: Bilingual
    on: date


class DeadlineMissing(Refused):
    """Say until when answers are awaited."""

    at_field = "until"


class DeadlineBeforeOpening(Refused):
    """Answers until {until} cannot be asked for on {on}. Choose a later last day."""

    at_field = "until"
    until: date
    on: date


class NobodyToAsk(Refused):
    """Nobody holds a seat with a vote on {on}: there is nobody to ask. Enter the mandates first."""

    on: date


class TextLacks(Refused):
    """Title or text of the proposed decision lack in {language}, the language in which this would be sent to: {names}.
    Add them first.
    """

    at_field = "text"
    language: Language
    names: tuple[str, ...]


class CirculationOpened(Refused):
    """“{title}” was opened on {on}: its text, its last day and whoever is asked no longer change. Withdraw it with a
    reason, and open another one.
    """

    title: Bilingual
    on: date


class CirculationNotOpened(Refused):
    """“{title}” is not opened yet. Open it first."""

    title: Bilingual


class CirculationOver(Refused):
    """“{title}” is over since {on}. What was decided, or not, stands."""

    title: Bilingual
    on: date


class AnswerCounted(Refused):
    """“{title}” was closed on {on}, and its result rests on the answers in time. If one was entered wrongly, undo the
    closing first, from the history.
    """

    title: Bilingual
    on: date


class NoVoiceInIt(Refused):
    """{name} sits without a vote and is not asked for an answer."""

    name: str


class StandsBackFromIt(Refused):
    """{name} stands back and is not asked for an answer. Take that back first if it is wrong."""

    name: str


class NotOnIt(Refused):
    """Nobody is asked on this seat. Choose one of those that are asked."""


class AnsweredBeforeOpening(Refused):
    """An answer of {answered} lies before the opening on {opened}. Correct the day."""

    at_field = "answered_on"
    answered: date
    opened: date


class AnsweredAhead(Refused):
    """An answer of {answered} lies ahead. Enter it with the day on which it came."""

    at_field = "answered_on"
    answered: date


class NoAnswerThere(Refused):
    """No answer of {name} is entered."""

    name: str


class LettersTooLate(Refused):
    """The last day for answers, {until}, is over: what goes out now cannot be answered in time. Close it; or withdraw
    it with a reason, and open another one.
    """

    until: date


class AnswersAwaited(Refused):
    """Answers are awaited until {until}, {count} are missing, and they can still change the result. Close it after that
    day, or as soon as the result is settled.
    """

    until: date
    count: int


class ClosedBeforeOpening(Refused):
    """It cannot be closed or withdrawn on {on}: it was opened on {opened}. Correct the day."""

    on: date
    opened: date


class ClosedAhead(Refused):
    """It cannot be closed or withdrawn on {on}, a day that is still to come."""

    on: date


class ReportedAlready(Refused):
    """“{title}” is on the agenda of meeting {meeting} already."""

    title: Bilingual
    meeting: str


class NotClosed(Refused):
    """“{title}” has no result yet. Close it first, then it is reported to a meeting."""

    title: Bilingual


class ReportedElsewhere(Refused):
    """This meeting is one of another committee. Choose one of the committee that decided."""


class DecidedByCirculation(Refused):
    """Decision {number} was taken by circulation: it stands as it was put to those who answered. Have a correction
    decided as a new one.
    """

    number: str


class CirculationNotHere(Refused):
    """“{name}” answers a decision by circulation that is not in this workspace, or for somebody who is not on it. Take
    in what other offices sent, then this file again, or enter the answer by hand.
    """

    name: str
