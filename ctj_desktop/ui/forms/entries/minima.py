"""How is it typed how many of each college must be there?"""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ctj_desktop.domain.ids import CollegeId, CommitteeId
from ctj_desktop.domain.records.committees import College
from ctj_desktop.domain.records.statutes import CollegeMinimum, Statutes
from ctj_desktop.errors import N_
from ctj_desktop.services.naming.picking import name_of_record
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.forms.entries.values import NumberEntry
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import Field, LineEdit
from ctj_desktop.ui.widgets.labels import Label

COLUMNS: Final = 2
"""Colleges side by side."""
NO_COLLEGE: Final = N_("The committee has no college. Add one at the committee, where a quorum asks for it.")


class MinimaEntry(Entry[tuple[CollegeMinimum, ...]]):
    """A number beside each college of the committee, nothing where it asks for none; what is of no college stays."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, name: str, full_name: str, parent: QWidget | None = None
    ) -> None:
        group = QWidget(parent)
        group.setObjectName(full_name)
        super().__init__(desk, name, group)
        self._workspace, self._full_name, self._group = workspace, full_name, group
        self._of: dict[CollegeId, NumberEntry] = {}
        self._kept: tuple[CollegeMinimum, ...] = ()
        self._left: Callable[[], object] = lambda: None
        self._gave_up: Callable[[], object] = lambda: None
        self._typed: Callable[[], object] = lambda: None
        self._none = Label(desk.theme, Type.CAPTION, "muted", wrap=True, parent=group)
        self._grid = QGridLayout(group)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(desk.theme.px(16))
        self._grid.setVerticalSpacing(desk.theme.px(8))
        self._grid.addWidget(self._none, 0, 0, 1, COLUMNS)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def value(self) -> tuple[CollegeMinimum, ...]:
        unseen = tuple(one for one in self._kept if one.college not in self._of)
        typed = [(college, entry.required()) for college, entry in self._of.items()]
        return (*(CollegeMinimum(college=college, minimum=least) for college, least in typed if least), *unseen)

    def put(self, value: tuple[CollegeMinimum, ...]) -> None:
        self._kept = value
        minima = {one.college: one.minimum for one in value}
        for college, entry in self._of.items():
            entry.put(minima.get(college))

    def shown(self, value: tuple[CollegeMinimum, ...]) -> str:
        said = [(self._name_of(one.college), self._desk.t.number(one.minimum)) for one in value]
        return ", ".join(f"{name} {least}" for name, least in said) or "–"

    def connect(self, left: Callable[[], object], gave_up: Callable[[], object]) -> None:
        self._left, self._gave_up = left, gave_up

    def follow(self, typed: Callable[[], object]) -> None:
        self._typed = typed

    def stand_by(self, record: Any) -> None:
        """The colleges are those of the committee whose statutes these are."""
        store = self._workspace.store
        version = record if isinstance(record, Statutes) else store.get(Statutes, record.statutes)
        committee: CommitteeId | None = version.committee if version is not None else None
        colleges = in_order(store.all(College, committee=committee)) if committee is not None else []
        if [college.id for college in colleges] != list(self._of):
            self._offer([college.id for college in colleges])
        self._say_names()

    def retranslate(self) -> None:
        super().retranslate()
        self._say_names()

    def set_writable(self, writable: bool) -> None:
        self.writable = writable
        for entry in self._of.values():
            entry.set_writable(writable)

    def _offer(self, colleges: list[CollegeId]) -> None:
        for entry in self._of.values():
            self._grid.removeWidget(entry.field)
            entry.field.deleteLater()
        self._of = {college: self._number(at) for at, college in enumerate(colleges)}
        self._none.setVisible(not self._of)
        self.put(self._kept)

    def _number(self, at: int) -> NumberEntry:
        field = Field(self._desk.theme, parent=self._group)
        editor = LineEdit(self._desk.theme, f"{self._full_name}.{at}", parent=field)
        entry = NumberEntry(self._desk, self.name, editor, needed=False)
        entry.set_writable(self.writable)
        entry.connect(lambda: self._left(), lambda: self._gave_up())
        entry.follow(lambda: self._typed())
        self._grid.addWidget(entry.field, 1 + at // COLUMNS, at % COLUMNS, Qt.AlignmentFlag.AlignTop)
        return entry

    def _say_names(self) -> None:
        self._none.say(self._desk.t(NO_COLLEGE))
        for college, entry in self._of.items():
            entry.field.say(self._name_of(college), spoken="")

    def _name_of(self, college: CollegeId) -> str:
        return name_of_record(self._workspace.store, self._desk.t, College.kind, college)
