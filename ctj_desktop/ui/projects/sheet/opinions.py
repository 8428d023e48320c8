"""What did the committee say to a project, by which decision, on which conditions?"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.projects import Opinion, OpinionKind
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.projects.links import change_opinion, remove_opinion
from ctj_desktop.services.projects.sheet import OpinionLine, ProjectSheet, decisions_for
from ctj_desktop.ui.forms.record_form import RecordForm, Slot, Value, choice_slot, text_slot
from ctj_desktop.ui.forms.typed_values import read_date
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.new_opinion import GiveOpinion, decision_text
from ctj_desktop.ui.projects.sheet.line_editor import LineForm
from ctj_desktop.ui.projects.sheet.lines import SheetList
from ctj_desktop.ui.projects.sheet.side import FormPanel
from ctj_desktop.ui.projects.words import decision_place
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.fields import Field, LineEdit
from ctj_desktop.ui.widgets.rows import Column
from ctj_desktop.ui.widgets.surfaces import Chip
from ctj_desktop.ui.widgets.text_area import AreaField

TONES = {
    OpinionKind.FAVOURABLE: ("OK", "check-circle"),
    OpinionKind.WITH_RESERVATION: ("WARNING", "warning"),
    OpinionKind.UNFAVOURABLE: ("ERROR", "x-circle"),
}
LANGUAGES = (Language.FR, Language.DE)


def _when(line: OpinionLine, t: Translator) -> Cell:
    if line.opinion.on is None:
        return Cell(text=t("date not set"), look=Look.UNFILLED)
    return Cell(text=t.date_long(line.opinion.on))


def _kind(line: OpinionLine, t: Translator) -> Cell:
    tone, icon = TONES[line.opinion.opinion_kind]
    return Cell(pill=word(t, line.opinion.opinion_kind), tone=tone, pill_icon=icon)


def _conditions(line: OpinionLine, t: Translator) -> Cell:
    conditions = line.opinion.conditions.or_other(content_language(t))
    if not conditions:
        return Cell(text=t("without conditions"), look=Look.MUTED)
    return Cell(text=conditions.replace("\n", " "), note=conditions)


def _decision(line: OpinionLine, t: Translator) -> Cell:
    return Cell(text=line.decision) if line.decision else Cell(text=t("none"), look=Look.UNFILLED)


COLUMNS: tuple[Column[OpinionLine], ...] = (
    Column(key="when", heading=N_("Date"), cell=_when, width=148),
    Column(key="kind", heading=N_("Opinion"), cell=_kind, width=176),
    Column(key="conditions", heading=N_("Conditions"), cell=_conditions, share=3),
    Column(key="decision", heading=N_("Decision"), cell=_decision, width=96),
)


class OpinionPanel(FormPanel):
    """The opinion that is current, with the chip of its decision."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, pages: frozenset[str], parent: QWidget) -> None:
        super().__init__(desk, "project.opinion", parent)
        self._workspace, self._pages = workspace, pages
        self.chip = Chip(desk.theme, "project.opinion.decision_chip", "gavel", self.inside)
        self.fields = LineForm(desk, workspace, "opinion", self.inside)
        self.fields.choice("opinion_kind")
        self.fields.text("on")
        self.fields.choice("decision")
        for one in LANGUAGES:
            field = Field(desk.theme, AreaField(desk.theme, f"opinion.conditions.{one.value}", self.fields))
            self.fields.fields[f"conditions.{one.value}"] = field
            self.fields.column.addWidget(field)
        kind, decision = (choice_slot(self.fields.fields[name], name) for name in ("opinion_kind", "decision"))
        slots: list[Slot[Any]] = [kind, self._day(), decision]
        slots += [text_slot(self.fields.fields[f"conditions.{side.value}"], "conditions", side) for side in LANGUAGES]
        self.form: RecordForm[Opinion] = RecordForm(desk, workspace, slots, self.fields.both, self._save, self)
        self.inside_column.addWidget(self.chip)
        self.inside_column.addWidget(self.fields)
        self.inside_column.addStretch(1)
        self.chip.clicked.connect(self._open_decision)
        self.remove.clicked.connect(self.remove_line)

    def record_of(self, line: OpinionLine) -> Opinion:
        return line.opinion

    def retranslate(self) -> None:
        """Labels, choices, and what is shown."""
        t, line, read_only = self.desk.t, self._line, self._workspace.store.read_only
        self.title.say(t("Opinion of the committee"))
        choose = t("Choose an opinion of the list to change it here.")
        self.hint.say(choose)
        self.hint.setVisible(line is None)
        self.fields.setVisible(line is not None)
        labels = {
            "opinion_kind": t("Opinion"),
            "on": t("Date"),
            "decision": t("Decision"),
            "conditions.fr": t("Conditions, French"),
            "conditions.de": t("Conditions, German"),
        }
        for key, label in labels.items():
            self.fields.fields[key].say(label)
        opinion = line.opinion if line is not None else None
        kinds = [(word(t, one), one) for one in OpinionKind]
        self.fields.chooser("opinion_kind").offer(kinds, opinion and opinion.opinion_kind)
        known = decisions_for(self._workspace.store, opinion.project) if opinion is not None else []
        options: list[tuple[str, object]] = [(decision_text(t, one), one.key) for one in known]
        if opinion is not None and opinion.decision and line and opinion.decision not in {one.key for one in known}:
            options.append((line.decision, opinion.decision))
        options.insert(0, (t("No decision recorded"), None))
        self.fields.chooser("decision").offer(options, opinion and opinion.decision)
        place = decision_place(opinion.decision, self._pages) if opinion is not None else None
        self.chip.setVisible(place is not None)
        self.chip.say(t("Decision {number}").format(number=line.decision if line is not None else ""))
        self.say_removal(t, self._workspace.why_not_write(t) or ("" if line is not None else choose))
        self.fields.allow(not read_only)

    def edit(self) -> None:
        if self._line is not None:
            self.fields.chooser("opinion_kind").setFocus()

    def remove_line(self) -> None:
        """Takes the opinion away; undo brings it back."""
        if self._line is not None and not self._workspace.store.read_only:
            opinion = self._line.opinion.id
            self.desk.attempt(lambda: self._workspace.do(remove_opinion, opinion=opinion))

    def _day(self) -> Slot[Any]:
        editor = self.fields.fields["on"].editor
        assert isinstance(editor, LineEdit)

        def read(one: Opinion) -> str:
            return self.desk.t.date_short(one.on) if one.on is not None else ""

        def given(value: Value) -> Mapping[str, object]:
            day = read_date(str(value), self._workspace.today())
            editor.setText(self.desk.t.date_short(day) if day is not None else "")  # as it will be read again
            return {"on": day}

        return Slot(register="on", field=self.fields.fields["on"], read=read, given=given)

    def _save(self, after: Opinion, before: Opinion) -> object:
        return self._workspace.do(change_opinion, after, before)

    def _open_decision(self) -> None:
        place = decision_place(self._line.opinion.decision, self._pages) if self._line is not None else None
        if place is not None:
            self.desk.navigator.go(place)


class ProjectOpinions(SheetList):
    """Every opinion, the earliest first; usually one."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, pages: frozenset[str], parent: QWidget) -> None:
        panel = OpinionPanel(desk, workspace, pages, parent)
        super().__init__(desk, workspace, "project.opinions", COLUMNS, panel, parent)

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """The opinions on a project."""
        self.show_lines(sheet, sheet.opinions, first=-1)

    def ask(self, sheet: ProjectSheet) -> UUID | None:
        return GiveOpinion.ask(self.desk, self.workspace, sheet.project, self)

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self.desk.t
        self.table.setAccessibleName(t("Opinions"))
        self.add.say(t("Record an opinion…"))
        hint = t("The committee gives its opinion by a decision; record it here with its conditions.")
        self.empty.nothing_yet(t("No opinion yet"), hint, t("Record the opinion…"), "chats")
        self.panel.retranslate()
