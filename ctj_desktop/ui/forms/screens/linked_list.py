"""Which records refer to the one that is shown? A short list with their count, each opened by its own page."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.record import fields
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.i18n import Translator
from ctj_desktop.services.catalogue.record_lines import RecordLine, record_lines
from ctj_desktop.services.catalogue.record_order import can_order, record_keys
from ctj_desktop.services.naming.same_records import KINDS, doubles, others_of
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Ending, Linked
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.paged_rows import ROWS_IN_SIGHT, PagedRows
from ctj_desktop.ui.widgets.rows import Column

MOST, MOST_WIDE = 8, 24
"""Rows shown at once; a longer list scrolls."""
SIDE = 44
"""Pixels of ordinary text of the column of the side."""
INSET = 8
"""Pixels between the edges and what is written: the frame of the chosen row stands around it, not through it."""
END = "end"
"""The column with the act that ends a record."""


class LinkedList(QWidget):
    """Title, count and the word for a new one above; the rows below, or that there is none."""

    new_asked = Signal()
    end_asked = Signal(object)

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        name: str,
        linked: Linked,
        wire: Callable[["LinkedList"], object],
        parent: QWidget,
    ) -> None:
        """`wire` connects its table: that is made when there is anything to show."""
        super().__init__(parent)
        self._desk, self._workspace, self.linked, self._name = desk, workspace, linked, name
        self._wire = wire
        self._table: RecordTable | None = None
        screen = desk.screens.get(linked.kind)
        self._ending = screen.ending if screen is not None else None
        theme = desk.theme
        self._title = Label(theme, Type.STRONG, elide=True, parent=self)
        self._count = Label(theme, Type.BODY, "muted", parent=self)
        self.new = Button(theme, f"{name}.new", ButtonKind.LINK, compact=True, parent=self)
        self._nothing = Label(theme, Type.BODY, "muted", italic=True, parent=self)
        self._writable = True
        self._columns = self._make_columns()
        self._among: Mapping[str, object] = {}
        self._others: Sequence[UUID] = ()
        self.model: PagedRows[RecordLine] = PagedRows(desk.language, self._columns, self._load, self)
        self._lay_out()
        self.new.clicked.connect(self.new_asked)

    @property
    def table(self) -> RecordTable:
        """The rows."""
        if self._table is None:
            self._table = self._make_table()
            self._wire(self)
        return self._table

    def show_of(self, record: UUID, why_not_new: str) -> None:
        """The records that refer to this one; `why_not_new` says why none can be added."""
        linked = self.linked
        self._writable, self._among = not why_not_new, {linked.by: record}
        self._others = self._same_as(record)
        self._read()
        count = self.model.rowCount()
        self._count.say(str(count) if count else "")
        self._nothing.setVisible(not count)
        if count or self._table is not None:
            self.table.setVisible(bool(count))
            self.table.fit_rows()
        self._fit_height()
        self.new.setVisible(bool(linked.new))
        self.new.usable_unless(why_not_new)

    def _read(self) -> None:
        """Of many only the names, and then the lines that are seen."""
        store, linked = self._workspace.store, self.linked
        if self._others:
            groups = (self._among, *({linked.by: other} for other in self._others))
            self._show_lines([line for among in groups for line in self._lines(None, among)])
            return
        count = store.count(BY_NAME[linked.kind], **self._among)
        if count <= ROWS_IN_SIGHT or not can_order(store, linked.kind, linked.name):
            self._show_lines(self._lines(None) if count else ())
            return
        keys = record_keys(
            store,
            self._desk.t,
            linked.kind,
            self._workspace.today(),
            among=self._among,
            name=linked.name,
            ordered=linked.ordered,
        )
        twice = doubles(store, linked.kind, {UUID(bytes=key) for key in keys}) if linked.kind in KINDS else ()
        self.model.show_keys([key for key in keys if UUID(bytes=key) not in twice])

    def _show_lines(self, lines: Sequence[RecordLine]) -> None:
        """A person or body that is there under two records stands once."""
        twice = doubles(self._workspace.store, self.linked.kind, {line.key for line in lines})
        self.model.show_rows([line for line in lines if line.key not in twice])

    def _load(self, keys: Sequence[bytes]) -> Sequence[RecordLine]:
        return self._lines([UUID(bytes=key) for key in keys])

    def _same_as(self, record: UUID) -> Sequence[UUID]:
        """The other records of the same person or body: what refers to one of them stands on the sheet of each."""
        store, linked = self._workspace.store, self.linked
        owner = store.schema.shapes[linked.kind].references.get(linked.by, "")
        return [other.id for other in others_of(store, owner, [record]).get(record, ())]

    def _lines(self, keys: Sequence[UUID] | None, among: Mapping[str, object] | None = None) -> Sequence[RecordLine]:
        linked = self.linked
        return record_lines(
            self._workspace.store,
            self._desk.t,
            linked.kind,
            self._workspace.today(),
            among=self._among if among is None else among,
            name=linked.name,
            second=linked.second,
            right=linked.right,
            ordered=linked.ordered,
            keys=keys,
        )

    def retranslate(self, t: Translator) -> None:
        """Every word; the lines are read anew by `show_of`."""
        title = t(self.linked.title)
        self._title.say(title)
        self._nothing.say(t("None"))
        if self._table is not None:
            self._table.setAccessibleName(title)
        if self.linked.new:
            self.new.say(t("Add…"), name=t(self.linked.new))

    def _fit_height(self) -> None:
        if self._table is not None:
            self._table.setFixedHeight(self._table.tall(MOST_WIDE if self.linked.wide else MOST) + 1)
        layout = self.layout()
        assert layout is not None
        layout.activate()  # else what is around it knows the new height only after it was painted once

    def _clicked(self, index: QModelIndex) -> None:
        """What runs is ended where it stands."""
        line = self.model.row_at(index)
        if line is not None and self._columns[index.column()].key == END and self._ends(line):
            self.end_asked.emit(line.key)

    def _ends(self, line: RecordLine) -> bool:
        return self._writable and line.runs and line.ours

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._title)
        head.addStrut(px(metrics.BUTTON_COMPACT))  # level with one beside it to which something can be added
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(head)
        self._nothing.setContentsMargins(px(INSET), 0, 0, 0)
        column.addWidget(self._nothing)

    def _make_table(self) -> RecordTable:
        linked, theme = self.linked, self._desk.theme
        row = metrics.ROW_TWO_LINES if linked.second else metrics.ROW if self._ending else metrics.ROW_DENSE
        table = RecordTable(theme, f"{self._name}.table", self.model, row=row, inset=INSET, wraps=True, parent=self)
        table.setAccessibleName(self._title.text())
        table.clicked.connect(self._clicked)
        table.fitted.connect(self._fit_height)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(table)
        return table

    def _make_columns(self) -> tuple[Column[RecordLine], ...]:
        linked, ending = self.linked, self._ending
        columns = [Column(key="name", heading="", cell=_name)]
        if linked.right:
            columns.append(Column(key="right", heading="", cell=_right, natural=True))
        if any(field.name == "side" for field in fields(BY_NAME[linked.kind])):
            columns.append(Column(key="side", heading="", cell=_side, width=SIDE))
        if ending is not None:
            columns.append(Column(key=END, heading="", cell=partial(self._end, ending), natural=True))
        return tuple(columns)

    def _end(self, ending: Ending, line: RecordLine, t: Translator) -> Cell:
        word = t(ending.act) if self._ends(line) else ""
        return Cell(text=word, look=Look.STRONG, right=True, colour="accent")


def _name(line: RecordLine, _t: Translator) -> Cell:
    colour = "" if line.runs else "muted"
    return Cell(text=line.name, second=line.second, second_colour=line.second_colour, colour=colour)


def _side(line: RecordLine, _t: Translator) -> Cell:
    return Cell(side=line.side) if line.side else Cell()


def _right(line: RecordLine, _t: Translator) -> Cell:
    return Cell(text=line.right, look=Look.CAPTION, right=True, colour=line.right_colour or "muted")
