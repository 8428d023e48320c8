"""How does a screen reader find its way in a widget that paints many things: columns with cards, pages with lines?"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from ctj_desktop.domain.record import NamedValue

PARTS = "spoken.parts"
"""Property of the widget: Qt makes the interfaces when it likes."""
KEPT_MILLISECONDS = 1_000
"""So long a reader may still ask about a part that has gone, on its way to the one that has the keyboard now."""
Way = tuple[Hashable, ...]
"""The keys from the outermost part to the one that is meant."""


class SpokenPart(NamedValue):
    """Something that is painted, with what is painted in it; `place` says which of how many it is."""

    key: Hashable
    name: str
    place: str = ""
    role: QAccessible.Role = QAccessible.Role.ListItem
    inside: tuple["SpokenPart", ...] = ()


class SpokenParts(QObject):
    """What a widget is made of for whoever does not see it. Nothing of it is made while nobody listens.

    A part is the same to a reader as long as its way leads to it, whatever it is called meanwhile.
    """

    def __init__(self, widget: QWidget, role: QAccessible.Role, parts: Callable[[], Sequence[SpokenPart]]) -> None:
        """`parts` tells what is there now."""
        super().__init__(widget)
        _listen()
        self.widget, self.role, self._ask = widget, role, parts
        self._parts: tuple[SpokenPart, ...] | None = None
        self._nodes: dict[Way, _Node] = {}
        self._here: Way = ()
        self._told = QTimer(self, singleShot=True, interval=0)
        """Qt tells of the widget that has the keyboard only after that has taken it."""
        self._told.timeout.connect(self._tell)
        self._swept = QTimer(self, singleShot=True, interval=KEPT_MILLISECONDS)
        self._swept.timeout.connect(self._sweep)
        widget.setProperty(PARTS, True)

    def changed(self) -> None:
        """Other parts, or other words; where the keyboard is stays."""
        before, self._parts = self._parts, None
        if before is None or not self._nodes or not QAccessible.isActive():
            return
        here, there = set(_ways(before)), set(_ways(self.inside(None)))
        for way in here - there:
            if way in self._nodes:
                _tell(self._nodes[way], QAccessible.Event.ObjectDestroyed)
        for way in there - here:
            if not way[:-1] or way[:-1] in self._nodes:
                _tell(self.node(way), QAccessible.Event.ObjectCreated)
        self._swept.start()

    def go_to(self, way: Way) -> None:
        """The keyboard is on this part now; a reader says it."""
        moved, self._here = way != self._here, way
        if moved:
            self.tell()

    def tell(self) -> None:
        """Says once more where the keyboard is, where it is in the widget."""
        if QAccessible.isActive():
            self._told.start()

    def _tell(self) -> None:
        if self.widget.hasFocus() and self._known(self._here):
            _tell(self.node(self._here), QAccessible.Event.Focus)

    def _sweep(self) -> None:
        for way in [way for way in self._nodes if not self._known(way)]:
            self._nodes.pop(way).deleteLater()

    # what a reader asks

    @property
    def here(self) -> Way:
        """Where the keyboard is; nowhere where that is gone."""
        return self._here if self._known(self._here) else ()

    def part(self, way: Way) -> SpokenPart | None:
        """What this leads to."""
        found: SpokenPart | None = None
        for key in way:
            found = next((one for one in self.inside(found) if one.key == key), None)
            if found is None:
                break
        return found

    def inside(self, part: SpokenPart | None) -> tuple[SpokenPart, ...]:
        """The parts of a part; of none, those of the widget."""
        if part is not None:
            return part.inside
        if self._parts is None:
            self._parts = tuple(self._ask())
        return self._parts

    def node(self, way: Way) -> "_Node":
        """What stands for a part among the things that Qt knows."""
        if way not in self._nodes:
            self._nodes[way] = _Node(self, way)
        return self._nodes[way]

    def interface(self, way: Way) -> QAccessibleInterface | None:
        """As a reader gets it; of the widget itself at the end of no way."""
        return QAccessible.queryAccessibleInterface(self.node(way) if way else self.widget)

    def child_of(self, way: Way, at: int) -> QAccessibleInterface | None:
        """One of the parts there."""
        inside = self.inside(self.part(way))
        return self.interface((*way, inside[at].key)) if 0 <= at < len(inside) else None

    def place_of(self, way: Way, child: QAccessibleInterface) -> int:
        """Which of the parts there it is; -1 for none."""
        node = child.object()
        if not isinstance(node, _Node) or node.way[:-1] != way:
            return -1
        keys = [one.key for one in self.inside(self.part(way))]
        return keys.index(node.way[-1]) if node.way[-1] in keys else -1

    def _known(self, way: Way) -> bool:
        return bool(way) and self.part(way) is not None


class _Node(QObject):
    """A part, as long as a reader may ask for it."""

    def __init__(self, parts: SpokenParts, way: Way) -> None:
        super().__init__(parts)
        self.parts, self.way = parts, way
        self._last = SpokenPart(key=way[-1], name="")

    @property
    def part(self) -> SpokenPart:
        """As it is, or as it was last."""
        self._last = self.parts.part(self.way) or self._last
        return self._last


class _PartTold(QAccessibleObject):
    """Everything is asked of what is shown now."""

    def __init__(self, node: _Node) -> None:
        super().__init__(node)
        self._node, self._parts, self._way = node, node.parts, node.way

    def role(self) -> QAccessible.Role:
        return self._node.part.role

    def text(self, what: QAccessible.Text) -> str:
        part = self._node.part
        return {QAccessible.Text.Name: part.name, QAccessible.Text.Description: part.place}.get(what, "")

    def setText(self, _what: QAccessible.Text, _text: str) -> None:
        """Nobody writes here."""

    def state(self) -> QAccessible.State:
        state, here = QAccessible.State(), self._way == self._parts.here
        state.focusable = state.selectable = True
        state.selected = here
        state.focused = here and self._parts.widget.hasFocus()
        state.invisible = not self._parts.widget.isVisible()
        return state

    def parent(self) -> Any:  # Qt's own signature
        return self._parts.interface(self._way[:-1])

    def childCount(self) -> int:
        return len(self._node.part.inside)

    def child(self, at: int) -> Any:  # Qt's own signature
        return self._parts.child_of(self._way, at)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self._parts.place_of(self._way, child)

    def childAt(self, _x: int, _y: int) -> Any:  # Qt's own signature
        return None

    def window(self) -> Any:  # Qt's own signature
        return self._parts.widget.window().windowHandle()

    def rect(self) -> QRect:
        widget = self._parts.widget
        return QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())


class _Whole(QAccessibleWidget):
    """The widget: its parts are what is in it, not the bars and surfaces of which it is built."""

    def __init__(self, parts: SpokenParts) -> None:
        super().__init__(parts.widget, parts.role)
        self._parts = parts

    def childCount(self) -> int:
        return len(self._parts.inside(None))

    def child(self, at: int) -> Any:  # Qt's own signature
        return self._parts.child_of((), at)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self._parts.place_of((), child)

    def childAt(self, _x: int, _y: int) -> Any:  # Qt's own signature
        return None

    def focusChild(self) -> Any:  # Qt's own signature
        here = self._parts.here
        return self._parts.interface(here) if here and self._parts.widget.hasFocus() else None


def _ways(parts: Sequence[SpokenPart], before: Way = ()) -> Iterator[Way]:
    for part in parts:
        yield (*before, part.key)
        yield from _ways(part.inside, (*before, part.key))


def _tell(node: _Node, what: QAccessible.Event) -> None:
    QAccessible.updateAccessibility(QAccessibleEvent(node, what))


def _interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, _Node):
        return _PartTold(thing)
    if isinstance(thing, QWidget) and thing.property(PARTS):
        parts = thing.findChild(SpokenParts)
        return _Whole(parts) if isinstance(parts, SpokenParts) else None
    return None


@cache
def _listen() -> None:
    """Once there is an application."""
    QAccessible.installFactory(_interface)
