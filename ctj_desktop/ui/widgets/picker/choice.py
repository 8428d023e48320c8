"""How is one of a few dozen fixed values chosen? By typing any parts of its words, as a record is."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.hit_order import words_begin
from ctj_desktop.domain.ids import NETWORK
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.picker.field import Picker
from ctj_desktop.ui.widgets.picker.pick_list import Pickable


class FixedOption(NamedValue):
    """One of the values and what it is called."""

    key: UUID
    name: str
    value: object
    second: str = ""


class ChoiceField(Picker):
    """Always one of its options: words that stand for none of them give back the one that stood there."""

    picked = Signal(object)

    def __init__(self, theme: Theme, name: str, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._options: list[FixedOption] = []
        self._kept: FixedOption | None = None
        self.speak(t)
        self.offer_from(self._fitting)
        self.chosen.connect(self._take_key)
        self.left.connect(self._stand_for_one)

    def offer(self, options: Sequence[tuple[str, object]], value: object) -> None:
        """Shows the options and chooses one by its value, without a signal."""
        self._options = [
            FixedOption(key=uuid5(NETWORK, f"option {at}"), name=text, value=one)
            for at, (text, one) in enumerate(options)
        ]
        self.choose(value)

    def choose(self, value: object) -> None:
        """Chooses by value, without a signal; the first option if it is not offered."""
        self._kept = next((one for one in self._options if one.value == value), next(iter(self._options), None))
        if self._kept is not None:
            self.put(self._kept.key, self._kept.name)
        else:
            self.put(None, "")

    def value(self) -> object:
        """The value that is chosen; None where nothing is offered."""
        return self._kept.value if self._kept is not None else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()  # what is typed looks for another one

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on it opens the list, as the caret does."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self._on_caret(event.position().toPoint()):
            self.selectAll()
            self._toggle()

    def _fitting(self, words: str) -> list[FixedOption]:
        return [one for one in self._options if words_begin(sort_key(words), sort_key(one.name))]

    def _likely(self, hits: Sequence[Pickable], words: str) -> Pickable | None:
        """The first of those that the words begin, as in any list of values: the list shows which."""
        return super()._likely(hits, words) or next(iter(hits), None)

    def _take_key(self, key: object) -> None:
        taken = next((one for one in self._options if one.key == key), None)
        if taken is None:
            self._stand_for_one()
        elif taken != self._kept:
            self._kept = taken
            self.picked.emit(taken.value)

    def _stand_for_one(self) -> None:
        if self._kept is not None and self.key() != self._kept.key:
            self.put(self._kept.key, self._kept.name)
