"""What is needed to enter a project? A title in one language; its route and call may follow."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import CallId, CommitteeId, PipelineId, ProjectId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.projects import Call, Project
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.projects.life import add_project
from ctj_desktop.services.projects.lists import read_routes
from ctj_desktop.services.steps.homes import own_first
from ctj_desktop.services.steps.records import home_of
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, chosen, typed
from ctj_desktop.ui.forms.line_pair import LinePair
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import ComboBox, Field, Note


class NewProject(Frame):
    """Committee, title in both languages, route and call; the territory is that of the committee."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, pipeline: PipelineId | None, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.project", t("New project"), t("Enter the project"), parent)
        self._workspace = workspace
        self.made: ProjectId | None = None
        self.committee = Field(desk.theme, ComboBox(desk.theme, "dialog.project.committee"), self)
        self.committee.say(t("Committee"))
        spoken = (t("Title, French"), t("Title, German"))
        self.titles = LinePair(desk, "dialog.project.title", t("Title"), spoken, self)
        self.title_fr, self.title_de = self.titles.fr, self.titles.de
        self.route = Field(desk.theme, ComboBox(desk.theme, "dialog.project.route"))
        self.route.say(t("Funding route"))
        self.call = Field(desk.theme, ComboBox(desk.theme, "dialog.project.call"), self)
        self.call.say(t("Call for projects"))
        self._offer(pipeline)
        self._arrange()
        choice_of(self.route).activated.connect(lambda _index: self._offer_calls())
        self.keep_typed(workspace)
        self.titles.first.editor.setFocus()

    @classmethod
    def ask(
        cls, desk: Desk, workspace: OpenWorkspace, pipeline: PipelineId | None, parent: QWidget
    ) -> ProjectId | None:
        """The new project, or None when the person thought better of it."""
        dialog = cls(desk, workspace, pipeline, parent)
        dialog.exec()
        return dialog.made

    def go(self) -> None:
        t, committee = self.desk.t, chosen(self.committee, UUID)
        title = Bilingual.of(fr=typed(self.title_fr), de=typed(self.title_de))
        if committee is None:
            self.titles.first.note(t("There is no committee yet. Set one up first."), Note.ERROR)
            raise Unreadable
        if not (title.fr.text or title.de.text):
            self.titles.first.note(t("Write the title in at least one of the two languages."), Note.ERROR)
            self.titles.first.editor.setFocus()
            raise Unreadable
        owner = self._workspace.store.get(Committee, committee)
        route, call = chosen(self.route, UUID), chosen(self.call, UUID)
        new = Project(
            id=ProjectId(self._workspace.new_id()),
            home=home_of(CommitteeId(committee)),
            committee=CommitteeId(committee),
            title=title,
            pipeline=PipelineId(route) if route else None,
            call=CallId(call) if call else None,
            territories=(owner.territory,) if owner and owner.territory else (),
        )
        self.made = self._workspace.do(add_project, new, on=self._workspace.today()).id

    def _offer(self, pipeline: PipelineId | None) -> None:
        t, language = self.desk.t, content_language(self.desk.t)
        committees = self._workspace.store.all(Committee)
        names = [(c.short_name.or_other(language) or c.name.or_other(language), c.id) for c in committees]
        choice_of(self.committee).offer(names, self._workspace.committee)
        self.committee.setVisible(len(committees) > 1)
        offered = read_routes(self._workspace.store).open_on(self._workspace.today())
        routes = [(one.name.or_other(language), one.id) for one in offered]
        choice_of(self.route).offer([*routes, (t("Not chosen yet"), None)], pipeline)
        self._offer_calls()

    def _offer_calls(self) -> None:
        """The calls of the route that are not over."""
        t, route, today = self.desk.t, chosen(self.route, UUID), self._workspace.today()
        store = self._workspace.store
        calls = store.all(Call, pipeline=route) if route else []
        open_ones = sorted((c for c in calls if c.closes and c.closes >= today), key=lambda c: (c.closes, c.code))
        open_ones = own_first(store, open_ones)
        language = content_language(t)
        options: list[tuple[str, object]] = [(c.name.or_other(language) or c.code, c.id) for c in open_ones]
        choice_of(self.call).offer([*options, (t("No call"), None)], open_ones[0].id if open_ones else None)
        self.call.setVisible(bool(calls))

    def _arrange(self) -> None:
        self.column.addWidget(self.committee)
        self.column.addWidget(self.titles)
        row = QHBoxLayout()
        row.addWidget(self.route, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.call, 2, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.widen(WIDE)
