"""What do both registers share: a list by pages, its empty states, the detail beside it, and its own keys?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.ui.forms.filter_bars import FilterBar
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.record_detail import RecordDetail
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.paged_rows import PagedRows
from ctj_desktop.ui.widgets.rows import Column
from ctj_desktop.ui.widgets.table import Table

FRESH_MILLISECONDS = 2000


class RecordTable(Table):
    """Space does the usual act of the register, F2 goes to the text in the detail."""

    pressed_space = Signal()
    edit_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.pressed_space.emit()
        elif event.key() == Qt.Key.Key_F2 and not event.modifiers():
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)


class RecordList(QWidget):
    """One register: subclasses say which keys match, how a line looks and what can be done with it."""

    state_changed = Signal()
    moved = Signal()
    """Another record is current."""
    shown: tuple[str, ...] = ()
    """Kinds of record whose change is seen here."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        name: str,
        columns: Sequence[Column[Any]],
        detail: RecordDetail[Any],
        bar: FilterBar,
    ) -> None:
        super().__init__()
        self._desk, self._workspace = desk, workspace
        self.bar, self.detail = bar, detail
        self._offered = False
        self.model = PagedRows(desk.language, columns, self._load, self)
        self.table = RecordTable(desk.theme, f"{name}.table", self.model, row=metrics.ROW_TWO_LINES)
        self.card = ListCard(desk.theme, f"{name}.card", self.table, self)
        self._fading = QTimer(self, singleShot=True, interval=FRESH_MILLISECONDS)
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(desk.theme.px(12))
        body.addWidget(self.card, 1)
        body.addWidget(detail)
        self._connect()

    # what a register says of itself

    def keys_of(self) -> list[bytes]:
        """The keys that match the filter now."""
        raise NotImplementedError

    def lines_of(self, keys: Sequence[bytes]) -> Sequence[Any]:
        """The lines of some keys."""
        raise NotImplementedError

    def count_text(self) -> str:
        """How many are shown."""
        raise NotImplementedError

    def show_empty(self) -> None:
        """The sentence in the place of the list."""
        raise NotImplementedError

    def offer(self) -> None:
        """What can be chosen in the filter, for this committee."""
        raise NotImplementedError

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """The acts of the page while this register is shown."""
        raise NotImplementedError

    def why_not(self, key: str) -> str:
        """Why one of them cannot be done now."""
        raise NotImplementedError

    def hints(self) -> str:
        """The keys, for the status strip."""
        raise NotImplementedError

    def committee_of(self, key: UUID) -> CommitteeId:
        """Whose record it is; `NotHere` if it is gone."""
        raise NotImplementedError

    def forget(self) -> None:
        """What was read of the records beside the list is out of date."""

    # what the page asks

    def current_key(self) -> UUID | None:
        """The record that is looked at."""
        return self.table.current_key()

    def read(self) -> None:
        """The list as it is now; the record that was current stays so where it is still shown."""
        if not self._offered:
            self._offered = True
            self.offer()
        self.model.show_keys(self.keys_of())
        self.card.show_rows(self.model.rowCount() > 0)
        self.show_empty()
        if self.table.current_key() is None and self.model.rowCount():
            self.table.select(self.model.key_at(0))
        self.show_detail()
        self.bar.keep()

    def select(self, key: UUID) -> None:
        """Shows a record, whatever the filter says and whichever committee is looked at; `NotHere` if it is gone."""
        if self.table.select(key):
            return
        committee = self.committee_of(key)
        self.bar.show_everything()
        if self._workspace.committee not in (None, committee):
            self._workspace.look_at(committee)
        self.read()
        self.table.select(key)

    def show_detail(self) -> None:
        """The record that is current, or nothing."""
        key = self.table.current_key()
        self.detail.setVisible(key is not None)
        self.detail.show_record(key)
        self.moved.emit()

    def retranslate(self) -> None:
        """Every word; the lines follow by themselves."""
        self.bar.retranslate(self._desk.t)
        self.detail.retranslate()
        self._offered = self.isVisible()
        if self._offered:
            self.offer()
            self.show_empty()

    def to_list(self) -> None:
        """The keyboard goes to the list."""
        (self.table if self.model.rowCount() else self.bar.search).setFocus()

    def flush(self) -> None:
        """What is being typed becomes an act."""
        self.detail.flush()

    # inside

    def _connect(self) -> None:
        self.bar.changed.connect(self.read)
        self.bar.go_down.connect(self.to_list)
        self.table.current_changed.connect(lambda _key: self.show_detail())
        self.table.opened.connect(lambda _key: self.detail.edit())
        self.table.edit_asked.connect(self.detail.edit)
        self.card.empty.plain.clicked.connect(self._clear_filter)
        self._fading.timeout.connect(lambda: self.model.mark_fresh(frozenset()))
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.committee_changed.connect(self._other_committee)

    def _load(self, keys: Sequence[bytes]) -> Sequence[Any]:
        return self.lines_of(keys)

    def _changed(self, outcome: Outcome) -> None:
        if not touches(outcome, *self.shown):
            return
        self.forget()
        if not self.isVisible():  # it is read when it is shown
            return
        self.read()
        self.model.mark_fresh(frozenset(identity for _, identity in outcome.changed))
        self._fading.start()

    def _other_committee(self) -> None:
        self._offered = False
        self.forget()
        if self.isVisible():
            self.read()

    def _clear_filter(self) -> None:
        self.bar.clear()
        self.read()
        self.to_list()
