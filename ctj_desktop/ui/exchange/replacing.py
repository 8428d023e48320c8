"""How does this computer take the place of an earlier one, and what must each partner do then?"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.files.names import safe_name
from ctj_desktop.i18n.words import word
from ctj_desktop.services.exchange.replacing import (
    Introduced,
    LastNumber,
    introduce_anew,
    need_earlier,
    replace_computer,
    to_take_over,
)
from ctj_desktop.ui.exchange.partner import CARD, own_name
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import Field, LineEdit
from ctj_desktop.ui.widgets.labels import Label


class ReplaceComputer(Frame):
    """The last number of each series, proposed from what is here, and a word that the earlier computer stops."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        t = desk.t
        title = t("This computer replaces an earlier one")
        super().__init__(desk, "dialog.replace", title, t("Replace"), parent)
        self._workspace = workspace
        self.introduced: Introduced | None = None
        self._last: dict[CommitteeId, list[tuple[LastNumber, LineEdit]]] = {}
        self._say(t("From now on this computer gives out the numbers, and the earlier one no more."), "muted")
        found = to_take_over(workspace.store)
        if found:
            about = t("Last numbers that the earlier computer gave out: look on the last papers that were sent.")
            self._say(about)
        for one in found:
            if len(found) > 1:
                self._say(one.committee.name.or_other(t.language) or one.committee.code)
            self._last[one.committee.id] = [(last, self._field(one.committee.code, last)) for last in one.last]
        if found:
            self._say(t("Numbers that are skipped are listed as not used or lost."), "muted")
        self.stopped = CheckBox(desk.theme, "dialog.replace.stopped", parent=self)
        self.stopped.say(t("Nobody works on the earlier computer any more"))
        self.stopped.toggled.connect(self.act.setEnabled)
        self.act.setEnabled(False)
        self.column.addWidget(self.stopped)
        first = next((edit for lines in self._last.values() for _, edit in lines), None)
        (first or self.stopped).setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        """Asks, does it, and says what the partners must do; NothingToTakeOver."""
        need_earlier(workspace.store)
        dialog = cls(desk, workspace, parent)
        dialog.exec()
        if dialog.introduced is not None:
            PartnersToTell(desk, dialog.introduced, parent).exec()

    def go(self) -> None:
        if not self.stopped.isChecked():
            raise Unreadable
        store = self._workspace.store
        last = {
            committee: tuple(LastNumber(series=one.series, number=edit.text()) for one, edit in lines)
            for committee, lines in self._last.items()
        }
        if store.moved is not None:
            store.come_back()
            self._workspace.reopen_asked.emit()
        if last:
            self._workspace.do(replace_computer, last=last)
        card = store.path.with_name(safe_name(f"{own_name(self.desk, self._workspace)}{CARD}"))
        self.introduced = introduce_anew(store, card)
        self._workspace.bus.exchanged.emit()

    def _say(self, text: str, tone: str = "") -> None:
        label = Label(self.desk.theme, Type.BODY, tone or "text", wrap=True, parent=self)
        label.say(text)
        self.column.addWidget(label)

    def _field(self, code: str, last: LastNumber) -> LineEdit:
        edit = LineEdit(self.desk.theme, f"dialog.replace.{code}.{last.series}")
        edit.setText(last.number)
        field = Field(self.desk.theme, edit)
        field.say(word(self.desk.t, last.series))
        self.column.addWidget(field)
        return edit


class PartnersToTell(Frame):
    """The new card with its digits, and a line for each partner."""

    def __init__(self, desk: Desk, introduced: Introduced, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.replaced", t("What the partners do now"), t("Close"), parent)
        self.cancel.hide()
        for at, line in enumerate(_lines(desk, introduced)):
            label = Label(desk.theme, Type.BODY, wrap=True, name=f"dialog.replaced.{at}", parent=self)
            label.say(line)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.column.addWidget(label)
        self.act.setFocus()

    def go(self) -> None:
        """Note that the message was read."""


def _lines(desk: Desk, introduced: Introduced) -> Iterator[str]:
    t = desk.t
    if introduced.card is None:
        yield t("This computer has the keys that the partners know: they have nothing to do.")
        return
    written = t("Your new card is in the file “{name}”, beside the workspace. Its digits: {digits}")
    yield written.format(name=introduced.card.name, digits="  ".join(introduced.digits))
    for partner in introduced.partners:
        name = partner.name_de if t.language == "de" else partner.name_fr
        what = t(
            "{name}: accepts the new card, compares its digits by voice, says that it replaces the earlier computer, "
            "and prepares a file for you."
        )
        yield what.format(name=name)
    if not introduced.partners:
        yield t("No partner is known here yet: nobody has to do anything.")
