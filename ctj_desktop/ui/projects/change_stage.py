"""To which stage does a project go, on which day, and why?"""

from contextlib import suppress
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import DecisionId, PipelineId, ProjectDocumentId, ProjectId
from ctj_desktop.domain.records.projects import MoveNeed, Project, ProjectMove, Stage
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import UserError
from ctj_desktop.services.projects.life import choose_route, move_project
from ctj_desktop.services.projects.links import latest_decision
from ctj_desktop.services.projects.lists import read_routes
from ctj_desktop.services.projects.stages.needs import JudgedNeed, MoveSaid, judged_needs, undated_awards
from ctj_desktop.services.projects.stages.way import next_stage, possible_moves
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.entries.of_type import EntryMaker
from ctj_desktop.ui.forms.entries.picks import PickEntry
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, chosen, line_field, read_day, read_entry, set_text, typed
from ctj_desktop.ui.forms.line_pair import LinePair
from ctj_desktop.ui.forms.screens.rows import Rows
from ctj_desktop.ui.forms.typed_values import read_date
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.board.cards import stage_name
from ctj_desktop.ui.projects.left_open import ask_to_move
from ctj_desktop.ui.projects.needs import MoveNeeds, place_of_need
from ctj_desktop.ui.widgets.fields import ComboBox, Field, LineEdit, Note
from ctj_desktop.ui.widgets.text_area import AreaField


class MoveProject(Frame):
    """Only the stages that the project may go to from here; what its route asks for the move stands below.

    A condition that is not met leads to where it is entered; what was typed here waits meanwhile.
    """

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
        self._more = Rows(desk.theme, self)
        self.decision, self.document = self._pick("decision"), self._pick("document")
        self.until = line_field(desk, "dialog.stage.until", t("Due to go on by"), icon="calendar-blank")
        self.needs = MoveNeeds(desk, "dialog.stage.needs", self)
        self.named = {"on": self.on, "reason": self.reasons.first, "until": self.until}
        self._offer(next_stage(workspace.store, project.id), wish)
        self._arrange()
        self.keep_typed(workspace, project.id, corrects=True)
        (self.reasons.first if wish is not None else self.stage).editor.setFocus()
        self._listen()
        self._choose()

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
        said = self._said()
        self._ask_what_is_left(self._stages[stage], said)
        self._workspace.do(
            move_project,
            project=self._project.id,
            to=str(stage),
            on=said.on,
            reason=said.reason,
            decision=said.decision,
            document=said.document,
            until=read_day(self.desk, self.until, self._workspace.today()),
        )
        self.moved = True

    def _ask_what_is_left(self, stage: Stage, said: MoveSaid) -> None:
        goes, place = ask_to_move(self.desk, self._workspace, self._project, stage, said, self)
        if place is not None:
            self.leave_typed()
            self.desk.navigator.go(place)
        if not goes:
            raise Unreadable

    def _said(self) -> MoveSaid:
        decision, document = read_entry(self.desk, self.decision), read_entry(self.desk, self.document)
        return MoveSaid(
            on=read_day(self.desk, self.on, self._workspace.today()) or self._workspace.today(),
            reason=Bilingual.of(typed(self.reason_fr), typed(self.reason_de)),
            decision=DecisionId(decision) if decision is not None else None,
            document=ProjectDocumentId(document) if document is not None else None,
        )

    def _pick(self, field: str) -> PickEntry:
        """A decision of the committee, or a document of this project."""
        maker = EntryMaker(self.desk, self._workspace, "dialog.stage", lambda _kind: None, self._more)
        (entry,) = maker.of(ProjectMove, field)
        assert isinstance(entry, PickEntry)
        of_project = {"project": self._project.id}
        entry.among = of_project if field == "document" else {"committee": self._project.committee}
        entry.retranslate()
        return entry

    def _offer(self, following: Stage | None, wish: UUID | None) -> None:
        """The next stage is chosen already; one that leads back or out is never taken without being chosen."""
        t = self.desk.t
        options: list[tuple[str, object]] = [] if following is not None else [(t("not chosen yet"), None)]
        options += [(stage_name(t, stage), stage.id) for stage in self._stages.values()]
        choice_of(self.stage).offer(options, wish or (following.id if following is not None else None))

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.stage, 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.on, 1, Qt.AlignmentFlag.AlignTop)
        self._more.add([self.decision.field, self.document.field, self.until])
        self.column.addLayout(row)
        self.column.addWidget(self.reasons)
        self.column.addWidget(self._more)
        self.column.addWidget(self.needs)
        self.widen(WIDE)

    def _listen(self) -> None:
        choice_of(self.stage).activated.connect(lambda _index: self._choose())
        for field in (self.on, self.reason_fr, self.reason_de):
            editor = field.editor
            assert isinstance(editor, LineEdit | AreaField)
            editor.textEdited.connect(lambda _text: self._show_needs())
        for entry in (self.decision, self.document):
            entry.connect(self._show_needs, entry.field.take_back)
        self.needs.wanted.connect(self._put_right)

    def _choose(self) -> None:
        """Another stage has other needs; where it asks for a decision the latest on the project is proposed."""
        t, stage = self.desk.t, self._stages.get(chosen(self.stage, UUID) or UUID(int=0))
        latest = latest_decision(self._workspace.store, self._project.id)
        asks = any(one.need is MoveNeed.DECISION for one in self._judged())
        if asks and latest is not None and self.decision.value() is None:
            self.decision.put(latest.id)
        days = stage.days if stage is not None else None
        text = t.n("Left empty: {count} day after the change.", "Left empty: {count} days after the change.", days or 0)
        self.until.note(text.format(count=t.number(days)) if days else "", Note.HELP)
        dates = stage is not None and undated_awards(self._workspace.store, self._project, stage)
        self.on.note(t("Also becomes “Awarded on” of the source.") if dates else "", Note.HELP)
        self._show_needs()

    def _show_needs(self) -> None:
        """What of the needs is there, as it is typed; what cannot be read yet is not there."""
        if self.needs.say(self._judged()):
            self.fit_to(self.needs)

    def _judged(self) -> tuple[JudgedNeed, ...]:
        stage = self._stages.get(chosen(self.stage, UUID) or UUID(int=0))
        if stage is None:
            return ()
        return judged_needs(self._workspace.store, self._project, stage, self._so_far())

    def _so_far(self) -> MoveSaid:
        on, decision, document = self._workspace.today(), None, None
        with suppress(UserError):
            on = read_date(typed(self.on), on) or on
        with suppress(UserError):
            decision = self.decision.value()
        with suppress(UserError):
            document = self.document.value()
        return MoveSaid(
            on=on,
            reason=Bilingual.of(typed(self.reason_fr), typed(self.reason_de)),
            decision=DecisionId(decision) if decision is not None else None,
            document=ProjectDocumentId(document) if document is not None else None,
        )

    def _put_right(self, need: MoveNeed) -> None:
        """To where it is entered; what the dialog asks for itself stands here."""
        fields = {MoveNeed.DECISION: self.decision.field, MoveNeed.DOCUMENT: self.document.field}
        place = place_of_need(self._workspace.store, need, self._project)
        if place is None:
            fields.get(need, self.reasons.first).editor.setFocus()
            return
        self.leave_typed()
        self.desk.navigator.go(place)


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
        routes = read_routes(workspace.store).open_on(workspace.today())
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
