"""What stands around every page: sidebar, sample band, top line, status strip?"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ctj_desktop.i18n import Translator
from ctj_desktop.ui.sections import SECTIONS
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.paint import CENTRE, write
from ctj_desktop.ui.widgets.sidebar import Section, Sidebar
from ctj_desktop.ui.widgets.status import StatusStrip
from ctj_desktop.ui.widgets.topline import TopLine


class Pages(QStackedWidget):
    """As small as the page that is shown allows, and no smaller: with very large text it scrolls, uncut."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize()


class SampleBand(QWidget):
    """Says on every screen that persons, decisions and amounts are invented."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._text = theme, ""
        self.setObjectName("sample.band")
        self.setFixedHeight(theme.px(24))
        theme.changed.connect(self.update)

    def retranslate(self, t: Translator) -> None:
        """Both languages at once, since the sample is shown to both."""
        self._text = t("Exemple / Beispiel: persons, decisions and amounts are invented.")
        self.setAccessibleName(self._text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.warning_ground)
        write(painter, self.rect(), self._text, self._theme.font(Type.LABEL), tokens.warning, CENTRE)
        painter.end()


class Shell(QWidget):
    """The frame of an open workspace; pages lie in `pages`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shell")
        self.sidebar = Sidebar(theme, [(section.key, section.icon) for section in SECTIONS], self)
        self.band = SampleBand(theme, self)
        self.top = TopLine(theme, self)
        self.pages = Pages()
        self.area = QScrollArea(self)
        self.status = StatusStrip(theme, self)
        self.band.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.band)
        right.addWidget(self.top)
        right.addWidget(self.area, 1)
        right.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)
        self.area.setWidget(self.pages)
        self.pages.currentChanged.connect(lambda _index: self.pages.updateGeometry())
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def retranslate(self, t: Translator, counts: dict[str, int]) -> None:
        """Words of the frame; `counts` are the badges of the sections."""
        self.sidebar.show_sections(
            [
                Section(key=spec.key, text=t(spec.text), icon=spec.icon, count=counts.get(spec.key, 0))
                for spec in SECTIONS
            ]
        )
        self.sidebar.setAccessibleName(t("Sections"))
        self.sidebar.committee.setAccessibleName(t("Committee"))
        self.band.retranslate(t)
        self.top.back.say("", name=t("Back"))
        self.top.forward.say("", name=t("Forward"))
        self.top.search.say(t("Search or command"), cap="Ctrl+K")
        self.status.stop.say(t("Stop"))
        self.status.progress.setAccessibleName(t("Work under way"))

    def panes(self) -> list[QWidget]:
        """Where F6 goes in turn."""
        return [self.sidebar, self.pages, self.top.search]

    def next_pane(self, focused: QWidget | None) -> None:
        """Moves the keyboard to the next part of the window."""
        panes = self.panes()
        here = next((at for at, pane in enumerate(panes) if focused is not None and _within(focused, pane)), -1)
        target = panes[(here + 1) % len(panes)]
        first = _first_focusable(target)
        (first or target).setFocus(Qt.FocusReason.TabFocusReason)


def _within(widget: QWidget, pane: QWidget) -> bool:
    return widget is pane or pane.isAncestorOf(widget)


def _first_focusable(pane: QWidget) -> QWidget | None:
    if pane.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return pane
    return next(
        (
            child
            for child in pane.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled()
        ),
        None,
    )
