"""What is known of a decision, and may its text still be corrected?"""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.voting import AnyDecision, DecisionKind, DecisionResult
from ctj_desktop.i18n.votes import vote_sentence
from ctj_desktop.i18n.words import word
from ctj_desktop.services.minutes.decisions import change_decision
from ctj_desktop.services.minutes.lists import DecisionSheet, decision_sheet
from ctj_desktop.ui.decisions.columns import day_text, rule_text
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.forms.conflict_note import ConflictNote
from ctj_desktop.ui.forms.record_detail import FormDetail, Wording, clear, fill
from ctj_desktop.ui.forms.record_form import RecordForm, Slot, choice_slot, text_slot
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import Choice, Field
from ctj_desktop.ui.widgets.labels import Label, Tone

RESULT_LOOKS = {
    None: (Tone.QUIET, "question"),
    DecisionResult.UNANIMOUS: (Tone.OK, "check-circle"),
    DecisionResult.MAJORITY: (Tone.OK, "check-circle"),
    DecisionResult.CONSENSUS: (Tone.OK, "check-circle"),
    DecisionResult.REJECTED: (Tone.QUIET, "x-circle"),
}


class DecisionDetail(FormDetail[DecisionSheet]):
    """Both texts, how it was taken, where it comes from, what follows, whether it is public."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, pages: frozenset[str]) -> None:
        super().__init__(desk, workspace, "decision", pages)
        self._build()
        self._lay_out()
        self.form = RecordForm(desk, workspace, self._slots(), self.both, self._save, self)
        self.retranslate()

    def read_sheet(self, key: UUID) -> DecisionSheet:
        return decision_sheet(self._workspace.store, key)

    def record_of(self, sheet: DecisionSheet) -> Record:
        return sheet.decision

    def edit(self) -> None:
        editor = self.first_field(self._wording.fields)
        (editor if editor.isVisible() else self.history).setFocus()

    def retranslate(self) -> None:
        t = self._desk.t
        self._wording.retranslate(t)
        self._kind.say(t("Kind"))
        self._result.say(t("Result"))
        self._taken_title.say(t("How it was taken"))
        self._origin_title.say(t("From"))
        self._tasks_title.say(t("Tasks that follow"))
        self._public_title.say(t("Publication"))
        self.history.say(t("History"))
        self.publish.say(t("Publish"))
        kinds = [(word(t, kind), kind) for kind in DecisionKind]
        results: list[tuple[str, object]] = [("–", None), *((word(t, result), result) for result in DecisionResult)]
        decision = self._sheet.decision if self._sheet is not None else None
        self._choice(self._kind).offer(kinds, decision.decision_kind if decision else None)
        self._choice(self._result).offer(results, decision.result if decision else None)
        if self._sheet is not None:
            self.show_sheet(self._sheet)

    # inside

    def _build(self) -> None:
        theme, inside = self._desk.theme, self.inside
        self.both = BothValues(theme, "decision.both", inside)
        self.conflicts = ConflictNote(self._desk, self._workspace, "decision.conflicts", inside, narrow=True)
        self.closed = Label(theme, Type.CAPTION, "muted", wrap=True, name="decision.closed", parent=inside)
        self._wording = Wording(self._desk, "decision", inside)
        self._kind = Field(theme, Choice(theme, "decision.kind"), inside)
        self._result = Field(theme, Choice(theme, "decision.result"), inside)
        self._taken_title, self._origin_title = self.heading(), self.heading()
        self._tasks_title, self._public_title = self.heading(), self.heading()
        self._votes = Label(theme, Type.BODY, wrap=True, name="decision.votes", parent=inside)
        self._rule = Label(theme, Type.BODY, "muted", wrap=True, name="decision.rule", parent=inside)
        self._public = Label(theme, Type.BODY, wrap=True, name="decision.public", parent=inside)
        self.publish = Button(theme, "decision.publish", icon="globe", compact=True, parent=inside)
        self._origin, self._tasks = QVBoxLayout(), QVBoxLayout()

    def _lay_out(self) -> None:
        column = self.sections
        for widget in (self.closed, self.conflicts, self.both, *self._wording.widgets()):
            column.addWidget(widget)
        self.section(self._taken_title)
        for widget in (self._kind, self._result, self._votes, self._rule):
            column.addWidget(widget)
        self.section(self._origin_title)
        column.addLayout(self._origin)
        self.section(self._tasks_title)
        column.addLayout(self._tasks)
        self.section(self._public_title)
        column.addWidget(self._public)
        column.addWidget(self.publish, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _slots(self) -> list[Slot[Record]]:
        fields = self._wording.fields.items()
        texts: list[Slot[Record]] = [text_slot(field, "text", language) for language, field in fields]
        return [*texts, choice_slot(self._kind, "decision_kind"), choice_slot(self._result, "result")]

    def _save(self, after: Record, before: Record) -> object:
        return self._workspace.do(change_decision, _decision(after), _decision(before))

    def show_sheet(self, sheet: DecisionSheet) -> None:
        t, decision = self._desk.t, sheet.decision
        self.title.say(decision.number or t("unnumbered"))
        tone, icon = RESULT_LOOKS[decision.result]
        self.pill.say(word(t, decision.result) if decision.result else t("no result"), tone, icon)
        self.second.say(" · ".join((day_text(t, decision.on), word(t, decision.decision_kind))))
        self.closed.say(t("Taken under a closed item: the CTJ and the public version do not receive it."))
        self.closed.setVisible(sheet.closed)
        self.conflicts.show_for({decision.id, *(vote.id for vote in sheet.votes)})
        self._show_texts(sheet)
        self._show_taken(sheet)
        self._show_relations(sheet)
        self._show_publication(sheet)

    def _show_texts(self, sheet: DecisionSheet) -> None:
        why_not = self.why_not_reword(sheet.fixed)
        self._wording.show(sheet.decision.text, why_not)
        for field in (self._kind, self._result):
            field.setVisible(not why_not)

    def _show_taken(self, sheet: DecisionSheet) -> None:
        t = self._desk.t
        result = sheet.decision.result
        lines = [" · ".join((word(t, vote.method), vote_sentence(t, vote.count, result))) for vote in sheet.votes]
        if not lines and result is DecisionResult.CONSENSUS:
            lines = [vote_sentence(t, None, result)]
        self._votes.say("\n".join(lines) or t("No vote recorded"))
        self._votes.recolour("text" if lines else "muted")
        self._rule.say(rule_text(t, sheet.rule) if sheet.rule else "")
        self._rule.setVisible(sheet.rule is not None)

    def _show_relations(self, sheet: DecisionSheet) -> None:
        t = self._desk.t
        self.origin_chips(sheet.origin, self._origin, t("no meeting"))
        if sheet.project is not None:
            place = self.project_place(sheet.project.id)
            text = sheet.project.number or t("Project")
            self._origin.addWidget(self.chip("decision.project", "kanban", text, self.here(sheet.project.title), place))
        clear(self._tasks)
        chips = [
            self.chip(
                f"decision.task.{at}",
                "check-square",
                " · ".join(filter(None, (line.number, word(t, line.state)))),
                self.here(line.text),
                Place(page="registers", record=line.key, detail="tasks"),
            )
            for at, line in enumerate(sheet.tasks)
        ]
        fill(self._tasks, chips)
        if not chips:
            nothing = Label(self._desk.theme, Type.BODY, "muted", italic=True, parent=self.inside)
            nothing.say(t("no task"))
            self._tasks.addWidget(nothing)

    def _show_publication(self, sheet: DecisionSheet) -> None:
        t, published = self._desk.t, sheet.published
        if published is not None:
            said = t("Published on {day}").format(day=t.date_long(published.on))
            other = published.text != sheet.decision.text
            self._public.say(" · ".join(filter(None, (said, t("in other words than the minutes") if other else ""))))
        else:
            self._public.say(t("Not published"))
        self._public.recolour("text" if published is not None else "muted")
        self.publish.setVisible(published is None)

    def _choice(self, field: Field) -> Choice:
        choice = field.editor
        assert isinstance(choice, Choice)
        return choice


def _decision(record: Record) -> AnyDecision:
    assert isinstance(record, AnyDecision)
    return record
