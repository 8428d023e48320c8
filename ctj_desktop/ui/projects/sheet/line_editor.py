"""How is one line of a plan changed in place, and what was paid on it?"""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.funding.plan import currency_of
from ctj_desktop.domain.ids import PaymentId
from ctj_desktop.domain.records.projects import BudgetLine, FinancingLine, Payment
from ctj_desktop.services.projects.money import remove_budget_line, remove_financing_line, remove_payment
from ctj_desktop.services.projects.sheet import payments_of
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.forms.screens.pieces import clear
from ctj_desktop.ui.forms.screens.record_fields import RecordFields
from ctj_desktop.ui.frame.amounts import whole
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.forms import COST, PAYMENT, SOURCE
from ctj_desktop.ui.projects.sheet.side import SidePanel
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import IconLabel, Label


class ProjectLinePanel(SidePanel):
    """The line that is current in the plans; of a source also what was paid."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk, "project.line", parent)
        self._workspace = workspace
        self._line: BudgetLine | FinancingLine | None = None
        self.cost = RecordFields(desk, workspace, "cost", COST, self.inside)
        self.source = RecordFields(desk, workspace, "source", SOURCE, self.inside)
        self._paid_title = Label(desk.theme, Type.LABEL, "muted", parent=self.inside)
        self._payments = QVBoxLayout()
        self.pay = Button(desk.theme, "project.pay", icon="plus", compact=True, parent=self.inside)
        self._lay_out()
        self.pay.clicked.connect(self.add_payment)
        self.remove.clicked.connect(self.remove_line)

    def show_line(self, line: BudgetLine | FinancingLine | None) -> None:
        """Another line, or none."""
        if line is None or self._line is None or line.id != self._line.id:
            self.flush()
        self._line = line
        self.cost.setVisible(isinstance(line, BudgetLine))
        self.source.setVisible(isinstance(line, FinancingLine))
        for widget in (self._paid_title, self.pay):
            widget.setVisible(isinstance(line, FinancingLine) and not line.in_kind)
        if line is not None:
            fields = self._fields(line)
            fields.keep_in(currency_of(line))
            fields.show_record(line, writable=not self._workspace.store.read_only)
        self._show_rest(line)

    def flush(self) -> None:
        """What was typed becomes an act."""
        self.cost.flush()
        self.source.flush()

    def edit(self) -> None:
        """The keyboard goes to the amount."""
        if self._line is not None:
            self._fields(self._line).edit("amount" if isinstance(self._line, BudgetLine) else "requested")

    def add_payment(self) -> None:
        """Money that arrived today, unless another day is written."""
        line = self._line
        if isinstance(line, FinancingLine):
            day, currency = self._workspace.today(), currency_of(line)
            NewRecord.ask(
                self.desk,
                self._workspace,
                PAYMENT,
                self,
                given={"line": line.id},
                proposed={"on": day},
                currency=currency,
            )

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
        t = self.desk.t
        self.cost.retranslate()
        self.source.retranslate()
        self._paid_title.say(t("Payments"))
        self.pay.say(t("Record a payment…"))
        self._show_rest(self._line)

    def _fields(self, line: BudgetLine | FinancingLine) -> RecordFields:
        return self.cost if isinstance(line, BudgetLine) else self.source

    def _lay_out(self) -> None:
        for widget in (self.cost, self.source, self._paid_title):
            self.inside_column.addWidget(widget)
        self._payments.setSpacing(self.desk.theme.px(4))
        self.inside_column.addLayout(self._payments)
        self.inside_column.addWidget(self.pay, 0, Qt.AlignmentFlag.AlignLeft)
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
        self.pay.usable_unless(why_not)
        self._show_payments(payments_of(self._workspace.store, line.id) if isinstance(line, FinancingLine) else [])

    def _show_payments(self, payments: Sequence[Payment]) -> None:
        clear(self._payments)
        for at, payment in enumerate(payments):
            self._payments.addWidget(self._payment_row(payment, at))

    def _payment_row(self, payment: Payment, at: int) -> QWidget:
        theme, t = self.desk.theme, self.desk.t
        row = QWidget(self.inside)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        line.addWidget(IconLabel(theme, "check-circle", "ok", parent=row))
        when = Label(theme, Type.BODY, elide=True, parent=row)
        when.say(" · ".join(filter(None, (t.date_short(payment.on), payment.note))))
        amount = Label(theme, Type.STRONG, name=f"project.payment.{at}", parent=row)
        amount.say(whole(t, payment.amount))
        line.addWidget(when, 1)
        line.addWidget(amount)
        away = Button(theme, f"project.payment.{at}.remove", ButtonKind.QUIET, icon="x", compact=True, parent=row)
        away.say("", name=t("Take the payment of {amount} away").format(amount=whole(t, payment.amount)))
        away.usable_unless(self._workspace.why_not_write(t))
        away.clicked.connect(lambda: self._remove_payment(payment.id))
        line.addWidget(away)
        return row

    def _remove_payment(self, payment: UUID) -> None:
        self.desk.attempt(lambda: self._workspace.do(remove_payment, payment=PaymentId(payment)))
