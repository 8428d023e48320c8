"""Does the plan of a project balance, in euros and in francs, each for itself?"""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.funding.plan import SubBudget, currency_of
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.records.people import CURRENCY_OF
from ctj_desktop.domain.records.projects import BudgetLine, FinancingLine
from ctj_desktop.services.naming.source_addresses import source_publishers
from ctj_desktop.services.projects.sheet import ProjectSheet
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.forms import COST, SOURCE
from ctj_desktop.ui.projects.sheet.budget_columns import (
    COLUMNS,
    BudgetRowKind,
    budget_rows,
    imbalance_sentence,
    together_sentence,
)
from ctj_desktop.ui.projects.sheet.line_editor import ProjectLinePanel
from ctj_desktop.ui.projects.words import balance
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.labels import IconLabel, Label, StatePill, Tag, Tone
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.surfaces import Card, Hairline
from ctj_desktop.ui.widgets.table import Table

MoneyLineRecord = BudgetLine | FinancingLine
SIDE_OF = {currency: side for side, currency in CURRENCY_OF.items()}
SIDE_BY_SIDE = 560
"""Narrower, one plan stands below the other."""


class BudgetCard(Card):
    """One currency: head with the balance, costs and sources, and what can be added."""

    line_chosen = Signal(object)
    edit_asked = Signal()
    remove_asked = Signal()
    add_asked = Signal(object, bool)
    pay_asked = Signal()

    def __init__(self, desk: Desk, currency: Currency, parent: QWidget) -> None:
        name = f"project.budget.{currency.lower()}"
        super().__init__(desk.theme, name, padded=False, parent=parent)
        self._desk, self._currency = desk, currency
        self._budget: SubBudget | None = None
        self.side = Tag(desk.theme, SIDE_OF[currency].value.upper(), side=True, parent=self)
        self._title = Label(desk.theme, Type.CARD, parent=self)
        self._lead = Label(desk.theme, Type.CAPTION, "muted", elide=True, parent=self)
        self.pill = StatePill(desk.theme, parent=self)
        self.pill.setObjectName(f"{name}.balance")
        self.model = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(desk.theme, f"{name}.table", self.model, row=metrics.ROW_DENSE, parent=self)
        self.cost = Button(desk.theme, f"{name}.add_cost", ButtonKind.LINK, icon="plus", compact=True, parent=self)
        self.source = Button(desk.theme, f"{name}.add_source", ButtonKind.LINK, icon="plus", compact=True, parent=self)
        self.pay = Button(desk.theme, f"{name}.pay", ButtonKind.LINK, icon="plus", compact=True, parent=self)
        self.table.horizontalHeader().hide()
        self._lay_out()
        self._connect()

    def show_budget(self, budget: SubBudget, lead: str, *, why_not: str) -> None:
        """The plan of a project in this currency; `why_not` says why nothing can be added."""
        t = self._desk.t
        self._budget = budget
        self.model.replace(budget_rows(t, budget))
        word, tone = balance(t, budget)
        self.pill.say(word, Tone[tone], "circle-dashed" if budget.empty else "")
        self._title.say(t("Budget {currency}").format(currency=self._currency))
        self._lead.say(lead)
        self.table.setAccessibleName(t("Budget {currency}").format(currency=self._currency))
        self.cost.say(t("Cost"), name=t("New cost in {currency}").format(currency=self._currency))
        self.source.say(t("Source"), name=t("New source in {currency}").format(currency=self._currency))
        self.pay.say(t("Payment"), name=t("New payment in {currency}").format(currency=self._currency))
        self.cost.usable_unless(why_not)
        self.source.usable_unless(why_not)
        self.pay.usable_unless(why_not or ("" if budget.sources else t("Add the source of the money first.")))

    def current_line(self) -> MoneyLineRecord | None:
        """The cost or source the keyboard is on; a fact belongs to its line."""
        row = self.model.row_at(self.table.currentIndex())
        if row is None or row.line is None or self._budget is None:
            return None
        return next((line for line in self._budget.lines if line.id == row.line), None)

    def current_payment(self) -> UUID | None:
        """The payment the keyboard is on."""
        row = self.model.row_at(self.table.currentIndex())
        return row.key if row is not None and row.kind is BudgetRowKind.PAYMENT else None

    def paid_line(self) -> FinancingLine | None:
        """The source on which a payment is expected: the current one, else one asked of the fund, else the first."""
        sources = self._budget.sources if self._budget is not None else ()
        current = self.current_line()
        best = sorted(sources, key=lambda one: (one is not current, not one.fund))
        return best[0] if best else None

    def let_go(self) -> None:
        """No line is current here."""
        self.table.selectionModel().clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not held(event) and self.current_line() is not None:
            self.remove_asked.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(8), px(8), px(8))
        head.setSpacing(px(8))
        head.addWidget(self.side)
        head.addWidget(self._title)
        head.addWidget(self._lead, 1)
        head.addWidget(self.pill)
        acts = QHBoxLayout()  # above the table: what is said below the plans takes from its foot
        acts.setContentsMargins(px(12), px(4), px(12), px(4))
        acts.addWidget(self.cost)
        acts.addWidget(self.source)
        acts.addWidget(self.pay)
        acts.addStretch(1)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(Hairline(self._desk.theme, self))
        self.column.addLayout(acts)
        self.column.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.table.current_changed.connect(lambda _key: self.line_chosen.emit(self.current_line()))
        self.table.opened.connect(lambda _key: self.edit_asked.emit())
        self.cost.clicked.connect(lambda: self.add_asked.emit(self._currency, True))
        self.source.clicked.connect(lambda: self.add_asked.emit(self._currency, False))
        self.pay.clicked.connect(self.pay_asked.emit)


class ProjectBudget(QWidget):
    """Both plans side by side, one line current in both; the panel beside them changes it."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._sheet: ProjectSheet | None = None
        self._line: UUID | None = None
        self.cards = {one: BudgetCard(desk, one, self) for one in (Currency.EUR, Currency.CHF)}
        self.panel = ProjectLinePanel(desk, workspace, parent)
        self._plans = QHBoxLayout()
        self._icon = IconLabel(desk.theme, "info", "muted", parent=self)
        self.sentence = Label(desk.theme, Type.CAPTION, "muted", wrap=True, name="project.budget.sentence", parent=self)
        self._lay_out()
        self._connect()

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """The plans of a project."""
        if self._sheet is not None and self._sheet.project.id != sheet.project.id:
            self._line = None
        self._sheet = sheet
        language, why_not = content_language(self._desk.t), self._workspace.why_not_write(self._desk.t)
        for budget in sheet.budgets:
            leads = [one for one in sheet.partners if one.partner.lead and one.partner.side is SIDE_OF[budget.currency]]
            lead = leads[0].short.or_other(language) if leads else ""
            self.cards[budget.currency].show_budget(budget, lead, why_not=why_not)
        self.sentence.say(self._sentence(sheet))
        self.panel.show_line(self._find(sheet) or self._first(sheet))

    def retranslate(self) -> None:
        """In the language of the window."""
        self.panel.retranslate()
        if self._sheet is not None:
            self.show_sheet(self._sheet)

    def flush(self) -> None:
        """What was typed becomes an act."""
        self.panel.flush()

    def show_record(self, line: UUID) -> None:
        """A line of one of the plans, or a payment, becomes current."""
        for card in self.cards.values():
            card.table.select(line)

    def pay(self, card: BudgetCard | None = None) -> None:
        """Asks for a payment in a plan, or in the one of which a line is current, and shows it as its row."""
        plans = [card] if card is not None else sorted(self.cards.values(), key=lambda one: one.current_line() is None)
        plan = next((one for one in plans if one.paid_line() is not None), None)
        line = plan.paid_line() if plan is not None else None
        if plan is not None and line is not None:
            plan.table.select(line.id)
            plan.table.select(self.panel.arrivals.add_payment() or line.id)
            plan.table.setFocus()

    def edit(self) -> None:
        """F2: the payment, or the amount of the current line; the first line where none is chosen."""
        payment = self._payment()
        if payment is not None:
            self.panel.arrivals.correct_payment(payment)
        elif self.panel.isVisible():
            if self._line is None:
                self.cards[Currency.EUR].table.setFocus()
            self.panel.edit()

    def minimumSizeHint(self) -> QSize:
        """With as many lines as the sentence takes at the width it has."""
        laid, least = self.layout(), super().minimumSizeHint().height()
        height = laid.totalMinimumHeightForWidth(self.width()) if laid is not None and laid.hasHeightForWidth() else 0
        return QSize(self._desk.theme.px(300), max(least, height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= self._desk.theme.px(SIDE_BY_SIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._plans.setDirection(way)
        self.updateGeometry()

    def _sentence(self, sheet: ProjectSheet) -> str:
        t = self._desk.t
        parts = [
            t("{currency}: {sentence}").format(currency=one.currency, sentence=imbalance_sentence(t, one))
            for one in sheet.budgets
            if not one.empty
        ]
        sources = [line for one in sheet.budgets for line in one.sources]
        if sheet.call is not None and sources and not any(line.fund for line in sources):
            parts.append(
                t("No source is marked as asked of the fund of the call: the project asks it for nothing yet.")
            )
        if all(not one.empty for one in sheet.budgets):
            source = source_publishers(sheet.rate.source) if sheet.rate is not None else ""
            parts.append(together_sentence(t, sheet.budgets, sheet.rate, source))
        else:
            parts.append(t("Euros and francs are never converted into each other here."))
        return " ".join(parts)

    def _find(self, sheet: ProjectSheet) -> MoneyLineRecord | None:
        return next((line for one in sheet.budgets for line in one.lines if line.id == self._line), None)

    def _first(self, sheet: ProjectSheet) -> MoneyLineRecord | None:
        """So that the panel shows from the start what can be done there."""
        lines: list[MoneyLineRecord] = [line for one in sheet.budgets for line in one.costs]
        lines += [line for one in sheet.budgets for line in one.sources]
        first = lines[0] if lines else None
        if first is not None:
            self._line = first.id
            self.cards[currency_of(first)].table.select(first.id)
        return first

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self._plans.setSpacing(px(12))
        for card in self.cards.values():
            self._plans.addWidget(card, 1)
        below = QHBoxLayout()
        below.setSpacing(px(8))
        below.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self._plans, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        for card in self.cards.values():
            card.line_chosen.connect(self._chosen)
            card.edit_asked.connect(self.edit)
            card.remove_asked.connect(self._remove)
            card.pay_asked.connect(partial(self.pay, card))
            card.add_asked.connect(self._add)

    def _payment(self) -> UUID | None:
        found = (card.current_payment() for card in self.cards.values())
        return next((one for one in found if one is not None), None)

    def _remove(self) -> None:
        payment = self._payment()
        if payment is not None:
            self.panel.arrivals.remove_payment(payment)
        else:
            self.panel.remove_line()

    def _chosen(self, line: object) -> None:
        chosen = line if isinstance(line, BudgetLine | FinancingLine) else None
        if chosen is not None:
            self._line = chosen.id
            for currency, card in self.cards.items():
                if currency is not currency_of(chosen):
                    card.let_go()
            self.panel.show_line(chosen)

    def _add(self, currency: Currency, cost: bool) -> None:
        if self._sheet is None:
            return
        given = {"project": self._sheet.project.id, "side": SIDE_OF[currency]}
        asks = COST if cost else SOURCE
        made = NewRecord.ask(self._desk, self._workspace, asks, self, given=given, currency=currency)
        if made is not None:
            self.cards[currency].table.select(made)
            self.cards[currency].table.setFocus()
