"""How is one line of a plan changed in place, and what was paid on it?"""

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.projects import BudgetLine, FinancingLine
from ctj_desktop.services.projects.money import remove_budget_line, remove_financing_line
from ctj_desktop.ui.forms.screens.record_fields import RecordFields
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.forms import COST, SOURCE
from ctj_desktop.ui.projects.sheet.arrivals import ArrivalsView
from ctj_desktop.ui.projects.sheet.side import SidePanel


class ProjectLinePanel(SidePanel):
    """The line that is current in the plans; of a source also what was paid."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk, "project.line", parent)
        self._workspace = workspace
        self._line: BudgetLine | FinancingLine | None = None
        self.cost = RecordFields(desk, workspace, "cost", COST, self.inside)
        self.source = RecordFields(desk, workspace, "source", SOURCE, self.inside)
        self.arrivals = ArrivalsView(desk, workspace, self.inside)
        self._lay_out()
        self.remove.clicked.connect(self.remove_line)

    def show_line(self, line: BudgetLine | FinancingLine | None) -> None:
        """Another line, or none."""
        if line is None or self._line is None or line.id != self._line.id:
            self.flush()
        self._line = line
        self.cost.setVisible(isinstance(line, BudgetLine))
        self.source.setVisible(isinstance(line, FinancingLine))
        self.arrivals.setVisible(isinstance(line, FinancingLine) and not line.in_kind)
        if line is not None:
            self._fields(line).show_record(line, writable=not self._workspace.store.read_only)
        self._show_rest(line)

    def flush(self) -> None:
        """What was typed becomes an act."""
        self.cost.flush()
        self.source.flush()

    def edit(self) -> None:
        """The keyboard goes to the amount."""
        if self._line is not None:
            self._fields(self._line).edit("amount" if isinstance(self._line, BudgetLine) else "requested")

    def remove_line(self) -> None:
        """Takes the line away; undo brings it back."""
        line = self._line
        if line is None or self._workspace.store.read_only:
            return
        if isinstance(line, BudgetLine):
            self.desk.attempt(lambda: self._workspace.do(remove_budget_line, line=line.id))
        else:
            self.desk.attempt(lambda: self._workspace.do(remove_financing_line, line=line.id))

    def retranslate(self) -> None:
        """In the language of the window."""
        self.cost.retranslate()
        self.source.retranslate()
        self._show_rest(self._line)

    def _fields(self, line: BudgetLine | FinancingLine) -> RecordFields:
        return self.cost if isinstance(line, BudgetLine) else self.source

    def _lay_out(self) -> None:
        for widget in (self.cost, self.source, self.arrivals):
            self.inside_column.addWidget(widget)
        self.inside_column.addStretch(1)

    def _show_rest(self, line: BudgetLine | FinancingLine | None) -> None:
        t = self.desk.t
        titles: dict[type, str] = {BudgetLine: t("Cost"), FinancingLine: t("Source of money")}
        self.title.say(titles.get(type(line), t("Line of the plan")))
        self.hint.setVisible(line is None)
        choose = t("Choose a line of one of the two plans to change it here.")
        self.hint.say(choose)
        why_not = self._workspace.why_not_write(t)
        self.say_removal(why_not if line is not None else choose)
        if isinstance(line, FinancingLine):
            self.arrivals.show_line(line)
