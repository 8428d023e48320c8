"""What is to come and what came on a source of money, line by line, with what is odd about it?"""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.funding.plan import currency_of
from ctj_desktop.domain.ids import InstalmentId, PaymentId
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.project_work import Instalment
from ctj_desktop.domain.records.projects import FinancingLine, Payment
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.i18n.words import word
from ctj_desktop.services.projects.arrivals import Arrivals, arrivals, expected_payment, payments_of
from ctj_desktop.services.projects.money import remove_instalment, remove_payment
from ctj_desktop.ui.forms.entries.picks import PickEntry
from ctj_desktop.ui.forms.screens.fields_dialog import FieldsDialog
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.forms.screens.pieces import clear
from ctj_desktop.ui.frame.amounts import whole
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import FormRows
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.forms import INSTALMENT, PAYMENT
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import IconLabel, Label

HEIGHT = {INSTALMENT.kind: 260, PAYMENT.kind: 380}
"""Pixels of ordinary text: of the dialog in which one is corrected."""


class ArrivalsView(QWidget):
    """Instalments, payments, what is left, and remarks; each line is corrected by its name and taken away."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._line: FinancingLine | None = None
        self._remarks = QVBoxLayout()
        self._promised_title = Label(desk.theme, Type.LABEL, "muted", parent=self)
        self._promised = QVBoxLayout()
        self.promise = Button(desk.theme, "project.promise", icon="plus", compact=True, parent=self)
        self._paid_title = Label(desk.theme, Type.LABEL, "muted", parent=self)
        self._payments = QVBoxLayout()
        self.pay = Button(desk.theme, "project.pay", icon="plus", compact=True, parent=self)
        self.left = Label(desk.theme, Type.CAPTION, "muted", wrap=True, name="project.left", parent=self)
        self._lay_out()
        self.pay.clicked.connect(self.add_payment)
        self.promise.clicked.connect(self.add_instalment)

    def show_line(self, line: FinancingLine) -> None:
        """What came on this line."""
        self._line = line
        found = arrivals(self._workspace.store, line, content_language(self._desk.t))
        t, why_not = self._desk.t, self._workspace.why_not_write(self._desk.t)
        self._promised_title.say(t("Instalments"))
        self.promise.say(t("Plan an instalment…"))
        self._paid_title.say(t("Payments"))
        self.pay.say(t("Record a payment…"))
        for button in (self.pay, self.promise):
            button.usable_unless(why_not)
        self._show_remarks(found)
        self._fill(self._promised, [self._instalment_row(one, found, at) for at, one in enumerate(found.instalments)])
        self._fill(self._payments, [self._payment_row(one, at) for at, one in enumerate(found.payments)])
        self.left.say(left_words(t, found))
        self.left.setVisible(bool(self.left.text()))

    def add_payment(self) -> UUID | None:
        """Money that arrived today, unless another day is written, for the instalment that is due; what was made."""
        line = self._line
        made = None
        if line is not None:
            store = self._workspace.store
            due = expected_payment(store, line, arrivals(store, line, content_language(self._desk.t)))
            said = {"payment_kind": due.kind, "amount": due.amount, "instalment": due.instalment}
            dialog = NewRecord(
                self._desk,
                self._workspace,
                PAYMENT,
                self,
                given={"line": line.id},
                proposed={"on": self._workspace.today(), **{name: v for name, v in said.items() if v is not None}},
                currency=currency_of(line),
            )
            document = dialog.entries["document"]
            assert isinstance(document, PickEntry)
            document.among = {"project": line.project}
            dialog.exec()
            made = dialog.made
        return made

    def correct_payment(self, payment: UUID) -> None:
        """Asks what is to be corrected on a payment of this line."""
        line = self._line
        found = payments_of(self._workspace.store, line.id) if line is not None else []
        for at, one in enumerate(found):
            if one.id == payment and not self._workspace.store.read_only:
                self._correct(PAYMENT, one, self._desk.t("Payment"), f"project.payment.{at}")

    def remove_payment(self, payment: UUID) -> None:
        """Takes a payment away; undo brings it back."""
        if not self._workspace.store.read_only:
            self._desk.attempt(lambda: self._workspace.do(remove_payment, payment=PaymentId(payment)))

    def add_instalment(self) -> None:
        """Money that is to come."""
        line = self._line
        if line is not None:
            given = {"line": line.id}
            NewRecord.ask(self._desk, self._workspace, INSTALMENT, self, given=given, currency=currency_of(line))

    # inside

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for layout in (self._remarks, self._promised, self._payments):
            layout.setSpacing(px(4))
        column.addLayout(self._remarks)
        column.addWidget(self._promised_title)
        column.addLayout(self._promised)
        column.addWidget(self.promise, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._paid_title)
        column.addLayout(self._payments)
        column.addWidget(self.left)
        column.addWidget(self.pay, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_remarks(self, found: Arrivals) -> None:
        clear(self._remarks)
        for at, remark in enumerate(found.remarks):
            row = QWidget(self)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(self._desk.theme.px(6))
            icon = IconLabel(self._desk.theme, "warning", "warning", parent=row)
            said = Label(self._desk.theme, Type.BODY, "warning", wrap=True, name=f"project.remark.{at}", parent=row)
            said.say(finding_text(self._desk.t, remark))
            line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(said, 1)
            self._remarks.addWidget(row)

    def _fill(self, layout: QVBoxLayout, rows: Sequence[QWidget]) -> None:
        clear(layout)
        for row in rows:
            layout.addWidget(row)

    def _instalment_row(self, one: Instalment, found: Arrivals, at: int) -> QWidget:
        t = self._desk.t
        day = t.date_short(one.due) if one.due is not None else t("no day")
        icon = ("circle-dashed", "muted") if found.due(one) else ("check-circle", "ok")
        return self._row(
            f"project.instalment.{at}",
            icon,
            " · ".join(filter(None, (day, one.label.or_other(content_language(t))))),
            whole(t, one.amount),
            lambda: self._correct(INSTALMENT, one, t("Instalment"), f"project.instalment.{at}"),
            lambda: self._workspace.do(remove_instalment, instalment=InstalmentId(one.id)),
        )

    def _payment_row(self, one: Payment, at: int) -> QWidget:
        t = self._desk.t
        return self._row(
            f"project.payment.{at}",
            ("check-circle", "ok"),
            " · ".join(filter(None, (t.date_short(one.on), word(t, one.payment_kind), one.note))),
            whole(t, one.amount),
            lambda: self._correct(PAYMENT, one, t("Payment"), f"project.payment.{at}"),
            lambda: self._workspace.do(remove_payment, payment=PaymentId(one.id)),
        )

    def _row(
        self,
        name: str,
        icon: tuple[str, str],
        text: str,
        amount: str,
        correct: Callable[[], object],
        take_away: Callable[[], object],
    ) -> QWidget:
        theme, t = self._desk.theme, self._desk.t
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(4))
        line.addWidget(IconLabel(theme, *icon, parent=row))
        when = Label(theme, Type.BODY, elide=True, parent=row)
        when.say(text)
        figure = Label(theme, Type.STRONG, name=name, parent=row)
        figure.say(amount)
        line.addWidget(when, 1)
        line.addWidget(figure)
        why_not = self._workspace.why_not_write(t)
        acts = (
            (f"{name}.correct", "pencil-simple", t("Correct {amount}"), correct),
            (f"{name}.remove", "x", t("Take {amount} away"), lambda: self._take_away(take_away)),
        )
        for key, picture, said, act in acts:
            button = Button(theme, key, ButtonKind.QUIET, icon=picture, compact=True, parent=row)
            button.say("", name=said.format(amount=amount))
            button.usable_unless(why_not)
            button.clicked.connect(act)
            line.addWidget(button)
        return row

    def _take_away(self, act: Callable[[], object]) -> None:
        self._desk.attempt(act)
        self.pay.setFocus()

    def _correct(self, declared: FormRows, record: Record, title: str, row: str) -> None:
        """In a dialog; each field is an act when it is left."""
        line = self._line
        if line is None:
            return

        def words(shown: Any) -> tuple[str, str]:
            return title, whole(self._desk.t, shown.amount)

        name, height = f"dialog.{declared.kind}", HEIGHT[declared.kind]
        dialog = FieldsDialog(
            self._desk,
            self._workspace,
            name,
            declared,
            words,
            record,
            self,
            writable=True,
            height=height,
        )
        dialog.fields.among("document", project=line.project)
        dialog.begin().exec()
        corrected = self.findChild(Button, f"{row}.correct")  # of the row as it was made anew
        (corrected or self.pay).setFocus()


def left_words(t: Translator, found: Arrivals) -> str:
    """What is paid of what was granted, and what is left."""
    if found.left is None:
        return ""
    paid = whole(t, found.paid) if found.paid is not None else t("nothing")
    return t("Paid: {paid}. Left of the award: {left}.").format(paid=paid, left=whole(t, found.left))
