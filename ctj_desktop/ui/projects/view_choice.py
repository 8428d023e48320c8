"""Which projects does a person look at: as board or list, filtered and sorted how? Kept as one line of text."""

import json
from collections.abc import Collection
from typing import Self
from uuid import UUID

from ctj_desktop.domain.ids import PipelineId, StageId, TerritoryId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import StageRole
from ctj_desktop.services.projects.lists import ProjectFilter, ProjectOrder, Standing

BOARD, LIST = "board", "list"
OPEN, ALL, CLOSED, NO_ROUTE = "+open", "+all", "+closed", "+none"
"""What a list shows that names no single stage; anything else is the code of one."""
KEPT_AS = "projects.view"


class ProjectsView(NamedValue):
    """What is shown and how; the words of the filter are not kept, nor the projects that a figure led to.

    Those are `only` shown while they are looked at; `said` is what they have in common.
    """

    mode: str = BOARD
    pipeline: PipelineId | None = None
    stage: str = OPEN
    territory: TerritoryId | None = None
    side: Side | None = None
    order: ProjectOrder = ProjectOrder.NUMBER
    empty: bool = False
    unfolded: frozenset[UUID] = frozenset()
    only: tuple[UUID, ...] = ()
    said: str = ""

    @classmethod
    def read(cls, kept: str | None) -> Self:
        """From what was kept; anything unreadable is the usual look."""
        try:
            values = json.loads(kept or "{}")
            return cls(
                mode=LIST if values.get("mode") == LIST else BOARD,
                pipeline=PipelineId(UUID(values["pipeline"])) if values.get("pipeline") else None,
                stage=str(values.get("stage") or OPEN),
                territory=TerritoryId(UUID(values["territory"])) if values.get("territory") else None,
                side=Side(values["side"]) if values.get("side") else None,
                order=ProjectOrder(values.get("order") or ProjectOrder.NUMBER),
                empty=bool(values.get("empty")),
            )
        except (ValueError, TypeError, AttributeError):
            return cls()

    def kept(self) -> str:
        """As it is kept."""
        return json.dumps(
            {
                "mode": self.mode,
                "pipeline": str(self.pipeline or ""),
                "stage": self.stage,
                "territory": str(self.territory or ""),
                "side": str(self.side or ""),
                "order": str(self.order),
                "empty": self.empty,
            }
        )

    def filter(self, words: str) -> ProjectFilter:
        """For the query."""
        return ProjectFilter(
            words=words, pipeline=self.pipeline, territory=self.territory, side=self.side, only=self.only
        )

    def filtered(self, words: str) -> bool:
        """Whether anything but the usual is hidden."""
        return bool(
            words.strip()
            or self.territory
            or self.side
            or self.only
            or (self.mode == LIST and (self.stage != OPEN or self.pipeline))
        )

    def cleared(self) -> Self:
        """Without any filter; the board keeps its route."""
        pipeline = self.pipeline if self.mode == BOARD else None
        return replace(self, stage=OPEN, territory=None, side=None, pipeline=pipeline, only=(), said="")

    def narrowed(self, only: tuple[UUID, ...], said: str) -> Self:
        """The list of these projects, at whatever stage."""
        return replace(self.cleared(), mode=LIST, pipeline=None, stage=ALL, only=only, said=said)

    def for_board(self, standing: Standing) -> Self:
        """A board shows one route: the one looked at, else the one with the most open projects."""
        if standing.routes.pipeline(self.pipeline) is not None or not standing.routes.pipelines:
            return self
        counts = standing.open_by_route()
        best = max(standing.routes.pipelines, key=lambda pipeline: counts[pipeline.id])
        return replace(self, pipeline=best.id)

    def stages(self, standing: Standing) -> Collection[StageId | None]:
        """The stages whose projects are shown."""
        if self.stage == OPEN:
            return standing.in_role(StageRole.ACTIVE)
        if self.stage == ALL:
            return standing.in_role(*StageRole)
        if self.stage == CLOSED:
            return standing.in_role(StageRole.END, StageRole.SIDE_EXIT)
        if self.stage == NO_ROUTE:
            return {None}
        return {stage.id for stage in standing.routes.by_id.values() if stage.code == self.stage}
