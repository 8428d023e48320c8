"""What does every view have at hand? The look, the language, the bus, the jobs, the acts and the trail."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.ui.frame.actions import Actions
from ctj_desktop.ui.frame.bus import ChangeBus
from ctj_desktop.ui.frame.jobs import JobRunner
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.frame.navigation import Crumb, Navigator, Place
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.style.theme import Theme


class Desk(NamedValue):
    """Handed to every view by the window that owns it; holds nothing of a workspace."""

    theme: Theme
    language: WindowLanguage
    bus: ChangeBus
    jobs: JobRunner
    actions: Actions
    navigator: Navigator
    screens: Mapping[str, Screen]
    """The declared pages, by the kind they list; other lists of a kind by their page."""

    @property
    def t(self) -> Translator:
        """The translator of this moment."""
        return self.language.t

    def refuse(self, error: UserError | StoreError) -> None:
        """One plain sentence in the strip, for what has no field of its own."""
        self.bus.refused.emit(sentence(self.t, error))

    def attempt(self, act: Callable[[], object]) -> bool:
        """Whether it was done; what refuses it is said in the strip."""
        try:
            act()
        except (UserError, StoreError) as error:
            self.refuse(error)
            return False
        return True


class Page(QWidget):
    """A view that fills the window: one section of the sidebar, or something opened from it."""

    section = ""

    state_changed = Signal()
    """What can be done here, or the trail, is different now."""

    def show_place(self, place: Place) -> None:
        """Reads what the place shows."""
        raise NotImplementedError

    def crumbs(self) -> list[Crumb]:
        """The trail to what is shown."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Every word in the language of the window."""
        raise NotImplementedError

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """The acts this page carries out, by key of `acts.ACTS`."""
        return {}

    def why_not(self, _key: str) -> str:
        """Why one of its acts cannot be done at this moment; empty when it can."""
        return ""

    def new_here(self) -> None:
        """Ctrl+N: a new record of the kind the page lists."""

    def new_record(self) -> None:
        """As from the menu: the page's usual new record, whatever it shows at the moment."""
        self.new_here()

    def find_here(self) -> None:
        """Ctrl+F: the keyboard goes to the page's own filter, if it has one."""

    def heard(self, _outcome: Outcome) -> str:
        """What is said of an act done here, instead of its name; empty for the name."""
        return ""

    def keys(self) -> str:
        """The keys of this page, for the right end of the status strip."""
        return ""

    def flush(self) -> None:
        """What is being typed becomes an act: the page is left, or Ctrl+S was pressed."""
