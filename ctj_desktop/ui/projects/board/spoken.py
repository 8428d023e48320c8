"""What is the board for whoever does not see it? Columns, each a list of cards."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QAccessible

from ctj_desktop.ui.projects.board.cards import BoardColumn
from ctj_desktop.ui.projects.board.layout import Refusal
from ctj_desktop.ui.widgets.spoken import in_one_breath
from ctj_desktop.ui.widgets.spoken_parts import SpokenPart


def parts_of(columns: Sequence[BoardColumn], refusal: Refusal | None, place: str) -> list[SpokenPart]:
    """A folded column is met as a whole; a refusal stands behind its card. `place` says which of how many."""
    return [
        SpokenPart(key=column.key, name=f"{column.name}: {column.count}", role=QAccessible.Role.Button)
        if column.folded
        else SpokenPart(
            key=column.key, name=column.name, role=QAccessible.Role.List, inside=tuple(_cards(column, refusal, place))
        )
        for column in columns
    ]


def _cards(column: BoardColumn, refusal: Refusal | None, place: str) -> Iterator[SpokenPart]:
    for at, card in enumerate(column.cards, start=1):
        yield SpokenPart(key=card.key, name=card.spoken, place=place.format(place=at, count=len(column.cards)))
        if refusal is not None and refusal.card == card.key:
            said = in_one_breath([refusal.title, refusal.lines])
            yield SpokenPart(key=(card.key, refusal.stage), name=said, role=QAccessible.Role.StaticText)
