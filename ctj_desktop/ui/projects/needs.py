"""What does a change of stage need, what of it is there, and where is what is missing put right?"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.records.projects import FinancingLine, MoveNeed, Project
from ctj_desktop.i18n.words import capital, word
from ctj_desktop.services.projects.stages.needs import JudgedNeed, granting_lines
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.ui.forms.screens.pieces import clear
from ctj_desktop.ui.frame.amounts import in_each_currency
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import IconLabel, Label

PARTS = {
    MoveNeed.OPINION: "opinion",
    MoveNeed.CONDITIONS: "conditions",
    MoveNeed.CALL: "facts::project.call",
    MoveNeed.PARTNERS: "partners",
    MoveNeed.BALANCED: "budget",
    MoveNeed.AWARD: "budget",
    MoveNeed.PAID: "budget",
}
"""The part of the sheet where each is entered, perhaps with the field; the others are asked for in the dialog."""


class MoveNeeds(QWidget):
    """Each condition with whether it is met; a missing one says `wanted` when it is to be put right."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._shown = desk, tuple[JudgedNeed, ...]()
        self.setObjectName(name)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(desk.theme.px(4))

    def say(self, needs: Sequence[JudgedNeed]) -> bool:
        """What is shown from now on; whether it became another list."""
        if tuple(needs) == self._shown:
            return False
        self._shown = tuple(needs)
        clear(self._rows)
        self.setVisible(bool(needs))
        if needs:
            head = Label(self._desk.theme, Type.LABEL, "muted", parent=self)
            head.say(self._desk.t("The route asks for"))
            self._rows.addWidget(head)
        for one in needs:
            self._rows.addWidget(self._row(one))
        return True

    def _row(self, one: JudgedNeed) -> QWidget:
        t, theme = self._desk.t, self._desk.theme
        row = QWidget(self)
        row.setMinimumHeight(theme.px(metrics.CHIP))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        icon, colour = ("check-circle", "accent") if one.there else ("circle-dashed", "error")
        line.addWidget(IconLabel(theme, icon, colour, parent=row), 0, Qt.AlignmentFlag.AlignVCenter)
        text = Label(theme, Type.BODY, wrap=True, name=f"{self.objectName()}.{one.need.value}", parent=row)
        balanced = t("a plan that balances, or the reason why it does not")
        said = capital(balanced) if one.or_reason else word(t, one.need)
        if one.amounts:
            lacking = (
                t("{condition} ({amounts} missing)")
                if one.need is MoveNeed.PAID
                else t("{condition} ({amounts} apart)")
            )
            said = lacking.format(condition=said, amounts=t.join(in_each_currency(t, *one.amounts)))
        text.say(said)
        text.setAccessibleName(t("{condition}: met") if one.there else t("{condition}: missing"))
        text.setAccessibleName(text.accessibleName().format(condition=said))
        line.addWidget(text, 1)
        if not one.there:
            button = f"{self.objectName()}.{one.need.value}.open"
            lead = Button(theme, button, ButtonKind.LINK, icon="arrow-right", compact=True, parent=row)
            lead.say(t("Put it right"), name=t("Put it right: {condition}").format(condition=said))
            lead.clicked.connect(lambda: self.wanted.emit(one.need))
            line.addWidget(lead)
        return row


def place_of_need(store: OpenFile, need: MoveNeed, project: Project) -> Place | None:
    """Where what is missing is entered, in the very field where there is one; None where the dialog asks for it."""
    if need is MoveNeed.AWARD:
        sources = granting_lines(store, project) or store.all(FinancingLine, project=project.id, in_kind=False)
        detail = f"{PARTS[need]}:{sources[0].id}:source.awarded" if sources else PARTS[need]
        return Place(page="project", record=project.id, detail=detail)
    if need is MoveNeed.OPEN_CALL and project.call is not None:
        return Place(page="calls", record=project.call)
    part = PARTS.get(MoveNeed.CALL if need is MoveNeed.OPEN_CALL else need)
    return Place(page="project", record=project.id, detail=part) if part is not None else None
