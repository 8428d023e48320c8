"""Which acts can be done from the window? Each declared once, for menus, buttons, keys and search."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n import Translator
from ctj_desktop.ui.frame.mnemonics import without_mnemonic
from ctj_desktop.ui.style.theme import Theme


class ActionSpec(NamedValue):
    """`text` is marked with N_ and may hold a mnemonic; `shortcuts` are portable key names."""

    key: str
    text: str
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    checkable: bool = False


WhyNot = str
"""Why an act cannot be done now, as a translated sentence; empty when it can."""


ROLES: Final = {
    "about": QAction.MenuRole.AboutRole,
    "settings": QAction.MenuRole.PreferencesRole,
    "quit": QAction.MenuRole.QuitRole,
}
"""What macOS keeps in the menu of the program; any other act stays where it is, whatever its words look like."""


class Actions(QObject):
    """The acts of one window. An act that exists is disabled with its reason, never hidden."""

    def __init__(self, theme: Theme, inside: QWidget) -> None:
        """Their keys are those of what is `inside` the window, which need not hear of each word that changes."""
        super().__init__(inside)
        self._theme = theme
        self._inside = inside
        self._specs: dict[str, ActionSpec] = {}
        self._actions: dict[str, QAction] = {}
        self._reasons: dict[str, Callable[[], WhyNot]] = {}
        self._said: dict[str, str] = {}  # what is shown of each already
        self._drawn: set[str] = set()
        self.asked = 0
        """How often every act was asked whether it can be done: what holds for all is found out once each time."""
        theme.changed.connect(self._recolour)

    def declare(
        self, spec: ActionSpec, act: Callable[[], object], why_not: Callable[[], WhyNot] | None = None
    ) -> QAction:
        """Adds an act; `why_not` is asked by `refresh`. Raises ValueError when the key is taken."""
        if spec.key in self._specs:
            raise ValueError(spec.key)
        action = QAction(self._inside)
        action.setObjectName(f"action.{spec.key}")
        action.setMenuRole(ROLES.get(spec.key, QAction.MenuRole.NoRole))
        action.setCheckable(spec.checkable)
        action.setShortcuts([QKeySequence(key) for key in spec.shortcuts])
        action.triggered.connect(lambda _checked=False: act())
        self._specs[spec.key] = spec
        self._actions[spec.key] = action
        if why_not is not None:
            self._reasons[spec.key] = why_not
        self._inside.addAction(action)
        return action

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def keys(self) -> Sequence[str]:
        """Every act, in the order of declaration."""
        return tuple(self._specs)

    def refresh(self) -> None:
        """Asks every act whether it can be done, and shows the reason where it cannot."""
        self.asked += 1
        for key, why_not in self._reasons.items():
            reason = why_not()
            if self._said.get(key) == reason:
                continue
            self._said[key] = reason
            self._actions[key].setEnabled(not reason)
            self._actions[key].setStatusTip(reason)
            self._actions[key].setToolTip(reason or without_mnemonic(self._actions[key].text()))

    def refused_by(self, event: QKeyEvent, belongs: Callable[[str], bool]) -> WhyNot:
        """Why the act of a pressed key cannot be done; empty for any other key: Qt passes over a disabled act.

        One that `belongs` to the page comes before another with the same key.
        """
        pressed = QKeySequence(event.keyCombination())
        off = [key for key, act in self._actions.items() if not act.isEnabled() and pressed in act.shortcuts()]
        return self._actions[min(off, key=lambda key: not belongs(key))].statusTip() if off else ""

    def retranslate(self, t: Translator) -> None:
        """Texts in the window's language; the reasons follow."""
        for key, spec in self._specs.items():
            self._actions[key].setText(t(spec.text))
        self._said.clear()
        self.refresh()

    def rename(self, key: str, text: str) -> None:
        """A text that depends on the moment: what would be undone."""
        action = self._actions[key]
        action.setText(text)
        action.setToolTip(action.statusTip() or without_mnemonic(text))

    def draw_icons(self, keys: Iterable[str]) -> None:
        """Before a menu is shown: drawing every icon at the start would keep the person waiting."""
        for key in keys:
            spec = self._specs.get(key)
            if spec is not None and spec.icon and key not in self._drawn:
                self._actions[key].setIcon(self._theme.menu_icon(spec.icon))
                self._drawn.add(key)

    def _recolour(self) -> None:
        self._drawn.clear()
