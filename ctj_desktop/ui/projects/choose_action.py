"""Which action of the strategy does a project serve? Type-ahead over code and title, accents folded."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import ActionId, ProjectId
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.projects.links import link_action
from ctj_desktop.services.projects.sheet import ActionChoice, free_actions
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.fields import SearchField
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.table import Table


def _what(line: ActionChoice, t: Translator) -> Cell:
    language = content_language(t)
    return Cell(text=line.title.or_other(language), second=" · ".join(filter(None, (line.code, line.strategy))))


COLUMNS: tuple[Column[ActionChoice], ...] = (Column(key="what", heading=N_("Action"), cell=_what),)


class LinkAction(Frame):
    """A search line and the actions that match; those linked already are not offered."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, project: ProjectId, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.action", t("Link an action of the strategy"), t("Link"), parent)
        self._workspace, self._project = workspace, project
        self._known = free_actions(workspace.store, project)
        self.search = SearchField(desk.theme, "dialog.action.search", parent=self)
        self.search.say(t("Code or title"))
        self.model = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(desk.theme, "dialog.action.table", self.model, row=metrics.ROW_TWO_LINES, parent=self)
        self.table.horizontalHeader().hide()
        self.table.setAccessibleName(t("Actions"))
        self.table.setMinimumHeight(desk.theme.px(264))
        self.column.addWidget(self.search)
        self.column.addWidget(self.table)
        self.search.textChanged.connect(self._show)
        self.search.go_down.connect(self.table.setFocus)
        self.table.opened.connect(lambda _key: self.act.click())
        self._show("")
        self.search.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, project: ProjectId, parent: QWidget) -> None:
        """Links it, or does nothing."""
        cls(desk, workspace, project, parent).exec()

    def go(self) -> None:
        key: UUID | None = self.table.current_key()
        if key is None:
            self.search.setFocus()
            raise Unreadable
        self._workspace.do(link_action, project=self._project, action=ActionId(key))

    def _show(self, words: str) -> None:
        fold = self.desk.t.sort_key
        parts = fold(words).split()
        found = [one for one in self._known if all(part in fold(one.searched) for part in parts)]
        self.model.replace(found)
        if found and self.table.current_key() is None:
            self.table.select(found[0].key)
