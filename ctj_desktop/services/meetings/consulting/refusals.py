"""Why is the opinion of a body not asked for, or not noted, as it was entered?"""

from datetime import date

from ctj_desktop.errors import N_, Refused


class AboutNothing(Refused):
    """Whoever is asked must know about what."""

    at_field = "item"
    message = N_("An opinion is asked for about an item of the agenda or a project. Choose one of them.")


class AboutAnother(Refused):
    """One request belongs to one committee."""

    at_field = "project"
    message = N_(
        "The item and the project belong to different committees. Choose a project of the committee, or leave it out."
    )


class UntilBeforeAsked(Refused):
    """A delay that was over before it began."""

    at_field = "until"
    message = N_("The body was asked on {asked}, and the last day to answer lies before. Correct one of the two days.")
    asked: date


class SilenceWithoutDay(Refused):
    """Without a day nobody could say when the silence began to count."""

    at_field = "until"
    message = N_(
        "That silence is an assent holds from a day on: write until when the body may answer, or take the mark away."
    )


class AnsweredBeforeAsked(Refused):
    """An answer follows a question."""

    at_field = "answered_on"
    message = N_("The body was asked on {asked} and cannot have answered before. Correct the day of the answer.")
    asked: date


class AnswerWithoutDay(Refused):
    """By its day it is known whether it came in time."""

    at_field = "answered_on"
    message = N_("Write the day on which the answer came.")


class AnswerSaysNothing(Refused):
    """That a body answered means that it said something."""

    at_field = "answer"
    message = N_("Choose what the body answers, or write its answer in words.")


class RemindedBeforeAsked(Refused):
    """A reminder follows a question."""

    at_field = "on"
    message = N_("The body was asked on {asked} and cannot have been reminded before. Correct the day of the reminder.")
    asked: date


class AnsweredAlready(Refused):
    """Nobody is reminded of what they have done."""

    message = N_("The body answered on {day}: there is nothing to remind of.")
    day: date
