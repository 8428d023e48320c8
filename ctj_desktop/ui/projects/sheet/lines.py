"""How is a line of the sheet added, chosen, changed beside its list and taken away?"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.services.projects.documents import DocumentLine
from ctj_desktop.services.projects.sheet import ConditionLine, IndicatorLine, OpinionLine, PartnerLine, ProjectSheet
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.sheet.side import SidePanel
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.surfaces import Hairline
from ctj_desktop.ui.widgets.table import Table

ListedLine = PartnerLine | OpinionLine | ConditionLine | IndicatorLine | DocumentLine


class SheetList(ListCard):
    """A list of the sheet; what is chosen in it is changed in its panel."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        name: str,
        columns: Sequence[Column[Any]],
        panel: SidePanel,
        parent: QWidget,
    ) -> None:
        self.model = RowsModel(desk.language, columns)
        table = Table(desk.theme, name, self.model, row=metrics.ROW_TWO_LINES)
        super().__init__(desk.theme, f"{name}.card", table, parent)
        self.model.setParent(self)
        self.desk, self.workspace, self.panel = desk, workspace, panel
        self.sheet: ProjectSheet | None = None
        self.add = Button(desk.theme, f"{name}.add", icon="plus", compact=True, parent=self)
        self.column.addWidget(Hairline(desk.theme, self))
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(desk.theme.px(12), desk.theme.px(8), desk.theme.px(12), 0)
        self.foot.setSpacing(desk.theme.px(8))
        self.foot.addWidget(self.add)
        self.foot.addStretch(1)
        self.column.addLayout(self.foot)
        self.add.clicked.connect(self.add_line)
        self.empty.primary.clicked.connect(self.add_line)
        table.current_changed.connect(lambda _key: self._follow())
        table.opened.connect(lambda _key: self.panel.edit())

    def show_lines(self, sheet: ProjectSheet, lines: Sequence[ListedLine], first: int) -> None:
        """The lines of a project; where none is current, that at `first` becomes it."""
        self.sheet = sheet
        self.model.replace(lines)
        self.show_rows(bool(lines))
        for button in (self.add, self.empty.primary):
            button.usable_unless(self.workspace.why_not_write(self.desk.t))
        if self.table.current_key() is None and lines:
            self.table.select(lines[first].key)
        self._follow()

    def ask(self, sheet: ProjectSheet) -> UUID | None:
        """The dialog for one more; what was made, or None."""
        raise NotImplementedError

    def add_line(self) -> None:
        """One more, unless the file can only be read."""
        made = self.ask(self.sheet) if self.sheet is not None and not self.workspace.store.read_only else None
        if made is not None:
            self.table.select(made)
            self.table.setFocus()

    def flush(self) -> None:
        """What was typed becomes an act."""
        self.panel.flush()

    def edit(self) -> None:
        """F2."""
        self.panel.edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not held(event):
            self.panel.remove_line()
            return
        super().keyPressEvent(event)

    def _follow(self) -> None:
        key: UUID | None = self.table.current_key()
        self.panel.show_line(next((line for line in self.model.rows if line.key == key), None))
