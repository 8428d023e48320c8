"""Where is the person in the program, where were they before, and how do they get back?"""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from ctj_desktop.domain.record import NamedValue


class Place(NamedValue):
    """A page and what it shows: of `only` these records a list, where a figure leads to those that it counts.

    `said` is then what they have in common, in the language of the window.
    """

    page: str
    record: UUID | None = None
    detail: str = ""
    only: tuple[UUID, ...] = ()
    said: str = ""


Crumb = tuple[str, Place | None]
"""A word, and where it leads; the last one is where the person is."""


class Navigator(QObject):
    """Keeps the trail; Back and Forward walk on it, a new place cuts what lay ahead."""

    moved = Signal(object)
    beside = Signal(object)
    """A place is to stand in a window of its own, beside this one, which stays where it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: list[Place] = []
        self._at = -1

    @property
    def place(self) -> Place | None:
        """Where the person is; None before the first page."""
        return self._places[self._at] if self._places else None

    def go(self, place: Place) -> None:
        """Opens a place; the same place again changes nothing."""
        if place == self.place:
            return
        del self._places[self._at + 1 :]
        self._places.append(place)
        self._at = len(self._places) - 1
        self.moved.emit(place)

    def replace(self, place: Place) -> None:
        """The same page shows something else now (a selection): Back does not stop at each of them."""
        if self._places:
            self._places[self._at] = place

    def again(self) -> None:
        """The views were made anew: the same place is opened once more."""
        if self.place is not None:
            self.moved.emit(self.place)

    def back(self) -> None:
        """One step back; nothing at the beginning."""
        self._walk(-1)

    def forward(self) -> None:
        """One step forward; nothing at the end."""
        self._walk(1)

    def can_go_back(self) -> bool:
        """Whether something lies behind."""
        return self._at > 0

    def can_go_forward(self) -> bool:
        """Whether something lies ahead."""
        return self._at + 1 < len(self._places)

    def forget(self) -> None:
        """At the closing of a workspace."""
        self._places.clear()
        self._at = -1

    def _walk(self, step: int) -> None:
        if 0 <= self._at + step < len(self._places):
            self._at += step
            self.moved.emit(self._places[self._at])
