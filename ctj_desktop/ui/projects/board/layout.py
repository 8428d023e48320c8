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
UNSURE = 12
"""Pixels by which a line and the sum of its words with their spaces may differ."""


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


Placed = tuple[tuple[PlacedCard, ...], int, tuple[QRect, tuple[str, ...]] | None]
"""The cards, where the longest column ends, and the refusal."""


class BoardLayout:
    """Measures once per text and font; a board of hundreds of cards is laid out in a few milliseconds."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._broken: dict[tuple[str, Type, int, int], tuple[str, ...]] = {}
        self._measures: dict[Type, QFontMetrics] = {}
        self._words: dict[tuple[str, Type], int] = {}
        self._placed: tuple[Sequence[BoardColumn], Refusal | None, int, Placed] | None = None  # of what, and where
        self._heights: dict[tuple[str, tuple[str, ...], bool], tuple[tuple[str, ...], tuple[str, ...], int]] = {}

    def forget(self) -> None:
        """The fonts changed."""
        self._broken.clear()
        self._measures.clear()
        self._words.clear()
        self._placed = None
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
        if self._placed is None or self._placed[0] is not columns or self._placed[1:3] != (refusal, head):
            self._placed = (columns, refusal, head, self._cards(columns, rects, head, refusal))
        cards, bottom, spot = self._placed[3]
        height = max(height, bottom)
        return LaidOutBoard(
            columns=tuple(QRect(rect.left(), 0, rect.width(), height) for rect in rects),
            heads=tuple(heads),
            head=head,
            cards=cards,
            refusal=spot,
            width=max(0, left - px(GAP)),
            height=height,
        )

    def broken(self, text: str, kind: Type, width: int, most: int) -> tuple[str, ...]:
        """A text in at most so many lines, the last one shortened."""
        key = (text, kind, width, most)
        if key not in self._broken:
            self._broken[key] = self._break(wrappable(text), kind, width, most)
        return self._broken[key]

    def _break(self, text: str, kind: Type, width: int, most: int) -> tuple[str, ...]:
        """Greedy: words are kept whole unless one alone is wider than the line."""
        words = text.split(" ")
        lines: list[str] = []
        while words and len(lines) < most:
            count = 1
            while count < len(words) and self._fits(" ".join(words[: count + 1]), kind, width):
                count += 1
            lines.append(" ".join(words[:count]))
            words = words[count:]
        if words:
            lines[-1] = f"{lines[-1]} {' '.join(words)}"
        measure, end = self._measure(kind), Qt.TextElideMode.ElideRight
        return tuple(line if self._fits(line, kind, width) else measure.elidedText(line, end, width) for line in lines)

    def _measure(self, kind: Type) -> QFontMetrics:
        if kind not in self._measures:
            self._measures[kind] = QFontMetrics(self._theme.font(kind))
        return self._measures[kind]

    def _cards(
        self, columns: Sequence[BoardColumn], rects: Sequence[QRect], head: int, refusal: Refusal | None
    ) -> Placed:
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
        return tuple(cards), bottom, spot

    def _card(self, card: BoardCard, column: int, left: int, top: int) -> PlacedCard:
        key = (card.title, card.money, card.dated)
        if key not in self._heights:
            self._heights[key] = self._height(card)
        title, money, height = self._heights[key]
        rect = QRect(left, top, self._theme.px(CARD), height)
        return PlacedCard(card=card, column=column, rect=rect, title=title, money=money)

    def _height(self, card: BoardCard) -> tuple[tuple[str, ...], tuple[str, ...], int]:
        """Lines of the title, lines of the amounts, and how high a card with them is."""
        px, line = self._theme.px, self._theme.line
        room = px(CARD) - 2 * px(PAD)
        title = self.broken(card.title, Type.STRONG, room, TITLE_LINES)
        one = " · ".join(card.money)
        money = (one,) if one and self._fits(one, Type.BODY, room) else card.money
        height = self._bare + len(title) * line(Type.STRONG)
        height += px(6) + len(money) * line(Type.BODY) if money else 0
        return title, money, height + line(Type.CAPTION) if card.dated else height

    @property
    def _bare(self) -> int:
        """How high a card is without title, amounts and the second line of its day."""
        px, caption = self._theme.px, self._theme.line(Type.CAPTION)
        return px(8) + px(20) + px(4) + caption + px(8) + 1 + px(7) + caption + px(8)

    def _fits(self, line: str, kind: Type, width: int) -> bool:
        """Its words alone tell it, but for what is as good as full: many cards have words in common."""
        measure, known = self._measure(kind), self._words
        taken = 0
        for word in line.split(" "):
            key = (word, kind)
            if key not in known:
                known[key] = measure.horizontalAdvance(word + " ")
            taken += known[key]
        if abs(taken - width) > UNSURE:
            return taken < width
        return measure.horizontalAdvance(line) <= width

    def _refusal(self, refusal: Refusal, left: int, top: int) -> tuple[tuple[QRect, tuple[str, ...]], int]:
        px = self._theme.px
        lines = self.broken(refusal.lines, Type.CAPTION, px(CARD) - 2 * px(PAD), 12)
        height = px(12) + self._theme.line(Type.LABEL) + px(4) + len(lines) * self._theme.line(Type.CAPTION) + px(12)
        return (QRect(left, top, px(CARD), height), lines), top + height + px(GAP)
