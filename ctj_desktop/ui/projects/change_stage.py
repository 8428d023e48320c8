"""To which stage does a project go, on which day, and why?"""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import PipelineId, ProjectId
from ctj_desktop.domain.records.projects import Project, Stage, StageRole
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.projects.life import choose_route, move_project, next_stage, possible_moves
from ctj_desktop.services.projects.lists import read_routes
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, chosen, line_field, read_day, set_text, typed
from ctj_desktop.ui.forms.line_pair import LinePair
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.board.cards import stage_name
from ctj_desktop.ui.widgets.fields import ComboBox, Field, Note


class MoveProject(Frame):
    """Only the stages that the route allows from here; a side exit needs its reason."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, project: Project, wish: UUID | None, parent: QWidget
    ) -> None:
        t = desk.t
        title = t("Change the stage of {number}").format(number=project.number or t("unnumbered"))
        super().__init__(desk, "dialog.stage", title, t("Change the stage"), parent)
        self._workspace, self._project = workspace, project
        self.moved = False
        self._stages: dict[UUID, Stage] = {s.id: s for s in possible_moves(workspace.store, project.id)}
        self.stage = Field(desk.theme, ComboBox(desk.theme, "dialog.stage.to"))
        self.stage.say(t("New stage"))
        self.on = line_field(desk, "dialog.stage.on", t("Date"), icon="calendar-blank")
        set_text(self.on, t.date_short(workspace.today()))
        spoken = (t("Reason, French"), t("Reason, German"))
        self.reasons = LinePair(desk, "dialog.stage.reason", t("Reason"), spoken, self, several=True)
        self.reason_fr, self.reason_de = self.reasons.fr, self.reasons.de
        self._offer(next_stage(workspace.store, project.id), wish)
        self._arrange()
        self.keep_typed(workspace, project.id)
        (self.reason_fr if wish is not None else self.stage).editor.setFocus()
        choice_of(self.stage).activated.connect(lambda _index: self._show_need())
        self._show_need()

    @classmethod
    def ask(
        cls, desk: Desk, workspace: OpenWorkspace, project: ProjectId, parent: QWidget, wish: UUID | None = None
    ) -> bool:
        """Moves it, or does nothing; says which."""
        found = workspace.store.get(Project, project)
        if found is None:
            return False
        if found.pipeline is None:
            return ChooseRoute.ask(desk, workspace, found, parent)
        dialog = cls(desk, workspace, found, wish, parent)
        dialog.exec()
        return dialog.moved

    def go(self) -> None:
        stage = chosen(self.stage, UUID)
        if stage is None:
            nowhere = self.desk.t("From this stage the route leads nowhere.")
            self.stage.note(self.desk.t("Choose the new stage.") if self._stages else nowhere, Note.ERROR)
            raise Unreadable
        day = read_day(self.desk, self.on, self._workspace.today()) or self._workspace.today()
        reason = Bilingual.of(typed(self.reason_fr), typed(self.reason_de))
        if self._needs_reason() and not (reason.fr.text or reason.de.text):
            self.reason_fr.note(self.desk.t("Write why the project leaves its route."), Note.ERROR)
            self.reason_fr.editor.setFocus()
            raise Unreadable
        self._workspace.do(move_project, project=self._project.id, to=str(stage), on=day, reason=reason)
        self.moved = True

    def _offer(self, following: Stage | None, wish: UUID | None) -> None:
        """The next stage is chosen already; one that leads back or out is never taken without being chosen."""
        t = self.desk.t
        options: list[tuple[str, object]] = [] if following is not None else [(t("not chosen yet"), None)]
        options += [(stage_name(t, stage), stage.id) for stage in self._stages.values()]
        choice_of(self.stage).offer(options, wish or (following.id if following is not None else None))

    def _needs_reason(self) -> bool:
        stage = self._stages.get(chosen(self.stage, UUID) or UUID(int=0))
        return stage is not None and stage.role is StageRole.SIDE_EXIT

    def _show_need(self) -> None:
        t = self.desk.t
        self.reason_fr.note(t("Needed: the project leaves its route.") if self._needs_reason() else "")

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.stage, 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.on, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.column.addWidget(self.reasons)
        self.widen(WIDE)


class ChooseRoute(Frame):
    """A project without a route has no stages: its route is chosen once, and it begins at the first of them."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, project: Project, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.route", t("Choose the funding route"), t("Choose the route"), parent)
        self._workspace, self._project = workspace, project
        self.chose = False
        self.route = Field(desk.theme, ComboBox(desk.theme, "dialog.route.to"))
        self.route.say(t("Funding route"))
        self.on = line_field(desk, "dialog.route.on", t("Date"), icon="calendar-blank")
        set_text(self.on, t.date_short(workspace.today()))
        language = content_language(t)
        routes = read_routes(workspace.store).pipelines
        choice_of(self.route).offer([(one.name.or_other(language), one.id) for one in routes])
        self.route.note(t("It cannot be changed later: another route is another project."))
        self.column.addWidget(self.route)
        self.column.addWidget(self.on)
        self.route.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, project: Project, parent: QWidget) -> bool:
        """Chooses it, or does nothing; says which."""
        dialog = cls(desk, workspace, project, parent)
        dialog.exec()
        return dialog.chose

    def go(self) -> None:
        route = chosen(self.route, UUID)
        day = read_day(self.desk, self.on, self._workspace.today()) or self._workspace.today()
        if route is None:
            self.route.note(self.desk.t("There is no funding route yet: the CTJ sends them."), Note.ERROR)
            raise Unreadable
        self._workspace.do(choose_route, project=self._project.id, pipeline=PipelineId(route), on=day)
        self.chose = True
