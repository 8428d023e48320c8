"""Why can something in the minutes not be taken back or counted so?"""

from ctj_desktop.errors import N_, Refused


class DecisionPublished(Refused):
    """What the public has read is not unsaid."""

    message = N_(
        "Decision {number} is published and is not taken away. Have the correction decided and recorded as a new one."
    )

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class TaskMoved(Refused):
    """A task with a history of its own is ended, not removed."""

    message = N_("Somebody has begun or ended task {number} already. Set it to “no longer needed” instead.")

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class NamesInClosedItem(Refused):
    """Who voted how in a closed item is not kept: ballots travel with the minutes everybody gets (exchange.md B7)."""

    message = N_("In a closed item only the counts of a vote are kept, not who voted how. Count it instead.")
