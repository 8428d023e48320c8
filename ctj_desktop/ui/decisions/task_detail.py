"""What is to be done, by whom and by when, and how is that changed in place?"""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.voting import AnyTask, TaskState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.words import word
from ctj_desktop.services.minutes.lists import TaskSheet, task_sheet
from ctj_desktop.services.minutes.tasks import change_task
from ctj_desktop.ui.decisions.columns import days_text
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.forms.conflict_note import ConflictNote
from ctj_desktop.ui.forms.record_detail import FormDetail, Wording, fill
from ctj_desktop.ui.forms.record_form import RecordForm, Slot, Value, text_slot
from ctj_desktop.ui.forms.typed_values import read_date
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, Kind
from ctj_desktop.ui.widgets.fields import Field, LineEdit
from ctj_desktop.ui.widgets.labels import Label, Tone

LOOKS = {
    TaskState.OPEN: (Tone.QUIET, "circle-dashed"),
    TaskState.IN_PROGRESS: (Tone.NOW, "hourglass"),
    TaskState.DONE: (Tone.OK, "check-circle"),
    TaskState.VOID: (Tone.QUIET, "prohibit"),
}


class TaskDetail(FormDetail[TaskSheet]):
    """Text in both languages, owner, date, where it comes from; each field is an act of its own when it is left."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, pages: frozenset[str]) -> None:
        super().__init__(desk, workspace, "task", pages)
        self._build()
        self._lay_out()
        self.form = RecordForm(desk, workspace, self._slots(), self.both, self._save, self)
        self.choose_owner.clicked.connect(self._ask_owner)
        self.retranslate()

    def read_sheet(self, key: UUID) -> TaskSheet:
        return task_sheet(self._workspace.store, key, self._workspace.today())

    def record_of(self, sheet: TaskSheet) -> AnyTask:
        return sheet.task

    def edit(self) -> None:
        editor = self.first_field(self._wording.fields)
        (editor if editor.isVisible() else self._due.editor).setFocus()

    def retranslate(self) -> None:
        t = self._desk.t
        self._wording.retranslate(t)
        self._due.say(t("Due"))
        self._owner_title.say(t("Owner"))
        self.choose_owner.say(t("Change…"), name=t("Change the owner"))
        self._origin_title.say(t("From"))
        self.history.say(t("History"))
        self.done.say(t("Done"), tip=t("Space in the list does the same"))
        self.progress.say(t("In progress"))
        self.void.say(t("No longer needed…"))
        self.reopen.say(t("Reopen"))
        if self._sheet is not None:
            self.show_sheet(self._sheet)

    # inside

    def _build(self) -> None:
        theme, inside = self._desk.theme, self.inside
        self.both = BothValues(theme, "task.both", inside)
        self.conflicts = ConflictNote(self._desk, self._workspace, "task.conflicts", inside, narrow=True)
        self._late = Label(theme, Type.STRONG, "error", name="task.late", parent=inside)
        self._closed = Label(theme, Type.CAPTION, "muted", wrap=True, name="task.closed", parent=inside)
        self._wording = Wording(self._desk, "task", inside)
        self._due = Field(theme, LineEdit(theme, "task.due", icon="calendar-blank"), inside)
        self._owner_title, self._origin_title = self.heading(), self.heading()
        self._owner = Label(theme, Type.BODY, wrap=True, name="task.owner", parent=inside)
        self.choose_owner = Button(theme, "task.choose_owner", Kind.LINK, compact=True, parent=inside)
        self.done = Button(theme, "task.done", Kind.PRIMARY, icon="check", compact=True, parent=inside)
        self.progress = Button(theme, "task.progress", icon="hourglass", compact=True, parent=inside)
        self.void = Button(theme, "task.void", icon="prohibit", compact=True, parent=inside)
        self.reopen = Button(theme, "task.reopen", icon="arrow-counter-clockwise", compact=True, parent=inside)
        self._origin, self._decisions = QVBoxLayout(), QVBoxLayout()

    def _lay_out(self) -> None:
        column, px = self.sections, self._desk.theme.px
        for widget in (self._late, self._closed, self.conflicts, self.both):
            column.addWidget(widget)
        for pair in ((self.done, self.progress), (self.void, self.reopen)):
            row = QHBoxLayout()
            row.setSpacing(px(8))
            for button in pair:
                row.addWidget(button, 1)
            column.addLayout(row)
        column.addSpacing(px(4))
        for part in (*self._wording.widgets(), self._due):
            column.addWidget(part)
        owner = QHBoxLayout()
        owner.addWidget(self._owner, 1)
        owner.addWidget(self.choose_owner, 0, Qt.AlignmentFlag.AlignTop)
        self.section(self._owner_title)
        column.addLayout(owner)
        self.section(self._origin_title)
        column.addLayout(self._origin)
        column.addLayout(self._decisions)
        column.addStretch(1)

    def _slots(self) -> list[Slot[AnyTask]]:
        texts = (text_slot(field, "text", language) for language, field in self._wording.fields.items())
        return [*texts, self._due_slot()]

    def _due_slot(self) -> Slot[AnyTask]:
        def given(value: Value) -> Mapping[str, object]:
            return {"due": read_date(str(value), self._workspace.today())}

        def read(task: AnyTask) -> Value:
            return self._desk.t.date_short(task.due) if task.due is not None else ""

        return Slot(register="due", field=self._due, read=read, given=given)

    def _save(self, after: AnyTask, before: AnyTask) -> object:
        return self._workspace.do(change_task, after, before)

    def show_sheet(self, sheet: TaskSheet) -> None:
        t, task = self._desk.t, sheet.task
        self.title.say(task.number or t("unnumbered"))
        self.pill.say(word(t, sheet.state), *LOOKS[sheet.state])
        self.second.say(self._since(sheet))
        self.second.setVisible(bool(self._since(sheet)))
        late = sheet.days is not None and sheet.days < 0
        self._late.say(days_text(t, sheet.days) if late and sheet.days is not None else "")
        self._late.setVisible(late)
        self._closed.say(t("Given by a closed item: the CTJ and the public version do not receive it."))
        self._closed.setVisible(sheet.closed)
        self.conflicts.show_for({task.id})
        owner = self.here(sheet.owner)
        self._owner.say(owner or t("nobody named"))
        self._owner.recolour("text" if owner else "muted")
        self._wording.show(task.text, self.why_not_reword(sheet.fixed))
        self._due.setEnabled(not self._workspace.store.read_only)
        self.choose_owner.usable_unless(self._workspace.why_not_write(t))
        self.origin_chips(sheet.origin, self._origin, t("of the committee"))
        chips = [
            self.chip(
                f"task.decision.{at}",
                "gavel",
                one.number or t("Decision"),
                self.here(one.text),
                Place(page="registers", record=one.id, detail="decisions"),
            )
            for at, one in enumerate(sheet.decisions)
        ]
        fill(self._decisions, chips)

    def _since(self, sheet: TaskSheet) -> str:
        t, move = self._desk.t, sheet.since
        if move is None:
            return ""
        return " · ".join(filter(None, (t("since {day}").format(day=t.date_long(move.on)), self.here(move.reason))))

    def _ask_owner(self) -> None:
        from ctj_desktop.ui.forms.choose_person import ChoosePerson

        sheet, t = self._sheet, self._desk.t
        if sheet is None:
            return
        person = ChoosePerson.ask(self._desk, self._workspace, t("Who does it?"), t("Choose"), self)
        if person is None:
            return
        try:
            after = replace(sheet.task, owner=PersonId(person), owner_body=None, owner_text=Bilingual())
            self._workspace.do(change_task, after, sheet.task)
        except (UserError, StoreError) as error:
            self._desk.refuse(error)
