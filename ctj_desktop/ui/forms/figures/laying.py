"""How do parts stand below each other, or beside each other? Said as a tree instead of by calls."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.ui.widgets.scrolling import scroll
from ctj_desktop.ui.widgets.surfaces import Card


class Grow(PositionalValue):
    """A part that takes the room that is left."""

    part: QWidget | QLayout


STRETCH: Final = "stretch"
"""Room that nothing takes."""
Part: TypeAlias = QWidget | QLayout | Grow | str


def lay(layout: QBoxLayout, parts: Sequence[Part]) -> None:
    """Adds the parts in their order."""
    for each in parts:
        part = each.part if isinstance(each, Grow) else each
        share = int(isinstance(each, Grow))
        if isinstance(part, QLayout):
            layout.addLayout(part, share)
        elif isinstance(part, QWidget):
            layout.addWidget(part, share)
        else:
            layout.addStretch(1)


def across(space: int, *parts: Part) -> QHBoxLayout:
    """Parts beside each other, `space` pixels apart."""
    row = QHBoxLayout()
    row.setSpacing(space)
    lay(row, parts)
    return row


def below(space: int, *parts: Part) -> QVBoxLayout:
    """Parts below each other, `space` pixels apart."""
    column = QVBoxLayout()
    column.setSpacing(space)
    lay(column, parts)
    return column


def scrolled(card: Card, area: QScrollArea, inside: QWidget) -> None:
    """Fills a card, inside its frame, with what is scrolled there."""
    card.column.setContentsMargins(1, 1, 1, 1)
    card.column.addWidget(area)
    scroll(area, inside)
