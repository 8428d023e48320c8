"""How are several records chosen of which there are hundreds? One after the other, by typing a part of its name."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.i18n.registers import register_name
from ctj_desktop.services.naming.picking import name_of_record, names_of
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.forms.entries.picks import Make, NotChosenYet, NothingChosen
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.picker import Picker
from ctj_desktop.ui.widgets.picker.pick_list import Pickable


class SeveralEntry(Entry[tuple[UUID, ...]]):
    """Those that were chosen stand above the field, each with a button that takes it away."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        name: str,
        full_name: str,
        kind: str,
        parent: QWidget | None = None,
        *,
        new: tuple[str, Make] | None = None,
    ) -> None:
        """`new` is the word, marked by N_, and the way to one that is not there yet."""
        group = QWidget(parent)
        group.setObjectName(f"{full_name}.group")
        super().__init__(desk, name, group)
        self._workspace, self._kind, self._full_name, self._new = workspace, kind, full_name, new
        self._chosen: tuple[UUID, ...] = ()
        self._left: Callable[[], object] = lambda: None
        self._chips: list[Button] = []
        self._flow = WidgetFlow(desk.theme, group)
        self.picker = Picker(desk.theme, full_name, group)
        self.picker.offer_from(self._offered)
        self.picker.chosen.connect(self._add)
        group.setFocusProxy(self.picker)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(6))
        column.addWidget(self._flow)
        column.addWidget(self.picker)

    def value(self) -> tuple[UUID, ...]:
        typed = self.picker.text().strip()
        if typed and not self.picker.text_is_chosen():
            raise NotChosenYet(typed) if self._offered(typed) else NothingChosen(typed)
        return self._chosen

    def put(self, value: tuple[UUID, ...]) -> None:
        self._chosen = value
        self._show()

    def shown(self, value: tuple[UUID, ...]) -> str:
        return ", ".join(map(self._name_of, value)) or "–"

    def connect(self, left: Callable[[], object], gave_up: Callable[[], object]) -> None:
        self._left = left
        self.picker.left.connect(left)
        self.picker.gave_up.connect(gave_up)

    def retranslate(self) -> None:
        super().retranslate()
        self.picker.speak(self._desk.t)
        self.picker.setAccessibleName(register_name(self._desk.t, self.name))
        if self._new is not None:
            word, make = self._new
            self.picker.offer_new(self._desk.t(word), lambda typed: self._made(make(typed, {})))
        self._show()

    def set_writable(self, writable: bool) -> None:
        super().set_writable(writable)
        self.picker.setVisible(writable)
        for chip in self._chips:
            chip.setEnabled(writable)

    def _add(self, key: UUID | None) -> None:
        if key is None:
            return
        if key not in self._chosen:
            self._chosen = (*self._chosen, key)
        self.picker.put(None, "")
        self._show()
        self._left()

    def _take_away(self, key: UUID) -> None:
        self._chosen = tuple(one for one in self._chosen if one != key)
        self.picker.put(None, "")
        self._show()
        self.picker.setFocus()
        self._left()

    def _made(self, key: UUID | None) -> tuple[UUID, str] | None:
        return (key, self._name_of(key)) if key is not None else None

    def _offered(self, words: str) -> Sequence[Pickable]:
        found = names_of(self._workspace.store, self._desk.t, (self._kind,), words)
        return [one for one in found if one.key not in self._chosen]

    def _show(self) -> None:
        """The chips of what is chosen; one that a file lost meanwhile keeps its place without a name."""
        old, self._chips = self._chips, [self._chip(at, key) for at, key in enumerate(self._chosen)]
        self._flow.hold(self._chips)
        for chip in self._chips:
            chip.show()
        for gone in old:
            gone.hide()
            gone.setObjectName("")
            gone.deleteLater()
        self._flow.setVisible(bool(self._chips))
        self._flow.arrange()

    def _chip(self, at: int, key: UUID) -> Button:
        name = self._name_of(key)
        chip = Button(
            self._desk.theme, f"{self._full_name}.{at}", ButtonKind.PLAIN, icon="x", compact=True, parent=self._flow
        )
        chip.say(name, name=self._desk.t("Take {name} away").format(name=name))
        chip.setEnabled(self.writable)
        chip.clicked.connect(lambda: self._take_away(key))
        return chip

    def _name_of(self, key: UUID) -> str:
        return name_of_record(self._workspace.store, self._desk.t, self._kind, key)
