"""Why is the opinion of a body not asked for, or not noted, as it was entered?"""

from datetime import date

from ctj_desktop.errors import Refused


class AboutNothing(Refused):
    """An opinion is asked for about an item of the agenda or a project. Choose one of them."""

    at_field = "item"


class AboutAnother(Refused):
    """The item and the project belong to different committees. Choose a project of the committee, or leave it out."""

    at_field = "project"


class UntilBeforeAsked(Refused):
    """The body was asked on {asked}, and the last day to answer lies before. Correct one of the two days."""

    at_field = "until"
    asked: date


class SilenceWithoutDay(Refused):
    """That silence is an assent holds from a day on: write until when the body may answer, or take the mark away."""

    at_field = "until"


class AnsweredBeforeAsked(Refused):
    """The body was asked on {asked} and cannot have answered before. Correct the day of the answer."""

    at_field = "answered_on"
    asked: date


class AnswerWithoutDay(Refused):
    """Write the day on which the answer came."""

    at_field = "answered_on"


class AnswerSaysNothing(Refused):
    """Choose what the body answers, or write its answer in words."""

    at_field = "answer"


class RemindedBeforeAsked(Refused):
    """The body was asked on {asked} and cannot have been reminded before. Correct the day of the reminder."""

    at_field = "on"
    asked: date


class AnsweredAlready(Refused):
    """The body answered on {day}: there is nothing to remind of."""

    day: date
