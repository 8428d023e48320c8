"""What becomes of a card that is carried to another stage: it goes there, is asked what it needs, or is refused?"""

from collections.abc import Callable
from uuid import UUID

from ctj_desktop.domain.ids import ProjectId, StageId
from ctj_desktop.domain.records.projects import Project, Stage, StageRole
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.projects.life import move_project
from ctj_desktop.services.projects.lists import Standing
from ctj_desktop.services.projects.refusals import MoveNeedsMore
from ctj_desktop.services.projects.stages.needs import MoveSaid
from ctj_desktop.services.projects.stages.way import possible_moves
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.board.board import Board
from ctj_desktop.ui.projects.board.cards import board_stages
from ctj_desktop.ui.projects.board.layout import Refusal
from ctj_desktop.ui.projects.left_open import ask_to_move


class CardMoves:
    """Moves the cards of a board. `ask` opens the dialog that takes what a move needs, for a stage that was wished."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        board: Board,
        standing: Callable[[], Standing],
        ask: Callable[[UUID | None], None],
    ) -> None:
        self._desk, self._workspace, self._board = desk, workspace, board
        self._known, self._ask_stage = standing, ask

    def step(self, project: UUID, step: int) -> None:
        """To the stage beside; the command for what a drag does."""
        standing = self._known()
        pipeline, here = standing.pipeline.get(project.bytes), standing.stage.get(project.bytes)
        stages = [stage.id for stage in board_stages(standing, pipeline)] if pipeline is not None else []
        at = stages.index(here) + step if here in stages else -1
        if 0 <= at < len(stages):
            self.move(project, stages[at])

    def move(self, project: UUID, stage: UUID) -> None:
        """To a stage: a side exit asks why, what the route asks for is asked for."""
        t = self._desk.t
        target = self._known().routes.by_id.get(StageId(stage))
        if self._workspace.store.read_only:
            self._workspace.bus.refused.emit(self._workspace.why_not_write(t))
        elif target is not None and target.role is StageRole.SIDE_EXIT and self._may(project, target):
            self._ask_stage(stage)
        else:
            self._try_move(project, stage)

    def _may(self, project: UUID, target: Stage) -> bool:
        return target.id in {one.id for one in possible_moves(self._workspace.store, ProjectId(project))}

    def _try_move(self, project: UUID, stage: UUID) -> None:
        self._board.refuse(None)
        if not self._ask_what_is_left(project, stage):
            return
        try:
            self._workspace.do(move_project, project=ProjectId(project), to=str(stage), on=self._workspace.today())
        except MoveNeedsMore:
            self._board.select(project)
            self._ask_stage(stage)
        except (UserError, StoreError) as error:
            self._desk.refuse(error)
            self._refuse(project, stage, error)
        else:
            self._board.select(project)

    def _ask_what_is_left(self, project: UUID, stage: UUID) -> bool:
        """Whether it goes all the same, or nothing is left; else to where that is seen to, if it was chosen."""
        stored, target = self._workspace.store.get(Project, project), self._known().routes.by_id.get(StageId(stage))
        if stored is None or target is None or not self._may(project, target):
            return True
        said = MoveSaid(on=self._workspace.today())
        goes, place = ask_to_move(self._desk, self._workspace, stored, target, said, self._board)
        if place is not None:
            self._desk.navigator.go(place)
        return goes

    def _refuse(self, project: UUID, stage: UUID, error: UserError | StoreError) -> None:
        t = self._desk.t
        stored = self._workspace.store.get(Project, project)
        number = stored.number if stored is not None else None
        title = t("Refused: {number}").format(number=number or t("unnumbered"))
        lines = f"{sentence(t, error)} {t('Ctrl+Shift+G offers what is possible.')}"
        self._board.refuse(Refusal(card=project, stage=stage, title=title, lines=lines))
