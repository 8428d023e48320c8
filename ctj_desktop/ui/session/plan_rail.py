"""How far is the meeting on its plan? One segment for each item by its minutes, a marker where it is."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.services.session.clock import ItemState, Segment
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.spoken import speak_as

RAIL, WIDTH, MARKER, MARKER_HEIGHT, GAP = 8, 104, 2, 16, 2


class PlanRail(QWidget):
    """Read by its words; the picture is for a glance."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segments: tuple[Segment, ...] = ()
        speak_as(self, QAccessible.Role.Graphic)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_plan(self, segments: Sequence[Segment]) -> None:
        """The items in order."""
        if tuple(segments) != self._segments:
            self._segments = tuple(segments)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self._theme.px(MARKER_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH // 2), self._theme.px(MARKER_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        total = sum(segment.minutes for segment in self._segments)
        if not total:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, px = self._theme.tokens, self._theme.px
        top, left, marker = (self.height() - px(RAIL)) / 2, 0.0, None
        for segment in self._segments:
            width = self.width() * segment.minutes / total
            room = QRectF(left, top, max(1.0, width - px(GAP)), px(RAIL))
            path = QPainterPath()
            path.addRoundedRect(room, px(2), px(2))
            painter.fillPath(path, tokens.badge)
            painter.setClipPath(path)
            painter.fillRect(QRectF(left, top, room.width() * segment.done, px(RAIL)), tokens.accent)
            painter.setClipping(False)
            if segment.state is ItemState.NOW:
                marker = left + room.width() * segment.done
            left += width
        if marker is not None:
            middle = (self.height() - px(MARKER_HEIGHT)) // 2
            painter.fillRect(QRect(round(marker) - px(1), middle, px(MARKER), px(MARKER_HEIGHT)), tokens.text)
        painter.end()
