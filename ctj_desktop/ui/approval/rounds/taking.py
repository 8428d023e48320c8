"""What came back is shown before it is taken in: whose remarks, to which passages, what is new, what is not certain."""

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.elision import named
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.meetings import number_said
from ctj_desktop.services.minutes.remarks.reading import shown_number
from ctj_desktop.services.minutes.remarks.rounds import NumberedPassage
from ctj_desktop.services.minutes.remarks.settling import need_received
from ctj_desktop.services.minutes.remarks.taking import Incoming, LineState, Taking, incoming_remarks, placed, take_in
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import choice_of, line_field, needed, read_day, set_text
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.imports.returned import Returned
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.fields import ComboBox, Field
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.surfaces import Banner, Card
from ctj_desktop.ui.widgets.table import Table

NAME: Final = "dialog.take_remarks"
WIDTH: Final = 760
LEAST, ROWS = 2, 5
SHORT: Final = 60
"""Characters of a passage that its line in the choice shows."""
STATES: Final = {
    LineState.NEW: N_("new remark"),
    LineState.CHANGED: N_("corrects what they wrote"),
    LineState.KNOWN: N_("taken in already"),
    LineState.UNPLACED: N_("names no passage"),
    LineState.WHOLE: N_("on the minutes as a whole"),
}


class TakenRow(NamedValue):
    """A line as a person means to take it in."""

    at: int
    state: LineState
    said: str
    comment: str
    wording: str
    otherwise: bool
    included: bool
    passage: NumberedPassage | None = None
    item: AgendaItem | None = None
    item_number: str = ""

    @property
    def key(self) -> UUID:
        """Which line it is."""
        return UUID(int=self.at)


def _where(row: TakenRow, t: Translator) -> Cell:
    said = "–"
    if row.passage is not None:
        said = f"§\u00a0{row.passage.number}"
    elif row.item is not None:
        said = t("Item {number}").format(number=row.item_number)
    return Cell(
        text=said,
        icon="check-square" if row.included else "circle",
        icon_colour="accent" if row.included else "muted",
        note="" if row.included else t("left out"),
        ticked=row.included,
        look=Look.STRONG,
    )


def _said(row: TakenRow, t: Translator) -> Cell:
    proposed = t("Proposed: {text}").format(text=row.wording.replace("\n", " ")) if row.wording else ""
    first, second = (row.comment.replace("\n", " "), proposed) if row.comment else (proposed, "")
    return Cell(text=first, second=second)


def _state(row: TakenRow, t: Translator) -> Cell:
    second = t("reads otherwise in the form") if row.otherwise else ""
    return Cell(text=t(STATES[row.state]), second=second, second_colour="warning" if second else "", look=Look.CAPTION)


COLUMNS: Final[tuple[Column[TakenRow], ...]] = (
    Column(key="where", heading=N_("Passage"), cell=_where, width=110),
    Column(key="said", heading=N_("Remark"), cell=_said, share=5),
    Column(key="state", heading=N_("State"), cell=_state, width=190),
)


class TakeRemarks(Frame):
    """Space leaves a line out or takes it in after all, Enter takes in; the passage of a line is chosen below."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, found: Incoming, parent: QWidget) -> None:
        t, theme = desk.t, desk.theme
        title = t("Remarks on the minutes of meeting {number}").format(number=number_said(t, found.meeting))
        super().__init__(desk, NAME, title, t("Take in"), parent)
        self._workspace, self._found = workspace, found
        self.who = Label(theme, Type.BODY, wrap=True, name=f"{NAME}.who", parent=self)
        self.notes = Banner(theme, f"{NAME}.notes", "warning", wrap=True, parent=self)
        self.name = line_field(desk, f"{NAME}.name", t("Whose remarks are these?"))
        self.on = line_field(desk, f"{NAME}.on", t("Received on"), icon="calendar-blank")
        self.model: RowsModel[TakenRow] = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(theme, f"{NAME}.table", self.model, row=metrics.ROW_TWO_LINES, parent=self)
        self.table.setAccessibleName(t("Remarks"))
        rows = min(max(len(found.lines), LEAST), ROWS)
        self.table.setFixedHeight(theme.px(metrics.TABLE_HEAD) + rows * self.table.row_height())
        self.whole = Label(theme, Type.CAPTION, wrap=True, name=f"{NAME}.whole", parent=self)
        self.place = Field(theme, ComboBox(theme, f"{NAME}.place", self), self)
        self.leave_out = Button(theme, f"{NAME}.leave_out", parent=self)
        self.rest = Label(theme, Type.CAPTION, "muted", wrap=True, name=f"{NAME}.rest", parent=self)
        self.named = {"received_on": self.on}
        self._places = list(_places(found))
        self._arrange()
        self._fill()
        self._connect()
        self.table.setFocus()
        self.taken = 0

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, found: Incoming, parent: QWidget) -> int:
        """How many were taken in."""
        dialog = cls(desk, workspace, found, parent)
        dialog.exec()
        return dialog.taken

    def go(self) -> None:
        t, found = self.desk.t, self._found
        name = found.name if found.known_reader else needed(self.name, t("Say whose remarks these are."))
        needed(self.on, t("Say when the remarks came."))
        on = read_day(self.desk, self.on, self._workspace.today())
        assert on is not None, "it is needed"
        need_received(on, self._workspace.today())
        lines = {line.key: line for line in found.lines}
        rows = [row for row in self.model.rows if row.included]
        taken = tuple(placed(lines[row.at], row.passage, row.item) for row in rows)
        taking = Taking(
            opened=found.opened.id,
            sha256=found.sha256,
            language=found.language,
            received_on=on,
            way=found.way,
            name=name,
            person=found.person,
            guest=found.guest,
            lines=taken,
        )
        self._workspace.do(take_in, taking=taking)
        self.taken = len(taken)

    # inside

    def _arrange(self) -> None:
        self.widen(WIDTH)
        card = Card(self.desk.theme, f"{NAME}.card", padded=False, parent=self)
        card.column.addWidget(self.table)
        fields, below = QHBoxLayout(), QHBoxLayout()
        for row in (fields, below):
            row.setSpacing(self.desk.theme.px(12))
        fields.addWidget(self.name, 3)
        fields.addWidget(self.on, 2)
        below.addWidget(self.place, 1)
        below.addWidget(self.leave_out, 0, Qt.AlignmentFlag.AlignBottom)
        for part in (self.who, self.notes):
            self.column.addWidget(part)
        self.column.addLayout(fields)
        self.column.addWidget(card)
        self.column.addWidget(self.whole)
        self.column.addLayout(below)
        self.column.addWidget(self.rest)

    def _fill(self) -> None:
        t, found = self.desk.t, self._found
        number = shown_number(self._workspace.store, found.opened)
        said = t("{file}: remarks of {name}, round {number}.")
        self.who.say(named(t, said, file=found.file, name=found.name or "–", number=str(number)))
        notes = list(incoming_notes(t, found, self._workspace.today()))
        self.notes.say("\n".join(notes))
        self.notes.setVisible(bool(notes))
        set_text(self.name, found.name)
        self.name.setVisible(not found.known_reader)
        set_text(self.on, t.date_short(found.came or self._workspace.today()))
        self.place.say(t("Belongs to"))
        choice_of(self.place).offer(
            [(t("no passage yet"), ""), *((_shown(t, one), one[0]) for one in self._places)], ""
        )
        self.rest.say(t("Also in the mail: {text}").format(text=found.rest) if found.rest else "")
        self.rest.setVisible(bool(found.rest))
        self.model.replace(_sorted(found))
        if self.model.rows:
            self.table.select(self.model.rows[0].key)
        self._show_current()

    def _connect(self) -> None:
        self.table.current_changed.connect(lambda _key: self._show_current())
        self.table.opened.connect(lambda _key: self._toggle())
        self.leave_out.clicked.connect(self._toggle)
        choice_of(self.place).activated.connect(lambda _at: self._put())
        for key, act in (
            (Qt.Key.Key_Space, self._toggle),
            (Qt.Key.Key_Return, self._try),
            (Qt.Key.Key_Enter, self._try),
        ):
            shortcut = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def _current(self) -> TakenRow | None:
        return self.model.row_at(self.table.currentIndex())

    def _change(self, row: TakenRow) -> None:
        self.refusal.hide()
        self.model.replace([row if one.key == row.key else one for one in self.model.rows])
        self.table.select(row.key)
        self._show_current()

    def _toggle(self) -> None:
        row = self._current()
        if row is not None:
            self._change(replace(row, included=not row.included))

    def _put(self) -> None:
        """The current line belongs there, and is taken in."""
        row, key = self._current(), choice_of(self.place).chosen()
        where = next((one for one in self._places if one[0] == key), None)
        if row is None:
            return
        passage, item, number = (where[1], where[2], where[3]) if where is not None else (None, None, "")
        self._change(
            replace(row, passage=passage, item=item, item_number=number, included=where is not None or row.included)
        )

    def _show_current(self) -> None:
        t, row = self.desk.t, self._current()
        self.leave_out.usable_unless("" if row is not None else t("Choose a remark."))
        self.leave_out.say(t("Leave out") if row is None or row.included else t("Take in after all"))
        self.place.setEnabled(row is not None)
        if row is None:
            self.whole.say("")
            return
        spoken = self._found.language
        parts = [t("As circulated: {text}").format(text=row.passage.text.or_other(spoken))] if row.passage else []
        named = row.said if row.state is LineState.UNPLACED else ""
        parts += [t("Passage as it is named: {text}").format(text=named)] if named else []
        parts += [row.comment] if row.comment else []
        parts += [t("Proposed: {text}").format(text=row.wording)] if row.wording else []
        self.whole.say("\n".join(parts))
        key = str(row.passage.number) if row.passage is not None else f"item {row.item.id}" if row.item else ""
        choice_of(self.place).choose(key)


_Where = tuple[str, NumberedPassage | None, AgendaItem | None, str]


def _places(found: Incoming) -> Iterator[_Where]:
    """Each item as a whole, then its passages."""
    above = None
    for one in found.passages:
        if above != one.item.id:
            above = one.item.id
            yield f"item {one.item.id}", None, one.item, one.item_number
        yield str(one.number), one, None, one.item_number


def _shown(t: Translator, where: _Where) -> str:
    _key, passage, item, number = where
    language = content_language(t)
    if passage is not None:
        text = passage.text.or_other(language)
        return f"§\u00a0{passage.number} · {text[:SHORT]}{'…' if len(text) > SHORT else ''}"
    assert item is not None
    return t("Item {number} as a whole: {title}").format(number=number, title=item.title.or_other(language))


def _sorted(found: Incoming) -> list[TakenRow]:
    order = (LineState.UNPLACED, LineState.WHOLE, LineState.NEW, LineState.CHANGED, LineState.KNOWN)
    rows = [
        TakenRow(
            at=line.key,
            state=line.state,
            said=line.said,
            comment=line.comment,
            wording=line.wording,
            otherwise=line.otherwise,
            included=found.asked and line.state is not LineState.KNOWN,  # what belongs nowhere yet is not lost unseen
            passage=line.passage,
        )
        for line in found.lines
    ]
    return sorted(rows, key=lambda row: (order.index(row.state), row.passage.number if row.passage else 0, row.at))


def incoming_notes(t: Translator, found: Incoming, today: date) -> Iterator[str]:
    """What is not as it was expected, each with what it means."""
    count = len(found.lines)
    if found.same_file:
        yield t("This file was taken in already.")
    if not count:
        yield t("Nothing is written in it: there is nothing to take in.")
    if not found.asked:
        said = t("{name} was not asked for remarks in this round. Take in what you wish: nothing is chosen yet.")
        yield said.format(name=found.name or found.file)
    if found.opened.closed_on is not None:
        said = t("The round was closed on {date}: these remarks come late.")
        yield said.format(date=t.date_short(found.opened.closed_on))
    elif today > found.opened.until:
        said = t("Remarks were asked for until {date}. If these came in time, write the day on which they came.")
        yield said.format(date=t.date_short(found.opened.until))
    numbers = ", ".join(f"§\u00a0{number}" for number in found.otherwise)
    if found.otherwise and found.other_version:
        yield t(
            "The form is of another version of the minutes. These passages read otherwise in it: {numbers}."
        ).format(numbers=numbers)
    elif found.otherwise:
        yield t(
            "The text of these passages was changed in the form: {numbers}. What counts is what went round."
        ).format(numbers=numbers)
    elif found.other_version:
        yield t("The form is of another version of the minutes, but its passages read the same.")
    if found.unknown:
        said = t("The round has no passage {numbers}: say below what these remarks belong to.")
        yield said.format(numbers=", ".join(f"§\u00a0{number}" for number in found.unknown))
    if found.left_out:
        gone = ", ".join(f"§\u00a0{number}" for number in found.left_out)
        yield t("Remarked before and not in this file: {numbers}. These remarks stay as they are.").format(numbers=gone)


def take_remarks(desk: Desk, workspace: OpenWorkspace, returned: Returned, parent: QWidget) -> None:
    """Each file is shown and asked about; why one is no form stands in the strip."""
    t, taken, meeting = desk.t, 0, None
    refused = [sentence(t, error) for error in returned.refused]
    for came in returned.came:
        try:
            found = incoming_remarks(workspace.store, came, workspace.today())
        except (UserError, StoreError) as error:
            refused.append(sentence(t, error))
            continue
        for one in found:
            count = TakeRemarks.ask(desk, workspace, one, parent)
            taken += count
            meeting = one.meeting.id if count else meeting
    said = t.n("{count} remark taken in.", "{count} remarks taken in.", taken).format(count=t.number(taken))
    if meeting is not None:
        desk.navigator.go(Place(page=PAGE, record=meeting))
    if refused:
        desk.bus.refused.emit(" ".join((*((said,) if taken else ()), *refused)))
    elif taken:
        desk.bus.said.emit(said)


PAGE: Final = "remarks"
"""Where remarks of a meeting are seen."""
