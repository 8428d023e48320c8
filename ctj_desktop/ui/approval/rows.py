"""How is one line of the proofreading painted: number, French and German on one line, what the paper adds, its state?

Heights follow the text. A line that nobody has seen yet is only estimated, so that two hundred long passages open at
once; it is laid out when it is about to be shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ctj_desktop.domain.differences import Piece, word_differences
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.polish import polish
from ctj_desktop.services.minutes.proofreading import Earlier, ProofLine, ProofPart, Reading
from ctj_desktop.ui.approval.columns import (
    DE,
    FR,
    ICONS,
    LANGUAGE_OF_COLUMN,
    NUMBER,
    NUMBER_WIDTH,
    STATE,
    heading_of,
    missing_text,
    state_of_line,
    task_facts,
)
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Tone, paint_pill, pill_width
from ctj_desktop.ui.widgets.marked import MarkedText
from ctj_desktop.ui.widgets.paint import box, hairline, write
from ctj_desktop.ui.widgets.rows import Index
from ctj_desktop.ui.widgets.table import Delegate, Table

PAD, BOX_PAD, HEAD, STRIPE, GAP_BELOW = 7, 8, 24, 4, 4
ITEM_ABOVE, ITEM_BELOW = 12, 5
NARROW = 24
"""Pixels of a column below which nothing is laid out."""


@dataclass(slots=True)
class LaidOutLine:
    """A line laid out for two column widths."""

    top: int
    height: int
    sides: Mapping[Language, MarkedText]
    feet: Mapping[Language, Sequence[MarkedText]] = field(default_factory=dict)


class Faces:
    """Lays lines out and remembers them until text, width, look or what is compared changes."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.earlier: Mapping[UUID, Earlier] = {}
        self._held: dict[UUID, tuple[ProofLine, int, int, LaidOutLine]] = {}

    def forget(self) -> None:
        """Another look, or other differences."""
        self._held.clear()

    def compare(self, earlier: Mapping[UUID, Earlier]) -> None:
        """Marks what differs from an earlier version; nothing for none."""
        self.earlier = earlier
        self.forget()

    def face(self, t: Translator, line: ProofLine, width_fr: int, width_de: int) -> LaidOutLine:
        """The line as it is painted."""
        held = self._held.get(line.key)
        if held is not None and held[0] is line and held[1:3] == (width_fr, width_de):
            return held[3]
        made = self._lay_out(t, line, {Language.FR: width_fr, Language.DE: width_de})
        self._held[line.key] = (line, width_fr, width_de, made)
        return made

    def estimate(self, line: ProofLine, width: int) -> int:
        """About how high the line is, without laying it out."""
        measures = QFontMetrics(self._theme.font(Type.BODY))
        width = max(self._theme.px(NARROW), width)
        letters = max(len(line.text.fr.text), len(line.text.de.text))
        rows = max(1, -(-letters * measures.averageCharWidth() // width))
        top, bottom = self._margins(line)
        return top + rows * self._theme.line(Type.BODY) + len(line.foot) * self._theme.line(Type.CAPTION) + bottom

    def _lay_out(self, t: Translator, line: ProofLine, widths: Mapping[Language, int]) -> LaidOutLine:
        sides: dict[Language, MarkedText] = {}
        feet: dict[Language, list[MarkedText]] = {}
        for place, language in enumerate((Language.FR, Language.DE)):
            sides[language] = self._side(t, line, language, widths[language])
            feet[language] = [self._foot(said[place], widths[language]) for said in line.foot]
        top, bottom = self._margins(line)
        body = max(side.height for side in sides.values())
        foot = max((sum(one.height for one in found) for found in feet.values()), default=0)
        gap = self._theme.px(GAP_BELOW) if foot else 0
        return LaidOutLine(top, top + body + gap + foot + bottom, sides, feet)

    def _margins(self, line: ProofLine) -> tuple[int, int]:
        px = self._theme.px
        if line.part is ProofPart.ITEM:
            return px(ITEM_ABOVE), px(ITEM_BELOW)
        if line.part in ICONS:
            return px(4 + HEAD + 4), px(BOX_PAD + 4)
        return px(PAD), px(PAD)

    def _side(self, t: Translator, line: ProofLine, language: Language, width: int) -> MarkedText:
        theme, text = self._theme, polish(without_marks(line.text.text(language)), language)
        kind = Type.BODY
        if line.part is ProofPart.ITEM:
            kind = Type.CARD if line.depth <= 1 else Type.STRONG
        elif line.part is ProofPart.HEADING:
            kind = Type.STRONG
        if not text:
            said, font = (Piece(missing_text(t, line, language), False),), theme.font(Type.BODY, italic=True)
            return MarkedText(said, font, theme.line(Type.BODY), width, theme.tokens.added)
        pieces = self._pieces(line, language, text)
        if line.part is ProofPart.LIST_ENTRY:
            pieces = (Piece("– ", False), *pieces)
        return MarkedText(pieces, theme.font(kind), theme.line(kind), width, theme.tokens.added)

    def _pieces(self, line: ProofLine, language: Language, text: str) -> tuple[Piece, ...]:
        earlier = self.earlier.get(line.key)
        if earlier is None:
            return (Piece(text, False),)
        if earlier.text is None:
            return (Piece(text, True),)
        return word_differences(text, polish(without_marks(earlier.text.text(language)), language))[0]

    def _foot(self, text: str, width: int) -> MarkedText:
        theme = self._theme
        font, line = theme.font(Type.CAPTION), theme.line(Type.CAPTION)
        return MarkedText((Piece(text, False),), font, line, width, theme.tokens.added)


class ProofDelegate(Delegate):
    """Paints a line over its four columns; the ground of a decision, vote or task lies under all of them."""

    def __init__(self, theme: Theme, language: WindowLanguage, view: Table) -> None:
        super().__init__(theme, view)
        self._language, self._table = language, view
        self.faces = Faces(theme)
        theme.changed.connect(self.faces.forget)
        language.changed.connect(self.faces.forget)

    def height_of(self, line: ProofLine) -> int:
        """Exactly."""
        return self.faces.face(self._language.t, line, self.text_width(FR), self.text_width(DE)).height

    def text_width(self, column: int) -> int:
        """Room of one language's text."""
        return max(self.theme.px(NARROW), self._table.columnWidth(column) - self.theme.px(24))

    def text_rect(self, rect: QRect, line: ProofLine) -> QRect:
        """Where the text of a side stands in its cell: there it is edited."""
        face = self.faces.face(self._language.t, line, self.text_width(FR), self.text_width(DE))
        return QRect(rect.x() + self.theme.px(12), rect.y() + face.top, rect.width() - self.theme.px(24), rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._table.rows_model.row_at(index)
        if not isinstance(line, ProofLine):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(rect)
        self._paint_ground(painter, rect, index, chosen)
        self._paint_frame(painter, rect, index, line, chosen)
        column = index.column()
        if column == NUMBER:
            self._paint_number(painter, rect, line)
        elif column in LANGUAGE_OF_COLUMN:
            self._paint_language(painter, rect, line, LANGUAGE_OF_COLUMN[column])
        elif column == STATE:
            self._paint_state(painter, rect, line, chosen)
        painter.restore()

    def _paint_frame(self, painter: QPainter, rect: QRect, index: Index, line: ProofLine, chosen: bool) -> None:
        """A hairline above an item, or the box of a typed block with its stripe."""
        px, tokens = self.theme.px, self.theme.tokens
        if line.part is ProofPart.ITEM and index.row() > 0:
            left = px(metrics.CARD_PADDING) if index.column() == NUMBER else 0
            right = px(metrics.CARD_PADDING) if index.column() == STATE else 0
            hairline(painter, rect.left() + left, rect.right() + 1 - right, rect.top(), tokens.line)
        if line.part not in ICONS:
            return
        whole = self._row_rect(index, rect).adjusted(px(NUMBER_WIDTH - 8), px(4), -px(12), -px(4))
        box(painter, whole, px(metrics.RADIUS), tokens.selection if chosen else tokens.raised, tokens.line)
        stripe = tokens.accent if line.part is ProofPart.DECISION else tokens.control
        painter.fillRect(QRect(whole.x(), whole.y(), px(STRIPE), whole.height()), stripe)

    def _row_rect(self, index: Index, rect: QRect) -> QRect:
        left = rect.x() - sum(self._table.columnWidth(column) for column in range(index.column()))
        width = sum(self._table.columnWidth(column) for column in range(STATE + 1))
        return QRect(left, rect.y(), width, rect.height())

    def _paint_number(self, painter: QPainter, rect: QRect, line: ProofLine) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        face = self.faces.face(self._language.t, line, self.text_width(FR), self.text_width(DE))
        left = rect.x() + px(metrics.CARD_PADDING)
        if line.part is ProofPart.FORMAL:
            size = px(metrics.ICON)
            where = QRect(left, rect.y() + face.top + (self.theme.line(Type.BODY) - size) // 2, size, size)
            self.theme.draw_icon(painter, "article", tokens.muted, where)
        elif line.number and line.part not in ICONS:
            item = line.part is ProofPart.ITEM
            kind = Type.CAPTION if not item else Type.CARD if line.depth <= 1 else Type.STRONG
            height = self.theme.line(Type.BODY) if not item else self.theme.line(kind)
            where = QRect(left, rect.y() + face.top, rect.width() - px(20), height)
            ink = tokens.accent if line.part is ProofPart.ITEM else tokens.muted
            write(painter, where, line.number, self.theme.font(kind), ink)

    def _paint_language(self, painter: QPainter, rect: QRect, line: ProofLine, language: Language) -> None:
        t, px, tokens = self._language.t, self.theme.px, self.theme.tokens
        face = self.faces.face(t, line, self.text_width(FR), self.text_width(DE))
        left, top = rect.x() + px(12), rect.y() + face.top
        if line.part in ICONS:
            self._paint_head(painter, rect, line, language)
        ink = tokens.text
        if line.reading is Reading.GENERATED:
            ink = tokens.muted
        elif not line.text.text(language):
            ink = tokens.warning
        side = face.sides[language]
        side.paint(painter, left, top, ink)
        top += max(one.height for one in face.sides.values()) + px(GAP_BELOW)
        for foot in face.feet.get(language, ()):
            foot.paint(painter, left, top, tokens.muted)
            top += foot.height

    def _paint_head(self, painter: QPainter, rect: QRect, line: ProofLine, language: Language) -> None:
        """What it is and its number, at the left; who and by when, once, above the German."""
        t, px, tokens = self._language.t, self.theme.px, self.theme.tokens
        room = QRect(rect.x() + px(12), rect.y() + px(8), rect.width() - px(16), px(HEAD) - px(4))
        if language is Language.DE:
            write(painter, room, task_facts(t, line), self.theme.font(Type.CAPTION), tokens.muted)
            return
        size = px(metrics.ICON)
        where = QRect(room.x(), room.y() + (room.height() - size) // 2, size, size)
        ink = tokens.accent if line.part is ProofPart.DECISION else tokens.text
        self.theme.draw_icon(painter, ICONS[line.part], ink, where, filled=False)
        write(painter, room.adjusted(size + px(6), 0, 0, 0), heading_of(t, line), self.theme.font(Type.LABEL), ink)

    def _paint_state(self, painter: QPainter, rect: QRect, line: ProofLine, chosen: bool) -> None:
        t, px, tokens = self._language.t, self.theme.px, self.theme.tokens
        face = self.faces.face(t, line, self.text_width(FR), self.text_width(DE))
        height = px(metrics.PILL)
        top = rect.y() + (px(8) if line.part in ICONS else face.top) + (self.theme.line(Type.BODY) - height) // 2
        word, tone, icon = state_of_line(t, line)
        right = rect.right() - px(metrics.CARD_PADDING + (4 if line.part in ICONS else 0))
        if word:
            width = min(right - rect.x(), pill_width(self.theme, word))
            where = QRect(right - width, top, width, height)
            paint_pill(painter, self.theme, where, word, Tone[tone], icon)
        elif line.reading is Reading.DONE and line.part is not ProofPart.ITEM:
            size = px(metrics.ICON)
            where = QRect(right - size, top + (height - size) // 2, size, size)
            self.theme.draw_icon(painter, "check", tokens.ok, where)
        elif line.reading is Reading.GENERATED and chosen:  # said once, where somebody might try to type
            where = QRect(rect.x(), top, right - rect.x(), height)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            write(painter, where, t("by the program"), self.theme.font(Type.CAPTION), tokens.muted, align)
