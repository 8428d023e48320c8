"""What do the windows beside a meeting have in common: the strip above, what scrolls below it, the bar at the foot?"""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.session.screen import SessionView
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.session.strip import LiveStrip
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.scrolling import Inside, hold, scroll

MARGIN, GAP = 24, 12


class SecondBody(QWidget):
    """Subclasses put their parts into `column`; built anew in another text size, so it keeps nothing."""

    name: ClassVar[str]
    factor: ClassVar[float]
    """How much larger than the rest of the program."""
    for_the_room: ClassVar[bool]
    both_languages: ClassVar = (Language.FR, Language.DE)

    screen_asked = Signal()
    close_asked = Signal()

    def __init__(self, desk: Desk, workspace: OpenWorkspace, meeting: MeetingId, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._meeting = desk, workspace, meeting
        theme, px = desk.theme, desk.theme.px
        self.sample = Label(theme, Type.LABEL, "warning", wrap=True, name=f"{self.name}.sample", parent=self)
        self.sample.setVisible(workspace.sample)
        self.strip = LiveStrip(theme, self, self.name, only_seen=True)
        self.area, self._inside = QScrollArea(self), Inside()
        self.area.setObjectName(f"{self.name}.area")
        hold(self.area, self._inside)
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(GAP))
        self.bar = QWidget(self)
        self.full_screen = Button(theme, f"{self.name}.full_screen", icon="monitor", compact=True, parent=self.bar)
        self.close_button = Button(theme, f"{self.name}.close", icon="x", compact=True, parent=self.bar)
        self.full_screen.clicked.connect(self.screen_asked)
        self.close_button.clicked.connect(self.close_asked)
        self._lay_out()
        self.build()
        scroll(self.area, self._inside)

    def build(self) -> None:
        """What stands between the strip and the bar."""
        raise NotImplementedError

    def show_view(self, view: SessionView) -> None:
        """This minute."""
        self.strip.show_view(view, self._desk.t)

    def title(self) -> str:
        """What the window is called."""
        raise NotImplementedError

    def fill_screen(self, *, full: bool) -> None:
        """In full screen the room sees nothing that is there to be pressed."""
        self.bar.setVisible(not (full and self.for_the_room))

    def retranslate(self) -> None:
        """Every word in the language of the window."""
        t = self._desk.t
        self.sample.say(t("Exemple / Beispiel: persons, decisions and amounts are invented."))
        self.full_screen.say(t("Full screen"), hint="F11")
        self.close_button.say(t("Close"), hint=t("Esc"))

    def give_up(self) -> bool:
        """Escape: whether something that was being typed was given up, and the window stays."""
        return False

    def add_to_bar(self, *widgets: QWidget) -> None:
        """At the left of the bar."""
        for at, widget in enumerate(widgets):
            self._foot.insertWidget(at, widget)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(MARGIN), px(GAP), px(MARGIN), px(GAP))
        whole.setSpacing(px(GAP))
        self._foot = QHBoxLayout(self.bar)
        self._foot.setContentsMargins(0, 0, 0, 0)
        self._foot.setSpacing(px(8))
        self._foot.addStretch(1)
        self._foot.addWidget(self.full_screen)
        self._foot.addWidget(self.close_button)
        whole.addWidget(self.sample)
        whole.addWidget(self.strip)
        whole.addWidget(self.area, 1)
        whole.addWidget(self.bar)
