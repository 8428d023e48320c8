"""Why can something in the minutes not be taken back or counted so?"""

from ctj_desktop.errors import N_, Refused


class DecisionPublished(Refused):
    """What the public has read is not unsaid."""

    message = N_(
        "Decision {number} is published and is not taken away. Have the correction decided and recorded as a new one."
    )
    number: str


class TaskMoved(Refused):
    """A task with a history of its own is ended, not removed."""

    message = N_("Somebody has begun or ended task {number} already. Set it to “no longer needed” instead.")
    number: str


class NobodyVoted(Refused):
    """A count without a vote decides nothing, by whatever rule; consensus alone is found without counting."""

    message = N_("Nobody has voted in this count. Enter the votes, or that it was decided by consensus.")


class BallotsMissing(Refused):
    """A roll call is the names with their votes; the count follows from them."""

    message = N_("In a roll call it is entered who voted how. Enter it by name, or choose another way of voting.")


class NamesInClosedItem(Refused):
    """Who voted how in a closed item is not kept: ballots travel with the minutes everybody gets."""

    message = N_("In a closed item only the counts of a vote are kept, not who voted how. Count it instead.")
