"""Why can a decision by circulation not be opened, answered, closed or changed so?"""

from datetime import date

from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import N_, Refused


class CirculationForbidden(Refused):
    """The statutes in force say that nothing is decided so."""

    message = N_(
        "“{statutes}” ({article}) allows no decision by circulation. Put it on the agenda of a meeting instead."
    )
    statutes: Bilingual
    article: str

    def __post_init__(self) -> None:
        if not self.article:
            self.message = N_(
                "“{statutes}” allows no decision by circulation. Put it on the agenda of a meeting instead."
            )


class CirculationUnruled(Refused):
    """Silent statutes: without a rule nothing can be decided so."""

    message = N_(
        "“{statutes}”, in force on {on}, says nothing of decisions by circulation. Put it on the agenda of a meeting; "
        "or, if the statutes do speak of them, enter there under “Decisions in writing” what they say."
    )
    statutes: Bilingual
    on: date


class NoStatutesForCirculation(Refused):
    """No version in force on the day."""

    message = N_(
        "No statutes in force on {on} are entered, so nothing says how a decision by circulation is taken. Enter them "
        "first, or put it on the agenda of a meeting."
    )
    on: date


class RuleOfOtherStatutes(Refused):
    """A rule of decision that is not one of the version in force."""

    at_field = "rule"
    message = N_("The rule “{rule}” is not one of the statutes in force on {on}. Choose one of those, or none.")
    rule: Bilingual
    on: date


class DeadlineMissing(Refused):
    """Nobody would know until when to answer."""

    at_field = "until"
    message = N_("Say until when answers are awaited.")


class DeadlineBeforeOpening(Refused):
    """Answers would be asked for before anybody was asked."""

    at_field = "until"
    message = N_("Answers until {until} cannot be asked for on {on}. Choose a later last day.")
    until: date
    on: date


class NobodyToAsk(Refused):
    """No seat with a vote is held on the day."""

    message = N_("Nobody holds a seat with a vote on {on}: there is nobody to ask. Enter the mandates first.")
    on: date


class TextLacks(Refused):
    """Somebody would be asked to agree to what they cannot read."""

    at_field = "text"
    message = N_(
        "Title or text of the proposed decision lack in {language}, the language in which this would be sent to: "
        "{names}. Add them first."
    )
    language: Language
    names: tuple[str, ...]


class CirculationOpened(Refused):
    """What was sent out to be decided stands."""

    message = N_(
        "“{title}” was opened on {on}: its text, its last day and whoever is asked no longer change. Withdraw it with "
        "a reason, and open another one."
    )
    title: Bilingual
    on: date


class CirculationNotOpened(Refused):
    """Nobody was asked yet."""

    message = N_("“{title}” is not opened yet. Open it first.")
    title: Bilingual


class CirculationOver(Refused):
    """It was closed or withdrawn."""

    message = N_("“{title}” is over since {on}. What was decided, or not, stands.")
    title: Bilingual
    on: date


class AnswerCounted(Refused):
    """The result rests on the answers as they stood when it was closed."""

    message = N_(
        "“{title}” was closed on {on}, and its result rests on the answers in time. If one was entered wrongly, undo "
        "the closing first, from the history."
    )
    title: Bilingual
    on: date


class NoVoiceInIt(Refused):
    """Whoever sits without a vote is informed, not asked."""

    message = N_("{name} sits without a vote and is not asked for an answer.")
    name: str


class StandsBackFromIt(Refused):
    """Whoever stands back is informed, not asked."""

    message = N_("{name} stands back and is not asked for an answer. Take that back first if it is wrong.")
    name: str


class NotOnIt(Refused):
    """A seat of another committee, or one that nobody holds: nobody on it is asked."""

    message = N_("Nobody is asked on this seat. Choose one of those that are asked.")


class AnsweredBeforeOpening(Refused):
    """A day on which nobody was asked."""

    at_field = "answered_on"
    message = N_("An answer of {answered} lies before the opening on {opened}. Correct the day.")
    answered: date
    opened: date


class AnsweredAhead(Refused):
    """A day that is still to come."""

    at_field = "answered_on"
    message = N_("An answer of {answered} lies ahead. Enter it with the day on which it came.")
    answered: date


class NoAnswerThere(Refused):
    """Nothing to take back."""

    message = N_("No answer of {name} is entered.")
    name: str


class LettersTooLate(Refused):
    """Nobody can answer in time to what goes out now."""

    message = N_(
        "The last day for answers, {until}, is over: what goes out now cannot be answered in time. Close it; or "
        "withdraw it with a reason, and open another one."
    )
    until: date


class AnswersAwaited(Refused):
    """The last day is not over, and what may still come can change the result."""

    message = N_(
        "Answers are awaited until {until}, {count} are missing, and they can still change the result. Close it after "
        "that day, or as soon as the result is settled."
    )
    until: date
    count: int


class ClosedBeforeOpening(Refused):
    """A day on which nobody was asked."""

    message = N_("It cannot be closed or withdrawn on {on}: it was opened on {opened}. Correct the day.")
    on: date
    opened: date


class ClosedAhead(Refused):
    """A day that is still to come."""

    message = N_("It cannot be closed or withdrawn on {on}, a day that is still to come.")
    on: date


class ReportedAlready(Refused):
    """Once is enough."""

    message = N_("“{title}” is on the agenda of meeting {meeting} already.")
    title: Bilingual
    meeting: str


class NotClosed(Refused):
    """There is no result to report."""

    message = N_("“{title}” has no result yet. Close it first, then it is reported to a meeting.")
    title: Bilingual


class ReportedElsewhere(Refused):
    """A meeting of another committee."""

    message = N_("This meeting is one of another committee. Choose one of the committee that decided.")


class DecidedByCirculation(Refused):
    """Its words are those to which everybody answered."""

    message = N_(
        "Decision {number} was taken by circulation: it stands as it was put to those who answered. Have a correction "
        "decided as a new one."
    )
    number: str


class CirculationNotHere(Refused):
    """A form about one that this workspace does not know, or for nobody who is asked."""

    message = N_(
        "“{name}” answers a decision by circulation that is not in this workspace, or for somebody who is not on it. "
        "Take in what other offices sent, then this file again, or enter the answer by hand."
    )
    name: str
