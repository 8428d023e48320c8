"""With what does a person narrow down the projects: route, words, stage, territory, side, order?"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.domain.ids import PipelineId, TerritoryId
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Stage
from ctj_desktop.i18n import Translator
from ctj_desktop.services.projects.lists import ProjectOrder, Routes, Standing
from ctj_desktop.ui.forms.words_and_choices import NARROWEST, FilterChoice, WordsAndChoices
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.board.cards import route_name, side_words, stage_name
from ctj_desktop.ui.projects.view_choice import ALL, CLOSED, LIST, NO_ROUTE, OPEN, ProjectsView
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import SearchField
from ctj_desktop.ui.widgets.labels import Label

PAUSE_MILLISECONDS = 120


class ProjectsBar(WordsAndChoices):
    """One row, or two where that is too narrow; `changed` comes at once for a choice, after a short pause for words."""

    changed = Signal()
    emptied = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        theme = desk.theme
        self.setObjectName("projects.bar")
        self.route = FilterChoice(theme, "projects.route", parent=self)
        self.search = SearchField(theme, "projects.search", parent=self)
        self.stage = FilterChoice(theme, "projects.stage", parent=self)
        self.territory = FilterChoice(theme, "projects.territory", parent=self)
        self.side = FilterChoice(theme, "projects.side", parent=self)
        self.order = FilterChoice(theme, "projects.order", parent=self)
        self.empty = CheckBox(theme, "projects.empty", self)
        self.count = Label(theme, colour="muted", name="projects.count", parent=self)
        self.take_in = Button(
            theme, "projects.import", ButtonKind.QUIET, icon="download-simple", compact=True, parent=self
        )
        self._typing = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self.changed)
        for choice in (self.route, self.stage, self.territory, self.side, self.order):
            choice.activated.connect(lambda _index: self.changed.emit())
        self.empty.toggled.connect(self.emptied)
        self.take_in.clicked.connect(lambda: desk.actions["import_list"].trigger())

    def words(self) -> str:
        """What is typed."""
        return self.search.text()

    def settle(self) -> None:
        """What is shown is what was typed: nothing waits."""
        self._typing.stop()

    def offer(self, t: Translator, standing: Standing, look: ProjectsView, territories: Mapping[UUID, str]) -> None:
        """What can be chosen, and what is."""
        routes, counts = standing.routes, standing.open_by_route()
        named: list[tuple[str, object]] = [
            (f"{route_name(t, routes, one.id)} · {counts[one.id]}", one.id) for one in routes.pipelines
        ]
        listed = look.mode == LIST
        self.route.offer([(t("All routes"), None), *named] if listed else named, look.pipeline)
        self.stage.offer(_stages(t, routes, look.pipeline), look.stage)
        places = sorted(((name, key) for key, name in territories.items()), key=lambda pair: t.sort_key(pair[0]))
        self.territory.offer([(t("All territories"), None), *places], look.territory)
        self.side.offer([(side_words(t, side), side) for side in (None, *Side)], look.side)
        self.order.offer(
            [
                (t("Newest first"), ProjectOrder.NUMBER),
                (t("Next deadline first"), ProjectOrder.DEADLINE),
                (t("Most EUR first"), ProjectOrder.EUR),
                (t("Most CHF first"), ProjectOrder.CHF),
            ],
            look.order,
        )
        self.empty.blockSignals(True)
        self.empty.setChecked(look.empty)
        self.empty.blockSignals(False)
        for widget in (self.stage, self.order):
            widget.setVisible(listed)
        self.empty.setVisible(not listed)
        self.territory.setVisible(len(territories) > 1)
        self.arrange()

    def retranslate(self, t: Translator) -> None:
        """Names for screen readers, and the words beside the box."""
        self.search.say(t("Filter by title, number or partner"))
        self.empty.say(t("Empty stages"))
        self.take_in.say(t("Import…"))
        names = (
            (self.route, t("Funding route")),
            (self.stage, t("Stage")),
            (self.territory, t("Territory")),
            (self.side, t("Side")),
            (self.order, t("Order")),
        )
        for choice, name in names:
            choice.setAccessibleName(name)

    def chosen(self, look: ProjectsView) -> ProjectsView:
        """The look with what is chosen now."""
        route, territory = self.route.chosen(), self.territory.chosen()
        side, order = self.side.chosen(), self.order.chosen()
        return ProjectsView(
            mode=look.mode,
            pipeline=PipelineId(route) if isinstance(route, UUID) else None,
            stage=str(self.stage.chosen() or OPEN),
            territory=TerritoryId(territory) if isinstance(territory, UUID) else None,
            side=side if isinstance(side, Side) else None,
            order=order if isinstance(order, ProjectOrder) else ProjectOrder.NUMBER,
            empty=look.empty,
            unfolded=look.unfolded,
            only=look.only,
            said=look.said,
        )

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        for choice in (self.route, self.stage, self.territory, self.side, self.order):
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.route.setMaximumWidth(px(metrics.SEARCH_WIDTH))
        self.search.setMinimumWidth(px(NARROWEST))
        self.put_in_line(self.route)
        self.put_in_line(self.search, 1)
        self.put_in_line(self.count)
        self.put_in_line(self.take_in)
        self.hold([self.stage, self.territory, self.side, self.order, self.empty])


def _stages(t: Translator, routes: Routes, pipeline: PipelineId | None) -> list[tuple[str, object]]:
    """The groups, then each stage once, as the routes order them."""
    known: dict[str, Stage] = {}
    for key, stages in routes.stages.items():
        if pipeline is None or key == pipeline:
            for stage in stages:
                known.setdefault(stage.code, stage)
    groups: Sequence[tuple[str, object]] = (
        (t("Open projects"), OPEN),
        (t("Closed projects"), CLOSED),
        (t("All stages"), ALL),
        (t("No route yet"), NO_ROUTE),
    )
    ordered = sorted(known.values(), key=lambda stage: stage.position)
    return [*groups, *((stage_name(t, stage), stage.code) for stage in ordered)]
