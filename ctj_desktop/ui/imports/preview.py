"""What becomes of every row? A line for each, those of one verdict alone if wished, and the word for a duplicate.

Of members it says who votes, who advises, who replaces whom and who is none of these, for a person to correct.
"""

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID, uuid5

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import NETWORK
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.files.stepwise import Step
from ctj_desktop.files.tables.table import OFTEN
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.imports.kinds import KINDS, ListKind
from ctj_desktop.services.imports.refusals import NoSide
from ctj_desktop.services.imports.standing import VOICES
from ctj_desktop.services.imports.verdicts import Answer, ImportPlan, PartKind, PartTaken, RowFate, RowVerdict
from ctj_desktop.services.imports.words import RowWords, fate_word, left_out, part_words, remarked
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.picker.choice import ChoiceField
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.table import Table

ICONS: Final = {
    RowFate.NEW: ("plus", "accent"),
    RowFate.CHANGED: ("pencil-simple", "text"),
    RowFate.SAME: ("check", "muted"),
    RowFate.DUPLICATE: ("users", "warning"),
    RowFate.REFUSED: ("x-circle", "error"),
}
IN_COMMITTEE: Final = N_("In the committee")
REMARKED: Final = "remarked"
"""The filter for rows of which something is left out."""
TALL, DETAILS = 240, 60
"""Heights of the list and of what is said of its row, in pixels of ordinary text: what is below never moves."""


class PreviewLine(NamedValue):
    """A row of the list and what is said of it."""

    key: UUID
    row: RowVerdict
    details: tuple[str, ...]


def preview_lines(store: OpenFile, t: Translator, plan: ImportPlan, step: Step) -> tuple[PreviewLine, ...]:
    """Every row in words; for the worker, as there may be thousands."""
    words, lines = RowWords(t, store, plan), list[PreviewLine]()
    for at, row in enumerate(plan.verdicts):
        lines.append(PreviewLine(key=uuid5(NETWORK, f"row {row.number}"), row=row, details=tuple(words.details(row))))
        if at % OFTEN == 0:
            step(at, len(plan.verdicts))
    return tuple(lines)


def _fate_cell(line: PreviewLine, t: Translator) -> Cell:
    icon, colour = ICONS[line.row.verdict]
    return Cell(text=fate_word(t, line.row.verdict), icon=icon, icon_colour=colour)


def _number_cell(line: PreviewLine, t: Translator) -> Cell:
    return Cell(text=t.number(line.row.number), right=True)


def _name_cell(line: PreviewLine, _t: Translator) -> Cell:
    return Cell(text=line.row.name, look=Look.STRONG)


def _part_cell(line: PreviewLine, t: Translator) -> Cell:
    """Say nothing of a refused row: it gives nobody a seat."""
    return Cell(text=part_words(t, line.row.part) if line.row.part is not None else "")


def _details_cell(line: PreviewLine, t: Translator) -> Cell:
    """How many remarks there are comes first: what stands behind may be cut off."""
    count = len(line.row.why)
    said = t.n("{count} remark", "{count} remarks", count).format(count=t.number(count))
    remarks = (said,) if line.row.remarked else ()
    return Cell(text=" · ".join((*remarks, *line.details)))


COLUMNS: Final[tuple[Column[PreviewLine], ...]] = (
    Column(key="number", heading=N_("Row"), cell=_number_cell, width=64, right=True),
    Column(key="fate", heading=N_("Verdict"), cell=_fate_cell, width=128),
    Column(key="name", heading=N_("Name"), cell=_name_cell, width=200, natural=True),
    Column(key="part", heading=IN_COMMITTEE, cell=_part_cell, width=220, natural=True),
    Column(key="details", heading=N_("What changes, and why not"), cell=_details_cell),
)


def _is_wished(line: PreviewLine, wished: object) -> bool:
    return line.row.remarked if wished == REMARKED else wished in (None, line.row.verdict)


def _lacks_side(line: PreviewLine) -> bool:
    return any(isinstance(error, NoSide) for error in line.row.why)


class Preview(QWidget):
    """The list with its filter; `answered` hands out the number of a row, or 0 for all, and what was said of it.

    `placed` hands out the number of a row and what its person is in the committee, `sided` on which side its seat is.
    """

    answered = Signal(int, object)
    placed = Signal(int, object)
    sided = Signal(int, object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._lines = desk, tuple[PreviewLine, ...]()
        name, theme = "dialog.import_list.preview", desk.theme
        self.setObjectName(name)
        self.filter = ComboBox(theme, f"{name}.filter", self)
        self.count = Label(theme, Type.BODY, "muted", name=f"{name}.count", parent=self)
        self.model = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(theme, f"{name}.table", self.model, parent=self)
        self.details = Label(theme, Type.BODY, wrap=True, name=f"{name}.details", parent=self)
        self.part = ChoiceField(theme, f"{name}.part", desk.t, self)
        self.part_label = Label(theme, Type.LABEL, "muted", parent=self)
        self.part_label.setBuddy(self.part)
        self.join = Button(theme, f"{name}.join", parent=self)
        self.apart = Button(theme, f"{name}.apart", parent=self)
        self.join_all = Button(theme, f"{name}.join_all", parent=self)
        self.sides = {side: Button(theme, f"{name}.side.{side}", parent=self) for side in Side}
        self._lay_out()
        self._say()
        for side, button in self.sides.items():
            button.clicked.connect(self._side_with(side))
        self.filter.activated.connect(lambda _index: self._filter())
        self.table.current_changed.connect(lambda _key: self._show_details())
        for button, answer in ((self.join, Answer.JOIN), (self.apart, Answer.APART)):
            button.clicked.connect(self._answer(answer))
        self.part.picked.connect(self._place)
        self.join_all.clicked.connect(lambda: self.answered.emit(0, Answer.JOIN))

    def show_lines(self, lines: Sequence[PreviewLine], plan: ImportPlan) -> None:
        """Other rows; the filter stays where there are any of its verdict."""
        t, wished = self._desk.t, self.filter.chosen()
        self._lines = tuple(lines)
        counts = {fate: count for fate, count in plan.counts.items() if count}
        options: list[tuple[str, object]] = [(t("All rows ({count})").format(count=t.number(len(lines))), None)]
        options += [(f"{fate_word(t, fate)} ({t.number(count)})", fate) for fate, count in counts.items()]
        if with_remarks := remarked(t, plan.remarked):
            options.append((with_remarks, REMARKED))
        self.filter.offer(options, wished)
        waits = RowFate.DUPLICATE in counts
        self.join_all.usable_unless("" if waits else t("No row may be a duplicate."))
        of_members = KINDS[plan.order.kind].of_mandates
        for part in (self.part, self.part_label, *self.sides.values()):
            part.setVisible(of_members)
        left = left_out(t, plan)
        self.count.say(left)
        self.count.setVisible(bool(left))
        of_projects = plan.order.kind is ListKind.PROJECTS
        self.apart.say(t("Another project") if of_projects else t("Another person"))
        self._filter()

    def go_to_sideless(self) -> None:
        """Select the next row of which nobody said on which side its seat is."""
        following = next((line for line in self.model.rows if _lacks_side(line)), None)
        if following is not None:
            self.table.select(following.key)

    def needs_a_look(self) -> bool:
        """Whether a row waits for a person's word, is refused, or not taken as it stands there."""
        waiting = (RowFate.DUPLICATE, RowFate.REFUSED)
        return any(line.row.remarked or line.row.verdict in waiting for line in self._lines)

    def _filter(self) -> None:
        wished = self.filter.chosen()
        self.model.replace([line for line in self._lines if _is_wished(line, wished)])
        if self.table.current_key() is None and self.model.rows:
            self.table.select(self.model.rows[0].key)
        self._show_details()

    def _current(self) -> PreviewLine | None:
        return self.model.row_at(self.table.currentIndex())

    def _show_details(self) -> None:
        line = self._current()
        self.details.say("\n".join(line.details) if line is not None else "")
        self._offer_parts(line)
        waits = line is not None and line.row.verdict is RowFate.DUPLICATE
        why_not = "" if waits else self._desk.t("Choose a row that may be a duplicate.")
        for button in (self.join, self.apart):
            button.usable_unless(why_not)

        lacks = line is not None and _lacks_side(line)
        why_not = "" if lacks else self._desk.t("Choose a row that does not say on which side its seat is.")
        for button in self.sides.values():
            button.usable_unless(why_not)

    def _offer_parts(self, line: PreviewLine | None) -> None:
        """What the person of the row may be: a substitute of anybody who has a seat."""
        t = self._desk.t
        said = line.row.part if line is not None else None
        seated = [one.row.name for one in self._lines if one.row.part is not None and one.row.part.kind in VOICES]
        parts = [PartTaken(kind) for kind in PartKind if kind is not PartKind.SUBSTITUTE]
        parts += [PartTaken(PartKind.SUBSTITUTE, name) for name in seated if line is None or name != line.row.name]
        options = [(part_words(t, part), part) for part in parts]
        undecided = [] if said in parts else [(part_words(t, said) if said is not None else t("Choose…"), said)]
        self.part.offer([*undecided, *options], said)
        self.part.set_writable(line is not None and bool(line.row.name))

    def _place(self, part: object) -> None:
        line = self._current()
        if line is not None and isinstance(part, PartTaken):
            self.placed.emit(line.row.number, part)

    def _side_with(self, side: Side) -> Callable[[], None]:
        def act() -> None:
            line = self._current()
            if line is not None:
                self.sided.emit(line.row.number, side)

        return act

    def _answer(self, answer: Answer) -> Callable[[], None]:
        def act() -> None:
            line = self._current()
            if line is not None:
                self.answered.emit(line.row.number, answer)

        return act

    def _say(self) -> None:
        t = self._desk.t
        self.filter.setAccessibleName(t("Which rows are shown"))
        self.table.setAccessibleName(t("Rows of the list"))
        self.part_label.say(t(IN_COMMITTEE))
        self.join.say(t("Join the two"))
        self.join_all.say(t("Join all duplicates"))
        for side, button in self.sides.items():
            button.say(t("Seat: {country}").format(country=word(t, side)))

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        top, below = QHBoxLayout(), QHBoxLayout()
        area = QScrollArea(self)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.details)
        area.setFixedHeight(px(DETAILS))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for row in (top, below):
            row.setSpacing(px(8))
        top.addWidget(self.filter)
        top.addWidget(self.count, 1)
        top.addWidget(self.part_label)
        top.addWidget(self.part)
        self.part.setMinimumWidth(px(240))
        self.table.setMinimumHeight(px(TALL))
        for button in (self.join, self.apart, self.join_all):
            below.addWidget(button)
        below.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(px(8))
        for button in self.sides.values():
            sides.addWidget(button)
        sides.addStretch(1)
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(area)
        column.addLayout(below)
        column.addLayout(sides)
