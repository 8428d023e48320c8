"""How do the numbered passages stand as they went round, French and German on one line, remarks told by a sign?

Below a passage, where that is wished, stands what it says now, with the words that differ.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from ctj_desktop.domain.differences import Piece, as_edited
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.minutes.remarks.reading import CirculatedPassage
from ctj_desktop.ui.approval.remarks.words import LANGUAGES, shown
from ctj_desktop.ui.frame.edits import spoken_edit
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.marked import MarkedText
from ctj_desktop.ui.widgets.paint import write
from ctj_desktop.ui.widgets.rows import Column, Index, RowsModel
from ctj_desktop.ui.widgets.table import Delegate, Table

NUMBER, FIRST, SECOND = range(3)
NUMBER_WIDTH, PAD, ABOVE, LEAST = 56, 6, 10, 150
"""Pixels; a language is never narrower than the last where two stand side by side."""
SIGNS: Final[Mapping[MinuteBlockKind, str]] = {
    MinuteBlockKind.DECISION: "gavel",
    MinuteBlockKind.AMENDMENT: "pencil-simple",
    MinuteBlockKind.TASK: "check-square",
}
"""What a passage is that is more than words."""


class PassageRow(NamedValue):
    """A passage as it is shown: `edited` puts what it says now into it."""

    passage: CirculatedPassage
    edited: bool = False

    @property
    def key(self) -> UUID:
        """Its block, or the item of a title."""
        return self.passage.key

    def pieces(self, language: Language) -> tuple[Piece, ...]:
        """Its text in one language."""
        before = shown(self.passage.circulated, language)
        if not self.edited:
            return (Piece(before, False),)
        return as_edited(before, shown(self.passage.today, language))


def _number(row: PassageRow, t: Translator) -> Cell:
    passage = row.passage
    number = passage.item_number if passage.is_title else t("§ {number}").format(number=passage.number)
    kind = word(t, passage.block_kind) if passage.block_kind in SIGNS else ""
    said = t.n("{count} remark", "{count} remarks", passage.remarks).format(count=passage.remarks)
    left = t("{count} to settle").format(count=passage.still_open) if passage.still_open else ""
    note = (kind, said if passage.remarks else "", left)
    return Cell(text=number, note=", ".join(filter(None, note)), look=Look.MUTED)


def _side(row: PassageRow, t: Translator, language: Language) -> Cell:
    text = spoken_edit(t, row.pieces(language)) if row.edited else shown(row.passage.circulated, language)
    return Cell(text=text) if text else Cell(text=t("no text"), look=Look.UNFILLED)


def columns(first: Language) -> tuple[Column[PassageRow], ...]:
    """The number, then the language of the reader, then the other one, which falls out where there is no room."""
    sides = [
        Column[PassageRow](
            key=language.value,
            heading=N_("Minutes as they went round"),
            cell=partial(_side, language=language),
            tag=language.value.upper(),
            spare=int(first is not language),
        )
        for language in LANGUAGES
    ]
    number = Column[PassageRow](key="number", heading=N_("No."), cell=_number, width=NUMBER_WIDTH)
    return (number, *sides)


class PassageTable(Table):
    """One passage is current; Enter enters a remark on it, letters settle the chosen remark."""

    readable = LEAST
    typed = Signal(str)
    new_asked = Signal()

    def __init__(self, desk: Desk, model: RowsModel[PassageRow], parent: QWidget) -> None:
        super().__init__(desk.theme, "remarks.passages", model, parent=parent)
        self._desk = desk
        self.lines = PassageDelegate(desk, self)
        self.setItemDelegate(self.lines)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        desk.theme.changed.connect(self.measure)
        desk.language.changed.connect(self.measure)

    def show_rows(self, rows: Sequence[PassageRow]) -> None:
        """Keeps the place where the person was."""
        self.rows_model.replace(list(rows))
        self.measure()

    def measure(self) -> None:
        """Every row as high as its text."""
        self.lines.forget()
        header = self.verticalHeader()
        header.setMinimumSectionSize(1)
        with QSignalBlocker(header):
            for at, row in enumerate(self.rows_model.rows):
                header.resizeSection(at, self.lines.height_of(row))
        self.updateGeometries()
        self.viewport().update()

    def go_to(self, key: UUID) -> None:
        """Brings a passage into sight; the keyboard stays where it is."""
        at = self.rows_model.row_of(key)
        if at >= 0 and at != self.currentIndex().row():
            self.setCurrentIndex(self.rows_model.index(at, FIRST))
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalpha() and not held(event):
            self.typed.emit(event.text().upper())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held(event):
            self.new_asked.emit()
        else:
            super().keyPressEvent(event)


class PassageDelegate(Delegate):
    """Lays texts out once for a width, and paints them."""

    def __init__(self, desk: Desk, view: PassageTable) -> None:
        super().__init__(desk.theme, view)
        self._desk, self._table = desk, view
        self._held: dict[tuple[UUID, Language], MarkedText] = {}

    def forget(self) -> None:
        """Another width, look or text."""
        self._held.clear()

    def height_of(self, row: PassageRow) -> int:
        """Of both languages that are shown."""
        px = self.theme.px
        sides = [self._laid_out(row, column) for column in (FIRST, SECOND) if not self._table.isColumnHidden(column)]
        sign = self.theme.line(Type.CAPTION) + px(metrics.ICON + 4) if row.passage.remarks else 0
        tallest = max([sign, *(side.height for side in sides)])
        return tallest + 2 * px(PAD) + (px(ABOVE) if row.passage.is_title else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._table.rows_model.row_at(index)
        if not isinstance(row, PassageRow):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(rect)
        self._paint_ground(painter, rect, index, chosen)
        if chosen and index.column() == NUMBER:
            painter.fillRect(QRect(rect.x(), rect.y(), self.theme.px(4), rect.height()), self.theme.tokens.accent)
        top = rect.y() + self.theme.px(PAD) + (self.theme.px(ABOVE) if row.passage.is_title else 0)
        if index.column() == NUMBER:
            self._paint_number(painter, rect, row, top)
        else:
            side = self._laid_out(row, index.column())
            bare = not shown(row.passage.circulated, _language(index.column())) and not row.edited
            tokens = self.theme.tokens
            side.paint(painter, rect.x() + self.theme.px(metrics.GAP), top, tokens.muted if bare else tokens.text)
        painter.restore()

    def _paint_number(self, painter: QPainter, rect: QRect, row: PassageRow, top: int) -> None:
        px, tokens, passage = self.theme.px, self.theme.tokens, row.passage
        left, kind = rect.x() + px(metrics.CARD_PADDING), Type.STRONG if passage.is_title else Type.CAPTION
        said = passage.item_number if passage.is_title else str(passage.number)
        where = QRect(left, top, rect.width() - px(metrics.CARD_PADDING), self.theme.line(Type.BODY))
        write(painter, where, said, self.theme.font(kind), tokens.text if passage.is_title else tokens.muted)
        size = px(metrics.ICON)
        if passage.block_kind in SIGNS:
            beside = QRect(rect.right() - size - px(2), top + (where.height() - size) // 2, size, size)
            self.theme.draw_icon(painter, SIGNS[passage.block_kind], tokens.muted, beside)
        if passage.remarks:
            below = QRect(left, where.bottom() + px(2), size, size)
            ink = tokens.accent if passage.still_open else tokens.muted
            icon = "chat-centered-text" if passage.still_open else "check"
            self.theme.draw_icon(painter, icon, ink, below)

    def _laid_out(self, row: PassageRow, column: int) -> MarkedText:
        language = _language(column)
        held = self._held.get((row.key, language))
        if held is None:
            held = self._held[row.key, language] = self._lay_out(row, language, column)
        return held

    def _lay_out(self, row: PassageRow, language: Language, column: int) -> MarkedText:
        theme, tokens = self.theme, self.theme.tokens
        width = max(theme.px(48), self._table.columnWidth(column) - theme.px(metrics.GAP + metrics.CARD_PADDING))
        pieces = row.pieces(language)
        strong = row.passage.is_title or row.passage.block_kind is MinuteBlockKind.HEADING
        if not any(piece.text for piece in pieces):
            said = (Piece(self._desk.t("no text"), False),)
            return MarkedText(said, theme.font(Type.BODY, italic=True), theme.line(Type.BODY), width, tokens.added)
        kind = Type.STRONG if strong else Type.BODY
        return MarkedText(pieces, theme.font(kind), theme.line(kind), width, tokens.added, tokens.muted)


def _language(column: int) -> Language:
    return Language.FR if column == FIRST else Language.DE
