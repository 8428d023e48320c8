"""Which records refer to the one that is shown? A short list with their count, each opened by its own page."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.i18n import Translator
from ctj_desktop.services.catalogue.record_lines import RecordLine, record_lines
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.record_pages import icon_of
from ctj_desktop.ui.frame.screen import Linked
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, Kind
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel

MOST = 8
"""Rows shown at once; a longer list scrolls."""


class LinkedList(QWidget):
    """Title, count and the word for a new one above; the rows below, or that there is none."""

    opened = Signal(object)
    new_asked = Signal()
    removed = Signal(object)

    def __init__(self, desk: Desk, workspace: OpenWorkspace, name: str, linked: Linked, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self.linked = desk, workspace, linked
        theme = desk.theme
        self._title = Label(theme, Type.STRONG, parent=self)
        self._count = Label(theme, Type.BODY, "muted", parent=self)
        self.new = Button(theme, f"{name}.new", Kind.LINK, compact=True, parent=self)
        self._nothing = Label(theme, Type.BODY, "muted", italic=True, parent=self)
        self.model: RowsModel[RecordLine] = RowsModel(desk.language, _columns(icon_of(linked.kind)), self)
        self.table = RecordTable(theme, f"{name}.table", self.model, row=metrics.ROW_DENSE, inset=0, parent=self)
        self._lay_out()
        self.table.opened.connect(self.opened)
        self.table.remove_asked.connect(self.removed)
        self.new.clicked.connect(self.new_asked)

    def show_of(self, record: UUID, why_not_new: str) -> None:
        """The records that refer to this one; `why_not_new` says why none can be added."""
        t, linked = self._desk.t, self.linked
        among: Mapping[str, object] = {linked.by: record}
        lines = record_lines(
            self._workspace.store, t, linked.kind, among=among, second=linked.second, ordered=linked.ordered
        )
        self.model.replace(lines)
        self._count.say(str(len(lines)) if lines else "")
        self._nothing.setVisible(not lines)
        self.table.setVisible(bool(lines))
        self.table.setFixedHeight(min(len(lines), MOST) * self.table.row_height() + 1)
        self.new.setVisible(bool(linked.new))
        self.new.usable_unless(why_not_new)

    def retranslate(self, t: Translator) -> None:
        """Every word; the lines are read anew by `show_of`."""
        title = t(self.linked.title)
        self._title.say(title)
        self._nothing.say(t("None"))
        self.table.setAccessibleName(title)
        if self.linked.new:
            self.new.say(t("Add…"), name=t(self.linked.new))

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self.table)


def _columns(icon: str) -> tuple[Column[RecordLine], ...]:
    def name(line: RecordLine, _t: Translator) -> Cell:
        return Cell(text=line.name, icon=icon, icon_colour="muted")

    def second(line: RecordLine, _t: Translator) -> Cell:
        return Cell(text=line.second, look=Look.CAPTION, right=True, colour="muted")

    return (
        Column(key="name", heading="", cell=name),
        Column(key="second", heading="", cell=second, natural=True),
    )
