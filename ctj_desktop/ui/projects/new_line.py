"""What is needed for a new cost, a new source of money, or a payment? A name, an amount, a day."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import BudgetLineId, FinancingLineId, PaymentId, ProjectId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import BudgetCategory, BudgetLine, FinancingLine, Payment, Project
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.words import word
from ctj_desktop.services.projects.money import add_budget_line, add_financing_line, record_payment
from ctj_desktop.services.projects.sheet import currency_of
from ctj_desktop.services.steps.places import UNPLACED
from ctj_desktop.services.steps.records import the
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, chosen, line_field, read, read_day, set_text, typed
from ctj_desktop.ui.forms.typed_money import read_money
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import Choice, Field, Note

SIDE_OF = {Currency.EUR: Side.FR, Currency.CHF: Side.CH}


def amount_of(desk: Desk, field: Field, currency: Currency) -> Money | None:
    """The amount of a field, in this currency; its sentence below it where there is none."""
    return read(desk, field, lambda text: read_money(text, currency))


class NewLine(Frame):
    """The words in both languages, the amount, in money or in kind; a source may be without an amount."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        project: ProjectId,
        currency: Currency,
        parent: QWidget,
        *,
        cost: bool,
    ) -> None:
        t = desk.t
        title = t("New cost") if cost else t("New source of money")
        super().__init__(desk, "dialog.line", title, t("Enter the line"), parent)
        self._workspace, self._project, self._currency, self._cost = workspace, project, currency, cost
        self.made: BudgetLineId | FinancingLineId | None = None
        self.label_fr = line_field(desk, "dialog.line.fr", t("Name, French"))
        self.label_de = line_field(desk, "dialog.line.de", t("Name, German"))
        self.category = Field(desk.theme, Choice(desk.theme, "dialog.line.category"))
        self.category.say(t("Kind of cost"))
        choice_of(self.category).offer([(word(t, one), one) for one in BudgetCategory])
        self.category.setVisible(cost)
        label = t("Amount in {currency}") if cost else t("Requested in {currency}")
        self.amount = line_field(desk, "dialog.line.amount", label.format(currency=currency))
        self.in_kind = CheckBox(desk.theme, "dialog.line.in_kind", self)
        self.in_kind.say(t("In kind: voluntary work, rooms, material"))
        self._arrange()
        self.label_fr.editor.setFocus()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        workspace: OpenWorkspace,
        project: ProjectId,
        currency: Currency,
        parent: QWidget,
        *,
        cost: bool,
    ) -> BudgetLineId | FinancingLineId | None:
        """The new line, or None."""
        dialog = cls(desk, workspace, project, currency, parent, cost=cost)
        dialog.exec()
        return dialog.made

    def go(self) -> None:
        label = Bilingual.of(typed(self.label_fr), typed(self.label_de))
        if not (label.fr.text or label.de.text):
            self.label_fr.note(self.desk.t("Write the name in at least one of the two languages."), Note.ERROR)
            self.label_fr.editor.setFocus()
            raise Unreadable
        self.label_fr.clear_note()
        amount = amount_of(self.desk, self.amount, self._currency)
        home = the(self._workspace.store, Project, self._project).home
        side, in_kind = SIDE_OF[self._currency], self.in_kind.isChecked()
        if not self._cost:
            source = FinancingLine(
                id=FinancingLineId(self._workspace.new_id()),
                home=home,
                project=self._project,
                side=side,
                label=label,
                requested=amount,
                in_kind=in_kind,
                position=UNPLACED,
            )
            self.made = self._workspace.do(add_financing_line, source).id
            return
        if amount is None:
            self.amount.note(self.desk.t("Write what it costs."), Note.ERROR)
            self.amount.editor.setFocus()
            raise Unreadable
        category = chosen(self.category, BudgetCategory) or BudgetCategory.OTHER
        cost = BudgetLine(
            id=BudgetLineId(self._workspace.new_id()),
            home=home,
            project=self._project,
            side=side,
            label=label,
            amount=amount,
            category=category,
            in_kind=in_kind,
            position=UNPLACED,
        )
        self.made = self._workspace.do(add_budget_line, cost).id

    def _arrange(self) -> None:
        self.column.addWidget(self.label_fr)
        self.column.addWidget(self.label_de)
        row = QHBoxLayout()
        row.addWidget(self.category, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.amount, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.column.addWidget(self.in_kind)


class NewPayment(Frame):
    """Money that arrived on a line: the day, the amount in the line's currency, a note."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, line: FinancingLine, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.payment", t("Money that arrived"), t("Record the payment"), parent)
        self._workspace, self._line, self._currency = workspace, line, currency_of(line)
        self.on = line_field(desk, "dialog.payment.on", t("Date"), icon="calendar-blank")
        label = t("Amount in {currency}").format(currency=self._currency)
        self.amount = line_field(desk, "dialog.payment.amount", label)
        self.note = line_field(desk, "dialog.payment.note", t("Note"))
        set_text(self.on, t.date_short(workspace.today()))
        row = QHBoxLayout()
        row.addWidget(self.on, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.amount, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.column.addWidget(self.note)
        self.amount.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, line: FinancingLine, parent: QWidget) -> None:
        """Records it, or does nothing."""
        cls(desk, workspace, line, parent).exec()

    def go(self) -> None:
        day = read_day(self.desk, self.on, self._workspace.today())
        amount = amount_of(self.desk, self.amount, self._currency)
        if day is None:
            self.on.note(self.desk.t("Write the day on which the money arrived."), Note.ERROR)
            raise Unreadable
        if amount is None or not amount.minor_units:
            self.amount.note(self.desk.t("Write how much arrived."), Note.ERROR)
            raise Unreadable
        new = Payment(
            id=PaymentId(self._workspace.new_id()),
            home=self._line.home,
            line=self._line.id,
            on=day,
            amount=amount,
            note=typed(self.note),
        )
        self._workspace.do(record_payment, new)
