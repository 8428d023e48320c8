"""What stands around every page: sidebar, sample band, top line, status strip?"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QMenuBar, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.i18n import Translator
from ctj_desktop.ui.frame.sections import SECTIONS
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.paint import CENTRE, write
from ctj_desktop.ui.widgets.scrolling import PageStack
from ctj_desktop.ui.widgets.sidebar import Section, Sidebar
from ctj_desktop.ui.widgets.spoken import speak_as
from ctj_desktop.ui.widgets.status import StatusStrip
from ctj_desktop.ui.widgets.topline import TopLine

NARROW = 900
"""A window that is narrower, measured in its own text, shows its sections as icons."""


class SampleBand(QWidget):
    """Says on every screen that persons, decisions and amounts are invented."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._text = theme, ""
        self._backup_of: datetime | None = None
        speak_as(self, QAccessible.Role.StaticText)
        self.setObjectName("sample.band")
        self.setFixedHeight(theme.px(24))
        theme.changed.connect(self.update)

    def retranslate(self, t: Translator) -> None:
        """Both languages at once, since the sample is shown to both; that it is a backup comes before that."""
        self._text = t("Exemple / Beispiel: persons, decisions and amounts are invented.")
        if self._backup_of is not None:
            when = t.instant(self._backup_of)
            self._text = t("Backup of {when}, only to be looked at. Your workspace is in the other window.").format(
                when=when
            )
        self.setAccessibleName(self._text)
        self.update()

    def say_backup(self, made: datetime | None) -> None:
        """Instead, that all of this is a backup that was made then."""
        self._backup_of = made

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.warning_ground)
        write(painter, self.rect(), self._text, self._theme.font(Type.LABEL), tokens.warning, CENTRE)
        painter.end()


class Surround(QWidget):
    """What every window of a workspace has around its pages: sample band, top line, status strip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("surround")
        self.band = SampleBand(theme, self)
        self.top = TopLine(theme, self)
        self.pages = PageStack()
        self.area = QScrollArea(self)
        self._foot = QWidget(self)
        self.status = StatusStrip(theme, self)
        self.band.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addWidget(self.top)
        column.addWidget(self.area, 1)
        column.addWidget(self._foot)
        self.status.grown.connect(self._place_status)
        self.area.setWidget(self.pages)
        self.pages.currentChanged.connect(self._page_changed)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_status()

    def retranslate(self, t: Translator) -> None:
        """Words of the frame."""
        self.band.retranslate(t)
        self.top.back.say("", name=t("Back"))
        self.top.forward.say("", name=t("Forward"))
        self.top.search.say(t("Search or command"), cap="Ctrl+K")
        self.status.setAccessibleName(t("Status"))
        self.status.stop.say(t("Stop"))
        self.status.folder.say(t("Open the folder"), tip=self.status.folder.toolTip())
        self.status.progress.setAccessibleName(t("Work under way"))

    def panes(self) -> list[QWidget]:
        """Where F6 goes in turn."""
        return [self.pages, self.top.search, self.status]

    def _place_status(self) -> None:
        """At the foot; where it has more than the line that is kept for it, over the page."""
        self._foot.setFixedHeight(self._theme.px(metrics.STATUS))
        high = self.status.height()
        self.status.setGeometry(0, self.height() - high, self.width(), high)

    def _page_changed(self, _index: int) -> None:
        self.pages.updateGeometry()


class Shell(QWidget):
    """The frame of the main window: the sections at the left of everything else."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("shell")
        self.sidebar = Sidebar(theme, [(section.key, section.icon) for section in SECTIONS], self)
        self.around = Surround(theme, self)
        self.band, self.top, self.pages, self.status = (
            self.around.band,
            self.around.top,
            self.around.pages,
            self.around.status,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.around, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.shrink(self.width() < self._theme.px(NARROW))

    def retranslate(self, t: Translator, counts: Mapping[str, int], counted: Mapping[str, str]) -> None:
        """Words of the frame; `counts` are the badges of the sections, `counted` says in words what they count."""
        self.show_counts(t, counts, counted)
        self.sidebar.setAccessibleName(t("Sections"))
        self.sidebar.committee.setAccessibleName(t("Committee"))
        self.sidebar.settings.say(t("Settings"), 0)
        self.around.retranslate(t)

    def show_counts(self, t: Translator, counts: Mapping[str, int], counted: Mapping[str, str]) -> None:
        """The sections with what waits in them; a section's key is the key of its count and of its words."""
        self.sidebar.show_sections(
            [
                Section(
                    key=spec.key,
                    text=t(spec.text),
                    icon=spec.icon,
                    count=counts.get(spec.key, 0),
                    counted=counted.get(spec.key, ""),
                )
                for spec in SECTIONS
            ],
            t("{place} of {count}"),
        )

    def panes(self) -> list[QWidget]:
        """Where F6 goes in turn."""
        return [self.sidebar, *self.around.panes()]


class LeavesMenuBar(QObject):
    """F6 goes on from the menu bar as well, where Qt keeps every key to itself, and from its menus (`BarMenu`)."""

    def __init__(self, bar: QMenuBar, panes: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(bar)
        self._bar, self._panes = bar, panes
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_F6:
            return super().eventFilter(watched, event)
        while isinstance(menu := QApplication.activePopupWidget(), QMenu):
            menu.close()
        self._bar.setActiveAction(None)  # type: ignore[arg-type]
        back = held(event) & Qt.KeyboardModifier.ShiftModifier
        next_pane(self._panes(), self._bar, -1 if back else 1)
        return True


def next_pane(panes: Sequence[QWidget], focused: QWidget | None, step: int = 1) -> None:
    """Moves the keyboard to the next part of the window that can take it; -1 goes the other way."""
    here = next((at for at, pane in enumerate(panes) if focused is not None and _within(focused, pane)), -1)
    if here < 0 and step < 0:
        here = 0
    for away in range(1, len(panes) + 1):
        pane = panes[(here + away * step) % len(panes)]
        if isinstance(pane, QMenuBar):
            pane.setFocus(Qt.FocusReason.TabFocusReason)
            pane.setActiveAction(next(iter(pane.actions())))
            return
        target = _first_focusable(pane)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return


def step_into(page: QWidget) -> None:
    """The keyboard goes to where it was in the page, else to the first part that takes it."""
    last = page.focusWidget()
    target = last if last is not None and last is not page and last.isVisible() else _first_focusable(page)
    if target is not None:
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _within(widget: QWidget, pane: QWidget) -> bool:
    return widget is pane or pane.isAncestorOf(widget)


def _first_focusable(pane: QWidget) -> QWidget | None:
    if pane.focusPolicy() & Qt.FocusPolicy.TabFocus and pane.isVisible():
        return pane
    return next(
        (
            child
            for child in pane.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled()
        ),
        None,
    )
