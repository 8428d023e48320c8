"""What was decided, what is still to be done or put to the vote, and what went to whom? Lists on one page."""

from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.services.minutes.lists import decisions_wanted
from ctj_desktop.services.minutes.task_lists import tasks_wanted
from ctj_desktop.ui.decisions.circulating.screens import CIRCULATIONS
from ctj_desktop.ui.decisions.decisions import DecisionParticulars, DecisionSource
from ctj_desktop.ui.decisions.opinions import OpinionParticulars, OpinionSource
from ctj_desktop.ui.decisions.screens import DECISIONS, EXTRACTS, OPINIONS, TASKS
from ctj_desktop.ui.decisions.tasks import TaskParticulars, TaskSource
from ctj_desktop.ui.forms.screens.list_page import ListPage
from ctj_desktop.ui.forms.screens.several_lists import SeveralLists
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

LAST: Final = "registers.mode"


def registers_page(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> SeveralLists:
    """Decisions, tasks, circulations, opinions asked for, extracts; each keeps its filter and its place."""

    def decisions(parent: QWidget) -> ListPage:
        more = DecisionParticulars(desk, workspace, DECISIONS, lambda: decisions_wanted(page.bar.wanted).year)
        page = ListPage(desk, workspace, DECISIONS, DecisionSource(desk, workspace, DECISIONS), more, parent)
        return page

    def tasks(parent: QWidget) -> ListPage:
        more = TaskParticulars(desk, workspace, TASKS, lambda: tasks_wanted(page.bar.wanted).owner)
        page = ListPage(desk, workspace, TASKS, TaskSource(desk, workspace, TASKS), more, parent)
        return page

    def extracts(parent: QWidget) -> ListPage:
        from ctj_desktop.ui.decisions.extracts.register import ExtractParticulars, ExtractSource  # when it is looked at

        source, more = ExtractSource(desk, workspace, EXTRACTS), ExtractParticulars(desk, workspace, EXTRACTS)
        return ListPage(desk, workspace, EXTRACTS, source, more, parent)

    def opinions(parent: QWidget) -> ListPage:
        more = OpinionParticulars(desk, workspace, OPINIONS)
        return ListPage(desk, workspace, OPINIONS, OpinionSource(desk, workspace, OPINIONS), more, parent)

    def circulations(parent: QWidget) -> ListPage:
        from ctj_desktop.ui.decisions.circulating.particulars import CirculationParticulars, CirculationSource

        more = CirculationParticulars(desk, workspace, CIRCULATIONS)
        return ListPage(desk, workspace, CIRCULATIONS, CirculationSource(desk, workspace, CIRCULATIONS), more, parent)

    lists = {
        DECISIONS: decisions,
        TASKS: tasks,
        CIRCULATIONS: circulations,
        OPINIONS: opinions,
        EXTRACTS: extracts,
    }
    return SeveralLists(workspace, lists, LAST, parent)
