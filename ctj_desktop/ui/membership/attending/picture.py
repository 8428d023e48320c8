"""How do the sides and bodies of a committee attend, seen at a glance?"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.i18n import N_
from ctj_desktop.services.meetings.attending.line_names import called
from ctj_desktop.services.meetings.attending.over_period import AttendanceLine, YearAttended
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.membership.attending.columns import figures, rate_text
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.paint import RIGHT, box, width_of, write
from ctj_desktop.ui.widgets.spoken import speak_as

HEAD, WORDS, BAR, GAP, MARK = 28, 20, 10, 8, 3
"""In pixels of ordinary text: a heading, a line of words, the bar beside its figures, what parts two, the mark."""


class _Placed(PositionalValue):
    """A heading, or a line with its bar, from so many pixels below the top."""

    top: int
    heading: str = ""
    line: AttendanceLine | None = None


class AttendancePicture(QWidget):
    """A bar for the committee, each side and each body, its name above and its figures beside it.

    A mark stands for the year before. The same figures stand in the list beside.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._year: YearAttended | None = None
        speak_as(self, QAccessible.Role.Graphic)
        self.setObjectName("attending.picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        desk.theme.changed.connect(self._measure)

    def show_year(self, shown: YearAttended) -> None:
        """Another year, or other words."""
        self._year = shown
        t = self._desk.t
        said = [f"{called(t, line)} {self._words(line)}" for _heading, lines in self._groups() for line in lines]
        self.setAccessibleName(t("Attendance rate by side and by body"))
        self.setAccessibleDescription(" · ".join(said))
        self._measure()

    def sizeHint(self) -> QSize:
        *_, last = self._places()
        return QSize(self._desk.theme.px(200), last.top)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._desk.theme
        lines = [line for _heading, lines in self._groups() for line in lines]
        figures = max((width_of(theme.font(Type.BODY), self._words(line)) for line in lines), default=0)
        wide = max(theme.px(BAR), self.width() - figures - theme.px(GAP))
        for placed in self._places():
            if placed.heading:
                room = QRect(0, placed.top, self.width(), theme.px(HEAD))
                write(painter, room, placed.heading, theme.font(Type.LABEL), theme.tokens.muted)
            if placed.line is not None:
                self._paint(painter, placed.line, placed.top, wide)
        painter.end()

    def _paint(self, painter: QPainter, line: AttendanceLine, top: int, wide: int) -> None:
        theme, tokens, px = self._desk.theme, self._desk.theme.tokens, self._desk.theme.px
        font, below = theme.font(Type.BODY), top + px(WORDS)
        write(painter, QRect(0, top, self.width(), px(WORDS)), called(self._desk.t, line), font, tokens.text)
        write(painter, QRect(0, below, self.width(), px(WORDS)), self._words(line), font, tokens.text, RIGHT)
        ground = QRect(0, below + px(WORDS - BAR) // 2, wide, px(BAR))
        box(painter, ground, px(2), tokens.badge)
        if line.rate:
            filled = QRect(0, ground.y(), max(px(MARK), round(wide * line.rate)), ground.height())
            box(painter, filled, px(2), tokens.accent)
        if line.rate_before is not None:
            at = round((wide - px(MARK)) * line.rate_before)
            box(painter, QRect(at, ground.y() - px(3), px(MARK), ground.height() + px(6)), 0, tokens.text)

    def _words(self, line: AttendanceLine) -> str:
        """`75 % · 6 of 8`, direct beside the name: nobody looks for a colour in a legend."""
        t = self._desk.t
        return f"{rate_text(t, line.rate)} · {figures(t, line)}" if line.tally.owed else "–"

    def _groups(self) -> Iterator[tuple[str, Sequence[AttendanceLine]]]:
        year = self._year
        if year is not None:
            yield N_("By side"), (year.all, *year.sides)
            yield N_("By body"), year.bodies

    def _places(self) -> Iterator[_Placed]:
        """From the top down; the last place is where it all ends."""
        px, t, top = self._desk.theme.px, self._desk.t, 0
        for heading, lines in self._groups():
            yield _Placed(top, heading=t(heading))
            top += px(HEAD)
            for line in lines:
                yield _Placed(top, line=line)
                top += 2 * px(WORDS) + px(GAP)
        year = self._year
        if year is not None and any(line.before for line in (year.all, *year.sides, *year.bodies)):
            yield _Placed(top, heading=t("The upright line marks {year}.").format(year=year.year - 1))
            top += px(HEAD)
        yield _Placed(top)

    def _measure(self) -> None:
        """As tall as its lines are at the size of the text."""
        self.updateGeometry()
        self.update()
