"""Which views does a section have, and how does one go from one to another?"""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.sections import SECTIONS
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.switch import Switch


class SectionViews(QWidget):
    """A switch, or a choice where the switch has no room: the views of the workbench, then the declared pages.

    A page that is no view by itself stands behind them while it is shown. `chosen` comes before the way is gone.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk, name: str, section: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._section, self._current = desk, section, ""
        self._places: dict[str, Place] = {}
        self.switch = Switch(desk.theme, name, self)
        self.choice = ComboBox(desk.theme, f"{name}.choice", self)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.switch)
        row.addWidget(self.choice)
        self.choice.hide()
        self.switch.chosen.connect(self._go)
        self.choice.activated.connect(lambda _index: self._go(str(self.choice.chosen())))
        self.retranslate()

    def show_view(self, key: str) -> None:
        """Which one is shown: the detail of a place of the workbench, or where a declared page keeps its filter."""
        self._current = key
        self.switch.choose(key, silently=True)
        self.choice.choose(key)

    def fit(self, room: int) -> None:
        """A switch where there is room for it."""
        roomy = self.switch.sizeHint().width() <= room
        self.switch.setVisible(roomy)
        self.choice.setVisible(not roomy)

    def minimumSizeHint(self) -> QSize:
        """That of the choice, whatever is shown: a page that becomes narrower turns to it."""
        return self.choice.minimumSizeHint()

    def retranslate(self) -> None:
        """The words."""
        t = self._desk.t
        spec = next((one for one in SECTIONS if one.key == self._section), None)
        views = [(key, t(word), Place(page=self._section, detail=key)) for key, word in (spec.views if spec else ())]
        views += [(page, t(word), Place(page=page)) for page, word, _title in (spec.pages if spec else ())]
        screens = self._desk.screens.values()
        views += [(one.setting, t(one.tab), one.at()) for one in screens if self._has(one.section, one.tab)]
        if spec is not None and spec.order:
            views.sort(key=lambda view: spec.order.index(view[0]))
        if all(key != self._current for key, _, _ in views):
            views += [(one.setting, t(one.title), one.at()) for one in screens if one.setting == self._current]
        self._places = {key: place for key, _, place in views}
        self.switch.offer([(key, word) for key, word, _ in views], t("View"), t("{place} of {count}"))
        self.choice.offer([(word, key) for key, word, _ in views], self._current)
        self.choice.setAccessibleName(t("View"))
        self.show_view(self._current)
        self.setVisible(len(views) > 1)

    def _has(self, section: str, tab: str) -> bool:
        return section == self._section and bool(tab)

    def _go(self, key: str) -> None:
        """The other page shows its own switch: this one stays as it was."""
        self.show_view(self._current)
        self.chosen.emit(key)
        self._desk.navigator.go(self._places[key])
