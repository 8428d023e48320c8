"""Who is told what changed? One signal per outcome; views decide whether it concerns them."""

from PySide6.QtCore import QObject, Signal

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.twins import seen_kind


class ChangeBus(QObject):
    """Carries outcomes: kinds and ids only, never rows. Whoever listens reads again."""

    changed = Signal(object)
    exchanged = Signal()
    """A file came, left, waits or was given up, or an office was accepted; no record changed."""
    said = Signal(str)
    """A sentence for the strip: what was done outside the workspace."""
    wrote = Signal(str, object)
    """A sentence for the strip: what lies where, after it left the program; and its path, whose folder is opened."""
    progressed = Signal(int, int)
    finished = Signal()
    stopped = Signal()
    """Long work: how far it is, that it is over, that the person wants it stopped."""
    refused = Signal(str)
    """A sentence for the strip: what was just asked cannot be done, and why."""

    print_asked = Signal(str, object)
    """A list is to be printed: its title, and what makes its PDF on the worker."""

    telling = False
    """Somebody still hears of an outcome: who goes to another page now does so because of it."""

    def publish(self, outcome: Outcome) -> None:
        """Tells everybody, after the transaction; an outcome in which nothing was written is not news."""
        if not outcome.changed:
            return
        before, self.telling = self.telling, True
        try:
            self.changed.emit(outcome)
        finally:
            self.telling = before


def touches(outcome: Outcome, *kinds: str) -> bool:
    """Whether any of the kinds changed, or its restricted twin."""
    return not {seen_kind(kind) for kind in outcome.kinds()}.isdisjoint(kinds)
