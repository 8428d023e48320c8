"""What may become of a bundle that goes to another office or comes from one?"""

from enum import StrEnum


class Direction(StrEnum):
    """Which way a bundle went."""

    IN = "in"
    OUT = "out"


class Result(StrEnum):
    """What became of a bundle."""

    SENT = "sent"
    APPLIED = "applied"
    REPEATED = "repeated"  # everything in it was held already
    TAKEN_BACK = "taken_back"


class PendingState(StrEnum):
    """Why a bundle waits, or was set apart (exchange/FORMAT.md 8.2)."""

    WAITING = "waiting"  # for an earlier one
    NEWER = "newer"  # for a newer version of the program
    MASS_CHANGE = "mass_change"  # for a person's word
    FORKED = "forked"  # two contents under one number, or a content that does not follow
    DIFFERS = "differs"  # the same changes led to another state than the sender's
    TAKEN_BACK = "taken_back"
    TAKEN_IN = "taken_in"  # the last one, for as long as it can be taken back; it does not wait
