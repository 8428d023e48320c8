"""What is said where a file would do more to the work of others than anybody means to (exchange/FORMAT.md 7.8)?"""

from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Refused


class ManyChanges(Refused):
    """“{name}” would delete or overwrite much of what others wrote: {changes}. Nothing was taken in yet; the file waits
    under Exchanges. Ask {sender}, and accept it only if this is meant.

    The mass-change guard (exchange/FORMAT.md 7.8); `changes` are (kind, rows, of how many).
    """

    name: str
    sender: Bilingual
    changes: tuple[tuple[str, int, int], ...]


class WouldChangeMany(ManyChanges):
    """“{name}” would delete or overwrite much of what others wrote: {changes}. Nothing was written: a trial run. Ask
    {sender}, and accept it only if this is meant.
    """


class ManyChangesOfDay(ManyChanges):
    """With what came from {sender} in the last 24 hours, “{name}” would have deleted or overwritten much of what others
    wrote: {changes}. Nothing of this file was taken in yet; it waits under Exchanges. Ask {sender}, and accept it only
    if this is meant.
    """


class WouldChangeManyOfDay(ManyChanges):
    """With what came from {sender} in the last 24 hours, “{name}” would have deleted or overwritten much of what others
    wrote: {changes}. Nothing was written: a trial run. Ask {sender}, and accept it only if this is meant.
    """


def mass_refusal(*, earlier: bool, tried: bool) -> type[ManyChanges]:
    """By whether earlier files are counted with it, and whether it was only tried."""
    if earlier:
        return WouldChangeManyOfDay if tried else ManyChangesOfDay
    return WouldChangeMany if tried else ManyChanges
