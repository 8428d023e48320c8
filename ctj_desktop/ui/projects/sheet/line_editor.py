"""How is one line of a plan changed in place, and what was paid on it?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import PaymentId
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.records.projects import BudgetCategory, BudgetLine, FinancingLine, Payment
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n.words import word
from ctj_desktop.services.projects.money import (
    change_budget_line,
    change_financing_line,
    remove_budget_line,
    remove_financing_line,
    remove_payment,
)
from ctj_desktop.services.projects.sheet import currency_of, payments_of
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.forms.record_form import RecordForm, Slot, Value, choice_slot, text_slot
from ctj_desktop.ui.forms.typed_money import read_money
from ctj_desktop.ui.frame.amounts import whole
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.sheet.budget_columns import plain_amount
from ctj_desktop.ui.projects.sheet.side import SidePanel
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, Kind
from ctj_desktop.ui.widgets.fields import Choice, Field, LineEdit
from ctj_desktop.ui.widgets.labels import IconLabel, Label

MoneyLine = TypeVar("MoneyLine", BudgetLine, FinancingLine)


class LineForm(QWidget):
    """The fields of a cost or of a source; each is an act when it is left."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.workspace, self._name = desk, workspace, name
        self.both = BothValues(desk.theme, f"{name}.both", self)
        self.fields: dict[str, Field] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(desk.theme.px(metrics.GAP))
        self.column.addWidget(self.both)

    def text(self, key: str) -> Field:
        """A one-line field."""
        return self._add(key, LineEdit(self.desk.theme, f"{self._name}.{key}"))

    def choice(self, key: str) -> Field:
        """A list."""
        return self._add(key, Choice(self.desk.theme, f"{self._name}.{key}"))

    def chooser(self, key: str) -> Choice:
        """The list of that name."""
        editor = self.fields[key].editor
        assert isinstance(editor, Choice)
        return editor

    def _add(self, key: str, editor: LineEdit | Choice) -> Field:
        field = Field(self.desk.theme, editor)
        self.fields[key] = field
        self.column.addWidget(field)
        return field

    def allow(self, possible: bool) -> None:
        """Whether anything can be typed."""
        for field in self.fields.values():
            field.editor.setEnabled(possible)


def money_slot(
    form: LineForm, key: str, read: Callable[[Any], Money | None], current: Callable[[], Any], *, needed: bool = False
) -> Slot[Any]:
    """An amount in the currency of the line; wrong text is refused at the field; none is zero where one is needed."""

    editor = form.fields[key].editor
    assert isinstance(editor, LineEdit)

    def given(value: Value) -> Mapping[str, object]:
        money = read_money(str(value), currency_of(current()))
        editor.setText(plain_amount(form.desk.t, money))  # as it will be read again
        return {key: Money(0, currency_of(current())) if needed and money is None else money}

    return Slot(
        register=key, field=form.fields[key], read=lambda one: plain_amount(form.desk.t, read(one)), given=given
    )


class PlanForm(LineForm, Generic[MoneyLine]):
    """The form of a line of a plan."""

    form: RecordForm[MoneyLine]

    def __init__(self, desk: Desk, workspace: OpenWorkspace, name: str, parent: QWidget) -> None:
        super().__init__(desk, workspace, name, parent)
        self._seen: MoneyLine | None = None

    def show_line(self, line: MoneyLine) -> None:
        """Another line, or the same after an act."""
        same = self._seen is not None and self._seen.id == line.id
        self._seen = line
        self.retranslate()
        self.form.follow(line) if same else self.form.show(line)

    def retranslate(self) -> None:
        """Labels and choices."""
        raise NotImplementedError


class CostForm(PlanForm[BudgetLine]):
    """A cost: its name in both languages, kind, amount."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk, workspace, "cost", parent)
        self.text("label.fr")
        self.text("label.de")
        self.text("amount")
        self.choice("category")
        self.choice("in_kind")
        slots = [text_slot(self.fields[f"label.{one.value}"], "label", one) for one in _BOTH]
        slots.append(money_slot(self, "amount", lambda line: line.amount, lambda: self._seen, needed=True))
        slots += [choice_slot(self.fields["category"], "category"), choice_slot(self.fields["in_kind"], "in_kind")]
        self.form = RecordForm(desk, workspace, slots, self.both, self._save, self)

    def retranslate(self) -> None:
        """Labels and choices."""
        t, seen = self.desk.t, self._seen
        currency = currency_of(seen) if seen is not None else ""
        amount = t("Amount in {currency}").format(currency=currency)
        _say(
            self,
            {
                "label.fr": t("Name, French"),
                "label.de": t("Name, German"),
                "category": t("Kind of cost"),
                "amount": amount,
                "in_kind": t("Money or in kind"),
            },
        )
        _offer(self, "category", [(word(t, one), one) for one in BudgetCategory], seen and seen.category)
        _offer(self, "in_kind", [(t("in money"), False), (t("in kind"), True)], seen and seen.in_kind)

    def _save(self, after: BudgetLine, before: BudgetLine) -> object:
        return self.workspace.do(change_budget_line, after, before)


class SourceForm(PlanForm[FinancingLine]):
    """A source: its name, what is asked for, what was granted."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk, workspace, "source", parent)
        for key in ("label.fr", "label.de", "requested", "awarded"):
            self.text(key)
        self.choice("in_kind")
        slots = [text_slot(self.fields[f"label.{one.value}"], "label", one) for one in _BOTH]
        slots.append(money_slot(self, "requested", lambda line: line.requested, lambda: self._seen))
        slots.append(money_slot(self, "awarded", lambda line: line.awarded, lambda: self._seen))
        slots.append(choice_slot(self.fields["in_kind"], "in_kind"))
        self.form = RecordForm(desk, workspace, slots, self.both, self._save, self)

    def retranslate(self) -> None:
        """Labels and choices."""
        t, seen = self.desk.t, self._seen
        currency = currency_of(seen) if seen is not None else ""
        _say(
            self,
            {
                "label.fr": t("Name, French"),
                "label.de": t("Name, German"),
                "in_kind": t("Money or in kind"),
                "requested": t("Requested in {currency}").format(currency=currency),
                "awarded": t("Granted in {currency}").format(currency=currency),
            },
        )
        _offer(self, "in_kind", [(t("in money"), False), (t("in kind"), True)], seen and seen.in_kind)

    def _save(self, after: FinancingLine, before: FinancingLine) -> object:
        return self.workspace.do(change_financing_line, after, before)


class ProjectLinePanel(SidePanel):
    """The line that is current in the plans; of a source also what was paid."""

    payment_asked = Signal(object)

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk, "project.line", parent)
        self._workspace = workspace
        self._line: BudgetLine | FinancingLine | None = None
        self.cost, self.source = CostForm(desk, workspace, self.inside), SourceForm(desk, workspace, self.inside)
        self._paid_title = Label(desk.theme, Type.LABEL, "muted", parent=self.inside)
        self._payments = QVBoxLayout()
        self.pay = Button(desk.theme, "project.pay", icon="plus", compact=True, parent=self.inside)
        self._lay_out()
        self.pay.clicked.connect(lambda: self.payment_asked.emit(self._line))
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
        if isinstance(line, BudgetLine):
            self.cost.show_line(line)
        elif isinstance(line, FinancingLine):
            self.source.show_line(line)
        self._show_rest(line)

    def flush(self) -> None:
        """What was typed becomes an act."""
        self.cost.form.flush()
        self.source.form.flush()

    def edit(self) -> None:
        """The keyboard goes to the amount."""
        if isinstance(self._line, BudgetLine):
            self.cost.fields["amount"].editor.setFocus()
        elif self._line is not None:
            self.source.fields["requested"].editor.setFocus()

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

    def _lay_out(self) -> None:
        for widget in (self.cost, self.source, self._paid_title):
            self.inside_column.addWidget(widget)
        self._payments.setSpacing(self.desk.theme.px(4))
        self.inside_column.addLayout(self._payments)
        self.inside_column.addWidget(self.pay, 0, Qt.AlignmentFlag.AlignLeft)
        self.inside_column.addStretch(1)

    def _show_rest(self, line: BudgetLine | FinancingLine | None) -> None:
        t, read_only = self.desk.t, self._workspace.store.read_only
        titles: dict[type, str] = {BudgetLine: t("Cost"), FinancingLine: t("Source of money")}
        self.title.say(titles.get(type(line), t("Line of the plan")))
        self.hint.setVisible(line is None)
        choose = t("Choose a line of one of the two plans to change it here.")
        self.hint.say(choose)
        why_not = self._workspace.why_not_write(t)
        self.say_removal(t, why_not if line is not None else choose)
        self.pay.usable_unless(why_not)
        self.cost.allow(not read_only)
        self.source.allow(not read_only)
        self._show_payments(payments_of(self._workspace.store, line.id) if isinstance(line, FinancingLine) else [])

    def _show_payments(self, payments: Sequence[Payment]) -> None:
        while (item := self._payments.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
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
        away = Button(theme, f"project.payment.{at}.remove", Kind.QUIET, icon="x", compact=True, parent=row)
        away.say("", name=t("Take the payment of {amount} away").format(amount=whole(t, payment.amount)))
        away.usable_unless(self._workspace.why_not_write(t))
        away.clicked.connect(lambda: self._remove_payment(payment.id))
        line.addWidget(away)
        return row

    def _remove_payment(self, payment: UUID) -> None:
        self.desk.attempt(lambda: self._workspace.do(remove_payment, payment=PaymentId(payment)))


_BOTH = (Language.FR, Language.DE)


def _say(form: LineForm, labels: Mapping[str, str]) -> None:
    for key, label in labels.items():
        form.fields[key].say(label)


def _offer(form: LineForm, key: str, options: Sequence[tuple[str, object]], chosen: object) -> None:
    form.chooser(key).offer(options, chosen)
