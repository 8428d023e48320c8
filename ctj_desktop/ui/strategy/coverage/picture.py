"""How does the coverage look at a glance: where is much, where is little, where is nothing?"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QBrush, QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n import Translator
from ctj_desktop.services.strategy.coverage import CoverageColumn, CoverageLevel, CoverageLine, StrategyCoverage
from ctj_desktop.services.strategy.coverage_table import cell_of, column_word
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.strategy.coverage.words import cell_note, column_name, count_text, line_title
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.paint import CENTRE, box, width_of, write
from ctj_desktop.ui.widgets.spoken import speak_as

ROW, HEAD, GAP, PAD, RADIUS = 28, 28, 3, 12, 4
NAMES, WIDEST, NARROWEST = 42, 96, 44
"""Per cent of the width for the names of the lines; pixels of a column at most, and at least."""
PAINTED = (CoverageLevel.AXIS, CoverageLevel.ACTION)
STEPS = (20, 40, 100)
"""Per cent of the colour for one project, for two, and for more: on each of them a number can be read."""


class Square(NamedValue):
    """A cell where it is painted."""

    line: CoverageLine
    column: CoverageColumn | None
    where: tuple[int, int, int, int]

    @property
    def rect(self) -> QRect:
        """As Qt takes it."""
        return QRect(*self.where)


class CoveragePicture(QWidget):
    """A square for each action and territory with how many projects are there; where there is none it is hatched.

    The same numbers stand in the table, where the keyboard goes from cell to cell; a click leads to the projects.
    """

    opened = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: StrategyCoverage | None = None
        speak_as(self, QAccessible.Role.Graphic)
        self.setObjectName("coverage.picture")
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        desk.theme.changed.connect(self._restyle)

    def show_coverage(self, shown: StrategyCoverage) -> None:
        """Another version, or other projects."""
        self._shown = shown
        self.setAccessibleName(self._desk.t("Projects by action and territory"))
        self.setAccessibleDescription(alternative(self._desk.t, shown))
        self._restyle()

    def sizeHint(self) -> QSize:
        px = self._desk.theme.px
        return QSize(px(480), px(HEAD) + (len(self._lines()) + 1) * px(ROW) + px(PAD))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._desk.theme.px(320), self.sizeHint().height())

    def squares(self) -> list[Square]:
        """Every cell of the actions, where it is painted at the width that there is."""
        px, columns = self._desk.theme.px, self._columns()
        left, wide = self._names(), self._wide()
        return [
            Square(
                line=line,
                column=column,
                where=(
                    left + at * wide,
                    px(HEAD) + row * px(ROW) + px(GAP) // 2,
                    wide - px(GAP),
                    px(ROW) - px(GAP),
                ),
            )
            for row, line in enumerate(self._lines())
            if line.level is not CoverageLevel.AXIS
            for at, column in enumerate(columns)
        ]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position().toPoint())
        if found is not None:
            self.opened.emit(found.line, found.column)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found, t = self._at(event.position().toPoint()), self._desk.t
        leads = found is not None and bool(cell_of(found.line, found.column).projects)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        note = cell_note(t, found.column, cell_of(found.line, found.column)) if found is not None else ""
        self.setToolTip(f"{line_title(t, found.line)}\n{note}" if found is not None else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heads(painter)
        self._paint_names(painter)
        for square in self.squares():
            self._paint_square(painter, square.rect, len(cell_of(square.line, square.column).projects))
        self._paint_legend(painter)
        painter.end()

    # inside

    def _lines(self) -> Sequence[CoverageLine]:
        shown = self._shown
        return [line for line in shown.lines if line.level in PAINTED] if shown is not None else []

    def _columns(self) -> Sequence[CoverageColumn | None]:
        return [*(self._shown.columns if self._shown is not None else ()), None]

    def _wide(self) -> int:
        px, room = self._desk.theme.px, self.width() * (100 - NAMES) // 100
        return max(px(NARROWEST), min(px(WIDEST), room // max(1, len(self._columns()))))

    def _names(self) -> int:
        return self.width() - self._wide() * len(self._columns())

    def _at(self, where: QPoint) -> Square | None:
        return next((one for one in self.squares() if one.rect.contains(where)), None)

    def _paint_heads(self, painter: QPainter) -> None:
        theme, px, t = self._desk.theme, self._desk.theme.px, self._desk.t
        font, wide = theme.font(Type.LABEL), self._wide()
        for at, column in enumerate(self._columns()):
            room = QRect(self._names() + at * wide, 0, wide - px(GAP), px(HEAD))
            name = column_name(t, column)
            said = name if width_of(font, name) <= room.width() else column_word(t, column)
            write(painter, room, said, font, theme.tokens.muted, CENTRE)

    def _paint_names(self, painter: QPainter) -> None:
        theme, px = self._desk.theme, self._desk.theme.px
        for row, line in enumerate(self._lines()):
            axis = line.level is CoverageLevel.AXIS
            left = 0 if axis or not line.depth else px(PAD)
            room = QRect(left, px(HEAD) + row * px(ROW), self._names() - left - px(PAD), px(ROW))
            room = room.adjusted(0, 0, self.width() - room.right() - 1, 0) if axis else room
            font = theme.font(Type.STRONG if axis else Type.BODY)
            write(painter, room, line_title(self._desk.t, line), font, theme.tokens.text)

    def _paint_square(self, painter: QPainter, rect: QRect, count: int) -> None:
        theme, px, tokens = self._desk.theme, self._desk.theme.px, self._desk.theme.tokens
        if not count:
            painter.setPen(QPen(tokens.control, 1, Qt.PenStyle.DashLine))
            painter.setBrush(QBrush(tokens.line, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), px(RADIUS), px(RADIUS))
            return
        ground = _mixed(tokens.surface, tokens.accent, STEPS[min(count, len(STEPS)) - 1])
        box(painter, rect, px(RADIUS), ground, tokens.accent)
        ink = tokens.on_accent if count >= len(STEPS) else tokens.text
        write(painter, rect, self._desk.t.number(count), theme.font(Type.STRONG), ink, CENTRE)

    def _paint_legend(self, painter: QPainter) -> None:
        """What a hatched square is."""
        theme, px, top = self._desk.theme, self._desk.theme.px, self.height() - self._desk.theme.px(ROW)
        where = QRect(self._names(), top + px(6), px(NARROWEST) // 2, px(ROW) - px(12))
        self._paint_square(painter, where, 0)
        room = QRect(where.right() + px(8), top, self.width() - where.right() - px(8), px(ROW))
        write(painter, room, self._desk.t("no project"), theme.font(Type.CAPTION), theme.tokens.muted)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def alternative(t: Translator, shown: StrategyCoverage) -> str:
    """What the picture shows, in words: line by line where the projects are, then what has none."""
    found = [line for line in shown.lines if line.level is CoverageLevel.ACTION and line.row.total.projects]
    said = [f"{line_title(t, line)}: {_places(t, shown, line)}" for line in found]
    bare = [line_title(t, line) for line in shown.lines if line.bare]
    if bare:
        said.append(t("Without a project: {actions}").format(actions="; ".join(bare)))
    return ". ".join(said)


def _places(t: Translator, shown: StrategyCoverage, line: CoverageLine) -> str:
    cells = [(column, cell_of(line, column)) for column in shown.columns]
    return ", ".join(f"{column_word(t, column)} {len(cell.projects)}" for column, cell in cells if cell.projects) or (
        count_text(t, line.row.total)
    )


def _mixed(ground: QColor, colour: QColor, strength: int) -> QColor:
    def part(one: int, other: int) -> int:
        return one + (other - one) * strength // 100

    return QColor(
        part(ground.red(), colour.red()), part(ground.green(), colour.green()), part(ground.blue(), colour.blue())
    )
