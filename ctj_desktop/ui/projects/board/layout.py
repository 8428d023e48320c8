"""Where does each column, card and refusal of the board stand? Plain rectangles over measured texts."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.ui.projects.board.cards import BoardCard, BoardColumn
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.paint import wrappable

COLUMN, CARD, FOLDED, GAP, PAD = 180, 164, 38, 8, 12
TITLE_LINES = 4
COUNT = 24
"""Room for the count behind a stage's name."""


class Refusal(NamedValue):
    """A move that was not made: of which card, to which stage, and why."""

    card: UUID
    stage: UUID
    title: str
    lines: str


class PlacedCard(NamedValue):
    """A card in board coordinates, its title broken into lines."""

    card: BoardCard
    column: int
    rect: QRect
    title: tuple[str, ...]
    money: tuple[str, ...]


class LaidOutBoard(NamedValue):
    """The whole board: columns from left to right, cards, the refusal, and its size."""

    columns: tuple[QRect, ...]
    heads: tuple[tuple[str, ...], ...]
    head: int
    cards: tuple[PlacedCard, ...]
    refusal: tuple[QRect, tuple[str, ...]] | None
    width: int
    height: int

    def card_at(self, point: QPoint) -> PlacedCard | None:
        """The card under a point of the board."""
        return next((placed for placed in self.cards if placed.rect.contains(point)), None)

    def column_at(self, x: int) -> int:
        """The column at that place; -1 between two."""
        return next((at for at, rect in enumerate(self.columns) if rect.left() <= x <= rect.right()), -1)

    def of(self, key: UUID | None) -> PlacedCard | None:
        """Where a project stands."""
        return next((placed for placed in self.cards if placed.card.key == key), None)


class BoardLayout:
    """Measures once per text and font; a board of hundreds of cards is laid out in a few milliseconds."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._broken: dict[tuple[str, Type, int, int], tuple[str, ...]] = {}
        self._measures: dict[Type, QFontMetrics] = {}
        self._heights: dict[tuple[str, tuple[str, ...], bool], tuple[tuple[str, ...], tuple[str, ...], int]] = {}

    def forget(self) -> None:
        """The fonts changed."""
        self._broken.clear()
        self._measures.clear()
        self._heights.clear()

    def lay_out(self, columns: Sequence[BoardColumn], refusal: Refusal | None, height: int) -> LaidOutBoard:
        """Columns side by side; the cards of each below its head."""
        px = self._theme.px
        rects, left = [], 0
        for column in columns:
            width = px(FOLDED) if column.folded else px(COLUMN)
            rects.append(QRect(left, 0, width, 0))
            left += width + px(GAP)
        room = px(COLUMN) - 2 * px(PAD)
        heads = [() if c.folded else self.broken(c.name, Type.STRONG, room - px(COUNT), 2) for c in columns]
        tallest = max((len(lines) for lines in heads), default=1)
        head = px(12) + tallest * self._theme.line(Type.STRONG) + self._theme.line(Type.CAPTION) + px(12)
        cards, bottom, spot = self._cards(columns, rects, head, refusal)
        height = max(height, bottom)
        return LaidOutBoard(
            columns=tuple(QRect(rect.left(), 0, rect.width(), height) for rect in rects),
            heads=tuple(heads),
            head=head,
            cards=tuple(cards),
            refusal=spot,
            width=max(0, left - px(GAP)),
            height=height,
        )

    def broken(self, text: str, kind: Type, width: int, most: int) -> tuple[str, ...]:
        """A text in at most so many lines, the last one shortened."""
        key = (text, kind, width, most)
        if key not in self._broken:
            self._broken[key] = _broken(self._measure(kind), wrappable(text), width, most)
        return self._broken[key]

    def _measure(self, kind: Type) -> QFontMetrics:
        if kind not in self._measures:
            self._measures[kind] = QFontMetrics(self._theme.font(kind))
        return self._measures[kind]

    def _cards(
        self, columns: Sequence[BoardColumn], rects: Sequence[QRect], head: int, refusal: Refusal | None
    ) -> tuple[list[PlacedCard], int, tuple[QRect, tuple[str, ...]] | None]:
        px = self._theme.px
        cards: list[PlacedCard] = []
        bottom, spot = head, None
        inset = (px(COLUMN) - px(CARD)) // 2
        open_target = refusal is not None and any(c.key == refusal.stage and not c.folded for c in columns)
        for at, (column, rect) in enumerate(zip(columns, rects, strict=True)):
            top = head
            if refusal is not None and open_target and column.key == refusal.stage:
                spot, top = self._refusal(refusal, rect.left() + inset, top)
            for card in column.cards:
                placed = self._card(card, at, rect.left() + inset, top)
                cards.append(placed)
                top += placed.rect.height() + px(GAP)
                if refusal is not None and not open_target and card.key == refusal.card:
                    spot, top = self._refusal(refusal, rect.left() + inset, top)
            bottom = max(bottom, top + px(4))
        return cards, bottom, spot

    def _card(self, card: BoardCard, column: int, left: int, top: int) -> PlacedCard:
        key = (card.title, card.money, card.dated)
        if key not in self._heights:
            self._heights[key] = self._height(card)
        title, money, height = self._heights[key]
        rect = QRect(left, top, self._theme.px(CARD), height)
        return PlacedCard(card=card, column=column, rect=rect, title=title, money=money)

    def _height(self, card: BoardCard) -> tuple[tuple[str, ...], tuple[str, ...], int]:
        """Lines of the title, lines of the amounts, and how high a card with them is."""
        px, theme = self._theme.px, self._theme
        room = px(CARD) - 2 * px(PAD)
        title = self.broken(card.title, Type.STRONG, room, TITLE_LINES)
        one = " · ".join(card.money)
        fits = self._measure(Type.BODY).horizontalAdvance(one) <= room
        money = (one,) if fits and one else card.money
        height = px(8) + px(20) + px(4) + len(title) * theme.line(Type.STRONG) + theme.line(Type.CAPTION)
        height += px(6) + len(money) * theme.line(Type.BODY) if money else 0
        height += px(8) + 1 + px(7) + theme.line(Type.CAPTION) * (2 if card.dated else 1) + px(8)
        return title, money, height

    def _refusal(self, refusal: Refusal, left: int, top: int) -> tuple[tuple[QRect, tuple[str, ...]], int]:
        px = self._theme.px
        lines = self.broken(refusal.lines, Type.CAPTION, px(CARD) - 2 * px(PAD), 12)
        height = px(12) + self._theme.line(Type.LABEL) + px(4) + len(lines) * self._theme.line(Type.CAPTION) + px(12)
        return (QRect(left, top, px(CARD), height), lines), top + height + px(GAP)


def _broken(measures: QFontMetrics, text: str, width: int, most: int) -> tuple[str, ...]:
    """Greedy: words are kept whole unless one alone is wider than the line."""

    def fits(line: str) -> bool:
        return measures.horizontalAdvance(line) <= width

    words = text.split(" ")
    lines: list[str] = []
    while words and len(lines) < most:
        count = 1
        while count < len(words) and fits(" ".join(words[: count + 1])):
            count += 1
        lines.append(" ".join(words[:count]))
        words = words[count:]
    if words:
        lines[-1] = f"{lines[-1]} {' '.join(words)}"
    end = Qt.TextElideMode.ElideRight
    return tuple(line if fits(line) else measures.elidedText(line, end, width) for line in lines)
