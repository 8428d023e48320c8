"""What does each column of the list mean? A field for each, with what stands in its first rows."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ctj_desktop.files.tables.table import Cell, SourceTable, as_text
from ctj_desktop.i18n import Translator
from ctj_desktop.services.imports.columns import UNUSED
from ctj_desktop.services.imports.kinds import KINDS, ListKind
from ctj_desktop.services.imports.targets import TITLES
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import Field
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.picker.choice import ChoiceField

BESIDE: Final = 2
"""Fields in a row."""
EXAMPLES, LONGEST = 2, 40
"""Cells that are shown of a column, and how much of them."""


class ColumnsPart(QWidget):
    """The fields of one list; they are made anew for another one."""

    def __init__(self, desk: Desk, table: SourceTable, kind: ListKind, columns: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("dialog.import_list.columns")
        grid = QGridLayout()
        grid.setHorizontalSpacing(desk.theme.px(12))
        grid.setVerticalSpacing(desk.theme.px(8))
        self.choices = [self._choice(at, kind, meaning) for at, meaning in enumerate(columns)]
        for at, choice in enumerate(self.choices):
            field = Field(desk.theme, choice, self)
            field.say(_title(desk.t, table, at))
            grid.addWidget(field, at // BESIDE, at % BESIDE)
        for column in range(BESIDE):
            grid.setColumnStretch(column, 1)
        self._titles = [_heading(desk.t, table, at) for at in range(len(self.choices))]
        self.unused = Label(desk.theme, Type.BODY, wrap=True, name="dialog.import_list.unused", parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(desk.theme.px(12))
        whole.addWidget(self.unused)
        whole.addLayout(grid)
        self._say_unused()

    def columns(self) -> tuple[str, ...]:
        """What was chosen; a meaning that two columns have stays with the first."""
        found: list[str] = []
        for choice in self.choices:
            meaning = str(choice.value() or UNUSED)
            found.append(UNUSED if meaning in found else meaning)
        return tuple(found)

    def _choice(self, at: int, kind: ListKind, meaning: str) -> ChoiceField:
        t = self._desk.t
        choice = ChoiceField(self._desk.theme, f"dialog.import_list.column.{at + 1}", t, self)
        options = [(t(target.title), target.name) for target in KINDS[kind].targets]
        choice.offer([(t("Left out"), UNUSED), *options], meaning)
        choice.picked.connect(lambda _value: self._say_unused())
        return choice

    def _say_unused(self) -> None:
        """What is not taken in is said at once, not only found by looking through all of them."""
        t, meanings = self._desk.t, self.columns()
        unused = [t.quote(title) for title, meaning in zip(self._titles, meanings, strict=True) if meaning == UNUSED]
        said = t.n("{titles} is left out.", "{titles} are left out.", len(unused))
        self.unused.say(said.format(titles=", ".join(unused)) if unused else "")
        self.unused.setVisible(bool(unused))


def _title(t: Translator, table: SourceTable, at: int) -> str:
    """Nom · Perrin, Blanc."""
    title = _heading(t, table, at)
    cells = (_shown(t, row.cells[at]) for row in table.rows if at < len(row.cells))
    shown = [" ".join(cell.split()) for cell in cells if cell][:EXAMPLES]
    return " · ".join(filter(None, (_cut(title), _cut(", ".join(shown)))))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _heading(t: Translator, table: SourceTable, at: int) -> str:
    if (meaning := table.headings[at]) in TITLES:
        return t(TITLES[meaning])  # a list that left here, or what stood above or beside the rows
    return " ".join(table.headings[at].split()) or t("Column {number}").format(number=t.number(at + 1))


def _shown(t: Translator, cell: Cell) -> str:
    return t.date_short(cell) if isinstance(cell, date) else as_text(cell)
