"""Which opinion did the committee give on a project, when, by which decision, on which conditions?"""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import DecisionId, OpinionId
from ctj_desktop.domain.records.projects import Opinion, OpinionKind, Project
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.projects.links import give_opinion
from ctj_desktop.services.projects.sheet import DecisionChoice, decisions_for
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import choice_of, chosen, line_field, read_day, set_text, typed
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import Choice, Field


def decision_text(t: Translator, one: DecisionChoice) -> str:
    """A decision in a list: number, day, the beginning of its text."""
    text = one.text.or_other(content_language(t))
    short = text if len(text) <= 60 else f"{text[:59]}…"
    return " · ".join(filter(None, (one.number, t.date_short(one.on) if one.on else "", short)))


class GiveOpinion(Frame):
    """The opinion is a fact of its own; the decision of the committee is linked with it where it is recorded."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, project: Project, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.opinion", t("Opinion of the committee"), t("Record the opinion"), parent)
        self._workspace, self._project = workspace, project
        self.made: OpinionId | None = None
        self.kind = Field(desk.theme, Choice(desk.theme, "dialog.opinion.kind"))
        self.kind.say(t("Opinion"))
        choice_of(self.kind).offer([(word(t, one), one) for one in OpinionKind])
        self.on = line_field(desk, "dialog.opinion.on", t("Date"), icon="calendar-blank")
        self.decision = Field(desk.theme, Choice(desk.theme, "dialog.opinion.decision"))
        self.decision.say(t("Decision"))
        self._known = decisions_for(workspace.store, project.id)
        options: list[tuple[str, object]] = [(decision_text(t, one), one.key) for one in self._known]
        first = self._known[0] if self._known else None
        choice_of(self.decision).offer([*options, (t("No decision recorded"), None)], first.key if first else None)
        set_text(self.on, t.date_short((first.on if first else None) or workspace.today()))
        self.fr = line_field(desk, "dialog.opinion.fr", t("Conditions, French"))
        self.de = line_field(desk, "dialog.opinion.de", t("Conditions, German"))
        self._arrange()
        self.kind.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, project: Project, parent: QWidget) -> OpinionId | None:
        """The new opinion, or None."""
        dialog = cls(desk, workspace, project, parent)
        dialog.exec()
        return dialog.made

    def go(self) -> None:
        day, decision = read_day(self.desk, self.on, self._workspace.today()), chosen(self.decision, UUID)
        new = Opinion(
            id=OpinionId(self._workspace.new_id()),
            home=self._project.home,
            project=self._project.id,
            opinion_kind=chosen(self.kind, OpinionKind) or OpinionKind.FAVOURABLE,
            decision=DecisionId(decision) if decision else None,
            conditions=Bilingual.of(typed(self.fr), typed(self.de)),
            on=day,
        )
        self.made = self._workspace.do(give_opinion, new).id

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.kind, 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.on, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.column.addWidget(self.decision)
        self.column.addWidget(self.fr)
        self.column.addWidget(self.de)
