"""What did the committee say to a project, by which decision, on which conditions?"""

from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import DecisionId, ProjectId
from ctj_desktop.domain.records.projects import Opinion, OpinionKind, Project
from ctj_desktop.domain.records.voting import AnyDecision, Decision
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.projects.conditions import follow_conditions, lines_not_followed
from ctj_desktop.services.projects.links import latest_decision
from ctj_desktop.services.projects.opinions import OpinionToRecord, opinions_to_record, proposed_opinion
from ctj_desktop.services.projects.sheet import OpinionLine, ProjectSheet
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.forms import OPINION
from ctj_desktop.ui.projects.sheet.lines import SheetList
from ctj_desktop.ui.projects.sheet.side import FormPanel
from ctj_desktop.ui.projects.words import decision_place
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column
from ctj_desktop.ui.widgets.surfaces import Banner, Chip

TONES = {
    OpinionKind.FAVOURABLE: ("OK", "check-circle"),
    OpinionKind.WITH_RESERVATION: ("WARNING", "warning"),
    OpinionKind.UNFAVOURABLE: ("ERROR", "x-circle"),
}


def _when(line: OpinionLine, t: Translator) -> Cell:
    if line.opinion.on is None:
        return Cell(text=t("date not set"), look=Look.UNFILLED)
    return Cell(text=t.date_long(line.opinion.on))


def _kind(line: OpinionLine, t: Translator) -> Cell:
    tone, icon = TONES[line.opinion.opinion_kind]
    return Cell(pill=word(t, line.opinion.opinion_kind), tone=tone, pill_icon=icon)


def _conditions(line: OpinionLine, t: Translator) -> Cell:
    conditions = line.opinion.conditions.or_other(content_language(t))
    if not conditions and line.opinion.opinion_kind is OpinionKind.WITH_RESERVATION:
        return Cell(text=t("the reservation is not entered"), look=Look.UNFILLED)
    if not conditions:
        return Cell(text=t("without conditions"), look=Look.MUTED)
    return Cell(text=" · ".join(conditions.split("\n")), note=conditions)


def _decision(line: OpinionLine, t: Translator) -> Cell:
    return Cell(text=line.decision) if line.decision else Cell(text=t("without decision"), look=Look.UNFILLED)


COLUMNS: tuple[Column[OpinionLine], ...] = (
    Column(key="when", heading=N_("Date"), cell=_when, natural=True),
    Column(key="kind", heading=N_("Opinion"), cell=_kind, natural=True),
    Column(key="conditions", heading=N_("Conditions"), cell=_conditions, share=3),
    Column(key="decision", heading=N_("Decision"), cell=_decision, natural=True),
)


def ask_opinion(
    desk: Desk, workspace: OpenWorkspace, project: ProjectId, parent: QWidget, decision: DecisionId | None = None
) -> UUID | None:
    """Records what the committee said to a project, as the words of its decision propose it: a person confirms.

    Without a decision that is named it is the latest that was taken on the project.
    """
    taken = workspace.store.get(Decision, decision) if decision is not None else None
    taken = taken or latest_decision(workspace.store, project)
    said = proposed_opinion(taken)
    proposed: dict[str, object] = {
        "decision": taken.id if taken is not None else None,
        "on": (taken.on if taken is not None else None) or workspace.today(),
        "conditions": said.conditions,
    }
    if said.opinion_kind is not None:
        proposed["opinion_kind"] = said.opinion_kind
    return NewRecord.ask(desk, workspace, OPINION, parent, given={"project": project}, proposed=proposed)


class OpinionPanel(FormPanel):
    """The opinion that is current, with the chip of its decision."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk, workspace, "project.opinion", OPINION, parent)
        self.chip = Chip(desk.theme, "project.opinion.decision_chip", "gavel", self.inside)
        self.inside_column.insertWidget(self.inside_column.indexOf(self.fields), self.chip)
        self.chip.clicked.connect(self._open_decision)
        self.letter = Button(desk.theme, "project.opinion.letter", icon="envelope-simple", parent=self.inside)
        self.inside_column.insertWidget(self.inside_column.indexOf(self.fields), self.letter)
        self.letter.clicked.connect(self._write_letter)
        self.follow = Button(desk.theme, "project.opinion.follow", icon="seal-check", compact=True, parent=self.inside)
        self.inside_column.insertWidget(self.inside_column.indexOf(self.fields) + 1, self.follow)
        self.follow.clicked.connect(self._follow_conditions)

    def record_of(self, line: OpinionLine) -> Opinion:
        return line.opinion

    def words(self) -> tuple[str, str]:
        t = self.desk.t
        return t("Opinion of the committee"), t("Choose an opinion of the list to change it here.")

    def show_line(self, line: OpinionLine | None) -> None:
        if line is not None:
            owner = self.workspace.store.get(Project, line.opinion.project)
            self.fields.among("decision", committee=owner.committee if owner is not None else None)
        super().show_line(line)

    def _say(self) -> None:
        super()._say()
        line = self._line
        place = decision_place(line.opinion.decision) if line is not None else None
        self.chip.setVisible(place is not None)
        self.chip.say(self.desk.t("Decision {number}").format(number=line.decision if line is not None else ""))
        self.letter.setVisible(line is not None)
        self.letter.say(self.desk.t("Letter with the opinion…"))
        self.letter.usable_unless(self._why_no_letter())
        left = lines_not_followed(self.workspace.store, line.opinion) if line is not None else []
        self.follow.setVisible(bool(left))
        said = self.desk.t.n("Follow {count} condition", "Follow {count} conditions", len(left))
        self.follow.say(said.format(count=len(left)))
        self.follow.usable_unless(self.workspace.why_not_write(self.desk.t))

    def _decision(self) -> AnyDecision | None:
        key = self._line.opinion.decision if self._line is not None else None
        return self.workspace.store.get(AnyDecision, key) if key is not None else None

    def _why_no_letter(self) -> str:
        t = self.desk.t
        if self.workspace.store.read_only:
            return self.workspace.why_not_write(t)
        return "" if self._decision() is not None else t("Enter first by which decision the opinion was given.")

    def _write_letter(self) -> None:
        """To the lead partners of the project, with the extract of the decision that gave the opinion."""
        from ctj_desktop.ui.decisions.extracts.dialog import ExtractDialog  # read when it is needed

        decision = self._decision()
        if decision is not None:
            ExtractDialog.ask(self.desk, self.workspace, [decision], self)

    def _follow_conditions(self) -> None:
        """What was written into the conditions since the opinion was recorded."""
        if self._line is not None:
            key = self._line.opinion.id
            self.desk.attempt(lambda: self.workspace.do(follow_conditions, opinion=key))

    def _open_decision(self) -> None:
        place = decision_place(self._line.opinion.decision) if self._line is not None else None
        if place is not None:
            self.desk.navigator.go(place)


class ProjectOpinions(SheetList):
    """Every opinion, the earliest first; usually one."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        panel = OpinionPanel(desk, workspace, parent)
        super().__init__(desk, workspace, "project.opinions", COLUMNS, panel, parent)
        self.ask_committee = Button(
            desk.theme, "project.opinions.ask_committee", icon="calendar-check", compact=True, parent=self
        )
        self.foot.insertWidget(1, self.ask_committee)
        self.ask_committee.clicked.connect(self._ask_committee)
        self._waiting: list[OpinionToRecord] = []
        self.waiting = Banner(desk.theme, "project.opinions.waiting", "chats", wrap=True, parent=self)
        self.column.insertWidget(0, self.waiting)
        self.waiting.button.clicked.connect(self._record_waiting)

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """The opinions on a project."""
        self.ask_committee.usable_unless(self.workspace.why_not_write(self.desk.t))
        self._show_waiting(sheet)
        self.show_lines(sheet, sheet.opinions, first=-1)

    def show_record(self, key: UUID) -> None:
        """An opinion that was asked for, or the decision of one that is to be recorded: that is asked at once."""
        if any(one.key == key for one in self._waiting):
            QTimer.singleShot(0, self, lambda: self._record(DecisionId(key)))  # the page stands before a dialog opens
        else:
            self.table.select(key)

    def ask(self, sheet: ProjectSheet) -> UUID | None:
        return ask_opinion(self.desk, self.workspace, sheet.project.id, self)

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self.desk.t
        self.table.setAccessibleName(t("Opinions"))
        self.add.say(t("Record an opinion…"))
        self.ask_committee.say(t("Onto an agenda…"))
        hint = t("The committee gives its opinion by a decision; record it here with its conditions.")
        self.empty.nothing_yet(t("No opinion yet"), hint, t("Record the opinion…"), "chats")
        self.panel.retranslate()

    def _show_waiting(self, sheet: ProjectSheet) -> None:
        """That a decision gave an opinion which nobody recorded; asked once, and gone when it is."""
        store, t = self.workspace.store, self.desk.t
        self._waiting = opinions_to_record(store, self.workspace.today(), project=sheet.project.id)
        self.waiting.setVisible(bool(self._waiting))
        if self._waiting:
            said = t("Decision {number} gives an opinion on this project, which is not recorded yet.")
            number = self._waiting[0].decision or "–"
            self.waiting.say(said.format(number=number), button=t("Record the opinion…"))
            self.waiting.button.usable_unless(self.workspace.why_not_write(t))

    def _record_waiting(self) -> None:
        if self._waiting:
            self._record(self._waiting[0].key)

    def _record(self, decision: DecisionId) -> None:
        if self.sheet is None or self.workspace.store.read_only:
            return
        made = ask_opinion(self.desk, self.workspace, self.sheet.project.id, self, decision)
        if made is not None:
            self.table.select(made)
            self.table.setFocus()

    def _ask_committee(self) -> None:
        from ctj_desktop.ui.projects.onto_agenda import ask_committee_on

        if self.sheet is not None:
            ask_committee_on(self.desk, self.workspace, self.sheet.project.id, self)
